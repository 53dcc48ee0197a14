//! What formulas refer to beyond their own sheet: the sheets and names of the workbook, and its links.

use std::collections::{BTreeMap, BTreeSet};

use super::losses::Losses;
use super::names::Name;
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::xls::text::Encoding;
use crate::model::RemarkKind;

/// The sheets, links and names of a workbook.
pub(super) struct Book {
    /// How its strings are stored, which also tells BIFF8 from BIFF5.
    pub encoding: Encoding,
    /// All sheets, also those that are no worksheets.
    pub sheets: Vec<SheetName>,
    /// The names, in the order of their numbers.
    pub names: Vec<Name>,
    /// Whether LibreOffice wrote the workbook, whose tokens work off comparisons before `&` where it was meant, and
    /// calculated, the other way.
    pub compares_first: bool,
    /// The names of each sheet in small letters.
    pub names_of_sheets: BTreeMap<usize, BTreeSet<String>>,
    supporting: Vec<Supporting>,
    links: Vec<Link>,
}

/// A sheet as formulas see it.
pub(super) struct SheetName {
    /// Its name.
    pub name: String,
    /// Its number among the sheets that are carried over; none where it is not.
    pub carried: Option<usize>,
    /// Whether it can hold cells that a formula may refer to.
    pub has_cells: bool,
}

/// A workbook that formulas refer to (`SupBook`, MS-XLS 2.4.271), with the names in it.
enum Supporting {
    /// The workbook itself.
    Own,
    /// Functions that programs added.
    AddIns(Vec<String>),
    /// Another workbook.
    Other,
}

/// Sheets of a supporting workbook (`XTI`, MS-XLS 2.5.313).
struct Link {
    book: u16,
    first: u16,
    last: u16,
}

/// What a name in a formula stands for.
pub(super) enum NameUse<'a> {
    /// A name as it is written in formulas.
    Value(String),
    /// A function by its name, with the mark of those that are newer than the format.
    Function(&'a str),
    /// Something in another workbook.
    External,
    /// Nothing that could be carried over.
    Unknown,
}

/// Why links cannot be followed is the formula's affair.
type Refusal = super::formula::Refusal;

impl Book {
    pub fn new(encoding: Encoding) -> Book {
        Book {
            encoding,
            sheets: Vec::new(),
            names: Vec::new(),
            compares_first: false,
            names_of_sheets: BTreeMap::new(),
            supporting: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Whether the workbook is one of BIFF8, whose rows have 16 bits.
    pub fn is_wide(&self) -> bool {
        matches!(self.encoding, Encoding::Utf16)
    }

    /// Takes up a `SupBook`.
    pub fn add_supporting(&mut self, data: &[u8]) {
        let kind = match u16_at(data, 2) {
            Some(0x0401) => Supporting::Own,
            Some(0x3A01) => Supporting::AddIns(Vec::new()),
            _ => Supporting::Other,
        };
        self.supporting.push(kind);
    }

    /// Takes up an `ExternName`, which belongs to the last `SupBook`.
    pub fn add_external_name(&mut self, data: &[u8]) {
        if let Some(Supporting::AddIns(names)) = self.supporting.last_mut() {
            names.push(self.encoding.short_text(data, 6).unwrap_or_default());
        }
    }

    /// Takes up an `ExternSheet`.
    pub fn add_links(&mut self, data: &[u8]) {
        let count = usize::from(u16_at(data, 0).unwrap_or(0));
        for link in data.get(2..).unwrap_or_default().chunks_exact(6).take(count) {
            if let (Some(book), Some(first), Some(last)) = (u16_at(link, 0), u16_at(link, 2), u16_at(link, 4)) {
                self.links.push(Link { book, first, last });
            }
        }
    }

    /// The sheets of a link, as they stand before `!`; none where they were deleted.
    ///
    /// # Errors
    /// Where they are in another workbook or not there.
    pub fn linked_sheets(&self, link: u16) -> Result<Option<String>, Refusal> {
        let link = self.links.get(usize::from(link)).ok_or(Refusal::Unknown)?;
        match self.supporting.get(usize::from(link.book)) {
            Some(Supporting::Own) => self.sheets(link.first, link.last),
            Some(Supporting::Other) => Err(Refusal::External),
            Some(Supporting::AddIns(_)) | None => Err(Refusal::Unknown),
        }
    }

    /// The sheets from one to another, as [`Book::linked_sheets`].
    ///
    /// # Errors
    /// Where they are not there, or hold nothing that is carried over.
    pub fn sheets(&self, first: u16, last: u16) -> Result<Option<String>, Refusal> {
        /// The number of a sheet that was deleted.
        const DELETED: u16 = 0xFFFF;
        if first == DELETED || last == DELETED {
            return Ok(None);
        }
        let range = self.sheets.get(usize::from(first)..=usize::from(last)).ok_or(Refusal::Unknown)?;
        let (Some(one), Some(other)) = (range.first(), range.last()) else { return Err(Refusal::Unknown) };
        // A chart between two worksheets has no cells; at either end it would take its name away from the range.
        let is_whole = one.carried.is_some()
            && other.carried.is_some()
            && range.iter().all(|sheet| sheet.carried.is_some() || !sheet.has_cells);
        if !is_whole {
            return Err(Refusal::Unknown);
        }
        let names = if first == last { one.name.clone() } else { format!("{}:{}", one.name, other.name) };
        Ok(Some(quoted(&names, first != last)))
    }

    /// What the name of this number, from 1, stands for in a formula of this sheet.
    pub fn name(&self, number: usize, sheet: Option<usize>) -> NameUse<'_> {
        let Some(name) = number.checked_sub(1).and_then(|index| self.names.get(index)) else {
            return NameUse::Unknown;
        };
        if name.is_function {
            return NameUse::Function(&name.name);
        }
        if !name.is_carried || name.is_built_in {
            return if name.is_external { NameUse::External } else { NameUse::Unknown };
        }
        // Without a sheet before it a name is that of the formula's own sheet if there is one.
        let own = sheet.and_then(|sheet| self.names_of_sheets.get(&sheet));
        match name.sheet {
            Some(_) if name.sheet == sheet => NameUse::Value(name.name.clone()),
            Some(of) => match self.sheets.get(of) {
                Some(of) => NameUse::Value(format!("{}!{}", quoted(&of.name, false), name.name)),
                None => NameUse::Unknown,
            },
            None if own.is_some_and(|own| own.contains(&name.name.to_lowercase())) => NameUse::Unknown,
            None => NameUse::Value(name.name.clone()),
        }
    }

    /// What a name of a link stands for in a formula of this sheet.
    pub fn linked_name(&self, link: u16, number: usize, sheet: Option<usize>) -> NameUse<'_> {
        let Some(link) = self.links.get(usize::from(link)) else { return NameUse::Unknown };
        match self.supporting.get(usize::from(link.book)) {
            Some(Supporting::Own) => self.name(number, sheet),
            Some(Supporting::AddIns(names)) => match number.checked_sub(1).and_then(|index| names.get(index)) {
                Some(name) => NameUse::Function(name),
                None => NameUse::Unknown,
            },
            Some(Supporting::Other) => NameUse::External,
            None => NameUse::Unknown,
        }
    }

    /// Gives the sheets that are carried over their new numbers, and names that every program takes.
    pub fn settle_sheets(&mut self, losses: &mut Losses) {
        let mut seen = BTreeSet::new();
        let carried = self.sheets.iter_mut().filter(|sheet| sheet.carried.is_some());
        for (number, sheet) in carried.enumerate() {
            sheet.carried = Some(number);
            let mut name = allowed(&sheet.name);
            let mut copies = 1;
            while name.is_empty() || !seen.insert(name.to_lowercase()) {
                copies += 1;
                let mark = format!("({copies})");
                name = shortened(&allowed(&sheet.name), LONGEST_NAME - mark.len()) + &mark;
            }
            if name != sheet.name {
                losses.add(RemarkKind::SheetRenamed);
                sheet.name = name;
            }
        }
    }
}

/// The longest name of a sheet in units of UTF-16.
const LONGEST_NAME: usize = 31;

/// The name of a sheet without what no sheet's name has.
fn allowed(name: &str) -> String {
    let is_forbidden = |c: char| c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name: String = name.chars().map(|c| if is_forbidden(c) { '_' } else { c }).collect();
    let name = shortened(&name, LONGEST_NAME);
    name.trim_matches('\'').to_owned()
}

fn shortened(name: &str, units: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= units
    };
    name.chars().take_while(fits).collect()
}

/// A sheet's name as it stands in formulas: quoted, unless it could be nothing else.
fn quoted(name: &str, is_range: bool) -> String {
    let mut parts = name.split(':');
    let is_plain = |part: &str| {
        let begins = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        begins && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !is_cell(part) && !is_row_column(part)
    };
    let plain = if is_range { parts.all(is_plain) } else { is_plain(name) };
    if plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

/// Whether a word is a cell of the new format, such as `TAX2020`.
pub(super) fn is_cell(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = word.split_at_checked(letters).unwrap_or_default();
    let column = column.to_ascii_uppercase();
    (1..=3).contains(&letters)
        && (letters < 3 || column.as_str() <= "XFD")
        && row.len() <= 7
        && row.parse::<u32>().is_ok_and(|row| (1..=1_048_576).contains(&row))
}

/// Whether a word is a cell in the other notation, such as `R1C1`, `R` or `C2`.
pub(super) fn is_row_column(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match (upper.strip_prefix('R'), upper.strip_prefix('C')) {
        (Some(rest), _) => {
            let (row, column) = rest.split_once('C').unwrap_or((rest, ""));
            digits(row) && digits(column)
        }
        (None, Some(rest)) => digits(rest),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_every_program_takes() {
        let mut book = Book::new(Encoding::Utf16);
        for name in ["คะแนน", "คะแนน", "1/2564", "", "สรุปผลการประเมินคุณธรรมและความโปร่งใส", "'a'"]
        {
            book.sheets.push(SheetName { name: name.to_owned(), carried: Some(0), has_cells: true });
        }
        let mut losses = Losses::default();
        book.settle_sheets(&mut losses);
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["คะแนน", "คะแนน(2)", "1_2564", "(2)", "สรุปผลการประเมินคุณธรรมและความโ", "a"]);
        assert_eq!(losses.remarks().first().map(|remark| remark.count), Some(5));
    }

    #[test]
    fn names_are_quoted_that_could_be_something_else() {
        let cases = [
            ("Sheet1", false, "Sheet1"),
            ("A B", false, "'A B'"),
            ("it's", false, "'it''s'"),
            ("คะแนน", false, "'คะแนน'"),
            ("A1", false, "'A1'"),
            ("R1C1", false, "'R1C1'"),
            ("2564", false, "'2564'"),
            ("One:Two", true, "One:Two"),
            ("One:สอง", true, "'One:สอง'"),
        ];
        for (name, is_range, expected) in cases {
            assert_eq!(quoted(name, is_range), expected);
        }
        assert!(is_cell("TAX2020") && !is_cell("TAXES2020") && !is_cell("XFE1") && !is_cell("A0") && !is_cell("A"));
    }
}
