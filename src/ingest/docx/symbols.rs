//! Symbol fonts: the characters that Word shows for codes in Symbol, Wingdings and Webdings.
//!
//! Such a font puts pictures on the codes 0x20 to 0xFF, stored as they are or in the private use area from U+F000.
//! Source of the tables: the fonts' published character maps to Unicode. Only signs with a plain counterpart are
//! listed; others stay the characters they are stored as.

/// A font whose characters are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Greek letters and mathematical signs.
    Symbol,
    /// The first Wingdings.
    Wingdings,
    /// Wingdings 2, with check marks on P, O, R, S.
    Wingdings2,
    /// Wingdings 3: arrows, of which none is mapped.
    Wingdings3,
    /// Webdings.
    Webdings,
}

impl SymbolFont {
    /// The symbol font of this name, none for a font of letters.
    pub fn named(name: &str) -> Option<SymbolFont> {
        let is = |known: &str| name.trim().eq_ignore_ascii_case(known);
        match () {
            () if is("Symbol") => Some(SymbolFont::Symbol),
            () if is("Wingdings") => Some(SymbolFont::Wingdings),
            () if is("Wingdings 2") => Some(SymbolFont::Wingdings2),
            () if is("Wingdings 3") => Some(SymbolFont::Wingdings3),
            () if is("Webdings") => Some(SymbolFont::Webdings),
            () => None,
        }
    }

    /// What the font shows for a character; the character itself where no counterpart is known.
    pub fn shown(self, stored: char) -> char {
        let code = match u32::from(stored) {
            code @ 0x20..=0xFF => code,
            code @ 0xF020..=0xF0FF => code - 0xF000,
            _ => return stored,
        };
        u8::try_from(code).ok().and_then(|code| self.counterpart(code)).unwrap_or(stored)
    }

    fn counterpart(self, code: u8) -> Option<char> {
        match self {
            SymbolFont::Symbol => symbol(code),
            SymbolFont::Wingdings => wingdings(code),
            SymbolFont::Wingdings2 => wingdings_2(code),
            SymbolFont::Wingdings3 => None,
            SymbolFont::Webdings => webdings(code),
        }
    }
}

/// Whether a character is one that only a symbol font can show.
pub(super) fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}')
}

fn symbol(code: u8) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, first: u8| letters.chars().nth(usize::from(code.checked_sub(first)?));
    Some(match code {
        0x22 => '∀',
        0x24 => '∃',
        0x27 => '∋',
        0x2A => '∗',
        0x2D => '−',
        0x20..=0x3F | 0x5B | 0x5D | 0x5F | 0x7B..=0x7D => char::from(code),
        0x40 => '≅',
        0x41..=0x5A => nth(CAPITALS, 0x41)?,
        0x61..=0x7A => nth(SMALL, 0x61)?,
        0x7E => '∼',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xD6 => '√',
        0xDE => '⇒',
        0xE5 => '∑',
        _ => return None,
    })
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4A => '☺',
        0x4C => '☹',
        0x6C => '●',
        0x6E => '■',
        0x6F => '□',
        0x75 => '◆',
        0x76 => '❖',
        0x81..=0x8A => char::from_u32(u32::from('①') + u32::from(code - 0x81))?,
        0x8C..=0x95 => char::from_u32(u32::from('❶') + u32::from(code - 0x8C))?,
        0x9F => '•',
        0xA1 => '○',
        0xA7 => '▪',
        0xA8 => '☐',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u8) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0xA3 => '☐',
        _ => return None,
    })
}

fn webdings(code: u8) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x61 => '✓',
        0x63 => '□',
        0x67 => '■',
        0x6E => '●',
        0x72 => '✗',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_show_as_the_signs_of_their_font() {
        let cases = [
            ("Wingdings", '\u{F0FC}', '✓'),
            ("wingdings", 'ü', '✓'),
            ("Wingdings", '\u{F0FB}', '✗'),
            ("Wingdings", '\u{F0FE}', '☑'),
            ("Wingdings", '\u{F0A8}', '☐'),
            ("Wingdings", '\u{F08A}', '⑩'),
            ("Wingdings", '\u{F041}', '\u{F041}'),
            ("Wingdings 2", 'P', '✓'),
            ("Symbol", '\u{F0B3}', '≥'),
            ("Symbol", '\u{F038}', '8'),
            ("Symbol", 'W', 'Ω'),
            ("Symbol", 'z', 'ζ'),
            ("Symbol", 'ก', 'ก'),
        ];
        for (font, stored, shown) in cases {
            assert_eq!(SymbolFont::named(font).map(|font| font.shown(stored)), Some(shown), "{font} {stored:?}");
        }
        assert_eq!(SymbolFont::named("TH SarabunPSK"), None);
    }
}
