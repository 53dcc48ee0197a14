//! Pictures of a template under names that no picture of ours has.

use std::collections::BTreeMap;

use super::parts::Parts;

/// Kinds of pictures: extensions as templates have them, the one that we use, and the content type.
const KINDS: [(&str, &str, &str); 10] = [
    ("png", "png", "image/png"),
    ("jpeg", "jpeg", "image/jpeg"),
    ("jpg", "jpeg", "image/jpeg"),
    ("gif", "gif", "image/gif"),
    ("bmp", "bmp", "image/bmp"),
    ("emf", "emf", "image/x-emf"),
    ("wmf", "wmf", "image/x-wmf"),
    ("svg", "svg", "image/svg+xml"),
    ("tif", "tiff", "image/tiff"),
    ("tiff", "tiff", "image/tiff"),
];

/// The pictures that are taken over, each once.
#[derive(Default)]
pub struct Media {
    /// New names by old ones.
    names: BTreeMap<String, String>,
}

/// A picture to put into the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name under `word/`.
    pub file: String,
    /// Its extension.
    pub extension: &'static str,
    /// The content type of that extension.
    pub content_type: &'static str,
    /// As they were.
    pub bytes: Vec<u8>,
}

impl Media {
    /// The name under `word/` that a picture of the template gets; none for what is no picture that Word shows.
    pub fn take(&mut self, part: &str) -> Option<String> {
        let (extension, _) = kind(part)?;
        let number = self.names.len() + 1;
        let name = self.names.entry(part.to_owned()).or_insert_with(|| format!("media/office{number}.{extension}"));
        Some(name.clone())
    }

    /// All that were taken, with their bytes.
    pub fn pictures(&self, parts: &Parts) -> Vec<Picture> {
        let taken = self.names.iter().filter_map(|(part, file)| {
            let (extension, content_type) = kind(part)?;
            Some(Picture { file: file.clone(), extension, content_type, bytes: parts.get(part)?.clone() })
        });
        taken.collect()
    }
}

/// Whether a part is a picture that can be taken over.
pub fn is_picture(part: &str) -> bool {
    kind(part).is_some()
}

fn kind(part: &str) -> Option<(&'static str, &'static str)> {
    let (_, extension) = part.rsplit_once('.')?;
    let (_, ours, content_type) = KINDS.into_iter().find(|(theirs, _, _)| *theirs == extension)?;
    Some((ours, content_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_picture_gets_one_name() {
        let mut media = Media::default();
        let taken =
            ["word/media/image1.jpg", "word/media/image2.emf", "word/media/image1.jpg", "word/embeddings/a.bin"]
                .map(|part| media.take(part));
        assert_eq!(
            taken.map(Option::unwrap_or_default),
            ["media/office1.jpeg", "media/office2.emf", "media/office1.jpeg", ""]
        );
    }
}
