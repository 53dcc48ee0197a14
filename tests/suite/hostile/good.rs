//! Good files of every format, each a table of one agency: what the hostile ones are made of.

use super::folder::{Fate, Folder, Truth};
use crate::biff;
use crate::common::archive;
use crate::xlsb_reader as xlsb;

/// Parts of a package, by name.
pub type Parts = Vec<(String, Vec<u8>)>;

pub const HEADS: [&str; 3] = ["หน่วยงาน", "ปีงบประมาณ", "คะแนนรวม ITA"];

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The two rows of the table.
pub fn rows(truth: &Truth) -> [[String; 3]; 2] {
    [HEADS.map(str::to_owned), [truth.agency.clone(), truth.year.to_string(), truth.score.clone()]]
}

pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    archive(&parts)
}

/// The part of this name, to be changed.
pub fn part<'p>(parts: &'p mut Parts, name: &str) -> &'p mut Vec<u8> {
    &mut parts.iter_mut().find(|(known, _)| known == name).unwrap().1
}

/// Without the parts whose names end so.
pub fn without(mut parts: Parts, ends: &[&str]) -> Parts {
    parts.retain(|(name, _)| !ends.iter().any(|end| name.ends_with(end)));
    parts
}

/// The part changed as text.
pub fn edited(mut parts: Parts, name: &str, edit: impl FnOnce(String) -> String) -> Parts {
    let text = String::from_utf8(std::mem::take(part(&mut parts, name))).unwrap();
    *part(&mut parts, name) = edit(text).into_bytes();
    parts
}

fn owned(parts: &[(&str, String)]) -> Parts {
    parts.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())).collect()
}

fn content_types(parts: &[(&str, &str)]) -> String {
    let overrides: String = parts
        .iter()
        .map(|(part, kind)| {
            format!("<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>")
        })
        .collect();
    format!(
        "{DECLARED}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
         Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    )
}

/// Relationships: each a kind and a target.
pub fn relationships(all: &[(&str, &str)]) -> String {
    let all: String = all
        .iter()
        .enumerate()
        .map(|(at, (kind, target))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>", at + 1)
        })
        .collect();
    format!(
        "{DECLARED}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// A Word document with this body.
pub fn docx_with(body: &str) -> Parts {
    let document = format!("{DECLARED}<w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    let styles = format!(
        "{DECLARED}<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name \
         w:val=\"Normal\"/></w:style></w:styles>"
    );
    owned(&[
        (
            "[Content_Types].xml",
            content_types(&[
                ("word/document.xml", "wordprocessingml.document.main"),
                ("word/styles.xml", "wordprocessingml.styles"),
            ]),
        ),
        ("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relationships(&[("styles", "styles.xml")])),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
    ])
}

/// The table in WordprocessingML.
pub fn word_table(truth: &Truth) -> String {
    let cell = |text: &String| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |row: &[String; 3]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl><w:p/>", rows(truth).iter().map(row).collect::<String>())
}

pub fn docx(truth: &Truth) -> Parts {
    docx_with(&word_table(truth))
}

/// A workbook with this sheet and these shared strings (as `<si>` elements).
pub fn xlsx_with(sheet: &str, strings: &str) -> Parts {
    owned(&[
        (
            "[Content_Types].xml",
            content_types(&[
                ("xl/workbook.xml", "spreadsheetml.sheet.main"),
                ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
                ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
                ("xl/styles.xml", "spreadsheetml.styles"),
            ]),
        ),
        ("_rels/.rels", relationships(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{DECLARED}<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"คะแนน\" sheetId=\"1\" \
                 r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("{DECLARED}<worksheet xmlns=\"{SHEET}\">{sheet}</worksheet>")),
        (
            "xl/sharedStrings.xml",
            format!("{DECLARED}<sst xmlns=\"{SHEET}\" count=\"4\" uniqueCount=\"4\">{strings}</sst>"),
        ),
        (
            "xl/styles.xml",
            format!(
                "{DECLARED}<styleSheet xmlns=\"{SHEET}\"><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>"
            ),
        ),
    ])
}

/// The rows of the table, texts shared.
pub fn sheet_rows(truth: &Truth) -> String {
    format!(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\"><v>{}</v></c><c r=\"C2\"><v>{}</v></c></row>",
        truth.year, truth.score
    )
}

pub fn shared(truth: &Truth) -> String {
    HEADS.into_iter().chain([truth.agency.as_str()]).map(|text| format!("<si><t>{text}</t></si>")).collect()
}

pub fn xlsx(truth: &Truth) -> Parts {
    xlsx_with(&format!("<sheetData>{}</sheetData>", sheet_rows(truth)), &shared(truth))
}

pub fn ods_with(table: &str) -> Parts {
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    owned(&[
        ("mimetype", kind.to_owned()),
        (
            "content.xml",
            format!(
                "{DECLARED}<office:document-content xmlns:office=\"{space}:office:1.0\" xmlns:table=\"{space}:table:1.0\" \
                 xmlns:text=\"{space}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"คะแนน\">{table}\
                 </table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
        (
            "META-INF/manifest.xml",
            format!(
                "{DECLARED}<manifest:manifest xmlns:manifest=\"{space}:manifest:1.0\"><manifest:file-entry \
                 manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
            ),
        ),
    ])
}

pub fn ods_rows(truth: &Truth) -> String {
    let cell = |text: &String| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row =
        |row: &[String; 3]| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    rows(truth).iter().map(row).collect()
}

pub fn ods(truth: &Truth) -> Parts {
    ods_with(&ods_rows(truth))
}

/// A workbook of Excel 97: these records of its sheet, and these among its own.
pub fn xls_with(globals: biff::Records, sheet: biff::Records) -> Vec<u8> {
    biff::workbook(0x0600, globals, sheet)
}

/// A cell of text in UTF-16.
pub fn xls_text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data: Vec<u8> =
        [row, column, 0, u16::try_from(units.len()).unwrap()].into_iter().flat_map(u16::to_le_bytes).collect();
    data.push(1);
    data.extend(units.into_iter().flat_map(u16::to_le_bytes));
    data
}

pub fn xls_records(truth: &Truth) -> biff::Records {
    let mut records = biff::Records::default();
    for (row, texts) in (0..).zip(rows(truth)) {
        for (column, text) in (0..).zip(texts) {
            records = records.record(0x0204, &xls_text(row, column, &text));
        }
    }
    records
}

pub fn xls(truth: &Truth) -> Vec<u8> {
    xls_with(biff::Records::default(), xls_records(truth))
}

/// The sheet of a binary workbook: texts in the cells.
pub fn xlsb_sheet(truth: &Truth) -> xlsb::Records {
    let mut records = xlsb::Records::default().record(129, &[]).record(145, &[]);
    for (row, texts) in (0_u32..).zip(rows(truth)) {
        let mut data = row.to_le_bytes().to_vec();
        data.extend([0, 0, 0, 0, 0x2C, 0x01, 0, 0, 0, 0, 0, 0, 0]);
        records = records.record(0, &data);
        for (column, text) in (0_u32..).zip(texts) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let mut data = [column, 0, u32::try_from(units.len()).unwrap()].map(u32::to_le_bytes).concat();
            data.extend(units.into_iter().flat_map(u16::to_le_bytes));
            records = records.record(6, &data);
        }
    }
    records.record(146, &[]).record(130, &[])
}

pub fn xlsb(truth: &Truth) -> Vec<u8> {
    let blank = xlsb::Records::default().record(129, &[]).record(145, &[]).record(146, &[]).record(130, &[]);
    xlsb::workbook(xlsb::Records::default(), &xlsb_sheet(truth), &blank)
}

pub fn csv(truth: &Truth) -> String {
    separated(truth, ",", "\r\n")
}

pub fn separated(truth: &Truth, separator: &str, end: &str) -> String {
    rows(truth).map(|row| row.join(separator) + end).concat()
}

pub fn html(truth: &Truth) -> String {
    let row = |row: &[String; 3]| format!("<tr><td>{}</td></tr>\n", row.join("</td><td>"));
    let table: String = rows(truth).iter().map(row).collect();
    format!("<html><head><meta charset=\"utf-8\"></head><body><table>\n{table}</table></body></html>\n")
}

pub fn mht(truth: &Truth) -> String {
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/html; \
         charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n--part--\r\n",
        html(truth)
    )
}

pub fn rtf(truth: &Truth) -> String {
    let letters = |text: &String| -> String {
        text.encode_utf16().map(|unit| format!("\\u{}?", i16::from_le_bytes(unit.to_le_bytes()))).collect()
    };
    let row = |row: &[String; 3]| {
        let cells: String = row.iter().map(|text| format!("{}\\cell ", letters(text))).collect();
        format!("\\trowd\\cellx3000\\cellx6000\\cellx9000\\pard\\intbl {cells}\\row\n")
    };
    format!("{{\\rtf1\\ansi\\ansicpg874\\uc1\n{}\\pard\\par}}", rows(truth).iter().map(row).collect::<String>())
}

pub fn xml(truth: &Truth) -> String {
    let cell = |text: &String| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let row = |row: &[String; 3]| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>());
    format!(
        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"คะแนน\"><Table>{}</Table>\
         </Worksheet></Workbook>",
        rows(truth).iter().map(row).collect::<String>()
    )
}

pub fn json(truth: &Truth) -> String {
    let Truth { agency, year, score } = truth;
    let absent = "{\"stated\": null, \"computed\": null, \"places\": []}";
    let subdistrict = agency.trim_start_matches("องค์การบริหารส่วนตำบล");
    format!(
        "{{\"schema\": \"prongsai.assessments/1\", \"assessments\": [{{\"agency\": {{\"name\": \"{agency}\", \"kind\": \
         \"subdistrict_administrative_organization\", \"subdistrict\": \"{subdistrict}\", \"district\": null, \"province\": \
         null}}, \"fiscal_year\": {year}, \"overall\": {{\"stated\": \"{score}\", \"computed\": null, \"places\": [{{\"file\": \
         \"{agency}.docx\", \"at\": \"paragraph 5\"}}]}}, \"grade\": {absent}, \"passed\": {absent}, \"instruments\": {{}}, \
         \"indicators\": [], \"items\": [], \"strengths\": [], \"weaknesses\": [], \"recommendations\": [], \"measures\": [], \
         \"sources\": [\"{agency}.docx\"]}}], \"findings\": [], \"files\": []}}"
    )
}

/// In windows-874, as old programs in Thailand write.
pub fn thai(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_874.encode(text).0.into_owned()
}

/// In UTF-16, the lower byte first or the higher.
pub fn wide(text: &str, is_little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// A document of Word 97, of those kept among the fixtures, and what it says.
pub fn doc() -> (Vec<u8>, Truth) {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/doc/thatnoi.doc")).unwrap();
    (
        bytes,
        Truth {
            agency: "องค์การบริหารส่วนตำบลธาตุน้อย".to_owned(), year: 2564, score: "87.25".to_owned()
        },
    )
}

/// Where a Word document's header lies, which tells counts and places of all else.
pub fn doc_header(bytes: &[u8]) -> usize {
    bytes.chunks(512).skip(1).position(|sector| sector.starts_with(&[0xEC, 0xA5])).unwrap() * 512 + 512
}

/// A file of each format that can be made of a truth.
pub fn each(truth: &Truth) -> [(&'static str, Vec<u8>); 11] {
    [
        ("docx", packed(&docx(truth))),
        ("xlsx", packed(&xlsx(truth))),
        ("xlsb", xlsb(truth)),
        ("xls", xls(truth)),
        ("ods", packed(&ods(truth))),
        ("csv", csv(truth).into_bytes()),
        ("html", html(truth).into_bytes()),
        ("mht", mht(truth).into_bytes()),
        ("rtf", rtf(truth).into_bytes()),
        ("xml", xml(truth).into_bytes()),
        ("json", json(truth).into_bytes()),
    ]
}

/// One good file of each format, and an archive of one.
pub fn write(folder: &mut Folder) {
    for index in 0..11 {
        let truth = folder.truth();
        let (extension, bytes) = each(&truth)[index].clone();
        folder.put(&format!("good/one.{extension}"), &bytes, Fate::Read(truth));
    }
    let truth = folder.truth();
    folder.put("good/one.txt", separated(&truth, "\t", "\n").as_bytes(), Fate::Read(truth));
    let truth = folder.truth();
    folder.put("good/many.zip", &archive(&[("one.csv", csv(&truth).as_bytes())]), Fate::Opened);
    folder.expect("good/many.zip/one.csv", Fate::Read(truth));
}
