//! Recognises scores in tables, wherever they stand: a worksheet is a table, a Word table is a table.
//!
//! Headers and row labels say what a cell is about; the cell's claim is what both say together. So an indicator may
//! stand above, at the left, or alone beside its value, agencies may be rows or columns, and years either.

use rust_decimal::Decimal;

use crate::model::{Agency, AgencyKind, Claim, Field, Finding, FindingDetail, Instrument, Place, Statement, Table};

use super::columns::{Column, Columns, Reading, numbered_indicator, readings};
use super::context::Context;
use super::grid::{Grid, GridCell, Row};
use super::identity::{self, Mention};
use super::lines;
use super::values::{self, Score};
use super::vocabulary::{Label, LabelField, Role, Vocabulary, is_total};

/// What a table says.
#[derive(Default)]
pub(super) struct Said {
    /// Values with their subjects.
    pub claims: Vec<Claim>,
    /// Cells that should hold a score and do not.
    pub findings: Vec<Finding>,
    /// Agencies named, with the place.
    pub mentions: Vec<(Mention, Place)>,
    /// Texts that stand alone in their rows: titles, notes, sentences.
    pub sentences: Vec<(String, Place)>,
}

/// Reads one table in the context of what came before it; titles in it change the context.
pub(super) fn read(table: &Table, context: &mut Context, vocabulary: &Vocabulary) -> Said {
    let grid = Grid::new(table);
    let mut reader = Reader {
        vocabulary,
        context,
        columns: Columns::default(),
        section: Section::default(),
        last_agency: None,
        said: Said::default(),
    };
    for row in &grid.rows {
        reader.row(row);
    }
    reader.said
}

/// What has been read since the last header or subtotal, to know what a row of totals sums up.
#[derive(Default)]
struct Section {
    indicators: Vec<(u8, Decimal)>,
    instruments: Vec<Instrument>,
    /// The instrument that a row of its own announced.
    announced: Option<Instrument>,
}

/// What a data row is about, from its own cells.
#[derive(Default)]
struct RowSubject {
    agency: Option<Agency>,
    fiscal_year: Option<u16>,
    field: Option<LabelField>,
    /// The instrument that the row names, beside an indicator or alone.
    instrument: Option<Instrument>,
    total: bool,
    /// True when a column for agencies is there but says nothing.
    nameless: bool,
}

struct Reader<'t> {
    vocabulary: &'t Vocabulary,
    context: &'t mut Context,
    columns: Columns,
    section: Section,
    last_agency: Option<Agency>,
    said: Said,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let readings = readings(row, self.vocabulary);
        match readings.as_slice() {
            [] => {}
            [only] if !only.number => self.lone_text(only),
            _ if self.take_attributes(row, &readings) => {}
            _ if self.columns.takes_as_header(row, &readings) => {
                self.columns.take_header(row, &readings, self.vocabulary);
                self.section = Section { announced: self.section.announced.take(), ..Section::default() };
                self.last_agency = None;
            }
            _ if readings.iter().all(|reading| reading.label.number.is_some()) => {}
            _ => {
                for part in self.columns.halves(&readings) {
                    self.data_row(row, part);
                }
            }
        }
    }

    /// A row of one text: a title, a section's name, a note, or a label with its value.
    fn lone_text(&mut self, only: &Reading<'_, '_>) {
        let place = only.cell.cell.place.clone();
        if let Some(pair) = lines::labelled(&only.cell.cell.text, &place, 0, self.vocabulary) {
            let pair = Table { sheet: None, hidden: false, place, cells: pair };
            for row in &Grid::new(&pair).rows {
                self.row(row);
            }
            return;
        }
        match &only.label {
            Label { field: Some(LabelField::Instrument(instrument)), .. } => {
                self.section.announced = Some(*instrument);
                self.context.instrument = Some(*instrument);
            }
            label if label.role.is_some() || label.field.is_some() => {}
            _ => {
                for mention in self.context.hear_title(&only.cell.text) {
                    self.said.mentions.push((mention, place.clone()));
                }
            }
        }
        self.said.sentences.push((only.cell.text.to_string(), place));
    }

    /// A row such as "หน่วยงาน | อบต.ก" or "ปีงบประมาณ | 2563 | 2564", which says of whom or when the rest is. False
    /// where it is none.
    fn take_attributes(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        let is_name =
            |role| matches!(role, Some(Role::Agency | Role::District | Role::Province | Role::Kind | Role::Year));
        let is_label = |reading: &Reading<'_, '_>| {
            reading.agency.is_none()
                && reading.cell.cell.row == row.number
                && reading.label.fiscal_year.is_none()
                && (reading.label.role.is_some() || reading.label.field.is_some())
        };
        let starts = readings.first().is_some_and(|first| is_name(first.label.role) && is_label(first));
        if !starts || readings.iter().any(|reading| is_label(reading) && !is_name(reading.label.role)) {
            return false;
        }
        // Labels beside labels are a header.
        let beside = readings.windows(2).any(|pair| pair.iter().all(is_label));
        if beside || readings.last().is_some_and(is_label) {
            return false;
        }
        let mut role = None;
        let mut values: Vec<(Role, &Reading<'_, '_>)> = Vec::new();
        for reading in readings {
            if is_label(reading) {
                role = reading.label.role;
            } else if let Some(role) = role {
                values.push((role, reading));
            }
        }
        let mut taken = false;
        for (role, reading) in &values {
            let alone = values.iter().filter(|(other, _)| other == role).count() == 1;
            taken |= self.take_attribute(row.number, *role, reading, alone);
        }
        taken
    }

    fn take_attribute(&mut self, row: u32, role: Role, reading: &Reading<'_, '_>, alone: bool) -> bool {
        let text = &*reading.cell.text;
        match role {
            Role::Agency => {
                let Some(mention) = identity::agency_of_cell(text, None).filter(|_| !is_total(text)) else {
                    return false;
                };
                self.said.mentions.push((mention.clone(), reading.cell.cell.place.clone()));
                if alone {
                    self.context.name(mention.agency.clone());
                }
                self.columns.take_attribute(row, reading.column, |column| column.agency = Some(mention.agency));
            }
            Role::Year => {
                let Some(year) = year_in_year_column(text) else { return false };
                if alone {
                    self.context.fiscal_year = Some(year);
                }
                self.columns.take_attribute(row, reading.column, |column| column.fiscal_year = Some(year));
            }
            Role::District if alone => self.context.district = place_name(text, "อำเภอ", "อ."),
            Role::Province if alone => self.context.province = place_name(text, "จังหวัด", "จ."),
            _ => return false,
        }
        true
    }

    fn data_row(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) {
        if self.columns.is_empty() {
            self.pairs(readings);
            return;
        }
        let subject = self.row_subject(row, readings);
        if subject.total && self.columns.has_role(Role::Agency) || subject.nameless {
            return;
        }
        let mut said_any = false;
        for reading in readings {
            let Some(column) = self.columns.get(reading.column).cloned() else { continue };
            // A value merged downward is that of its first row.
            if column.holds_no_value() || reading.cell.cell.row != row.number {
                continue;
            }
            let Some(field) = self.field_of(&subject, &column) else { continue };
            // The label itself is no value of the field it names.
            if reading.label.field.is_some() && reading.label.field == subject.field {
                continue;
            }
            said_any |= self.value(reading.cell, &field, column.role == Some(Role::Weighted), &subject, &column);
        }
        if !said_any && subject.agency.is_none() {
            self.pairs(readings);
        }
    }

    /// What a row is about, from its columns for names and, where the header does not tell, from its labels.
    fn row_subject(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> RowSubject {
        let mut subject = RowSubject::default();
        let mut kind = None;
        let mut district = None;
        let mut province = None;
        let mut bare_number = None;
        for reading in readings {
            let text = &*reading.cell.text;
            let role = self.columns.get(reading.column).and_then(|column| column.role);
            match role {
                Some(Role::District) => district = place_name(text, "อำเภอ", "อ."),
                Some(Role::Province) => province = place_name(text, "จังหวัด", "จ."),
                Some(Role::Kind) => kind = identity::kind_of_cell(text),
                Some(Role::Year) => subject.fiscal_year = year_in_year_column(text),
                Some(Role::Indicator) if reading.label.number.is_some() => bare_number = reading.label.number,
                Some(Role::Aside) | None | Some(Role::Indicator) => {}
                _ => continue,
            }
            let names = role.is_none() || role == Some(Role::Indicator) || role == Some(Role::Aside);
            if names && !reading.number {
                subject.total |= is_total(text) && reading.label.field.is_none();
                if role != Some(Role::Aside) {
                    if let Some(LabelField::Instrument(instrument)) = reading.label.field {
                        subject.instrument = Some(instrument);
                    }
                    subject.field = more_exact(subject.field.take(), reading.label.field.clone());
                }
            }
        }
        self.name_row(row, readings, kind, &mut subject);
        if let Some(agency) = &mut subject.agency {
            agency.district = district.or(agency.district.take());
            agency.province = province.or(agency.province.take());
        }
        if !matches!(subject.field, Some(LabelField::Indicator(_))) {
            let above = match &subject.field {
                Some(field) => Some(field.clone()),
                None => self.section.announced.map(LabelField::Instrument),
            };
            if let Some(number) =
                bare_number.and_then(|number| numbered_indicator(number, above.as_ref(), self.vocabulary))
            {
                subject.field = Some(LabelField::Indicator(number));
            }
        }
        subject
    }

    /// The agency of a row in a table with a column for agencies.
    fn name_row(
        &mut self,
        row: &Row<'_>,
        readings: &[Reading<'_, '_>],
        kind: Option<AgencyKind>,
        subject: &mut RowSubject,
    ) {
        let Some(at) = self.columns.iter().find(|(_, column)| column.role == Some(Role::Agency)).map(|(at, _)| at)
        else {
            return;
        };
        let cell = row.cells.get(&at).filter(|cell| !matches!(&*cell.text, "-" | "–"));
        let Some(cell) = cell else {
            // A name left blank under another is the same agency's next year or next indicator.
            let goes_on = subject.fiscal_year.is_some() || matches!(subject.field, Some(LabelField::Indicator(_)));
            subject.agency = self.last_agency.clone().filter(|_| goes_on);
            subject.nameless = subject.agency.is_none();
            return;
        };
        let (_, unmarked) = super::text::without_marker(&cell.text);
        if is_total(unmarked) || readings.iter().any(|reading| reading.column < at && is_total(&reading.cell.text)) {
            subject.total = true;
            return;
        }
        match identity::agency_of_cell(unmarked, kind) {
            Some(mention) => {
                subject.agency = Some(mention.agency.clone());
                self.last_agency = Some(mention.agency.clone());
                if cell.origin {
                    self.said.mentions.push((mention, cell.cell.place.clone()));
                }
            }
            None => subject.nameless = true,
        }
    }

    /// What a cell states, from its row and its column together; none where they name nothing or contradict.
    fn field_of(&self, row: &RowSubject, column: &Column) -> Option<LabelField> {
        if column.role == Some(Role::InstrumentScore) {
            return row.instrument.map(LabelField::Instrument);
        }
        match (&row.field, &column.field) {
            (Some(row), None) => Some(row.clone()),
            (None, Some(LabelField::Result)) if row.total => None,
            (None, Some(column)) => Some(column.clone()).filter(|_| !row.total),
            // "คะแนนรวม" over the scores of indicators means their scores.
            (Some(row @ (LabelField::Indicator(_) | LabelField::Instrument(_))), Some(LabelField::Overall)) => {
                Some(row.clone())
            }
            (Some(LabelField::Overall), Some(column @ (LabelField::Grade | LabelField::Result))) => {
                Some(column.clone())
            }
            (Some(row), Some(column)) => (row == column).then(|| row.clone()),
            (None, None) if row.total => self.total_of_section(),
            (None, None) => {
                let overall = match column.role {
                    Some(Role::Score) => row.agency.is_some() && !self.columns.has_overall(),
                    Some(Role::Total) => row.agency.is_some() && !self.columns.has_overall(),
                    _ => false,
                };
                overall.then_some(LabelField::Overall)
            }
        }
    }

    /// What a row of totals sums up: the instrument of the indicators above it, or everything.
    fn total_of_section(&self) -> Option<LabelField> {
        let mut instruments: Vec<Instrument> =
            self.section.indicators.iter().filter_map(|(number, _)| self.vocabulary.instrument_of(*number)).collect();
        instruments.dedup();
        match (instruments.as_slice(), self.section.instruments.as_slice()) {
            ([one], []) => Some(LabelField::Instrument(*one)),
            ([one], done) if !done.contains(one) => Some(LabelField::Instrument(*one)),
            ([], []) => None,
            _ => Some(LabelField::Overall),
        }
    }

    /// Labels and values side by side, without a header: "คะแนน IIT | 95.73 | คะแนน EIT | 95.50".
    fn pairs(&mut self, readings: &[Reading<'_, '_>]) {
        let mut label: Option<&Reading<'_, '_>> = None;
        let mut values = 0;
        for reading in readings {
            let names = reading.label.field.is_some() || reading.label.role == Some(Role::Score);
            if names && !reading.number {
                label = Some(reading);
                values = 0;
                continue;
            }
            let Some(named) = label else { continue };
            values += 1;
            // A second number behind a label may be anything: full marks, a weight, last year's.
            let only = values == 1
                && !readings.iter().any(|other| {
                    other.column > reading.column && other.number && {
                        !readings.iter().any(|between| {
                            between.column > reading.column
                                && between.column < other.column
                                && between.label.field.is_some()
                        })
                    }
                });
            if !only {
                continue;
            }
            let field = named.label.field.clone().unwrap_or(LabelField::Overall);
            let subject = RowSubject { fiscal_year: named.label.fiscal_year, ..RowSubject::default() };
            let weighted = named.label.role == Some(Role::Weighted);
            let column = self.columns.get(reading.column).cloned().unwrap_or_default();
            self.value(reading.cell, &field, weighted, &subject, &column);
        }
    }

    /// Claims what a cell says of a field; true where it says anything, or should.
    fn value(
        &mut self,
        cell: &GridCell<'_>,
        field: &LabelField,
        weighted: bool,
        row: &RowSubject,
        column: &Column,
    ) -> bool {
        let subject = self
            .context
            .subject(row.agency.as_ref().or(column.agency.as_ref()), row.fiscal_year.or(column.fiscal_year));
        let place = cell.cell.place.clone();
        let statements = match field {
            LabelField::Grade | LabelField::Result => judged(field, &cell.text),
            _ => Vec::new(),
        };
        let scored = match field {
            LabelField::Grade => None,
            LabelField::Result if !statements.is_empty() || self.columns.has_overall() => None,
            LabelField::Result => matches!(values::score(cell), Score::Value(_)).then_some(LabelField::Overall),
            field => Some(field.clone()),
        };
        let statements = match scored {
            None => statements,
            Some(field) => match values::score(cell) {
                Score::Absent => return false,
                Score::Unreadable => {
                    return self.unreadable(cell, &field, &subject);
                }
                Score::Value(value) => {
                    self.scored(&field, value, weighted, row.total || column.role == Some(Role::Total))
                }
            },
        };
        let said = !statements.is_empty();
        self.said.claims.extend(statements.into_iter().map(|statement| Claim {
            subject: subject.clone(),
            statement,
            place: place.clone(),
        }));
        said
    }

    /// The statement of a number for a field; none where it is a sum rather than a score.
    fn scored(&mut self, field: &LabelField, value: Decimal, weighted: bool, total: bool) -> Vec<Statement> {
        if total {
            let hundred = Decimal::ONE_HUNDRED;
            let count = Decimal::from(self.section.indicators.len());
            let sum: Decimal = self.section.indicators.iter().map(|(_, score)| *score).sum();
            let is_sum = count > Decimal::ONE && value == sum && !value.is_zero();
            // The plain mean of indicators of several instruments is not the overall score.
            let is_plain_mean = *field == LabelField::Overall
                && sum.checked_div(count).is_some_and(|mean| (mean - value).abs() <= Decimal::new(1, 2));
            if value > hundred || is_sum || is_plain_mean {
                return Vec::new();
            }
        }
        let statement = match field {
            LabelField::Indicator(number) => {
                self.section.indicators.push((*number, value));
                Statement::Indicator(*number, value)
            }
            LabelField::Instrument(instrument) => {
                self.section.indicators.clear();
                self.section.instruments.push(*instrument);
                if weighted {
                    Statement::WeightedInstrument(*instrument, value)
                } else {
                    Statement::Instrument(*instrument, value)
                }
            }
            LabelField::Overall => Statement::Overall(value),
            LabelField::Item(code) => {
                // Other marks than 0 and 100 need a legend that says what they mean.
                let marked = value.is_zero() || value == Decimal::ONE_HUNDRED;
                return if marked { vec![Statement::Item(code.clone(), value)] } else { Vec::new() };
            }
            LabelField::Grade | LabelField::Result => return Vec::new(),
        };
        vec![statement]
    }

    fn unreadable(&mut self, cell: &GridCell<'_>, field: &LabelField, subject: &crate::model::Subject) -> bool {
        let field = match field {
            LabelField::Indicator(number) => Field::Indicator(*number),
            LabelField::Instrument(instrument) => Field::Instrument(*instrument),
            LabelField::Overall => Field::Overall,
            LabelField::Grade | LabelField::Result | LabelField::Item(_) => return false,
        };
        // A sentence under a header of scores is a note, not a score gone wrong.
        if cell.text.chars().count() > 40 || !self.label_of(&cell.text) {
            return false;
        }
        self.said.findings.push(Finding {
            detail: FindingDetail::UnreadableScore { field, text: cell.cell.text.clone() },
            agency: subject.agency.clone(),
            fiscal_year: subject.fiscal_year,
            places: vec![cell.cell.place.clone()],
        });
        true
    }

    /// True for a text that is no label and no judgement, so that it can only be meant as a score.
    fn label_of(&self, cleaned: &str) -> bool {
        let label = self.vocabulary.label(cleaned);
        label == Label::default() && values::judgement(cleaned) == (None, None)
    }
}

/// The statements that a grade's or result's cell makes.
fn judged(field: &LabelField, cleaned: &str) -> Vec<Statement> {
    let (grade, passed) = values::judgement(cleaned);
    // In a column of levels ผ่าน is the level of that name; whether the year has levels is settled when it is known.
    let plain_pass =
        (*field == LabelField::Grade && grade.is_none() && passed == Some(true)).then_some(crate::model::Grade::Passed);
    // A level says by itself whether it passes: that is no second statement.
    let passed = passed.filter(|_| grade.is_none_or(crate::model::Grade::is_letter) && plain_pass.is_none());
    let grade = grade.or(plain_pass).map(Statement::Grade);
    grade.into_iter().chain(passed.map(Statement::Passed)).collect()
}

/// The more exact of two things that a row's labels name.
fn more_exact(one: Option<LabelField>, other: Option<LabelField>) -> Option<LabelField> {
    let exactness = |field: &Option<LabelField>| match field {
        None => 0,
        Some(LabelField::Grade | LabelField::Result) => 1,
        Some(LabelField::Overall) => 2,
        Some(LabelField::Instrument(_)) => 3,
        Some(LabelField::Indicator(_) | LabelField::Item(_)) => 4,
    };
    if exactness(&other) > exactness(&one) { other } else { one }
}

/// A district's or province's name in its column, without the word for it.
fn place_name(cleaned: &str, word: &str, short: &str) -> Option<String> {
    let name = cleaned.trim();
    let name = name.strip_prefix(word).or_else(|| name.strip_prefix(short)).unwrap_or(name).trim();
    (!name.is_empty() && !matches!(name, "-" | "–" | "—") && name.chars().any(char::is_alphabetic))
        .then(|| name.to_owned())
}

/// The year in a column for years, where two digits are enough.
fn year_in_year_column(cleaned: &str) -> Option<u16> {
    identity::year_of_cell(cleaned).or_else(|| {
        let short: u16 = cleaned.trim().parse().ok()?;
        (58..=99).contains(&short).then_some(2500 + short)
    })
}
