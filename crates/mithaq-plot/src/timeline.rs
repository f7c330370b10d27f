//! Steps, events and relations between a state and powers, one lane a power.

mod lanes;
mod place;
mod shape;

use crate::axis;
use crate::canvas::{Area, Canvas, Label};
use crate::element::{Element, number};
use crate::language::Word;
use crate::legend::{self, Entry};
use crate::page::Page;
use crate::palette::{AXIS, INK, SOFT, look};
use crate::scale::{Scale, extent, usable};
use crate::svg::Svg;
use crate::text;
use lanes::Lane;

const LANE_SIZE: f64 = 13.0;

/// What happened when, in lanes.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Captions, language and size.
    pub page: Page,
    /// The names of the lanes, from the top.
    pub lanes: Vec<String>,
    /// What stands in them.
    pub marks: Vec<Mark>,
    /// The years shown, in fractional years; without it, all that the marks span.
    pub span: Option<(f64, f64)>,
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
    /// What it is.
    pub kind: Kind,
    /// How sure it is to have happened.
    pub standing: Standing,
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

impl Mark {
    /// Its usable ends, the earlier first.
    fn ends(&self) -> Option<(f64, f64)> {
        let start = usable(self.start)?;
        let end = usable(self.end).unwrap_or(start);
        Some((start.min(end), start.max(end)))
    }
}

impl Timeline {
    /// Draws the picture.
    pub fn svg(&self) -> Svg {
        self.page.draw(&self.summary(), |canvas, area| self.picture(canvas, area))
    }

    /// The marks in words, lane by lane; a long list ends with an ellipsis.
    fn summary(&self) -> String {
        let mut written = String::new();
        for (number_of_lane, lane) in self.lanes.iter().enumerate() {
            let marks = self.marks.iter().filter(|mark| mark.lane == number_of_lane && mark.ends().is_some());
            let told: Vec<String> =
                marks.clone().take(40).map(|mark| format!("{} {}", number(mark.start), mark.label)).collect();
            let more = if marks.count() > told.len() { "; …" } else { "" };
            written.push_str(&format!("{lane}: {}{more}. ", told.join("; ")));
        }
        written
    }

    fn picture(&self, canvas: &mut Canvas, area: Area) {
        let Some(span) = self.years() else { return canvas.no_data(area) };
        let legend = legend::draw(canvas, area, &self.legend());
        let area = area.inset(0.0, legend + 4.0, 0.0, 26.0);
        let side = self.side(area);
        let plot = match canvas.language.is_right_to_left() {
            true => area.inset(8.0, 0.0, side, 0.0),
            false => area.inset(side, 0.0, 8.0, 0.0),
        };
        let x = Scale::new(span, (plot.left, plot.right));
        let lanes = lanes::arrange(self, plot, &x);
        let left_out: usize = lanes.iter().map(|lane| lane.left_out).sum();
        axis::time(canvas, plot, &x, true);
        for lane in &lanes {
            self.lane_name(canvas, area, lane);
            lane.draw(canvas, plot, look(lane.number));
        }
        if left_out > 0 {
            let text = format!("{} {left_out}", self.page.language.word(Word::LabelsLeftOut));
            let (at, anchor) = canvas.start(area);
            canvas
                .label(&Label { colour: SOFT, ..Label::new(&text, (at, area.bottom + 27.0), 10.5, anchor) });
        }
    }

    /// The years shown, with a little air at the ends.
    fn years(&self) -> Option<(f64, f64)> {
        let seen = self.marks.iter().filter(|mark| mark.lane < self.lanes.len());
        let ends = extent(seen.filter_map(Mark::ends).flat_map(|(start, end)| [start, end]));
        let asked = self.span.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)));
        let (low, high) = asked.or_else(|| ends.map(|(low, high)| (low - (high - low) * 0.03, high)))?;
        ends?;
        Some(if high - low < 0.5 { (low - 0.25, high + 0.25) } else { (low, high + (high - low) * 0.02) })
    }

    /// The room of the lanes' names.
    fn side(&self, area: Area) -> f64 {
        let width = |name: &String| text::width(&text::tidy(name), LANE_SIZE, true);
        self.lanes.iter().map(width).fold(30.0, f64::max).min(area.width() * 0.2) + 14.0
    }

    fn lane_name(&self, canvas: &mut Canvas, area: Area, lane: &Lane) {
        canvas.put(Element::line((area.left, lane.bottom), (area.right, lane.bottom)).stroke(AXIS, 0.7));
        let (at, anchor) = canvas.start(area);
        let lines =
            text::wrap(&text::tidy(&self.lanes[lane.number]), LANE_SIZE, true, self.side(area) - 12.0, 2);
        for (number, line) in lines.iter().enumerate() {
            let middle = (lane.top + lane.bottom) / 2.0;
            let y = middle + (number as f64 - (lines.len() as f64 - 1.0) / 2.0) * LANE_SIZE * 1.3;
            canvas.label(&Label { bold: true, colour: INK, ..Label::new(line, (at, y), LANE_SIZE, anchor) });
        }
    }

    /// The kinds and standings that occur.
    fn legend(&self) -> Vec<Entry<'_>> {
        let word = |word| self.page.language.word(word);
        let kinds = [(Kind::Step, Word::Step), (Kind::Event, Word::Event), (Kind::Relation, Word::Relation)];
        let kinds = kinds.into_iter().filter(|(kind, _)| self.marks.iter().any(|mark| mark.kind == *kind));
        let mut entries: Vec<Entry> = kinds
            .map(|(kind, name)| Entry::new(word(name), move |at| shape::sample(kind, Standing::Done, at)))
            .collect();
        let standings = [
            (Word::Done, Standing::Done, [Standing::Done; 2]),
            (Word::PlannedOrClaimed, Standing::Planned, [Standing::Planned, Standing::Claimed]),
            (Word::Denied, Standing::Denied, [Standing::Denied; 2]),
        ];
        for (name, standing, ones) in standings {
            if self.marks.iter().any(|mark| ones.contains(&mark.standing)) {
                entries.push(Entry::new(word(name), move |at| shape::sample(Kind::Event, standing, at)));
            }
        }
        entries
    }
}
