//! What a row of a score table is about: whose, of which year, and of what its values are.

use std::ops::Range;

use crate::model::{Agency, AgencyKind, Instrument};

use super::super::column::numbered_indicator;
use super::super::grid::Row;
use super::super::identity;
use super::super::reading::{Reading, year_behind};
use super::super::text::without_marker;
use super::super::totals::{self, Total, is_total};
use super::super::values;
use super::super::vocabulary::Label;
use super::super::words::{LabelField, Role};
use super::Reader;

/// What a data row is about, from its own cells.
#[derive(Default)]
pub(super) struct RowSubject {
    pub agency: Option<Agency>,
    pub fiscal_year: Option<u16>,
    pub field: Option<LabelField>,
    /// True where words stand beside what it names that nobody knows.
    pub qualified: bool,
    /// True where the row's label says that its values are scores and nothing else.
    pub scored: bool,
    /// The instrument that the row names, beside an indicator or alone.
    pub instrument: Option<Instrument>,
    pub total: bool,
    /// True for a row that sums up what stands above it of the agency that was named there.
    pub sums: bool,
    /// True for totals of several agencies, which are nothing of one.
    pub others: bool,
    /// True when nothing in the row is a value of anybody: a column for agencies is there and names none, or the row
    /// is of ranks, targets or full marks.
    pub nothing: bool,
}

/// The number by which a row names its indicator.
#[derive(Clone, Copy)]
struct Numbered {
    number: u8,
    /// True where its label or its column says that it is an indicator's.
    sure: bool,
}

/// Places that stand once above several rows, as merged cells do whose merge is lost.
#[derive(Default)]
pub(super) struct Downward {
    district: Written,
    province: Written,
    fiscal_year: Option<u16>,
}

#[derive(Default)]
struct Written {
    last: Option<String>,
    /// True where the same stands twice in a row: then a blank is a blank.
    repeats: bool,
}

impl Written {
    /// The place of a row, from its own cell or, where that is blank, from the one above it.
    fn place(&mut self, cell: Option<String>, blank: bool) -> Option<String> {
        if blank {
            return self.last.clone().filter(|_| !self.repeats);
        }
        self.repeats |= cell.is_some() && cell == self.last;
        self.last.clone_from(&cell);
        cell
    }
}

impl Reader<'_> {
    /// What a row is about, from its columns for names and, where the header does not tell, from its labels.
    pub(super) fn row_subject(
        &mut self,
        row: &Row<'_>,
        columns: &Range<u32>,
        readings: &[Reading<'_, '_>],
        next: Option<&Row<'_>>,
    ) -> RowSubject {
        let mut subject = RowSubject::default();
        let mut kind = self.kind;
        let mut district = None;
        let mut province = None;
        let mut numbered: Option<Numbered> = None;
        let mut not_understood = false;
        for reading in readings {
            let text = &*reading.cell.text;
            let role = self.columns.get(reading.column).and_then(|column| column.role);
            match role {
                Some(Role::District) => district = Some(place_name(text, "อำเภอ", "อ.")),
                Some(Role::Province) => province = Some(place_name(text, "จังหวัด", "จ.")),
                Some(Role::Kind) => kind = identity::kind_of_cell(text),
                Some(Role::Year) => subject.fiscal_year = year_in_year_column(text),
                Some(Role::Indicator) if reading.label.number.is_some() => {
                    let sure = self.columns.get(reading.column).is_some_and(|column| column.numbers);
                    numbered = reading.label.number.map(|number| Numbered { number, sure });
                }
                _ if reading.label.numbered => {
                    if let Some(LabelField::Indicator(number)) = reading.label.field {
                        numbered = Some(Numbered { number, sure: true });
                    }
                    continue;
                }
                Some(Role::Aside | Role::Order | Role::FullMarks) | None | Some(Role::Indicator) => {}
                _ => continue,
            }
            if reading.number || matches!(role, Some(Role::District | Role::Province | Role::Kind | Role::Year)) {
                continue;
            }
            let total = if reading.label.field.is_none() { totals::total(text) } else { None };
            subject.total |= total.is_some();
            subject.others |= total == Some(Total::Others);
            let aside = role == Some(Role::Aside) && !self.columns.may_name(reading.column);
            if aside || matches!(role, Some(Role::Order | Role::FullMarks)) {
                continue;
            }
            if let Some(indicator) = reading.label.contrary {
                self.contrary(reading, indicator);
                subject.nothing = true;
            }
            let no_values = matches!(reading.label.role, Some(Role::Aside | Role::FullMarks));
            subject.nothing |= no_values && reading.label.field.is_none();
            // A year among names of indicators is the row's: over its columns stand the indicators.
            if role.is_none() || role == Some(Role::Indicator) && reading.label.field.is_none() {
                subject.fiscal_year = subject.fiscal_year.or(reading.label.fiscal_year);
            }
            let unknown = reading.label == Label::default() && reading.agency.is_none() && total.is_none();
            let names = role == Some(Role::Indicator) || self.columns.may_name(reading.column);
            not_understood |= unknown && names && values::stated(text).is_none() && !values::is_none(text);
            if let Some(LabelField::Instrument(instrument)) = reading.label.field {
                subject.instrument = Some(instrument);
            }
            subject.scored |= reading.label.role == Some(Role::Score);
            let field = more_exact(subject.field.take(), reading.label.field.clone());
            subject.qualified |= reading.label.qualified && field == reading.label.field;
            subject.field = field;
        }
        if self.columns.has_role(Role::Year) {
            subject.fiscal_year = subject.fiscal_year.or(self.downward.fiscal_year);
            self.downward.fiscal_year = subject.fiscal_year;
        }
        match self.columns.for_agencies(columns) {
            Some(at) => self.name_row(row, at, readings, kind, next, &mut subject),
            None => self.named_without_header(readings, &mut subject),
        }
        self.place_row(district, province, &mut subject);
        // What nobody understands beside figures makes them nobody's.
        let known = subject.agency.is_some() || subject.field.is_some() || subject.total;
        subject.nothing |= not_understood && !known && !self.columns.are_agencies() && numbered.is_none();
        // An indicator's name left blank under another is the same indicator's next year.
        let blank = subject.field.is_none() && subject.fiscal_year.is_some() && numbered.is_none();
        if blank && self.columns.has_role(Role::Indicator) && self.columns.has_role(Role::Year) && !subject.total {
            subject.field.clone_from(&self.last_field);
        }
        if let Some(numbered) = numbered {
            self.by_number(numbered, readings, &mut subject);
        }
        self.last_field.clone_from(&subject.field);
        subject
    }

    /// Takes in the number by which a row names its indicator: alone, or beside a name that it must not contradict.
    fn by_number(&mut self, numbered: Numbered, readings: &[Reading<'_, '_>], subject: &mut RowSubject) {
        let Numbered { number, sure } = numbered;
        match &subject.field {
            Some(LabelField::Indicator(named)) if sure && !self.vocabulary.may_number(number, *named) => {
                let field = LabelField::Indicator(*named);
                subject.nothing = true;
                let name = readings.iter().find(|reading| reading.label.field.as_ref() == Some(&field));
                if let Some(name) = name {
                    let claimed = self.context.subject(subject.agency.as_ref(), subject.fiscal_year);
                    self.tell_unreadable(name.cell, &field, &claimed);
                }
            }
            Some(above @ LabelField::Instrument(_)) if sure => {
                let own = numbered_indicator(number, Some(above), self.vocabulary);
                subject.nothing |= own.is_none();
                subject.field = own.map(LabelField::Indicator);
            }
            None => {
                let above = self.section.announced.map(LabelField::Instrument);
                let own = numbered_indicator(number, above.as_ref(), self.vocabulary);
                // A number that its own instrument has no place for is meant as it stands.
                subject.field = own.or(Some(number).filter(|_| sure)).map(LabelField::Indicator);
                subject.nothing |= subject.field.is_none();
            }
            // Beside the name of anything else it is a running number.
            Some(_) => {}
        }
    }

    /// Tells where the agency of a row lies, from its columns for places; none of them where the cell is blank.
    fn place_row(
        &mut self,
        district: Option<Option<String>>,
        province: Option<Option<String>>,
        subject: &mut RowSubject,
    ) {
        let Some(agency) = &mut subject.agency else { return };
        let by_column = |role| self.columns.has_role(role);
        if by_column(Role::District) {
            let in_one = !matches!(
                agency.kind,
                AgencyKind::ProvincialAdministrativeOrganization | AgencyKind::Province | AgencyKind::Department
            );
            let blank = district.is_none();
            let named = self.downward.district.place(district.flatten(), blank).filter(|_| in_one || !blank);
            agency.district = named.or(agency.district.take());
        }
        if by_column(Role::Province) {
            let blank = province.is_none();
            let named = self.downward.province.place(province.flatten(), blank);
            agency.province = named.or(agency.province.take());
        }
    }

    /// The agency of a row in a table with a column for agencies.
    fn name_row(
        &mut self,
        row: &Row<'_>,
        at: u32,
        readings: &[Reading<'_, '_>],
        kind: Option<AgencyKind>,
        next: Option<&Row<'_>>,
        subject: &mut RowSubject,
    ) {
        let kind = kind.or(self.columns.get(at).and_then(|column| column.kind)).or(self.context.kind);
        let cell = row.cells.get(at).filter(|cell| !matches!(&*cell.text, "-" | "–"));
        let Some(cell) = cell else {
            // A name left blank under another is the same agency's next year or next indicator.
            subject.sums = self.sums_up(subject.field.as_ref());
            // "คะแนน" and "ระดับ" under each other.
            let graded = matches!(subject.field, Some(LabelField::Grade | LabelField::Result))
                && self.scored_above.is_some_and(|above| above + 1 == row.number);
            let goes_on = subject.fiscal_year.is_some()
                || matches!(subject.field, Some(LabelField::Indicator(_)))
                || subject.sums
                || graded;
            subject.agency = self.last_agency.clone().filter(|_| goes_on);
            subject.nothing |= subject.agency.is_none();
            return;
        };
        let (_, unmarked) = without_marker(&cell.text);
        if is_total(unmarked) || readings.iter().any(|reading| reading.column < at && is_total(&reading.cell.text)) {
            subject.total = true;
            return;
        }
        if self.is_section(unmarked, at, readings, next) {
            subject.nothing = true;
            return;
        }
        // Any words may name a body that has no form of its own; a signature has no figures beside it.
        let named = identity::agency_of_cell(unmarked, kind).filter(|mention| {
            mention.agency.kind != AgencyKind::Other || readings.iter().any(|reading| reading.number)
        });
        match named {
            Some(mention) => {
                subject.fiscal_year = subject.fiscal_year.or_else(|| year_behind(&mention, unmarked));
                subject.agency = Some(mention.agency.clone());
                if self.last_agency.as_ref() != Some(&mention.agency) {
                    self.section.begin_agency();
                }
                self.last_agency = Some(mention.agency.clone());
                self.scored_above = Some(row.number).filter(|_| subject.scored);
                if cell.origin {
                    self.said.mentions.push((mention, cell.cell.place.clone()));
                }
            }
            None => subject.nothing = true,
        }
    }

    /// The agency of a row in a table whose header names no column for agencies: the one cell before the values that is
    /// an agency's name and nothing else. Among the names of indicators it heads the rows below.
    fn named_without_header(&mut self, readings: &[Reading<'_, '_>], subject: &mut RowSubject) {
        let indicators =
            |column: u32| self.columns.get(column).is_some_and(|column| column.role == Some(Role::Indicator));
        let mut naming = readings.iter().filter(|reading| {
            let whole = |mention: &identity::Mention| {
                reading.label.fiscal_year.is_some() || mention.range.len() == without_marker(&reading.cell.text).1.len()
            };
            let alone = || {
                let named = identity::mentions_in_title(without_marker(&reading.cell.text).1);
                matches!(named.as_slice(), [mention] if mention.range.start == 0 && whole(mention))
            };
            reading.cell.origin && (self.columns.may_name(reading.column) || indicators(reading.column)) && alone()
        });
        let (Some(reading), None) = (naming.next(), naming.next()) else { return };
        let Some(mention) = identity::agency_of_cell(without_marker(&reading.cell.text).1, None) else { return };
        if indicators(reading.column) {
            self.context.name(mention.agency.clone());
            subject.nothing = true;
        } else {
            subject.fiscal_year = subject.fiscal_year.or(reading.label.fiscal_year);
            subject.agency = Some(mention.agency.clone());
        }
        self.said.mentions.push((mention, reading.cell.cell.place.clone()));
    }

    /// True where the cell in the column for agencies names none but a kind, a district, a province, or what its row
    /// is about. What it names holds for the rows below.
    fn is_section(&mut self, unmarked: &str, at: u32, readings: &[Reading<'_, '_>], next: Option<&Row<'_>>) -> bool {
        let reading = readings.iter().find(|reading| reading.column == at);
        if let Some(kind) = super::kind_of_section(unmarked) {
            self.kind = Some(kind);
            return true;
        }
        // อ.บ.ต. begins as a district does.
        let local = !identity::mentions(unmarked).is_empty();
        if !local && (unmarked.starts_with("อำเภอ") || unmarked.starts_with("อ.")) {
            self.context.hear_title(unmarked, true);
            return true;
        }
        if unmarked.starts_with("จังหวัด") {
            // A province is an agency too; among local administrations it is their heading.
            let numbered = |reading: &Reading<'_, '_>| {
                self.columns.get(reading.column).is_some_and(|column| column.role == Some(Role::Order))
            };
            let local = |text: &str| !identity::mentions(without_marker(text).1).is_empty();
            let below = next.and_then(|row| row.cells.get(at)).is_some_and(|cell| local(&cell.text));
            let heads = !readings.iter().any(numbered)
                && (below || self.last_agency.as_ref().is_some_and(|last| last.kind.is_local()));
            if heads {
                self.context.hear_title(unmarked, true);
            }
            return heads;
        }
        reading.is_some_and(|reading| {
            let label = &reading.label;
            reading.agency.is_none() && (label.role.is_some() || label.field.is_some() || label.full_marks.is_some())
        })
    }
}

/// The more exact of two things that a row's labels name.
fn more_exact(one: Option<LabelField>, other: Option<LabelField>) -> Option<LabelField> {
    let exactness = |field: &Option<LabelField>| match field {
        None => 0,
        Some(LabelField::Grade | LabelField::Result) => 1,
        Some(LabelField::Overall) => 2,
        Some(LabelField::Instrument(_)) => 3,
        Some(LabelField::Indicator(_) | LabelField::SubIndicator(_) | LabelField::Item(_)) => 4,
    };
    if exactness(&other) > exactness(&one) { other } else { one }
}

/// A district's or province's name in its column, without the word for it.
pub(in super::super) fn place_name(cleaned: &str, word: &str, short: &str) -> Option<String> {
    let name = cleaned.trim();
    let name = name.strip_prefix(word).or_else(|| name.strip_prefix(short)).unwrap_or(name).trim();
    (!name.is_empty() && !matches!(name, "-" | "–" | "—") && name.chars().any(char::is_alphabetic))
        .then(|| name.to_owned())
}

/// The year in a column for years, where two digits are enough.
pub(super) fn year_in_year_column(cleaned: &str) -> Option<u16> {
    identity::year_of_cell(cleaned).or_else(|| {
        let short: u16 = cleaned.trim().parse().ok()?;
        match short {
            58..=99 => Some(2500 + short),
            2013..=2057 => Some(short + 543),
            _ => None,
        }
    })
}
