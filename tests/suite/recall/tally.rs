//! The sum of many verdicts, as a table for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::judge::Verdict;

/// What became of all documents of one layout, or of one format.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    pub documents: usize,
    pub agencies: usize,
    pub right: usize,
    pub missing: usize,
    pub unlisted: usize,
    pub wrong: usize,
    pub false_findings: usize,
}

impl Sum {
    fn add(&mut self, verdict: &Verdict) {
        self.documents += 1;
        self.agencies += verdict.agencies;
        self.right += verdict.right;
        self.missing += verdict.missing.len();
        self.unlisted += verdict.unlisted;
        self.wrong += verdict.wrong.len();
        self.false_findings += verdict.false_findings.len();
    }

    /// Values that were written.
    pub fn values(&self) -> usize {
        self.right + self.missing
    }

    /// Of 10,000 values that were written, how many were read.
    pub fn recall(&self) -> usize {
        (self.right * 10_000).checked_div(self.values()).unwrap_or(10_000)
    }
}

/// Sums by name.
#[derive(Default)]
pub struct Tally {
    pub sums: BTreeMap<String, Sum>,
}

impl Tally {
    pub fn add(&mut self, name: &str, verdict: &Verdict) {
        self.sums.entry(name.to_owned()).or_default().add(verdict);
    }

    /// A line for each name and one for all.
    pub fn table(&self, of: &str) -> String {
        let mut table =
            format!("{of:<28} documents agencies   values    right  missing unlisted    wrong    false   recall\n");
        let mut all = Sum::default();
        for (name, sum) in &self.sums {
            push(&mut table, name, sum);
            all.documents += sum.documents;
            all.agencies += sum.agencies;
            all.right += sum.right;
            all.missing += sum.missing;
            all.unlisted += sum.unlisted;
            all.wrong += sum.wrong;
            all.false_findings += sum.false_findings;
        }
        push(&mut table, "all", &all);
        table
    }
}

fn push(table: &mut String, name: &str, sum: &Sum) {
    let recall = sum.recall();
    let _ = writeln!(
        table,
        "{name:<28} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>5}.{:02}",
        sum.documents,
        sum.agencies,
        sum.values(),
        sum.right,
        sum.missing,
        sum.unlisted,
        sum.wrong,
        sum.false_findings,
        recall / 100,
        recall % 100
    );
}
