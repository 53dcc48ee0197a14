//! What a workbook consists of: its sheets, and the parts that hold them, their texts and their formats.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::package::{Fault, Package, attribute, flag, resolve};
use super::number::Epoch;
use super::strings::unescape;

/// More sheets than this are no workbook that anyone opens.
pub(super) const MAX_SHEETS: usize = 2_000;

/// A workbook's table of contents.
#[derive(Debug)]
pub(super) struct Contents {
    /// The part that lists the sheets.
    pub part: String,
    /// In the order of the tabs.
    pub sheets: Vec<Sheet>,
    /// The calendar of its dates.
    pub epoch: Epoch,
    /// True where every formula waits to be calculated when the workbook is opened.
    pub recalculates: bool,
    /// The part with the shared strings, where there is one.
    pub strings: Option<String>,
    /// The part with the styles, where there is one.
    pub styles: Option<String>,
    /// Why the list of sheets may be short.
    pub fault: Option<Fault>,
}

/// A tab of the workbook.
#[derive(Debug)]
pub(super) struct Sheet {
    /// As the tab shows it.
    pub name: String,
    /// True where it is not shown.
    pub hidden: bool,
    /// What is in it.
    pub kind: SheetKind,
}

/// What a tab holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// Cells, in this part.
    Worksheet(String),
    /// A chart, a dialog or macros: nothing to read.
    Other,
    /// Nothing that can be found.
    Missing,
}

struct Relationship {
    kind: String,
    target: String,
}

impl Contents {
    /// Follows the package's relationships to the workbook and from there to its parts.
    ///
    /// # Errors
    /// The fault where there is no workbook part, or it cannot be read at all.
    pub fn read(package: &mut Package<'_>) -> Result<Contents, Fault> {
        let (root, _) = relationships(package, "", "_rels/.rels");
        let related = root.into_values().find(|relationship| relationship.kind == "officeDocument");
        let part = match related.map(|relationship| relationship.target).filter(|part| package.holds(part)) {
            Some(part) => part,
            None => "xl/workbook.xml".to_owned(),
        };
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", &part));
        let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let (related, fault) = relationships(package, folder, &rels);
        if fault == Some(Fault::Entities) {
            return Err(Fault::Entities);
        }
        let of_kind = |kind: &str, usual: &str| -> Option<String> {
            let named = related.values().find(|relationship| relationship.kind == kind);
            Some(named.map_or_else(|| resolve(folder, usual), |relationship| relationship.target.clone()))
        };
        let mut contents = Contents {
            strings: of_kind("sharedStrings", "sharedStrings.xml").filter(|part| package.holds(part)),
            styles: of_kind("styles", "styles.xml").filter(|part| package.holds(part)),
            part: part.clone(),
            sheets: Vec::new(),
            epoch: Epoch::Y1900,
            recalculates: false,
            fault: None,
        };
        contents.read_workbook(package, &related)?;
        Ok(contents)
    }

    fn read_workbook(
        &mut self,
        package: &mut Package<'_>,
        related: &BTreeMap<String, Relationship>,
    ) -> Result<(), Fault> {
        let mut xml = package.xml(&self.part).ok_or(Fault::Broken)?;
        loop {
            match xml.next() {
                Ok(Event::Start(element)) => match element.local_name().as_ref() {
                    "sheet" if self.sheets.len() < MAX_SHEETS => {
                        let state = attribute(&element, "state");
                        let found = attribute(&element, "id").and_then(|id| related.get(&id));
                        self.sheets.push(Sheet {
                            name: unescape(&attribute(&element, "name").unwrap_or_default()),
                            hidden: state.is_some_and(|state| state == "hidden" || state == "veryHidden"),
                            kind: match found {
                                Some(found) if found.kind == "worksheet" => SheetKind::Worksheet(found.target.clone()),
                                Some(_) => SheetKind::Other,
                                None => SheetKind::Missing,
                            },
                        });
                    }
                    "workbookPr" if flag(&element, "date1904") => self.epoch = Epoch::Y1904,
                    "calcPr" => self.recalculates |= flag(&element, "fullCalcOnLoad"),
                    _ => {}
                },
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(fault) if fault == Fault::Entities || self.sheets.is_empty() => return Err(fault),
                Err(fault) => {
                    self.fault = Some(fault);
                    return Ok(());
                }
            }
        }
    }
}

/// A relationships part: id to kind (the last word of its type) and resolved target.
fn relationships(
    package: &mut Package<'_>,
    folder: &str,
    name: &str,
) -> (BTreeMap<String, Relationship>, Option<Fault>) {
    let mut found = BTreeMap::new();
    let Some(mut xml) = package.xml(name) else { return (found, None) };
    loop {
        match xml.next() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                let target = attribute(&element, "Target");
                if let (Some(id), Some(kind), Some(target)) =
                    (attribute(&element, "Id"), attribute(&element, "Type"), target)
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.insert(id, Relationship { kind, target: resolve(folder, &target) });
                }
            }
            Ok(Event::Eof) => return (found, None),
            Ok(_) => {}
            Err(fault) => return (found, Some(fault)),
        }
    }
}
