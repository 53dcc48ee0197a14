//! Files that say the same things of the same agencies: one submission sent twice, if not byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, Hash as _, Hasher};
use std::mem;
use std::sync::Arc;

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::model::{Agency, Claim, Format, Measure, Recommendation, Statement};
use crate::thai::places::key;

/// So few statements two files may well share by chance.
const FEWEST_STATEMENTS: usize = 5;

/// A file and what it claims.
type OfFile<'c> = (&'c Arc<str>, Vec<&'c Claim>);

/// For each file that says exactly what an earlier one of its sort says: the two names, later and first.
///
/// The claims are those of each document. A score sheet and a report that agree are two documents, so only texts are
/// compared with texts and sheets with sheets. Files that hold the same bytes need no comparison and are best left out.
pub fn same_claims(claims: &[Vec<Claim>], formats: &BTreeMap<Arc<str>, Format>) -> Vec<(Arc<str>, Arc<str>)> {
    let mut files: BTreeMap<&Arc<str>, Vec<&Claim>> = BTreeMap::new();
    let of_one_file = |one: &Claim, other: &Claim| one.place.file == other.place.file;
    for run in claims.iter().flat_map(|claims| claims.chunk_by(of_one_file)) {
        if let Some(first) = run.first() {
            files.entry(&first.place.file).or_default().extend(run);
        }
    }
    // Statements in all their words are long: they are made for files alone whose outlines do not tell them apart.
    let mut alike: BTreeMap<(Sort, Vec<u64>), Vec<OfFile<'_>>> = BTreeMap::new();
    let hashing = DefaultHashBuilder::default();
    let files: Vec<_> =
        files.into_par_iter().map(|(file, claims)| (outline(&claims, &hashing), file, claims)).collect();
    for (outline, file, claims) in files {
        if let Some(sort) = formats.get(file).and_then(|format| sort_of(*format)) {
            alike.entry((sort, outline)).or_default().push((file, claims));
        }
    }
    let mut same = Vec::new();
    for files in alike.into_values().filter(|files| files.len() > 1) {
        let mut firsts: BTreeMap<BTreeSet<String>, &Arc<str>> = BTreeMap::new();
        for (file, claims) in files {
            let statements: BTreeSet<String> = claims.into_iter().map(said).collect();
            if statements.len() < FEWEST_STATEMENTS {
                continue;
            }
            let first = *firsts.entry(statements).or_insert(file);
            if first != file {
                same.push((file.clone(), first.clone()));
            }
        }
    }
    same.sort();
    same
}

/// Hashes of what tells most statements of a file from those of another, in order, each once. Files that say the same
/// have the same ones.
fn outline(claims: &[&Claim], hashing: &DefaultHashBuilder) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(claims.len());
    for of_one in claims.chunk_by(|one, other| one.subject == other.subject) {
        let Some(Claim { subject, .. }) = of_one.first() else { continue };
        let agency = subject.agency.as_deref().map(named);
        let mut of_subject = hashing.build_hasher();
        (agency, subject.fiscal_year).hash(&mut of_subject);
        hashes.extend(of_one.iter().map(|claim| {
            let mut hasher = of_subject.clone();
            sketch(&claim.statement, &mut hasher);
            hasher.finish()
        }));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Hashes what a statement is of, and its figure or the length of its text. Equal figures have equal hashes, however many
/// zeros they end with.
fn sketch(statement: &Statement, hasher: &mut impl Hasher) {
    mem::discriminant(statement).hash(hasher);
    match statement {
        Statement::Overall(value) => value.hash(hasher),
        Statement::Grade(grade) => grade.hash(hasher),
        Statement::Passed(passed) => passed.hash(hasher),
        Statement::Instrument(instrument, value) | Statement::WeightedInstrument(instrument, value) => {
            (instrument, value).hash(hasher);
        }
        Statement::Indicator(number, value) => (number, value).hash(hasher),
        Statement::SubIndicator(code, value) | Statement::Item(code, value) => (code, value).hash(hasher),
        Statement::Strength(number) | Statement::Weakness(number) => number.hash(hasher),
        Statement::Counts { strengths, weaknesses } => (strengths, weaknesses).hash(hasher),
        Statement::Recommendation(told) => (told.instrument, told.text.len()).hash(hasher),
        Statement::Measure(measure) => {
            (measure.number, measure.title.len(), measure.steps.len(), measure.results.len()).hash(hasher);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Text,
    Sheet,
}

/// The sort of document that a format holds; none for containers and results.
fn sort_of(format: Format) -> Option<Sort> {
    match format {
        Format::Docx | Format::Doc | Format::Rtf | Format::Text => Some(Sort::Text),
        Format::Xlsx | Format::Xlsb | Format::Ods | Format::Xls | Format::Csv | Format::Xml | Format::Html => {
            Some(Sort::Sheet)
        }
        Format::Json | Format::Zip | Format::Unknown => None,
    }
}

/// What a claim says of whom and when, wherever it stands; equal figures are equal however many zeros they end with.
pub(super) fn said(claim: &Claim) -> String {
    let agency = claim.subject.agency.as_deref().map(named);
    let number = Decimal::normalize;
    let statement = match &claim.statement {
        Statement::Overall(value) => format!("overall {}", number(value)),
        Statement::Instrument(instrument, value) => format!("{} {}", instrument.code(), number(value)),
        Statement::WeightedInstrument(instrument, value) => format!("weighted {} {}", instrument.code(), number(value)),
        Statement::Indicator(indicator, value) => format!("{indicator} {}", number(value)),
        Statement::SubIndicator(code, value) | Statement::Item(code, value) => format!("{code} {}", number(value)),
        Statement::Measure(measure) => {
            let mut bare = Measure::clone(measure);
            bare.places.clear();
            format!("{bare:?}")
        }
        Statement::Recommendation(recommendation) => {
            let mut bare = Recommendation::clone(recommendation);
            bare.places.clear();
            format!("{bare:?}")
        }
        other => format!("{other:?}"),
    };
    format!("{agency:?} {:?} {statement}", claim.subject.fiscal_year)
}

fn named(agency: &Agency) -> [String; 3] {
    let place = |place: &Option<String>| place.as_deref().map(key).unwrap_or_default();
    [key(&agency.name), place(&agency.district), place(&agency.province)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgencyKind, Place, Subject};

    fn claims(file: &str, last: i64) -> Vec<Claim> {
        let agency = Agency {
            name: "องค์การบริหารส่วนตำบลแดงหม้อ".to_owned(),
            kind: AgencyKind::SubdistrictAdministrativeOrganization,
            subdistrict: None,
            district: None,
            province: None,
        };
        let subject = Subject { agency: Some(agency.into()), fiscal_year: Some(2564) };
        let statements = (1..5).map(|number| Statement::Indicator(number, Decimal::new(9980, 2)));
        let statements = statements.chain([Statement::Overall(Decimal::from(last))]);
        let place = Place::file(&file.into());
        statements.map(|statement| Claim { subject: subject.clone(), statement, place: place.clone() }).collect()
    }

    #[test]
    fn files_of_one_sort_that_say_the_same_are_one_submission() {
        let of = |files: &[(&str, Format, i64)]| -> Vec<(String, String)> {
            let all: Vec<Vec<Claim>> = files.iter().map(|(file, _, last)| claims(file, *last)).collect();
            let formats = files.iter().map(|(file, format, _)| (Arc::from(*file), *format)).collect();
            let same = same_claims(&all, &formats);
            same.into_iter().map(|(file, first)| (file.to_string(), first.to_string())).collect()
        };
        let pair = |file: &str, first: &str| vec![(file.to_owned(), first.to_owned())];
        assert_eq!(of(&[("a.docx", Format::Docx, 80), ("b.doc", Format::Doc, 80)]), pair("b.doc", "a.docx"));
        assert_eq!(of(&[("a.xlsx", Format::Xlsx, 80), ("b.csv", Format::Csv, 80)]), pair("b.csv", "a.xlsx"));
        assert_eq!(of(&[("a.docx", Format::Docx, 80), ("b.xlsx", Format::Xlsx, 80)]), []);
        assert_eq!(of(&[("a.docx", Format::Docx, 80), ("b.docx", Format::Docx, 81)]), []);
    }
}
