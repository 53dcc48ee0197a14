//! Texts of cells: the shared strings, and how spreadsheets write characters that XML cannot hold.

use quick_xml::events::{BytesStart, Event};

use super::super::package::{Fault, Part, attribute, push_reference};

/// More texts than a workbook of the cells that are read can use.
const MAX_STRINGS: usize = 2_000_000;

/// The shared strings in one run of text; their declared number is not looked at.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads `sharedStrings.xml`; what comes before a fault is kept.
    pub fn read(part: &mut Part<'_>) -> (SharedStrings, Option<Fault>) {
        let mut strings = SharedStrings::default();
        let mut item = RichText::default();
        let fault = loop {
            let event = match part.next() {
                Ok(Event::Eof) => break None,
                Ok(event) => event,
                Err(fault) => break Some(fault),
            };
            match &event {
                Event::Start(element) if element.local_name().as_ref() == "si" => item = RichText::default(),
                Event::End(element) if element.local_name().as_ref() == "si" => {
                    if strings.ends.len() >= MAX_STRINGS {
                        break Some(Fault::Broken);
                    }
                    strings.text.push_str(&item.finish());
                    strings.ends.push(strings.text.len());
                }
                event => item.take(event),
            }
        };
        if fault == Some(Fault::Corrupt) { (SharedStrings::default(), fault) } else { (strings, fault) }
    }

    /// The text by its index.
    pub fn get(&self, index: usize) -> Option<&str> {
        let start = match index.checked_sub(1) {
            Some(previous) => *self.ends.get(previous)?,
            None => 0,
        };
        self.text.get(start..*self.ends.get(index)?)
    }
}

/// A text in the making from the events inside `si` or `is`: its runs joined, phonetic hints left out.
#[derive(Debug, Default)]
pub(super) struct RichText {
    text: String,
    run: String,
    in_run: bool,
    keeps_space: bool,
    in_phonetic: bool,
}

impl RichText {
    /// Takes an event; those that are no text do nothing.
    pub fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => self.in_phonetic = false,
                "t" if self.in_run => self.end_run(),
                _ => {}
            },
            Event::Text(text) if self.in_run => self.run.push_str(&text.xml10_content()),
            Event::CData(text) if self.in_run => self.run.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if self.in_run => push_reference(reference, &mut self.run),
            _ => {}
        }
    }

    /// The text, with what it escapes.
    pub fn finish(&mut self) -> String {
        unescape(&std::mem::take(&mut self.text))
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "rPh" => self.in_phonetic = true,
            "t" if !self.in_phonetic => {
                self.in_run = true;
                self.keeps_space = attribute(element, "space").is_some_and(|space| space == "preserve");
            }
            _ => {}
        }
    }

    fn end_run(&mut self) {
        self.in_run = false;
        let run = std::mem::take(&mut self.run);
        let kept = if self.keeps_space { run.as_str() } else { run.trim_matches([' ', '\t', '\r', '\n']) };
        self.text.push_str(kept);
    }
}

/// Resolves `_x000D_` and its like (ECMA-376 part 1, 22.9.2.19) and makes every line end `\n`.
pub(super) fn unescape(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        result.push_str(before);
        let code = escape.get(2..6).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = code
            .filter(|_| escape.get(6..7) == Some("_"))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = match character {
            Some(character) => {
                result.push(character);
                7
            }
            None => {
                result.push_str("_x");
                2
            }
        };
        rest = escape.get(taken..).unwrap_or("");
    }
    result.push_str(rest);
    if result.contains('\r') { result.replace("\r\n", "\n").replace('\r', "\n") } else { result }
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escaped_characters_and_line_ends() {
        let cases = [
            ("บรรทัดแรก_x000D_\nบรรทัดสอง", "บรรทัดแรก\nบรรทัดสอง"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_xกข_", "_xกข_"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("", ""),
        ];
        for (written, meant) in cases {
            assert_eq!(unescape(written), meant, "{written}");
        }
    }
}
