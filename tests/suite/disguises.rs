//! One page in many formats, under whatever name: web pages, RTF and XML spreadsheets give the grid that DOCX and XLSX
//! give, and a name that says another format is told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use prongsai::ingest::read_bytes;
use prongsai::model::{Block, Document, Format};
use prongsai::pipeline::{self, Quiet};

use crate::generate::layouts;
use crate::generate::page::{Cell, Page, Part, Value, placed};
use crate::generate::random::Random;
use crate::generate::style::STYLES;
use crate::generate::{docx, truth, xlsx};

fn read(bytes: &[u8], format: Format) -> Document {
    crate::fuzz_seeds::keep(bytes);
    let document = read_bytes(bytes, &Arc::from("คะแนน.xls")).unwrap();
    assert_eq!(document.format, format);
    assert!(document.losses.is_empty(), "{:?}", document.losses);
    document
}

/// Pages of every layout, each in a few styles.
fn pages() -> impl Iterator<Item = (String, Page)> {
    layouts::plain().into_iter().zip(1..).flat_map(|(layout, seed)| {
        STYLES.into_iter().skip(seed as usize % 3).step_by(3).map(move |style| {
            let mut random = Random::new(seed);
            let truths = truth::truths(layout.who, &mut random);
            let mut page = Page::new(style, random);
            (layout.draw)(&mut page, &truths);
            (format!("{} {}", layout.name, style.name), page)
        })
    })
}

/// What a document shows, without the numbers of its paragraphs: blank ones are counted otherwise in every format.
fn shown(document: &Document) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if one_line(&paragraph.text).is_empty() => {}
            Block::Paragraph(paragraph) => shown.push(one_line(&paragraph.text)),
            Block::Table(table) => {
                shown.push(format!("table {}", table.sheet.as_deref().unwrap_or_default()));
                for cell in table.cells.iter().filter(|cell| !one_line(&cell.text).is_empty()) {
                    let spans = (cell.row_span, cell.column_span);
                    shown.push(format!("({}, {}) {spans:?} {}", cell.row, cell.column, one_line(&cell.text)));
                }
            }
        }
    }
    shown
}

fn text_of(cell: &Cell) -> &str {
    let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = &cell.value;
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
}

/// A web page as careful systems write them, or as careless ones do: in capitals, without ends, cells with markup.
fn html(page: &Page, careful: bool) -> String {
    let mut html = String::from(if careful { "<!DOCTYPE html><html><body>\n" } else { "<BODY>" });
    for part in &page.parts {
        match part {
            Part::Sheet(_) => html.push_str("<hr>"),
            Part::Line(text) if careful => writeln!(html, "<p class=\"x\">{}</p>", escaped(text)).unwrap(),
            Part::Line(text) => write!(html, "<P><FONT face='TH Sarabun New'>{}", escaped(text)).unwrap(),
            Part::Grid(grid) => {
                html.push_str(if careful { "<table>\n<tbody>\n" } else { "<TABLE border=1 cellpadding=0>" });
                for row in grid {
                    html.push_str(if careful { "<tr>\n" } else { "<TR>" });
                    for cell in row {
                        let (columns, rows, text) = (cell.columns, cell.rows, escaped(text_of(cell)));
                        match careful {
                            true => write!(html, "<td colspan=\"{columns}\" rowspan=\"{rows}\">\n  {text}</td>\n"),
                            false => write!(html, "<TD ColSpan={columns} rowspan='{rows}'><B>{text}</B>&nbsp;"),
                        }
                        .unwrap();
                    }
                    html.push_str(if careful { "</tr>\n" } else { "" });
                }
                html.push_str(if careful { "</tbody></table>\n" } else { "</TABLE>" });
            }
        }
    }
    html
}

/// Rich text as Word writes it: rows that say where their cells end, covered cells blank.
fn rtf(page: &Page, unicode: bool) -> String {
    let letters = |text: &str| -> String {
        text.chars()
            .map(|c| match c {
                '\n' => "\\line ".to_owned(),
                '\\' | '{' | '}' => format!("\\{c}"),
                c if c.is_ascii() => c.to_string(),
                c if !unicode && ('\u{0E01}'..='\u{0E5B}').contains(&c) => {
                    format!("\\'{:02x}", u32::from(c) - 0x0E00 + 0xA0)
                }
                c => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{}?", *unit as i16)).collect(),
            })
            .collect()
    };
    let mut rtf = String::from("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fcharset222 Angsana New;}}\n");
    for part in &page.parts {
        match part {
            Part::Sheet(_) => rtf.push_str("\\pard\\page\\par\n"),
            Part::Line(text) => writeln!(rtf, "\\pard\\plain\\f0 {}\\par", letters(text)).unwrap(),
            Part::Grid(grid) => {
                let cells = placed(grid);
                for row in 0..grid.len() as u32 {
                    let mut here: Vec<_> =
                        cells.iter().filter(|(top, _, cell)| (*top..*top + cell.rows).contains(&row)).collect();
                    here.sort_by_key(|(_, column, _)| *column);
                    rtf.push_str("\\trowd\\trgaph108");
                    for (top, column, cell) in &here {
                        let merge = match (cell.rows, *top == row) {
                            (1, _) => "",
                            (_, true) => "\\clvmgf",
                            (_, false) => "\\clvmrg",
                        };
                        // Edges are never quite where they were in the row above.
                        let edge = (column + cell.columns) * 1500 + row % 3 * 12;
                        write!(rtf, "{merge}\\clbrdrt\\brdrs\\cellx{edge}").unwrap();
                    }
                    rtf.push_str("\\pard\\intbl ");
                    for (top, _, cell) in &here {
                        let text = if *top == row { letters(text_of(cell)) } else { String::new() };
                        write!(rtf, "{{\\f0 {text}}}\\cell ").unwrap();
                    }
                    rtf.push_str("\\row\n");
                }
                rtf.push_str("\\pard\\par\n");
            }
        }
    }
    rtf + "}"
}

/// The XML that Excel 2003 saves, laid out as [`xlsx`] lays a page out.
fn spreadsheet(page: &Page) -> String {
    let mut sheets: Vec<(String, String)> = vec![("ผลคะแนน".to_owned(), String::new())];
    let width =
        page.parts.iter().map(|part| if let Part::Grid(grid) = part { crate::generate::page::width(grid) } else { 1 });
    let width = width.max().unwrap_or(1);
    let data = |text: &str| format!("<Data ss:Type=\"String\">{}</Data>", escaped(text).replace("<br>", "&#10;"));
    let mut row = 1;
    for (at, part) in page.parts.iter().enumerate() {
        let last = sheets.len() - 1;
        let (_, xml) = &mut sheets[last];
        match part {
            Part::Sheet(name) if at == 0 => sheets[last].0 = page.style.in_digits(name),
            Part::Sheet(name) => {
                sheets.push((page.style.in_digits(name), String::new()));
                row = 1;
            }
            Part::Line(text) => {
                write!(
                    xml,
                    "<Row ss:Index=\"{row}\"><Cell ss:MergeAcross=\"{}\">{}</Cell></Row>",
                    width - 1,
                    data(text)
                )
                .unwrap();
                row += 1;
            }
            Part::Grid(grid) => {
                for down in 0..grid.len() as u32 {
                    write!(xml, "<Row ss:Index=\"{}\">", row + down).unwrap();
                    for (_, column, cell) in placed(grid).iter().filter(|(top, ..)| *top == down) {
                        let (index, across, below) = (column + 1, cell.columns - 1, cell.rows - 1);
                        write!(
                            xml,
                            "<Cell ss:Index=\"{index}\" ss:MergeAcross=\"{across}\" ss:MergeDown=\"{below}\">{}</Cell>",
                            data(text_of(cell))
                        )
                        .unwrap();
                    }
                    xml.push_str("</Row>\n");
                }
                row += grid.len() as u32 + 1;
            }
        }
    }
    let sheets = sheets.iter().map(|(name, rows)| {
        format!("<Worksheet ss:Name=\"{}\"><Table>{rows}</Table></Worksheet>", name.replace('&', "&amp;"))
    });
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{}</Workbook>",
        sheets.collect::<String>()
    )
}

#[test]
fn a_web_page_gives_the_paragraphs_and_grids_that_docx_gives() {
    let mut compared = 0;
    for (name, mut page) in pages() {
        let expected = shown(&read(&docx::write(&mut page).unwrap(), Format::Docx));
        for careful in [true, false] {
            let html = html(&page, careful);
            assert_eq!(shown(&read(html.as_bytes(), Format::Html)), expected, "{name}, careful: {careful}");
            let (thai, _, is_lossy) = encoding_rs::WINDOWS_874.encode(&html);
            if !is_lossy {
                assert_eq!(shown(&read(&thai, Format::Html)), expected, "{name} in windows-874");
            }
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn rich_text_gives_the_paragraphs_and_grids_that_docx_gives() {
    for (name, mut page) in pages() {
        let expected = shown(&read(&docx::write(&mut page).unwrap(), Format::Docx));
        for unicode in [true, false] {
            assert_eq!(shown(&read(rtf(&page, unicode).as_bytes(), Format::Rtf)), expected, "{name}, \\u: {unicode}");
        }
    }
}

#[test]
fn an_xml_spreadsheet_gives_the_sheets_that_xlsx_gives() {
    for (name, page) in pages() {
        // Numbers are texts here, as they are in a workbook only in the styles that write them so.
        let only_texts = page.parts.iter().all(|part| match part {
            Part::Grid(grid) => grid.iter().flatten().all(|cell| matches!(cell.value, Value::Text(_))),
            _ => true,
        });
        let found = shown(&read(spreadsheet(&page).as_bytes(), Format::Xml));
        let expected = shown(&read(&xlsx::write(&page).unwrap(), Format::Xlsx));
        let places = |shown: &[String]| -> Vec<String> {
            let place = |line: &String| if only_texts { line.clone() } else { line.split(") ").take(2).collect() };
            shown.iter().map(place).collect()
        };
        assert_eq!(places(&found), places(&expected), "{name}");
    }
}

#[test]
fn a_disguise_is_told_once_and_only_where_data_was_read() {
    const ROWS: [[&str; 3]; 2] =
        [["หน่วยงาน", "ปีงบประมาณ", "คะแนนรวม ITA"], ["องค์การบริหารส่วนตำบลแดงหม้อ", "2564", "80.90"]];
    let tabs = ROWS.map(|row| row.join("\t")).join("\r\n");
    let cells = |open: &str, close: &str| ROWS.map(|row| row.map(|cell| format!("{open}{cell}{close}")).concat());
    let html = format!("<table><tr>{}</table>", cells("<td>", "</td>").join("<tr>"));
    let mht = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n--b--\r\n"
    );
    let files: [(&str, &[u8]); 9] = [
        ("a tabs.xls", tabs.as_bytes()),
        ("b html.xls", html.as_bytes()),
        ("c html.html", html.as_bytes()),
        ("d mht.doc", mht.as_bytes()),
        ("e nothing.doc", b"<html><p>minutes</html>"),
        ("f pdf.doc", b"%PDF-1.7"),
        ("g tabs.txt", tabs.as_bytes()),
        ("h html.dat", html.as_bytes()),
        ("i.unknown", tabs.as_bytes()),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let comparison = pipeline::run(&[folder.path().to_owned()], &Quiet).unwrap();
    let disguised: Vec<_> = comparison
        .findings
        .iter()
        .filter(|finding| finding.detail.code() == "disguised-format")
        .map(|finding| finding.places[0].to_string())
        .collect();
    assert_eq!(disguised, ["a tabs.xls", "b html.xls", "d mht.doc"]);
    let formats: Vec<_> = comparison.files.iter().map(|file| (file.format, file.status.code())).collect();
    assert_eq!(
        formats,
        [
            (Format::Csv, "read"),
            (Format::Html, "read"),
            (Format::Html, "read"),
            (Format::Html, "read"),
            (Format::Html, "empty"),
            (Format::Unknown, "unreadable"),
            (Format::Csv, "read"),
            (Format::Html, "read"),
            (Format::Csv, "read"),
        ]
    );
    let [assessment] = comparison.assessments.as_slice() else { panic!("one agency in one year") };
    assert_eq!(assessment.overall.stated.map(|score| score.to_string()).as_deref(), Some("80.90"));
    assert!(comparison.findings.iter().all(|finding| finding.detail.code() != "conflicting-values"));
}
