//! Workbooks of Excel 97-2003 and 95, made by hand record by record, in compound files of one stream.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what cannot be made fails the test")]

/// A compound file of one stream: header, allocation table, directory, and the stream behind it, sector by sector.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    // Shorter streams would lie among the small ones.
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    // The header lists the first 109 sectors of the table; more of them are listed in sectors of their own, at the end.
    let listed_in = |tables: usize| tables.saturating_sub(109).div_ceil(127);
    let mut tables = (sectors + 2).div_ceil(SECTOR / 4) + 1;
    while tables * (SECTOR / 4) < tables + 1 + sectors + listed_in(tables) {
        tables += 1;
    }
    let lists = listed_in(tables);
    let first_list = tables + 1 + sectors;
    let mut header = vec![0_u8; SECTOR];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[0x18..0x20].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
    header[0x20] = 6;
    let put = |bytes: &mut [u8], at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let number = |value: usize| u32::try_from(value).unwrap();
    put(&mut header, 0x2C, number(tables));
    put(&mut header, 0x30, number(tables));
    put(&mut header, 0x38, 4096);
    put(&mut header, 0x3C, 0xFFFF_FFFE);
    put(&mut header, 0x44, if lists > 0 { number(first_list) } else { 0xFFFF_FFFE });
    put(&mut header, 0x48, number(lists));
    for entry in 0..109 {
        put(&mut header, 0x4C + 4 * entry, if entry < tables { number(entry) } else { u32::MAX });
    }
    let mut table = vec![0xFF_u8; tables * SECTOR];
    (0..tables).for_each(|sector| put(&mut table, 4 * sector, 0xFFFF_FFFD));
    put(&mut table, 4 * tables, 0xFFFF_FFFE);
    for sector in 0..sectors {
        let next = if sector + 1 < sectors { number(tables + 2 + sector) } else { 0xFFFF_FFFE };
        put(&mut table, 4 * (tables + 1 + sector), next);
    }
    let mut more = vec![0xFF_u8; lists * SECTOR];
    for list in 0..lists {
        put(&mut table, 4 * (first_list + list), 0xFFFF_FFFC);
        for at in 0..127 {
            let entry = 109 + list * 127 + at;
            put(&mut more, list * SECTOR + 4 * at, if entry < tables { number(entry) } else { u32::MAX });
        }
        let next = if list + 1 < lists { number(first_list + list + 1) } else { 0xFFFF_FFFE };
        put(&mut more, list * SECTOR + 508, next);
    }
    let mut directory = vec![0_u8; SECTOR];
    for (index, (name, kind, start, size)) in
        [("Root Entry", 5, 0xFFFF_FFFE, 0), (name, 2, number(tables + 1), stream.len().max(4096))]
            .into_iter()
            .enumerate()
    {
        let entry = &mut directory[index * 128..(index + 1) * 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[0x40] = u8::try_from(2 * name.len() + 2).unwrap();
        (entry[0x42], entry[0x43]) = (kind, 1);
        [0x44, 0x48, 0x4C].into_iter().for_each(|at| put(entry, at, u32::MAX));
        put(entry, 0x74, start);
        put(entry, 0x78, number(size));
    }
    put(&mut directory, 0x4C, 1);
    let mut stream = stream.to_vec();
    stream.resize(sectors * SECTOR, 0);
    [header, table, directory, stream, more].concat()
}

/// Records of a workbook, one after the other.
#[derive(Clone, Default)]
pub struct Records(pub Vec<u8>);

impl Records {
    /// These, and then others.
    pub fn and(mut self, others: Records) -> Records {
        self.0.extend(others.0);
        self
    }

    /// A record more.
    pub fn record(mut self, kind: u16, data: &[u8]) -> Records {
        self.0.extend(kind.to_le_bytes());
        self.0.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        self.0.extend_from_slice(data);
        self
    }

    /// The record of a cell in the first row, in the format of cells that have none.
    pub fn cell(self, kind: u16, column: u16, value: &[u8]) -> Records {
        self.record(kind, &[&0_u16.to_le_bytes()[..], &column.to_le_bytes(), &0_u16.to_le_bytes(), value].concat())
    }

    /// The beginning of a workbook (5) or a sheet (16).
    pub fn begin(self, version: u16, what: u16) -> Records {
        self.record(0x0809, &[version.to_le_bytes(), what.to_le_bytes(), [0; 2], [0; 2]].concat())
    }
}

/// A workbook of one sheet with these records, and these among those of the workbook.
pub fn workbook(version: u16, globals: Records, sheet: Records) -> Vec<u8> {
    let name: &[u8] = if version == 0x0600 { b"\x01\x00S" } else { b"\x01S" };
    let listed = |start: usize| -> Vec<u8> {
        let begin = Records::default().begin(version, 5);
        let begin = Records([begin.0, globals.0.clone()].concat()).record(0xE0, &[0; 20]);
        let bound = [&u32::try_from(start).unwrap().to_le_bytes()[..], &[0, 0], name].concat();
        begin.record(0x85, &bound).record(0x0A, &[]).0
    };
    let start = listed(0).len();
    let sheet = Records([Records::default().begin(version, 16).0, sheet.0].concat()).record(0x0A, &[]);
    let bytes = compound(if version == 0x0600 { "Workbook" } else { "Book" }, &[listed(start), sheet.0].concat());
    crate::fuzz_seeds::keep(&bytes);
    bytes
}
