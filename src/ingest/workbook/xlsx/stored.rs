//! The parts that calamine reads, stored in a package of their own: it reads a sheet and the workbook more than once, and
//! what the check has inflated need not be inflated again.

use std::rc::Rc;

use super::check::Checked;
use super::looks;
use super::unread::is_unread;
use crate::ingest::inflate::Inflated;
use crate::ingest::package::{Package, is_markup};
use crate::ooxml::normal_name;

/// What a stored package takes at most.
const MOST_BYTES: usize = 16 << 20;

/// The length of an entry's header beside its name, of its line in the directory, and of the directory's end.
const HEADER: usize = 30;
const LINE: usize = 46;
const END: usize = 22;

struct Entry {
    name: Vec<u8>,
    part: Rc<Inflated>,
    checksum: u32,
}

/// The package; none where a part is not what was packed, or where it would take too much memory: calamine then takes
/// the package as it came.
pub(super) fn stored(package: &mut Package<'_>, checked: &Checked) -> Option<Vec<u8>> {
    let mut entries = Vec::new();
    let mut length = END;
    for raw in package.raw_names() {
        let name = normal_name(&String::from_utf8_lossy(&raw));
        if !is_markup(&name) || (is_unread(&name) && !checked.is_sheet(&name)) {
            continue;
        }
        length = length.saturating_add(HEADER + LINE + 2 * raw.len());
        length = length.saturating_add(usize::try_from(package.size(&name)).ok()?);
        if length > MOST_BYTES {
            return None;
        }
        let part = package.inflated(&name)?;
        let shorter = checked.looks.get(&name).and_then(|places| looks::without(&part, places));
        let part = shorter.map_or(part, Rc::new);
        entries.push(Entry { name: raw, checksum: part.checksum?, part });
    }
    written(&entries, length)
}

/// A zip archive (APPNOTE 4.3) of entries that are not compressed.
fn written(entries: &[Entry], length: usize) -> Option<Vec<u8>> {
    let mut file = Vec::with_capacity(length);
    let mut directory = Vec::new();
    for entry in entries {
        let offset = u32::try_from(file.len()).ok()?;
        let size = u32::try_from(entry.part.bytes.len()).ok()?.to_le_bytes();
        // The version that is needed, flags, method, time and date, checksum, both sizes, the lengths of the name and of
        // what is added to it.
        let mut common = Vec::with_capacity(26);
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        common.extend(entry.checksum.to_le_bytes());
        common.extend(size);
        common.extend(size);
        common.extend(u16::try_from(entry.name.len()).ok()?.to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(&entry.name);
        file.extend(&entry.part.bytes);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        // The length of a comment, the disk, attributes within and without.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(&entry.name);
    }
    let begin = u32::try_from(file.len()).ok()?;
    let count = u16::try_from(entries.len()).ok()?.to_le_bytes();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count);
    file.extend(count);
    file.extend(u32::try_from(directory.len()).ok()?.to_le_bytes());
    file.extend(begin.to_le_bytes());
    file.extend([0, 0]);
    Some(file)
}
