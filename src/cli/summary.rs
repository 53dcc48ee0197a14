//! What `compare` says at its end.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::export::wording::{Language, cli as words, decisions, labels};
use crate::model::{Comparison, Decision, FileRecord, Finding, FindingDetail, Severity};

use super::findings;
use super::terminal::printable;

/// So many errors are printed; all are in the workbook.
const ERRORS_SHOWN: usize = 5;

/// The codes of file states, in the order they are told in.
const STATUSES: [&str; 5] = ["read", "partial", "empty", "unreadable", "ignored"];

/// The machine's form of the summary.
#[derive(Serialize)]
struct Summary {
    schema: &'static str,
    files: FileCounts,
    agencies: usize,
    fiscal_years: BTreeSet<u16>,
    assessments: usize,
    findings: FindingCounts,
    decisions: DecisionCounts,
    written: Vec<String>,
}

#[derive(Serialize)]
struct FileCounts {
    met: usize,
    read: usize,
    partial: usize,
    empty: usize,
    unreadable: usize,
    ignored: usize,
}

#[derive(Clone, Copy, Serialize)]
struct DecisionCounts {
    applied: usize,
    not_applied: usize,
}

impl DecisionCounts {
    fn of(comparison: &Comparison) -> DecisionCounts {
        let is_not_applied = |finding: &&Finding| matches!(finding.detail, FindingDetail::DecisionNotApplied { .. });
        let applied: BTreeSet<&Decision> = comparison.settled.iter().map(|settled| &settled.decision).collect();
        DecisionCounts {
            applied: applied.len(),
            not_applied: comparison.findings.iter().filter(is_not_applied).count(),
        }
    }
}

#[derive(Serialize)]
struct FindingCounts {
    error: usize,
    warning: usize,
    note: usize,
}

/// The summary as JSON.
///
/// # Errors
/// None in practice: it is numbers and strings.
pub fn json(comparison: &Comparison, written: &[PathBuf]) -> serde_json::Result<String> {
    let files = |code| with_status(&comparison.files, code).count();
    let of_severity = |severity| findings::count(&comparison.findings, severity);
    serde_json::to_string_pretty(&Summary {
        schema: "prongsai.summary/1",
        files: FileCounts {
            met: comparison.files.len(),
            read: files("read"),
            partial: files("partial"),
            empty: files("empty"),
            unreadable: files("unreadable"),
            ignored: files("ignored"),
        },
        agencies: agencies(comparison),
        fiscal_years: fiscal_years(comparison),
        assessments: comparison.assessments.len(),
        findings: FindingCounts {
            error: of_severity(Severity::Error),
            warning: of_severity(Severity::Warning),
            note: of_severity(Severity::Note),
        },
        decisions: DecisionCounts::of(comparison),
        written: written.iter().map(|path| path.display().to_string()).collect(),
    })
}

/// Prints the summary for people.
///
/// # Errors
/// Those of the output.
pub fn print(out: &mut dyn Write, comparison: &Comparison, written: &[PathBuf], language: Language) -> io::Result<()> {
    writeln!(out, "{}", files(&comparison.files, language))?;
    if !comparison.assessments.is_empty() {
        let years: Vec<String> = fiscal_years(comparison).iter().map(u16::to_string).collect();
        writeln!(out, "{}", words::compared(agencies(comparison), &years.join(", "), language))?;
    }
    writeln!(out, "{}", findings::counts(&comparison.findings, language))?;
    let DecisionCounts { applied, not_applied } = DecisionCounts::of(comparison);
    if applied + not_applied > 0 {
        writeln!(out, "{}", decisions::counted(applied, not_applied, language))?;
    }
    let errors = || comparison.findings.iter().filter(|finding| must_be_decided(&finding.detail));
    for error in errors().take(ERRORS_SHOWN) {
        findings::print(out, error, language)?;
    }
    let more = errors().count().saturating_sub(ERRORS_SHOWN);
    if more > 0 && !written.is_empty() {
        writeln!(out, "{}", words::more_errors(more, language))?;
    }
    if !written.is_empty() {
        writeln!(out, "{}:", words::label(words::Label::Written, language))?;
        for path in written {
            writeln!(out, "  {}", printable(&path.display().to_string()))?;
        }
    }
    Ok(())
}

/// An error beside those of unreadable files, which the command has told one by one.
fn must_be_decided(detail: &FindingDetail) -> bool {
    detail.severity() == Severity::Error && !matches!(detail, FindingDetail::UnreadableFile(_))
}

fn files(files: &[FileRecord], language: Language) -> String {
    let by_status: Vec<String> = STATUSES
        .iter()
        .filter_map(|code| {
            let mut having = with_status(files, code);
            let label = labels::status(&having.next()?.status, language);
            Some(format!("{label} {}", having.count() + 1))
        })
        .collect();
    let met = words::files_met(files.len(), language);
    if by_status.is_empty() { met } else { format!("{met}: {}", by_status.join(", ")) }
}

fn with_status<'a>(files: &'a [FileRecord], code: &str) -> impl Iterator<Item = &'a FileRecord> {
    files.iter().filter(move |file| file.status.code() == code)
}

fn agencies(comparison: &Comparison) -> usize {
    comparison.assessments.iter().map(|assessment| &assessment.agency).collect::<BTreeSet<_>>().len()
}

fn fiscal_years(comparison: &Comparison) -> BTreeSet<u16> {
    comparison.assessments.iter().map(|assessment| assessment.fiscal_year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::fixture;
    use crate::rules::RuleBook;

    fn printed(comparison: &Comparison, written: &[PathBuf], language: Language) -> String {
        let mut out = Vec::new();
        print(&mut out, comparison, written, language).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_summary_counts_and_names_what_must_be_decided() {
        let (assessments, findings, files) = fixture::run();
        let comparison = compare(assessments, findings, files, RuleBook::embedded(), &[]);
        let written = [PathBuf::from("output/comparison.xlsx")];
        insta::assert_snapshot!(printed(&comparison, &written, Language::Thai), @r#"
        พบ 4 ไฟล์: อ่านได้ครบ 2, อ่านไม่ได้ 1, ข้าม 1
        หน่วยงาน 3 แห่ง ปีงบประมาณ 2563, 2564
        ข้อตรวจพบ: ต้องตัดสิน 2, ควรตรวจ 1, ข้อสังเกต 1
        ต้องตัดสิน [overall-differs] องค์การบริหารส่วนตำบลสร้างถ่อ ปีงบประมาณ 2564
            คะแนนรวมระบุเป็น 87.28 แต่คำนวณจากคะแนน IIT EIT และ OIT ตามน้ำหนักได้ 77.281 โปรดตรวจคะแนนของแบบวัดและคะแนนรวมกับประกาศผลการประเมิน
            scores.xlsx: คะแนน!B15
        เขียนไฟล์แล้ว:
          output/comparison.xlsx
        "#);
        insta::assert_snapshot!(printed(&comparison, &written, Language::English), @r#"
        4 files met: read 2, unreadable 1, passed over 1
        3 agencies, FY 2563, 2564
        Findings: error 2, warning 1, note 1
        error [overall-differs] องค์การบริหารส่วนตำบลสร้างถ่อ FY 2564
            The overall score is stated as 87.28, but IIT, EIT and OIT give 77.281 by their weights. Check them against the announced results.
            scores.xlsx: คะแนน!B15
        Written:
          output/comparison.xlsx
        "#);
        insta::assert_snapshot!(json(&comparison, &written).unwrap(), @r#"
        {
          "schema": "prongsai.summary/1",
          "files": {
            "met": 4,
            "read": 2,
            "partial": 0,
            "empty": 0,
            "unreadable": 1,
            "ignored": 1
          },
          "agencies": 3,
          "fiscal_years": [
            2563,
            2564
          ],
          "assessments": 4,
          "findings": {
            "error": 2,
            "warning": 1,
            "note": 1
          },
          "decisions": {
            "applied": 0,
            "not_applied": 0
          },
          "written": [
            "output/comparison.xlsx"
          ]
        }
        "#);
    }

    #[test]
    fn an_empty_run_is_told_in_two_lines() {
        assert_eq!(printed(&Comparison::default(), &[], Language::English), "0 files met\nnothing found\n");
    }

    #[test]
    fn more_errors_than_are_shown_are_counted() {
        let (assessments, findings, files) = fixture::run();
        let error = findings.into_iter().next().unwrap();
        let comparison = compare(assessments, vec![error; 8], files, RuleBook::embedded(), &[]);
        let told = printed(&comparison, &[PathBuf::from("comparison.xlsx")], Language::English);
        assert_eq!(told.matches("[overall-differs]").count(), ERRORS_SHOWN);
        assert!(told.contains("3 more errors in the findings of comparison.xlsx"), "{told}");
    }
}
