//! Checks measures: what is blank, what lies outside its time, and weaknesses that nothing is done about.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::assess::About;
use super::super::measures::Connections;
use super::super::text::clean;
use crate::model::{Assessment, FindingDetail, Measure, MeasureColumn, Period};
use crate::thai::dates;
use crate::thai::words::Holds as _;

/// Tells what does not add up in the measures of an assessment.
pub(super) fn check(assessment: &Assessment, connections: &Connections<'_>, about: &mut About<'_>) {
    for measure in &assessment.measures {
        match &measure.period {
            Some(period) => check_period(measure, period, about),
            // A table without a column for it left nothing blank.
            None if measure.without_column.contains(&MeasureColumn::Period) => {}
            None => about.find(
                FindingDetail::MeasureWithoutPeriod { number: measure.number, title: measure.title.clone() },
                measure.places.clone(),
            ),
        }
        // A plan has no results yet.
        if measure.results.is_empty() && !measure.without_column.contains(&MeasureColumn::Results) {
            about.find(
                FindingDetail::MeasureWithoutResult { number: measure.number, title: measure.title.clone() },
                measure.places.clone(),
            );
        }
    }
    weaknesses_without_measures(assessment, connections, about);
}

fn check_period(measure: &Measure, period: &Period, about: &mut About<'_>) {
    let number = measure.number;
    if (period.start, period.end) == (None, None) {
        let detail = FindingDetail::PeriodNotDated { number, text: period.text.clone() };
        about.find(detail, measure.places.clone());
    }
    if let Some((first, last)) = dates::days_of_fiscal_year(about.fiscal_year())
        && (period.end.is_some_and(|end| end < first) || period.start.is_some_and(|start| start > last))
    {
        let detail = FindingDetail::PeriodOutsideYear { number, text: period.text.clone() };
        about.find(detail, measure.places.clone());
    }
    if let (Some(start), Some(end)) = (period.start, period.end) {
        let done: BTreeSet<Date> = measure.results.iter().flat_map(|result| days_of_work(result)).collect();
        for date in done.into_iter().filter(|date| !(start..=end).contains(date)) {
            about.find(FindingDetail::ResultOutsidePeriod { number, date, start, end }, measure.places.clone());
        }
    }
}

/// Laws and letters of others: their days are not those of the work.
const OF_OTHERS: [&str; 11] = [
    "พระราชบัญญัติ",
    "พ.ร.บ",
    "พรบ",
    "กฎกระทรวง",
    "ระเบียบกระทรวง",
    "มติคณะรัฐมนตรี",
    "มติครม",
    "ประกาศกระทรวง",
    "ประกาศคณะกรรมการ",
    "หนังสือ",
    "อ้างถึง",
];

/// Days until which, of which or from which something holds; reports follow the work that they are about.
const NOT_OF_WORK: [&str; 13] = [
    "ครบกำหนด",
    "ถึงกำหนด",
    "กำหนดแล้วเสร็จ",
    "กำหนดส่ง",
    "ข้อมูลณ",
    "รายงาน",
    "ราชกิจจานุเบกษา",
    "ใช้บังคับ",
    "บังคับใช้",
    "มีผลตั้งแต่",
    "ประกาศใช้",
    "จะดำเนินการ",
    "คาดว่า",
];

/// The days on which a result says that work was done.
///
/// "จัดทำแนวทางฯ เมื่อวันที่ ๓ เมษายน ๒๕๖๔" and "ประกาศ ณ วันที่", "คำสั่งที่ ๑๒/๒๕๖๔ ลงวันที่" are such days; those of laws, of
/// letters and orders that were followed ("ตามคำสั่ง ... ลงวันที่"), of deadlines and of reports are not.
fn days_of_work(result: &str) -> Vec<Date> {
    let text = clean(result);
    let mut days = Vec::new();
    let mut begin = 0;
    for (range, date) in dates::dates_in(&text) {
        let before = text.get(begin..range.start).unwrap_or_default();
        begin = range.end;
        let clause: String = before.chars().filter(|c| !c.is_whitespace()).collect();
        if says_when_work_was_done(&clause) {
            days.push(date);
        }
    }
    days
}

/// Whether the day behind a clause (without white space) is one of work.
fn says_when_work_was_done(clause: &str) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| clause.holds(word));
    if holds(&NOT_OF_WORK) {
        return false;
    }
    let day = ["วันที่", "เดือน"].iter().fold(clause, |clause, word| clause.strip_suffix(word).unwrap_or(clause));
    if ["ภายใน", "ไม่เกิน", "ก่อน", "จนถึง"].iter().any(|word| day.ends_with(word))
    {
        return false;
    }
    if day.ends_with("เมื่อ") || day.ends_with("ใน") {
        return !follows_others(day);
    }
    let cited = holds(&OF_OTHERS) || clause.holds("ตาม");
    match day {
        day if day.ends_with("ลง") => !cited,
        day if day.ends_with('ณ') => clause.holds("ประกาศ") && !cited,
        _ => !holds(&OF_OTHERS),
    }
}

/// Whether the last words of a clause are a law or a decision of others that was followed, and nothing done about it:
/// "ตามมติคณะรัฐมนตรี เมื่อ".
fn follows_others(clause: &str) -> bool {
    let followed = clause.rsplit_once("ตาม").map(|(_, followed)| followed.strip_prefix("ที่").unwrap_or(followed));
    let done = |text: &str| ["แล้ว", "เสร็จ", "ดำเนินการ"].iter().any(|word| text.holds(word));
    followed.is_some_and(|text| OF_OTHERS.iter().any(|word| text.starts_with(word)) && !done(text))
}

/// Tells weaknesses that no measure serves. Where a measure may have to do with one, nothing is said: the finding is true
/// whenever it is raised.
fn weaknesses_without_measures(assessment: &Assessment, connections: &Connections<'_>, about: &mut About<'_>) {
    if assessment.measures.is_empty() {
        return;
    }
    for number in connections.unserved(&assessment.measures, &assessment.weaknesses) {
        let indicator = assessment.indicators.iter().find(|indicator| indicator.number == number);
        let places = indicator.map(|indicator| indicator.score.places.clone()).unwrap_or_default();
        about.find(FindingDetail::WeaknessWithoutMeasure { indicator: number }, places);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_of_work_and_other_days() {
        let third = &[date(2021, 4, 3)][..];
        let cases = [
            ("จัดทำแนวทางปฏิบัติ เกี่ยวกับการใช้ทรัพย์สิน ของราชการ เมื่อวันที่ ๓ เมษายน ๒๕๖๔", third),
            ("ประชุม ๓ เม.ย. ๖๔", third),
            ("ประกาศเจตจำนงสุจริต ประกาศ ณ วันที่ ๓ เมษายน ๒๕๖๔", third),
            ("จัดทำคำสั่งที่ ๑๒/๒๕๖๔ ลงวันที่ ๓ เมษายน ๒๕๖๔", third),
            ("ดำเนินการตามแผนแล้วเสร็จ เมื่อวันที่ ๓ เมษายน ๒๕๖๔", third),
            ("อบรมเรื่อง พ.ร.บ. ข้อมูลข่าวสาร เมื่อวันที่ 3/4/2564", third),
            ("อบรมวันที่ ๓ เมษายน ๒๕๖๔", third),
            ("กำหนดระยะเวลาภายในหน่วยงานครบถ้วนแล้ว เมื่อวันที่ ๓ เมษายน ๒๕๖๔", third),
            ("ผู้บังคับบัญชามอบหมายงาน เมื่อวันที่ ๓ เมษายน ๒๕๖๔", third),
            // Laws, letters and orders of others, deadlines, reports, data as of a day, years.
            ("ตามพระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. ๒๕๖๐", &[]),
            ("ถือปฏิบัติตามประกาศกระทรวงมหาดไทย ลงวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("แต่งตั้งคณะทำงานตามคำสั่งที่ ๑๒/๒๕๖๔ ลงวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("แจ้งเวียนหนังสือ ที่ มท ๐๘๑๐/ว ๑๒ ลงวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("ประกาศในราชกิจจานุเบกษา เมื่อวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("ให้แล้วเสร็จภายในวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("รายงานผลให้ผู้บริหารทราบ เมื่อวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("มีผู้ใช้บริการ ๑๒ ราย (ข้อมูล ณ วันที่ ๓ เมษายน ๒๕๖๔)", &[]),
            ("แผนประจำปี ๒๕๖๒ – ๒๕๖๔ ประชุมเดือนละ ๑ ครั้ง", &[]),
            ("ใช้บังคับตั้งแต่วันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("จัดทำประกาศตามมติคณะรัฐมนตรี เมื่อวันที่ ๓ เมษายน ๒๕๖๔", &[]),
            ("จัดทำตามมติคณะรัฐมนตรีแล้วเสร็จ เมื่อวันที่ ๓ เมษายน ๒๕๖๔", third),
        ];
        for (result, days) in cases {
            assert_eq!(days_of_work(result), days, "{result}");
        }
    }
}
