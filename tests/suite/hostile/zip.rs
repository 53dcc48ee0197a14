//! Zip archives written by hand, so that every number in them can be a lie.

use std::io::Write as _;

use super::good::Parts;
use crate::common::archive;

/// An entry: what is packed, and what is told of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Vec<u8>,
    /// The name in front of the data, where it is another.
    pub local_name: Option<Vec<u8>>,
    pub data: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub size: u32,
    /// The packed size that the directory tells.
    pub packed: u32,
    /// Sizes and checksum follow the data and are not told in front of it.
    pub has_descriptor: bool,
    pub extra: Vec<u8>,
    /// Where the directory says that it begins, where that is a lie.
    pub offset: Option<u32>,
    /// What it is to the system that packed it: a link of Unix is one by these.
    pub attributes: u32,
}

impl Entry {
    /// Stored as it is.
    pub fn stored(name: impl Into<Vec<u8>>, data: &[u8]) -> Entry {
        Entry {
            name: name.into(),
            local_name: None,
            data: data.to_vec(),
            method: 0,
            flags: 0,
            crc: crc32(data),
            size: data.len() as u32,
            packed: data.len() as u32,
            has_descriptor: false,
            extra: Vec::new(),
            offset: None,
            attributes: 0,
        }
    }

    /// Deflated.
    pub fn deflated(name: impl Into<Vec<u8>>, data: &[u8]) -> Entry {
        let packed = deflate(data);
        Entry {
            method: 8,
            crc: crc32(data),
            size: data.len() as u32,
            packed: packed.len() as u32,
            data: packed,
            ..Entry::stored(name, &[])
        }
    }
}

/// All parts, deflated.
pub fn entries(parts: &Parts) -> Vec<Entry> {
    parts.iter().map(|(name, data)| Entry::deflated(name.as_bytes(), data)).collect()
}

/// The archive of these entries.
pub fn written(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = entry.offset.unwrap_or(bytes.len() as u32);
        let flags = entry.flags | if entry.has_descriptor { 8 } else { 0 };
        let local_name = entry.local_name.as_ref().unwrap_or(&entry.name);
        let told = |told: bool| if told { [entry.crc, entry.packed, entry.size] } else { [0; 3] };
        bytes.extend(b"PK\x03\x04");
        bytes.extend([20, flags, entry.method, 0, 0x21].into_iter().flat_map(u16::to_le_bytes));
        bytes.extend(told(!entry.has_descriptor).into_iter().flat_map(u32::to_le_bytes));
        bytes.extend([local_name.len() as u16, entry.extra.len() as u16].into_iter().flat_map(u16::to_le_bytes));
        bytes.extend(local_name);
        bytes.extend(&entry.extra);
        bytes.extend(&entry.data);
        if entry.has_descriptor {
            bytes.extend(b"PK\x07\x08");
            bytes.extend(told(true).into_iter().flat_map(u32::to_le_bytes));
        }
        directory.extend(b"PK\x01\x02");
        // Made on Unix, so that attributes say what it is.
        directory.extend([0x0314, 20, flags, entry.method, 0, 0x21].into_iter().flat_map(u16::to_le_bytes));
        directory.extend(told(true).into_iter().flat_map(u32::to_le_bytes));
        let lengths = [entry.name.len() as u16, entry.extra.len() as u16, 0, 0, 0];
        directory.extend(lengths.into_iter().flat_map(u16::to_le_bytes));
        directory.extend([entry.attributes, offset].into_iter().flat_map(u32::to_le_bytes));
        directory.extend(&entry.name);
        directory.extend(&entry.extra);
    }
    let (start, length) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([entries.len() as u16; 2].into_iter().flat_map(u16::to_le_bytes));
    bytes.extend([length, start].into_iter().flat_map(u32::to_le_bytes));
    bytes.extend([0, 0]);
    bytes
}

/// The archive of these entries as Zip64: every size and place in the large fields.
pub fn written_64(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = bytes.len() as u64;
        let sizes = [u64::from(entry.size), u64::from(entry.packed)].map(u64::to_le_bytes).concat();
        let mut head = [45, entry.flags, entry.method, 0, 0x21].map(u16::to_le_bytes).concat();
        head.extend([entry.crc, u32::MAX, u32::MAX].map(u32::to_le_bytes).concat());
        head.extend((entry.name.len() as u16).to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(20_u16.to_le_bytes());
        bytes.extend(&entry.name);
        bytes.extend([1_u16, 16].map(u16::to_le_bytes).concat());
        bytes.extend(&sizes);
        bytes.extend(&entry.data);
        directory.extend(b"PK\x01\x02\x2D\x03");
        directory.extend(&head);
        directory.extend([28_u16, 0, 0, 0].map(u16::to_le_bytes).concat());
        directory.extend([0, u32::MAX].map(u32::to_le_bytes).concat());
        directory.extend(&entry.name);
        directory.extend([1_u16, 24].map(u16::to_le_bytes).concat());
        directory.extend(&sizes);
        directory.extend(offset.to_le_bytes());
    }
    let (start, length, count) = (bytes.len() as u64, directory.len() as u64, entries.len() as u64);
    bytes.extend(directory);
    let end = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([45_u16, 45].map(u16::to_le_bytes).concat());
    bytes.extend([0_u32, 0].map(u32::to_le_bytes).concat());
    bytes.extend([count, count, length, start].map(u64::to_le_bytes).concat());
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0");
    bytes
}

/// The checksum of zip archives.
pub fn crc32(data: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (index, slot) in (0_u32..).zip(&mut table) {
        *slot = (0..8).fold(index, |value, _| if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 });
    }
    !data.iter().fold(u32::MAX, |crc, byte| table[usize::from(crc as u8 ^ byte)] ^ (crc >> 8))
}

/// Deflated, taken out of an archive of one entry.
pub fn deflate(data: &[u8]) -> Vec<u8> {
    let one = archive(&[("x", data)]);
    let directory = one.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let packed = u32::from_le_bytes(one[directory + 20..directory + 24].try_into().unwrap()) as usize;
    one[31..31 + packed].to_vec()
}

/// Writes an archive of one large entry bit by bit: `count` times the piece between a beginning and an end, among other
/// parts.
pub fn repeated(
    target: impl std::io::Write + std::io::Seek,
    parts: &Parts,
    (name, begin, piece, count, end): (&str, &str, &[u8], usize, &str),
) {
    let mut zip = ::zip::ZipWriter::new(target);
    let options = ::zip::write::SimpleFileOptions::default().large_file(true).compression_level(Some(1));
    for (other, part) in parts {
        if other != name {
            zip.start_file(other.as_str(), options).unwrap();
            zip.write_all(part).unwrap();
        }
    }
    zip.start_file(name, options).unwrap();
    zip.write_all(begin.as_bytes()).unwrap();
    let block = piece.repeat((1 << 16) / piece.len().max(1) + 1);
    let per_block = block.len() / piece.len();
    for _ in 0..count / per_block {
        zip.write_all(&block).unwrap();
    }
    zip.write_all(&piece.repeat(count % per_block)).unwrap();
    zip.write_all(end.as_bytes()).unwrap();
    zip.finish().unwrap();
}
