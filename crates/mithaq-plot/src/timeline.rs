//! Steps, events and relations between a state and powers, one lane a power.

mod lanes;
mod place;
mod rest;
mod shape;

use crate::axis;
use crate::calendar::Per;
use crate::canvas::{Area, Canvas, Label};
use crate::element::Element;
use crate::language::Word;
use crate::legend::{self, Entry};
use crate::page::Page;
use crate::palette::{AXIS, INK, look};
use crate::scale::{Scale, extent, usable};
use crate::svg::Svg;
use crate::table::Table;
use crate::text;
use crate::uncovered::{self, Gap};
use lanes::Lane;

const LANE_SIZE: f64 = 13.0;
/// Shorter spans than this are told by months, in years.
const MONTHS: f64 = 2.5;

/// What happened when, in lanes. Where there is no room for all, the weightiest marks stand and the rest are counted at their place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// Captions, language and size.
    pub page: Page,
    /// The names of the lanes, from the top.
    pub lanes: Vec<String>,
    /// What stands in them.
    pub marks: Vec<Mark>,
    /// The years shown, in fractional years; without it, all that the marks span.
    pub span: Option<(f64, f64)>,
    /// What the axis counts; without it, months where the span is short, else years.
    pub per: Option<Per>,
    /// Times that no source covers.
    pub uncovered: Vec<(f64, f64)>,
}

/// One happening or relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The number of its lane; a mark whose lane there is not is left out.
    pub lane: usize,
    /// When it began, in fractional years.
    pub start: f64,
    /// When it ended; the same as `start` for what took a moment. For steps and events a later end says that the
    /// date is only known to lie between the two; for relations, that they held so long.
    pub end: f64,
    /// When, as people write it.
    pub when: String,
    /// What it is.
    pub kind: Kind,
    /// How sure it is to have happened.
    pub standing: Standing,
    /// How much it matters: the heaviest keep their place where there is not room for all.
    pub weight: f64,
    /// What is written at it.
    pub label: String,
}

/// What a mark is: its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A step of an agreement: a diamond.
    Step,
    /// An event: a circle.
    Event,
    /// What somebody states: a square.
    Claim,
    /// A relation that holds over a time: a bar.
    Relation,
}

/// How sure a mark is: its filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is asserted: filled.
    Done,
    /// It was planned, offered, forecast: hollow.
    Planned,
    /// Somebody claims it: hollow.
    Claimed,
    /// It was denied: hollow and struck through.
    Denied,
}

/// Kinds with their words, in the order of the legend.
const KINDS: [(Kind, Word); 4] = [
    (Kind::Step, Word::Step),
    (Kind::Event, Word::Event),
    (Kind::Claim, Word::Claim),
    (Kind::Relation, Word::Relation),
];

impl Standing {
    fn word(self) -> Word {
        match self {
            Self::Done => Word::Done,
            Self::Planned | Self::Claimed => Word::PlannedOrClaimed,
            Self::Denied => Word::Denied,
        }
    }
}

impl Mark {
    /// Its usable ends, the earlier first.
    fn ends(&self) -> Option<(f64, f64)> {
        let start = usable(self.start)?;
        let end = usable(self.end).unwrap_or(start);
        Some((start.min(end), start.max(end)))
    }

    /// What it says and when, for tooltips and those who do not see it.
    fn told(&self) -> String {
        if self.when.is_empty() { self.label.clone() } else { format!("{}: {}", self.when, self.label) }
    }
}

impl Timeline {
    /// Draws the picture.
    pub fn svg(&self) -> Svg {
        self.page.draw(&self.summary(), |canvas, area| self.picture(canvas, area))
    }

    /// What it shows, a mark a row, lane by lane in the order of time.
    pub fn table(&self) -> Table {
        let language = &self.page.language;
        let word = |word| language.word(word).to_owned();
        let head = [Word::When, Word::With, Word::Kind, Word::Standing, Word::What].map(word).to_vec();
        let row = |mark: &&Mark| {
            let kind =
                KINDS.iter().find(|(kind, _)| *kind == mark.kind).map_or(Word::Event, |(_, word)| *word);
            let cells =
                [&mark.when, &self.lanes[mark.lane], &word(kind), &word(mark.standing.word()), &mark.label]
                    .map(|cell| language.tidy(cell));
            cells.to_vec()
        };
        let lanes = 0..self.lanes.len();
        Table { head, rows: lanes.flat_map(|lane| self.in_lane(lane)).map(|mark| row(&mark)).collect() }
    }

    /// The marks of a lane within the years shown, in the order of time.
    fn in_lane(&self, lane: usize) -> Vec<&Mark> {
        let years = self.years();
        let shown = |mark: &Mark| {
            let both = mark.ends().zip(years);
            both.is_some_and(|((start, end), (low, high))| end >= low && start <= high)
        };
        let mut marks: Vec<&Mark> =
            self.marks.iter().filter(|mark| mark.lane == lane && shown(mark)).collect();
        marks.sort_by(|a, b| a.start.total_cmp(&b.start).then_with(|| a.label.cmp(&b.label)));
        marks
    }

    /// The marks in words, lane by lane; a long list ends with the number of the rest.
    fn summary(&self) -> String {
        let mut written = String::new();
        for (lane, name) in self.lanes.iter().enumerate() {
            let marks = self.in_lane(lane);
            let mut told: Vec<String> = marks.iter().take(40).map(|mark| mark.told()).collect();
            if marks.len() > told.len() {
                told.push(self.page.language.more(marks.len() - told.len()));
            }
            written.push_str(&format!("{name}: {}. ", told.join("; ")));
        }
        written
    }

    fn picture(&self, canvas: &mut Canvas, area: Area) {
        let Some(span) = self.years() else { return canvas.no_data(area) };
        let legend = legend::draw(canvas, area, &self.legend());
        let area = area.inset(0.0, legend + 4.0, 0.0, 20.0);
        let side = self.side(area);
        let plot = match canvas.language.is_right_to_left() {
            true => area.inset(8.0, 0.0, side, 0.0),
            false => area.inset(side, 0.0, 8.0, 0.0),
        };
        let x = Scale::new(span, (plot.left, plot.right));
        let per = self.per.unwrap_or(if span.1 - span.0 < MONTHS { Per::Month } else { Per::Year });
        uncovered::draw(canvas, plot, &x, &self.uncovered);
        axis::time(canvas, plot, &x, per, true);
        for lane in &lanes::arrange(self, plot, &x) {
            self.lane_name(canvas, area, lane);
            lane.draw(canvas, plot, look(lane.number));
        }
    }

    /// The years shown: those asked for, else those of the marks with a little air at the ends.
    fn years(&self) -> Option<Gap> {
        let asked = self.span.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)));
        if asked.is_some() {
            return asked;
        }
        let seen = self.marks.iter().filter(|mark| mark.lane < self.lanes.len());
        let (low, high) = extent(seen.filter_map(Mark::ends).flat_map(|(start, end)| [start, end]))?;
        let air = ((high - low) * 0.03).max(0.02);
        Some(if high - low < 0.2 { (low - 0.15, high + 0.15) } else { (low - air, high + air) })
    }

    /// The room of the lanes' names.
    fn side(&self, area: Area) -> f64 {
        let width = |name: &String| text::width(&self.page.language.tidy(name), LANE_SIZE, true);
        self.lanes.iter().map(width).fold(30.0, f64::max).min(area.width() * 0.2) + 14.0
    }

    fn lane_name(&self, canvas: &mut Canvas, area: Area, lane: &Lane) {
        canvas.put(Element::line((area.left, lane.bottom), (area.right, lane.bottom)).stroke(AXIS, 0.7));
        let (at, anchor) = canvas.start(area);
        let name = canvas.language.tidy(&self.lanes[lane.number]);
        let fit = ((lane.bottom - lane.top) / (LANE_SIZE * 1.3)) as usize;
        let lines = text::wrap(&name, LANE_SIZE, true, self.side(area) - 12.0, fit.clamp(1, 2));
        for (number, line) in lines.iter().enumerate() {
            let middle = (lane.top + lane.bottom) / 2.0;
            let y = middle + (number as f64 - (lines.len() as f64 - 1.0) / 2.0) * LANE_SIZE * 1.3;
            canvas.label(&Label { bold: true, colour: INK, ..Label::new(line, (at, y), LANE_SIZE, anchor) });
        }
    }

    /// The kinds that occur by their shapes, and the standings by their filling, on a shape that no kind has.
    fn legend(&self) -> Vec<Entry<'_>> {
        let word = |word| self.page.language.word(word);
        let kinds = KINDS.into_iter().filter(|(kind, _)| self.marks.iter().any(|mark| mark.kind == *kind));
        let mut entries: Vec<Entry> =
            kinds.map(|(kind, name)| Entry::new(word(name), move |at| shape::sample(kind, at))).collect();
        let standings = [
            (Standing::Done, [Standing::Done; 2]),
            (Standing::Planned, [Standing::Planned, Standing::Claimed]),
            (Standing::Denied, [Standing::Denied; 2]),
        ];
        for (standing, ones) in standings {
            if self.marks.iter().any(|mark| ones.contains(&mark.standing)) {
                entries.push(Entry::new(word(standing.word()), move |at| shape::filling(standing, at)));
            }
        }
        entries.extend(uncovered::entry(&self.page.language, &self.uncovered));
        entries
    }
}
