//! How to cite a material: as a line, as BibTeX and as RIS.
//!
//! Spec: RIS by its common use (`TY  - RPRT`), BibTeX `@techreport` with UTF-8. A citation names the revision, since a
//! material may change, and the address that stays.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::Level;
use http::{HeaderValue, header};
use jiff::tz::TimeZone;

use super::{choice, names::Names, text::legible};
use crate::{
    app::App,
    desk::reading::{self, Way},
    model::words::Words,
    store::material::{self, Held, State as MaterialState, Variant},
    web::{page::Cache, problem::Fault, reader::Reader},
};

/// What a citation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    author: String,
    title: String,
    /// The language of the title.
    pub language: String,
    year: i16,
    month: i8,
    day: i8,
    revision: u64,
    /// The word for it.
    revision_word: String,
    address: String,
}

impl Citation {
    /// Of a live material, with the title of the language shown; where that was made here, with the author's own.
    pub fn of(held: &Held, shown: Option<&Variant>, names: &Names, words: &Words) -> Self {
        let material = &held.material;
        let shown = shown.filter(|shown| !shown.is_local).or_else(|| held.variants.first());
        let (title, language) = shown.map_or(("", "und"), |shown| (shown.title.as_str(), shown.language.as_str()));
        let day = material.updated.to_zoned(TimeZone::UTC).date();
        Self {
            author: names.of(&material.authority, language).text,
            title: legible(title),
            language: language.to_owned(),
            year: day.year(),
            month: day.month(),
            day: day.day(),
            revision: material.revision,
            revision_word: words.revision(),
            address: material.uri.clone(),
        }
    }

    /// One line in two parts: the first in the language of the title, the second in that of the page.
    pub fn line(&self) -> [String; 2] {
        let Self { author, title, year, revision, revision_word, address, .. } = self;
        let stop = if title.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        [format!("{author} ({year}). {title}{stop}"), format!("{revision_word} {revision}. {address}")]
    }

    /// A `BibTeX` entry.
    fn bibtex(&self) -> String {
        let Self { author, title, language, year, month, revision, revision_word, address, .. } = self;
        let key: String = address.chars().filter(char::is_ascii_alphanumeric).rev().take(12).collect();
        let key: String = key.chars().rev().collect();
        let fields = [
            ("author", format!("{{{}}}", braced(author))),
            ("institution", braced(author)),
            ("title", format!("{{{}}}", braced(title))),
            ("year", year.to_string()),
            ("month", month.to_string()),
            ("note", format!("{revision_word} {revision}")),
            ("language", language.clone()),
            ("url", braced(address)),
        ];
        let lines: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@techreport{{{key},\n{}\n}}\n", lines.join(",\n"))
    }

    /// A RIS record.
    fn ris(&self) -> String {
        let Self { author, title, language, year, month, day, revision, revision_word, address } = self;
        let date = format!("{year:04}/{month:02}/{day:02}/");
        let fields = [
            ("TY", "RPRT".to_owned()),
            ("AU", author.clone()),
            ("TI", title.clone()),
            ("PY", year.to_string()),
            ("DA", date),
            ("LA", language.clone()),
            ("ET", format!("{revision_word} {revision}")),
            ("PB", author.clone()),
            ("UR", address.clone()),
            ("ER", String::new()),
        ];
        let lines: Vec<String> = fields.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect();
        lines.concat()
    }
}

/// The forms there are, by name and end of address.
pub const FORMS: [(&str, &str); 2] = [("BibTeX", "citation.bib"), ("RIS", "citation.ris")];

/// A value between braces: the characters that mean something to `BibTeX` are written so that they do not.
fn braced(text: &str) -> String {
    let written = |c: char| match c {
        '\\' => "\\textbackslash{}".to_owned(),
        '{' | '}' | '$' | '&' | '#' | '%' | '_' => format!("\\{c}"),
        '~' => "\\textasciitilde{}".to_owned(),
        '^' => "\\textasciicircum{}".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(written).collect()
}

/// `GET /{lang}/materials/{uuid}/citation.bib`.
pub async fn bibtex(state: State<App>, reader: Reader, path: Path<(String, String)>) -> Result<Response, Fault> {
    answer(state, reader, path, "application/x-bibtex; charset=utf-8", Citation::bibtex).await
}

/// `GET /{lang}/materials/{uuid}/citation.ris`.
pub async fn ris(state: State<App>, reader: Reader, path: Path<(String, String)>) -> Result<Response, Fault> {
    answer(state, reader, path, "application/x-research-info-systems; charset=utf-8", Citation::ris).await
}

async fn answer(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    media_type: &'static str,
    write: fn(&Citation) -> String,
) -> Result<Response, Fault> {
    let words = reader.words;
    let absent = || Fault::absent(&app, words.code);
    let id = uuid::Uuid::try_parse(&id).map_err(|_| absent())?.to_string();
    let held = material::find(&app.db, &reader.viewer, &id).await?.ok_or_else(absent)?;
    if held.material.state != MaterialState::Live {
        return Err(absent());
    }
    reading::note(&app, &reader.viewer, Way::Object, [(&held).into()]).await?;
    let names = Names::read(&app, &reader.likes).await?;
    let shown = choice::choose(&held.variants, &reader.likes.tags());
    let citation = Citation::of(&held, shown, &names, words);
    let is_clear = held.material.audience.level == Level::Clear;
    let cache = if is_clear { Cache::Public } else { Cache::Nobody };
    // The address names the language of the page; that of the title is chosen as the reader likes it.
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CACHE_CONTROL, cache.line()),
        (header::VARY, HeaderValue::from_static("Accept-Language")),
    ];
    Ok((headers, write(&citation)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation() -> Citation {
        Citation {
            author: "Oikeusministeriö".into(),
            title: "Votes & {braces}: 100 % of #5_".into(),
            language: "en".into(),
            year: 2026,
            month: 3,
            day: 5,
            revision: 2,
            revision_word: "Revision".into(),
            address: "https://fi.example/materials/0198-abc".into(),
        }
    }

    #[test]
    fn a_line_names_author_year_title_revision_and_the_address_that_stays() {
        assert_eq!(
            citation().line().join(" "),
            "Oikeusministeriö (2026). Votes & {braces}: 100 % of #5_. Revision 2. https://fi.example/materials/0198-abc"
        );
    }

    #[test]
    fn bibtex_reads_what_is_meant() {
        let text = citation().bibtex();
        assert!(text.contains("title = {{Votes \\& \\{braces\\}: 100 \\% of \\#5\\_}}"), "{text}");
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
        assert!(text.starts_with("@techreport{"), "{text}");
    }

    #[test]
    fn ris_has_one_field_a_line_and_an_end() {
        let text = citation().ris();
        assert!(text.starts_with("TY  - RPRT\r\nAU  - Oikeusministeriö\r\n"), "{text}");
        assert!(text.contains("DA  - 2026/03/05/\r\n") && text.ends_with("ER  - \r\n"), "{text}");
    }
}
