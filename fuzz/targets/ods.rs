//! The reader of ODS, on the parts of a package.

#![no_main]

use prongsai_fuzz::packing;

prongsai_fuzz::reader_target!(prongsai::ingest::workbook::ods::read, packing::zip);
