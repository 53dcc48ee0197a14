//! The reader of XLSB, on the parts of a package.

#![no_main]

use prongsai_fuzz::packing;

prongsai_fuzz::reader_target!(prongsai::ingest::workbook::xlsb::read, packing::zip);
