//! The official list of provinces, districts and subdistricts: which there are, how they are written, what lies where.
//!
//! The list is parsed as far as somebody asks for it. Its source and licence stand beside it in `SOURCE.md`.

mod by_name;
mod writing;

use std::cell::RefCell;
use std::sync::OnceLock;

use super::memory::{Memory, remembered};
use super::repair;
use by_name::{DISTRICTS, PROVINCES, SUBDISTRICTS};
use writing::key_of;

const LIST: &str = include_str!("places.txt");

/// Names longer than this, in characters, there are none.
const LONGEST_NAME: usize = 40;

/// A province; its code has two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    /// The official code.
    pub code: u32,
    /// The name, without จังหวัด.
    pub name: &'static str,
}

/// A district; the first two of its code's four digits are its province.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct District {
    /// The official code.
    pub code: u32,
    /// The name, without อำเภอ or เขต: `เมืองตราด`.
    pub name: &'static str,
}

/// A subdistrict; the first four of its code's six digits are its district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subdistrict {
    /// The official code.
    pub code: u32,
    /// The name, without ตำบล or แขวง.
    pub name: &'static str,
}

/// A level of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// จังหวัด
    Province,
    /// อำเภอ, เขต
    District,
    /// ตำบล, แขวง
    Subdistrict,
}

/// The official list.
#[derive(Debug)]
pub struct Gazetteer {
    /// All provinces and districts, once somebody asks what lies where.
    larger: OnceLock<(Vec<Province>, Vec<District>)>,
    /// All subdistricts, the same.
    subdistricts: OnceLock<Vec<Subdistrict>>,
}

/// The official list.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: Gazetteer = Gazetteer { larger: OnceLock::new(), subdistricts: OnceLock::new() };
    &GAZETTEER
}

thread_local! {
    /// The lengths of the names of a level that texts begin with.
    static LENGTHS: RefCell<Memory<Level, Vec<usize>>> = RefCell::default();
}

/// The key under which two writings of one name are equal: repaired, without spaces, hyphens and dots, and with one of
/// the two letters that look alike (ฎ, ฏ).
pub fn key(name: &str) -> String {
    key_of(&repair::fold(name)).into_owned()
}

impl Gazetteer {
    fn larger(&self) -> &(Vec<Province>, Vec<District>) {
        self.larger.get_or_init(|| {
            let (mut provinces, mut districts) = (Vec::new(), Vec::new());
            for (code, digits, rest) in coded_lines(LIST) {
                match digits {
                    2 => provinces.push(Province { code, name: rest }),
                    _ => districts.push(District { code, name: rest.split_once(':').map_or(rest, |(name, _)| name) }),
                }
            }
            (provinces, districts)
        })
    }

    /// All provinces, by code.
    pub fn provinces(&self) -> &[Province] {
        &self.larger().0
    }

    /// All districts, by code.
    pub fn districts(&self) -> &[District] {
        &self.larger().1
    }

    /// All subdistricts, by code.
    pub fn subdistricts(&self) -> &[Subdistrict] {
        self.subdistricts.get_or_init(|| listed_subdistricts().map(|(place, _)| place).collect())
    }

    /// The province of this name, in whatever writing; short forms such as กทม. included.
    pub fn province(&self, name: &str) -> Option<Province> {
        PROVINCES.of(&key(name)).into_iter().map(|(code, name)| Province { code, name }).next_back()
    }

    /// The districts of this name, in whatever writing; in a known province เมือง alone is its capital district.
    pub fn districts_of(&self, name: &str, province: Option<Province>) -> Vec<District> {
        let mut name = key(name);
        if name == "เมือง"
            && let Some(province) = province
        {
            name.push_str(&key(province.name));
        }
        let named = DISTRICTS.of(&name).into_iter().map(|(code, name)| District { code, name });
        let lies = |district: &District| province.is_none_or(|province| district.code / 100 == province.code);
        named.filter(lies).collect()
    }

    /// The subdistricts of this name, in whatever writing, in all of the country.
    pub fn subdistricts_of(&self, name: &str) -> Vec<Subdistrict> {
        SUBDISTRICTS.of(&key(name)).into_iter().map(|(code, name)| Subdistrict { code, name }).collect()
    }

    /// The subdistricts in the district of this code, or in the province of this code.
    pub fn subdistricts_in(&self, code: u32) -> &[Subdistrict] {
        let (low, high) =
            if code < 100 { (code * 10_000, code * 10_000 + 9_999) } else { (code * 100, code * 100 + 99) };
        let start = self.subdistricts().partition_point(|subdistrict| subdistrict.code < low);
        let end = self.subdistricts().partition_point(|subdistrict| subdistrict.code <= high);
        self.subdistricts().get(start..end).unwrap_or_default()
    }

    /// The districts in the province of this code.
    pub fn districts_in(&self, province: u32) -> &[District] {
        let start = self.districts().partition_point(|district| district.code / 100 < province);
        let end = self.districts().partition_point(|district| district.code / 100 <= province);
        self.districts().get(start..end).unwrap_or_default()
    }

    /// The district that a subdistrict lies in.
    pub fn district_of(&self, subdistrict: Subdistrict) -> Option<District> {
        let code = subdistrict.code / 100;
        let at = self.districts().binary_search_by_key(&code, |district| district.code).ok()?;
        self.districts().get(at).copied()
    }

    /// The province that a place of four or six digits lies in.
    pub fn province_of(&self, code: u32) -> Option<Province> {
        let code = if code >= 10_000 { code / 10_000 } else { code / 100 };
        let at = self.provinces().binary_search_by_key(&code, |province| province.code).ok()?;
        self.provinces().get(at).copied()
    }

    /// Where the names end that a text begins with, in bytes, ascending. No end stands inside a syllable's marks.
    ///
    /// The text must be repaired; spaces in it end the search, hyphens and dots inside a name do not.
    pub fn names_at_start(&self, text: &str, level: Level) -> Vec<usize> {
        let key = writing::key_at_start(text, LONGEST_NAME);
        // A document names the same places again and again.
        let lengths = remembered(&LENGTHS, level, &key, || match level {
            Level::Province => PROVINCES.lengths_at_start(&key),
            Level::District => DISTRICTS.lengths_at_start(&key),
            Level::Subdistrict => SUBDISTRICTS.lengths_at_start(&key),
        });
        writing::prefixes(text, &lengths, LONGEST_NAME)
    }
}

/// The lines of the list that begin with a code: the code, of how many digits it is, and the rest.
fn coded_lines(list: &'static str) -> impl Iterator<Item = (u32, usize, &'static str)> {
    let coded =
        |line: &'static str| line.split_once(' ').and_then(|(code, rest)| Some((code.parse().ok()?, code.len(), rest)));
    list.lines().filter_map(coded)
}

/// All subdistricts of the list in its order, and the other name of one that has two: `ปอภาร (ปอพาน)`.
fn listed_subdistricts() -> impl Iterator<Item = (Subdistrict, Option<&'static str>)> {
    let districts = coded_lines(LIST).filter_map(|(code, _, rest)| Some((code, rest.split_once(':')?.1)));
    districts.flat_map(|(district, listed)| {
        listed.split(',').filter_map(move |one| {
            let (code, name) = one.trim_start().split_once(' ')?;
            let both = name.strip_suffix(')').and_then(|both| both.split_once(" ("));
            let (name, other) = both.map_or((name, None), |(name, other)| (name, Some(other)));
            Some((Subdistrict { code: district * 100 + code.parse::<u32>().ok()?, name }, other))
        })
    })
}

/// The other names of those that have two.
#[cfg(test)]
fn bracketed() -> impl Iterator<Item = (&'static str, Subdistrict)> {
    listed_subdistricts().filter_map(|(place, other)| Some((other?, place)))
}

#[cfg(test)]
mod tests {
    use super::writing::drop_or_keep;
    use super::*;

    #[test]
    fn the_whole_list_is_there_and_lies_where_it_lies() {
        let list = gazetteer();
        assert_eq!((list.provinces().len(), list.districts().len(), list.subdistricts().len()), (77, 928, 7436));
        for subdistrict in list.subdistricts() {
            let district = list.district_of(*subdistrict).unwrap();
            let province = list.province_of(subdistrict.code).unwrap();
            assert_eq!(list.province_of(district.code), Some(province));
            assert!(list.subdistricts_of(subdistrict.name).contains(subdistrict));
            assert_eq!(list.districts_of(district.name, Some(province)), [district]);
            assert!(list.subdistricts_in(district.code).contains(subdistrict));
            assert!(list.districts_in(province.code).contains(&district));
        }
        let sorted = |codes: Vec<u32>| codes.is_sorted();
        assert!(sorted(list.provinces().iter().map(|place| place.code).collect()));
        assert!(sorted(list.districts().iter().map(|place| place.code).collect()));
        assert!(sorted(list.subdistricts().iter().map(|place| place.code).collect()));
    }

    #[test]
    fn nothing_in_the_list_is_to_be_repaired() {
        let list = gazetteer();
        let names = list.provinces().iter().map(|place| place.name);
        let names = names.chain(list.districts().iter().map(|place| place.name));
        for name in names.chain(list.subdistricts().iter().map(|place| place.name)) {
            assert_eq!(key_of(name), key(name), "{name}");
        }
        for short in ["กทม", "กรุงเทพ", "กรุงเทพฯ", "อยุธยา", "โคราช"]
        {
            assert_eq!(key_of(short), key(short), "{short}");
        }
        for name in ["สุไหงโก-ลก", "จ.ป.ร.", "ป่า ซาง", "กฏ", "ก–ข"] {
            assert_eq!(key_of(name), name.chars().filter_map(drop_or_keep).collect::<String>(), "{name}");
        }
    }

    #[test]
    fn dots_without_end_are_no_part_of_a_name() {
        for dots in [".", "-", ".-", "–."] {
            let text = format!("หนองบัว{}", dots.repeat(10_000));
            let ends = gazetteer().names_at_start(&text, Level::Subdistrict);
            assert!(ends.contains(&"หนองบัว".len()) && ends.iter().all(|end| *end <= 3 * LONGEST_NAME), "{dots}");
        }
    }

    #[test]
    fn names_are_found_in_many_writings() {
        let list = gazetteer();
        for (written, name) in [
            ("อุบลราชธานี", "อุบลราชธานี"),
            ("กทม.", "กรุงเทพมหานคร"),
            ("กรุงเทพฯ", "กรุงเทพมหานคร"),
            ("สุราษฏร์ธานี", "สุราษฎร์ธานี"),
            ("เเพร่", "แพร่"),
            ("โคราช", "นครราชสีมา"),
        ] {
            assert_eq!(list.province(written).map(|province| province.name), Some(name), "{written}");
        }
        let ubon = list.province("อุบลราชธานี");
        let names = |name: &str, province| -> Vec<u32> {
            list.districts_of(name, province).iter().map(|district| district.code).collect()
        };
        assert_eq!(names("เมือง", ubon), names("เมืองอุบลราชธานี", None));
        assert_eq!(names("เมือง", None), [0_u32; 0]);
        assert_eq!(names("พระนคร", list.province("กทม")), [1001]);
        assert_eq!(names("สุไหงโกลก", None), [9610]);
        assert!(list.subdistricts_of("ปอภาร").iter().all(|place| list.subdistricts_of("ปอพาน").contains(place)));
        assert_eq!(list.subdistricts_of("ในเมือง").len(), 22);
    }

    #[test]
    fn the_names_that_a_text_begins_with_end_where_syllables_end() {
        let ends = |text: &str, level| -> Vec<String> {
            gazetteer().names_at_start(text, level).into_iter().map(|end| text[..end].to_owned()).collect()
        };
        assert_eq!(ends("แดงหม้อได้รับคะแนน", Level::Subdistrict), ["แดงหม้อ"]);
        assert_eq!(ends("หนองบัวน้อย อำเภอ", Level::Subdistrict), ["หนองบัว", "หนองบัวน้อย"]);
        assert_eq!(ends("แก่งคอย", Level::District), ["แก่งคอย"]);
        assert_eq!(ends("สุไหงโก-ลก จ.นราธิวาส", Level::Subdistrict), ["สุไหงโก-ลก"]);
        assert_eq!(ends("จ.ป.ร. อ.กระบุรี", Level::Subdistrict), ["จ.ป.ร."]);
        assert_eq!(ends("ไม่มี", Level::Subdistrict), [""; 0]);
    }
}
