//! OLE2 compound files (MS-CFB): the old binary formats, and what a password makes of the new ones. The streams that
//! stand at the root say what they are.

use std::io::Cursor;

use office_oxide::cfb::{CfbReader, EntryType};

use super::unsupported;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::{Format, Limit, ReadFailure};

/// What every compound file begins with.
pub(in crate::ingest) const SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const DIRECTORY_ENTRY_BYTES: usize = 128;

/// Entries of a directory that are looked at: an office file has a dozen, and one for each embedded object.
const MAX_ROOT_NAMES: usize = 500;

/// Directory sectors that are followed; the streams we ask for stand among the first.
const MAX_DIRECTORY_SECTORS: usize = 256;

/// The format of a compound file that may be read.
pub(super) fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    let format = recognise(bytes)?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Limit::OldFileBytes.check(size).map_err(|failure| (format, failure))?;
    Ok(format)
}

fn recognise(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    let names = root_names(bytes).or_else(|| stream_names(bytes)).unwrap_or_default();
    let has = |name: &str| names.iter().any(|found| found.eq_ignore_ascii_case(name));
    if names.is_empty() {
        // The directory is gone, as of a file that broke off while it was sent.
        return Err((Format::Unknown, ReadFailure::Damaged { what: "compound file".to_owned() }));
    }
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err((Format::Unknown, ReadFailure::Encrypted))
    } else if has("WordDocument") {
        Ok(Format::Doc)
    } else if has("Workbook") || has("Book") {
        Ok(Format::Xls)
    } else if has("PowerPoint Document") {
        Err((Format::Unknown, unsupported("PowerPoint 97-2003 (.ppt)")))
    } else {
        Err((Format::Unknown, unsupported("OLE2 compound file")))
    }
}

/// The names of the streams and storages at the root. A workbook in which a Word document is embedded has the streams
/// of both somewhere; the root's are its own. None where the file is too broken to tell.
fn root_names(bytes: &[u8]) -> Option<Vec<String>> {
    let container = CfbReader::new(Cursor::new(bytes)).ok()?;
    let names = container.entries().iter().filter(|entry| entry.entry_type != EntryType::RootStorage);
    let at_root =
        names.map(|entry| entry.name.clone()).take(MAX_ROOT_NAMES).filter(|name| container.has_root_entry(name));
    let at_root: Vec<String> = at_root.collect();
    (!at_root.is_empty()).then_some(at_root)
}

/// The names in the directory, as far as its chain of sectors can be followed.
fn stream_names(bytes: &[u8]) -> Option<Vec<String>> {
    let shift = u16_at(bytes, 0x1E)?;
    if shift != 9 && shift != 12 {
        return None;
    }
    let size = 1_usize << shift;
    let sector = |number: u32| -> Option<&[u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(size)?;
        bytes.get(start..(start + size).min(bytes.len()))
    };
    let next = |number: u32| -> Option<u32> {
        let entry = usize::try_from(number).ok()?;
        let table = entry / (size / 4);
        // The header lists the first 109 sectors of the allocation table: 7 MB of file and more.
        let at = (table < 109).then(|| u32_at(bytes, 0x4C + 4 * table))??;
        u32_at(sector(at)?, entry % (size / 4) * 4)
    };
    let mut names = Vec::new();
    let mut at = u32_at(bytes, 0x30);
    for _ in 0..MAX_DIRECTORY_SECTORS {
        let Some(entries) = at.and_then(sector) else { break };
        names.extend(entries.chunks_exact(DIRECTORY_ENTRY_BYTES).filter_map(entry_name));
        at = at.and_then(next);
    }
    Some(names)
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(entry, 0x40)?).checked_sub(2).filter(|length| *length <= 62)?;
    let units: Vec<u16> = (0..length / 2).filter_map(|index| u16_at(entry, index * 2)).collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of a header, one sector of allocation table and one of directory.
    fn compound(names: &[&str]) -> Vec<u8> {
        let mut bytes = vec![0; 512 * 3];
        bytes[..8].copy_from_slice(SIGNATURE);
        bytes[0x1E] = 9;
        bytes[0x30] = 1;
        bytes[512 + 4..512 + 8].copy_from_slice(&u32::MAX.to_le_bytes());
        for (index, name) in names.iter().enumerate() {
            let at = 1024 + index * DIRECTORY_ENTRY_BYTES;
            for (position, unit) in name.encode_utf16().enumerate() {
                bytes[at + position * 2..at + position * 2 + 2].copy_from_slice(&unit.to_le_bytes());
            }
            bytes[at + 0x40] = u8::try_from(name.len() * 2 + 2).unwrap();
        }
        bytes
    }

    #[test]
    fn old_and_encrypted_files_are_told_by_their_streams() {
        type Expected = Result<Format, (Format, ReadFailure)>;
        let cases: [(&[&str], Expected); 4] = [
            (&["Root Entry", "EncryptedPackage"], Err((Format::Unknown, ReadFailure::Encrypted))),
            (&["Root Entry", "WordDocument"], Ok(Format::Doc)),
            (&["Root Entry", "Workbook"], Ok(Format::Xls)),
            (&["Root Entry", "Thumbs"], Err((Format::Unknown, unsupported("OLE2 compound file")))),
        ];
        for (names, expected) in cases {
            assert_eq!(admit(&compound(names)), expected, "{names:?}");
        }
    }

    #[test]
    fn a_directory_that_loops_or_breaks_off_ends() {
        let mut looping = compound(&["Root Entry"]);
        looping[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(admit(&looping), Err((Format::Unknown, unsupported("OLE2 compound file"))));
        let whole = compound(&["Root Entry", "WordDocument"]);
        for length in 8..whole.len() {
            let _ = admit(&whole[..length]);
        }
    }
}
