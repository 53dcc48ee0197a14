//! The overview.

use super::*;

#[test]
fn the_overview_counts_and_averages_each_year() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Overview);
    let cases = [
        ("A4", "2564"),
        ("B4", "3"),
        ("C4", "87.35333333"),
        ("D4", "93.88"),
        ("E4", "80.9"),
        ("F4", "2"),
        ("G4", "1"),
        ("H4", "0"),
        ("I4", "0.66666667"),
        ("A5", "2563"),
        ("B5", "1"),
        ("C5", "72.47"),
        ("F5", "0"),
        ("G5", "1"),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
}
