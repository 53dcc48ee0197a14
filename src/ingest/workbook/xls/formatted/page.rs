//! How a sheet is printed (`Setup`, MS-XLS 2.4.257, and the records around it).

use super::sheet::LAST_COLUMN;
use crate::ingest::bytes::{f64_at, u16_at};
use crate::ingest::workbook::content::with_line_ends;
use crate::ingest::workbook::xls::records::{Record, kind};
use crate::ingest::workbook::xls::text::Encoding;
use crate::model::workbook::{Margins, Orientation, Paper, Sheet};

/// The margins of a page of which nothing is said, in inches.
const MARGINS: Margins = Margins { left: 0.75, right: 0.75, top: 1.0, bottom: 1.0, header: 0.5, footer: 0.5 };

/// The widest margin in inches: that of a sheet of paper of two metres.
const WIDEST: f64 = 49.0;

/// Takes up a record of the page; others, and those that are too short, change nothing.
pub(super) fn record(sheet: &mut Sheet, record: &Record<'_>, encoding: Encoding) {
    let data = record.data.as_ref();
    let is_set = || u16_at(data, 0) == Some(1);
    let page = &mut sheet.page;
    match record.kind {
        kind::HEADER => page.header = line(record, encoding),
        kind::FOOTER => page.footer = line(record, encoding),
        kind::HCENTER => page.centre_horizontally = is_set(),
        kind::VCENTER => page.centre_vertically = is_set(),
        kind::PRINTHEADERS => page.headings = is_set(),
        kind::PRINTGRID => page.grid_lines = is_set(),
        kind::LEFTMARGIN => margin(sheet, data, |margins| &mut margins.left),
        kind::RIGHTMARGIN => margin(sheet, data, |margins| &mut margins.right),
        kind::TOPMARGIN => margin(sheet, data, |margins| &mut margins.top),
        kind::BOTTOMMARGIN => margin(sheet, data, |margins| &mut margins.bottom),
        kind::ROWBREAKS => page.row_breaks = breaks(data, u32::from(u16::MAX), encoding),
        kind::COLUMNBREAKS => page.column_breaks = breaks(data, LAST_COLUMN, encoding),
        kind::SETUP => {
            let _ = setup(sheet, data);
        }
        _ => {}
    }
}

/// The text of a header or footer; the record is empty where there is none.
fn line(record: &Record<'_>, encoding: Encoding) -> String {
    let text = match encoding {
        Encoding::Utf16 => encoding.joined_text(&record.data, 0, &record.joints),
        _ => encoding.short_text(&record.data, 0),
    };
    with_line_ends(&text.unwrap_or_default())
}

fn margin(sheet: &mut Sheet, data: &[u8], of: impl Fn(&mut Margins) -> &mut f64) {
    if let Some(value) = f64_at(data, 0).filter(|value| (0.0..=WIDEST).contains(value)) {
        *of(sheet.page.margins.get_or_insert(MARGINS)) = value;
    }
}

/// Where new pages begin: in BIFF8 each with the stretch that it goes over.
fn breaks(data: &[u8], last: u32, encoding: Encoding) -> Vec<u32> {
    /// What a sheet can have of them (ECMA-376 part 1, 18.3.1.74, as Excel takes it).
    const MOST: usize = 1_023;
    let size = if matches!(encoding, Encoding::Utf16) { 6 } else { 2 };
    let count = usize::from(u16_at(data, 0).unwrap_or(0));
    let stored = data.get(2..).unwrap_or_default().chunks_exact(size).take(count);
    let mut breaks: Vec<u32> = stored.filter_map(|one| u16_at(one, 0)).map(u32::from).collect();
    breaks.retain(|at| (1..=last).contains(at));
    breaks.sort_unstable();
    breaks.dedup();
    breaks.truncate(MOST);
    breaks
}

fn setup(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let flags = u16_at(data, 10)?;
    let page = &mut sheet.page;
    page.over_then_down = flags & 1 != 0;
    page.black_and_white = flags & 8 != 0;
    page.draft = flags & 0x10 != 0;
    page.notes = match (flags & 0x20 != 0, flags & 0x200 != 0) {
        (true, true) => Some("atEnd"),
        (true, false) => Some("asDisplayed"),
        _ => None,
    };
    page.errors = match flags >> 10 & 3 {
        1 => Some("blank"),
        2 => Some("dash"),
        3 => Some("NA"),
        _ => None,
    };
    page.first_page = (flags & 0x80 != 0).then_some(u16_at(data, 4)?);
    // Where the printer's settings were not there, what follows is not what anybody chose.
    let is_chosen = flags & 4 == 0;
    let (wide, tall) = (u16_at(data, 6)?, u16_at(data, 8)?);
    page.pages = Some((wide.min(32_767), tall.min(32_767)));
    if is_chosen {
        let orientation = if flags & 2 != 0 { Orientation::Portrait } else { Orientation::Landscape };
        page.paper = Some(Paper {
            size: u16_at(data, 0)?,
            orientation: (flags & 0x40 == 0).then_some(orientation),
            scale: u16_at(data, 2)?,
            copies: u16_at(data, 32).unwrap_or(1),
        });
    }
    for (at, of) in
        [(16, (|margins| &mut margins.header) as fn(&mut Margins) -> &mut f64), (24, |margins| &mut margins.footer)]
    {
        margin(sheet, data.get(at..)?, of);
    }
    Some(())
}
