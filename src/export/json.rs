//! `assessments.json`: every assessment, finding and file of a run, for other programs and for next year's run.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{
    Assessment, AssessmentsFile, BlockExplanation, Comparison, DecisionRecord, Explanation, Figure, FileEntry,
    FileRecord, Finding, FindingRecord, Place, Settled,
};

use super::wording::{Language, explanation, findings};
use super::{ExportError, Settings};

/// The bytes of `assessments.json`: UTF-8, indented, keys and lists in a fixed order, a line break at the end.
///
/// # Errors
/// None in practice: every value is a string, number or list.
pub fn write(comparison: &Comparison, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(&contract(comparison, settings))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn contract(comparison: &Comparison, settings: &Settings) -> AssessmentsFile {
    AssessmentsFile {
        schema: AssessmentsFile::SCHEMA.to_owned(),
        assessments: comparison.assessments.iter().cloned().map(with_plain_computed).collect(),
        findings: comparison.findings.iter().map(|finding| record(finding, settings.language)).collect(),
        files: comparison.files.iter().map(|file| entry(file, settings.language)).collect(),
        decisions: comparison.settled.iter().map(|settled| decision(settled, settings.language)).collect(),
    }
}

/// As [`write()`], for one file, with what each of its blocks was taken for under a key of its own, `explanation`.
///
/// # Errors
/// None in practice.
pub fn write_explained(
    comparison: &Comparison,
    told: Option<&Explanation>,
    settings: &Settings,
) -> Result<Vec<u8>, ExportError> {
    #[derive(Serialize)]
    struct Explained {
        #[serde(flatten)]
        file: AssessmentsFile,
        explanation: Option<ExplanationRecord>,
    }
    let explained = Explained {
        file: contract(comparison, settings),
        explanation: told.map(|told| ExplanationRecord::new(told, settings.language)),
    };
    let mut bytes = serde_json::to_vec_pretty(&explained)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What a file was taken for, in the language of the run.
#[derive(Serialize)]
struct ExplanationRecord {
    nothing: Option<&'static str>,
    blocks: Vec<BlockRecord>,
}

#[derive(Serialize)]
struct BlockRecord {
    place: Place,
    taken: &'static str,
    hidden: bool,
    message: String,
    columns: Vec<String>,
}

impl ExplanationRecord {
    fn new(told: &Explanation, language: Language) -> ExplanationRecord {
        let block = |block: &BlockExplanation| BlockRecord {
            place: block.place.clone(),
            taken: block.taken.code(),
            hidden: block.hidden,
            message: explanation::taken(&block.taken, language),
            columns: explanation::columns(block, language),
        };
        ExplanationRecord {
            nothing: told.nothing.map(|nothing| explanation::nothing(nothing, language)),
            blocks: told.blocks.iter().map(block).collect(),
        }
    }
}

/// Stated scores keep the decimals that were stated; computed ones have those they need, at most four.
fn with_plain_computed(mut assessment: Assessment) -> Assessment {
    let shorten = |figure: &mut Figure<Decimal>| figure.computed = figure.computed.map(findings::computed);
    shorten(&mut assessment.overall);
    assessment.instruments.values_mut().for_each(shorten);
    assessment.indicators.iter_mut().for_each(|indicator| shorten(&mut indicator.score));
    assessment
}

/// A finding as it is written here, its sentence in the language of the run.
pub fn record(finding: &Finding, language: Language) -> FindingRecord {
    FindingRecord {
        code: finding.detail.code().to_owned(),
        severity: finding.detail.severity(),
        agency: finding.agency.as_ref().map(|agency| agency.name.clone()),
        fiscal_year: finding.fiscal_year,
        message: findings::message(finding, language),
        places: finding.places.clone(),
    }
}

fn decision(settled: &Settled, language: Language) -> DecisionRecord {
    let Settled { finding, decision } = settled;
    DecisionRecord {
        key: finding.key(),
        finding: record(finding, language),
        value: decision.value.clone(),
        reason: decision.reason.clone(),
        by: decision.by.clone(),
    }
}

fn entry(file: &FileRecord, language: Language) -> FileEntry {
    FileEntry {
        path: file.path.clone(),
        format: file.format,
        status: file.status.code().to_owned(),
        reason: findings::reason(&file.status, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::export::Digits;
    use crate::model::fixture;
    use crate::rules::RuleBook;

    const SETTINGS: Settings = Settings { language: Language::Thai, digits: Digits::Thai };

    fn written(comparison: &Comparison) -> String {
        String::from_utf8(write(comparison, &SETTINGS).unwrap()).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let (assessments, findings, files) = fixture::run();
        let comparison = compare(assessments, findings, files, RuleBook::embedded(), &[]);
        let read: AssessmentsFile = serde_json::from_str(&written(&comparison)).unwrap();

        assert_eq!(read.schema, "prongsai.assessments/1");
        assert_eq!(read.assessments, comparison.assessments);
        let codes: Vec<_> = read.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, ["unreadable-file", "overall-differs", "measure-without-period", "misspelt-name"]);
        let places = |finding: &FindingRecord| finding.places.clone();
        assert_eq!(
            read.findings.iter().map(places).collect::<Vec<_>>(),
            comparison.findings.iter().map(|finding| finding.places.clone()).collect::<Vec<_>>()
        );
        let statuses: Vec<_> = read.files.iter().map(|file| (&*file.path, file.status.as_str())).collect();
        assert_eq!(
            statuses,
            [
                ("reports/dangmo.docx", "read"),
                ("reports/locked.docx", "unreadable"),
                ("reports/~$dangmo.docx", "ignored"),
                ("scores.xlsx", "read"),
            ]
        );
    }

    #[test]
    fn stated_scores_keep_their_decimals_and_computed_ones_have_four_at_most() {
        let cases = [
            ("80.9", "80.8998", r#""stated": "80.9","#, r#""computed": "80.8998","#),
            ("73.90", "95.7260", r#""stated": "73.90","#, r#""computed": "95.726","#),
            ("85", "95.50666666666666666666666667", r#""stated": "85","#, r#""computed": "95.5067","#),
            ("0", "28.65205", r#""stated": "0","#, r#""computed": "28.6521","#),
            ("100.00", "100.000", r#""stated": "100.00","#, r#""computed": "100","#),
        ];
        for (stated, computed, stated_line, computed_line) in cases {
            let mut assessment = fixture::assessment("แดงหม้อ", 2564);
            assessment.overall = Figure {
                stated: Some(stated.parse().unwrap()),
                computed: Some(computed.parse().unwrap()),
                decided: None,
                places: Vec::new(),
            };
            let json = written(&compare(vec![assessment], Vec::new(), Vec::new(), RuleBook::embedded(), &[]));
            assert!(json.contains(stated_line), "{stated}: {json}");
            assert!(json.contains(computed_line), "{computed}: {json}");
        }
    }

    #[test]
    fn the_whole_of_one_agency() {
        let (assessments, _, files) = fixture::run();
        let dangmo = assessments.into_iter().take(1).collect();
        let comparison = compare(dangmo, Vec::new(), files.into_iter().take(2).collect(), RuleBook::embedded(), &[]);
        insta::assert_snapshot!(written(&comparison));
    }

    #[test]
    fn a_run_without_anything_is_empty_lists() {
        assert_eq!(
            written(&Comparison::default()),
            "{\n  \"schema\": \"prongsai.assessments/1\",\n  \"assessments\": [],\n  \"findings\": [],\n  \"files\": []\n}\n"
        );
    }
}
