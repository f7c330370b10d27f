//! What reviewers decided of the records of a ledger, as gold: a corrected record has to be found as it should be, a
//! rejected one must not be made again. Its place is not judged; mode, class and kind of relation are counted.

use std::path::Path;

use anyhow::{Context, Result};
use mithaq::{Actor, Kind, Record};
use mithaq_eval::{Days, Pattern, Text};
use mithaq_ledger::{Judged, Ledger};

pub(super) fn texts(file: &Path) -> Result<Vec<(String, Text)>> {
    let ledger = Ledger::open_read_only(file)
        .with_context(|| format!("{}: cannot open the ledger", file.display()))?;
    let mut texts = Vec::new();
    for (id, judged) in ledger.judged()? {
        let Some(article) = ledger.article(&id)? else { continue };
        let (rejected, corrected): (Vec<&Judged>, Vec<&Judged>) = judged.iter().partition(|j| j.is_rejected);
        let text = Text {
            id: format!("{}:{}", article.document, article.language),
            language: article.language,
            published: article.published.filter(|p| p.start == p.end).map(|p| p.start),
            text: article.text,
            must: corrected.into_iter().map(|j| pattern(&j.stored.record)).collect(),
            must_not: rejected.into_iter().map(|j| pattern(&j.stored.record)).collect(),
            exact: true,
            ..Text::default()
        };
        texts.push((file.display().to_string(), text));
    }
    Ok(texts)
}

/// All that a reviewer can decide on.
fn pattern(record: &Record) -> Pattern {
    let is_claim = record.kind == Kind::Claim;
    let codes =
        |actors: &[Actor]| (!is_claim).then(|| actors.iter().filter_map(|a| a.code.clone()).collect());
    Pattern {
        kind: record.kind,
        types: vec![record.type_.clone()],
        mode: record.mode.clone(),
        stage: record.stage.clone(),
        actors: codes(&record.actors),
        recipients: codes(&record.recipients),
        parties: None,
        modality: Some(record.modality),
        polarity: Some(record.polarity),
        when: record.when.as_ref().map(|w| Days { start: w.start.clone(), end: w.end.clone() }),
        undated: record.when.is_none(),
        speaker_kind: None,
        speaker: None,
        scope: Vec::new(),
        actor_text: None,
        quote: Some(record.quote.clone()),
    }
}
