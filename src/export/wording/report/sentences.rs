//! Sentences, and names put together of several parts.

use crate::export::wording::Language;
use crate::model::Position;

/// The lines for signatures.
pub fn signature(language: Language) -> [&'static str; 4] {
    match language {
        Language::Thai => [
            "ลงชื่อ ........................................ ผู้จัดทำรายงาน",
            "(..........................................)",
            "ตำแหน่ง ..........................................",
            "วันที่ ..........................................",
        ],
        Language::English => [
            "Signed ..........................................",
            "(..........................................)",
            "Position ..........................................",
            "Date ..........................................",
        ],
    }
}

/// Where in a file, as a person counts; a cell of a sheet as a spreadsheet's address box takes it.
pub fn position(position: &Position, language: Language) -> String {
    if language == Language::English {
        return position.to_string();
    }
    match position {
        Position::File => "ทั้งไฟล์".to_owned(),
        Position::Paragraph(number) => format!("ย่อหน้าที่ {number}"),
        Position::TableCell { table, row, cell } => format!("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}"),
        Position::Footnote(number) => format!("เชิงอรรถที่ {number}"),
        Position::Endnote(number) => format!("อ้างอิงท้ายเรื่องที่ {number}"),
        Position::Header(number) => format!("หัวกระดาษที่ {number}"),
        Position::Footer(number) => format!("ท้ายกระดาษที่ {number}"),
        Position::Sheet(_) | Position::SheetCell { .. } => position.to_string(),
        Position::Field { line, column } => format!("บรรทัดที่ {line} คอลัมน์ที่ {column}"),
    }
}

/// The name of an annex, counted from 0; a report has two at most.
pub fn annex(position: usize, language: Language) -> &'static str {
    match (language, position) {
        (Language::Thai, 0) => "ภาคผนวก ก",
        (Language::Thai, _) => "ภาคผนวก ข",
        (Language::English, 0) => "Annex A:",
        (Language::English, _) => "Annex B:",
    }
}

/// A fiscal year of the Buddhist era.
pub fn fiscal_year(year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีงบประมาณ พ.ศ. {year}"),
        Language::English => format!("fiscal year {year} B.E."),
    }
}

/// A year, or the first and last year, under the title and over rules.
pub fn title_years(first: &str, last: &str, language: Language) -> String {
    let years = if first == last { first.to_owned() } else { format!("{first} – {last}") };
    match language {
        Language::Thai => format!("ประจำปีงบประมาณ พ.ศ. {years}"),
        Language::English => format!("Fiscal year {years} B.E."),
    }
}

/// How many agencies, and where they are as far as known.
pub fn title_agencies(count: &str, areas: &str, language: Language) -> String {
    match (language, areas.is_empty()) {
        (Language::Thai, true) => format!("หน่วยงาน จำนวน {count} แห่ง"),
        (Language::Thai, false) => format!("หน่วยงาน จำนวน {count} แห่ง\n{areas}"),
        (Language::English, true) => format!("Agencies: {count}"),
        (Language::English, false) => format!("Agencies: {count}\n{areas}"),
    }
}

/// A district and its province, either of which may be unknown; Bangkok has เขต and is no จังหวัด.
pub fn area(district: Option<&str>, province: Option<&str>, language: Language) -> String {
    const BANGKOK: &str = "กรุงเทพมหานคร";
    let in_bangkok = province == Some(BANGKOK);
    let district = district.map(|district| match (language, in_bangkok) {
        (Language::Thai, true) => format!("เขต{district}"),
        (Language::Thai, false) => format!("อำเภอ{district}"),
        (Language::English, _) => format!("{district} district"),
    });
    let province = province.map(|province| match (language, in_bangkok) {
        (_, true) => language.pick(BANGKOK, "Bangkok").to_owned(),
        (Language::Thai, false) => format!("จังหวัด{province}"),
        (Language::English, false) => format!("{province} province"),
    });
    let parts: Vec<String> = [district, province].into_iter().flatten().collect();
    parts.join(language.pick(" ", ", "))
}

/// So many districts and provinces, where they are too many to name.
pub fn area_counts(districts: &str, provinces: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ใน {districts} อำเภอ {provinces} จังหวัด"),
        Language::English => format!("in {districts} districts of {provinces} provinces"),
    }
}

/// What a table shows, with its fiscal year.
pub fn of_fiscal_year(what: &str, year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{what} ปีงบประมาณ พ.ศ. {year}"),
        Language::English => format!("{what}, fiscal year {year} B.E."),
    }
}

/// The caption of the table of all agencies.
pub fn ranking_of(year: &str, language: Language) -> String {
    of_fiscal_year(
        language.pick("คะแนน ระดับ และผลการประเมินรายหน่วยงาน", "Scores, grades and results by agency"),
        year,
        language,
    )
}

/// The caption of an area's table.
pub fn agencies_of(area: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{area} จำนวน {count} แห่ง"),
        Language::English => format!("{area}: {count}"),
    }
}

/// How many agencies a year has.
pub fn year_agencies(year: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ในปีงบประมาณ พ.ศ. {year} มีหน่วยงานที่นำผลการประเมินมาเปรียบเทียบ จำนวน {count} แห่ง"),
        Language::English => format!("Agencies compared in fiscal year {year} B.E.: {count}."),
    }
}

/// The mean overall score, and of how many where not all have one.
pub fn year_mean(mean: &str, scored: Option<&str>, language: Language) -> String {
    match (language, scored) {
        (Language::Thai, None) => format!("ได้คะแนนภาพรวมเฉลี่ย {mean} คะแนน"),
        (Language::Thai, Some(scored)) => {
            format!("ได้คะแนนภาพรวมเฉลี่ย {mean} คะแนน (เฉลี่ยจากหน่วยงานที่มีคะแนน จำนวน {scored} แห่ง)")
        }
        (Language::English, None) => format!("The mean overall score is {mean}."),
        (Language::English, Some(scored)) => {
            format!("The mean overall score is {mean} (agencies with a score: {scored}).")
        }
    }
}

/// How many passed, with the share of all.
pub fn year_passed(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ผ่านเกณฑ์การประเมิน จำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("Passed: {count} ({share} %)."),
    }
}

/// How many did not pass, with the share of all.
pub fn year_not_passed(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และไม่ผ่านเกณฑ์การประเมิน จำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("Not passed: {count} ({share} %)."),
    }
}

/// How many have no known result, with the share of all.
pub fn year_unknown(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ส่วนหน่วยงานที่ไม่ปรากฏผลการประเมิน มีจำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("Result not known: {count} ({share} %)."),
    }
}

/// One grade and how many have it.
pub fn grade_count(grade: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ระดับ {grade} จำนวน {count} แห่ง"),
        Language::English => format!("{grade}: {count}"),
    }
}

/// The grades of a year.
pub fn grade_counts(counts: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("จำแนกตามระดับผลการประเมิน ได้แก่ {counts}"),
        Language::English => format!("By grade: {counts}."),
    }
}

/// A name with its score.
pub fn scored_name(name: &str, score: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{name} ({score} คะแนน)"),
        Language::English => format!("{name} ({score})"),
    }
}

/// An indicator by number and name.
pub fn indicator(number: &str, name: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ตัวชี้วัดที่ {number} {name}"),
        Language::English => format!("indicator {number} {name}"),
    }
}

/// The best indicators and the weakest; of the weakest, whether the lowest alone are named or a few in order.
pub fn indicator_extremes(best: &str, weakest: &str, in_order: bool, language: Language) -> String {
    match (language, in_order) {
        (Language::Thai, false) => {
            format!("ตัวชี้วัดที่มีคะแนนเฉลี่ยสูงสุด ได้แก่ {best} และตัวชี้วัดที่มีคะแนนเฉลี่ยต่ำสุด ได้แก่ {weakest}")
        }
        (Language::Thai, true) => {
            format!("ตัวชี้วัดที่มีคะแนนเฉลี่ยสูงสุด ได้แก่ {best} ส่วนตัวชี้วัดที่ควรพัฒนาก่อน เรียงจากคะแนนเฉลี่ยต่ำที่สุด ได้แก่ {weakest}")
        }
        (Language::English, false) => format!("The best indicator is {best}, the weakest {weakest}."),
        (Language::English, true) => {
            format!("The best indicator is {best}. To be improved first, lowest mean first: {weakest}.")
        }
    }
}

/// The agencies to help first: of all that did not pass, those with the lowest scores.
pub fn help_first(names: &str, of: Option<&str>, language: Language) -> String {
    match (language, of) {
        (Language::Thai, None) => {
            format!("หน่วยงานที่ไม่ผ่านเกณฑ์และควรได้รับการสนับสนุนเป็นลำดับแรก เรียงจากคะแนนต่ำที่สุด ได้แก่ {names}")
        }
        (Language::Thai, Some(of)) => format!(
            "หน่วยงานที่ควรได้รับการสนับสนุนเป็นลำดับแรก เรียงจากคะแนนต่ำที่สุด จากหน่วยงานที่ไม่ผ่านเกณฑ์ทั้งหมด {of} แห่ง ได้แก่ {names}"
        ),
        (Language::English, None) => format!("To be helped first, lowest score first: {names}."),
        (Language::English, Some(of)) => {
            format!("To be helped first, lowest score first, of the {of} that did not pass: {names}.")
        }
    }
}

/// What stands before and behind the number of the section that tells more.
pub fn see_section(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Thai => ("(รายละเอียดในหัวข้อ ", ")"),
        Language::English => ("(See section ", ".)"),
    }
}

/// A number of agencies.
pub fn agencies(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{count} แห่ง"),
        Language::English => count.to_owned(),
    }
}

/// A number of agencies with its share of all in percent.
pub fn count_and_share(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{count} แห่ง (ร้อยละ {share})"),
        Language::English => format!("{count} ({share} %)"),
    }
}

/// The caption of the figures that matter.
pub fn key_figures(year: &str, language: Language) -> String {
    of_fiscal_year(language.pick("ตัวเลขสำคัญ", "Key figures"), year, language)
}

/// How many findings there are of each severity.
pub fn findings(errors: &str, warnings: &str, notes: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "จากการตรวจสอบข้อมูล พบข้อที่ต้องตัดสินก่อนใช้ผล จำนวน {errors} รายการ ข้อที่ควรตรวจ จำนวน {warnings} รายการ \
             และข้อสังเกต จำนวน {notes} รายการ"
        ),
        Language::English => {
            format!("The checks found matters to be decided: {errors}, likely slips: {warnings}, notes: {notes}.")
        }
    }
}

/// How many files there are, how many could not be read in whole or in part, and which annex lists them.
pub fn files(all: &str, unreadable: &str, partial: &str, annex: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "ไฟล์ที่ได้รับมีทั้งหมด {all} ไฟล์ อ่านไม่ได้ {unreadable} ไฟล์ และอ่านได้เพียงบางส่วน {partial} ไฟล์ \
             ดังรายการใน{annex}"
        ),
        Language::English => format!(
            "Files received: {all}; not readable: {unreadable}; read only in part: {partial}. {annex} lists them."
        ),
    }
}

/// What stands for the agency pages where there are too many agencies.
pub fn too_many_agencies(count: &str, limit: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "รายงานฉบับนี้มีหน่วยงาน {count} แห่ง ซึ่งเกินกว่า {limit} แห่ง จึงไม่แสดงรายละเอียดรายหน่วยงาน \
             ผลของทุกหน่วยงานอยู่ในไฟล์ comparison.xlsx"
        ),
        Language::English => format!(
            "With {count} agencies, more than {limit}, the page of each agency is left out; comparison.xlsx holds the \
             results of all."
        ),
    }
}

/// How many rows a table leaves out.
pub fn rows_left_out(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก {count} รายการ ดูได้ในไฟล์ comparison.xlsx"),
        Language::English => format!("and {count} more, listed in comparison.xlsx"),
    }
}

/// How many places a cell leaves out.
pub fn places_left_out(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก {count} แห่ง"),
        Language::English => format!("and {count} more"),
    }
}

/// That a year was assessed by the rules of another.
pub fn rules_of(year: &str, used: &str, language: Language) -> String {
    match language {
        Language::Thai => {
            format!("ปีงบประมาณ พ.ศ. {year} ใช้หลักเกณฑ์ของปีงบประมาณ พ.ศ. {used} เพราะยังไม่มีหลักเกณฑ์ของปีนั้นในระบบ")
        }
        Language::English => {
            format!("For fiscal year {year} B.E. the rules of {used} B.E. are used, for want of its own.")
        }
    }
}

/// Where a year's rules are from.
pub fn rules_source(year: &str, source: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ที่มาของหลักเกณฑ์ปีงบประมาณ พ.ศ. {year}: {source}"),
        Language::English => format!("Source of the rules of fiscal year {year} B.E.: {source}"),
    }
}

/// The score that an indicator or instrument should reach.
pub fn target(score: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ตัวชี้วัดหรือแบบวัดที่ได้ตั้งแต่ {score} คะแนน ถือเป็นจุดแข็ง ต่ำกว่านั้นเป็นจุดที่ต้องพัฒนา"),
        Language::English => {
            format!("An indicator or instrument of {score} and more is a strength, under it a weakness.")
        }
    }
}

/// A finding with the year it is about, where that is not the page's.
pub fn of_year(year: &str, message: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("(ปีงบประมาณ พ.ศ. {year}) {message}"),
        Language::English => format!("(fiscal year {year} B.E.) {message}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_named_as_letters_name_them() {
        let cases = [
            (Some("เขื่องใน"), Some("อุบลราชธานี"), "อำเภอเขื่องใน จังหวัดอุบลราชธานี", "เขื่องใน district, อุบลราชธานี province"),
            (Some("บางรัก"), Some("กรุงเทพมหานคร"), "เขตบางรัก กรุงเทพมหานคร", "บางรัก district, Bangkok"),
            (None, Some("ตราด"), "จังหวัดตราด", "ตราด province"),
            (None, None, "", ""),
        ];
        for (district, province, thai, english) in cases {
            assert_eq!(area(district, province, Language::Thai), thai);
            assert_eq!(area(district, province, Language::English), english);
        }
    }

    #[test]
    fn a_cell_is_named_so_that_a_spreadsheet_goes_to_it() {
        let cell = Position::SheetCell { sheet: "คะแนน".into(), row: 5, column: 2 };
        for language in [Language::Thai, Language::English] {
            assert_eq!(position(&cell, language), "คะแนน!B5");
        }
        assert_eq!(position(&Position::Paragraph(12), Language::Thai), "ย่อหน้าที่ 12");
        assert_eq!(position(&Position::Paragraph(12), Language::English), "paragraph 12");
    }
}
