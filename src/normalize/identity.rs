//! Who and when: agencies and fiscal years as documents name them.
//!
//! Works on cleaned text (see [`super::text::clean`]). Names of places are taken as they are written; whether two
//! spellings mean one agency is decided in [`super::subjects`].

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::{Agency, AgencyKind};

use super::text::key;

/// An agency named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where in the cleaned text.
    pub range: Range<usize>,
    /// Who.
    pub agency: Agency,
    /// The word for the kind as written, where it is misspelt.
    pub misspelt: Option<String>,
}

/// A kind's words: how documents write it, and what is written in full.
struct KindForm {
    pattern: &'static str,
    kind: AgencyKind,
    full: &'static str,
    /// True when any other writing than `full` is a slip; false for abbreviations.
    spelled_out: bool,
}

/// The forms of local administrations, with the slips seen in documents. Longer ones first: the first that fits counts.
const LOCAL_FORMS: &[KindForm] = &[
    KindForm {
        pattern: r"อง(?:ค์?|ศ์)?(?:การณ์|การ|กร)? ?บริ(?:หาร|การ) ?(?:ส่วน|สวน|ส่ว) ?ตำบ[ลน]",
        kind: AgencyKind::SubdistrictAdministrativeOrganization,
        full: "องค์การบริหารส่วนตำบล",
        spelled_out: true,
    },
    KindForm {
        pattern: r"อง(?:ค์?|ศ์)?(?:การณ์|การ|กร)? ?บริ(?:หาร|การ) ?(?:ส่วน|สวน|ส่ว) ?จังหวัด",
        kind: AgencyKind::ProvincialAdministrativeOrganization,
        full: "องค์การบริหารส่วนจังหวัด",
        spelled_out: true,
    },
    KindForm {
        pattern: r"เทศบา[ลน] ?ตำบ[ลน]",
        kind: AgencyKind::SubdistrictMunicipality,
        full: "เทศบาลตำบล",
        spelled_out: true,
    },
    KindForm {
        pattern: r"เทศบา[ลน] ?เมือง", kind: AgencyKind::TownMunicipality, full: "เทศบาลเมือง", spelled_out: true
    },
    KindForm {
        pattern: r"เทศบา[ลน] ?นคร", kind: AgencyKind::CityMunicipality, full: "เทศบาลนคร", spelled_out: true
    },
    KindForm {
        pattern: r"อบต(?:\.|\b| )|อ\.บ\.ต\.",
        kind: AgencyKind::SubdistrictAdministrativeOrganization,
        full: "องค์การบริหารส่วนตำบล",
        spelled_out: false,
    },
    KindForm {
        pattern: r"อบจ(?:\.|\b| )|อ\.บ\.จ\.",
        kind: AgencyKind::ProvincialAdministrativeOrganization,
        full: "องค์การบริหารส่วนจังหวัด",
        spelled_out: false,
    },
    KindForm {
        pattern: r"ท\.?ต\.", kind: AgencyKind::SubdistrictMunicipality, full: "เทศบาลตำบล", spelled_out: false
    },
    KindForm {
        pattern: r"ท\.?ม\.", kind: AgencyKind::TownMunicipality, full: "เทศบาลเมือง", spelled_out: false
    },
    KindForm {
        pattern: r"ท\.?น\.", kind: AgencyKind::CityMunicipality, full: "เทศบาลนคร", spelled_out: false
    },
];

/// The forms of other bodies. In running text their words are too common to name anybody (any text may speak of a
/// school), so they are looked for in titles, labels and columns only.
const OTHER_FORMS: &[KindForm] = &[
    KindForm {
        pattern: r"สำนักงานเขตพื้นที่การศึกษา",
        kind: AgencyKind::EducationArea,
        full: "สำนักงานเขตพื้นที่การศึกษา",
        spelled_out: true,
    },
    KindForm {
        pattern: r"สพป\.?",
        kind: AgencyKind::EducationArea,
        full: "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
        spelled_out: false,
    },
    KindForm {
        pattern: r"สพม\.?",
        kind: AgencyKind::EducationArea,
        full: "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
        spelled_out: false,
    },
    KindForm {
        pattern: r"โรงเรียน", kind: AgencyKind::School, full: "โรงเรียน", spelled_out: true
    },
    KindForm { pattern: r"รร\.", kind: AgencyKind::School, full: "โรงเรียน", spelled_out: false },
    KindForm {
        pattern: r"โรงพยาบาล", kind: AgencyKind::Hospital, full: "โรงพยาบาล", spelled_out: true
    },
    KindForm {
        pattern: r"รพ\.", kind: AgencyKind::Hospital, full: "โรงพยาบาล", spelled_out: false
    },
    KindForm {
        pattern: r"มหาวิทยาลัย", kind: AgencyKind::University, full: "มหาวิทยาลัย", spelled_out: true
    },
];

/// Words that follow a name without a space in sentences; a name ends before them.
const AFTER_A_NAME: &[&str] = &[
    "อำเภอ",
    "จังหวัด",
    "ประจำปี",
    "ปีงบประมาณ",
    "ได้รับ",
    "ได้คะแนน",
    "ได้เข้า",
    "ได้ดำเนิน",
    "ได้จัด",
    "ได้มี",
    "ได้ร่วม",
    "ได้ประกาศ",
    "มีผลคะแนน",
    "มีผลการ",
    "มีคะแนน",
    "มีการ",
    "ผลการประเมิน",
    "ผลการดำเนิน",
    "ผลคะแนน",
    "จึงได้",
    "จึงขอ",
    "ซึ่ง",
    "ในการ",
    "ในปี",
    "ที่ได้",
    "ที่มี",
    "เพื่อ",
    "จำนวน",
    "คะแนน",
    "ประกาศ",
    "เรื่อง",
    "อยู่ใน",
    "โดยมี",
    "โดยผล",
    "ขอรายงาน",
    "ดังนี้",
    "ดำเนินการ",
    "จัดทำ",
    "ขอส่ง",
    "ขอแจ้ง",
    "รายงานผล",
];

/// Words of rows that sum up all agencies of a kind: "องค์การบริหารส่วนตำบล เฉลี่ย".
const TOTALS: &[&str] = &["เฉลี่ย", "ค่าเฉลี่ย", "รวม", "จำนวน", "ทั้งหมด", "ทั้งสิ้น"];

/// What stands where a name would, but names nobody.
const NO_NAMES: &[&str] =
    &["ทุกแห่ง", "ต่าง", "ต่างๆ", "หรือ", "และ", "ทั้งหมด", "ทั้งสิ้น", "ของ", "ที่", "ใน", "แห่ง", "ให้", "ดังกล่าว"];

const NAME: &str = r"[\u{0E01}-\u{0E2E}\u{0E40}-\u{0E44}][\u{0E01}-\u{0E3A}\u{0E40}-\u{0E4E}]+";

/// Where a place lies, as written behind a name: subdistrict, district, province in this order, each optional.
fn location_pattern() -> String {
    format!(
        r"(?:[ ,(]*(?:ตำบล|ต\.) ?(?:{NAME}))?(?:[ ,(]*(?:กิ่ง)?(?:อำเภอ|อ\.) ?(?P<district>{NAME}))?(?:[ ,)(]*(?:จังหวัด|จ\.) ?(?P<province>{NAME}))?"
    )
}

static LOCAL: LazyLock<Option<Regex>> = LazyLock::new(|| mention_pattern(LOCAL_FORMS));
static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| mention_pattern(OTHER_FORMS));
static LOCATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^|[ ,(])?(?:(?:อำเภอ|อ\.) ?(?P<district>{NAME}))|(?:(?:จังหวัด|จ\.) ?(?P<province>{NAME}))"))
        .ok()
});
static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?P<strong>ปี ?งบ ?ประมาณ|fiscal year|\bfy)? ?(?P<weak>ประจำ ?ปี|ปี)?[ :=]*(?:พ ?\.? ?ศ ?\.?)? ?(?P<year>\d+)(?: ?(?:-|–|—|ถึง|และ|,|/) ?(?:พ ?\.? ?ศ ?\.?)? ?(?P<second>\d+))?",
    )
    .ok()
});

fn mention_pattern(forms: &[KindForm]) -> Option<Regex> {
    let forms: Vec<String> =
        forms.iter().enumerate().map(|(index, form)| format!("(?P<form{index}>{})", form.pattern)).collect();
    Regex::new(&format!("(?:{}) ?(?P<name>{NAME}){}", forms.join("|"), location_pattern())).ok()
}

/// Local administrations named in a text, in order.
pub(super) fn mentions(cleaned: &str) -> Vec<Mention> {
    found(&LOCAL, LOCAL_FORMS, cleaned)
}

/// Any agency that a title, a label's value or a cell of an agency column names.
pub(super) fn mentions_in_title(cleaned: &str) -> Vec<Mention> {
    let local = mentions(cleaned);
    if local.is_empty() { found(&OTHER, OTHER_FORMS, cleaned) } else { local }
}

fn found(pattern: &LazyLock<Option<Regex>>, forms: &[KindForm], cleaned: &str) -> Vec<Mention> {
    let Some(pattern) = &**pattern else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(captures) = pattern.captures_at(cleaned, from) {
        let Some(whole) = captures.get(0) else { break };
        match mention(&captures, forms) {
            Some(mention) => {
                from = mention.range.end.max(whole.start() + 1);
                found.push(mention);
            }
            None => from = whole.end().max(whole.start() + 1),
        }
        while from < cleaned.len() && !cleaned.is_char_boundary(from) {
            from += 1;
        }
        if from >= cleaned.len() {
            break;
        }
    }
    found
}

fn mention(captures: &Captures<'_>, forms: &[KindForm]) -> Option<Mention> {
    let (form, written) = forms
        .iter()
        .enumerate()
        .find_map(|(index, form)| Some((form, captures.name(&format!("form{index}"))?.as_str())))?;
    let whole = captures.get(0)?;
    let name_match = captures.name("name")?;
    let (name, cut) = name_end(name_match.as_str());
    if name.chars().count() < 2 || NO_NAMES.contains(&name) || TOTALS.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    let location =
        |group: &str| captures.name(group).filter(|_| !cut).map(|place| name_end(place.as_str()).0.to_owned());
    let province = location("province")
        .or_else(|| (form.kind == AgencyKind::ProvincialAdministrativeOrganization).then(|| name.to_owned()));
    let misspelt = form.spelled_out && key(written) != form.full;
    Some(Mention {
        range: whole.start()..if cut { name_match.start() + name.len() } else { whole.end() },
        agency: Agency {
            name: format!("{}{name}", form.full),
            kind: form.kind,
            subdistrict: (form.kind == AgencyKind::SubdistrictAdministrativeOrganization).then(|| name.to_owned()),
            district: location("district"),
            province,
        },
        misspelt: misspelt.then(|| format!("{}{name}", written.trim())),
    })
}

/// The part of a run of letters that is a name, and whether something was cut off.
fn name_end(run: &str) -> (&str, bool) {
    let shortest = run.char_indices().nth(2).map_or(run.len(), |(index, _)| index);
    let end = AFTER_A_NAME
        .iter()
        .filter_map(|word| run.match_indices(word).map(|(index, _)| index).find(|&index| index >= shortest))
        .min()
        .unwrap_or(run.len());
    (run.get(..end).unwrap_or(run), end < run.len())
}

/// The agency that a cell under "agency" names, whatever body it is; `kind` is what a column for kinds says.
pub(super) fn agency_of_cell(cleaned: &str, kind: Option<AgencyKind>) -> Option<Mention> {
    if let Some(mention) = mentions_in_title(cleaned).into_iter().next().filter(|mention| mention.range.start == 0) {
        return Some(mention);
    }
    let name = cleaned.trim();
    if name.chars().count() < 2 || name.chars().count() > 120 || name.chars().all(|c| !c.is_alphabetic()) {
        return None;
    }
    let whole = |kind, name: String| Mention {
        range: 0..cleaned.len(),
        agency: Agency { name, kind, subdistrict: None, district: None, province: None },
        misspelt: None,
    };
    let prefixes =
        [("จังหวัด", AgencyKind::Province), ("กรม", AgencyKind::Department), ("สำนักงาน", AgencyKind::Department)];
    if let Some((prefix, kind)) = prefixes.into_iter().find(|(prefix, _)| name.starts_with(prefix)) {
        let mut mention = whole(kind, name.to_owned());
        mention.agency.province =
            name.strip_prefix(prefix).filter(|_| kind == AgencyKind::Province).map(|name| name.trim().to_owned());
        return Some(mention);
    }
    let form = LOCAL_FORMS.iter().chain(OTHER_FORMS).find(|form| Some(form.kind) == kind && form.spelled_out);
    Some(match form {
        Some(form) => {
            let mut mention = whole(form.kind, format!("{}{name}", form.full));
            mention.agency.subdistrict =
                (form.kind == AgencyKind::SubdistrictAdministrativeOrganization).then(|| name.to_owned());
            mention
        }
        None => whole(AgencyKind::Other, name.to_owned()),
    })
}

/// The kind that a cell under "kind" names: `อบต.`, `เทศบาลตำบล`.
pub(super) fn kind_of_cell(cleaned: &str) -> Option<AgencyKind> {
    let written = key(cleaned);
    let written = written.trim_end_matches('.');
    let short = [
        ("อบต", AgencyKind::SubdistrictAdministrativeOrganization),
        ("อบจ", AgencyKind::ProvincialAdministrativeOrganization),
        ("ทต", AgencyKind::SubdistrictMunicipality),
        ("ทม", AgencyKind::TownMunicipality),
        ("ทน", AgencyKind::CityMunicipality),
    ];
    LOCAL_FORMS
        .iter()
        .chain(OTHER_FORMS)
        .filter(|form| form.spelled_out)
        .map(|form| (form.full, form.kind))
        .chain(short)
        .find(|(name, _)| *name == written)
        .map(|(_, kind)| kind)
}

/// District and province that a title names, agencies' own names left aside.
pub(super) fn location(cleaned: &str) -> (Option<String>, Option<String>) {
    let Some(pattern) = &*LOCATION else { return (None, None) };
    let mut located = (None, None);
    for captures in pattern.captures_iter(cleaned) {
        // The จังหวัด of องค์การบริหารส่วนจังหวัด is a kind, not a place.
        let own = captures
            .get(0)
            .is_some_and(|whole| cleaned.get(..whole.start()).is_some_and(|before| before.trim_end().ends_with("ส่วน")));
        if own {
            continue;
        }
        let name = |group: &str| captures.name(group).map(|name| name_end(name.as_str()).0.to_owned());
        located.0 = located.0.or_else(|| name("district"));
        located.1 = located.1.or_else(|| name("province"));
    }
    located
}

/// How surely a number is meant as a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum YearWord {
    /// Only its own value says so.
    Bare,
    /// ปี, ประจำปี, พ.ศ.
    Weak,
    /// ปีงบประมาณ
    Strong,
}

/// The years that a text names, in order, with the words' strength and the byte where they begin.
pub(super) fn years(cleaned: &str) -> Vec<(usize, YearWord, u16)> {
    let Some(pattern) = YEAR.as_ref().filter(|_| cleaned.contains(|c: char| c.is_ascii_digit())) else {
        return Vec::new();
    };
    let mut years = Vec::new();
    for captures in pattern.captures_iter(cleaned) {
        let (Some(whole), Some(year)) = (captures.get(0), captures.name("year")) else { continue };
        let word = if captures.name("strong").is_some() {
            YearWord::Strong
        } else if captures.name("weak").is_some() || whole.as_str().contains('ศ') {
            YearWord::Weak
        } else {
            YearWord::Bare
        };
        // 95.2564 and 2564.5 hold no year.
        let decimal = cleaned.get(..year.start()).is_some_and(|before| before.ends_with(['.', ',']))
            && cleaned
                .get(..year.start())
                .is_some_and(|before| before.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit()))
            || cleaned.get(year.end()..).is_some_and(|after| {
                after.strip_prefix(['.', ',']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
            });
        if decimal {
            continue;
        }
        for number in [Some(year), captures.name("second")].into_iter().flatten() {
            if let Some(year) = buddhist_year(number.as_str(), word) {
                years.push((whole.start(), word, year));
            }
        }
    }
    years
}

fn buddhist_year(digits: &str, word: YearWord) -> Option<u16> {
    let number: u16 = digits.parse().ok()?;
    match (digits.len(), number) {
        (4, 2540..=2600) => Some(number),
        (4, 2000..=2057) if word != YearWord::Bare => Some(number + 543),
        (2, 50..=99) if word == YearWord::Strong => Some(2500 + number),
        // "ปี 64"; the assessment began in 2556.
        (2, 56..=79) if word == YearWord::Weak => Some(2500 + number),
        _ => None,
    }
}

/// The one fiscal year that a title means: the strongest words count, and none where they name several.
pub(super) fn year_of_title(cleaned: &str) -> Option<u16> {
    let years = years(cleaned);
    let strongest = years.iter().map(|(_, word, _)| *word).max()?;
    let mut named = years.iter().filter(|(_, word, _)| *word == strongest).map(|(_, _, year)| *year);
    let first = named.next()?;
    (strongest > YearWord::Bare && named.all(|year| year == first)).then_some(first)
}

/// The fiscal year that a whole cell or sheet name is: `2564`, `ปี 2564`, `ปีงบประมาณ พ.ศ. 2564`.
pub(super) fn year_of_cell(cleaned: &str) -> Option<u16> {
    let only = |years: Vec<(usize, YearWord, u16)>| match years.as_slice() {
        [(_, _, year)] => Some(*year),
        _ => None,
    };
    let rest: String = key(cleaned)
        .replace("ปีงบประมาณ", "")
        .replace("ประจำ", "")
        .replace("ปี", "")
        .replace("พ.ศ.", "")
        .replace("fy", "")
        .replace(['(', ')', '.', ':'], "");
    (rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit())).then(|| only(years(cleaned))).flatten()
}
