//! Stand-in.

/// Stand-in.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// a
    ReaderSeconds,
    /// b
    ReaderMemory,
    /// c
    SharedReaderMemory,
}

impl Limit {
    /// x
    pub fn most(self) -> u64 {
        match self {
            Limit::ReaderSeconds => 60,
            Limit::ReaderMemory => 512 << 20,
            Limit::SharedReaderMemory => 128 << 20,
        }
    }
}
