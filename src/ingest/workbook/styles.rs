//! What `styles.xml` says of a cell's number: whether it is shown as a percentage, a date or a length of time.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::package::{Fault, Part, attribute};

/// Excel holds 65,490 cell formats a workbook; more is no workbook of Excel's.
const MAX_FORMATS: usize = 65_536;

/// How a number is shown, as far as that changes what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As the number it is.
    #[default]
    Plain,
    /// A hundred times as much, with `%`.
    Percent,
    /// A date, a time, or both.
    Date,
    /// A length of time in hours, minutes or seconds.
    Duration,
}

/// The number format of each cell format, by the index that cells use.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// True where there are formats that could not be read.
    short: bool,
}

impl Styles {
    /// Reads `numFmts` and `cellXfs`; what comes before a fault is kept.
    pub fn read(part: &mut Part<'_>) -> (Styles, Option<Fault>) {
        let mut custom: BTreeMap<u32, NumberFormat> = BTreeMap::new();
        let mut styles = Styles::default();
        let mut in_cell_formats = false;
        loop {
            match part.next() {
                Ok(Event::Start(element)) => match element.local_name().as_ref() {
                    "numFmt" if custom.len() < MAX_FORMATS => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")) {
                            custom.insert(id, NumberFormat::of_code(&code));
                        }
                    }
                    "cellXfs" => in_cell_formats = true,
                    "xf" if in_cell_formats && styles.formats.len() < MAX_FORMATS => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        let format = custom.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(id));
                        styles.formats.push(format);
                    }
                    _ => {}
                },
                Ok(Event::End(element)) if element.local_name().as_ref() == "cellXfs" => return (styles, None),
                Ok(Event::Eof) => return (styles, None),
                Ok(_) => {}
                Err(Fault::Corrupt) => return (Styles { formats: Vec::new(), short: true }, Some(Fault::Corrupt)),
                Err(fault) => return (Styles { short: true, ..styles }, Some(fault)),
            }
        }
    }

    /// The format of a cell that names this one; none where it is one of those that could not be read: the cell's
    /// number may then be anything, 0.9573 for 95.73%.
    pub fn format(&self, index: usize) -> Option<NumberFormat> {
        self.formats.get(index).copied().or((!self.short).then_some(NumberFormat::Plain))
    }
}

impl NumberFormat {
    /// The formats that every spreadsheet knows by number (ECMA-376 part 1, 18.8.30), those of the Thai edition
    /// (59 to 81) among them.
    fn built_in(id: u32) -> NumberFormat {
        match id {
            9 | 10 | 67 | 68 => NumberFormat::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 | 71..=78 | 80 | 81 => NumberFormat::Date,
            46 | 79 => NumberFormat::Duration,
            _ => NumberFormat::Plain,
        }
    }

    /// What a format code says, judged by its first section (that of positive numbers), its literals left out.
    fn of_code(code: &str) -> NumberFormat {
        let mut tokens = String::new();
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                ';' => break,
                '"' => {
                    characters.by_ref().find(|&c| c == '"');
                }
                // An escaped character, the width of one, or one that fills the cell: all literals.
                '\\' | '_' | '*' => {
                    characters.next();
                }
                '[' => {
                    let inside: String = characters.by_ref().take_while(|&c| c != ']').collect();
                    let unit = inside.to_ascii_lowercase();
                    if !unit.is_empty() && ["h", "m", "s"].iter().any(|u| unit.chars().all(|c| u.contains(c))) {
                        return NumberFormat::Duration;
                    }
                }
                other => tokens.push(other.to_ascii_lowercase()),
            }
        }
        if tokens.contains("general") || tokens.contains("standard") {
            NumberFormat::Plain
        } else if tokens.contains(['d', 'm', 'y', 'h', 's', 'b']) {
            NumberFormat::Date
        } else if tokens.contains('%') {
            NumberFormat::Percent
        } else {
            NumberFormat::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NumberFormat::{Date, Duration, Percent, Plain};
    use super::*;

    #[test]
    fn a_format_code_tells_what_its_number_means() {
        let cases = [
            ("General", Plain),
            ("0.00", Plain),
            ("#,##0.00_);[Red](#,##0.00)", Plain),
            ("0.00\" คะแนน\"", Plain),
            ("0.00\\%", Plain),
            ("0.00E+00", Plain),
            ("t0.00", Plain),
            ("\"ระดับ \"@", Plain),
            ("[$-D000000]0.00", Plain),
            ("#,##0.00;yyyy", Plain),
            ("0%", Percent),
            ("0.00%", Percent),
            ("[Red]0.0%;-0.0%", Percent),
            ("t0.00%", Percent),
            ("[$-107041E]d mmmm yyyy;@", Date),
            ("[$-1070000]d/mm/yyyy;@", Date),
            ("d/m/bb", Date),
            ("h:mm AM/PM", Date),
            ("[h]:mm:ss", Duration),
            ("[mm]:ss", Duration),
        ];
        for (code, expected) in cases {
            assert_eq!(NumberFormat::of_code(code), expected, "{code}");
        }
    }
}
