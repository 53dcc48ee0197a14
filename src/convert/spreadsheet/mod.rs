//! Workbooks: shared texts first, since they say which cells become numbers; then tables and worksheets; formats of
//! cells when all sheets have said which they need; the workbook itself last.

use std::collections::{BTreeMap, BTreeSet};

use super::conversion::{Conversion, Kind, Part};
use super::exchange::{Exchange, is_other};
use super::markup::{Broken, Markup, Node, Space};
use super::passage::{Edit, Passage};
use crate::model::RemarkKind;
use crate::ooxml::resolve;
use crate::thai::digits::Digits;
use formula::Columns;
use strings::Shared;
use styles::Styles;
use table::Headings;
use worksheet::Context;

mod formula;
mod margin;
mod number;
mod reference;
mod strings;
mod styles;
mod table;
mod worksheet;

/// Goes through the parts of a workbook that are SpreadsheetML.
pub(super) fn convert(conversion: &mut Conversion<'_, '_>, parts: &[Part]) {
    let of = |kind: Kind| parts.iter().filter(move |part| part.kind == kind).map(|part| part.name.as_str());
    let tables = tables(conversion, of(Kind::Worksheet), &of(Kind::Table).collect());
    let headings = || tables.values().map(|table| &table.headings);
    let columns = Columns {
        changed: headings().flat_map(|headings| headings.changed.iter().cloned()).collect(),
        kept_tables: headings().filter(|headings| headings.kept).map(|headings| headings.name.clone()).collect(),
    };
    let keeps = tables.values().any(|table| table.headings.kept);

    let mut shared = Shared::default();
    for name in of(Kind::SharedStrings) {
        conversion.edit(name, |xml, exchange| {
            let (edits, found) = strings::edits(xml, exchange, keeps)?;
            shared = found;
            Ok(edits)
        });
    }
    let styles_part = of(Kind::Styles).next().unwrap_or_default().to_owned();
    let styles_xml = conversion.text(&styles_part);
    let mut styles = match &styles_xml {
        Some((xml, _)) => Styles::read(xml, &mut conversion.exchange).ok(),
        None => None,
    };
    let mut has_formulas = false;
    let numbers_before = conversion.exchange.told.changes.numbers;
    for name in of(Kind::Worksheet) {
        let on_sheet: Vec<Headings> =
            tables.values().filter(|table| table.sheet == name).map(|table| table.headings.clone()).collect();
        let context = Context { shared: &shared, tables: &on_sheet, columns: &columns };
        conversion.edit_always(name, |xml, exchange| {
            let sheet = worksheet::edits(xml, &context, styles.as_mut(), exchange)?;
            has_formulas |= sheet.has_formulas;
            Ok(sheet.edits)
        });
    }
    for (name, table) in &tables {
        if table.headings.kept {
            conversion.exchange.remark(RemarkKind::TableHeadingKept);
        }
        conversion.edit_always(name, |xml, exchange| table::edits(xml, &table.headings, &columns, exchange));
    }
    if let Some(mut styles) = styles {
        styles.exchange_known(&mut conversion.exchange);
        let edits = styles.finish();
        if let Some((xml, stored)) = &styles_xml {
            conversion.replace(&styles_part, xml, *stored, edits);
        }
    }
    for name in of(Kind::Comments) {
        conversion.edit(name, strings::comment_edits);
    }
    let recalculate = has_formulas && conversion.exchange.told.changes.numbers > numbers_before;
    for name in of(Kind::Workbook) {
        conversion.edit_always(name, |xml, exchange| workbook(xml, &columns, recalculate, exchange));
    }
}

/// A table's headings, and the sheet it lies on.
struct TableOn {
    sheet: String,
    headings: Headings,
}

/// The tables of all sheets, by the name of their part.
fn tables<'p>(
    conversion: &mut Conversion<'_, '_>,
    sheets: impl Iterator<Item = &'p str>,
    parts: &BTreeSet<&str>,
) -> BTreeMap<String, TableOn> {
    let mut tables = BTreeMap::new();
    if parts.is_empty() {
        return tables;
    }
    for sheet in sheets {
        let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
        let Some((relationships, _)) = conversion.text(&format!("{folder}/_rels/{file}.rels")) else { continue };
        for target in targets(&relationships) {
            let part = resolve(folder, &target);
            if !parts.contains(part.as_str()) {
                continue;
            }
            let Some((xml, _)) = conversion.text(&part) else { continue };
            if let Ok(Some(headings)) = table::headings(&xml, &conversion.exchange) {
                tables.insert(part, TableOn { sheet: sheet.to_owned(), headings });
            }
        }
    }
    tables
}

fn targets(relationships: &str) -> Vec<String> {
    let mut markup = Markup::new(relationships);
    let mut targets = Vec::new();
    while let Ok(node) = markup.next() {
        match node {
            Node::Open(tag) if tag.name() == "Relationship" => {
                targets.extend(tag.passage("Target").map(|target| target.text().to_owned()));
            }
            Node::End => break,
            _ => {}
        }
    }
    targets
}

/// The workbook's part: names that are formulas, and whether everything is to be calculated anew when it is opened.
/// Sheets keep their names, which formulas everywhere refer to; those with digits are told.
fn workbook(xml: &str, columns: &Columns, recalculate: bool, exchange: &mut Exchange<'_>) -> Result<Vec<Edit>, Broken> {
    let mut markup = Markup::new(xml);
    let mut edits = Vec::new();
    let mut name: Option<Passage> = None;
    loop {
        match markup.next()? {
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "definedName" => {
                name = Some(Passage::default());
            }
            Node::Open(tag) if tag.space == Space::Sheet && tag.name() == "sheet" => {
                let sheet = tag.passage("name").unwrap_or_default();
                let is_arabic = exchange.digits() == Some(Digits::Arabic);
                let has_others = is_arabic && sheet.text().contains(|c| is_other(c, Digits::Arabic));
                if has_others {
                    exchange.remark(RemarkKind::SheetNameKept);
                }
            }
            // Without the number of the program that calculated, everything is calculated anyway.
            Node::Open(tag) if tag.name() == "calcPr" && recalculate && tag.attribute("calcId").is_some() => {
                match tag.value("fullCalcOnLoad") {
                    Some(range) if matches!(xml.get(range.clone()), Some("1" | "true")) => {}
                    Some(range) => edits.push(Edit::new(range, "1")),
                    None => edits.push(Edit::new(tag.behind_name()..tag.behind_name(), " fullCalcOnLoad=\"1\"")),
                }
            }
            Node::Open(_) => {}
            Node::Text(range) => {
                if let Some(formula) = &mut name {
                    formula.push(xml, range);
                }
            }
            Node::Close(_) => {
                if let Some(formula) = name.take() {
                    formula::edit(&formula, columns, exchange, &mut edits);
                }
            }
            Node::End => return Ok(edits),
        }
    }
}
