//! What search engines may read: robots.txt and the maps of the public pages, in each interface language.
//!
//! Spec: RFC 9309, <https://www.sitemaps.org/protocol.html> with `xhtml:link`. Own CLEAR material alone: what came from
//! a partner is found at the partner's.

use std::fmt::Write as _;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Action, Viewer};
use http::{HeaderMap, HeaderValue, header};

use super::{headers, page::Cache, pages::index, problem::Fault, shell};
use crate::{
    app::App,
    model::{markdown::escape, words::Words},
    store::material::{self, By, Filter},
};

/// Materials in one map; each has an address in every interface language.
const MATERIALS_A_MAP: u32 = 1_000;
/// Most maps.
const MAPS: u32 = 1_000;
/// The pages that are always there, behind their language.
pub(super) const PAGES: [&str; 16] = [
    "/",
    "/materials",
    "/topics",
    "/countries",
    "/kinds",
    "/projects",
    "/guides",
    "/calendar",
    "/adoptions",
    "/authorities",
    "/network",
    "/withdrawn",
    "/feeds",
    "/about",
    "/accessibility",
    "/privacy",
];

/// `GET /robots.txt`.
pub async fn robots(State(app): State<App>) -> Response {
    let origin = app.config.origin();
    let text = format!(
        "User-agent: *\nDisallow: /*/sign-in\nDisallow: /*/sign-out\nDisallow: /actors/\nDisallow: /log/\n\
         Disallow: /api/\nAllow: /\nSitemap: {origin}/sitemap.xml\n"
    );
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    (headers, text).into_response()
}

/// `GET /sitemap.xml`: which maps there are.
pub async fn index(State(app): State<App>, asked: HeaderMap) -> Result<Response, Fault> {
    let materials = material::count(&app.db, &Viewer::Public, Action::Search, &own()).await?;
    let maps = u32::try_from(materials.div_ceil(u64::from(MATERIALS_A_MAP))).unwrap_or(MAPS).min(MAPS);
    let origin = app.config.origin();
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 0..=maps {
        let _ = writeln!(text, "<sitemap><loc>{origin}/sitemaps/{number}.xml</loc></sitemap>");
    }
    text.push_str("</sitemapindex>\n");
    Ok(answer(&asked, text))
}

/// `GET /sitemaps/{file}`: 0 has the pages, each further one so many materials.
pub async fn map(State(app): State<App>, Path(file): Path<String>, asked: HeaderMap) -> Result<Response, Fault> {
    let absent = || Fault::absent(&app, shell::best(&app, &asked).code);
    let number = file.strip_suffix(".xml").and_then(|number| number.parse::<u32>().ok());
    let number = number.filter(|number| *number <= MAPS && format!("{number}.xml") == file).ok_or_else(absent)?;
    let origin = app.config.origin();
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    if let Some(before) = number.checked_sub(1) {
        let offset = before * MATERIALS_A_MAP;
        let found = material::list(&app.db, &Viewer::Public, Action::Search, &own(), MATERIALS_A_MAP, offset).await?;
        if found.is_empty() {
            return Err(absent());
        }
        for listed in found {
            let changed = listed.material.updated.to_string();
            write_page(&mut text, origin, &format!("/materials/{}", listed.material.id), Some(&changed));
        }
    } else {
        for path in PAGES {
            write_page(&mut text, origin, path, None);
        }
        for authority in &app.config.authorities {
            let path = format!("/authorities/{}@{}", authority.username, app.config.host());
            write_page(&mut text, origin, &path, None);
        }
        for name in index::names(&app, &index::counts(&app, &Viewer::Public, By::Project).await?) {
            write_page(&mut text, origin, &format!("/projects/{name}"), None);
        }
    }
    text.push_str("</urlset>\n");
    Ok(answer(&asked, text))
}

fn own() -> Filter {
    Filter { is_own: Some(true), ..Filter::default() }
}

/// One page in each language, each naming all the others.
fn write_page(text: &mut String, origin: &str, path: &str, changed: Option<&str>) {
    let address = |words: &Words| escape(&format!("{origin}/{}{path}", words.code));
    let mut others =
        format!("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/>\n", address(Words::english()));
    for words in Words::all() {
        let _ =
            writeln!(others, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", words.code, address(words));
    }
    let changed = changed.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default();
    for words in Words::all() {
        let _ = writeln!(text, "<url><loc>{}</loc>{changed}\n{others}</url>", address(words));
    }
}

fn answer(asked: &HeaderMap, text: String) -> Response {
    let etag = headers::tag_of(text.as_bytes());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8")),
        (header::CACHE_CONTROL, Cache::Public.line()),
    ];
    headers::conditional(asked, (headers, text).into_response(), &etag, None)
}
