use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};

use super::*;

/// A zip archive as far as a reader of documents looks at it: every other part deflated.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (number, (name, text)) in parts.iter().enumerate() {
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
        deflated.write_all(text.as_bytes()).unwrap();
        let (method, bytes) = match number % 2 {
            0 => (8_u16, deflated.finish().unwrap()),
            _ => (0, text.as_bytes().to_vec()),
        };
        let at = u32::try_from(out.len()).unwrap().to_le_bytes();
        let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let head = [&[20, 0, 0, 0][..], &method.to_le_bytes(), &[0; 8], &size, &[0; 4], &length, &[0, 0]].concat();
        out.extend([&[0x50, 0x4B, 3, 4][..], &head, name.as_bytes(), &bytes].concat());
        list.extend([&[0x50, 0x4B, 1, 2, 20, 0][..], &head, &[0; 10], &at, name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (size, at) = (u32::try_from(list.len()).unwrap(), u32::try_from(out.len()).unwrap());
    let end = [&[0x50, 0x4B, 5, 6, 0, 0, 0, 0][..], &count, &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]];
    [out, list, end.concat()].concat()
}

const W: &str = "xmlns:w=\"w\" xmlns:r=\"r\"";

fn docx(body: &str) -> Vec<u8> {
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fi-FI\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:styleId=\"Otsikko1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:styleId=\"Otsikko2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Otsikko1\"/></w:style>\
         <w:style w:styleId=\"Luettelo\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         </w:styles>"
    );
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let links = "<Relationships><Relationship Id=\"rId4\" Target=\"https://vaalit.example/?a=1&amp;b=2\" TargetMode=\"External\"/></Relationships>";
    let text = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    packed(&[
        ("word/document.xml", &text),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/_rels/document.xml.rels", links),
    ])
}

fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn a_word_document_keeps_its_headings_lists_tables_and_links() {
    let number = |id: u8, depth: u8| format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{id}\"/></w:numPr>");
    let body = [
        p("<w:pStyle w:val=\"Otsikko1\"/>", "Ennakkoäänestys &amp; <!-- -->muuta"),
        p("<w:pStyle w:val=\"Otsikko2\"/>", "Ongelma"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Katso </w:t></w:r><w:hyperlink r:id=\"rId4\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t>ohje</w:t></w:r></w:hyperlink>\
         <w:del><w:r><w:delText>pois</w:delText></w:r></w:del><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> nyt</w:t></w:r></w:p>".to_owned(),
        p("<w:pStyle w:val=\"Luettelo\"/>", "yksi"),
        p(&number(1, 1), "sisempi"),
        p("<w:pStyle w:val=\"Luettelo\"/>", "kaksi"),
        p(&number(2, 0), "ensin"),
        p(&number(2, 0), "sitten"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("", "Kunta"), p("", "Ääniä"), p("", "Espoo"), p("", "1 | 2")),
    ]
    .concat();
    let document = read(&docx(&body)).unwrap();
    assert_eq!((document.title.as_str(), document.language.as_str()), ("Ennakkoäänestys & muuta", "fi-FI"));
    assert_eq!(
        document.markdown,
        "## Ongelma\n\nKatso [ohje](<https://vaalit.example/?a=1&b=2>) **nyt**\n\n- yksi\n\n  - sisempi\n- kaksi\n\n\
         1. ensin\n2. sitten\n\n| Kunta | Ääniä |\n| --- | --- |\n| Espoo | 1 \\| 2 |\n"
    );
}

#[test]
fn an_open_document_keeps_them_too() {
    let content = "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:xlink=\"x\">\
        <office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>\
        <style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/></text:list-style></office:automatic-styles>\
        <office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p text:style-name=\"P1\">Rubriken</text:p>\
        <text:h text:outline-level=\"2\">Problem</text:h><text:p>Se <text:a xlink:href=\"https://val.example/\">anvisningen</text:a><text:s/><text:span text:style-name=\"T1\">nu</text:span></text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>ett</text:p><text:list text:style-name=\"L2\"><text:list-item><text:p>inre</text:p></text:list-item></text:list></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>";
    let styles = "<a xmlns:style=\"s\" xmlns:fo=\"f\"><style:default-style><style:text-properties fo:language=\"sv\"/></style:default-style></a>";
    let document = read(&packed(&[("mimetype", "x"), ("content.xml", content), ("styles.xml", styles)])).unwrap();
    assert_eq!((document.title.as_str(), document.language.as_str()), ("Rubriken", "sv"));
    assert_eq!(
        document.markdown,
        "## Problem\n\nSe [anvisningen](<https://val.example/>) **nu**\n\n1. ett\n\n   - inre\n\n| a |\n| --- |\n"
    );
}

#[test]
fn what_is_no_document_or_too_large_is_refused_in_words() {
    assert_eq!(read(b"not a zip"), Err(OfficeError::Unknown));
    assert_eq!(read(&packed(&[("a.txt", "x")])), Err(OfficeError::Unknown));
    assert_eq!(read(&packed(&[("word/document.xml", "<a><b></a>")])), Err(OfficeError::Damaged));
    let bomb = "<w:p/>".repeat(2_000_000);
    let packed_bomb = packed(&[("word/document.xml", &bomb)]);
    assert!(packed_bomb.len() < 200_000, "{}", packed_bomb.len());
    assert_eq!(read(&packed_bomb), Err(OfficeError::TooLarge));
    let deep = "<a>".repeat(5_000);
    assert_eq!(read(&packed(&[("word/document.xml", &deep)])), Err(OfficeError::TooLarge));
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>x&b;&c;y</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(read(&packed(&[("word/document.xml", laughs)])).unwrap().markdown, "xy\n");
}

#[test]
fn tables_in_tables_are_read_once_and_in_time() {
    const DEEP: usize = 30;
    let row = |inner: &str| {
        format!(
            "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>head</text:p></table:table-cell></table:table-row></table:table-header-rows>\
             <table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row></table:table>"
        )
    };
    let tables = (0..DEEP).fold("<text:p>innermost</text:p>".to_owned(), |inner, _| row(&inner));
    let content = format!("<o:d xmlns:o=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><o:text>{tables}</o:text></o:d>");
    let document = read(&packed(&[("content.xml", &content)])).unwrap();
    assert_eq!(document.markdown.matches("innermost").count(), 1, "{}", document.markdown);
    assert_eq!(document.markdown.matches("head").count(), DEEP, "{}", document.markdown);
}

#[test]
fn many_lists_of_many_levels_do_not_multiply() {
    let level = |depth| format!("<w:lvl w:ilvl=\"{depth}\"><w:numFmt w:val=\"decimal\"/></w:lvl>");
    let levels = (0..20_000).map(level).collect::<Vec<_>>().concat();
    let list = |id| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"0\"/></w:num>");
    let lists = (1..20_000).map(list).collect::<Vec<_>>().concat();
    let numbering =
        format!("<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>{lists}</w:numbering>");
    let item = p("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>", "first");
    let text = format!("<w:document {W}><w:body>{item}</w:body></w:document>");
    let document = read(&packed(&[("word/document.xml", &text), ("word/numbering.xml", &numbering)])).unwrap();
    assert_eq!(document.markdown, "1. first\n");
}

#[test]
fn links_that_would_fill_the_memory_are_refused() {
    let target = format!("https://vaalit.example/{}", "a".repeat(4_000));
    let links =
        format!("<Relationships><Relationship Id=\"r\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>");
    let link = "<w:hyperlink r:id=\"r\"><w:r><w:t>x</w:t></w:r></w:hyperlink>".repeat(20_000);
    let text = format!("<w:document {W}><w:body><w:p>{link}</w:p></w:body></w:document>");
    let document = read(&packed(&[("word/document.xml", &text), ("word/_rels/document.xml.rels", &links)]));
    assert_eq!(document, Err(OfficeError::TooLarge));
}

#[test]
fn what_is_pasted_from_word_keeps_its_lists() {
    let item = |level: u8, sign: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>\
             <span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span></span><![endif]>{words}<o:p></o:p></p>\n"
        )
    };
    let html = format!(
        "<html><body><!--StartFragment--><h2>Ohje</h2>\n{}{}{}<p class=MsoNormal>Lopuksi <b>tämä</b>.</p>{}<!--EndFragment--></body></html>",
        item(1, "·", "yksi"),
        item(2, "o", "sisempi"),
        item(1, "·", "kaksi"),
        item(1, "1.", "ensin"),
    );
    assert_eq!(
        word::of_clipboard(&html),
        "## Ohje\n\n- yksi\n\n  - sisempi\n- kaksi\n\nLopuksi **tämä**.\n\n1. ensin\n"
    );
    assert_eq!(word::of_clipboard("<p>a</p><ul><li>b</li></ul>"), "a\n\n- b\n");
}
