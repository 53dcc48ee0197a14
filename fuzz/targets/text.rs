//! The reader of text without columns.

#![no_main]

prongsai_fuzz::reader_target!(prongsai::ingest::text::read, <[u8]>::to_vec);
