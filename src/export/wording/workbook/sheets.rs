//! The sheets: their names, titles and what they show.

use crate::export::wording::Language;

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
    /// What is known of OIT items that were lost.
    LostItems,
    /// What agencies under the pass line lack, and what would close it.
    Pass,
    /// One row a measure.
    Measures,
    /// What the assessors recommend.
    Recommendations,
    /// The group from year to year.
    YearSummary,
    /// Changes from year to year.
    Years,
    /// Every agency over all years.
    Trends,
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
    pub const ALL: [Sheet; 16] = [
        Sheet::Overview,
        Sheet::Ranking,
        Sheet::Districts,
        Sheet::Kinds,
        Sheet::Strengths,
        Sheet::LostItems,
        Sheet::Pass,
        Sheet::Measures,
        Sheet::Recommendations,
        Sheet::YearSummary,
        Sheet::Years,
        Sheet::Trends,
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
            Sheet::LostItems => ("รายการ OIT ที่ไม่ได้คะแนน", "OIT items lost"),
            Sheet::Pass => ("ทางสู่การผ่าน", "The way to pass"),
            Sheet::Measures => ("มาตรการ", "Measures"),
            Sheet::Recommendations => ("ข้อเสนอแนะ", "Recommendations"),
            Sheet::YearSummary => ("ภาพรวมรายปี", "Year by year"),
            Sheet::Years => ("เทียบรายปี", "Years"),
            Sheet::Trends => ("แนวโน้มรายปี", "Trends"),
            Sheet::Findings => ("ข้อตรวจพบ", "Findings"),
            Sheet::Sources => ("ที่มา", "Sources"),
            Sheet::Files => ("ไฟล์", "Files"),
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
            Sheet::LostItems => ("รายการ OIT ที่ไม่ได้คะแนน เท่าที่คะแนนบอกได้", "OIT items lost, as far as scores tell"),
            Sheet::Pass => ("ทางที่ใกล้ที่สุดสู่การผ่านเกณฑ์", "The shortest way to pass"),
            Sheet::Measures => ("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures to promote integrity and transparency"),
            Sheet::Recommendations => ("ข้อเสนอแนะจากผลการประเมิน", "Recommendations of the assessment"),
            Sheet::YearSummary => ("ภาพรวมของกลุ่มในแต่ละปีงบประมาณ", "The group in each fiscal year"),
            Sheet::Years => ("การเปลี่ยนแปลงระหว่างปีงบประมาณ", "Changes between fiscal years"),
            Sheet::Trends => ("คะแนนรวมของแต่ละหน่วยงานทุกปีงบประมาณ", "Overall scores of each agency over the years"),
            Sheet::Findings => ("ข้อตรวจพบที่ต้องตรวจสอบ", "Findings to look at"),
            Sheet::Sources => ("ที่มาของทุกค่า", "Where every value stands"),
            Sheet::Files => ("ไฟล์ทั้งหมดที่พบ", "All files that were met"),
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
                "ปีล่าสุดอยู่บน เรียงตามคะแนนรวม แก้คะแนนแล้วค่าที่คำนวณเปลี่ยนตาม คลิกชื่อหรือตัวเลขเพื่อดูที่มา",
                "Latest year on top, by overall score; what is computed follows a correction; click a figure for its source",
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
            Sheet::LostItems => (
                "จากรายการและคะแนนที่เอกสารระบุ ปี 2563 ถึง 2565 หากคะแนนบอกได้หลายแบบจะไม่สรุปแบบใดแบบหนึ่ง",
                "From stated items and scores, FY 2563 to 2565; where a score allows several ways, none is chosen",
            ),
            Sheet::Pass => (
                "หน่วยงานที่คะแนนรวมต่ำกว่าเกณฑ์ผ่าน ปีล่าสุดอยู่บน ใกล้เกณฑ์ที่สุดขึ้นก่อน แต่ละทางคิดโดยให้ส่วนอื่นคงเดิม",
                "Agencies under the pass line, latest year on top, nearest first; each way by itself, all else as it is",
            ),
            Sheet::Measures => (
                "หนึ่งแถวต่อหนึ่งมาตรการ ช่องสีเหลืองคือช่องที่รายงานเว้นว่างไว้",
                "One row a measure; yellow cells were left blank in the report",
            ),
            Sheet::Recommendations => {
                ("ข้อความตามที่ปรากฏในรายงานของหน่วยงาน แยกตามเครื่องมือ", "As the agencies' reports have them, by instrument")
            }
            Sheet::YearSummary => (
                "จำนวน ค่าเฉลี่ยเทียบกับประเทศ และหน่วยงานที่เพิ่ม ลด ผ่าน หรือไม่ผ่าน เทียบกับปีก่อนในชุดนี้",
                "Counts, means beside the nation's, and who rose, fell, passed or failed since the year before",
            ),
            Sheet::Years => (
                "หน่วยงานที่มีผลมากกว่าหนึ่งปี ปีล่าสุดอยู่บน คะแนนเพิ่มมากที่สุดขึ้นก่อน",
                "Agencies with more than one year, latest on top, greatest gain first",
            ),
            Sheet::Trends => (
                "หนึ่งแถวต่อหนึ่งหน่วยงานที่มีผลตั้งแต่สองปี เรียงตามอันดับปีล่าสุด คะแนนเชื่อมกับแผ่นอันดับ",
                "One row an agency with two years or more, by its last rank; scores refer to the ranking",
            ),
            Sheet::Findings => (
                "เรื่องที่ต้องตัดสินขึ้นก่อน กรอกช่องค่าที่ถูกต้องหรือเหตุผล บันทึก แล้วสั่ง compare อีกครั้งโดยเพิ่ม --decisions และชื่อไฟล์นี้",
                "What must be decided first. Fill in the right value or a reason, save, and compare again with --decisions and this file",
            ),
            Sheet::Sources => (
                "ค่าที่เอกสารระบุ ค่าที่คำนวณได้ และตำแหน่งในไฟล์ต้นทาง หนึ่งแถวต่อหนึ่งตำแหน่ง",
                "What was stated, what was computed, and the place in the file, one row a place",
            ),
            Sheet::Files => ("ทุกไฟล์ที่พบและผลการอ่าน", "Every file that was met and what became of it"),
            Sheet::Guide => {
                ("ความหมายของแต่ละแผ่น สี และเกณฑ์ที่ใช้ในแต่ละปี", "What sheets and colours mean, and the rules of each year")
            }
        };
        language.pick(thai, english)
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
}
