//! Archives and compound files from parts that lie open in the input: mutations then change what is in the parts, and
//! not the packing, whose readers have targets of their own.
//!
//! Parts stand one behind the other, each behind a line of two marks and its name.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Begins the line of a part's name.
pub const PART: u8 = 0x1C;

/// Begins the line of a part's name in a file that is a part itself.
pub const INNER_PART: u8 = 0x1D;

/// More parts than this teach nothing new.
const MAX_PARTS: usize = 64;

/// The parts of an input by their names.
pub fn parts(bytes: &[u8], mark: u8) -> Vec<(String, &[u8])> {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(2).position(|pair| pair == [mark, mark]) {
        starts.push(at + found);
        at += found + 2;
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let parts = starts.iter().zip(ends).map(|(&start, end)| {
        let part = &bytes[start + 2..end];
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..line]).into_owned();
        (name, part.get(line + 1..).unwrap_or_default())
    });
    parts.take(MAX_PARTS).collect()
}

/// The input's parts as a zip package, stored.
pub fn zip(bytes: &[u8]) -> Vec<u8> {
    zip_of(&parts(bytes, PART))
}

/// These parts as a zip package, stored; of parts of one name the first.
pub fn zip_of(parts: &[(String, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        if zip.start_file(name.as_str(), stored).is_ok() {
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A file as it would be sent: bytes that hold parts become a package.
pub fn file(bytes: &[u8]) -> Vec<u8> {
    let inner = parts(bytes, INNER_PART);
    if inner.is_empty() { bytes.to_vec() } else { zip_of(&inner) }
}

/// The input's parts as the streams of a compound file (MS-CFB, version 3), all at its root.
pub fn compound(bytes: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    const TABLE: u32 = 0xFFFF_FFFD;
    // What is shorter would lie among the small streams.
    const LEAST: usize = 4096;
    let number = |value: usize| u32::try_from(value).unwrap();
    let put = |bytes: &mut [u8], at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());

    let parts = parts(bytes, PART);
    let sizes: Vec<usize> = parts.iter().map(|(_, part)| part.len().max(LEAST)).collect();
    let directory_sectors = (parts.len() + 1).div_ceil(4);
    let content: usize = directory_sectors + sizes.iter().map(|size| size.div_ceil(SECTOR)).sum::<usize>();
    let tables = content.div_ceil(SECTOR / 4 - 1);

    let mut header = vec![0_u8; SECTOR];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[0x18..0x20].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
    header[0x20] = 6;
    put(&mut header, 0x2C, number(tables));
    put(&mut header, 0x30, number(tables));
    put(&mut header, 0x38, number(LEAST));
    put(&mut header, 0x3C, END);
    put(&mut header, 0x44, END);
    for entry in 0..109 {
        put(&mut header, 0x4C + 4 * entry, if entry < tables { number(entry) } else { u32::MAX });
    }

    let mut table = vec![0xFF_u8; tables * SECTOR];
    (0..tables).for_each(|sector| put(&mut table, 4 * sector, TABLE));
    let mut next_sector = tables;
    let mut chain = |sectors: usize| {
        let first = next_sector;
        for sector in first..first + sectors {
            let next = if sector + 1 < first + sectors { number(sector + 1) } else { END };
            put(&mut table, 4 * sector, next);
        }
        next_sector += sectors;
        number(first)
    };
    chain(directory_sectors);

    let mut directory = vec![0_u8; directory_sectors * SECTOR];
    let mut streams = Vec::new();
    let entry = |directory: &mut [u8], index: usize, name: &str, kind: u8, start: u32, size: usize| {
        let entry = &mut directory[index * 128..(index + 1) * 128];
        let units: Vec<u16> = name.encode_utf16().take(31).collect();
        for (at, unit) in units.iter().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[0x40] = u8::try_from(2 * units.len() + 2).unwrap();
        (entry[0x42], entry[0x43]) = (kind, 1);
        [0x44, 0x48, 0x4C].into_iter().for_each(|at| put(entry, at, u32::MAX));
        put(entry, 0x74, start);
        put(entry, 0x78, number(size));
    };
    entry(&mut directory, 0, "Root Entry", 5, END, 0);
    put(&mut directory, 0x4C, if parts.is_empty() { u32::MAX } else { 1 });
    for (index, ((name, part), size)) in parts.iter().zip(&sizes).enumerate() {
        let sectors = size.div_ceil(SECTOR);
        entry(&mut directory, index + 1, name, 2, chain(sectors), *size);
        // Each stream is the right neighbour of the one before: no balanced tree, but one that can be walked.
        if index + 1 < parts.len() {
            put(&mut directory, (index + 1) * 128 + 0x48, number(index + 2));
        }
        let mut stream = part.to_vec();
        stream.resize(sectors * SECTOR, 0);
        streams.extend(stream);
    }
    [header, table, directory, streams].concat()
}
