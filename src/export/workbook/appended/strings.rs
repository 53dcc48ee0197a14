//! The strings of a workbook, each with the number by which cells name it: it has that from the first cell that holds it.

use std::borrow::Cow;
use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{push_escaped, push_number};

const BEGIN: &str = "<si><t>";
const BEGIN_PRESERVED: &str = "<si><t xml:space=\"preserve\">";
const END: &str = "</t></si>";

/// What comes before the number in a cell that holds a string.
const CELL: &str = "t=\"s\"><v>";

/// The strings of a workbook, in the order of their numbers, as they are written: `<si>...</si>`.
#[derive(Default)]
pub(super) struct Items {
    written: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Items {
    fn get(&self, number: usize) -> &str {
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).and_then(|end| self.written.get(begin..*end)).unwrap_or_default()
    }
}

/// The strings that the workbook's writer knows, and those of the package as it is to be.
pub(in super::super) struct Strings {
    /// What stands before the first.
    head: String,
    /// Those of the writer by their numbers, with the number that each has now.
    old: Vec<(String, Option<usize>)>,
    items: Items,
    numbers: HashTable<usize>,
    hasher: DefaultHashBuilder,
    /// How many cells hold one.
    cells: usize,
    escaped: String,
}

impl Strings {
    /// Begins with what the writer made of its own.
    pub(in super::super) fn read(part: &str) -> Option<Strings> {
        let (head, list) = part.split_at(part.find("<si>")?);
        let old = list.split_inclusive("</si>").filter(|one| one.starts_with("<si>"));
        Some(Strings {
            head: head.to_owned(),
            old: old.map(|one| (one.to_owned(), None)).collect(),
            items: Items::default(),
            numbers: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            cells: 0,
            escaped: String::new(),
        })
    }

    /// The number of a text in one more cell.
    pub(super) fn number(&mut self, text: &str) -> usize {
        self.cells += 1;
        let mut escaped = std::mem::take(&mut self.escaped);
        escaped.clear();
        push_escaped(&mut escaped, &without_escapes(text));
        let blank = ['\t', '\n', ' '];
        let is_preserved = text.starts_with(blank) || text.ends_with(blank);
        let number = self.number_of(if is_preserved { BEGIN_PRESERVED } else { BEGIN }, &escaped);
        self.escaped = escaped;
        number
    }

    /// One more cell holds a string that has its number.
    pub(super) fn again(&mut self) {
        self.cells += 1;
    }

    fn number_of(&mut self, begin: &'static str, escaped: &str) -> usize {
        let Strings { items, numbers, hasher, .. } = self;
        let text = |number: usize| {
            let item = items.get(number);
            let inner = item.strip_prefix(begin).and_then(|item| item.strip_suffix(END));
            inner.filter(|inner| inner.len() == escaped.len())
        };
        let hash = hasher.hash_one(escaped);
        if let Some(number) = numbers.find(hash, |number| text(*number) == Some(escaped)) {
            return *number;
        }
        let number = items.ends.len();
        for piece in [begin, escaped, END] {
            items.written.push_str(piece);
        }
        items.ends.push(items.written.len());
        let inner = |number: usize| {
            let item = items.get(number);
            let inner = item.strip_prefix(BEGIN).or_else(|| item.strip_prefix(BEGIN_PRESERVED));
            inner.and_then(|inner| inner.strip_suffix(END)).unwrap_or_default()
        };
        numbers.insert_unique(hash, number, |number| hasher.hash_one(inner(*number)));
        number
    }

    /// The number that a string of the writer's has now.
    fn renumbered(&mut self, old: usize) -> usize {
        let Some((item, number)) = self.old.get_mut(old) else { return 0 };
        if let Some(number) = *number {
            return number;
        }
        let item = std::mem::take(item);
        let begin = if item.starts_with(BEGIN) { BEGIN } else { BEGIN_PRESERVED };
        let inner = item.strip_prefix(begin).and_then(|item| item.strip_suffix(END)).unwrap_or_default();
        let new = self.number_of(begin, inner);
        if let Some((_, number)) = self.old.get_mut(old) {
            *number = Some(new);
        }
        new
    }

    /// A piece of a sheet with the numbers that its strings have now. Pieces come in their order, and with them the
    /// records that stand between.
    pub(in super::super) fn renumber(&mut self, piece: &str) -> String {
        let mut parts = piece.split(CELL);
        let mut renumbered = parts.next().unwrap_or_default().to_owned();
        renumbered.reserve(piece.len().saturating_sub(renumbered.len()));
        for part in parts {
            let (number, rest) = part.split_once('<').unwrap_or((part, ""));
            let new = number.parse().map_or(0, |old| self.renumbered(old));
            self.cells += 1;
            renumbered.push_str(CELL);
            push_number(&mut renumbered, new as u64);
            renumbered.push('<');
            renumbered.push_str(rest);
        }
        renumbered
    }

    /// The pieces of the part.
    pub(in super::super) fn part(&self) -> [Cow<'_, str>; 3] {
        let attributes = self.head.find(" count=\"").map_or(self.head.as_str(), |at| self.head.split_at(at).0);
        let (cells, unique) = (self.cells, self.items.ends.len());
        let head = format!("{attributes} count=\"{cells}\" uniqueCount=\"{unique}\">");
        [head.into(), self.items.written.as_str().into(), "</sst>".into()]
    }
}

/// A text in which nothing reads like Excel's own way to write a character, `_x000D_`.
fn without_escapes(text: &str) -> Cow<'_, str> {
    const LENGTH: usize = "_x000D_".len();
    let reads_so = |at: usize| {
        let found = text.as_bytes().get(at..at + LENGTH);
        found.is_some_and(|found| found.ends_with(b"_") && found.iter().skip(2).take(4).all(u8::is_ascii_hexdigit))
    };
    let mut without = Cow::Borrowed(text);
    if memchr::memchr(b'_', text.as_bytes()).is_none() {
        return without;
    }
    for (at, _) in text.rmatch_indices("_x").filter(|(at, _)| reads_so(*at)) {
        without.to_mut().insert_str(at, "_x005F");
    }
    without
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> String {
        let mut strings = Strings::read("<sst count=\"0\" uniqueCount=\"0\"><si></si>").unwrap();
        strings.number(text);
        strings.items.written
    }

    #[test]
    fn a_string_has_its_number_from_the_first_cell_that_holds_it() {
        let items = |texts: &[&str]| texts.iter().map(|text| item(text)).collect::<String>();
        let part = |cells: usize, texts: &[&str]| {
            format!("<sst xmlns=\"main\" count=\"{cells}\" uniqueCount=\"{}\">{}</sst>", texts.len(), items(texts))
        };
        let mut strings = Strings::read(&part(3, &["a", "b", "c"])).unwrap();
        let cell = |number: usize| format!("<c r=\"A1\" s=\"3\" t=\"s\"><v>{number}</v></c><c r=\"B1\"><v>2</v></c>");
        let sheet = |numbers: [usize; 2]| numbers.map(cell).concat();
        assert_eq!(strings.renumber(&sheet([0, 0])), sheet([0, 0]));
        assert_eq!(["c", "a", "d & e", "c"].map(|text| strings.number(text)), [1, 0, 2, 1]);
        strings.again();
        assert_eq!(strings.renumber(&sheet([1, 2])), sheet([3, 1]));
        assert_eq!(strings.part().concat(), part(9, &["a", "c", "d & e", "b"]));
    }

    #[test]
    fn a_text_is_written_as_the_writer_of_the_workbook_does() {
        let cases = [
            ("ก", "<si><t>ก</t></si>"),
            (" ก\n", "<si><t xml:space=\"preserve\"> ก\n</t></si>"),
            ("<a> & b", "<si><t>&lt;a&gt; &amp; b</t></si>"),
            ("_x000D_ _x00ก_", "<si><t>_x005F_x000D_ _x00ก_</t></si>"),
        ];
        for (text, written) in cases {
            assert_eq!(item(text), written);
        }
    }
}
