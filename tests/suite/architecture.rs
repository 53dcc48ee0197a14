//! The arrows between the folders of `src` run one way, and its files stay small and explained.
//!
//! The checker reads the source as tokens: comments and strings out, then every path that begins at the root of the
//! crate (`crate::`, enough `super::`, or `prongsai::` in the binary).

use std::fs;
use std::path::{Path, PathBuf};

/// A file with more lines than this, tests not counted, has a second subject.
const LONGEST_FILE: usize = 450;

const STAGES: [&str; 5] = ["ingest", "normalize", "compare", "convert", "export"];

/// What each part of the crate may use.
fn allowed(from: &str) -> Option<&'static [&'static str]> {
    Some(match from {
        "main" => &["cli"],
        "cli" => &["pipeline", "ingest", "normalize", "compare", "convert", "export", "rules", "thai", "model"],
        "pipeline" => &["ingest", "normalize", "compare", "convert", "export", "rules", "thai", "model"],
        stage if STAGES.contains(&stage) => &["rules", "thai", "ooxml", "model"],
        "rules" | "thai" => &["model"],
        "ooxml" | "model" => &[],
        _ => return None,
    })
}

#[test]
fn every_arrow_runs_the_allowed_way() {
    let forbidden: Vec<String> = sources().iter().flat_map(|(path, text)| forbidden_arrows(path, text)).collect();
    assert!(forbidden.is_empty(), "forbidden arrows:\n{}", forbidden.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_has_one_subject() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path != "main.rs" && !text.starts_with("//! ") {
            wrong.push(format!("src/{path}: does not begin with a doc comment"));
        }
        let lines = without_tests(&text).lines().count();
        if !is_test_file(&path) && lines > LONGEST_FILE {
            wrong.push(format!("src/{path}: {lines} lines without tests, over {LONGEST_FILE}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checker_finds_every_way_to_write_a_forbidden_arrow() {
    let cases = [
        ("thai/digits.rs", "use crate::model::Place;", None),
        ("thai/digits.rs", "use crate::rules::Rules;", Some("thai -> rules")),
        ("rules/mod.rs", "\nuse crate::thai;", Some("rules -> thai")),
        ("model/place.rs", "fn f() { crate::rules::RuleBook::embedded(); }", Some("model -> rules")),
        ("ingest/csv.rs", "use crate::{model::{Cell, Table}, normalize::recognise};", Some("ingest -> normalize")),
        ("ingest/csv.rs", "use crate::{\n    model::Cell,\n    rules::Rules,\n};", None),
        ("compare.rs", "use super::export::json;", Some("compare -> export")),
        ("normalize/tables.rs", "use super::super::ingest;", Some("normalize -> ingest")),
        ("normalize/tables.rs", "use super::{super::ingest, measures};", Some("normalize -> ingest")),
        ("normalize/tables.rs", "use super::measures;", None),
        ("normalize/tables.rs", "mod tests { use super::super::measures; }", None),
        ("normalize/tables.rs", "mod tests { use super::super::super::ingest; }", Some("normalize -> ingest")),
        ("export/wording/mod.rs", "use super::super::pipeline;", Some("export -> pipeline")),
        ("pipeline.rs", "use crate::cli;", Some("pipeline -> cli")),
        ("main.rs", "fn main() { prongsai::pipeline::run(); }", Some("main -> pipeline")),
        ("cli/mod.rs", "use crate::Error;", Some("cli -> Error")),
        ("thai/digits.rs", "use crate as all;", Some("thai -> all of the crate")),
        ("thai/digits.rs", "use crate::*;", Some("thai -> all of the crate")),
        (
            "thai/digits.rs",
            "// use crate::rules;\n/* crate::rules /* crate::rules */ */ const S: &str = \"crate::rules\";",
            None,
        ),
        (
            "thai/digits.rs",
            "const R: &str = r#\"crate::rules \" \"#; const C: char = '\"'; use crate::cli;",
            Some("thai -> cli"),
        ),
        ("thai/digits.rs", "pub(crate) fn f<'a>(x: &'a str) -> &'a str { x }", None),
        ("elsewhere/mod.rs", "use crate::model;", Some("elsewhere -> model")),
        ("export/json.rs", "#[cfg(test)]\nmod tests {\n    use crate::compare::compare;\n}", None),
        ("export/json.rs", "use crate::compare;\n\n#[cfg(test)]\nmod tests {}", Some("export -> compare")),
    ];
    for (path, source, arrow) in cases {
        let found = forbidden_arrows(path, source);
        match arrow {
            Some(arrow) => {
                assert!(matches!(found.as_slice(), [one] if one.contains(arrow)), "{path} {source}: {found:?}")
            }
            None => assert!(found.is_empty(), "{path} {source}: {found:?}"),
        }
    }
    let told = forbidden_arrows("thai/digits.rs", "//! Doc.\n\nuse crate::rules::Rules;\n");
    assert_eq!(told, ["src/thai/digits.rs:3: thai -> rules is not allowed"]);
}

/// Every source file: its path under `src` with `/` between folders, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 10, "the sources are not where this test looks");
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let under = path.strip_prefix(&root).unwrap_or(&path);
            let parts: Vec<_> = under.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (parts.join("/"), text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The code that ships. Tests may take their examples from a neighbour.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path == "model/fixture.rs"
}

/// A line for each forbidden arrow in a file.
fn forbidden_arrows(path: &str, text: &str) -> Vec<String> {
    if path == "lib.rs" || is_test_file(path) {
        return Vec::new();
    }
    let modules = module_path(path);
    let from = modules.first().copied().unwrap_or("main");
    let mut forbidden = Vec::new();
    for Reference { line, target } in references(modules.len(), without_tests(text)) {
        let fine = target == from || allowed(from).is_some_and(|allowed| allowed.contains(&target.as_str()));
        if !fine {
            forbidden.push(format!("src/{path}:{line}: {from} -> {target} is not allowed"));
        }
    }
    forbidden
}

/// The modules that a file's path names: `export/wording/mod.rs` is `export`, `wording`.
fn module_path(path: &str) -> Vec<&str> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "main" { Vec::new() } else { path.split('/').collect() }
}

/// A use of something that stands at the root of the crate.
struct Reference {
    line: usize,
    target: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    line: usize,
    text: String,
}

/// All references to the root's items in a file that is so many modules deep.
fn references(depth: usize, text: &str) -> Vec<Reference> {
    let tokens = tokens(text);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut references = Vec::new();
    // Inline modules that are open, by how many braces were open before them.
    let (mut braces, mut inline) = (0_usize, Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        match word(at) {
            "{" => braces += 1,
            "}" => {
                braces = braces.saturating_sub(1);
                inline.retain(|opened| *opened < braces);
            }
            "mod" if word(at + 2) == "{" => inline.push(braces),
            "crate" | "prongsai" if word(at + 1) == "::" => at = targets(&tokens, at + 2, 0, &mut references),
            "crate" if word(at + 1) == "as" => all(&tokens, at, &mut references),
            "super" if word(at + 1) == "::" => at = targets(&tokens, at, depth + inline.len(), &mut references),
            _ => {}
        }
        at += 1;
    }
    references
}

/// Collects what a path or a group of paths names at the root, `above` modules over where it begins. Returns the
/// last token it read.
fn targets(tokens: &[Token], mut at: usize, mut above: usize, references: &mut Vec<Reference>) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    while word(at) == "super" && word(at + 1) == "::" {
        above = above.saturating_sub(1);
        at += 2;
    }
    match word(at) {
        "{" => {
            let mut first_of_item = true;
            let mut open = 1;
            at += 1;
            while at < tokens.len() && open > 0 {
                match word(at) {
                    "{" => open += 1,
                    "}" => open -= 1,
                    "," if open == 1 => first_of_item = true,
                    _ if first_of_item => {
                        first_of_item = false;
                        at = targets(tokens, at, above, references);
                    }
                    _ => {}
                }
                at += 1;
            }
            at.saturating_sub(1)
        }
        "*" if above == 0 => {
            all(tokens, at, references);
            at
        }
        target if above == 0 => {
            let line = tokens.get(at).map_or(0, |token| token.line);
            references.push(Reference { line, target: target.to_owned() });
            at
        }
        _ => at,
    }
}

fn all(tokens: &[Token], at: usize, references: &mut Vec<Reference>) {
    let line = tokens.get(at).map_or(0, |token| token.line);
    references.push(Reference { line, target: "all of the crate".to_owned() });
}

/// Words, `::` and single signs, without comments, strings and characters.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest).unwrap_or_else(|| {
            let length = match first {
                c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                c => c.len_utf8(),
            };
            if !first.is_whitespace() {
                tokens.push(Token { line, text: rest.get(..length).unwrap_or_default().to_owned() });
            }
            length
        });
        let (read, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
        line += read.matches('\n').count();
        rest = left;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the comment, string or character that the text begins with.
fn skipped(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    let raw = text.strip_prefix("br").or_else(|| text.strip_prefix('r'));
    if let Some(raw) = raw {
        let hashes = raw.bytes().take_while(|b| *b == b'#').count();
        if raw.get(hashes..).is_some_and(|after| after.starts_with('"')) {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = text.len() - raw.len() + hashes + 1;
            let close = text.get(body..)?.find(&end).map_or(text.len(), |found| body + found + end.len());
            return Some(close);
        }
    }
    if text.starts_with('"') {
        return Some(quoted(text, '"'));
    }
    // A quotation mark begins a character, else a lifetime, which is no character long enough to close again.
    let character = text.strip_prefix('\'')?;
    let mut chars = character.chars();
    match (chars.next()?, chars.next()?) {
        ('\\', _) => Some(quoted(text, '\'')),
        (c, '\'') => Some(c.len_utf8() + 2),
        _ => None,
    }
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn block_comment(text: &str) -> usize {
    let mut open = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            open += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            open -= 1;
            at += 2;
            if open == 0 {
                break;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}
