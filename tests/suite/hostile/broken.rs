//! Files that broke: cut off, with bytes changed, with parts gone.

use super::folder::{Fate, Folder, Reason};
use super::good::{self, doc, docx, edited, ods, packed, part, without, xls, xlsx};
use super::zip::{entries, written};

pub fn write(folder: &mut Folder) {
    cut_off(folder);
    flipped(folder);
    without_parts(folder);
    broken_xml(folder);
    compound_files(folder);
    records(folder);
}

/// Cut off at several places. What has a directory at its end, or a table of its sectors, is known to be damaged;
/// what is text to its end is not, so it loses rows and says nothing wrong.
fn cut_off(folder: &mut Folder) {
    for percent in [5, 30, 60, 90, 99] {
        for index in 0..11 {
            let truth = folder.truth();
            let (extension, bytes) = good::each(&truth)[index].clone();
            let cut = &bytes[..(bytes.len() * percent / 100).max(16)];
            let fate = match extension {
                "docx" | "xlsx" | "xlsb" | "ods" => Fate::Unreadable(Reason::Damaged),
                _ => Fate::NothingElse(truth),
            };
            folder.put(&format!("broken/cut/at-{percent}.{extension}"), cut, fate);
        }
        let (bytes, truth) = doc();
        let cut = &bytes[..bytes.len() * percent / 100];
        folder.put(&format!("broken/cut/at-{percent}.doc"), cut, Fate::NothingElse(truth));
    }
    let header = |length: usize, bytes: Vec<u8>| bytes[..length].to_vec();
    let truth = folder.truth();
    for (name, bytes, reason) in [
        ("nothing.docx", Vec::new(), Reason::NoBytes),
        ("nothing.xls", Vec::new(), Reason::NoBytes),
        ("nothing.csv", Vec::new(), Reason::NoBytes),
        ("signature.docx", header(4, packed(&docx(&truth))), Reason::Damaged),
        ("signature.zip", header(4, packed(&docx(&truth))), Reason::Damaged),
        ("signature.xls", header(8, xls(&truth)), Reason::Damaged),
        ("header.xls", header(512, xls(&truth)), Reason::Damaged),
        ("header.doc", header(512, doc().0), Reason::Damaged),
    ] {
        folder.put(&format!("broken/cut/{name}"), &bytes, Fate::Unreadable(reason));
    }
    let whole = packed(&docx(&truth));
    let directory = whole.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    let end = whole.windows(4).position(|window| window == b"PK\x05\x06").unwrap();
    folder.put("broken/cut/no-directory.docx", &whole[..directory], Fate::Unreadable(Reason::Damaged));
    folder.put("broken/cut/no-end.docx", &whole[..end], Fate::Unreadable(Reason::Damaged));
    let only_end = &whole[end..];
    folder.put("broken/cut/only-the-end.zip", only_end, Fate::Unreadable(Reason::Damaged));
}

/// A byte changed here and there. Where a checksum stands over it, the file says nothing; in binary files there is
/// none, and what is read may lack figures but has no other ones, since names and scores are not touched.
fn flipped(folder: &mut Folder) {
    for index in 0..5 {
        for at in [3, 40, 70] {
            let truth = folder.truth();
            let (extension, mut bytes) = good::each(&truth)[index].clone();
            let figures: Vec<Vec<u8>> = [&truth.agency, &truth.score, &truth.year.to_string()]
                .into_iter()
                .map(|text| good::wide(text, true))
                .collect();
            let mut place = bytes.len() * at / 100;
            let touches = |bytes: &[u8], place: usize| {
                figures.iter().any(|figure| {
                    let from = place.saturating_sub(figure.len());
                    bytes[from..(place + figure.len()).min(bytes.len())].windows(figure.len()).any(|w| w == figure)
                })
            };
            while touches(&bytes, place) {
                place += 16;
            }
            bytes[place] ^= 0x55;
            folder.put(&format!("broken/flipped/at-{at}.{extension}"), &bytes, Fate::NothingElse(truth));
        }
    }
    let (bytes, truth) = doc();
    for at in [600, 1540, 2100, 4200, 6300, 9000, 10_400] {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        folder.put(&format!("broken/flipped/byte-{at}.doc"), &bytes, Fate::NothingElse(truth.clone()));
    }
    let truth = folder.truth();
    let mut parts = entries(&docx(&truth));
    parts[3].crc ^= 1;
    folder.put("broken/flipped/checksum.docx", &written(&parts), Fate::Unreadable(Reason::Damaged));
    let truth = folder.truth();
    let mut parts = entries(&xlsx(&truth));
    parts[4].crc ^= 1;
    folder.put("broken/flipped/checksum-of-sheet.xlsx", &written(&parts), Fate::Unreadable(Reason::Damaged));
    let mut parts = entries(&xlsx(&folder.truth()));
    parts[5].crc ^= 1;
    folder.put("broken/flipped/checksum-of-strings.xlsx", &written(&parts), Fate::Unreadable(Reason::Damaged));
    let truth = folder.truth();
    let mut parts = entries(&docx(&truth));
    parts[4].crc ^= 1;
    folder.put("broken/flipped/checksum-of-styles.docx", &written(&parts), Fate::Partly(truth));
    let mut parts = entries(&ods(&folder.truth()));
    parts[1].crc ^= 1;
    folder.put("broken/flipped/checksum.ods", &written(&parts), Fate::Unreadable(Reason::Damaged));
}

fn without_parts(folder: &mut Folder) {
    let truth = folder.truth();
    for (name, bytes, fate) in [
        ("document.docx", packed(&without(docx(&truth), &["document.xml"])), Fate::Unreadable(Reason::Damaged)),
        ("workbook.xlsx", packed(&without(xlsx(&truth), &["workbook.xml"])), Fate::Unreadable(Reason::Damaged)),
        ("sheet.xlsx", packed(&without(xlsx(&truth), &["sheet1.xml"])), Fate::Unreadable(Reason::Damaged)),
        ("strings.xlsx", packed(&without(xlsx(&truth), &["sharedStrings.xml"])), Fate::Partial),
        ("content.ods", packed(&without(ods(&truth), &["content.xml"])), Fate::Unreadable(Reason::Damaged)),
    ] {
        folder.put(&format!("broken/without/{name}"), &bytes, fate);
    }
    let truth = folder.truth();
    folder.put("broken/without/styles.docx", &packed(&without(docx(&truth), &["styles.xml"])), Fate::Partly(truth));
    let truth = folder.truth();
    folder.put("broken/without/styles.xlsx", &packed(&without(xlsx(&truth), &["styles.xml"])), Fate::Read(truth));
}

fn broken_xml(folder: &mut Folder) {
    type Break = (&'static str, fn(String) -> String);
    let breaks: [Break; 6] = [
        ("cut", |xml| xml[..xml.floor_char_boundary(xml.len() / 2)].to_owned()),
        ("no-end", |xml| xml[..xml.len() - 12].to_owned()),
        ("angle", |xml| xml.replacen("><", "><<", 4)),
        ("quote", |xml| xml.replacen('"', "", 5)),
        ("nothing", |_| String::new()),
        ("other-text", |_| "ไม่ใช่ XML".to_owned()),
    ];
    for (name, change) in breaks {
        let truth = folder.truth();
        let parts = edited(docx(&truth), "word/document.xml", change);
        folder.put(&format!("broken/xml/{name}.docx"), &packed(&parts), Fate::NothingElse(truth));
        for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
            let truth = folder.truth();
            let parts = edited(xlsx(&truth), part, change);
            let part = part.rsplit('/').next().unwrap();
            folder.put(&format!("broken/xml/{name}-{part}.xlsx"), &packed(&parts), Fate::NothingElse(truth));
        }
        let truth = folder.truth();
        let parts = edited(ods(&truth), "content.xml", change);
        folder.put(&format!("broken/xml/{name}.ods"), &packed(&parts), Fate::NothingElse(truth));
    }
    let truth = folder.truth();
    let mut parts = docx(&truth);
    let document = part(&mut parts, "word/document.xml");
    let middle = document.len() / 2;
    document.splice(middle..middle, [0xFF, 0xFE, 0x00]);
    folder.put("broken/xml/no-text.docx", &packed(&parts), Fate::NothingElse(truth));
}

/// Sectors that loop or lie outside.
fn compound_files(folder: &mut Folder) {
    let put = |bytes: &mut [u8], at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let get = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    for is_doc in [true, false] {
        type Break = (&'static str, Box<dyn Fn(&mut Vec<u8>, usize)>);
        let breaks: Vec<Break> = vec![
            // Every sector is followed by the first, so that no chain ends.
            ("loop", Box::new(move |bytes, table| (0..128).for_each(|at| put(bytes, table + 4 * at, 1)))),
            ("own-loop", Box::new(move |bytes, table| (0..128).for_each(|at| put(bytes, table + 4 * at, at as u32)))),
            ("outside", Box::new(move |bytes, table| (2..128).for_each(|at| put(bytes, table + 4 * at, 0x00FF_FFFF)))),
            ("table-outside", Box::new(move |bytes, _| put(bytes, 0x4C, 0x7FFF_FFFF))),
            ("table-count", Box::new(move |bytes, _| put(bytes, 0x2C, u32::MAX))),
            ("directory-outside", Box::new(move |bytes, _| put(bytes, 0x30, 0x7FFF_FFFF))),
            ("sector-size", Box::new(move |bytes, _| bytes[0x1E] = 31)),
            ("small-sector-size", Box::new(move |bytes, _| bytes[0x20] = 63)),
            (
                "master-loop",
                Box::new(move |bytes, _| {
                    put(bytes, 0x44, 0);
                    put(bytes, 0x48, u32::MAX);
                }),
            ),
        ];
        for (name, change) in breaks {
            let truth = folder.truth();
            let (extension, (mut bytes, truth)) = if is_doc { ("doc", doc()) } else { ("xls", (xls(&truth), truth)) };
            let table = 512 * (1 + get(&bytes, 0x4C));
            change(&mut bytes, table);
            folder.put(&format!("broken/sectors/{name}.{extension}"), &bytes, Fate::NothingElse(truth));
        }
    }
}

/// Records that are longer than the file, and headers of Word that point outside.
fn records(folder: &mut Folder) {
    let truth = folder.truth();
    let whole = xls(&truth);
    for (name, kind) in [("text", 0x0204_u16), ("sheet-list", 0x0085), ("begin", 0x0809)] {
        let mut bytes = whole.clone();
        let at = bytes.windows(2).skip(512).position(|window| window == kind.to_le_bytes()).unwrap() + 512;
        bytes[at + 2..at + 4].copy_from_slice(&u16::MAX.to_le_bytes());
        folder.put(&format!("broken/records/{name}.xls"), &bytes, Fate::NothingElse(truth.clone()));
    }
    let (whole, truth) = doc();
    let header = good::doc_header(&whole);
    for at in [0x0A, 0x18, 0x1C, 0x4C, 0x1A2, 0x1A6, 0x5A, 0x62, 0xFA, 0x102] {
        let mut bytes = whole.clone();
        bytes[header + at..header + at + 4].copy_from_slice(&0x7FFF_FFF0_u32.to_le_bytes());
        folder.put(&format!("broken/records/place-{at:X}.doc"), &bytes, Fate::NothingElse(truth.clone()));
    }
}
