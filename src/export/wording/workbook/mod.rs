//! The words of the workbook: sheets, headings, sentences, and the page on how to read it.

mod guide;
mod sheets;
mod words;

use rust_decimal::{Decimal, RoundingStrategy};

use super::Language;

pub use guide::{no_rules, reading, rules_assumed, rules_of, source_folder, target};
pub use sheets::Sheet;
pub use words::Word;

/// Stands in a text cell for what is not there.
pub const NOTHING: &str = "–";

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

/// The mean of a year.
pub fn mean_of_year(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("เฉลี่ย {year}"),
        Language::English => format!("Mean {year}"),
    }
}

/// The heading over how scores are spread.
pub fn distribution(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("จำนวนหน่วยงานตามช่วงคะแนนรวม ปีงบประมาณ {year}"),
        Language::English => format!("Agencies by overall score, FY {year}"),
    }
}

/// What the chart of scores shows, for those who do not see it.
pub fn distribution_alternative(language: Language) -> &'static str {
    language.pick(
        "แผนภูมิแท่งแสดงจำนวนหน่วยงานในแต่ละช่วงคะแนนรวมของปีตามชื่อแผนภูมิ เส้นประคือเกณฑ์ผ่าน แท่งเข้มคือช่วงที่ผ่าน",
        "Columns of how many agencies have an overall score in each class in the year of the title; the dashed line is the pass line, dark columns pass",
    )
}

/// The title of the chart of indicators.
pub fn indicators_of(year: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("คะแนนตัวชี้วัดที่ 1 ถึง 10 ปีงบประมาณ {year}"),
        Language::English => format!("Indicators 1 to 10, FY {year}"),
    }
}

/// What the chart of indicators shows, for those who do not see it.
pub fn indicators_alternative(language: Language) -> &'static str {
    language.pick(
        "แผนภูมิแท่งแสดงคะแนนเฉลี่ยของตัวชี้วัดสิบตัวในปีตามชื่อแผนภูมิ จุดสามเหลี่ยมคือหน่วยงานที่ได้คะแนนรวมสูงสุด จุดข้าวหลามตัดคือหน่วยงานที่ได้คะแนนรวมต่ำสุด เส้นประคือเกณฑ์เป้าหมาย",
        "Columns of the mean of each of ten indicators in the year of the title; triangles are the agency with the highest overall score, diamonds the one with the lowest, the dashed line is the target",
    )
}

/// A class of scores, from one to another.
pub fn score_class(from: Option<Decimal>, to: Option<Decimal>, language: Language) -> String {
    match (from.map(|from| from.normalize()), to, language) {
        (None, Some(to), _) => {
            let under = to.ceil().normalize();
            match language {
                Language::Thai => format!("ต่ำกว่า {under}"),
                Language::English => format!("under {under}"),
            }
        }
        (Some(from), Some(to), _) => format!("{from}–{to}"),
        (Some(from), None, _) => format!("{from}–100"),
        (None, None, _) => NOTHING.to_owned(),
    }
}

/// The pass line as a class of its own.
pub fn pass_line(line: Decimal, language: Language) -> String {
    let line = line.normalize();
    match language {
        Language::Thai => format!("เกณฑ์ผ่าน {line}"),
        Language::English => format!("Pass line {line}"),
    }
}

/// The score that an instrument needs.
pub fn needed(instrument: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{instrument} ต้องได้"),
        Language::English => format!("{instrument} needs"),
    }
}

/// The title of the changes between two years.
pub fn changes_of(from: u16, to: u16, language: Language) -> String {
    match language {
        Language::Thai => format!("คะแนนรวมที่เปลี่ยนจากปีงบประมาณ {from} ถึง {to}"),
        Language::English => format!("Change of overall scores from FY {from} to FY {to}"),
    }
}

/// Said where not all agencies stand in the chart of changes.
pub fn charted(of_each: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("แสดงหน่วยงานที่เพิ่มมากที่สุดและลดมากที่สุดไม่เกินด้านละ {of_each} แห่ง ทุกแห่งอยู่ในแผ่นเทียบรายปี"),
        Language::English => {
            format!("At most {of_each} of the greatest gains and losses each; all are in the sheet of years")
        }
    }
}

/// The alternative text of the chart of changes.
pub fn changes_alternative(title: &str, rose: usize, fell: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("กราฟแท่ง {title} เพิ่มขึ้น {rose} แห่ง ลดลง {fell} แห่ง"),
        Language::English => format!("Bar chart: {title}; {rose} rose, {fell} fell"),
    }
}

/// An agency with the names that it had before.
pub fn formerly(name: &str, before: &[&str], language: Language) -> String {
    let before = before.join(", ");
    match language {
        Language::Thai => format!("{name} (เดิม {before})"),
        Language::English => format!("{name} (formerly {before})"),
    }
}

/// A score in running text: two decimals, rounded half up.
pub fn score(score: Decimal) -> String {
    format!("{:.2}", score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// Said where a run has no agency.
pub fn no_agencies(language: Language) -> &'static str {
    language.pick(
        "ไม่พบผลการประเมินของหน่วยงานใดในไฟล์ที่อ่าน ดูแผ่นไฟล์และแผ่นข้อตรวจพบ",
        "No agency's results were found in the files; see the sheets of files and findings",
    )
}

/// Said under the headings of a sheet without records.
pub fn no_records(language: Language) -> &'static str {
    language.pick("ไม่มีรายการ", "Nothing to show")
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

/// What was decided on a figure: what documents state, why, and who decided.
pub fn decided(stated: Option<&str>, reason: Option<&str>, by: Option<&str>, language: Language) -> String {
    let mut lines = vec![match (stated, language) {
        (Some(stated), Language::Thai) => format!("ค่าที่ตัดสินแล้ว เอกสารระบุ {stated}"),
        (Some(stated), Language::English) => format!("Decided; documents state {stated}"),
        (None, _) => language.pick("ค่าที่ตัดสินแล้ว เอกสารไม่ได้ระบุ", "Decided; no document states it").to_owned(),
    }];
    lines.extend(reason.map(|reason| format!("{} {reason}", language.pick("เหตุผล:", "Reason:"))));
    lines.extend(by.map(|by| format!("{} {by}", language.pick("ผู้ตัดสิน:", "Decided by:"))));
    lines.join("\n")
}

/// The word that opens a source file.
pub fn open(language: Language) -> &'static str {
    language.pick("เปิดไฟล์", "Open")
}

/// The word that leads back to a figure.
pub fn back(language: Language) -> &'static str {
    language.pick("ดูในอันดับ", "In ranking")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_in_text_are_rounded_half_up() {
        for (exact, shown) in [("58.825", "58.83"), ("80.9", "80.90"), ("84.995", "85.00"), ("100", "100.00")] {
            assert_eq!(score(exact.parse().unwrap()), shown);
        }
    }
}
