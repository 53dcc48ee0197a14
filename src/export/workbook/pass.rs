//! *The way to pass*: what every agency under the line lacks, and what would close it; one row each.

use rust_decimal::{Decimal, RoundingStrategy};
use rust_xlsxwriter::XlsxError;

use crate::export::wording::pass::{self, Figures};
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Assessment, Instrument, Need, WayToPass};
use crate::rules::published;

use super::appended::{Survey, Take};
use super::cell::Cell;
use super::formula::{Live, Value, quoted};
use super::ranking::{FIRST_INDICATOR, FIRST_INSTRUMENT, USED};
use super::styles::{Kind, Tone};
use super::table::{Column, FIRST_ROW, Paper, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

const OVERALL: u16 = 3;
const MISSING: u16 = 4;
const FIRST_NEED: u16 = 5;

/// Decimals to which a quotient or difference is rounded before it is rounded to hundredths: binary arithmetic must not
/// move it by one.
const SURE_DECIMALS: u32 = 6;

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Pass, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let mut columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 34, Kind::Text),
        column(Word::District, 13, Kind::Text),
        column(Word::Overall, 10, Kind::Score),
        column(Word::PointsMissing, 9, Kind::Score),
    ];
    for instrument in Instrument::ALL {
        columns.push(Column::new(words::needed(instrument.code(), book.language), 10, Kind::Score));
        columns.push(column(Word::More, 9, Kind::Difference));
    }
    columns.extend([
        column(Word::FewestItems, 10, Kind::Centre),
        column(Word::ItemsToWin, 34, Kind::Text),
        column(Word::InShort, 44, Kind::Text),
    ]);
    let survey = Survey::of(book, &columns, records)?;
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    let room = table.leave_room(records, survey)?;
    table.finish()?;
    written.room = room;
    Ok(())
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    let all = &book.comparison.assessments;
    let ways = book.comparison.ways_to_pass.iter().filter_map(|way| Some((way, all.get(way.assessment)?)));
    for (row, (way, assessment)) in (FIRST_ROW..).zip(ways) {
        if take(&Record { book, way, assessment, row }.cells())?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

struct Record<'b, 'a> {
    book: &'b Book<'a>,
    way: &'a WayToPass,
    assessment: &'a Assessment,
    row: u32,
}

impl<'a> Record<'_, 'a> {
    fn at(&self, column: u16) -> String {
        format!("{}{}", letters(column), self.row + 1)
    }

    fn cells(&self) -> Vec<Cell<'a>> {
        let Record { book, way, assessment, .. } = self;
        let figures = Figures { score: &words::score, count: &|count| count.to_string() };
        let overall = assessment.overall.value().copied();
        let used = book.ranked(way.assessment, USED);
        let overall_cell = used.map_or_else(
            || Live::fixed(Value::mean(overall)),
            |used| Live::formula(format!("=IF(ISNUMBER({used}),{used},\"\")"), Value::mean(overall)),
        );
        let mut cells = vec![
            Cell::count(assessment.fiscal_year),
            book.agency_link(way.assessment),
            Cell::text_or_dash(assessment.agency.district.as_deref()),
            Cell::Live(overall_cell),
            Cell::Live(self.missing(overall)).toned(Tone::Bad),
        ];
        for (instrument, column) in Instrument::ALL.into_iter().zip((FIRST_NEED..).step_by(2)) {
            cells.extend(self.need(instrument, column));
        }
        cells.push(match pass::fewest(&way.items, &figures) {
            Some(fewest) => match fewest.parse::<Decimal>() {
                Ok(certain) => Cell::Number(certain).toned(Tone::Good),
                Err(_) => Cell::text(fewest).toned(Tone::Good),
            },
            None => Cell::text(words::NOTHING),
        });
        cells.push(Cell::text(pass::items(&way.items, &figures, book.language)));
        cells.push(Cell::text(pass::in_short(way, &figures, book.language)));
        cells
    }

    /// The points under the line, of the overall score as it is published.
    fn missing(&self, overall: Option<Decimal>) -> Live {
        let (line, overall_cell) = (self.way.line.normalize(), self.at(OVERALL));
        let formula = format!("=IF(ISNUMBER({overall_cell}),MAX(0,ROUND({line}-ROUND({overall_cell},2),2)),\"\")");
        let value = overall.and_then(|overall| self.way.line.checked_sub(published(overall)));
        Live::first_that_gives(Value::Number(self.way.missing), [Live::formula(formula, Value::mean(value))])
    }

    /// The score that an instrument needs and how much more that is; dashes where it cannot, nothing where nothing is
    /// known.
    fn need(&self, instrument: Instrument, column: u16) -> [Cell<'a>; 2] {
        let Some(need) = self.way.instruments.get(&instrument) else { return [Cell::Empty, Cell::Empty] };
        let possible = |number: Decimal| match need.is_possible() {
            true => Value::Number(number),
            false => Value::Text(words::NOTHING.into()),
        };
        let tone = if need.is_possible() { Tone::Good } else { Tone::Plain };
        let score = Live::first_that_gives(possible(need.score), self.need_by_formula(instrument, need));
        let cell = self.at(column);
        let dash = quoted(words::NOTHING);
        let more = self.shown(instrument).map(|(own, value)| {
            let more = need.score.checked_sub(value).map(|more| published(sure(more)));
            Live::formula(
                format!(
                    "=IF(ISNUMBER({cell}),ROUND(ROUND({cell}-{own},{SURE_DECIMALS}),2),IF({cell}={dash},{dash},\"\"))"
                ),
                more.map_or(Value::Nothing, possible),
            )
        });
        let more = Live::first_that_gives(possible(need.more), more);
        [Cell::Live(score).toned(tone), Cell::Live(more)]
    }

    /// From the scores of the other two instruments, as long as points are missing.
    fn need_by_formula(&self, instrument: Instrument, need: &Need) -> Option<Live> {
        let rules = self.book.rules.for_year(self.assessment.fiscal_year)?;
        let aim = need.aim?;
        let weight = rules.instrument(instrument)?.weight.normalize();
        let (mut terms, mut rest) = (String::new(), aim);
        for other in rules.instruments.iter().filter(|other| other.instrument != instrument) {
            let (cell, value) = self.shown(other.instrument)?;
            terms.push_str(&format!("-{}*{cell}", other.weight.normalize()));
            rest = rest.checked_sub(other.weight.checked_mul(value)?)?;
        }
        let least = format!("ROUNDUP(ROUND(({aim}{terms})/{weight},{SURE_DECIMALS}),2)");
        let value = sure(rest.checked_div(weight)?).round_dp_with_strategy(2, RoundingStrategy::AwayFromZero);
        let dash = quoted(words::NOTHING);
        let formula = format!("=IF(N({})>0,IF({least}>100,{dash},{least}),\"\")", self.at(MISSING));
        let value = match value <= Decimal::ONE_HUNDRED {
            true => Value::Number(value),
            false => Value::Text(words::NOTHING.into()),
        };
        Some(Live::formula(formula, value))
    }

    /// An instrument's score in the ranking, and its value: the mean of its indicators where they are all there, which is
    /// not rounded, else as it is shown.
    fn shown(&self, instrument: Instrument) -> Option<(String, Decimal)> {
        let rules = self.book.rules.for_year(self.assessment.fiscal_year)?;
        let own: Vec<u8> =
            rules.indicators.iter().filter(|rule| rule.instrument == instrument).map(|rule| rule.number).collect();
        let (first, last) = (*own.first()?, *own.last()?);
        if !own.iter().copied().eq(first..=last) {
            return None;
        }
        let ranked = |column| self.book.ranked(self.way.assessment, column);
        let indicator = |number: u8| ranked(FIRST_INDICATOR + u16::from(number.checked_sub(1)?));
        let from = indicator(first)?;
        // The sheet is named once in a range.
        let to = indicator(last)?;
        let to = to.rsplit_once('!').map_or(to.as_str(), |(_, cell)| cell);
        let cell =
            ranked(FIRST_INSTRUMENT + u16::try_from(Instrument::ALL.iter().position(|one| *one == instrument)?).ok()?)?;
        if let Some(decided) = self.assessment.instruments.get(&instrument).and_then(|figure| figure.decided.as_ref()) {
            return Some((cell, decided.value));
        }
        let scores: Option<Vec<Decimal>> = own
            .iter()
            .map(|number| {
                let found = self.assessment.indicators.iter().find(|indicator| indicator.number == *number)?;
                found.score.value().copied()
            })
            .collect();
        let mean = scores.and_then(|scores| rules.instrument_score(instrument, &scores));
        let value = mean.or_else(|| self.assessment.instruments.get(&instrument)?.value().copied())?;
        Some((format!("IF(COUNT({from}:{to})={},AVERAGE({from}:{to}),{cell})", own.len()), value))
    }
}

fn sure(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(SURE_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}
