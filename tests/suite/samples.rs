//! The samples, whole: every figure and every finding that `samples/README.md` promises.

#![allow(clippy::panic, clippy::indexing_slicing, clippy::expect_used, reason = "a missing sample fails the test")]

use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use prongsai::model::{
    Agency, AgencyKind, Assessment, Comparison, Figure, FileStatus, Finding, Instrument, Severity, SharedText,
};
use prongsai::pipeline::{self, Quiet};
use prongsai::thai::repair::fold;
use rust_decimal::Decimal;

fn comparison() -> &'static Comparison {
    static COMPARISON: OnceLock<Comparison> = OnceLock::new();
    COMPARISON.get_or_init(|| {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        pipeline::run(&[samples], &Quiet).expect("the samples are there")
    })
}

fn assessment(name: &str, fiscal_year: u16) -> &'static Assessment {
    let all = || comparison().assessments.iter();
    let found: Vec<_> = all().filter(|one| one.agency.name == name && one.fiscal_year == fiscal_year).collect();
    let known: Vec<String> = all().map(|one| format!("{} {}", one.agency.name, one.fiscal_year)).collect();
    assert_eq!(found.len(), 1, "{name} {fiscal_year} among {known:#?}");
    found[0]
}

/// One agency's stated figures in a line: ten indicators, three instruments, overall, grade, result; `-` where unstated.
fn figures(assessment: &Assessment) -> String {
    let score = |figure: &Figure<Decimal>| figure.stated.map_or("-".to_owned(), |score| score.normalize().to_string());
    let indicators: Vec<String> = assessment.indicators.iter().map(|indicator| score(&indicator.score)).collect();
    let instrument = |code| assessment.instruments.get(code).map_or("-".to_owned(), score);
    let instruments: Vec<String> = Instrument::ALL.iter().map(instrument).collect();
    let grade = assessment.grade.stated.map_or("-", |grade| grade.label());
    let result = assessment.passed.stated.map_or("-", |passed| if passed { "passed" } else { "failed" });
    let overall = score(&assessment.overall);
    format!("{} | {} | {overall} {grade} {result}", indicators.join(" "), instruments.join(" "))
}

/// Agency, district, province, year, and the figures as [`figures`] writes them.
const FIGURES: [(&str, &str, &str, u16, &str); 16] = [
    (
        "องค์การบริหารส่วนตำบลสหธาตุ",
        "เขื่องใน",
        "อุบลราชธานี",
        2563,
        "90.12 82.54 88.31 81.9 85.27 86.05 83.38 82.74 78.06 68.75 | 85.63 84.06 73.41 | 80.27 B failed",
    ),
    (
        "องค์การบริหารส่วนตำบลแดงหม้อ",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "99.83 89.98 99.16 89.91 99.75 95.58 96.47 94.47 73.9 43.75 | 95.73 95.5 58.82 | 80.9 B failed",
    ),
    (
        "องค์การบริหารส่วนตำบลค้อทอง",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "92.41 88.37 91.86 87.52 90.14 90.63 88.95 89.47 97.14 93.75 | 90.06 89.68 95.45 | 92.1 A passed",
    ),
    (
        "องค์การบริหารส่วนตำบลธาตุน้อย",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "91.2 86.45 90.15 85.3 88.92 87.64 85.71 85.87 80.29 93.75 | 88.4 86.41 87.02 | 87.25 A passed",
    ),
    (
        "เทศบาลตำบลเขื่องใน",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "88.14 81.36 86.92 80.57 84.73 88.12 84.06 82.35 78.06 62.5 | 84.34 84.84 70.28 | 78.87 B failed",
    ),
    (
        "องค์การบริหารส่วนตำบลสหธาตุ",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "94.02 89.61 92.88 88.47 91.35 91.74 90.28 89.9 100 100 | 91.27 90.64 100 | 94.57 A passed",
    ),
    (
        "องค์การบริหารส่วนตำบลท่าไห",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        "87.45 80.12 85.66 79.83 83.94 85.21 82.64 80.97 83.42 87.5 | 84.3 82.94 85.46 | 84.09 B failed",
    ),
    (
        "องค์การบริหารส่วนตำบลหนองเหล่า",
        "เขื่องใน",
        "อุบลราชธานี",
        2564,
        // The instruments are stated as parts of the overall score; see the test of weighted scores.
        "93.15 87.04 90.72 86.18 89.41 88.36 87.9 86.45 92.14 100 | ? | 91.49 A passed",
    ),
    (
        "องค์การบริหารส่วนตำบลอ่าวใหญ่",
        "เมืองตราด",
        "ตราด",
        2565,
        "93.6 89.12 92.05 88.74 90.33 91.16 89.58 90.02 96 100 | 90.77 90.25 98 | 93.51 A passed",
    ),
    (
        "เทศบาลเมืองตราด",
        "เมืองตราด",
        "ตราด",
        2565,
        "88.94 83.27 87.15 82.66 85.48 84.9 82.31 81.75 88.42 93.75 | 85.5 82.99 91.09 | 86.98 B passed",
    ),
    (
        "องค์การบริหารส่วนตำบลไม้รูด",
        "คลองใหญ่",
        "ตราด",
        2565,
        "87.31 81.95 86.4 80.78 84.12 83.57 81.26 80.33 80.92 93.75 | 84.11 81.72 87.34 | 84.68 B passed",
    ),
    (
        "องค์การบริหารส่วนตำบลน้ำเชี่ยว",
        "แหลมงอบ",
        "ตราด",
        2565,
        "91.77 86.2 - 85.69 88.53 89.14 87.45 86.91 92.5 93.75 | 88.45 87.83 93.13 | 90.14 A passed",
    ),
    (
        "เทศบาลตำบลน้ำเชี่ยว",
        "แหลมงอบ",
        "ตราด",
        2567,
        "96.32 91.84 95.47 90.26 93.71 94.55 92.18 93.6 95.24 92.5 | 93.52 93.44 93.87 | 93.64 ผ่านดี passed",
    ),
    (
        "โรงพยาบาลเขื่องใน",
        "เขื่องใน",
        "อุบลราชธานี",
        2567,
        // The first says 957.3, which no score can be: it is left out, and a finding tells.
        "- 90.18 94.22 89.75 92.06 93.41 91.87 92.64 97.5 95 | 92.39 92.64 96.25 | 94.01 ผ่านดี passed",
    ),
    (
        "โรงเรียนเขื่องในพิทยาคาร",
        "เขื่องใน",
        "อุบลราชธานี",
        2567,
        "92.85 87.63 91.4 86.72 89.95 85.31 83.74 82.96 94.29 96 | 89.71 84 95.15 | 91.07 ผ่าน passed",
    ),
    (
        "องค์การบริหารส่วนตำบลอ่าวใหญ่",
        "เมืองตราด",
        "ตราด",
        2568,
        "97.44 95.62 96.91 95.1 96.27 96.83 95.34 95.78 98.57 100 | 96.27 95.98 99.29 | 97.39 ผ่านดีเยี่ยม passed",
    ),
];

#[test]
fn every_figure_is_read_as_it_stands() {
    for (name, district, province, year, expected) in FIGURES {
        let assessment = assessment(name, year);
        let place = (assessment.agency.district.as_deref(), assessment.agency.province.as_deref());
        assert_eq!(place, (Some(district), Some(province)), "{name} {year}");
        let read = figures(assessment);
        match expected.split_once('?') {
            Some((before, after)) => {
                assert!(read.starts_with(before) && read.ends_with(after), "{name} {year}: {read}");
            }
            None => assert_eq!(read, expected, "{name} {year}"),
        }
    }
}

#[test]
fn nobody_else_is_assessed() {
    let mut read: Vec<(&str, u16)> =
        comparison().assessments.iter().map(|one| (one.agency.name.as_str(), one.fiscal_year)).collect();
    let mut expected: Vec<(&str, u16)> = FIGURES.iter().map(|(name, _, _, year, _)| (*name, *year)).collect();
    read.sort_unstable();
    expected.sort_unstable();
    assert_eq!(read, expected);
}

/// What a finding is about, for comparing with [`FINDINGS`]: code, agency and year, or the file where nobody is known.
fn about(finding: &Finding) -> String {
    let who = match (&finding.agency, finding.places.first()) {
        (Some(agency), _) => agency.name.clone(),
        (None, Some(place)) => place.file.rsplit('/').next().unwrap_or_default().to_owned(),
        (None, None) => "nobody".to_owned(),
    };
    let year = finding.fiscal_year.map_or(String::new(), |year| format!(" {year}"));
    format!("{}: {who}{year}", finding.detail.code())
}

/// Every error and warning, nothing more and nothing less.
const FINDINGS: [&str; 13] = [
    "conflicting-values: เทศบาลตำบลเขื่องใน 2564",
    "grade-differs: เทศบาลเมืองตราด 2565",
    "instrument-differs: องค์การบริหารส่วนตำบลท่าไห 2564",
    "measure-without-period: องค์การบริหารส่วนตำบลแดงหม้อ 2564",
    "measure-without-period: เทศบาลตำบลเขื่องใน 2564",
    "missing-indicator: องค์การบริหารส่วนตำบลน้ำเชี่ยว 2565",
    "no-agency: ไม่ระบุหน่วยงาน.docx 2564",
    "no-fiscal-year: เทศบาลตำบลห้วยเรือ",
    "overall-differs: โรงเรียนเขื่องในพิทยาคาร 2567",
    "result-differs: องค์การบริหารส่วนตำบลไม้รูด 2565",
    "result-outside-period: องค์การบริหารส่วนตำบลแดงหม้อ 2564",
    "score-out-of-range: โรงพยาบาลเขื่องใน 2567",
    "weakness-without-measure: เทศบาลตำบลเขื่องใน 2564",
];

/// This page about the samples lies among them and is no submission.
const README: &str = "README.md";

#[test]
fn exactly_the_slips_are_found() {
    let serious = |finding: &&Finding| finding.detail.severity() != Severity::Note;
    let mut found: Vec<String> = comparison().findings.iter().filter(serious).map(about).collect();
    found.retain(|about| !about.starts_with("unreadable-file"));
    found.sort_unstable();
    assert_eq!(found, FINDINGS);
}

#[test]
fn the_broken_upload_is_listed_and_spoils_nothing() {
    let unreadable: Vec<String> = comparison()
        .findings
        .iter()
        .map(about)
        .filter(|about| about.starts_with("unreadable-file") && !about.ends_with(README))
        .collect();
    assert_eq!(unreadable, ["unreadable-file: รายงาน ทต.เขื่องใน (ส่งไม่ครบ).docx"]);
}

#[test]
fn what_was_understood_though_said_oddly_is_noted() {
    let notes: Vec<String> = comparison().findings.iter().map(about).collect();
    for note in [
        "misspelt-name: องค์การบริหารส่วนตำบลแดงหม้อ 2564",
        "period-not-dated: องค์การบริหารส่วนตำบลแดงหม้อ 2564",
        "weighted-scores: องค์การบริหารส่วนตำบลหนองเหล่า 2564",
    ] {
        assert!(notes.iter().any(|found| found == note), "{note} is not among {notes:#?}");
    }
    let copies = notes.iter().filter(|note| note.starts_with("duplicate-submission"));
    assert_eq!(copies.count(), 1, "{notes:#?}");
}

#[test]
fn every_file_is_listed_once() {
    let files: Vec<(&str, &str)> = comparison()
        .files
        .iter()
        .map(|record| (record.path.rsplit('/').next().unwrap_or_default(), record.status.code()))
        .filter(|(name, _)| *name != README)
        .collect();
    let is = |file: &str| {
        let statuses: Vec<&str> = files.iter().filter(|(name, _)| *name == file).map(|(_, status)| *status).collect();
        assert_eq!(statuses.len(), 1, "{file} among {files:#?}");
        statuses[0]
    };
    assert_eq!(files.len(), 19, "{files:#?}");
    assert_eq!(is("minutes.docx"), "empty");
    assert_eq!(is("~$ngmo.docx"), "ignored");
    assert_eq!(is("รายงาน ทต.เขื่องใน (ส่งไม่ครบ).docx"), "unreadable");
    for read in ["dangmo.docx", "dangmo.xlsx", "thatnoi.docx", "trat-2565.csv", "aoyai-2568.csv", "nonglao.xlsx"] {
        assert_eq!(is(read), "read", "{read}");
    }
    let partial = |record: &&prongsai::model::FileRecord| matches!(record.status, FileStatus::Partial(_));
    assert_eq!(comparison().files.iter().find(partial), None);
}

fn dangmo() -> &'static Assessment {
    assessment("องค์การบริหารส่วนตำบลแดงหม้อ", 2564)
}

#[test]
fn the_first_agency_is_who_it_is() {
    let expected = Agency {
        name: "องค์การบริหารส่วนตำบลแดงหม้อ".to_owned(),
        kind: AgencyKind::SubdistrictAdministrativeOrganization,
        subdistrict: Some("แดงหม้อ".to_owned()),
        district: Some("เขื่องใน".to_owned()),
        province: Some("อุบลราชธานี".to_owned()),
    };
    assert_eq!(dangmo().agency, expected);
    let sources: Vec<&str> = dangmo().sources.iter().map(|path| path.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(sources, ["dangmo.docx", "dangmo.xlsx"]);
}

#[test]
fn its_computed_figures_are_exact() {
    let decimal = |text: &str| text.parse::<Decimal>().ok();
    let computed: Vec<Option<Decimal>> =
        Instrument::ALL.iter().map(|instrument| dangmo().instruments[instrument].computed).collect();
    assert_eq!(computed[0], decimal("95.726"));
    assert_eq!(computed[1].map(|mean| mean.round_dp(4)), decimal("95.5067"));
    assert_eq!(computed[2], decimal("58.825"));
    assert_eq!(dangmo().overall.computed.map(|overall| overall.round_dp(4)), decimal("80.8998"));
    assert_eq!(dangmo().grade.computed, dangmo().grade.stated);
    assert_eq!(dangmo().passed.computed, Some(false));
}

#[test]
fn its_scores_stand_in_both_files() {
    for indicator in &dangmo().indicators {
        let files: Vec<&str> = indicator.score.places.iter().map(|place| &*place.file).collect();
        for file in ["dangmo.docx", "dangmo.xlsx"] {
            assert!(files.iter().any(|path| path.ends_with(file)), "indicator {}: {files:?}", indicator.number);
        }
    }
}

#[test]
fn its_strengths_and_weaknesses_keep_their_order() {
    assert_eq!(dangmo().strengths, [1, 5, 3, 7, 6, 8, 2, 4]);
    assert_eq!(dangmo().weaknesses, [9, 10]);
}

#[test]
fn its_recommendations_are_told_by_instrument() {
    let told: Vec<Instrument> = dangmo().recommendations.iter().map(|advice| advice.instrument).collect();
    assert_eq!(told, Instrument::ALL);
    let of_oit = fold(&dangmo().recommendations[2].text);
    for part in ["ช่องทางถามตอบ", "ทบทวนผลของปีที่ผ่านมา"]
    {
        assert!(of_oit.contains(&fold(part)), "{part} is not in {of_oit}");
    }
}

/// A measure: number, title, steps, who answers, the period's words and its first and last day.
type Told = (u32, &'static str, &'static [&'static str], &'static [&'static str], &'static str, Option<(Date, Date)>);

const EVERY_UNIT: &[&str] = &["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษาฯ"];
const OFFICE: &[&str] = &["สำนักปลัด"];
const OCTOBER: Option<(Date, Date)> = Some((date(2020, 10, 1), date(2020, 10, 31)));
const TO_MARCH: Option<(Date, Date)> = Some((date(2020, 10, 1), date(2021, 3, 31)));

const MEASURES: [Told; 11] = [
    (
        1,
        "การจัดทำข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้บังคับบัญชา",
        &["ประชุมพนักงานเพื่อทบทวนหน้าที่ของแต่ละคน", "ออกคำสั่งแบ่งงานให้ชัดเจนและเป็นธรรม"],
        EVERY_UNIT,
        "ตุลาคม ๒๕๖๓",
        OCTOBER,
    ),
    (
        2,
        "การประเมินผลการปฏิบัติงานและการเลื่อนขั้นเงินเดือน",
        &["กำหนดเกณฑ์ประเมินผลงานและแจ้งให้พนักงานทราบทั่วกัน", "ประกาศเกณฑ์การเลื่อนขั้นเงินเดือนให้พนักงานทราบทั่วกัน"],
        EVERY_UNIT,
        "ตุลาคม ๒๕๖๓",
        OCTOBER,
    ),
    (
        3,
        "ลดขั้นตอนการให้บริการประชาชนหรือผู้มาติดต่อ",
        &[
            "ทำแผนผังบอกผู้รับผิดชอบและขั้นตอนของแต่ละบริการ",
            "ให้บริการ ณ จุดเดียว (one stop service) และรับเรื่องร้องเรียนทางออนไลน์",
            "เพิ่มช่องทางติดต่อและประชาสัมพันธ์ให้ทราบ",
        ],
        EVERY_UNIT,
        "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        TO_MARCH,
    ),
    (
        4,
        "การแสดงเจตจำนงสุจริตของผู้บริหาร",
        &["ประกาศเจตจำนงว่าจะบริหารงานด้วยความสุจริตและโปร่งใส และเผยแพร่ให้ทราบทั่วกัน"],
        OFFICE,
        "",
        None,
    ),
    (
        5,
        "การจัดทำแผนปฏิบัติการป้องกันแก้ไขการทุจริตประจำปี",
        &["จัดทำแผนและบันทึกในระบบ e - plannacc ให้ครบและเป็นปัจจุบัน พร้อมเผยแพร่แผน"],
        OFFICE,
        "รายงานรอบ ๖ เดือน เดือนมีนาคม และรายงานประจำปี เดือนตุลาคมของทุกปี",
        None,
    ),
    (
        6,
        "การมีส่วนร่วมในการป้องกันการทุจริต เช่น เป็นกรรมการจัดซื้อจัดจ้าง",
        &["ทำประชาคมเพื่อเลือกผู้แทนประชาชนเป็นกรรมการตรวจรับพัสดุ"],
        OFFICE,
        "ตลอดปีงบประมาณ",
        Some((date(2020, 10, 1), date(2021, 9, 30))),
    ),
    (
        7,
        "มาตรการภายในเพื่อ ป้องกันการทุจริต อย่างเป็น รูปธรรม",
        &["ประกาศแนวปฏิบัติตาม มาตรการภายใน เช่น การจัดการ เรื่องร้องเรียน, การป้องกัน การรับสินบน, ความโปร่งใส \
           ในการจัดซื้อจัดจ้าง, การป้องกันผลประโยชน์ทับซ้อน เป็นต้น"],
        EVERY_UNIT,
        "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        TO_MARCH,
    ),
    (
        8,
        "แนวทางปฏิบัติเกี่ยวกับ การใช้ทรัพย์สินของราชการ ที่ถูกต้อง",
        &["ออกแนวปฏิบัติเรื่องการใช้ และการยืมทรัพย์สินของราชการ"],
        &["กองคลัง"],
        "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        TO_MARCH,
    ),
    (
        9,
        "ประชาสัมพันธ์ช่องทาง การร้องเรียนการทุจริตของ เจ้าหน้าที่",
        &["เพิ่มช่องทางร้องเรียน ทางเว็บไซต์ และประชาสัมพันธ์ ผ่านสื่อออนไลน์"],
        OFFICE,
        "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        TO_MARCH,
    ),
    (
        10,
        "ให้ความรู้เรื่องการ ประเมินคุณธรรมและความ โปร่งใสในการดำเนินงาน ของหน่วยงานของรัฐ",
        &["เผยแพร่ความรู้เรื่อง ITA ผ่านสื่อของหน่วยงาน"],
        OFFICE,
        "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        TO_MARCH,
    ),
    (
        11,
        "กำชับให้เจ้าหน้าที่เห็น ความสำคัญในการประเมิน ITA",
        &["ประชุมเพื่อสร้างความเข้าใจ"],
        OFFICE,
        "มกราคม - มีนาคม ๒๕๖๔",
        Some((date(2021, 1, 1), date(2021, 3, 31))),
    ),
];

#[test]
fn its_measures_are_read_whole() {
    assert_eq!(dangmo().measures.len(), MEASURES.len());
    // Spaces are compared as nothing: they may stand where a line was broken by hand, or not.
    let folded = |texts: &[SharedText]| texts.iter().map(|text| fold(text)).collect::<Vec<String>>();
    for (measure, (number, title, steps, responsible, period, dates)) in dangmo().measures.iter().zip(MEASURES) {
        assert_eq!(measure.number, Some(number));
        assert_eq!(fold(&measure.title), fold(title), "measure {number}");
        assert_eq!(folded(&measure.steps), steps.iter().map(|step| fold(step)).collect::<Vec<String>>());
        assert_eq!(measure.responsible, responsible, "measure {number}");
        let words = measure.period.as_ref().map_or("", |period| &period.text);
        assert_eq!(fold(words), fold(period), "measure {number}");
        let days = measure.period.as_ref().and_then(|period| period.start.zip(period.end));
        assert_eq!(days, dates, "measure {number}");
        assert_eq!(measure.suggestion, None, "measure {number}");
        let lists = measure.steps.iter().chain(&measure.results).map(|text| &**text);
        let everything = [measure.title.as_str()].into_iter().chain(lists);
        for text in everything {
            assert!(!text.contains('<'), "measure {number}: {text}");
        }
    }
    let results: Vec<usize> = dangmo().measures.iter().map(|measure| measure.results.len()).collect();
    assert_eq!(results, [3, 2, 1, 1, 1, 2, 1, 1, 2, 1, 1]);
}

#[test]
fn measures_are_read_under_other_heads() {
    let measures = &assessment("เทศบาลตำบลเขื่องใน", 2564).measures;
    let titles: Vec<String> = measures.iter().map(|measure| fold(&measure.title)).collect();
    let expected = [
        "ปรับปรุงการเปิดเผยข้อมูลบนเว็บไซต์",
        "จัดทำแผนปฏิบัติการป้องกันการทุจริต",
        "จัดทำระเบียบการใช้ทรัพย์สินของราชการ",
        "พัฒนาช่องทางสื่อสารและการปรับปรุงระบบการทำงานเพื่อประสิทธิภาพการสื่อสาร",
        "ตั้งคณะทำงานแก้ไขปัญหาการทุจริต",
    ];
    assert_eq!(titles, expected.map(fold));
    let days: Vec<Option<(Date, Date)>> = measures
        .iter()
        .map(|measure| measure.period.as_ref().and_then(|period| Some((period.start?, period.end?))))
        .collect();
    assert_eq!(days[0], TO_MARCH);
    assert_eq!(days[1], None);
    assert_eq!(days[3], Some((date(2020, 10, 1), date(2021, 9, 30))));
    assert_eq!(days[4], Some((date(2021, 1, 1), date(2021, 6, 30))));
    let last_day_of_third = measures[2].period.as_ref().and_then(|period| period.end);
    assert_eq!(last_day_of_third, Some(date(2021, 3, 31)));
    assert_eq!(measures[3].responsible, ["สำนักปลัด", "กองการศึกษา"]);
    let served: Vec<&[u8]> = measures.iter().map(|measure| measure.indicators.as_slice()).collect();
    assert!(served[0].contains(&9) && served[1].contains(&10) && served[2].contains(&4), "{served:?}");
}

#[test]
fn a_part_of_the_overall_score_is_no_instrument_score() {
    let assessment = assessment("องค์การบริหารส่วนตำบลหนองเหล่า", 2564);
    for (instrument, score) in Instrument::ALL.iter().zip(["89.30", "87.57", "96.07"]) {
        let figure = &assessment.instruments[instrument];
        let score: Decimal = score.parse().expect("a number");
        let value = figure.value().copied().unwrap_or_default();
        assert!((value - score).abs() < Decimal::new(2, 2), "{instrument:?}: {figure:?}");
    }
}

#[test]
fn items_are_read_from_their_own_sheet() {
    let items = &assessment("องค์การบริหารส่วนตำบลสหธาตุ", 2563).items;
    assert_eq!(items.len(), 43);
    let lost: Vec<&str> =
        items.iter().filter(|item| item.score == Some(Decimal::ZERO)).map(|item| item.code.as_str()).collect();
    assert_eq!(lost, ["o9", "o15", "o17", "o23", "o24", "o28", "o31", "o37", "o43"]);
}

#[test]
fn a_new_pass_shows_over_the_years() {
    let changes: Vec<(&str, u16, Option<Decimal>, Option<bool>)> = comparison()
        .changes
        .iter()
        .map(|change| {
            let later = &comparison().assessments[change.to];
            (later.agency.name.as_str(), later.fiscal_year, change.difference, change.newly_passed)
        })
        .collect();
    let new: Vec<_> = changes.into_iter().filter(|(.., newly_passed)| newly_passed.is_some()).collect();
    assert_eq!(new, [("องค์การบริหารส่วนตำบลสหธาตุ", 2564, "14.30".parse().ok(), Some(true))]);
}
