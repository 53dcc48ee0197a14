//! DOC with its formatting, written as DOCX.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use prongsai::ingest::{doc, guard, read_bytes};
use prongsai::{export, model::Format};
use prongsai_fuzz::{isolated, judging, packing};

fuzz_target!(|bytes: &[u8]| {
    let bytes = packing::compound(bytes);
    isolated(|| {
        if guard::admit(&bytes) != Ok(Format::Doc) {
            return;
        }
        let Ok(document) = doc::formatted(&bytes) else { return };
        let package = export::word::write(&document).unwrap();
        judging::assert_package("docx", &package);
        let file: Arc<str> = "a".into();
        read_bytes(&package, &file).unwrap();
    });
});
