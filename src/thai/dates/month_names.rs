//! The names of months: in full, short, in English, misspelt by one letter, or broken by a space.

/// A month's name at the beginning of a text.
pub(super) struct MonthName {
    /// 1 to 12.
    pub(super) month: i8,
    /// How it is written.
    pub(super) form: Form,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// How a month's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In full: "ตุลาคม".
    Full,
    /// Short: "ต.ค.", "ตค".
    Short,
    /// In English, in full or short. A month only with a year.
    English,
    /// One letter apart from a full name: "มีนาคา". A month only with a year.
    Near,
}

/// Full names, with the misspellings that are common.
const FULL_MONTHS: [(&str, i8); 16] = [
    ("มกราคม", 1),
    ("กุมภาพันธ์", 2),
    ("กุมภาพันธุ์", 2),
    ("มีนาคม", 3),
    ("เมษายน", 4),
    ("พฤษภาคม", 5),
    ("พฤกษภาคม", 5),
    ("มิถุนายน", 6),
    ("กรกฎาคม", 7),
    ("กรกฏาคม", 7),
    ("สิงหาคม", 8),
    ("กันยายน", 9),
    ("ตุลาคม", 10),
    ("พฤศจิกายน", 11),
    ("พฤษจิกายน", 11),
    ("ธันวาคม", 12),
];

/// The two parts of each short name.
const SHORT_MONTHS: [(&str, &str, i8); 12] = [
    ("ม", "ค", 1),
    ("ก", "พ", 2),
    ("มี", "ค", 3),
    ("เม", "ย", 4),
    ("พ", "ค", 5),
    ("มิ", "ย", 6),
    ("ก", "ค", 7),
    ("ส", "ค", 8),
    ("ก", "ย", 9),
    ("ต", "ค", 10),
    ("พ", "ย", 11),
    ("ธ", "ค", 12),
];

/// In English, in full; the first three letters are the short name.
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A word of more letters is no name of a month, however it is misspelt.
const LONGEST_NAME: usize = 12;

/// A Thai letter or mark.
pub(super) fn is_thai_letter(c: char) -> bool {
    matches!(c, 'ก'..='\u{0E3A}' | 'เ'..='\u{0E4E}') && c != 'ฯ'
}

/// The month that a text begins with.
pub(super) fn month_name(text: &str) -> Option<MonthName> {
    full(text).or_else(|| short(text)).or_else(|| english(text)).or_else(|| near(text))
}

/// The month whose full name a text begins with.
pub(super) fn full(text: &str) -> Option<MonthName> {
    // Most places of a text can be no month's.
    if !text.starts_with(['ก', 'ต', 'ธ', 'พ', 'ม', 'ส', 'เ']) {
        return None;
    }
    FULL_MONTHS.iter().find_map(|(name, month)| {
        let mut rest = text;
        for (index, c) in name.chars().enumerate() {
            // A line that was broken by hand leaves a space in the word.
            let spaced = if index > 0 { rest.trim_start_matches([' ', '\n']) } else { rest };
            rest = spaced.strip_prefix(c)?;
        }
        Some(MonthName { month: *month, form: Form::Full, length: text.len() - rest.len() })
    })
}

fn short(text: &str) -> Option<MonthName> {
    SHORT_MONTHS.iter().find_map(|(first, second, month)| {
        let rest = text.strip_prefix(first)?;
        let rest = rest.strip_prefix('.').map_or(rest, str::trim_start);
        let behind = rest.strip_prefix(second)?;
        let rest = behind.strip_prefix('.');
        let mut following = rest.unwrap_or(behind).chars();
        let goes_on = following.next().is_some_and(is_thai_letter);
        // "ก.พ.ร." and "ก.ค.ศ." are public bodies.
        let longer = if rest.is_some() { goes_on && following.next() == Some('.') } else { goes_on };
        let length = text.len() - rest.unwrap_or(behind).len();
        (!longer).then_some(MonthName { month: *month, form: Form::Short, length })
    })
}

fn english(text: &str) -> Option<MonthName> {
    (1..).zip(ENGLISH_MONTHS).find_map(|(month, name)| {
        let starts = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let word = [name, name.get(..3)?].into_iter().find(|word| starts(word))?;
        let rest = text.get(word.len()..)?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let ended = !rest.starts_with(|c: char| c.is_alphabetic());
        ended.then_some(MonthName { month, form: Form::English, length: text.len() - rest.len() })
    })
}

/// A word that is one letter apart from one month's name, and from that of no other.
fn near(text: &str) -> Option<MonthName> {
    let word: Vec<char> = text.chars().take_while(|c| is_thai_letter(*c)).take(LONGEST_NAME + 1).collect();
    if word.len() > LONGEST_NAME {
        return None;
    }
    let months = FULL_MONTHS.iter().filter(|(name, _)| is_one_letter_apart(&word, name)).map(|(_, month)| *month);
    let mut months: Vec<i8> = months.collect();
    months.dedup();
    match months.as_slice() {
        [month] => {
            let length = word.iter().map(|c| c.len_utf8()).sum();
            Some(MonthName { month: *month, form: Form::Near, length })
        }
        _ => None,
    }
}

/// True where one letter is missing, too many, another, or changed places with the next.
fn is_one_letter_apart(word: &[char], name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let common = word.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let (word, name) = (word.get(common..).unwrap_or_default(), name.get(common..).unwrap_or_default());
    let tail = word.iter().rev().zip(name.iter().rev()).take_while(|(a, b)| a == b).count();
    let word = word.get(..word.len() - tail).unwrap_or_default();
    let name = name.get(..name.len() - tail).unwrap_or_default();
    match (word, name) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => word.len().max(name.len()) == 1,
    }
}
