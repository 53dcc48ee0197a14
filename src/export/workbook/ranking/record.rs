//! One record of the ranking: what was stated as values, what can be computed as formulas.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::export::wording::labels;
use crate::model::{Assessment, Figure, Grade, Instrument, Ranked, YearComparison};
use crate::rules::Rules;

use super::super::Book;
use super::super::formula::{Ladder, Live, Value, round_mean, round_score};
use super::super::styles::Tone;
use super::super::table::{Cell, letters};
use super::{
    COMPUTED, COMPUTED_GRADE, COMPUTED_RESULT, DECIDED, DECIDED_GRADE, DECIDED_RESULT, FIRST_COMPUTED_INSTRUMENT,
    FIRST_INDICATOR, FIRST_INSTRUMENT, Layout, STATED, STATED_GRADE, STATED_RESULT, USED, YEAR,
};

/// The records of a year in order of rank, each with its assessment.
pub(super) fn of_year(book: &Book, year: &YearComparison) -> Vec<(usize, Vec<Cell>)> {
    let conditions = book.rules.for_year(year.fiscal_year).map(|rules| Conditions {
        rules,
        grades: Ladder::of_grades(rules, book.language),
        results: Ladder::of_results(rules, book.language),
    });
    let records: Vec<(&Ranked, Record)> = year
        .ranking
        .iter()
        .filter_map(|ranked| {
            let assessment = book.comparison.assessments.get(ranked.assessment)?;
            let row = book.ranking.row(ranked.assessment)?;
            Some((ranked, Record { book, assessment, conditions: conditions.as_ref(), row }))
        })
        .collect();
    let scores: Vec<Scores> = records.iter().map(|(_, record)| record.scores()).collect();
    let rows = records.iter().map(|(_, record)| record.row);
    let year = Year {
        compared: year,
        ranks: ranks(scores.iter().filter_map(Scores::used)),
        rows: (rows.clone().min().unwrap_or(0), rows.max().unwrap_or(0)),
    };
    records
        .into_iter()
        .zip(scores)
        .map(|((ranked, record), scores)| (ranked.assessment, record.cells(ranked, scores, &year)))
        .collect()
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

/// One assessment and its row.
struct Record<'a> {
    book: &'a Book<'a>,
    assessment: &'a Assessment,
    conditions: Option<&'a Conditions<'a>>,
    row: u32,
}

impl Record<'_> {
    /// A cell of this record, as formulas write it.
    fn at(&self, column: u16) -> String {
        format!("{}{}", letters(column), self.row + 1)
    }

    fn indicator(&self, number: u8) -> Option<Decimal> {
        let figure = self.assessment.indicators.iter().find(|indicator| indicator.number == number)?;
        figure.score.value().copied()
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
        let scores: Option<Vec<Decimal>> = numbers.iter().map(|number| self.indicator(*number)).collect();
        Some(Indicators {
            range: format!("{}:{}", cell(first)?, cell(last)?),
            count: numbers.len(),
            mean: scores.and_then(|scores| rules.instrument_score(instrument, &scores)),
        })
    }

    fn scores(&self) -> Scores {
        let figure = |instrument| self.assessment.instruments.get(&instrument);
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
        let computed =
            Live::first_that_gives(Value::score(self.assessment.overall.computed), self.weighted_sum(&instruments));
        let used = [COMPUTED, STATED, DECIDED]
            .map(|column| self.at(column))
            .iter()
            .fold("\"\"".to_owned(), |otherwise, cell| format!("IF(ISNUMBER({cell}),{cell},{otherwise})"));
        let used = Live::formula(
            format!("={used}"),
            self.assessment.overall.given().map_or_else(|| computed.value.clone(), |given| Value::Number(*given)),
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
            let part = match self.assessment.instruments.get(&instrument).and_then(decided) {
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
        let better = match self.book.comparison.years.len() {
            1 => format!("COUNTIF({},\">\"&{used})", Layout::column(USED)),
            _ if self.book.live => {
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
        let candidate = self.book.overview.mean_of_year(year.compared.fiscal_year, self.book).map(|mean_of_year| {
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
            [(USED, scores.used()), (COMPUTED, scores.computed.value.as_number())].map(|(column, score)| {
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

    fn cells(&self, ranked: &Ranked, scores: Scores, year: &Year) -> Vec<Cell> {
        let Record { book, assessment, .. } = self;
        let passed = |passed: Option<bool>| Value::text(passed.map(|passed| labels::passed(passed, book.language)));
        let level = |grade: Option<Grade>| Value::text(grade.map(|grade| labels::grade(grade, book.language)));
        let (grade, result) = (&assessment.grade, &assessment.passed);
        let computed_grade =
            self.by_ladder(self.conditions.map(|conditions| &conditions.grades), &scores, level(grade.computed));
        let computed_result =
            self.by_ladder(self.conditions.map(|conditions| &conditions.results), &scores, passed(result.computed));
        let findings = book.findings_of(ranked.assessment);
        let agency = &assessment.agency;

        let difference = self.difference(ranked, &scores, year);
        let mut cells = vec![
            Cell::Live(self.rank(ranked, &scores, year)),
            Cell::Text(agency.name.clone()),
            Cell::text_or_dash(agency.district.as_deref()),
            Cell::text_or_dash(agency.province.as_deref()),
            Cell::count(assessment.fiscal_year),
        ];
        cells.extend((1..=10).map(|number| {
            let figure = assessment.indicators.iter().find(|indicator| indicator.number == number);
            marked(Cell::number(self.indicator(number)), figure.map(|indicator| &indicator.score))
        }));
        cells.extend(
            Instrument::ALL
                .iter()
                .zip(scores.instruments)
                .map(|(instrument, score)| marked(Cell::Live(score), assessment.instruments.get(instrument))),
        );
        cells.extend([
            marked(Cell::Live(scores.used), Some(&assessment.overall)),
            marked(
                Cell::Live(self.first_text([DECIDED_GRADE, STATED_GRADE, COMPUTED_GRADE], level(ranked.grade))),
                Some(grade),
            ),
            marked(
                Cell::Live(self.first_text([DECIDED_RESULT, STATED_RESULT, COMPUTED_RESULT], passed(ranked.passed))),
                Some(result),
            ),
            Cell::Live(difference),
            if findings > 0 { Cell::count(findings).toned(Tone::Doubtful) } else { Cell::Empty },
            Cell::Text(labels::kind(agency.kind, book.language).to_owned()),
            marked(Cell::number(decided(&assessment.overall).copied()), Some(&assessment.overall)),
            Cell::number(assessment.overall.stated),
            Cell::Live(scores.computed),
        ]);
        let fixed = |value: Value| Cell::Live(Live::fixed(value));
        cells.extend([
            marked(fixed(level(decided(grade).copied())), Some(grade)),
            fixed(level(grade.stated)),
            Cell::Live(computed_grade),
            marked(fixed(passed(decided(result).copied())), Some(result)),
            fixed(passed(result.stated)),
            Cell::Live(computed_result),
        ]);
        cells.extend(scores.computed_instruments.map(Cell::Live));
        cells
    }
}

/// What an officer decided on a figure.
fn decided<T>(figure: &Figure<T>) -> Option<&T> {
    figure.decided.as_ref().map(|decided| &decided.value)
}

/// A cell with the tone of a decided figure, where it is one.
fn marked<T>(cell: Cell, figure: Option<&Figure<T>>) -> Cell {
    match figure.and_then(decided) {
        Some(_) => cell.toned(Tone::Decided),
        None => cell,
    }
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
