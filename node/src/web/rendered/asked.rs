//! Which requests may be answered from memory, and under which name the answer is kept.

use std::borrow::Cow;

use http::{HeaderMap, HeaderName, Method, Request, header};

use crate::{
    app::App,
    model::words::Words,
    web::{
        likes,
        negotiate::{self, Form},
        session, shell,
    },
};

/// Longer addresses are answered as they come.
const ADDRESS_BYTES: usize = 512;

/// What tells who asks, or that more is asked than an address: none of it may stand on a request.
const PERSONAL: [HeaderName; 5] = [
    header::AUTHORIZATION,
    HeaderName::from_static("signature"),
    HeaderName::from_static("signature-input"),
    header::TRANSFER_ENCODING,
    header::EXPECT,
];

/// A question that everybody may ask.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'a> {
    key: Cow<'a, str>,
    place: Place,
}

impl<'a> Asked<'a> {
    /// Reads a request; nothing if its answer is not for everybody.
    pub(super) fn read<B>(app: &App, request: &'a Request<B>) -> Option<Self> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) || is_personal(app, request.headers()) {
            return None;
        }
        let address = request.uri().path_and_query()?.as_str();
        if address.len() > ADDRESS_BYTES {
            return None;
        }
        let place = Place::of(request.uri().path())?;
        let language = match place {
            Place::Fixed | Place::Data => return Some(Self { key: Cow::Borrowed(address), place }),
            Place::Page(language) => language,
            Place::Negotiated if negotiate::form(request.headers()) == Form::Page => {
                shell::best(app, request.headers()).code
            }
            Place::Negotiated => return None,
        };
        let further = likes::further(language, request.headers()).join(" ");
        // No address holds a line feed; what follows it is a question as good as one behind a question mark.
        let key = match (place, further.is_empty()) {
            (Place::Page(_), true) => Cow::Borrowed(address),
            (Place::Page(_), false) => Cow::Owned(format!("{address}\n?{further}")),
            (_, true) => Cow::Owned(format!("{address}\n{language}")),
            (_, false) => Cow::Owned(format!("{address}\n{language}?{further}")),
        };
        Some(Self { key, place })
    }

    /// The same without the request.
    pub(super) fn into_owned(self) -> Asked<'static> {
        Asked { key: Cow::Owned(self.key.into_owned()), place: self.place }
    }

    /// The name of what is kept.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The path, if nothing else is asked.
    pub(super) fn path(&self) -> Option<&str> {
        (!self.key.contains('?')).then_some(&*self.key)
    }

    /// Whether an answer may depend on a header that counts in its name.
    pub(super) fn allows(&self, varying: &str) -> bool {
        self.varying().split(", ").any(|name| varying.eq_ignore_ascii_case(name))
    }

    /// The headers that count in its name.
    pub(super) const fn varying(&self) -> &'static str {
        match self.place {
            Place::Fixed => "Accept-Encoding",
            Place::Data => "Authorization, Accept-Encoding",
            Place::Page(_) => "Accept-Language, Accept-Encoding",
            Place::Negotiated => "Accept, Accept-Language, Accept-Encoding",
        }
    }
}

/// Another site of the same authority may set cookies for its whole domain; only ours says who asks.
fn is_personal(app: &App, headers: &HeaderMap) -> bool {
    session::is_shown(app, headers) || says_more(headers)
}

fn says_more(headers: &HeaderMap) -> bool {
    let has_body = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
    has_body || PERSONAL.iter().any(|name| headers.contains_key(name))
}

/// What the answer depends on besides the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing.
    Fixed,
    /// Whether there is a token, with which nothing is answered from here.
    Data,
    /// A page in this language: which others its reader likes.
    Page(&'static str),
    /// Form and languages.
    Negotiated,
}

impl Place {
    fn of(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let (first, second) = (parts.next()?, parts.next());
        match (first, second) {
            ("feeds", Some(set)) if set != "own" => Some(Self::Fixed),
            ("sitemap.xml" | "catalog.jsonld" | "topics.jsonld", None) | ("sitemaps", Some(_)) => Some(Self::Fixed),
            ("api", Some("v1")) => Some(Self::Data),
            ("materials", Some(_)) if parts.next().is_none() => Some(Self::Negotiated),
            (_, Some("sign-in" | "sign-out" | "my-feeds" | "languages" | "account" | "digest" | "digests")) => None,
            (language, Some(_)) => Words::of(language).map(|words| Self::Page(words.code)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_that_are_for_everybody_are_kept() {
        for path in ["/fi/", "/fi/materials", "/fi/materials/1", "/fi/search"] {
            assert_eq!(Place::of(path), Some(Place::Page("fi")), "{path}");
        }
        for path in [
            "/sitemap.xml",
            "/sitemaps/0.xml",
            "/catalog.jsonld",
            "/feeds/all.opml",
            "/feeds/all.fi.rss",
            "/feeds/kind/guide.fi.atom",
            "/topics.jsonld",
        ] {
            assert_eq!(Place::of(path), Some(Place::Fixed), "{path}");
        }
        assert_eq!(Place::of("/api/v1/search"), Some(Place::Data));
        assert_eq!(Place::of("/materials/1"), Some(Place::Negotiated));
        for path in [
            "/",
            "/fi",
            "/feeds/own/token/all.fi.rss",
            "/fi/sign-in",
            "/fi/sign-in/token",
            "/sv/sign-out",
            "/en/my-feeds",
            "/en/my-feeds/1/end",
            "/de/materials",
            "/FI/",
            "/actor",
            "/actors/vaalit/outbox",
            "/log/head",
            "/log/entries",
            "/partners",
            "/materials/1/revisions/1",
            "/attachments/0",
            "/health",
            "/metrics",
            "/.well-known/webfinger",
            "/api/openapi.json",
            "*",
        ] {
            assert_eq!(Place::of(path), None, "{path}");
        }
    }

    #[test]
    fn whoever_shows_who_they_are_asks_something_else() {
        let asked = |name: &'static str| [(HeaderName::from_static(name), "x".parse().unwrap())].into_iter().collect();
        for name in ["authorization", "signature", "signature-input", "content-length", "transfer-encoding"] {
            assert!(says_more(&asked(name)), "{name}");
        }
        for name in ["accept", "cookie", "if-none-match", "x-forwarded-for", "user-agent"] {
            assert!(!says_more(&asked(name)), "{name}");
        }
    }
}
