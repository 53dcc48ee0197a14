//! The reader of DOC, on the streams of a compound file.

#![no_main]

use prongsai_fuzz::packing;

prongsai_fuzz::reader_target!(prongsai::ingest::doc::read, packing::compound);
