//! The layouts of score documents, each with what it states.

use prongsai::model::Format;

use super::page::{Cell, Page};
use super::truth::{FISCAL_YEARS, INSTRUMENT_CODES, Truth, Who, indicator_name};

mod composed;
mod items;
mod measures_table;
mod one_agency;
mod report;
mod row_per_agency;
mod sheets;
mod spread_out;
mod table;
mod variants;
mod years;

/// A layout: how it draws, and what a careful reader finds in it.
pub struct Layout {
    /// What a failing test calls it.
    pub name: &'static str,
    pub who: Who,
    /// The formats it occurs in.
    pub formats: &'static [Format],
    pub states: States,
    pub draw: fn(&mut Page, &[Truth]),
}

impl Layout {
    /// The fiscal years it can be about: items are known in some only.
    pub fn fiscal_years(&self) -> &'static [u16] {
        if self.states.items || self.states.sub_indicators { &FISCAL_YEARS[..3] } else { &FISCAL_YEARS }
    }
}

/// What a layout states of every agency in it.
#[derive(Clone, Copy, Debug)]
pub struct States {
    pub indicators: bool,
    pub instruments: Instruments,
    pub overall: bool,
    pub grade: bool,
    pub result: bool,
    /// District and province, where the agency has them.
    pub place: bool,
    /// Won and lost items of the OIT, in the years that have them.
    pub items: bool,
    /// 9.1 to 10.2, in the years that have them.
    pub sub_indicators: bool,
    /// Which indicators are strengths and which weaknesses, in words.
    pub told: bool,
    pub measures: bool,
    /// Suggestions beside the measures.
    pub suggestions: bool,
    /// The codes of the findings that the layout gives by itself, as often as each.
    pub findings: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruments {
    Unstated,
    /// Out of 100.
    Full,
    /// Out of 30, 30 and 40: the score out of 100 is not stated, only near to what they tell.
    Weighted,
}

impl States {
    /// Nothing but whose document it is.
    pub const NOTHING: States = States {
        indicators: false,
        instruments: Instruments::Unstated,
        overall: false,
        grade: false,
        result: false,
        place: true,
        items: false,
        sub_indicators: false,
        told: false,
        measures: false,
        suggestions: false,
        findings: &[],
    };

    /// Every figure of a summary.
    pub const EVERYTHING: States = States {
        indicators: true,
        instruments: Instruments::Full,
        overall: true,
        grade: true,
        result: true,
        ..States::NOTHING
    };
}

const EVERYTHING: States = States::EVERYTHING;
const NOTHING: States = States::NOTHING;

const INDICATORS_ONLY: States =
    States { instruments: Instruments::Unstated, overall: false, grade: false, result: false, ..EVERYTHING };

const ANY: &[Format] = &[Format::Docx, Format::Xlsx, Format::Csv];
const TEXT: &[Format] = &[Format::Docx];
const SHEETS: &[Format] = &[Format::Xlsx, Format::Csv];
const WORKBOOK: &[Format] = &[Format::Xlsx];

/// Every layout.
pub fn all() -> Vec<Layout> {
    [plain(), composed::layouts(), items::layouts(), report::layouts(), sheets::layouts(), variants::layouts()]
        .into_iter()
        .flatten()
        .collect()
}

/// The layouts that draw one way each, and state the same whatever the seed.
pub fn plain() -> Vec<Layout> {
    [one_agency::layouts(), row_per_agency::layouts(), spread_out::layouts(), years::layouts()]
        .into_iter()
        .flatten()
        .collect()
}

/// The words `ผ่าน` and `ไม่ผ่าน`.
fn result_word(passed: bool) -> &'static str {
    if passed { "ผ่าน" } else { "ไม่ผ่าน" }
}

/// How a document heads the columns of the ten indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heads {
    /// ตัวชี้วัดที่ 1
    Numbered,
    /// ตัวที่ 1
    Short,
    /// 1
    Bare,
    /// การปฏิบัติหน้าที่
    Named,
    /// 1. การปฏิบัติหน้าที่
    NumberedNames,
    /// ตัวชี้วัดที่ 1 and under it, in the same cell, การปฏิบัติหน้าที่
    NumberOverName,
    /// ตชว. 1
    Abbreviated,
}

impl Heads {
    fn texts(self, fiscal_year: u16) -> Vec<String> {
        (1..=10)
            .map(|number| {
                let name = indicator_name(number, fiscal_year);
                match self {
                    Heads::Numbered => format!("ตัวชี้วัดที่ {number}"),
                    Heads::Short => format!("ตัวที่ {number}"),
                    Heads::Bare => number.to_string(),
                    Heads::Named => name.to_owned(),
                    Heads::NumberedNames => format!("{number}. {name}"),
                    Heads::NumberOverName => format!("ตัวชี้วัดที่ {number}\n{name}"),
                    Heads::Abbreviated => format!("ตชว.{number}"),
                }
            })
            .collect()
    }
}

impl Page {
    /// The heading that says what the document is about and of which year.
    fn title(&mut self, fiscal_year: u16) {
        let what = self.say(&[
            "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",
            "ผลคะแนนการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
            "สรุปผลการประเมิน ITA",
        ]);
        let year = self.say(&["ประจำปีงบประมาณ พ.ศ.", "ปีงบประมาณ พ.ศ.", "ประจำปีงบประมาณ", "ปีงบประมาณ"]);
        if self.random.percent(50) {
            self.line(format!("{what} {year} {fiscal_year}"));
        } else {
            self.line(what);
            self.line(format!("{year} {fiscal_year}"));
        }
    }

    /// The heading of a document about one agency, with its full place.
    fn title_of(&mut self, truth: &Truth) {
        let name = self.style.name_and_place(&truth.agency);
        self.title(truth.fiscal_year);
        self.line(name);
    }

    /// The ten scores of an agency.
    fn indicator_cells(&self, truth: &Truth) -> Vec<Cell> {
        truth.indicators.iter().map(|score| self.score(*score)).collect()
    }

    /// Overall score, grade and result.
    fn summary_cells(&self, truth: &Truth) -> Vec<Cell> {
        vec![self.score(truth.overall), self.text(self.style.grade(truth.grade)), self.text(result_word(truth.passed))]
    }

    /// The labels of overall score, grade and result.
    fn summary_labels(&mut self) -> [&'static str; 3] {
        let overall =
            self.say(&["คะแนนรวม", "คะแนนภาพรวม", "คะแนน ITA", "ผลคะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนภาพรวมหน่วยงาน"]);
        let grade = self.say(&["ระดับ", "ระดับผลการประเมิน", "ระดับคะแนน"]);
        let result = self.say(&["ผลการประเมิน", "ผ่าน/ไม่ผ่าน", "ผลการประเมิน (ผ่าน/ไม่ผ่าน)", "สถานะ"]);
        [overall, grade, result]
    }

    /// The head cells of overall score, grade and result.
    fn summary_heads(&mut self) -> Vec<Cell> {
        let labels = self.summary_labels();
        self.texts(&labels)
    }

    /// The head cells of the three instruments.
    fn instrument_heads(&mut self) -> Vec<Cell> {
        let before = self.say(&["", "แบบวัด ", "คะแนน "]);
        INSTRUMENT_CODES.iter().map(|code| self.text(format!("{before}{code}"))).collect()
    }

    fn instrument_cells(&self, truth: &Truth) -> Vec<Cell> {
        truth.instruments.iter().map(|score| self.score(*score)).collect()
    }

    /// The word over a column of agencies' names.
    fn agency_head(&mut self) -> &'static str {
        self.say(&["หน่วยงาน", "ชื่อหน่วยงาน", "ชื่อ อปท.", "อปท.", "องค์กรปกครองส่วนท้องถิ่น", "รายชื่อหน่วยงาน"])
    }

    /// The word over a column of scores.
    fn score_head(&mut self) -> &'static str {
        self.say(&["คะแนน", "คะแนนเฉลี่ย", "คะแนนที่ได้", "ผลคะแนน", "คะแนน (ร้อยละ)", "ร้อยละ"])
    }

    /// The word over a column of running numbers.
    fn order_head(&mut self) -> &'static str {
        self.say(&["ลำดับที่", "ที่", "ลำดับ"])
    }

    /// What stands under a table and is nobody's figure.
    fn notes(&mut self, fiscal_year: u16) {
        match self.random.below(4) {
            0 => {
                self.line("หมายเหตุ : เกณฑ์การผ่านการประเมิน คือ ได้คะแนนรวม 85 คะแนนขึ้นไป");
            }
            1 => {
                self.line(format!("ข้อมูล ณ วันที่ 31 สิงหาคม {fiscal_year}"));
                self.line("ผู้รายงาน นายสมชาย ใจดี โทร. 045 123456");
            }
            2 => self.line("ที่มา : ระบบ ITAS สำนักงาน ป.ป.ช."),
            _ => {}
        }
    }

    /// The place that all agencies of a district's document share.
    fn district_line(&mut self, truths: &[Truth]) {
        let agency = &truths[0].agency;
        let (district, province) = (agency.district.as_deref().unwrap_or(""), agency.province.as_deref().unwrap_or(""));
        self.line(format!("องค์กรปกครองส่วนท้องถิ่นในพื้นที่อำเภอ{district} จังหวัด{province}"));
    }

    fn place_cells(&self, truth: &Truth) -> Vec<Cell> {
        let text = |place: &Option<String>| self.text(place.as_deref().unwrap_or("-"));
        vec![text(&truth.agency.district), text(&truth.agency.province)]
    }

    /// The row of heads of a plain table: number, agency, ten indicators, summary.
    fn plain_heads(&mut self, year: u16) -> Vec<Cell> {
        let (order, agency) = (self.order_head(), self.agency_head());
        let mut head = self.texts(&[order, agency]);
        head.extend(Heads::Numbered.texts(year).iter().map(|text| self.text(text)));
        head.extend(self.summary_heads());
        head
    }

    fn plain_row(&self, number: usize, name: Cell, truth: &Truth) -> Vec<Cell> {
        [vec![self.count(number), name], self.indicator_cells(truth), self.summary_cells(truth)].concat()
    }
}
