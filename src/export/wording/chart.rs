//! The words of charts: labels, meanings of colours, and sentences for those who do not see the picture. Figures come
//! in the digits of the run.

use super::{Label, Language};

/// What the scale of scores counts.
pub const SCORE: Label = Label::new("คะแนน", "Score");
/// What the scale of counts counts.
pub const AGENCIES: Label = Label::new("จำนวนหน่วยงาน (แห่ง)", "Number of agencies");
/// The meaning of a colour.
pub const AT_TARGET: Label = Label::new("ถึงเกณฑ์เป้าหมาย", "target reached");
/// The meaning of a colour.
pub const UNDER_TARGET: Label = Label::new("ต่ำกว่าเกณฑ์เป้าหมาย", "below the target");
/// The meaning of a colour.
pub const AT_PASS_LINE: Label = Label::new("ถึงเกณฑ์ผ่านการประเมิน", "at or above the pass line");
/// The meaning of a colour.
pub const UNDER_PASS_LINE: Label = Label::new("ต่ำกว่าเกณฑ์ผ่านการประเมิน", "below the pass line");
/// The meaning of a colour.
pub const PASSED: Label = Label::new("ระดับที่ผ่านการประเมิน", "passed");
/// The meaning of a colour.
pub const NOT_PASSED: Label = Label::new("ระดับที่ไม่ผ่านการประเมิน", "not passed");
/// The meaning of a colour: whose scores the bars are.
pub const THIS_AGENCY: Label = Label::new("หน่วยงานนี้", "this agency");
/// The meaning of a colour.
pub const GROUP_MEAN: Label = Label::new("ค่าเฉลี่ยของกลุ่ม", "mean of the group");
/// A class of agencies; the zero width space is where its line may break.
pub const WITHOUT_GRADE: Label = Label::new("ไม่ปรากฏ\u{200B}ระดับ", "Not known");
/// A class of agencies.
pub const WITHOUT_SCORE: Label = Label::new("ไม่ปรากฏ\u{200B}คะแนน", "No score");
/// What stands in a list for an unknown score.
pub const NOT_KNOWN: Label = Label::new("ไม่ปรากฏคะแนน", "no score");

/// What a colour means where there are several series: whose it is, and whether a line is reached.
pub fn series(whose: &str, state: &str) -> String {
    format!("{whose} ({state})")
}

/// A fiscal year as the meaning of a colour.
pub fn fiscal_year(year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีงบประมาณ พ.ศ. {year}"),
        Language::English => format!("fiscal year {year} B.E."),
    }
}

/// A line's label.
pub fn target(score: &str, language: Language) -> String {
    format!("{} {score}", language.pick("เกณฑ์เป้าหมาย", "Target"))
}

/// A line's label.
pub fn pass_line(score: &str, language: Language) -> String {
    format!("{} {score}", language.pick("เกณฑ์ผ่าน", "Pass line"))
}

/// A line's label.
pub fn mean(score: &str, language: Language) -> String {
    format!("{} {score}", language.pick("ค่าเฉลี่ย", "Mean"))
}

/// An indicator by number and name.
pub fn indicator(number: &str, name: &str) -> String {
    format!("{number}. {name}")
}

/// What stands between the best and the worst of many districts.
pub fn left_out(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("… ไม่ได้แสดงอีก {count} อำเภอ …"),
        Language::English => format!("… districts not shown: {count} …"),
    }
}

/// A class of scores, from a score to another; the spaces are where its lines break.
pub fn score_class(from: Option<&str>, to: Option<&str>, language: Language) -> String {
    match (from, to, language) {
        (Some(from), Some(to), Language::Thai) => format!("{from} ถึง\u{a0}{to}"),
        (Some(from), Some(to), Language::English) => format!("{from} to\u{a0}{to}"),
        (None, Some(to), Language::Thai) => format!("ไม่เกิน {to}"),
        (None, Some(to), Language::English) => format!("up to {to}"),
        (Some(from), None, Language::Thai) => format!("{from} ขึ้นไป"),
        (Some(from), None, Language::English) => format!("{from} and more"),
        (None, None, _) => String::new(),
    }
}

/// What a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// Means of the ten indicators.
    Indicators,
    /// Counts by grade or level.
    Grades,
    /// Mean overall scores by district.
    Districts,
    /// Overall scores of agencies.
    Agencies,
    /// Counts by class of overall scores.
    Scores,
    /// The ten indicators of the agency with this name.
    Agency(&'a str),
}

/// What a chart also shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside<'a> {
    /// The same of another fiscal year.
    Year(&'a str),
    /// The means of the group.
    Group,
    /// A line at the target.
    Target(&'a str),
    /// A line at the pass line.
    PassLine(&'a str),
    /// A line at the mean.
    Mean(&'a str),
    /// Only so many of the best and of the worst, of so many.
    BestAndWorst(&'a str, &'a str, &'a str),
}

/// The alternative text of a chart: what it shows, in which year, beside what, and its figures as a list.
pub fn alternative(subject: Subject, year: &str, beside: &[Beside], figures: &str, language: Language) -> String {
    let year = fiscal_year(year, language);
    let shown = match (subject, language) {
        (Subject::Indicators, Language::Thai) => "คะแนนเฉลี่ยรายตัวชี้วัด".to_owned(),
        (Subject::Indicators, Language::English) => "mean scores by indicator".to_owned(),
        (Subject::Grades, Language::Thai) => "จำนวนหน่วยงานจำแนกตามระดับผลการประเมิน".to_owned(),
        (Subject::Grades, Language::English) => "the number of agencies by grade or level".to_owned(),
        (Subject::Districts, Language::Thai) => "คะแนนภาพรวมเฉลี่ยรายอำเภอเรียงจากสูงไปต่ำ".to_owned(),
        (Subject::Districts, Language::English) => "mean overall scores by district, highest first".to_owned(),
        (Subject::Agencies, Language::Thai) => "คะแนนภาพรวมรายหน่วยงานเรียงจากสูงไปต่ำ".to_owned(),
        (Subject::Agencies, Language::English) => "overall scores by agency, highest first".to_owned(),
        (Subject::Scores, Language::Thai) => "จำนวนหน่วยงานจำแนกตามช่วงคะแนนภาพรวม".to_owned(),
        (Subject::Scores, Language::English) => "the number of agencies by range of overall scores".to_owned(),
        (Subject::Agency(name), Language::Thai) => format!("คะแนนรายตัวชี้วัดของ{name}"),
        (Subject::Agency(name), Language::English) => format!("the indicator scores of {name}"),
    };
    let beside: Vec<String> = beside.iter().map(|one| clause(*one, language)).collect();
    let beside = beside.concat();
    match language {
        Language::Thai => format!("แผนภูมิแท่งแสดง{shown} {year}{beside} ได้แก่ {figures}"),
        Language::English => {
            let sentence = format!("Bar chart of {shown}, {year}{beside}");
            format!("{}. The figures are: {figures}.", sentence.trim_end_matches('.'))
        }
    }
}

fn clause(beside: Beside, language: Language) -> String {
    match (beside, language) {
        (Beside::Year(year), Language::Thai) => format!(" เทียบกับปีงบประมาณ พ.ศ. {year}"),
        (Beside::Year(year), Language::English) => format!(", beside fiscal year {year} B.E."),
        (Beside::Group, Language::Thai) => " เทียบกับค่าเฉลี่ยของกลุ่ม".to_owned(),
        (Beside::Group, Language::English) => ", beside the means of the group".to_owned(),
        (Beside::Target(score), Language::Thai) => format!(" โดยมีเกณฑ์เป้าหมาย {score} คะแนน"),
        (Beside::Target(score), Language::English) => format!(", with the target at {score}"),
        (Beside::PassLine(score), Language::Thai) => format!(" โดยมีเกณฑ์ผ่าน {score} คะแนน"),
        (Beside::PassLine(score), Language::English) => format!(", with the pass line at {score}"),
        (Beside::Mean(score), Language::Thai) => format!(" และค่าเฉลี่ย {score} คะแนน"),
        (Beside::Mean(score), Language::English) => format!(", with the mean at {score}"),
        (Beside::BestAndWorst(best, worst, all), Language::Thai) => {
            format!(" เฉพาะ {best} อันดับแรกและ {worst} อันดับสุดท้าย จากทั้งหมด {all} อำเภอ")
        }
        (Beside::BestAndWorst(best, worst, all), Language::English) => {
            format!(", the {best} highest and the {worst} lowest of {all}")
        }
    }
}

/// A figure of a list, with what it is compared to.
pub fn figure(name: &str, figure: &str, other: Option<&str>, language: Language) -> String {
    match (other, language) {
        (None, _) => format!("{name} {figure}"),
        (Some(other), Language::Thai) => format!("{name} {figure} (เทียบกับ {other})"),
        (Some(other), Language::English) => format!("{name} {figure} (beside {other})"),
    }
}

/// A count of a list.
pub fn count(name: &str, count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{name} จำนวน {count} แห่ง"),
        Language::English => format!("{name}: {count}"),
    }
}

/// A list of which the middle is left out.
pub fn shortened(first: &str, last: &str, left_out: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{first} ไปจนถึง {last} โดยไม่ได้ระบุในที่นี้อีก {left_out} รายการ"),
        Language::English => format!("{first}, down to {last} (left out here: {left_out})"),
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{English, Thai};
    use super::*;

    #[test]
    fn a_chart_is_told_in_full_sentences() {
        let beside = [Beside::Year("2563"), Beside::Target("85")];
        assert_eq!(
            alternative(Subject::Indicators, "2564", &beside, "ก 90.00, ข 80.00", Thai),
            "แผนภูมิแท่งแสดงคะแนนเฉลี่ยรายตัวชี้วัด ปีงบประมาณ พ.ศ. 2564 เทียบกับปีงบประมาณ พ.ศ. 2563 โดยมีเกณฑ์เป้าหมาย 85 คะแนน \
             ได้แก่ ก 90.00, ข 80.00"
        );
        assert_eq!(
            alternative(Subject::Agency("ก"), "2564", &[Beside::Group], "a 90.00", English),
            "Bar chart of the indicator scores of ก, fiscal year 2564 B.E., beside the means of the group. The figures \
             are: a 90.00."
        );
    }

    #[test]
    fn a_sentence_ends_in_one_full_stop() {
        let told = alternative(Subject::Grades, "2564", &[], "A: 2", English);
        assert_eq!(
            told,
            "Bar chart of the number of agencies by grade or level, fiscal year 2564 B.E. The figures are: A: 2."
        );
    }

    #[test]
    fn classes_of_scores_are_told_by_both_ends() {
        let cases = [
            (Some("50.00"), Some("54.99"), "50.00 ถึง\u{a0}54.99", "50.00 to\u{a0}54.99"),
            (None, Some("49.99"), "ไม่เกิน 49.99", "up to 49.99"),
            (Some("95.00"), None, "95.00 ขึ้นไป", "95.00 and more"),
        ];
        for (from, to, thai, english) in cases {
            assert_eq!([Thai, English].map(|language| score_class(from, to, language)), [thai, english]);
        }
    }
}
