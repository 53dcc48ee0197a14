//! Batches of submissions: which agencies, in which layout, style, format and folder.

use std::fs;
use std::path::Path;

use prongsai::model::Format;

use crate::generate::layouts::{Layout, States};
use crate::generate::page::Page;
use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::style::Style;
use crate::generate::truth::{self, Truth};
use crate::generate::xlsx::{Formulas, Hidden};
use crate::generate::{csv, docx, html, ods, xlsx};

/// What a page is made into: a file's ending, and what its bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Container {
    pub extension: &'static str,
    pub format: Format,
}

const fn container(extension: &'static str, format: Format) -> Container {
    Container { extension, format }
}

const DOCX: Container = container("docx", Format::Docx);
const XLSX: Container = container("xlsx", Format::Xlsx);
const CSV: Container = container("csv", Format::Csv);
const ODS: Container = container("ods", Format::Ods);
/// A web page under a workbook's name.
const HTML_AS_XLS: Container = container("xls", Format::Html);
/// Separated text under a workbook's name.
const TEXT_AS_XLS: Container = container("xls", Format::Csv);

impl Container {
    /// Those that a layout occurs in. What a workbook is exported as holds its tables too, but not what only a
    /// workbook has.
    pub fn of(layout: &Layout) -> Vec<Container> {
        let mut containers = Vec::new();
        for format in layout.formats {
            match format {
                Format::Docx => containers.push(DOCX),
                Format::Xlsx => containers.push(XLSX),
                _ => containers.extend([CSV, TEXT_AS_XLS, HTML_AS_XLS, ODS]),
            }
        }
        containers
    }

    fn write(self, page: &mut Page) -> Vec<u8> {
        match self.format {
            Format::Docx => docx::write(page).expect("a package"),
            Format::Xlsx => xlsx::write(page).expect("a workbook"),
            Format::Ods => ods::write(page).expect("a package"),
            Format::Html => html::write(page),
            _ => csv::write(page),
        }
    }

    pub fn label(self) -> String {
        match self.format {
            Format::Html => "html.xls".to_owned(),
            Format::Csv if self.extension == "xls" => "text.xls".to_owned(),
            _ => self.extension.to_owned(),
        }
    }
}

/// One document that was written, and what it says.
pub struct Submission {
    pub layout: &'static str,
    pub container: Container,
    /// Its path under the batch's folder.
    pub path: String,
    pub bytes: Vec<u8>,
    pub truths: Vec<Truth>,
    pub states: States,
    /// Which indicators (from 0) it states, where it states any.
    pub indicators: Vec<usize>,
    pub style: Style,
    /// An indicator (from 0) that the first agency's document does not state, by a slip.
    pub hole: Option<usize>,
    /// Further files beside it.
    pub others: Vec<(String, Vec<u8>)>,
    /// The page as rows of text, for people.
    pub rows: Vec<String>,
}

/// A document being planned: everything that its drawing depends on.
#[derive(Clone)]
pub struct Draft {
    pub truths: Vec<Truth>,
    pub style: Style,
    pub random: Random,
}

impl Draft {
    pub fn new(layout: &Layout, supply: &mut Supply, random: &mut Random) -> Draft {
        let truths = truth::truths_of(layout.who, layout.fiscal_years(), supply, random);
        Draft { truths, style: Style::random(random), random: Random::new(random.below(u64::MAX)) }
    }

    /// The page that a layout draws of it.
    pub fn draw(&self, layout: &Layout) -> Page {
        let mut page = Page::new(self.style, self.random.clone());
        page.states = layout.states;
        page.note_exact(self.truths.iter().flat_map(|truth| &truth.exact));
        if page.random.percent(30) {
            page.habits.top = page.random.below(4) as u32;
            page.habits.left = page.random.below(3) as u16;
        }
        (layout.draw)(&mut page, &self.truths);
        let plain = page.habits.hidden == Hidden::Nothing && page.habits.formulas == Formulas::None;
        if plain && page.random.percent(15) {
            page.habits.blank_column = Some(1);
        }
        page
    }

    /// The submission of a page that was drawn of it, in the folder of its number.
    pub fn submit(self, layout: &Layout, mut page: Page, container: Container, number: usize) -> Submission {
        let path = path(layout, &self.truths, container, number, &mut page.random);
        let rows = page.as_rows();
        let bytes = container.write(&mut page);
        let all = (0..10).collect();
        Submission {
            layout: layout.name,
            container,
            path,
            bytes,
            indicators: match (&page.some, page.states.indicators) {
                (Some(some), _) => some.clone(),
                (None, true) => all,
                (None, false) => Vec::new(),
            },
            states: page.states,
            truths: self.truths,
            style: self.style,
            hole: None,
            others: Vec::new(),
            rows,
        }
    }
}

/// The submission's path: it says nothing of the agency, but where the layout has only the path to say it.
fn path(layout: &Layout, truths: &[Truth], container: Container, number: usize, random: &mut Random) -> String {
    let truth = &truths[0];
    let short = Style { names: crate::generate::style::Names::Short, ..crate::generate::style::STYLES[0] };
    let name = short.name(&truth.agency);
    let place =
        |word: &str, place: &Option<String>| place.as_ref().map(|place| format!("{word}{place}/")).unwrap_or_default();
    let (province, district) = (place("จังหวัด", &truth.agency.province), place("อำเภอ", &truth.agency.district));
    let year = truth.fiscal_year;
    let extension = container.extension;
    match layout.name {
        "named_by_folder" => format!("{number:03}/{province}{district}{name}/รายงาน {year}.{extension}"),
        "named_by_file" => format!("{number:03}/{province}{district}รายงาน ITA {name} ปี {year}.{extension}"),
        _ => {
            let plain = ["รายงาน", "ผลคะแนน", "scan0001", "ITA", "แบบรายงาน (แก้ไข)", "Book1", "เอกสาร1"];
            format!("{number:03}/{}.{extension}", random.pick(&plain))
        }
    }
}

/// Writes submissions into a folder.
pub fn write(folder: &Path, submissions: &[Submission]) -> std::io::Result<()> {
    for submission in submissions {
        let files = std::iter::once((&submission.path, &submission.bytes));
        for (path, bytes) in files.chain(submission.others.iter().map(|(path, bytes)| (path, bytes))) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder"))?;
            fs::write(path, bytes)?;
        }
    }
    Ok(())
}
