//! The integration tests in one binary: one module a subject.

mod architecture;
mod cautions;
mod command_line;
mod csv_reader;
mod docx_reader;
mod generate;
mod layouts;
mod lines;
mod reports;
mod rules;
mod samples;
mod slips;
mod unrelated;
mod workbook_reader;
