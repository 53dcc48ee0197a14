//! Rows that say of whom or when a table is: "หน่วยงาน | อบต.ก", "ปีงบประมาณ | 2563 | 2564", "อำเภอ | เขื่องใน | โซ่พิสัย".

use crate::model::{Agency, AgencyKind};

use super::super::column::Column;
use super::super::grid::Row;
use super::super::identity;
use super::super::reading::Reading;
use super::super::totals::is_total;
use super::super::words::Role;
use super::Reader;
use super::subject::{place_name, year_in_year_column};

impl Reader<'_> {
    /// A row such as "หน่วยงาน | อบต.ก" or "ปีงบประมาณ | 2563 | 2564", which says of whom or when the rest is. False
    /// where it is none.
    pub(super) fn take_attributes(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        let is_name =
            |role| matches!(role, Some(Role::Agency | Role::District | Role::Province | Role::Kind | Role::Year));
        let of_kinds = readings.first().is_some_and(|first| first.label.role == Some(Role::Kind));
        let is_label = |reading: &Reading<'_, '_>| {
            let kind = || of_kinds && identity::kind_of_cell(&reading.cell.text).is_some();
            reading.agency.is_none()
                && !kind()
                && reading.cell.cell.row == row.number
                && (reading.label.role.is_some() || reading.label.field.is_some())
        };
        let starts = readings.first().is_some_and(|first| {
            // "อบต." in a column for kinds is no label, nor is one with figures beside it.
            let of_years = first.label.role == Some(Role::Year);
            let among_data = self.columns.get(first.column).is_some_and(|column| column.role == Some(Role::Kind))
                || !of_years && readings.iter().any(|reading| reading.number);
            is_name(first.label.role) && is_label(first) && !among_data
        });
        if !starts || readings.iter().any(|reading| is_label(reading) && !is_name(reading.label.role)) {
            return false;
        }
        // Labels beside labels are a header.
        let beside = readings.windows(2).any(|pair| pair.iter().all(is_label));
        if beside || readings.last().is_some_and(is_label) {
            return false;
        }
        let mut role = None;
        // "อบต. | แดงหม้อ": the label has the words for the kind.
        let mut kind = None;
        let mut values: Vec<(Role, &Reading<'_, '_>)> = Vec::new();
        for reading in readings {
            if is_label(reading) {
                role = reading.label.role;
                kind = identity::kind_of_cell(&reading.cell.text).or(kind);
            } else if let Some(role) = role {
                values.push((role, reading));
            }
        }
        let alone = |role: &Role| values.iter().filter(|(other, _)| other == role).count() == 1;
        // Two labels with a value each are a form, whose columns are about nothing.
        let form = values.len() > 1 && values.iter().all(|(role, _)| alone(role));
        let mut taken = false;
        for (role, reading) in &values {
            taken |= self.take_attribute((!form).then_some(row.number), *role, kind, reading, alone(role));
        }
        taken
    }

    /// Takes in one value; `row` is that of the table's columns that it stands for, none in a form.
    /// A name may lack the words for its `kind`.
    fn take_attribute(
        &mut self,
        row: Option<u32>,
        role: Role,
        kind: Option<AgencyKind>,
        reading: &Reading<'_, '_>,
        alone: bool,
    ) -> bool {
        let text = &*reading.cell.text;
        let column = reading.column;
        match role {
            // "หน่วยงาน | ปี 2563 | ปี 2564" is a header.
            Role::Agency if reading.label.fiscal_year.is_some() && reading.agency.is_none() => return false,
            Role::Agency => {
                let Some(mention) = identity::agency_of_cell(text, kind.or(self.kind)).filter(|_| !is_total(text))
                else {
                    return false;
                };
                self.said.mentions.push((mention.clone(), reading.cell.cell.place.clone()));
                if alone {
                    self.context.name(mention.agency.clone());
                }
                self.set_column(row, column, |column| column.agency = Some(mention.agency));
            }
            Role::Year => {
                let Some(year) = year_in_year_column(text) else { return false };
                if alone {
                    self.context.fiscal_year = Some(year);
                }
                self.set_column(row, column, |column| column.fiscal_year = Some(year));
            }
            Role::District if alone => self.context.district = place_name(text, "อำเภอ", "อ."),
            Role::Province if alone => self.context.province = place_name(text, "จังหวัด", "จ."),
            Role::District => {
                let district = place_name(text, "อำเภอ", "อ.");
                self.set_column(row, column, |column| column.district = district);
            }
            Role::Province => {
                let province = place_name(text, "จังหวัด", "จ.");
                self.set_column(row, column, |column| column.province = province);
            }
            Role::Kind if alone => self.take_kind(identity::kind_of_cell(text)),
            Role::Kind => {}
            _ => return false,
        }
        true
    }

    /// Takes the kind that a form tells of its agency, whose name may lack the words for it: "แดงหม้อ" above "อบต.".
    fn take_kind(&mut self, kind: Option<AgencyKind>) {
        self.kind = kind.or(self.kind);
        let Some(named) = &mut self.context.agency else { return };
        if !identity::is_bare(named.kind, &named.name) {
            return;
        }
        if let Some(mention) = identity::agency_of_cell(&named.name, kind) {
            for (bare, _) in self.said.mentions.iter_mut().filter(|(bare, _)| bare.agency.name == named.name) {
                bare.agency = mention.agency.clone();
            }
            let (district, province) = (named.district.take(), named.province.take());
            let agency = mention.agency;
            *named = Agency {
                district: agency.district.clone().or(district),
                province: agency.province.clone().or(province),
                ..agency
            };
        }
    }

    fn set_column(&mut self, row: Option<u32>, column: u32, set: impl FnOnce(&mut Column)) {
        if let Some(row) = row {
            self.columns.take_attribute(row, column, set);
        }
    }
}
