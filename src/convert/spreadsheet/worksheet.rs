//! Worksheets (ECMA-376 part 1, 18.3): cells whose text is a number become numbers, texts of their own and what formulas
//! say to people change, and so do headers, footers, and the words of input checks.

use std::ops::Range;

use crate::convert::exchange::Exchange;
use crate::convert::markup::{Broken, Markup, Node, Space, Tag};
use crate::convert::passage::{Edit, Passage};
use crate::thai::digits::Digits;

use super::formula::{self, Columns};
use super::margin;
use super::number::{self, Number};
use super::reference::{Area, Cell};
use super::strings::{Item, Shared};
use super::styles::Styles;
use super::table::{self, Headings};

/// What a worksheet is read with.
pub(super) struct Context<'c> {
    /// The shared texts.
    pub shared: &'c Shared,
    /// The tables on this sheet.
    pub tables: &'c [Headings],
    /// The names of tables' columns that change, in the whole workbook.
    pub columns: &'c Columns,
}

/// What became of a worksheet.
pub(super) struct Sheet {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Whether any cell is calculated.
    pub has_formulas: bool,
}

/// Goes through a worksheet. Cells that become numbers take their formats from `styles`; without those they stay text.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn edits(
    xml: &str,
    context: &Context<'_>,
    styles: Option<&mut Styles<'_>>,
    exchange: &mut Exchange<'_>,
) -> Result<Sheet, Broken> {
    let markup = Markup::new(xml);
    let sheet = Sheet { edits: Vec::new(), has_formulas: false };
    let mut worksheet = Worksheet {
        markup,
        context,
        styles,
        exchange,
        sheet,
        cell: None,
        last: Cell { row: 0, column: 0 },
        text: None,
        depth: 0,
    };
    worksheet.walk()?;
    Ok(worksheet.sheet)
}

struct Worksheet<'x, 'c, 'e, 's, 'y> {
    markup: Markup<'x>,
    context: &'c Context<'c>,
    styles: Option<&'e mut Styles<'y>>,
    exchange: &'e mut Exchange<'s>,
    sheet: Sheet,
    cell: Option<OpenCell>,
    /// The cell that was met last; without a place of its own, one stands behind it.
    last: Cell,
    /// Text outside cells that is being read, and how deep its element lies.
    text: Option<(Kind, usize, Passage)>,
    depth: usize,
}

/// What a text outside the values of cells is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Formula,
    Margin,
}

/// A cell that is being read.
struct OpenCell {
    at: Cell,
    depth: usize,
    /// Where its start tag and its content end, and how its elements are prefixed.
    content: usize,
    prefix: String,
    format: Option<Range<usize>>,
    format_index: usize,
    behind_name: usize,
    kind: CellKind,
    kind_at: Option<Range<usize>>,
    has_formula: bool,
    in_value: bool,
    value: Passage,
    value_element: Range<usize>,
    value_at: Option<Range<usize>>,
    own: Item,
    in_own: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
    /// A number in the list of shared texts.
    Shared,
    /// Text in the cell.
    Own,
    /// What a formula gave, or text without a formula.
    Plain,
    /// No text.
    Other,
}

impl<'x> Worksheet<'x, '_, '_, '_, '_> {
    fn walk(&mut self) -> Result<(), Broken> {
        loop {
            match self.markup.next()? {
                Node::Open(tag) => {
                    self.depth += 1;
                    self.open(&tag);
                }
                Node::Text(range) => self.text(range),
                Node::Close(range) => {
                    self.close(&range);
                    self.depth = self.depth.saturating_sub(1);
                }
                Node::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &Tag<'x>) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.in_own) {
            cell.own.open(tag);
            return;
        }
        match (tag.space, tag.name()) {
            (Space::Sheet, "row") => {
                let stated = tag.attribute("r").and_then(|row| row.parse().ok());
                self.last = Cell { row: stated.unwrap_or(self.last.row.saturating_add(1)), column: 0 };
            }
            (Space::Sheet, "c") if self.cell.is_none() => {
                let next = Cell { row: self.last.row, column: self.last.column.saturating_add(1) };
                self.last = tag.attribute("r").and_then(Cell::parse).unwrap_or(next);
                self.cell = Some(open_cell(tag, self.last, self.depth));
            }
            (Space::Sheet | Space::SheetFormula, "f") | (Space::Sheet, "formula" | "formula1" | "formula2") => {
                if let Some(cell) = &mut self.cell {
                    cell.has_formula = true;
                    self.sheet.has_formulas = true;
                }
                self.text = Some((Kind::Formula, self.depth, Passage::default()));
            }
            (Space::Sheet, "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter") => {
                self.text = Some((Kind::Margin, self.depth, Passage::default()))
            }
            (Space::Sheet, "dataValidation") => {
                self.attributes(tag, &["promptTitle", "prompt", "errorTitle", "error"]);
            }
            (Space::Sheet, "filter" | "customFilter") => {
                if let Some(passage) = table::criterion(tag, self.exchange) {
                    self.exchange.passage(&passage, &mut self.sheet.edits);
                }
            }
            // The rule's formula holds the same text, which changes on the same condition.
            (Space::Sheet, "cfRule") if self.changes_literal(tag.attribute("text").unwrap_or_default()) => {
                self.attributes(tag, &["text"]);
            }
            (Space::Sheet, name) => {
                let Some(cell) = &mut self.cell else { return };
                match name {
                    "v" => {
                        cell.in_value = true;
                        cell.value_element = tag.range.clone();
                    }
                    "is" => cell.in_own = true,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn changes_literal(&self, text: &str) -> bool {
        self.exchange.digits() != Some(Digits::Thai) || formula::has_words(text)
    }

    fn attributes(&mut self, tag: &Tag<'x>, names: &[&str]) {
        for name in names {
            if let Some(passage) = tag.passage(name) {
                self.exchange.passage(&passage, &mut self.sheet.edits);
            }
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let source = self.markup.source();
        if let Some((_, _, passage)) = &mut self.text {
            passage.push(source, range);
        } else if let Some(cell) = &mut self.cell {
            if cell.in_value {
                cell.value.push(source, range);
            } else if cell.in_own {
                cell.own.text(source, range);
            }
        }
    }

    fn close(&mut self, end: &Range<usize>) {
        if let Some((kind, _, passage)) = self.text.take_if(|(_, depth, _)| *depth == self.depth) {
            match kind {
                Kind::Formula => {
                    formula::edit(&passage, self.context.columns, self.exchange, &mut self.sheet.edits);
                }
                Kind::Margin => margin::edit(&passage, self.exchange, &mut self.sheet.edits),
            }
            return;
        }
        if let Some(cell) = self.cell.take_if(|cell| cell.depth == self.depth) {
            self.finish(&cell, end.start);
        } else if let Some(cell) = &mut self.cell {
            // Without a stack of names: in a cell, a value and an inline text lie right below it.
            if cell.depth + 1 == self.depth {
                if std::mem::take(&mut cell.in_value) {
                    // All between the tags is the value, whatever it is written as.
                    cell.value_at = Some(cell.value_element.end..end.start);
                    cell.value_element.end = end.end;
                }
                cell.in_own = false;
            } else if cell.in_own {
                cell.own.close();
            }
        }
    }

    fn finish(&mut self, cell: &OpenCell, end: usize) {
        match cell.kind {
            CellKind::Shared => self.finish_shared(cell),
            CellKind::Own => {
                let (exchanged, number) = cell.own.exchanged(self.exchange);
                let number = number.filter(|_| !cell.has_formula && !self.is_heading(cell));
                let format = number.as_ref().and_then(|number| self.format_for(cell, number));
                self.exchange.count(&exchanged);
                match number.zip(format) {
                    Some((number, format)) => {
                        let value = format!("<{0}v>{1}</{0}v>", cell.prefix, number.value);
                        self.sheet.edits.push(Edit::new(cell.content..end, value));
                        self.become_number(cell, format);
                    }
                    None => cell.own.passage().edits(&exchanged.replacements, &mut self.sheet.edits),
                }
            }
            CellKind::Plain => self.finish_plain(cell),
            CellKind::Other => {}
        }
    }

    fn finish_shared(&mut self, cell: &OpenCell) {
        let Ok(index) = cell.value.text().trim().parse::<usize>() else { return };
        if self.keeps_heading(cell) {
            let Some(original) = self.context.shared.originals.get(index) else { return };
            let prefix = &cell.prefix;
            let text = quick_xml::escape::escape(original.as_str());
            let own = format!("<{prefix}is><{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}is>");
            self.sheet.edits.push(Edit::new(cell.value_element.clone(), own));
            self.sheet.edits.extend(cell.kind_at.as_ref().map(|kind| Edit::new(kind.clone(), " t=\"inlineStr\"")));
            return;
        }
        let number = self.context.shared.numbers.get(index).and_then(Option::as_ref);
        let Some(number) = number.filter(|_| !cell.has_formula && !self.is_heading(cell)) else { return };
        let (Some(format), Some(value)) = (self.format_for(cell, number), &cell.value_at) else { return };
        self.sheet.edits.push(Edit::new(value.clone(), number.value.clone()));
        self.become_number(cell, format);
    }

    fn finish_plain(&mut self, cell: &OpenCell) {
        let exchanged = self.exchange.of(&cell.value);
        let is_number = !cell.has_formula
            && self.exchange.digits() == Some(Digits::Arabic)
            && !self.exchange.settings().keep_text
            && exchanged.has_digits()
            && !self.is_heading(cell);
        let number = is_number.then(|| number::parse(&cell.value.replaced(&exchanged.replacements))).flatten();
        let format = number.as_ref().and_then(|number| self.format_for(cell, number));
        self.exchange.count(&exchanged);
        match (number.zip(format), &cell.value_at) {
            (Some((number, format)), Some(value)) => {
                self.sheet.edits.push(Edit::new(value.clone(), number.value));
                self.become_number(cell, format);
            }
            _ => cell.value.edits(&exchanged.replacements, &mut self.sheet.edits),
        }
    }

    fn format_for(&mut self, cell: &OpenCell, number: &Number) -> Option<usize> {
        self.styles.as_mut()?.with_number(cell.format_index, number)
    }

    /// The cell's attributes as those of a number in this format.
    fn become_number(&mut self, cell: &OpenCell, format: usize) {
        self.exchange.told.changes.numbers += 1;
        let edits = &mut self.sheet.edits;
        edits.extend(cell.kind_at.as_ref().map(|kind| Edit::new(kind.clone(), "")));
        if format != cell.format_index {
            match &cell.format {
                Some(range) => edits.push(Edit::new(range.clone(), format.to_string())),
                None => edits.push(Edit::new(cell.behind_name..cell.behind_name, format!(" s=\"{format}\""))),
            }
        }
    }

    /// Whether a table names a column or its totals by the cell: it must stay text.
    fn is_heading(&self, cell: &OpenCell) -> bool {
        let is_in = |area: &Area| area.holds(cell.at);
        self.context.tables.iter().any(|table| is_in(&table.area) || table.totals.as_ref().is_some_and(is_in))
    }

    fn keeps_heading(&self, cell: &OpenCell) -> bool {
        self.context.tables.iter().any(|table| table.kept && table.area.holds(cell.at))
    }
}

fn open_cell(tag: &Tag<'_>, at: Cell, depth: usize) -> OpenCell {
    let kind = match tag.attribute("t") {
        Some("s") => CellKind::Shared,
        Some("inlineStr") => CellKind::Own,
        Some("str") => CellKind::Plain,
        _ => CellKind::Other,
    };
    OpenCell {
        at,
        depth,
        content: tag.range.end,
        prefix: tag.written_name().rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:")),
        format: tag.value("s"),
        format_index: tag.attribute("s").and_then(|value| value.trim().parse().ok()).unwrap_or(0),
        behind_name: tag.behind_name(),
        kind,
        kind_at: tag.whole_attribute("t"),
        has_formula: false,
        in_value: false,
        value: Passage::default(),
        value_element: 0..0,
        value_at: None,
        own: Item::default(),
        in_own: false,
    }
}
