//! Formats of cells (ECMA-376 part 1, 18.8): number formats in other digits, and new formats for cells that become
//! numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::convert::exchange::Exchange;
use crate::convert::markup::{Broken, Markup, Node, Space};
use crate::convert::number_format;
use crate::convert::passage::{Edit, edited};
use crate::model::RemarkKind;
use crate::thai::digits::Digits;

use super::number::Number;

/// The formats that programs of Thailand know by number only, each with the one that shows the same in Arabic digits
/// (ECMA-376 part 1, 18.8.30).
const THAI_FORMATS: [(u32, u32); 8] = [(59, 1), (60, 2), (61, 3), (62, 4), (67, 9), (68, 10), (69, 12), (70, 13)];

/// The formats of numbers that every program knows.
const KNOWN_FORMATS: [(u32, &str); 17] = [
    (0, "General"),
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (12, "# ?/?"),
    (13, "# ??/??"),
    (37, "#,##0_);(#,##0)"),
    (38, "#,##0_);[Red](#,##0)"),
    (39, "#,##0.00_);(#,##0.00)"),
    (40, "#,##0.00_);[Red](#,##0.00)"),
    (41, r#"_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)"#),
    (43, r#"_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)"#),
    (48, "##0.0E+0"),
];

/// The formats of dates that every program knows, and shows as its own language has them.
const KNOWN_DATES: [Range<u32>; 2] = [14..23, 45..48];

/// Numbers of formats from here on are a workbook's own.
const FIRST_OWN_FORMAT: u32 = 164;

/// Excel takes no more formats of cells than this.
const MOST_FORMATS: usize = 64_000;

/// The formats of a workbook's cells.
pub(super) struct Styles<'x> {
    xml: &'x str,
    /// The cells' formats in order: the number of the number format, and where each stands.
    formats: Vec<CellFormat>,
    /// Where further formats of cells go, and the attribute that counts them.
    end: usize,
    count: Option<Range<usize>>,
    /// The prefix of SpreadsheetML's elements here, with its colon.
    prefix: String,
    /// Where further number formats go: behind the last, or as a list of their own behind the root's start.
    format_list: FormatList,
    next_format: u32,
    /// The workbook's own number formats as they will be, by their number.
    own: BTreeMap<u32, String>,
    /// New formats of cells by what they were made of.
    added: BTreeMap<(usize, String), usize>,
    added_xml: String,
    /// New number formats by their code.
    added_formats: BTreeMap<String, u32>,
    edits: Vec<Edit>,
}

struct CellFormat {
    element: Range<usize>,
    number_format: u32,
    /// Where its number format is named, and attributes that only text has.
    named_at: Option<Range<usize>>,
    applied_at: Option<Range<usize>>,
    quote_prefix: Option<Range<usize>>,
    behind_name: usize,
}

#[derive(Default)]
struct FormatList {
    behind_root: usize,
    end: Option<usize>,
    /// A list with nothing in it and no end tag: where it stands, and its name.
    empty: Option<(Range<usize>, String)>,
    count: Option<(Range<usize>, u32)>,
}

impl<'x> Styles<'x> {
    /// Reads the part.
    ///
    /// # Errors
    /// Where it is not well formed.
    pub fn read(xml: &'x str, exchange: &mut Exchange<'_>) -> Result<Styles<'x>, Broken> {
        let mut styles = Styles {
            xml,
            formats: Vec::new(),
            end: 0,
            count: None,
            prefix: String::new(),
            format_list: FormatList::default(),
            next_format: FIRST_OWN_FORMAT,
            own: BTreeMap::new(),
            added: BTreeMap::new(),
            added_xml: String::new(),
            added_formats: BTreeMap::new(),
            edits: Vec::new(),
        };
        styles.walk(exchange)?;
        Ok(styles)
    }

    fn walk(&mut self, exchange: &mut Exchange<'_>) -> Result<(), Broken> {
        let mut markup = Markup::new(self.xml);
        let mut open: Vec<String> = Vec::new();
        loop {
            match markup.next()? {
                Node::Open(tag) => {
                    let number = |name: &str| tag.attribute(name).and_then(|value| value.trim().parse().ok());
                    match (tag.space, open.last().map(String::as_str), tag.name()) {
                        (Space::Sheet, None, _) => {
                            let written = tag.written_name();
                            self.prefix =
                                written.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
                            self.format_list.behind_root = tag.range.end;
                        }
                        (Space::Sheet, _, "numFmts") => {
                            self.format_list.count = tag.value("count").zip(number("count"));
                            self.format_list.empty = Some((tag.range.clone(), tag.written_name().to_owned()));
                        }
                        (Space::Sheet, parent, "numFmt") => {
                            let id: u32 = number("numFmtId").unwrap_or(0);
                            self.next_format = self.next_format.max(id.saturating_add(1));
                            if let Some(code) = tag.passage("formatCode") {
                                let new = number_format::edit(&code, false, exchange, &mut self.edits);
                                // Differential formats have number formats of their own.
                                if parent == Some("numFmts") {
                                    self.own.entry(id).or_insert(new);
                                }
                            }
                        }
                        (Space::Sheet, _, "cellXfs") => self.count = tag.value("count"),
                        (Space::Sheet, Some("cellXfs"), "xf") => self.formats.push(CellFormat {
                            element: tag.range.clone(),
                            number_format: number("numFmtId").unwrap_or(0),
                            named_at: tag.value("numFmtId"),
                            applied_at: tag.value("applyNumberFormat"),
                            quote_prefix: tag
                                .whole_attribute("quotePrefix")
                                .filter(|_| !matches!(tag.attribute("quotePrefix"), Some("0" | "false"))),
                            behind_name: tag.behind_name(),
                        }),
                        _ => {}
                    }
                    open.push(tag.name().to_owned());
                }
                Node::Close(range) => match (open.pop().as_deref(), open.last().map(String::as_str)) {
                    (Some("xf"), Some("cellXfs")) => {
                        if let Some(format) = self.formats.last_mut() {
                            format.element.end = format.element.end.max(range.end);
                        }
                    }
                    // A list without end tag has nothing in it, and takes nothing.
                    (Some("cellXfs"), _) if !range.is_empty() => self.end = range.start,
                    (Some("numFmts"), _) if !range.is_empty() => {
                        self.format_list.end = Some(range.start);
                        self.format_list.empty = None;
                    }
                    _ => {}
                },
                Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// Lets the formats that all programs know show the digits that are wanted.
    pub fn exchange_known(&mut self, exchange: &mut Exchange<'_>) {
        for index in 0..self.formats.len() {
            let Some((id, named_at)) = self.formats.get(index).map(|one| (one.number_format, one.named_at.clone()))
            else {
                continue;
            };
            // A workbook may give a number of these another meaning, which was seen to where it stands.
            if self.own.contains_key(&id) {
                continue;
            }
            let new = match exchange.digits() {
                Some(Digits::Arabic) => THAI_FORMATS.iter().find(|(thai, _)| *thai == id).map(|(_, arabic)| *arabic),
                Some(Digits::Thai) => {
                    if KNOWN_DATES.iter().any(|dates| dates.contains(&id)) {
                        exchange.remark(RemarkKind::DateFormatKept);
                    }
                    let code = KNOWN_FORMATS.iter().find(|(known, _)| *known == id).map(|(_, code)| *code);
                    let code = code.and_then(|code| number_format::converted(code, Digits::Thai));
                    code.map(|code| self.own_format(code))
                }
                None => None,
            };
            let Some(new) = new else { continue };
            exchange.told.changes.number_formats += 1;
            if let Some(format) = self.formats.get_mut(index) {
                format.number_format = new;
                match named_at {
                    Some(range) => self.edits.push(Edit::new(range, new.to_string())),
                    None => self
                        .edits
                        .push(Edit::new(format.behind_name..format.behind_name, format!(" numFmtId=\"{new}\""))),
                }
            }
        }
    }

    /// The format of a cell that had this one and becomes a number; none where there is no room for another.
    pub fn with_number(&mut self, base: usize, number: &Number) -> Option<usize> {
        let format = self.formats.get(base)?;
        let (code, known) = number.format();
        let shows = format.number_format;
        let is_shown = Some(shows) == known
            || (shows == 0 && number.is_general())
            || self.own.get(&shows).is_some_and(|own| *own == code);
        if format.quote_prefix.is_none() && is_shown {
            return Some(base);
        }
        let key = (base, code);
        if let Some(&index) = self.added.get(&key) {
            return Some(index);
        }
        let index = self.formats.len() + self.added.len();
        if self.end == 0 || index >= MOST_FORMATS {
            return None;
        }
        let id = known.unwrap_or_else(|| self.own_format(key.1.clone()));
        let copy = self.copy(base, id)?;
        self.added_xml.push_str(&copy);
        self.added.insert(key, index);
        Some(index)
    }

    /// A format of a cell as XML, with another number format.
    fn copy(&self, base: usize, id: u32) -> Option<String> {
        let format = self.formats.get(base)?;
        let element = &format.element;
        let inside = |range: &Range<usize>| range.start - element.start..range.end - element.start;
        let mut edits = Vec::new();
        let mut front = String::new();
        match &format.named_at {
            Some(range) => edits.push(Edit::new(inside(range), id.to_string())),
            None => front = format!(" numFmtId=\"{id}\""),
        }
        match &format.applied_at {
            Some(range) => edits.push(Edit::new(inside(range), "1")),
            None => front.push_str(" applyNumberFormat=\"1\""),
        }
        edits.extend(format.quote_prefix.as_ref().map(|range| Edit::new(inside(range), "")));
        let name = format.behind_name - element.start;
        edits.push(Edit::new(name..name, front));
        Some(edited(self.xml.get(element.clone())?, edits))
    }

    /// The number of a number format of the workbook's own.
    fn own_format(&mut self, code: String) -> u32 {
        if let Some((&id, _)) = self.own.iter().find(|(_, own)| **own == code) {
            return id;
        }
        let next = self.next_format;
        let id = *self.added_formats.entry(code).or_insert(next);
        if id == next {
            self.next_format = next.saturating_add(1);
        }
        id
    }

    /// All edits of the part.
    pub fn finish(mut self) -> Vec<Edit> {
        let prefix = &self.prefix;
        if !self.added_formats.is_empty() {
            let mut by_id: Vec<_> = self.added_formats.iter().map(|(code, id)| (*id, code)).collect();
            by_id.sort_unstable();
            let list: String = by_id
                .iter()
                .map(|(id, code)| {
                    let code = quick_xml::escape::escape(code.as_str());
                    format!("<{prefix}numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>")
                })
                .collect();
            let added = u32::try_from(by_id.len()).unwrap_or(u32::MAX);
            let FormatList { behind_root, end, empty, count } = self.format_list;
            if end.is_some() || empty.is_some() {
                self.edits
                    .extend(count.map(|(range, count)| Edit::new(range, count.saturating_add(added).to_string())));
            }
            self.edits.push(match (end, empty) {
                (Some(end), _) => Edit::new(end..end, list),
                (None, Some((tag, name))) => Edit::new(tag.end - "/>".len()..tag.end, format!(">{list}</{name}>")),
                (None, None) => {
                    let list = format!("<{prefix}numFmts count=\"{added}\">{list}</{prefix}numFmts>");
                    Edit::new(behind_root..behind_root, list)
                }
            });
        }
        if !self.added_xml.is_empty() {
            let count = self.formats.len() + self.added.len();
            self.edits.extend(self.count.map(|range| Edit::new(range, count.to_string())));
            self.edits.push(Edit::new(self.end..self.end, self.added_xml));
        }
        self.edits
    }
}
