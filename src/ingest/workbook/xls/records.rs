//! The records of a BIFF stream: a kind, a length and so many bytes.

use std::borrow::Cow;

use crate::ingest::bytes::u16_at;

/// What records are (MS-XLS 2.3.2), as far as they are read.
pub(super) mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATE1904: u16 = 0x0022;
    pub const FILEPASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const CODEPAGE: u16 = 0x0042;
    pub const COLINFO: u16 = 0x007D;
    pub const BOUNDSHEET: u16 = 0x0085;
    pub const MULRK: u16 = 0x00BD;
    pub const RSTRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGECELLS: u16 = 0x00E5;
    pub const SST: u16 = 0x00FC;
    pub const LABELSST: u16 = 0x00FD;
    pub const RECALCID: u16 = 0x01C1;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOLERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const ARRAY: u16 = 0x0221;
    pub const TABLE: u16 = 0x0236;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const SHRFMLA: u16 = 0x04BC;
    pub const BOF: u16 = 0x0809;
}

/// One record, with those that continue it.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: Cow<'a, [u8]>,
    /// Where in the data each continuation begins: a string that reaches over such a joint says anew how it is stored.
    pub joints: Vec<usize>,
}

/// The records of a stream, to its end or to a record that reaches beyond it.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records that begin here.
    pub fn new(stream: &'a [u8]) -> Records<'a> {
        Records { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        if self.rest.is_empty() {
            return None;
        }
        let kind = u16_at(self.rest, 0);
        let length = u16_at(self.rest, 2).map(usize::from);
        let data = length.and_then(|length| self.rest.get(4..4 + length));
        let (Some(kind), Some(data)) = (kind, data) else {
            self.rest = &[];
            return None;
        };
        self.rest = self.rest.get(4 + data.len()..).unwrap_or_default();
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut record = Record { kind, data: Cow::Borrowed(data), joints: Vec::new() };
        while u16_at(self.rest, 0) == Some(kind::CONTINUE) {
            let Some((_, more)) = self.one() else { break };
            record.joints.push(record.data.len());
            record.data.to_mut().extend_from_slice(more);
        }
        Some(record)
    }
}
