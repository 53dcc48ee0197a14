//! Paragraphs and cells of a length that no person writes: they are left out, whole, and told.

use crate::model::{Block, Document, Loss};

/// Bytes of one paragraph or cell: Excel allows 32,767 letters in a cell (96 KB of Thai), and a paragraph of a hundred
/// pages has less.
const MAX_TEXT_BYTES: usize = 256 << 10;

/// Leaves texts out that are too long; the time that sentences take to be understood grows with their length. Nothing
/// is cut: half of a number is another number.
pub(super) fn bounded(document: &mut Document) {
    let mut is_over = false;
    let mut bound = |text: &mut String| {
        if text.len() > MAX_TEXT_BYTES {
            *text = String::new();
            is_over = true;
        }
    };
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(paragraph) => bound(&mut paragraph.text),
            Block::Table(table) => table.cells.iter_mut().for_each(|cell| bound(&mut cell.text)),
        }
    }
    if is_over {
        let what = "bytes of text in a paragraph or cell".to_owned();
        document.losses.push(Loss::Limit { what, limit: MAX_TEXT_BYTES as u64 });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::ingest::read_bytes;
    use crate::model::{Block, Loss};

    #[test]
    fn a_text_that_nobody_writes_is_left_out_whole_and_told() {
        let text = format!("ได้คะแนน 80.9\n{}\nระดับ B\n", "9".repeat(300 << 10));
        let document = read_bytes(text.as_bytes(), &Arc::from("a.txt")).unwrap();
        let texts: Vec<_> = document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text.as_str(),
                Block::Table(_) => "table",
            })
            .collect();
        assert_eq!(texts, ["ได้คะแนน 80.9", "", "ระดับ B"]);
        let what = "bytes of text in a paragraph or cell".to_owned();
        assert_eq!(document.losses, [Loss::Limit { what, limit: 262_144 }]);
    }
}
