//! How many large files are read at one time: as many as fit a budget of memory together, or one alone.
//!
//! Whoever is let in finishes without waiting for anyone, and all are let in in the order in which they came, so that
//! nobody waits for ever. What files give does not depend on when they were read.

use std::sync::{Condvar, Mutex, PoisonError};

/// What files that are being read may take together. One that takes more is read alone.
const BUDGET: u64 = 384 << 20;

/// Lets in what fits.
#[derive(Debug)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    /// Bytes of the budget that nobody holds.
    free: u64,
    /// The number that the next who comes draws.
    next: u64,
    /// The number whose turn it is.
    turn: u64,
}

/// A place that is held; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Pass<'g> {
    gate: &'g Gate,
    weight: u64,
}

impl Gate {
    /// Nobody is in.
    pub fn new() -> Gate {
        Gate { state: Mutex::new(State { free: BUDGET, next: 0, turn: 0 }), changed: Condvar::new() }
    }

    /// True for what is better read when all else is done: two of these may not be in at one time.
    pub fn is_large(weight: u64) -> bool {
        weight > BUDGET / 2
    }

    /// Waits until so many bytes are free.
    pub fn enter(&self, weight: u64) -> Pass<'_> {
        let weight = weight.min(BUDGET);
        self.take(weight);
        Pass { gate: self, weight }
    }

    fn take(&self, weight: u64) {
        // Nobody panics while he holds the lock.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let number = state.next;
        state.next += 1;
        let mut state = self
            .changed
            .wait_while(state, |state| state.turn != number || state.free < weight)
            .unwrap_or_else(PoisonError::into_inner);
        state.turn += 1;
        state.free -= weight;
        drop(state);
        self.changed.notify_all();
    }

    fn leave(&self, weight: u64) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).free += weight;
        self.changed.notify_all();
    }
}

impl Pass<'_> {
    /// Gives the place back and waits until everyone is out.
    pub fn be_alone(&mut self) {
        self.gate.leave(std::mem::take(&mut self.weight));
        self.gate.take(BUDGET);
        self.weight = BUDGET;
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.gate.leave(self.weight);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_in_than_fits_and_everyone_comes_in() {
        let gate = Gate::new();
        let (inside, entered) = (AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for number in 0..16_u64 {
                let (gate, inside, entered) = (&gate, &inside, &entered);
                scope.spawn(move || {
                    for weight in [0, 1 << 20, BUDGET / 3, BUDGET, u64::MAX, BUDGET / 2 + number] {
                        let mut pass = gate.enter(weight);
                        if weight == BUDGET / 3 {
                            pass.be_alone();
                            assert_eq!(pass.weight, BUDGET);
                        }
                        let now = inside.fetch_add(pass.weight, Ordering::SeqCst) + pass.weight;
                        assert!(now <= BUDGET, "{now}");
                        inside.fetch_sub(pass.weight, Ordering::SeqCst);
                        entered.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(entered.into_inner(), 16 * 6);
        assert_eq!(gate.state.lock().unwrap().free, BUDGET);
    }
}
