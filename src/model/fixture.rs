//! Examples for the unit tests of every stage.

use rust_decimal::Decimal;

use super::{
    Agency, AgencyKind, Assessment, Figure, FileRecord, FileStatus, Finding, FindingDetail, Format, Grade,
    IndicatorFigure, Instrument, LostAlternatives, LostCount, LostItems, Measure, Period, Place, Position, ReadFailure,
    Recommendation,
};

/// A stated figure without places.
pub fn figure(stated: Option<&str>) -> Figure<Decimal> {
    Figure { stated: stated.map(|text| text.parse().unwrap()), ..Figure::default() }
}

/// A subdistrict administrative organization without any score.
pub fn assessment(name: &str, fiscal_year: u16) -> Assessment {
    let names = [
        "การปฏิบัติหน้าที่",
        "การใช้งบประมาณ",
        "การใช้อำนาจ",
        "การใช้ทรัพย์สินของราชการ",
        "การแก้ไขปัญหาการทุจริต",
        "คุณภาพการดำเนินงาน",
        "ประสิทธิภาพการสื่อสาร",
        "การปรับปรุงระบบการทำงาน",
        "การเปิดเผยข้อมูล",
        "การป้องกันการทุจริต",
    ];
    Assessment {
        agency: Agency {
            name: format!("องค์การบริหารส่วนตำบล{name}"),
            kind: AgencyKind::SubdistrictAdministrativeOrganization,
            subdistrict: Some(name.to_owned()),
            district: Some("เขื่องใน".to_owned()),
            province: Some("อุบลราชธานี".to_owned()),
        },
        fiscal_year,
        overall: Figure::default(),
        grade: Figure::default(),
        passed: Figure::default(),
        instruments: Instrument::ALL.into_iter().map(|instrument| (instrument, Figure::default())).collect(),
        indicators: (1..)
            .zip(names)
            .map(|(number, name)| IndicatorFigure { number, name: name.to_owned(), score: Figure::default() })
            .collect(),
        items: Vec::new(),
        sub_indicators: Vec::new(),
        lost_items: Vec::new(),
        lost_alternatives: Vec::new(),
        strengths: Vec::new(),
        weaknesses: Vec::new(),
        recommendations: Vec::new(),
        measures: Vec::new(),
        sources: vec!["scores.xlsx".into()],
    }
}

/// An assessment with all scores stated: ten indicators, three instruments, overall; the rest by the rules of
/// FY 2562 to 2565.
pub fn scored(
    name: &str,
    fiscal_year: u16,
    indicators: [&str; 10],
    instruments: [&str; 3],
    overall: &str,
    grade: Grade,
) -> Assessment {
    let mut assessment = assessment(name, fiscal_year);
    let place = |row| Place::new(&"scores.xlsx".into(), Position::SheetCell { sheet: "คะแนน".into(), row, column: 2 });
    let stated = |text: &str, row| Figure {
        stated: Some(text.parse().unwrap()),
        computed: None,
        decided: None,
        places: vec![place(row)],
    };
    for ((indicator, score), row) in assessment.indicators.iter_mut().zip(indicators).zip(2..) {
        indicator.score = stated(score, row);
    }
    for ((instrument, score), row) in Instrument::ALL.into_iter().zip(instruments).zip(12..) {
        assessment.instruments.insert(instrument, stated(score, row));
    }
    assessment.overall = stated(overall, 15);
    let passed = assessment.overall.stated >= Some(Decimal::from(85));
    assessment.grade = Figure { stated: Some(grade), computed: Some(grade), decided: None, places: vec![place(16)] };
    assessment.passed = Figure { stated: Some(passed), computed: Some(passed), decided: None, places: vec![place(17)] };
    for indicator in &assessment.indicators {
        let list = if indicator.score.stated >= Some(Decimal::from(85)) {
            &mut assessment.strengths
        } else {
            &mut assessment.weaknesses
        };
        list.push(indicator.number);
    }
    assessment
}

/// A small run: three agencies in FY 2564, one of them also in FY 2563, with measures and findings of each severity.
pub fn run() -> (Vec<Assessment>, Vec<Finding>, Vec<FileRecord>) {
    let mut dangmo = scored(
        "แดงหม้อ",
        2564,
        ["99.83", "89.98", "99.16", "89.91", "99.75", "95.58", "96.47", "94.47", "73.90", "43.75"],
        ["95.73", "95.5", "58.82"],
        "80.9",
        Grade::B,
    );
    dangmo.overall.computed = Some("80.8998".parse().unwrap());
    let table_place = |row| Place::new(&"reports/dangmo.docx".into(), Position::TableCell { table: 4, row, cell: 1 });
    dangmo.sources.insert(0, "reports/dangmo.docx".into());
    dangmo.recommendations = vec![Recommendation {
        instrument: Instrument::Oit,
        text: "เผยแพร่ข้อมูลพื้นฐานให้ครบและเป็นปัจจุบัน".to_owned(),
        places: vec![Place::new(&"reports/dangmo.docx".into(), Position::Paragraph(30))],
    }];
    dangmo.measures = vec![
        Measure {
            number: Some(1),
            title: "การจัดทำข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้บังคับบัญชา".to_owned(),
            steps: vec!["ประชุมชี้แจงบทบาทหน้าที่".into(), "ออกคำสั่งแบ่งงานให้ชัดเจน".into()],
            responsible: vec!["สำนักปลัด".into(), "กองคลัง".into()],
            period: Some(Period {
                text: "ตุลาคม ๒๕๖๓".to_owned(),
                start: Some(jiff::civil::date(2020, 10, 1)),
                end: Some(jiff::civil::date(2020, 10, 31)),
            }),
            results: vec!["มีข้อตกลงครบทุกกอง".into()],
            suggestion: None,
            indicators: vec![1, 3],
            without_column: Vec::new(),
            places: vec![table_place(2)],
        },
        Measure {
            number: Some(4),
            title: "=ผู้บริหารแสดงเจตจำนงสุจริต".to_owned(),
            steps: vec!["ประกาศเจตจำนง".into()],
            responsible: vec!["สำนักปลัด".into()],
            period: None,
            results: Vec::new(),
            suggestion: None,
            indicators: vec![10],
            without_column: Vec::new(),
            places: vec![table_place(5)],
        },
    ];
    let before = scored(
        "แดงหม้อ",
        2563,
        ["90.00", "85.00", "88.10", "84.20", "86.00", "85.40", "80.00", "79.30", "60.00", "50.00"],
        ["86.66", "81.57", "55.00"],
        "72.47",
        Grade::C,
    );
    let mut better = scored(
        "ธาตุน้อย",
        2564,
        ["95.10", "93.00", "94.00", "92.50", "96.00", "93.33", "91.20", "90.15", "97.14", "93.75"],
        ["94.12", "91.56", "95.45"],
        "93.88",
        Grade::A,
    );
    let lost = |sub: &str, items: std::ops::RangeInclusive<u16>| LostItems {
        sub_indicator: sub.to_owned(),
        lost: 1,
        among: items.map(|number| format!("o{number}")).collect(),
    };
    better.lost_items = vec![lost("9.3", 18..=18), lost("10.1", 34..=41)];
    let mut wrong = scored(
        "สร้างถ่อ",
        2564,
        ["88.00", "84.00", "86.00", "83.00", "87.00", "85.00", "82.00", "84.00", "70.00", "62.50"],
        ["85.60", "83.67", "66.25"],
        "87.28",
        Grade::A,
    );
    wrong.overall.computed = Some("77.281".parse().unwrap());
    let way = |sub: &str, lost| vec![LostCount { sub_indicator: sub.to_owned(), lost }];
    wrong.lost_alternatives = vec![LostAlternatives { indicator: 10, ways: vec![way("10.1", 3), way("10.2", 1)] }];
    wrong.agency.district = Some("ม่วงสามสิบ".to_owned());
    let finding = |detail, about: Option<&Assessment>, place| Finding {
        detail,
        agency: about.map(|assessment| assessment.agency.clone()),
        fiscal_year: about.map(|assessment| assessment.fiscal_year),
        places: vec![place],
    };
    let findings = vec![
        finding(
            FindingDetail::OverallDiffers { stated: "87.28".parse().unwrap(), computed: "77.281".parse().unwrap() },
            Some(&wrong),
            wrong.overall.places[0].clone(),
        ),
        finding(
            FindingDetail::MeasureWithoutPeriod { number: Some(4), title: dangmo.measures[1].title.clone() },
            Some(&dangmo),
            table_place(5),
        ),
        finding(
            FindingDetail::MisspeltName {
                written: "องค์กรบริหารส่วนตำบลแดงหม้อ".to_owned(),
                meant: dangmo.agency.name.clone(),
            },
            Some(&dangmo),
            Place::new(&"reports/dangmo.docx".into(), Position::Paragraph(22)),
        ),
        finding(
            FindingDetail::UnreadableFile(ReadFailure::Encrypted),
            None,
            Place::file(&"reports/locked.docx".into()),
        ),
    ];
    let file = |path: &str, format, status| FileRecord { path: path.into(), format, status };
    let files = vec![
        file("reports/dangmo.docx", Format::Docx, FileStatus::Read),
        file("reports/locked.docx", Format::Docx, FileStatus::Unreadable(ReadFailure::Encrypted)),
        file("reports/~$dangmo.docx", Format::Unknown, FileStatus::Ignored),
        file("scores.xlsx", Format::Xlsx, FileStatus::Read),
    ];
    (vec![dangmo, before, better, wrong], findings, files)
}
