//! What a ledger of a million records costs: `cargo bench -p mithaq-cli --bench ledger [-- RECORDS]`.
//!
//! Coded JSON lines are made up, added by the program as people run it, and merged; then the ledger is asked. Beside
//! the rate of adding stands what SQLite alone does: the same rows put into a bare table, without index, chain or parsing.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use mithaq_ledger::{Ledger, Question};
use rusqlite::Connection;
use serde_json::{Value, json};

const STATES: [&str; 30] = [
    "AFG", "DZA", "AGO", "BFA", "TCD", "CHN", "EGY", "ETH", "FRA", "DEU", "IND", "IRN", "IRQ", "KEN", "MLI",
    "NER", "NGA", "RUS", "SEN", "SOM", "ZAF", "SDN", "TGO", "TUR", "USA", "GBR", "BRA", "MEX", "JPN", "KOR",
];
const TYPES: [&str; 6] = ["CONSULT", "AGREE", "ACCUSE", "AID", "SANCTION", "COOPERATE"];
const RECORDS_A_REPORT: u64 = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let records = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir()?;
    let (lines, path) = (folder.path().join("records.jsonl"), folder.path().join("bench.ledger"));
    make(&lines, records)?;
    let rate = |what: &str, took: Duration| {
        println!(
            "{what:<46} {:>8.1} s {:>9.0} records/s",
            took.as_secs_f64(),
            records as f64 / took.as_secs_f64()
        );
    };
    rate("SQLite: the same rows into a bare table", bare(&lines, &folder.path().join("bare.db"))?);
    rate("mithaq add --no-merge --input records", added(&lines, &path, &["--no-merge"])?);
    rate("mithaq add, merging what was added", added(Path::new("/dev/null"), &path, &[])?);
    let ledger = Ledger::open_read_only(&path)?;
    let pairs = || STATES.iter().zip(STATES.iter().skip(7)).take(20);
    median(
        "timeline of a pair",
        pairs().map(|(one, other)| ledger.timeline_between(one, other).map(|found| found.len())),
    );
    median("ask", pairs().map(|(one, other)| ledger.ask(&Question::between(*one, *other, "JPN")).map(|_| 1)));
    median(
        "search, a rare word",
        (0..20).map(|n| ledger.search(&[word(n * 7 + 3)], 20).map(|found| found.len())),
    );
    median(
        "search, a state",
        STATES
            .iter()
            .take(20)
            .map(|state| ledger.search(&[(*state).to_owned()], 20).map(|found| found.len())),
    );
    Ok(())
}

fn median<E: std::fmt::Debug>(what: &str, mut runs: impl Iterator<Item = Result<usize, E>>) {
    let mut times = Vec::new();
    loop {
        let begin = Instant::now();
        let Some(run) = runs.next() else { break };
        run.expect("answers");
        times.push(begin.elapsed());
    }
    times.sort_unstable();
    let (half, most) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{what:<46} {:>8.1} ms median {:>8.1} ms slowest",
        half.as_secs_f64() * 1e3,
        most.as_secs_f64() * 1e3
    );
}

fn added(lines: &Path, ledger: &Path, options: &[&str]) -> std::io::Result<Duration> {
    let begin = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mithaq"));
    command.arg("add").args(options).arg("--input").arg("records").arg("--ledger").arg(ledger).arg(lines);
    let done = command.output()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(begin.elapsed())
}

/// As many values a row, of the same length, as the ledger's own table has.
fn bare(lines: &Path, path: &Path) -> Result<Duration, Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    for line in BufReader::new(File::open(lines)?).lines() {
        let record: Value = serde_json::from_str(&line?)?;
        if record["kind"] == "article" {
            continue;
        }
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        let parties = json!({ "actors": record["actors"], "recipients": record["recipients"] }).to_string();
        rows.push([text("id"), text("kind"), text("type"), text("quote"), text("rule"), parties]);
    }
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection
        .execute_batch("CREATE TABLE record (key INTEGER PRIMARY KEY, id, kind, type, quote, rule, lists)")?;
    let begin = Instant::now();
    for chunk in rows.chunks(20_000) {
        let transaction = connection.transaction()?;
        let mut insert = transaction.prepare("INSERT INTO record VALUES (NULL, ?, ?, ?, ?, ?, ?)")?;
        for row in chunk {
            insert.execute(rusqlite::params_from_iter(row))?;
        }
        drop(insert);
        transaction.commit()?;
    }
    Ok(begin.elapsed())
}

/// Reports of ten records each, the same on every machine.
fn make(path: &Path, records: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut chance = Chance(1);
    for report in 0..records.div_ceil(RECORDS_A_REPORT) {
        let day =
            format!("{}-{:02}-{:02}", 1990 + chance.below(35), 1 + chance.below(12), 1 + chance.below(28));
        let document = format!("report {report}");
        let mut text = format!("{document}\n");
        let told: Vec<Value> =
            (0..RECORDS_A_REPORT).map(|at| record(&document, &day, at, &mut text, &mut chance)).collect();
        let article = json!({
            "kind": "article", "document": document, "url": null, "title": document, "title_is_question": false,
            "language": "en", "section": null, "publisher": format!("P{}", report % 50), "authors": [],
            "published": {"start": day, "end": day, "from": "sender"}, "text": text, "dropped": [],
        });
        writeln!(out, "{article}")?;
        told.iter().try_for_each(|record| writeln!(out, "{record}"))?;
    }
    out.flush()
}

fn record(document: &str, day: &str, at: u64, text: &mut String, chance: &mut Chance) -> Value {
    let one = chance.below(30);
    let other = (one + 1 + chance.below(29)) % 30;
    let (one, other) = (STATES[one as usize], STATES[other as usize]);
    let words: Vec<String> = (0..6).map(|_| word(chance.below(20_000))).collect();
    let quote = format!("{one} met {other} on {}", words.join(" "));
    let start = text.len();
    text.push_str(&quote);
    text.push_str(".\n");
    let party = |code: &str, start: usize| json!({"text": code, "start": start, "end": start + 3, "code": code, "sector": "GOV", "name": code, "via": "name"});
    let (one, other) = (party(one, start), party(other, start + 8));
    let is_agreement = at == 0;
    let (actors, recipients) =
        if is_agreement { (json!([one, other]), json!([])) } else { (json!([one]), json!([other])) };
    json!({
        "kind": if is_agreement { "agreement" } else { "event" }, "id": format!("{:016x}", chance.next()),
        "document": document,
        "type": if is_agreement { "defence cooperation" } else { TYPES[chance.below(6) as usize] },
        "stage": is_agreement.then_some("signed"), "actors": actors, "recipients": recipients,
        "when": {"start": day, "end": day, "edtf": day, "text": day}, "where": null, "modality": "reported",
        "polarity": "affirmed",
        "speaker": {"text": "", "code": null, "name": null, "kind": "reporter", "reporting": "neutral"},
        "quote": quote, "start": start, "end": start + quote.len(), "rule": "bench", "confidence": 0.9,
    })
}

/// A made-up word.
fn word(number: u64) -> String {
    let mut chance = Chance(number + 1);
    (0..7).map(|_| char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0))).collect()
}

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}
