//! Files that are odd and right: what the programs of offices open, we read, with the right figures.

use super::folder::{Fate, Folder, Truth};
use super::good::{
    self, Parts, csv, docx, docx_with, edited, html, packed, separated, thai, wide, without, word_table, xlsx,
};
use super::odd_workbooks;
use super::zip::{Entry, entries, written, written_64};
use crate::common::archive;

pub fn write(folder: &mut Folder) {
    documents(folder);
    odd_workbooks::write(folder);
    archives(folder);
    containers(folder);
    texts(folder);
}

pub fn renamed(parts: Parts, rename: impl Fn(&str) -> String) -> Parts {
    parts.into_iter().map(|(name, part)| (rename(&name), part)).collect()
}

/// The part in UTF-16, its declaration too.
pub fn in_utf_16(parts: Parts, name: &str, is_little: bool, has_mark: bool) -> Parts {
    let mark = if has_mark { "\u{FEFF}" } else { "" };
    let mut parts = edited(parts, name, |xml| mark.to_owned() + &xml.replace("UTF-8", "UTF-16"));
    let part = good::part(&mut parts, name);
    *part = wide(std::str::from_utf8(part).unwrap(), is_little);
    parts
}

fn documents(folder: &mut Folder) {
    let main = "word/document.xml";
    let strict = |xml: String| xml.replace(good::WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let inside = |truth: &Truth, before: &str, after: &str| {
        docx_with(
            &word_table(truth).replace("<w:r>", &format!("{before}<w:r>")).replace("</w:r>", &format!("</w:r>{after}")),
        )
    };
    type Make<'m> = (&'static str, Box<dyn Fn(&Truth) -> Parts + 'm>);
    let all: Vec<Make<'_>> = vec![
        ("capitals", Box::new(|t| renamed(docx(t), str::to_uppercase))),
        ("backslashes", Box::new(|t| renamed(docx(t), |name| name.replace('/', "\\")))),
        ("leading-slashes", Box::new(|t| renamed(docx(t), |name| format!("/{name}")))),
        ("utf-16-le", Box::new(|t| in_utf_16(docx(t), main, true, true))),
        ("utf-16-be", Box::new(|t| in_utf_16(docx(t), main, false, true))),
        ("utf-16-no-mark", Box::new(|t| in_utf_16(docx(t), main, true, false))),
        ("utf-8-mark", Box::new(|t| edited(docx(t), main, |xml| format!("\u{FEFF}{xml}")))),
        ("utf-16-relations", Box::new(|t| in_utf_16(docx(t), "_rels/.rels", true, true))),
        ("no-content-types", Box::new(|t| without(docx(t), &["[Content_Types].xml"]))),
        ("no-relations", Box::new(|t| without(docx(t), &[".rels"]))),
        ("only-the-document", Box::new(|t| without(docx(t), &[".rels", "[Content_Types].xml", "styles.xml"]))),
        ("no-declaration", Box::new(|t| edited(docx(t), main, |xml| xml.split_once('\n').unwrap().1.to_owned()))),
        (
            "strict",
            Box::new(move |t| {
                let parts = edited(docx(t), main, strict);
                let old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
                edited(parts, "_rels/.rels", |xml| {
                    xml.replace(old, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                })
            }),
        ),
        (
            "other-prefix",
            Box::new(|t| {
                edited(docx(t), main, |xml| {
                    xml.replace("xmlns:w=", "xmlns:คำ=").replace("<w:", "<คำ:").replace("</w:", "</คำ:")
                })
            }),
        ),
        (
            "no-prefix",
            Box::new(|t| {
                edited(docx(t), main, |xml| xml.replace("xmlns:w=", "xmlns=").replace("<w:", "<").replace("</w:", "</"))
            }),
        ),
        (
            "other-main-part",
            Box::new(|t| {
                let parts = renamed(docx(t), |name| name.replace("document.xml", "เนื้อหา.xml"));
                let parts = edited(parts, "_rels/.rels", |xml| xml.replace("document.xml", "เนื้อหา.xml"));
                edited(parts, "[Content_Types].xml", |xml| xml.replace("document.xml", "เนื้อหา.xml"))
            }),
        ),
        (
            "other-folder",
            Box::new(|t| {
                let parts = renamed(docx(t), |name| name.replace("word/", "docs/a/"));
                let parts = edited(parts, "_rels/.rels", |xml| xml.replace("word/", "/docs/a/"));
                edited(parts, "[Content_Types].xml", |xml| xml.replace("word/", "docs/a/"))
            }),
        ),
        ("absolute-targets", Box::new(|t| edited(docx(t), "_rels/.rels", |xml| xml.replace("word/", "/word/")))),
        ("dotted-targets", Box::new(|t| edited(docx(t), "_rels/.rels", |xml| xml.replace("word/", "./x/../word/")))),
        (
            "macros",
            Box::new(|t| {
                let parts = edited(docx(t), "[Content_Types].xml", |xml| {
                    xml.replace(
                        "openxmlformats-officedocument.wordprocessingml.document.main",
                        "ms-word.document.macroEnabled.main",
                    )
                });
                [parts, vec![("word/vbaProject.bin".to_owned(), vec![1; 99])]].concat()
            }),
        ),
        (
            "template",
            Box::new(|t| edited(docx(t), "[Content_Types].xml", |xml| xml.replace("document.main", "template.main"))),
        ),
        (
            "space-preserve",
            Box::new(|t| edited(docx(t), main, |xml| xml.replace("<w:t>", "<w:t xml:space=\"preserve\">"))),
        ),
        (
            "pretty-printed",
            Box::new(|t| {
                edited(docx(t), main, |xml| {
                    xml.replace("<w:p>", "\n  <w:p>\n").replace("<w:r>", "\n\t<w:r>\n").replace("<w:tr>", "\n<w:tr>\n")
                })
            }),
        ),
        ("content-control", Box::new(move |t| inside(t, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"))),
        ("smart-tags", Box::new(move |t| inside(t, "<w:smartTag>", "</w:smartTag>"))),
        ("inserted", Box::new(move |t| inside(t, "<w:ins w:id=\"1\">", "</w:ins>"))),
        (
            "comments-and-instructions",
            Box::new(|t| edited(docx(t), main, |xml| xml.replace("<w:tc>", "<!-- ก -- ><w:tc> --><?x <w:tc>?><w:tc>"))),
        ),
        (
            "character-data",
            Box::new(|t| {
                edited(docx(t), main, |xml| xml.replace("<w:t>", "<w:t><![CDATA[").replace("</w:t>", "]]></w:t>"))
            }),
        ),
        (
            "character-references",
            Box::new(|t| {
                edited(docx(t), main, |xml| {
                    xml.chars()
                        .map(|c| {
                            if ('ก'..='๛').contains(&c) { format!("&#x{:X};", u32::from(c)) } else { c.to_string() }
                        })
                        .collect()
                })
            }),
        ),
        (
            "alternate-content",
            Box::new(|t| {
                edited(docx(t), main, |xml| {
                    let space = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:w=";
                    xml.replace("xmlns:w=", space)
                        .replace("<w:t>", "<mc:AlternateContent><mc:Choice Requires=\"w\"><w:t>")
                        .replace(
                            "</w:t>",
                            "</w:t></mc:Choice><mc:Fallback><w:t>99.99</w:t></mc:Fallback></mc:AlternateContent>",
                        )
                })
            }),
        ),
    ];
    for (name, make) in all {
        let truth = folder.truth();
        folder.put(&format!("odd/docx/{name}.docx"), &packed(&make(&truth)), Fate::Read(truth));
    }
}

/// The zip archive around the parts.
fn archives(folder: &mut Folder) {
    type Make = (&'static str, fn(&Parts) -> Vec<u8>);
    let all: [Make; 9] = [
        ("stored", |parts| {
            written(&parts.iter().map(|(name, part)| Entry::stored(name.as_bytes(), part)).collect::<Vec<_>>())
        }),
        ("descriptors", |parts| {
            let mut all = entries(parts);
            all.iter_mut().for_each(|entry| entry.has_descriptor = true);
            written(&all)
        }),
        ("zip64", |parts| written_64(&entries(parts))),
        ("comment", |parts| {
            let mut bytes = written(&entries(parts));
            let end = bytes.len();
            bytes[end - 2..].copy_from_slice(&300_u16.to_le_bytes());
            [bytes, vec![b'x'; 300]].concat()
        }),
        ("garbage-behind", |parts| [written(&entries(parts)), vec![0; 1000]].concat()),
        ("garbage-in-front", |parts| [b"\r\n\r\n".to_vec(), written(&entries(parts))].concat()),
        ("program-in-front", |parts| [b"#!/bin/sh\nexit 0\n".to_vec(), written(&entries(parts))].concat()),
        ("extra-fields", |parts| {
            let mut all = entries(parts);
            all.iter_mut().for_each(|entry| entry.extra = b"UT\x05\0\x01\0\0\0\0".to_vec());
            written(&all)
        }),
        ("folders-and-more-parts", |parts| {
            let mut all = vec![Entry::stored("word/", b""), Entry::stored("xl/", b"")];
            all.extend(entries(parts));
            all.push(Entry::stored("docProps/thumbnail.jpeg", &[0xFF; 3000]));
            written(&all)
        }),
    ];
    for (name, make) in all {
        let truth = folder.truth();
        folder.put(&format!("odd/zip/{name}.docx"), &make(&docx(&truth)), Fate::Read(truth));
        let truth = folder.truth();
        folder.put(&format!("odd/zip/{name}.xlsx"), &make(&xlsx(&truth)), Fate::Read(truth));
    }
}

/// Archives of submissions.
fn containers(folder: &mut Folder) {
    let truth = folder.truth();
    let inner = archive(&[("รายงาน.docx", &packed(&docx(&truth)))]);
    folder.put("odd/container/zip-in-zip.zip", &archive(&[("ใน.zip", &inner)]), Fate::Opened);
    folder.expect("odd/container/zip-in-zip.zip/ใน.zip", Fate::Opened);
    folder.expect("odd/container/zip-in-zip.zip/ใน.zip/รายงาน.docx", Fate::Read(truth));
    let truth = folder.truth();
    let entry = Entry::deflated(thai("ผลคะแนน อบต.csv"), csv(&truth).as_bytes());
    folder.put("odd/container/thai-names.zip", &written(&[entry]), Fate::Opened);
    folder.expect("odd/container/thai-names.zip/ผลคะแนน อบต.csv", Fate::Read(truth));
    let truth = folder.truth();
    let entry = Entry::deflated("โฟลเดอร์\\ผล.csv", csv(&truth).as_bytes());
    folder.put("odd/container/backslashes.zip", &written(&[entry]), Fate::Opened);
    folder.expect("odd/container/backslashes.zip/โฟลเดอร์/ผล.csv", Fate::Read(truth));
}

fn texts(folder: &mut Folder) {
    type Make = (&'static str, fn(&Truth) -> Vec<u8>);
    let all: [Make; 23] = [
        ("thai.csv", |t| thai(&csv(t))),
        ("mark.csv", |t| format!("\u{FEFF}{}", csv(t)).into_bytes()),
        ("utf-16-le.csv", |t| wide(&format!("\u{FEFF}{}", csv(t)), true)),
        ("utf-16-be.csv", |t| wide(&format!("\u{FEFF}{}", csv(t)), false)),
        ("utf-16-no-mark.csv", |t| wide(&csv(t), true)),
        ("old-mac.csv", |t| separated(t, ",", "\r").into_bytes()),
        ("semicolons.csv", |t| separated(t, ";", "\r\n").into_bytes()),
        ("tabs.csv", |t| separated(t, "\t", "\r\n").into_bytes()),
        ("bars.csv", |t| separated(t, "|", "\n").into_bytes()),
        ("separator-told.csv", |t| ("sep=;\r\n".to_owned() + &separated(t, ";", "\r\n")).into_bytes()),
        ("quoted.csv", |t| {
            good::rows(t).map(|row| row.map(|text| format!("\"{text}\"")).join(",") + "\n").concat().into_bytes()
        }),
        ("blank-lines.csv", |t| ("\r\n\r\n".to_owned() + &csv(t) + "\r\n\r\n\r\n").into_bytes()),
        ("end-of-file-mark.csv", |t| (csv(t) + "\u{1A}").into_bytes()),
        ("no-last-end.csv", |t| csv(t).trim_end().as_bytes().to_vec()),
        ("thai.html", |t| thai(&html(t).replace("utf-8", "windows-874"))),
        ("tis-620.html", |t| thai(&html(t).replace("utf-8", "tis-620"))),
        ("mark.html", |t| format!("\u{FEFF}{}", html(t)).into_bytes()),
        ("utf-16.html", |t| wide(&format!("\u{FEFF}{}", html(t)), true)),
        ("no-ends.html", |t| html(t).replace("</td>", "").replace("</tr>", "").into_bytes()),
        ("capitals.html", |t| {
            html(t).replace("td>", "TD>").replace("tr>", "TR>").replace("table", "TABLE").into_bytes()
        }),
        ("references.html", |t| {
            html(t)
                .chars()
                .map(|c| if ('ก'..='๛').contains(&c) { format!("&#{};", u32::from(c)) } else { c.to_string() })
                .collect::<String>()
                .into_bytes()
        }),
        ("thai.rtf", |t| {
            let letters = |text: &str| -> String {
                thai(text)
                    .iter()
                    .map(|byte| if *byte > 127 { format!("\\'{byte:02x}") } else { char::from(*byte).to_string() })
                    .collect()
            };
            let rows: String = good::rows(t)
                .iter()
                .map(|row| {
                    format!(
                        "\\trowd\\cellx1\\cellx2000\\cellx3000\\intbl {}\\cell \\row\n",
                        row.clone().map(|text| letters(&text)).join("\\cell ")
                    )
                })
                .collect();
            format!("{{\\rtf1\\ansi\\ansicpg874{{\\fonttbl{{\\f0\\fcharset222 A;}}}}\\f0 {rows}}}").into_bytes()
        }),
        ("utf-16.xml", |t| {
            wide(&format!("\u{FEFF}{}", good::xml(t).replace("1.0\"?", "1.0\" encoding=\"UTF-16\"?")), true)
        }),
    ];
    for (name, make) in all {
        let truth = folder.truth();
        folder.put(&format!("odd/text/{name}"), &make(&truth), Fate::Read(truth));
    }
}
