//! Paragraphs and cells of a length that no person writes: they are left out, whole, and told.

use crate::model::{Block, Document, Limit};

/// Leaves texts out that are too long; the time that sentences take to be understood grows with their length. Nothing
/// is cut: half of a number is another number.
pub(super) fn bounded(document: &mut Document) {
    let mut is_over = false;
    let mut bound = |text: &mut String| {
        if text.len() > Limit::CellBytes.length() {
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
        document.losses.push(Limit::CellBytes.loss());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::ingest::read_bytes;
    use crate::model::{Block, Limit};

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
        assert_eq!(document.losses, [Limit::CellBytes.loss()]);
    }
}
