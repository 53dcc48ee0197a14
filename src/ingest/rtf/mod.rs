//! Rich Text Format (versions 1.0 to 1.9): one pass over the bytes, no tree.
//!
//! **Read**: text in every code page (`\ansicpg`, `\fcharset`, `\'e1`, `\u` with its substitute), Thai in fonts that are
//! not Thai; paragraphs, `\line`, `\tab`, dashes and quotation marks; `\outlinelevel`; tables (`\trowd`, `\cellx`,
//! `\cell`, `\row`) with cells merged both ways; a nested table as lines of its cell; automatic numbers as they are
//! stored (`\listtext`, `\pntext`); results of fields and objects.
//!
//! **Left out**: tables of fonts, colours, styles and lists, pictures and `\bin`, hidden and deleted text, headers,
//! footers, notes, shapes and everything under `\*`.
//!
//! **A loss**: more cells, paragraphs or open groups than the limits allow, a file that breaks off.

mod letters;
mod story;
mod table;
mod token;

use std::sync::Arc;

use crate::model::{Document, Format, ReadFailure};

/// Reads the bytes of an RTF file.
///
/// # Errors
/// [`ReadFailure::Damaged`] where nothing stands behind the signature.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let (blocks, losses) = story::read(bytes, file);
    if blocks.is_empty() && !losses.is_empty() {
        return Err(ReadFailure::Damaged { what: "RTF".to_owned() });
    }
    Ok(Document { file: file.clone(), format: Format::Rtf, blocks, losses })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Limit;
    use crate::model::{Block, Loss};

    fn told(rtf: &[u8]) -> Vec<String> {
        let document = read(rtf, &"a.doc".into()).unwrap();
        let mut told = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(one) => told.push(format!("{}|{}", one.place.at, one.text)),
                Block::Table(table) => {
                    told.extend(table.cells.iter().map(|cell| format!("{}|{}", cell.place.at, cell.text)));
                }
            }
        }
        told
    }

    /// `\'xx` for every byte of the text in the Thai code page.
    fn escaped(text: &str) -> String {
        encoding_rs::WINDOWS_874.encode(text).0.iter().map(|byte| format!("\\'{byte:02x}")).collect()
    }

    #[test]
    fn paragraphs_and_tables_are_read() {
        let rtf = format!(
            "{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fnil Arial;}}{{\\f1\\fnil\\fcharset222 Angsana New;}}}}\
             {{\\stylesheet{{\\s0 Normal;}}}}{{\\info{{\\title {x}}}}}{{\\*\\generator Riched20;}}\n\
             \\pard\\outlinelevel0\\f1 {title}\\par\\pard\\par {{\\v {x}}}\\u3585?\\u3586\\'3f {{\\pict\\bin4 }}}}x89}}B\\par\n\
             \\trowd\\cellx1000\\cellx2000\\pard\\intbl {name}\\cell 2564\\cell\\row\
             \\trowd\\cellx1000\\cellx2000\\intbl a\\par b\\cell 95.73\\cell\\row\\pard {title}\\par}}",
            x = escaped("ลับ"),
            title = escaped("ผลคะแนน"),
            name = escaped("ตัวชี้วัด"),
        );
        assert_eq!(
            told(rtf.as_bytes()),
            [
                "paragraph 1|ผลคะแนน",
                "paragraph 3|กข B",
                "table 1, row 1, cell 1|ตัวชี้วัด",
                "table 1, row 1, cell 2|2564",
                "table 1, row 2, cell 1|a\nb",
                "table 1, row 2, cell 2|95.73",
                "paragraph 4|ผลคะแนน",
            ]
        );
    }

    #[test]
    fn deep_groups_and_files_that_break_off_end() {
        let deep = read(&b"{\\rtf1 a\\par {".repeat(1_000_000), &"a.rtf".into()).unwrap();
        assert_eq!(deep.losses, [Limit::Depth.loss()]);
        let cut = read(b"{\\rtf1 a\\par b", &"a.rtf".into()).unwrap();
        assert_eq!(cut.losses, [Loss::Truncated { part: "RTF".to_owned() }]);
        assert_eq!(cut.blocks.len(), 2);
        assert_eq!(read(b"{\\rtf1", &"a.rtf".into()), Err(ReadFailure::Damaged { what: "RTF".to_owned() }));
    }
}
