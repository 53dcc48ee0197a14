//! The last resort: a panic in one file's reading ends that reading and nothing else.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// The work panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work on a file failed in a way that it should not")]
pub struct Panicked;

thread_local! {
    static ISOLATED: Cell<bool> = const { Cell::new(false) };
}

/// Runs the work; a panic in it becomes an error and prints nothing. Panics elsewhere, and on other threads, are
/// reported by whatever hook was there before.
///
/// # Errors
/// [`Panicked`].
pub fn run<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !ISOLATED.get() {
                report(panic);
            }
        }));
    });
    let outer = ISOLATED.replace(true);
    // What the work leaves half done is dropped with it: nothing of it is looked at again.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    ISOLATED.set(outer);
    result.map_err(|_| Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_and_the_thread_goes_on() {
        assert_eq!(run(|| 1), Ok(1));
        assert_eq!(run(|| -> u32 { panic!("as a broken reader would") }), Err(Panicked));
        assert!(!ISOLATED.get());
    }
}
