//! What can be typed. The doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::pipeline::worker::Room;
use crate::thai::dates::dates_in;
use crate::thai::digits::to_arabic;

/// Reads ITA score sheets and Thai Word reports of many agencies and writes one comparison.
///
/// อ่านผลการประเมิน ITA ของหลายหน่วยงาน แล้วจัดทำผลเปรียบเทียบเป็น Excel, Word และ JSON
#[derive(Debug, Parser)]
#[command(name = "prongsai", version, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  done, and errors were found (check)
  2  wrong use: an unknown option, a path that is not there, an output that cannot be written, a
     folder that another run is writing to
  3  nothing could be read: no file holds ITA data, or none can be converted; nothing is written
  130  stopped by Ctrl-C or the system; old outputs that were not replaced yet are as they were

Examples:
  prongsai compare submissions/ -o output/
  prongsai convert archive/ -o converted/
  prongsai template -o sheet.xlsx --agencies list.csv
  prongsai report submissions/ -o reports/";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare agencies and write workbook, report and JSON (เปรียบเทียบผลของทุกหน่วยงาน)
    Compare(Compare),
    /// Show what is understood of one file, and where it stands (แสดงสิ่งที่อ่านได้จากไฟล์เดียว)
    Inspect(Inspect),
    /// List what does not add up; exit code 1 when there are errors (แสดงเฉพาะข้อตรวจพบ)
    Check(Check),
    /// Convert documents: Thai digits to Arabic or back, broken text mended (แปลงเลขไทยเป็นเลขอารบิกหรือกลับกัน)
    Convert(Convert),
    /// Write an empty score sheet that is read without loss when filled (สร้างแบบกรอกคะแนนเปล่า)
    Template(Template),
    /// Write a Word report for each agency and fiscal year (จัดทำรายงานรายหน่วยงาน)
    Report(Report),
    /// Print a completion script for a shell (สคริปต์ช่วยพิมพ์คำสั่ง)
    Completions(Completions),
    /// Print the man page in roff (คู่มือสำหรับคำสั่ง man)
    Man,
    /// Read files for another process of this program
    #[command(hide = true)]
    Worker(Worker),
}

#[derive(Debug, Args)]
pub struct Worker {
    /// How much memory it may have
    pub room: Room,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// Folder for comparison.xlsx, comparison.docx and assessments.json; made if missing
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    #[command(flatten)]
    pub batch: Batch,

    /// Comparison workbook whose findings were answered: what was decided there is applied
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Overwrite a comparison workbook in DIR even where its decisions are not applied and will be lost
    #[arg(long)]
    pub discard_decisions: bool,

    /// A page for each agency in the report even where there are more than 300
    #[arg(long)]
    pub agency_pages: bool,

    /// Digits of the report [default: thai in Thai, arabic in English]
    #[arg(long, value_name = "DIGITS")]
    pub digits: Option<DigitsName>,

    /// Word document (.docx) whose page set-up, header, footer, styles and emblem the Word outputs take on
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,

    /// Write letters.docx too: one page for each agency to send back, with what to correct and send again
    #[arg(long)]
    pub letters: bool,

    /// Day until which the letters ask for an answer, such as 2026-12-15 or 15/12/2569 [default: a blank]
    #[arg(long, value_name = "DATE", value_parser = day, requires = "letters")]
    pub reply_by: Option<Date>,
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// File to read
    pub file: PathBuf,

    #[command(flatten)]
    pub words: Words,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub batch: Batch,

    /// Comparison workbook whose findings were answered: what was settled there is no error any more
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Convert {
    /// Folder for the results, in the structure of the sources, and their manifest; made if missing
    #[arg(short, long, value_name = "DIR", required_unless_present = "dry_run")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub batch: Batch,

    /// Digits that text is to have; keep leaves them
    #[arg(long, value_name = "DIGITS", default_value = "arabic")]
    pub to: TargetName,

    /// Mend broken Thai text too, such as ํ + า typed for ำ
    #[arg(long)]
    pub repair: bool,

    /// Leave cells that hold a number as text as text, instead of making them numbers
    #[arg(long)]
    pub keep_text: bool,

    /// Leave the digits of text that matches this regular expression; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub keep: Vec<String>,

    /// Overwrite files in DIR that are not up-to-date results; sources are never overwritten
    #[arg(long)]
    pub force: bool,

    /// Write nothing, and show what would change in each file
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Template {
    /// Workbook to write (.xlsx)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Fiscal year of the Buddhist era [default: the last whose rules are known]
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<u16>,

    /// List of agencies, for one table with a row for each; without it a form for one agency
    #[arg(long, value_name = "FILE")]
    pub agencies: Option<PathBuf>,

    /// Language of the sheet and of messages
    #[arg(long, value_name = "LANG", default_value = "th")]
    pub lang: LanguageName,

    /// Overwrite the workbook if it is there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Report {
    /// Folder for the reports, one for each agency and fiscal year; made if missing
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    #[command(flatten)]
    pub batch: Batch,

    /// Only the agency of this name, in full or shortened, such as อบต.แดงหม้อ
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,

    /// Only this fiscal year of the Buddhist era
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<u16>,

    /// Comparison workbook whose findings were answered: what was decided there is applied
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Digits of the reports [default: thai in Thai, arabic in English]
    #[arg(long, value_name = "DIGITS")]
    pub digits: Option<DigitsName>,

    /// Word document (.docx) whose page set-up, header, footer and styles the reports take on
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,

    /// Overwrite files in DIR that are no untouched reports of an earlier run; what was read is never overwritten
    #[arg(long)]
    pub force: bool,
}

/// A year, in Thai digits or Arabic ones; which years there are is told by the command itself.
fn year(typed: &str) -> Result<u16, String> {
    to_arabic(typed.trim()).parse().map_err(|_| "a year is four digits, such as 2568".to_owned())
}

/// One day, in any of the forms that offices write.
fn day(typed: &str) -> Result<Date, String> {
    let written = typed.trim();
    match dates_in(written).as_slice() {
        [(range, day)] if *range == (0..written.len()) => Ok(*day),
        _ => Err("a day is written as 2026-12-15, 15/12/2569 or \"15 ธันวาคม 2569\"".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct Completions {
    /// Shell to complete for
    pub shell: Shell,
}

/// What the commands that read many files have in common.
#[derive(Debug, Args)]
pub struct Batch {
    /// Files and folders to read; folders with everything below them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub words: Words,

    /// Threads to read with [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub threads: Option<u16>,

    /// Print errors only
    #[arg(short, long)]
    pub quiet: bool,
}

/// How a command speaks.
#[derive(Clone, Copy, Debug, Args)]
pub struct Words {
    /// Language of reports and messages
    #[arg(long, value_name = "LANG", default_value = "th")]
    pub lang: LanguageName,

    /// Print JSON for machines
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageName {
    /// Thai
    Th,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DigitsName {
    /// ๐ to ๙
    Thai,
    /// 0 to 9
    Arabic,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TargetName {
    /// 0 to 9
    Arabic,
    /// ๐ to ๙
    Thai,
    /// As they are
    Keep,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_taken_as_offices_write_it_and_nothing_else() {
        let typed = ["2026-12-15", "15/12/2569", "15 ธันวาคม 2569", "๑๕ ธันวาคม ๒๕๖๙", "๑๕ ธ.ค. ๖๙", " 15/12/2026 "];
        for typed in typed {
            assert_eq!(day(typed), Ok(date(2026, 12, 15)), "{typed}");
        }
        for typed in ["", "soon", "31/02/2569", "ธันวาคม 2569", "15/12/2569 - 16/12/2569", "15/12/2569 or later"]
        {
            assert!(day(typed).is_err(), "{typed}");
        }
    }
}
