//! Where the files that were read lie, seen from the folder of the outputs: what a workbook's links to them are made of.
//!
//! Names of files come from strangers. A link is made only of a relative path whose parts are plain names, to a file of
//! a kind that we read, so that it can be no web address, no program and no other machine's share.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::model::{Place, Position, column_letters};

/// What Excel's `HYPERLINK` takes at most, in UTF-16 code units.
const LINK_LIMIT: usize = 255;

/// How names of files end that a link may open.
const OPENED: [&str; 18] = [
    "csv", "doc", "docm", "docx", "htm", "html", "json", "mht", "ods", "rtf", "tsv", "txt", "xls", "xlsb", "xlsm",
    "xlsx", "xml", "zip",
];

/// The ways from the folder of the outputs to the files that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    folder: String,
    /// How long that is, in UTF-16 code units.
    folder_units: usize,
    /// The way on from the folder, by the name that places call a file.
    files: BTreeMap<Arc<str>, String>,
}

impl Links {
    /// The ways from an output folder to files by their names; both as absolute paths. A file that cannot be reached by
    /// a relative path, or whose name could be taken for something else, has no way.
    pub fn new(output: &Path, locations: &BTreeMap<Arc<str>, PathBuf>) -> Links {
        let ways: BTreeMap<Arc<str>, String> =
            locations.iter().filter_map(|(name, path)| Some((name.clone(), way(output, path)?))).collect();
        let folder = shared_folder(ways.values().map(String::as_str));
        let rest = |way: &str| way.get(folder.len()..).unwrap_or_default().to_owned();
        let files = ways.iter().map(|(name, way)| (name.clone(), rest(way))).collect();
        let folder = if folder.is_empty() { "./" } else { folder };
        Links { folder: folder.to_owned(), folder_units: folder.encode_utf16().count(), files }
    }

    /// The part of the way that all files share, with a `/` at its end; none where there is no link at all.
    pub fn folder(&self) -> Option<&str> {
        (!self.files.is_empty()).then_some(self.folder.as_str())
    }

    /// The way on from the folder to a place: to the cell of a spreadsheet, else to the file; for a file in an archive or
    /// in an earlier `assessments.json`, to the file that holds it.
    pub fn way_to(&self, place: &Place) -> Option<String> {
        if let Some(file) = self.files.get(&place.file) {
            let mut way = String::with_capacity(file.len() + 48);
            way.push_str(file);
            push_cell(&mut way, &place.at);
            if !self.is_short(&way) {
                way.truncate(file.len());
            }
            return Some(way).filter(|way| self.is_short(way));
        }
        let holders = place.file.char_indices().rev().filter(|(_, c)| *c == '/');
        let mut files = holders.filter_map(|(end, _)| self.files.get(place.file.get(..end)?));
        files.next().filter(|way| self.is_short(way)).cloned()
    }

    fn is_short(&self, way: &str) -> bool {
        // No text has more units than bytes.
        self.folder_units + way.len() <= LINK_LIMIT || self.folder_units + way.encode_utf16().count() <= LINK_LIMIT
    }
}

/// The relative path from a folder to a file, with `/` between its parts and what links give a meaning escaped.
fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to): (Vec<Component>, Vec<Component>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    // Not even the root is shared: another drive.
    if shared == 0 {
        return None;
    }
    let up = from.get(shared..)?.iter().map(|_| Some("..".to_owned()));
    let down = to.get(shared..)?.iter().map(|component| match component {
        Component::Normal(name) => plain(name.to_str()?),
        _ => None,
    });
    let parts: Vec<String> = up.chain(down).collect::<Option<_>>()?;
    let opened = |name: &String| {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        extension.is_some_and(|extension| OPENED.contains(&extension.as_str()))
    };
    parts.last().is_some_and(opened).then(|| parts.join("/"))
}

/// A part of a path as a link writes it; none for one that a program might take for more than a name.
fn plain(name: &str) -> Option<String> {
    is_plain(name).then(|| name.replace('%', "%25").replace('#', "%23"))
}

fn is_plain(name: &str) -> bool {
    !name.contains(|c: char| c.is_control() || matches!(c, '\\' | '/' | ':' | '|' | '<' | '>' | '?' | '*'))
}

/// The folders that all ways begin with, with a `/` at the end.
fn shared_folder<'w>(mut ways: impl Iterator<Item = &'w str>) -> &'w str {
    let folder = |way: &'w str| way.get(..way.rfind('/').map_or(0, |slash| slash + 1)).unwrap_or_default();
    let first = ways.next().map_or("", folder);
    ways.fold(first, |mut shared, way| {
        while !way.starts_with(shared) {
            shared = folder(shared.strip_suffix('/').unwrap_or_default());
        }
        shared
    })
}

/// Adds a cell as a link to a workbook names it. A sheet whose name links would read otherwise is left to be looked for.
fn push_cell(way: &mut String, position: &Position) {
    if let Position::SheetCell { sheet, row, column } = position
        && !sheet.contains(['#', '%'])
        && is_plain(sheet)
    {
        // Writing to a string does not fail.
        let _ = write!(way, "#'{}'!{}{row}", sheet.replace('\'', "''"), column_letters(*column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(output: &str, files: &[(&str, &str)]) -> Links {
        let locations = files.iter().map(|(name, path)| ((*name).into(), PathBuf::from(path))).collect();
        Links::new(Path::new(output), &locations)
    }

    fn way_to(links: &Links, file: &str, at: &str) -> Option<String> {
        links.way_to(&Place::new(&file.into(), at.parse().unwrap()))
    }

    #[test]
    fn ways_begin_in_the_folder_that_all_files_share() {
        let links =
            links("/home/o/output", &[("scores/a.xlsx", "/home/o/in/scores/a.xlsx"), ("b.docx", "/home/o/in/b.docx")]);
        assert_eq!(links.folder(), Some("../in/"));
        let cases = [
            ("scores/a.xlsx", "คะแนน!B5", Some("scores/a.xlsx#'คะแนน'!B5")),
            ("scores/a.xlsx", "'it''s'!AA10", Some("scores/a.xlsx#'it''s'!AA10")),
            ("scores/a.xlsx", "file", Some("scores/a.xlsx")),
            ("scores/a.xlsx", "'1#2'!B5", Some("scores/a.xlsx")),
            ("b.docx", "paragraph 5", Some("b.docx")),
            ("c.docx", "paragraph 5", None),
        ];
        for (file, at, expected) in cases {
            assert_eq!(way_to(&links, file, at).as_deref(), expected, "{file} {at}");
        }
    }

    #[test]
    fn what_lies_in_an_archive_or_in_earlier_results_leads_to_the_file_that_holds_it() {
        let links = links("/o", &[("all.zip", "/in/all.zip"), ("last/assessments.json", "/in/last/assessments.json")]);
        let cases = [
            ("all.zip/scores/a.xlsx", Some("all.zip")),
            ("last/assessments.json/reports/a.docx", Some("last/assessments.json")),
            ("last/other.json/a.docx", None),
        ];
        for (file, expected) in cases {
            assert_eq!(way_to(&links, file, "'ก ข'!B5").as_deref(), expected, "{file}");
        }
    }

    #[test]
    fn the_shared_folder_ends_where_ways_part() {
        let cases: [(&[&str], &str); 6] = [
            (&["../in/a.xlsx", "../in/b.xlsx"], "../in/"),
            (&["../in/a/x.xlsx", "../in/ab/x.xlsx"], "../in/"),
            (&["../in/x.xlsx", "a.xlsx"], ""),
            (&["../../x.xlsx", "../a.xlsx"], "../"),
            (&["a.xlsx"], ""),
            (&[], ""),
        ];
        for (ways, shared) in cases {
            assert_eq!(shared_folder(ways.iter().copied()), shared, "{ways:?}");
        }
    }

    #[test]
    fn names_are_escaped_and_those_that_could_be_more_than_names_have_no_link() {
        let cases = [
            ("100% #1.xlsx", Some("100%25 %231.xlsx")),
            ("ทต.\"น้ำ\".docx", Some("ทต.\"น้ำ\".docx")),
            ("http:x.xlsx", None),
            ("\\\\server\\share.xlsx", None),
            ("a\nb.xlsx", None),
            ("run.exe", None),
            ("run.xlsx.bat", None),
            ("nothing", None),
        ];
        for (name, expected) in cases {
            let links = links("/o", &[("a", &format!("/o/{name}"))]);
            assert_eq!(way_to(&links, "a", "file").as_deref(), expected, "{name}");
        }
        let long = format!("/in/{}.xlsx", "ก".repeat(255));
        assert_eq!(way_to(&links("/o", &[("a", &long)]), "a", "file"), None);
    }
}
