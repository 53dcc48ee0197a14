//! The Thai of documents: what has a way back comes back, what is mended stays mended, every range lies in the text.

#![no_main]

use std::ops::Range;

use libfuzzer_sys::fuzz_target;
use prongsai::thai::digits::{decimals_in, parse_decimal, to_arabic, to_thai};
use prongsai::thai::mend::{mend, replaced};
use prongsai::thai::places::{Level, gazetteer, key};
use prongsai::thai::repair::{fold, repair, without_markup};
use prongsai::thai::{dates, digits};
use prongsai_fuzz::isolated;

fuzz_target!(|text: &str| {
    isolated(|| {
        digits_exchange(text);
        numbers_are_in_the_text(text);
        mended_stays_mended(text);
        days_are_in_the_text(text);
        names_end_in_the_text(text);
    });
});

fn assert_apart(text: &str, ranges: impl Iterator<Item = Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        end = range.end;
    }
}

fn digits_exchange(text: &str) {
    let (arabic, thai) = (to_arabic(text), to_thai(text));
    assert_eq!(to_arabic(&thai), arabic);
    assert_eq!(to_thai(&arabic), thai);
    assert_eq!(arabic.chars().count(), text.chars().count());
    assert_eq!(parse_decimal(&thai), parse_decimal(text));
    assert_eq!(parse_decimal(&arabic), parse_decimal(text));
}

fn numbers_are_in_the_text(text: &str) {
    let numbers = decimals_in(text);
    for (range, _) in &numbers {
        assert!(text[range.clone()].chars().any(|c| digits::digit_of(c).is_some()));
    }
    assert_apart(text, numbers.iter().map(|(range, _)| range.clone()));
    let values = |numbers: Vec<(Range<usize>, _)>| numbers.into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(values(decimals_in(&to_thai(text))), values(numbers));
}

fn mended_stays_mended(text: &str) {
    let mending = mend(text);
    assert_apart(text, mending.replacements.iter().map(|one| one.range.clone()));
    let mended = replaced(text, &mending.replacements);
    assert_eq!(mend(&mended).replacements, [], "{text:?} mended is {mended:?}");
    let repaired = repair(text);
    assert_eq!(repair(&repaired), repaired);
    assert_eq!(fold(&repaired), fold(text));
    without_markup(text);
}

fn days_are_in_the_text(text: &str) {
    assert_apart(text, dates::dates_in(text).into_iter().map(|(range, _)| range));
    for year in [None, Some(2564)] {
        if let (Some(start), Some(end)) = dates::period_in(text, year) {
            assert!(start <= end);
        }
    }
}

fn names_end_in_the_text(text: &str) {
    key(text);
    let repaired = repair(text);
    for level in [Level::Province, Level::District, Level::Subdistrict] {
        for end in gazetteer().names_at_start(&repaired, level) {
            assert!(repaired.get(..end).is_some());
        }
    }
}
