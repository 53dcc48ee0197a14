//! The reader of our own `assessments.json`, and what is read written again.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use prongsai::ingest::assessments;
use prongsai::normalize::{assess, restate};
use prongsai::rules::RuleBook;
use prongsai_fuzz::isolated;

fuzz_target!(|bytes: &[u8]| {
    isolated(|| {
        let Ok(file) = assessments::read(bytes) else { return };
        let written = serde_json::to_vec(&file).unwrap();
        assert_eq!(assessments::read(&written).as_ref(), Ok(&file));
        let name: Arc<str> = "a".into();
        let recognised = restate(file, &name, RuleBook::embedded());
        assess(recognised.claims, RuleBook::embedded());
    });
});
