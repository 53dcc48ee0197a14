//! Files that were broken at random: whatever comes of them, it comes soon, and nothing panics.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::common::archive;
use crate::generate::random::Random;
use prongsai::ingest::archive::Archive;
use prongsai::ingest::{Content, read_content};
use prongsai::model::ReadFailure;
use prongsai::normalize::{Recogniser, restate};
use prongsai::rules::RuleBook;

/// Mutants of each seed; `MUTANTS` asks for more.
const MUTANTS: usize = 150;

/// No small file takes longer, on a busy machine and without optimisation.
const LONGEST: Duration = Duration::from_secs(5);

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let html = "<html><meta charset=windows-874><h1>ผลคะแนน ITA อบต.แดงหม้อ ปี 2564</h1><ol start=2><li>ก</ol><table><caption>x\
        </caption><col span=2><thead><tr><th rowspan=2>ตัวชี้วัด<th colspan=2>คะแนน</thead><tr><td>2563<td>2564<tr hidden><td>\
        การใช้งบประมาณ<td>90.1<table><tr><td>ใน</table><td>&#3585;&nbsp;99.83</table><p style='display:none'>x</p>";
    let rtf = "{\\rtf1\\ansi\\ansicpg874\\uc1{\\fonttbl{\\f0\\fcharset222 A;}}{\\*\\x y}{\\pict\\bin4 abcd}\\pard\\f0 \\'a1\\u3585?\\par\
        \\trowd\\clvmgf\\cellx1000\\cellx2000\\intbl a\\cell b\\cell\\row\\trowd\\clvmrg\\cellx1000\\clmrg\\cellx3000\\intbl \\cell 95.73\\cell\\row\
        \\pard\\v x\\v0 end\\par}";
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0%\"/>\
        </Style></Styles><Worksheet ss:Name=\"ก\"><Table><Column ss:Hidden=\"1\" ss:Span=\"2\"/><Row ss:Index=\"3\"><Cell \
        ss:Index=\"2\" ss:MergeAcross=\"1\" ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.95730000000000004</Data></Cell></Row>\
        </Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    let mht = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; \
         charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--b--",
        html.replace('=', "=3D")
    );
    let json = r#"{"schema": "prongsai.assessments/1", "assessments": [{"agency": {"name": "โรงเรียน ก", "kind": "school",
        "subdistrict": null, "district": null, "province": null}, "fiscal_year": 2564,
        "overall": {"stated": "80.9", "computed": null, "places": [{"file": "a.docx", "at": "paragraph 5"}]},
        "grade": {"stated": "B", "computed": null, "places": []}, "passed": {"stated": false, "computed": null, "places": []},
        "instruments": {}, "indicators": [], "items": [{"code": "o18", "score": "0", "places": []}], "strengths": [1],
        "weaknesses": [], "recommendations": [], "measures": [], "sources": []}], "findings": [], "files": []}"#;
    let prose = "รายงานผล\r\n\r\nได้คะแนน 80.9, ระดับ B\r\nตัวชี้วัด\tคะแนน\r\n1\t99.83\r\n";
    let csv = "sep=;\r\nหน่วยงาน;\"คะแนน\r\nรวม\";\r\nอบต. ก;95,73;\r\n\r\n;;\r\n";
    vec![
        ("html", html.as_bytes().to_vec()),
        ("thai html", encoding_rs::WINDOWS_874.encode(html).0.into_owned()),
        ("rtf", rtf.as_bytes().to_vec()),
        ("xml", xml.as_bytes().to_vec()),
        ("mht", mht.into_bytes()),
        ("json", json.as_bytes().to_vec()),
        ("prose", prose.as_bytes().to_vec()),
        ("csv", csv.as_bytes().to_vec()),
        (
            "zip",
            archive(&[("a/b.csv", csv.as_bytes()), ("x.html", html.as_bytes()), ("i.zip", &archive(&[("c", b"d")]))]),
        ),
    ]
}

/// The seed with a few of its parts changed, doubled, moved or cut off.
fn mutant(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        let length = bytes.len().max(1);
        let mut position = || random.below(length as u64) as usize;
        let (at, other) = (position(), position());
        let (start, end) = (at.min(other), at.max(other).min(bytes.len()));
        match random.below(8) {
            0 | 1 if !bytes.is_empty() => bytes[start] = random.below(256) as u8,
            2 if !bytes.is_empty() => bytes[start] ^= 1 << random.below(8),
            3 => bytes.truncate(end),
            4 => drop(bytes.drain(start..end)),
            5 => {
                let part = bytes[start..end].to_vec();
                bytes.extend(part.repeat(1 + random.below(20) as usize));
            }
            6 => {
                let part = bytes[start..end].to_vec();
                bytes.splice(end..end, part);
            }
            // A number in it becomes a very large one.
            _ => {
                if let Some(digit) = bytes.iter().skip(start).position(u8::is_ascii_digit) {
                    bytes.splice(start + digit..=start + digit, *b"4294967295");
                }
            }
        }
    }
    bytes
}

#[test]
#[allow(clippy::disallowed_methods, reason = "how long a file takes is what is tested")]
fn broken_files_are_read_soon_or_refused() {
    let mutants = std::env::var("MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTANTS);
    let recogniser = Recogniser::new(RuleBook::embedded());
    let file: Arc<str> = "broken".into();
    let mut read = 0;
    for (name, seed) in seeds() {
        crate::fuzz_seeds::keep(&seed);
        let mut random = Random::new(7);
        for number in 0..mutants {
            let bytes = if number == 0 { seed.clone() } else { mutant(&seed, &mut random) };
            let begun = Instant::now();
            match read_content(&bytes, &file) {
                Ok(Content::Document(document)) => drop(recogniser.recognise(&document)),
                Ok(Content::Assessments(assessments)) => drop(restate(assessments, &file, RuleBook::embedded())),
                Ok(Content::Archive) => {
                    if let Ok(archive) = Archive::open(&bytes, bytes.len() as u64) {
                        archive.members().iter().for_each(|member| drop(archive.bytes(member)));
                    }
                }
                Err((_, ReadFailure::ReaderFailed)) => panic!("{name}, mutant {number}: a reader panicked"),
                Err(_) => continue,
            }
            read += 1;
            assert!(begun.elapsed() < LONGEST, "{name}, mutant {number}: {:?}", begun.elapsed());
        }
    }
    assert!(read > mutants, "most mutants are refused: {read}");
}
