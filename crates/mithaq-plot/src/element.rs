//! One element of XML, written attribute by attribute.

use std::fmt::Write;

use crate::palette::Colour;

/// An element under construction. Names are ours, values and text are escaped.
pub(crate) struct Element {
    name: &'static str,
    /// What its colours are for.
    classes: Vec<String>,
    head: String,
    body: String,
}

/// What an attribute can hold.
pub(crate) trait Value {
    fn write(&self, out: &mut String);
}

impl Value for f64 {
    fn write(&self, out: &mut String) {
        out.push_str(&number(*self));
    }
}

impl Value for &str {
    fn write(&self, out: &mut String) {
        escape(self, out);
    }
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, classes: Vec::new(), head: String::new(), body: String::new() }
    }

    pub(crate) fn line(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new("line").with("x1", from.0).with("y1", from.1).with("x2", to.0).with("y2", to.1)
    }

    pub(crate) fn rect(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::new("rect")
            .with("x", x)
            .with("y", y)
            .with("width", width.max(0.0))
            .with("height", height.max(0.0))
    }

    pub(crate) fn path(d: &str) -> Self {
        Self::new("path").with("d", d)
    }

    pub(crate) fn with(mut self, name: &str, value: impl Value) -> Self {
        self.head.push(' ');
        self.head.push_str(name);
        self.head.push_str("=\"");
        value.write(&mut self.head);
        self.head.push('"');
        self
    }

    pub(crate) fn class(mut self, name: &str) -> Self {
        self.classes.push(name.to_owned());
        self
    }

    pub(crate) fn fill(self, colour: Colour) -> Self {
        self.class(&format!("fill-{}", colour.name)).with("fill", colour.hex)
    }

    /// A stroke of a colour and width, without fill unless one is set.
    pub(crate) fn stroke(self, colour: Colour, width: f64) -> Self {
        let classed = self.class(&format!("stroke-{}", colour.name));
        classed.with("stroke", colour.hex).with("stroke-width", width)
    }

    /// A dash pattern; an empty one is a whole line.
    pub(crate) fn dash(self, dash: &str) -> Self {
        if dash.is_empty() { self } else { self.with("stroke-dasharray", dash) }
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        escape(text, &mut self.body);
        self
    }

    /// What stands inside, already written.
    pub(crate) fn inside(mut self, written: &str) -> Self {
        self.body.push_str(written);
        self
    }

    pub(crate) fn write(&self, out: &mut String) {
        let Self { name, classes, head, body } = self;
        let classes =
            if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
        // Writing into a string cannot fail.
        let _ = match body.is_empty() {
            true => writeln!(out, "<{name}{classes}{head}/>"),
            false => writeln!(out, "<{name}{classes}{head}>{body}</{name}>"),
        };
    }
}

/// A number with at most two decimals: enough for print, and the same on every machine.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let written = format!("{value:.2}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short() {
        for (value, written) in
            [(1.0, "1"), (1.25, "1.25"), (-0.001, "0"), (100.0, "100"), (f64::NAN, "0"), (2.5, "2.5")]
        {
            assert_eq!(number(value), written);
        }
    }
}
