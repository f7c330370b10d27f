//! Web archives (WARC 1.0 and 1.1): the HTML pages in them, streaming past everything else.
//!
//! In a packed archive each record is as a rule a gzip member of its own, so that after damage reading goes
//! on at the next member; in a plain one at the next line that begins a record.

pub(crate) mod http;
mod record;

use std::io::{self, BufRead, BufReader, Read};
use std::mem;

use flate2::bufread::GzDecoder;
use memchr::memmem;

use crate::Fault;
use crate::places::Place;
use crate::raw::Raw;
use crate::window::Window;
use record::Record;

/// How every record begins.
pub(crate) const BEGIN: &[u8] = b"WARC/1.";
/// How every gzip member begins.
const MEMBER: &[u8] = &[0x1F, 0x8B, 0x08];
/// In so many packed bytes the first unpacked ones are sure to be.
const AHEAD: usize = 4096;

/// The pages of an archive.
pub(crate) fn pages(
    place: Place,
    bytes: Window,
    is_packed: bool,
) -> impl Iterator<Item = Result<Raw, Fault>> + Send {
    let state = if is_packed { State::Between(bytes) } else { State::Plain(bytes) };
    Archive { shown: place.shown, state, start: 0 }
}

struct Archive {
    shown: String,
    state: State,
    /// Where in the file the record or member at hand begins.
    start: u64,
}

enum State {
    Plain(Window),
    /// Between two members.
    Between(Window),
    Member(Box<BufReader<GzDecoder<Window>>>),
    Done,
}

impl Iterator for Archive {
    type Item = Result<Raw, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step() {
                Ok(Step::Page(page)) => return Some(Ok(*page)),
                Ok(Step::On) => {}
                Ok(Step::TooLong(place)) => return Some(Err(Fault::too_long(place))),
                Ok(Step::End) => return None,
                Err(error) => return Some(Err(self.recover(&error))),
            }
        }
    }
}

enum Step {
    Page(Box<Raw>),
    TooLong(String),
    /// Nothing of interest, but there may be more.
    On,
    End,
}

impl Archive {
    fn step(&mut self) -> io::Result<Step> {
        let record = match &mut self.state {
            State::Done => return Ok(Step::End),
            State::Between(bytes) => {
                self.start = bytes.offset();
                bytes.mark();
                return self.open_member();
            }
            State::Plain(bytes) => {
                record::skip_blank(bytes)?;
                self.start = bytes.offset();
                bytes.mark();
                record::next(bytes)?
            }
            State::Member(bytes) => record::next(bytes)?,
        };
        let place = || format!("{}: byte {}", self.shown, self.start);
        Ok(match record {
            Record::Response(response) => match http::page(place(), *response) {
                Ok(Some(page)) => Step::Page(Box::new(page)),
                Ok(None) => Step::On,
                Err(error) => return Err(error),
            },
            Record::Other => Step::On,
            Record::TooLong => Step::TooLong(place()),
            Record::End => {
                self.close_member();
                Step::On
            }
        })
    }

    fn open_member(&mut self) -> io::Result<Step> {
        let State::Between(mut bytes) = mem::replace(&mut self.state, State::Done) else {
            return Ok(Step::End);
        };
        let begins = match bytes.peek(MEMBER.len()) {
            Ok([]) => return Ok(Step::End),
            begins => begins.map(|begins| begins == MEMBER),
        };
        match begins {
            Ok(true) => {
                self.state = State::Member(Box::new(BufReader::new(GzDecoder::new(bytes))));
                Ok(Step::On)
            }
            Ok(false) => {
                self.state = State::Between(bytes);
                Err(io::Error::new(io::ErrorKind::InvalidData, "no gzip member begins here"))
            }
            Err(error) => Err(error),
        }
    }

    /// The end of a plain archive, or of a member.
    fn close_member(&mut self) {
        self.state = match mem::replace(&mut self.state, State::Done) {
            State::Member(reader) => State::Between(reader.into_inner().into_inner()),
            State::Plain(_) | State::Between(_) | State::Done => State::Done,
        };
    }

    /// Tells of the damage and goes to where the next record begins.
    fn recover(&mut self, error: &io::Error) -> Fault {
        let fault = Fault::new(
            format!("{}: byte {}", self.shown, self.start),
            format_args!("damaged ({error}); going on at the next record"),
        );
        let found = match mem::replace(&mut self.state, State::Done) {
            State::Plain(bytes) => next_record(bytes, self.start).map(|b| b.map(State::Plain)),
            State::Between(bytes) => next_member(bytes, self.start).map(|b| b.map(State::Between)),
            State::Member(reader) => {
                next_member(reader.into_inner().into_inner(), self.start).map(|b| b.map(State::Between))
            }
            State::Done => Ok(None),
        };
        // Where not even looking on works, the disk fails, and that is told already.
        self.state = found.ok().flatten().unwrap_or(State::Done);
        fault
    }
}

/// Goes to just behind `start`, as damage may have been read for longer than what is damaged; where that is
/// too far back, stays.
fn behind(bytes: &mut Window, start: u64) -> io::Result<()> {
    bytes.back_to_mark();
    if bytes.offset() == start {
        bytes.peek(1)?;
        bytes.consume(1);
    }
    Ok(())
}

/// Goes to the next line that begins a record, behind `start`.
fn next_record(mut bytes: Window, start: u64) -> io::Result<Option<Window>> {
    behind(&mut bytes, start)?;
    loop {
        let ahead = bytes.peek(1 << 16)?;
        if ahead.is_empty() {
            return Ok(None);
        }
        match memmem::find(ahead, BEGIN) {
            Some(at) => {
                bytes.consume(at);
                return Ok(Some(bytes));
            }
            None => {
                let past = ahead.len().saturating_sub(BEGIN.len()).max(1);
                bytes.consume(past);
            }
        }
    }
}

/// Goes to the next member that holds a record, behind `start`. The bytes that begin a member also stand
/// inside members by chance, so what they begin must unpack to the beginning of a record.
fn next_member(mut bytes: Window, start: u64) -> io::Result<Option<Window>> {
    behind(&mut bytes, start)?;
    loop {
        let ahead = bytes.peek(1 << 16)?;
        if ahead.is_empty() {
            return Ok(None);
        }
        match memmem::find(ahead, MEMBER) {
            Some(at) => bytes.consume(at),
            None => {
                let past = ahead.len().saturating_sub(MEMBER.len()).max(1);
                bytes.consume(past);
                continue;
            }
        }
        if holds_record(bytes.peek(AHEAD)?) {
            return Ok(Some(bytes));
        }
        bytes.consume(1);
    }
}

fn holds_record(packed: &[u8]) -> bool {
    let mut begin = [0; BEGIN.len()];
    GzDecoder::new(packed).read_exact(&mut begin).is_ok() && begin == BEGIN
}
