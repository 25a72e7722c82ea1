//! `/.well-known/host-meta`: where `WebFinger` is asked, for software that does not know by itself.
//!
//! Spec: RFC 6415. Mastodon falls back to it when `WebFinger` answers 404.
//! This module does not read the documents of others: we ask `WebFinger` only where RFC 7033 says.

use serde_json::{Value, json};

/// The media type of the XML form.
pub const MEDIA_TYPE: &str = "application/xrd+xml";

/// The XML form.
pub fn xml(origin: &str) -> String {
    let template = escape(&template(origin));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" type=\"application/jrd+json\" template=\"{template}\"/>\n</XRD>\n"
    )
}

/// The JSON form.
pub fn json(origin: &str) -> Value {
    json!({"links": [{"rel": "lrdd", "type": "application/jrd+json", "template": template(origin)}]})
}

fn template(origin: &str) -> String {
    format!("{origin}/.well-known/webfinger?resource={{uri}}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_name_the_same_place() {
        let template = "http://fi.localhost:8101/.well-known/webfinger?resource={uri}";
        assert!(xml("http://fi.localhost:8101").contains(&format!("template=\"{template}\"")));
        assert_eq!(json("http://fi.localhost:8101")["links"][0]["template"], template);
    }
}
