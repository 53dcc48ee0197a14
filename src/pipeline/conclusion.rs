//! From what every file gave to the comparison: every file is listed, copies count once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::disguise;
use super::reading::{FileResult, Fingerprint, Outcome};
use crate::compare;
use crate::model::{Claim, Comparison, Decision, FileRecord, FileStatus, Finding, FindingDetail, Loss, Place, Subject};
use crate::normalize::{self, decisions::Deciding};
use crate::rules::RuleBook;

/// Concludes from all files in their order; every one of them is listed.
pub(super) fn conclude(results: Vec<FileResult>, mut decisions: Vec<Decision>, rules: &RuleBook) -> Comparison {
    let mut claims: Vec<Vec<Claim>> = Vec::with_capacity(results.len());
    let mut findings = Vec::new();
    let mut files = Vec::new();
    let mut firsts: BTreeMap<(Fingerprint, BTreeSet<Subject>), Arc<str>> = BTreeMap::new();
    for FileResult { name, format, outcome } in results {
        let mut note = |detail| {
            findings.push(Finding { detail, agency: None, fiscal_year: None, places: vec![Place::file(&name)] });
        };
        let status = match outcome {
            Outcome::Ignored => FileStatus::Ignored,
            Outcome::Unreadable(failure) => {
                note(FindingDetail::UnreadableFile(failure.clone()));
                FileStatus::Unreadable(failure)
            }
            Outcome::Archive { holds_data, losses } => {
                if let Some(extension) = disguise::disguised(&name, format).filter(|_| holds_data) {
                    note(FindingDetail::DisguisedFormat { extension, format });
                }
                if !losses.is_empty() {
                    note(FindingDetail::PartlyRead(losses.clone()));
                }
                status(losses, !holds_data)
            }
            Outcome::Read { recognised, losses, fingerprint, explanation: _ } => {
                let is_empty = recognised.claims.is_empty();
                if let Some(extension) = disguise::disguised(&name, format).filter(|_| !is_empty) {
                    note(FindingDetail::DisguisedFormat { extension, format });
                }
                // The same form under the names of two agencies may speak of both: then it is no copy.
                let subjects = subjects(&recognised.claims);
                let first = firsts.entry((fingerprint, subjects)).or_insert_with(|| name.clone()).clone();
                if !losses.is_empty() {
                    note(FindingDetail::PartlyRead(losses.clone()));
                }
                if first == name {
                    claims.push(recognised.claims);
                    findings.extend(recognised.findings);
                    decisions.extend(recognised.decisions);
                } else if !is_empty {
                    // What a copy says has been said; only that it is one is news.
                    note(FindingDetail::DuplicateSubmission { first });
                }
                status(losses, is_empty)
            }
        };
        files.push(FileRecord { path: name, format, status });
    }
    let formats = files.iter().map(|file| (file.path.clone(), file.format)).collect();
    let copies: BTreeMap<Arc<str>, Arc<str>> = normalize::same_claims(&claims, &formats).into_iter().collect();
    // What a copy says has been said, also where its bytes are others.
    if !copies.is_empty() {
        claims.iter_mut().for_each(|claims| claims.retain(|claim| !copies.contains_key(&claim.place.file)));
    }
    for (file, first) in copies {
        let detail = FindingDetail::DuplicateSubmission { first };
        findings.push(Finding { detail, agency: None, fiscal_year: None, places: vec![Place::file(&file)] });
    }
    let mut deciding = Deciding::new(decisions, rules);
    if deciding.is_empty() {
        let (assessments, mut findings) = normalize::assess_documents(claims, findings, rules, deciding.figures());
        findings.extend(compare::kind_changes(&assessments, &[]));
        return compare::compare(assessments, findings, files, rules, &[]);
    }
    loop {
        let mut told = claims.clone();
        told.iter_mut().for_each(|claims| deciding.tell_subjects(claims));
        let (assessments, mut found) = normalize::assess_documents(told, findings.clone(), rules, deciding.figures());
        found.extend(compare::kind_changes(&assessments, &deciding.successions()));
        let open = deciding.still_open(&assessments, found);
        if !deciding.round(&assessments, &open, &claims) {
            let followed = compare::followed(&assessments, &deciding.successions());
            deciding.refuse_successions(|succession| followed.contains(succession));
            let (findings, mut settled) = deciding.finish(&assessments, open);
            compare::sort_settled(&mut settled);
            return Comparison { settled, ..compare::compare(assessments, findings, files, rules, &followed) };
        }
    }
}

/// Of whom and when claims speak; those of one subject mostly stand together.
fn subjects(claims: &[Claim]) -> BTreeSet<Subject> {
    let runs = claims.chunk_by(|one, other| one.subject == other.subject);
    runs.filter_map(|run| Some(run.first()?.subject.clone())).collect()
}

/// The status of what could be read.
fn status(losses: Vec<Loss>, is_empty: bool) -> FileStatus {
    match (losses.is_empty(), is_empty) {
        (false, _) => FileStatus::Partial(losses),
        (true, true) => FileStatus::Empty,
        (true, false) => FileStatus::Read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Format, Statement};
    use crate::normalize::Recognised;

    #[test]
    fn a_copy_is_told_and_what_was_lost_makes_a_file_partial() {
        let result = |name: &str, bytes: &[u8], fiscal_year, losses: &[Loss]| {
            let name: Arc<str> = name.into();
            let subject = Subject { agency: None, fiscal_year };
            let claim = Claim { subject, statement: Statement::Passed(true), place: Place::file(&name) };
            let recognised = Recognised { claims: vec![claim], ..Recognised::default() };
            let (losses, fingerprint) = (losses.to_vec(), Fingerprint::of(bytes));
            let outcome = Outcome::Read { recognised, losses, fingerprint, explanation: None };
            FileResult { name, format: Format::Csv, outcome }
        };
        let loss = [Loss::Part { part: "word/footnotes.xml".to_owned() }];
        let results = vec![
            result("a", b"same", Some(2564), &[]),
            result("b", b"same", Some(2564), &[]),
            result("c", b"same", Some(2565), &[]),
            result("d", b"other", Some(2564), &loss),
        ];
        let comparison = conclude(results, Vec::new(), RuleBook::embedded());
        let statuses: Vec<_> = comparison.files.iter().map(|file| file.status.code()).collect();
        assert_eq!(statuses, ["read", "read", "read", "partial"]);
        let of_code = |code: &str| -> Vec<String> {
            let matching = comparison.findings.iter().filter(|finding| finding.detail.code() == code);
            matching.map(|finding| finding.places[0].file.to_string()).collect()
        };
        assert_eq!(of_code("duplicate-submission"), ["b"]);
        assert_eq!(of_code("partly-read"), ["d"]);
    }
}
