//! The reader of DOCX, on the parts of a package.

#![no_main]

use prongsai_fuzz::packing;

prongsai_fuzz::reader_target!(prongsai::ingest::docx::read, packing::zip);
