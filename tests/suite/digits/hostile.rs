//! Broken packages: whatever comes of them, nothing panics, nothing is lost, and a part that was well formed stays so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use prongsai::convert::{Settings, convert};
use prongsai::model::Format;
use prongsai::thai::digits::Digits;
use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;

use super::package::{Package, parts};
use crate::generate::random::Random;

/// Broken packages of each seed.
const MUTANTS: usize = 60;

/// What is put into parts: whatever a careless program may.
const SPLINTERS: [&str; 16] = [
    "<",
    ">",
    "\"",
    "'",
    "&",
    ";",
    "/>",
    "]]>",
    "<![CDATA[",
    "๑",
    "&#3665;",
    "</w:p>",
    "<v/>",
    "<c t=\"s\"><v>0</v></c>",
    "\0",
    "\u{E4D}\u{E32}",
];

fn seeds() -> Vec<Package> {
    let run = "<w:r><w:t>ปี ๒๕๖๔ อ\u{E4D}\u{E32} &#3665;</w:t></w:r>";
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar \
                 w:fldCharType=\"separate\"/></w:r><w:r><w:t>๑</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let levels = "<w:lvl><w:numFmt w:val=\"thaiNumbers\"/><w:lvlText w:val=\"%1.๑\"/></w:lvl>";
    let cells = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>๕</t></is></c><c t=\"str\"><f>\
                 T[๑]&amp;\"๑\"</f><v>๑</v></c></row></sheetData><headerFooter><oddHeader>&amp;16๑</oddHeader></headerFooter>";
    let styles = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-D07041E]d;t0.0\"/></numFmts><cellXfs count=\"1\"><xf \
                  numFmtId=\"164\"/></cellXfs>";
    let table = "<tableColumns><tableColumn name=\"๑\"/></tableColumns>";
    vec![
        Package::document(&format!("<w:p>{run}{field}<w:del>{run}</w:del></w:p>")).story(
            "word/numbering.xml",
            "w:numbering",
            levels,
        ),
        Package::workbook(cells, &["<t>๑.๕</t>", "<r><t>๑</t></r>"], styles)
            .table("displayName=\"T\" ref=\"A1:A2\"", table),
    ]
}

/// A package with one of its parts broken.
fn mutant(seed: &Package, random: &mut Random) -> Package {
    let mut package = seed.clone();
    let index = random.below(package.parts.len() as u64) as usize;
    let part = &mut package.parts[index].1;
    for _ in 0..=random.below(3) {
        let at = random.below(part.len().max(1) as u64) as usize;
        let end = part.len().min(at + 1 + random.below(40) as usize);
        match random.below(4) {
            0 => part.truncate(at),
            1 => drop(part.drain(at.min(end)..end)),
            2 => drop(part.splice(at.min(end)..end, random.pick(&SPLINTERS).bytes())),
            _ => drop(part.splice(at.min(end)..at.min(end), random.pick(&SPLINTERS).bytes())),
        }
    }
    package
}

fn is_well_formed(part: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(part) else { return false };
    let mut reader = Reader::from_str(text);
    let mut depth = 0_i64;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

#[test]
fn broken_packages_are_converted_or_refused() {
    let mut random = Random::new(19);
    let keep = vec![Regex::new(r"ปี \d+").unwrap()];
    let ways = [Some(Digits::Arabic), Some(Digits::Thai), None].map(|digits| Settings {
        digits,
        repair: true,
        keep_text: false,
        keep: keep.clone(),
    });
    for seed in seeds() {
        for _ in 0..MUTANTS {
            let package = mutant(&seed, &mut random);
            let bytes = package.bytes();
            for settings in &ways {
                let converted = convert(&bytes, package.format, settings).unwrap();
                let after = parts(&converted.bytes);
                assert_eq!(after.len(), package.parts.len());
                for ((name, after), (_, before)) in after.iter().zip(&package.parts) {
                    assert!(after == before || is_well_formed(after), "{name}: {}", String::from_utf8_lossy(after));
                }
            }
        }
    }
}

#[test]
fn broken_archives_are_converted_or_refused() {
    let mut random = Random::new(7);
    let settings = Settings { digits: Some(Digits::Arabic), repair: true, ..Settings::default() };
    for seed in seeds() {
        for _ in 0..MUTANTS {
            let mut bytes = seed.bytes();
            for _ in 0..=random.below(4) {
                let at = random.below(bytes.len() as u64) as usize;
                bytes[at] = random.below(256) as u8;
            }
            if random.percent(20) {
                bytes.truncate(random.below(bytes.len() as u64) as usize);
            }
            for format in [Format::Docx, Format::Xlsx] {
                let _ = convert(&bytes, format, &settings);
            }
        }
    }
}
