//! The integration tests in one binary: one module a subject.

mod architecture;
mod archives;
mod cautions;
mod command_line;
mod common;
mod csv_reader;
mod disguises;
mod docx_reader;
mod generate;
mod layouts;
mod legacy_reader;
mod lines;
mod measure_layouts;
mod mutations;
mod ods_reader;
mod recall;
mod reports;
mod restated;
mod rules;
mod samples;
mod slips;
mod tables;
mod twins;
mod unrelated;
mod workbook_reader;
mod xlsb_reader;
