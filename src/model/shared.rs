//! Names that stand in every place of a document, read from a stored form: thousands of places share one text in memory,
//! as they do where a reader makes them.

use std::cell::RefCell;
use std::sync::Arc;
use std::thread::LocalKey;

use serde::{Deserialize as _, Deserializer};

/// The text that was read last.
type Last = RefCell<Option<Arc<str>>>;

thread_local! {
    static FILE: Last = const { RefCell::new(None) };
    static SHEET: Last = const { RefCell::new(None) };
}

/// A file's name: the last one again where it is the same.
pub(super) fn file<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    shared(&FILE, deserializer)
}

/// A worksheet's name: the last one again where it is the same.
pub(super) fn sheet<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    shared(&SHEET, deserializer)
}

fn shared<'de, D: Deserializer<'de>>(last: &'static LocalKey<Last>, deserializer: D) -> Result<Arc<str>, D::Error> {
    let read = String::deserialize(deserializer)?;
    Ok(last.with_borrow_mut(|last| match last {
        Some(same) if **same == *read => same.clone(),
        _ => last.insert(read.into()).clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::{Place, Position};
    use super::*;

    #[test]
    fn places_of_one_file_share_its_name() {
        let place = |row| Place::new(&"a.xls".into(), Position::SheetCell { sheet: "S".into(), row, column: 1 });
        let json = serde_json::to_string(&[place(1), place(2)]).unwrap();
        let read: Vec<Place> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [place(1), place(2)]);
        assert!(Arc::ptr_eq(&read[0].file, &read[1].file));
    }
}
