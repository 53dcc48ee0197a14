//! Properties of a document that are text for people: its title, subject, description, keywords and category
//! (ECMA-376 part 2, 11), company and manager, and what users added of their own (part 1, 22.2 and 22.3). Dates, counts,
//! versions and the accounts of authors stay. Programs keep identifiers and times among what users added: Thai digits
//! are written there only into Thai words.

use super::exchange::Exchange;
use super::markup::{Broken, Markup, Node, Space};
use super::passage::{Edit, Passage};
use crate::thai::digits::Digits;

/// Goes through a part of properties.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn edits(xml: &str, exchange: &mut Exchange<'_>) -> Result<Vec<Edit>, Broken> {
    let mut markup = Markup::new(xml);
    let mut edits = Vec::new();
    let mut text: Option<Passage> = None;
    let mut is_custom = false;
    loop {
        match markup.next()? {
            Node::Open(tag) => {
                is_custom |= tag.space == Space::CustomProperties;
                let is_text = match (tag.space, tag.name()) {
                    (
                        Space::CoreProperties,
                        "title" | "subject" | "description" | "keywords" | "category" | "contentStatus",
                    ) => true,
                    (Space::ProgramProperties, "Company" | "Manager") => true,
                    (Space::Variant, "lpwstr" | "lpstr" | "bstr") => is_custom,
                    _ => false,
                };
                text = is_text.then(Passage::default);
            }
            Node::Text(range) => {
                if let Some(passage) = &mut text {
                    passage.push(xml, range);
                }
            }
            Node::Close(_) => {
                let is_code = |text: &str| is_custom && !text.contains(|c| ('ก'..='ฮ').contains(&c));
                let to_thai = exchange.digits() == Some(Digits::Thai);
                if let Some(passage) = text.take().filter(|passage| !(to_thai && is_code(passage.text()))) {
                    exchange.passage(&passage, &mut edits);
                }
            }
            Node::End => return Ok(edits),
        }
    }
}
