//! What officers decided: read from the findings sheet, matched with what is found this time, and put beside what
//! documents state.
//!
//! A decision answers one finding, known by its key, and fits as long as the documents say the same. [`Deciding`] goes
//! in rounds: what is concluded from documents alone is answered first; where an answer brings up something new, the
//! answer to that is looked for in the next round.

mod answer;
mod deciding;
mod figures;
mod sheet;
mod subjects;

pub(super) use answer::yes;
pub use deciding::Deciding;
pub(super) use figures::put_beside;
pub use figures::{DecidedFigure, DecidedFigures, DecidedValue};
pub use sheet::{is_marked, read};
