//! Defined names (`Lbl`, MS-XLS 2.4.150): which there are, and what they stand for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::book::{self, Book};
use super::formula::{self, Context, Refusal};
use super::losses::Losses;
use super::sheet::LAST_COLUMN;
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::xls::records::Record;
use crate::model::RemarkKind;
use crate::model::workbook::{Area, DefinedName};

/// How often names are gone through until none is left that uses one which is not carried over.
const ROUNDS: usize = 8;

/// A name as the workbook has it.
#[derive(Default)]
pub(super) struct Name {
    /// As formulas write it.
    pub name: String,
    /// The sheet that it is of, by its number among all sheets; none where it is of the workbook.
    pub sheet: Option<usize>,
    /// Whether it is that of a function.
    pub is_function: bool,
    /// Whether it is in the new workbook.
    pub is_carried: bool,
    /// Whether it is not because it refers to another workbook.
    pub is_external: bool,
    /// Whether the same name is there already, for the same.
    is_double: bool,
    is_hidden: bool,
    /// Whether it is one that programs know, which formulas write otherwise.
    pub is_built_in: bool,
    is_renamed: bool,
    tokens: Vec<u8>,
    extra: Vec<u8>,
}

impl Name {
    /// Reads a record; a name without a formula where it is shorter than it must be, so that the others keep their
    /// numbers.
    pub fn read(record: &Record<'_>, book: &Book) -> Name {
        Name::of(record, book).unwrap_or_default()
    }

    fn of(record: &Record<'_>, book: &Book) -> Option<Name> {
        /// The names that programs know by number.
        const BUILT_IN: [&str; 14] = [
            "Consolidate_Area",
            "Auto_Open",
            "Auto_Close",
            "Extract",
            "Database",
            "Criteria",
            "Print_Area",
            "Print_Titles",
            "Recorder",
            "Data_Form",
            "Auto_Activate",
            "Auto_Deactivate",
            "Sheet_Title",
            "_FilterDatabase",
        ];
        let data = record.data.as_ref();
        let flags = u16_at(data, 0)?;
        let length = usize::from(*data.get(3)?);
        let tokens = usize::from(u16_at(data, 4)?);
        let sheet = usize::from(u16_at(data, 8)?);
        let (text, size) = book.encoding.counted_text(data, 14, length)?;
        let (tokens, extra) = data.get(14 + size..)?.split_at_checked(tokens)?;
        let mut name = Name {
            name: text,
            sheet: sheet.checked_sub(1),
            is_hidden: flags & 1 != 0,
            is_built_in: flags & 0x20 != 0,
            tokens: tokens.to_vec(),
            extra: extra.to_vec(),
            ..Name::default()
        };
        // Macros and functions of programs: names of what they do, not of cells.
        let is_program = flags & 0x0E != 0;
        if name.is_built_in {
            let number = name.name.chars().next().map_or(usize::MAX, |c| c as usize);
            name.name = format!("_xlnm.{}", BUILT_IN.get(number)?);
            name.is_carried = matches!(number, 6 | 7 | 13);
        } else {
            name.is_function = is_program && name.name.starts_with("_xlfn.");
            name.is_carried = !is_program;
            name.rename();
        }
        Some(name)
    }

    /// Gives names another form that are cells in the new format (`TAX2020`), or that it does not allow.
    fn rename(&mut self) {
        if book::is_cell(&self.name) {
            self.name.insert(0, '_');
            self.is_renamed = true;
        }
        let begins = self.name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '\\');
        let is_word = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?');
        if !begins || !self.name.chars().all(is_word) || book::is_row_column(&self.name) {
            self.is_carried = false;
        }
    }
}

impl Name {
    /// The area that it stands for, where it is nothing else (`PtgArea3d`, in BIFF8).
    pub fn area(&self) -> Option<Area> {
        let is_area = self.tokens.len() == 11 && matches!(self.tokens.first(), Some(0x3B | 0x5B | 0x7B));
        let column = |at: usize| u16_at(&self.tokens, at).map(|column| u32::from(column & 0x3FFF));
        let area = Area {
            first_row: u16_at(&self.tokens, 3)?.into(),
            last_row: u16_at(&self.tokens, 5)?.into(),
            first_column: column(7)?,
            last_column: column(9)?,
        };
        let is_sound = area.first_row <= area.last_row && area.first_column <= area.last_column;
        (is_area && is_sound && area.last_column <= LAST_COLUMN).then_some(area)
    }
}

/// Adds a name to the workbook's.
pub(super) fn add(book: &mut Book, record: &Record<'_>) {
    let name = Name::read(record, book);
    book.names.push(name);
}

/// Decides which names are carried over, and gives them with their formulas.
pub(super) fn settle(book: &mut Book, losses: &mut Losses) -> Vec<DefinedName> {
    leave_out_doubles(book);
    let mut formulas: Vec<Option<String>> = Vec::new();
    let mut is_settled = false;
    for _ in 0..ROUNDS {
        let found: Vec<_> = (0..book.names.len()).map(|index| formula_of(book, index)).collect();
        is_settled = true;
        for (name, found) in book.names.iter_mut().zip(&found) {
            if name.is_carried && found.is_err() {
                name.is_carried = false;
                name.is_external = *found == Err(Refusal::External);
                is_settled = false;
            }
        }
        formulas = found.into_iter().map(Result::ok).collect();
        if is_settled {
            break;
        }
    }
    if !is_settled {
        book.names.iter_mut().for_each(|name| name.is_carried = false);
    }
    let mut carried = Vec::new();
    for (name, formula) in book.names.iter().zip(formulas) {
        let sheet = name.sheet.map(|sheet| book.sheets.get(sheet).and_then(|sheet| sheet.carried));
        match (name.is_carried, formula, sheet) {
            (true, Some(formula), None | Some(Some(_))) => {
                if name.is_renamed {
                    losses.add(RemarkKind::NameRenamed);
                }
                carried.push(DefinedName {
                    name: name.name.clone(),
                    sheet: sheet.flatten(),
                    formula,
                    hidden: name.is_hidden,
                });
            }
            // The names of functions are a part of the formulas that use them.
            _ if name.is_function || name.is_double => {}
            // A sheet that is not carried over is told as itself.
            (_, _, Some(None)) => {}
            _ => losses.add(RemarkKind::NameLost),
        }
    }
    carried
}

/// Names that are there twice, of which no program would know which is meant.
fn leave_out_doubles(book: &mut Book) {
    let mut seen = BTreeMap::new();
    for name in &book.names {
        if let Some(sheet) = name.sheet {
            book.names_of_sheets.entry(sheet).or_default().insert(name.name.to_lowercase());
        }
    }
    let sheets = &book.sheets;
    for name in book.names.iter_mut().filter(|name| name.is_carried) {
        let is_on_sheet = name.sheet.is_none_or(|sheet| sheets.get(sheet).is_some_and(|of| of.carried.is_some()));
        let is_new = match seen.entry((name.sheet, name.name.to_lowercase())) {
            Entry::Vacant(place) => {
                place.insert(name.tokens.clone());
                true
            }
            Entry::Occupied(first) => {
                // LibreOffice writes what programs know once more, as a name of the author's.
                let is_known = !name.is_built_in && name.name.starts_with("_xlnm.");
                name.is_double = is_known || *first.get() == name.tokens;
                false
            }
        };
        // What programs know a name for is said of a sheet.
        let is_placed = !name.is_built_in || name.sheet.is_some();
        name.is_carried = is_on_sheet && is_new && is_placed;
    }
}

fn formula_of(book: &Book, index: usize) -> Result<String, Refusal> {
    let Some(name) = book.names.get(index).filter(|name| name.is_carried) else { return Err(Refusal::Unknown) };
    let context = Context { book, sheet: name.sheet, base: (0, 0), in_name: true };
    let text = formula::text(&name.tokens, &name.extra, context)?;
    // What a sheet's own filter or print area is must be on it.
    if name.is_built_in && text.contains("#REF!") { Err(Refusal::Unknown) } else { Ok(text) }
}
