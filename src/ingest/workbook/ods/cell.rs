//! What a cell of an OpenDocument sheet says.

use super::xml::{Element, Stream, Token};
use crate::ingest::package::Fault;
use crate::ingest::workbook::content::{iso_date, shown, truth};
use crate::ingest::workbook::number::Epoch;
use crate::ingest::workbook::styles::NumberFormat;
use crate::model::{CellKind, Limit};

/// Spaces that one `text:s` stands for at most: nothing is lost but white space.
const SPACES: u32 = 100;

/// Reads the rest of a cell: its paragraphs, as lines, none where it has no paragraph, and whether it was cut at
/// [`Limit::CellBytes`].
pub(super) fn text(xml: &mut Stream<'_>) -> Result<(Option<String>, bool), Fault> {
    let longest = Limit::CellBytes.length();
    let mut text = String::new();
    let mut is_cut = false;
    let mut is_first = true;
    loop {
        match xml.next()? {
            Token::Start(element) if element.name == "p" => {
                if !is_first {
                    text.push('\n');
                }
                is_first = false;
                paragraph(xml, &mut text)?;
            }
            Token::Start(_) => xml.skip()?,
            Token::Text(_) => {}
            Token::End => return Ok(((!is_first).then_some(text), is_cut)),
            Token::Eof => return Err(Fault::Broken),
        }
        is_cut |= text.len() > longest;
        text.truncate(text.floor_char_boundary(longest));
    }
}

fn paragraph(xml: &mut Stream<'_>, text: &mut String) -> Result<(), Fault> {
    let mut depth = 0_u32;
    // One letter too many is enough to be over the limit.
    let longest = Limit::CellBytes.length();
    // White space in the XML is one space, and none at a paragraph's beginning; more of it is written as elements.
    let mut after_space = true;
    loop {
        match xml.next()? {
            Token::Text(piece) if text.len() <= longest => {
                for character in piece.chars() {
                    let is_space = matches!(character, ' ' | '\t' | '\r' | '\n');
                    if !(is_space && after_space) {
                        text.push(if is_space { ' ' } else { character });
                    }
                    after_space = is_space;
                }
            }
            Token::Text(_) => {}
            Token::Start(element) => {
                let (sign, count) = match element.name.as_str() {
                    "s" => (' ', element.repeat("c").min(SPACES)),
                    "tab" => ('\t', 1),
                    "line-break" => ('\n', 1),
                    "annotation" | "note" | "ruby-text" | "frame" => {
                        xml.skip()?;
                        continue;
                    }
                    _ => {
                        depth += 1;
                        continue;
                    }
                };
                if text.len() <= longest {
                    text.extend((0..count).map(|_| sign));
                }
                after_space = false;
                xml.skip()?;
            }
            Token::End if depth == 0 => return Ok(()),
            Token::End => depth -= 1,
            Token::Eof => return Err(Fault::Broken),
        }
    }
}

/// What a cell with this text holds; none where it is blank. A program with a calculator shows a paragraph beside every
/// result, a blank one beside a blank result.
pub(super) fn content(cell: &Element, text: Option<String>) -> Option<(CellKind, String)> {
    let has_text = text.is_some();
    let text = text.unwrap_or_default();
    if cell.attribute("calcext:value-type") == Some("error") {
        return Some((CellKind::Error, if text.is_empty() { "#VALUE!".to_owned() } else { text }));
    }
    let has_formula = cell.attribute("formula").is_some();
    let stated = |name: &str| cell.attribute(name).filter(|value| !value.is_empty());
    let number = |format| match stated("value") {
        // Older programs write an error as a nought beside which the error is shown.
        Some(_) if has_formula && is_error(&text) => Some((CellKind::Error, text.clone())),
        Some(_) if matches!(text.as_str(), "TRUE" | "FALSE") => Some((CellKind::Boolean, text.clone())),
        Some(value) => match shown(value.to_owned(), format, Epoch::Y1900) {
            // Infinite, or not a number.
            (CellKind::Text, _) => None,
            content => Some(content),
        },
        None => None,
    };
    let found = match cell.attribute("value-type") {
        Some("float" | "currency") => number(NumberFormat::Plain),
        Some("percentage") => number(NumberFormat::Percent),
        Some("date") => stated("date-value").map(|date| (CellKind::Date, iso_date(date))),
        Some("time") => stated("time-value").and_then(clock).map(|time| (CellKind::Date, time)),
        Some("boolean") => stated("boolean-value").map(|value| truth(value == "true")),
        Some("string") => {
            let string = if text.is_empty() { cell.value("string-value") } else { text };
            return (!string.is_empty()).then_some((CellKind::Text, string));
        }
        _ => None,
    };
    match found {
        Some(found) => Some(found),
        None if has_formula && !has_text => Some((CellKind::Uncalculated, text)),
        None if text.is_empty() => None,
        None if is_error(&text) => Some((CellKind::Error, text)),
        None => Some((CellKind::Text, text)),
    }
}

/// True for what spreadsheet programs show in place of a result.
fn is_error(text: &str) -> bool {
    let code = text.strip_prefix("Err:").is_some_and(|code| code.chars().all(|c| c.is_ascii_digit()));
    code || matches!(text, "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A" | "#GETTING_DATA")
}

/// A length of time (`PT08H30M00S`) in our notation: `08:30:00`.
fn clock(written: &str) -> Option<String> {
    let (hours, rest) = written.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split_once(['.', ',']).map_or(seconds, |(whole, _)| whole);
    let is_number = |text: &&str| !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    [hours, minutes, seconds].iter().all(is_number).then(|| format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_clocks() {
        for (written, expected) in
            [("PT08H30M00S", Some("08:30:00")), ("PT26H5M7.25S", Some("26:05:07")), ("P1D", None)]
        {
            assert_eq!(clock(written).as_deref(), expected, "{written}");
        }
    }
}
