//! Documents of Word 6 and 95, as far as office_oxide reads them: text, tables, bold and the like.

use std::sync::Arc;

use office_oxide::ir::{Element, InlineContent, TextSpan};

use super::super::streams::Streams;
use super::super::{marks, open};
use super::{sections, text};
use crate::model::word::ParagraphProperties;
use crate::model::word::{
    Block, Cell, CharacterProperties, Document, Inline, Paragraph, Row, Run, Section, Style, StyleKind, Table,
};
use crate::model::{Limit, ReadFailure, Remark, RemarkKind};

/// The width of the text of a usual page, in twips.
const TEXT_WIDTH: i32 = 9000;

/// Reads such a document.
///
/// # Errors
/// As [`formatted`](super::formatted).
pub(super) fn read(bytes: &[u8], streams: &Streams) -> Result<Document, ReadFailure> {
    marks::check(streams)?;
    let office = open(bytes)?;
    let mut blocks = Vec::new();
    for section in &office.to_ir().sections {
        elements(&section.elements, 0, &mut blocks)?;
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Box::default()));
    }
    let normal = Style {
        name: Arc::from("Normal"),
        kind: StyleKind::Paragraph,
        base: None,
        next: None,
        is_default: true,
        paragraph: ParagraphProperties::default(),
        character: CharacterProperties::default(),
    };
    Ok(Document {
        styles: vec![normal],
        sections: vec![Section { blocks, page: sections::standard(), ..Section::default() }],
        remarks: vec![Remark { kind: RemarkKind::OldFormatSimplified, count: 1 }],
        ..Document::default()
    })
}

fn elements(elements: &[Element], depth: u64, blocks: &mut Vec<Block>) -> Result<(), ReadFailure> {
    Limit::NestedTables.check(depth)?;
    for element in elements {
        match element {
            Element::Paragraph(paragraph) => blocks.push(self::paragraph(&paragraph.content)),
            Element::Heading(heading) => blocks.push(self::paragraph(&heading.content)),
            Element::List(list) => {
                for item in &list.items {
                    self::elements(&item.content, depth + 1, blocks)?;
                    if let Some(nested) = &item.nested {
                        self::elements(&[Element::List(nested.clone())], depth + 1, blocks)?;
                    }
                }
            }
            Element::TextBox(boxed) => self::elements(&boxed.content, depth + 1, blocks)?,
            Element::Table(table) => {
                let rows = table.rows.iter().map(|row| self::row(row, depth)).collect::<Result<Vec<Row>, _>>()?;
                let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                if columns > 0 {
                    let width = TEXT_WIDTH / i32::try_from(columns).unwrap_or(1).max(1);
                    let grid = vec![width.max(1); columns];
                    blocks.push(Block::Table(Box::new(Table { grid, rows, ..Table::default() })));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn row(row: &office_oxide::ir::TableRow, depth: u64) -> Result<Row, ReadFailure> {
    let cells = row.cells.iter().map(|cell| {
        let mut blocks = Vec::new();
        elements(&cell.content, depth + 1, &mut blocks)?;
        if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
            blocks.push(Block::Paragraph(Box::default()));
        }
        Ok(Cell { span: 1, width: 0, blocks, ..Cell::default() })
    });
    Ok(Row { cells: cells.collect::<Result<_, ReadFailure>>()?, ..Row::default() })
}

fn paragraph(content: &[InlineContent]) -> Block {
    let mut runs = Vec::new();
    for piece in content {
        match piece {
            InlineContent::Text(span) => runs.push(run(span)),
            InlineContent::LineBreak => {
                runs.push(Run { properties: Arc::default(), content: vec![Inline::LineBreak] });
            }
            _ => {}
        }
    }
    Block::Paragraph(Box::new(Paragraph { runs, ..Paragraph::default() }))
}

fn run(span: &TextSpan) -> Run {
    let is_on = |flag: bool| flag.then_some(true);
    let properties = CharacterProperties {
        bold: is_on(span.bold),
        bold_complex: is_on(span.bold),
        italic: is_on(span.italic),
        italic_complex: is_on(span.italic),
        ..CharacterProperties::default()
    };
    let mut content = Vec::new();
    for (index, part) in span.text.split('\t').enumerate() {
        if index > 0 {
            content.push(Inline::Tab);
        }
        let part: String = part.chars().filter(|character| text::is_text(*character)).collect();
        if !part.is_empty() {
            content.push(Inline::Text(part));
        }
    }
    Run { properties: Arc::new(properties), content }
}
