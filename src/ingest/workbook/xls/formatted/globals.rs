//! The records before the sheets: what the workbook says of all of them.

use std::sync::Arc;

use super::book::{Book, SheetName};
use super::losses::Losses;
use super::names;
use super::styles::{Looks, Styles};
use super::texts;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::workbook::xls::records::{Record, Records, kind};
use crate::ingest::workbook::xls::text::{Encoding, RichTexts};
use crate::ingest::workbook::xls::{BIFF5, BIFF8, LIBREOFFICE};
use crate::model::workbook::{Text, Visibility, Workbook};
use crate::model::{Limit, ReadFailure, RemarkKind};

/// What the workbook says of all its sheets.
pub(super) struct Globals {
    pub book: Book,
    /// Where each sheet's records begin, and whether it is shown.
    pub places: Vec<SheetPlace>,
    pub looks: Looks,
    pub texts: Vec<Arc<Text>>,
    /// True where no Excel that is still in use has said that it calculated the formulas.
    pub recalculates: bool,
    date_1904: bool,
    precision_as_shown: bool,
    structure_lock: Option<u16>,
    active: usize,
}

/// A sheet as the workbook lists it.
pub(super) struct SheetPlace {
    pub start: usize,
    pub visibility: Visibility,
}

/// What has been read of the records so far.
struct Reader<'l> {
    losses: &'l mut Losses,
    book: Book,
    places: Vec<SheetPlace>,
    styles: Styles,
    /// The shared strings, which need the fonts, which may come later.
    shared: Option<(Vec<u8>, Vec<usize>)>,
    recalculates: bool,
    date_1904: bool,
    precision_as_shown: bool,
    structure_lock: Option<u16>,
    active: usize,
}

impl Globals {
    /// Reads the records before the sheets; none where they do not begin as a workbook's do.
    pub fn read(stream: &[u8], losses: &mut Losses) -> Result<Option<Globals>, ReadFailure> {
        let mut records = Records::new(stream);
        let version = match records.next() {
            Some(first) if first.kind == kind::BOF => u16_at(&first.data, 0).unwrap_or(0),
            _ => return Ok(None),
        };
        let encoding = match version {
            BIFF8 => Encoding::Utf16,
            BIFF5 => Encoding::default(),
            _ => return Ok(None),
        };
        let mut reader = Reader {
            losses,
            book: Book::new(encoding),
            places: Vec::new(),
            styles: Styles::new(encoding),
            shared: None,
            recalculates: true,
            date_1904: false,
            precision_as_shown: false,
            structure_lock: None,
            active: 0,
        };
        let (mut styles, mut definitions) = (0, 0);
        for record in records {
            match record.kind {
                kind::FONT | kind::FORMAT | kind::XF | kind::XFEXT | kind::STYLE => styles += 1,
                kind::SUPBOOK | kind::EXTERNNAME | kind::EXTERNSHEET | kind::NAME => definitions += 1,
                _ => {}
            }
            Limit::Styles.check(styles)?;
            Limit::Definitions.check(definitions)?;
            match record.kind {
                kind::FILEPASS => return Err(ReadFailure::Encrypted),
                kind::EOF => break,
                _ => reader.record(record),
            }
        }
        Ok(Some(reader.finish()?))
    }

    /// Gives the workbook what is said of all its sheets.
    pub fn complete(self, workbook: &mut Workbook) {
        workbook.fonts = self.looks.fonts;
        workbook.styles = self.looks.styles;
        workbook.formats = self.looks.formats;
        workbook.date_1904 = self.date_1904;
        workbook.precision_as_shown = self.precision_as_shown;
        workbook.recalculates = self.recalculates;
        workbook.structure_lock = self.structure_lock;
        let active = self.book.sheets.get(self.active).and_then(|sheet| sheet.carried);
        let is_visible =
            |index: &usize| workbook.sheets.get(*index).is_some_and(|sheet| sheet.visibility == Visibility::Visible);
        let first_visible = (0..workbook.sheets.len()).find(is_visible);
        workbook.active_sheet = active.filter(is_visible).or(first_visible).unwrap_or(0);
        // Only charts and the like were shown; a workbook must show something.
        if first_visible.is_none()
            && let Some(sheet) = workbook.sheets.first_mut()
        {
            sheet.visibility = Visibility::Visible;
        }
    }
}

impl Reader<'_> {
    fn record(&mut self, record: Record<'_>) {
        let data = record.data.as_ref();
        match record.kind {
            kind::CODEPAGE => {
                self.book.encoding = self.book.encoding.with_code_page(u16_at(data, 0).unwrap_or(0));
                self.styles.set_encoding(self.book.encoding);
            }
            kind::DATE1904 => self.date_1904 = u16_at(data, 0) == Some(1),
            kind::PRECISION => self.precision_as_shown = u16_at(data, 0) == Some(0),
            kind::PROTECT if u16_at(data, 0) == Some(1) => self.structure_lock = Some(0),
            kind::PASSWORD if self.structure_lock.is_some() => self.structure_lock = u16_at(data, 0),
            kind::WINDOW1 => self.active = u16_at(data, 10).unwrap_or(0).into(),
            kind::RECALCID => {
                let version = u32_at(data, 4);
                self.recalculates = version.is_none_or(|version| version <= LIBREOFFICE);
                self.book.compares_first = version == Some(LIBREOFFICE);
            }
            // One more than the limit is enough to be over it.
            kind::BOUNDSHEET if self.places.len() <= Limit::Sheets.length() => {
                let found = self.sheet(data);
                // A sheet that cannot be read has a number all the same.
                let (sheet, place) = found.unwrap_or_else(|| {
                    self.losses.add(RemarkKind::SheetLost);
                    let sheet = SheetName { name: String::new(), carried: None, has_cells: true };
                    (sheet, SheetPlace { start: usize::MAX, visibility: Visibility::Hidden })
                });
                self.book.sheets.push(sheet);
                self.places.push(place);
            }
            kind::FONT => self.styles.add_font(data),
            kind::FORMAT => self.styles.add_code(data),
            kind::XF => self.styles.add_format(data),
            kind::XFEXT => self.styles.add_extension(data),
            kind::THEME => {
                let lost = u64::from(!self.styles.add_theme(data));
                self.losses.add_all(RemarkKind::ThemeLost, lost);
            }
            kind::STYLE => self.styles.add_name(data),
            kind::PALETTE => self.styles.add_palette(data),
            kind::SUPBOOK => self.book.add_supporting(data),
            kind::EXTERNNAME => self.book.add_external_name(data),
            kind::EXTERNSHEET if self.book.is_wide() => self.book.add_links(data),
            kind::NAME => names::add(&mut self.book, &record),
            kind::SST => self.shared = Some((record.data.into_owned(), record.joints)),
            _ => {}
        }
    }

    /// A sheet and where it is; none where the record is too short.
    fn sheet(&mut self, data: &[u8]) -> Option<(SheetName, SheetPlace)> {
        let name = self.book.encoding.short_text(data, 6)?;
        let start = usize::try_from(u32_at(data, 0)?).ok()?;
        let kind = *data.get(5)?;
        let visibility = match data.get(4)? & 3 {
            0 => Visibility::Visible,
            2 => Visibility::VeryHidden,
            _ => Visibility::Hidden,
        };
        match kind {
            0 => {}
            1 => self.losses.add(RemarkKind::MacrosLost),
            2 => self.losses.add(RemarkKind::ChartLost),
            6 => self.losses.add(RemarkKind::MacrosLost),
            _ => self.losses.add(RemarkKind::SheetLost),
        }
        let sheet = SheetName { name, carried: (kind == 0).then_some(0), has_cells: matches!(kind, 0 | 1) };
        Some((sheet, SheetPlace { start, visibility }))
    }

    fn finish(mut self) -> Result<Globals, ReadFailure> {
        self.book.settle_sheets(self.losses);
        let looks = self.styles.finish();
        let texts = match &self.shared {
            Some((data, joints)) => {
                let fonts = looks.fonts.len();
                let mut texts = RichTexts::new(data, joints);
                let all = texts.by_ref().map(|rich| Arc::new(texts::rich(&rich.text, rich.runs, fonts))).collect();
                texts.check()?;
                all
            }
            None => Vec::new(),
        };
        Ok(Globals {
            book: self.book,
            places: self.places,
            looks,
            texts,
            recalculates: self.recalculates,
            date_1904: self.date_1904,
            precision_as_shown: self.precision_as_shown,
            structure_lock: self.structure_lock,
            active: self.active,
        })
    }
}
