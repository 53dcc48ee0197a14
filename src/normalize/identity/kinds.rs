//! The words for kinds of agencies: in full, shortened, and with the slips seen in documents.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::AgencyKind;
use crate::thai::repair::is_of_a_word;
use crate::thai::word_finder::WordFinder;
use crate::thai::words::{Holds as _, Phrase, behind_phrase};

use super::super::text::key;

/// A kind's words: how documents write it, and what is written in full.
pub(super) struct KindForm {
    pub writings: &'static [Writing],
    pub kind: AgencyKind,
    pub full: &'static str,
    /// True when any other writing than `full` is a slip; false for abbreviations.
    pub spelled_out: bool,
}

/// One way of writing a kind.
pub(super) struct Writing {
    words: &'static Phrase,
    /// True where it must begin a word.
    begins: bool,
    /// True where it must end one.
    ends: bool,
}

const fn full(writings: &'static [Writing], kind: AgencyKind, full: &'static str) -> KindForm {
    KindForm { writings, kind, full, spelled_out: true }
}

const fn short(writings: &'static [Writing], kind: AgencyKind, full: &'static str) -> KindForm {
    KindForm { writings, kind, full, spelled_out: false }
}

const fn words(words: &'static Phrase) -> Writing {
    Writing { words, begins: false, ends: false }
}

const fn beginning(words: &'static Phrase) -> Writing {
    Writing { words, begins: true, ends: false }
}

const fn ending(words: &'static Phrase) -> Writing {
    Writing { words, begins: false, ends: true }
}

const OR_A_SPACE: &[&str] = &[" ", ""];
const OR_A_DOT: &[&str] = &[".", ""];

// What slips of the pen make of องค์การบริหารส่วน and เทศบาล.
const BODY: &[&str] = &["ค์", "ค", "ศ์", "ค์ก", "ก", ""];
const ORGANIZATION: &[&str] = &["การณ์", "การ", "กร", "กาา", ""];
const ADMINISTRATION: &[&str] = &["หาร", "การ", "หาน"];
const PART: &[&str] = &["ส่วน", "สวน", "ส่ว", "ส่วย"];
const SUBDISTRICT: &[&str] = &["ตำบล", "ตำบน"];
const MUNICIPALITY: &[&str] = &["เทศบาล", "เทศบาน", "เทษบาล", "เทษบาน", "เทสบาล", "เทสบาน"];

/// An administrative organisation of what is named last.
const fn administrative(of: &'static [&'static str]) -> [&'static [&'static str]; 10] {
    [&["อง"], BODY, ORGANIZATION, OR_A_SPACE, &["บริ"], ADMINISTRATION, OR_A_SPACE, PART, OR_A_SPACE, of]
}

const OF_A_SUBDISTRICT: &Phrase = &administrative(SUBDISTRICT);
const OF_A_PROVINCE: &Phrase = &administrative(&["จังหวัด"]);

/// The forms of local administrations. Longer ones first: the first that fits counts.
pub(super) const LOCAL_FORMS: &[KindForm] = &[
    full(&[words(OF_A_SUBDISTRICT)], AgencyKind::SubdistrictAdministrativeOrganization, "องค์การบริหารส่วนตำบล"),
    full(&[words(OF_A_PROVINCE)], AgencyKind::ProvincialAdministrativeOrganization, "องค์การบริหารส่วนจังหวัด"),
    full(&[words(&[MUNICIPALITY, OR_A_SPACE, SUBDISTRICT])], AgencyKind::SubdistrictMunicipality, "เทศบาลตำบล"),
    full(&[words(&[MUNICIPALITY, OR_A_SPACE, &["เมือง"]])], AgencyKind::TownMunicipality, "เทศบาลเมือง"),
    full(&[words(&[MUNICIPALITY, OR_A_SPACE, &["นคร"]])], AgencyKind::CityMunicipality, "เทศบาลนคร"),
    short(
        &[
            words(&[&["อบต."]]),
            ending(&[&["อบต"]]),
            words(&[&["อบตฯ"]]),
            beginning(&[&["อบต"]]),
            words(&[&["อ."], OR_A_SPACE, &["บ."], OR_A_SPACE, &["ต"], OR_A_DOT]),
            words(&[&["อบ.ต."]]),
        ],
        AgencyKind::SubdistrictAdministrativeOrganization,
        "องค์การบริหารส่วนตำบล",
    ),
    short(
        &[
            words(&[&["อบจ."]]),
            ending(&[&["อบจ"]]),
            words(&[&["อบจฯ"]]),
            beginning(&[&["อบจ"]]),
            words(&[&["อ."], OR_A_SPACE, &["บ."], OR_A_SPACE, &["จ"], OR_A_DOT]),
            words(&[&["อบ.จ."]]),
        ],
        AgencyKind::ProvincialAdministrativeOrganization,
        "องค์การบริหารส่วนจังหวัด",
    ),
    short(
        &[beginning(&[&["ท."], OR_A_SPACE, &["ต."]]), words(&[&["ทต."]]), beginning(&[&["ทต "]])],
        AgencyKind::SubdistrictMunicipality,
        "เทศบาลตำบล",
    ),
    short(
        &[beginning(&[&["ท."], OR_A_SPACE, &["ม."]]), words(&[&["ทม."]]), beginning(&[&["ทม "]])],
        AgencyKind::TownMunicipality,
        "เทศบาลเมือง",
    ),
    short(
        &[beginning(&[&["ท."], OR_A_SPACE, &["น."]]), words(&[&["ทน."]]), beginning(&[&["ทน "]])],
        AgencyKind::CityMunicipality,
        "เทศบาลนคร",
    ),
];

/// The forms of other bodies. In running text their words are too common to name anybody (any text may speak of a
/// school), so they are looked for in titles, labels and columns only.
pub(super) const OTHER_FORMS: &[KindForm] = &[
    full(
        &[words(&[&["สำนักงานเขตพื้นที่"], &["การ", ""], &["ศึกษา"], OR_A_SPACE, &["ประถมศึกษา", "ประถม"]])],
        AgencyKind::EducationArea,
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    ),
    full(
        &[words(&[&["สำนักงานเขตพื้นที่"], &["การ", ""], &["ศึกษา"], OR_A_SPACE, &["มัธยมศึกษา", "มัธยม"]])],
        AgencyKind::EducationArea,
        "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
    ),
    full(&[words(&[&["สำนักงานเขตพื้นที่การศึกษา"]])], AgencyKind::EducationArea, "สำนักงานเขตพื้นที่การศึกษา"),
    short(
        &[words(&[&["สพป"], OR_A_DOT]), words(&[&["ส.พ.ป."]])],
        AgencyKind::EducationArea,
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    ),
    short(
        &[words(&[&["สพม"], OR_A_DOT]), words(&[&["ส.พ.ม."]])],
        AgencyKind::EducationArea,
        "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
    ),
    full(&[words(&[&["โรงเรียน"]])], AgencyKind::School, "โรงเรียน"),
    short(
        &[words(&[&["รร."]]), words(&[&["ร."], OR_A_SPACE, &["ร."]]), beginning(&[&["รร "]])],
        AgencyKind::School,
        "โรงเรียน",
    ),
    full(
        &[words(&[
            &["โรงพยาบาล"],
            OR_A_SPACE,
            &["ส่งเสริม"],
            OR_A_SPACE,
            &["สุขภาพ"],
            OR_A_SPACE,
            &["ประจำตำบล", "ตำบล"],
        ])],
        AgencyKind::Hospital,
        "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    ),
    short(
        &[words(&[&["รพ."], OR_A_SPACE, &["สต"], OR_A_DOT]), words(&[&["ร.พ.ส.ต."]])],
        AgencyKind::Hospital,
        "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    ),
    full(&[words(&[&["โรงพยาบาล"]])], AgencyKind::Hospital, "โรงพยาบาล"),
    short(
        &[words(&[&["รพช.", "รพท.", "รพศ.", "รพ."]]), words(&[&["ร."], OR_A_SPACE, &["พ."]]), beginning(&[&["รพ "]])],
        AgencyKind::Hospital,
        "โรงพยาบาล",
    ),
    full(&[words(&[&["มหาวิทยาลัย"]])], AgencyKind::University, "มหาวิทยาลัย"),
    short(&[beginning(&[&["มรภ"], OR_A_DOT])], AgencyKind::University, "มหาวิทยาลัยราชภัฏ"),
    short(&[beginning(&[&["มทร"], OR_A_DOT])], AgencyKind::University, "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
];

/// Finds the forms of a table in texts; made once.
pub(super) struct Kinds {
    forms: &'static [KindForm],
    /// What every form begins with: in most texts nothing does, and nothing else is looked at.
    beginnings: WordFinder,
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

impl Kinds {
    /// The forms of a table. `beginnings` are what they begin with, at least two letters each.
    fn new(forms: &'static [KindForm], beginnings: &[&str]) -> Kinds {
        Kinds { forms, beginnings: WordFinder::new(beginnings) }
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
        let (before, text) = cleaned.split_at_checked(start)?;
        let writings = self.forms.iter().flat_map(|form| form.writings.iter().map(move |writing| (form, writing)));
        let (form, rest) = writings.filter_map(|(form, writing)| Some((form, writing.behind(before, text)?))).next()?;
        let written = text.get(..text.len() - rest.len())?;
        let space = usize::from(rest.starts_with(' '));
        Some(FoundKind { range: start..start + written.len() + space, form, written })
    }
}

impl Writing {
    /// What stands behind these words, where a text begins with them.
    fn behind<'t>(&self, before: &str, text: &'t str) -> Option<&'t str> {
        let rest = behind_phrase(text, self.words)?;
        let begins = !self.begins || !before.ends_with(is_of_a_word);
        let ends = !self.ends || !rest.starts_with(is_of_a_word);
        (begins && ends).then_some(rest)
    }
}

/// The words for local administrations.
pub(super) static LOCAL: LazyLock<Kinds> = LazyLock::new(|| {
    let beginnings =
        ["องค", "องศ", "องก", "องบ", "อง บ", "เทศบา", "เทษบา", "เทสบา", "อบต", "อบจ", "อบ.", "อ.", "ท.", "ท. "];
    let short = ["ทต.", "ทต ", "ทม.", "ทม ", "ทน.", "ทน "];
    Kinds::new(LOCAL_FORMS, &[&beginnings[..], &short[..]].concat())
});

/// The words for other bodies.
pub(super) static OTHER: LazyLock<Kinds> = LazyLock::new(|| {
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
    let kind = ["รายชื่อ", "ชื่อ"].iter().find_map(|word| written.behind_word(word)).unwrap_or(&written);
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

#[cfg(test)]
mod tests;
