//! What lies on a sheet and is not carried over, and what is put in order when a sheet has been read.

use std::collections::BTreeMap;

use super::globals::Globals;
use super::losses::Losses;
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::xls::records::{Record, kind};
use crate::model::RemarkKind;
use crate::model::workbook::{Area, Sheet};

/// Counts a record that stands for something that is not carried over.
pub(super) fn count(record: &Record<'_>, losses: &mut Losses) {
    let lost = match record.kind {
        kind::SXVIEW => RemarkKind::PivotTableBecameValues,
        kind::AUTOFILTER => RemarkKind::FilterCriteriaLost,
        kind::SCENARIO => RemarkKind::ScenarioLost,
        kind::BACKGROUND => RemarkKind::BackgroundLost,
        kind::QUERY => RemarkKind::DataConnectionLost,
        kind::TABLE11 | kind::TABLE12 => RemarkKind::TableBecameCells,
        kind::CF12 => RemarkKind::ConditionalFormatLost,
        kind::HEADERPICTURE => RemarkKind::PictureLost,
        kind::TABLE => RemarkKind::FormulaBecameValue,
        // Other headers on even pages or on the first one.
        kind::HEADERFOOTER if u16_at(&record.data, 28).is_some_and(|flags| flags & 3 != 0) => {
            RemarkKind::HeaderFooterLost
        }
        _ => return,
    };
    losses.add(lost);
}

/// Counts a drawn object (`Obj`, MS-XLS 2.4.181), by its kind.
pub(super) fn count_object(data: &[u8], losses: &mut Losses) {
    /// A part of the record that says by which program the picture can be opened.
    const PROGRAM: u16 = 0x0009;
    let Some(kind) = u16_at(data, 4) else { return };
    let is_of_program = u16_at(data, 8).is_some_and(|flags| flags & 0x100 != 0);
    let lost = match kind {
        // Groups are counted by what is in them; notes are carried over; the buttons of filters and lists are drawn
        // anew by every program.
        0x00 | 0x19 => return,
        0x14 if is_of_program => return,
        0x05 => RemarkKind::ChartLost,
        0x08 if has_part(data, PROGRAM) => RemarkKind::EmbeddedObjectLost,
        0x08 => RemarkKind::PictureLost,
        _ => RemarkKind::ShapeLost,
    };
    losses.add(lost);
}

/// Whether an object has a part of this kind; each says how long it is.
fn has_part(data: &[u8], wanted: u16) -> bool {
    let mut rest = data;
    while let (Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        if kind == wanted {
            return true;
        }
        let Some(after) = rest.get(4 + usize::from(length)..) else { return false };
        rest = after;
    }
    false
}

/// The merged areas of more than one cell; of those that overlap, which no program writes, the first stays.
pub(super) fn without_overlaps(mut areas: Vec<Area>, losses: &mut Losses) -> Vec<Area> {
    areas.retain(|area| *area != Area::cell(area.first_row, area.first_column));
    areas.sort_unstable();
    areas.dedup();
    // Those that reach into the row at hand, by their first column: no two of them overlap.
    let mut open: BTreeMap<u32, Area> = BTreeMap::new();
    areas.retain(|area| {
        while let Some((&column, &other)) = open.range(..=area.last_column).next_back() {
            if other.last_row < area.first_row {
                open.remove(&column);
            } else if other.last_column >= area.first_column {
                losses.add(RemarkKind::MergeLost);
                return false;
            } else {
                break;
            }
        }
        open.insert(area.first_column, *area);
        true
    });
    areas
}

/// Turns numbers of formats, as the records have them, into places in the list, in which the default comes first.
pub(super) fn settle_formats(sheet: &mut Sheet, formats: usize, losses: &mut Losses) {
    let mut settled = |number: &mut usize| {
        if *number + 1 < formats {
            *number += 1;
        } else {
            *number = 0;
            losses.add(RemarkKind::FormatMissing);
        }
    };
    sheet.cells.iter_mut().for_each(|cell| settled(&mut cell.format));
    sheet.rows.iter_mut().filter_map(|row| row.format.as_mut()).for_each(&mut settled);
    sheet.columns.iter_mut().for_each(|column| settled(&mut column.format));
}

/// The place of the sheet's filter: programs keep it as a name.
pub(super) fn place_filter(sheet: &mut Sheet, globals: &Globals, number: usize) {
    let name = globals
        .book
        .names
        .iter()
        .find(|name| name.is_carried && name.sheet == Some(number) && name.name == "_xlnm._FilterDatabase");
    if let Some(area) = name.and_then(|name| name.area()).filter(|_| sheet.has_filter) {
        sheet.auto_filter = Some(area);
    }
}
