//! Bytes as they come, with a look ahead and a count of what has passed.

use std::io::{self, BufRead, ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::LONGEST;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// Bytes kept behind a mark: a longest document, as far as it is packed at all.
const KEPT: usize = LONGEST;

/// A reader that can look ahead without taking.
pub(crate) struct Window<R = Box<dyn Read + Send>> {
    inner: R,
    buffer: Vec<u8>,
    /// What of the buffer is taken.
    taken: usize,
    offset: u64,
    /// Where in the buffer the mark is: nothing behind it is let go.
    mark: Option<usize>,
}

impl<R: Read> Window<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, buffer: Vec::new(), taken: 0, offset: 0, mark: None }
    }

    /// The next `n` bytes, fewer only where the input ends.
    pub(crate) fn peek(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.taken < n && self.more(n)? {}
        let ahead = &self.buffer[self.taken..];
        Ok(&ahead[..ahead.len().min(n)])
    }

    /// How many bytes have been taken.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// Remembers this place.
    pub(crate) fn mark(&mut self) {
        self.mark = Some(self.taken);
    }

    /// Goes back to the mark, unless more than [`KEPT`] bytes were taken since.
    pub(crate) fn back_to_mark(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.offset -= (self.taken - mark) as u64;
            self.taken = mark;
        }
    }

    /// Takes everything that is left, unless it is more than `most` bytes.
    pub(crate) fn rest(&mut self, most: usize) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        self.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes).filter(|bytes| bytes.len() <= most))
    }

    /// Reads on; false where the input ends.
    fn more(&mut self, n: usize) -> io::Result<bool> {
        self.mark = self.mark.filter(|mark| self.taken - mark <= KEPT);
        let done = self.mark.unwrap_or(self.taken);
        self.buffer.drain(..done);
        self.taken -= done;
        self.mark = self.mark.map(|_| 0);
        let old = self.buffer.len();
        self.buffer.resize(old + CHUNK.max(n), 0);
        let read = loop {
            match self.inner.read(&mut self.buffer[old..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(old + *read.as_ref().unwrap_or(&0));
        Ok(read? > 0)
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken == self.buffer.len() {
            self.more(0)?;
        }
        Ok(&self.buffer[self.taken..])
    }

    fn consume(&mut self, n: usize) {
        let n = n.min(self.buffer.len() - self.taken);
        self.taken += n;
        self.offset += n as u64;
    }
}

/// Adds up what has been read of all files together.
pub(crate) struct Counted<R> {
    pub inner: R,
    pub read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_brings_back_what_was_taken() {
        let bytes: Vec<u8> = (0..300_000u32).map(|n| n as u8).collect();
        let mut window = Window::new(bytes.as_slice());
        window.peek(10).expect("reads");
        window.consume(10);
        window.mark();
        assert_eq!(window.by_ref().take(200_000).bytes().count(), 200_000);
        window.back_to_mark();
        assert_eq!(window.offset(), 10);
        assert_eq!(window.rest(LONGEST).expect("reads").as_deref(), Some(&bytes[10..]));
        let mut long = Window::new(io::repeat(0));
        long.mark();
        io::copy(&mut long.by_ref().take(2 * KEPT as u64), &mut io::sink()).expect("reads");
        long.back_to_mark();
        assert_eq!(long.offset(), 2 * KEPT as u64);
        assert!(long.buffer.len() < 2 * CHUNK);
    }

    #[test]
    fn looking_ahead_takes_nothing() {
        let bytes: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
        let mut window = Window::new(bytes.as_slice());
        assert_eq!(window.peek(3).expect("reads"), [0, 1, 2]);
        assert_eq!(window.peek(150_000).expect("reads").len(), 150_000);
        assert_eq!(window.offset(), 0);
        window.consume(100_000);
        assert_eq!(window.peek(200_000).expect("reads"), &bytes[100_000..]);
        assert_eq!(window.rest(100_000).expect("reads").as_deref(), Some(&bytes[100_000..]));
        assert_eq!((window.offset(), window.peek(1).expect("reads")), (200_000, &[][..]));
    }
}
