//! Charts as pictures.

/// A picture of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The picture as PNG.
    pub png: Vec<u8>,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// What it shows, in sentences.
    pub alternative: String,
}
