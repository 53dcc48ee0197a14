//! The entries of a list of strengths or weaknesses, and what ends the list.
//!
//! The entries of a list are written alike: the first one tells how. What is written otherwise stands behind the list,
//! or beside its entries; neither is told as strong or weak.

use crate::model::{Paragraph, Statement};
use crate::thai::words::{Holds as _, is_letter};

use super::super::prose::Sayings;
use super::super::values;

/// A list that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    /// The outline level of the heading that announces it.
    level: Option<u8>,
    /// How its entries are written, once there is one.
    form: Option<Form>,
}

/// What a paragraph is to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// One of its entries.
    Entry,
    /// No entry, and the list goes on.
    Beside,
    /// The list has ended.
    Behind,
}

/// How an entry is written.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// None where the first entry stands behind the words that announce the list.
    marker: Option<Marker>,
    /// True where the indicator comes first.
    opens: bool,
    /// True where a score is told.
    scored: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bare,
    Number,
    Bullet,
}

/// An indicator that comes first has no more than so many characters before it: "10) ตัวชี้วัดที่ด้าน".
const LONGEST_LEAD: usize = 22;

/// A line that opens another section is not longer than this.
const LONGEST_HEADING: usize = 60;

/// What opens other sections of a report.
const OTHER_SECTIONS: &[&str] = &[
    "ส่วนที่",
    "บทที่",
    "ภาคผนวก",
    "สรุป",
    "ข้อสังเกต",
    "แผน",
    "แนวทาง",
    "ปัญหา",
    "การวิเคราะห์",
    "ผลการวิเคราะห์",
    "ผู้รับผิดชอบ",
    "การกำหนด",
    "ตารางที่",
    "หมายเหตุ",
    "ลงชื่อ",
];

impl Listing {
    /// A list announced by a paragraph that tells so many of its entries itself; none where these are all.
    pub fn announced(paragraph: &Paragraph, cleaned: &str, sayings: &Sayings, told: usize) -> Option<Listing> {
        let form = match told {
            0 => None,
            1 => Some(Form { marker: None, opens: true, scored: true }).filter(|_| is_scored(cleaned, sayings)),
            _ => return None,
        };
        (told == 0 || form.is_some()).then_some(Listing { level: paragraph.heading, form })
    }

    /// A list announced by this paragraph, which tells none of its entries.
    pub fn under(paragraph: &Paragraph) -> Listing {
        Listing { level: paragraph.heading, form: None }
    }

    /// True for a heading that is no lower than the list's own.
    pub fn is_outranked_by(&self, paragraph: &Paragraph) -> bool {
        paragraph.heading.zip(self.level).is_some_and(|(own, list)| own <= list)
    }

    /// True once an entry was read.
    pub fn has_entries(&self) -> bool {
        self.form.is_some()
    }

    /// What the next paragraph is to the list; `opening` is its key without a marker.
    pub fn hear(&mut self, paragraph: &Paragraph, cleaned: &str, opening: &str, sayings: &Sayings) -> Standing {
        let told = sayings.told.first();
        let ends = match (paragraph.heading, self.level) {
            (Some(_), Some(_)) => self.is_outranked_by(paragraph),
            (Some(_), None) => told.is_none() && sayings.opens_with.is_none(),
            (None, _) => told.is_none() && (opens_another(opening) || self.form.is_none() && values::is_none(cleaned)),
        };
        if ends {
            return Standing::Behind;
        }
        let Some((at, _)) = told else { return Standing::Beside };
        let before = sayings.squeezed.get(..*at).unwrap_or("");
        let form = Form {
            marker: Some(marker(cleaned)),
            opens: before.chars().count() <= LONGEST_LEAD,
            scored: is_scored(cleaned, sayings),
        };
        let Some(first) = self.form else {
            self.form = Some(form);
            return Standing::Entry;
        };
        if first.opens && !form.opens {
            return Standing::Beside;
        }
        let alike = (first.marker.is_none() || first.marker == form.marker) && (form.scored || !first.scored);
        if alike { Standing::Entry } else { Standing::Behind }
    }
}

fn opens_another(opening: &str) -> bool {
    opening.chars().count() <= LONGEST_HEADING && OTHER_SECTIONS.iter().any(|word| opening.begins_with(word))
}

fn is_scored(cleaned: &str, sayings: &Sayings) -> bool {
    let states = sayings.said.iter().any(|saying| matches!(saying.statement, Statement::Indicator(..)));
    states || cleaned.holds("คะแนน") || cleaned.holds("ร้อยละ")
}

fn marker(cleaned: &str) -> Marker {
    match cleaned.chars().next() {
        Some(first) if first.is_ascii_digit() || first == '(' => Marker::Number,
        Some(first) if is_letter(first) => Marker::Bare,
        _ => Marker::Bullet,
    }
}
