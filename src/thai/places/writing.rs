//! How names of places are written in a text.

/// A character of a name's key; none for those that writings differ by.
pub(super) fn drop_or_keep(c: char) -> Option<char> {
    match c {
        '-' | '–' | '.' | '\u{2010}' | '\u{2011}' => None,
        // In most fonts the two are hard to tell apart.
        'ฏ' => Some('ฎ'),
        _ if c.is_whitespace() => None,
        _ => Some(c),
    }
}

/// True for a name with a letter that [`drop_or_keep`] may not keep, soon told: false for nearly all.
pub(super) fn may_be_no_key(name: &str) -> bool {
    // Signs of ASCII and of general punctuation, and the last byte of ฏ.
    name.bytes().fold(false, |may_be, byte| may_be | (byte < 0x80) | (byte == 0xE2) | (byte == 0x8F))
}

/// The key of what a text begins with, up to a space or so many characters.
pub(super) fn key_at_start(text: &str, longest: usize) -> String {
    text.chars().take(longest).take_while(|c| !c.is_whitespace()).filter_map(drop_or_keep).collect()
}

/// Where the prefixes of a text end whose keys are known, in bytes, ascending; none inside a syllable's marks, none
/// behind a space.
pub(super) fn prefixes(text: &str, longest: usize, known: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut key = String::new();
    for (at, c) in text.char_indices().take(longest) {
        if c.is_whitespace() {
            break;
        }
        let Some(kept) = drop_or_keep(c) else {
            // The last dot of an abbreviation belongs to it.
            if c == '.' && text.get(..at).is_some_and(|before| before.contains('.')) && known(&key) {
                ends.retain(|end| *end != at);
                ends.push(at + c.len_utf8());
            }
            continue;
        };
        key.push(kept);
        let goes_on = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(leans_back);
        if !goes_on && known(&key) {
            ends.push(at + c.len_utf8());
        }
    }
    ends
}

/// True for a sign that cannot begin a word: it belongs to the letter before it.
fn leans_back(c: char) -> bool {
    matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}' | '\u{0E47}'..='\u{0E4E}')
}
