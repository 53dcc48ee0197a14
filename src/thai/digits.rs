//! Thai and Arabic digits, and decimal numbers as offices write them.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// The text with Thai digits (๐ to ๙) as Arabic ones, all else unchanged.
pub fn to_arabic(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// The text with Arabic digits as Thai ones, all else unchanged.
pub fn to_thai(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// The number that a text as a whole is: Thai, Arabic or full-width digits mixed, decimal point or comma ("95,73"),
/// spaces inside ("95. 73", "9 5.73"), a percent sign, ร้อยละ in front and คะแนน or เปอร์เซ็นต์ behind. The decimals that were
/// stated are kept ("73.90" has two). None where the text is anything else or could mean two numbers.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}
