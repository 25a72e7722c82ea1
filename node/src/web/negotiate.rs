//! What a caller asks for: form by `Accept`, language by `Accept-Language`.
//!
//! Spec: RFC 9110 sections 12.5.1 and 12.5.4, RFC 4647 section 3.4 (lookup). This module does not know what is asked for.

use http::{HeaderMap, HeaderName, header};

/// The exact content type of `ActivityPub` bytes.
pub const ACTIVITY: &str = "application/activity+json";
/// The same bytes for those who ask for JSON-LD.
pub const LINKED_DATA: &str = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
/// The source of a material.
pub const MARKDOWN: &str = "text/markdown; charset=utf-8";

const PROFILE: &str = "https://www.w3.org/ns/activitystreams";
const RANGES: usize = 32;

/// The forms a material comes in; the order decides between equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page for people.
    Page,
    /// `application/activity+json`.
    Activity,
    /// `application/ld+json` with the profile of `ActivityStreams`.
    LinkedData,
    /// `text/markdown`.
    Markdown,
}

impl Form {
    const ALL: [Self; 4] = [Self::Page, Self::Activity, Self::LinkedData, Self::Markdown];

    /// How closely `range` names this form: nothing, by `*/*`, by `type/*`, or exactly.
    fn closeness(self, range: &Range<'_>) -> Option<u8> {
        let (kind, exact) = match self {
            Self::Page => ("text", range.is("text/html") || range.is("application/xhtml+xml")),
            // Some clients ask for plain JSON and mean ActivityStreams.
            Self::Activity => ("application", range.is(ACTIVITY) || range.is("application/json")),
            Self::LinkedData => ("application", range.is("application/ld+json") && range.has_profile()),
            Self::Markdown => ("text", range.is("text/markdown")),
        };
        let is_wide = range.media_type.strip_suffix("/*").is_some_and(|left| left.eq_ignore_ascii_case(kind));
        match () {
            () if exact => Some(3),
            () if is_wide => Some(2),
            () if range.media_type == "*/*" => Some(1),
            () => None,
        }
    }
}

/// The form a caller likes best; a page for those who say nothing or nothing we have.
pub fn form(headers: &HeaderMap) -> Form {
    let accept = joined(headers, &header::ACCEPT);
    let ranges: Vec<Range<'_>> = accept.split(',').take(RANGES).filter_map(Range::read).collect();
    let mut best = (0.0, Form::Page);
    for form in Form::ALL {
        let closest = ranges.iter().filter_map(|range| Some((form.closeness(range)?, range.quality)));
        let Some((_, quality)) = closest.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))) else { continue };
        if quality > best.0 {
            best = (quality, form);
        }
    }
    best.1
}

/// Whether `wanted` is asked for at least as much as `other`; neither named counts as no.
pub fn prefers(headers: &HeaderMap, wanted: &str, other: &str) -> bool {
    let accept = joined(headers, &header::ACCEPT);
    let quality = |media_type: &str| {
        let named = accept.split(',').take(RANGES).filter_map(Range::read).filter(|range| range.is(media_type));
        named.map(|range| range.quality).fold(0.0, f32::max)
    };
    let wanted = quality(wanted);
    wanted > 0.0 && wanted >= quality(other)
}

/// The best of `offered` for the caller: by `Accept-Language`, else the first.
pub fn language<'a>(headers: &HeaderMap, offered: &[&'a str]) -> Option<&'a str> {
    let found = languages(headers).into_iter().find_map(|tag| match tag.as_str() {
        "*" => offered.first().copied(),
        tag => lookup(tag, offered),
    });
    found.or_else(|| offered.first().copied())
}

/// What `Accept-Language` asks for, the best liked first.
pub fn languages(headers: &HeaderMap) -> Vec<String> {
    if !headers.contains_key(header::ACCEPT_LANGUAGE) {
        return Vec::new();
    }
    let accept = joined(headers, &header::ACCEPT_LANGUAGE);
    let mut ranges: Vec<Range<'_>> = accept.split(',').take(RANGES).filter_map(Range::read).collect();
    ranges.retain(|range| range.quality > 0.0);
    ranges.sort_by(|a, b| b.quality.total_cmp(&a.quality));
    ranges.into_iter().map(|range| range.media_type.to_owned()).collect()
}

/// RFC 4647 lookup: the tag itself, then without its last part, and so on.
pub fn lookup<'a>(tag: &str, offered: &[&'a str]) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        if let Some(found) = offered.iter().find(|offer| offer.eq_ignore_ascii_case(rest)) {
            return Some(found);
        }
        rest = rest.rsplit_once('-')?.0;
    }
}

fn joined(headers: &HeaderMap, name: &HeaderName) -> String {
    let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|line| line.to_str().ok()).collect();
    lines.join(",")
}

/// One member of an `Accept` or `Accept-Language` list.
struct Range<'a> {
    media_type: &'a str,
    profile: Option<&'a str>,
    quality: f32,
}

impl<'a> Range<'a> {
    fn read(member: &'a str) -> Option<Self> {
        let mut parts = member.split(';').map(str::trim);
        let media_type = parts.next().filter(|name| !name.is_empty())?;
        let mut range = Self { media_type, profile: None, quality: 1.0 };
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match name.trim() {
                name if name.eq_ignore_ascii_case("q") => {
                    range.quality = value.trim().parse().ok().filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0);
                }
                name if name.eq_ignore_ascii_case("profile") => range.profile = Some(value.trim().trim_matches('"')),
                _ => {}
            }
        }
        Some(range)
    }

    fn is(&self, media_type: &str) -> bool {
        self.media_type.eq_ignore_ascii_case(media_type)
    }

    /// Without a profile `application/ld+json` is taken to mean ours.
    fn has_profile(&self) -> bool {
        self.profile.is_none_or(|profile| profile.split_whitespace().any(|one| one == PROFILE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(accept: &str) -> Form {
        form(&HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]))
    }

    fn speaks(accept: &str, offered: &[&'static str]) -> Option<&'static str> {
        language(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, accept.parse().unwrap())]), offered)
    }

    #[test]
    fn each_kind_of_caller_gets_the_form_it_came_for() {
        assert_eq!(form(&HeaderMap::new()), Form::Page);
        for (accept, expected) in [
            ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", Form::Page),
            ("*/*", Form::Page),
            ("application/activity+json", Form::Activity),
            ("application/*", Form::Activity),
            (
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json, text/html;q=0.1",
                Form::Activity,
            ),
            ("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", Form::LinkedData),
            ("application/ld+json; profile=\"https://example.org/other\", text/markdown;q=0.2", Form::Markdown),
            ("text/markdown, text/html;q=0.5", Form::Markdown),
            ("text/html;q=0, */*", Form::Activity),
            ("image/png", Form::Page),
            (";;;,,q=1,/*", Form::Page),
        ] {
            assert_eq!(asks(accept), expected, "{accept}");
        }
    }

    #[test]
    fn a_reader_gets_the_first_of_their_languages_that_is_offered() {
        let offered = ["fi", "sv", "en"];
        for (accept, expected) in
            [("sv-FI, fi;q=0.9", "sv"), ("de, en;q=0.3, *;q=0.1", "en"), ("de", "fi"), ("fi;q=0, en", "en"), ("", "fi")]
        {
            assert_eq!(speaks(accept, &offered), Some(expected), "{accept}");
        }
        assert_eq!(speaks("fi", &[]), None);
    }
}
