//! Ctrl-C, and the like of it from the system: the first ends a run between two files, the second at once.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::pipeline::Stop;

use super::Outcome;

/// What the signals utter from now on. A command that does not ask for it is ended by the first one, as any program is.
pub fn stop() -> Stop {
    let stop = Stop::default();
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first looks whether the second has been at work before. A system that takes neither ends
        // the run at once, and the next run puts the folder in order.
        let _ = flag::register_conditional_shutdown(signal, Outcome::Stopped.code().into(), stop.flag());
        let _ = flag::register(signal, stop.flag());
    }
    stop
}
