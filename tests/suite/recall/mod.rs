//! The judge: documents of many agencies in every layout go through the whole pipeline, and every value that comes out
//! is held against the value that was written.
//!
//! `cargo test` judges some; `just recall` judges many and prints a table.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a misread document fails the test")]

use prongsai::pipeline::{self, Quiet};

use crate::generate::layouts::{self, Layout};
use crate::generate::places::Supply;
use crate::generate::random::Random;

mod batches;
mod corpus;
mod judge;
mod legacy;
mod slips;
mod tally;

use corpus::{Container, Draft, Submission};
use judge::{Judge, Verdict};
use slips::SLIPS;
use tally::{Sum, Tally};

/// Of 10,000 values that were written, how many must be read, in every layout.
const RECALL_FLOOR: usize = 9_900;

/// Of a hundred planted slips of a kind, how many must be named.
const SLIPS_FLOOR: usize = 95;

/// How often it is tried to plant a slip in some document that can have it.
const TRIES: usize = 60;

/// Submissions of one batch.
const BATCH: usize = 24;

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
    let mut layouts = layouts::all();
    if let Ok(only) = std::env::var("RECALL_LAYOUT") {
        layouts.retain(|layout| layout.name.contains(&only));
    }
    let (report, failures) = judge_layouts(&layouts, setting("RECALL_DOCUMENTS", 12), setting("RECALL_SEED", 1));
    println!("{report}");
    let (slips, slip_failures) = judge_slips(setting("RECALL_SLIPS", 20), setting("RECALL_SEED", 1));
    println!("{slips}");
    let failures = [failures, slip_failures].concat();
    if !failures.is_empty() {
        panic!("{}", failures.join("\n"));
    }
}

/// A number that the environment states.
fn setting<N: std::str::FromStr>(name: &str, default: N) -> N {
    std::env::var(name).ok().map_or(default, |value| value.parse().ok().expect("a number"))
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
        for (submission, verdict) in submissions.iter().zip(verdicts(&submissions, &[])) {
            by_layout.add(submission.layout, &verdict);
            by_container.add(&submission.container.label(), &verdict);
            details.extend(describe(submission, &verdict));
        }
    }
    let failures = failures_of(&by_layout);
    let report = format!("{}\n{}\n{}", by_layout.table("layout"), by_container.table("format"), details.join("\n"));
    (report, failures)
}

#[test]
fn every_slip_is_named_by_its_code() {
    let (report, failures) = judge_slips(3, 2564);
    if !failures.is_empty() {
        panic!("{report}\n{}", failures.join("\n"));
    }
}

/// The names whose documents were not read as they must be.
fn failures_of(tally: &Tally) -> Vec<String> {
    let is_failing = |sum: &Sum| sum.wrong + sum.unlisted + sum.false_findings > 0 || sum.recall() < RECALL_FLOOR;
    let failing = tally.sums.iter().filter(|(_, sum)| is_failing(sum));
    failing.map(|(name, sum)| format!("{name}: {sum:?}")).collect()
}

/// Plants so many of each slip; gives the table, and what must not be.
fn judge_slips(each: usize, seed: u64) -> (String, Vec<String>) {
    let layouts = layouts::all();
    let mut random = Random::new(seed);
    let plan: Vec<usize> = (0..SLIPS.len()).flat_map(|slip| std::iter::repeat_n(slip, each)).collect();
    let (mut counts, mut details, mut failures) = (vec![(0, 0); SLIPS.len()], Vec::new(), Vec::new());
    for part in random.shuffled(&plan).chunks(BATCH) {
        let mut supply = Supply::new(Random::new(random.below(u64::MAX)));
        let mut plant = |(number, slip): (usize, &usize)| {
            let planted =
                (0..TRIES).find_map(|_| slips::plant(&SLIPS[*slip], &layouts, &mut supply, &mut random, number));
            Some((*slip, planted?))
        };
        let planted: Vec<(usize, Submission)> = part.iter().enumerate().filter_map(&mut plant).collect();
        let (slips, submissions): (Vec<usize>, Vec<Submission>) = planted.into_iter().unzip();
        let may_find: Vec<Vec<&str>> =
            slips.iter().map(|slip| SLIPS[*slip].also.iter().copied().chain([SLIPS[*slip].code]).collect()).collect();
        for ((slip, submission), verdict) in slips.iter().zip(&submissions).zip(verdicts(&submissions, &may_find)) {
            let (slip, count) = (&SLIPS[*slip], &mut counts[*slip]);
            count.0 += 1;
            count.1 += usize::from(verdict.codes.contains(slip.code));
            if !verdict.codes.contains(slip.code) {
                details.push(format!("{}, {}: not named, but {:?}", slip.code, slip.what, verdict.codes));
            }
            details.extend(describe(submission, &verdict));
            let first = verdict.wrong.first().or(verdict.false_findings.first());
            if let Some(first) = first {
                failures.push(format!("{} in {}: {first}", slip.code, submission.layout));
            }
        }
    }
    let mut table =
        String::from("slip                                                              planted    named\n");
    for (slip, (planted, named)) in SLIPS.iter().zip(counts) {
        table.push_str(&format!("{:<24} {:<40} {planted:>7} {named:>8}\n", slip.code, slip.what));
        if planted * 3 < each || named * 100 < planted * SLIPS_FLOOR {
            failures.push(format!("{}: of {each}, {planted} were planted and {named} named", slip.code));
        }
    }
    (format!("{table}\n{}", details.join("\n")), failures)
}

/// What a run makes of a batch in a folder of its own; `may_find` are, for each, the codes that it gives rightly.
fn verdicts(submissions: &[Submission], may_find: &[Vec<&str>]) -> Vec<Verdict> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    corpus::write(folder.path(), submissions).expect("files");
    let comparison = pipeline::run(&[folder.path().to_owned()], &Quiet).expect("a run");
    let judge = Judge::new(&comparison);
    let nothing = Vec::new();
    let of = |at: usize| may_find.get(at).unwrap_or(&nothing);
    submissions.iter().enumerate().map(|(at, submission)| judge.judge(submission, of(at))).collect()
}

/// A few lines about what a document was read as, where it was not as written; kept for a person where
/// `KEEP_MISREAD` names a folder.
fn describe(submission: &Submission, verdict: &Verdict) -> Vec<String> {
    let what = [("wrong", &verdict.wrong), ("missing", &verdict.missing), ("false", &verdict.false_findings)];
    let told: Vec<String> = what
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(word, list)| {
            format!("    {word} ({}): {}", list.len(), list.iter().take(3).cloned().collect::<Vec<_>>().join(" | "))
        })
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
    if std::env::var_os("RECALL_ROWS").is_some() {
        lines.extend(submission.rows.iter().take(24).map(|row| format!("        {}", row.replace('\n', "⏎"))));
    }
    lines
}
