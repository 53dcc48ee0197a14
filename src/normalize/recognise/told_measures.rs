//! Measures that tables and paragraphs tell, claimed of whom and when the document speaks there.

use crate::model::{Measure, Paragraph, Statement, Table};

use super::super::agreed::only;
use super::super::identity::YearWord;
use super::super::measures::{self, Part, Surroundings, TopicsOfYear};
use super::{MOST_TITLE_CELLS, Reader};

impl<'d> Reader<'d, '_> {
    /// Follows the measures that paragraphs tell; none stands for what is no paragraph.
    pub(super) fn outline(&mut self, paragraph: Option<&Paragraph>) {
        let (year, topics) = self.year_so_far();
        let told = match paragraph {
            Some(paragraph) => self.outline.paragraph(paragraph, year, topics),
            None => self.outline.finish(year, topics),
        };
        self.claim_measures(told.into_iter().collect());
        self.relevance.end(&self.recognised, self.marks.len(), |relevance| relevance.of_measures());
        if let Some(paragraph) = paragraph.filter(|paragraph| !paragraph.text.trim().is_empty()) {
            self.about_measures = self.about_measures || measures::are_spoken_of(&paragraph.text);
            self.line_above = Some(paragraph.text.clone());
        }
    }

    /// Claims the measures of a table and what else stands in it; false where it is none of measures.
    pub(super) fn measures(&mut self, table: &Table) -> bool {
        let heading = self.line_above.take();
        let (fiscal_year, topics) = self.year_so_far();
        let outer = self.enter(table);
        let about_measures = self.is_about_measures(table);
        let subject = self.context.subject(None, self.context.plan_year);
        let last = self.measures_at.and_then(|at| self.recognised.claims.get_mut(at));
        let last = last.filter(|claim| claim.subject == subject).and_then(|claim| match &mut claim.statement {
            Statement::Measure(measure) => Some(&mut **measure),
            _ => None,
        });
        let surroundings = Surroundings {
            previous: self.measure_columns.as_ref(),
            last,
            heading: heading.as_deref(),
            about_measures,
            fiscal_year,
            topics: Some(topics),
        };
        let found = measures::read(table, surroundings);
        let is_one = found.is_some();
        if let Some(found) = found {
            self.measure_columns = found.columns;
            for part in found.parts {
                match part {
                    Part::Other(rest) => drop(self.scores_here(&rest)),
                    Part::Measures(measures) => self.claim_measures(measures),
                }
            }
        }
        self.leave(outer);
        is_one
    }

    /// True where the text above a table, or its first cells, tell that it is about integrity and transparency.
    pub(super) fn is_about_measures(&self, table: &Table) -> bool {
        let mut titles = table.cells.iter().take(MOST_TITLE_CELLS);
        self.about_measures || titles.any(|cell| measures::are_spoken_of(&cell.text))
    }

    pub(super) fn claim_measures(&mut self, measures: Vec<Measure>) {
        for measure in measures {
            let Some(place) = measure.places.first().cloned() else { continue };
            self.claim(None, self.context.plan_year, Statement::Measure(Box::new(measure)), &place);
            self.measures_at = self.recognised.claims.len().checked_sub(1);
        }
    }

    /// The fiscal year as far as it is known, and the topics to read measures by: those of the last year otherwise.
    pub(super) fn year_so_far(&self) -> (Option<u16>, &'d TopicsOfYear<'d>) {
        let year = self.context.plan_year.or(self.context.fiscal_year).or_else(|| surest_year(&self.years));
        (year, self.recogniser.topics_of(year))
    }
}

/// The one year that the surest words name.
pub(super) fn surest_year(years: &[(YearWord, u16)]) -> Option<u16> {
    let surest = years.iter().map(|(word, _)| *word).max()?;
    only(years.iter().filter(|(word, _)| *word == surest).map(|(_, year)| *year))
}
