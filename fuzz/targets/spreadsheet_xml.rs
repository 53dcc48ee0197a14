//! The reader of XML Spreadsheet 2003.

#![no_main]

prongsai_fuzz::reader_target!(prongsai::ingest::spreadsheet_xml::read, <[u8]>::to_vec);
