//! What is looked at in a package's XML before calamine reads it: calamine believes counts and references, stops
//! short of a part's checksum, and keeps every style and shared string in memory.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use super::super::content::{Hidden, MAX_COLUMNS, MAX_ROWS};
use super::known::{Known, Seen};
use super::looks::Looks;
use super::unread::{is_faulty, is_unread};
use crate::ingest::package::{Fault, Package, attribute, flag, is_markup, is_true, unescaped};
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
    /// The first part with any fault, of those that were walked over.
    first_fault: Option<String>,
    /// The parts that were not, since nothing is read in them.
    unread: Vec<String>,
    /// What each part hides of its rows and columns.
    hidden: BTreeMap<String, Hidden>,
    /// The parts that the workbook's relationships mean, by their identifiers.
    targets: BTreeMap<String, String>,
    /// The part that lists a sheet, the sheet's name, and the identifier of its relationship.
    listed: Vec<(Rc<str>, String, String)>,
    /// The parts that relationships mean, by the part whose they are and their identifiers; none for those that are there
    /// twice.
    targets_of: BTreeMap<(Rc<str>, String), Option<String>>,
    /// What was seen of parts without a fault.
    known: BTreeMap<String, Known>,
    /// Where styles without a fault say what only looks are.
    pub looks: BTreeMap<String, Vec<Range<usize>>>,
}

impl Checked {
    /// What each sheet hides of its rows and columns, by its name.
    pub fn hidden_by_sheet(&self) -> BTreeMap<String, Hidden> {
        let hidden = |id: &str| self.hidden.get(self.targets.get(id)?);
        self.listed.iter().filter_map(|(_, name, id)| Some((name.clone(), hidden(id)?.clone()))).collect()
    }

    /// What was seen of each sheet, by its name; nothing of those of which it is not beyond doubt which part is theirs.
    pub fn known_by_sheet(&mut self) -> BTreeMap<String, Known> {
        let mut known = BTreeMap::new();
        let mut names = BTreeSet::new();
        let only_list = self.listed.first().map(|(list, ..)| list.clone());
        for (list, name, id) in &self.listed {
            if Some(list) != only_list.as_ref() || !names.insert(name) {
                return BTreeMap::new();
            }
            let target = self.targets_of.get(&(list.clone(), id.clone())).cloned().flatten();
            if let Some(found) = target.and_then(|part| self.known.remove(&part)) {
                known.insert(name.clone(), found);
            }
        }
        known
    }

    /// The failure of a package that cannot be read: it names the first part with any fault.
    pub fn damaged(&self, package: &mut Package<'_>) -> ReadFailure {
        let unread = self.unread.iter().filter(|name| package.markup(name).is_some_and(|part| is_faulty(&part)));
        let first = unread.chain(&self.first_fault).min().cloned();
        ReadFailure::Damaged { what: first.unwrap_or_else(|| "xl/workbook.xml".to_owned()) }
    }

    /// True for a part that a relationship calls a worksheet or the workbook.
    pub fn is_sheet(&self, part: &str) -> bool {
        self.targets.values().any(|target| target == part)
    }
}

/// Walks over all XML of the package that is read, each part to its end and with it to its checksum. What nobody reads
/// may declare nothing either.
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
        unread: Vec::new(),
        hidden: BTreeMap::new(),
        targets: BTreeMap::new(),
        listed: Vec::new(),
        targets_of: BTreeMap::new(),
        known: BTreeMap::new(),
        looks: BTreeMap::new(),
    };
    for name in names {
        if is_unread(&name) && package.declares_nothing(&name) {
            checked.unread.push(name);
        } else {
            check_part(package, name, &mut checked)?;
        }
    }
    let (read, unread) = std::mem::take(&mut checked.unread).into_iter().partition(|name| checked.is_sheet(name));
    checked.unread = unread;
    for name in read {
        check_part(package, name, &mut checked)?;
    }
    Ok(checked)
}

fn check_part(package: &mut Package<'_>, name: String, checked: &mut Checked) -> Result<(), ReadFailure> {
    let Some(markup) = package.markup(&name) else { return Ok(()) };
    let mut xml = markup.xml();
    let mut part = PartCheck::new(&name, checked);
    let fault = loop {
        let begin = xml.position();
        match xml.next() {
            Ok(Event::Eof) => break (part.depth > 0).then_some(Fault::Broken),
            Ok(event) if part.admits_event(&event) => {
                if part.is_styles {
                    match &event {
                        Event::Start(element) => part.looks.begin(element.local_name().as_ref(), part.depth, begin),
                        Event::End(element) if part.looks.ends_with(element.local_name().as_ref()) => {
                            part.looks.end(xml.position());
                        }
                        _ => {}
                    }
                }
            }
            Ok(_) => return Err(part.exceeded.map_or(ReadFailure::Damaged { what: name }, Limit::met)),
            Err(fault) => break Some(fault),
        }
    };
    let is_read = part.is_read;
    let hidden = std::mem::take(&mut part.hidden);
    let known = std::mem::take(&mut part.seen).known();
    let looks = std::mem::take(&mut part.looks).places();
    if hidden != Hidden::default() {
        checked.hidden.insert(name.clone(), hidden);
    }
    if fault.is_none() && is_read {
        checked.known.insert(name.clone(), known);
        if !looks.is_empty() {
            checked.looks.insert(name.clone(), looks);
        }
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
    Ok(())
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
    /// True where it holds styles.
    is_styles: bool,
    looks: Looks,
    depth: usize,
    cell: CellValue,
    strings: u64,
    records: u64,
    exceeded: Option<Limit>,
    sheets: BTreeSet<String>,
    /// The row after the last one that was seen, from 0.
    next_row: u32,
    hidden: Hidden,
    /// The part itself; for relationships the one whose they are.
    owner: Rc<str>,
    seen: Seen,
}

impl<'a> PartCheck<'a> {
    fn new(part: &'a str, checked: &'a mut Checked) -> PartCheck<'a> {
        let (folder, owner) = match part.rsplit_once("_rels/") {
            Some((folder, file)) => (folder, format!("{folder}{}", file.trim_end_matches(".rels")).into()),
            None => ("", part.into()),
        };
        let (sheets, hidden) = (BTreeSet::new(), Hidden::default());
        PartCheck {
            folder,
            checked,
            is_read: false,
            is_styles: false,
            looks: Looks::default(),
            depth: 0,
            cell: CellValue::default(),
            strings: 0,
            records: 0,
            exceeded: None,
            sheets,
            next_row: 0,
            hidden,
            owner,
            seen: Seen::default(),
        }
    }

    /// False where calamine must not see the event.
    fn admits_event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(element) => {
                self.depth += 1;
                !self.cell.is_open && self.admits(element)
            }
            Event::End(element) => {
                self.depth = self.depth.saturating_sub(1);
                self.cell.is_open = false;
                if self.seen.is_within_merges() {
                    self.seen.end(element.local_name().as_ref());
                }
                true
            }
            // Of a value, calamine takes what stands before a comment, and for a number of a shared text that is none,
            // the first of them.
            Event::Text(text) if self.cell.is_open && self.cell.is_shared => {
                !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
            }
            Event::Text(text) => {
                self.seen.text(text);
                true
            }
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
            name @ ("workbook" | "worksheet" | "styleSheet" | "Relationships") => {
                self.is_read = true;
                self.is_styles |= name == "styleSheet" && self.depth == 1;
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
                if let Some(id) = attribute(element, "id") {
                    self.checked.listed.push((self.owner.clone(), name, id));
                }
                self.is_record() && values(element, "id").all(|id| self.sheets.insert(id))
            }
            "calcPr" => {
                self.checked.recalculates |= flag(element, "fullCalcOnLoad");
                true
            }
            "row" => self.admits_row(element),
            "col" => {
                self.note_hidden_columns(element);
                true
            }
            "v" => {
                self.cell.is_open = true;
                true
            }
            "c" => self.admits_cell(element),
            "f" => {
                self.seen.has_formulas = true;
                true
            }
            "mergeCells" => {
                self.seen.merges();
                true
            }
            "mergeCell" => {
                self.seen.merge(values(element, "ref").next());
                true
            }
            _ => true,
        }
    }

    fn admits_row(&mut self, element: &BytesStart<'_>) -> bool {
        let (mut is_short, mut stated, mut is_hidden) = (true, None, None);
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.local_name().as_ref() {
                "r" => {
                    is_short &= attribute.value.len() <= MAX_REFERENCE_BYTES;
                    stated.get_or_insert_with(|| unescaped(attribute.value).parse().ok());
                }
                "hidden" => {
                    is_hidden.get_or_insert_with(|| is_true(&unescaped(attribute.value)));
                }
                _ => {}
            }
        }
        let row = stated.flatten().map_or(self.next_row, |row: u32| row.saturating_sub(1));
        if row < MAX_ROWS && is_hidden == Some(true) {
            self.hidden.add_rows(row..=row);
        }
        self.next_row = row.saturating_add(1);
        is_short
    }

    /// A reference is no longer than one can be, beyond which calamine's sum of its digits would wrap.
    fn admits_cell(&mut self, element: &BytesStart<'_>) -> bool {
        self.seen.cells += 1;
        self.cell = CellValue::default();
        let (mut is_short, mut has_place, mut has_kind) = (true, false, false);
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.local_name().as_ref() {
                "r" => {
                    has_place = true;
                    is_short &= attribute.value.len() <= MAX_REFERENCE_BYTES;
                }
                "t" if !has_kind => {
                    has_kind = true;
                    let kind = unescaped(attribute.value);
                    (self.cell.is_shared, self.cell.is_text) = (kind == "s", kind == "str");
                }
                _ => {}
            }
        }
        self.checked.states_places &= has_place;
        is_short
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
        let (mut id, mut is_sheet) = (None, false);
        let mut targets: Vec<Cow<'_, str>> = Vec::new();
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let value = attribute.value;
            match attribute.key.local_name().as_ref() {
                "Id" if id.is_none() => id = Some(unescaped(value).into_owned()),
                // Calamine takes what stands behind the last slash for the whole.
                "Type" => is_sheet |= matches!(value.rsplit('/').next(), Some("worksheet" | "officeDocument")),
                "Target" => targets.push(value),
                _ => {}
            }
        }
        for target in targets {
            let part = resolve(self.folder, &target);
            if let Some(id) = &id {
                let of = self.checked.targets_of.entry((self.owner.clone(), id.clone()));
                of.and_modify(|known| *known = None).or_insert_with(|| Some(part.clone()));
            }
            if !is_sheet {
                continue;
            }
            if let Some(id) = &id {
                self.checked.targets.insert(id.clone(), part.clone());
            }
            if !is_markup(&part) || target.contains('&') || !self.sheets.insert(part) {
                return false;
            }
        }
        true
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
