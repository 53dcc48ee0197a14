//! How a document writes its figures and names: what differs between offices though the layout is the same.

use prongsai::model::{Agency, AgencyKind, Grade};
use rust_decimal::Decimal;

use super::random::Random;
use super::truth::kind_word;

/// The habits of one writer.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// What a failing test calls it.
    pub name: &'static str,
    pub digits: Digits,
    pub scores: Scores,
    pub names: Names,
    pub wear: Wear,
    pub letters: Letters,
}

/// How the letters of grades are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Latin,
    /// `Ａ`
    FullWidth,
    /// Cyrillic and Greek letters that look the same.
    LookAlike,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    Arabic,
    Thai,
    /// Thai and Arabic in one number: every second digit.
    Mixed,
}

/// How a score is written in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scores {
    /// A number where the format knows numbers.
    Number,
    /// Text such as `95.73`.
    Text,
    /// Text such as `95.73%`; in a workbook a number that is shown as a percentage.
    Percent,
    /// Text such as `95,73`.
    Comma,
    /// Text such as `95.73 คะแนน`.
    Unit,
    /// Text such as ` 95. 73`, as typed in a hurry.
    Spaced,
    /// Text such as `ร้อยละ 95.73 คะแนน`
    Phrase,
    /// In a workbook the number as it was calculated, with all its decimals, of which two are shown.
    Long,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// `องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี`
    Full,
    /// `อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี`
    Short,
    /// `อบต. แดงหม้อ  อ. เขื่องใน  จ. อุบลราชธานี`
    ShortSpaced,
    /// `อบต แดงหม้อ`, where it is a short word without a point
    Undotted,
    /// `อ.บ.ต.แดงหม้อ`
    Dotted,
    /// `องค์การบริหารส่วนตำบล แดงหม้อ`
    FullSpaced,
}

/// What years of copying between programs leave in Thai text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wear {
    None,
    /// ำ as ํ and า, แ as two เ.
    Decomposed,
    /// The tone mark typed before the vowel.
    Swapped,
    /// Zero-width spaces in words and no-break spaces between them.
    Spaces,
    /// Raised and shifted marks of old fonts, from the private use area.
    PrivateUse,
    /// Spaces within long words.
    Broken,
}

/// Every style that a layout is tried in; each changes one habit, the last several.
pub const STYLES: [Style; 14] = [
    PLAIN,
    Style { name: "thai digits", digits: Digits::Thai, scores: Scores::Text, ..PLAIN },
    Style { name: "mixed digits", digits: Digits::Mixed, scores: Scores::Text, ..PLAIN },
    Style { name: "numbers as text", scores: Scores::Text, ..PLAIN },
    Style { name: "percent", scores: Scores::Percent, ..PLAIN },
    Style { name: "decimal comma", scores: Scores::Comma, ..PLAIN },
    Style { name: "with unit", scores: Scores::Unit, ..PLAIN },
    Style { name: "spaces in numbers", scores: Scores::Spaced, ..PLAIN },
    Style { name: "short names", names: Names::Short, ..PLAIN },
    Style { name: "short names with spaces", names: Names::ShortSpaced, digits: Digits::Thai, ..PLAIN },
    Style { name: "decomposed vowels", wear: Wear::Decomposed, digits: Digits::Thai, ..PLAIN },
    Style { name: "swapped marks", wear: Wear::Swapped, ..PLAIN },
    Style { name: "odd spaces", wear: Wear::Spaces, names: Names::Short, digits: Digits::Thai, ..PLAIN },
    Style { name: "old fonts", wear: Wear::PrivateUse, scores: Scores::Text, ..PLAIN },
];

const PLAIN: Style = Style {
    name: "plain",
    digits: Digits::Arabic,
    scores: Scores::Number,
    names: Names::Full,
    wear: Wear::None,
    letters: Letters::Latin,
};

impl Style {
    /// Habits put together at random.
    pub fn random(random: &mut Random) -> Style {
        let digits = random.pick(&[Digits::Arabic, Digits::Arabic, Digits::Thai, Digits::Mixed]);
        let scores = random.pick(&[
            Scores::Number,
            Scores::Number,
            Scores::Text,
            Scores::Percent,
            Scores::Comma,
            Scores::Unit,
            Scores::Spaced,
            Scores::Phrase,
            Scores::Long,
        ]);
        let names = random.pick(&[
            Names::Full,
            Names::Full,
            Names::Short,
            Names::ShortSpaced,
            Names::Undotted,
            Names::Dotted,
            Names::FullSpaced,
        ]);
        let wear = random.pick(&[
            Wear::None,
            Wear::None,
            Wear::None,
            Wear::Decomposed,
            Wear::Swapped,
            Wear::Spaces,
            Wear::PrivateUse,
            Wear::Broken,
        ]);
        let letters = random.pick(&[Letters::Latin, Letters::Latin, Letters::FullWidth, Letters::LookAlike]);
        Style { name: "at random", digits, scores, names, wear, letters }
    }

    /// A grade or level in the writer's letters.
    pub fn grade(&self, grade: Grade) -> String {
        let typed = |c: char| match (self.letters, c) {
            (Letters::FullWidth, 'A'..='F') => char::from_u32(c as u32 - 'A' as u32 + 0xFF21).unwrap_or(c),
            (Letters::LookAlike, 'A') => 'А',
            (Letters::LookAlike, 'B') => 'В',
            (Letters::LookAlike, 'C') => 'С',
            (Letters::LookAlike, 'E') => 'Е',
            _ => c,
        };
        grade.label().chars().map(typed).collect()
    }

    /// A text in the writer's digits and with its wear.
    pub fn text(&self, text: &str) -> String {
        let text = self.in_digits(text);
        match self.wear {
            Wear::None => text,
            Wear::Decomposed => text.replace('ำ', "\u{0E4D}\u{0E32}").replace('แ', "เเ"),
            Wear::Swapped => swap_marks(&text),
            Wear::Spaces => odd_spaces(&text),
            Wear::PrivateUse => private_use(&text),
            Wear::Broken => broken(&text),
        }
    }

    /// A text in the writer's digits.
    pub fn in_digits(&self, text: &str) -> String {
        let mut seen = 0;
        text.chars()
            .map(|c| {
                let Some(digit) = c.to_digit(10) else { return c };
                seen += 1;
                let thai = match self.digits {
                    Digits::Arabic => false,
                    Digits::Thai => true,
                    Digits::Mixed => seen % 2 == 0,
                };
                if thai { char::from_u32('๐' as u32 + digit).unwrap_or(c) } else { c }
            })
            .collect()
    }

    /// A score as text in a cell of its own.
    pub fn score(&self, score: Decimal) -> String {
        let plain = score.to_string();
        self.in_digits(&match self.scores {
            Scores::Number | Scores::Text | Scores::Long => plain,
            Scores::Percent => format!("{plain}%"),
            Scores::Comma => plain.replace('.', ","),
            Scores::Unit => format!("{plain} คะแนน"),
            Scores::Phrase => format!("ร้อยละ {plain} คะแนน"),
            Scores::Spaced => format!(" {}", plain.replace('.', ". ")),
        })
    }

    /// A score in a sentence, where nobody writes a unit into the number.
    pub fn score_in_prose(&self, score: Decimal) -> String {
        self.in_digits(&score.to_string())
    }

    /// An agency's name without its place.
    pub fn name(&self, agency: &Agency) -> String {
        let proper = agency.name.strip_prefix(kind_word(agency.kind, false)).unwrap_or(&agency.name);
        let short = kind_word(agency.kind, true);
        match self.names {
            Names::Full => agency.name.clone(),
            Names::FullSpaced => format!("{} {proper}", kind_word(agency.kind, false)),
            Names::Short => format!("{short}{proper}"),
            Names::ShortSpaced => format!("{short} {proper}"),
            Names::Undotted if is_organization(agency.kind) => format!("{} {proper}", short.trim_end_matches('.')),
            Names::Dotted if is_organization(agency.kind) => {
                let dotted: String = short.trim_end_matches('.').chars().flat_map(|c| [c, '.']).collect();
                format!("{dotted}{proper}")
            }
            Names::Undotted | Names::Dotted => format!("{short}{proper}"),
        }
    }

    /// An agency's name as short as it goes, for the name of a sheet.
    pub fn short_name(&self, agency: &Agency) -> String {
        Style { names: Names::Short, ..*self }.name(agency)
    }

    /// An agency's name with district and province.
    pub fn name_and_place(&self, agency: &Agency) -> String {
        let (district_word, province_word, between) = match self.names {
            Names::Full | Names::FullSpaced => ("อำเภอ", "จังหวัด", " "),
            Names::Short | Names::Undotted | Names::Dotted => ("อ.", "จ.", " "),
            Names::ShortSpaced => ("อ. ", "จ. ", "  "),
        };
        let mut text = self.name(agency);
        for (word, value) in [(district_word, &agency.district), (province_word, &agency.province)] {
            if let Some(value) = value {
                text.push_str(&format!("{between}{word}{value}"));
            }
        }
        text
    }
}

/// The kinds whose short words are said as letters.
fn is_organization(kind: AgencyKind) -> bool {
    use AgencyKind::{ProvincialAdministrativeOrganization, SubdistrictAdministrativeOrganization};
    matches!(kind, SubdistrictAdministrativeOrganization | ProvincialAdministrativeOrganization)
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{0E48}'..='\u{0E4B}')
}

/// Vowels above and below the line, which belong before the tone mark.
fn is_hanging_vowel(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E39}')
}

/// Long words broken by hand, as where a line was full.
fn broken(text: &str) -> String {
    const BREAKS: [[&str; 2]; 8] = [
        ["การใช้ทรัพย์สิน", "ของราชการ"],
        ["การแก้ไขปัญหา", "การทุจริต"],
        ["การป้องกัน", "การทุจริต"],
        ["ประสิทธิภาพ", "การสื่อสาร"],
        ["คุณภาพ", "การดำเนินงาน"],
        ["การปรับปรุง", "ระบบการทำงาน"],
        ["ผู้มีส่วนได้", "ส่วนเสีย"],
        ["คะแนน", "เฉลี่ย"],
    ];
    BREAKS.iter().fold(text.to_owned(), |text, parts| text.replace(&parts.concat(), &parts.join(" ")))
}

fn swap_marks(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for at in 1..chars.len() {
        if is_tone(chars[at]) && is_hanging_vowel(chars[at - 1]) {
            chars.swap(at - 1, at);
        }
    }
    chars.into_iter().collect()
}

/// A zero-width space after every fifth consonant-led letter and no-break spaces for spaces.
fn odd_spaces(text: &str) -> String {
    let mut worn = String::new();
    for (at, c) in text.replace(' ', "\u{00A0}").chars().enumerate() {
        let begins_syllable = matches!(c, 'ก'..='ฮ' | 'เ'..='ไ');
        if begins_syllable && at % 5 == 4 {
            worn.push('\u{200B}');
        }
        worn.push(c);
    }
    worn
}

/// Tone marks as the old fonts' low marks, where no vowel stands above the consonant.
fn private_use(text: &str) -> String {
    let mut worn = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let low = match c {
            '\u{0E48}' => '\u{F70A}',
            '\u{0E49}' => '\u{F70B}',
            '\u{0E4A}' => '\u{F70C}',
            '\u{0E4B}' => '\u{F70D}',
            _ => c,
        };
        let consonant_before = matches!(before, 'ก'..='ฮ');
        worn.push(if consonant_before { low } else { c });
        before = c;
    }
    worn
}
