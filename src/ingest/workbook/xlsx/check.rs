//! What is looked at in a package's XML before calamine reads it: calamine believes counts and references, stops
//! short of a part's checksum, and keeps every style and shared string in memory.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::super::content::{Hidden, MAX_COLUMNS, MAX_ROWS};
use crate::ingest::package::{Fault, Package, attribute, flag, is_markup};
use crate::model::{Limit, ReadFailure};
use crate::ooxml::resolve;

/// Excel's number formats and names of fonts have at most 255 characters; these are their bytes with escapes.
const MAX_NAME_BYTES: usize = 2048;

/// A count of more digits than this counts nothing that is in the file.
const MAX_COUNT_DIGITS: usize = 7;

/// The longest reference to a cell: `XFD1048576`.
const MAX_REFERENCE_BYTES: usize = 10;

/// What the package says of all its sheets and calamine does not tell.
#[derive(Debug)]
pub(super) struct Checked {
    /// True where every formula waits to be calculated when the workbook is opened.
    pub recalculates: bool,
    /// True where every cell says where it stands, so that one that calamine cannot read misplaces no other.
    pub states_places: bool,
    /// The parts that break off, of those that are read.
    pub broken: Vec<String>,
    /// The first part with any fault.
    pub first_fault: Option<String>,
    /// What each part hides of its rows and columns.
    hidden: BTreeMap<String, Hidden>,
    /// The names of sheets with the identifiers of their relationships.
    sheets: Vec<(String, String)>,
    /// The parts that the workbook's relationships mean, by their identifiers.
    targets: BTreeMap<String, String>,
}

impl Checked {
    /// What each sheet hides of its rows and columns, by its name.
    pub fn hidden_by_sheet(&self) -> BTreeMap<String, Hidden> {
        let hidden = |id: &str| self.hidden.get(self.targets.get(id)?);
        self.sheets.iter().filter_map(|(name, id)| Some((name.clone(), hidden(id)?.clone()))).collect()
    }
}

/// Walks over all XML of the package, each part to its end and with it to its checksum.
///
/// # Errors
/// [`ReadFailure::Entities`]; [`ReadFailure::OverLimit`]; [`ReadFailure::Damaged`] with the part that is not what was packed, or that would make
/// calamine reserve, repeat or open what the guard has not bounded.
pub(super) fn check(package: &mut Package<'_>) -> Result<Checked, ReadFailure> {
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    if names.len() != package.len() {
        // Of two entries of one name, calamine may take the one that the guard has not measured.
        return Err(ReadFailure::Damaged { what: "zip directory".to_owned() });
    }
    let mut checked = Checked {
        recalculates: false,
        states_places: true,
        broken: Vec::new(),
        first_fault: None,
        hidden: BTreeMap::new(),
        sheets: Vec::new(),
        targets: BTreeMap::new(),
    };
    for name in names {
        let Some(mut xml) = package.xml(&name) else { continue };
        let mut part = PartCheck::new(&name, &mut checked);
        let fault = loop {
            match xml.next() {
                Ok(Event::Eof) => break (part.depth > 0).then_some(Fault::Broken),
                Ok(event) if part.admits_event(&event) => {}
                Ok(_) => return Err(part.exceeded.map_or(ReadFailure::Damaged { what: name }, Limit::met)),
                Err(fault) => break Some(fault),
            }
        };
        let is_read = part.is_read;
        let hidden = std::mem::take(&mut part.hidden);
        if hidden != Hidden::default() {
            checked.hidden.insert(name.clone(), hidden);
        }
        if fault.is_some() {
            checked.first_fault.get_or_insert_with(|| name.clone());
        }
        match fault {
            Some(Fault::Entities) => return Err(ReadFailure::Entities { part: name }),
            Some(Fault::Corrupt) if is_read => return Err(ReadFailure::Damaged { what: name }),
            Some(Fault::Broken) if is_read => checked.broken.push(name),
            // A part that is not read, or in which calamine finds nothing either.
            Some(Fault::Corrupt | Fault::Broken) | None => {}
        }
    }
    Ok(checked)
}

/// The value of a cell.
#[derive(Default)]
struct CellValue {
    /// True inside of `<v>`, which holds text alone.
    is_open: bool,
    /// True where it is the number of a shared text.
    is_shared: bool,
    /// True where it is a text itself.
    is_text: bool,
}

/// What was seen of one part. Elements are told by their own name wherever they stand, as calamine finds them.
struct PartCheck<'a> {
    folder: &'a str,
    checked: &'a mut Checked,
    is_read: bool,
    depth: usize,
    cell: CellValue,
    strings: u64,
    records: u64,
    exceeded: Option<Limit>,
    sheets: BTreeSet<String>,
    /// The row after the last one that was seen, from 0.
    next_row: u32,
    hidden: Hidden,
}

impl<'a> PartCheck<'a> {
    fn new(part: &'a str, checked: &'a mut Checked) -> PartCheck<'a> {
        let folder = part.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
        let (sheets, hidden) = (BTreeSet::new(), Hidden::default());
        PartCheck {
            folder,
            checked,
            is_read: false,
            depth: 0,
            cell: CellValue::default(),
            strings: 0,
            records: 0,
            exceeded: None,
            sheets,
            next_row: 0,
            hidden,
        }
    }

    /// False where calamine must not see the event.
    fn admits_event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(element) => {
                self.depth += 1;
                !self.cell.is_open && self.admits(element)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.cell.is_open = false;
                true
            }
            // Of a value, calamine takes what stands before a comment, and for a number of a shared text that is none,
            // the first of them.
            Event::Text(text) if self.cell.is_open && self.cell.is_shared => {
                !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
            }
            Event::Text(_) => true,
            Event::GeneralRef(_) => !self.cell.is_open || self.cell.is_text,
            _ => !self.cell.is_open,
        }
    }

    /// False where calamine must not see the element.
    fn admits(&mut self, element: &BytesStart<'_>) -> bool {
        let written = element.attributes_raw();
        match element.local_name().as_ref() {
            "sst" => {
                self.is_read = true;
                written.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() <= MAX_COUNT_DIGITS)
            }
            "workbook" | "worksheet" | "styleSheet" | "Relationships" => {
                self.is_read = true;
                true
            }
            "si" => {
                self.strings += 1;
                self.is_within(Limit::SharedTexts, self.strings)
            }
            "numFmt" | "name" => self.is_record() && written.len() <= MAX_NAME_BYTES,
            "font" | "fill" | "border" | "xf" | "definedName" => self.is_record(),
            "Relationship" => self.is_record() && self.admits_relationship(element),
            "sheet" => {
                let name = attribute(element, "name").unwrap_or_default();
                self.checked.sheets.extend(attribute(element, "id").map(|id| (name, id)));
                self.is_record() && values(element, "id").all(|id| self.sheets.insert(id))
            }
            "calcPr" => {
                self.checked.recalculates |= flag(element, "fullCalcOnLoad");
                true
            }
            "row" => {
                self.note_hidden_row(element);
                self.has_short_reference(element).unwrap_or(true)
            }
            "col" => {
                self.note_hidden_columns(element);
                true
            }
            "v" => {
                self.cell.is_open = true;
                true
            }
            "c" => {
                let kind = attribute(element, "t").unwrap_or_default();
                self.cell = CellValue { is_open: false, is_shared: kind == "s", is_text: kind == "str" };
                self.has_short_reference(element).unwrap_or_else(|| {
                    self.checked.states_places = false;
                    true
                })
            }
            _ => true,
        }
    }

    fn note_hidden_row(&mut self, element: &BytesStart<'_>) {
        let stated: Option<u32> = attribute(element, "r").and_then(|row| row.parse().ok());
        let row = stated.map_or(self.next_row, |row| row.saturating_sub(1));
        if row < MAX_ROWS && flag(element, "hidden") {
            self.hidden.add_rows(row..=row);
        }
        self.next_row = row.saturating_add(1);
    }

    fn note_hidden_columns(&mut self, element: &BytesStart<'_>) {
        let number = |name| attribute(element, name).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
        if flag(element, "hidden")
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            self.hidden.add_columns(first..=last.min(MAX_COLUMNS - 1));
        }
    }

    fn is_record(&mut self) -> bool {
        self.records += 1;
        self.is_within(Limit::Definitions, self.records)
    }

    fn is_within(&mut self, limit: Limit, found: u64) -> bool {
        if found > limit.most() {
            self.exceeded = Some(limit);
        }
        self.exceeded.is_none()
    }

    /// Sheets and the workbook are parts that the guard has measured, and a part belongs to one sheet: a list that
    /// names it a thousand times is a trap.
    fn admits_relationship(&mut self, element: &BytesStart<'_>) -> bool {
        let mut kinds = values(element, "Type");
        if !kinds.any(|kind| kind.ends_with("/worksheet") || kind.ends_with("/officeDocument")) {
            return true;
        }
        values(element, "Target").all(|target| {
            let part = resolve(self.folder, &target);
            if let Some(id) = attribute(element, "Id") {
                self.checked.targets.insert(id, part.clone());
            }
            is_markup(&part) && !target.contains('&') && self.sheets.insert(part)
        })
    }

    /// Whether a reference is no longer than one can be, beyond which calamine's sum of its digits would wrap; none
    /// where there is no reference.
    fn has_short_reference(&self, element: &BytesStart<'_>) -> Option<bool> {
        values(element, "r").map(|reference| reference.len() <= MAX_REFERENCE_BYTES).reduce(|all, short| all && short)
    }
}

/// The values of all attributes of that name, prefixed ones among them, as they are written.
fn values(element: &BytesStart<'_>, name: &str) -> impl Iterator<Item = String> + use<> {
    let mut found = Vec::new();
    for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
        if attribute.key.local_name().as_ref() == name {
            found.push(attribute.value.into_owned());
        }
    }
    found.into_iter()
}
