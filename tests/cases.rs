//! The page of attacks names for each case a test that is there, or says why there is none.

use std::{collections::BTreeMap, fs, path::Path};

/// The cases of the page.
const CASES: [&str; 34] = [
    "H03", "H04", "H05", "H06", "H07", "H08", "H09", "H10", "H11", "H12", "C01", "C02", "C03", "C04", "C05", "C06",
    "C07", "C08", "C09", "C10", "C11", "C12", "C13", "C14", "C15", "C16", "X01", "X02", "X03", "X04", "X05", "X06",
    "X11", "X12",
];

fn read(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// The cells of each line of a table whose first one is the number of a case: a letter and two digits.
fn cases(page: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut found = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let number = cells[0];
        let is_case = number.len() == 3 && number.chars().skip(1).all(|c| c.is_ascii_digit());
        if is_case {
            assert!(found.insert(number, cells).is_none(), "{number} stands there twice");
        }
    }
    found
}

/// The tests that a cell names: `file::test`.
fn named(cell: &str) -> Vec<(&str, &str)> {
    cell.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::")).collect()
}

/// What is wrong with a name of a test.
fn wrong(file: &str, test: &str) -> Option<String> {
    let Some(source) = read(file) else { return Some(format!("there is no file {file}")) };
    let mut lines = source.lines().map(str::trim);
    let head = [format!("fn {test}("), format!("async fn {test}(")];
    let is_there = lines.any(|line| head.iter().any(|head| line.starts_with(head.as_str())));
    (!is_there).then(|| format!("{file} has no test {test}"))
}

#[test]
fn every_case_names_tests_that_are_there_or_says_why_there_is_none() {
    let page = read("docs/cases.md").expect("the page is there");
    let found = cases(&page);
    let mut complaints: Vec<String> = Vec::new();
    for number in CASES {
        let Some(cells) = found.get(number) else {
            complaints.push(format!("{number} is not on the page"));
            continue;
        };
        let [_, what, place] = cells[..] else {
            complaints.push(format!("{number} has {} cells", cells.len()));
            continue;
        };
        if what.is_empty() || place.len() < 10 {
            complaints.push(format!("{number} says nothing"));
        }
        complaints.extend(named(place).iter().filter_map(|(file, test)| wrong(file, test)));
    }
    let others: Vec<&&str> = found.keys().filter(|number| !CASES.contains(*number)).collect();
    assert!(others.is_empty(), "not among the cases: {others:?}");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let without = CASES.iter().filter(|number| named(found[**number][2]).is_empty()).count();
    assert!(without < 4, "{without} cases without a test");
}

#[test]
fn a_test_that_is_not_there_is_found() {
    let page =
        "| Case | What | Where |\n|---|---|---|\n| X99 | It | `tests/cases.rs::no_such_test`, `a` and `no.rs::x` |\n";
    let found = cases(page);
    let tests = named(found["X99"][2]);
    assert_eq!(tests, [("tests/cases.rs", "no_such_test"), ("no.rs", "x")]);
    assert!(tests.iter().all(|(file, test)| wrong(file, test).is_some()));
    assert_eq!(wrong("tests/cases.rs", "a_test_that_is_not_there_is_found"), None);
}
