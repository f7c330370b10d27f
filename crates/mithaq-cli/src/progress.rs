//! How far a long run is: a bar where a person looks, a line now and then elsewhere.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

/// Between two lines.
const EVERY: Duration = Duration::from_secs(10);

/// What has been read so far. The default tells nothing.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    shown: Option<Shown>,
    reports: u64,
    /// Bytes read of the files, as they lie on disk.
    bytes: Arc<AtomicU64>,
    total: Option<u64>,
}

#[derive(Debug)]
struct Shown {
    begun: Instant,
    told: Instant,
    /// Nothing where no person looks.
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts telling. `bytes` counts up to `total`, where that is known.
    pub(crate) fn begin(total: Option<u64>, bytes: Arc<AtomicU64>) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| bar(total));
        let now = Instant::now();
        Self { shown: Some(Shown { begun: now, told: now, bar }), reports: 0, bytes, total }
    }

    /// One more report is done.
    pub(crate) fn report(&mut self) {
        self.reports += 1;
        let (reports, bytes) = (self.reports, self.bytes.load(Ordering::Relaxed));
        let Some(shown) = &mut self.shown else { return };
        let seconds = shown.begun.elapsed().as_secs_f64().max(0.001);
        let rate = format!(
            "{reports} reports, {:.0}/s, {:.1} MB/s",
            reports as f64 / seconds,
            bytes as f64 / seconds / 1e6
        );
        if let Some(bar) = &shown.bar {
            bar.set_position(bytes);
            bar.set_message(rate);
        } else if shown.told.elapsed() >= EVERY {
            shown.told = Instant::now();
            tell!("mithaq: {rate}{}", left(bytes, self.total, seconds));
        }
    }

    /// Prints something without running into the bar.
    pub(crate) fn above(&self, print: impl FnOnce()) {
        match self.shown.as_ref().and_then(|shown| shown.bar.as_ref()) {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&mut self) {
        if let Some(bar) = self.shown.take().and_then(|shown| shown.bar) {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{bar:30} {percent:>3} %  {msg}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}"),
    };
    // The template is ours; were it wrong, the bar would look different and nothing else.
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// `, 42 %, 3 minutes left`, where the total is known.
fn left(bytes: u64, total: Option<u64>, seconds: f64) -> String {
    let Some(total) = total.filter(|total| bytes > 0 && *total >= bytes) else { return String::new() };
    let left = seconds * (total - bytes) as f64 / bytes as f64;
    let left = Duration::try_from_secs_f64(left).unwrap_or_default();
    format!(", {} %, {} left", 100 * bytes / total, HumanDuration(left))
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn what_is_left() {
        assert_eq!(left(25, Some(100), 60.0), ", 25 %, 3 minutes left");
        assert_eq!((left(25, None, 60.0), left(0, Some(100), 60.0)), (String::new(), String::new()));
    }
}
