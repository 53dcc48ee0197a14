//! Fields of WordprocessingML (ECMA-376 part 1, 17.16): which text is code and which is its result.

/// The fields that are open in one story; they lie in each other, and over paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are still in their code.
    in_code: usize,
}

#[derive(Clone, Debug, Default)]
struct Field {
    /// Whether its result has begun.
    in_result: bool,
    code: String,
}

/// Longer codes are cut: none that Word writes is.
const LONGEST_CODE: usize = 4096;

impl Fields {
    /// A field's character: `begin`, `separate` or `end`. Gives the code where it has just become complete.
    pub fn step(&mut self, step: &str) -> Option<String> {
        match step {
            "begin" => {
                self.open.push(Field::default());
                self.in_code += 1;
                None
            }
            "separate" => {
                let field = self.open.last_mut().filter(|field| !field.in_result)?;
                field.in_result = true;
                self.in_code -= 1;
                Some(std::mem::take(&mut field.code))
            }
            "end" => {
                let field = self.open.pop().filter(|field| !field.in_result)?;
                self.in_code -= 1;
                Some(field.code)
            }
            _ => None,
        }
    }

    /// Adds to the code of the innermost field.
    pub fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.code.len() + code.len() < LONGEST_CODE) {
            field.code.push_str(code);
        }
    }

    /// Whether text that comes now belongs to the code of any field.
    pub fn in_code(&self) -> bool {
        self.in_code > 0
    }
}

/// Whether a code makes Word write Thai digits: the switch `\* ThaiArabic`, or a numeric picture with `t` in front.
pub(super) fn writes_thai_digits(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    let after = |switch: &str| code.split(switch).skip(1).map(|rest| rest.trim_start().to_owned()).collect::<Vec<_>>();
    after(r"\*").iter().any(|rest| rest.starts_with("thaiarabic"))
        || after(r"\#").iter().any(|rest| {
            let picture = rest.trim_start_matches(['"', '“']);
            picture.starts_with('t') && picture.get(1..).is_some_and(|rest| rest.starts_with(['0', '#']))
        })
}

/// Whether a code makes Word write a number, and nothing says in Thai digits. A page's own number (`PAGE`) is written as
/// its section says.
pub(super) fn writes_arabic_digits(code: &str) -> bool {
    const COUNTING: [&str; 15] = [
        "numpages",
        "sectionpages",
        "pageref",
        "seq",
        "date",
        "time",
        "createdate",
        "savedate",
        "printdate",
        "section",
        "numwords",
        "numchars",
        "revnum",
        "edittime",
        "=",
    ];
    let first = code.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let counts = COUNTING.contains(&first.as_str()) || first.starts_with('=');
    counts && !writes_thai_digits(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_text_and_codes_are_not() {
        let mut fields = Fields::default();
        assert!(!fields.in_code());
        fields.step("begin");
        fields.code(" IF ");
        assert!(fields.in_code());
        fields.step("begin");
        fields.code(" PAGE ");
        assert_eq!(fields.step("separate").as_deref(), Some(" PAGE "));
        assert!(fields.in_code(), "the result of the inner field is code of the outer one");
        fields.step("end");
        fields.code("= 1");
        assert_eq!(fields.step("separate").as_deref(), Some(" IF = 1"));
        assert!(!fields.in_code());
        fields.step("end");
        assert_eq!(fields.step("end"), None);
    }

    #[test]
    fn codes_that_write_thai_digits_are_known() {
        let cases = [
            (r" PAGE  \* ThaiArabic ", true),
            (r" SEQ ตาราง \* THAIARABIC", true),
            (" = SUM(ABOVE) \\# \"t#,##0.00\" ", true),
            (r" PAGE \* MERGEFORMAT", false),
            (r" PAGE \* ThaiLetter", false),
            (" = 1 \\# \"#,##0\" ", false),
        ];
        for (code, expected) in cases {
            assert_eq!(writes_thai_digits(code), expected, "{code}");
        }
    }

    #[test]
    fn codes_that_write_arabic_digits_are_known() {
        let cases = [
            (" NUMPAGES ", true),
            (" =A1+B1", true),
            (r" SEQ ตาราง \* ARABIC", true),
            (r" SEQ ตาราง \* ThaiArabic", false),
            (" PAGE ", false),
            (" HYPERLINK \"http://x\" ", false),
        ];
        for (code, expected) in cases {
            assert_eq!(writes_arabic_digits(code), expected, "{code}");
        }
    }
}
