//! An entry of a feed as a material in a file, as its author would have written it.

use url::Url;

use crate::model::{
    codes,
    front_matter::MAX_VALUE_CHARS,
    markdown,
    material::sha256_hex,
    source::Bundle,
    web_feed::{WebEntry, WebFeed},
};

/// What the entries of a feed become.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// A kind of the vocabulary.
    pub kind: &'a str,
    /// The level.
    pub tlp: &'a str,
    /// The language of what does not say its own.
    pub language: Option<&'a str>,
}

impl Form<'_> {
    /// The file of an entry; what is wrong with its values is said when it is checked.
    pub(super) fn bundle(&self, entry: &WebEntry, feed: &WebFeed) -> Result<Bundle, String> {
        let said = entry.language.as_deref().or(self.language);
        let language = codes::language(said.ok_or("it does not say its language; add --language")?)?;
        let mut sources: Vec<String> = Vec::new();
        for link in entry.link.iter().chain(&entry.files).filter(|link| link.len() <= MAX_VALUE_CHARS) {
            if !sources.contains(&quoted(link)) {
                sources.push(quoted(link));
            }
        }
        let mut head = vec![
            format!("kind: {}", quoted(self.kind)),
            format!("tlp: {}", quoted(self.tlp)),
            format!("language: {}", quoted(language.as_ref())),
            format!("title: {}", quoted(&entry.title)),
        ];
        head.extend((!entry.summary.is_empty()).then(|| format!("summary: {}", quoted(&entry.summary))));
        head.extend(entry.published.map(|at| format!("published: {}", quoted(&at.to_string()))));
        head.extend((!entry.topics.is_empty()).then(|| format!("topics: [{}]", entry.topics.join(", "))));
        head.extend((!sources.is_empty()).then(|| format!("sources: [{}]", sources.join(", "))));
        let base = entry.link.as_ref().or(feed.page.as_ref()).and_then(|link| link.parse::<Url>().ok());
        let text = markdown::of_html(&entry.html, base.as_ref());
        let text = match (&entry.link, text.is_empty()) {
            // There is nothing but where it stands.
            (Some(link), true) => format!("<{link}>\n"),
            _ => text,
        };
        let source = format!("---\n{}\n---\n\n{text}", head.join("\n"));
        // The name is the same however many entries come before it.
        let name = &sha256_hex(entry.guid.as_bytes())[..12];
        Ok(Bundle {
            file: format!("entry-{name}.md"),
            source,
            translations: Vec::new(),
            attachments: Vec::new(),
            without: Vec::new(),
        })
    }
}

/// A value in quotation marks: JSON is YAML.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
