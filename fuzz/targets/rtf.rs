//! The reader of Rich Text Format.

#![no_main]

prongsai_fuzz::reader_target!(prongsai::ingest::rtf::read, <[u8]>::to_vec);
