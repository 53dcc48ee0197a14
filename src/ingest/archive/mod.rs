//! Zip archives of submissions: what lies in one, and each member's bytes, one at a time.
//!
//! Nothing is ever written to disk, and no name leads anywhere: names are for showing. Before a member is inflated its
//! declared size, the archive's total and the ratio to the packed bytes are within the limits; while it inflates it is
//! cut off where it goes on behind its declared size.
//!
//! Read: stored and deflated members, Zip64. Refused, each with its reason: encrypted members, other compressions,
//! members whose checksum fails.

mod names;

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::package::check_directory;
use crate::model::{Limit, Loss, ReadFailure};

/// An archive in memory, within the limits.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    members: Vec<Member>,
    losses: Vec<Loss>,
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the archive, `/` between folders: for showing only.
    pub name: String,
    /// True for a link, which is not followed.
    pub is_link: bool,
    index: usize,
    size: u64,
    packed: u64,
    refused: Option<ReadFailure>,
}

impl Member {
    /// How many bytes it is, and no more of it are read.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// How many bytes it takes in the archive.
    pub fn packed(&self) -> u64 {
        self.packed
    }
}

impl<'a> Archive<'a> {
    /// Opens an archive that takes `packed` bytes where it lies: its own length, or less for a member of another.
    ///
    /// # Errors
    /// [`ReadFailure::Damaged`] where there is no directory, [`ReadFailure::OverLimit`].
    pub fn open(bytes: &'a [u8], packed: u64) -> Result<Archive<'a>, ReadFailure> {
        check_directory(bytes, Limit::ArchiveFiles)?;
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadFailure::Damaged { what: "zip directory".to_owned() })?;
        Limit::ArchiveFiles.check(to_u64(zip.len()))?;
        let members: Vec<Member> = (0..zip.len()).filter_map(|index| member(&zip, index)).collect();
        let readable = members.iter().filter(|member| member.refused.is_none());
        let total = readable.map(|member| member.size).fold(0, u64::saturating_add);
        Limit::ArchiveBytes.check(total)?;
        if total > Limit::ARCHIVE_RATIO_COUNTS_FROM {
            Limit::ArchiveRatio.check(total.div_ceil(packed.max(1)))?;
        }
        let mut losses = Vec::new();
        if zip.has_duplicate_names() {
            // The directory is read as the programs read it that add to an archive: the last one counts.
            losses.push(Loss::Part { part: "members of one name".to_owned() });
        }
        Ok(Archive { zip, members, losses })
    }

    /// The files in it, in the order of its directory.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// What of the archive itself cannot be had.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// One member's bytes.
    ///
    /// # Errors
    /// [`ReadFailure::Encrypted`], [`ReadFailure::OverLimit`], [`ReadFailure::Unsupported`], [`ReadFailure::Damaged`].
    pub fn bytes(&self, member: &Member) -> Result<Vec<u8>, ReadFailure> {
        if let Some(failure) = &member.refused {
            return Err(failure.clone());
        }
        let damaged = || ReadFailure::Damaged { what: "zip entry".to_owned() };
        let mut zip = self.zip.clone();
        let entry = zip.by_index(member.index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                ReadFailure::Encrypted
            }
            ZipError::UnsupportedArchive(_) => {
                ReadFailure::Unsupported { format: "archive entry of another compression".to_owned() }
            }
            _ => damaged(),
        })?;
        // Deflate yields at most 1,032 bytes a byte: a larger declared size is a lie and reserves nothing.
        let plausible = member.size.min(member.packed.saturating_mul(1032));
        let mut bytes = Vec::with_capacity(usize::try_from(plausible).unwrap_or(0));
        entry.take(member.size.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if to_u64(bytes.len()) == member.size { Ok(bytes) } else { Err(damaged()) }
    }
}

/// An entry as a member; none for a folder.
fn member(zip: &ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<Member> {
    let entry = zip.by_index_data(index).ok()?;
    let fallback = entry.name().map(|name| name.into_owned()).unwrap_or_default();
    let decoded = names::decode(entry.name_raw(), &fallback);
    if decoded.ends_with(['/', '\\']) {
        return None;
    }
    let (size, packed) = (entry.size(), entry.compressed_size());
    let refused = if entry.encrypted() { Some(ReadFailure::Encrypted) } else { over_limit(size, packed).err() };
    Some(Member { name: names::shown(&decoded), is_link: entry.is_symlink(), index, size, packed, refused })
}

fn over_limit(size: u64, packed: u64) -> Result<(), ReadFailure> {
    Limit::FileBytes.check(size)?;
    if size < Limit::RATIO_COUNTS_FROM {
        return Ok(());
    }
    Limit::UnpackingRatio.check(size / packed.max(1))
}

fn to_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
