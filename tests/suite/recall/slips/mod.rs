//! One slip in a document that is right otherwise: it is named by its code, and no figure is mended because of it.

use prongsai::model::Format;

use super::corpus::{Container, Draft, Submission};
use crate::generate::layouts::{Layout, States};
use crate::generate::page::Page;
use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::style::STYLES;
use crate::generate::truth::Truth;

mod catalogue;
mod figures;
mod measures;
mod pages;

pub use catalogue::SLIPS;

/// A kind of slip.
pub struct Slip {
    /// The code that must name it.
    pub code: &'static str,
    pub what: &'static str,
    /// The layouts that it is planted in, by name or, with a line at its end, by how names begin; all of none.
    pub layouts: &'static [&'static str],
    /// Whether a page that states so much can have it.
    pub needs: fn(&States) -> bool,
    pub make: Make,
    /// What follows from it and may be told as well.
    pub also: &'static [&'static str],
}

/// How a slip is planted.
pub enum Make {
    /// By the layout or the container itself.
    Nothing,
    /// In what the first agency's document says; false where that cannot have it.
    Truth(fn(&mut Truth, &mut Random) -> bool),
    /// On the page, told of the first agency; gives which indicator is not stated any more.
    Page(fn(&mut Page, &Truth, &mut Random) -> Option<Hole>),
    /// In files beside it.
    Files(fn(&mut Submission, &Layout, &Draft)),
}

/// What a page says no more.
pub enum Hole {
    Nothing,
    Indicator(usize),
    /// All scores, of everybody.
    Scores,
    /// Whose or of which year it is, so that nothing can be said of anybody.
    Everything,
}

/// Whether a layout is the one named, or one of those whose names begin so.
fn is_of(layout: &str, name: &str) -> bool {
    if name.ends_with('_') { layout.starts_with(name) } else { layout == name }
}

/// Plants a slip in a document of some layout; none where that document cannot have it.
pub fn plant(
    slip: &Slip,
    layouts: &[Layout],
    supply: &mut Supply,
    random: &mut Random,
    number: usize,
) -> Option<Submission> {
    let fitting: Vec<usize> = (0..layouts.len())
        .filter(|at| (slip.layouts.is_empty()) || slip.layouts.iter().any(|name| is_of(layouts[*at].name, name)))
        .collect();
    let layout = &layouts[random.pick(&fitting)];
    let containers: Vec<Container> = Container::of(layout)
        .into_iter()
        .filter(|one| (slip.code == "disguised-format") == (one.extension == "xls"))
        .filter(|one| one.format != Format::Html && one.format != Format::Ods)
        .collect();
    if containers.is_empty() {
        return None;
    }
    let container = random.pick(&containers);
    let mut draft = Draft::new(layout, supply, random);
    if slip.code == "misspelt-name" {
        draft.style = STYLES[0];
    }
    let clean = draft.draw(layout);
    if !(slip.needs)(&clean.states) {
        return None;
    }
    match slip.make {
        Make::Nothing => Some(draft.submit(layout, clean, container, number)),
        Make::Truth(make) => {
            if !make(&mut draft.truths[0], random) {
                return None;
            }
            let page = draft.draw(layout);
            // Where the layout does not write what was changed, nothing was planted.
            (page.as_rows() != clean.as_rows()).then(|| draft.submit(layout, page, container, number))
        }
        Make::Page(make) => {
            let mut page = clean;
            let hole = make(&mut page, &draft.truths[0], random)?;
            let mut submission = draft.submit(layout, page, container, number);
            match hole {
                Hole::Nothing => {}
                Hole::Indicator(at) => submission.hole = Some(at),
                Hole::Scores => {
                    submission.indicators.clear();
                    submission.states = States { grade: true, result: true, ..States::NOTHING };
                }
                Hole::Everything => submission.truths.clear(),
            }
            Some(submission)
        }
        Make::Files(make) => {
            let page = draft.draw(layout);
            let mut submission = draft.clone().submit(layout, page, container, number);
            make(&mut submission, layout, &draft);
            (!submission.others.is_empty()).then_some(submission)
        }
    }
}
