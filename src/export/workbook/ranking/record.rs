//! One record of the ranking: what was stated as values, what can be computed as formulas.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::export::wording::labels;
use crate::model::{Assessment, Figure, Grade, Instrument, Ranked, YearComparison};
use crate::rules::Rules;

use super::super::Book;
use super::super::cell::Cell;
use super::super::formula::{Ladder, Live, Value, round_mean, round_score};
use super::super::styles::Tone;
use super::super::table::letters;
use super::{
    AGENCY, COMPUTED, COMPUTED_GRADE, COMPUTED_RESULT, DECIDED, DECIDED_GRADE, DECIDED_RESULT, DIFFERENCE, DISTRICT,
    FINDINGS, FIRST_COMPUTED_INSTRUMENT, FIRST_INDICATOR, FIRST_INSTRUMENT, GRADE, KIND, LAST, Layout, PROVINCE, RANK,
    RESULT, STATED, STATED_GRADE, STATED_RESULT, USED, YEAR,
};

/// What was given of every record, in the order of the rows.
pub(super) fn given<'b, 'a>(book: &'b Book<'a>) -> impl Iterator<Item = Given<'b, 'a>> {
    let ranked = book.comparison.years.iter().rev().flat_map(|year| &year.ranking);
    ranked.filter_map(|ranked| Given::of(book, ranked.assessment))
}

/// Gives the records of a year in order of rank, each with its assessment.
pub(super) fn of_year<'a>(
    book: &Book<'a>,
    year: &YearComparison,
    take: &mut dyn FnMut(usize, Vec<Cell<'a>>) -> Result<ControlFlow<()>, XlsxError>,
) -> Result<ControlFlow<()>, XlsxError> {
    let conditions = book.rules.for_year(year.fiscal_year).map(|rules| Conditions {
        rules,
        grades: Ladder::of_grades(rules, book.language),
        results: Ladder::of_results(rules, book.language),
    });
    let records = || {
        year.ranking.iter().filter_map(|ranked| {
            let row = book.ranking.row(ranked.assessment)?;
            let given = Given::of(book, ranked.assessment)?;
            Some((ranked, Record { given, conditions: conditions.as_ref(), row }))
        })
    };
    let rows = || records().map(|(_, record)| record.row);
    let year = Year {
        compared: year,
        ranks: ranks(records().filter_map(|(_, record)| record.used())),
        rows: (rows().min().unwrap_or(0), rows().max().unwrap_or(0)),
    };
    for (ranked, record) in records() {
        if take(ranked.assessment, record.cells(ranked, &year))?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// A year, the ranks of its scores, and its first and last row.
struct Year<'a> {
    compared: &'a YearComparison,
    ranks: BTreeMap<Decimal, u32>,
    rows: (u32, u32),
}

/// A year's rules as the formulas need them.
struct Conditions<'a> {
    rules: &'a Rules,
    grades: Ladder,
    results: Ladder,
}

/// The scores of one record: what was concluded, and the formulas that give it.
struct Scores {
    computed_instruments: [Live; 3],
    instruments: [Live; 3],
    computed: Live,
    used: Live,
}

impl Scores {
    fn used(&self) -> Option<Decimal> {
        self.used.value.as_number()
    }

    fn instruments(&self) -> [Option<Decimal>; 3] {
        self.instruments.each_ref().map(|live| live.value.as_number())
    }
}

/// The indicators of an instrument as they stand side by side in a row.
struct Indicators {
    /// Such as `G4:K4`.
    range: String,
    count: usize,
    /// Exact; none where one is missing.
    mean: Option<Decimal>,
}

/// What was given of one assessment: no formula stands in these cells.
pub(super) struct Given<'b, 'a> {
    book: &'b Book<'a>,
    assessment: &'a Assessment,
    findings: u32,
}

impl<'b, 'a> Given<'b, 'a> {
    fn of(book: &'b Book<'a>, assessment: usize) -> Option<Given<'b, 'a>> {
        let findings = book.findings_of(assessment);
        Some(Given { book, assessment: book.comparison.assessments.get(assessment)?, findings })
    }

    fn figure(&self, indicator: u8) -> Option<&'a Figure<Decimal>> {
        let mut indicators = self.assessment.indicators.iter();
        indicators.find(|one| one.number == indicator).map(|indicator| &indicator.score)
    }

    fn indicator(&self, number: u8) -> Option<Decimal> {
        self.figure(number)?.value().copied()
    }

    /// The cell of a column; none for one that holds what is computed.
    pub(super) fn cell(&self, column: u16) -> Option<Cell<'a>> {
        let (assessment, agency) = (self.assessment, &self.assessment.agency);
        Some(match column {
            AGENCY => Cell::text(&agency.name),
            DISTRICT => Cell::text_or_dash(agency.district.as_deref()),
            PROVINCE => Cell::text_or_dash(agency.province.as_deref()),
            YEAR => Cell::count(assessment.fiscal_year),
            FIRST_INDICATOR..FIRST_INSTRUMENT => Cell::number(self.indicator(number_of_indicator(column))),
            FINDINGS if self.findings > 0 => Cell::count(self.findings),
            FINDINGS => Cell::Empty,
            KIND => Cell::text(labels::kind(agency.kind, self.book.language)),
            DECIDED => Cell::number(decided(&assessment.overall).copied()),
            STATED => Cell::number(assessment.overall.stated),
            _ => return None,
        })
    }

    /// The tone of a column's cell: what was decided stands out, and where there are findings.
    pub(super) fn tone(&self, column: u16) -> Tone {
        let Assessment { overall, grade, passed, instruments, .. } = self.assessment;
        let is_decided = match column {
            FIRST_INDICATOR..FIRST_INSTRUMENT => self.figure(number_of_indicator(column)).and_then(decided).is_some(),
            FIRST_INSTRUMENT..USED => {
                let instrument = Instrument::ALL.get(usize::from(column - FIRST_INSTRUMENT));
                instrument.and_then(|instrument| instruments.get(instrument)).and_then(decided).is_some()
            }
            USED | DECIDED => overall.decided.is_some(),
            GRADE | DECIDED_GRADE => grade.decided.is_some(),
            RESULT | DECIDED_RESULT => passed.decided.is_some(),
            FINDINGS if self.findings > 0 => return Tone::Doubtful,
            _ => false,
        };
        if is_decided { Tone::Decided } else { Tone::Plain }
    }
}

fn number_of_indicator(column: u16) -> u8 {
    u8::try_from(column.saturating_sub(FIRST_INDICATOR) + 1).unwrap_or(u8::MAX)
}

/// One assessment and its row.
struct Record<'b, 'a> {
    given: Given<'b, 'a>,
    conditions: Option<&'b Conditions<'a>>,
    row: u32,
}

impl<'a> Record<'_, 'a> {
    /// A cell of this record, as formulas write it.
    fn at(&self, column: u16) -> String {
        format!("{}{}", letters(column), self.row + 1)
    }

    /// The score that counts.
    fn used(&self) -> Option<Decimal> {
        self.given.assessment.overall.given().copied().or_else(|| self.scores().used())
    }

    /// The indicators of an instrument by the rules of the year; none where they do not stand side by side.
    fn indicators(&self, instrument: Instrument) -> Option<Indicators> {
        let rules = self.conditions?.rules;
        let numbers: Vec<u8> =
            rules.indicators.iter().filter(|rule| rule.instrument == instrument).map(|rule| rule.number).collect();
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        if !numbers.iter().copied().eq(first..=last) {
            return None;
        }
        let cell = |number: u8| Some(self.at(FIRST_INDICATOR + u16::from(number.checked_sub(1)?)));
        let scores: Option<Vec<Decimal>> = numbers.iter().map(|number| self.given.indicator(*number)).collect();
        Some(Indicators {
            range: format!("{}:{}", cell(first)?, cell(last)?),
            count: numbers.len(),
            mean: scores.and_then(|scores| rules.instrument_score(instrument, &scores)),
        })
    }

    fn scores(&self) -> Scores {
        let figure = |instrument| self.given.assessment.instruments.get(&instrument);
        let computed_instruments = Instrument::ALL.map(|instrument| {
            let mean = self.indicators(instrument).map(|Indicators { range, count, mean }| {
                let average = round_score(&format!("AVERAGE({range})"));
                Live::formula(format!("=IF(COUNT({range})={count},{average},\"\")"), Value::score(mean))
            });
            Live::first_that_gives(Value::score(figure(instrument).and_then(|figure| figure.computed)), mean)
        });
        let mut columns = FIRST_COMPUTED_INSTRUMENT..;
        let mut computed_values = computed_instruments.iter();
        let instruments = Instrument::ALL.map(|instrument| {
            let cell = self.at(columns.next().unwrap_or(FIRST_COMPUTED_INSTRUMENT));
            let computed = computed_values.next().map_or(Value::Nothing, |live| live.value.clone());
            match figure(instrument).and_then(|figure| figure.given().copied()) {
                Some(given) => Live::fixed(Value::Number(given)),
                None => Live::formula(format!("=IF(ISNUMBER({cell}),{cell},\"\")"), computed),
            }
        });
        let computed = Live::first_that_gives(
            Value::score(self.given.assessment.overall.computed),
            self.weighted_sum(&instruments),
        );
        let used = [COMPUTED, STATED, DECIDED]
            .map(|column| self.at(column))
            .iter()
            .fold("\"\"".to_owned(), |otherwise, cell| format!("IF(ISNUMBER({cell}),{cell},{otherwise})"));
        let used = Live::formula(
            format!("={used}"),
            self.given.assessment.overall.given().map_or_else(|| computed.value.clone(), |given| Value::Number(*given)),
        );
        Scores { computed_instruments, instruments, computed, used }
    }

    /// The overall score by the weights: of each instrument the unrounded mean of its indicators where they are all
    /// there, else its score as shown.
    fn weighted_sum(&self, shown: &[Live; 3]) -> Option<Live> {
        let rules = self.conditions?.rules;
        let mut terms = Vec::new();
        let mut parts = BTreeMap::new();
        for ((instrument, column), shown) in Instrument::ALL.into_iter().zip(FIRST_INSTRUMENT..).zip(shown) {
            let weight = rules.instrument(instrument)?.weight.normalize();
            let cell = self.at(column);
            // What an officer decided of an instrument stands for it.
            let part = match self.given.assessment.instruments.get(&instrument).and_then(decided) {
                Some(score) => {
                    terms.push(format!("{weight}*{cell}"));
                    Some(*score)
                }
                None => {
                    let Indicators { range, count, mean } = self.indicators(instrument)?;
                    terms.push(format!("{weight}*IF(COUNT({range})={count},AVERAGE({range}),{cell})"));
                    mean.or(shown.value.as_number())
                }
            };
            parts.extend(part.map(|score| (instrument, score)));
        }
        let sum = round_score(&terms.join("+"));
        let formula = format!("=IF(COUNT({})=3,{sum},\"\")", self.instrument_range());
        Some(Live::formula(formula, Value::score(rules.overall(&parts))))
    }

    fn instrument_range(&self) -> String {
        format!("{}:{}", self.at(FIRST_INSTRUMENT), self.at(FIRST_INSTRUMENT + 2))
    }

    /// One more than there are better scores in the year. A condition on the year holds however the sheet is sorted; of
    /// many records it would take long, so the rows of the year are counted.
    fn rank(&self, ranked: &Ranked, scores: &Scores, year: &Year) -> Live {
        let used = self.at(USED);
        let better = match self.given.book.comparison.years.len() {
            1 => format!("COUNTIF({},\">\"&{used})", Layout::column(USED)),
            _ if self.given.book.live => {
                format!("COUNTIFS({},{},{},\">\"&{used})", Layout::column(YEAR), self.at(YEAR), Layout::column(USED))
            }
            _ => format!("COUNTIF({},\">\"&{used})", Layout::block(USED, year.rows)),
        };
        let rank = scores.used().and_then(|score| year.ranks.get(&score)).map(|rank| Decimal::from(*rank));
        let candidate = Live::formula(format!("=IF(ISNUMBER({used}),{better}+1,\"\")"), Value::mean(rank));
        Live::first_that_gives(Value::mean(ranked.rank.map(Decimal::from)), [candidate])
    }

    fn difference(&self, ranked: &Ranked, scores: &Scores, year: &Year) -> Live {
        let used = self.at(USED);
        let mean = year.compared.overall_mean.and_then(|mean| Value::mean(Some(mean)).as_number());
        let candidate =
            self.given.book.overview.mean_of_year(year.compared.fiscal_year, self.given.book).map(|mean_of_year| {
                let difference = round_mean(&format!("{used}-{mean_of_year}"));
                Live::formula(
                    format!("=IF(ISNUMBER({used}),{difference},\"\")"),
                    Value::mean(scores.used().zip(mean).and_then(|(score, mean)| score.checked_sub(mean))),
                )
            });
        Live::first_that_gives(Value::mean(ranked.difference), candidate)
    }

    /// What a ladder gives for the score used, else for the computed one, where that is what was concluded.
    fn by_ladder(&self, ladder: Option<&Ladder>, scores: &Scores, concluded: Value) -> Live {
        let candidates = ladder.into_iter().flat_map(|ladder| {
            let from = [(USED, scores.used()), (COMPUTED, scores.computed.value.as_number())];
            from.into_iter().map(|(column, score)| {
                Live::formula(
                    ladder.formula(&self.at(column), &self.instrument_range()),
                    ladder.value(score, scores.instruments()),
                )
            })
        });
        Live::first_that_gives(concluded, candidates)
    }

    /// The decided text, else the stated, else the computed one. An empty cell counts as 0 in a reference: joined to a
    /// text it is none.
    fn first_text(&self, [decided, stated, computed]: [u16; 3], concluded: Value) -> Live {
        let (decided, stated, computed) = (self.at(decided), self.at(stated), self.at(computed));
        Live::formula(format!("=IF({decided}<>\"\",{decided},IF({stated}<>\"\",{stated},{computed}&\"\"))"), concluded)
    }

    fn cells(&self, ranked: &Ranked, year: &Year) -> Vec<Cell<'a>> {
        let Given { book, assessment, .. } = self.given;
        let scores = self.scores();
        let passed = |passed: Option<bool>| Value::text(passed.map(|passed| labels::passed(passed, book.language)));
        let level = |grade: Option<Grade>| Value::text(grade.map(|grade| labels::grade(grade, book.language)));
        let (grade, result) = (&assessment.grade, &assessment.passed);
        let (grades, results) = (self.conditions.map(|of| &of.grades), self.conditions.map(|of| &of.results));
        let computed = |column: u16| match column {
            RANK => self.rank(ranked, &scores, year),
            FIRST_INSTRUMENT..USED => one_of(&scores.instruments, column - FIRST_INSTRUMENT),
            USED => scores.used.clone(),
            GRADE => self.first_text([DECIDED_GRADE, STATED_GRADE, COMPUTED_GRADE], level(ranked.grade)),
            RESULT => self.first_text([DECIDED_RESULT, STATED_RESULT, COMPUTED_RESULT], passed(ranked.passed)),
            DIFFERENCE => self.difference(ranked, &scores, year),
            COMPUTED => scores.computed.clone(),
            DECIDED_GRADE => Live::fixed(level(decided(grade).copied())),
            STATED_GRADE => Live::fixed(level(grade.stated)),
            COMPUTED_GRADE => self.by_ladder(grades, &scores, level(grade.computed)),
            DECIDED_RESULT => Live::fixed(passed(decided(result).copied())),
            STATED_RESULT => Live::fixed(passed(result.stated)),
            COMPUTED_RESULT => self.by_ladder(results, &scores, passed(result.computed)),
            _ => one_of(&scores.computed_instruments, column.saturating_sub(FIRST_COMPUTED_INSTRUMENT)),
        };
        let cell = |column| self.given.cell(column).unwrap_or_else(|| Cell::Live(computed(column)));
        (RANK..=LAST).map(|column| cell(column).toned(self.given.tone(column))).collect()
    }
}

fn one_of(instruments: &[Live; 3], number: u16) -> Live {
    instruments.get(usize::from(number)).cloned().unwrap_or(Live::fixed(Value::Nothing))
}

/// What an officer decided on a figure.
fn decided<T>(figure: &Figure<T>) -> Option<&T> {
    figure.decided.as_ref().map(|decided| &decided.value)
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
