//! Limits stand in one place, and what leads out of a file is refused in whatever reads it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in helpers of tests too, a failure is the answer")]

use std::fs;
use std::path::{Path, PathBuf};

use prongsai::export::wording::Language;
use prongsai::ingest;
use prongsai::model::{ConversionOptions, ConversionStatus, Format, ReadFailure};
use prongsai::pipeline::worker::Readers;
use prongsai::pipeline::{Quiet, conversion, house_style};

use super::common::archive;

/// Constants of readers that are named as limits are and bound no file, each with what it is instead.
const NO_LIMITS: [(&str, &str, &str); 31] = [
    ("convert/spreadsheet/number.rs", "MOST_DIGITS", "the digits that Excel keeps"),
    ("convert/spreadsheet/number.rs", "MOST_GENERAL_DIGITS", "the digits that Excel shows"),
    ("convert/spreadsheet/styles.rs", "MOST_FORMATS", "the formats that Excel takes in what we write"),
    ("ingest/doc/formatted/art.rs", "DEEPEST", "a shape that is not found is told as lost"),
    (
        "ingest/doc/formatted/fields.rs",
        "DEEPEST",
        "the fields in fields that Word takes; the results of others are text",
    ),
    ("ingest/doc/formatted/paragraph.rs", "MOST_TABS", "the tab stops that Word allows"),
    ("ingest/doc/formatted/rows.rs", "MOST_CELLS", "the cells of a row that Word allows"),
    ("ingest/doc/formatted/sections.rs", "MOST_COLUMNS", "the columns of a page that Word allows"),
    ("ingest/doc/formatted/styles.rs", "DEEPEST", "ends a loop of styles that are based on each other"),
    ("ingest/docx/number_format.rs", "MOST_LETTER_REPEATS", "the letters of a number that Word writes"),
    ("ingest/guard/compound.rs", "MAX_DIRECTORY_SECTORS", "how far a broken file is looked through for its kind"),
    ("ingest/guard/compound.rs", "MAX_ROOT_NAMES", "how far a file is looked through for its kind"),
    ("ingest/html/table.rs", "MOST_COLUMNS_SPANNED", "what HTML allows"),
    ("ingest/html/table.rs", "MOST_ROWS_SPANNED", "what HTML allows"),
    ("ingest/package.rs", "MOST_LISTED", "how many entries are listed before their limit is looked at"),
    ("ingest/spreadsheet_xml.rs", "MAX_COLUMNS", "the columns of a worksheet"),
    ("ingest/spreadsheet_xml.rs", "MAX_ROWS", "the rows of a worksheet"),
    ("ingest/workbook/content.rs", "MAX_COLUMNS", "the columns of a worksheet"),
    ("ingest/workbook/content.rs", "MAX_ROWS", "the rows of a worksheet"),
    ("ingest/workbook/xls/formatted/conditions.rs", "MAX_CONDITIONS", "those beyond are told as lost"),
    ("ingest/workbook/xls/formatted/formula/mod.rs", "MAX_LENGTH", "the longest formula that Excel takes"),
    ("ingest/workbook/xls/formatted/links.rs", "MAX_LENGTH", "the longest link that Excel takes"),
    (
        "ingest/workbook/xls/formatted/links.rs",
        "MAX_LINKS",
        "the links that Excel takes; those beyond are told as lost",
    ),
    ("ingest/workbook/xls/formatted/page.rs", "MOST", "the page breaks that Excel takes"),
    ("ingest/workbook/xls/formatted/theme.rs", "MAX_EVENTS", "the colours of a theme stand at its beginning"),
    ("ingest/workbook/xlsx/check.rs", "MAX_COUNT_DIGITS", "a count of more digits lies"),
    ("ingest/workbook/xlsx/check.rs", "MAX_NAME_BYTES", "the longest name that Excel takes"),
    ("ingest/workbook/xlsx/check.rs", "MAX_REFERENCE_BYTES", "the longest reference to a cell"),
    ("ingest/workbook/xlsx/stored.rs", "MOST_BYTES", "of more parts the file's own package is read"),
    ("pipeline/conversion/earlier.rs", "MAX_BYTES", "of a record of our own, which is no input"),
    ("pipeline/output/replacement.rs", "MAX_LIST_BYTES", "of a list of our own, which is no input"),
];

#[test]
fn every_limit_of_what_is_read_is_in_the_table_of_limits() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in ["convert", "ingest", "pipeline"] {
        collect(&source.join(folder), &mut found);
    }
    let mut found: Vec<(String, String)> = found
        .iter()
        .flat_map(|path| {
            let file = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(path).unwrap();
            let named: Vec<String> = text.lines().filter_map(bounding_constant).map(str::to_owned).collect();
            named.into_iter().map(move |name| (file.clone(), name))
        })
        .collect();
    found.sort();
    let known: Vec<(String, String)> =
        NO_LIMITS.iter().map(|(file, name, _)| ((*file).to_owned(), (*name).to_owned())).collect();
    assert_eq!(found, known, "a limit belongs into src/model/limit.rs; what is none, with its reason, into this list");
}

/// The name of a constant that a line declares and that is named as limits are.
fn bounding_constant(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("const ")?;
    let is_declaration = before.trim().is_empty() || before.trim_start().starts_with("pub");
    let (name, _) = rest.split_once(':')?;
    let bounds = |word| matches!(word, "MAX" | "MOST" | "DEEPEST" | "LIMIT" | "MAXIMUM");
    (is_declaration && name.split('_').any(bounds)).then_some(name)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Document types that no office program writes.
const TRAPS: [&str; 3] = [
    r#"<!DOCTYPE x [<!ENTITY a "ฮา"><!ENTITY b "&a;&a;&a;&a;">]>"#,
    r#"<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>"#,
    r#"<!DOCTYPE x SYSTEM "http://example.org/x.dtd">"#,
];

type Parts = &'static [(&'static str, &'static str)];

const WORD: Parts = &[
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    ),
    (
        "word/_rels/document.xml.rels",
        r#"<Relationships><Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"#,
    ),
    (
        "word/document.xml",
        r#"<w:document xmlns:r="r"><w:body><w:p><w:r><w:t>1</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:body></w:document>"#,
    ),
    ("word/styles.xml", "<w:styles/>"),
    ("word/numbering.xml", "<w:numbering/>"),
    ("word/footnotes.xml", r#"<w:footnotes><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>"#),
    ("word/endnotes.xml", r#"<w:endnotes><w:endnote w:id="1"><w:p/></w:endnote></w:endnotes>"#),
    ("word/header1.xml", "<w:hdr><w:p/></w:hdr>"),
];

const EXCEL: Parts = &[
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>"#,
    ),
    ("xl/styles.xml", "<styleSheet/>"),
    ("xl/sharedStrings.xml", "<sst/>"),
    ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
];

const OPEN_DOCUMENT: Parts = &[
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("content.xml", r#"<a><table name="S"><table-row><table-cell><p>1</p></table-cell></table-row></table></a>"#),
];

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// The package with something in front of one of its parts.
fn with_trap(parts: Parts, at: usize, trap: &str) -> Vec<u8> {
    let trapped = format!("{trap}{}", parts[at].1);
    let mut parts = parts.to_vec();
    parts[at].1 = &trapped;
    packed(&parts)
}

#[test]
fn entities_and_references_to_other_files_are_refused_in_every_part_of_every_format() {
    for (parts, format) in [(WORD, Format::Docx), (EXCEL, Format::Xlsx), (OPEN_DOCUMENT, Format::Ods)] {
        let read = |bytes: &[u8]| ingest::read_bytes(bytes, &"a".into());
        assert!(read(&packed(parts)).is_ok(), "{:?}", read(&packed(parts)));
        for at in (0..parts.len()).filter(|at| parts[*at].0 != "mimetype") {
            for trap in TRAPS {
                let refused = read(&with_trap(parts, at, trap));
                let is_refused = matches!(&refused, Err((found, ReadFailure::Entities { part }))
                    if *found == format && part.eq_ignore_ascii_case(parts[at].0));
                assert!(is_refused, "{trap} in {}: {refused:?}", parts[at].0);
            }
        }
    }
    let book =
        r#"<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table/></Worksheet></Workbook>"#;
    for trap in TRAPS {
        let text = format!("<?xml version=\"1.0\"?>{trap}{book}");
        let refused = ingest::read_bytes(text.as_bytes(), &"a".into());
        assert!(matches!(refused, Err((Format::Xml, ReadFailure::Entities { .. }))), "{refused:?}");
    }
}

#[test]
fn what_hands_parts_on_unread_refuses_them_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let at = WORD.iter().position(|(name, _)| *name == "word/endnotes.xml").unwrap();
    let path = folder.path().join("a.docx");
    fs::write(&path, with_trap(WORD, at, TRAPS[0])).unwrap();
    let expected = ReadFailure::Entities { part: "word/endnotes.xml".to_owned() };

    let template = house_style::read(&path).map(|_| "a look").unwrap_err();
    assert!(matches!(&template.why, house_style::Refused::Unreadable(why) if *why == expected), "{template:?}");

    let request = conversion::Request {
        paths: &[path],
        output: None,
        options: ConversionOptions::default(),
        force: false,
        dry_run: true,
        language: Language::Thai,
        readers: &Readers::here(),
        stop: None,
    };
    let converted = conversion::run(&request, &Quiet).unwrap();
    assert_eq!(converted.records[0].status, ConversionStatus::Unreadable(expected));
}
