//! Licences as materials name them: where the text of one is.
//!
//! Spec: <https://spdx.org/licenses/> for the ids. An address is given where it is certain: those of Creative Commons, or
//! one that the material itself gives. What other words mean is not guessed.

/// Where a licence is, if its name says it.
///
/// ```
/// # use election_pool_protocol::licence::address;
/// assert_eq!(address("CC-BY-4.0").as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
/// assert_eq!(address("EUPL-1.2"), None);
/// ```
pub fn address(licence: &str) -> Option<String> {
    if licence == "CC0-1.0" {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    if let Some((terms, version)) = licence.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-')) {
        let is_known = matches!(terms, "BY" | "BY-SA" | "BY-ND" | "BY-NC" | "BY-NC-SA" | "BY-NC-ND")
            && matches!(version, "1.0" | "2.0" | "2.5" | "3.0" | "4.0");
        let terms = terms.to_ascii_lowercase();
        return is_known.then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"));
    }
    let url = url::Url::parse(licence).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_licence_that_says_where_it_is_has_an_address() {
        for (licence, expected) in [
            ("CC-BY-SA-3.0", Some("https://creativecommons.org/licenses/by-sa/3.0/")),
            ("CC0-1.0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
            ("https://data.example/licence", Some("https://data.example/licence")),
            ("CC-BY-4.0-or-later", None),
            ("CC-BY-9.9", None),
            ("EUPL-1.2", None),
            ("javascript:alert(1)", None),
            ("Only with us", None),
            ("", None),
        ] {
            assert_eq!(address(licence).as_deref(), expected, "{licence}");
        }
    }
}
