//! Names that a slip of the pen makes of one another.

/// True where a few slips of the pen make one proper name of the other. Names of many places lie as near to each other,
/// so the caller must know that the one is no name.
pub(in super::super) fn near(one: &str, other: &str) -> bool {
    let numbers = |name: &str| -> String { name.chars().filter(|c| c.is_numeric()).collect() };
    if one == other || numbers(one) != numbers(other) {
        return false;
    }
    if sounds_alike(one, other) {
        return true;
    }
    let shortest = one.chars().count().min(other.chars().count());
    let allowed = match shortest {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    // A name that goes on is another's: หนองบัว, หนองบัวใน.
    let goes_on = one.starts_with(other) || other.starts_with(one);
    strsim::damerau_levenshtein(one, other) <= if goes_on { 1 } else { allowed }
}

/// True where two names differ in marks and in letters of one sound only: แดงหมอ and แดงหม้อ.
pub(in super::super) fn sounds_alike(one: &str, other: &str) -> bool {
    let sounds = |name: &str| -> String { name.chars().filter_map(sound).collect() };
    one != other && sounds(one) == sounds(other)
}

fn sound(c: char) -> Option<char> {
    Some(match c {
        '\u{0E47}'..='\u{0E4E}' => return None,
        'ศ' | 'ษ' => 'ส',
        'ณ' => 'น',
        'ญ' => 'ย',
        'ฬ' => 'ล',
        'ฎ' => 'ด',
        'ฏ' => 'ต',
        'ฐ' => 'ถ',
        'ฆ' => 'ค',
        'ฑ' => 'ท',
        'ี' | 'ึ' | 'ื' => 'ิ',
        'ู' => 'ุ',
        'ใ' => 'ไ',
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_neighbours_are_not() {
        for (one, other) in
            [("แดงหมอ", "แดงหม้อ"), ("เขื่อนใน", "เขื่องใน"), ("อุบลราชธาณี", "อุบลราชธานี"), ("ธาตน้อย", "ธาตุน้อย")]
        {
            assert!(near(one, other), "{one} {other}");
        }
        for (one, other) in
            [("หนองบัว", "หนองบัวน้อย"), ("บ้านนา 1", "บ้านนา 2"), ("ท่าไห", "ท่าไม้"), ("นาดี", "นาสี"), ("นาดี", "นาดี")]
        {
            assert!(!near(one, other), "{one} {other}");
        }
    }
}
