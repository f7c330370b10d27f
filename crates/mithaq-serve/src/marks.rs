//! Marks in a text: stretches that may lie in each other, as HTML without overlap.

use std::iter::Peekable;
use std::vec::IntoIter;

use maud::{Markup, html};
use mithaq_voice::unseen::shown;

/// A marked stretch of a text.
pub(crate) struct Span {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What it is: a class of the stylesheet.
    pub(crate) class: &'static str,
    /// What is written behind it.
    pub(crate) note: Markup,
}

/// A text in paragraphs, each in its own direction, with these stretches marked; those that do not fit it are left out.
pub(crate) fn marked(text: &str, spans: &[Span]) -> Markup {
    let mut reaching = Reaching::of(text, spans);
    let mut start = 0;
    html! {
        @for line in text.split_inclusive('\n') {
            @let end = start + line.trim_end().len();
            @if !line.trim().is_empty() { p dir="auto" { (pieces(text, (start, end), reaching.line(start, end))) } }
            ({ start += line.len(); "" })
        }
    }
}

/// A stretch, and which it was of those given.
type Given<'s> = (usize, &'s Span);

/// Which stretches reach a line, line by line: a page may have thousands of both.
struct Reaching<'s> {
    /// By where they begin.
    coming: Peekable<IntoIter<Given<'s>>>,
    here: Vec<Given<'s>>,
}

impl<'s> Reaching<'s> {
    fn of(text: &str, spans: &'s [Span]) -> Self {
        let fits = |span: &&Span| span.start < span.end && text.get(span.start..span.end).is_some();
        let mut coming: Vec<Given<'s>> = spans.iter().filter(fits).enumerate().collect();
        coming.sort_by_key(|(_, span)| span.start);
        Self { coming: coming.into_iter().peekable(), here: Vec::new() }
    }

    /// Those that reach the next line, in the order in which they were given.
    fn line(&mut self, start: usize, end: usize) -> &[Given<'s>] {
        while let Some(next) = self.coming.next_if(|(_, span)| span.start <= end) {
            self.here.push(next);
        }
        self.here.retain(|(_, span)| span.end >= start);
        self.here.sort_by_key(|(given, _)| *given);
        &self.here
    }
}

/// The stretch from one byte to another, cut where any mark begins or ends.
fn pieces(text: &str, (start, end): (usize, usize), spans: &[Given<'_>]) -> Markup {
    let mut cuts: Vec<usize> = spans.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
    cuts.extend([start, end]);
    cuts.retain(|cut| (start..=end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    html! { @for piece in cuts.windows(2) { (self::piece(text, (piece[0], piece[1]), spans)) } }
}

fn piece(text: &str, (start, end): (usize, usize), spans: &[Given<'_>]) -> Markup {
    let spans = spans.iter().map(|(_, span)| span);
    let over = spans.clone().filter(|span| span.start <= start && end <= span.end);
    let mut classes: Vec<&str> = over.map(|span| span.class).collect();
    classes.dedup();
    let words = shown(text.get(start..end).unwrap_or_default());
    html! {
        @if classes.is_empty() { (words) } @else { mark class=(classes.join(" ")) { (words) } }
        @for span in spans.filter(|span| span.end == end) { (span.note) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_in_each_other() {
        let span = |start, end, class| Span { start, end, class, note: html! { sup { (class) } } };
        let text = "Togo <left>\nتوغو";
        let spans = [span(0, 11, "quote"), span(0, 4, "actor"), span(3, 99, "lost"), span(13, 14, "lost")];
        assert_eq!(
            marked(text, &spans).into_string(),
            "<p dir=\"auto\"><mark class=\"quote actor\">Togo</mark><sup>actor</sup><mark class=\"quote\"> &lt;left&gt;</mark>\
             <sup>quote</sup></p><p dir=\"auto\">توغو</p>"
        );
    }

    #[test]
    fn a_mark_may_reach_over_lines() {
        let span = |start, end, class| Span { start, end, class, note: html! { sup { (class) } } };
        let spans = [span(9, 10, "late"), span(2, 7, "over")];
        assert_eq!(
            marked("a b\n\nc d\ne", &spans).into_string(),
            "<p dir=\"auto\">a <mark class=\"over\">b</mark></p>\
             <p dir=\"auto\"><mark class=\"over\">c </mark><sup>over</sup>d</p>\
             <p dir=\"auto\"><mark class=\"late\">e</mark><sup>late</sup></p>"
        );
    }
}
