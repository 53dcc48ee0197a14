//! The words of the report: labels as pairs, sentences as functions of figures that are already written in the digits
//! of the run.

use crate::model::Position;

use super::Language;

/// A short text in both languages, Thai first.
#[derive(Clone, Copy, Debug)]
pub struct Label(&'static str, &'static str);

impl Label {
    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        language.pick(self.0, self.1)
    }
}

/// The title on the first page.
pub const TITLE: Label = Label(
    "รายงานเปรียบเทียบ\nผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
    "Comparison report\nIntegrity and Transparency Assessment (ITA)\nof public agencies",
);
/// The title in the head of every other page, and of the file.
pub const RUNNING_TITLE: Label = Label("รายงานเปรียบเทียบผลการประเมิน ITA", "ITA comparison report");
/// The word before a page number.
pub const PAGE: Label = Label("หน้า ", "Page ");
/// The heading of the table of contents.
pub const CONTENTS: Label = Label("สารบัญ", "Contents");
/// A heading.
pub const SUMMARY: Label = Label("บทสรุป", "Summary");
/// A heading.
pub const YEAR_RESULTS: Label = Label("ผลการประเมิน", "Results of");
/// A heading.
pub const RANKING: Label = Label("ผลการประเมินรายหน่วยงาน", "Results by agency");
/// A heading.
pub const BY_DISTRICT: Label = Label("ผลการประเมินจำแนกตามพื้นที่", "Results by area");
/// A heading.
pub const BY_KIND: Label = Label("ผลการประเมินจำแนกตามประเภทหน่วยงาน", "Results by kind of agency");
/// A heading.
pub const BY_INDICATOR: Label = Label("คะแนนเฉลี่ยรายตัวชี้วัด", "Means by indicator");
/// A heading.
pub const CHANGES: Label = Label("การเปลี่ยนแปลงจากปีก่อน", "Changes from the year before");
/// A heading.
pub const DECISIONS: Label = Label("ข้อที่ต้องตัดสินก่อนใช้ผล", "Matters to be decided before the results are used");
/// A heading.
pub const AGENCIES: Label = Label("รายละเอียดรายหน่วยงาน", "Agency by agency");
/// A heading.
pub const RULES: Label = Label("ภาคผนวก ก หลักเกณฑ์ที่ใช้", "Annex A: rules used");
/// A heading.
pub const FILES: Label = Label("ภาคผนวก ข แฟ้มข้อมูลที่ได้รับ", "Annex B: files received");
/// A heading on an agency's page.
pub const INDICATORS: Label = Label("คะแนนรายตัวชี้วัด", "Indicators");
/// A heading on an agency's page.
pub const HISTORY: Label = Label("ผลการประเมินย้อนหลัง", "Earlier years");
/// A heading on an agency's page.
pub const STRENGTHS: Label = Label("จุดแข็ง", "Strengths");
/// A heading on an agency's page.
pub const WEAKNESSES: Label = Label("จุดที่ต้องพัฒนา", "Weaknesses");
/// A heading on an agency's page.
pub const RECOMMENDATIONS: Label = Label("ข้อเสนอแนะจากการประเมิน", "Recommendations");
/// A heading on an agency's page.
pub const MEASURES: Label = Label("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures");
/// A heading on an agency's page.
pub const FINDINGS: Label = Label("ข้อที่พบจากการตรวจสอบ", "Findings");
/// A heading on an agency's page.
pub const SOURCES: Label = Label("แฟ้มที่มาของข้อมูล", "Sources");
/// A column.
pub const RANK: Label = Label("อันดับ", "Rank");
/// A column.
pub const AGENCY: Label = Label("หน่วยงาน", "Agency");
/// A column or row.
pub const OVERALL: Label = Label("คะแนนภาพรวม", "Overall");
/// A narrow column.
pub const OVERALL_COLUMN: Label = Label("ภาพรวม", "Overall");
/// A column or row.
pub const GRADE: Label = Label("ระดับ", "Grade");
/// A column or row.
pub const RESULT: Label = Label("ผล", "Result");
/// A column.
pub const AREA: Label = Label("พื้นที่", "Area");
/// A column.
pub const KIND: Label = Label("ประเภทหน่วยงาน", "Kind of agency");
/// A column.
pub const AGENCY_COUNT: Label = Label("จำนวน (แห่ง)", "Agencies");
/// A column.
pub const MEAN: Label = Label("คะแนนเฉลี่ย", "Mean");
/// A column.
pub const PASSED: Label = Label("ผ่าน", "Passed");
/// A column.
pub const NOT_PASSED: Label = Label("ไม่ผ่าน", "Not passed");
/// A column.
pub const NUMBER: Label = Label("ที่", "No.");
/// A column.
pub const INDICATOR: Label = Label("ตัวชี้วัด", "Indicator");
/// A column.
pub const INSTRUMENT: Label = Label("แบบวัด", "Instrument");
/// A column.
pub const SCORE: Label = Label("คะแนน", "Score");
/// A column.
pub const DIFFERENCE: Label = Label("ผลต่าง", "Difference");
/// A column.
pub const GROUP_MEAN: Label = Label("ค่าเฉลี่ยกลุ่ม", "Group mean");
/// A column.
pub const HIGHEST: Label = Label("สูงสุด", "Highest");
/// A column.
pub const LOWEST: Label = Label("ต่ำสุด", "Lowest");
/// A column.
pub const FISCAL_YEAR: Label = Label("ปีงบประมาณ", "Fiscal year");
/// A column.
pub const BEFORE: Label = Label("เดิม", "Before");
/// A column.
pub const NOW: Label = Label("ล่าสุด", "Now");
/// A column.
pub const NEW_RESULT: Label = Label("ผลเปลี่ยนเป็น", "Result became");
/// A column.
pub const MATTER: Label = Label("เรื่องที่พบ", "What was found");
/// A column.
pub const PLACE: Label = Label("แฟ้มและตำแหน่ง", "File and place");
/// A column.
pub const FIGURE: Label = Label("รายการ", "Figure");
/// A column.
pub const STATED: Label = Label("ตามเอกสาร", "As stated");
/// A column.
pub const COMPUTED: Label = Label("คำนวณได้", "As computed");
/// A column.
pub const MEASURE: Label = Label("มาตรการ", "Measure");
/// A column.
pub const PERIOD: Label = Label("ระยะเวลา", "Period");
/// A column.
pub const RESPONSIBLE: Label = Label("ผู้รับผิดชอบ", "Responsible");
/// A column.
pub const DONE: Label = Label("ผลการดำเนินการ", "What was done");
/// A column.
pub const SEVERITY: Label = Label("ความสำคัญ", "Weight");
/// A column.
pub const WEIGHT: Label = Label("น้ำหนัก (ร้อยละ)", "Weight (%)");
/// A column.
pub const OVERALL_FROM: Label = Label("คะแนนภาพรวมตั้งแต่", "Overall from");
/// A column.
pub const EVERY_INSTRUMENT_FROM: Label = Label("ทุกแบบวัดตั้งแต่", "Every instrument from");
/// A column.
pub const FILE: Label = Label("แฟ้มข้อมูล", "File");
/// A column.
pub const FORMAT: Label = Label("ชนิด", "Format");
/// A column.
pub const STATUS: Label = Label("ผลการอ่าน", "Status");
/// Where a band asks nothing of the instruments.
pub const ANY: Label = Label("ไม่กำหนด", "any");
/// Area of agencies whose documents name none.
pub const UNKNOWN_AREA: Label = Label("ไม่ระบุพื้นที่", "Area not stated");
/// Explains the mark on agencies with errors.
pub const MARK_DISPUTED: Label =
    Label("* มีข้อที่ต้องตัดสินก่อนใช้ตัวเลข (ดูหัวข้อข้อที่ต้องตัดสิน)", "* Has matters to be decided before its figures are used");
/// Explains the mark on computed figures.
pub const MARK_COMPUTED: Label = Label(
    "† คำนวณจากคะแนนอื่นที่รายงานไว้ เพราะเอกสารไม่ได้ระบุค่านี้",
    "† Computed from other scores, since no document states it",
);
/// In place of a summary where there is nothing to sum up.
pub const NOTHING_ASSESSED: Label =
    Label("ไม่พบผลการประเมิน ITA ในแฟ้มข้อมูลที่ได้รับ", "The files received hold no results of an ITA.");
/// In place of an empty table.
pub const NOTHING_TO_DECIDE: Label = Label("ไม่พบข้อที่ต้องตัดสิน", "There is nothing to decide.");
/// In place of an empty table.
pub const NO_FILES: Label = Label("ไม่มีแฟ้มข้อมูล", "No files were received.");
/// For a year before the first known rules.
pub const NO_RULES: Label = Label(
    "ไม่มีหลักเกณฑ์ของปีนี้ในระบบ จึงแสดงเฉพาะค่าที่เอกสารระบุ และไม่ได้คำนวณหรือจัดระดับ",
    "The rules of this year are not known: figures are shown as stated, nothing is computed or graded.",
);

/// The lines for signatures.
pub fn signature(language: Language) -> [&'static str; 4] {
    match language {
        Language::Thai => [
            "ลงชื่อ ................................................ ผู้จัดทำรายงาน",
            "(................................................)",
            "ตำแหน่ง ................................................",
            "วันที่ ................................................",
        ],
        Language::English => [
            "Signed ................................................",
            "(................................................)",
            "Position ................................................",
            "Date ................................................",
        ],
    }
}

/// Where in a file, as a person counts; cells of sheets as Excel names them.
pub fn position(position: &Position, language: Language) -> String {
    match (position, language) {
        (Position::File, _) => language.pick("ทั้งแฟ้ม", "file").to_owned(),
        (Position::Sheet(_) | Position::SheetCell { .. }, _) | (_, Language::English) => position.to_string(),
        (Position::Paragraph(number), Language::Thai) => format!("ย่อหน้าที่ {number}"),
        (Position::TableCell { table, row, cell }, Language::Thai) => {
            format!("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}")
        }
        (Position::Footnote(number), Language::Thai) => format!("เชิงอรรถที่ {number}"),
        (Position::Endnote(number), Language::Thai) => format!("อ้างอิงท้ายเรื่องที่ {number}"),
        (Position::Header(number), Language::Thai) => format!("หัวกระดาษที่ {number}"),
        (Position::Footer(number), Language::Thai) => format!("ท้ายกระดาษที่ {number}"),
        (Position::Field { line, column }, Language::Thai) => format!("บรรทัดที่ {line} คอลัมน์ที่ {column}"),
    }
}

/// A fiscal year of the Buddhist era.
pub fn fiscal_year(year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีงบประมาณ พ.ศ. {year}"),
        Language::English => format!("fiscal year {year} B.E."),
    }
}

/// The year, or the first and last year, under the title.
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

/// How many agencies a year has.
pub fn year_agencies(year: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ในปีงบประมาณ พ.ศ. {year} มีหน่วยงานที่นำผลการประเมินมาเปรียบเทียบ จำนวน {count} แห่ง"),
        Language::English => format!("In fiscal year {year} B.E., {count} agencies are compared."),
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
            format!("The mean overall score is {mean} (of the {scored} agencies that have one).")
        }
    }
}

/// How many passed, with the share of all.
pub fn year_passed(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ผ่านเกณฑ์การประเมิน จำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("{count} passed ({share} %)."),
    }
}

/// How many did not pass, with the share of all.
pub fn year_not_passed(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และไม่ผ่านเกณฑ์การประเมิน จำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("{count} did not pass ({share} %)."),
    }
}

/// How many have no known result, with the share of all.
pub fn year_unknown(count: &str, share: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ส่วนหน่วยงานที่ไม่ปรากฏผลการประเมิน มีจำนวน {count} แห่ง คิดเป็นร้อยละ {share}"),
        Language::English => format!("The result of {count} is not known ({share} %)."),
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

/// The best indicators and the weakest.
pub fn indicator_extremes(best: &str, weakest: &str, language: Language) -> String {
    match language {
        Language::Thai => {
            format!("ตัวชี้วัดที่มีคะแนนเฉลี่ยสูงสุด ได้แก่ {best} และตัวชี้วัดที่มีคะแนนเฉลี่ยต่ำสุด ได้แก่ {weakest}")
        }
        Language::English => format!("The best indicator is {best}, the weakest {weakest}."),
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

/// How the scores of agencies with an earlier year have moved.
pub struct Movement<'a> {
    /// The later year.
    pub year: &'a str,
    /// How many have both scores.
    pub compared: &'a str,
    /// How many rose.
    pub risen: &'a str,
    /// How many fell.
    pub fallen: &'a str,
    /// How many stayed.
    pub unchanged: &'a str,
    /// The mean change with its sign.
    pub mean: &'a str,
    /// How many newly passed.
    pub newly_passed: &'a str,
    /// How many no longer pass.
    pub newly_failed: &'a str,
}

/// The sentence about changes to the year before.
pub fn movement(movement: &Movement, language: Language) -> String {
    let Movement { year, compared, risen, fallen, unchanged, mean, newly_passed, newly_failed } = movement;
    match language {
        Language::Thai => format!(
            "เมื่อเปรียบเทียบปีงบประมาณ พ.ศ. {year} กับปีก่อนหน้าที่มีข้อมูล หน่วยงานที่เปรียบเทียบคะแนนได้มีจำนวน {compared} แห่ง \
             คะแนนเพิ่มขึ้น {risen} แห่ง ลดลง {fallen} แห่ง คงเดิม {unchanged} แห่ง เปลี่ยนแปลงเฉลี่ย {mean} คะแนน \
             หน่วยงานที่เปลี่ยนจากไม่ผ่านเป็นผ่าน {newly_passed} แห่ง และจากผ่านเป็นไม่ผ่าน {newly_failed} แห่ง"
        ),
        Language::English => format!(
            "Between fiscal year {year} B.E. and the year before it in the files, the scores of {compared} agencies can \
             be compared: {risen} rose, {fallen} fell, {unchanged} stayed, the mean change is {mean}. {newly_passed} \
             newly passed, {newly_failed} no longer pass."
        ),
    }
}

/// How many findings there are of each severity.
pub fn findings(errors: &str, warnings: &str, notes: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "จากการตรวจสอบข้อมูล พบข้อที่ต้องตัดสินก่อนใช้ผล จำนวน {errors} รายการ ข้อที่ควรตรวจ จำนวน {warnings} รายการ \
             และข้อสังเกต จำนวน {notes} รายการ"
        ),
        Language::English => {
            format!("The checks found {errors} matters to be decided, {warnings} likely slips and {notes} notes.")
        }
    }
}

/// How many files there are, and how many could not be read in whole or in part.
pub fn files(all: &str, unreadable: &str, partial: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "แฟ้มข้อมูลที่ได้รับมีทั้งหมด {all} แฟ้ม อ่านไม่ได้ {unreadable} แฟ้ม และอ่านได้เพียงบางส่วน {partial} แฟ้ม \
             ดังรายการในภาคผนวก ข"
        ),
        Language::English => format!(
            "Of {all} files received, {unreadable} could not be read and {partial} only in part; Annex B lists them."
        ),
    }
}

/// An agency's rank among those of its year that have a score.
pub fn rank_of(rank: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อยู่ในอันดับที่ {rank} จากหน่วยงานที่มีคะแนน {count} แห่ง"),
        Language::English => format!("Rank {rank} of {count} agencies with a score"),
    }
}

/// What stands for the agency pages where there are too many agencies.
pub fn too_many_agencies(count: &str, limit: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "รายงานฉบับนี้มีหน่วยงาน {count} แห่ง ซึ่งเกินกว่า {limit} แห่ง จึงไม่แสดงรายละเอียดรายหน่วยงาน \
             ผลของทุกหน่วยงานอยู่ในแฟ้ม comparison.xlsx"
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
        Language::Thai => format!("และอีก {count} รายการ ดูได้ในแฟ้ม comparison.xlsx"),
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

/// That the rules of another year were used.
pub fn rules_of(used: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ใช้หลักเกณฑ์ของปีงบประมาณ พ.ศ. {used} เพราะยังไม่มีหลักเกณฑ์ของปีนี้ในระบบ"),
        Language::English => format!("The rules of fiscal year {used} B.E. are used, for want of its own."),
    }
}

/// Where a year's rules are from.
pub fn rules_source(source: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ที่มาของหลักเกณฑ์: {source}"),
        Language::English => format!("Source of the rules: {source}"),
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
