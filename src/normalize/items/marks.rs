//! What the marks of item sheets mean: decided for each group of marks as a whole, once the document has been read.
//!
//! A mark is understood where it can mean one thing only. 0 and 1 are a scale where nothing else stands in the group; x
//! is a loss where others are ticked; a blank is unknown unless a legend or a stated score says that it is a loss: a
//! score that agrees with all blanks being lost would be higher if one of them were not. Where the document's own
//! scores agree better with the opposite of what the marks seem to say, none of the group is read.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Claim, Field, Finding, FindingDetail, Instrument, Place, Statement, Subject};
use crate::rules::{Combinations, Interval, RuleBook};

use super::super::text::key;
use super::labels::ItemLabel;
use super::sheet::Group;
use super::symbols::{Legend, Symbol, is_scale, word};

/// What is written for one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Written {
    /// In one cell.
    Single(String),
    /// In two cells side by side, under มี and under ไม่มี.
    Pair {
        /// Under มี.
        there: String,
        /// Under ไม่มี.
        missing: String,
    },
}

/// What a sheet says of one item of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Mark {
    /// Of whom and when.
    pub subject: Subject,
    /// Of which item.
    pub item: ItemLabel,
    /// What is written.
    pub written: Written,
    /// The marks that it is understood with.
    pub group: Group,
    /// Where.
    pub place: Place,
}

/// What a mark says of its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Won,
    Lost,
    /// Nothing is written.
    Blank,
    /// Nothing, in words: the item may not have been judged.
    Untold,
    /// Something that is no mark of its group.
    Unreadable,
}

/// An item's mark with its code and what it says.
struct Understood<'m> {
    mark: &'m Mark,
    code: String,
    meaning: Meaning,
}

/// Every how many marks of a group one may be unreadable; a group with more of them is something else.
const READABLE_FOR_ONE: usize = 10;

/// Claims what the marks of a document say. `claims` holds what the document states of scores, by which marks are
/// judged; counts of items that were taken for scores are removed from it.
pub(in super::super) fn settle(
    marks: &[Mark],
    legend: &Legend,
    rules: &RuleBook,
    claims: &mut Vec<Claim>,
    findings: &mut Vec<Finding>,
) {
    let mut groups: BTreeMap<&Group, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        groups.entry(&mark.group).or_default().push(mark);
    }
    let mut said = Vec::new();
    for (group, marks) in groups {
        let (oit, asked): (Vec<&Mark>, Vec<&Mark>) = marks.into_iter().partition(|mark| is_oit(mark));
        said.extend(answers(&asked));
        let Some(mut understood) = understand(&oit, group, legend) else { continue };
        if !settle_blanks(&mut understood, legend, rules, claims) {
            continue;
        }
        remove_counts(&understood, rules, claims);
        for Understood { mark, code, meaning } in understood {
            let score = match meaning {
                Meaning::Won => Decimal::ONE_HUNDRED,
                Meaning::Lost => Decimal::ZERO,
                Meaning::Blank | Meaning::Untold => continue,
                Meaning::Unreadable => {
                    findings.extend(unreadable(mark, &code));
                    continue;
                }
            };
            let (subject, place) = (mark.subject.clone(), mark.place.clone());
            said.push(Claim { subject, statement: Statement::Item(code, score), place });
        }
    }
    claims.append(&mut said);
}

fn is_oit(mark: &Mark) -> bool {
    !matches!(&mark.item, ItemLabel::Code(code) if !code.starts_with('o'))
}

/// The scores of IIT and EIT items, which are means of answers out of 100. Their lists are not verified, so that they
/// are kept and nothing is computed from them.
fn answers(marks: &[&Mark]) -> Vec<Claim> {
    let score = |mark: &Mark| match &mark.written {
        Written::Single(text) => match Symbol::of(text) {
            Symbol::Number(number) if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number) => Some(number),
            _ => None,
        },
        Written::Pair { .. } => None,
    };
    // Means of answers from 1 to 5, counts and fractions are no scores out of 100.
    let highest = marks.iter().filter_map(|mark| score(mark)).max();
    if highest.is_none_or(|highest| highest <= Decimal::from(10)) {
        return Vec::new();
    }
    let claim = |mark: &&Mark| {
        let ItemLabel::Code(code) = &mark.item else { return None };
        let statement = Statement::Item(code.clone(), score(mark)?);
        Some(Claim { subject: mark.subject.clone(), statement, place: mark.place.clone() })
    };
    marks.iter().filter_map(claim).collect()
}

/// What each mark of a group says; none where the group is no group of marks, or may mean several things.
fn understand<'m>(marks: &[&'m Mark], group: &Group, legend: &Legend) -> Option<Vec<Understood<'m>>> {
    let meanings: Vec<Meaning> = match marks.first()?.written {
        Written::Pair { .. } => pairs(marks),
        Written::Single(_) => singles(marks, group, legend)?,
    };
    let unreadable = meanings.iter().filter(|meaning| **meaning == Meaning::Unreadable).count();
    let read = meanings.iter().filter(|meaning| matches!(meaning, Meaning::Won | Meaning::Lost)).count();
    if read == 0 || unreadable * READABLE_FOR_ONE > read {
        return None;
    }
    let understood = marks.iter().zip(meanings).filter_map(|(mark, meaning)| {
        let code = mark.item.code(mark.subject.fiscal_year)?;
        Some(Understood { mark, code, meaning })
    });
    Some(understood.collect())
}

/// Marks in two columns: the column says what a mark means.
fn pairs(marks: &[&Mark]) -> Vec<Meaning> {
    let sides = |mark: &Mark| match &mark.written {
        Written::Pair { there, missing } => (Symbol::of(there), Symbol::of(missing)),
        Written::Single(_) => (Symbol::Other, Symbol::Other),
    };
    let symbols: Vec<(Symbol, Symbol)> = marks.iter().map(|mark| sides(mark)).collect();
    let ticked = symbols.iter().any(|(there, missing)| *there == Symbol::Tick || *missing == Symbol::Tick);
    let zero = |symbol: &Symbol| matches!(symbol, Symbol::Number(number) if number.is_zero());
    let empty = |symbol: &Symbol| matches!(symbol, Symbol::Blank | Symbol::Dash | Symbol::EmptyBox) || zero(symbol);
    let crossed = |symbol: &Symbol| matches!(symbol, Symbol::Cross | Symbol::Ex | Symbol::CrossedBox);
    let chosen = |symbol: &Symbol| symbol.is_mark() && !empty(symbol);
    let meaning = |(there, missing): (Symbol, Symbol)| match () {
        () if empty(&there) && empty(&missing) => {
            if there == Symbol::Blank && missing == Symbol::Blank {
                Meaning::Blank
            } else {
                Meaning::Untold
            }
        }
        () if there == Symbol::Tick && (empty(&missing) || crossed(&missing)) => Meaning::Won,
        () if missing == Symbol::Tick && (empty(&there) || crossed(&there)) => Meaning::Lost,
        // Where others are ticked, a cross under มี may say that it is missing.
        () if ticked && crossed(&there) => Meaning::Unreadable,
        () if chosen(&there) && empty(&missing) => Meaning::Won,
        () if chosen(&missing) && empty(&there) => Meaning::Lost,
        () => Meaning::Unreadable,
    };
    symbols.into_iter().map(meaning).collect()
}

/// Marks in one column, or in one cell for each item.
fn singles(marks: &[&Mark], group: &Group, legend: &Legend) -> Option<Vec<Meaning>> {
    let symbol = |mark: &&Mark| match &mark.written {
        Written::Single(text) => Symbol::of(text),
        Written::Pair { .. } => Symbol::Other,
    };
    let symbols: Vec<Symbol> = marks.iter().map(symbol).collect();
    let has = |wanted: &Symbol| symbols.contains(wanted);
    let numbers: BTreeSet<Decimal> = symbols
        .iter()
        .filter_map(|symbol| match symbol {
            Symbol::Number(number) if is_scale(*number) => Some(*number),
            _ => None,
        })
        .collect();
    let hundred = numbers.contains(&Decimal::ONE_HUNDRED);
    let one = numbers.contains(&Decimal::ONE) && !hundred;
    let zero = numbers.contains(&Decimal::ZERO);
    // Without a header, ones alone or zeros alone may count or number anything.
    let scale = hundred || one && (group.headed || zero) || zero && group.headed;
    let said = has(&Symbol::Word(true));
    let ticked = has(&Symbol::Tick);
    let boxes = has(&Symbol::EmptyBox) && has(&Symbol::CrossedBox);
    let meaning = |symbol: &Symbol| -> Meaning {
        let won = |won: bool| if won { Meaning::Won } else { Meaning::Lost };
        // The legend of a scale of 0 and 1 does not hold for one of 0 and 100.
        let explained = match symbol {
            Symbol::Number(_) if hundred => None,
            Symbol::Blank | Symbol::Dash | Symbol::Other => None,
            symbol => legend.meaning(symbol),
        };
        if let Some(explained) = explained {
            return won(explained);
        }
        match symbol {
            Symbol::Blank => Meaning::Blank,
            Symbol::Dash => Meaning::Untold,
            Symbol::Number(number) if scale && number.is_zero() => Meaning::Lost,
            Symbol::Number(number) if hundred && *number == Decimal::ONE_HUNDRED => Meaning::Won,
            Symbol::Number(number) if one && scale && *number == Decimal::ONE => Meaning::Won,
            Symbol::Word(true) => Meaning::Won,
            Symbol::Word(false) if said => Meaning::Lost,
            Symbol::Tick => Meaning::Won,
            Symbol::Cross | Symbol::Ex | Symbol::CrossedBox | Symbol::EmptyBox if ticked => Meaning::Lost,
            Symbol::CrossedBox if boxes => Meaning::Won,
            Symbol::EmptyBox if boxes => Meaning::Lost,
            _ => Meaning::Unreadable,
        }
    };
    Some(symbols.iter().map(meaning).collect())
}

/// Settles blanks by legend and stated scores; false where the document's scores say the opposite of the marks.
fn settle_blanks(understood: &mut [Understood<'_>], legend: &Legend, rules: &RuleBook, claims: &[Claim]) -> bool {
    let mut subjects: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
    for (at, found) in understood.iter().enumerate() {
        subjects.entry(found.mark.subject.clone()).or_default().push(at);
    }
    let mut lists: BTreeMap<u16, Vec<Combinations>> = BTreeMap::new();
    let (mut as_said, mut opposite) = (0, 0);
    for (subject, own) in subjects {
        let Some(year) = subject.fiscal_year.and_then(|year| rules.for_year(year)) else { continue };
        let indicators = year.indicators.iter().map(|rule| rule.number);
        let lists = lists
            .entry(year.fiscal_year)
            .or_insert_with(|| indicators.filter_map(|number| year.combinations(number)).collect());
        let meaning_of: BTreeMap<&str, Meaning> =
            own.iter().filter_map(|at| understood.get(*at)).map(|found| (&*found.code, found.meaning)).collect();
        let mut lost: BTreeSet<String> = BTreeSet::new();
        for (items, stated, score) in stated_scores(lists, &subject, claims) {
            let known: Option<Vec<Meaning>> = items
                .iter()
                .map(|code| meaning_of.get(code.as_str()).copied())
                .map(|meaning| meaning.filter(|meaning| *meaning != Meaning::Unreadable))
                .collect();
            let Some(known) = known else { continue };
            let given =
                |wanted: &[Meaning]| known.iter().map(|meaning| wanted.contains(meaning)).collect::<Vec<bool>>();
            let agrees = |won: Vec<bool>| score(&won).is_some_and(|score| Interval::exact(score).agrees(stated));
            let by_marks = agrees(given(&[Meaning::Won]));
            as_said += usize::from(by_marks);
            opposite += usize::from(agrees(given(&[Meaning::Lost, Meaning::Blank])) && !by_marks);
            if by_marks {
                let blank = items.iter().zip(&known).filter(|(_, meaning)| **meaning == Meaning::Blank);
                lost.extend(blank.map(|(code, _)| code.clone()));
            }
        }
        let all_blanks = legend.meaning(&Symbol::Blank) == Some(false);
        for at in own {
            if let Some(found) = understood.get_mut(at)
                && found.meaning == Meaning::Blank
                && (all_blanks || lost.contains(&found.code))
            {
                found.meaning = Meaning::Lost;
            }
        }
    }
    opposite <= as_said
}

/// From which items won a score comes.
type ScoreOf<'l> = Box<dyn Fn(&[bool]) -> Option<Decimal> + 'l>;

/// The scores of sub-indicators and indicators that are stated of a subject, each with its items and how they give it.
fn stated_scores<'l>(
    lists: &'l [Combinations],
    subject: &Subject,
    claims: &[Claim],
) -> Vec<(Vec<String>, Decimal, ScoreOf<'l>)> {
    let mut stated: Vec<(Vec<String>, Decimal, ScoreOf<'l>)> = Vec::new();
    let codes = |(first, last): (u16, u16)| (first..=last).map(|number| format!("o{number}"));
    for claim in claims.iter().filter(|claim| claim.subject == *subject) {
        match &claim.statement {
            Statement::SubIndicator(code, value) => {
                let mut subs = lists.iter().flat_map(|list| &list.sub_indicators);
                let Some((_, items)) = subs.find(|(known, _)| known == code) else { continue };
                let score = |won: &[bool]| {
                    let count = won.iter().filter(|won| **won).count();
                    (Decimal::from(count) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(won.len()))
                };
                stated.push((codes(*items).collect(), *value, Box::new(score)));
            }
            Statement::Indicator(number, value) => {
                let Some(list) = lists.iter().find(|list| list.indicator == *number) else { continue };
                let all = list.sub_indicators.iter().flat_map(|(_, items)| codes(*items)).collect();
                let score = |won: &[bool]| {
                    let mut rest = won;
                    let mut counts = Vec::new();
                    for (_, (first, last)) in &list.sub_indicators {
                        let (own, others) = rest.split_at_checked(usize::from(last - first) + 1)?;
                        counts.push(u16::try_from(own.iter().filter(|won| **won).count()).ok()?);
                        rest = others;
                    }
                    list.score(&counts)
                };
                stated.push((all, *value, Box::new(score)));
            }
            _ => {}
        }
    }
    stated
}

/// Removes what was read as a score and is the number of items won: a subtotal that counts them.
fn remove_counts(understood: &[Understood<'_>], rules: &RuleBook, claims: &mut Vec<Claim>) {
    let mut won: BTreeMap<&Subject, BTreeSet<u16>> = BTreeMap::new();
    let mut files = BTreeSet::new();
    for found in understood.iter().filter(|found| found.meaning == Meaning::Won) {
        let number: Option<u16> = found.code.get(1..).and_then(|number| number.parse().ok());
        won.entry(&found.mark.subject).or_default().extend(number);
        files.insert(&found.mark.place.file);
    }
    claims.retain(|claim| {
        let year = claim.subject.fiscal_year.and_then(|year| rules.for_year(year));
        let (Some(won), Some(year)) = (won.get(&claim.subject), year) else { return true };
        let (value, of): (Decimal, Vec<(u16, u16)>) = match &claim.statement {
            Statement::SubIndicator(code, value) => {
                (*value, year.sub_indicators.iter().filter(|rule| rule.code == *code).map(|rule| rule.items).collect())
            }
            Statement::Indicator(number, value) => {
                let subs = year.sub_indicators.iter().filter(|rule| rule.indicator == *number);
                (*value, subs.map(|rule| rule.items).collect())
            }
            Statement::Instrument(Instrument::Oit, value) | Statement::Overall(value) => {
                (*value, year.sub_indicators.iter().map(|rule| rule.items).collect())
            }
            _ => return true,
        };
        let of_these = |number: &&u16| of.iter().any(|(first, last)| (first..=last).contains(number));
        let count = Decimal::from(won.iter().filter(of_these).count());
        // No score is the number of items that give it, but 0.
        count.is_zero() || count != value || !files.contains(&claim.place.file)
    });
}

fn unreadable(mark: &Mark, code: &str) -> Option<Finding> {
    let text = match &mark.written {
        Written::Single(text) => text.clone(),
        Written::Pair { there, missing } => format!("{there} | {missing}"),
    };
    let number = code.get(1..)?.parse().ok()?;
    Some(Finding {
        detail: FindingDetail::UnreadableScore { field: Field::Item(Instrument::Oit, number), text },
        agency: mark.subject.agency.as_deref().cloned(),
        fiscal_year: mark.subject.fiscal_year,
        places: vec![mark.place.clone()],
    })
}

/// Whether a header over a column says that its items are there (true) or missing (false): "มี", "ไม่เผยแพร่", "✓", "0".
pub(super) fn side(header: &str) -> Option<bool> {
    let header = key(header);
    word(&header).or_else(|| match Symbol::of(&header) {
        Symbol::Tick => Some(true),
        Symbol::Cross | Symbol::Ex => Some(false),
        Symbol::Number(number) if number.is_zero() => Some(false),
        Symbol::Number(number) if is_scale(number) => Some(true),
        _ => None,
    })
}
