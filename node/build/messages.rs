//! Makes a method of `Words` for every message of `texts/en.ftl`, so that a message that is not there, or not filled in,
//! does not compile, and one that nobody says is dead code.
//!
//! Every other file in `texts` is the catalogue of one language; a test compares them with the English one. Syntax:
//! <https://projectfluent.org/fluent/guide/>.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

/// The catalogue that the others are translations of.
const FIRST: &str = "en";

/// Writes `messages.rs` into `OUT_DIR`.
pub fn write() -> io::Result<()> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let folder = variable("CARGO_MANIFEST_DIR")?.join("texts");
    println!("cargo::rerun-if-changed={}", folder.display());
    fs::write(variable("OUT_DIR")?.join("messages.rs"), generate(&folder)?)
}

/// What is made of the catalogues in a folder: all of them in a table, and the methods of the first one's messages.
pub fn generate(folder: &Path) -> io::Result<String> {
    let mut languages = BTreeSet::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "ftl")
            && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
        {
            languages.insert(stem.to_owned());
        }
    }
    let mut code = catalogues(folder, &languages);
    let text = fs::read_to_string(folder.join(format!("{FIRST}.ftl")))?;
    let resource =
        parser::parse(text.as_str()).map_err(|(_, errors)| io::Error::other(format!("en.ftl: {errors:?}")))?;
    code.push_str("impl Words {\n");
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let pattern = message.value.as_ref().ok_or_else(|| io::Error::other(message.id.name))?;
            code.push_str(&method(message.id.name, pattern));
        }
    }
    code.push_str("}\n");
    Ok(code)
}

/// The table of catalogues, English first.
fn catalogues(folder: &Path, languages: &BTreeSet<String>) -> String {
    let mut code = String::from("const CATALOGUES: &[(&str, &str)] = &[\n");
    let others = languages.iter().map(String::as_str).filter(|language| *language != FIRST);
    for language in std::iter::once(FIRST).chain(others) {
        let path = folder.join(format!("{language}.ftl"));
        let _ = writeln!(code, "    ({language:?}, include_str!({:?})),", path.display().to_string());
    }
    code.push_str("];\n");
    code
}

fn method(id: &str, pattern: &Pattern<&str>) -> String {
    let mut names = Vec::new();
    in_pattern(pattern, &mut names);
    let mut code = format!("    /// `{id}`\n    pub(crate) fn {}(&self", id.replace('-', "_"));
    for name in &names {
        let kind = if is_number(name) { "usize" } else { "&str" };
        let _ = write!(code, ", {}: {kind}", name.replace('-', "_"));
    }
    code.push_str(") -> String {\n        ");
    let values: Vec<String> =
        names.iter().map(|name| format!("({name:?}, {}.into())", name.replace('-', "_"))).collect();
    let _ = writeln!(code, "self.say({id:?}, &[{}])\n    }}", values.join(", "));
    code
}

/// A `count` is a number, everything else is words.
fn is_number(name: &str) -> bool {
    name == "count" || name.ends_with("-count")
}

/// The variables of a pattern in the order they come, each once.
fn in_pattern<'a>(pattern: &Pattern<&'a str>, names: &mut Vec<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, names);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, names: &mut Vec<&'a str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, names),
        Expression::Select { selector, variants } => {
            in_inline(selector, names);
            for variant in variants {
                in_pattern(&variant.value, names);
            }
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, names: &mut Vec<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } if !names.contains(&id.name) => names.push(id.name),
        InlineExpression::Placeable { expression } => in_expression(expression, names),
        _ => {}
    }
}
