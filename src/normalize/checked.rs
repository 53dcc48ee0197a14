//! The section of a report that tells what a check of its documents found. It speaks of values that other documents
//! state, and of what they should be; none of them is stated there.

use std::collections::BTreeSet;

use crate::model::Block;

use super::text::{clean, key, without_marker};

/// What heads such a section: our own reports have it.
const HEADING: &str = "ข้อที่พบจากการตรวจสอบ";

/// The numbers of the paragraphs under such a heading, up to the next heading of its level or a higher one.
pub(super) fn blocks(blocks: &[Block]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut under: Option<u8> = None;
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        let is_higher = |level: u8| under.is_none_or(|own| level <= own);
        if let Some(level) = paragraph.heading.filter(|level| is_higher(*level)) {
            let cleaned = clean(&paragraph.text);
            under = (key(without_marker(&cleaned).1) == HEADING).then_some(level);
        } else if under.is_some() {
            found.insert(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Paragraph, Place};

    #[test]
    fn what_a_check_found_ends_with_the_next_heading() {
        let paragraphs = [
            ("# ผลการประเมิน", false),
            ("คะแนนรวม 80.90", false),
            ("# ข้อที่พบจากการตรวจสอบ", false),
            ("คะแนนรวมระบุเป็น 87.28 แต่คำนวณได้ 77.28", true),
            ("## ข้อที่ ๑", true),
            ("# ภาคผนวก", false),
            ("ข้อที่พบจากการตรวจสอบ", false),
            ("คะแนนรวม 80.90", false),
        ];
        let block = |line: &str| {
            let text = line.trim_start_matches('#').trim_start();
            let level = u8::try_from(line.len() - line.trim_start_matches('#').len()).ok().filter(|level| *level > 0);
            Block::Paragraph(Paragraph { text: text.to_owned(), heading: level, place: Place::file(&"a".into()) })
        };
        let lines: Vec<Block> = paragraphs.iter().map(|(line, _)| block(line)).collect();
        let expected: BTreeSet<usize> =
            (0..).zip(paragraphs).filter(|(_, (_, left))| *left).map(|(at, _)| at).collect();
        assert_eq!(blocks(&lines), expected);
    }
}
