//! Digits and mending inside packages: what was well-formed stays so, and a second time changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prongsai::convert::{Settings, convert};
use prongsai::ingest::guard;
use prongsai::thai::digits::Digits;
use prongsai_fuzz::{isolated, judging, packing};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let settings = Settings {
        digits: [None, Some(Digits::Arabic), Some(Digits::Thai), Some(Digits::Arabic)][usize::from(choice & 3)],
        repair: choice & 4 != 0,
        keep_text: choice & 8 != 0,
        keep: Vec::new(),
    };
    let package = packing::zip(bytes);
    isolated(|| {
        let Ok(format) = guard::admit(&package) else { return };
        let Ok(converted) = convert(&package, format, &settings) else { return };
        let (Some(before), Some(after)) = (judging::unpacked(&package), judging::unpacked(&converted.bytes)) else {
            panic!("a package of stored parts cannot be unpacked");
        };
        assert!(before.keys().eq(after.keys()));
        for (name, part) in &before {
            let stays_well_formed = !judging::is_well_formed(part) || judging::is_well_formed(&after[name]);
            assert!(stays_well_formed, "{name}:\n{}", String::from_utf8_lossy(&after[name]));
        }
        let again = convert(&converted.bytes, format, &settings).unwrap();
        assert!(again.bytes == converted.bytes, "once more changes more: {:?}", again.changes);
    });
});
