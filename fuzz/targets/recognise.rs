//! The recognisers: from a document of titles, tables and sentences to assessments.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use prongsai::model::{FISCAL_YEARS, Statement};
use prongsai::normalize::{Recogniser, assess_documents};
use prongsai::rules::RuleBook;
use prongsai_fuzz::{drawing, isolated, judging};

static RECOGNISER: LazyLock<Recogniser> = LazyLock::new(|| Recogniser::new(RuleBook::embedded()));

fuzz_target!(|drawing: &str| {
    isolated(|| {
        let document = drawing::document(drawing);
        judging::assert_document(&document);
        let recognised = RECOGNISER.recognise(&document);
        // It takes as long again.
        if drawing.len().is_multiple_of(8) {
            assert_eq!(RECOGNISER.explain(&document).0, recognised);
        }

        let places = judging::places(&document);
        let told = recognised.claims.iter().map(|claim| &claim.place);
        for place in told.chain(recognised.findings.iter().flat_map(|finding| &finding.places)) {
            let whole_file = place.file == document.file && place.at == prongsai::model::Position::File;
            assert!(whole_file || places.contains(place), "{place} is not in the document");
        }

        let claims = recognised.claims.clone();
        let (assessments, _) =
            assess_documents(vec![recognised.claims], recognised.findings, RuleBook::embedded(), &Default::default());
        for assessment in &assessments {
            assert!(FISCAL_YEARS.contains(&assessment.fiscal_year));
            // A stated figure is one that the document states.
            for indicator in &assessment.indicators {
                let Some(stated) = indicator.score.stated else { continue };
                let said = Statement::Indicator(indicator.number, stated);
                assert!(claims.iter().any(|claim| claim.statement == said), "nobody says {said:?}");
            }
            if let Some(stated) = assessment.overall.stated {
                let said = Statement::Overall(stated);
                assert!(claims.iter().any(|claim| claim.statement == said), "nobody says {said:?}");
            }
        }
    });
});
