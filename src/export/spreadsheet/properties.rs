//! What is said about the workbook as a whole.

use crate::export::core_properties::{self, CoreProperties};
use crate::model::workbook::Properties;

/// The part; none where nothing is said.
pub(super) fn write(properties: &Properties) -> Option<String> {
    if *properties == Properties::default() {
        return None;
    }
    let texts = [
        ("dc:title", properties.title.as_str()),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.creator),
        ("cp:keywords", &properties.keywords),
        ("dc:description", &properties.description),
        ("cp:lastModifiedBy", &properties.last_modified_by),
        ("cp:category", &properties.category),
    ];
    let said = CoreProperties { texts: &texts, created: &properties.created, modified: &properties.modified };
    Some(core_properties::write(&said))
}
