//! The reader of web pages.

#![no_main]

prongsai_fuzz::reader_target!(prongsai::ingest::html::read, <[u8]>::to_vec);
