//! The files that the whole job is measured on: for each agency a Word report like that of the sample agency (the
//! document that the project began from) and its score sheet. Agencies and figures differ from file to file; the rest
//! is the sample's. Some figures are wrong on purpose, as in real ones. The same number gives the same bytes.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use prongsai::thai::places::gazetteer;
use rayon::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::random::Random;

const AGENCY: &str = "องค์การบริหารส่วนตำบลแดงหม้อ";
/// Misspelt in the sample, and so in every report here.
const MISSPELT: &str = "องค์กรบริหารส่วนตำบลแดงหม้อ";
const PLACE: &str = "อำเภอเขื่องใน จังหวัดอุบลราชธานี";
const SHORT: &str = "อบต. แดงหม้อ";
const INDICATORS: [&str; 10] =
    ["99.83", "89.98", "99.16", "89.91", "99.75", "95.58", "96.47", "94.47", "73.90", "43.75"];
const TOTALS: [&str; 4] = ["95.73", "95.5", "58.82", "80.9"];
/// A score of 85 passes; what the sample calls a strength stays one, so that its sentences stay true.
const STRENGTHS: usize = 8;

/// One agency: its name with the kind written out, its short name, district and province, and its figures.
struct Agency {
    name: String,
    short: String,
    place: String,
    indicators: [Decimal; 10],
    /// IIT, EIT, OIT, overall.
    totals: [Decimal; 4],
    grade: &'static str,
    result: &'static str,
    /// What the score sheet says of the first indicator.
    first_in_sheet: Decimal,
}

/// A package's parts in order, taken apart once.
struct Template(Vec<(String, Vec<u8>)>);

/// Writes the files of `count` agencies to a folder of their own under `root`, and returns it. One that is there is
/// taken as it is: it was written by the same rules.
pub fn folder(root: &Path, count: usize) -> PathBuf {
    let folder = root.join(format!("agencies-{count}"));
    if folder.join("complete").exists() {
        return folder.join("files");
    }
    let files = folder.join("files");
    fs::create_dir_all(&files).expect("the folder of the files can be made");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let report = Template::read(&samples.join("reports/dangmo.docx"));
    let sheet = Template::read(&samples.join("scores/dangmo.xlsx"));
    agencies(count).par_iter().enumerate().for_each(|(number, agency)| {
        let write = |extension: &str, bytes: Vec<u8>| {
            let path = files.join(format!("{number:05} {}.{extension}", agency.name));
            fs::write(path, bytes).expect("a file can be written");
        };
        write("docx", report.with(&agency.in_report()));
        write("xlsx", sheet.with(&agency.in_sheet()));
    });
    fs::write(folder.join("complete"), "").expect("a file can be written");
    files
}

/// Subdistricts in order of their codes, as a province hands them up: every second has an administrative organisation,
/// the others a municipality. After the last one, schools of the same places.
fn agencies(count: usize) -> Vec<Agency> {
    let places = gazetteer();
    // Bangkok has no local bodies of subdistricts.
    let subdistricts: Vec<_> = places.subdistricts().iter().filter(|place| place.code / 10_000 != 10).collect();
    let kinds = [("องค์การบริหารส่วนตำบล", "อบต. "), ("เทศบาลตำบล", "ทต. "), ("โรงเรียนบ้าน", "รร.บ้าน")];
    let mut random = Random::new(2564);
    (0..count)
        .map(|at| {
            let place = subdistricts[at % subdistricts.len()];
            let (kind, short) = kinds[if at < subdistricts.len() { at % 2 } else { 2 }];
            let district = places.district_of(*place).map_or("", |district| district.name);
            let province = places.province_of(place.code).map_or("", |province| province.name);
            let names = (format!("{kind}{}", place.name), format!("{short}{}", place.name));
            Agency::new(names, format!("อำเภอ{district} จังหวัด{province}"), &mut random)
        })
        .collect()
}

impl Agency {
    fn new((name, short): (String, String), place: String, random: &mut Random) -> Agency {
        let strength = |random: &mut Random| Decimal::new(8_500 + random.below(1_500) as i64, 2);
        let weakness = |random: &mut Random| Decimal::new(4_000 + random.below(4_499) as i64, 2);
        let indicators: [Decimal; 10] =
            std::array::from_fn(|at| if at < STRENGTHS { strength(random) } else { weakness(random) });
        let mean = |of: &[Decimal]| rounded(of.iter().sum::<Decimal>() / Decimal::from(of.len()));
        let [iit, eit, oit] = [mean(&indicators[..5]), mean(&indicators[5..8]), mean(&indicators[8..])];
        let mut overall = rounded((iit + eit) * Decimal::new(3, 1) + oit * Decimal::new(4, 1));
        let grade = match overall {
            score if score >= Decimal::from(95) => "AA",
            score if score >= Decimal::from(85) => "A",
            score if score >= Decimal::from(75) => "B",
            score if score >= Decimal::from(65) => "C",
            _ => "D",
        };
        let result = if overall >= Decimal::from(85) { "ผ่าน" } else { "ไม่ผ่าน" };
        // Slips of the pen: a total that does not add up, and a sheet that says something else.
        if random.percent(3) {
            overall += Decimal::new(13, 2);
        }
        let differs = if random.percent(3) { Decimal::new(9, 2) } else { Decimal::ZERO };
        let first_in_sheet = indicators[0] - differs;
        Agency { name, short, place, indicators, totals: [iit, eit, oit, overall], grade, result, first_in_sheet }
    }

    /// What stands in the report for what the sample says, in Thai digits.
    fn in_report(&self) -> Vec<(String, String)> {
        let figures = INDICATORS.iter().zip(self.indicators).chain(TOTALS.iter().zip(self.totals));
        let figures = figures.map(|(sample, score)| (thai(sample), thai(&format!("{score:.2}"))));
        let misspelt = self.name.replacen("องค์การ", "องค์กร", 1);
        let mut all: Vec<(String, String)> = figures.collect();
        all.extend([
            (AGENCY.to_owned(), self.name.clone()),
            (MISSPELT.to_owned(), misspelt),
            (PLACE.to_owned(), self.place.clone()),
            (SHORT.to_owned(), self.short.clone()),
            (">B<".to_owned(), format!(">{}<", self.grade)),
            (">ไม่ผ่าน<".to_owned(), format!(">{}<", self.result)),
        ]);
        all
    }

    /// The same for the sheet.
    fn in_sheet(&self) -> Vec<(String, String)> {
        let scores = std::iter::once(self.first_in_sheet).chain(self.indicators.iter().skip(1).copied());
        let names = INDICATORS.iter().chain(&TOTALS).map(|sample| sample.trim_end_matches('0'));
        let figures = names.zip(scores.chain(self.totals));
        let mut all: Vec<(String, String)> = figures
            .map(|(sample, score)| (format!("<v>{sample}</v>"), format!("<v>{}</v>", score.normalize())))
            .collect();
        all.extend([
            (AGENCY.to_owned(), self.name.clone()),
            (PLACE.to_owned(), self.place.clone()),
            ("<t>B</t>".to_owned(), format!("<t>{}</t>", self.grade)),
            ("<t>ไม่ผ่าน</t>".to_owned(), format!("<t>{}</t>", self.result)),
        ]);
        all
    }
}

impl Template {
    fn read(path: &Path) -> Template {
        let bytes = fs::read(path).expect("the sample is there");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("the sample is a package");
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("the sample's parts can be read");
            let name = part.name().expect("the sample's names are text").into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("the sample's parts can be read");
            parts.push((name, content));
        }
        Template(parts)
    }

    /// The package with other words in its text, compressed as Office does.
    fn with(&self, replacements: &[(String, String)]) -> Vec<u8> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            package.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part can be begun");
            let has_text = ["document.xml", "sharedStrings.xml", "sheet1.xml"].iter().any(|part| name.ends_with(part));
            let written = match std::str::from_utf8(content) {
                Ok(text) if has_text => package.write_all(replaced(text, replacements).as_bytes()),
                _ => package.write_all(content),
            };
            written.expect("a part can be written");
        }
        package.finish().expect("the package can be finished").into_inner()
    }
}

/// Replaces in one pass, so that what was put in is not replaced again; of two that fit the longer one counts.
fn replaced(text: &str, replacements: &[(String, String)]) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    while let Some(first) = rest.chars().next() {
        let fitting = replacements.iter().filter(|(from, _)| rest.starts_with(from.as_str()));
        if let Some((from, to)) = fitting.max_by_key(|(from, _)| from.len()) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn rounded(score: Decimal) -> Decimal {
    score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn thai(figure: &str) -> String {
    prongsai::thai::digits::to_thai(figure).into_owned()
}
