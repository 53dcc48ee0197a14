//! What tells bytes from others, for good: SHA-256.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// That of everything that is read, however long it is.
///
/// # Errors
/// Those of reading.
pub(super) fn sha256_of(mut reader: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hexadecimal(&hasher.finalize())),
            Ok(read) => hasher.update(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// A new file whose bytes are hashed on their way to it.
pub(super) struct Hashing {
    file: File,
    hasher: Sha256,
    /// What waits to be written: pieces may be small.
    waiting: Vec<u8>,
    refused: Option<io::Error>,
}

impl Hashing {
    const PIECE: usize = 1 << 17;

    /// Into an empty file.
    pub fn new(file: File) -> Hashing {
        Hashing { file, hasher: Sha256::new(), waiting: Vec::with_capacity(Hashing::PIECE), refused: None }
    }

    /// What the system said, where it refused to write.
    pub fn refused(&mut self) -> Option<io::Error> {
        self.refused.take()
    }

    /// The SHA-256 of all that was written, once it is on the disk.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn finish(mut self) -> io::Result<String> {
        if let Err(told) = self.flush() {
            return Err(self.refused.unwrap_or(told));
        }
        self.file.sync_all()?;
        Ok(hexadecimal(&self.hasher.finalize()))
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.update(bytes);
        self.file.write_all(bytes).map_err(|error| {
            let told = io::Error::from(error.kind());
            self.refused = Some(error);
            told
        })
    }
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() + bytes.len() > Hashing::PIECE {
            self.flush()?;
        }
        if bytes.len() >= Hashing::PIECE {
            self.put(bytes)?;
        } else {
            self.waiting.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut waiting = std::mem::take(&mut self.waiting);
        let put = self.put(&waiting);
        waiting.clear();
        self.waiting = waiting;
        put
    }
}

fn hexadecimal(digest: &[u8]) -> String {
    let mut hexadecimal = String::with_capacity(64);
    for byte in digest {
        // Writing to a string does not fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_other_tools_print() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let long = [7; 100_000];
        assert_eq!(sha256_of(long.as_slice()).unwrap(), sha256(&long));
        let folder = tempfile::tempdir().unwrap();
        let mut hashing = Hashing::new(File::create_new(folder.path().join("long")).unwrap());
        for piece in [&long[..7], &long[7..], &[8; 1 << 17], b"end"] {
            hashing.write_all(piece).unwrap();
        }
        assert_eq!(hashing.finish().unwrap(), sha256(&std::fs::read(folder.path().join("long")).unwrap()));
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
