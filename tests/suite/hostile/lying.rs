//! Files that say of themselves what is not so: counts, sizes, spans, repeats, circles.

use super::folder::{Fate, Folder, Reason};
use super::good::{
    self, WORD, csv, doc, docx, docx_with, edited, ods, ods_rows, ods_with, packed, shared, sheet_rows, word_table,
    xls_records, xls_text, xls_with, xlsx, xlsx_with,
};
use super::zip::{Entry, entries, written};
use crate::biff::Records;
use crate::xlsb_reader as xlsb;

pub fn write(folder: &mut Folder) {
    sheets(folder);
    packages(folder);
    open_document(folder);
    word(folder);
    binary(folder);
    texts(folder);
}

fn sheets(folder: &mut Folder) {
    let strings = "xl/sharedStrings.xml";
    let sheet = "xl/worksheets/sheet1.xml";
    type Lie = (&'static str, &'static str, fn(String) -> String);
    // Read right: what the lie is about is never believed.
    let harmless: [Lie; 8] = [
        ("count-large", strings, |xml| xml.replace("ount=\"4\"", "ount=\"9999999\"")),
        ("count-negative", strings, |xml| xml.replace("ount=\"4\"", "ount=\"-1\"")),
        ("count-none", strings, |xml| xml.replace("ount=\"4\"", "ount=\"0\"")),
        ("dimension-all", sheet, |xml| xml.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>")),
        ("dimension-small", sheet, |xml| xml.replace("<sheetData>", "<dimension ref=\"A1\"/><sheetData>")),
        ("far-cell", sheet, |xml| {
            xml.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
        }),
        ("column-widths", sheet, |xml| {
            xml.replace("<sheetData>", "<cols><col min=\"1\" max=\"4294967295\" width=\"9\"/></cols><sheetData>")
        }),
        ("style-out-of-range-of-text", sheet, |xml| xml.replace("r=\"A1\"", "r=\"A1\" s=\"4294967295\"")),
    ];
    for (name, part, lie) in harmless {
        let truth = folder.truth();
        let bytes = packed(&edited(xlsx(&truth), part, lie));
        folder.put(&format!("lying/xlsx/{name}.xlsx"), &bytes, Fate::Read(truth));
    }
    let partly: [Lie; 3] = [
        ("beyond-last-row", sheet, |xml| {
            xml.replace("</sheetData>", "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row></sheetData>")
        }),
        ("beyond-last-column", sheet, |xml| {
            xml.replace("</sheetData>", "<row r=\"9\"><c r=\"XFE9\"><v>1</v></c></row></sheetData>")
        }),
        ("string-out-of-range", sheet, |xml| {
            xml.replace("</sheetData>", "<row r=\"9\"><c r=\"A9\" t=\"s\"><v>4294967295</v></c></row></sheetData>")
        }),
    ];
    for (name, part, lie) in partly {
        let truth = folder.truth();
        let bytes = packed(&edited(xlsx(&truth), part, lie));
        folder.put(&format!("lying/xlsx/{name}.xlsx"), &bytes, Fate::Partly(truth));
    }
    // What no program would write.
    let refused: [Lie; 6] = [
        ("string-negative", sheet, |xml| xml.replace("<v>3</v>", "<v>-1</v>")),
        ("string-with-spaces", sheet, |xml| xml.replace("<v>3</v>", "<v> 3 </v>")),
        ("value-in-two", sheet, |xml| {
            let (whole, decimals) = xml.rsplit_once('.').unwrap();
            format!("{whole}<!-- -->.{decimals}")
        }),
        ("count-huge", strings, |xml| xml.replace("ount=\"4\"", "ount=\"4294967295\"")),
        ("count-beyond-64-bits", strings, |xml| xml.replace("ount=\"4\"", "ount=\"99999999999999999999999\"")),
        ("dimension-nonsense", sheet, |xml| xml.replace("<sheetData>", "<dimension ref=\"ZZZZ0:A\"/><sheetData>")),
    ];
    for (name, part, lie) in refused {
        let bytes = packed(&edited(xlsx(&folder.truth()), part, lie));
        folder.put(&format!("lying/xlsx/{name}.xlsx"), &bytes, Fate::Unreadable(Reason::Damaged));
    }
    // Numbers that are no scores.
    for (name, value) in [
        ("nan", "NaN"),
        ("infinity", "INF"),
        ("huge", "1e308"),
        ("tiny", "1e-300"),
        ("negative", "-99999999999999999999999999999999"),
        ("digits", &"9".repeat(5_000)),
        ("date-out-of-calendar", "99999999999"),
        ("exponent", "1e999999999999"),
    ] {
        let truth = folder.truth();
        let bytes = packed(&edited(xlsx(&truth), sheet, |xml| {
            let from = xml.rfind(&truth.score).unwrap();
            format!("{}{value}{}", &xml[..from], &xml[from + truth.score.len()..])
        }));
        let nobody = super::folder::Truth { score: String::new(), ..truth };
        folder.put(&format!("lying/xlsx/score-{name}.xlsx"), &bytes, Fate::NothingElse(nobody));
    }
    let truth = folder.truth();
    let merges: String = (0..30_000).map(|n| format!("<mergeCell ref=\"A{}:XFD1048576\"/>", n + 10)).collect();
    let bytes = packed(&xlsx_with(
        &format!("<sheetData>{}</sheetData><mergeCells>{merges}</mergeCells>", sheet_rows(&truth)),
        &shared(&truth),
    ));
    folder.put("lying/xlsx/merges-over-each-other.xlsx", &bytes, Fate::Read(truth));
    let truth = folder.truth();
    let sheets: String = (0..1_500).map(|n| format!("<sheet name=\"s{n}\" sheetId=\"{n}\" r:id=\"rId1\"/>")).collect();
    let bytes =
        packed(&edited(xlsx(&truth), "xl/workbook.xml", |xml| xml.replace("<sheets>", &format!("<sheets>{sheets}"))));
    folder.put("lying/xlsx/one-sheet-many-times.xlsx", &bytes, Fate::NothingElse(truth));
    let truth = folder.truth();
    let bytes = packed(&edited(xlsx(&truth), "xl/_rels/workbook.xml.rels", |xml| {
        xml.replace("worksheets/sheet1.xml", "../../../../../../etc/passwd")
    }));
    folder.put("lying/xlsx/target-outside.xlsx", &bytes, Fate::Unreadable(Reason::Damaged));
    let bytes = packed(&edited(xlsx(&folder.truth()), "xl/_rels/workbook.xml.rels", |xml| {
        xml.replace("worksheets/sheet1.xml", "workbook.xml")
    }));
    folder.put("lying/xlsx/circle-of-relations.xlsx", &bytes, Fate::Unreadable(Reason::Damaged));
}

/// Zip headers that lie.
fn packages(folder: &mut Folder) {
    type Lie = (&'static str, fn(&mut Vec<Entry>));
    let lies: [Lie; 10] = [
        ("size-larger", |all| all[3].size = 0x3FFF_FFFF),
        ("size-smaller", |all| all[3].size = 10),
        ("size-none", |all| all[3].size = 0),
        ("packed-larger", |all| all[3].packed += 100_000),
        ("packed-smaller", |all| all[3].packed /= 2),
        ("other-method", |all| all[3].method = 0),
        ("unknown-method", |all| all[3].method = 77),
        ("other-place", |all| all[3].offset = Some(0x00FF_FFFF)),
        ("place-of-another", |all| all[3].offset = Some(0)),
        ("other-local-name", |all| all[3].local_name = Some(b"word/other.xml".to_vec())),
    ];
    for (name, lie) in lies {
        for extension in ["docx", "xlsx"] {
            let truth = folder.truth();
            let parts = if extension == "docx" { docx(&truth) } else { xlsx(&truth) };
            let mut all = entries(&parts);
            // The main part of a document; of a workbook its list of sheets.
            lie(&mut all);
            folder.put(&format!("lying/zip/{name}.{extension}"), &written(&all), Fate::NothingElse(truth));
        }
    }
    // Two parts of one name: no reader may take the figures of the one for those of the other.
    let (first, second) = (folder.truth(), folder.truth());
    let mut all = entries(&docx(&first));
    all.extend(entries(&docx(&second)).into_iter().skip(3).take(1));
    folder.put("lying/zip/two-of-one-name.docx", &written(&all), Fate::Unreadable(Reason::Damaged));
    let mut all = entries(&docx(&folder.truth()));
    let mut other = entries(&docx(&second)).remove(3);
    other.name = b"WORD\\Document.xml".to_vec();
    all.push(other);
    folder.put("lying/zip/two-of-one-name-in-capitals.docx", &written(&all), Fate::Unreadable(Reason::Damaged));
    let mut entry = Entry::stored("link.csv", b"/etc/passwd");
    entry.attributes = 0o120_777 << 16;
    folder.put("lying/zip/link.zip", &written(&[entry]), Fate::Empty);
    folder.expect("lying/zip/link.zip/link.csv", Fate::Ignored);
    let truth = folder.truth();
    let traversal = Entry::stored("../../../../tmp/ออกไป.csv", csv(&truth).as_bytes());
    folder.put("lying/zip/outside.zip", &written(&[traversal]), Fate::Opened);
    folder.expect("lying/zip/outside.zip/tmp/ออกไป.csv", Fate::Read(truth));
    let mut count = written(&entries(&docx(&folder.truth())));
    let end = count.len() - 22;
    count[end + 8..end + 12].fill(0xFF);
    folder.put("lying/zip/count-of-entries.docx", &count, Fate::Unreadable(Reason::Damaged));
}

fn open_document(folder: &mut Folder) {
    let row = "<table:table-row table:number-rows-repeated=\"N\"><table:table-cell/></table:table-row>";
    let full = "<table:table-row table:number-rows-repeated=\"N\"><table:table-cell \
                office:value-type=\"string\"><text:p>ก</text:p></table:table-cell></table:table-row>";
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"N\" \
                office:value-type=\"string\"><text:p>ก</text:p></table:table-cell></table:table-row>";
    let columns = "<table:table-column table:number-columns-repeated=\"N\"/>";
    for (name, lie, count, is_whole) in [
        ("blank-rows", row, "2147483647", true),
        ("blank-rows-beyond-64-bits", row, "99999999999999999999999", true),
        ("columns", columns, "2147483648", true),
        ("rows", full, "2147483647", false),
        ("cells", wide, "2147483647", false),
        ("cells-negative", wide, "-5", true),
    ] {
        let truth = folder.truth();
        let lie = lie.replace('N', count);
        let table = if name == "columns" { lie + &ods_rows(&truth) } else { ods_rows(&truth) + &lie };
        let fate = if is_whole { Fate::Read(truth) } else { Fate::Partly(truth) };
        folder.put(&format!("lying/ods/repeated-{name}.ods"), &packed(&ods_with(&table)), fate);
    }
    let truth = folder.truth();
    let table = ods_rows(&truth).replacen(
        "<table:table-cell ",
        "<table:table-cell table:number-columns-spanned=\"2147483647\" table:number-rows-spanned=\"2147483647\" ",
        1,
    );
    folder.put("lying/ods/span.ods", &packed(&ods_with(&table)), Fate::NothingElse(truth));
    let truth = folder.truth();
    let bytes = packed(&edited(ods(&truth), "content.xml", |xml| {
        xml.replacen("<text:p>", "<text:p><text:s text:c=\"2147483647\"/>", 1)
    }));
    folder.put("lying/ods/spaces.ods", &bytes, Fate::Read(truth));
}

fn word(folder: &mut Folder) {
    for (name, properties) in [
        ("span-huge", "<w:gridSpan w:val=\"2147483647\"/>"),
        ("span-negative", "<w:gridSpan w:val=\"-3\"/>"),
        ("merge-of-nothing", "<w:vMerge/>"),
        ("merge-everywhere", "<w:vMerge w:val=\"restart\"/>"),
    ] {
        let truth = folder.truth();
        let table = word_table(&truth).replacen("<w:tc>", &format!("<w:tc><w:tcPr>{properties}</w:tcPr>"), 1);
        folder.put(&format!("lying/docx/{name}.docx"), &packed(&docx_with(&table)), Fate::NothingElse(truth));
    }
    let truth = folder.truth();
    let before = "<w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr>";
    let table = word_table(&truth).replacen("<w:tr>", before, 1);
    folder.put("lying/docx/grid-before.docx", &packed(&docx_with(&table)), Fate::NothingElse(truth));

    let circle = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style \
         w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let truth = folder.truth();
    let table = word_table(&truth).replace("<w:p><w:r>", "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r>");
    let bytes = packed(&edited(docx_with(&table), "word/styles.xml", |_| circle));
    folder.put("lying/docx/circle-of-styles.docx", &bytes, Fate::Read(truth));

    let truth = folder.truth();
    let numbering = format!(
        "<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink \
         w:val=\"n\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"4294967295\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>";
    let mut parts = docx_with(&(word_table(&truth) + numbered));
    parts.push(("word/numbering.xml".to_owned(), numbering.into_bytes()));
    folder.put("lying/docx/circle-of-numbering.docx", &packed(&parts), Fate::Read(truth));

    // Millions in a list that counts in words of its language.
    let truth = folder.truth();
    let numbering = format!(
        "<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start \
         w:val=\"2147483647\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num \
         w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>";
    let mut parts = docx_with(&(word_table(&truth) + numbered));
    parts.push(("word/numbering.xml".to_owned(), numbering.into_bytes()));
    folder.put("lying/docx/number-in-roman.docx", &packed(&parts), Fate::Read(truth));

    let truth = folder.truth();
    let bytes = packed(&edited(docx(&truth), "_rels/.rels", |xml| {
        xml.replace("word/document.xml", "file:///etc/passwd").replace("/>", " TargetMode=\"External\"/>")
    }));
    folder.put("lying/docx/external-document.docx", &bytes, Fate::Read(truth));
    let truth = folder.truth();
    let include = "<w:p><w:fldSimple w:instr=\"INCLUDETEXT &quot;/etc/passwd&quot;\"/><w:r><w:instrText>DDEAUTO cmd \
                   /k calc</w:instrText></w:r></w:p>";
    folder.put(
        "lying/docx/includes-a-file.docx",
        &packed(&docx_with(&(word_table(&truth) + include))),
        Fate::Read(truth),
    );
}

fn binary(folder: &mut Folder) {
    let strings = |total: u32, unique: u32, texts: &[u8]| {
        Records::default().record(0xFC, &[&total.to_le_bytes()[..], &unique.to_le_bytes(), texts].concat())
    };
    // Only the shared string that is not there is missing.
    for (name, globals) in [
        ("count-of-strings", strings(u32::MAX, u32::MAX, b"\x01\x00\x00A")),
        ("length-of-string", strings(1, 1, b"\xFF\xFF\x01A\x00")),
        ("runs-of-string", strings(1, 1, b"\x01\x00\x0C\xFF\xFF\xFF\xFF\xFF\x7FA")),
        ("many-formats", (0..4_000).fold(Records::default(), |all, _| all.record(0xE0, &[0; 20]))),
    ] {
        let truth = folder.truth();
        let bytes = xls_with(globals, xls_records(&truth));
        folder.put(&format!("lying/xls/{name}.xls"), &bytes, Fate::NothingElse(truth));
    }
    let truth = folder.truth();
    let far = xls_records(&truth).record(0x0204, &xls_text(u16::MAX, u16::MAX, "ไกล"));
    folder.put("lying/xls/far-cell.xls", &xls_with(Records::default(), far), Fate::NothingElse(truth));
    let truth = folder.truth();
    let dimension = Records::default().record(0x0200, &[0xFF; 14]).and(xls_records(&truth));
    folder.put("lying/xls/dimension.xls", &xls_with(Records::default(), dimension), Fate::Read(truth));
    let truth = folder.truth();
    let merges = [&1026_u16.to_le_bytes()[..], &[0_u8, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0].repeat(1026)].concat();
    let merged = xls_records(&truth).record(0xE5, &merges);
    folder.put("lying/xls/merges.xls", &xls_with(Records::default(), merged), Fate::NothingElse(truth));

    let truth = folder.truth();
    let sheet = good::xlsb_sheet(&truth).record(177, &u32::MAX.to_le_bytes());
    let blank = xlsb::Records::default().record(129, &[]).record(145, &[]).record(146, &[]).record(130, &[]);
    let bytes = xlsb::workbook(xlsb::Records::default(), &sheet, &blank);
    folder.put("lying/xlsb/count-of-merges.xlsb", &bytes, Fate::Read(truth));
    let truth = folder.truth();
    let far = xlsb::Records::default().record(129, &[]).record(145, &[]).record(0, &[0xFF; 17]);
    let bytes = xlsb::workbook(xlsb::Records::default(), &good::xlsb_sheet(&truth), &far);
    folder.put("lying/xlsb/far-row.xlsb", &bytes, Fate::Partly(truth));

    // The pieces of a Word document lie over each other, backwards or beyond the text.
    let (whole, truth) = doc();
    let header = good::doc_header(&whole);
    let length = u32::from_le_bytes(whole[header + 0x1A6..header + 0x1AA].try_into().unwrap());
    let begin = [&[2][..], &(length - 5).to_le_bytes()].concat();
    let pieces = whole.windows(5).position(|window| window == begin).unwrap();
    for value in [0_u32, 1, 0x4000_0000, 0x7FFF_FFFF, 0xFFFF_FFFF] {
        for field in [1, 5, 9, 15] {
            let mut bytes = whole.clone();
            bytes[pieces + field..pieces + field + 4].copy_from_slice(&value.to_le_bytes());
            folder.put(&format!("lying/doc/pieces-{field}-{value:X}.doc"), &bytes, Fate::NothingElse(truth.clone()));
        }
    }
}

fn texts(folder: &mut Folder) {
    let truth = folder.truth();
    let commas = csv(&truth) + &",".repeat(1_000_000) + "\r\n";
    folder.put("lying/text/million-columns.csv", commas.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let quote = csv(&truth) + "\"เปิดแล้วไม่ปิด\r\n" + &"ก,ข\r\n".repeat(1_000);
    folder.put("lying/text/open-quote.csv", quote.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let mht = good::mht(&truth).replace("boundary=\"part\"", "boundary=\"absent\"");
    folder.put("lying/text/boundary-absent.mht", mht.as_bytes(), Fate::Empty);
    let truth = folder.truth();
    let mht = good::mht(&truth).replace("boundary=\"part\"", "boundary=\"\"");
    folder.put("lying/text/boundary-empty.mht", mht.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let mht = good::mht(&truth).replace("8bit", "base64");
    folder.put("lying/text/other-encoding.mht", mht.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let page = good::html(&truth).replacen("<td>", "<td colspan=\"4294967295\" rowspan=\"4294967295\">", 1);
    folder.put("lying/text/span.html", page.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let page = good::html(&truth).replace("utf-8", "utf-16");
    folder.put("lying/text/charset.html", page.as_bytes(), Fate::Read(truth));
    let truth = folder.truth();
    let xml = good::xml(&truth).replacen("<Row>", "<Row ss:Index=\"4294967295\">", 1);
    folder.put("lying/text/row.xml", xml.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let merge = "<Cell ss:MergeAcross=\"4294967295\" ss:MergeDown=\"4294967295\">";
    let xml = good::xml(&truth).replacen("<Cell>", merge, 1);
    folder.put("lying/text/merge.xml", xml.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let rtf = good::rtf(&truth).replacen("\\cellx3000", "\\bin2147483647 \\cellx3000", 1);
    folder.put("lying/text/binary.rtf", rtf.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let rtf = good::rtf(&truth).replacen("\\cellx3000", "\\cellx-2147483648\\cellx99999999999999999999", 1);
    folder.put("lying/text/edges.rtf", rtf.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let json = good::json(&truth).replace(&format!("\"{}\"", truth.score), "\"1e999999999\"");
    folder.put("lying/text/score.json", json.as_bytes(), Fate::NothingElse(truth));
    let truth = folder.truth();
    let json = good::json(&truth).replace(&truth.year.to_string(), "18446744073709551616");
    folder.put("lying/text/year.json", json.as_bytes(), Fate::NothingElse(truth));
}
