//! XLS with its formatting, written as XLSX.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use prongsai::ingest::{guard, read_bytes, workbook};
use prongsai::{export, model::Format};
use prongsai_fuzz::{isolated, judging, packing};

fuzz_target!(|bytes: &[u8]| {
    let bytes = packing::compound(bytes);
    isolated(|| {
        if guard::admit(&bytes) != Ok(Format::Xls) {
            return;
        }
        let Ok(workbook) = workbook::xls::formatted(&bytes) else { return };
        let package = export::spreadsheet::write(&workbook).unwrap();
        judging::assert_package("xlsx", &package);
        let file: Arc<str> = "a".into();
        read_bytes(&package, &file).unwrap();
    });
});
