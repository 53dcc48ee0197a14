//! The style sheet (MS-DOC `STSH`).

use std::sync::Arc;

use super::super::streams::Streams;
use super::character::{self, Named, Nature};
use super::header::STYLES;
use super::paragraph::{self, Depth};
use super::{builtin, text};
use crate::ingest::bytes::u16_at;
use crate::model::word::{CharacterProperties, Fonts, ParagraphProperties, Style, StyleKind};

/// The number that stands for no style.
const NONE: u16 = 0x0FFF;

/// Styles upon styles deeper than the format allows (11, MS-DOC) are cut.
const DEEPEST: usize = 16;

/// What a number of a built-in style is for (MS-DOC `sti`).
const NORMAL: u16 = 0;
const DEFAULT_FONT: u16 = 65;

/// A style as it stands in the file.
struct Entry<'a> {
    sti: u16,
    kind: u16,
    base: u16,
    next: u16,
    name: String,
    /// The lists of properties (`UPX`), as many as the kind has.
    lists: Vec<&'a [u8]>,
}

/// The styles of a file.
pub(super) struct Styles<'a> {
    entries: Vec<Option<Entry<'a>>>,
    fonts: Vec<Option<Arc<str>>>,
    /// Where each entry is in `list`.
    places: Vec<Option<usize>>,
    /// Those of paragraphs and characters.
    pub list: Vec<Style>,
    /// What characters of each of them look like, all told.
    looks: Vec<CharacterProperties>,
    /// What characters are where no style says otherwise.
    pub defaults: CharacterProperties,
}

impl Named for Styles<'_> {
    fn font(&self, number: u16) -> Option<Arc<str>> {
        self.fonts.get(usize::from(number)).cloned().flatten()
    }

    fn character_style(&self, number: u16) -> Option<usize> {
        let index = self.of(number)?;
        let style = self.list.get(index)?;
        (style.kind == StyleKind::Character && !style.is_default).then_some(index)
    }

    fn look(&self, style: usize) -> Option<&CharacterProperties> {
        self.looks.get(style)
    }
}

impl<'a> Styles<'a> {
    /// Reads the style sheet; `lists` is how many uses of lists there are.
    pub fn new(streams: &'a Streams, fonts: Vec<Option<Arc<str>>>, lists: usize) -> Self {
        let sheet = streams.part(STYLES).unwrap_or_default();
        let (entries, standard) = entries(sheet).unwrap_or_default();
        let mut places = vec![None; entries.len()];
        let mut count = 0;
        for (place, entry) in places.iter_mut().zip(&entries) {
            if entry.as_ref().is_some_and(|entry| matches!(entry.kind, 1 | 2)) {
                *place = Some(count);
                count += 1;
            }
        }
        let mut styles = Self {
            entries,
            fonts,
            places,
            list: Vec::new(),
            looks: Vec::new(),
            defaults: CharacterProperties::default(),
        };
        styles.defaults = styles.defaults(standard);
        styles.fill(lists);
        styles
    }

    /// The style of this number, as the model counts.
    pub fn of(&self, number: u16) -> Option<usize> {
        *self.places.get(usize::from(number))?
    }

    /// What characters of a paragraph of this style look like.
    pub fn paragraph_look(&self, number: u16) -> &CharacterProperties {
        self.of(number).and_then(|index| self.looks.get(index)).unwrap_or(&self.defaults)
    }

    /// The lists of row and cell properties of a table style, the base's first.
    pub fn table(&self, number: u16) -> Vec<&'a [u8]> {
        let mut lists = Vec::new();
        for entry in self.chain(number) {
            if entry.kind == 3 {
                lists.extend(entry.lists.first());
            }
        }
        lists.reverse();
        lists
    }

    /// A style and those it adds to, itself first.
    fn chain(&self, number: u16) -> Vec<&Entry<'a>> {
        let mut chain = Vec::new();
        let mut next = number;
        while let Some(Some(entry)) = self.entries.get(usize::from(next)) {
            chain.push(entry);
            if chain.len() > DEEPEST {
                break;
            }
            next = entry.base;
        }
        chain
    }

    fn defaults(&self, [ascii, east_asia, other, complex]: [u16; 4]) -> CharacterProperties {
        let font = |number| self.font(number);
        let fonts = Fonts {
            ascii: font(ascii),
            east_asia: font(east_asia),
            other: font(other),
            complex: font(complex),
            hint: None,
        };
        // Ten points, where nothing else is said (MS-DOC 2.6.1, `sprmCHps`).
        CharacterProperties {
            fonts,
            size: Some(20),
            size_complex: Some(20),
            language: Some("en-US"),
            language_complex: Some("th-TH"),
            ..CharacterProperties::default()
        }
    }

    /// Makes the model's styles, each after its base as far as looks go.
    fn fill(&mut self, lists: usize) {
        let numbers: Vec<u16> = (0..=u16::MAX).take(self.entries.len()).collect();
        let known = |number: &u16| self.of(*number).is_some();
        let numbers: Vec<u16> = numbers.into_iter().filter(known).collect();
        for number in &numbers {
            let (mut look, mut style) = (CharacterProperties::default(), None);
            for entry in self.chain(*number).into_iter().rev() {
                let own = self.style(entry, &look, lists);
                character_over(&mut look, &own.character);
                style = Some(own);
            }
            self.list.extend(style);
            self.looks.push(look);
        }
    }

    fn style(&self, entry: &Entry, under: &CharacterProperties, lists: usize) -> Style {
        let mut character = CharacterProperties::default();
        let mut paragraph = ParagraphProperties::default();
        let is_paragraph = entry.kind == 1;
        if is_paragraph && let Some(list) = entry.lists.first().and_then(|list| list.get(2..)) {
            paragraph::apply(list, lists, &mut paragraph, &mut Depth::default());
        }
        if let Some(list) = entry.lists.get(usize::from(is_paragraph)) {
            character::apply(list, self, under, &mut character, &mut Nature::default());
        }
        character.style = None;
        let of_kind = |number: u16| {
            let index = self.of(number)?;
            let other = self.entries.get(usize::from(number))?.as_ref()?;
            (other.kind == entry.kind).then_some(index)
        };
        Style {
            name: Arc::from(entry.name.as_str()),
            kind: if is_paragraph { StyleKind::Paragraph } else { StyleKind::Character },
            base: of_kind(entry.base),
            next: of_kind(entry.next),
            is_default: if is_paragraph { entry.sti == NORMAL } else { entry.sti == DEFAULT_FONT },
            paragraph,
            character,
        }
    }
}

/// What is said more nearly takes the place of what was said before.
pub(super) fn character_over(look: &mut CharacterProperties, more: &CharacterProperties) {
    let toggles: [(&mut Option<bool>, Option<bool>); 14] = [
        (&mut look.bold, more.bold),
        (&mut look.bold_complex, more.bold_complex),
        (&mut look.italic, more.italic),
        (&mut look.italic_complex, more.italic_complex),
        (&mut look.caps, more.caps),
        (&mut look.small_caps, more.small_caps),
        (&mut look.strike, more.strike),
        (&mut look.double_strike, more.double_strike),
        (&mut look.outline, more.outline),
        (&mut look.shadow, more.shadow),
        (&mut look.emboss, more.emboss),
        (&mut look.imprint, more.imprint),
        (&mut look.hidden, more.hidden),
        (&mut look.complex_script, more.complex_script),
    ];
    for (old, new) in toggles {
        *old = new.or(*old);
    }
}

/// The entries of the sheet and the standard fonts (MS-DOC `STSHI`).
fn entries(sheet: &[u8]) -> Option<(Vec<Option<Entry<'_>>>, [u16; 4])> {
    let size = usize::from(u16_at(sheet, 0)?);
    let info = sheet.get(2..2 + size)?;
    let count = u16_at(info, 0)?;
    let base_size = usize::from(u16_at(info, 2)?);
    let font = |at| u16_at(info, at).unwrap_or(0);
    let standard = [font(12), font(14), font(16), if size >= 20 { font(18) } else { font(12) }];
    let mut entries = Vec::new();
    let mut at = 2 + size;
    for _ in 0..count.min(NONE) {
        let Some(length) = u16_at(sheet, at).map(usize::from) else { break };
        let Some(entry) = sheet.get(at + 2..at + 2 + length) else { break };
        entries.push(self::entry(entry, base_size));
        // Each begins at an even byte.
        at += 2 + length + length % 2;
    }
    Some((entries, standard))
}

/// A style (MS-DOC `STD`).
fn entry(entry: &[u8], base_size: usize) -> Option<Entry<'_>> {
    let (first, second, third) = (u16_at(entry, 0)?, u16_at(entry, 2)?, u16_at(entry, 4)?);
    let (name, end) = text::counted(entry, base_size)?;
    let mut lists = Vec::new();
    let mut at = end + 2;
    for _ in 0..(third & 0xF).min(4) {
        let Some(length) = u16_at(entry, at).map(usize::from) else { break };
        let Some(list) = entry.get(at + 2..at + 2 + length) else { break };
        lists.push(list);
        at += 2 + length;
        at += at % 2;
    }
    let (name, sti) = (text::text(&name), first & 0xFFF);
    // Other names of the style stand behind commas.
    let name = builtin::name(sti).or(name.split(',').next().map(str::to_owned)).unwrap_or_default();
    Some(Entry { sti, kind: second & 0xF, base: second >> 4, next: third >> 4, name, lists })
}
