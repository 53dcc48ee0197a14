//! The reader of separated values.

#![no_main]

prongsai_fuzz::reader_target!(prongsai::ingest::csv::read, <[u8]>::to_vec);
