//! The memory of a process and of those that it started, as Linux tells it.

use std::fs;
use std::path::Path;

/// The memory in KiB that a process and its children have now; 0 where the system does not tell.
pub fn held(process: u32) -> u64 {
    let root = Path::new("/proc").join(process.to_string());
    let status = fs::read_to_string(root.join("status")).unwrap_or_default();
    let own =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<u64>().ok());
    let threads = fs::read_dir(root.join("task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> = children
        .flat_map(|all| all.split_whitespace().filter_map(|child| child.parse().ok()).collect::<Vec<_>>())
        .collect();
    own.unwrap_or(0) + children.into_iter().map(held).sum::<u64>()
}
