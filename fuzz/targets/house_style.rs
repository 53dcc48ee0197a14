//! A document that lends its look: a report written in that look is a package of well-formed parts.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prongsai::export::house_style::HouseStyle;
use prongsai::export::letters;
use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings};
use prongsai::ingest::{guard, office};
use prongsai::model::{Comparison, Format};
use prongsai_fuzz::{isolated, judging, packing};

fuzz_target!(|bytes: &[u8]| {
    let package = packing::zip(bytes);
    isolated(|| {
        if guard::admit(&package) != Ok(Format::Docx) {
            return;
        }
        office::has_macros(&package);
        let Ok(parts) = office::parts(&package) else { return };
        let Ok(house) = HouseStyle::of(&parts) else { return };
        let settings = Settings { language: Language::Thai, digits: Digits::Thai };
        let letters = letters::write(&Comparison::default(), &settings, None, Some(&house)).unwrap();
        judging::assert_package("letters", &letters);
    });
});
