//! The judge: documents of many agencies in every layout go through the whole pipeline, and every value that comes out
//! is held against the value that was written.
//!
//! `cargo test` judges some; `just recall` judges many and prints a table.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a misread document fails the test")]

use prongsai::pipeline::{self, Quiet};

use crate::generate::layouts::{self, Layout};
use crate::generate::places::Supply;
use crate::generate::random::Random;

mod corpus;
mod judge;
mod tally;

use corpus::{Container, Draft, Submission};
use judge::{Judge, Verdict};
use tally::Tally;

/// Of 10,000 values that were written, how many must be read, in every layout.
const RECALL_FLOOR: usize = 9_900;

/// Submissions of one batch.
const BATCH: usize = 24;

/// Layouts that the reader does not yet read as it must, and why.
const NOT_YET: &[(&str, &str)] = &[];

#[test]
fn every_layout_is_read_as_it_was_written() {
    let layouts = layouts::all();
    let (report, failures) = judge_layouts(&layouts, 1, 2564);
    if !failures.is_empty() {
        panic!("{report}\n{}", failures.join("\n"));
    }
}

#[test]
#[ignore = "takes minutes; `just recall` runs it"]
fn many_agencies_in_every_layout() {
    let setting = |name: &str, default: usize| {
        std::env::var(name).ok().map_or(default, |value| value.parse().expect("a number"))
    };
    let layouts: Vec<Layout> = layouts::all()
        .into_iter()
        .filter(|layout| std::env::var("RECALL_LAYOUT").is_ok_and(|only| layout.name.contains(&only)) || std::env::var("RECALL_LAYOUT").is_err())
        .collect();
    let (report, failures) = judge_layouts(&layouts, setting("RECALL_DOCUMENTS", 12), setting("RECALL_SEED", 1) as u64);
    println!("{report}");
    if !failures.is_empty() {
        panic!("{}", failures.join("\n"));
    }
}

/// Judges so many documents of each layout and container; gives the tables, and what must not be.
fn judge_layouts(layouts: &[Layout], documents: usize, seed: u64) -> (String, Vec<String>) {
    let mut random = Random::new(seed);
    let mut plan: Vec<(usize, Container)> = Vec::new();
    for (at, layout) in layouts.iter().enumerate() {
        for container in Container::of(layout) {
            plan.extend(std::iter::repeat_n((at, container), documents));
        }
    }
    let plan = random.shuffled(&plan);
    let (mut by_layout, mut by_container, mut details) = (Tally::default(), Tally::default(), Vec::new());
    for part in plan.chunks(BATCH) {
        let mut supply = Supply::new(Random::new(random.below(u64::MAX)));
        let submissions: Vec<Submission> = part
            .iter()
            .enumerate()
            .map(|(number, (layout, container))| {
                let layout = &layouts[*layout];
                let draft = Draft::new(layout, &mut supply, &mut random);
                let page = draft.draw(layout);
                draft.submit(layout, page, *container, number)
            })
            .collect();
        for (submission, verdict) in submissions.iter().zip(verdicts(&submissions)) {
            by_layout.add(submission.layout, &verdict);
            by_container.add(&submission.container.label(), &verdict);
            details.extend(describe(submission, &verdict));
        }
    }
    let mut failures: Vec<String> = Vec::new();
    for (name, sum) in &by_layout.sums {
        let is_failing = sum.wrong + sum.unlisted + sum.false_findings > 0 || sum.recall() < RECALL_FLOOR;
        if is_failing && !NOT_YET.iter().any(|(layout, _)| layout == name) {
            failures.push(format!("{name}: {sum:?}"));
        }
    }
    let report = format!("{}\n{}\n{}", by_layout.table("layout"), by_container.table("format"), details.join("\n"));
    (report, failures)
}

/// What a run makes of a batch in a folder of its own.
fn verdicts(submissions: &[Submission]) -> Vec<Verdict> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    corpus::write(folder.path(), submissions).expect("files");
    let comparison = pipeline::run(&[folder.path().to_owned()], &Quiet).expect("a run");
    let judge = Judge::new(&comparison);
    submissions.iter().map(|submission| judge.judge(submission, &[])).collect()
}

/// A few lines about what a document was read as, where it was not as written; kept for a person where
/// `KEEP_MISREAD` names a folder.
fn describe(submission: &Submission, verdict: &Verdict) -> Vec<String> {
    let what = [("wrong", &verdict.wrong), ("missing", &verdict.missing), ("false", &verdict.false_findings)];
    let told: Vec<String> = what
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(word, list)| format!("    {word} ({}): {}", list.len(), list.iter().take(3).cloned().collect::<Vec<_>>().join(" | ")))
        .collect();
    if told.is_empty() {
        return told;
    }
    let label = format!("{}-{}", submission.layout, submission.container.label());
    if let Some(folder) = std::env::var_os("KEEP_MISREAD") {
        let name = format!("{label}-{}.{}", submission.path.replace('/', "_"), submission.container.extension);
        std::fs::write(std::path::Path::new(&folder).join(name), &submission.bytes).expect("a folder");
    }
    let mut lines = vec![format!("{label} {:?}", submission.style)];
    lines.extend(told);
    lines
}
