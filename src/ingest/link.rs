//! Which links of a document may go on into one that is made of it.

/// What an address may begin with that opens in a browser or writes a letter.
const SCHEMES: [&str; 4] = ["http", "https", "ftp", "mailto"];

/// True for an address of the web, of a letter, and for a path that begins where the document lies. Others would open a
/// program or a file of the reader's machine, or tell another machine who reads.
pub(super) fn is_harmless(target: &str) -> bool {
    let target = target.trim();
    if target.contains(char::is_control) || target.starts_with(['/', '\\']) {
        return false;
    }
    // A `:` behind any of these is part of a name.
    let head = target.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        Some((scheme, _)) => SCHEMES.iter().any(|known| scheme.trim().eq_ignore_ascii_case(known)),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_letters_and_what_lies_near_are_linked_to() {
        let cases = [
            ("https://itas.nacc.go.th/a?b=c:d", true),
            ("HTTP://a", true),
            ("mailto:a@b.go.th", true),
            ("../ปี 2564/คะแนน.xls", true),
            ("a.doc#หน้า:1", true),
            ("file:///C:/a.xls", false),
            ("file://server/share/a.xls", false),
            ("\\\\server\\share\\a.xls", false),
            ("//server/share/a.xls", false),
            ("C:\\windows\\system32\\cmd.exe", false),
            ("/etc/passwd", false),
            ("javascript:alert(1)", false),
            (" vbscript :x", false),
            ("java\tscript:x", false),
            ("ms-word:ofe|u|http://a", false),
        ];
        for (target, expected) in cases {
            assert_eq!(is_harmless(target), expected, "{target}");
        }
    }
}
