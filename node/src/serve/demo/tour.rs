//! The tour as the demo prints it: the steps of the material `fi/kierros`, without its Markdown.

use super::material;

/// The languages the tour is written in.
const LANGUAGES: [&str; 7] = ["en", "fi", "sv", "lt", "nl", "ga", "hr"];

/// The tour in the language of the terminal, in English where there is none.
pub fn render(locale: Option<&str>, base_port: u16) -> String {
    let text = material::tour(language(locale), base_port);
    let (front, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or_default();
    let title = front.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default().trim_matches('"');
    let steps = body.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).map(step);
    std::iter::once(title.to_owned()).chain(steps).collect::<Vec<_>>().join("\n")
}

/// `1. **What.** Why. <address>` on two lines: words, address.
fn step(line: &str) -> String {
    let plain = line.replace("**", "").replace('`', "");
    match plain.split_once(" <") {
        Some((words, address)) => format!("  {words}\n     {}", address.trim_end_matches('>')),
        None => format!("  {plain}"),
    }
}

/// `sv_FI.UTF-8` → `sv`.
fn language(locale: Option<&str>) -> &'static str {
    let primary = locale.unwrap_or_default().split(['_', '.', '-']).next().unwrap_or_default().to_owned();
    LANGUAGES.into_iter().find(|language| *language == primary).unwrap_or("en")
}

/// The locale of a terminal's messages, by the order of POSIX.
pub fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::demo::states::DEFAULT_BASE_PORT;

    #[test]
    fn the_tour_has_eight_steps_with_addresses_in_every_language() {
        for code in LANGUAGES {
            let printed = render(Some(code), DEFAULT_BASE_PORT + 1000);
            let addresses = printed.lines().filter(|line| line.trim_start().starts_with("http://"));
            assert_eq!(addresses.count(), 8, "{printed}");
            assert!(!printed.contains("localhost:81"), "{printed}");
            assert!(!printed.contains(['*', '`', '<']), "{printed}");
        }
        assert_eq!(render(Some("de_DE.UTF-8"), DEFAULT_BASE_PORT), render(None, DEFAULT_BASE_PORT));
        assert_ne!(render(Some("sv_FI.UTF-8"), DEFAULT_BASE_PORT), render(None, DEFAULT_BASE_PORT));
    }
}
