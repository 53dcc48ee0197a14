//! The words of the workbook: sheets, headings, and the page on how to read it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Format, Position, column_letters};

use super::Language;

/// Stands in a text cell for what is not there.
pub const NOTHING: &str = "–";

/// The sheets of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Years, grades and indicators at a glance.
    Overview,
    /// All agencies and their scores.
    Ranking,
    /// Districts against each other.
    Districts,
    /// Kinds of agencies against each other.
    Kinds,
    /// Agency by indicator.
    Strengths,
    /// One row a measure.
    Measures,
    /// What the assessors recommend.
    Recommendations,
    /// Changes from year to year.
    Years,
    /// What does not add up.
    Findings,
    /// Where every value stands.
    Sources,
    /// Every file met.
    Files,
    /// How to read the workbook, and the rules used.
    Guide,
}

impl Sheet {
    /// All sheets in the order of their tabs.
    pub const ALL: [Sheet; 12] = [
        Sheet::Overview,
        Sheet::Ranking,
        Sheet::Districts,
        Sheet::Kinds,
        Sheet::Strengths,
        Sheet::Measures,
        Sheet::Recommendations,
        Sheet::Years,
        Sheet::Findings,
        Sheet::Sources,
        Sheet::Files,
        Sheet::Guide,
    ];

    /// The name on the tab: at most 31 characters, none of `[]:*?/\'`.
    pub fn name(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Sheet::Overview => ("ภาพรวม", "Overview"),
            Sheet::Ranking => ("อันดับ", "Ranking"),
            Sheet::Districts => ("ตามอำเภอ", "By district"),
            Sheet::Kinds => ("ตามประเภท", "By kind"),
            Sheet::Strengths => ("จุดแข็งและจุดที่ต้องพัฒนา", "Strengths and weaknesses"),
            Sheet::Measures => ("มาตรการ", "Measures"),
            Sheet::Recommendations => ("ข้อเสนอแนะ", "Recommendations"),
            Sheet::Years => ("เทียบรายปี", "Years"),
            Sheet::Findings => ("ข้อค้นพบ", "Findings"),
            Sheet::Sources => ("ที่มา", "Sources"),
            Sheet::Files => ("แฟ้ม", "Files"),
            Sheet::Guide => ("วิธีอ่าน", "How to read"),
        };
        language.pick(thai, english)
    }

    /// The title on top of the sheet.
    pub fn title(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Sheet::Overview => ("ภาพรวมผลการประเมิน ITA", "ITA results at a glance"),
            Sheet::Ranking => ("อันดับและคะแนนของทุกหน่วยงาน", "Ranks and scores of all agencies"),
            Sheet::Districts => ("ผลการประเมินรายอำเภอ", "Results by district"),
            Sheet::Kinds => ("ผลการประเมินตามประเภทหน่วยงาน", "Results by kind of agency"),
            Sheet::Strengths => ("จุดแข็งและจุดที่ต้องพัฒนารายตัวชี้วัด", "Strengths and weaknesses by indicator"),
            Sheet::Measures => ("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures to promote integrity and transparency"),
            Sheet::Recommendations => ("ข้อเสนอแนะจากผลการประเมิน", "Recommendations of the assessment"),
            Sheet::Years => ("การเปลี่ยนแปลงระหว่างปีงบประมาณ", "Changes between fiscal years"),
            Sheet::Findings => ("ข้อค้นพบที่ต้องตรวจสอบ", "Findings to look at"),
            Sheet::Sources => ("ที่มาของทุกค่า", "Where every value stands"),
            Sheet::Files => ("แฟ้มทั้งหมดที่พบ", "All files that were met"),
            Sheet::Guide => ("วิธีอ่านสมุดงานนี้", "How to read this workbook"),
        };
        language.pick(thai, english)
    }

    /// One sentence about what the sheet shows.
    pub fn purpose(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Sheet::Overview => (
                "จำนวนหน่วยงาน คะแนนเฉลี่ย ระดับ และผลการประเมินของแต่ละปี คำนวณจากแผ่นอันดับ",
                "Agencies, means, grades and results of each year, computed from the ranking",
            ),
            Sheet::Ranking => (
                "ปีล่าสุดอยู่บน เรียงตามคะแนนรวม แก้คะแนนในช่องใด ค่าที่คำนวณจากช่องนั้นจะเปลี่ยนตาม",
                "Latest year on top, by overall score; what is computed follows a score that is corrected",
            ),
            Sheet::Districts => (
                "ค่าเฉลี่ยและผลของหน่วยงานในแต่ละอำเภอ ปีล่าสุดอยู่บน ค่าเฉลี่ยสูงสุดขึ้นก่อน",
                "Means and results in each district, latest year on top, highest mean first",
            ),
            Sheet::Kinds => (
                "ค่าเฉลี่ยและผลของหน่วยงานแต่ละประเภท ปีล่าสุดอยู่บน",
                "Means and results of each kind of agency, latest year on top",
            ),
            Sheet::Strengths => ("หน่วยงานที่มีจุดต้องพัฒนามากที่สุดขึ้นก่อน", "Agencies with the most weaknesses first"),
            Sheet::Measures => (
                "หนึ่งแถวต่อหนึ่งมาตรการ ช่องสีเหลืองคือช่องที่รายงานเว้นว่างไว้",
                "One row a measure; yellow cells were left blank in the report",
            ),
            Sheet::Recommendations => {
                ("ข้อความตามที่ปรากฏในรายงานของหน่วยงาน แยกตามเครื่องมือ", "As the agencies' reports have them, by instrument")
            }
            Sheet::Years => (
                "หน่วยงานที่มีผลมากกว่าหนึ่งปี ปีล่าสุดอยู่บน คะแนนเพิ่มมากที่สุดขึ้นก่อน",
                "Agencies with more than one year, latest on top, greatest gain first",
            ),
            Sheet::Findings => (
                "สิ่งที่ไม่ตรงกันหรือขาดหาย เรื่องที่ต้องตัดสินขึ้นก่อน ชื่อหน่วยงานเชื่อมไปยังแผ่นอันดับ",
                "What differs or is missing, what must be decided first; names lead to the ranking",
            ),
            Sheet::Sources => (
                "ค่าที่เอกสารระบุ ค่าที่คำนวณได้ และตำแหน่งในแฟ้มต้นทาง หนึ่งแถวต่อหนึ่งตำแหน่ง",
                "What was stated, what was computed, and the place in the file, one row a place",
            ),
            Sheet::Files => ("ทุกแฟ้มที่พบและผลการอ่าน", "Every file that was met and what became of it"),
            Sheet::Guide => {
                ("ความหมายของแต่ละแผ่น สี และเกณฑ์ที่ใช้ในแต่ละปี", "What sheets and colours mean, and the rules of each year")
            }
        };
        language.pick(thai, english)
    }
}

/// Headings and single words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its English text")]
pub enum Word {
    Agencies,
    Agency,
    Attention,
    BestAgency,
    Change,
    Code,
    Computed,
    DifferenceToMean,
    District,
    EveryInstrumentFrom,
    Failed,
    Field,
    File,
    Findings,
    FiscalYear,
    Format,
    Grade,
    GradeAfter,
    GradeBefore,
    GradeComputed,
    GradeStated,
    Grades,
    Highest,
    Indicator,
    IndicatorMeans,
    Indicators,
    Instrument,
    InstrumentName,
    Kind,
    Lowest,
    Mean,
    Measure,
    Message,
    NewFail,
    NewPass,
    Number,
    Overall,
    OverallComputed,
    OverallFrom,
    OverallStated,
    OverallUsed,
    PassRate,
    Passed,
    Period,
    Place,
    Province,
    Rank,
    Reading,
    Reason,
    Recommendation,
    Responsible,
    Result,
    ResultAfter,
    ResultBefore,
    ResultChange,
    ResultComputed,
    ResultStated,
    ResultUnknown,
    Results,
    ScoreAfter,
    ScoreBefore,
    Severity,
    Sheets,
    Source,
    Stated,
    Status,
    Steps,
    StrengthCount,
    Strong,
    Suggestion,
    Target,
    Unclear,
    Weak,
    WeakestAgency,
    WeakestFirst,
    WeaknessCount,
    Weight,
    YearAfter,
    YearBefore,
}

impl Word {
    /// The word in a language.
    pub fn text(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Word::Agencies => ("จำนวนหน่วยงาน", "Agencies"),
            Word::Agency => ("หน่วยงาน", "Agency"),
            Word::Attention => ("ข้อค้นพบและแฟ้มที่อ่าน", "Findings and files"),
            Word::BestAgency => ("คะแนนสูงสุด", "Highest score"),
            Word::Change => ("คะแนนที่เปลี่ยน", "Change"),
            Word::Code => ("รหัส", "Code"),
            Word::Computed => ("ค่าที่คำนวณ", "computed"),
            Word::DifferenceToMean => ("ต่างจากค่าเฉลี่ยของปี", "Difference to the year's mean"),
            Word::District => ("อำเภอ", "District"),
            Word::EveryInstrumentFrom => ("และทุกเครื่องมือตั้งแต่", "And every instrument from"),
            Word::Failed => ("ไม่ผ่าน", "Not passed"),
            Word::Field => ("รายการ", "Value"),
            Word::File => ("แฟ้ม", "File"),
            Word::Findings => ("จำนวนข้อค้นพบ", "Findings"),
            Word::FiscalYear => ("ปีงบ ประมาณ", "Fiscal year"),
            Word::Format => ("รูปแบบ", "Format"),
            Word::Grade => ("ระดับ", "Grade"),
            Word::GradeAfter => ("ระดับปีหลัง", "Grade after"),
            Word::GradeBefore => ("ระดับปีก่อน", "Grade before"),
            Word::GradeComputed => ("ระดับ ที่คำนวณ", "Grade computed"),
            Word::GradeStated => ("ระดับ ที่ระบุ", "Grade stated"),
            Word::Grades => ("จำนวนหน่วยงานตามระดับ", "Agencies by grade"),
            Word::Highest => ("คะแนนสูงสุด", "Highest"),
            Word::Indicator => ("ตัวชี้วัด", "Indicator"),
            Word::IndicatorMeans => ("คะแนนเฉลี่ยรายตัวชี้วัด", "Mean of each indicator"),
            Word::Indicators => ("ตัวชี้วัด", "Indicators"),
            Word::Instrument => ("เครื่องมือ", "Instru-ment"),
            Word::InstrumentName => ("ชื่อเครื่องมือ", "Name"),
            Word::Kind => ("ประเภทหน่วยงาน", "Kind"),
            Word::Lowest => ("คะแนนต่ำสุด", "Lowest"),
            Word::Mean => ("คะแนนเฉลี่ย", "Mean"),
            Word::Measure => ("มาตรการ", "Measure"),
            Word::Message => ("สิ่งที่พบ", "What was found"),
            Word::NewFail => ("ไม่ผ่านปีนี้", "newly failed"),
            Word::NewPass => ("ผ่านปีนี้", "newly passed"),
            Word::Number => ("ข้อ", "No."),
            Word::Overall => ("คะแนนรวม", "Overall score"),
            Word::OverallComputed => ("คะแนนรวมที่คำนวณ", "Overall computed"),
            Word::OverallFrom => ("คะแนนรวมตั้งแต่", "Overall from"),
            Word::OverallStated => ("คะแนนรวมที่ระบุ", "Overall stated"),
            Word::OverallUsed => ("คะแนนรวมที่ใช้", "Overall used"),
            Word::PassRate => ("ร้อยละที่ผ่าน", "Pass rate"),
            Word::Passed => ("ผ่าน", "Passed"),
            Word::Period => ("ระยะเวลา", "Period"),
            Word::Place => ("ตำแหน่ง", "Place"),
            Word::Province => ("จังหวัด", "Province"),
            Word::Rank => ("อันดับ", "Rank"),
            Word::Reading => ("การอ่านค่าและสี", "Values and colours"),
            Word::Reason => ("เหตุผล", "Reason"),
            Word::Recommendation => ("ข้อเสนอแนะ", "Recommendation"),
            Word::Responsible => ("ผู้รับผิดชอบ", "Responsible"),
            Word::Result => ("ผล", "Result"),
            Word::ResultAfter => ("ผลปีหลัง", "Result after"),
            Word::ResultBefore => ("ผลปีก่อน", "Result before"),
            Word::ResultChange => ("ผลที่เปลี่ยน", "Result changed"),
            Word::ResultComputed => ("ผล ที่คำนวณ", "Result computed"),
            Word::ResultStated => ("ผล ที่ระบุ", "Result stated"),
            Word::ResultUnknown => ("ไม่ทราบผล", "Result unknown"),
            Word::Results => ("ผลการดำเนินการ", "Results"),
            Word::ScoreAfter => ("คะแนน ปีหลัง", "Score after"),
            Word::ScoreBefore => ("คะแนน ปีก่อน", "Score before"),
            Word::Severity => ("ความสำคัญ", "Severity"),
            Word::Sheets => ("แผ่นงาน", "Sheets"),
            Word::Source => ("แหล่งที่มาของเกณฑ์", "Source of the rules"),
            Word::Stated => ("ที่ระบุ", "Stated"),
            Word::Status => ("ผลการอ่าน", "Status"),
            Word::Steps => ("ขั้นตอนหรือวิธีการ", "Steps"),
            Word::StrengthCount => ("จำนวนจุดแข็ง", "Strengths"),
            Word::Strong => ("แข็ง", "strong"),
            Word::Suggestion => ("ข้อเสนอแนะ", "Suggestion"),
            Word::Target => ("เกณฑ์เป้าหมาย", "Target"),
            Word::Unclear => ("ขัดกัน", "unclear"),
            Word::Weak => ("พัฒนา", "weak"),
            Word::WeakestAgency => ("คะแนนต่ำสุด", "Lowest score"),
            Word::WeakestFirst => ("จุดที่ต้องพัฒนา เรียงจากคะแนนต่ำสุด", "Weaknesses, lowest first"),
            Word::WeaknessCount => ("จำนวนจุดที่ต้องพัฒนา", "Weaknesses"),
            Word::Weight => ("น้ำหนัก", "Weight"),
            Word::YearAfter => ("ปีหลัง", "Year after"),
            Word::YearBefore => ("ปีก่อน", "Year before"),
        };
        language.pick(thai, english)
    }
}

/// The title of the workbook as a document.
pub fn document_title(language: Language) -> &'static str {
    language.pick("เปรียบเทียบผลการประเมินคุณธรรมและความโปร่งใส (ITA)", "Comparison of ITA results")
}

/// The footer of a page, in Excel's codes for page and pages.
pub fn page_number(language: Language) -> &'static str {
    language.pick("หน้า &P จาก &N", "Page &P of &N")
}

/// `ปีงบประมาณ 2564`
pub fn fiscal_year(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีงบประมาณ {year}"),
        Language::English => format!("FY {year}"),
    }
}

/// The mean of an instrument.
pub fn mean_of(instrument: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{instrument} เฉลี่ย"),
        Language::English => format!("{instrument} mean"),
    }
}

/// A score in running text: two decimals, rounded half up.
pub fn score(score: Decimal) -> String {
    format!("{:.2}", score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// Said where a run has no agency.
pub fn no_agencies(language: Language) -> &'static str {
    language.pick(
        "ไม่พบผลการประเมินของหน่วยงานใดในแฟ้มที่อ่าน ดูแผ่นแฟ้มและแผ่นข้อค้นพบ",
        "No agency's results were found in the files; see the sheets of files and findings",
    )
}

/// Said at the foot of a sheet that has no row left.
pub fn left_out(records: u64, language: Language) -> String {
    match language {
        Language::Thai => format!("แผ่นงานเต็ม ยังมีอีก {records} รายการ ดูได้ใน assessments.json"),
        Language::English => format!("The sheet is full; {records} more records are in assessments.json"),
    }
}

/// Said after the places that are written out.
pub fn more(places: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก {places} แห่ง"),
        Language::English => format!("and {places} more"),
    }
}

/// A position in a file, in words; a worksheet's cell as spreadsheets write it.
pub fn position(position: &Position, language: Language) -> String {
    if language == Language::English {
        return position.to_string();
    }
    match position {
        Position::File => "ทั้งแฟ้ม".to_owned(),
        Position::Paragraph(number) => format!("ย่อหน้าที่ {number}"),
        Position::TableCell { table, row, cell } => format!("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}"),
        Position::Footnote(number) => format!("เชิงอรรถที่ {number}"),
        Position::Endnote(number) => format!("อ้างอิงท้ายเรื่องที่ {number}"),
        Position::Header(number) => format!("หัวกระดาษที่ {number}"),
        Position::Footer(number) => format!("ท้ายกระดาษที่ {number}"),
        Position::Sheet(sheet) => format!("แผ่น {sheet}"),
        Position::SheetCell { sheet, row, column } => format!("แผ่น {sheet} ช่อง {}{row}", column_letters(*column)),
        Position::Field { line, column } => format!("บรรทัดที่ {line} คอลัมน์ที่ {column}"),
    }
}

/// A file format as people call it.
pub fn format_name(format: Format, language: Language) -> &'static str {
    match format {
        Format::Docx => "DOCX",
        Format::Xlsx => "XLSX",
        Format::Csv => "CSV",
        Format::Xlsb => "XLSB",
        Format::Ods => "ODS",
        Format::Doc => "DOC",
        Format::Xls => "XLS",
        Format::Unknown => language.pick("ไม่ทราบ", "unknown"),
    }
}

/// Terms of the workbook and what they mean.
pub fn reading(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let entries = [
        (
            ("คะแนนที่ระบุ", "ค่าตามเอกสารของหน่วยงาน ไม่มีการแก้ไข"),
            ("Stated", "As the agency's documents have it, never changed"),
        ),
        (
            ("คะแนนที่คำนวณ", "เครื่องมือคือค่าเฉลี่ยของตัวชี้วัด คะแนนรวมคือผลรวมถ่วงน้ำหนักของเครื่องมือ"),
            ("Computed", "An instrument is the mean of its indicators, the overall score their weighted sum"),
        ),
        (
            ("คะแนนที่ใช้", "ค่าที่ระบุ ถ้าไม่มีจึงใช้ค่าที่คำนวณ อันดับ ระดับ และค่าเฉลี่ยคิดจากค่านี้"),
            ("Used", "The stated score, else the computed one; ranks, grades and means rest on it"),
        ),
        (
            ("ช่องว่าง", "ไม่มีข้อมูล ไม่ใช่ศูนย์ และไม่นำไปคิดค่าเฉลี่ย"),
            ("Empty cells", "Nothing is known: that is not zero and enters no mean"),
        ),
        (
            ("อันดับ", "เรียงภายในปีเดียวกัน คะแนนเท่ากันได้อันดับเดียวกันและข้ามอันดับถัดไป"),
            ("Rank", "Within one year; equal scores share a rank and the next is skipped"),
        ),
        (
            (
                "สูตร",
                "แผ่นภาพรวม อันดับ ตามอำเภอ และตามประเภทคำนวณใหม่เมื่อแก้คะแนนในแผ่นอันดับ ค่าที่สูตรให้ผลไม่ตรงกับข้อสรุปเขียนเป็นตัวเลขคงที่ แผ่นอื่นไม่เปลี่ยนตาม",
            ),
            (
                "Formulas",
                "Overview, ranking, districts and kinds follow a score corrected in the ranking; where no formula gives what was concluded the value stands alone; other sheets do not follow",
            ),
        ),
        (
            ("จำนวนหน่วยงานมาก", "เมื่อมีเกิน 10,000 รายการ อันดับและค่าเฉลี่ยเขียนเป็นตัวเลขแทนสูตร เพื่อให้เปิดได้เร็ว"),
            ("Many agencies", "Beyond 10,000 records ranks and means are values, so that the workbook opens fast"),
        ),
        (
            ("สีของคะแนน", "แดงที่ 50 เหลืองที่เกณฑ์เป้าหมาย เขียวที่ 100 ตัวหนังสือแดงเข้มคือต่ำกว่าเกณฑ์เป้าหมาย"),
            (
                "Colours of scores",
                "Red at 50, yellow at the target, green at 100; dark red figures are under the target",
            ),
        ),
        (
            ("สีของผล", "เขียวคือผ่าน แดงคือไม่ผ่าน เหลืองคือควรตรวจ"),
            ("Colours of results", "Green is passed, red is not passed, yellow needs a look"),
        ),
        (
            ("แข็ง พัฒนา", "แข็งคือจุดแข็ง พัฒนาคือจุดที่ต้องพัฒนา ขัดกันคือเอกสารกล่าวไว้ทั้งสองอย่าง"),
            ("Strong, weak", "A strength or a weakness; unclear where documents say both"),
        ),
        (
            ("การพิมพ์", "ทุกแผ่นตั้งค่าไว้สำหรับกระดาษ A4 คอลัมน์ค่าที่คำนวณทางขวาของแผ่นอันดับอยู่นอกพื้นที่พิมพ์"),
            (
                "Printing",
                "Every sheet is set up for A4; the computed columns on the right of the ranking are not printed",
            ),
        ),
    ];
    entries.into_iter().map(move |(thai, english)| match language {
        Language::Thai => thai,
        Language::English => english,
    })
}

/// The heading over a year's rules.
pub fn rules_of(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("เกณฑ์ที่ใช้กับปีงบประมาณ {year}"),
        Language::English => format!("Rules used for FY {year}"),
    }
}

/// Said of a year that has no rules.
pub fn no_rules(language: Language) -> &'static str {
    language.pick(
        "ไม่มีเกณฑ์ของปีนี้ อ่านเฉพาะคะแนนรวม ไม่มีการคำนวณระดับหรือผล",
        "No rules of this year are known: nothing is computed, no grade given",
    )
}

/// Said of a year that is assessed by another year's rules.
pub fn rules_assumed(used: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีนี้ยังไม่มีเกณฑ์ของตนเอง จึงใช้เกณฑ์ของปีงบประมาณ {used}"),
        Language::English => format!("This year has no rules of its own yet: those of FY {used} were used"),
    }
}

/// The target in words.
pub fn target(target: Decimal, language: Language) -> String {
    match language {
        Language::Thai => format!("{} คะแนนขึ้นไปเป็นจุดแข็ง ต่ำกว่านั้นเป็นจุดที่ต้องพัฒนา", score(target)),
        Language::English => format!("{} and more is a strength, less is a weakness", score(target)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_such_as_excel_takes() {
        for language in [Language::Thai, Language::English] {
            let names: std::collections::BTreeSet<_> =
                Sheet::ALL.into_iter().map(|sheet| sheet.name(language).to_lowercase()).collect();
            assert_eq!(names.len(), Sheet::ALL.len());
            for name in names {
                assert!(name.chars().count() <= 31, "{name}");
                assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            }
        }
    }

    #[test]
    fn positions_are_said_in_words() {
        let cases = [
            (Position::Paragraph(12), "ย่อหน้าที่ 12", "paragraph 12"),
            (Position::TableCell { table: 2, row: 3, cell: 4 }, "ตารางที่ 2 แถวที่ 3 ช่องที่ 4", "table 2, row 3, cell 4"),
            (Position::SheetCell { sheet: "คะแนน".into(), row: 5, column: 2 }, "แผ่น คะแนน ช่อง B5", "คะแนน!B5"),
        ];
        for (at, thai, english) in cases {
            assert_eq!(position(&at, Language::Thai), thai);
            assert_eq!(position(&at, Language::English), english);
        }
    }

    #[test]
    fn scores_in_text_are_rounded_half_up() {
        for (exact, shown) in [("58.825", "58.83"), ("80.9", "80.90"), ("84.995", "85.00"), ("100", "100.00")] {
            assert_eq!(score(exact.parse().unwrap()), shown);
        }
    }
}
