//! Words about the limits of what is read: what there is too much of, how much is read, why, and what helps.

use super::Language;
use super::convert::grouped;
use crate::model::{Limit, Unit};
use table::words;

mod table;

/// What is limited: `the size of the file`.
pub fn what(limit: Limit, language: Language) -> &'static str {
    words(limit).what.text(language)
}

/// That there is too much: `the size of the file is over the limit`.
pub fn is_exceeded(limit: Limit, language: Language) -> String {
    let what = what(limit, language);
    match language {
        // Thai stands without a space behind Thai, and with one behind other letters.
        Language::Thai if what.ends_with(|letter: char| letter.is_ascii()) => format!("{what} เกินขีดจำกัด"),
        Language::Thai => format!("{what}เกินขีดจำกัด"),
        Language::English => format!("{what} is over the limit"),
    }
}

/// Why the number of a limit is what it is.
pub fn why(limit: Limit, language: Language) -> &'static str {
    words(limit).why.text(language)
}

/// What helps against a limit, beginning with a small letter and without a full stop.
pub fn advice(limit: Limit, language: Language) -> &'static str {
    words(limit).advice.text(language)
}

/// As much as a limit allows, with its unit: `256 MB`, `600,000 cells`.
pub fn most(limit: Limit, language: Language) -> String {
    amount(limit, limit.most(), language)
}

/// A number of what a limit counts, with its unit; bytes rounded up to a tenth of what people say.
pub fn amount(limit: Limit, number: u64, language: Language) -> String {
    let counted = match limit.unit() {
        Unit::Bytes => return bytes(number),
        Unit::Count | Unit::Times => words(limit).counted.text(language),
        Unit::Levels => language.pick("ชั้น", "levels"),
        Unit::Seconds => language.pick("วินาที", "seconds"),
    };
    let counted = if number == 1 && language == Language::English { one(counted) } else { counted };
    format!("{} {counted}", grouped(number))
}

/// A noun of the table for one of its things.
fn one(counted: &'static str) -> &'static str {
    counted.strip_suffix('s').unwrap_or(counted)
}

fn bytes(number: u64) -> String {
    const KILOBYTE: u64 = 1 << 10;
    const MEGABYTE: u64 = 1 << 20;
    const GIGABYTE: u64 = 1 << 30;
    let (size, unit) = match number {
        ..MEGABYTE => (KILOBYTE, "KB"),
        MEGABYTE..GIGABYTE => (MEGABYTE, "MB"),
        GIGABYTE.. => (GIGABYTE, "GB"),
    };
    let tenths = u128::from(number).saturating_mul(10).div_ceil(u128::from(size));
    let whole = u64::try_from(tenths / 10).unwrap_or(u64::MAX);
    match tenths % 10 {
        0 => format!("{} {unit}", grouped(whole)),
        tenth => format!("{}.{tenth} {unit}", grouped(whole)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_in_units_that_people_use() {
        let cases = [
            (Limit::CellBytes, 256 << 10, "256 KB", "256 KB"),
            (Limit::FileBytes, 256 << 20, "256 MB", "256 MB"),
            (Limit::FileBytes, (256 << 20) + 1, "256.1 MB", "256.1 MB"),
            (Limit::FileBytes, 3 << 29, "1.5 GB", "1.5 GB"),
            (Limit::ArchiveBytes, 8 << 30, "8 GB", "8 GB"),
            (Limit::ArchiveLevels, 1, "1 ชั้น", "1 level"),
            (Limit::UnpackingRatio, 1_032, "1,032 เท่า", "1,032 times"),
            (Limit::Cells, 600_000, "600,000 เซลล์", "600,000 cells"),
            (Limit::ReaderSeconds, 60, "60 วินาที", "60 seconds"),
        ];
        for (limit, number, thai, english) in cases {
            assert_eq!(amount(limit, number, Language::Thai), thai);
            assert_eq!(amount(limit, number, Language::English), english);
        }
    }

    #[test]
    fn the_readmes_list_every_limit_with_its_number_and_reason() {
        for (readme, heading, language) in [
            (include_str!("../../../../README.md"), "## Limits", Language::English),
            (include_str!("../../../../README.th.md"), "## ข้อจำกัด", Language::Thai),
        ] {
            let section =
                readme.split("\n## ").find(|section| heading.ends_with(section.lines().next().unwrap_or("-")));
            let rows = section.unwrap_or_default().lines().filter(|line| line.starts_with("| "));
            // The first row heads the table.
            let listed: Vec<&str> = rows.skip(1).collect();
            let known: Vec<String> = Limit::ALL.iter().map(|limit| row(*limit, language)).collect();
            assert_eq!(listed, known, "the table should be\n{}", known.join("\n"));
        }
    }

    fn row(limit: Limit, language: Language) -> String {
        let what = what(limit, language);
        format!(
            "| {} | {} | {} |",
            what.strip_prefix("the ").unwrap_or(what),
            most(limit, language),
            why(limit, language)
        )
    }
}
