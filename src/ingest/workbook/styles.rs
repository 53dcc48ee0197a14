//! What the styles say of a cell's number: whether it is shown as a percentage, a date or a length of time.

use calamine::Style;

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
#[derive(Debug)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
}

impl Styles {
    /// The number formats of calamine's styles.
    pub fn of(styles: &[Style]) -> Styles {
        let formats = styles.iter().map(|style| style.number_format.as_ref().map(NumberFormat::of));
        Styles { formats: formats.map(Option::unwrap_or_default).collect() }
    }

    /// The number formats of the cell formats in their order.
    pub fn new(formats: Vec<NumberFormat>) -> Styles {
        Styles { formats }
    }

    /// The format of a cell that names this one; none where there is no such format: the cell's number may then be
    /// anything, 0.9573 for 95.73%. The first is that of cells that name none.
    pub fn format(&self, index: usize) -> Option<NumberFormat> {
        self.formats.get(index).copied().or((index == 0).then_some(NumberFormat::Plain))
    }
}

impl NumberFormat {
    /// The format of a number in the binary formats, by its code where the workbook gives one.
    pub fn of_id(id: u16, code: Option<&str>) -> NumberFormat {
        match (code, id) {
            (Some(code), _) => NumberFormat::of_code(code),
            (None, 9 | 10) => NumberFormat::Percent,
            (None, 14..=22) => NumberFormat::Date,
            (None, 45..=47) => NumberFormat::Duration,
            (None, _) => NumberFormat::of_locale(u32::from(id)),
        }
    }

    fn of(format: &calamine::NumberFormat) -> NumberFormat {
        match format.format_id.map_or(NumberFormat::Plain, NumberFormat::of_locale) {
            // A file that gives the number a code of its own means that.
            NumberFormat::Plain => NumberFormat::of_code(&format.format_code),
            of_locale if format.format_code == "General" => of_locale,
            _ => NumberFormat::of_code(&format.format_code),
        }
    }

    /// The formats of the East Asian and Thai editions (59 to 81) of Excel (ECMA-376 part 1, 18.8.30), for which
    /// calamine has no code.
    fn of_locale(id: u32) -> NumberFormat {
        match id {
            67 | 68 => NumberFormat::Percent,
            27..=36 | 50..=58 | 71..=78 | 80 | 81 => NumberFormat::Date,
            79 => NumberFormat::Duration,
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
