//! A document before it has a format: lines and grids, as an office would lay them out.

use std::collections::BTreeMap;

use prongsai::model::Agency;
use rust_decimal::Decimal;

use super::layouts::States;
use super::random::Random;
use super::style::Style;
use super::xlsx::Habits;

/// A document being written, in one style. Layouts draw on it; [`super::docx`], [`super::xlsx`] and [`super::csv`]
/// make files of it.
pub struct Page {
    pub style: Style,
    pub random: Random,
    pub parts: Vec<Part>,
    /// What the page states of every agency on it; a layout that chooses as it draws notes here what it chose.
    pub states: States,
    /// Which indicators (from 0) are stated, where it is not all ten.
    pub some: Option<Vec<usize>>,
    /// Scores with what they were rounded from, where that is plain.
    pub exact: BTreeMap<Decimal, Decimal>,
    /// How a workbook of the page is laid out.
    pub habits: Habits,
}

pub enum Part {
    /// A paragraph; in a sheet a text over the sheet's width.
    Line(String),
    /// A table.
    Grid(Vec<Vec<Cell>>),
    /// A new worksheet; in a text a new page, headed by nothing.
    Sheet(String),
}

/// A cell. Rows list only the cells that begin in them, so a covered place is simply not there.
#[derive(Clone, Debug)]
pub struct Cell {
    pub value: Value,
    pub columns: u32,
    pub rows: u32,
}

#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    /// A score, with its text in the page's style.
    Score(Decimal, String),
    /// A count such as a running number.
    Count(u32, String),
}

impl Cell {
    /// The cell over so many columns.
    pub fn over_columns(self, columns: u32) -> Cell {
        Cell { columns, ..self }
    }

    /// The cell over so many rows.
    pub fn over_rows(self, rows: u32) -> Cell {
        Cell { rows, ..self }
    }
}

impl Page {
    pub fn new(style: Style, random: Random) -> Page {
        Page {
            style,
            random,
            parts: Vec::new(),
            states: States::EVERYTHING,
            some: None,
            exact: BTreeMap::new(),
            habits: Habits::default(),
        }
    }

    /// Takes note of what scores were rounded from; of two that were rounded to one, none is.
    pub fn note_exact<'t>(&mut self, scores: impl Iterator<Item = &'t (Decimal, Decimal)>) {
        let mut unclear = Vec::new();
        for (rounded, exact) in scores {
            if self.exact.insert(*rounded, *exact).is_some_and(|other| other != *exact) {
                unclear.push(*rounded);
            }
        }
        self.exact.retain(|rounded, _| !unclear.contains(rounded));
    }

    pub fn line(&mut self, text: impl AsRef<str>) {
        let text = self.style.text(text.as_ref());
        self.parts.push(Part::Line(text));
    }

    pub fn grid(&mut self, rows: Vec<Vec<Cell>>) {
        self.parts.push(Part::Grid(rows));
    }

    pub fn sheet(&mut self, name: &str) {
        self.parts.push(Part::Sheet(name.to_owned()));
    }

    /// A cell of text.
    pub fn text(&self, text: impl AsRef<str>) -> Cell {
        Cell { value: Value::Text(self.style.text(text.as_ref())), columns: 1, rows: 1 }
    }

    /// A cell with a score.
    pub fn score(&self, score: Decimal) -> Cell {
        Cell { value: Value::Score(score, self.style.score(score)), columns: 1, rows: 1 }
    }

    /// A cell with a count.
    pub fn count(&self, count: usize) -> Cell {
        let text = self.style.text(&count.to_string());
        Cell { value: Value::Count(count as u32, text), columns: 1, rows: 1 }
    }

    /// A cell with an agency's name alone.
    pub fn name(&self, agency: &Agency) -> Cell {
        self.text(self.style.name(agency))
    }

    /// A cell with nothing in it.
    pub fn blank(&self) -> Cell {
        self.text("")
    }

    /// A row of texts.
    pub fn texts(&self, texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// One of several ways to say a thing.
    pub fn say(&mut self, ways: &[&'static str]) -> &'static str {
        self.random.pick(ways)
    }
}

impl Page {
    /// Every text on the page.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.parts.iter_mut().flat_map(|part| match part {
            Part::Line(text) => vec![text],
            Part::Sheet(_) => Vec::new(),
            Part::Grid(grid) => grid.iter_mut().flatten().map(|cell| cell.value.text_mut()).collect(),
        })
    }

    /// The page as a person would note it down: a line a paragraph, cells with bars between.
    pub fn as_rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for part in &self.parts {
            match part {
                Part::Line(text) => rows.push(text.clone()),
                Part::Sheet(name) => rows.push(format!("[{name}]")),
                Part::Grid(grid) => rows.extend(grid.iter().map(|row| {
                    let cells = row.iter().map(|cell| {
                        let spans = match (cell.columns, cell.rows) {
                            (1, 1) => String::new(),
                            (columns, rows) => format!(" <{columns}x{rows}>"),
                        };
                        format!("{}{spans}", cell.value.text())
                    });
                    cells.collect::<Vec<String>>().join(" | ")
                })),
            }
        }
        rows
    }
}

impl Value {
    fn text_mut(&mut self) -> &mut String {
        let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = self;
        text
    }

    pub fn text(&self) -> &str {
        let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = self;
        text
    }
}

/// Where every cell of a grid stands: row, column, cell.
pub fn placed(grid: &[Vec<Cell>]) -> Vec<(u32, u32, &Cell)> {
    let mut covered = std::collections::BTreeSet::new();
    let mut placed = Vec::new();
    for (row, cells) in (0..).zip(grid) {
        let mut column = 0;
        for cell in cells {
            while covered.contains(&(row, column)) {
                column += 1;
            }
            placed.push((row, column, cell));
            for down in 0..cell.rows {
                for right in 0..cell.columns {
                    covered.insert((row + down, column + right));
                }
            }
            column += cell.columns;
        }
    }
    placed
}

/// How many columns a grid has.
pub fn width(grid: &[Vec<Cell>]) -> u32 {
    placed(grid).iter().map(|(_, column, cell)| column + cell.columns).max().unwrap_or(0)
}
