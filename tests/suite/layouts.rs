//! One truth, many layouts: whatever an office's table looks like, the figures in it are read as they stand, once each,
//! and nothing else is.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a misread document, or a generator that is wrong, fails the test"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use prongsai::ingest;
use prongsai::model::{Agency, Assessment, Figure, Finding, Format, Instrument, ReadFailure};
use prongsai::normalize::{self, Recogniser};
use prongsai::rules::RuleBook;
use rust_decimal::Decimal;

use crate::generate::layouts::{self, Instruments, Layout, States};
use crate::generate::page::Page;
use crate::generate::random::Random;
use crate::generate::style::{STYLES, Style};
use crate::generate::truth::{self, Truth};
use crate::generate::{csv, docx, xlsx};

/// Documents of each layout, format and style.
const SEEDS: u64 = 1;

/// One test a layout, so that each can be run and fails by its own name.
macro_rules! layouts {
    ($($layout:ident)*) => {
        $(#[test]
        fn $layout() {
            try_layout(stringify!($layout));
        })*

        #[test]
        fn every_layout_is_tried() {
            let tried = [$(stringify!($layout)),*];
            let all: Vec<&str> = layouts::plain().iter().map(|layout| layout.name).collect();
            assert_eq!(tried.as_slice(), all);
        }
    };
}

layouts! {
    table_per_instrument
    one_table_with_subtotals
    one_table_of_ten
    instruments_merged_downward
    form
    label_lines
    one_row
    targets_beside
    prose
    prose_with_indicators
    title_in_the_table
    number_name_and_score
    two_halves_beside
    cover_and_score_sheets
    row_per_agency
    two_header_rows
    bare_numbers
    instruments_only
    weighted_instruments
    ranking
    district_rows
    last_year_beside
    head_repeated
    number_over_name
    three_header_rows
    name_and_place_in_one_cell
    column_per_agency
    long_form
    sheet_per_agency
    agency_as_sheet_name
    blocks
    side_by_side
    row_per_year
    column_per_year
    sheet_per_year
}

#[test]
fn the_same_seed_makes_the_same_document() {
    for layout in layouts::plain() {
        for format in layout.formats {
            let bytes = || document(&layout, *format, STYLES[0], 7).1;
            assert!(bytes() == bytes(), "{} {format:?}", layout.name);
        }
    }
}

/// Makes every document of a layout, reads it, and fails with all differences.
fn try_layout(name: &str) {
    let layout = layouts::plain().into_iter().find(|layout| layout.name == name).expect("a layout of that name");
    let (mut documents, mut failures) = (0, Vec::new());
    for format in layout.formats {
        for style in STYLES {
            for seed in 0..SEEDS {
                documents += 1;
                let (truths, bytes) = document(&layout, *format, style, seed);
                let differences = differences(&layout.states, &truths, *format, &bytes);
                if !differences.is_empty() {
                    keep(&format!("{name}-{}-{seed}.{}", style.name.replace(' ', "-"), extension(*format)), &bytes);
                    let shown = differences.iter().take(12).map(|line| format!("\n    {line}"));
                    let heading = format!("{name}, {format:?}, {}, seed {seed}", style.name);
                    let more = differences.len().saturating_sub(12);
                    failures.push(format!("{heading}:{}\n    ... {more} more", shown.collect::<String>()));
                }
            }
        }
    }
    if !failures.is_empty() {
        panic!("{} of {documents} documents were misread\n{}", failures.len(), failures.join("\n"));
    }
}

/// The truth and the document of a layout, format, style and seed.
fn document(layout: &Layout, format: Format, style: Style, seed: u64) -> (Vec<Truth>, Vec<u8>) {
    let salt =
        layout.name.bytes().chain(style.name.bytes()).fold(seed, |salt, byte| salt * 31 % 1_000_003 + u64::from(byte));
    let mut random = Random::new(salt);
    let truths = truth::truths(layout.who, &mut random);
    let mut page = Page::new(style, random);
    (layout.draw)(&mut page, &truths);
    let bytes = match format {
        Format::Docx => docx::write(&mut page).expect("a package"),
        Format::Xlsx => xlsx::write(&page).expect("a workbook"),
        _ => csv::write(&mut page),
    };
    (truths, bytes)
}

fn extension(format: Format) -> String {
    format!("{format:?}").to_lowercase()
}

/// Keeps a misread document for a person to look at, in the folder that `KEEP_MISREAD` names.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("KEEP_MISREAD") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("a folder to keep documents in");
    }
}

/// What was read otherwise than it was written: `-` is missing, `+` was not written.
fn differences(states: &States, truths: &[Truth], format: Format, bytes: &[u8]) -> Vec<String> {
    let (assessments, findings) = match read(format, bytes) {
        Ok(read) => read,
        Err(failure) => return vec![format!("unreadable: {failure}")],
    };

    let mut expected: Vec<String> = truths.iter().flat_map(|truth| expectation(states, truth)).collect();
    expected.extend(states.findings.iter().flat_map(|code| vec![format!("finding {code}"); truths.len()]));
    let mut read: Vec<String> = assessments
        .iter()
        .flat_map(|assessment| {
            let truth = truths.iter().find(|truth| is_about(assessment, truth));
            reading(states, assessment, truth)
        })
        .collect();
    read.extend(findings.iter().map(|finding| format!("finding {}", finding.detail.code())));

    let mut balance: BTreeMap<&String, i32> = BTreeMap::new();
    expected.iter().for_each(|line| *balance.entry(line).or_default() -= 1);
    read.iter().for_each(|line| *balance.entry(line).or_default() += 1);
    let line = |(line, balance): (&String, i32)| match balance {
        0 => None,
        missing if missing < 0 => Some(format!("- {line}")),
        _ => Some(format!("+ {line}")),
    };
    balance.into_iter().filter_map(line).collect()
}

/// What the stages make of one file's bytes.
pub fn read(format: Format, bytes: &[u8]) -> Result<(Vec<Assessment>, Vec<Finding>), ReadFailure> {
    let file: Arc<str> = format!("generated.{}", extension(format)).into();
    crate::fuzz_seeds::keep(bytes);
    let document = ingest::read_bytes(bytes, &file).map_err(|(_, failure)| failure)?;
    static RECOGNISER: OnceLock<Recogniser<'static>> = OnceLock::new();
    let recognised = RECOGNISER.get_or_init(|| Recogniser::new(RuleBook::embedded())).recognise(&document);
    let (assessments, mut findings) = normalize::assess(recognised.claims, RuleBook::embedded());
    findings.extend(recognised.findings);
    Ok((assessments, findings))
}

/// Whether an assessment is about a true agency, by name and year, and by no place that contradicts.
pub fn is_about(assessment: &Assessment, truth: &Truth) -> bool {
    let read = &assessment.agency;
    let agrees = |read: &Option<String>, true_place: &Option<String>| read.is_none() || read == true_place;
    assessment.fiscal_year == truth.fiscal_year
        && read.name == truth.agency.name
        && agrees(&read.district, &truth.agency.district)
        && agrees(&read.province, &truth.agency.province)
}

/// Who and when, and the place where the layout states it.
fn subject(states: &States, agency: &Agency, fiscal_year: u16) -> String {
    let place = |part: &Option<String>| part.as_deref().unwrap_or("-").to_owned();
    let places =
        if states.place { [place(&agency.district), place(&agency.province)].join(", ") } else { String::new() };
    format!("{} [{places}] {fiscal_year}", agency.name)
}

fn kind(agency: &Agency, subject: &str) -> String {
    format!("{subject}: {:?} {}", agency.kind, agency.subdistrict.as_deref().unwrap_or("-"))
}

fn numbers(numbers: impl Iterator<Item = u8>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<String>>().join(" ")
}

/// The lines that a right reading of one agency gives.
fn expectation(states: &States, truth: &Truth) -> Vec<String> {
    let subject = subject(states, &truth.agency, truth.fiscal_year);
    let mut lines = vec![kind(&truth.agency, &subject)];
    let mut say = |what: String, stated: bool, value: String| {
        lines.push(format!(
            "{subject}: {what} {}",
            if stated { format!("{value} once") } else { "unstated".to_owned() }
        ));
    };
    for (number, score) in (1..).zip(truth.indicators) {
        say(format!("indicator {number}"), states.indicators, score.normalize().to_string());
    }
    for (instrument, score) in Instrument::ALL.iter().zip(truth.instruments) {
        match states.instruments {
            Instruments::Weighted => say(instrument.code().to_owned(), true, "near".to_owned()),
            known => say(instrument.code().to_owned(), known == Instruments::Full, score.normalize().to_string()),
        }
    }
    say("overall".to_owned(), states.overall, truth.overall.normalize().to_string());
    say("grade".to_owned(), states.grade, truth.grade.label().to_owned());
    say("passed".to_owned(), states.result, truth.passed.to_string());
    let target = Decimal::from(85);
    let which = |strong: bool| {
        let numbered =
            (1..).zip(truth.indicators).filter(move |(_, score)| states.indicators && (*score >= target) == strong);
        numbers(numbered.map(|(number, _)| number))
    };
    lines.push(format!("{subject}: strengths {}", which(true)));
    lines.push(format!("{subject}: weaknesses {}", which(false)));
    lines
}

/// The same lines of what was read.
fn reading(states: &States, assessment: &Assessment, truth: Option<&Truth>) -> Vec<String> {
    let subject = subject(states, &assessment.agency, assessment.fiscal_year);
    let mut lines = vec![kind(&assessment.agency, &subject)];
    let mut say = |what: String, value: Option<String>, places: usize| {
        let times = if places == 1 { "once".to_owned() } else { format!("{places} times") };
        let said = value.map_or_else(|| "unstated".to_owned(), |value| format!("{value} {times}"));
        lines.push(format!("{subject}: {what} {said}"));
    };
    let score = |figure: &Figure<Decimal>| figure.stated.map(|score| score.normalize().to_string());
    for indicator in &assessment.indicators {
        say(format!("indicator {}", indicator.number), score(&indicator.score), indicator.score.places.len());
    }
    for (at, instrument) in Instrument::ALL.into_iter().enumerate() {
        let figure = assessment.instruments.get(&instrument).cloned().unwrap_or_default();
        let near =
            |score: Decimal| truth.is_some_and(|truth| (score - truth.instruments[at]).abs() <= Decimal::new(2, 2));
        match (states.instruments, figure.stated) {
            // What is stated is a part of the overall score; whether it is shown as a score again is free, if right.
            (Instruments::Weighted, None) => say(instrument.code().to_owned(), Some("near".to_owned()), 1),
            (Instruments::Weighted, Some(stated)) if near(stated) => {
                say(instrument.code().to_owned(), Some("near".to_owned()), 1);
            }
            _ => say(instrument.code().to_owned(), score(&figure), figure.places.len()),
        }
    }
    say("overall".to_owned(), score(&assessment.overall), assessment.overall.places.len());
    let grade = assessment.grade.stated.map(|grade| grade.label().to_owned());
    say("grade".to_owned(), grade, assessment.grade.places.len());
    let mut passed = assessment.passed.stated.map(|passed| passed.to_string());
    if !states.result && states.grade && truth.is_some_and(|truth| Some(truth.passed) == assessment.passed.stated) {
        // A level such as ผ่านดี says the result too; a reader may say so or not.
        passed = None;
    }
    let mut places = assessment.passed.places.len();
    if states.result && assessment.grade.stated.is_some_and(|grade| !grade.is_letter()) {
        // There the level's cell may be named as well.
        places = places.min(1);
    }
    say("passed".to_owned(), passed, places);
    lines.push(format!("{subject}: strengths {}", numbers(assessment.strengths.iter().copied())));
    lines.push(format!("{subject}: weaknesses {}", numbers(assessment.weaknesses.iter().copied())));
    lines.extend(assessment.measures.iter().map(|measure| format!("{subject}: measure {}", measure.title)));
    lines.extend(assessment.recommendations.iter().map(|advice| format!("{subject}: advice {}", advice.text)));
    lines.extend(assessment.items.iter().map(|item| format!("{subject}: item {}", item.code)));
    lines
}
