//! Values as the binary formats of Excel store them, the old one and the new.

/// A number in four bytes (MS-XLS 2.5.217), written so that no digit is lost: an integer or the upper half of a
/// floating point number, either of them in hundredths.
pub(super) fn rk(stored: u32) -> String {
    let hundredths = if stored & 1 != 0 { -2 } else { 0 };
    if stored & 2 != 0 {
        return format!("{}e{hundredths}", stored.cast_signed() >> 2);
    }
    let written = format!("{:e}", f64::from_bits(u64::from(stored & !3) << 32));
    match written.split_once('e') {
        Some((digits, power)) => format!("{digits}e{}", power.parse::<i32>().unwrap_or(0) + hundredths),
        None => written,
    }
}

/// What Excel shows for an error (MS-XLS 2.5.10).
pub(super) fn error_name(number: u8) -> Option<&'static str> {
    Some(match number {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::workbook::content::shown;
    use crate::ingest::workbook::number::Epoch;
    use crate::ingest::workbook::styles::NumberFormat;

    #[test]
    fn numbers_in_four_bytes_keep_their_digits() {
        let upper = |value: f64| u32::try_from(value.to_bits() >> 32).unwrap() & !3;
        let cases = [
            (2 | (2564 << 2), "2564"),
            (3 | (9573 << 2), "95.73"),
            (3 | ((-1250_i32) << 2).cast_unsigned(), "-12.5"),
            (upper(0.5), "0.5"),
            (upper(9583.0) | 1, "95.83"),
            (2, "0"),
            (0, "0"),
        ];
        for (stored, expected) in cases {
            assert_eq!(shown(rk(stored), NumberFormat::Plain, Epoch::Y1900).1, expected, "{stored:#x}");
        }
    }
}
