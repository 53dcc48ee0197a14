//! Archives: their directory and every member's bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prongsai::ingest::archive::Archive;
use prongsai_fuzz::isolated;

fuzz_target!(|bytes: &[u8]| {
    isolated(|| {
        let Ok(archive) = Archive::open(bytes, bytes.len() as u64) else { return };
        for member in archive.members() {
            assert!(!member.name.split('/').any(|part| part.is_empty() || part == ".."), "{:?}", member.name);
            let _ = archive.bytes(member);
        }
    });
});
