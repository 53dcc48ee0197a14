//! Every finding and every reason has words of its own in both languages.

use std::collections::BTreeSet;

use jiff::civil::date;
use rust_decimal::Decimal;

use super::*;
use crate::export::wording::Language::{English, Thai};
use crate::model::{
    Agency, AgencyKind, Asked, Basis, Decision, Field, FileStatus, FindingDetail, Format, Grade, Instrument, Limit,
    Loss, Place, ReadFailure, Severity, Told, Unfit, Unopened,
};

/// Parts of the sentence of the finding that stands for its variant, so that the figures are seen to arrive.
struct Example {
    detail: FindingDetail,
    thai: &'static [&'static str],
    english: &'static [&'static str],
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_default()
}

fn agency(name: &str) -> Agency {
    let kind = AgencyKind::SubdistrictAdministrativeOrganization;
    Agency { name: name.to_owned(), kind, subdistrict: None, district: None, province: None }
}

/// The next variant's example, from none to none through all of them. The match has no wildcard, so a new variant
/// does not compile until it stands here.
fn example_after(detail: Option<&FindingDetail>) -> Option<Example> {
    let example = |detail, thai, english| Some(Example { detail, thai, english });
    let Some(detail) = detail else {
        return example(D::UnreadableFile(ReadFailure::Encrypted), &["อ่านไฟล์ไม่ได้", "รหัสผ่าน"], &["password"]);
    };
    match detail {
        D::UnreadableFile(_) => {
            let lost = Loss::Sheet { sheet: "คะแนน".to_owned() };
            example(D::PartlyRead(vec![lost]), &["แผ่นงาน “คะแนน”"], &["worksheet “คะแนน”"])
        }
        D::PartlyRead(_) => example(
            D::DisguisedFormat { extension: "xls".to_owned(), format: Format::Html },
            &["“.xls”", "HTML"],
            &["“.xls”", "HTML"],
        ),
        D::DisguisedFormat { .. } => example(D::NoAgency { said: String::new() }, &["ไม่พบชื่อหน่วยงาน"], &["no agency"]),
        D::NoAgency { .. } => example(
            D::AmbiguousAgency {
                name: "อบต.ในเมือง".to_owned(), candidates: vec!["ก".to_owned(), "ข".to_owned()]
            },
            &["อบต.ในเมือง", "ก และ ข"],
            &["อบต.ในเมือง", "ก and ข"],
        ),
        D::AmbiguousAgency { .. } => {
            example(D::NoFiscalYear { said: String::new() }, &["ไม่พบปีงบประมาณ"], &["no fiscal year"])
        }
        D::NoFiscalYear { .. } => {
            example(D::NamedByPath { agency: false, fiscal_year: true }, &["ปีงบประมาณ"], &["fiscal year"])
        }
        D::NamedByPath { .. } => example(
            D::PlaceDiffers {
                stated: "อ.เมือง".to_owned(), known: vec!["ก".to_owned(), "ข".to_owned()]
            },
            &["“อ.เมือง”", "ก และ ข"],
            &["“อ.เมือง”", "ก and ข"],
        ),
        D::PlaceDiffers { .. } => {
            example(D::DuplicateSubmission { first: "a/b.docx".into() }, &["a/b.docx"], &["a/b.docx"])
        }
        D::DuplicateSubmission { .. } => example(
            D::ConflictingValues { field: Field::Overall, values: vec!["80.9".to_owned(), "81.2".to_owned()] },
            &["คะแนนรวม", "80.9 และ 81.2", "ค่าแรก (80.9)"],
            &["overall score", "80.9 and 81.2", "first (80.9)"],
        ),
        D::ConflictingValues { .. } => example(
            D::ScoreOutOfRange { field: Field::Instrument(Instrument::Iit), value: decimal("109.5") },
            &["IIT", "109.5", "0 ถึง 100"],
            &["IIT", "109.5", "0 to 100"],
        ),
        D::ScoreOutOfRange { .. } => example(
            D::UnreadableScore {
                field: Field::Item(Instrument::Oit, 18), text: "ไม่มี\nข้อมูล".to_owned()
            },
            &["ข้อ o18", "“ไม่มี ข้อมูล”"],
            &["item o18", "“ไม่มี ข้อมูล”"],
        ),
        D::UnreadableScore { .. } => example(D::HiddenValues, &["ซ่อน"], &["hidden"]),
        D::HiddenValues => example(
            D::IndicatorDiffers { indicator: 9, stated: decimal("93.78"), computed: decimal("93.5") },
            &["ตัวชี้วัดที่ 9", "93.78", "93.5"],
            &["indicator 9", "93.78", "93.5"],
        ),
        D::IndicatorDiffers { .. } => example(
            D::SubIndicatorDiffers { code: "9.1".to_owned(), stated: decimal("90"), computed: decimal("88.8888888") },
            &["9.1", "90", "88.8889"],
            &["9.1", "90", "88.8889"],
        ),
        D::SubIndicatorDiffers { .. } => example(
            D::InstrumentDiffers {
                instrument: Instrument::Eit,
                stated: decimal("95.73"),
                computed: decimal("95.5066667"),
            },
            &["EIT", "95.73", "95.5067"],
            &["EIT", "95.73", "95.5067"],
        ),
        D::InstrumentDiffers { .. } => example(
            D::OverallDiffers { stated: decimal("82.9"), computed: decimal("80.8998") },
            &["คะแนนรวม", "82.9", "80.8998"],
            &["overall", "82.9", "80.8998"],
        ),
        D::OverallDiffers { .. } => example(
            D::GradeDiffers { stated: Grade::A, computed: Grade::B },
            &["เป็น A", "ระดับ B"],
            &["stated as A", "make it B"],
        ),
        D::GradeDiffers { .. } => example(
            D::ResultDiffers { stated: true, computed: false },
            &["“ผ่าน”", "“ไม่ผ่าน”"],
            &["“passed”", "“not passed”"],
        ),
        D::ResultDiffers { .. } => example(D::WeightedScores, &["ถ่วงน้ำหนัก"], &["weighted"]),
        D::WeightedScores => example(
            D::UnattainableOit { indicator: 9, value: decimal("73.91") },
            &["ตัวชี้วัดที่ 9", "73.91"],
            &["indicator 9", "73.91"],
        ),
        D::UnattainableOit { .. } => example(
            D::MissingIndicator { indicators: vec![4, 7] },
            &["ตัวชี้วัดที่ 4", "ตัวชี้วัดที่ 7"],
            &["indicator 4", "indicator 7"],
        ),
        D::MissingIndicator { .. } => example(
            D::StrengthDiffers { indicator: 9, said_strength: true, score: decimal("73.90") },
            &["เป็นจุดแข็ง", "73.90 เข้าเกณฑ์จุดที่ต้องพัฒนา"],
            &["a strength, but the score 73.90 makes it a weakness"],
        ),
        D::StrengthDiffers { .. } => example(
            D::CountDiffers { strengths: false, stated: 3, listed: 2 },
            &["จุดที่ต้องพัฒนา 3 ตัวชี้วัด", "แจกแจงไว้ 2"],
            &["3 weaknesses", "lists 2"],
        ),
        D::CountDiffers { .. } => {
            example(D::WeaknessWithoutMeasure { indicator: 10 }, &["ตัวชี้วัดที่ 10"], &["indicator 10"])
        }
        D::WeaknessWithoutMeasure { .. } => example(
            D::MeasureWithoutPeriod { number: Some(4), title: "เจตจำนง".to_owned() },
            &["มาตรการที่ 4 “เจตจำนง”", "ระยะเวลา"],
            &["measure 4 “เจตจำนง”", "period"],
        ),
        D::MeasureWithoutPeriod { .. } => example(
            D::MeasureWithoutResult { number: None, title: "เจตจำนง".to_owned() },
            &["มาตรการ “เจตจำนง”", "ผลการดำเนินการ"],
            &["the measure “เจตจำนง”", "result"],
        ),
        D::MeasureWithoutResult { .. } => example(
            D::PeriodNotDated { number: Some(6), text: "ทุกเดือน".to_owned() },
            &["มาตรการที่ 6", "“ทุกเดือน”"],
            &["measure 6", "“ทุกเดือน”"],
        ),
        D::PeriodNotDated { .. } => example(
            D::ResultOutsidePeriod {
                number: Some(8),
                date: date(2021, 4, 3),
                start: date(2020, 10, 1),
                end: date(2021, 3, 31),
            },
            &["มาตรการที่ 8", "3 เมษายน 2564", "1 ตุลาคม 2563 ถึง 31 มีนาคม 2564"],
            &["measure 8", "3 April 2021", "1 October 2020 to 31 March 2021"],
        ),
        D::ResultOutsidePeriod { .. } => example(
            D::PeriodOutsideYear { number: None, text: "ตุลาคม 2560".to_owned() },
            &["“ตุลาคม 2560”", "ปีงบประมาณ 2564"],
            &["“ตุลาคม 2560”", "fiscal year 2564"],
        ),
        D::PeriodOutsideYear { .. } => example(D::RulesAssumed { used: 2568 }, &["2568"], &["2568"]),
        D::RulesAssumed { .. } => example(
            D::MisspeltName {
                written: "องค์กรบริหาร".to_owned(), meant: "องค์การบริหาร".to_owned()
            },
            &["“องค์กรบริหาร”", "“องค์การบริหาร”"],
            &["“องค์กรบริหาร”", "“องค์การบริหาร”"],
        ),
        D::MisspeltName { .. } => {
            example(D::GradeOfOtherScale { stated: Grade::PassedGood }, &["“ผ่านดี”", "2566"], &["“Good”", "2566"])
        }
        D::GradeOfOtherScale { .. } => example(
            D::DecisionDiffers { field: Field::Overall, decided: "72.78".to_owned(), computed: "77.28".to_owned() },
            &["คะแนนรวม", "72.78", "77.28"],
            &["overall score", "72.78", "77.28"],
        ),
        D::DecisionDiffers { .. } => example(
            D::DecisionNotApplied { decision: Box::new(decision()), why: Unfit::Changed },
            &["“77.28”", "เอกสารเปลี่ยนไป", "คะแนนรวมไม่ตรง"],
            &["“77.28”", "has changed", "คะแนนรวมไม่ตรง"],
        ),
        D::DecisionNotApplied { .. } => example(
            D::KindChanged {
                earlier: agency("องค์การบริหารส่วนตำบลก"), earlier_year: 2563, later_year: 2565
            },
            &["“องค์การบริหารส่วนตำบลก”", "2563", "2565", "“ใช่”"],
            &["“องค์การบริหารส่วนตำบลก”", "2563", "2565", "“yes”"],
        ),
        D::KindChanged { .. } => None,
    }
}

fn decision() -> Decision {
    Decision {
        basis: Basis::Finding("0123".to_owned()),
        value: Some("77.28".to_owned()),
        reason: None,
        by: None,
        told: Told { message: "คะแนนรวมไม่ตรง".to_owned(), ..Told::default() },
        place: Place::file(&"comparison.xlsx".into()),
    }
}

#[test]
fn every_reason_why_a_decision_is_not_applied_says_what_to_do() {
    let reasons = [
        (Unfit::Gone, "ลบคำตัดสิน", "clear the answers"),
        (Unfit::Changed, "ตัดสินใหม่", "Decide anew"),
        (Unfit::Contradicted, "แถวอื่น", "another row"),
        (Unfit::Incomplete, "กรอก", "Enter one"),
        (Unfit::NotOfTheSort(Asked::Score(Field::Overall)), "0 ถึง 100", "0 to 100"),
        (Unfit::NotOfTheSort(Asked::Nothing), "เหตุผลเท่านั้น", "a reason only"),
    ];
    for (why, thai, english) in reasons {
        let told = finding(D::DecisionNotApplied { decision: Box::new(decision()), why });
        assert!(message(&told, Thai).contains(thai), "{}", message(&told, Thai));
        assert!(message(&told, English).contains(english), "{}", message(&told, English));
    }
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    while let Some(example) = example_after(examples.last().map(|example| &example.detail)) {
        examples.push(example);
    }
    examples
}

fn finding(detail: FindingDetail) -> Finding {
    Finding { detail, agency: None, fiscal_year: Some(2564), places: Vec::new() }
}

#[test]
fn every_finding_has_a_sentence_of_its_own_with_its_figures_in_both_languages() {
    let mut sentences = BTreeSet::new();
    let examples = examples();
    for Example { detail, thai, english } in &examples {
        let finding = finding(detail.clone());
        for (language, parts) in [(Thai, thai), (English, english)] {
            let sentence = message(&finding, language);
            for part in *parts {
                assert!(sentence.contains(part), "{}: {part:?} is missing in {sentence:?}", detail.code());
            }
            assert!(sentences.insert(sentence), "{}: the sentence of another", detail.code());
        }
    }
    assert_eq!(sentences.len(), 2 * examples.len());
}

#[test]
fn a_finding_says_what_to_do() {
    for Example { detail, .. } in examples() {
        let code = detail.code();
        let finding = finding(detail);
        let thai = message(&finding, Thai);
        assert!(thai.contains("โปรด"), "{code}: {thai}");
        let english = message(&finding, English);
        assert!(english.ends_with('.') && english.starts_with(char::is_uppercase), "{code}: {english}");
        assert!(!thai.contains("  ") && !english.contains("  "), "{code}: {thai:?} {english:?}");
    }
}

#[test]
fn a_letter_in_a_year_of_levels_is_told_the_other_way_round() {
    let finding = finding(D::GradeOfOtherScale { stated: Grade::B });
    assert!(message(&finding, Thai).contains("ใช้ถึงปีงบประมาณ 2565"));
    assert!(message(&finding, English).contains("up to FY 2565"));
}

#[test]
fn every_reason_of_a_file_has_words_of_its_own_in_both_languages() {
    let mut reasons = BTreeSet::new();
    let mut count = 0;
    let mut failure = Some(ReadFailure::NoBytes);
    while let Some(found) = failure {
        failure = failure_after(&found);
        count += told(&FileStatus::Unreadable(found), &mut reasons);
    }
    let mut why = Some(Unopened::NotPermitted);
    while let Some(found) = why {
        why = unopened_after(found);
        if found != Unopened::InUse {
            count += told(&FileStatus::Unreadable(ReadFailure::Refused(found)), &mut reasons);
        }
    }
    let mut loss = Some(Loss::Part { part: "word/footnotes.xml".to_owned() });
    while let Some(found) = loss {
        loss = loss_after(&found);
        count += told(&FileStatus::Partial(vec![found]), &mut reasons);
    }
    for limit in Limit::ALL {
        count += told(&FileStatus::Unreadable(limit.met()), &mut reasons);
        // The example above is one of them.
        if *limit != Limit::PackageParts {
            count += told(&FileStatus::Partial(vec![limit.loss()]), &mut reasons);
        }
    }
    count += told(&FileStatus::Empty, &mut reasons) + told(&FileStatus::Ignored, &mut reasons);
    assert_eq!(reasons.len(), count);
    assert_eq!(reason(&FileStatus::Read, Thai), None);
}

/// Collects the reason in both languages and returns how many that were.
fn told(status: &FileStatus, reasons: &mut BTreeSet<String>) -> usize {
    let both = [Thai, English].map(|language| reason(status, language).unwrap_or_default());
    assert!(both.iter().all(|told| !told.is_empty()), "{status:?} has no words");
    // Whatever is wrong, an officer is told what to do; a temporary file is nothing to do anything about.
    let [thai, english] = &both;
    assert!(*status == FileStatus::Ignored || thai.contains("โปรด"), "{thai}");
    assert!(both.iter().all(|told| !told.contains("  ") && !told.ends_with(['.', ' '])), "{thai:?} {english:?}");
    reasons.extend(both);
    2
}

fn failure_after(failure: &ReadFailure) -> Option<ReadFailure> {
    Some(match failure {
        ReadFailure::NoBytes => ReadFailure::Refused(Unopened::InUse),
        ReadFailure::Refused(_) => ReadFailure::Encrypted,
        ReadFailure::Encrypted => ReadFailure::Unsupported { format: "Word 97-2003 (.doc)".to_owned() },
        ReadFailure::Unsupported { .. } => ReadFailure::UnknownFormat,
        ReadFailure::UnknownFormat => ReadFailure::Damaged { what: "word/document.xml".to_owned() },
        ReadFailure::Damaged { .. } => {
            let part = Some("word/document.xml".to_owned());
            ReadFailure::OverLimit { limit: Limit::UnpackingRatio, found: 1_000, part }
        }
        ReadFailure::OverLimit { .. } => ReadFailure::Entities { part: "word/document.xml".to_owned() },
        ReadFailure::Entities { .. } => ReadFailure::ReaderFailed,
        ReadFailure::ReaderFailed => ReadFailure::TookTooLong { seconds: 60 },
        ReadFailure::TookTooLong { .. } => ReadFailure::ReaderDied,
        ReadFailure::ReaderDied => return None,
    })
}

fn unopened_after(why: Unopened) -> Option<Unopened> {
    Some(match why {
        Unopened::NotPermitted => Unopened::Vanished,
        Unopened::Vanished => Unopened::NotAFile,
        Unopened::NotAFile => Unopened::BadName,
        Unopened::BadName => Unopened::InUse,
        Unopened::InUse => Unopened::Other,
        Unopened::Other => return None,
    })
}

#[test]
fn a_reason_names_the_limit_with_what_was_found_and_what_is_read() {
    let over = |limit, found| FileStatus::Unreadable(ReadFailure::OverLimit { limit, found, part: None });
    let cases = [
        (
            over(Limit::FileBytes, 300 << 20),
            "ขนาดของไฟล์เกินขีดจำกัด (พบอย่างน้อย 300 MB อ่านได้ไม่เกิน 256 MB) โปรดลดขนาดรูปภาพในไฟล์ หรือแยกเป็นหลายไฟล์",
            "the size of the file is over the limit (at least 300 MB found, at most 256 MB read); make its pictures smaller, \
             or split it into several files",
        ),
        (
            over(Limit::ArchiveLevels, 2),
            "จำนวนชั้นของ .zip ที่ซ้อนอยู่ใน .zip เกินขีดจำกัด (พบอย่างน้อย 2 ชั้น อ่านได้ไม่เกิน 1 ชั้น) โปรดแตกไฟล์ชั้นในออกเป็นโฟลเดอร์",
            "how deep archives lie in archives is over the limit (at least 2 levels found, at most 1 level read); unpack the \
             inner ones to folders",
        ),
        (
            FileStatus::Partial(vec![Limit::Cells.loss(), Limit::MergedRanges.loss()]),
            "จำนวนเซลล์ที่มีข้อมูลเกินขีดจำกัด จึงอ่านเพียง 600,000 เซลล์ และ จำนวนช่วงเซลล์ที่ผสานในแผ่นงานเกินขีดจำกัด จึงอ่านเพียง 200,000 ช่วง \
             โปรดคัดลอกเฉพาะช่วงเซลล์ที่ใช้จริงลงสมุดงานใหม่ แล้วบันทึก",
            "the number of cells that hold anything is over the limit, and no more than 600,000 cells are read and the number \
             of merged ranges of a worksheet is over the limit, and no more than 200,000 ranges are read; copy only the range \
             that is used into a new workbook and save that",
        ),
    ];
    for (status, thai, english) in cases {
        assert_eq!(reason(&status, Thai).as_deref(), Some(thai));
        assert_eq!(reason(&status, English).as_deref(), Some(english));
    }
}

fn loss_after(loss: &Loss) -> Option<Loss> {
    Some(match loss {
        Loss::Part { .. } => Loss::Sheet { sheet: "คะแนน".to_owned() },
        Loss::Sheet { .. } => Loss::Table { table: 3 },
        Loss::Table { .. } => Loss::Truncated { part: "word/document.xml".to_owned() },
        Loss::Truncated { .. } => Loss::Undecodable { encoding: "windows-874".to_owned() },
        Loss::Undecodable { .. } => Limit::PackageParts.loss(),
        Loss::Limit { .. } => return None,
    })
}

#[test]
fn the_readme_lists_every_code_with_its_severity() {
    let severities =
        |language| [Severity::Error, Severity::Warning, Severity::Note].map(|one| labels::severity(one, language));
    // A row of the table of codes, unlike one of commands or formats, has a severity in its second column.
    let row = |line: &'static str, language| {
        let (code, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let (severity, _) = rest.split_once(" |")?;
        severities(language).contains(&severity).then_some((code, severity))
    };
    for (readme, language) in
        [(include_str!("../../../../README.md"), English), (include_str!("../../../../README.th.md"), Thai)]
    {
        let known: Vec<_> = examples()
            .iter()
            .map(|Example { detail, .. }| (detail.code(), labels::severity(detail.severity(), language)))
            .collect();
        let listed: Vec<_> = readme.lines().filter_map(|line| row(line, language)).collect();
        assert_eq!(listed, known);
    }
}

#[test]
fn of_many_candidates_some_are_named_and_the_rest_counted() {
    let candidates = (1..=22).map(|number| format!("แห่งที่ {number}")).collect();
    let detail = D::AmbiguousAgency { name: "อบต.ในเมือง".to_owned(), candidates };
    let finding = Finding { detail, agency: None, fiscal_year: None, places: Vec::new() };
    assert!(message(&finding, Language::Thai).contains("แห่งที่ 5 และ อีก 17 แห่ง"));
    assert!(message(&finding, Language::English).contains("แห่งที่ 5 and 17 more"));
}
