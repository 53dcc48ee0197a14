//! The look of an office's own documents, taken from one of them.

use std::path::{Path, PathBuf};

use crate::export::house_style::{HouseStyle, Unusable};
use crate::ingest::{self, guard, isolation, office};
use crate::model::{Format, ReadFailure};

/// Why a document cannot serve as template.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot serve as template")]
pub struct TemplateError {
    /// The path as given.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub why: Refused,
}

/// What is wrong with a document that is to serve as template.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is not there.
    #[error("no such file")]
    NotFound,
    /// It cannot be read.
    #[error("the document cannot be read")]
    Unreadable(#[source] ReadFailure),
    /// It is no Word document of today's format.
    #[error("{0:?} is no format of templates")]
    OtherFormat(Format),
    /// It holds macros, which would come with it.
    #[error("the document holds macros")]
    Macros,
    /// It is a Word document that cannot be used.
    #[error(transparent)]
    Unusable(Unusable),
}

/// Reads the look of a document. Nothing of it is executed, and nothing is fetched.
///
/// # Errors
/// Says why it cannot serve.
pub fn read(path: &Path) -> Result<HouseStyle, TemplateError> {
    understood(path).map_err(|why| TemplateError { path: path.to_owned(), why })
}

fn understood(path: &Path) -> Result<HouseStyle, Refused> {
    if !path.exists() {
        return Err(Refused::NotFound);
    }
    // A person may well name a link to the office's template.
    let real = path.canonicalize().map_err(|error| Refused::Unreadable(error.into()))?;
    let bytes = ingest::load(&real).map_err(Refused::Unreadable)?;
    let failed = |isolation::Panicked| Refused::Unreadable(ReadFailure::ReaderFailed);
    match isolation::run(|| guard::admit(&bytes)).map_err(failed)? {
        Ok(Format::Docx) => {}
        Ok(other) => return Err(Refused::OtherFormat(other)),
        Err((_, failure)) => return Err(Refused::Unreadable(failure)),
    }
    isolation::run(|| guard::refuse_entities_everywhere(&bytes)).map_err(failed)?.map_err(Refused::Unreadable)?;
    if office::has_macros(&bytes) {
        return Err(Refused::Macros);
    }
    let parts = isolation::run(|| office::parts(&bytes)).map_err(failed)?.map_err(Refused::Unreadable)?;
    isolation::run(|| HouseStyle::of(&parts)).map_err(failed)?.map_err(Refused::Unusable)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_no_word_document_is_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let cases: [(&str, &[u8], Refused); 3] = [
            ("a.docx", b"", Refused::Unreadable(ReadFailure::NoBytes)),
            ("b.docx", b"a,b\n1,2\n", Refused::OtherFormat(Format::Csv)),
            ("c.docx", b"{\\rtf1 }", Refused::OtherFormat(Format::Rtf)),
        ];
        for (name, bytes, expected) in cases {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            assert_eq!(read(&path).unwrap_err().why, expected, "{name}");
        }
        assert_eq!(read(&folder.path().join("none.docx")).unwrap_err().why, Refused::NotFound);
    }
}
