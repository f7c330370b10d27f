//! Work on all cores, results in the order of the input, memory bounded.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many pieces may wait for each worker.
const QUEUE: usize = 8;

/// Runs `work` on every item on `threads` threads and hands the results to `take` in the order of the
/// items. Stops early, without reading further, when `take` fails.
pub(crate) fn map<T, R, E>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    let (jobs, job) = sync_channel::<(T, SyncSender<R>)>(threads * QUEUE);
    let (promises, promised) = sync_channel::<Receiver<R>>(threads * QUEUE);
    let job = Mutex::new(job);
    thread::scope(|scope| {
        scope.spawn(move || feed(items, &jobs, &promises));
        for _ in 0..threads {
            scope.spawn(|| serve(&job, &work));
        }
        let outcome = promised.iter().filter_map(|result| result.recv().ok()).try_for_each(&mut take);
        // Hang up, so that the feeder and with it the workers stop.
        drop(promised);
        outcome
    })
}

/// Each item goes to whichever worker is free; where its result will come from goes to the taker, in order.
fn feed<T, R>(
    items: impl Iterator<Item = T>,
    jobs: &SyncSender<(T, SyncSender<R>)>,
    promises: &SyncSender<Receiver<R>>,
) {
    for item in items {
        let (done, result) = sync_channel(1);
        if promises.send(result).is_err() || jobs.send((item, done)).is_err() {
            return;
        }
    }
}

fn serve<T, R>(job: &Mutex<Receiver<(T, SyncSender<R>)>>, work: &impl Fn(T) -> R) {
    loop {
        let next = job.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((item, done)) = next else { return };
        // The taker may have hung up.
        let _ = done.send(work(item));
    }
}

/// The number asked for, or one for each core.
pub(crate) fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, std::num::NonZero::get), usize::from)
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for threads in [1, 2, 7] {
            let mut got = Vec::new();
            let done: Result<(), ()> = map(
                0..1000,
                threads,
                |n| n * 2,
                |n| {
                    got.push(n);
                    Ok(())
                },
            );
            assert!(done.is_ok());
            assert_eq!(got, (0..1000).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_endless_input_stops_when_nobody_takes_any_more() {
        let mut left = 10;
        let stopped = map(
            0..,
            2,
            |n: u64| n,
            |_| {
                left -= 1;
                if left == 0 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!(stopped, Err("enough"));
    }
}
