//! From tokens to paragraphs and tables.

use std::sync::Arc;

use super::letters::Letters;
use super::table::{self, CellDefinition, Row};
use super::token::{Token, Tokens};
use crate::model::{Block, Loss, Paragraph, Place, Position};

/// Groups in groups; Word writes some twenty.
const MAX_GROUPS: usize = 1_000;

/// Cells of one file, as of any other.
const MAX_CELLS: usize = 500_000;

/// Paragraphs of one file.
const MAX_PARAGRAPHS: u32 = 200_000;

/// Cells that one row may define; Word allows 63.
const MAX_DEFINITIONS: usize = 1_000;

/// Groups that are no text of the document, by their first word; those under `\*` are not either.
const LEFT_OUT: [&[u8]; 26] = [
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"header",
    b"headerl",
    b"headerr",
    b"headerf",
    b"footer",
    b"footerl",
    b"footerr",
    b"footerf",
    b"footnote",
    b"fldinst",
    b"nonesttables",
    b"nonshppict",
    b"objdata",
    b"objclass",
    b"xe",
    b"tc",
    b"sp",
    b"pntxta",
    b"pntxtb",
    b"annotation",
    b"filetbl",
    b"listtable",
];

/// What holds inside a group, and again behind a group in it.
#[derive(Clone, Copy)]
struct State {
    /// True where nothing is text.
    skipped: bool,
    /// True inside the table of fonts.
    fonts: bool,
    font: i32,
    hidden: bool,
    deleted: bool,
    /// How many characters stand behind `\u` for programs that do not know it.
    substitutes: i32,
    in_table: bool,
    outline: Option<u8>,
}

struct Story {
    file: Arc<str>,
    letters: Letters,
    state: State,
    groups: Vec<State>,
    default_font: i32,
    /// True directly behind `\*`.
    optional: bool,
    /// True directly behind `{`.
    opened: bool,
    /// Substitutes still to be passed over.
    passing: i32,
    /// The first half of a character that takes two `\u`.
    surrogate: Option<u16>,
    bytes: Vec<u8>,
    text: String,
    blocks: Vec<Block>,
    losses: Vec<Loss>,
    paragraphs: u32,
    tables: u32,
    cells: usize,
    definition: CellDefinition,
    definitions: Vec<CellDefinition>,
    row: Vec<String>,
    rows: Vec<Row>,
}

/// The blocks of a file, and what of it is lost.
pub(super) fn read(bytes: &[u8], file: &Arc<str>) -> (Vec<Block>, Vec<Loss>) {
    let state = State {
        skipped: false,
        fonts: false,
        font: 0,
        hidden: false,
        deleted: false,
        substitutes: 1,
        in_table: false,
        outline: None,
    };
    let mut story = Story {
        file: file.clone(),
        letters: Letters::new(),
        state,
        groups: Vec::new(),
        default_font: 0,
        optional: false,
        opened: false,
        passing: 0,
        surrogate: None,
        bytes: Vec::new(),
        text: String::new(),
        blocks: Vec::new(),
        losses: Vec::new(),
        paragraphs: 0,
        tables: 0,
        cells: 0,
        definition: CellDefinition::default(),
        definitions: Vec::new(),
        row: Vec::new(),
        rows: Vec::new(),
    };
    let mut is_closed = false;
    for token in Tokens::new(bytes) {
        if is_closed || !story.take(token) {
            break;
        }
        is_closed = story.groups.is_empty();
    }
    if !story.groups.is_empty() && story.losses.is_empty() {
        story.losses.push(Loss::Truncated { part: "RTF".to_owned() });
    }
    story.finish()
}

impl Story {
    /// Takes one token; false where a limit says that it is the last.
    fn take(&mut self, token: Token<'_>) -> bool {
        let opened = std::mem::take(&mut self.opened);
        match token {
            Token::Open => {
                self.flush();
                self.passing = 0;
                self.opened = true;
                if self.groups.len() == MAX_GROUPS {
                    return self.lose("groups", MAX_GROUPS);
                }
                self.groups.push(self.state);
            }
            Token::Close => {
                self.flush();
                self.passing = 0;
                self.optional = false;
                if let Some(outer) = self.groups.pop() {
                    self.state = outer;
                }
            }
            Token::Byte(byte) => {
                if self.passing > 0 {
                    self.passing -= 1;
                } else if self.shows() {
                    self.bytes.push(byte);
                }
            }
            Token::Symbol(_) if self.passing > 0 => self.passing -= 1,
            Token::Symbol(b'*') => {
                self.optional = true;
                self.opened = opened;
            }
            Token::Symbol(sign) => match sign {
                b'~' => self.push("\u{A0}"),
                b'_' => self.push("-"),
                b'\\' | b'{' | b'}' => self.push(char::from(sign).encode_utf8(&mut [0; 4])),
                _ => {}
            },
            Token::Word(word, number) => return self.word(word, number, opened),
        }
        true
    }

    fn word(&mut self, word: &[u8], number: Option<i32>, opened: bool) -> bool {
        let optional = std::mem::take(&mut self.optional);
        let on = number != Some(0);
        if opened && (optional || LEFT_OUT.contains(&word)) {
            self.state.skipped = true;
        }
        if word != b"u" {
            self.flush();
        }
        match (word, number) {
            (b"fonttbl", _) => (self.state.fonts, self.state.skipped) = (true, true),
            (b"ansicpg", Some(page)) => self.letters.set_page(page),
            (b"deflang" | b"deflangfe" | b"adeflang" | b"lang" | b"langnp", Some(language)) => {
                self.letters.set_language(language);
            }
            (b"deff", Some(font)) => {
                self.default_font = font;
                self.state.font = font;
            }
            (b"f", Some(font)) => self.state.font = font,
            (b"fcharset", Some(charset)) if self.state.fonts => self.letters.set_font(self.state.font, charset),
            _ if self.state.skipped => {}
            (b"uc", Some(count)) => self.state.substitutes = count.clamp(0, 16),
            (b"u", Some(unit)) => self.unicode(unit),
            (b"v", _) => self.state.hidden = on,
            (b"deleted", _) => self.state.deleted = on,
            (b"plain", _) => {
                (self.state.hidden, self.state.deleted) = (false, false);
                self.state.font = self.default_font;
            }
            (b"pard", _) => (self.state.in_table, self.state.outline) = (false, None),
            (b"intbl", _) => self.state.in_table = true,
            (b"outlinelevel", Some(level)) => {
                self.state.outline = u8::try_from(level).ok().filter(|level| *level < 9).map(|level| level + 1);
            }
            (b"par" | b"sect", _) => return self.end_paragraph(),
            (b"line" | b"page" | b"column" | b"nestrow", _) => self.push("\n"),
            (b"tab" | b"nestcell", _) => self.push("\t"),
            (b"trowd", _) => {
                self.definitions.clear();
                self.definition = CellDefinition::default();
            }
            (b"clmrg", _) => self.definition.covered_by_left = true,
            (b"clvmgf", _) => self.definition.merged_down = true,
            (b"clvmrg", _) => self.definition.covered_by_above = true,
            (b"cellx", Some(edge)) => {
                let definition = CellDefinition { edge, ..std::mem::take(&mut self.definition) };
                if self.definitions.len() < MAX_DEFINITIONS {
                    self.definitions.push(definition);
                }
            }
            (b"cell", _) => return self.end_cell(),
            (b"row", _) => self.end_row(),
            _ => {
                if let Some(sign) = sign(word) {
                    self.push(sign);
                }
            }
        }
        true
    }

    fn shows(&self) -> bool {
        !(self.state.skipped || self.state.hidden || self.state.deleted)
    }

    fn push(&mut self, text: &str) {
        if self.passing > 0 {
            self.passing -= 1;
            return;
        }
        self.flush();
        if self.shows() {
            self.text.push_str(text);
        }
    }

    /// A UTF-16 unit, written as a signed number.
    fn unicode(&mut self, unit: i32) {
        self.flush();
        self.passing = self.state.substitutes;
        let Ok(unit) = u16::try_from(if unit < 0 { unit.saturating_add(0x1_0000) } else { unit }) else { return };
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && matches!(unit, 0xD800..=0xDBFF) {
            self.surrogate = Some(unit);
        } else if self.shows() {
            self.text.push_str(&String::from_utf16_lossy(&units));
        }
    }

    /// Makes the bytes so far letters.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let decoded = self.letters.decode(&self.bytes, self.state.font);
            self.text.push_str(&decoded);
            self.bytes.clear();
        }
    }

    fn end_paragraph(&mut self) -> bool {
        if self.state.in_table || !self.row.is_empty() {
            self.push("\n");
            return true;
        }
        if self.paragraphs == MAX_PARAGRAPHS {
            return self.lose("paragraphs", MAX_PARAGRAPHS as usize);
        }
        self.end_table();
        self.paragraphs += 1;
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            let place = Place::new(&self.file, Position::Paragraph(self.paragraphs));
            self.blocks.push(Block::Paragraph(Paragraph {
                text: text.trim().to_owned(),
                heading: self.state.outline,
                place,
            }));
        }
        true
    }

    fn end_cell(&mut self) -> bool {
        if self.cells == MAX_CELLS {
            return self.lose("cells", MAX_CELLS);
        }
        self.cells += 1;
        self.row.push(std::mem::take(&mut self.text));
        true
    }

    fn end_row(&mut self) {
        let texts = std::mem::take(&mut self.row);
        // Text behind the last cell of a row belongs to none; it is blank where a program wrote it.
        self.text.clear();
        if !texts.is_empty() {
            let definitions = self.definitions.iter().take(texts.len()).copied().collect();
            self.rows.push(Row { definitions, texts });
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        self.tables += 1;
        self.blocks.extend(table::table(rows, self.tables, &self.file).map(Block::Table));
    }

    fn lose(&mut self, what: &str, limit: usize) -> bool {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        self.losses.push(Loss::Limit { what: what.to_owned(), limit });
        false
    }

    fn finish(mut self) -> (Vec<Block>, Vec<Loss>) {
        self.flush();
        if !self.row.is_empty() {
            if !self.text.trim().is_empty() {
                self.row.push(std::mem::take(&mut self.text));
            }
            self.end_row();
        }
        self.state.in_table = false;
        if self.text.trim().is_empty() {
            self.end_table();
        } else {
            self.end_paragraph();
        }
        (self.blocks, self.losses)
    }
}

/// Signs that have words.
fn sign(word: &[u8]) -> Option<&'static str> {
    Some(match word {
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        b"zwbo" | b"zwnj" | b"zwj" => "\u{200B}",
        _ => return None,
    })
}
