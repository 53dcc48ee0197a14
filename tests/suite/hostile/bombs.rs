//! Small files that become large: by inflating, by nesting, by entities, by numbers of things.

use std::io::Write as _;

use super::folder::{Fate, Folder, Reason, Scale};
use super::good::{
    self, Parts, SHEET, WORD, csv, docx, docx_with, ods_with, packed, shared, sheet_rows, word_table, xls_records,
    xls_with, xlsx, xlsx_with,
};
use super::zip::{Entry, entries, repeated, written};
use crate::biff::Records;
use crate::common::archive;

pub fn write(folder: &mut Folder) {
    inflating(folder);
    archives(folder);
    entities(folder);
    nested(folder);
    many(folder);
    texts(folder);
}

/// A package of which one part is a piece repeated.
type Bomb<'b> = (&'b str, Parts, &'b str, (&'b str, &'b [u8], usize, &'b str), Fate);

fn inflating(folder: &mut Folder) {
    let (over, is_full) = (Fate::Unreadable(Reason::OverLimit), folder.scale == Scale::Full);
    let gigabyte = folder.scaled(1 << 30);
    let (document, sheet, strings) = ("word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let truth = folder.truth();
    let word = format!("<w:document xmlns:w=\"{WORD}\"><w:body>");
    let paragraph = "<w:p><w:r><w:t>ก</w:t></w:r></w:p>".as_bytes();
    let cells = format!("<worksheet xmlns=\"{SHEET}\"><sheetData>");
    let row = b"<row><c><v>1</v></c><c><v>2</v></c></row>";
    let texts = format!("<sst xmlns=\"{SHEET}\">");
    let (word_end, sheet_end) = ("</w:body></w:document>", "</sheetData></worksheet>");
    let bombs: Vec<Bomb<'_>> = vec![
        ("zeros.docx", docx(&truth), document, ("", &[0], gigabyte, ""), over.clone()),
        ("spaces.xlsx", xlsx(&truth), sheet, ("", b" ", gigabyte, ""), over.clone()),
        (
            "paragraphs.docx",
            docx(&truth),
            document,
            (&word, paragraph, gigabyte / paragraph.len(), word_end),
            over.clone(),
        ),
        ("rows.xlsx", xlsx(&truth), sheet, (&cells, row, gigabyte / row.len(), sheet_end), over.clone()),
        ("strings.xlsx", xlsx(&truth), strings, (&texts, b"<si><t/></si>", gigabyte / 13, "</sst>"), over.clone()),
        ("styles.xlsx", xlsx(&truth), "xl/styles.xml", ("", b"<xf/>", gigabyte / 5, ""), over.clone()),
        ("relations.docx", docx(&truth), "word/_rels/document.xml.rels", ("", b" ", gigabyte, ""), over.clone()),
        ("types.docx", docx(&truth), "[Content_Types].xml", ("<Types>", b"<a/>", gigabyte / 4, ""), over.clone()),
        ("content.ods", ods_with(""), "content.xml", ("", b" ", gigabyte, ""), over.clone()),
    ];
    for (name, parts, part, (begin, piece, count, end), fate) in bombs {
        // A bomb of a 256th is none: whatever is read of it, it says nothing.
        let fate = if is_full { fate } else { Fate::NothingElse(truth.clone()) };
        let file = folder.create(&format!("bombs/inflating/{name}"), fate);
        repeated(file, &parts, (part, begin, piece, count, end));
    }
    // Pictures and other parts that nobody reads may be of any size.
    let truth = folder.truth();
    let parts = [docx(&truth), vec![("word/media/image1.emf".to_owned(), Vec::new())]].concat();
    let count = folder.scaled(1 << 29);
    let file = folder.create("bombs/inflating/picture.docx", Fate::Read(truth.clone()));
    repeated(file, &parts, ("word/media/image1.emf", "", &[0], count, ""));
    // Just below the limit: what a reader may be asked to read at most.
    let large = folder.scaled(120 << 20);
    for (name, parts, part, (begin, piece, end)) in [
        (
            "large.docx",
            docx(&truth),
            document,
            (word.as_str(), "<w:p><w:r><w:t>ก1ข2ค3ง4</w:t></w:r></w:p>".as_bytes(), word_end),
        ),
        (
            "large.xlsx",
            xlsx(&truth),
            sheet,
            (cells.as_str(), b"<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>".as_slice(), sheet_end),
        ),
        (
            "large-strings.xlsx",
            xlsx(&truth),
            strings,
            (texts.as_str(), "<si><t>ก1ข2ค3ง4</t></si>".as_bytes(), "</sst>"),
        ),
        ("large-one-text.docx", docx(&truth), document, ("", "ก".as_bytes(), "")),
    ] {
        let fate = Fate::NothingElse(truth.clone());
        let file = folder.create(&format!("bombs/inflating/{name}"), fate);
        repeated(file, &parts, (part, begin, piece, large / piece.len(), end));
    }
}

fn archives(folder: &mut Folder) {
    let over = Fate::Unreadable(Reason::OverLimit);
    let is_full = folder.scale == Scale::Full;
    // Archives in archives, twenty deep.
    let truth = folder.truth();
    let mut nested = archive(&[("a.csv", csv(&truth).as_bytes())]);
    for _ in 0..20 {
        nested = archive(&[("b.zip", &nested)]);
    }
    folder.put("bombs/archives/twenty-deep.zip", &nested, Fate::Opened);
    // Members of an archive that says nothing say nothing either.
    folder.fates.insert("bombs/archives/twenty-deep.zip".to_owned(), Fate::Empty);
    folder.expect("bombs/archives/twenty-deep.zip/b.zip", Fate::Empty);
    folder.expect("bombs/archives/twenty-deep.zip/b.zip/b.zip", over.clone());

    // An archive whose entries are all the same bytes: each inflates, and together they are more than anyone sends.
    let zeros = vec![b'0'; 1 << 20];
    let one = Entry::deflated("0.csv", &zeros);
    let mut all = vec![one.clone()];
    let count: u16 = if is_full { 30_000 } else { 300 };
    all.extend((1..count).map(|number| Entry {
        name: format!("{number}.csv").into_bytes(),
        data: Vec::new(),
        offset: Some(0),
        ..one.clone()
    }));
    folder.put("bombs/archives/overlapping.zip", &written(&all), over.clone());

    // An archive that lists itself.
    let mut quine = Entry::stored("quine.zip", &[]);
    quine.offset = Some(0);
    quine.size = 200;
    quine.packed = 200;
    folder.put("bombs/archives/itself.zip", &written(&[quine]), Fate::Empty);
    folder.expect("bombs/archives/itself.zip/quine.zip", Fate::Unreadable(Reason::Damaged));

    let many: Vec<Entry> = (0..65_000_u32).map(|number| Entry::stored(number.to_string(), &[])).collect();
    folder.put("bombs/archives/many.zip", &written(&many), over.clone());
    let truth = folder.truth();
    let mut parts = entries(&docx(&truth));
    parts.extend((0..12_000_u32).map(|number| Entry::stored(format!("word/media/{number}.png"), b"x")));
    folder.put("bombs/archives/many-parts.docx", &written(&parts), over.clone());

    let file = folder.create("bombs/archives/member.zip", Fate::Empty);
    let size = folder.scaled(1 << 30);
    repeated(file, &Vec::new(), ("zeros.csv", "", b"0", size, ""));
    if is_full {
        folder.fates.insert("bombs/archives/member.zip".to_owned(), Fate::Empty);
        folder.expect("bombs/archives/member.zip/zeros.csv", over);
    } else {
        folder.expect("bombs/archives/member.zip/zeros.csv", Fate::Empty);
    }
}

/// Entities of all kinds, in every part that is read.
fn entities(folder: &mut Folder) {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let declarations = [
        ("laughs", format!("<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}]>")),
        ("external", "<!DOCTYPE x [<!ENTITY l9 SYSTEM \"file:///etc/passwd\">]>".to_owned()),
        ("parameter", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1/x.dtd\"> %p;]>".to_owned()),
    ];
    let declared = |xml: String, declaration: &str| {
        let (head, rest) = xml.split_once('\n').unwrap();
        format!("{head}\n{declaration}{}", rest.replacen("</", "&l9;</", 1))
    };
    for (name, declaration) in &declarations {
        for part in [
            "word/document.xml",
            "word/styles.xml",
            "_rels/.rels",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        ] {
            let parts = good::edited(docx(&folder.truth()), part, |xml| declared(xml, declaration));
            let part = part.replace('/', "-");
            let fate = Fate::Unreadable(Reason::Entities);
            folder.put(&format!("bombs/entities/{name}-{part}.docx"), &packed(&parts), fate);
        }
        for part in
            ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
        {
            let parts = good::edited(xlsx(&folder.truth()), part, |xml| declared(xml, declaration));
            let part = part.replace('/', "-");
            let fate = Fate::Unreadable(Reason::Entities);
            folder.put(&format!("bombs/entities/{name}-{part}.xlsx"), &packed(&parts), fate);
        }
        let parts = good::edited(good::ods(&folder.truth()), "content.xml", |xml| declared(xml, declaration));
        folder.put(&format!("bombs/entities/{name}.ods"), &packed(&parts), Fate::Unreadable(Reason::Entities));
        let xml = declared(good::xml(&folder.truth()), declaration);
        folder.put(&format!("bombs/entities/{name}.xml"), xml.as_bytes(), Fate::Unreadable(Reason::Entities));
        // In UTF-16 they are hidden from who looks for them byte by byte.
        let mut parts = good::edited(docx(&folder.truth()), "word/document.xml", |xml| {
            "\u{FEFF}".to_owned() + &declared(xml, declaration).replace("UTF-8", "UTF-16")
        });
        let part = good::part(&mut parts, "word/document.xml");
        *part = good::wide(std::str::from_utf8(part).unwrap(), true);
        folder.put(&format!("bombs/entities/{name}-wide.docx"), &packed(&parts), Fate::Unreadable(Reason::Entities));
    }
    // A web page has no entities of its own: they are text.
    let truth = folder.truth();
    let page = format!("<!DOCTYPE html [<!ENTITY l0 \"ha\">{laughs}]>{}", good::html(&truth));
    folder.put("bombs/entities/laughs.html", page.as_bytes(), Fate::Read(truth));
}

fn nested(folder: &mut Folder) {
    let deep = folder.scaled(1_000_000);
    let nothing = |folder: &mut Folder| Fate::NothingElse(folder.truth());
    let element = |name: &str, count: usize| format!("<{name}>").repeat(count);
    let fate = nothing(folder);
    let body = element("w:sdt", deep / 8) + "<w:p/>" + &element("/w:sdt", deep / 8);
    folder.put("bombs/nested/elements.docx", &packed(&docx_with(&body)), fate);
    let fate = nothing(folder);
    let body = element("w:tbl><w:tr><w:tc", 10_000) + "<w:p/>" + &element("/w:tc></w:tr></w:tbl", 10_000);
    folder.put("bombs/nested/tables.docx", &packed(&docx_with(&body)), fate);
    let fate = nothing(folder);
    let sheet = element("a", deep) + &element("/a", deep);
    folder.put("bombs/nested/elements.xlsx", &packed(&xlsx_with(&sheet, "")), fate);
    let fate = nothing(folder);
    let table = element("table:table-row><table:table-cell", deep / 10);
    folder.put("bombs/nested/cells.ods", &packed(&ods_with(&table)), fate);
    let nobody = super::folder::Truth { agency: String::new(), year: 0, score: String::new() };
    for (name, text) in [
        ("groups.rtf", "{\\rtf1 ".to_owned() + &"{".repeat(deep) + "ก" + &"}".repeat(deep) + "}"),
        ("open-groups.rtf", "{\\rtf1 ".to_owned() + &"{\\b ".repeat(deep)),
        ("table-groups.rtf", "{\\rtf1 ".to_owned() + &"{\\trowd\\cellx9\\intbl a\\cell\\row".repeat(deep / 20)),
        ("tags.html", "<html>".to_owned() + &"<div>".repeat(deep)),
        ("tables.html", "<html>".to_owned() + &"<table><tr><td>".repeat(deep / 10)),
        ("lists.html", "<html>".to_owned() + &"<ol><li>".repeat(deep / 10)),
        ("marks.html", "<html>".to_owned() + &"<b><i><font>".repeat(deep / 10)),
        ("lists.json", "[".repeat(deep)),
        ("objects.json", "{\"a\":".repeat(deep)),
        ("ours.json", "{\"schema\": \"prongsai.assessments/1\", \"assessments\": ".to_owned() + &"[".repeat(deep)),
        ("elements.xml", good::xml(&nobody).replace("<Table>", &("<Table>".to_owned() + &"<a>".repeat(deep)))),
    ] {
        let fate = nothing(folder);
        folder.put(&format!("bombs/nested/{name}"), text.as_bytes(), fate);
    }
}

/// Great numbers of small things, and one of great size.
fn many(folder: &mut Folder) {
    let million = folder.scaled(1_000_000);
    let truth = folder.truth();
    let attributes: String = (0..million).map(|n| format!(" a{n}=\"\"")).collect();
    let body = word_table(&truth).replacen("<w:tbl>", &format!("<w:tbl{attributes}>"), 1);
    folder.put("bombs/many/attributes.docx", &packed(&docx_with(&body)), Fate::NothingElse(truth));
    let truth = folder.truth();
    let rows = sheet_rows(&truth).replacen("<row ", &format!("<row{attributes} "), 1);
    let parts = xlsx_with(&format!("<sheetData>{rows}</sheetData>"), &shared(&truth));
    folder.put("bombs/many/attributes.xlsx", &packed(&parts), Fate::NothingElse(truth));

    let truth = folder.truth();
    let sheet = format!("<worksheet xmlns=\"{SHEET}\"><sheetData>{}<row r=\"9\">", sheet_rows(&truth));
    let mut parts = xlsx(&truth);
    *good::part(&mut parts, "xl/worksheets/sheet1.xml") = Vec::new();
    // Ten million cells in 120 MB, and a text of 100 MB in one cell, hardly packed, so that no ratio tells.
    let count = folder.scaled(10_000_000);
    let file = folder.create("bombs/many/cells.xlsx", Fate::NothingElse(truth.clone()));
    repeated(
        file,
        &parts,
        ("xl/worksheets/sheet1.xml", &sheet, b"<c><v>1</v></c>", count, "</row></sheetData></worksheet>"),
    );
    let noise: Vec<u8> = (0..1_u32 << 16).map(|n| b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26).collect();
    let count = folder.scaled(100 << 20) / noise.len();
    let begin = format!("{sheet}<c t=\"inlineStr\"><is><t>");
    let file = folder.create("bombs/many/one-text.xlsx", Fate::NothingElse(truth.clone()));
    let end = "</t></is></c></row></sheetData></worksheet>";
    repeated(file, &parts, ("xl/worksheets/sheet1.xml", &begin, &noise, count, end));
    let begin = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{}<w:p><w:r><w:t>", word_table(&truth));
    let file = folder.create("bombs/many/one-text.docx", Fate::NothingElse(truth.clone()));
    repeated(
        file,
        &docx(&truth),
        ("word/document.xml", &begin, &noise, count, "</w:t></w:r></w:p></w:body></w:document>"),
    );

    let truth = folder.truth();
    let mut records = xls_records(&truth);
    for number in 0..folder.scaled(2_000_000) {
        let (row, column) = ((number / 200 + 3) as u16, (number % 200) as u16);
        let place = [row, column, 0].map(u16::to_le_bytes).concat();
        records = records.record(0x027E, &[&place[..], &6_u32.to_le_bytes()].concat());
    }
    folder.put("bombs/many/cells.xls", &xls_with(Records::default(), records), Fate::NothingElse(truth));
    let truth = folder.truth();
    let mut strings = Records::default().record(0xFC, &[0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F]);
    for _ in 0..folder.scaled(5_000) {
        strings = strings.record(0x3C, &b"\x00\x00\x00".repeat(2_700));
    }
    folder.put("bombs/many/strings.xls", &xls_with(strings, xls_records(&truth)), Fate::NothingElse(truth));
    // One string of the greatest length, in every cell.
    let truth = folder.truth();
    let long =
        [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &8_000_u16.to_le_bytes(), &[0], &[b'x'; 8_000]].concat();
    let mut records = xls_records(&truth);
    for number in 0..folder.scaled(1_000_000) {
        let place = [(number / 200 + 3) as u16, (number % 200) as u16, 0].map(u16::to_le_bytes).concat();
        records = records.record(0xFD, &[&place[..], &[0; 4]].concat());
    }
    let bytes = xls_with(Records::default().record(0xFC, &long), records);
    folder.put("bombs/many/one-string-everywhere.xls", &bytes, Fate::NothingElse(truth));
    let truth = folder.truth();
    let strings = shared(&truth) + &format!("<si><t>{}</t></si>", "x".repeat(32_000));
    let cells = "<c t=\"s\"><v>4</v></c>".repeat(folder.scaled(1_000_000));
    let parts = xlsx_with(&format!("<sheetData>{}<row>{cells}</row></sheetData>", sheet_rows(&truth)), &strings);
    folder.put("bombs/many/one-string-everywhere.xlsx", &packed(&parts), Fate::NothingElse(truth));
}

/// Texts of thirty megabytes.
fn texts(folder: &mut Folder) {
    let size = folder.scaled(30 << 20);
    for (name, begin, piece) in [
        ("one-line.csv", "", "x"),
        ("one-line.txt", "ก ", "ข "),
        ("cells.csv", "", "1,2,3,4,5,6,7,8,9\n"),
        ("thai.csv", "", "คะแนน,ระดับ,ผล\n"),
        ("quotes.csv", "", "\"\"\"\","),
        ("lines.txt", "", "ก\n"),
        ("digits.json", "[", "9"),
        ("numbers.json", "[1", ",1"),
        ("digits.csv", "a,b\n1,", "9"),
        ("cells.html", "<html><table><tr>", "<td>1"),
        ("rows.html", "<html><table>", "<tr><td>ก<td>1"),
        ("paragraphs.html", "<html>", "<p>ก"),
        ("comment.html", "<html><!--", "x"),
        ("attribute.html", "<html><p x='", "x"),
        ("references.html", "<html>", "&#3585;"),
        ("cells.rtf", "{\\rtf1 \\trowd\\cellx9", "a\\cell\\row "),
        ("paragraphs.rtf", "{\\rtf1 ", "a\\par "),
        ("hex.rtf", "{\\rtf1{\\pict ", "0123456789abcdef"),
        ("words.rtf", "{\\rtf1 ", "\\b\\b0"),
        (
            "cells.xml",
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row>",
            "<Cell><Data>1</Data></Cell>",
        ),
        (
            "parts.mht",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"p\"\r\n\r\n",
            "--p\r\nContent-Type: text/html\r\n\r\n<p>ก\r\n",
        ),
        (
            "base64.mht",
            "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            "PHA+YWJj",
        ),
    ] {
        let fate = Fate::NothingElse(folder.truth());
        let mut file = folder.create(&format!("bombs/texts/{name}"), fate);
        file.write_all(begin.as_bytes()).unwrap();
        let block = piece.repeat((1 << 16) / piece.len());
        for _ in 0..size / block.len() {
            file.write_all(block.as_bytes()).unwrap();
        }
    }
    // Longer than any text that is read, and longer than any file, which takes no room on the disk.
    for (name, size, fate) in [
        ("zeros.csv", 40 << 20, Fate::Unreadable(Reason::Unknown)),
        ("beyond-file.docx", (256 << 20) + 1, Fate::Unreadable(Reason::OverLimit)),
        ("terabyte.xlsx", 1 << 40, Fate::Unreadable(Reason::OverLimit)),
    ] {
        let file = folder.create(&format!("bombs/texts/{name}"), fate);
        file.set_len(size).unwrap();
    }
    let mut file = folder.create("bombs/texts/beyond-text.csv", Fate::Unreadable(Reason::OverLimit));
    for _ in 0..(33 << 20) / (1 << 16) {
        file.write_all(&b"1,2\n".repeat(1 << 14)).unwrap();
    }
}
