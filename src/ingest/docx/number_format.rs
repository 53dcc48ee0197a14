//! How a counter's value is written: the formats of `w:numFmt` (ECMA-376 Part 1, 17.18.59 ST_NumberFormat).

/// Letters are repeated (aa, bb) up to thirty times, as in Word; a larger number is written in digits.
const MOST_LETTER_REPEATS: u32 = 30;

/// The largest number written in Roman numerals, as in Word.
const LARGEST_ROMAN: u32 = 32_767;

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The 41 letters of `thaiLetters`: without ฃ and ฅ, which nobody writes, and without the vowels ฤ and ฦ.
const THAI: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

/// A format of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// 1, 2, 3; also what formats of other scripts are read as.
    Decimal,
    /// Digits filled up with zeros to this many: `decimalZero` is two.
    Padded(usize),
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// A, B, C.
    UpperLetter,
    /// a, b, c.
    LowerLetter,
    /// ๑, ๒, ๓.
    ThaiNumbers,
    /// ก, ข, ค.
    ThaiLetters,
    /// หนึ่ง, สอง, สาม.
    ThaiCounting,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// - 1 -, - 2 -.
    InDash,
    /// ①, ②, ③ up to twenty.
    Circled,
    /// １, ２, ３.
    FullWidth,
    /// No number: the level's text is a sign.
    Bullet,
    /// No number.
    None,
}

impl NumberFormat {
    /// The format that `w:val` names; `custom` is the pattern in `w:format`, such as `001, 002, 003, ...`.
    pub fn named(value: &str, custom: Option<&str>) -> NumberFormat {
        match value {
            "decimalZero" => NumberFormat::Padded(2),
            "upperRoman" => NumberFormat::UpperRoman,
            "lowerRoman" => NumberFormat::LowerRoman,
            "upperLetter" => NumberFormat::UpperLetter,
            "lowerLetter" => NumberFormat::LowerLetter,
            "thaiNumbers" => NumberFormat::ThaiNumbers,
            "thaiLetters" => NumberFormat::ThaiLetters,
            "thaiCounting" => NumberFormat::ThaiCounting,
            "ordinal" => NumberFormat::Ordinal,
            "numberInDash" => NumberFormat::InDash,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => NumberFormat::Circled,
            "decimalFullWidth" | "decimalFullWidth2" => NumberFormat::FullWidth,
            "bullet" => NumberFormat::Bullet,
            "none" => NumberFormat::None,
            "custom" => {
                let digits = custom.unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
                NumberFormat::Padded(digits.min(10))
            }
            _ => NumberFormat::Decimal,
        }
    }

    /// The number as it is shown.
    pub fn written(self, number: u32) -> String {
        match self {
            NumberFormat::Decimal => number.to_string(),
            NumberFormat::Padded(width) => format!("{number:0width$}"),
            NumberFormat::UpperRoman => roman(number),
            NumberFormat::LowerRoman => roman(number).to_ascii_lowercase(),
            NumberFormat::UpperLetter => letters(number, LATIN).to_ascii_uppercase(),
            NumberFormat::LowerLetter => letters(number, LATIN),
            NumberFormat::ThaiNumbers => digits_from(number, '๐'),
            NumberFormat::ThaiLetters => letters(number, THAI),
            NumberFormat::ThaiCounting => thai_words(number),
            NumberFormat::Ordinal => format!("{number}{}", ordinal_ending(number)),
            NumberFormat::InDash => format!("- {number} -"),
            NumberFormat::Circled => match number {
                1..=20 => char::from_u32(u32::from('①') + number - 1).map_or_else(String::new, String::from),
                _ => number.to_string(),
            },
            NumberFormat::FullWidth => digits_from(number, '０'),
            NumberFormat::Bullet | NumberFormat::None => String::new(),
        }
    }
}

/// The number in digits of the script whose zero this is.
fn digits_from(number: u32, zero: char) -> String {
    let digit = |c: char| char::from_u32(u32::from(zero) + c.to_digit(10)?);
    number.to_string().chars().filter_map(digit).collect()
}

fn letters(number: u32, alphabet: &str) -> String {
    let size = u32::try_from(alphabet.chars().count()).unwrap_or(u32::MAX);
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let repeats = index / size + 1;
    match usize::try_from(index % size).ok().and_then(|index| alphabet.chars().nth(index)) {
        Some(letter) if repeats <= MOST_LETTER_REPEATS => (0..repeats).map(|_| letter).collect(),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > LARGEST_ROMAN {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// The number in Thai words: a one in last place is เอ็ด, two tens are ยี่สิบ, one ten is สิบ.
fn thai_words(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    const PLACES: [(u32, &str); 6] =
        [(100_000, "แสน"), (10_000, "หมื่น"), (1000, "พัน"), (100, "ร้อย"), (10, "สิบ"), (1, "")];
    if number == 0 {
        return "ศูนย์".to_owned();
    }
    let millions = number / 1_000_000;
    let mut text = if millions > 0 { thai_words(millions) + "ล้าน" } else { String::new() };
    for (value, place) in PLACES {
        let digit = number / value % 10;
        let word = match (value, digit) {
            (_, 0) => continue,
            (1, 1) if number > 10 => "เอ็ด",
            (10, 1) => "",
            (10, 2) => "ยี่",
            _ => usize::try_from(digit).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or_default(),
        };
        text.push_str(word);
        text.push_str(place);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_writes_numbers_as_word_shows_them() {
        let cases = [
            ("decimal", 0, "0"),
            ("decimal", 4_294_967_295, "4294967295"),
            ("decimalZero", 9, "09"),
            ("decimalZero", 100, "100"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("lowerRoman", 0, "0"),
            ("upperRoman", 40_000, "40000"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 28, "bb"),
            ("lowerLetter", 780, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"),
            ("lowerLetter", 781, "781"),
            ("thaiNumbers", 2564, "๒๕๖๔"),
            ("thaiLetters", 1, "ก"),
            ("thaiLetters", 4, "ง"),
            ("thaiLetters", 41, "ฮ"),
            ("thaiLetters", 42, "กก"),
            ("thaiCounting", 1, "หนึ่ง"),
            ("thaiCounting", 11, "สิบเอ็ด"),
            ("thaiCounting", 21, "ยี่สิบเอ็ด"),
            ("thaiCounting", 101, "หนึ่งร้อยเอ็ด"),
            ("thaiCounting", 1_000_000, "หนึ่งล้าน"),
            ("ordinal", 1, "1st"),
            ("ordinal", 12, "12th"),
            ("ordinal", 23, "23rd"),
            ("numberInDash", 3, "- 3 -"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalFullWidth", 10, "１０"),
            ("bullet", 1, ""),
            ("none", 1, ""),
            ("aiueo", 3, "3"),
        ];
        for (format, number, written) in cases {
            assert_eq!(NumberFormat::named(format, None).written(number), written, "{format} {number}");
        }
        assert_eq!(NumberFormat::named("custom", Some("001, 002, 003, ...")).written(7), "007");
    }
}
