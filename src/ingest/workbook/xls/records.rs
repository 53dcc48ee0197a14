//! The records of a BIFF stream: a kind, a length and so many bytes.

use std::borrow::Cow;

use crate::ingest::bytes::{u16_at, u32_at};

/// What records are (MS-XLS 2.3.2), as far as they are read.
pub(super) mod kind {
    pub const CALCMODE: u16 = 0x000D;
    pub const PRECISION: u16 = 0x000E;
    pub const PROTECT: u16 = 0x0012;
    pub const PASSWORD: u16 = 0x0013;
    pub const HEADER: u16 = 0x0014;
    pub const FOOTER: u16 = 0x0015;
    pub const EXTERNSHEET: u16 = 0x0017;
    pub const NAME: u16 = 0x0018;
    pub const COLUMNBREAKS: u16 = 0x001A;
    pub const ROWBREAKS: u16 = 0x001B;
    pub const NOTE: u16 = 0x001C;
    pub const EXTERNNAME: u16 = 0x0023;
    pub const LEFTMARGIN: u16 = 0x0026;
    pub const RIGHTMARGIN: u16 = 0x0027;
    pub const TOPMARGIN: u16 = 0x0028;
    pub const BOTTOMMARGIN: u16 = 0x0029;
    pub const PRINTHEADERS: u16 = 0x002A;
    pub const PRINTGRID: u16 = 0x002B;
    pub const FONT: u16 = 0x0031;
    pub const WINDOW1: u16 = 0x003D;
    pub const PANE: u16 = 0x0041;
    pub const DEFCOLWIDTH: u16 = 0x0055;
    pub const OBJ: u16 = 0x005D;
    pub const OBJPROTECT: u16 = 0x0063;
    pub const WSBOOL: u16 = 0x0081;
    pub const HCENTER: u16 = 0x0083;
    pub const VCENTER: u16 = 0x0084;
    pub const PALETTE: u16 = 0x0092;
    pub const STANDARDWIDTH: u16 = 0x0099;
    pub const AUTOFILTERINFO: u16 = 0x009D;
    pub const AUTOFILTER: u16 = 0x009E;
    pub const SCL: u16 = 0x00A0;
    pub const SETUP: u16 = 0x00A1;
    pub const SCENARIO: u16 = 0x00AF;
    pub const SXVIEW: u16 = 0x00B0;
    pub const MULBLANK: u16 = 0x00BE;
    pub const SCENARIOPROTECT: u16 = 0x00DD;
    pub const BACKGROUND: u16 = 0x00E9;
    pub const QUERY: u16 = 0x01AD;
    pub const SUPBOOK: u16 = 0x01AE;
    pub const CONDFMT: u16 = 0x01B0;
    pub const CF: u16 = 0x01B1;
    pub const TXO: u16 = 0x01B6;
    pub const HLINK: u16 = 0x01B8;
    pub const DV: u16 = 0x01BE;
    pub const BLANK: u16 = 0x0201;
    pub const DEFAULTROWHEIGHT: u16 = 0x0225;
    pub const WINDOW2: u16 = 0x023E;
    pub const STYLE: u16 = 0x0293;
    pub const HLINKTOOLTIP: u16 = 0x0800;
    pub const SHEETEXT: u16 = 0x0862;
    pub const HEADERPICTURE: u16 = 0x0866;
    pub const TABLE11: u16 = 0x0872;
    pub const TABLE12: u16 = 0x0878;
    pub const CF12: u16 = 0x087A;
    pub const XFEXT: u16 = 0x087D;

    pub const THEME: u16 = 0x0896;
    pub const HEADERFOOTER: u16 = 0x089C;
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

/// A cell's place and format, as every record of a cell begins.
pub(super) struct Head {
    pub row: u32,
    pub column: u32,
    pub format: usize,
}

impl Head {
    /// That of a record; none where it is shorter.
    pub fn of(data: &[u8]) -> Option<Head> {
        Some(Head { row: u16_at(data, 0)?.into(), column: u16_at(data, 2)?.into(), format: u16_at(data, 4)?.into() })
    }
}

/// The cells of `MulRk` (MS-XLS 2.4.175), numbers side by side, each with its number as it is stored: a format and a
/// number each, and the last column at the end.
pub(super) fn numbers(data: &[u8]) -> Option<impl Iterator<Item = (Head, u32)>> {
    let row = u16_at(data, 0)?.into();
    let first = u32::from(u16_at(data, 2)?);
    let pairs = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
    Some((first..).zip(pairs).filter_map(move |(column, pair)| {
        Some((Head { row, column, format: u16_at(pair, 0)?.into() }, u32_at(pair, 2)?))
    }))
}
