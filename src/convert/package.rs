//! The package as a zip archive: parts are read one by one, and a new archive is made in which every entry that is not
//! replaced is copied as it is packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::result::ZipResult;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::ConvertError;
use crate::model::Limit;
use crate::ooxml::normal_name;

/// How much of a part tells its root element: declarations of some forty namespaces are two kilobytes.
const HEAD_BYTES: u64 = 8 << 10;

/// How hard changed parts are packed. The usual level is 6; at this one packing is still a quarter of what a conversion
/// costs, and the first sample report, of 8,658 bytes, comes out with 8,799.
const LEVEL: i64 = 4;

/// A package in memory.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// In bytes, as it is packed.
    size: usize,
    /// Entries by name: small letters, `/` between folders, none in front. Of two with one name the first counts, as
    /// for every reader.
    entries: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Reads the archive's directory.
    ///
    /// # Errors
    /// Where there is none.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, ConvertError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip directory"))?;
        let mut entries = BTreeMap::new();
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index_data(index) else { continue };
            if let Ok(name) = std::str::from_utf8(entry.name_raw()) {
                entries.entry(normal_name(name)).or_insert(index);
            }
        }
        Ok(Package { archive, size: bytes.len(), entries })
    }

    /// The names of the parts that hold XML, in their order, without relationships and content types.
    pub fn parts(&self) -> Vec<String> {
        let is_part = |name: &&String| name.ends_with(".xml") && name.as_str() != "[content_types].xml";
        self.entries.keys().filter(is_part).cloned().collect()
    }

    /// How many entries lie in a folder, its relationships not counted.
    pub fn count_in(&self, folder: &str) -> u64 {
        let inside = self.entries.range(folder.to_owned()..).map(|(name, _)| name);
        let inside = inside.take_while(|name| name.starts_with(folder));
        inside.filter(|name| !name.ends_with('/') && !name.ends_with(".rels")).map(|_| 1).sum()
    }

    /// The beginning of a part; empty where it cannot be read.
    pub fn head(&mut self, name: &str) -> Vec<u8> {
        self.inflate(name, HEAD_BYTES).unwrap_or_default()
    }

    /// A part's bytes; none where there is no such part or it cannot be read.
    pub fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        // The guard has measured all parts together to be under it.
        self.inflate(name, Limit::UnpackedBytes.most())
    }

    fn inflate(&mut self, name: &str, limit: u64) -> Option<Vec<u8>> {
        let entry = self.archive.by_index(*self.entries.get(name)?).ok()?;
        let size = usize::try_from(entry.size().min(limit).min(1 << 20)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(size);
        entry.take(limit).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The package with some of its parts replaced; all else is copied as it is packed.
    ///
    /// # Errors
    /// Where the archive's entries cannot be followed.
    pub fn replaced(mut self, parts: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ConvertError> {
        let by_index: BTreeMap<usize, &Vec<u8>> =
            parts.iter().filter_map(|(name, bytes)| Some((*self.entries.get(name)?, bytes))).collect();
        let size = self.size;
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size + size / 8)));
        write(&mut self.archive, &by_index, &mut writer).map_err(|_| damaged("zip entries"))?;
        let written = writer.finish().map_err(|_| damaged("zip entries"))?;
        Ok(written.into_inner())
    }
}

fn write(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    parts: &BTreeMap<usize, &Vec<u8>>,
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
) -> ZipResult<()> {
    writer.set_raw_comment(archive.comment().into())?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let Some(bytes) = parts.get(&index) else {
            writer.raw_copy_file(entry)?;
            continue;
        };
        let method = match entry.compression() {
            CompressionMethod::Stored => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let level = (method == CompressionMethod::Deflated).then_some(LEVEL);
        let options = entry.options().into_full_options().with_file_comment(entry.comment());
        let options = options.compression_method(method).compression_level(level).large_file(false);
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        drop(entry);
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(())
}

fn damaged(what: &str) -> ConvertError {
    ConvertError::Damaged { what: what.to_owned() }
}
