//! The words for kinds of agencies: in full, shortened, and with the slips seen in documents.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::AgencyKind;
use crate::thai::word_finder::WordFinder;

use super::super::text::key;

/// A kind's words: how documents write it, and what is written in full.
pub(super) struct KindForm {
    pub pattern: &'static str,
    pub kind: AgencyKind,
    pub full: &'static str,
    /// True when any other writing than `full` is a slip; false for abbreviations.
    pub spelled_out: bool,
}

const fn full(pattern: &'static str, kind: AgencyKind, full: &'static str) -> KindForm {
    KindForm { pattern, kind, full, spelled_out: true }
}

const fn short(pattern: &'static str, kind: AgencyKind, full: &'static str) -> KindForm {
    KindForm { pattern, kind, full, spelled_out: false }
}

/// The forms of local administrations. Longer ones first: the first that fits counts.
pub(super) const LOCAL_FORMS: &[KindForm] = &[
    full(
        r"อง(?:ค์?|ศ์|ค์ก|ก)?(?:การณ์|การ|กร|กาา)? ?บริ(?:หาร|การ|หาน) ?(?:ส่วน|สวน|ส่ว|ส่วย) ?ตำบ[ลน]",
        AgencyKind::SubdistrictAdministrativeOrganization,
        "องค์การบริหารส่วนตำบล",
    ),
    full(
        r"อง(?:ค์?|ศ์|ค์ก|ก)?(?:การณ์|การ|กร|กาา)? ?บริ(?:หาร|การ|หาน) ?(?:ส่วน|สวน|ส่ว|ส่วย) ?จังหวัด",
        AgencyKind::ProvincialAdministrativeOrganization,
        "องค์การบริหารส่วนจังหวัด",
    ),
    full(r"เท[ศษส]บา[ลน] ?ตำบ[ลน]", AgencyKind::SubdistrictMunicipality, "เทศบาลตำบล"),
    full(r"เท[ศษส]บา[ลน] ?เมือง", AgencyKind::TownMunicipality, "เทศบาลเมือง"),
    full(r"เท[ศษส]บา[ลน] ?นคร", AgencyKind::CityMunicipality, "เทศบาลนคร"),
    short(
        r"อบต(?:\.|\b| |ฯ)|\bอบต|อ\. ?บ\. ?ต\.?|อบ\.ต\.",
        AgencyKind::SubdistrictAdministrativeOrganization,
        "องค์การบริหารส่วนตำบล",
    ),
    short(
        r"อบจ(?:\.|\b| |ฯ)|\bอบจ|อ\. ?บ\. ?จ\.?|อบ\.จ\.",
        AgencyKind::ProvincialAdministrativeOrganization,
        "องค์การบริหารส่วนจังหวัด",
    ),
    short(r"\bท\. ?ต\.|ทต\.|\bทต ", AgencyKind::SubdistrictMunicipality, "เทศบาลตำบล"),
    short(r"\bท\. ?ม\.|ทม\.|\bทม ", AgencyKind::TownMunicipality, "เทศบาลเมือง"),
    short(r"\bท\. ?น\.|ทน\.|\bทน ", AgencyKind::CityMunicipality, "เทศบาลนคร"),
];

/// The forms of other bodies. In running text their words are too common to name anybody (any text may speak of a
/// school), so they are looked for in titles, labels and columns only.
pub(super) const OTHER_FORMS: &[KindForm] = &[
    full(r"สำนักงานเขตพื้นที่(?:การ)?ศึกษา ?ประถม(?:ศึกษา)?", AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"),
    full(r"สำนักงานเขตพื้นที่(?:การ)?ศึกษา ?มัธยม(?:ศึกษา)?", AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"),
    full(r"สำนักงานเขตพื้นที่การศึกษา", AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษา"),
    short(r"สพป\.?|ส\.พ\.ป\.", AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"),
    short(r"สพม\.?|ส\.พ\.ม\.", AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"),
    full(r"โรงเรียน", AgencyKind::School, "โรงเรียน"),
    short(r"รร\.|ร\. ?ร\.|\bรร ", AgencyKind::School, "โรงเรียน"),
    full(r"โรงพยาบาล ?ส่งเสริม ?สุขภาพ ?(?:ประจำ)?ตำบล", AgencyKind::Hospital, "โรงพยาบาลส่งเสริมสุขภาพตำบล"),
    short(r"รพ\. ?สต\.?|ร\.พ\.ส\.ต\.", AgencyKind::Hospital, "โรงพยาบาลส่งเสริมสุขภาพตำบล"),
    full(r"โรงพยาบาล", AgencyKind::Hospital, "โรงพยาบาล"),
    short(r"รพ(?:ช|ท|ศ)\.|รพ\.|ร\. ?พ\.|\bรพ ", AgencyKind::Hospital, "โรงพยาบาล"),
    full(r"มหาวิทยาลัย", AgencyKind::University, "มหาวิทยาลัย"),
    short(r"\bมรภ\.?", AgencyKind::University, "มหาวิทยาลัยราชภัฏ"),
    short(r"\bมทร\.?", AgencyKind::University, "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
];

/// Finds the forms of a table in texts; made once.
pub(super) struct Kinds {
    forms: &'static [KindForm],
    /// What every form begins with: in most texts nothing does, and nothing else is looked at.
    beginnings: WordFinder,
    /// The forms behind the character before them, which some of them look at.
    behind_one: Regex,
}

/// A form in a text.
pub(super) struct FoundKind<'t> {
    /// With the space behind it.
    pub range: Range<usize>,
    /// Which form.
    pub form: &'static KindForm,
    /// As written.
    pub written: &'t str,
}

/// No form is longer than this, in bytes.
const LONGEST_FORM: usize = 240;

impl Kinds {
    /// The forms of a table. `beginnings` are what they begin with, at least two letters each.
    fn new(forms: &'static [KindForm], beginnings: &[&str]) -> Option<Kinds> {
        let patterns: Vec<String> = forms.iter().map(|form| format!("({})", form.pattern)).collect();
        let any = patterns.join("|");
        Some(Kinds {
            forms,
            beginnings: WordFinder::new(beginnings),
            behind_one: Regex::new(&format!("(?s)^.(?:{any}) ?")).ok()?,
        })
    }

    /// The next form from a byte on; of those that begin there the first of the table.
    pub fn next<'t>(&self, cleaned: &'t str, from: usize) -> Option<FoundKind<'t>> {
        let mut from = from;
        loop {
            let start = self.beginnings.next(cleaned, from)?.start;
            if let Some(found) = self.at(cleaned, start) {
                return Some(found);
            }
            from = start + cleaned.get(start..)?.chars().next()?.len_utf8();
        }
    }

    /// The form that begins here.
    fn at<'t>(&self, cleaned: &'t str, start: usize) -> Option<FoundKind<'t>> {
        let before = cleaned.get(..start)?.chars().next_back();
        let text = cleaned.get(start..cleaned.ceil_char_boundary(start + LONGEST_FORM))?;
        // Nothing before a word is as good as a space.
        let before = before.unwrap_or(' ');
        let with_before = String::from_iter([before].into_iter().chain(text.chars()));
        let found = self.behind_one.captures(&with_before)?;
        let (form, group) = self.forms.iter().enumerate().find_map(|(at, form)| Some((form, found.get(at + 1)?)))?;
        let here = |at: usize| start + at - before.len_utf8();
        let range = start..here(found.get(0)?.end());
        Some(FoundKind { range, form, written: cleaned.get(here(group.start())..here(group.end()))? })
    }
}

/// The words for local administrations.
pub(super) static LOCAL: LazyLock<Option<Kinds>> = LazyLock::new(|| {
    let beginnings =
        ["องค", "องศ", "องก", "องบ", "อง บ", "เทศบา", "เทษบา", "เทสบา", "อบต", "อบจ", "อบ.", "อ.", "ท.", "ท. "];
    let short = ["ทต.", "ทต ", "ทม.", "ทม ", "ทน.", "ทน "];
    Kinds::new(LOCAL_FORMS, &[&beginnings[..], &short[..]].concat())
});

/// The words for other bodies.
pub(super) static OTHER: LazyLock<Option<Kinds>> = LazyLock::new(|| {
    let beginnings =
        ["สำนักงานเขตพื้นที่", "สพ", "ส.พ.", "โรง", "รร", "ร. ร.", "ร.ร.", "รพ", "ร.พ", "ร. พ", "มหาวิทยาลัย", "มรภ", "มทร"];
    Kinds::new(OTHER_FORMS, &beginnings)
});

/// The kind that a cell under "kind" names: `อบต.`, `เทศบาลตำบล`.
pub(in super::super) fn kind_of_cell(cleaned: &str) -> Option<AgencyKind> {
    let written = key(cleaned).replace('.', "");
    let short = [
        ("อบต", AgencyKind::SubdistrictAdministrativeOrganization),
        ("อบจ", AgencyKind::ProvincialAdministrativeOrganization),
        ("ทต", AgencyKind::SubdistrictMunicipality),
        ("ทม", AgencyKind::TownMunicipality),
        ("ทน", AgencyKind::CityMunicipality),
        ("องค์กรบริหารส่วนตำบล", AgencyKind::SubdistrictAdministrativeOrganization),
        ("องค์กรบริหารส่วนจังหวัด", AgencyKind::ProvincialAdministrativeOrganization),
        ("สพป", AgencyKind::EducationArea),
        ("สพม", AgencyKind::EducationArea),
        ("รร", AgencyKind::School),
        ("สถานศึกษา", AgencyKind::School),
        ("รพ", AgencyKind::Hospital),
        ("จังหวัด", AgencyKind::Province),
        ("กรม", AgencyKind::Department),
        ("รัฐวิสาหกิจ", AgencyKind::StateEnterprise),
        ("สถาบันอุดมศึกษา", AgencyKind::University),
        ("provincialadministrativeorganization", AgencyKind::ProvincialAdministrativeOrganization),
        ("citymunicipality", AgencyKind::CityMunicipality),
        ("townmunicipality", AgencyKind::TownMunicipality),
        ("subdistrictmunicipality", AgencyKind::SubdistrictMunicipality),
        ("subdistrictadministrativeorganization", AgencyKind::SubdistrictAdministrativeOrganization),
        ("department", AgencyKind::Department),
        ("stateenterprise", AgencyKind::StateEnterprise),
        ("university", AgencyKind::University),
        ("school", AgencyKind::School),
        ("educationserviceareaoffice", AgencyKind::EducationArea),
        ("hospital", AgencyKind::Hospital),
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

/// The kind whose names stand under a header: "โรงเรียน", "รายชื่อโรงพยาบาล". What "สถานศึกษา" is over may be schools or
/// colleges.
pub(in super::super) fn kind_of_names(cleaned: &str) -> Option<AgencyKind> {
    let written = key(cleaned);
    let kind = ["รายชื่อ", "ชื่อ"].iter().find_map(|word| written.strip_prefix(word)).unwrap_or(&written);
    kind_of_cell(kind).filter(|_| kind != "สถานศึกษา")
}

/// The words before a proper name that make the full name of an agency of this kind.
pub(super) fn full_form(kind: AgencyKind) -> Option<&'static str> {
    let form = LOCAL_FORMS.iter().chain(OTHER_FORMS).find(|form| form.kind == kind && form.spelled_out);
    match kind {
        // "ประถมศึกษา" is one of two.
        AgencyKind::EducationArea => None,
        AgencyKind::Hospital => Some("โรงพยาบาล"),
        AgencyKind::Province => Some("จังหวัด"),
        _ => form.map(|form| form.full),
    }
}

/// An agency's own name behind the words for its kind: `แดงหม้อ`. None for bodies without such words.
pub(in super::super) fn proper_name(kind: AgencyKind, name: &str) -> Option<&str> {
    LOCAL_FORMS
        .iter()
        .filter(|form| form.kind == kind)
        .find_map(|form| name.strip_prefix(form.full))
        .or_else(|| name.strip_prefix("จังหวัด").filter(|_| kind == AgencyKind::Province))
        .map(str::trim)
        .filter(|proper| !proper.is_empty())
}

/// The full name that a local administration's or a province's proper name makes.
pub(in super::super) fn full_name(kind: AgencyKind, proper: &str) -> Option<String> {
    full_form(kind).map(|words| format!("{words}{proper}"))
}
