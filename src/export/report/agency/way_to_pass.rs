//! The shortest way to pass of an agency under the line: how far it is, and each way that leads there.

use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::writer::Writer;
use crate::export::report::data::Data;
use crate::export::wording::pass::{self, Figures};
use crate::export::wording::report::agency;
use crate::model::{ItemsToPass, WayToPass};

/// How far from the line, which instrument alone, which together, and which items; nothing for those that passed.
pub fn way_to_pass(writer: &mut Writer, data: &Data, index: usize) -> Result<(), ExportError> {
    let Some(way) = data.comparison.ways_to_pass.iter().find(|way| way.assessment == index) else { return Ok(()) };
    let text = writer.text;
    let language = text.language;
    writer.caption(ParagraphStyle::Heading3, text.label(agency::WAY_TO_PASS))?;
    let gap = agency::missing_points(&text.mean(way.missing), &text.mean(way.line), language);
    writer.paragraph(ParagraphStyle::Entry, &gap)?;

    writer.entry(text.label(agency::ALONE), &alone(writer, way))?;
    if !way.together.is_empty() {
        let needs: Vec<String> = way
            .together
            .iter()
            .map(|(instrument, score)| agency::reach(instrument.code(), &text.mean(*score), language))
            .collect();
        writer.entry(text.label(agency::TOGETHER), &text.list(&needs))?;
    }
    let figures = Figures { score: &|score| format!("{score:.2}"), count: &|count| count.to_string() };
    let which = text.sentence(pass::items(&way.items, &figures, language));
    let told = match (&way.items, pass::fewest(&way.items, &figures)) {
        (ItemsToPass::Enough { plans, .. }, Some(count)) if !plans.is_empty() => {
            agency::items_to_win(&text.digits(&count), &which, language)
        }
        (_, Some(count)) => agency::some_items_to_win(&text.digits(&count), &which, language),
        _ => which,
    };
    writer.entry(text.label(agency::ITEMS), &told)
}

/// What each instrument would need, the others staying as they are: the least rise first.
fn alone(writer: &Writer, way: &WayToPass) -> String {
    let text = writer.text;
    let mut needs: Vec<String> = way
        .possible_alone()
        .into_iter()
        .map(|(instrument, need)| {
            let (score, more) = (text.mean(need.score), text.mean(need.more));
            agency::need(instrument.code(), Some((&score, &more)), text.language)
        })
        .collect();
    let impossible = way.instruments.iter().filter(|(_, need)| !need.is_possible());
    needs.extend(impossible.map(|(instrument, _)| agency::need(instrument.code(), None, text.language)));
    if needs.is_empty() { text.label(agency::NEEDS_UNKNOWN).to_owned() } else { needs.join(", ") }
}
