//! What the fuzz targets found, made small and named. `fuzz/README.md` tells how a find comes here.

#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use prongsai::convert::{Settings, convert};
use prongsai::model::Format;
use prongsai::thai::digits::Digits;
use prongsai::thai::mend::mend;

use crate::digits::package::{Package, parts};

#[test]
fn converted_packages_stay_well_formed() {
    let cases = [
        ("marks over an ampersand", "&amp;\u{E39}\u{E39}", "&amp;\u{E39}"),
        ("marks over an angle bracket", "&lt;\u{E48}\u{E35}", "&lt;\u{E35}\u{E48}"),
        ("marks over a reference in a section of characters", "<![CDATA[&\u{E39}\u{E39}]]>", "<![CDATA[&\u{E39}]]>"),
        ("an end of a section that comes together", "]]\u{200B}> ๑", "]]\u{200B}> ๑"),
    ];
    let settings = Settings { digits: Some(Digits::Arabic), repair: true, ..Settings::default() };
    for (name, text, expected) in cases {
        let document = |text: &str| Package::document(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).bytes();
        let converted = convert(&document(text), Format::Docx, &settings).unwrap();
        assert_eq!(parts(&converted.bytes), parts(&document(expected)), "{name}");
    }
}

#[test]
fn mended_text_is_not_mended_again() {
    let cases = [("a direction mark beside a script that needs it", "\u{200E}ก\u{70E}")];
    for (name, text) in cases {
        assert_eq!(mend(text).replacements, [], "{name}");
    }
}
