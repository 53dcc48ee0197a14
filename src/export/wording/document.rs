//! What stands around the text of every Word document.

use super::Language;

/// The word before the number in a caption, and in references to it.
pub fn captioned(is_table: bool, language: Language) -> &'static str {
    match (language, is_table) {
        (Language::Thai, true) => "ตารางที่ ",
        (Language::Thai, false) => "ภาพที่ ",
        (Language::English, true) => "Table ",
        (Language::English, false) => "Figure ",
    }
}
