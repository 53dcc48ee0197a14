//! Every limit of what is read, with its number and the reason for it.
//!
//! What is bounded here is a file that somebody sends. What a format itself allows (the rows of a worksheet, the levels
//! of a list) stands with the reader of the format, and what the written files can hold with their writers.

use serde::{Deserialize, Serialize};

use super::{Loss, ReadFailure};

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Things of the kind that the limit is about.
    Count,
    /// How many times larger something becomes.
    Times,
    /// How deep one thing lies in another of its kind.
    Levels,
    /// Seconds.
    Seconds,
}

/// One table makes the type, its codes, units and numbers, so that none of them can be left out.
macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $unit:ident, $most:expr;)+) => {
        /// A limit of what is read. The words for it are in `export::wording`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Limit {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $name,)+
        }

        impl Limit {
            /// All of them, from the file as a whole to what stands in it.
            pub const ALL: &'static [Limit] = &[$(Limit::$name),+];

            /// The most that is read, in the limit's [`Unit`].
            pub const fn most(self) -> u64 {
                match self { $(Limit::$name => $most,)+ }
            }

            /// What is counted.
            pub const fn unit(self) -> Unit {
                match self { $(Limit::$name => Unit::$unit,)+ }
            }

            /// The limit's name in JSON, the same in every version.
            pub const fn code(self) -> &'static str {
                match self { $(Limit::$name => $code,)+ }
            }
        }
    };
}

limits! {
    /// A file: a report full of photographs has a tenth of it. It is held in memory while it is read.
    FileBytes = "file-bytes", Bytes, 256 << 20;
    /// A file of Word or Excel 97-2003: it is read whole, and its streams again; a report full of photographs has half
    /// of it.
    OldFileBytes = "old-file-bytes", Bytes, 64 << 20;
    /// A file of text, which is decoded whole: the scores of all agencies are under 5 MiB.
    TextFileBytes = "text-file-bytes", Bytes, 32 << 20;
    /// Text and pictures of a document that lends its look: one with the photograph of a building has a tenth of it.
    TemplateBytes = "template-bytes", Bytes, 64 << 20;
    /// Files in an archive: a score sheet and a report of every agency of the country are half of it.
    ArchiveFiles = "archive-files", Count, 32_000;
    /// All files of an archive, unpacked: a score sheet and a report of half a megabyte each from every agency.
    ArchiveBytes = "archive-bytes", Bytes, 8 << 30;
    /// How many times larger an archive becomes when it is unpacked. So the work for a whole tree of archives is bounded
    /// by the bytes that were submitted.
    ArchiveRatio = "archive-ratio", Times, 100;
    /// Archives in archives: an office sends on what it was sent; more levels are a trap or a mistake.
    ArchiveLevels = "archive-levels", Levels, 1;
    /// Parts of one document's package: a report with a thousand pictures has a fifth of it.
    PackageParts = "package-parts", Count, 10_000;
    /// The texts of one document's package, unpacked: the workbook with the most cells that are read has about half.
    UnpackedBytes = "unpacked-bytes", Bytes, 128 << 20;
    /// How many times larger one part or one file of an archive becomes when it is unpacked: documents of offices
    /// become 5 to 50 times larger.
    UnpackingRatio = "unpacking-ratio", Times, 200;
    /// Memory of a process that reads files of a format that can make its reader want any amount, one process for each
    /// thread: honest files take a quarter of it.
    SharedReaderMemory = "shared-reader-memory", Bytes, 128 << 20;
    /// The same for a file for which that was not enough and which is read again, one such file at a time: with it a run
    /// stays below one gigabyte.
    ReaderMemory = "reader-memory", Bytes, 512 << 20;
    /// Time for one file in that process: honest ones take some seconds at most, and the others wait meanwhile.
    ReaderSeconds = "reader-seconds", Seconds, 60;
    /// Sheets of a workbook, or pages of a web archive: more are no workbook that anyone opens.
    Sheets = "sheets", Count, 2_000;
    /// Cells of one file, each of which takes up to 800 bytes until the file is read: all 8,300 agencies with their 43 items,
    /// ten indicators and three instruments are three quarters of it.
    Cells = "cells", Count, 600_000;
    /// Cells of a file of text, of which a small one can have as many as a large workbook: all 8,300 agencies with their
    /// 43 items and ten indicators have fewer.
    TextCells = "text-cells", Count, 500_000;
    /// Cells of an Excel 97-2003 workbook that is converted: its empty cells that have a format count as well.
    ConvertedCells = "converted-cells", Count, 2_000_000;
    /// Columns of a table in a text: Word allows 63 and a table of all items has some 70.
    TableColumns = "table-columns", Count, 4_096;
    /// Cells of a web page's table that reach down over the same row, around which every row is laid out.
    SpanningCells = "spanning-cells", Count, 256;
    /// Merged ranges of one sheet: more than the cells of any sheet that people look at.
    MergedRanges = "merged-ranges", Count, 200_000;
    /// Ranges of hidden rows or columns of one sheet: a sheet that hides every other row of all it can have has fewer.
    HiddenRanges = "hidden-ranges", Count, 600_000;
    /// Paragraphs of one file: a report of 5,000 pages.
    Paragraphs = "paragraphs", Count, 200_000;
    /// Paragraphs and cells of a Word 97-2003 document: all agencies of a large province with ten figures each are a
    /// tenth of it. Its reader takes three kilobytes for each.
    OldParagraphs = "old-paragraphs", Count, 100_000;
    /// Paragraphs and cells of a Word 97-2003 document that is converted, by a reader that takes half as much for each.
    ConvertedParagraphs = "converted-paragraphs", Count, 200_000;
    /// Pieces of one format in a Word 97-2003 document that is converted: a report of a thousand pages has a third of it.
    ConvertedRuns = "converted-runs", Count, 600_000;
    /// Formatting of a Word 97-2003 document that is converted, each time that the text refers to it: an honest one is
    /// no larger than its file.
    ConvertedFormatting = "converted-formatting", Bytes, 256 << 20;
    /// Pictures of a Word 97-2003 document that is converted, as they are stored and unpacked.
    ConvertedPictures = "converted-pictures", Bytes, 256 << 20;
    /// Text of one file, repeated text as often as it stands: ten million Thai letters. It is what bounds memory.
    TextBytes = "text-bytes", Bytes, 32 << 20;
    /// Letters of a Word 97-2003 document: a report of a thousand pages has three million.
    OldCharacters = "old-characters", Count, 8 << 20;
    /// Text of one cell or paragraph: Excel allows 32,767 letters in a cell (96 KiB of Thai), and a paragraph of a hundred
    /// pages has less. The time that sentences take to be understood grows with their length.
    CellBytes = "cell-bytes", Bytes, 256 << 10;
    /// Texts that cells share: twice the cells that are read.
    SharedTexts = "shared-texts", Count, 1_200_000;
    /// Texts that cells share, and texts and formulas of a workbook that is converted, each text once.
    SharedBytes = "shared-bytes", Bytes, 128 << 20;
    /// Footnotes, endnotes, headers and footers: a report has some hundred.
    References = "references", Count, 100_000;
    /// Elements in elements, and groups in groups of rich text: Word writes some sixty.
    Depth = "depth", Levels, 256;
    /// Tables in tables: layouts of web pages have a few.
    NestedTables = "nested-tables", Levels, 32;
    /// Lists in lists: Word has nine levels.
    NestedLists = "nested-lists", Levels, 64;
    /// Vocabularies of XML that are in force at once: Word declares some forty.
    Namespaces = "namespaces", Count, 256;
    /// Formats, fonts and styles: Excel allows 65,490 formats of cells.
    Styles = "styles", Count, 70_000;
    /// Automatic lists, or sections, of a document: one that was edited for years has a few hundred.
    Lists = "lists", Count, 20_000;
    /// Names, links and formats that one part of a workbook defines: three times what Excel allows of any.
    Definitions = "definitions", Count, 200_000;
}

impl Limit {
    /// What is no larger than this may be unpacked from any few bytes: a blank sheet with a thousand formatted rows is.
    pub const RATIO_COUNTS_FROM: u64 = 8 << 20;

    /// An archive that unpacks to no more than this may do so from any few bytes.
    pub const ARCHIVE_RATIO_COUNTS_FROM: u64 = 16 << 20;

    /// [`most`](Limit::most) as the length of a list or text in memory.
    pub fn length(self) -> usize {
        usize::try_from(self.most()).unwrap_or(usize::MAX)
    }

    /// [`most`](Limit::most) as a number of rows, columns or levels.
    pub fn number(self) -> u32 {
        u32::try_from(self.most()).unwrap_or(u32::MAX)
    }

    /// Fails where there is more.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn check(self, found: u64) -> Result<(), ReadFailure> {
        if found <= self.most() { Ok(()) } else { Err(self.exceeded(found)) }
    }

    /// The failure for so many.
    pub fn exceeded(self, found: u64) -> ReadFailure {
        ReadFailure::OverLimit { limit: self, found, part: None }
    }

    /// The failure where it was not counted further than the limit.
    pub fn met(self) -> ReadFailure {
        self.exceeded(self.most().saturating_add(1))
    }

    /// The loss where the rest of a file is left out.
    pub fn loss(self) -> Loss {
        Loss::Limit { limit: self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_limit_has_a_code_that_json_writes_and_reads() {
        let mut codes = BTreeSet::new();
        for limit in Limit::ALL {
            let json = serde_json::to_string(limit).unwrap();
            assert_eq!(json, format!("\"{}\"", limit.code()));
            assert_eq!(serde_json::from_str::<Limit>(&json).unwrap(), *limit);
            assert!(codes.insert(limit.code()), "{json} stands twice");
            assert!(limit.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{json}");
        }
    }

    #[test]
    fn as_many_as_the_limit_says_are_read_and_not_one_more() {
        assert_eq!(Limit::Sheets.check(2_000), Ok(()));
        let over = ReadFailure::OverLimit { limit: Limit::Sheets, found: 2_001, part: None };
        assert_eq!(Limit::Sheets.check(2_001), Err(over.clone()));
        assert_eq!(Limit::Sheets.met(), over);
    }
}
