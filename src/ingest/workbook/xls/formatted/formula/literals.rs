//! Numbers, strings and arrays that are written in a formula.

use super::Refusal;
use super::tokens::Bytes;
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::biff::error_name;
use crate::ingest::workbook::xls::text::Encoding;

/// A number with all its digits.
pub(super) fn number(value: f64) -> Result<String, Refusal> {
    /// Numbers of more characters are written with a power of ten.
    const MANY_DIGITS: usize = 20;
    if !value.is_finite() {
        return Err(Refusal::Unknown);
    }
    let plain = value.to_string();
    if plain.len() <= MANY_DIGITS {
        return Ok(plain);
    }
    let powered = format!("{value:E}");
    Ok(if powered.contains("E-") { powered } else { powered.replace('E', "E+") })
}

/// A string of up to 255 characters (`PtgStr`), quoted.
pub(super) fn string(bytes: &mut Bytes<'_>, encoding: Encoding) -> Result<String, Refusal> {
    let length = usize::from(bytes.byte()?);
    Ok(quoted(&characters(bytes, length, encoding)?))
}

/// An array (`PtgExtraArray`, MS-XLS 2.5.198.3), row by row.
pub(super) fn array(bytes: &mut Bytes<'_>, encoding: Encoding) -> Result<String, Refusal> {
    let columns = usize::from(bytes.byte()?) + 1;
    let rows = usize::from(bytes.number()?) + 1;
    let mut text = String::from("{");
    for index in 0..columns * rows {
        if index > 0 {
            text.push(if index % columns == 0 { ';' } else { ',' });
        }
        text.push_str(&element(bytes, encoding)?);
        if text.len() > super::MAX_LENGTH {
            return Err(Refusal::Unknown);
        }
    }
    text.push('}');
    Ok(text)
}

fn element(bytes: &mut Bytes<'_>, encoding: Encoding) -> Result<String, Refusal> {
    match bytes.byte()? {
        0x01 => number(bytes.double()?),
        0x02 => {
            let is_wide = matches!(encoding, Encoding::Utf16);
            let length = if is_wide { usize::from(bytes.number()?) } else { usize::from(bytes.byte()?) };
            Ok(quoted(&characters(bytes, length, encoding)?))
        }
        0x04 => Ok(if bytes.take(8)?.first() == Some(&0) { "FALSE" } else { "TRUE" }.to_owned()),
        0x10 => {
            let code = bytes.take(8)?.first().copied();
            code.and_then(error_name).map(str::to_owned).ok_or(Refusal::Unknown)
        }
        _ => Err(Refusal::Unknown),
    }
}

/// So many characters, in BIFF8 with a byte before them that says how wide they are.
fn characters(bytes: &mut Bytes<'_>, length: usize, encoding: Encoding) -> Result<String, Refusal> {
    let one_byte = match encoding {
        Encoding::Utf16 => {
            let is_wide = bytes.byte()? & 1 != 0;
            let data = bytes.take(if is_wide { length * 2 } else { length })?;
            let units: Vec<u16> = if is_wide {
                data.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect()
            } else {
                data.iter().map(|byte| u16::from(*byte)).collect()
            };
            return String::from_utf16(&units).map_err(|_| Refusal::Unknown);
        }
        Encoding::Thai => encoding_rs::WINDOWS_874,
        Encoding::CodePage(encoding) => encoding,
    };
    Ok(one_byte.decode_without_bom_handling(bytes.take(length)?).0.into_owned())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
