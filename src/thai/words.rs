//! Words in texts. Recognisers ask short texts for many words: what a search prepares for a long text would cost more
//! than the search itself.

use memchr::memchr_iter;

/// Whether a text holds a word.
pub trait Holds {
    /// True where the word stands anywhere in the text.
    fn holds(&self, word: &str) -> bool;
}

impl Holds for str {
    fn holds(&self, word: &str) -> bool {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        // All Thai letters begin with the same byte; the third tells most of them apart.
        let at = if word.len() >= 3 && word.first() == Some(&0xE0) { 2 } else { 0 };
        let Some(telling) = word.get(at) else { return true };
        let places = text.get(at..).unwrap_or_default();
        memchr_iter(*telling, places).any(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_as_a_search_finds_them() {
        for (text, word) in [
            ("", ""),
            ("ก", ""),
            ("", "ก"),
            ("มาตรการ", "การ"),
            ("มาตรการ", "กาน"),
            ("คะแนน ITA", "ITA"),
            ("กก", "กกก"),
        ] {
            assert_eq!(text.holds(word), text.contains(word), "{text:?} {word:?}");
        }
    }
}
