//! `letters.docx`: a page for each agency to send back, which says what was received, what does not add up and where, and
//! what to send again until when; and a last page for the office itself with what cannot be sent to anybody.
//!
//! `recipients` gathers what concerns whom, `owners` tells whose a file is that nothing could be read of, `page` writes a
//! letter from `received` and `asks` and holds it to one page by the measure of `room`, `unattributed` writes the last
//! page. Words come from [`wording::letters`](super::wording::letters).

mod asks;
mod owners;
mod page;
mod received;
mod recipients;
mod room;
#[cfg(test)]
mod tests;
mod unattributed;

use jiff::civil::Date;

use crate::model::Comparison;

use super::document::text::Text;
use super::document::writer::Writer;
use super::house_style::HouseStyle;
use super::wording::letters as words;
use super::{ExportError, Settings};
use recipients::Recipients;

/// The bytes of `letters.docx`; `reply_by` is the day until which an answer is asked for, else a blank to fill in;
/// `house` is the look of the office's own documents.
///
/// # Errors
/// Where the writer refuses, which no input should bring about.
pub fn write(
    comparison: &Comparison,
    settings: &Settings,
    reply_by: Option<Date>,
    house: Option<&HouseStyle>,
) -> Result<Vec<u8>, ExportError> {
    let text = Text::new(settings);
    let recipients = Recipients::of(comparison);
    let mut writer = Writer::begin(text, text.label(words::RUNNING_TITLE), house)?;
    writer.bare();
    for (position, recipient) in recipients.letters.iter().enumerate() {
        page::letter(&mut writer, &recipients, recipient, position, reply_by)?;
    }
    unattributed::page(&mut writer, &recipients)?;
    writer.finish()
}
