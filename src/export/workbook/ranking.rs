//! *Ranking*: every agency of every year with its scores, grade, result and rank; the sheet that others refer to.
//!
//! What was stated stands as values, what can be computed as formulas over them: an officer who corrects a score sees
//! instruments, overall score, grade, result, rank and difference follow. The columns to the right of the printed area
//! hold the computed side of figures that are also stated.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatType, Format,
    Formula, Workbook, Worksheet, XlsxError,
};

use crate::export::wording::labels;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Assessment, Comparison, Instrument, Ranked};
use crate::rules::Rules;

use super::Book;
use super::formula::{Ladder, Live, Value, round, rounded};
use super::styles::{self, Kind, Tone};
use super::table::{Cell, Column, FIRST_ROW, HEADING_ROW, Paper, Table, add_sheet, letters};

const RANK: u16 = 0;
pub(super) const AGENCY: u16 = 1;
pub(super) const KIND: u16 = 2;
pub(super) const DISTRICT: u16 = 3;
pub(super) const PROVINCE: u16 = 4;
pub(super) const YEAR: u16 = 5;
pub(super) const FIRST_INDICATOR: u16 = 6;
pub(super) const FIRST_INSTRUMENT: u16 = 16;
const STATED: u16 = 19;
const COMPUTED: u16 = 20;
pub(super) const USED: u16 = 21;
pub(super) const GRADE: u16 = 22;
pub(super) const RESULT: u16 = 23;
const DIFFERENCE: u16 = 24;
const FINDINGS: u16 = 25;
const FIRST_COMPUTED_INSTRUMENT: u16 = 26;
const STATED_GRADE: u16 = 29;
const COMPUTED_GRADE: u16 = 30;
const STATED_RESULT: u16 = 31;
const COMPUTED_RESULT: u16 = 32;

/// Which row each assessment has, known before the sheet is written.
pub(super) struct Layout {
    rows: Vec<u32>,
    last_row: u32,
}

impl Layout {
    /// Latest year first, then by rank.
    pub(super) fn of(comparison: &Comparison) -> Layout {
        let mut rows = vec![FIRST_ROW; comparison.assessments.len()];
        let mut next = FIRST_ROW;
        for ranked in comparison.years.iter().rev().flat_map(|year| &year.ranking) {
            if let Some(row) = rows.get_mut(ranked.assessment) {
                *row = next;
            }
            next += 1;
        }
        Layout { rows, last_row: next - 1 }
    }

    /// The row of an assessment, from 0.
    pub(super) fn row(&self, assessment: usize) -> Option<u32> {
        self.rows.get(assessment).copied()
    }

    /// All records of a column, as formulas of other sheets write it.
    pub(super) fn column(&self, column: u16, book: &Book) -> String {
        format!("'{}'!{}", Sheet::Ranking.name(book.language), self.own_column(column))
    }

    fn own_column(&self, column: u16) -> String {
        let letters = letters(column);
        format!("${letters}${}:${letters}${}", FIRST_ROW + 1, self.last_row + 1)
    }
}

pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Ranking, Paper::Landscape, book.language)?;
    let mut table = Table::filling(worksheet, columns(book), AGENCY + 1, book.language)?;
    for year in book.comparison.years.iter().rev() {
        let ladders = book.rules.for_year(year.fiscal_year).map(|rules| Year {
            rules,
            grades: Ladder::of_grades(rules),
            results: Ladder::of_results(rules, book.language),
        });
        let rows: Vec<(&Ranked, &Assessment, Scores)> = year
            .ranking
            .iter()
            .filter_map(|ranked| {
                let assessment = book.comparison.assessments.get(ranked.assessment)?;
                let row = book.ranking.row(ranked.assessment)?;
                Some((ranked, assessment, Scores::of(assessment, ladders.as_ref(), row)))
            })
            .collect();
        let ranks = ranks(rows.iter().filter_map(|(_, _, scores)| scores.used.value.as_number()));
        for (ranked, assessment, scores) in rows {
            let mean = year.overall_mean.map(rounded);
            table.push(record(book, ranked, assessment, scores, &ranks, (ladders.as_ref(), mean)))?;
        }
    }
    let last_row = table.last_row();
    table.finish()?;
    worksheet.group_columns(FIRST_COMPUTED_INSTRUMENT, COMPUTED_RESULT)?;
    worksheet.set_print_area(0, RANK, last_row, FINDINGS)?;
    if last_row > HEADING_ROW {
        colour(worksheet, book, last_row)?;
    }
    Ok(())
}

fn columns(book: &Book) -> Vec<Column> {
    let word = |word: Word| word.text(book.language).to_owned();
    let mut columns = vec![
        Column::new(word(Word::Rank), 6, Kind::Count),
        Column::new(word(Word::Agency), 32, Kind::Text),
        Column::new(word(Word::Kind), 16, Kind::Text),
        Column::new(word(Word::District), 12, Kind::Text),
        Column::new(word(Word::Province), 12, Kind::Text),
        Column::new(word(Word::FiscalYear), 8, Kind::Centre),
    ];
    columns.extend(
        (1..=10).map(|number| Column::upright(format!("{number} {}", book.indicator_name(number)), 8, Kind::Score)),
    );
    columns.extend(Instrument::ALL.map(|instrument| Column::new(instrument.code(), 8, Kind::Score)));
    columns.extend([
        Column::upright(word(Word::OverallStated), 8, Kind::Score),
        Column::upright(word(Word::OverallComputed), 8, Kind::Score),
        Column::upright(word(Word::OverallUsed), 8, Kind::Score),
        Column::new(word(Word::Grade), 11, Kind::Centre),
        Column::new(word(Word::Result), 9, Kind::Centre),
        Column::upright(word(Word::DifferenceToMean), 8, Kind::Difference),
        Column::upright(word(Word::Findings), 7, Kind::Count),
    ]);
    columns.extend(
        Instrument::ALL
            .map(|instrument| Column::new(format!("{} {}", instrument.code(), word(Word::Computed)), 10, Kind::Score)),
    );
    columns.extend(
        [Word::GradeStated, Word::GradeComputed, Word::ResultStated, Word::ResultComputed]
            .map(|heading| Column::new(word(heading), 11, Kind::Centre)),
    );
    columns
}

/// A year's rules as the formulas need them.
struct Year<'a> {
    rules: &'a Rules,
    grades: Ladder,
    results: Ladder,
}

/// The scores of one record: what was concluded, and the formulas that give it.
struct Scores {
    instruments: [Live; 3],
    computed_instruments: [Live; 3],
    computed: Live,
    used: Live,
}

impl Scores {
    fn of(assessment: &Assessment, year: Option<&Year>, row: u32) -> Scores {
        let at = |column: u16| format!("{}{}", letters(column), row + 1);
        let figure = |instrument| assessment.instruments.get(&instrument);
        let places = [0, 1, 2_u16];
        let numbered = |index: u16| {
            let instrument = Instrument::ALL.into_iter().nth(index.into()).unwrap_or(Instrument::Oit);
            (instrument, figure(instrument))
        };
        let computed_instruments = places.map(|index| {
            let (instrument, figure) = numbered(index);
            let mean = year.and_then(|year| mean_of_indicators(assessment, year.rules, instrument, row));
            Live::first_that_gives(Value::number(figure.and_then(|figure| figure.computed)), mean)
        });
        let instruments = places.map(|index| {
            let (_, figure) = numbered(index);
            let computed =
                computed_instruments.get(usize::from(index)).map_or(Value::Nothing, |live| live.value.clone());
            let cell = at(FIRST_COMPUTED_INSTRUMENT + index);
            match figure.and_then(|figure| figure.stated) {
                Some(stated) => Live::fixed(Value::Number(stated)),
                None => Live::formula(format!("=IF(ISNUMBER({cell}),{cell},\"\")"), computed),
            }
        });
        let sums = year.map(|year| weighted_sums(year.rules, &computed_instruments, &instruments, row));
        let computed = Live::first_that_gives(Value::number(assessment.overall.computed), sums.into_iter().flatten());
        let (stated_cell, computed_cell) = (at(STATED), at(COMPUTED));
        let used = Live::formula(
            format!("=IF(ISNUMBER({stated_cell}),{stated_cell},IF(ISNUMBER({computed_cell}),{computed_cell},\"\"))"),
            assessment.overall.stated.map_or_else(|| computed.value.clone(), Value::Number),
        );
        Scores { instruments, computed_instruments, computed, used }
    }

    fn instrument_values(&self) -> [Option<Decimal>; 3] {
        self.instruments.each_ref().map(|live| live.value.as_number())
    }
}

/// An instrument's score as the mean of its indicators, where they stand side by side.
fn mean_of_indicators(assessment: &Assessment, rules: &Rules, instrument: Instrument, row: u32) -> Option<Live> {
    let numbers: Vec<u8> =
        rules.indicators.iter().filter(|rule| rule.instrument == instrument).map(|rule| rule.number).collect();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    if !numbers.iter().copied().eq(first..=last) {
        return None;
    }
    let column = |number: u8| Some(letters(FIRST_INDICATOR + u16::from(number.checked_sub(1)?)));
    let range = format!("{}{row}:{}{row}", column(first)?, column(last)?, row = row + 1);
    let scores: Option<Vec<Decimal>> = numbers.iter().map(|number| indicator(assessment, *number)).collect();
    let count = Decimal::from(numbers.len());
    let mean = scores.and_then(|scores| scores.iter().sum::<Decimal>().checked_div(count));
    let average = round(&format!("AVERAGE({range})"));
    Some(Live::formula(format!("=IF(COUNT({range})={count},{average},\"\")"), Value::number(mean)))
}

/// The overall score from the instruments' computed scores where there are any, or from those that stand first.
fn weighted_sums(rules: &Rules, computed: &[Live; 3], shown: &[Live; 3], row: u32) -> Vec<Live> {
    let weights: Option<Vec<Decimal>> =
        Instrument::ALL.into_iter().map(|instrument| Some(rules.instrument(instrument)?.weight.normalize())).collect();
    let Some(weights) = weights else { return Vec::new() };
    let row = row + 1;
    let shown_range = format!("{}{row}:{}{row}", letters(FIRST_INSTRUMENT), letters(FIRST_INSTRUMENT + 2));
    let sum = |terms: Vec<String>, scores: Vec<Option<Decimal>>| {
        let total: Option<Decimal> =
            scores.into_iter().zip(&weights).map(|(score, weight)| score?.checked_mul(*weight)).sum();
        let total_formula = round(&terms.join("+"));
        Live::formula(format!("=IF(COUNT({shown_range})=3,{total_formula},\"\")"), Value::number(total))
    };
    let columns = || (0_u16..).zip(&weights).map(|(index, weight)| (index, weight));
    let shown_cell = |index| format!("{}{row}", letters(FIRST_INSTRUMENT + index));
    let computed_cell = |index| format!("{}{row}", letters(FIRST_COMPUTED_INSTRUMENT + index));
    let value = |live: &Live| live.value.as_number();
    vec![
        sum(
            columns()
                .map(|(index, weight)| {
                    let (computed, shown) = (computed_cell(index), shown_cell(index));
                    format!("{weight}*IF(ISNUMBER({computed}),{computed},{shown})")
                })
                .collect(),
            computed.iter().zip(shown).map(|(computed, shown)| value(computed).or(value(shown))).collect(),
        ),
        sum(
            columns().map(|(index, weight)| format!("{weight}*{}", shown_cell(index))).collect(),
            shown.iter().map(value).collect(),
        ),
    ]
}

fn indicator(assessment: &Assessment, number: u8) -> Option<Decimal> {
    assessment.indicators.iter().find(|indicator| indicator.number == number)?.score.value().copied()
}

/// The rank of every score of a year: one more than there are better ones.
fn ranks(scores: impl Iterator<Item = Decimal>) -> BTreeMap<Decimal, u32> {
    let mut counts: BTreeMap<Decimal, u32> = BTreeMap::new();
    for score in scores {
        *counts.entry(score).or_default() += 1;
    }
    let mut better = 0;
    counts
        .into_iter()
        .rev()
        .map(|(score, count)| {
            let rank = better + 1;
            better += count;
            (score, rank)
        })
        .collect()
}

fn record(
    book: &Book,
    ranked: &Ranked,
    assessment: &Assessment,
    scores: Scores,
    ranks: &BTreeMap<Decimal, u32>,
    (year, mean): (Option<&Year>, Option<Decimal>),
) -> Vec<Cell> {
    let row = book.ranking.row(ranked.assessment).unwrap_or(FIRST_ROW);
    let at = |column: u16| format!("{}{}", letters(column), row + 1);
    let used_value = scores.used.value.as_number();
    let used_cell = at(USED);

    let rank = {
        let concluded = Value::number(ranked.rank.map(Decimal::from));
        let (years, all) = (book.ranking.own_column(YEAR), book.ranking.own_column(USED));
        let formula =
            format!("=IF(ISNUMBER({used_cell}),COUNTIFS({years},{},{all},\">\"&{used_cell})+1,\"\")", at(YEAR));
        let value = used_value.and_then(|score| ranks.get(&score)).map(|rank| Decimal::from(*rank));
        let candidate = book.live.then(|| Live::formula(formula, Value::number(value)));
        Live::first_that_gives(concluded, candidate)
    };
    let difference = {
        let candidate = book.overview.mean_of_year(&at(YEAR), book).map(|mean_of_year| {
            let formula = format!("=IF(ISNUMBER({used_cell}),{},\"\")", round(&format!("{used_cell}-{mean_of_year}")));
            Live::formula(formula, Value::number(used_value.zip(mean).map(|(score, mean)| score - mean)))
        });
        Live::first_that_gives(Value::number(ranked.difference), candidate)
    };
    let instruments = format!("{}:{}", at(FIRST_INSTRUMENT), at(FIRST_INSTRUMENT + 2));
    let decided = |ladder: Option<&Ladder>, concluded: Value| {
        let values = scores.instrument_values();
        let candidates = ladder.into_iter().flat_map(|ladder| {
            [(at(USED), used_value), (at(COMPUTED), scores.computed.value.as_number())]
                .map(|(cell, score)| Live::formula(ladder.formula(&cell, &instruments), ladder.value(score, values)))
        });
        Live::first_that_gives(concluded, candidates)
    };
    let passed = |passed: Option<bool>| Value::text(passed.map(|passed| labels::passed(passed, book.language)));
    let computed_grade =
        decided(year.map(|year| &year.grades), Value::text(assessment.grade.computed.map(|grade| grade.label())));
    let computed_result = decided(year.map(|year| &year.results), passed(assessment.passed.computed));
    // A cell without anything counts as 0 in a reference: joined to a text it stays empty.
    let stated_or_computed = |stated: u16, computed: u16| {
        let (stated, computed) = (at(stated), at(computed));
        format!("=IF({stated}<>\"\",{stated},{computed}&\"\")")
    };
    let grade = Live::formula(
        stated_or_computed(STATED_GRADE, COMPUTED_GRADE),
        Value::text(ranked.grade.map(|grade| grade.label())),
    );
    let result = Live::formula(stated_or_computed(STATED_RESULT, COMPUTED_RESULT), passed(ranked.passed));

    let findings = book.findings_of(ranked.assessment);
    let agency = &assessment.agency;
    let mut cells = vec![
        Cell::Live(rank),
        Cell::Text(agency.name.clone()),
        Cell::Text(labels::kind(agency.kind, book.language).to_owned()),
        Cell::text_or_dash(agency.district.as_deref()),
        Cell::text_or_dash(agency.province.as_deref()),
        Cell::count(assessment.fiscal_year),
    ];
    cells.extend((1..=10).map(|number| Cell::number(indicator(assessment, number))));
    cells.extend(scores.instruments.map(Cell::Live));
    cells.extend([
        Cell::number(assessment.overall.stated),
        Cell::Live(scores.computed),
        Cell::Live(scores.used),
        Cell::Live(grade),
        Cell::Live(result),
        Cell::Live(difference),
        if findings > 0 { Cell::count(findings).toned(Tone::Doubtful) } else { Cell::Empty },
    ]);
    cells.extend(scores.computed_instruments.map(Cell::Live));
    cells.extend([
        Cell::Live(Live::fixed(Value::text(assessment.grade.stated.map(|grade| grade.label())))),
        Cell::Live(computed_grade),
        Cell::Live(Live::fixed(passed(assessment.passed.stated))),
        Cell::Live(computed_result),
    ]);
    cells
}

/// Heat map over indicators and instruments, red text under the target, green and red results.
fn colour(worksheet: &mut Worksheet, book: &Book, last_row: u32) -> Result<(), XlsxError> {
    let last_score = FIRST_INSTRUMENT + 2;
    if let Some(target) = book.target() {
        let target = target.normalize().to_string();
        let heat = ConditionalFormat3ColorScale::new()
            .set_minimum(ConditionalFormatType::Number, 50)
            .set_midpoint(ConditionalFormatType::Number, target.as_str())
            .set_maximum(ConditionalFormatType::Number, 100)
            .set_minimum_color(styles::LOW)
            .set_midpoint_color(styles::MIDDLE)
            .set_maximum_color(styles::HIGH);
        worksheet.add_conditional_format(FIRST_ROW, FIRST_INDICATOR, last_row, last_score, &heat)?;
        // An empty cell or an empty text is under no target.
        let first = format!("{}{}", letters(FIRST_INDICATOR), FIRST_ROW + 1);
        let weak = rust_xlsxwriter::ConditionalFormatFormula::new()
            .set_rule(Formula::new(format!("=AND(ISNUMBER({first}),{first}<{target})")))
            .set_format(Format::new().set_font_color(styles::BAD_TEXT).set_bold());
        worksheet.add_conditional_format(FIRST_ROW, FIRST_INDICATOR, last_row, last_score, &weak)?;
    }
    for (passed, tone) in [(true, Tone::Good), (false, Tone::Bad)] {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(labels::passed(passed, book.language)))
            .set_format(styles::fill(tone));
        worksheet.add_conditional_format(FIRST_ROW, RESULT, last_row, RESULT, &rule)?;
    }
    Ok(())
}
