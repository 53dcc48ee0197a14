//! The table of contents: its numbers are pages, and what it names is told elsewhere. "ผลการประเมิน ........ 3" states
//! no score, and "จุดแข็ง ........ 5" begins no list.

use std::collections::BTreeSet;

use crate::model::{Block, Cell, Table};
use crate::thai::digits;
use crate::thai::words::{Holds as _, is_letter};

use super::text::{clean, key, without_marker};
use super::values;

/// Without a heading over them, so many lines with page numbers are a table of contents, where one is of the front or
/// back matter.
const FEWEST_ENTRIES: usize = 3;

/// A line of a table of contents points no further than so many pages behind the line before.
const MOST_PAGES: u16 = 40;

/// Lines without a page number that may stand between entries: titles broken into two lines.
const MOST_BETWEEN: usize = 2;

/// A heading, or a line between entries, is not longer than this.
const LONGEST_LINE: usize = 100;

/// What reports have before and behind their parts, and the parts' names.
const MATTER: &[&str] = &["คำนำ", "บทนำ", "ภาคผนวก", "สารบัญ", "บทที่", "ส่วนที่", "บทสรุปผู้บริหาร"];

/// Column heads of a table of contents beside that of the pages.
const HEADS: &[&str] =
    &["เรื่อง", "ชื่อเรื่อง", "หัวข้อ", "รายการ", "เนื้อหา", "บทที่", "ส่วนที่", "ที่", "ลำดับ", "ลำดับที่", "ตาราง", "ตารางที่", "ภาพที่"];
const PAGE_HEADS: &[&str] = &["หน้า", "หน้าที่", "เลขหน้า", "page"];

/// The numbers of the blocks that are a table of contents, headings not counted.
pub(super) fn blocks(blocks: &[Block]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let headed = matches!(block, Block::Paragraph(paragraph) if is_heading(&paragraph.text));
        let from = at + usize::from(headed);
        let run = Run::of(blocks.get(from..).unwrap_or_default(), headed);
        if run.entries > 0 && headed || run.entries >= FEWEST_ENTRIES && run.has_matter {
            found.extend(from..from + run.blocks);
        }
        at = from + run.blocks.max(usize::from(!headed));
    }
    found
}

/// True for "สารบัญ", "สารบัญตาราง" and the like.
fn is_heading(text: &str) -> bool {
    let cleaned = clean(text);
    let unmarked = without_marker(&cleaned).1;
    // Most lines begin with another letter.
    if !unmarked.trim_start().starts_with(['ส', 'c', 'C', 't', 'T', 'ｔ', 'Ｔ', 'ｃ', 'Ｃ']) {
        return false;
    }
    let heading = key(unmarked);
    heading.chars().count() <= LONGEST_LINE && heading.starts_with("สารบัญ")
        || ["contents", "tableofcontents"].contains(&heading.as_str())
}

/// Entries that follow each other.
#[derive(Default)]
struct Run {
    /// So many blocks, up to the last entry.
    blocks: usize,
    entries: usize,
    has_matter: bool,
}

impl Run {
    /// The entries that these blocks begin with; `headed` tells that the heading stands above.
    fn of(blocks: &[Block], headed: bool) -> Run {
        let mut run = Run::default();
        let mut page = 0;
        let mut between = 0;
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) if paragraph.heading.is_some() => break,
                Block::Paragraph(paragraph) => match entries(&paragraph.text, page) {
                    Some(last) => {
                        let title = key(&clean(&paragraph.text));
                        run.has_matter |= MATTER.iter().any(|word| title.holds(word));
                        run.entries += 1;
                        page = last;
                        between = 0;
                    }
                    None if headed && between < MOST_BETWEEN && may_stand_between(&paragraph.text) => {
                        between += 1;
                        continue;
                    }
                    None => break,
                },
                Block::Table(table) if lists_pages(table, headed) => {
                    run.entries += 1;
                    run.has_matter = true;
                    run.blocks = at + 1;
                    break;
                }
                Block::Table(_) => break,
            }
            run.blocks = at + 1;
        }
        run
    }
}

/// The last page of a paragraph whose every line is an entry, none pointing back behind `page`.
fn entries(text: &str, page: u16) -> Option<u16> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek()?;
    lines.try_fold(page, |page, line| match entry(&digits::to_arabic(may_end_with_a_page(line)?))? {
        Page::Number(next) if next >= page && next - page <= MOST_PAGES => Some(next),
        Page::Number(_) => None,
        Page::Letter => Some(page),
    })
}

/// A line that ends as an entry does: with a digit or a letter, and just before that what leads to it.
fn may_end_with_a_page(line: &str) -> Option<&str> {
    let mut end = line.trim_end().chars().rev();
    let is_page = end.next().is_some_and(|c| digits::digit_of(c).is_some() || ('ก'..='ฮ').contains(&c));
    let mut leading = 0;
    let leads = is_page
        && end.take(LONGEST_PAGE).any(|c| {
            leading = if is_leader(c) { leading + 1 } else { 0 };
            leading >= 3 || matches!(c, '\t' | '…')
        });
    leads.then_some(line)
}

/// A page, the word for it and what stands between them and the leader have no more characters.
const LONGEST_PAGE: usize = 24;

/// Blanks, dots and dashes that lead from a title to its page.
fn is_leader(c: char) -> bool {
    matches!(c, '.' | '…' | '·' | '‥' | '_' | '-' | '–') || c.is_whitespace()
}

/// What an entry points to.
enum Page {
    Number(u16),
    /// The front matter's pages are lettered.
    Letter,
}

/// The page of a line such as "1. การปฏิบัติหน้าที่ ........ 7": a title, something that leads over, and a page.
fn entry(line: &str) -> Option<Page> {
    let line = line.trim();
    let by_number = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let (led, page) = match line.get(by_number.len()..)? {
        "" => {
            let led = line.strip_suffix(|c: char| ('ก'..='ฮ').contains(&c))?;
            (led, Page::Letter)
        }
        number if number.len() <= 3 => (by_number, Page::Number(number.parse().ok()?)),
        _ => return None,
    };
    let led = led.trim_end().strip_suffix("หน้า").unwrap_or(led);
    let title = led.trim_end_matches(is_leader);
    let leader = led.get(title.len()..)?;
    let leads = leader.contains(['\t', '…']) || leader.chars().count() >= 3;
    (leads && title.contains(is_letter)).then_some(page)
}

/// True for a line that may be the first half of a title, or the head of the pages: it states nothing.
fn may_stand_between(text: &str) -> bool {
    let cleaned = clean(text);
    cleaned.chars().count() <= LONGEST_LINE && !cleaned.holds("คะแนน") && !cleaned.holds("ร้อยละ")
}

/// True for a table of titles and pages: its header says so, or it stands under the heading.
fn lists_pages(table: &Table, headed: bool) -> bool {
    let mut cells: Vec<&Cell> = table.cells.iter().collect();
    cells.sort_by_key(|cell| cell.row);
    let mut is_told = headed;
    let (mut page, mut entries) = (0, 0);
    // The first rows of most tables tell that they list none.
    for row in cells.chunk_by(|one, next| one.row == next.row) {
        let row: Vec<&Cell> = row.iter().copied().filter(|cell| !cell.text.trim().is_empty()).collect();
        if entries == 0 && is_head(&row) {
            let heads_pages = |cell: &&Cell| PAGE_HEADS.contains(&key(&clean(&cell.text)).as_str());
            is_told |= row.iter().any(heads_pages);
            continue;
        }
        let Some(last) = row.last().map(|cell| clean(&cell.text)) else { continue };
        match last.parse::<u16>() {
            Ok(next) if (page..1000).contains(&next) && row.len() > 1 => {
                page = next;
                entries += 1;
            }
            // A part's title has no page of its own.
            Err(_) if row.len() == 1 && values::stated(&last).is_none() => {}
            _ => return false,
        }
    }
    is_told && entries > 1
}

fn is_head(row: &[&Cell]) -> bool {
    row.iter().all(|cell| {
        let head = key(&clean(&cell.text));
        HEADS.contains(&head.as_str()) || PAGE_HEADS.contains(&head.as_str()) || head.starts_with("สารบัญ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_ends_with_a_page() {
        let entries = [
            "ผลการประเมิน\t3",
            "1. การปฏิบัติหน้าที่ ........ 7",
            "คะแนนรวม ………… 14",
            "คำนำ      ก",
            "แบบวัด IIT\tหน้า 15",
            "ภาคผนวก . . . . . 121",
        ];
        for line in entries {
            assert!(entry(line).is_some(), "{line}");
        }
        let others = [
            "การปฏิบัติหน้าที่\t95.73",
            "1. การปฏิบัติหน้าที่ ........ 94.96",
            "ส่วนที่ 1",
            "ประจำปีงบประมาณ พ.ศ.\t2564",
            "........ 7",
            "ลงชื่อ ............ ผู้รายงาน",
        ];
        for line in others {
            assert!(entry(line).is_none(), "{line}");
        }
    }
}
