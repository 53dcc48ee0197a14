//! How the cells look that are filled in. They are unlocked, for whoever protects the sheet; it is not protected here.

use rust_xlsxwriter::{Format, FormatAlign};

use crate::export::workbook::styles::{self, Kind, Tone};

/// As many decimals as are typed, two at least: a score is shown as it was announced.
const SCORE: &str = "0.00##";

/// A cell for text.
pub(super) fn text() -> Format {
    styles::body(Kind::Text, Tone::Plain).set_align(FormatAlign::VerticalCenter).set_unlocked()
}

/// A cell for longer text, which begins at its top.
pub(super) fn long_text() -> Format {
    styles::body(Kind::Text, Tone::Plain).set_unlocked()
}

/// A cell for a code or a choice.
pub(super) fn choice() -> Format {
    styles::body(Kind::Centre, Tone::Plain).set_align(FormatAlign::VerticalCenter).set_unlocked()
}

/// A cell for a score.
pub(super) fn score() -> Format {
    choice().set_num_format(SCORE)
}

/// A cell of the sheet's own, beside those that are filled in.
pub(super) fn label() -> Format {
    styles::heading().set_align(FormatAlign::Left).set_indent(1)
}

/// A name of the sheet's own, in plain letters.
pub(super) fn name() -> Format {
    styles::body(Kind::Text, Tone::Plain).set_align(FormatAlign::VerticalCenter)
}

/// A number or code of the sheet's own.
pub(super) fn number() -> Format {
    styles::body(Kind::Centre, Tone::Plain).set_align(FormatAlign::VerticalCenter)
}

/// The colour of what does not agree.
pub(super) fn differs() -> Format {
    styles::fill(Tone::Doubtful)
}
