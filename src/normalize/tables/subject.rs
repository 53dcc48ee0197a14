//! What a row of a score table is about: whose, of which year, and of what its values are.

use crate::model::{Agency, AgencyKind, Instrument};

use super::super::columns::{Reading, numbered_indicator};
use super::super::grid::Row;
use super::super::identity;
use super::super::text::without_marker;
use super::super::vocabulary::is_total;
use super::super::words::{LabelField, Role};
use super::Reader;

/// What a data row is about, from its own cells.
#[derive(Default)]
pub(super) struct RowSubject {
    pub agency: Option<Agency>,
    pub fiscal_year: Option<u16>,
    pub field: Option<LabelField>,
    /// The instrument that the row names, beside an indicator or alone.
    pub instrument: Option<Instrument>,
    pub total: bool,
    /// True when a column for agencies is there but says nothing.
    pub nameless: bool,
}

impl Reader<'_> {
    /// What a row is about, from its columns for names and, where the header does not tell, from its labels.
    pub(super) fn row_subject(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> RowSubject {
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
        let named = self.columns.iter().find(|(_, column)| column.role == Some(Role::Agency));
        let Some((at, kind)) = named.map(|(at, column)| (at, kind.or(column.kind).or(self.context.kind))) else {
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
        let (_, unmarked) = without_marker(&cell.text);
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
pub(super) fn place_name(cleaned: &str, word: &str, short: &str) -> Option<String> {
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
