//! The body that a title of the assessment is of and that is known by its whole name: a department, a state enterprise,
//! a province. Any sentence may speak of such bodies, so a title must say of whom it is and little else.

use std::cell::RefCell;

use crate::model::{Agency, AgencyKind};
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::places::{Level, gazetteer};
use crate::thai::words::Holds as _;

use super::super::relevance;
use super::super::text::lower_case;
use super::bodies;
use super::location::location_at_start;
use super::names::{before_words, place_at_start, run_of_letters};
use super::{mentions_in_title, tells_kinds};

/// What stands right before the name of whom a title is.
const BEFORE_A_NAME: &[&str] =
    &["ita", "ita)", "iit", "oit", "eit", "ของ", "โปร่งใส", "ภาครัฐ", "ผลการประเมิน", "หน่วยงาน", ":"];

/// "ของ" and a space take no more bytes.
const LONGEST_BEGINNING: usize = 16;

/// What may follow it, beside where it lies: a year, the ministry that it belongs to, its name in short.
const BEHIND_A_NAME: &[&str] = &["ประจำปี", "ปี", "พ.ศ", "กระทรวง", "สังกัด", "(", "-", "–"];

/// Those who assess: a title that names them is of others.
const ASSESSORS: &[&str] = &["ป้องกันและปราบปรามการทุจริต"];

/// What a title says that is of several: such a one is of no body, and the province in it is where they are.
const OF_SEVERAL: &[&str] = &["หน่วยงานใน", "ทุกหน่วยงาน", "เฉลี่ย", "รายชื่อ", "แห่ง", "ระดับจังหวัด", "เขตพื้นที่", "พื้นที่จังหวัด"];

/// True for a title of several agencies.
pub(in super::super) fn is_of_several(cleaned: &str) -> bool {
    remembered_by_words(&SEVERAL, (), cleaned, || {
        tells_kinds(cleaned) || OF_SEVERAL.iter().any(|words| cleaned.holds(words))
    })
}

/// The body that a title is of: "ผลการประเมิน ITA ของกรมปศุสัตว์ ปีงบประมาณ พ.ศ. 2564". Where a line before was a title of
/// the assessment (`announced`), this line may be its name alone. None for agencies that [`mentions_in_title`] finds.
pub(in super::super) fn body_in_title(cleaned: &str, announced: bool) -> Option<Agency> {
    remembered_by_words(&BODIES, announced, cleaned, || find_body(cleaned, announced))
}

thread_local! {
    static SEVERAL: RefCell<Memory<(), bool>> = RefCell::default();
    static BODIES: RefCell<Memory<bool, Option<Agency>>> = RefCell::default();
}

fn find_body(cleaned: &str, announced: bool) -> Option<Agency> {
    if is_of_several(cleaned) || !mentions_in_title(cleaned).is_empty() {
        return None;
    }
    let ita = relevance::topic(cleaned) == relevance::Topic::Ita;
    let lower = lower_case(cleaned);
    // Only a title that names the assessment names a body behind its beginning.
    let most = if ita { cleaned.len() } else { LONGEST_BEGINNING };
    cleaned.char_indices().take_while(|(at, _)| *at <= most).find_map(|(at, _)| {
        let before = lower.get(..at).unwrap_or_default().trim_end();
        let alone = matches!(before, "" | "ของ");
        let begins = announced && alone || ita && !alone && ends_before_a_name(before);
        let rest = cleaned.get(at..).filter(|rest| begins && !rest.starts_with(' '))?;
        let (agency, length) = whole_body(rest)?;
        let behind = rest.get(length..)?;
        let (location, located) = location_at_start(behind);
        let end = behind.get(located..)?.trim_start();
        let told = end.is_empty() || BEHIND_A_NAME.iter().any(|word| end.begins_with(word));
        told.then(|| Agency { province: agency.province.clone().or(location.province), ..agency })
    })
}

fn ends_before_a_name(before: &str) -> bool {
    BEFORE_A_NAME.iter().any(|word| before.ends_in(word))
}

/// The body whose whole name a text begins with, and the name's length in bytes.
fn whole_body(text: &str) -> Option<(Agency, usize)> {
    let of = |name: &str, kind, province: Option<&str>, length| {
        let province = province.map(str::to_owned);
        Some((Agency { name: name.to_owned(), kind, subdistrict: None, district: None, province }, length))
    };
    if let Some((name, kind)) = bodies::known_at_start(text) {
        return of(name, kind, None, name.len());
    }
    let list = gazetteer();
    if let Some(rest) = text.strip_prefix("จังหวัด") {
        let written = place_at_start(rest.trim_start(), Level::Province)?;
        let province = list.province(written)?.name;
        let length = text.len() - rest.trim_start().len() + written.len();
        return of(&format!("จังหวัด{province}"), AgencyKind::Province, Some(province), length);
    }
    if !bodies::begins_a_title(text) || ASSESSORS.iter().any(|words| text.holds(words)) {
        return None;
    }
    let mut name = before_words(run_of_letters(text));
    // "สำนักงานสาธารณสุขจังหวัดตราด" is named after where it is.
    let mut province = None;
    if let Some(rest) = text.get(name.len()..).and_then(|rest| rest.strip_prefix("จังหวัด"))
        && let Some(named) = place_at_start(rest, Level::Province)
    {
        name = text.get(..text.len() - rest.len() + named.len())?;
        province = list.province(named).map(|province| province.name);
    }
    let (_, kind) = bodies::body(name)?;
    of(name, kind, province, name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_the_assessment_name_bodies() {
        let cases = [
            ("ผลการประเมินคุณธรรมและความโปร่งใส กรมปศุสัตว์", "กรมปศุสัตว์"),
            ("ผลการประเมิน ITA ของกรมปศุสัตว์ กระทรวงเกษตรและสหกรณ์ ปีงบประมาณ 2564", "กรมปศุสัตว์"),
            ("ผลการประเมิน ITA จังหวัดตราด ประจำปีงบประมาณ พ.ศ. 2564", "จังหวัดตราด"),
            ("ผลการประเมิน ITA การไฟฟ้าส่วนภูมิภาค (กฟภ.) ปี 2564", "การไฟฟ้าส่วนภูมิภาค"),
            ("ผลคะแนน OIT ของสำนักงานสาธารณสุขจังหวัดร้อยเอ็ด", "สำนักงานสาธารณสุขจังหวัดร้อยเอ็ด"),
            ("ผลการประเมิน ITA เมืองพัทยา จังหวัดชลบุรี", "เมืองพัทยา"),
            ("ผลการประเมิน ITA กรุงเทพมหานคร ปี 2564", "กรุงเทพมหานคร"),
            ("ผลการประเมิน ITA วิทยาลัยเทคนิคร้อยเอ็ด ปีงบประมาณ พ.ศ. 2564", "วิทยาลัยเทคนิคร้อยเอ็ด"),
        ];
        for (title, name) in cases {
            assert_eq!(body_in_title(title, false).map(|agency| agency.name).as_deref(), Some(name), "{title}");
        }
        let alone = ["กรมปศุสัตว์", "จังหวัดตราด", "วิทยาลัยเทคนิคร้อยเอ็ด จังหวัดร้อยเอ็ด"];
        for line in alone {
            assert!(body_in_title(line, true).is_some() && body_in_title(line, false).is_none(), "{line}");
        }
    }

    #[test]
    fn a_place_or_a_passing_word_is_no_body() {
        let lines = [
            "ผลการประเมิน ITA เทศบาลตำบลแสนตุ้ง จังหวัดตราด",
            "สรุปคะแนน ITA ของหน่วยงานในจังหวัดตราด",
            "ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น จังหวัดตราด",
            "ผลการประเมิน ITA โรงเรียนบ้านเมืองไพร กรุงเทพมหานคร",
            "ผลการประเมิน ITA อำเภอเสลภูมิ จังหวัดร้อยเอ็ด",
            "ผลการประเมิน ITA ตามเกณฑ์ของสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
            "คะแนน ITA ของสำนักงาน ป.ป.ช.",
            "คะแนน ITA ของสำนักงานปลัด",
            "คะแนนเฉลี่ย ITA จังหวัดตราด",
            "กรมปศุสัตว์ได้ประกาศแนวทางไว้",
            "สภาพทั่วไป",
            "สำนักงานเลขานุการ กองคลัง",
        ];
        for line in lines {
            assert_eq!(body_in_title(line, true), None, "{line}");
        }
    }
}
