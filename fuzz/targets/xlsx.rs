//! The reader of XLSX, on the parts of a package.

#![no_main]

use prongsai_fuzz::packing;

prongsai_fuzz::reader_target!(prongsai::ingest::workbook::xlsx::read, packing::zip);
