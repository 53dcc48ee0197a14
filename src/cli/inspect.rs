//! `prongsai inspect`: what is understood of one file, and where it stands.

use std::io::{self, BufWriter, Write};

use rust_decimal::Decimal;

use crate::export::wording::cli::{Label, fiscal_year, label, nothing_read};
use crate::export::wording::findings::{computed, field_of_year, reason};
use crate::export::wording::report::position;
use crate::export::wording::{Language, decisions, explanation, labels, oit};
use crate::export::{self, Digits, Settings};
use crate::model::{
    Assessment, Comparison, Explanation, Field, Figure, FileRecord, Format, Instrument, Measure, Place,
};
use crate::pipeline::{self, Error};

use super::args::Inspect;
use super::failure::Failure;
use super::terminal::{self, printable, table};
use super::worker::readers;
use super::{Outcome, batch, check, findings};

/// What stands where there is no value.
const NONE: &str = "-";

/// How places are named.
#[derive(Clone, Copy)]
enum Naming {
    /// By the position alone: the file stands above.
    Position,
    /// By file and position.
    File,
}

/// Reads the file and shows what was understood and what each block was taken for; as JSON in the form of
/// `assessments.json` with the explanation beside it.
pub fn run(command: &Inspect) -> Result<Outcome, Failure> {
    if command.file.is_dir() {
        return Err(Failure::NotAFile { path: command.file.clone() });
    }
    let language = command.words.lang.into();
    let readers = readers();
    let pool = batch::reading_pool(std::slice::from_ref(&command.file), None)?;
    let (comparison, told) = pool.install(|| pipeline::explain(&command.file, &readers))?;
    let mut out = BufWriter::new(io::stdout().lock());
    if command.words.json {
        let settings = Settings { language, digits: Digits::Arabic };
        let json = export::json::write_explained(&comparison, told.as_ref(), &settings).map_err(Error::from)?;
        writeln!(out, "{}", terminal::printable_json(String::from_utf8_lossy(&json).trim_end()))?;
    } else {
        print(&mut out, &comparison, language)?;
        if let Some(told) = &told {
            print_explanation(&mut out, told, language)?;
        }
    }
    out.flush()?;
    if check::nothing_read(&comparison) {
        terminal::complain(nothing_read(language));
        return Ok(Outcome::NothingRead);
    }
    Ok(Outcome::Done)
}

fn print(out: &mut dyn Write, comparison: &Comparison, language: Language) -> io::Result<()> {
    for file in &comparison.files {
        let status = labels::status(&file.status, language);
        let mut rows = vec![
            row([label(Label::File, language), &file.path]),
            row([label(Label::Format, language), &format!("{:?}", file.format).to_lowercase()]),
            row([label(Label::Status, language), status]),
        ];
        if let Some(reason) = reason(&file.status, language) {
            rows.push(row([label(Label::Reason, language), &reason]));
        }
        table(out, &rows)?;
    }
    // An archive and the results of an earlier run stand for many files.
    let holds_files = |file: &FileRecord| matches!(file.format, Format::Zip | Format::Json);
    let naming = if comparison.files.iter().any(holds_files) { Naming::File } else { Naming::Position };
    for assessment in &comparison.assessments {
        writeln!(out)?;
        print_assessment(out, assessment, naming, language)?;
    }
    writeln!(out)?;
    writeln!(out, "{}", findings::counts(&comparison.findings, language))?;
    for finding in &comparison.findings {
        findings::print(out, finding, language)?;
    }
    Ok(())
}

/// Shows what each block was taken for, and why a file gave nothing.
fn print_explanation(out: &mut dyn Write, told: &Explanation, language: Language) -> io::Result<()> {
    writeln!(out)?;
    writeln!(out, "{}", label(Label::TakenFor, language))?;
    if let Some(nothing) = told.nothing {
        writeln!(out, "  {}", explanation::nothing(nothing, language))?;
    }
    for block in &told.blocks {
        writeln!(out, "  {}", printable(&explanation::block(block, language)))?;
        for column in explanation::columns(block, language) {
            writeln!(out, "    {}", printable(&column))?;
        }
    }
    Ok(())
}

fn print_assessment(
    out: &mut dyn Write,
    assessment: &Assessment,
    naming: Naming,
    language: Language,
) -> io::Result<()> {
    let agency = &assessment.agency;
    let mut head = vec![printable(&agency.name).into_owned()];
    for (word, name) in [("อำเภอ", &agency.district), ("จังหวัด", &agency.province)] {
        head.extend(name.as_ref().map(|name| format!("{word}{}", printable(name))));
    }
    head.push(fiscal_year(assessment.fiscal_year, language));
    writeln!(out, "{}", head.join(" "))?;
    table(out, &value_rows(assessment, naming, language))?;
    for (which, numbers) in [(Label::Strengths, &assessment.strengths), (Label::Weaknesses, &assessment.weaknesses)] {
        if !numbers.is_empty() {
            writeln!(out, "{}: {}", label(which, language), numbers_told(numbers))?;
        }
    }
    for lost in lost_items(assessment, language) {
        writeln!(out, "{}: {lost}", label(Label::LostItems, language))?;
    }
    if !assessment.recommendations.is_empty() {
        writeln!(out, "{}", label(Label::Recommendations, language))?;
        let rows: Vec<_> = assessment
            .recommendations
            .iter()
            .map(|told| row([told.instrument.code(), &positions(&told.places, naming, language), &told.text]))
            .collect();
        table(out, &rows)?;
    }
    if !assessment.measures.is_empty() {
        writeln!(out, "{}", label(Label::Measures, language))?;
        let mut rows = vec![row([
            "",
            label(Label::Indicators, language),
            label(Label::Period, language),
            label(Label::Places, language),
            label(Label::Measures, language),
        ])];
        rows.extend(assessment.measures.iter().map(|measure| measure_row(measure, naming, language)));
        table(out, &rows)?;
    }
    Ok(())
}

/// What is known of the OIT items lost, a line a sub-indicator.
fn lost_items(assessment: &Assessment, language: Language) -> Vec<String> {
    let sub = |code: &str| oit::sub_indicator(code, assessment.fiscal_year, language);
    let determined = assessment.lost_items.iter().map(|lost| {
        let told = oit::lost(lost, &lost.lost.to_string(), language);
        format!("{} {told}", sub(&lost.sub_indicator))
    });
    let ways = assessment.lost_alternatives.iter().map(|told| oit::ways(told, |count| count.to_string(), language));
    determined.chain(ways).collect()
}

/// A row for every value: those that every assessment has, then the items that are stated.
fn value_rows(assessment: &Assessment, naming: Naming, language: Language) -> Vec<Vec<String>> {
    let name = |field| field_of_year(field, Some(assessment.fiscal_year), language);
    let mut rows = vec![
        [Label::Value, Label::Stated, Label::Computed, Label::Places]
            .map(|head| label(head, language).to_owned())
            .to_vec(),
        score_row(name(Field::Overall), &assessment.overall, naming, language),
        figure_row(name(Field::Grade), &assessment.grade, naming, language, |grade| {
            labels::grade(*grade, language).to_owned()
        }),
        figure_row(name(Field::Passed), &assessment.passed, naming, language, |passed| {
            labels::passed(*passed, language).to_owned()
        }),
    ];
    for instrument in Instrument::ALL {
        if let Some(score) = assessment.instruments.get(&instrument) {
            rows.push(score_row(name(Field::Instrument(instrument)), score, naming, language));
        }
    }
    for indicator in &assessment.indicators {
        rows.push(score_row(name(Field::Indicator(indicator.number)), &indicator.score, naming, language));
    }
    for sub in &assessment.sub_indicators {
        rows.push(score_row(format!("{} {}", sub.code, sub.name), &sub.score, naming, language));
    }
    for item in &assessment.items {
        rows.push(row([
            &item.code,
            &item.score.map_or_else(|| NONE.to_owned(), |score| score.to_string()),
            NONE,
            &positions(&item.places, naming, language),
        ]));
    }
    rows
}

/// A score's computed value may have as many decimals as a third has; it is shown as messages show it.
fn score_row(name: String, score: &Figure<Decimal>, naming: Naming, language: Language) -> Vec<String> {
    let shown = Figure { computed: score.computed.map(computed), ..score.clone() };
    figure_row(name, &shown, naming, language, Decimal::to_string)
}

fn figure_row<T>(
    name: String,
    figure: &Figure<T>,
    naming: Naming,
    language: Language,
    written: impl Fn(&T) -> String,
) -> Vec<String> {
    let value = |value: Option<&T>| value.map_or_else(|| NONE.to_owned(), &written);
    let stated = value(figure.stated.as_ref());
    let stated = match &figure.decided {
        Some(decided) => format!("{stated} ({} {})", decisions::decided(language), written(&decided.value)),
        None => stated,
    };
    row([&name, &stated, &value(figure.computed.as_ref()), &positions(&figure.places, naming, language)])
}

fn measure_row(measure: &Measure, naming: Naming, language: Language) -> Vec<String> {
    row([
        &measure.number.map_or_else(|| NONE.to_owned(), |number| number.to_string()),
        &numbers_told(&measure.indicators),
        measure.period.as_ref().map_or(NONE, |period| &period.text),
        &positions(&measure.places, naming, language),
        &measure.title,
    ])
}

fn row<const CELLS: usize>(cells: [&str; CELLS]) -> Vec<String> {
    cells.map(|cell| printable(cell).into_owned()).to_vec()
}

fn numbers_told(numbers: &[u8]) -> String {
    if numbers.is_empty() {
        return NONE.to_owned();
    }
    numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
}

/// Places, with the file's name where it does not stand above.
fn positions(places: &[Place], naming: Naming, language: Language) -> String {
    let written = |place: &Place| {
        let position = position(&place.at, language);
        match naming {
            Naming::Position => position,
            Naming::File => format!("{}: {position}", place.file),
        }
    };
    if places.is_empty() { NONE.to_owned() } else { findings::places(places, written) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::fixture;
    use crate::rules::RuleBook;

    #[test]
    fn one_file_is_shown_with_every_value_and_its_place() {
        let (mut assessments, mut findings, mut files) = fixture::run();
        assessments.truncate(1);
        findings.retain(|finding| finding.agency.as_ref() == assessments.first().map(|dangmo| &dangmo.agency));
        files.truncate(1);
        let mut out = Vec::new();
        print(&mut out, &compare(assessments, findings, files, RuleBook::embedded(), &[]), Language::Thai).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
          ไฟล์    reports/dangmo.docx
          ชนิด    docx
          สถานะ  อ่านได้ครบ

        องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี ปีงบประมาณ 2564
          รายการ                               ระบุไว้  คำนวณได้  ที่มา
          คะแนนรวม                             80.9   80.8998  คะแนน!B15
          ระดับผลการประเมิน                      B      B        คะแนน!B16
          ผลการประเมิน (ผ่านหรือไม่ผ่าน)            ไม่ผ่าน  ไม่ผ่าน    คะแนน!B17
          คะแนน IIT (ผู้มีส่วนได้ส่วนเสียภายใน)       95.73  -        คะแนน!B12
          คะแนน EIT (ผู้มีส่วนได้ส่วนเสียภายนอก)      95.5   -        คะแนน!B13
          คะแนน OIT (การเปิดเผยข้อมูลสาธารณะ)     58.82  -        คะแนน!B14
          คะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่            99.83  -        คะแนน!B2
          คะแนนตัวชี้วัดที่ 2 การใช้งบประมาณ          89.98  -        คะแนน!B3
          คะแนนตัวชี้วัดที่ 3 การใช้อำนาจ             99.16  -        คะแนน!B4
          คะแนนตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ   89.91  -        คะแนน!B5
          คะแนนตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต     99.75  -        คะแนน!B6
          คะแนนตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน       95.58  -        คะแนน!B7
          คะแนนตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร      96.47  -        คะแนน!B8
          คะแนนตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน  94.47  -        คะแนน!B9
          คะแนนตัวชี้วัดที่ 9 การเปิดเผยข้อมูล          73.90  -        คะแนน!B10
          คะแนนตัวชี้วัดที่ 10 การป้องกันการทุจริต       43.75  -        คะแนน!B11
        จุดแข็ง: 1, 2, 3, 4, 5, 6, 7, 8
        จุดที่ต้องพัฒนา: 9, 10
        ข้อเสนอแนะ
          OIT  ย่อหน้าที่ 30  เผยแพร่ข้อมูลพื้นฐานให้ครบและเป็นปัจจุบัน
        มาตรการ
             ตัวชี้วัด  ระยะเวลา    ที่มา                     มาตรการ
          1  1, 3   ตุลาคม ๒๕๖๓  ตารางที่ 4 แถวที่ 2 ช่องที่ 1  การจัดทำข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้บังคับบัญชา
          4  10     -           ตารางที่ 4 แถวที่ 5 ช่องที่ 1  =ผู้บริหารแสดงเจตจำนงสุจริต

        ข้อตรวจพบ: ต้องตัดสิน 0, ควรตรวจ 1, ข้อสังเกต 1
        ควรตรวจ [measure-without-period] องค์การบริหารส่วนตำบลแดงหม้อ ปีงบประมาณ 2564
            มาตรการที่ 4 “=ผู้บริหารแสดงเจตจำนงสุจริต” ไม่ระบุระยะเวลาการดำเนินการ โปรดเติมเดือนเริ่มต้นและเดือนสิ้นสุด
            reports/dangmo.docx: ตารางที่ 4 แถวที่ 5 ช่องที่ 1
        ข้อสังเกต [misspelt-name] องค์การบริหารส่วนตำบลแดงหม้อ ปีงบประมาณ 2564
            ชื่อ “องค์กรบริหารส่วนตำบลแดงหม้อ” เข้าใจว่าหมายถึง “องค์การบริหารส่วนตำบลแดงหม้อ” โปรดแก้คำสะกดในเอกสารหากเข้าใจถูกต้อง
            reports/dangmo.docx: ย่อหน้าที่ 22
        "#);
    }
}
