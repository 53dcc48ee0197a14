//! Tables of worksheets (ECMA-376 part 1, 18.5): their columns are named after the cells of their header row, and
//! formulas name them. So names and cells change together, or not at all.

use std::collections::BTreeSet;

use crate::convert::exchange::Exchange;
use crate::convert::markup::{Broken, Markup, Node, Space};
use crate::convert::passage::Edit;

use super::formula;
use super::reference::{Area, Cell};

/// What a worksheet must know of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headings {
    /// The header row.
    pub area: Area,
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
    let (mut changed, mut names, mut kept) = (BTreeSet::new(), BTreeSet::new(), false);
    loop {
        match markup.next()? {
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "table" => {
                let has_header = tag.attribute("headerRowCount") != Some("0");
                area = tag.attribute("ref").and_then(Area::parse).filter(|_| has_header);
            }
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "tableColumn" => {
                let Some(name) = tag.passage("name") else { continue };
                let new = name.replaced(&exchange.text(name.text()).replacements);
                if new != name.text() {
                    changed.insert(name.text().to_owned());
                }
                // Names are compared without regard to capitals.
                kept |= !names.insert(new.to_lowercase());
            }
            Node::End => break,
            _ => {}
        }
    }
    let Some(Area { first, last }) = area else { return Ok(None) };
    let area = Area { first, last: Cell { row: first.row, column: last.column } };
    if kept {
        changed.clear();
    }
    Ok(Some(Headings { area, kept, changed }))
}

/// Goes through the part of a table.
///
/// # Errors
/// Where it is not well formed.
pub(super) fn edits(
    xml: &str,
    headings: Option<&Headings>,
    columns: &BTreeSet<String>,
    exchange: &mut Exchange<'_>,
) -> Result<Vec<Edit>, Broken> {
    let mut markup = Markup::new(xml);
    let mut edits = Vec::new();
    let mut code = None;
    let renames = headings.is_none_or(|headings| !headings.kept);
    loop {
        match markup.next()? {
            Node::Open(tag) if tag.space == Space::Sheet => {
                code = matches!(tag.name(), "calculatedColumnFormula" | "totalsRowFormula").then(Default::default);
                if tag.name() == "tableColumn" {
                    let name = tag.passage("name").filter(|_| renames);
                    for passage in name.into_iter().chain(tag.passage("totalsRowLabel")) {
                        // The cells count these digits.
                        passage.edits(&exchange.text(passage.text()).replacements, &mut edits);
                    }
                }
            }
            Node::Open(_) => code = None,
            Node::Text(range) => {
                if let Some(formula) = &mut code {
                    crate::convert::passage::Passage::push(formula, xml, range);
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
