//! Marks in a text: stretches that may lie in each other, as HTML without overlap.

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
    let fits = |span: &&Span| span.start < span.end && text.get(span.start..span.end).is_some();
    let spans: Vec<&Span> = spans.iter().filter(fits).collect();
    let mut start = 0;
    html! {
        @for line in text.split_inclusive('\n') {
            @if !line.trim().is_empty() { p dir="auto" { (pieces(text, (start, start + line.trim_end().len()), &spans)) } }
            ({ start += line.len(); "" })
        }
    }
}

/// The stretch from one byte to another, cut where any mark begins or ends.
fn pieces(text: &str, (start, end): (usize, usize), spans: &[&Span]) -> Markup {
    let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    cuts.extend([start, end]);
    cuts.retain(|cut| (start..=end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    html! { @for piece in cuts.windows(2) { (self::piece(text, (piece[0], piece[1]), spans)) } }
}

fn piece(text: &str, (start, end): (usize, usize), spans: &[&Span]) -> Markup {
    let over = spans.iter().filter(|span| span.start <= start && end <= span.end);
    let mut classes: Vec<&str> = over.map(|span| span.class).collect();
    classes.dedup();
    let words = shown(text.get(start..end).unwrap_or_default());
    html! {
        @if classes.is_empty() { (words) } @else { mark class=(classes.join(" ")) { (words) } }
        @for span in spans.iter().filter(|span| span.end == end) { (span.note) }
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
}
