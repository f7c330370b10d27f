//! Where imported datasets and the agreements read in news differ.

use mithaq_record::iso;

use crate::load::ALLIANCES;
use crate::{Agreement, Bond, Covered, Event, Order, Period, Relation};

type Bonds<'a> = [(&'a Agreement, Bond)];

/// The last day that is told of, between two states; for imported alliances without an end the end of their dataset.
pub(super) fn last_day(
    bonds: &Bonds<'_>,
    events: &[&Event],
    relations: &[&Relation],
    covered: &Covered,
) -> Option<String> {
    let dataset_ends = |source: &str| {
        let last = covered.last(source).filter(|_| source != "news");
        last.and_then(|last| iso::last(&format!("{last:04}")))
    };
    let of_bonds = bonds.iter().flat_map(|(agreement, bond)| {
        let open = bond.spell.to.is_none().then(|| dataset_ends(&agreement.source)).flatten();
        let told = agreement.last_report.clone();
        [Some(bond.spell.from.clone()), bond.spell.to.clone(), open, told].into_iter().flatten()
    });
    let of_relations = relations
        .iter()
        .flat_map(|one| [Some(&one.spell.from), one.spell.to.as_ref(), one.told.as_ref()])
        .flatten();
    of_bonds.chain(events.iter().map(|event| event.day.clone())).chain(of_relations.cloned()).max()
}

/// What is compared: alliances of the datasets with those of the news, in the years that both cover.
pub(super) struct Compared<'a> {
    bonds: &'a Bonds<'a>,
    news: Option<(i16, i16)>,
    datasets: Vec<(&'a str, i16, i16)>,
}

impl<'a> Compared<'a> {
    /// The news cover the years from the first to the last that they tell of these two.
    pub(super) fn new(
        bonds: &'a Bonds<'a>,
        events: &[&Event],
        relations: &[&Relation],
        covered: &'a Covered,
    ) -> Self {
        let of_news = bonds.iter().filter(|(agreement, _)| agreement.source == "news");
        let of_bonds =
            of_news.flat_map(|(agreement, bond)| [Some(&bond.spell.from), agreement.last_report.as_ref()]);
        let of_events = events.iter().filter(|event| event.source == "news").map(|event| Some(&event.day));
        let of_relations = relations.iter().flat_map(|one| [Some(&one.spell.from), one.told.as_ref()]);
        let days = of_bonds.chain(of_events).chain(of_relations).flatten();
        let years: Vec<i16> = days.filter_map(|day| iso::year(day)).collect();
        let news = years.iter().min().copied().zip(years.iter().max().copied());
        let has = |name: &str| bonds.iter().any(|(agreement, _)| agreement.source == name);
        // A dataset that knows nothing of the two says something, too: that they had no alliance.
        let alliances = covered.datasets().filter(|(name, ..)| ALLIANCES.contains(name));
        let datasets = alliances.filter(|(name, ..)| has("news") || has(name)).collect();
        Self { bonds, news, datasets }
    }

    /// In what they differ in a period, one sentence a dataset.
    pub(super) fn in_words(&self, period: Period, days: (&str, &str)) -> Vec<String> {
        let covers = |(first, last): (i16, i16)| (first..=last).contains(&period.year());
        if !self.news.is_some_and(covers) {
            return Vec::new();
        }
        let both = self.datasets.iter().filter(|(_, first, last)| covers((*first, *last)));
        both.filter_map(|(name, ..)| words(name, self.best(name, days), self.best("news", days))).collect()
    }

    /// What binds most of one source; the oldest of equals. Sources are compared by one order.
    fn best(&self, source: &str, (start, end): (&str, &str)) -> Option<(u8, &Bond)> {
        let of_source = self.bonds.iter().filter(|(agreement, _)| agreement.source == source);
        let held = of_source.filter(|(_, bond)| bond.spell.meets(start, end));
        let weighed = held.map(|(agreement, bond)| (agreement.level(bond, Order::Cow), bond));
        weighed
            .filter(|(level, _)| *level > 0)
            .min_by_key(|(level, bond)| (std::cmp::Reverse(*level), &bond.spell))
    }
}

/// Military cooperation in the news alone is no difference: the datasets hold alliances only.
fn words(name: &str, theirs: Option<(u8, &Bond)>, news: Option<(u8, &Bond)>) -> Option<String> {
    let level = |bond: Option<(u8, &Bond)>| bond.map_or(0, |(level, _)| level);
    if level(theirs) != level(news) && level(theirs).max(level(news)) > u8::from(theirs.is_none()) {
        return Some(format!("{name}: {}, news: {}", told(theirs), told(news)));
    }
    let ((_, theirs), (level, news)) = (theirs?, news?);
    let starts = (iso::year(&theirs.spell.from), iso::year(&news.spell.from));
    let end = |bond: &Bond| bond.spell.to.as_deref().and_then(iso::year);
    let ends = (end(theirs), end(news));
    let mut parts = Vec::new();
    if let (Some(theirs), Some(news)) = starts
        && theirs != news
    {
        parts.push(format!("since {theirs} in {name}, {news} in news"));
    }
    if ends.0 != ends.1 {
        let year = |year: Option<i16>| year.map_or_else(|| "open".to_owned(), |year| year.to_string());
        parts.push(format!("until {} in {name}, {} in news", year(ends.0), year(ends.1)));
    }
    (!parts.is_empty()).then(|| format!("{}: {}", Order::Cow.name(level), parts.join("; ")))
}

fn told(bond: Option<(u8, &Bond)>) -> String {
    bond.map_or_else(
        || "none".to_owned(),
        |(level, bond)| {
            format!("{} since {}", Order::Cow.name(level), bond.spell.from.get(..4).unwrap_or_default())
        },
    )
}
