//! Writes what became of every file of a conversion: `manifest.json` for programs and `manifest.csv` for a table.

use crate::model::{Changes, ConversionRecord, Made, Manifest, ManifestEntry, Remark, Totals};

use super::ExportError;
use super::wording::{Language, convert as words};

mod table;

pub use table::write as csv;

/// A file as the manifest holds it.
pub fn entry(record: &ConversionRecord, language: Language) -> ManifestEntry {
    ManifestEntry {
        source: record.source.clone(),
        result: record.result.clone(),
        format: record.format,
        status: record.status.code().to_owned(),
        reason: words::reason(&record.status, language),
        changes: record.changes.clone(),
        remarks: record.remarks.clone(),
        source_sha256: record.source_sha256.clone(),
        result_sha256: record.result_sha256.clone(),
        made_with: record.made_with.clone(),
    }
}

/// The manifest of these files, in whatever order they come.
pub fn manifest(made: Made, mut files: Vec<ManifestEntry>) -> Manifest {
    files.sort_by(|one, other| (&one.source, &one.result).cmp(&(&other.source, &other.result)));
    Manifest { schema: Manifest::SCHEMA.to_owned(), made, totals: totals(&files), files }
}

fn totals(files: &[ManifestEntry]) -> Totals {
    let mut totals = Totals { files: u64::try_from(files.len()).unwrap_or(u64::MAX), ..Totals::default() };
    for file in files {
        *totals.statuses.entry(file.status.clone()).or_default() += 1;
        totals.changes.add(&file.changes);
    }
    totals.remarks = all_remarks(files.iter().flat_map(|file| &file.remarks));
    totals
}

/// Remarks of many files, sorted, each kind once.
pub fn all_remarks<'r>(remarks: impl Iterator<Item = &'r Remark>) -> Vec<Remark> {
    let mut counts = std::collections::BTreeMap::new();
    for remark in remarks {
        *counts.entry(remark.kind).or_default() += remark.count;
    }
    counts.into_iter().map(|(kind, count)| Remark { kind, count }).collect()
}

/// What was changed in many files.
pub fn all_changes<'c>(changes: impl Iterator<Item = &'c Changes>) -> Changes {
    let mut sum = Changes::default();
    changes.for_each(|one| sum.add(one));
    sum
}

/// The bytes of `manifest.json`: UTF-8, indented, keys and lists in a fixed order, a line break at the end.
///
/// # Errors
/// None in practice: every value is a string, number or list.
pub fn json(manifest: &Manifest) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(manifest).map_err(ExportError::Manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}
