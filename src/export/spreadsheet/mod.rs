//! Writes a [`Workbook`] as XLSX (ECMA-376, the transitional SpreadsheetML that every program reads).
//!
//! The parts are written here and not by `rust_xlsxwriter`, which makes workbooks well but cannot repeat one: it takes a
//! formula's stored text `95.73` for the number, counts widths and heights in whole pixels, gives hidden columns another
//! width, and knows no named styles. The same workbook gives the same bytes; no clock and no machine is in them.

mod cells;
mod elements;
mod notes;
mod page;
mod properties;
mod rules;
mod sheet;
mod strings;
mod styles;
mod view;
mod xml;

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{ExportError, core_properties};
use crate::model::workbook::{Visibility, Workbook};
use strings::Strings;
use styles::Styles;
use xml::Xml;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// The bytes of the XLSX.
///
/// Text never becomes a formula, and a number is the same double as in the workbook. The workbook's remarks are not
/// written: they are for whoever converts it.
///
/// # Errors
/// [`ExportError::Pack`] where the parts cannot be packed, which no workbook brings about.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::new();
    let mut styles = Styles::new(workbook);
    let mut strings = Strings::default();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let written = sheet::write(sheet, index == workbook.active_sheet, &mut styles, &mut strings);
        let number = index + 1;
        package.part(&format!("xl/worksheets/sheet{number}.xml"), Some(Kind::Part("worksheet")), &written.xml)?;
        let mut links = Links::default();
        for (kind, target, is_external) in &written.links {
            let target = match *kind {
                "comments" => format!("../comments{number}.xml"),
                "vmlDrawing" => format!("../drawings/vmlDrawing{number}.vml"),
                _ => target.clone(),
            };
            links.add(kind, &target, *is_external);
        }
        if !sheet.notes.is_empty() {
            package.part(
                &format!("xl/comments{number}.xml"),
                Some(Kind::Part("comments")),
                &notes::comments(&sheet.notes),
            )?;
            package.part(
                &format!("xl/drawings/vmlDrawing{number}.vml"),
                None,
                &notes::drawing(&sheet.notes, number),
            )?;
        }
        if !links.is_empty() {
            package.part(&format!("xl/worksheets/_rels/sheet{number}.xml.rels"), None, &links.finish())?;
        }
    }
    package.part("xl/sharedStrings.xml", Some(Kind::Part("sharedStrings")), &strings.finish(&workbook.fonts))?;
    package.part("xl/styles.xml", Some(Kind::Part("styles")), &styles.finish())?;
    package.part("xl/workbook.xml", Some(Kind::Part("sheet.main")), &contents(workbook))?;
    package.part("xl/_rels/workbook.xml.rels", None, &workbook_links(workbook.sheets.len()))?;
    let mut links = Links::default();
    links.add("officeDocument", "xl/workbook.xml", false);
    if let Some(properties) = properties::write(&workbook.properties) {
        package.part("docProps/core.xml", Some(Kind::CoreProperties), &properties)?;
        links.all.push((core_properties::LINK.to_owned(), "docProps/core.xml".to_owned(), false));
    }
    package.part("_rels/.rels", None, &links.finish())?;
    Ok(package.finish()?)
}

/// The part that lists sheets and names.
fn contents(workbook: &Workbook) -> String {
    let mut xml = Xml::new("workbook", &[("xmlns", &MAIN), ("xmlns:r", &LINKS)]);
    let mut properties: Vec<xml::Attribute<'_>> = Vec::new();
    if workbook.date_1904 {
        properties.push(("date1904", &1));
    }
    xml.empty("workbookPr", &properties);
    if let Some(hash) = workbook.structure_lock {
        let password = format!("{hash:04X}");
        let mut attributes: Vec<xml::Attribute<'_>> = Vec::new();
        if hash != 0 {
            attributes.push(("workbookPassword", &password));
        }
        attributes.push(("lockStructure", &1));
        xml.empty("workbookProtection", &attributes);
    }
    xml.open("bookViews", &[]);
    let first_visible = workbook.sheets.iter().position(|sheet| sheet.visibility == Visibility::Visible).unwrap_or(0);
    xml.empty("workbookView", &[("firstSheet", &first_visible), ("activeTab", &workbook.active_sheet)]);
    xml.close("bookViews");
    xml.open("sheets", &[]);
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let number = index + 1;
        let link = format!("rId{number}");
        let mut attributes: Vec<xml::Attribute<'_>> = vec![("name", &sheet.name), ("sheetId", &number)];
        match sheet.visibility {
            Visibility::Visible => {}
            Visibility::Hidden => attributes.push(("state", &"hidden")),
            Visibility::VeryHidden => attributes.push(("state", &"veryHidden")),
        }
        attributes.push(("r:id", &link));
        xml.empty("sheet", &attributes);
    }
    xml.close("sheets");
    names(&mut xml, workbook);
    let mut calculation: Vec<xml::Attribute<'_>> = Vec::new();
    if workbook.manual_calculation {
        calculation.push(("calcMode", &"manual"));
    }
    if workbook.precision_as_shown {
        calculation.push(("fullPrecision", &0));
    }
    if workbook.recalculates {
        calculation.push(("fullCalcOnLoad", &1));
    }
    if !calculation.is_empty() {
        xml.empty("calcPr", &calculation);
    }
    xml.finish()
}

fn names(xml: &mut Xml, workbook: &Workbook) {
    if workbook.names.is_empty() {
        return;
    }
    xml.open("definedNames", &[]);
    for name in &workbook.names {
        let mut attributes: Vec<xml::Attribute<'_>> = vec![("name", &name.name)];
        if let Some(sheet) = &name.sheet {
            attributes.push(("localSheetId", sheet));
        }
        if name.hidden {
            attributes.push(("hidden", &1));
        }
        xml.text("definedName", &attributes, &name.formula);
    }
    xml.close("definedNames");
}

fn workbook_links(sheets: usize) -> String {
    let mut links = Links::default();
    for number in 1..=sheets {
        links.add("worksheet", &format!("worksheets/sheet{number}.xml"), false);
    }
    links.add("styles", "styles.xml", false);
    links.add("sharedStrings", "sharedStrings.xml", false);
    links.finish()
}

/// What a part refers to, numbered from 1.
#[derive(Default)]
struct Links {
    all: Vec<(String, String, bool)>,
}

impl Links {
    fn add(&mut self, kind: &str, target: &str, is_external: bool) {
        self.all.push((format!("{LINKS}/{kind}"), target.to_owned(), is_external));
    }

    fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn finish(&self) -> String {
        let mut xml = Xml::new("Relationships", &[("xmlns", &PACKAGE_LINKS)]);
        for (index, (kind, target, is_external)) in self.all.iter().enumerate() {
            let id = format!("rId{}", index + 1);
            let mut attributes: Vec<xml::Attribute<'_>> = vec![("Id", &id), ("Type", kind), ("Target", target)];
            if *is_external {
                attributes.push(("TargetMode", &"External"));
            }
            xml.empty("Relationship", &attributes);
        }
        xml.finish()
    }
}

/// What a part is, where its name does not say so.
enum Kind {
    /// One of SpreadsheetML's.
    Part(&'static str),
    /// What is said about the package as a whole.
    CoreProperties,
}

/// The package, packed part by part with fixed times.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    /// The parts that have a type of their own: where they are, and their type.
    types: Vec<(String, Kind)>,
}

impl Package {
    fn new() -> Package {
        Package { zip: ZipWriter::new(Cursor::new(Vec::new())), types: Vec::new() }
    }

    fn part(&mut self, name: &str, kind: Option<Kind>, content: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options)?;
        self.zip.write_all(content.as_bytes())?;
        if let Some(kind) = kind {
            self.types.push((format!("/{name}"), kind));
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<Vec<u8>> {
        let mut xml = Xml::new("Types", &[("xmlns", &CONTENT_TYPES)]);
        let links = "application/vnd.openxmlformats-package.relationships+xml";
        let drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing";
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &links)]);
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        xml.empty("Default", &[("Extension", &"vml"), ("ContentType", &drawing)]);
        for (name, kind) in std::mem::take(&mut self.types) {
            let kind = match kind {
                Kind::Part(kind) => format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"),
                Kind::CoreProperties => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            };
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
        self.part("[Content_Types].xml", None, &xml.finish())?;
        Ok(self.zip.finish()?.into_inner())
    }
}
