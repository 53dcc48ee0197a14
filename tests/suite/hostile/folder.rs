//! The folder that is written, and what is to become of each file in it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Folders in each other, a thousand deep, listed by the first part of a path that is too long.
pub const BOTTOM: &str = "traps/deep/deep";

/// How large the bombs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Small enough for a build without optimisation; some are then no bombs, and are read.
    Quick,
    /// As large as they were meant.
    Full,
}

/// What a good file says: an agency that no other file names, a fiscal year, and a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    pub agency: String,
    pub year: u16,
    pub score: String,
}

/// Why a file is unreadable, as its reason tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    NoBytes,
    Encrypted,
    Damaged,
    OverLimit,
    Unsupported,
    Unknown,
    Refused,
    Entities,
}

/// What is to become of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Read whole, with these figures.
    Read(Truth),
    /// Read but for a part, with these figures.
    Partly(Truth),
    /// Read but for a part, and the figures are in that part.
    Partial,
    /// An archive that was opened; what it says, its members say.
    Opened,
    /// Readable, with nothing in it.
    Empty,
    Unreadable(Reason),
    Ignored,
    /// Whatever became of it, it says this or nothing: bytes that are changed where no checksum is.
    NothingElse(Truth),
}

/// A folder of files with their fates, by the names that the program must list.
pub struct Folder {
    pub root: PathBuf,
    pub scale: Scale,
    pub fates: BTreeMap<String, Fate>,
    names: Names,
}

impl Folder {
    pub fn new(root: &Path, scale: Scale) -> Folder {
        Folder { root: root.to_owned(), scale, fates: BTreeMap::new(), names: Names::new() }
    }

    /// What the next good file is to say.
    pub fn truth(&mut self) -> Truth {
        self.names.next()
    }

    /// Where a file of this name lies; its folder is there.
    pub fn path(&self, name: &str) -> PathBuf {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    /// Writes a file.
    pub fn put(&mut self, name: &str, bytes: &[u8], fate: Fate) {
        fs::write(self.path(name), bytes).unwrap();
        self.expect(name, fate);
    }

    /// A file that is written bit by bit.
    pub fn create(&mut self, name: &str, fate: Fate) -> File {
        let file = File::create(self.path(name)).unwrap();
        self.expect(name, fate);
        file
    }

    /// Something that is listed: a file made otherwise, or a member of an archive.
    pub fn expect(&mut self, name: &str, fate: Fate) {
        let before = self.fates.insert(name.to_owned(), fate);
        assert_eq!(before, None, "two files of the name {name}");
    }

    /// `full` of something, or so much less of it that a slow build can read it.
    pub fn scaled(&self, full: usize) -> usize {
        match self.scale {
            Scale::Full => full,
            Scale::Quick => full / 256,
        }
    }
}

/// Agencies with years and scores, none of them twice.
struct Names {
    subdistricts: Vec<&'static str>,
    next: usize,
}

impl Names {
    fn new() -> Names {
        let places = include_str!("../generate/places.txt").lines();
        let all: Vec<&str> = places.flat_map(|line| line.rsplit('|').next().unwrap().split(' ')).collect();
        let once = |name: &&str| all.iter().filter(|other| other.contains(*name)).count() == 1;
        Names { subdistricts: all.iter().copied().filter(once).collect(), next: 0 }
    }

    fn next(&mut self) -> Truth {
        let number = self.next;
        self.next += 1;
        Truth {
            agency: format!("องค์การบริหารส่วนตำบล{}", self.subdistricts[number]),
            year: 2562 + u16::try_from(number % 7).unwrap(),
            score: format!("{}.{}{}", 40 + number % 59, number % 10, 1 + number * 7 % 9),
        }
    }
}
