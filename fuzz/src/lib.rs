//! What the targets share: inputs that mutate well ([`packing`], [`drawing`]), what must hold of results ([`judging`]),
//! and panics that nobody overlooks ([`isolated`]).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a target tells what is wrong by panicking")]

use std::panic;
use std::process;
use std::sync::Once;

use prongsai::ingest::isolation;

pub mod drawing;
pub mod judging;
pub mod packing;

/// Libraries whose panics are known, and contained by [`isolation`] wherever the program calls them.
const CONTAINED: [&str; 2] = ["/office_oxide-", "/calamine-"];

/// Does the work as the program does it, but a panic that the program would contain ends the process: it is a find.
/// None where a library panicked that is known for it.
pub fn isolated<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        // The program sets its own hook, once, which keeps quiet: ours must come behind it.
        let _ = isolation::run(|| ());
        panic::set_hook(Box::new(|info| {
            let file = info.location().map_or("", |location| location.file());
            if !CONTAINED.iter().any(|library| file.contains(library)) {
                eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture());
                process::abort();
            }
        }));
    });
    isolation::run(work).ok()
}

/// A fuzz target that reads bytes as a document of one format, all checks of the guard before it.
#[macro_export]
macro_rules! reader_target {
    ($read:path, $packed:expr) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
            let file: std::sync::Arc<str> = "a".into();
            let packed = $packed(bytes);
            $crate::isolated(|| {
                if prongsai::ingest::guard::admit(&packed).is_ok()
                    && let Ok(document) = $read(&packed, &file)
                {
                    $crate::judging::assert_document(&document);
                }
            });
        });
    };
}
