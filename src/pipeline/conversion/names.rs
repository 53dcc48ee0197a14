//! What each result is called: as its source, with the extension of what it is.
//!
//! What another system would refuse in a name is replaced: results go on to other machines than the one that made them.
//!
//! A name depends on the names that were met and on the source's own bytes, never on other files' bytes or on who is
//! done first. No two results share a name, also where large and small letters are the same, and none but a source's own
//! result has the name of a source.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Format;
use crate::pipeline::file_name;
use crate::pipeline::hash::sha256;

/// The extensions of a format's packages and, behind them, of its forerunners.
struct Family {
    format: Format,
    modern: &'static [&'static str],
    old: &'static [&'static str],
}

const FAMILIES: [Family; 2] = [
    Family { format: Format::Docx, modern: &["docx", "docm", "dotx", "dotm"], old: &["doc", "dot"] },
    Family {
        format: Format::Xlsx,
        modern: &["xlsx", "xlsm", "xltx", "xltm", "xlam"],
        old: &["xls", "xlt", "xla", "et"],
    },
];

/// The names of a run's sources, in small letters where they are compared.
pub(super) struct Names {
    /// Sources and the folders above them.
    met: BTreeSet<String>,
    /// How many sources have this path before an old extension of this format.
    old: BTreeMap<(String, Format), usize>,
    /// Sources that another goes before whose name differs in large and small letters only.
    later: BTreeSet<String>,
    /// What sources are called here whose own names some system refuses.
    called: BTreeMap<String, String>,
    /// What stands before an added extension, where that is not the source's own name.
    bases: BTreeMap<String, String>,
}

impl Names {
    /// For sources with these names, each once.
    pub fn new<'n>(sources: impl Iterator<Item = &'n str>) -> Names {
        let sources: Vec<&str> = sources.collect();
        let called = called(&sources);
        let mut names = Names {
            met: BTreeSet::new(),
            old: BTreeMap::new(),
            later: BTreeSet::new(),
            called: BTreeMap::new(),
            bases: BTreeMap::new(),
        };
        let mut twins: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for source in sources {
            let source = called.get(source).map_or(source, String::as_str);
            let small = source.to_lowercase();
            let above = small.match_indices('/').filter_map(|(at, _)| small.get(..at));
            names.met.extend(above.map(str::to_owned));
            if let Some((stem, extension)) = split(&small)
                && let Some(family) = FAMILIES.iter().find(|family| family.old.contains(&extension))
            {
                *names.old.entry((stem.to_owned(), family.format)).or_default() += 1;
            }
            names.met.insert(small.clone());
            twins.entry(small).or_default().push(source);
        }
        for (small, twins) in twins {
            names.later.extend(twins.iter().skip(1).map(|source| (*source).to_owned()));
            names.give_bases(&small, &twins);
        }
        Names { called, ..names }
    }

    /// Gives each of the sources that differ in large and small letters only a base of its own: its name, or the first
    /// of `name (2)`, `name (3)` … that is no other result with an extension behind.
    fn give_bases(&mut self, small: &str, twins: &[&str]) {
        let mut number = 1_u64;
        for source in twins {
            loop {
                let mark = if number == 1 { String::new() } else { format!(" ({number})") };
                let compared = format!("{small}{mark}");
                let is_free = (number == 1 || !self.met.contains(&compared)) && !self.is_taken(&compared);
                number += 1;
                if is_free {
                    if !mark.is_empty() {
                        self.bases.insert((*source).to_owned(), format!("{source}{mark}"));
                    }
                    break;
                }
            }
        }
    }

    /// True where a base with an extension behind is, or may be, the name of another result.
    fn is_taken(&self, base: &str) -> bool {
        FAMILIES.iter().any(|family| {
            self.old.contains_key(&(base.to_owned(), family.format))
                || family.modern.iter().any(|extension| self.met.contains(&format!("{base}.{extension}")))
        })
    }

    /// The name of a source's result that has this extension: the source's own where that has it already; else the
    /// source's with the extension instead of an old one; and where that is taken, with the extension behind.
    pub fn result(&self, source: &str, extension: &str) -> String {
        let source = self.called.get(source).map_or(source, String::as_str);
        shortened(self.of_called(source, extension), extension)
    }

    fn of_called(&self, source: &str, extension: &str) -> String {
        let small = source.to_lowercase();
        let split_small = split(&small);
        if split_small.is_some_and(|(_, own)| own == extension) && !self.later.contains(source) {
            return source.to_owned();
        }
        if let (Some((stem, own)), Some((shown, _))) = (split_small, split(source))
            && let Some(family) = FAMILIES.iter().find(|family| family.modern.contains(&extension))
            && family.old.contains(&own)
            && self.old.get(&(stem.to_owned(), family.format)) == Some(&1)
            && !self.met.contains(&format!("{stem}.{extension}"))
        {
            return format!("{shown}.{extension}");
        }
        let base = self.bases.get(source).map_or(source, String::as_str);
        format!("{base}.{extension}")
    }
}

/// What sources are called whose names some system refuses: no other source, and none of them twice.
fn called(sources: &[&str]) -> BTreeMap<String, String> {
    let mut taken: BTreeSet<String> = sources.iter().map(|source| source.to_lowercase()).collect();
    let mut called = BTreeMap::new();
    for source in sources {
        let safe = source.split('/').map(file_name::safe).collect::<Vec<_>>().join("/");
        if safe == *source {
            continue;
        }
        let mut candidate = safe.clone();
        let mut number = 2_u64;
        while !taken.insert(candidate.to_lowercase()) {
            candidate = match split(&safe) {
                Some((stem, extension)) => format!("{stem} ({number}).{extension}"),
                None => format!("{safe} ({number})"),
            };
            number += 1;
        }
        called.insert((*source).to_owned(), candidate);
    }
    called
}

/// A result's path with a file's name that is short enough: the beginning of what it was, and a mark of all of it.
fn shortened(result: String, extension: &str) -> String {
    let (folder, name) = result.rsplit_once('/').map_or(("", result.as_str()), |(folder, name)| (folder, name));
    if name.len() <= file_name::LONGEST {
        return result;
    }
    let mark: String = sha256(result.to_lowercase().as_bytes()).chars().take(8).collect();
    let behind = format!("~{mark}.{extension}");
    let cut = file_name::cut(name, file_name::LONGEST.saturating_sub(behind.len())).trim_end();
    let separator = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{separator}{cut}{behind}")
}

/// The source's own extension, where it is one of the packages of this format.
pub(super) fn own_extension(source: &str, format: Format) -> Option<&'static str> {
    let family = FAMILIES.iter().find(|family| family.format == format)?;
    let small = source.to_lowercase();
    let (_, own) = split(&small)?;
    family.modern.iter().find(|extension| **extension == own).copied()
}

/// The extension of a package of this format whose main part has this content type; none for other formats.
pub(super) fn extension(format: Format, content_type: Option<&str>) -> Option<&'static str> {
    let family = FAMILIES.iter().find(|family| family.format == format)?;
    let kind = content_type.unwrap_or_default();
    let (macros, template) = (kind.contains("macroenabled"), kind.contains("template"));
    let at = match (template, macros) {
        (false, false) => 0,
        (false, true) => 1,
        (true, false) => 2,
        (true, true) => 3,
    };
    family.modern.get(at).copied()
}

/// A path's part before its file's extension, and the extension.
fn split(path: &str) -> Option<(&str, &str)> {
    let (stem, extension) = path.rsplit_once('.')?;
    (!extension.contains('/') && !stem.is_empty() && !stem.ends_with('/')).then_some((stem, extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What sources become, each with the extension of what it is.
    fn results(sources: &[(&str, &str)]) -> Vec<String> {
        let names = Names::new(sources.iter().map(|(source, _)| *source));
        let results: Vec<String> = sources.iter().map(|(source, extension)| names.result(source, extension)).collect();
        let small: BTreeSet<String> = results.iter().map(|result| result.to_lowercase()).collect();
        assert_eq!(small.len(), sources.len(), "{results:?}");
        results
    }

    #[test]
    fn a_result_is_called_as_its_source_with_the_extension_of_what_it_is() {
        let cases = [
            ("a.docx", "docx", "a.docx"),
            ("รายงาน.DOCX", "docx", "รายงาน.DOCX"),
            ("sub/รายงาน.doc", "docx", "sub/รายงาน.docx"),
            ("แบบ.dot", "docx", "แบบ.docx"),
            ("a.doc", "docm", "a.docm"),
            ("คะแนน.xls", "xlsx", "คะแนน.xlsx"),
            ("a.docx", "xlsx", "a.docx.xlsx"),
            ("รายงาน.pdf", "docx", "รายงาน.pdf.docx"),
            ("รายงาน ปี 2564.แก้ไข", "docx", "รายงาน ปี 2564.แก้ไข.docx"),
            ("ไม่มีนามสกุล", "docx", "ไม่มีนามสกุล.docx"),
            ("v1.2/รายงาน", "docx", "v1.2/รายงาน.docx"),
            (".doc", "docx", ".doc.docx"),
        ];
        for (source, extension, result) in cases {
            assert_eq!(results(&[(source, extension)]), [result], "{source}");
        }
    }

    #[test]
    fn no_two_results_have_one_name() {
        type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);
        let cases: [Case; 9] = [
            (&[("a.doc", "docx"), ("a.docx", "docx")], &["a.doc.docx", "a.docx"]),
            (&[("a.doc", "docx"), ("A.DOCX", "docx")], &["a.doc.docx", "A.DOCX"]),
            (&[("a.doc", "docx"), ("a.dot", "docx"), ("a.xls", "xlsx")], &["a.doc.docx", "a.dot.docx", "a.xlsx"]),
            (&[("a.doc", "docx"), ("a.xls", "docx")], &["a.docx", "a.xls.docx"]),
            (&[("A.doc", "docx"), ("a.doc", "docx")], &["A.doc.docx", "a.doc (2).docx"]),
            (&[("A.docx", "docx"), ("a.docx", "docx")], &["A.docx", "a.docx (2).docx"]),
            (
                &[("a.doc", "docx"), ("a.docx", "docx"), ("a.doc.doc", "docx"), ("a.doc (2).docx", "docx")],
                &["a.doc (3).docx", "a.docx", "a.doc.docx", "a.doc (2).docx"],
            ),
            (
                &[("a.doc", "docx"), ("a.docx", "docx"), ("a.doc.docx", "docx")],
                &["a.doc (2).docx", "a.docx", "a.doc.docx"],
            ),
            // A folder has the name that the result would have.
            (&[("a.doc", "docx"), ("a.docx/b.docx", "docx")], &["a.doc.docx", "a.docx/b.docx"]),
        ];
        for (sources, expected) in cases {
            assert_eq!(results(sources), expected, "{sources:?}");
        }
    }

    #[test]
    fn what_some_system_refuses_is_in_no_result() {
        let long = format!("sub/{}.pdf", "ก".repeat(83));
        type Case<'c> = (&'c [(&'c str, &'c str)], &'c [&'c str]);
        let cases: [Case<'_>; 6] = [
            (&[("a:b.docx", "docx")], &["a-b.docx"]),
            (
                &[("a-b.docx", "docx"), ("a:b.docx", "docx"), ("a?b.docx", "docx")],
                &["a-b.docx", "a-b (2).docx", "a-b (3).docx"],
            ),
            (&[("a-b.docx", "docx"), ("a:b.doc", "docx")], &["a-b.docx", "a-b.doc.docx"]),
            (&[("CON.doc", "docx"), ("nul/a. /b\\c.xlsx", "xlsx")], &["CON_.docx", "nul_/a/b-c.xlsx"]),
            (&[("\u{1b}[2J.docx", "docx")], &["-[2J.docx"]),
            (&[(&long, "docx")], &[&format!("sub/{}~5279ae15.docx", "ก".repeat(80))]),
        ];
        for (sources, expected) in cases {
            assert_eq!(results(sources), expected, "{sources:?}");
        }
    }

    #[test]
    fn a_name_does_not_depend_on_files_beside_that_become_something_else() {
        let names = Names::new(["a.doc", "a.pdf", "a.xlsx", "b/a.docx"].into_iter());
        assert_eq!(names.result("a.doc", "docx"), "a.docx");
    }

    #[test]
    fn macros_and_templates_have_extensions_of_their_own() {
        let cases = [
            (Format::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"),
            (Format::Docx, "application/vnd.ms-word.document.macroenabled.main+xml", "docm"),
            (Format::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx"),
            (Format::Docx, "application/vnd.ms-word.template.macroenabledtemplate.main+xml", "dotm"),
            (Format::Xlsx, "application/vnd.ms-excel.sheet.macroenabled.main+xml", "xlsm"),
            (Format::Xlsx, "", "xlsx"),
        ];
        for (format, content_type, expected) in cases {
            assert_eq!(extension(format, Some(content_type)), Some(expected), "{content_type}");
        }
        assert_eq!(extension(Format::Rtf, None), None);
        assert_eq!(own_extension("ก.DOTM", Format::Docx), Some("dotm"));
        assert_eq!(own_extension("ก.docx", Format::Xlsx), None);
    }

    proptest::proptest! {
        #[test]
        fn whatever_was_met_no_result_is_another_ones_name(
            picked in proptest::collection::btree_map((0_usize..3, 0_usize..9, 0_usize..10), 0_usize..4, 1..40),
        ) {
            const FOLDERS: [&str; 3] = ["", "s/", "S/"];
            const STEMS: [&str; 9] = ["a", "A", "a.doc", "A.doc", "a (2)", "a.doc (2)", "ก", "a?", "a-"];
            const ENDS: [&str; 10] =
                [".doc", ".DOC", ".docx", ".dot", ".xls", ".xlsx", ".docm", ".pdf", "", ".docx (2)"];
            const EXTENSIONS: [&str; 4] = ["docx", "docm", "xlsx", "xlsm"];
            let sources: BTreeMap<String, &str> = picked
                .iter()
                .map(|(&(folder, stem, end), &extension)| {
                    (format!("{}{}{}", FOLDERS[folder], STEMS[stem], ENDS[end]), EXTENSIONS[extension])
                })
                .collect();
            let names = Names::new(sources.keys().map(String::as_str));
            let met: BTreeSet<String> = sources.keys().map(|source| source.to_lowercase()).collect();
            let mut results = BTreeSet::new();
            for (source, extension) in &sources {
                let result = names.result(source, extension).to_lowercase();
                proptest::prop_assert!(result.ends_with(extension), "{source}: {result}");
                proptest::prop_assert!(result == source.to_lowercase() || !met.contains(&result), "{source}: {result}");
                proptest::prop_assert!(results.insert(result.clone()), "{source}: {result} twice, {sources:?}");
            }
        }
    }
}
