//! The sections of a report that list strengths, weaknesses and recommendations.

mod listing;

use std::cell::{LazyCell, RefCell};
use std::sync::LazyLock;

use crate::model::{Instrument, Paragraph, Recommendation, Statement};
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::word_finder::{FoundWord, WordFinder};
use crate::thai::words::{Holds as _, Phrase, ends_with_phrase, is_letter, phrases, places};

use super::prose::{Sayings, holds_only};
use super::text::{key, without_marker};
use super::values;
use listing::{Listing, Standing};

/// Which list the document is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    None,
    Strengths,
    Weaknesses,
    Recommendations,
}

impl Section {
    /// What an indicator in this list is told as.
    fn states(self, number: u8) -> Option<Statement> {
        match self {
            Section::Strengths => Some(Statement::Strength(number)),
            Section::Weaknesses => Some(Statement::Weakness(number)),
            Section::None | Section::Recommendations => None,
        }
    }
}

/// A word that announces a list, from where to where in the squeezed text.
#[derive(Clone, Copy, Debug)]
struct Turn {
    start: usize,
    end: usize,
    section: Section,
}

/// What a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Strengths,
    Weaknesses,
}

/// A heading that only names an instrument is not longer than this, number, name and code.
const LONGEST_NAME: usize = 70;

/// A heading of a list is not longer than this.
const LONGEST_HEADING: usize = 60;

/// The list that a short cleaned text is the heading of: "จุดแข็ง", "จุดที่ต้องพัฒนา (ตัวชี้วัดที่ได้น้อยกว่าร้อยละ 85)".
pub(super) fn announced(cleaned: &str) -> Option<List> {
    if cleaned.chars().count() > LONGEST_HEADING {
        return None;
    }
    let heading = key(without_marker(cleaned).1);
    let heading = without_lead(&heading);
    let mut found = announcing(heading);
    let first = found.next().filter(|found| found.start == 0)?;
    // "จุดแข็งและจุดที่ต้องพัฒนา" is the heading of both.
    let list = if section_of(first) == Section::Strengths { List::Strengths } else { List::Weaknesses };
    found.next().is_none().then_some(list)
}

/// The heading of a list without the words that lead to what it is of: "ตัวชี้วัดที่เป็นจุดแข็ง".
fn without_lead(heading: &str) -> &str {
    let leads = ["ตัวชี้วัดที่เป็น", "ประเด็นที่เป็น", "ด้านที่เป็น", "เป็น"];
    leads.iter().find_map(|word| heading.behind_word(word)).unwrap_or(heading)
}

/// Follows a document's sections from paragraph to paragraph.
#[derive(Debug)]
pub(super) struct Sections {
    section: Section,
    /// What is known of the list that is being read.
    listing: Listing,
    /// The recommendation that is being read.
    recommendation: Option<Recommendation>,
}

/// Words that announce lists.
const STRENGTHS: &[&str] = &["จุดแข็ง", "จุดเด่น"];
const WEAKNESSES: &[&str] = &["จุดที่ต้องพัฒนา", "จุดที่ควรพัฒนา", "จุดอ่อน", "จุดที่ต้องปรับปรุง", "จุดด้อย", "ข้อบกพร่อง", "สิ่งที่ต้องพัฒนา"];

/// The words of a text that may announce a list, in order.
fn announcing(text: &str) -> impl Iterator<Item = FoundWord> {
    static WORDS: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(STRENGTHS.iter().chain(WEAKNESSES)));
    // In most texts no such word begins.
    let mut from = if ["จุด", "ข้อบก", "สิ่งที่ต"].iter().any(|begin| text.holds(begin))
    {
        0
    } else {
        text.len()
    };
    std::iter::from_fn(move || {
        let found = WORDS.next(text, from)?;
        from = found.end;
        Some(found)
    })
}

/// What follows a word that announces a list, rather than merely using it.
const ANNOUNCING: &[&str] =
    &["ตัวชี้วัด", "ได้แก่", "คือ", ":", "มีจำนวน", "จำนวน", "ดังนี้", "มีดังนี้", "มี", "ประกอบด้วย", "(", "ของหน่วยงาน", "ในด้าน"];

/// What may stand between the names of a list, and before the first.
const BEFORE_A_NAME: &[&str] = &[
    "ตัวชี้วัดที่",
    "ตัวชี้วัดด้าน",
    "ตัวชี้วัด",
    "ของหน่วยงาน",
    "ได้แก่",
    "ดังนี้",
    "ประกอบด้วย",
    "คือ",
    "ในด้าน",
    "ด้าน",
    "และ",
    "กับ",
    "รวมถึง",
];

/// What may follow a name in a list, a mark aside: anything else goes on with the name or speaks of it.
const BEHIND_A_NAME: &[&str] = &[
    "และ",
    "กับ",
    "รวมถึง",
    "ตัวชี้วัด",
    "ด้าน",
    "ส่วน",
    "แต่",
    "ซึ่ง",
    "ตามลำดับ",
    "ได้คะแนน",
    "คะแนน",
    "ร้อยละ",
    "สูงกว่า",
    "ต่ำกว่า",
];

impl Default for Sections {
    fn default() -> Sections {
        Sections { section: Section::None, listing: Listing::default(), recommendation: None }
    }
}

impl Sections {
    /// What a paragraph adds to the lists, from what its sentences say. `heading` is true for headings and short lines;
    /// `measured` is the instrument of the indicator that it begins with.
    pub fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        cleaned: &str,
        sayings: &Sayings,
        heading: bool,
        measured: Option<Instrument>,
    ) -> Vec<Statement> {
        let mut statements = Vec::new();
        // Most paragraphs are asked for nothing that their key would tell.
        let opening = LazyCell::new(|| key(without_marker(cleaned).1));
        let turns = remembered_by_words(&TURNS, (), cleaned, || turns(&sayings.squeezed, &opening));
        let may_recommend = sayings.squeezed.holds(RECOMMENDATIONS) && self.section != Section::Recommendations;
        if turns.is_empty() && may_recommend && announces_recommendations(&opening, heading) {
            self.section = Section::Recommendations;
            self.listing = Listing::under(paragraph);
            return statements;
        }
        if self.section == Section::Recommendations || !turns.is_empty() {
            let leaves = sayings.opens_with.is_none() && self.listing.is_outranked_by(paragraph);
            let advises = turns.is_empty() && !ends_recommendations(&opening) && !leaves;
            // "การใช้งบประมาณ ควร..." is advice of the instrument that measures it.
            let known = self.recommendation.as_ref().map(|recommendation| recommendation.instrument);
            let measured = measured.filter(|instrument| opening.holds("ควร") && known != Some(*instrument));
            statements.extend(self.recommend(paragraph, sayings.opens_with.or(measured), advises));
        }
        if let Some(concluded) = concluded(sayings).filter(|_| turns.is_empty()) {
            statements.extend(concluded);
            return statements;
        }
        let goes_on = turns.is_empty() && self.is_listing() && self.goes_on(paragraph, cleaned, &opening, sayings);
        let told = told(sayings, &turns, if goes_on { self.section } else { Section::None });
        statements.extend(told.iter().filter_map(|(section, number)| section.states(*number)));
        statements.extend(counts(&turns, &sayings.squeezed));
        if let Some(last) = turns.last() {
            let here = told.iter().filter(|(section, _)| *section == last.section).count();
            let behind = sayings.squeezed.get(last.end..).unwrap_or("").trim_start_matches(':');
            let is_empty = !behind.is_empty() && values::is_none(behind);
            let listing = Listing::announced(paragraph, cleaned, sayings, here).filter(|_| !is_empty);
            self.section = if listing.is_some() { last.section } else { Section::None };
            self.listing = listing.unwrap_or_default();
        }
        statements
    }

    /// True while strengths or weaknesses are being listed.
    fn is_listing(&self) -> bool {
        matches!(self.section, Section::Strengths | Section::Weaknesses)
    }

    /// Follows the list that is being read. True where the paragraph is one of its entries.
    fn goes_on(&mut self, paragraph: &Paragraph, cleaned: &str, opening: &str, sayings: &Sayings) -> bool {
        if paragraph.heading.is_none() && announcing(&sayings.squeezed).any(|found| section_of(found) != self.section) {
            // It speaks of the other list.
            return false;
        }
        let standing = self.listing.hear(paragraph, cleaned, opening, sayings);
        if standing == Standing::Behind || ends_lists(opening) {
            self.section = Section::None;
        }
        standing == Standing::Entry
    }

    /// A table ends a recommendation; lists that have begun go on behind it.
    pub fn table(&mut self) -> Option<Statement> {
        let begun = self.is_listing() && self.listing.has_entries();
        if !begun {
            self.section = Section::None;
        }
        self.take_recommendation()
    }

    /// The recommendation that was being read when the document ended.
    pub fn finish(mut self) -> Option<Statement> {
        self.take_recommendation()
    }

    fn take_recommendation(&mut self) -> Option<Statement> {
        // A heading under which nothing is recommended.
        self.recommendation
            .take()
            .filter(|said| !said.text.is_empty())
            .map(|said| Statement::Recommendation(Box::new(said)))
    }

    fn recommend(&mut self, paragraph: &Paragraph, instrument: Option<Instrument>, advises: bool) -> Option<Statement> {
        if !advises {
            self.section = Section::None;
            return self.take_recommendation();
        }
        match instrument {
            Some(instrument) => {
                let done = self.take_recommendation();
                self.recommendation = Some(recommendation(instrument, paragraph));
                done
            }
            None => {
                if let Some(recommendation) = &mut self.recommendation {
                    if !recommendation.text.is_empty() {
                        recommendation.text.push('\n');
                    }
                    recommendation.text.push_str(paragraph.text.trim());
                    recommendation.places.push(paragraph.place.clone());
                }
                None
            }
        }
    }
}

thread_local! {
    /// Where paragraphs of these words begin lists.
    static TURNS: RefCell<Memory<(), Vec<Turn>>> = RefCell::default();
}

/// The places of a paragraph where a list of strengths or weaknesses begins.
fn turns(squeezed: &str, opening: &str) -> Vec<Turn> {
    let mut turns = Vec::new();
    for found in announcing(squeezed) {
        let behind = squeezed.get(found.end..).unwrap_or("");
        let said = squeezed.get(found.start..found.end).unwrap_or("");
        let word = without_lead(opening);
        let lead = opening.len() - word.len();
        let opens = word.starts_with(said) && turns.is_empty() && found.start < 24 + lead;
        if opens && !behind.starts_with("และ") || ANNOUNCING.iter().any(|word| behind.begins_with(word)) {
            turns.push(Turn { start: found.start, end: found.end, section: section_of(found) });
        }
    }
    turns
}

/// Which list a found word announces.
fn section_of(found: FoundWord) -> Section {
    if found.word < STRENGTHS.len() { Section::Strengths } else { Section::Weaknesses }
}

/// The indicators that a paragraph tells, each with the list that it stands in; `before` is the list of those before
/// the first word that announces one.
fn told(sayings: &Sayings, turns: &[Turn], before: Section) -> Vec<(Section, u8)> {
    let place = |at: usize| turns.iter().rev().find(|turn| turn.start < at).map_or(before, |turn| turn.section);
    let mut told: Vec<(usize, u8)> = Vec::new();
    let listed = turns.iter().flat_map(|turn| listed(sayings, turn.end));
    for (at, number) in listed.chain(sayings.told.iter().copied()) {
        if !told.iter().any(|(_, known)| *known == number) {
            told.push((at, number));
        }
    }
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(at, number)| (place(at), number)).collect()
}

/// The indicators named one behind another from here on, with nothing said of them in between, each with its place.
fn listed(sayings: &Sayings, from: usize) -> Vec<(usize, u8)> {
    let part = |from: usize, to: usize| sayings.squeezed.get(from..to).unwrap_or("?");
    let behind = sayings.named.iter().filter(|(start, ..)| *start >= from);
    let mut listed = Vec::new();
    let mut end = from;
    for (start, stop, number) in behind {
        let rest = part(*stop, sayings.squeezed.len());
        let is_whole = !rest.starts_with(is_letter) || BEHIND_A_NAME.iter().any(|word| rest.begins_with(word));
        let next = sayings.named.iter().any(|(next, ..)| next == stop);
        // Several told by their numbers share one place.
        let same = !listed.is_empty() && *stop == end;
        if !same && !holds_only(part(end, *start), BEFORE_A_NAME) || !is_whole && !next {
            break;
        }
        listed.push((*start, *number));
        end = *stop;
    }
    listed
}

/// What stands before the word for a list in the end of such a paragraph.
const CONCLUDING: &Phrase = &[&["ถือ", "ถือว่า", "จัด", "นับ"], &["เป็น"]];

/// What a paragraph that tells names first says of them all in the end: "... ถือเป็นจุดแข็ง".
fn concluded(sayings: &Sayings) -> Option<Vec<Statement>> {
    let squeezed = sayings.squeezed.as_str();
    phrases(squeezed, CONCLUDING).next()?;
    let mut found = announcing(squeezed);
    let word = found.next().filter(|_| found.next().is_none())?;
    let (before, behind) = (squeezed.get(..word.start)?, squeezed.get(word.end..)?);
    let concludes = ends_with_phrase(before, CONCLUDING);
    let (first, ..) = sayings.named.first()?;
    let listed = listed(sayings, *first);
    let all = listed.len() == sayings.named.len() && holds_only(behind, &["ของหน่วยงาน"]);
    (concludes && all).then(|| listed.into_iter().filter_map(|(_, number)| section_of(word).states(number)).collect())
}

/// What a paragraph begins to recommend. A heading may only name the instrument; what is recommended stands below it.
fn recommendation(instrument: Instrument, paragraph: &Paragraph) -> Recommendation {
    let text = paragraph.text.trim();
    if paragraph.heading.is_some() && text.chars().count() <= LONGEST_NAME && !text.holds("ควร") {
        return Recommendation { instrument, text: String::new(), places: Vec::new() };
    }
    Recommendation { instrument, text: text.to_owned(), places: vec![paragraph.place.clone()] }
}

const RECOMMENDATIONS: &str = "ข้อเสนอแนะ";

/// True for a line that opens the recommendations: "ข้อเสนอแนะ", "โดยมีข้อเสนอแนะจากการประเมิน... ดังนี้".
fn announces_recommendations(opening: &str, heading: bool) -> bool {
    let Some(at) = opening.place_of(RECOMMENDATIONS) else { return false };
    at < 60 && (heading || opening.ends_with("ดังนี้"))
}

/// True for a line that goes over to what was done about the recommendations.
fn ends_recommendations(opening: &str) -> bool {
    ["จากข้อเสนอแนะ", "รายงานผลการดำเนินการ", "มาตรการ", "ผลการดำเนินการตามมาตรการ", "จากผลการประเมิน", "จากผลการวิเคราะห์"]
        .iter()
        .any(|word| opening.begins_with(word))
}

fn ends_lists(opening: &str) -> bool {
    announces_recommendations(opening, true) || ends_recommendations(opening)
}

/// "จำนวน 3 ตัวชี้วัด".
fn count_of_indicators(squeezed: &str) -> Option<u32> {
    const COUNT: &str = "จำนวน";
    let mut counts = places(squeezed, COUNT).filter_map(|at| {
        let count = squeezed.get(at + COUNT.len()..)?;
        let behind = count.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = count.get(..count.len() - behind.len()).filter(|digits| !digits.is_empty())?;
        behind.starts_with("ตัวชี้วัด").then_some(digits)
    });
    counts.next()?.parse().ok()
}

/// How many strengths and weaknesses the text says there are, each counted behind the word that announces it.
fn counts(turns: &[Turn], squeezed: &str) -> Option<Statement> {
    let mut strengths = None;
    let mut weaknesses = None;
    for (index, turn) in turns.iter().enumerate() {
        let end = turns.get(index + 1).map_or(squeezed.len(), |next| next.start);
        let count = squeezed.get(turn.start..end).and_then(count_of_indicators);
        match turn.section {
            Section::Strengths => strengths = strengths.or(count),
            Section::Weaknesses => weaknesses = weaknesses.or(count),
            Section::None | Section::Recommendations => {}
        }
    }
    (strengths.is_some() || weaknesses.is_some()).then_some(Statement::Counts { strengths, weaknesses })
}
