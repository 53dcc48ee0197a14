//! What Open Packaging (ECMA-376 part 2) says of the names of parts, for those who read packages and those who change
//! them.

/// A part's name as packages are searched by: small letters, `/` between folders, none in front. Some programs write
/// backslashes, capitals or a leading slash.
pub fn normal_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The part that a relationship's target means, seen from the folder of the part that relates to it.
pub fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let absolute = target.starts_with('/');
    let mut path: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').filter(|s| !s.is_empty()).collect() };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    normal_name(&path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_as_parts_are_named() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "..\\custom\\sheet.xml", "custom/sheet.xml"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../../etc/passwd", "etc/passwd"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(resolve(folder, target), part, "{target} from {folder}");
        }
    }
}
