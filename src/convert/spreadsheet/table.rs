//! Tables of worksheets (ECMA-376 part 1, 18.5): their columns are named after the cells of their header row, and
//! formulas name them. So names and cells change together, or not at all.

use std::collections::BTreeSet;

use crate::convert::exchange::Exchange;
use crate::convert::markup::{Broken, Markup, Node, Space, Tag};
use crate::convert::passage::{Edit, Passage};
use crate::thai::digits::Digits;

use super::formula::{self, Columns};
use super::reference::{Area, Cell};

/// What a worksheet must know of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headings {
    /// The header row.
    pub area: Area,
    /// The row of totals: its cells hold the labels that the table names.
    pub totals: Option<Area>,
    /// The table's name in small letters.
    pub name: String,
    /// Whether its cells keep their text, since two of them would become one.
    pub kept: bool,
    /// The names that change.
    pub changed: BTreeSet<String>,
}

/// The headings of a table.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn headings(xml: &str, exchange: &Exchange<'_>) -> Result<Option<Headings>, Broken> {
    let mut markup = Markup::new(xml);
    let mut area = None;
    let (mut table, mut has_totals) = (String::new(), false);
    let (mut changed, mut names, mut kept) = (BTreeSet::new(), BTreeSet::new(), false);
    loop {
        match markup.next()? {
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "table" => {
                table = tag
                    .passage("displayName")
                    .or_else(|| tag.passage("name"))
                    .unwrap_or_default()
                    .text()
                    .to_lowercase();
                has_totals = tag.attribute("totalsRowCount").is_some_and(|count| count != "0");
                let has_header = tag.attribute("headerRowCount") != Some("0");
                area = tag.attribute("ref").and_then(Area::parse).filter(|_| has_header);
            }
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "tableColumn" => {
                let Some(name) = tag.passage("name") else { continue };
                let new = name.replaced(&exchange.of(&name).replacements);
                if new != name.text() {
                    changed.insert(unescaped(name.text()));
                }
                // Names are compared without regard to capitals.
                kept |= !names.insert(new.to_lowercase());
            }
            Node::End => break,
            _ => {}
        }
    }
    let Some(Area { first, last }) = area else { return Ok(None) };
    let totals = has_totals.then_some(Area { first: Cell { row: last.row, column: first.column }, last });
    let area = Area { first, last: Cell { row: first.row, column: last.column } };
    if kept {
        changed.clear();
    }
    Ok(Some(Headings { area, totals, name: table, kept, changed }))
}

/// Goes through the part of a table.
///
/// # Errors
/// Where it is not well formed.
pub(super) fn edits(
    xml: &str,
    headings: &Headings,
    columns: &Columns,
    exchange: &mut Exchange<'_>,
) -> Result<Vec<Edit>, Broken> {
    let mut markup = Markup::new(xml);
    let mut edits = Vec::new();
    let mut code: Option<Passage> = None;
    loop {
        match markup.next()? {
            Node::Open(tag) if tag.space == Space::Sheet => {
                code = matches!(tag.name(), "calculatedColumnFormula" | "totalsRowFormula").then(Passage::default);
                if let Some(passage) = criterion(&tag, exchange) {
                    exchange.passage(&passage, &mut edits);
                }
                if tag.name() == "tableColumn" {
                    let name = tag.passage("name").filter(|_| !headings.kept);
                    for passage in name.into_iter().chain(tag.passage("totalsRowLabel")) {
                        // The cells count these digits.
                        passage.edits(&exchange.of(&passage).replacements, &mut edits);
                    }
                }
            }
            Node::Open(_) => code = None,
            Node::Text(range) => {
                if let Some(formula) = &mut code {
                    formula.push(xml, range);
                }
            }
            Node::Close(_) => {
                if let Some(formula) = code.take() {
                    formula::edit(&formula, columns, exchange, &mut edits);
                }
            }
            Node::End => return Ok(edits),
        }
    }
}

/// What a filter, of a table or of a worksheet, lets through, where it is text that changes with the cells.
pub(super) fn criterion(tag: &Tag<'_>, exchange: &Exchange<'_>) -> Option<Passage> {
    let changes = match tag.name() {
        "filter" => true,
        // A number that is compared with must stay one.
        "customFilter" => exchange.digits() == Some(Digits::Arabic),
        _ => false,
    };
    tag.passage("val").filter(|_| changes)
}

/// A column's name with the line breaks that its attribute writes as `_x000a_`.
fn unescaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, found)) = rest.split_once("_x") {
        let character = found.split_at_checked(4).and_then(|(code, behind)| {
            let code = u32::from_str_radix(code, 16).ok()?;
            Some((char::from_u32(code)?, behind.strip_prefix('_')?))
        });
        out.push_str(before);
        rest = match character {
            Some((c, behind)) => {
                out.push(c);
                behind
            }
            None => {
                out.push_str("_x");
                found
            }
        };
    }
    out + rest
}
