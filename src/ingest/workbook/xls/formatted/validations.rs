//! What may be typed into cells (`Dv`, MS-XLS 2.4.89).

use super::formula::{self, Context};
use super::sheet::{SheetReader, areas};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::workbook::content::with_line_ends;
use crate::ingest::workbook::xls::records::Record;
use crate::ingest::workbook::xls::text::Encoding;
use crate::model::RemarkKind;
use crate::model::workbook::{Validation, ValidationKind};

/// The operators in the order of their numbers, in SpreadsheetML's words.
pub(super) const OPERATORS: [&str; 8] =
    ["between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual", "lessThanOrEqual"];

/// Takes up a rule.
pub(super) fn add(reader: &mut SheetReader<'_>, record: &Record<'_>) {
    let found = validation(&record.data, |base| reader.context(base));
    match found {
        Some(validation) => reader.sheet.validations.push(validation),
        None => reader.losses.add(RemarkKind::DataValidationLost),
    }
}

fn validation<'a>(data: &[u8], context: impl Fn((u32, u32)) -> Context<'a>) -> Option<Validation> {
    let flags = u32_at(data, 0)?;
    let mut at = 4;
    let mut texts = Vec::new();
    for _ in 0..4 {
        let (text, size) = Encoding::Utf16.counted_text(data, at + 2, u16_at(data, at)?.into())?;
        at += 2 + size;
        // A text that is not there is one character, a nought.
        texts.push(if text == "\0" { String::new() } else { with_line_ends(&text) });
    }
    let (first, at) = formula_at(data, at)?;
    let (second, at) = formula_at(data, at)?;
    let areas = areas(data, at).filter(|areas| !areas.is_empty())?;
    let base = areas.iter().map(|area| area.first_row).min().zip(areas.iter().map(|area| area.first_column).min())?;
    let kind = match flags & 0xF {
        0 => ValidationKind::Any,
        1 => ValidationKind::Whole,
        2 => ValidationKind::Decimal,
        3 => ValidationKind::List,
        4 => ValidationKind::Date,
        5 => ValidationKind::Time,
        6 => ValidationKind::TextLength,
        7 => ValidationKind::Custom,
        _ => return None,
    };
    let text_of = |tokens: &[u8]| -> Option<Option<String>> {
        if tokens.is_empty() {
            return Some(None);
        }
        let text = formula::text(tokens, &[], context(base)).ok()?;
        // A list that is written out has noughts between its items.
        Some(Some(if kind == ValidationKind::List { text.replace('\0', ",") } else { text }))
    };
    // Only what lies between two values has a second; some programs write a nought all the same.
    let is_compared = !matches!(kind, ValidationKind::Any | ValidationKind::List | ValidationKind::Custom);
    let has_two = is_compared && flags >> 20 & 0xF < 2;
    let formulas = [text_of(first)?, if has_two { text_of(second)? } else { None }];
    if kind != ValidationKind::Any && formulas[0].is_none() {
        return None;
    }
    let operator = OPERATORS.get(usize::try_from(flags >> 20 & 0xF).ok()?)?;
    let [prompt_title, error_title, prompt, error] = <[String; 4]>::try_from(texts).ok()?;
    Some(Validation {
        areas,
        kind,
        operator,
        error_style: match flags >> 4 & 7 {
            0 => "stop",
            1 => "warning",
            _ => "information",
        },
        formulas,
        allow_blank: flags & 0x100 != 0,
        no_drop_down: flags & 0x200 != 0,
        shows_prompt: flags & 0x4_0000 != 0,
        shows_error: flags & 0x8_0000 != 0,
        prompt: [prompt_title, prompt],
        error: [error_title, error],
    })
}

/// A formula's tokens with their number and two unused bytes before them, and where what follows begins.
fn formula_at(data: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let length = usize::from(u16_at(data, at)?);
    Some((data.get(at + 4..at + 4 + length)?, at + 4 + length))
}
