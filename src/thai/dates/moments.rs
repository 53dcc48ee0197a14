//! Finds days and months in text, complete or not: "๓ เมษายน ๒๕๖๔", "๓๑ มีนาคม", "ต.ค. ๖๓", "ตุลาคม".

use std::ops::Range;

use super::month_names::{Form, full, is_thai_letter, month_name};
use super::{BUDDHIST_ERA, YEARS};
use crate::thai::digits::digit_of;
use crate::thai::repair::meant_character;

/// Of "๓, ๔ และ ๕ เมษายน" no more days than a month has are read.
const MOST_DAYS: usize = 31;

/// Two digits are a year of the Buddhist era from here on; below, they may as well be Gregorian.
pub(super) const FIRST_SHORT_YEAR: u16 = 50;

/// A text with Arabic digits and plain spaces, without zero-width characters, that knows where each byte came from.
pub(super) struct Normal {
    /// The text to read.
    pub(super) text: String,
    /// For each byte of it, and for its end, the byte of the original.
    origins: Vec<usize>,
}

impl Normal {
    pub(super) fn new(original: &str) -> Normal {
        let mut normal = Normal { text: String::with_capacity(original.len()), origins: Vec::new() };
        for (at, c) in original.char_indices() {
            let Some(c) = meant_character(c) else { continue };
            let c = digit_of(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c);
            normal.text.push(c);
            normal.origins.resize(normal.text.len(), at);
        }
        normal.origins.push(original.len());
        normal
    }

    /// Where a range of the text stands in the original.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at: usize| self.origins.get(at).or(self.origins.last()).copied().unwrap_or(0);
        of(range.start)..of(range.end)
    }
}

/// A day or a month that a text names, as far as it names it. Not checked against the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The day of the month; none where a month is meant.
    pub(super) day: Option<i8>,
    /// 1 to 12 for a month's name, any two digits otherwise.
    pub(super) month: i8,
    /// The Gregorian year.
    pub(super) year: Option<i16>,
}

/// All moments of a normal text, in order.
pub(super) fn moments_in(text: &str) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    while let Some(c) = cursor.peek() {
        let end = if c.is_ascii_digit() {
            // In "1 ต.ค.63-31 มี.ค.64" the dash joins two dates.
            let behind_a_moment = moments.last().is_some_and(|moment| moment.range.end + 1 >= cursor.at);
            let part = cursor.continues_a_number() && !behind_a_moment;
            let found = if part { None } else { dates_at(cursor) };
            let (found, end) = found.unwrap_or_else(|| (Vec::new(), cursor.after_digits()));
            moments.extend(found);
            end
        } else if let Some((moment, end)) = month_at(cursor) {
            moments.push(moment);
            end
        } else {
            cursor.at + c.len_utf8()
        };
        cursor.at = end;
    }
    moments
}

/// A position in a text; copied to look ahead.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn before(&self) -> impl Iterator<Item = char> + 'a {
        self.text.get(..self.at).unwrap_or_default().chars().rev()
    }

    /// Moves behind a word if it stands here.
    fn take(&mut self, word: &str) -> bool {
        let stands = self.rest().starts_with(word);
        if stands {
            self.at += word.len();
        }
        stands
    }

    fn take_one_of(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.take(word))
    }

    /// White space; what is broken over lines by hand is one phrase.
    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn after_digits(&self) -> usize {
        self.at + self.rest().bytes().take_while(u8::is_ascii_digit).count()
    }

    /// A number of at most four digits, with how many they are.
    fn number(&mut self) -> Option<(u16, usize)> {
        let end = self.after_digits();
        let digits = self.text.get(self.at..end)?;
        let number = if digits.len() <= 4 { digits.parse().ok()? } else { return None };
        self.at = end;
        Some((number, digits.len()))
    }

    fn day_or_month(&mut self) -> Option<i8> {
        let (number, digits) = self.number()?;
        if digits <= 2 { i8::try_from(number).ok() } else { None }
    }

    /// True where the digits here are the tail of a code or of a longer number: `o18`, `1.25`, `501/3/4/2564`.
    fn continues_a_number(&self) -> bool {
        let mut before = self.before();
        match before.next() {
            Some(c) if c.is_ascii_alphanumeric() => true,
            Some('.' | ',' | '/' | ':' | '-') => before.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
    }

    /// True where what was just read is cut out of a longer number; a dash may also begin the second date of a period.
    fn is_inside_a_number(&self, dash: bool) -> bool {
        let mut rest = self.rest().chars();
        match rest.next() {
            Some(c) if c.is_ascii_alphanumeric() => true,
            Some('-') => dash && rest.next().is_some_and(|c| c.is_ascii_digit()),
            Some('.' | ',' | '/' | ':') => rest.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
    }
}

/// The date or dates that begin at a digit, and where they end.
fn dates_at(cursor: Cursor) -> Option<(Vec<Moment>, usize)> {
    numeric_date(cursor).map(|moment| (vec![moment.clone()], moment.range.end)).or_else(|| days_with_month(cursor))
}

/// "3/4/2564", "3-4-64", "3.4.2564", "2021-04-03", "2021/04/03".
fn numeric_date(start: Cursor) -> Option<Moment> {
    let mut cursor = start;
    let (first, first_digits) = cursor.number()?;
    let separator = separator(&mut cursor, None)?;
    let month = cursor.day_or_month()?;
    self::separator(&mut cursor, Some(separator))?;
    let (last, last_digits) = cursor.number()?;
    if cursor.is_inside_a_number(separator == "-") {
        return None;
    }
    let (day, year) = match (first_digits, last_digits) {
        (4, 1..=2) if separator != "." => (last, long_year(first, None)?),
        (1..=2, 4) => (first, long_year(last, None)?),
        // With dots, three short numbers are an outline number.
        (1..=2, 2) if separator != "." => (first, short_year(last)?),
        _ => return None,
    };
    Some(Moment { range: start.at..cursor.at, day: Some(i8::try_from(day).ok()?), month, year: Some(year) })
}

/// A separator between the parts of a date, the same as before if there was one; spaces only around a slash.
fn separator(cursor: &mut Cursor, expected: Option<&'static str>) -> Option<&'static str> {
    let mut ahead = *cursor;
    ahead.spaces();
    let spaced = ahead.at > cursor.at;
    let found = ahead.take_one_of(&["/", "-", "."]).filter(|found| expected.is_none_or(|before| before == *found))?;
    if found == "/" {
        ahead.spaces();
    } else if spaced {
        return None;
    }
    *cursor = ahead;
    Some(found)
}

/// "๓ เมษายน ๒๕๖๔", "๓ - ๕ เมษายน ๒๕๖๔", "๓๑ มีนาคม", "3-เม.ย.-64".
fn days_with_month(start: Cursor) -> Option<(Vec<Moment>, usize)> {
    let mut cursor = start;
    let mut days = Vec::new();
    loop {
        let begin = cursor.at;
        days.push((begin..cursor.after_digits(), cursor.day_or_month()?));
        let mut ahead = cursor;
        ahead.spaces();
        let joined = ahead.take_one_of(&["-", "–", "—", "จนถึง", "ถึง", "และ"]).is_some();
        ahead.spaces();
        if !joined || !ahead.peek().is_some_and(|c| c.is_ascii_digit()) || days.len() == MOST_DAYS {
            break;
        }
        ahead.take("วันที่");
        cursor = ahead;
    }
    cursor.spaces();
    let dashed = cursor.take("-");
    cursor.take("เดือน");
    cursor.spaces();
    let name = month_name(cursor.rest())?;
    cursor.at += name.length;
    let month = name.month;
    let year = year_behind(&mut cursor);
    let sure = !dashed && matches!(name.form, Form::Full | Form::Short);
    if !sure && year.is_none() {
        return None;
    }
    let end = cursor.at;
    let last = days.len() - 1;
    let moments = days.into_iter().enumerate().map(|(index, (range, day))| Moment {
        range: if index == last { range.start..end } else { range },
        day: Some(day),
        month,
        year,
    });
    Some((moments.collect(), end))
}

/// "ตุลาคม ๒๕๖๓", "ต.ค. ๖๓", "ตุลาคม"; a short name without dots only with a year.
fn month_at(start: Cursor) -> Option<(Moment, usize)> {
    // Within a word only a full name is one.
    let name = if begins_a_word(start) { month_name(start.rest())? } else { full(start.rest())? };
    let mut cursor = Cursor { at: start.at + name.length, ..start };
    let dotted = name.form == Form::Short && start.text.get(start.at..cursor.at)?.contains('.');
    let month = name.month;
    let year = year_behind(&mut cursor);
    let named = name.form == Form::Full || dotted || year.is_some();
    named.then_some((Moment { range: start.at..cursor.at, day: None, month, year }, cursor.at))
}

/// True where no Thai letter stands in front, but for words that stand in front of months.
fn begins_a_word(cursor: Cursor) -> bool {
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    !before.ends_with(|c: char| is_thai_letter(c) || c.is_ascii_alphabetic())
        || ["เดือน", "ถึง", "สิ้น", "ภายใน", "และ"].iter().any(|word| before.ends_with(word))
}

/// The year behind a month; the cursor stays where there is none.
fn year_behind(cursor: &mut Cursor) -> Option<i16> {
    let mut ahead = *cursor;
    if !(ahead.take("-") && ahead.peek().is_some_and(|c| c.is_ascii_digit())) {
        ahead = *cursor;
        ahead.spaces();
    }
    ahead.take("ของ");
    ahead.take("ปี");
    ahead.spaces();
    let era = if ahead.take_one_of(&["พ.ศ.", "พ.ศ", "พศ.", "พศ"]).is_some() {
        Some(Era::Buddhist)
    } else {
        ahead.take_one_of(&["ค.ศ.", "ค.ศ"]).map(|_| Era::Gregorian)
    };
    ahead.spaces();
    ahead.take_one_of(&["'", "’"]);
    let (number, digits) = ahead.number()?;
    if ahead.is_inside_a_number(false) {
        return None;
    }
    let year = match digits {
        4 => long_year(number, era)?,
        2 if era != Some(Era::Gregorian) => short_year(number)?,
        _ => return None,
    };
    *cursor = ahead;
    Some(year)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Buddhist,
    Gregorian,
}

/// The Gregorian year of four digits; the two eras do not overlap within reason.
fn long_year(number: u16, era: Option<Era>) -> Option<i16> {
    let gregorian = i16::try_from(number).ok()?;
    let buddhist = YEARS.contains(&number).then(|| gregorian - BUDDHIST_ERA);
    match era {
        Some(Era::Buddhist) => buddhist,
        Some(Era::Gregorian) => (1900..=2200).contains(&number).then_some(gregorian),
        None => buddhist.or_else(|| (1900..=2200).contains(&number).then_some(gregorian)),
    }
}

/// The Gregorian year that four digits mean, of either era.
pub(super) fn gregorian_year(number: u16) -> Option<i16> {
    long_year(number, None)
}

/// The Gregorian year of two digits of the Buddhist era.
fn short_year(number: u16) -> Option<i16> {
    let plausible = (FIRST_SHORT_YEAR..100).contains(&number);
    if plausible { Some(i16::try_from(number).ok()? + 2500 - BUDDHIST_ERA) } else { None }
}
