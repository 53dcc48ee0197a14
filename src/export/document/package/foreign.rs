//! Parts that come from other documents, with pictures and relationships of their own.

use super::{CONTENT_TYPES, Package, attribute_values, malformed};
use crate::export::ExportError;

impl Package {
    /// Adds a part of any content type beside the body, with the part of its own relationships where it has one, and a
    /// relationship of the body to it, whose id is given back. Where a part of the name is there, it takes its place.
    ///
    /// # Errors
    /// Where the package lacks its own lists.
    pub fn add_typed_part(
        &mut self,
        (kind, content_type): (&str, &str),
        file: &str,
        xml: String,
        relationships: Option<String>,
    ) -> Result<String, ExportError> {
        if let Some(relationships) = relationships {
            self.parts.insert(format!("word/_rels/{file}.rels"), relationships);
        }
        if self.parts.insert(format!("word/{file}"), xml).is_some() {
            return Ok(String::new());
        }
        let declared = format!(r#"<Override PartName="/word/{file}" ContentType="{content_type}"/>"#);
        self.extend_part(CONTENT_TYPES, "</Types>", &declared)?;
        self.relate(kind, file)
    }

    /// Adds a picture of any kind under a name of its own, for parts that relate to it.
    ///
    /// # Errors
    /// Where the package lacks its list of content types.
    pub fn add_media(
        &mut self,
        file: &str,
        (extension, content_type): (&str, &str),
        bytes: Vec<u8>,
    ) -> Result<(), ExportError> {
        let is_declared = attribute_values(
            self.parts.get(CONTENT_TYPES).ok_or_else(|| malformed(CONTENT_TYPES))?,
            "Default",
            "Extension",
        )?;
        if !is_declared.iter().any(|declared| declared == extension) {
            let declared = format!(r#"<Default Extension="{extension}" ContentType="{content_type}"/>"#);
            self.extend_part(CONTENT_TYPES, "</Types>", &declared)?;
        }
        self.media.insert(file.to_owned(), bytes);
        Ok(())
    }

    /// Relates the body to a picture that was added under a name, and gives back the id.
    ///
    /// # Errors
    /// Where the package lacks its own lists.
    pub fn show_media(&mut self, file: &str) -> Result<String, ExportError> {
        self.relate("image", file)
    }
}
