//! Bytes of any format, told from the bytes alone: no reader fails in a way that it should not.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use prongsai::ingest::{Content, read_content};
use prongsai_fuzz::{isolated, judging};

fuzz_target!(|bytes: &[u8]| {
    let file: Arc<str> = "a".into();
    if let Some(Ok(Content::Document(document))) = isolated(|| read_content(bytes, &file)) {
        judging::assert_document(&document);
    }
});
