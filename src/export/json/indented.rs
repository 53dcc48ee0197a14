//! JSON on indented lines, two spaces a level, as [`serde_json`]'s own pretty form has it; but a part of a document may
//! begin at any level, and the indentation of a line is written in one piece.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// What may stand before a line: a comma, a line break, and the spaces of this many levels.
const BREAK: &[u8; 2 + 2 * DEEPEST] = b",\n                                ";
const DEEPEST: usize = 16;

/// Writes values on lines of their own, each as deep as its level.
pub(super) struct Indented {
    level: usize,
    holds_any: bool,
}

impl Indented {
    /// For a value that begins at a level.
    pub fn at(level: usize) -> Indented {
        Indented { level, holds_any: false }
    }

    fn open<W: Write + ?Sized>(&mut self, into: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.holds_any = false;
        into.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, into: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level = self.level.saturating_sub(1);
        if self.holds_any {
            self.new_line(into, true)?;
        }
        into.write_all(bracket)
    }

    fn new_line<W: Write + ?Sized>(&self, into: &mut W, is_first: bool) -> io::Result<()> {
        let written = self.level.min(DEEPEST);
        into.write_all(BREAK.get(usize::from(is_first)..2 + 2 * written).unwrap_or_default())?;
        (written..self.level).try_for_each(|_| into.write_all(b"  "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, into: &mut W) -> io::Result<()> {
        self.open(into, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, into: &mut W) -> io::Result<()> {
        self.close(into, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, into: &mut W, first: bool) -> io::Result<()> {
        self.new_line(into, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_any = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, into: &mut W) -> io::Result<()> {
        self.open(into, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, into: &mut W) -> io::Result<()> {
        self.close(into, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, into: &mut W, first: bool) -> io::Result<()> {
        self.new_line(into, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, into: &mut W) -> io::Result<()> {
        into.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_any = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize as _;
    use serde_json::{Serializer, json};

    use super::*;

    #[test]
    fn lines_are_those_of_the_pretty_form_however_deep() {
        let mut value = json!({ "a": [], "b": {}, "c": [1, "ก\n", [null, {}]], "d": { "e": true } });
        for _ in 0..2 * DEEPEST {
            value = json!([value]);
        }
        let mut written = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut written, Indented::at(0))).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}
