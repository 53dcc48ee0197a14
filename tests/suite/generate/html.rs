//! Makes a web page of a page, as web systems export tables, mostly under the name of a workbook.

use std::fmt::Write as _;

use super::page::{Page, Part, Value};

/// The file's bytes in UTF-8, said so or not.
pub fn write(page: &mut Page) -> Vec<u8> {
    let mut html = String::from("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n");
    html.push_str("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n</head>\n<body>\n");
    for part in &page.parts {
        match part {
            Part::Line(text) => {
                let _ = writeln!(html, "<p>{}</p>", escaped(text));
            }
            Part::Sheet(_) => html.push_str("<br>\n"),
            Part::Grid(grid) => {
                html.push_str("<table border=1>\n");
                for (down, row) in grid.iter().enumerate() {
                    html.push_str("<tr>");
                    let tag = if down == 0 { "th" } else { "td" };
                    for cell in row {
                        let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = &cell.value;
                        let span = |name: &str, count: u32| {
                            if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() }
                        };
                        let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
                        let _ = write!(html, "<{tag}{spans}>{}</{tag}>", escaped(text));
                    }
                    html.push_str("</tr>\n");
                }
                html.push_str("</table>\n");
            }
        }
    }
    html.push_str("</body></html>\n");
    html.into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}
