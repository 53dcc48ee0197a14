//! The whole way: files in a folder, compared, and every output.

#![no_main]

use std::fs;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use prongsai::export::links::Links;
use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, json, letters, report, workbook};
use prongsai::model::{AssessmentsFile, FileStatus, ReadFailure};
use prongsai::pipeline;
use prongsai::rules::RuleBook;
use prongsai_fuzz::packing::{PART, file, parts};
use prongsai_fuzz::{isolated, judging};

/// More files than this teach nothing new.
const MAX_FILES: usize = 4;

fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<_> = parts(bytes, PART).into_iter().take(MAX_FILES).collect();
    // In memory, where the system has such a folder.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    for (name, content) in &parts {
        let name = name.replace(['/', '\0'], "_");
        // Some names the system does not take.
        let _ = fs::write(folder.path().join(name), file(content));
    }
    isolated(|| {
        let comparison = pipeline::run(&[folder.path().to_owned()], &pipeline::Quiet).unwrap();
        for file in &comparison.files {
            assert_ne!(file.status, FileStatus::Unreadable(ReadFailure::ReaderFailed), "{}", file.path);
        }
        let rules = RuleBook::embedded();
        let languages = [(Language::Thai, Digits::Thai), (Language::English, Digits::Arabic)];
        let (language, digits) = languages[bytes.len() % 2];
        let settings = Settings { language, digits };
        let links = Links::new(&folder.path().join("output"), &comparison.locations);
        judging::assert_package("workbook", &workbook::write(&comparison, rules, &settings, &links).unwrap());
        judging::assert_package("report", &report::write(&comparison, rules, &settings, &Default::default()).unwrap());
        judging::assert_package("letters", &letters::write(&comparison, &settings, None, None).unwrap());
        let json = json::write(&comparison, &settings).unwrap();
        serde_json::from_slice::<AssessmentsFile>(&json).unwrap();
    });
});
