//! Workbooks that are odd and right.

use super::folder::{Fate, Folder, Truth};
use super::good::{self, Parts, edited, packed, relationships, shared, sheet_rows, without, xlsx, xlsx_with};
use super::odd::{in_utf_16, renamed};

pub fn write(folder: &mut Folder) {
    let (book, sheet, strings) = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let strict = |xml: String| xml.replace(good::SHEET, "http://purl.oclc.org/ooxml/spreadsheetml/main");
    let blank_cells: String = (1..=16_384).map(|_| "<c s=\"0\"/>".to_owned()).collect();
    type Make<'m> = (&'static str, Box<dyn Fn(&Truth) -> Parts + 'm>);
    let all: Vec<Make<'_>> = vec![
        ("capitals", Box::new(|t| renamed(xlsx(t), str::to_uppercase))),
        ("backslashes", Box::new(|t| renamed(xlsx(t), |name| name.replace('/', "\\")))),
        ("utf-16-sheet", Box::new(|t| in_utf_16(xlsx(t), sheet, true, true))),
        ("utf-16-be-sheet", Box::new(|t| in_utf_16(xlsx(t), sheet, false, true))),
        ("utf-16-strings", Box::new(|t| in_utf_16(xlsx(t), strings, true, true))),
        ("utf-16-be-strings", Box::new(|t| in_utf_16(xlsx(t), strings, false, true))),
        ("utf-16-workbook", Box::new(|t| in_utf_16(xlsx(t), book, true, true))),
        ("utf-16-no-mark", Box::new(|t| in_utf_16(xlsx(t), sheet, true, false))),
        ("utf-16-relations", Box::new(|t| in_utf_16(xlsx(t), "xl/_rels/workbook.xml.rels", true, true))),
        ("utf-8-mark", Box::new(|t| edited(xlsx(t), sheet, |xml| format!("\u{FEFF}{xml}")))),
        ("no-content-types", Box::new(|t| without(xlsx(t), &["[Content_Types].xml"]))),
        ("no-package-relations", Box::new(|t| without(xlsx(t), &["_rels/.rels"]))),
        ("no-styles", Box::new(|t| without(xlsx(t), &["styles.xml"]))),
        (
            "absolute-targets",
            Box::new(|t| {
                edited(xlsx(t), "xl/_rels/workbook.xml.rels", |xml| xml.replace("Target=\"", "Target=\"/xl/"))
            }),
        ),
        (
            "strict",
            Box::new(move |t| {
                let old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
                let new = "http://purl.oclc.org/ooxml/officeDocument/relationships";
                let mut parts = xlsx(t);
                for part in [book, sheet, strings, "_rels/.rels", "xl/_rels/workbook.xml.rels"] {
                    parts = edited(parts, part, |xml| strict(xml).replace(old, new));
                }
                parts
            }),
        ),
        (
            "other-prefix",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| {
                    xml.replace("xmlns=", "xmlns:x=").replace('<', "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
                })
            }),
        ),
        (
            "other-main-part",
            Box::new(|t| {
                let parts = renamed(xlsx(t), |name| name.replace("workbook.xml", "book1.xml"));
                let parts = edited(parts, "_rels/.rels", |xml| xml.replace("workbook.xml", "book1.xml"));
                edited(parts, "[Content_Types].xml", |xml| xml.replace("workbook.xml", "book1.xml"))
            }),
        ),
        (
            "rows-out-of-order",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| {
                    let (head, rest) = xml.split_once("<row r=\"1\">").unwrap();
                    let (first, second) = rest.split_once("<row r=\"2\">").unwrap();
                    let (second, end) = second.split_once("</sheetData>").unwrap();
                    format!("{head}<row r=\"2\">{second}<row r=\"1\">{first}</sheetData>{end}")
                })
            }),
        ),
        (
            "no-row-numbers",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| xml.replace("<row r=\"1\">", "<row>").replace("<row r=\"2\">", "<row>"))
            }),
        ),
        (
            "no-references",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| {
                    ["A1", "B1", "C1", "A2", "B2", "C2"]
                        .iter()
                        .fold(xml, |xml, cell| xml.replace(&format!(" r=\"{cell}\""), ""))
                        .replace("<row r=\"1\">", "<row>")
                        .replace("<row r=\"2\">", "<row>")
                })
            }),
        ),
        (
            "inline-strings",
            Box::new(|t| {
                let cells: String = good::rows(t)
                    .iter()
                    .map(|row| {
                        let cell = |text: &String| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
                        format!("<row>{}</row>", row.iter().map(cell).collect::<String>())
                    })
                    .collect();
                without(xlsx_with(&format!("<sheetData>{cells}</sheetData>"), ""), &["sharedStrings.xml"])
            }),
        ),
        (
            "rich-strings",
            Box::new(|t| {
                edited(xlsx(t), strings, |xml| {
                    xml.replace("<si><t>", "<si><r><rPr><b/></rPr><t>")
                        .replace("</t></si>", "</t></r><rPh sb=\"0\" eb=\"1\"><t>อื่น</t></rPh></si>")
                })
            }),
        ),
        (
            "formula-texts",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| {
                    xml.replace(
                        "<c r=\"A2\" t=\"s\"><v>3</v>",
                        &format!("<c r=\"A2\" t=\"str\"><f>A9</f><v>{}</v>", t.agency),
                    )
                })
            }),
        ),
        (
            "blank-formatting",
            Box::new({
                let blank_cells = blank_cells.clone();
                move |t: &Truth| {
                    edited(xlsx(t), sheet, |xml| {
                        xml.replace(
                            "</sheetData>",
                            &format!("<row r=\"3\">{blank_cells}</row><row r=\"4\">{blank_cells}</row></sheetData>"),
                        )
                    })
                }
            }),
        ),
        (
            "macros",
            Box::new(|t| {
                let parts = edited(xlsx(t), "[Content_Types].xml", |xml| {
                    xml.replace(
                        "openxmlformats-officedocument.spreadsheetml.sheet.main",
                        "ms-excel.sheet.macroEnabled.main",
                    )
                });
                [parts, vec![("xl/vbaProject.bin".to_owned(), vec![1; 99])]].concat()
            }),
        ),
        (
            "template",
            Box::new(|t| edited(xlsx(t), "[Content_Types].xml", |xml| xml.replace("sheet.main", "template.main"))),
        ),
        (
            "alternate-content",
            Box::new(|t| {
                edited(xlsx(t), book, |xml| {
                    xml.replace("<sheets>", "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"x\" url=\"C:\\\"/></mc:Choice></mc:AlternateContent><sheets>")
                })
            }),
        ),
        (
            "hidden-sheet-behind",
            Box::new(|t| {
                let parts = edited(xlsx(t), book, |xml| {
                    xml.replace(
                        "</sheets>",
                        "<sheet name=\"ซ่อน\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId4\"/></sheets>",
                    )
                });
                let parts = edited(parts, "xl/_rels/workbook.xml.rels", |_| {
                    relationships(&[
                        ("worksheet", "worksheets/sheet1.xml"),
                        ("sharedStrings", "sharedStrings.xml"),
                        ("styles", "styles.xml"),
                        ("worksheet", "worksheets/sheet2.xml"),
                    ])
                });
                let sheet = format!("<worksheet xmlns=\"{}\"><sheetData/></worksheet>", good::SHEET);
                [parts, vec![("xl/worksheets/sheet2.xml".to_owned(), sheet.into_bytes())]].concat()
            }),
        ),
        (
            "year-as-text-with-mark",
            Box::new(|t| {
                edited(xlsx(t), sheet, |xml| {
                    xml.replace(
                        &format!("<c r=\"B2\"><v>{}</v>", t.year),
                        &format!("<c r=\"B2\" t=\"inlineStr\"><is><t>\u{200B}{}\u{A0}</t></is>", t.year),
                    )
                })
            }),
        ),
        (
            "whole-column-merged",
            Box::new(|t| {
                xlsx_with(
                    &format!(
                        "<sheetData>{}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"E1:E1048576\"/></mergeCells>",
                        sheet_rows(t)
                    ),
                    &shared(t),
                )
            }),
        ),
    ];
    for (name, make) in all {
        let truth = folder.truth();
        folder.put(&format!("odd/xlsx/{name}.xlsx"), &packed(&make(&truth)), Fate::Read(truth));
    }
}
