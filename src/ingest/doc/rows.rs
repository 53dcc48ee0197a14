//! What the file says of each table row: where its cells begin and end, and which of them go on from above.
//!
//! office_oxide 0.1.16 gives spans only, counted between edges that it does not round together: an edge one to four
//! twips beside its column's makes a column too many. So the edges are read here.

use std::collections::HashMap;
use std::rc::Rc;

use super::properties::{DEFINES_ROW, LIST_ELSEWHERE, Properties, list_at};
use super::streams::Streams;
use crate::ingest::bytes::{u16_at, u32_at};

/// Where the header says which part of the table stream lists the pages of paragraph properties (`PlcfBtePapx`).
const PAGES: usize = 0x0102;

/// Bytes of a page of properties (`PapxFkp`, MS-DOC 2.9.174), of a paragraph's entry in it, and of a cell's properties.
const PAGE: usize = 512;
const ENTRY: usize = 13;
const CELL: usize = 20;

/// A row's definition (`TDefTableOperand`, MS-DOC 2.9.321).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowDefinition {
    /// Where its cells begin, and where the last ends: one more than cells. In twips.
    pub edges: Vec<i32>,
    pub cells: Vec<Merge>,
}

/// How a cell is merged downward (`fVertMerge` of `TCGRF`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merge {
    None,
    Begins,
    GoesOn,
}

/// The definition at the end of a row, `None` for a broken one.
pub(super) type RowEnd = Option<Rc<RowDefinition>>;

/// The definitions of all rows of the body in the order of the text, a nested row before the row that holds it. Nothing
/// where the file does not list its paragraphs (Word 6 and 95).
pub(super) fn definitions(streams: &Streams) -> Option<Vec<RowEnd>> {
    let mut ends = row_ends(streams)?;
    ends.sort_by_key(|(end, _)| *end);
    let mut definitions = Vec::new();
    for piece in &streams.pieces {
        let first = ends.partition_point(|(end, _)| *end <= piece.from);
        let last = ends.partition_point(|(end, _)| *end <= piece.to);
        definitions.extend(ends.get(first..last)?.iter().map(|(_, definition)| definition.clone()));
    }
    Some(definitions)
}

/// The paragraphs that end rows: the byte behind each, and the row's definition.
fn row_ends(streams: &Streams) -> Option<Vec<(usize, RowEnd)>> {
    let list = streams.part(PAGES)?;
    let count = list.len().checked_sub(4)? / 8;
    let mut ends = Vec::new();
    let mut elsewhere = HashMap::new();
    // No file has more pages than bytes for them.
    for index in 0..count.min(streams.text.len() / PAGE) {
        let page = usize::try_from(u32_at(list, (count + 1) * 4 + index * 4)? & 0x003F_FFFF).ok()?;
        let Some(page) = streams.text.get(page.saturating_mul(PAGE)..page.saturating_add(1).saturating_mul(PAGE))
        else {
            continue;
        };
        let paragraphs = usize::from(*page.last()?);
        for paragraph in 0..paragraphs {
            let Some(end) = u32_at(page, (paragraph + 1) * 4) else { break };
            let Some(at) = page.get((paragraphs + 1) * 4 + paragraph * ENTRY) else { break };
            let Some(properties) = properties(page, usize::from(*at) * 2) else { continue };
            if let Some(definition) = row_end(properties, streams, &mut elsewhere) {
                ends.push((usize::try_from(end).ok()?, definition));
            }
        }
    }
    Some(ends)
}

/// A paragraph's list of properties in its page (`PapxInFkp`, MS-DOC 2.9.175), behind the number of its style.
fn properties(page: &[u8], at: usize) -> Option<&[u8]> {
    if at == 0 {
        return None;
    }
    let (from, to) = match usize::from(*page.get(at)?) {
        0 => (at + 2, at + 2 + usize::from(*page.get(at + 1)?) * 2),
        words => (at + 1, at + words * 2),
    };
    page.get(from + 2..to.min(page.len()))
}

/// What lists that stand outside of the pages say, by their place: long tables share them.
type Elsewhere = HashMap<u32, Option<RowEnd>>;

/// The definition among a paragraph's properties; `None` where they end no row.
fn row_end(list: &[u8], streams: &Streams, elsewhere: &mut Elsewhere) -> Option<RowEnd> {
    let mut found = None;
    for (property, operand) in Properties(list) {
        if property == DEFINES_ROW {
            found = Some(definition(operand).map(Rc::new));
        } else if LIST_ELSEWHERE.contains(&property)
            && let Some(at) = u32_at(operand, 0)
        {
            let there = elsewhere.entry(at).or_insert_with(|| {
                let list = list_at(&streams.data, at)?;
                let mut definitions = Properties(list).filter(|(property, _)| *property == DEFINES_ROW);
                definitions.next().map(|(_, operand)| definition(operand).map(Rc::new))
            });
            found = there.clone().or(found);
        }
    }
    found
}

fn definition(operand: &[u8]) -> Option<RowDefinition> {
    let cells = usize::from(*operand.first()?);
    let edge = |index: usize| u16_at(operand, 1 + index * 2).map(|edge| i32::from(edge.cast_signed()));
    let merge = |index: usize| {
        Some(match (u16_at(operand, 1 + (cells + 1) * 2 + index * CELL)? >> 5) & 3 {
            1 => Merge::GoesOn,
            3 => Merge::Begins,
            _ => Merge::None,
        })
    };
    let edges = (0..=cells).map(edge).collect::<Option<_>>()?;
    let cells = (0..cells).map(merge).collect::<Option<_>>()?;
    Some(RowDefinition { edges, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of a row of two cells, the second of which goes on from above.
    fn defining() -> Vec<u8> {
        let mut operand = vec![2, 0, 0, 0xF4, 1, 0xE8, 3];
        operand.extend([0; CELL]);
        operand.extend([0x20; 1]);
        operand.extend([0; CELL - 1]);
        let length = u16::try_from(operand.len() + 1).expect("a short one").to_le_bytes();
        [&DEFINES_ROW.to_le_bytes(), &length[..], &operand].concat()
    }

    fn streams(data: Vec<u8>) -> Streams {
        Streams { text: Vec::new(), table: Vec::new(), data, pieces: Vec::new() }
    }

    #[test]
    fn a_row_is_defined_among_the_properties_of_its_end() {
        // In a table, depth 1, tab stops of the long form, then the definition.
        let before = [0x16, 0x24, 1, 0x49, 0x66, 1, 0, 0, 0, 0x15, 0xC6, 0xFF, 0, 1, 7, 7, 7];
        let list = [&before[..], &defining()].concat();
        let expected = Rc::new(RowDefinition { edges: vec![0, 500, 1000], cells: vec![Merge::None, Merge::GoesOn] });
        assert_eq!(row_end(&list, &streams(Vec::new()), &mut HashMap::new()), Some(Some(expected.clone())));

        let mut data = vec![0xAA; 4];
        let length = u16::try_from(defining().len()).expect("a short one").to_le_bytes();
        data.extend([&length[..], &defining()].concat());
        let list = [0x46, 0x66, 4, 0, 0, 0];
        assert_eq!(row_end(&list, &streams(data), &mut HashMap::new()), Some(Some(expected)), "elsewhere");
    }

    #[test]
    fn a_broken_definition_is_none_and_no_property_is_no_row() {
        let whole = defining();
        for end in 4..whole.len() - CELL + 1 {
            assert_eq!(row_end(&whole[..end], &streams(Vec::new()), &mut HashMap::new()), Some(None), "{end} bytes");
        }
        assert_eq!(row_end(&[0x16, 0x24, 1], &streams(Vec::new()), &mut HashMap::new()), None);
    }
}
