//! A program run to its end: how long it took and what memory it took.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Between two looks at the memory.
const LOOK: Duration = Duration::from_millis(2);

/// How long a command takes, in silence.
///
/// # Panics
/// Where it cannot be started or does not succeed: there is nothing to measure then.
pub fn time(command: &mut Command) -> Duration {
    let begun = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the command can be started");
    // `check` tells by 1 that it found something.
    assert!(status.code().is_some_and(|code| code <= 1), "{command:?}: {status}");
    begun.elapsed()
}

/// The most memory of the process and those that it starts together, in KiB; 0 where the system does not tell. A run of
/// its own, since looking takes time.
///
/// # Panics
/// As [`time`].
pub fn memory(command: &mut Command) -> u64 {
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command can be started");
    let mut most = 0;
    let status = loop {
        if let Some(status) = running.try_wait().expect("the command can be waited for") {
            break status;
        }
        most = most.max(crate::memory::held(running.id()));
        thread::sleep(LOOK);
    };
    assert!(status.success(), "{command:?}: {status}");
    most
}
