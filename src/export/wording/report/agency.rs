//! The words of an agency's page. A number and its unit are joined by a no-break space.

use crate::export::wording::{Label, Language};

/// A heading.
pub const MEASURES_AGAINST_WEAKNESSES: Label = Label::new("มาตรการที่ตอบจุดที่ต้องพัฒนา", "Measures against weaknesses");
/// Where no measure serves a weakness.
pub const NO_MEASURE: Label = Label::new("ไม่พบมาตรการที่ตอบ", "No measure found");
/// Where no measure at all was received.
pub const NO_MEASURES: Label =
    Label::new("ไม่พบมาตรการใดในเอกสารที่ได้รับ", "The documents received hold no measures at all.");
/// A result is told.
pub const REPORTED: Label = Label::new("รายงานผลแล้ว", "reported");
/// A result is left blank.
pub const NOT_REPORTED: Label = Label::new("ยังไม่รายงานผล", "not reported");
/// The document is a plan: it has no place for results.
pub const PLAN: Label = Label::new("เป็นแผน ไม่มีช่องผล", "a plan: no place for results");
/// Where somebody has to decide before the figures are used.
pub const DISPUTED: Label = Label::new(
    "* มีข้อที่ต้องตัดสินก่อนใช้ตัวเลขของหน่วยงานนี้ ดูข้อที่พบจากการตรวจสอบด้านล่าง",
    "* There are matters to be decided before these figures are used: see the findings below",
);
/// Measures that serve no weakness.
pub const OTHER_MEASURES: Label = Label::new("มาตรการอื่น", "Other measures");
/// A heading.
pub const WAY_TO_PASS: Label = Label::new("ทางที่ใกล้ที่สุดสู่การผ่านเกณฑ์", "The shortest way to pass");
/// One instrument, the others staying as they are.
pub const ALONE: Label = Label::new("ยกคะแนนแบบวัดเดียว", "One instrument alone");
/// Several instruments.
pub const TOGETHER: Label = Label::new("ยกคะแนนหลายแบบวัดพร้อมกัน", "Several instruments together");
/// OIT items.
pub const ITEMS: Label = Label::new("ได้คะแนนรายการ OIT เพิ่ม", "OIT items to win");
/// No instrument of which anything certain is known.
pub const NEEDS_UNKNOWN: Label =
    Label::new("คะแนนที่จำเป็นขาดหรือขัดแย้งกัน จึงไม่คำนวณ", "scores are missing or disputed, so nothing is computed");

/// What the first sentences of a page tell; what is not known is left out.
#[derive(Default)]
pub struct Gist<'a> {
    /// The fiscal year.
    pub year: &'a str,
    /// District and province.
    pub area: &'a str,
    /// The overall score.
    pub score: Option<&'a str>,
    /// The grade or level.
    pub grade: Option<&'a str>,
    /// Passed or not.
    pub passed: Option<bool>,
    /// Rank, and of how many.
    pub rank: Option<(&'a str, &'a str)>,
    /// How far from the mean of the group, without its sign, and whether over it; none of no distance.
    pub mean: Option<(&'a str, Side)>,
    /// The year before, how far from its score, without the sign, and whether over it.
    pub change: Option<(&'a str, &'a str, Side)>,
}

/// Over, under or at another score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over it.
    Over,
    /// Under it.
    Under,
    /// The same.
    Same,
}

/// The first sentences of a page: the score, what it means, and where the agency stands.
pub fn gist(gist: &Gist, language: Language) -> String {
    match language {
        Language::Thai => gist_in_thai(gist),
        Language::English => gist_in_english(gist),
    }
}

fn gist_in_thai(gist: &Gist) -> String {
    let Gist { year, area, score, grade, passed, rank, mean, change } = gist;
    let mut parts: Vec<String> = (!area.is_empty()).then(|| format!("ตั้งอยู่ใน{area}")).into_iter().collect();
    parts.push(format!("ในปีงบประมาณ พ.ศ.\u{a0}{year}"));
    parts.push(match score {
        Some(score) => format!("ได้คะแนนภาพรวม\u{a0}{score}\u{a0}คะแนน"),
        None => "ไม่ปรากฏคะแนนภาพรวม".to_owned(),
    });
    parts.extend(grade.map(|grade| format!("อยู่ในระดับ\u{a0}{grade}")));
    parts.push(match passed {
        Some(true) => "ผ่านเกณฑ์การประเมิน".to_owned(),
        Some(false) => "ไม่ผ่านเกณฑ์การประเมิน".to_owned(),
        None => "และไม่ปรากฏผลการประเมิน".to_owned(),
    });
    parts.extend(rank.map(|(rank, count)| format!("เป็นอันดับที่\u{a0}{rank} จากหน่วยงานที่มีคะแนน\u{a0}{count}\u{a0}แห่ง")));
    parts.extend(mean.map(|(distance, side)| match side {
        Side::Over => format!("สูงกว่าค่าเฉลี่ยของกลุ่ม\u{a0}{distance}\u{a0}คะแนน"),
        Side::Under => format!("ต่ำกว่าค่าเฉลี่ยของกลุ่ม\u{a0}{distance}\u{a0}คะแนน"),
        Side::Same => "เท่ากับค่าเฉลี่ยของกลุ่ม".to_owned(),
    }));
    parts.extend(change.map(|(year, distance, side)| match side {
        Side::Over => format!("เพิ่มขึ้นจากปีงบประมาณ พ.ศ.\u{a0}{year}\u{a0}จำนวน\u{a0}{distance}\u{a0}คะแนน"),
        Side::Under => format!("ลดลงจากปีงบประมาณ พ.ศ.\u{a0}{year}\u{a0}จำนวน\u{a0}{distance}\u{a0}คะแนน"),
        Side::Same => format!("เท่ากับปีงบประมาณ พ.ศ.\u{a0}{year}"),
    }));
    parts.join(" ")
}

fn gist_in_english(gist: &Gist) -> String {
    let Gist { year, area, score, grade, passed, rank, mean, change } = gist;
    let area = if area.is_empty() { String::new() } else { format!(" ({area})") };
    let score = score.map_or_else(|| "no overall score is known".to_owned(), |score| format!("overall score {score}"));
    let grade = grade.map(|grade| format!(", grade {grade}")).unwrap_or_default();
    let passed = match passed {
        Some(true) => ", passed",
        Some(false) => ", not passed",
        None => ", result not known",
    };
    let mut sentences = vec![format!("Fiscal year {year} B.E.{area}: {score}{grade}{passed}.")];
    let mut stands: Vec<String> = Vec::new();
    stands.extend(rank.map(|(rank, count)| format!("rank {rank} of {count} agencies with a score")));
    stands.extend(mean.map(|(distance, side)| match side {
        Side::Over => format!("{distance} over the mean of the group"),
        Side::Under => format!("{distance} under the mean of the group"),
        Side::Same => "at the mean of the group".to_owned(),
    }));
    stands.extend(change.map(|(year, distance, side)| match side {
        Side::Over => format!("{distance} more than in fiscal year {year}"),
        Side::Under => format!("{distance} less than in fiscal year {year}"),
        Side::Same => format!("the same as in fiscal year {year}"),
    }));
    if !stands.is_empty() {
        sentences.push(format!("It is {}.", stands.join(", ")).replacen("It is rank", "Its rank is", 1));
    }
    sentences.join(" ")
}

/// The column of an earlier year's scores.
pub fn year_before(year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปี\u{a0}{year}"),
        Language::English => format!("FY\u{a0}{year}"),
    }
}

/// What the other figures give, below one that differs from it.
pub fn computed_below(computed: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("(คำนวณได้\u{a0}{computed})"),
        Language::English => format!("(computed\u{a0}{computed})"),
    }
}

/// All indicators, where none is under the target.
pub fn all_indicators(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ครบทั้ง\u{a0}{count}\u{a0}ตัวชี้วัด"),
        Language::English => format!("all {count} indicators"),
    }
}

/// An indicator with its score.
pub fn scored_indicator(indicator: &str, score: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{indicator} ({score}\u{a0}คะแนน)"),
        Language::English => format!("{indicator} ({score})"),
    }
}

/// Ways of losing OIT items of which one holds.
pub fn one_of(ways: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("แบบใดแบบหนึ่ง: {ways}"),
        Language::English => format!("one of these: {ways}"),
    }
}

/// A measure with its period, which may be blank, and whether its result is told.
pub fn measure(title: &str, period: Option<&str>, state: &str, language: Language) -> String {
    let period = period.unwrap_or(language.pick("ไม่ระบุระยะเวลา", "no period given"));
    format!("{title} ({period}; {state})")
}

/// How many recommendations there are, and where they stand in full.
pub fn recommendations(count: &str, sheet: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{count}\u{a0}เรื่อง ดูแผ่น “{sheet}” ของ comparison.xlsx"),
        Language::English => format!("{count}, in the sheet “{sheet}” of comparison.xlsx"),
    }
}

/// How many other measures there are, and their names.
pub fn other_measures(count: &str, names: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{count}\u{a0}เรื่อง ได้แก่ {names}"),
        Language::English => format!("{count}, namely {names}"),
    }
}

/// So many more of a list.
pub fn more(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก\u{a0}{count}\u{a0}เรื่อง"),
        Language::English => format!("and {count} more"),
    }
}

/// How far the score is from the line.
pub fn missing_points(missing: &str, line: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ขาดอีก\u{a0}{missing}\u{a0}คะแนน จึงถึงเกณฑ์ผ่าน\u{a0}{line}\u{a0}คะแนน"),
        Language::English => format!("{missing} points are missing to the pass line of {line}."),
    }
}

/// What one instrument needs; the points more are none where even full marks do not suffice.
pub fn need(instrument: &str, need: Option<(&str, &str)>, language: Language) -> String {
    match (language, need) {
        (Language::Thai, Some((score, more))) => {
            format!("{instrument}\u{a0}ให้ได้\u{a0}{score} (เพิ่ม\u{a0}{more}\u{a0}คะแนน)")
        }
        (Language::Thai, None) => format!("{instrument}\u{a0}แม้ได้เต็มก็ไม่พอ"),
        (Language::English, Some((score, more))) => format!("{instrument} to {score} ({more} more)"),
        (Language::English, None) => format!("{instrument} not even with full marks"),
    }
}

/// A score that an instrument must reach beside others.
pub fn reach(instrument: &str, score: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{instrument}\u{a0}ให้ได้\u{a0}{score}"),
        Language::English => format!("{instrument} to {score}"),
    }
}

/// How many OIT items at least, and which.
pub fn items_to_win(count: &str, which: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อย่างน้อย\u{a0}{count}\u{a0}รายการ ได้แก่ {which}"),
        Language::English => format!("at least {count}: {which}"),
    }
}

/// How many OIT items at least, where which is not certain.
pub fn some_items_to_win(count: &str, why: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อย่างน้อย\u{a0}{count}\u{a0}รายการ ({why})"),
        Language::English => format!("at least {count} ({why})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gist_leaves_out_what_is_not_known() {
        let whole = Gist {
            year: "2564",
            area: "อำเภอเขื่องใน",
            score: Some("80.9"),
            grade: Some("B"),
            passed: Some(false),
            rank: Some(("3", "12")),
            mean: Some(("6.45", Side::Under)),
            change: Some(("2563", "8.43", Side::Over)),
        };
        let bare = Gist { year: "2564", ..Gist::default() };
        let cases = [
            (
                &whole,
                "ตั้งอยู่ในอำเภอเขื่องใน ในปีงบประมาณ พ.ศ. 2564 ได้คะแนนภาพรวม 80.9 คะแนน อยู่ในระดับ B ไม่ผ่านเกณฑ์การประเมิน \
                 เป็นอันดับที่ 3 จากหน่วยงานที่มีคะแนน 12 แห่ง ต่ำกว่าค่าเฉลี่ยของกลุ่ม 6.45 คะแนน \
                 เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2563 จำนวน 8.43 คะแนน",
                "Fiscal year 2564 B.E. (อำเภอเขื่องใน): overall score 80.9, grade B, not passed. Its rank is 3 of 12 agencies \
                 with a score, 6.45 under the mean of the group, 8.43 more than in fiscal year 2563.",
            ),
            (
                &bare,
                "ในปีงบประมาณ พ.ศ. 2564 ไม่ปรากฏคะแนนภาพรวม และไม่ปรากฏผลการประเมิน",
                "Fiscal year 2564 B.E.: no overall score is known, result not known.",
            ),
        ];
        for (told, thai, english) in cases {
            assert_eq!(gist(told, Language::Thai).replace('\u{a0}', " "), thai);
            assert_eq!(gist(told, Language::English), english);
        }
    }

    #[test]
    fn no_number_parts_from_its_unit() {
        for told in [
            items_to_win("1", "o42", Language::Thai),
            missing_points("4.10", "85.00", Language::Thai),
            scored_indicator("ตัวชี้วัด", "43.75", Language::Thai),
            need("OIT", Some(("69.08", "10.26")), Language::Thai),
            other_measures("7", "ก", Language::Thai),
        ] {
            for unit in [" คะแนน", " เรื่อง"] {
                assert!(!told.contains(unit), "{told}");
            }
        }
    }
}
