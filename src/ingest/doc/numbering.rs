//! The numbers of paragraphs as a person counts them: blank ones too, which office_oxide leaves out and which stand in
//! the document's plain text as line ends.

/// Walks along the plain text of a body while its paragraphs and tables come by.
pub(super) struct Numbering<'t> {
    rest: &'t str,
    /// Paragraphs that have ended where the walk is.
    ended: u32,
    /// True as long as everything that came stood where the text goes on.
    is_aligned: bool,
    /// What came last.
    last: Last,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Paragraph,
    Table,
}

impl<'t> Numbering<'t> {
    /// At the beginning of a body with this text.
    pub fn new(text: &'t str) -> Numbering<'t> {
        Numbering { rest: text, ended: 0, is_aligned: true, last: Last::Nothing }
    }

    /// The number of the next paragraph that is not blank, which has this text.
    pub fn paragraph(&mut self, text: &str) -> u32 {
        self.ended += self.pass(text).unwrap_or(u32::from(self.last == Last::Paragraph));
        self.last = Last::Paragraph;
        self.ended + 1
    }

    /// Passes a paragraph in a cell: only those before its table are counted.
    pub fn cell_paragraph(&mut self, text: &str) {
        let before = self.pass(text);
        if self.last != Last::Table {
            self.ended += before.unwrap_or(u32::from(self.last == Last::Paragraph));
            self.last = Last::Table;
        }
    }

    /// How many paragraphs end before this text, which comes next; the walk goes on behind it. None where it does not
    /// come next: from there on the blank ones cannot be told.
    fn pass(&mut self, text: &str) -> Option<u32> {
        if !self.is_aligned {
            return None;
        }
        let trimmed = text.trim_start();
        let next = self.rest.trim_start();
        let mut between = self.rest.strip_suffix(next)?;
        let behind = next.strip_prefix(trimmed).or_else(|| next.strip_prefix(trimmed.trim_end()));
        let Some(behind) = behind else {
            self.is_aligned = false;
            return None;
        };
        self.rest = behind;
        // Line breaks that the paragraph itself begins with.
        if let Some(own) = text.strip_suffix(trimmed) {
            between = between.strip_suffix(own).unwrap_or(between);
        }
        // A row ends with the mark of its last cell and its own, both of them tabs here; blank paragraphs in the last
        // cells are none of the body's.
        if self.last == Last::Table {
            between = between.rsplit_once("\t\t").map_or(between, |(_, after)| after);
        }
        u32::try_from(between.matches('\n').count()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_paragraphs_are_counted() {
        let body = "\nหนึ่ง\n\n \nสอง\u{B}แถว\nก\t\nข\nค\t\t\n\nสาม\n";
        let body = body.replace('\u{B}', "\n");
        let mut numbering = Numbering::new(&body);
        assert_eq!(numbering.paragraph("หนึ่ง"), 2);
        assert_eq!(numbering.paragraph("สอง\nแถว"), 5);
        for text in ["ก", "ข", "ค"] {
            numbering.cell_paragraph(text);
        }
        assert_eq!(numbering.paragraph("สาม"), 8);
        assert_eq!(numbering.paragraph("ไม่มีในข้อความ"), 9, "counted on where the text is another");
        assert_eq!(numbering.paragraph("สาม"), 10);
    }
}
