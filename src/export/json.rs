//! `assessments.json`: every assessment, finding and file of a run, for other programs and for next year's run.

mod indented;

use std::borrow::Cow;
use std::io::Write;

use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Serializer;

use crate::model::{
    Assessment, AssessmentsFile, BlockExplanation, Comparison, DecisionRecord, Explanation, Figure, FileEntry,
    FileRecord, Finding, FindingRecord, Place, Settled,
};

use super::wording::{Language, explanation, findings};
use super::{ExportError, Settings};
use indented::Indented;

/// So many records are one piece of work: enough to be worth a thread's while.
const PIECE: usize = 8;

/// So many pieces are held at one time.
const PIECES: usize = 8;

/// The bytes of `assessments.json`, as [`write_to`] writes them.
///
/// # Errors
/// None in practice.
pub fn write(comparison: &Comparison, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    write_to(comparison, settings, &mut bytes)?;
    Ok(bytes)
}

/// Writes `assessments.json`: UTF-8, indented, keys and lists in a fixed order, a line break at the end. Records become
/// text in parallel, a few at a time: of a large run the whole is never held.
///
/// # Errors
/// Those of the writer: every value is a string, number or list.
pub fn write_to(comparison: &Comparison, settings: &Settings, into: &mut dyn Write) -> Result<(), ExportError> {
    let language = settings.language;
    write!(into, "{{\n  \"schema\": \"{}\"", AssessmentsFile::SCHEMA)?;
    list(into, "assessments", &comparison.assessments, with_plain_computed)?;
    list(into, "findings", &comparison.findings, |finding| record(finding, language))?;
    list(into, "files", &comparison.files, |file| entry(file, language))?;
    if !comparison.settled.is_empty() {
        list(into, "decisions", &comparison.settled, |settled| decision(settled, language))?;
    }
    into.write_all(b"\n}\n")?;
    Ok(())
}

/// Writes a list of the outermost object behind what it holds already.
fn list<'a, T: Sync, R: Serialize>(
    into: &mut dyn Write,
    name: &str,
    all: &'a [T],
    record: impl Fn(&'a T) -> R + Sync,
) -> Result<(), ExportError> {
    write!(into, ",\n  \"{name}\": [")?;
    let mut is_first = true;
    for some in all.chunks(PIECE * PIECES) {
        let pieces: Vec<Vec<u8>> = some
            .par_chunks(PIECE)
            .map(|piece| {
                let mut lines = Vec::new();
                for one in piece {
                    lines.extend_from_slice(b",\n    ");
                    record(one).serialize(&mut Serializer::with_formatter(&mut lines, Indented::at(2)))?;
                }
                Ok(lines)
            })
            .collect::<Result<_, serde_json::Error>>()?;
        for piece in &pieces {
            let begin = usize::from(std::mem::take(&mut is_first));
            into.write_all(piece.get(begin..).unwrap_or_default())?;
        }
    }
    into.write_all(if is_first { b"]" } else { b"\n  ]" })?;
    Ok(())
}

fn contract(comparison: &Comparison, settings: &Settings) -> AssessmentsFile {
    let plain = |assessment| with_plain_computed(assessment).into_owned();
    AssessmentsFile {
        schema: AssessmentsFile::SCHEMA.to_owned(),
        assessments: comparison.assessments.iter().map(plain).collect(),
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

/// Stated scores keep the decimals that were stated; computed ones have those they need, at most four. Most are so
/// already.
fn with_plain_computed(assessment: &Assessment) -> Cow<'_, Assessment> {
    let shown = |value: Decimal| (value.mantissa(), value.scale());
    let is_plain = |figure: &Figure<Decimal>| {
        figure.computed.is_none_or(|computed| shown(findings::computed(computed)) == shown(computed))
    };
    let all_plain = is_plain(&assessment.overall)
        && assessment.instruments.values().all(is_plain)
        && assessment.indicators.iter().all(|indicator| is_plain(&indicator.score));
    if all_plain {
        return Cow::Borrowed(assessment);
    }
    let mut assessment = assessment.clone();
    let shorten = |figure: &mut Figure<Decimal>| figure.computed = figure.computed.map(findings::computed);
    shorten(&mut assessment.overall);
    assessment.instruments.values_mut().for_each(shorten);
    assessment.indicators.iter_mut().for_each(|indicator| shorten(&mut indicator.score));
    Cow::Owned(assessment)
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
