//! Counts what is not carried over.

use std::collections::BTreeMap;

use crate::model::{Remark, RemarkKind};

/// What was not carried over, by kind.
#[derive(Default)]
pub(super) struct Losses {
    counts: BTreeMap<RemarkKind, u64>,
}

impl Losses {
    /// Counts one.
    pub fn add(&mut self, kind: RemarkKind) {
        self.add_all(kind, 1);
    }

    /// Counts so many.
    pub fn add_all(&mut self, kind: RemarkKind, count: u64) {
        if count > 0 {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    /// All of them in a fixed order.
    pub fn remarks(self) -> Vec<Remark> {
        self.counts.into_iter().map(|(kind, count)| Remark { kind, count }).collect()
    }
}
