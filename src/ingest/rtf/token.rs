//! The tokens of RTF: groups, control words and symbols, bytes.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` with its number, where it has one.
    Word(&'b [u8], Option<i32>),
    /// `\` and a sign that is no letter.
    Symbol(u8),
    /// A byte of text, also one that is written as `\'e1`.
    Byte(u8),
}

/// A control word is not longer than this, by its specification.
const LONGEST_WORD: usize = 32;

/// The tokens of a file in order.
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    /// From the first byte on.
    pub fn new(bytes: &'b [u8]) -> Tokens<'b> {
        Tokens { rest: bytes }
    }

    fn control(&mut self, after: &'b [u8]) -> Option<Token<'b>> {
        let (&first, behind) = after.split_first()?;
        if !first.is_ascii_alphabetic() {
            self.rest = behind;
            return Some(match (first, behind) {
                (b'\'', [high, low, behind @ ..]) => {
                    // What is no byte in hexadecimal says nothing, and what follows is read as it stands.
                    let (Some(high), Some(low)) = (digit(*high), digit(*low)) else {
                        return Some(Token::Symbol(first));
                    };
                    self.rest = behind;
                    Token::Byte(high << 4 | low)
                }
                // A line break behind a backslash is a paragraph.
                (b'\n' | b'\r', _) => Token::Word(b"par", None),
                _ => Token::Symbol(first),
            });
        }
        let letters = after.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, mut behind) = after.split_at_checked(letters)?;
        let mut number = None;
        let negative = behind.first() == Some(&b'-') && behind.get(1).is_some_and(u8::is_ascii_digit);
        let unsigned = if negative { behind.get(1..).unwrap_or_default() } else { behind };
        let digits = unsigned.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 {
            let (written, after_number) = unsigned.split_at_checked(digits)?;
            let value: i64 = std::str::from_utf8(written).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
            number = Some(i32::try_from(if negative { -value } else { value }).unwrap_or(i32::MAX));
            behind = after_number;
        }
        self.rest = behind.strip_prefix(b" ").unwrap_or(behind);
        if word == b"bin" {
            // So many bytes are of a picture, whatever they look like.
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let (&first, after) = self.rest.split_first()?;
            self.rest = after;
            return match first {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(after),
                // Line breaks of the file mean nothing.
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_into_tokens() {
        use Token::{Byte, Close, Open, Symbol, Word};
        let cases: [(&[u8], &[Token<'_>]); 7] = [
            (b"{\\b1 a}", &[Open, Word(b"b", Some(1)), Byte(b'a'), Close]),
            (b"\\u3585?\r\n", &[Word(b"u", Some(3585)), Byte(b'?')]),
            (b"\\fs-2\\~\\'e1", &[Word(b"fs", Some(-2)), Symbol(b'~'), Byte(0xE1)]),
            (b"\\bin3 }}}x", &[Word(b"bin", Some(3)), Byte(b'x')]),
            (b"\\bin99999999999 }", &[Word(b"bin", Some(i32::MAX))]),
            (b"\\'zz", &[Symbol(b'\''), Byte(b'z'), Byte(b'z')]),
            (b"a\\", &[Byte(b'a')]),
        ];
        for (text, expected) in cases {
            assert_eq!(Tokens::new(text).collect::<Vec<_>>(), expected, "{}", String::from_utf8_lossy(text));
        }
    }
}
