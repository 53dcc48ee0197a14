//! The records of a binary part: a kind, a length and so many bytes, read as they inflate.

use std::io::{self, BufReader, Read};

use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::package::{Fault, Package};
use crate::model::Limit;

/// What records are (MS-XLSB 2.3.2), as far as they are read.
pub(super) mod kind {
    pub const ROW_HDR: u16 = 0;
    pub const CELL_RK: u16 = 2;
    pub const CELL_ERROR: u16 = 3;
    pub const CELL_BOOL: u16 = 4;
    pub const CELL_REAL: u16 = 5;
    pub const CELL_ST: u16 = 6;
    pub const CELL_ISST: u16 = 7;
    pub const FMLA_STRING: u16 = 8;
    pub const FMLA_NUM: u16 = 9;
    pub const FMLA_BOOL: u16 = 10;
    pub const FMLA_ERROR: u16 = 11;
    /// The cells from blank to shared string once more, without a column of their own.
    pub const SHORT_BLANK: u16 = 12;
    pub const SHORT_RK: u16 = 13;
    pub const SHORT_ISST: u16 = 18;
    pub const SST_ITEM: u16 = 19;
    pub const FMT: u16 = 44;
    pub const XF: u16 = 47;
    pub const COL_INFO: u16 = 60;
    pub const CELL_R_STRING: u16 = 62;
    pub const END_SHEET: u16 = 130;
    pub const WB_PROP: u16 = 153;
    pub const BUNDLE_SH: u16 = 156;
    pub const CALC_PROP: u16 = 157;
    pub const MERGE_CELL: u16 = 176;
    pub const BEGIN_CELL_XFS: u16 = 617;
    pub const END_CELL_XFS: u16 = 618;
    /// The last record of cells: from 0 to here, and rich text.
    pub const LAST_CELL: u16 = SHORT_ISST;
}

/// One record.
pub(super) struct Record<'r> {
    pub kind: u16,
    pub data: &'r [u8],
}

/// The records of a part, to its end.
pub(super) struct Records<'p> {
    part: BufReader<Box<dyn Read + 'p>>,
    data: Vec<u8>,
    left: u64,
    is_over: bool,
    fault: Option<Fault>,
}

impl<'p> Records<'p> {
    /// The records of a part, of which at most so many bytes are inflated; none where there is no such part.
    pub fn of(package: &'p mut Package<'_>, part: &str, left: u64) -> Option<Records<'p>> {
        let part = BufReader::new(package.bytes(part)?);
        Some(Records { part, data: Vec::new(), left, is_over: false, fault: None })
    }

    /// How many bytes may still be inflated.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether there is more than may be inflated.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Why the records ended before the part's end; [`Fault::Corrupt`] also where there is more than may be read.
    pub fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The next record; none at the end, and where the part is broken.
    pub fn next(&mut self) -> Option<Record<'_>> {
        if self.fault.is_some() {
            return None;
        }
        match self.read() {
            Ok(Some(kind)) => Some(Record { kind, data: &self.data }),
            Ok(None) => None,
            Err(fault) => {
                self.fault = Some(fault);
                None
            }
        }
    }

    fn read(&mut self) -> Result<Option<u16>, Fault> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(self.byte()?.ok_or(Fault::Broken)? & 0x7F) << 7;
        }
        let mut length = 0_u32;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.ok_or(Fault::Broken)?;
            length |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.spend(u64::from(length))?;
        self.data.clear();
        // A longer record holds no text or number: a cell's text has at most 65,534 bytes, and its formula as many.
        let wanted = length.min(Limit::CellBytes.number());
        let read = self.part.by_ref().take(wanted.into()).read_to_end(&mut self.data).map_err(|_| Fault::Corrupt)?;
        let rest = u64::from(length - wanted);
        let passed = io::copy(&mut self.part.by_ref().take(rest), &mut io::sink()).map_err(|_| Fault::Corrupt)?;
        // At its end the part's checksum was compared.
        let is_whole = u64::try_from(read).is_ok_and(|read| read + passed == u64::from(length));
        if is_whole { Ok(Some(kind)) } else { Err(Fault::Broken) }
    }

    fn spend(&mut self, bytes: u64) -> Result<(), Fault> {
        let left = self.left.checked_sub(bytes);
        self.is_over |= left.is_none();
        self.left = left.ok_or(Fault::Corrupt)?;
        Ok(())
    }

    /// The next byte; none at the end of the part, where its checksum is compared.
    fn byte(&mut self) -> Result<Option<u8>, Fault> {
        self.spend(1)?;
        let mut byte = [0];
        match self.part.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(byte.first().copied()),
            Err(_) => Err(Fault::Corrupt),
        }
    }
}

/// A string: how many units of UTF-16, and those.
pub(super) fn text_at(data: &[u8], at: usize) -> Option<String> {
    let length = usize::try_from(u32_at(data, at)?).ok()?.checked_mul(2)?;
    let stored = data.get(at + 4..(at + 4).checked_add(length)?)?;
    let units: Vec<u16> = stored.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}
