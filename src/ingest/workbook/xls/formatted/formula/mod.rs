//! Formulas: the tokens of the binary format as the text that SpreadsheetML stores (MS-XLS 2.2.2).
//!
//! Tokens stand in the order in which a machine with a stack works them off. Each takes its operands from the stack as
//! text and puts its own text back; parentheses are put where the precedence of operators needs them, whether or not
//! the file has a token for them. Whatever is not understood is refused as a whole: no formula is better than a wrong
//! one.

mod functions;
mod literals;
mod references;
mod tokens;

use super::book::Book;
use crate::ingest::bytes::u16_at;
use tokens::Decoder;

/// The longest formula of SpreadsheetML.
const MAX_LENGTH: usize = 8_192;

/// Why a formula is not carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Refusal {
    /// It refers to another workbook.
    External,
    /// Something in it is not understood.
    Unknown,
}

/// Where a formula stands, which decides what its references mean.
#[derive(Clone, Copy)]
pub(in super::super) struct Context<'a> {
    /// The workbook's sheets and names.
    pub book: &'a Book,
    /// The sheet that it is in, by its number among all sheets.
    pub sheet: Option<usize>,
    /// The cell that relative references of shared formulas count from.
    pub base: (u32, u32),
    /// Whether it is that of a name, whose relative references count from A1 and may lie before it.
    pub in_name: bool,
}

/// The text of a formula, without `=`. `tokens` are its tokens and `extra` what follows them: the values of arrays.
///
/// # Errors
/// [`Refusal`].
pub(in super::super) fn text(tokens: &[u8], extra: &[u8], context: Context<'_>) -> Result<String, Refusal> {
    Decoder::new(tokens, extra, context).text()
}

/// Formula tokens with their length before them, and what follows: as in the records of cells.
pub(in super::super) fn counted(data: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let length = usize::from(u16_at(data, at)?);
    data.get(at + 2..)?.split_at_checked(length)
}

/// The cell to whose shared formula, array or table a formula refers that is nothing but such a reference (`PtgExp`).
pub(in super::super) fn shared_with(tokens: &[u8]) -> Option<(u32, u32)> {
    let is_reference = tokens.first() == Some(&0x01) && tokens.len() >= 4;
    if !is_reference {
        return None;
    }
    Some((u16_at(tokens, 1)?.into(), u16_at(tokens, 3).or_else(|| tokens.get(3).map(|byte| u16::from(*byte)))?.into()))
}

#[cfg(test)]
mod tests;
