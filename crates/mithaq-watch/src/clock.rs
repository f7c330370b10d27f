//! The time, so that tests can set it.

use jiff::{SignedDuration, Timestamp};

/// Tells the time and lets it pass.
pub trait Clock {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Comes back when the clock shows this time or later.
    fn sleep_until(&self, time: Timestamp);
}

/// The end of time, where the sum would lie beyond it.
pub(crate) fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

/// A clock that is set, or a machine that slept, is noticed after this long.
const NAP: SignedDuration = SignedDuration::from_secs(60);

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep_until(&self, time: Timestamp) {
        loop {
            let left = time.duration_since(self.now());
            if !left.is_positive() {
                return;
            }
            std::thread::sleep(left.min(NAP).unsigned_abs());
        }
    }
}
