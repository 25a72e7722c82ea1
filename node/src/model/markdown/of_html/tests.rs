use super::*;
use crate::model::markdown::{plain_text, to_html};

fn base() -> Url {
    "https://vaalit.example/ohjeet/".parse().unwrap()
}

fn of(html: &str) -> String {
    of_html(html, Some(&base()))
}

#[test]
fn what_people_write_on_their_sites_becomes_what_people_write_here() {
    for (html, expected) in [
        ("<h1>Otsikko</h1><div>Yksi</div><div>Kaksi</div>", "## Otsikko\n\nYksi\n\nKaksi\n"),
        ("<p>Hyvä <b> valmius</b>, <i>nyt</i>.<br>Heti</p>", "Hyvä **valmius**, *nyt*.\\\nHeti\n"),
        (
            "<p>Katso <a href=\"ohje?a=1&amp;b=2\">ohje</a>.</p>",
            "Katso [ohje](<https://vaalit.example/ohjeet/ohje?a=1&b=2>).\n",
        ),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n\n  - c\n"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<pre><code>a\n  b < c</code></pre>", "```\na\n  b < c\n```\n"),
        ("<p>Aja <code>x | y</code></p>", "Aja `x | y`\n"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>", "| a | b |\n| --- | --- |\n| 1 |  |\n"),
        ("<figure><img src=\"/k.png\" alt=\"Kaavio\"></figure>", "[Kaavio](<https://vaalit.example/k.png>)\n"),
        ("<script>alert(1)</script><p onclick=x>a</p>", "a\n"),
        ("", ""),
    ] {
        assert_eq!(of(html), expected, "{html}");
    }
}

#[test]
fn signs_mean_themselves_and_dangerous_links_are_gone() {
    for text in ["# a", "- a", "1. a", "2) a", "*a* _b_ [c](d) `e` ~~f~~ | g", "a &copy; < > \\", "+ a", "=== a"] {
        let html = format!("<p>{}</p>", crate::model::markdown::escape(text));
        assert_eq!(to_html(&of(&html)), html, "{text}: {}", of(&html));
    }
    assert_eq!(of("<a href=\"javascript:alert(1)\">a</a>"), "a\n");
    assert_eq!(of_html("<a href=\"/inner\">a</a>", None), "a\n", "without an address nothing can be linked to");
}

#[test]
fn the_words_survive_both_ways() {
    let html = "<h2>A</h2><p>b <strong>c</strong> d</p><ul><li>e</li><li>f</li></ul><table><tbody><tr><td>g</td><td>h</td></tr></tbody></table>";
    assert_eq!(plain_text(&to_html(&of(html))), "A b c d e f g h");
}

#[test]
fn what_is_nested_without_end_comes_to_an_end() {
    for tag in ["blockquote", "div", "b", "ul", "table", "a"] {
        let deep = format!("{}x{}", format!("<{tag}>").repeat(5_000), format!("</{tag}>").repeat(5_000));
        assert!(of(&deep).len() < 10_000, "{tag}");
    }
}
