//! Every agency with its latest result, a table for each district; where agencies have pages, the way to them.

use super::data::{AgencyYears, Data};
use super::outline::{AGENCY_PAGES, Numbered, Section};
use crate::export::ExportError;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::report as words;

/// One table a district, in order of provinces and districts.
pub fn by_district(writer: &mut Writer, data: &Data, sections: &[Numbered]) -> Result<(), ExportError> {
    let text = writer.text;
    let about = match data.has_agency_pages() {
        true => text.label(words::AGENCIES_BY_DISTRICT).to_owned(),
        false => {
            let (count, limit) = (text.count(data.agencies.len()), text.count(AGENCY_PAGES));
            words::too_many_agencies(&count, &limit, text.language)
        }
    };
    writer.sentences(&about)?;
    let mut numbers = vec![""; data.agencies.len()];
    for one in sections {
        if let Section::Agency(position) = one.section
            && let Some(number) = numbers.get_mut(position)
        {
            *number = &one.number;
        }
    }
    let listed: Vec<(&AgencyYears, &str)> = data.agencies.iter().zip(numbers).collect();
    let place = |years: &AgencyYears| (years.agency.province.clone(), years.agency.district.clone());
    for (position, group) in listed.chunk_by(|(years, _), (next, _)| place(years) == place(next)).enumerate() {
        let Some((first, _)) = group.first() else { continue };
        let area = words::area(first.agency.district.as_deref(), first.agency.province.as_deref(), text.language);
        let area = if area.is_empty() { text.label(words::UNKNOWN_AREA).to_owned() } else { area };
        let caption = words::agencies_of(&area, &text.count(group.len()), text.language);
        writer.numbered_caption(Captioned::Table, &caption, &format!("district_{position}"))?;
        district(writer, data, group)?;
    }
    Ok(())
}

fn district(writer: &mut Writer, data: &Data, group: &[(&AgencyYears, &str)]) -> Result<(), ExportError> {
    let text = writer.text;
    let columns = [
        figures(text.label(words::SECTION), 10),
        word_column(text.label(words::AGENCY), 42),
        figures(text.label(words::YEAR), 12),
        figures(text.label(words::OVERALL_COLUMN), 13),
        figures(text.label(words::GRADE), 13),
        figures(text.label(words::RESULT), 12),
    ];
    let rows = group.iter().filter_map(|(years, number)| {
        let (_, latest) = years.assessments.last()?;
        let mark = if data.is_disputed(latest) { " *" } else { "" };
        let name = format!("{}{mark}", years.agency.name);
        Some(vec![
            Cell::from(*number),
            Cell::link(name, data.agency_anchor(years.agency)),
            text.number(latest.fiscal_year).into(),
            Cell::from(text.figure(&latest.overall)).bold_if(true),
            text.grade(latest.grade.value().copied()).into(),
            text.passed(latest.passed.value().copied()).into(),
        ])
    });
    writer.table(&columns, rows)
}
