//! An empty score sheet reads as nothing, and a filled one as what was filled in.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "what cannot be made fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use prongsai::export::template::{self, Template};
use prongsai::export::wording::{Language, labels};
use prongsai::ingest;
use prongsai::model::{Agency, AgencyKind, Assessment, Comparison, Listed, Place, Roster};
use prongsai::normalize;
use prongsai::pipeline::{self, Quiet};
use prongsai::rules::RuleBook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::truth::{Truth, Who, truth};

const YEARS: std::ops::RangeInclusive<u16> = 2562..=2569;
const LANGUAGES: [Language; 2] = [Language::Thai, Language::English];

/// The bytes of an empty sheet.
fn empty(fiscal_year: u16, agencies: Option<&[Listed]>, language: Language) -> Vec<u8> {
    let rules = RuleBook::embedded().for_year(fiscal_year).unwrap();
    template::write(&Template { fiscal_year, rules, agencies, language }).unwrap()
}

fn listed(agency: &Agency) -> Listed {
    Listed {
        name: agency.name.clone(),
        kind: Some(agency.kind),
        district: agency.district.clone(),
        province: agency.province.clone(),
        place: Place::file(&Arc::from("list.csv")),
    }
}

/// The cells of a sheet that somebody fills in, by their names.
type Filled = BTreeMap<String, String>;

/// A workbook with cells filled in as Excel does: numbers as values, text in the cell. Only cells that are there can be.
fn fill(workbook: &[u8], sheets: &[Filled]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut filled = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let sheet = (1..).zip(sheets).find(|(number, _)| name == format!("xl/worksheets/sheet{number}.xml"));
        if let Some((_, cells)) = sheet {
            let mut xml = String::from_utf8(bytes).unwrap();
            for (cell, value) in cells {
                let at = xml.find(&format!("<c r=\"{cell}\" ")).unwrap_or_else(|| panic!("{name} has no cell {cell}"));
                let end = at + xml[at..].find("/>").unwrap();
                assert!(!xml[at..end].contains('>'), "{name}!{cell} is not empty");
                let (kind, content) = match value.parse::<rust_decimal::Decimal>() {
                    Ok(_) => ("", format!("<v>{value}</v>")),
                    Err(_) => {
                        let text = value.replace('&', "&amp;").replace('<', "&lt;");
                        (" t=\"inlineStr\"", format!("<is><t xml:space=\"preserve\">{text}</t></is>"))
                    }
                };
                xml.replace_range(end..end + 2, &format!("{kind}>{content}</c>"));
            }
            bytes = xml.into_bytes();
        }
        filled.start_file(name, SimpleFileOptions::default()).unwrap();
        filled.write_all(&bytes).unwrap();
    }
    filled.finish().unwrap().into_inner()
}

/// The scores from the indicators to the result as the cells of a column or a row take them, in the order of the year.
fn outcome(truth: &Truth, language: Language) -> [String; 3] {
    let passed = labels::passed(truth.passed, language).to_owned();
    [truth.overall.to_string(), labels::grade(truth.grade, language).to_owned(), passed]
}

/// What is filled into the form of one agency: scores, items where the year has them, measures.
fn form_of(truth: &Truth, language: Language) -> Vec<Filled> {
    let agency = &truth.agency;
    let mut scores = Filled::new();
    let mut set = |cell: &str, value: &str| scores.insert(cell.to_owned(), value.to_owned());
    set("B5", &agency.name);
    set("B6", labels::kind(agency.kind, language));
    agency.district.iter().for_each(|district| drop(set("B7", district)));
    agency.province.iter().for_each(|province| drop(set("B8", province)));
    let indicators = truth.indicators.iter().map(ToString::to_string).collect::<Vec<_>>();
    let [iit, eit, oit] = truth.instruments.map(|score| score.to_string());
    let column = [&[iit][..], &indicators[..5], &[eit], &indicators[5..8], &[oit], &indicators[8..]].concat();
    for (row, value) in (12..).zip(column.into_iter().chain(outcome(truth, language))) {
        set(&format!("C{row}"), &value);
    }
    let mut sheets = vec![scores];
    if (2563..=2565).contains(&truth.fiscal_year) {
        let mut items = Filled::new();
        let mut row = 4;
        for (at, won) in truth.items.iter().enumerate() {
            // A line of its own for each sub-indicator.
            row += 1 + u32::from(at > 0 && [9, 17, 24, 28, 33, 41].contains(&at));
            items.insert(format!("C{row}"), if *won { "100" } else { "0" }.to_owned());
        }
        sheets.push(items);
    }
    let mut measures = Filled::new();
    for (row, plan) in (4..).zip(&truth.measures) {
        let lines = |entries: &[String]| match entries {
            [only] => only.clone(),
            several => {
                let numbered = several.iter().zip(1..).map(|(entry, number)| format!("{number}. {entry}"));
                numbered.collect::<Vec<_>>().join("\n")
            }
        };
        measures.insert(format!("A{row}"), plan.title.clone());
        measures.insert(format!("B{row}"), lines(&plan.steps));
        measures.insert(format!("C{row}"), plan.responsible.join("\n"));
        plan.period.iter().for_each(|period| drop(measures.insert(format!("D{row}"), period.text.clone())));
        measures.insert(format!("E{row}"), lines(&plan.results));
        plan.suggestion.iter().for_each(|told| drop(measures.insert(format!("F{row}"), (*told).to_owned())));
    }
    sheets.push(measures);
    sheets
}

/// What is filled into the table of many.
fn table_of(truths: &[Truth], language: Language) -> Vec<Filled> {
    let mut cells = Filled::new();
    for (row, truth) in (6..).zip(truths) {
        let scores = truth.indicators.iter().chain(&truth.instruments).map(ToString::to_string);
        for (column, value) in ('E'..='T').zip(scores.chain(outcome(truth, language))) {
            cells.insert(format!("{column}{row}"), value);
        }
    }
    vec![cells]
}

/// Agencies of every kind, no two of one name.
fn agencies(supply: &mut Supply, random: &mut Random) -> Vec<Agency> {
    use AgencyKind as Kind;
    let mut agencies = supply.take(Who::Bodies);
    agencies.extend(supply.take(Who::District));
    agencies.extend(supply.take(Who::Namesakes));
    let at = agencies[0].province.clone().unwrap();
    let department = random.pick(&["การปกครอง", "ส่งเสริมการปกครองท้องถิ่น", "ที่ดิน", "การขนส่งทางบก", "ป่าไม้", "ประมง"]);
    let enterprise = random.pick(&["การไฟฟ้านครหลวง", "การประปาส่วนภูมิภาค", "ธนาคารออมสิน", "องค์การเภสัชกรรม"]);
    let others = [
        (Kind::Province, format!("จังหวัด{at}"), Some(at.clone())),
        (Kind::Department, format!("กรม{department}"), None),
        (Kind::StateEnterprise, enterprise.to_owned(), None),
        (Kind::Other, format!("วิทยาลัยเทคนิค{at}"), Some(at.clone())),
        (Kind::CityMunicipality, format!("เทศบาลนคร{at}"), Some(at.clone())),
    ];
    agencies.extend(others.map(|(kind, name, province)| Agency {
        name,
        kind,
        subdistrict: None,
        district: None,
        province,
    }));
    agencies
}

/// The codes of findings that a true sheet may have: of a year without rules, and of weaknesses that no measure serves.
const DESERVED: [&str; 2] = ["rules-assumed", "weakness-without-measure"];

/// What was read differs from what was filled in.
fn differences(comparison: &Comparison, truths: &[Truth], with_parts: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for truth in truths {
        let Agency { name, kind, district, province, .. } = &truth.agency;
        let same = |read: &&Assessment| {
            read.fiscal_year == truth.fiscal_year
                && (&read.agency.name, read.agency.kind) == (name, *kind)
                && (district.is_none() || read.agency.district == *district)
                && (province.is_none() || read.agency.province == *province)
        };
        let Some(read) = comparison.assessments.iter().find(same) else {
            wrong.push(format!("{name} ({district:?}, {province:?}) {} is missing", truth.fiscal_year));
            continue;
        };
        let mut differs = |what: &str, same: bool| {
            if !same {
                wrong.push(format!("{name} {}: {what}", truth.fiscal_year));
            }
        };
        let indicators: Vec<_> = read.indicators.iter().map(|indicator| indicator.score.stated).collect();
        differs("indicators", indicators == truth.indicators.map(Some));
        let instruments: Vec<_> = read.instruments.values().map(|figure| figure.stated).collect();
        differs("instruments", instruments == truth.instruments.map(Some));
        differs("overall", read.overall.stated == Some(truth.overall));
        differs("grade", read.grade.stated == Some(truth.grade));
        differs("result", read.passed.stated == Some(truth.passed));
        if !with_parts {
            continue;
        }
        if (2563..=2565).contains(&truth.fiscal_year) {
            let items: Vec<bool> =
                read.items.iter().map(|item| item.score.is_some_and(|score| !score.is_zero())).collect();
            differs("items", items == truth.items);
        }
        differs("number of measures", read.measures.len() == truth.measures.len());
        for (measure, plan) in read.measures.iter().zip(&truth.measures) {
            differs("a measure's title", measure.title == plan.title);
            differs("a measure's steps", measure.steps == plan.steps);
            differs("who answers for a measure", measure.responsible == plan.responsible);
            let period = measure.period.as_ref().map(|period| &period.text);
            differs("a measure's period", period == plan.period.as_ref().map(|span| &span.text));
            differs("a measure's results", measure.results == plan.results);
            differs("a measure's suggestion", measure.suggestion.as_deref() == plan.suggestion);
        }
    }
    if comparison.assessments.len() != truths.len() {
        wrong.push(format!("{} assessments for {} agencies", comparison.assessments.len(), truths.len()));
    }
    for finding in comparison.findings.iter().filter(|finding| !DESERVED.contains(&finding.detail.code())) {
        wrong.push(format!("{:?} {:?}", finding.detail, finding.agency.as_ref().map(|agency| &agency.name)));
    }
    wrong
}

/// What was read of these files differs from what was filled in.
fn differences_of(files: &[PathBuf], truths: &[Truth], with_parts: bool) -> Vec<String> {
    differences(&pipeline::run(files, &Quiet).unwrap(), truths, with_parts)
}

#[test]
fn an_untouched_sheet_reads_as_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random::new(1);
    let agencies = agencies(&mut Supply::new(Random::new(2)), &mut random);
    let list: Vec<Listed> = agencies.iter().map(listed).collect();
    let mut files = Vec::new();
    for year in YEARS {
        for (language, at) in LANGUAGES.into_iter().zip(0..) {
            for agencies in [None, Some(list.as_slice())] {
                let path = folder.path().join(format!("{year}-{at}-{}.xlsx", agencies.is_some()));
                fs::write(&path, empty(year, agencies, language)).unwrap();
                files.push(path);
            }
        }
    }
    let comparison = pipeline::run(&files, &Quiet).unwrap();
    assert_eq!(comparison.assessments, []);
    assert_eq!(comparison.findings, []);
    assert!(comparison.files.iter().all(|file| file.status.code() == "empty"));
}

#[test]
fn a_filled_form_reads_as_it_was_filled() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random::new(3);
    let mut wrong = Vec::new();
    for (year, language) in YEARS.flat_map(|year| LANGUAGES.map(|language| (year, language))) {
        let agencies = agencies(&mut Supply::new(Random::new(u64::from(year))), &mut random);
        // Some of each kind in some of the years; two of one name in all.
        let turn = usize::from(year) + usize::from(language == Language::English);
        let namesakes = |agency: &Agency| agencies.iter().filter(|other| other.name == agency.name).count() > 1;
        let some = (0..).zip(&agencies).filter(|(at, agency)| (at + turn) % 4 == 0 || namesakes(agency));
        let truths: Vec<Truth> = some.map(|(_, agency)| truth(agency.clone(), year, &mut random)).collect();
        let files: Vec<PathBuf> =
            (0..truths.len()).map(|number| folder.path().join(format!("{number}.xlsx"))).collect();
        for (file, truth) in files.iter().zip(&truths) {
            fs::write(file, fill(&empty(year, None, language), &form_of(truth, language))).unwrap();
        }
        wrong.extend(differences_of(&files, &truths, true));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_filled_table_reads_as_it_was_filled() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random::new(4);
    let mut wrong = Vec::new();
    for (year, language) in YEARS.flat_map(|year| LANGUAGES.map(|language| (year, language))) {
        let agencies = agencies(&mut Supply::new(Random::new(u64::from(year) + 50)), &mut random);
        let list: Vec<Listed> = agencies.iter().map(listed).collect();
        let truths: Vec<Truth> = agencies.into_iter().map(|agency| truth(agency, year, &mut random)).collect();
        let path = folder.path().join("table.xlsx");
        fs::write(&path, fill(&empty(year, Some(&list), language), &table_of(&truths, language))).unwrap();
        wrong.extend(differences_of(&[path], &truths, false));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_bare_name_is_of_the_kind_that_the_form_tells() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.xlsx");
    for language in LANGUAGES {
        let mut random = Random::new(5);
        let agency =
            crate::generate::truth::agency(AgencyKind::SubdistrictMunicipality, "เขื่องใน", "เขื่องใน", "อุบลราชธานี");
        let truth = truth(agency, 2568, &mut random);
        let mut sheets = form_of(&truth, language);
        sheets[0].insert("B5".to_owned(), "เขื่องใน".to_owned());
        fs::write(&path, fill(&empty(2568, None, language), &sheets)).unwrap();
        assert_eq!(differences_of(std::slice::from_ref(&path), &[truth], true), [""; 0]);
    }
}

#[test]
fn the_same_sheet_has_the_same_bytes() {
    let agencies = agencies(&mut Supply::new(Random::new(6)), &mut Random::new(6));
    let list: Vec<Listed> = agencies.iter().map(listed).collect();
    for agencies in [None, Some(list.as_slice())] {
        let bytes = empty(2565, agencies, Language::Thai);
        assert_eq!(bytes, empty(2565, agencies, Language::Thai));
    }
}

/// What a list names: `name, district, province`, a question mark behind what no agency is called.
fn roster(list: &[u8]) -> (Vec<String>, Roster) {
    let name: Arc<str> = "list".into();
    let document = ingest::read_bytes(list, &name).unwrap();
    let roster = normalize::roster(&document, RuleBook::embedded());
    let told = roster.agencies.iter().map(|listed| {
        let unknown = if listed.kind.is_none() { "?" } else { "" };
        let mut told = format!("{}{unknown}", listed.name);
        for place in [&listed.district, &listed.province].into_iter().flatten() {
            told.push_str(&format!(", {place}"));
        }
        told
    });
    (told.collect(), roster)
}

#[test]
fn lists_of_many_forms_name_the_same_agencies() {
    let all = ["องค์การบริหารส่วนตำบลแดงหม้อ, เขื่องใน, อุบลราชธานี", "เทศบาลตำบลเขื่องใน, เขื่องใน, อุบลราชธานี"];
    let lists = [
        "ชื่อหน่วยงาน,อำเภอ,จังหวัด\nอบต.แดงหม้อ,เขื่องใน,อุบลราชธานี\nทต.เขื่องใน,เขื่องใน,อุบลราชธานี\n",
        "Province,District,No.,Agency\nอุบลราชธานี,เขื่องใน,1,อบต.แดงหม้อ\nอุบลราชธานี,เขื่องใน,2,ทต.เขื่องใน\n",
        "\u{FEFF}ที่;หน่วยงาน;อำเภอ;จังหวัด\n๑;อบต.แดงหม้อ;อ.เขื่องใน;จ.อุบลราชธานี\n๒;เทศบาลตำบลเขื่องใน;อำเภอเขื่องใน;จังหวัดอุบลราชธานี\nรวม;2 แห่ง;;\n",
        "อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี\nทต.เขื่องใน,เขื่องใน,อุบลราชธานี\n",
        "รายชื่อ อปท. อำเภอเขื่องใน จังหวัดอุบลราชธานี\n\n๑. อบต.แดงหม้อ\n๒. ทต.เขื่องใน\n\n",
        "จังหวัดอุบลราชธานี\nอำเภอเขื่องใน\nองค์การบริหารส่วนตำบลแดงหม้อ\nเทศบาลตำบลเขื่องใน\n",
        "อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี\nทต.เขื่องใน อ.เขื่องใน จ.อุบลราชธานี\n",
        "ประเภท,ชื่อ,อำเภอ,จังหวัด\nอบต.,แดงหม้อ,เขื่องใน,อุบลราชธานี\nเทศบาลตำบล,เขื่องใน,เขื่องใน,อุบลราชธานี\n",
        "ผลการประเมิน ITA ปีงบประมาณ 2564\nหน่วยงาน,อำเภอ,จังหวัด,คะแนน,ระดับ\nอบต.แดงหม้อ,เขื่องใน,อุบลราชธานี,80.90,B\nทต.เขื่องใน,เขื่องใน,อุบลราชธานี,92.07,A\n",
    ];
    for list in lists {
        let (names, roster) = roster(list.as_bytes());
        assert_eq!(names, all, "{list}");
        assert!(roster.repeated.is_empty() && roster.passed_over.is_empty(), "{list}");
    }
    let (thai, _, _) = encoding_rs::WINDOWS_874.encode(lists[0]);
    assert_eq!(roster(&thai).0, all);
}

#[test]
fn what_is_odd_in_a_list_is_told() {
    let cases: [(&str, &[&str], &[&str]); 9] = [
        ("อบต.แดงหม้อ\nพิพิธภัณฑ์ บ้านเรา\n", &["องค์การบริหารส่วนตำบลแดงหม้อ", "พิพิธภัณฑ์ บ้านเรา?"], &[]),
        ("อบต.แดงหม้อ\nองค์การบริหารส่วนตำบลแดงหม้อ\n", &["องค์การบริหารส่วนตำบลแดงหม้อ"], &["องค์การบริหารส่วนตำบลแดงหม้อ"]),
        (
            "หน่วยงาน,จังหวัด\nอบต.ในเมือง,นครราชสีมา\nอบต.ในเมือง,ขอนแก่น\nอบต.ในเมือง,ขอนแก่น\n",
            &["องค์การบริหารส่วนตำบลในเมือง, นครราชสีมา", "องค์การบริหารส่วนตำบลในเมือง, ขอนแก่น"],
            &["องค์การบริหารส่วนตำบลในเมือง"],
        ),
        ("จังหวัดตราด\nจังหวัดจันทบุรี\n", &["จังหวัดตราด, ตราด", "จังหวัดจันทบุรี, จันทบุรี"], &[]),
        ("ชื่อ\nพิพิธภัณฑ์บ้านเรา\n", &["พิพิธภัณฑ์บ้านเรา?"], &[]),
        // A report is no list, and its lines are no names: whom it states something of is listed.
        (
            "รายงานผลการประเมิน ITA อบต.แดงหม้อ ปีงบประมาณ 2564\nมีผลคะแนนรวม 80.90 คะแนน อยู่ในระดับ B\nจัดทำโดยสำนักปลัด\n",
            &["องค์การบริหารส่วนตำบลแดงหม้อ"],
            &[],
        ),
        ("รายงานการประชุม\nวาระแรก\nเลิกประชุม\n", &[], &[]),
        ("หน่วยงาน\n", &[], &[]),
        ("\n \n-\n", &[], &[]),
    ];
    for (list, names, repeated) in cases {
        let (read, roster) = roster(list.as_bytes());
        assert_eq!(read, names, "{list}");
        let again: Vec<&str> = roster.repeated.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(again, repeated, "{list}");
    }
}
