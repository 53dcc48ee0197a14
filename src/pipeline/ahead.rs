//! Files are loaded ahead of those who read them, by threads that do nothing else: while a network share takes its time
//! over some files, the cores read others.
//!
//! What waits to be read is bounded in number and in bytes, which come on top of the gate's budget. What is too large to
//! wait, whoever reads it loads. Where there is no thread to be had, that is every file.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::prelude::*;

/// Files that are loaded at one time. A share answers many questions as fast as one.
const LOADERS: usize = 4;

/// What waits to be read, at most.
const FILES: usize = 64;
const BYTES: u64 = 32 << 20;

/// A file on its way: its number, what it weighs, and what was loaded; none where its reader is to load it.
type Waiting<L> = (usize, u64, Option<L>);

struct State<L> {
    /// The number of the next file that nobody has taken.
    next: usize,
    waiting: VecDeque<Waiting<L>>,
    /// What those weigh that wait or are loaded.
    held: u64,
    /// Files that are being loaded.
    in_flight: usize,
    /// Threads that load.
    loaders: usize,
    /// Loaders that wait for room, and readers that wait for a file: nobody is woken in vain.
    idle_loaders: usize,
    idle_readers: usize,
    is_over: bool,
}

struct Ahead<L> {
    files: usize,
    state: Mutex<State<L>>,
    has_room: Condvar,
    has_file: Condvar,
}

/// Reads all files on the threads of the pool, and gives what they gave in their order. `weight` is what a file that is
/// loaded ahead takes; none for one that its reader is to load.
///
/// # Errors
/// The first of those that reading met; then nothing more is loaded.
pub(super) fn read_all<F, L, R, E>(
    files: &[F],
    weight: impl Fn(&F) -> Option<u64> + Sync,
    load: impl Fn(&F) -> L + Sync,
    read: impl Fn(&F, Option<L>) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E>
where
    F: Sync,
    L: Send,
    R: Send,
    E: Send,
{
    if let [file] = files {
        // There is no other to be read meanwhile.
        return read(file, None).map(|result| vec![result]);
    }
    let ahead = Ahead::new(files.len());
    let mut all = thread::scope(|scope| {
        for _ in 0..LOADERS.min(files.len()) {
            // Without it, others load.
            let _ = thread::Builder::new().spawn_scoped(scope, || ahead.load(files, &weight, &load));
        }
        let _ending = Ending(&ahead);
        let readers = 0..rayon::current_num_threads();
        let read = readers.into_par_iter().with_max_len(1).map(|_| {
            let mut results = Vec::new();
            while let Some((number, loaded)) = ahead.take() {
                if let Some(file) = files.get(number) {
                    results.push((number, read(file, loaded)?));
                }
            }
            Ok(results)
        });
        read.collect::<Result<Vec<Vec<(usize, R)>>, E>>()
    })?;
    let mut all: Vec<(usize, R)> = all.drain(..).flatten().collect();
    all.sort_unstable_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}

impl<L> Ahead<L> {
    fn new(files: usize) -> Ahead<L> {
        let state = State {
            next: 0,
            waiting: VecDeque::new(),
            held: 0,
            in_flight: 0,
            loaders: 0,
            idle_loaders: 0,
            idle_readers: 0,
            is_over: false,
        };
        Ahead { files, state: Mutex::new(state), has_room: Condvar::new(), has_file: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<L>> {
        // Nobody panics while he holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads one file after the other, until there are no more.
    fn load<F>(&self, files: &[F], weight: impl Fn(&F) -> Option<u64>, load: impl Fn(&F) -> L) {
        self.state().loaders += 1;
        let _working = Working(self);
        while let Some(number) = self.claim() {
            let mut claim = Claim { ahead: self, file: (number, 0, None) };
            let Some(file) = files.get(number) else { return };
            if let Some(weight) = weight(file).filter(|weight| *weight <= BYTES) {
                if !self.make_room(weight) {
                    return;
                }
                claim.file.1 = weight;
                claim.file.2 = Some(load(file));
            }
        }
    }

    /// The next file to load, once there is room for it; none where there are no more, or it is over.
    fn claim(&self) -> Option<usize> {
        let mut state =
            self.wait_for_room(|state| state.next >= self.files || state.waiting.len() + state.in_flight < FILES);
        if state.is_over || state.next >= self.files {
            return None;
        }
        let number = state.next;
        state.next += 1;
        state.in_flight += 1;
        Some(number)
    }

    /// Waits until so many bytes more may be held; false where it is over.
    fn make_room(&self, weight: u64) -> bool {
        let mut state = self.wait_for_room(|state| state.held + weight <= BYTES);
        state.held += weight;
        !state.is_over
    }

    fn wait_for_room(&self, has_room: impl Fn(&State<L>) -> bool) -> MutexGuard<'_, State<L>> {
        let mut state = self.state();
        while !state.is_over && !has_room(&state) {
            state.idle_loaders += 1;
            state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle_loaders -= 1;
        }
        state
    }

    /// A file to read, with what was loaded of it; none where there are no more.
    fn take(&self) -> Option<(usize, Option<L>)> {
        let mut state = self.state();
        loop {
            if let Some((number, weight, loaded)) = state.waiting.pop_front() {
                state.held -= weight;
                // They are woken for more than one file.
                if state.idle_loaders > 0 && state.waiting.len() <= FILES / 2 && state.held <= BYTES / 2 {
                    self.has_room.notify_all();
                }
                return Some((number, loaded));
            }
            let is_left = state.next < self.files && !state.is_over;
            if is_left && state.loaders == 0 {
                state.next += 1;
                return Some((state.next - 1, None));
            }
            if !is_left && state.in_flight == 0 {
                return None;
            }
            state.idle_readers += 1;
            state = self.has_file.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle_readers -= 1;
        }
    }
}

/// Whoever reads is done, or fails: dropping it lets the loaders go.
struct Ending<'a, L>(&'a Ahead<L>);

impl<L> Drop for Ending<'_, L> {
    fn drop(&mut self) {
        self.0.state().is_over = true;
        self.0.has_room.notify_all();
    }
}

/// A file that a loader has taken; dropping it hands it on, whatever became of its loading.
struct Claim<'a, L> {
    ahead: &'a Ahead<L>,
    file: Waiting<L>,
}

impl<L> Drop for Claim<'_, L> {
    fn drop(&mut self) {
        let (number, weight, loaded) = (self.file.0, self.file.1, self.file.2.take());
        let mut state = self.ahead.state();
        state.in_flight -= 1;
        state.waiting.push_back((number, weight, loaded));
        if state.idle_readers > 0 {
            self.ahead.has_file.notify_all();
        }
    }
}

/// A thread that loads; dropping it says that it does no more.
struct Working<'a, L>(&'a Ahead<L>);

impl<L> Drop for Working<'_, L> {
    fn drop(&mut self) {
        self.0.state().loaders -= 1;
        self.0.has_file.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// A share that takes its time, and counts who asks it at one time.
    #[derive(Default)]
    struct SlowShare {
        now: AtomicUsize,
        most: AtomicUsize,
    }

    impl SlowShare {
        fn load(&self, file: usize) -> usize {
            let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(5));
            self.now.fetch_sub(1, Ordering::SeqCst);
            file * 2
        }
    }

    #[test]
    fn a_slow_share_is_asked_for_many_files_while_one_thread_reads() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let share = SlowShare::default();
        let files: Vec<usize> = (0..60).collect();
        // Every tenth is too large to wait, and every seventh is nothing to load.
        let weight = |file: &usize| {
            (!file.is_multiple_of(7)).then_some(if file.is_multiple_of(10) { BYTES + 1 } else { BYTES / 3 })
        };
        let read = |file: &usize, loaded: Option<usize>| {
            assert_eq!(loaded.is_some(), !file.is_multiple_of(7) && !file.is_multiple_of(10));
            Ok::<usize, ()>(loaded.unwrap_or_else(|| share.load(*file)))
        };
        let all = pool.install(|| read_all(&files, weight, |file| share.load(*file), read)).unwrap();
        assert_eq!(all, files.iter().map(|file| file * 2).collect::<Vec<_>>());
        let most = share.most.into_inner();
        assert!((2..=LOADERS + 1).contains(&most), "{most}");
    }

    #[test]
    fn an_error_ends_it() {
        let loaded = AtomicUsize::new(0);
        let files: Vec<usize> = (0..10_000).collect();
        let read = |file: &usize, _: Option<usize>| if *file < 100 { Ok(*file) } else { Err("stopped") };
        let load = |_: &usize| loaded.fetch_add(1, Ordering::SeqCst);
        assert_eq!(read_all(&files, |_| Some(1), load, read), Err("stopped"));
        assert!(loaded.into_inner() < files.len());
        assert_eq!(read_all(&[], |_: &usize| Some(1), |file| *file, |_, _| Ok::<usize, ()>(0)), Ok(Vec::new()));
    }
}
