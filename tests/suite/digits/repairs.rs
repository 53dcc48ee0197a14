//! Mending inside packages: what is counted is what was mended, and neither code nor tracked changes lose a letter.

use std::collections::BTreeMap;

use prongsai::convert::Settings;
use prongsai::model::Repair;

use super::package::Package;

#[test]
fn letters_are_mended_where_they_stand() {
    let settings = Settings { repair: true, ..Settings::default() };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let inserted = |text: &str| format!("<w:ins>{}</w:ins>", run(text));
    let field = |text: &str| {
        let character = |step: &str| format!("<w:r><w:fldChar w:fldCharType=\"{step}\"/></w:r>");
        [&character("begin"), text, &character("separate"), &character("end")].concat()
    };
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    type Case = (String, String, &'static [(Repair, u64)]);
    let cases: [Case; 7] = [
        (run("อ\u{E4D}\u{E32}นาจ"), run("อ\u{E33}นาจ"), &[(Repair::SaraAm, 1)]),
        (run("ค&#3648;เ") + &run("ท่ี"), run("คแ") + &run("ที่"), &[(Repair::SaraAe, 1), (Repair::MarkOrder, 1)]),
        // Over runs the first takes the letter.
        (run("อ\u{E4D}") + &run("\u{E32}น"), run("อ\u{E33}") + &run("น"), &[(Repair::SaraAm, 1)]),
        // What was corrected by hand stays a correction.
        (
            [run("อ"), deleted("\u{E4D}\u{E32}"), inserted("\u{E33}"), run("น")].concat(),
            [run("อ"), deleted("\u{E33}"), inserted("\u{E33}"), run("น")].concat(),
            &[(Repair::SaraAm, 1)],
        ),
        (run("เ") + &inserted("เ"), run("เ") + &inserted("เ"), &[]),
        (
            field(&(code("REF อ\u{E4D}\u{E32}") + &run("อ\u{E4D}\u{E32}"))),
            field(&(code("REF อ\u{E4D}\u{E32}") + &run("อ\u{E4D}\u{E32}"))),
            &[],
        ),
        (run("แบบอ\u{E4D}\u{E32}.pdf ตัว\u{200B}ชี้"), run("แบบอ\u{E4D}\u{E32}.pdf ตัวชี้"), &[(Repair::ZeroWidth, 1)]),
    ];
    for (before, after, counts) in cases {
        let outcome = Package::document(&format!("<w:p>{before}</w:p>")).converted(&settings);
        assert_eq!(outcome.inside("word/document.xml"), format!("<w:body><w:p>{after}</w:p></w:body>"));
        assert_eq!(outcome.converted.changes.repairs, counts.iter().copied().collect::<BTreeMap<_, _>>(), "{before}");
    }
}
