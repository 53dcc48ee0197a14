//! Makes a text table of a page, in the encodings and with the separators that Excel saves in.

use super::page::{Page, Part, Value, placed};

/// The file's bytes. Encoding and separator follow from the page's random numbers; a merged cell's text stands in its
/// first place, as when Excel saves a sheet.
pub fn write(page: &mut Page) -> Vec<u8> {
    let separator = page.random.pick(&[',', ';', '\t']);
    let mut lines: Vec<String> = Vec::new();
    for part in &page.parts {
        match part {
            Part::Line(text) => lines.push(quoted(text, separator)),
            Part::Sheet(_) => {}
            Part::Grid(grid) => {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(grid_lines(grid, separator));
                lines.push(String::new());
            }
        }
    }
    let text = lines.join("\r\n");
    let encoding = page.random.below(4);
    let (thai, _, is_lossy) = encoding_rs::WINDOWS_874.encode(&text);
    match encoding {
        // What windows-874 cannot say, Excel would not save either.
        0 if !is_lossy => thai.into_owned(),
        1 => text.into_bytes(),
        2 => [&[0xFF, 0xFE][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat(),
        _ => [&[0xEF, 0xBB, 0xBF][..], text.as_bytes()].concat(),
    }
}

fn grid_lines(grid: &[Vec<super::page::Cell>], separator: char) -> Vec<String> {
    let width = super::page::width(grid) as usize;
    let mut fields = vec![vec![String::new(); width]; grid.len()];
    for (row, column, cell) in placed(grid) {
        let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = &cell.value;
        fields[row as usize][column as usize] = quoted(text, separator);
    }
    fields.into_iter().map(|fields| fields.join(&separator.to_string())).collect()
}

fn quoted(text: &str, separator: char) -> String {
    if text.contains([separator, '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
