//! The text of paragraphs.

use office_oxide::ir::InlineContent;

/// A paragraph's text: line breaks in it are `\n`.
pub(super) fn text(content: &[InlineContent]) -> String {
    let mut text = String::new();
    for piece in content {
        match piece {
            InlineContent::Text(span) => text.push_str(&span.text),
            InlineContent::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// True for text that shows nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace())
}
