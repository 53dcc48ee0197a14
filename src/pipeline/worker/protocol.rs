//! What goes through the pipes: frames of a length and so many bytes. A question is two frames, the task and the file's
//! bytes; an answer is one.

use std::io::{self, Read, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Modern;
use crate::model::{Document, Format, ReadFailure};

/// More than this is no answer: the largest document that is within the limits takes a quarter of it.
const LONGEST_FRAME: u64 = 1 << 30;

/// What is to be done with a file that the guard has let pass.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Task {
    /// Read it into a document.
    Read {
        /// What its bytes are.
        format: Format,
        /// What places call it.
        name: Arc<str>,
    },
    /// Make a package of it.
    Modernise {
        /// What its bytes are.
        format: Format,
    },
}

/// What became of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// To [`Task::Read`].
    Read(Result<Document, ReadFailure>),
    /// To [`Task::Modernise`].
    Modern(Result<Option<Modern>, ReadFailure>),
}

/// Writes a frame.
///
/// # Errors
/// Those of the pipe.
pub(super) fn send(pipe: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
    pipe.write_all(&length.to_le_bytes())?;
    pipe.write_all(bytes)?;
    pipe.flush()
}

/// Reads a frame. What it says of its length reserves nothing.
///
/// # Errors
/// Those of the pipe; [`io::ErrorKind::UnexpectedEof`] where it ends, [`io::ErrorKind::InvalidData`] for a frame that is
/// too long.
pub(super) fn receive(pipe: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    pipe.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > LONGEST_FRAME {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    pipe.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read == length) {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_out_as_they_went_in_and_a_broken_pipe_is_an_error() {
        let mut pipe = Vec::new();
        for frame in ["", "one", "ทดสอบ"] {
            send(&mut pipe, frame.as_bytes()).unwrap();
        }
        let mut rest = pipe.as_slice();
        for frame in ["", "one", "ทดสอบ"] {
            assert_eq!(receive(&mut rest).unwrap(), frame.as_bytes());
        }
        for (broken, kind) in [
            (&pipe[..0], io::ErrorKind::UnexpectedEof),
            (&pipe[8..18], io::ErrorKind::UnexpectedEof),
            (&[0xFF; 8], io::ErrorKind::InvalidData),
        ] {
            assert_eq!(receive(&mut &*broken).unwrap_err().kind(), kind, "{broken:?}");
        }
    }
}
