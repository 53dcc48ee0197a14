//! The workbook as a whole, written and read back.

mod overview;
mod ranking;
mod records;
mod sources;
mod whole;
mod years;

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};

use super::*;
use crate::compare::compare;
use crate::export::Digits;
use crate::export::links::Links;
use crate::model::{Decided, Figure, FindingDetail, Grade, Instrument, Position, fixture};

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// The fixture's run with what the stated scores give by the rules, as in a real run.
fn run() -> Comparison {
    let (mut assessments, findings, files) = fixture::run();
    assessments.iter_mut().for_each(compute);
    compare(assessments, findings, files, RuleBook::embedded(), &[])
}

/// Fills in what the stated scores give by the rules of the year.
fn compute(assessment: &mut Assessment) {
    let rules = RuleBook::embedded().for_year(assessment.fiscal_year).unwrap();
    let mut exact = BTreeMap::new();
    for (instrument, figure) in &mut assessment.instruments {
        let indicators = rules.indicators.iter().filter(|rule| rule.instrument == *instrument);
        let scores: Option<Vec<Decimal>> =
            indicators.map(|rule| assessment.indicators[usize::from(rule.number) - 1].score.given().copied()).collect();
        let computed = scores.and_then(|scores| rules.instrument_score(*instrument, &scores));
        figure.computed = computed.map(|score| score.round_dp(4));
        exact.extend(computed.or(figure.given().copied()).map(|score| (*instrument, score)));
    }
    assessment.overall.computed = rules.overall(&exact).map(|score| score.round_dp(4));
    let shown: BTreeMap<Instrument, Decimal> = assessment
        .instruments
        .iter()
        .filter_map(|(instrument, figure)| Some((*instrument, *figure.value()?)))
        .collect();
    if let Some(overall) = assessment.overall.value() {
        assessment.grade.computed = rules.grade(*overall, &shown).map(|band| band.grade);
        assessment.passed.computed = rules.passed(*overall, &shown);
    }
}

/// A workbook that was written, opened again.
struct Opened {
    workbook: Xlsx<Cursor<Vec<u8>>>,
    bytes: Vec<u8>,
}

impl Opened {
    fn new(comparison: &Comparison, settings: &Settings) -> Opened {
        Opened::linked(comparison, settings, &Links::default())
    }

    fn linked(comparison: &Comparison, settings: &Settings, links: &Links) -> Opened {
        let bytes = write(comparison, RuleBook::embedded(), settings, links).unwrap();
        Opened { workbook: Xlsx::new(Cursor::new(bytes.clone())).unwrap(), bytes }
    }

    fn values(&mut self, sheet: Sheet) -> Range<Data> {
        self.workbook.worksheet_range(sheet.name(Language::Thai)).unwrap()
    }

    fn formulas(&mut self, sheet: Sheet) -> Range<String> {
        self.workbook.worksheet_formula(sheet.name(Language::Thai)).unwrap()
    }

    /// The XML of a sheet.
    fn sheet(&self, sheet: Sheet) -> String {
        let names = self.workbook.sheet_names();
        let number = names.iter().position(|name| name == sheet.name(Language::Thai)).unwrap() + 1;
        self.part(&format!("xl/worksheets/sheet{number}.xml"))
    }

    fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes.as_slice())).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

/// Row and column of a cell such as `AA4`, from 0.
fn position(cell: &str) -> (u32, u32) {
    let (letters, row) = cell.split_at(cell.bytes().take_while(u8::is_ascii_alphabetic).count());
    let column = letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    (row.parse::<u32>().unwrap() - 1, column - 1)
}

/// A cell's value as text; the empty text for an empty cell.
fn shown(values: &Range<Data>, cell: &str) -> String {
    values.get_value(position(cell)).map(ToString::to_string).unwrap_or_default()
}

/// A cell's formula; the empty text where there is none.
fn formula(formulas: &Range<String>, cell: &str) -> String {
    formulas.get_value(position(cell)).cloned().unwrap_or_default()
}

/// Agencies of three years with scores from a simple recurrence.
fn many(agencies: usize) -> Comparison {
    let mut state = 7_u32;
    let mut score = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7FFF_FFFF;
        Decimal::new(i64::from(4_000 + state % 6_001), 2)
    };
    let assessments = (0..agencies).map(|index| {
        let mut assessment = fixture::assessment(&format!("ที่{index}"), 2564 + u16::try_from(index % 3).unwrap());
        for indicator in &mut assessment.indicators {
            let place = Position::SheetCell { sheet: "คะแนน".into(), row: 1, column: 2 };
            indicator.score.stated = Some(score());
            indicator.score.places = vec![crate::model::Place::new(&"scores.xlsx".into(), place)];
        }
        compute(&mut assessment);
        assessment
    });
    compare(assessments.collect(), Vec::new(), Vec::new(), RuleBook::embedded(), &[])
}
