//! The program as people run it.

mod program;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use program::{err, mithaq, out};

fn with_input(arguments: &[&str], write: impl FnOnce(&mut dyn Write) + Send) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    std::thread::scope(|scope| {
        scope.spawn(move || write(&mut stdin));
        child.wait_with_output().expect("it ends")
    })
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ar").join(name).display().to_string()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("it is written");
        path.display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[test]
fn a_broken_report_is_told_and_the_rest_goes_on() {
    let folder = Folder::new();
    let good = example("togo-russia.txt");
    for (name, bytes, told) in [
        ("empty.txt", &b""[..], "empty"),
        ("blank.txt", b"  \n \n", "empty"),
        ("binary.txt", b"PNG\0\0\0", "byte 3: binary"),
        ("paper.pdf", b"%PDF-1.7", "a PDF; take its text first"),
        ("icews.txt", b"Event ID\tEvent Date\tSource Name\n1\t2\t3\n", "mithaq import --format icews"),
        ("digits.txt", b"12345", "no text in it"),
    ] {
        let bad = folder.file(name, bytes);
        let output = mithaq(&["read", "--format", "jsonl", &bad, &good]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(err(&output).contains(told) && err(&output).contains(name), "{name}: {}", err(&output));
        assert!(err(&output).contains("1 read, 1 skipped"), "{name}");
        assert!(out(&output).contains("togo-russia.txt"), "{name}");
    }
    let missing = mithaq(&["read", &folder.path("missing.txt").display().to_string()]);
    assert!(err(&missing).contains("missing.txt: No such file"), "{}", err(&missing));
    assert_eq!(missing.status.code(), Some(3));
    let address = mithaq(&["read", "https://news.example/togo"]);
    assert!(err(&address).contains("curl -L"), "{}", err(&address));
}

/// What the program says of its own is Arabic; ids, file names and options stay as they are.
#[test]
fn an_answer_is_given_in_the_language_asked_for() {
    let togo = example("togo-russia.txt");
    let ask = |more: &[&str]| {
        out(&mithaq(&[&["ask", "Togo", "--between", "France,Russia", "--of", &togo], more].concat()))
    };
    let told = ask(&["--language", "ar"]);
    assert!(told.starts_with("هل تحولت توغو من فرنسا إلى روسيا؟"), "{told}");
    let foreign: Vec<&str> = told
        .split(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c))
        .filter(|word| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
        .filter(|word| !["bytes", "--evidence"].contains(word))
        .collect();
    assert!(foreign.is_empty(), "{foreign:?} in\n{told}");
    let page = ask(&["--language", "ar", "--format", "html"]);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(ask(&[]).contains("Togo gained ties with Russia"), "{}", ask(&[]));
    assert!(ask(&["--codes"]).contains("TGO gained ties with RUS"), "{}", ask(&["--codes"]));
    assert!(ask(&[]).lines().count() <= 60, "{}", ask(&[]));
}

/// Whoever closes standard error, or logs it on a full disk, loses the words and not the work.
#[test]
#[cfg(target_os = "linux")]
fn the_work_goes_on_where_nobody_listens() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let bad = folder.file("bad.txt", b"");
    let full = fs::File::options().write(true).open("/dev/full").expect("there");
    let status = Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(["add", "--ledger", &ledger, &bad, &example("togo-russia.txt")])
        .stderr(full)
        .stdout(std::process::Stdio::null())
        .status()
        .expect("it runs");
    assert_eq!(status.code(), Some(1));
    let count = out(&mithaq(&["sql", "--ledger", &ledger, "SELECT COUNT(*) AS n FROM articles"]));
    assert_eq!(count, "n\n1\n");
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_not_utf8_stop_no_pattern() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new();
    fs::write(folder.0.path().join(std::ffi::OsStr::from_bytes(b"a\xff.txt")), "x").expect("it is written");
    fs::copy(example("togo-russia.txt"), folder.path("togo.txt")).expect("it is copied");
    folder.file(".hidden.txt", b"x");
    let pattern = folder.path("*.txt").display().to_string();
    let read = mithaq(&["read", &pattern]);
    assert_eq!(read.status.code(), Some(0), "{}", err(&read));
    assert!(out(&read).contains("TGO") || out(&read).contains("Togo"), "{}", out(&read));
}

#[test]
fn a_query_ends_in_time_and_within_its_rows() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n";
    let stopped = mithaq(&["sql", "--ledger", &ledger, "--seconds", "1", endless]);
    assert_eq!(stopped.status.code(), Some(3));
    assert!(err(&stopped).contains("stopped after 1 seconds"), "{}", err(&stopped));
    let cut = mithaq(&["sql", "--ledger", &ledger, "--rows", "2", "SELECT record FROM mentions"]);
    assert_eq!(out(&cut).lines().count(), 3);
    assert!(err(&cut).contains("there are more rows"), "{}", err(&cut));
}

#[test]
fn old_encodings_are_read() {
    let folder = Folder::new();
    // زار الرئيس الفرنسي بغداد. in windows-1256.
    let arabic = b"\xd2\xc7\xd1 \xc7\xe1\xd1\xc6\xed\xd3 \xc7\xe1\xdd\xd1\xe4\xd3\xed \xc8\xdb\xcf\xc7\xcf.";
    for (name, bytes) in [("arabic.txt", &arabic[..]), ("utf16.txt", &utf16("زار الرئيس الفرنسي بغداد."))]
    {
        let output = mithaq(&["read", &folder.file(name, bytes)]);
        assert!(out(&output).contains("France → Iraq"), "{name}: {}", out(&output));
    }
}

/// The first line that was printed.
fn head(output: &Output) -> String {
    out(output).split_inclusive('\n').next().unwrap_or_default().to_owned()
}

/// UTF-16 with its mark, little endian.
fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn states_are_typed_by_name_and_records_by_the_beginning_of_their_id() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    let show = |what: &str| mithaq(&["show", "--ledger", &ledger, what]);
    let told = out(&show("TGO-RUS"));
    assert!(told.contains("Togo and Russia"), "{told}");
    for pair in ["Togo-Russia", "توغو-روسيا", "461,365", "togo–RUS"] {
        assert_eq!(out(&show(pair)), told, "{pair}");
    }
    let id = out(&mithaq(&["sql", "--ledger", &ledger, "SELECT record FROM mentions LIMIT 1"]));
    let id = id.lines().last().expect("an id").to_owned();
    assert_eq!(out(&show(&id[..9])), out(&show(&id)));
    let unknown = show("Tobo");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("did you mean Togo (TGO)"), "{}", err(&unknown));
    let asked = mithaq(&["ask", "--ledger", &ledger, "Togo", "--between", "France,EU"]);
    assert!(asked.status.success(), "{}", err(&asked));
}

#[test]
fn json_lines_are_told_by_line() {
    let lines = "{\"text\": \"زار الرئيس الفرنسي بغداد.\", \"id\": \"a\"}\n\nnot json\n{\"id\": \"b\"}\n{\"text\": 5}\n{\"text\": \"زار الرئيس الروسي دمشق.\"}\n";
    let output = with_input(&["read", "--input", "jsonl", "--format", "jsonl", "-"], |stdin| {
        stdin.write_all(lines.as_bytes()).expect("it listens")
    });
    assert_eq!(output.status.code(), Some(1));
    for place in ["standard input:3:", "standard input:4:", "standard input:5:"] {
        assert!(err(&output).contains(place), "{place} in {}", err(&output));
    }
    assert!(out(&output).contains("\"document\":\"a\"") && out(&output).contains("\"document\":\"stdin:6\""));
}

#[test]
fn two_hundred_megabytes_of_one_line_are_skipped() {
    let output = with_input(&["read", "--input", "jsonl", "--format", "jsonl", "-"], |stdin| {
        let chunk = vec![b'a'; 1 << 20];
        for _ in 0..200 {
            stdin.write_all(&chunk).expect("it listens");
        }
        stdin
            .write_all("\n{\"text\": \"زار الرئيس الفرنسي بغداد.\", \"id\": \"last\"}\n".as_bytes())
            .expect("it listens");
    });
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("standard input:1: longer than 8 MiB"), "{}", err(&output));
    assert!(out(&output).contains("\"document\":\"last\""));
}

/// A folder as people have them: text, HTML, packed, JSON lines, a table, and something that is none of these.
fn mixed(folder: &Folder) -> String {
    let page = |name: &str| fs::read_to_string(example(name)).expect("it is there");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(page("mali-france.txt").as_bytes()).expect("it packs");
    let line = serde_json::json!({ "text": page("niger-usa.txt"), "id": "line" });
    let html = "<!doctype html><html lang=ar><head><meta property='article:published_time' \
        content='2025-11-24T10:00:00+03:00'></head><body><h1>الرئيس الفرنسي يزور بغداد اليوم</h1>\
        <p>زار الرئيس الفرنسي بغداد والتقى نظيره العراقي في القصر الجمهوري.</p></body></html>";
    fs::create_dir_all(folder.path("news/deep")).expect("a folder");
    folder.file("news/a.txt", page("togo-russia.txt").as_bytes());
    folder.file("news/b.txt.gz", &packed.finish().expect("it packs"));
    folder.file("news/c.jsonl", format!("{line}\n[1]\n").as_bytes());
    folder.file("news/deep/d.html", html.as_bytes());
    folder.file("news/e.csv", "id,text\nrow,زار الرئيس الروسي دمشق.\n".as_bytes());
    folder.file("news/.hidden", b"\0");
    folder.path("news").display().to_string()
}

#[test]
fn a_folder_is_read_whatever_the_forms_in_it() {
    let folder = Folder::new();
    let news = mixed(&folder);
    let output = mithaq(&["read", "--format", "jsonl", &news]);
    assert!(err(&output).contains("c.jsonl:2: column 1: not a JSON object"), "{}", err(&output));
    assert!(err(&output).ends_with("mithaq: 5 read, 1 skipped\n"), "{}", err(&output));
    let articles: Vec<serde_json::Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .filter(|item: &serde_json::Value| item["kind"] == "article")
        .collect();
    let names: Vec<&str> = articles.iter().filter_map(|article| article["document"].as_str()).collect();
    assert_eq!(names, ["a.txt", "b.txt.gz", "line", "deep/d.html", "row"]);
    let dated = &articles[3]["published"];
    assert_eq!((dated["start"].as_str(), dated["from"].as_str()), (Some("2025-11-24"), Some("OpenGraph")));
    let pattern = folder.path("news/*.txt").display().to_string();
    let answer = mithaq(&["ask", "TGO", "--between", "FRA,RUS", "--format", "json", "--of", &pattern]);
    assert!(out(&answer).contains("\"verdict\": \"widening\""), "{}", err(&answer));
}

#[test]
fn what_was_added_is_not_read_again_and_what_is_skipped_is_logged() {
    let folder = Folder::new();
    let (news, ledger) = (mixed(&folder), folder.path("test.ledger").display().to_string());
    let log = folder.path("skipped.jsonl");
    let add = || mithaq(&["add", "--ledger", &ledger, "--log", &log.display().to_string(), &news]);
    let first = add();
    assert!(out(&first).starts_with("5 added, 0 already known, 1 skipped\n"), "{}", out(&first));
    assert!(out(&first).contains("skipped 1: "), "{}", out(&first));
    assert_eq!(first.status.code(), Some(1));
    assert!(out(&add()).starts_with("0 added, 5 already known, 1 skipped\n"));
    let log = fs::read_to_string(log).expect("written");
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["what"], "not a JSON object");
    assert!(lines[0]["place"].as_str().is_some_and(|place| place.ends_with("c.jsonl:2: column 1")));
    let sure = "SELECT published_sure FROM articles WHERE document = 'deep/d.html'";
    let sure = out(&mithaq(&["sql", "--ledger", &ledger, "--format", "csv", sure]));
    assert_eq!(sure, "published_sure\nhigh\n");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_goes_on_where_it_stopped() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let line =
        |n: usize| format!("{{\"text\": \"زار الرئيس الفرنسي بغداد في {n} يناير.\", \"id\": \"{n}\"}}\n");
    let lines: String = (0..1500).map(line).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(["add", "--ledger", &ledger, "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    let count = || {
        let count = "SELECT COUNT(*) AS n FROM articles";
        let told = out(&mithaq(&["sql", "--ledger", &ledger, "--format", "csv", count]));
        told.lines().nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0)
    };
    stdin.write_all(lines.as_bytes()).expect("it listens");
    // The end of the input does not come, so it is stopped in the middle, as Ctrl-C does it.
    while count() == 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let stop = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("it runs");
    assert!(stop.success());
    assert!(!child.wait().expect("it ends").success());
    let kept = count();
    assert!(kept >= 256, "{kept}");
    let file = folder.file("news.jsonl", lines.as_bytes());
    let again = head(&mithaq(&["add", "--ledger", &ledger, &file]));
    assert_eq!(again, format!("{} added, {kept} already known, 0 skipped\n", 1500 - kept));
    assert_eq!(count(), 1500);
}

#[test]
fn output_is_the_same_on_any_number_of_threads() {
    let folder = Folder::new();
    let texts = ["togo-russia.txt", "mali-france.txt", "niger-usa.txt"]
        .map(|n| fs::read_to_string(example(n)).expect("it is there"));
    let lines: String = (0..300)
        .map(|n| format!("{}\n", serde_json::json!({ "id": format!("d{n}"), "text": texts[n % 3] })))
        .collect();
    let file = folder.file("news.jsonl", lines.as_bytes());
    let run = |threads: &str| {
        out(&mithaq(&["read", "--input", "jsonl", "--format", "jsonl", "--threads", threads, &file]))
    };
    let one = run("1");
    assert!(one.lines().count() > 1000);
    assert_eq!(one, run("2"));
    assert_eq!(one, run("8"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(["read", "--input", "jsonl", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    for _ in 0..20_000 {
        if stdin.write_all("{\"text\": \"زار الرئيس الفرنسي بغداد.\"}\n".as_bytes()).is_err()
        {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(err(&output), "");
}

#[test]
fn adding_twice_changes_nothing_and_the_ledger_answers() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let reports = [example("togo-russia.txt"), example("mali-france.txt")];
    let add = |files: &[&str]| head(&mithaq(&[&["add", "--ledger", &ledger], files].concat()));
    assert_eq!(add(&[&reports[0], &reports[1]]), "2 added, 0 already known, 0 skipped\n");
    assert_eq!(add(&[&reports[1], &reports[0]]), "0 added, 2 already known, 0 skipped\n");
    let count =
        out(&mithaq(&["sql", "--ledger", &ledger, "--format", "csv", "SELECT COUNT(*) AS n FROM articles"]));
    assert_eq!(count, "n\n2\n");
    let answer =
        out(&mithaq(&["ask", "TGO", "--between", "FRA,RUS", "--ledger", &ledger, "--format", "json"]));
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(answer["verdict"], "widening");
    assert!(
        answer["evidence_for"]
            .as_array()
            .is_some_and(|e| e.iter().all(|e| e["record"].is_string() && e["quote"].is_string()))
    );
    let timeline = out(&mithaq(&["show", "tgo", "--ledger", &ledger]));
    assert!(timeline.contains("1963") && timeline.contains("signed"), "{timeline}");
}

#[test]
fn reports_that_are_not_merged_yet_are_told() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let add =
        |more: &[&str]| mithaq(&[&["add", "--ledger", &ledger, &example("togo-russia.txt")], more].concat());
    assert!(add(&["--no-merge"]).status.success());
    let disputes = || err(&mithaq(&["disputes", "--ledger", &ledger]));
    assert!(disputes().contains("1 report not merged yet"), "{}", disputes());
    assert!(add(&[]).status.success());
    assert_eq!(disputes(), "");
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    assert!(mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]).status.success());
    for (arguments, told) in [
        (&["ties", "TGO-TGO"][..], "two different states"),
        (&["show", "TGO-TGO"], "two different states"),
        (&["measure", "s", "--pair", "TGO,TGO", "--years", "2025"], "two different states"),
        (&["ties", "TGO-FRA", "--from", "2025", "--to", "1960"], "lies after"),
        (&["export", "--format", "csv", "--from", "2025", "--to", "2020"], "lies after"),
    ] {
        let output = mithaq(&[arguments, &["--ledger", &ledger]].concat());
        assert!(!output.status.success() && err(&output).contains(told), "{arguments:?}: {}", err(&output));
    }
    let nothing = mithaq(&["ask", "TGO", "--between", "FRA,RUS", "--of", "nofile.txt"]);
    assert!(!nothing.status.success() && out(&nothing).is_empty(), "{}", out(&nothing));
}

#[test]
fn records_that_were_printed_can_be_added() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let printed = mithaq(&["read", "--format", "jsonl", &example("togo-russia.txt")]);
    let file = folder.file("records.jsonl", &printed.stdout);
    let added = out(&mithaq(&["add", "--ledger", &ledger, "--input", "records", &file]));
    assert!(added.contains("\n  ar  1 report: "), "{added}");
    let added = added.split_inclusive('\n').next().unwrap_or_default();
    assert_eq!(added, "1 added, 0 already known, 0 skipped\n");
    let again = head(&mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]));
    assert_eq!(again, "0 added, 1 already known, 0 skipped\n");
}

/// By words first, then by the encoder: another reader, whose records have other rules.
#[test]
fn what_is_kept_is_read_again_by_another_reader() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let add = |arguments: &[&str]| out(&mithaq(&[&["add", "--ledger", &ledger], arguments].concat()));
    add(&["--fast", &example("togo-russia.txt")]);
    assert!(
        add(&["--fast", "--again"]).starts_with("0 read anew, 1 left as they are, 0 skipped\nrecords: 0 new")
    );

    let again = add(&["--again"]);
    assert!(again.starts_with("1 read anew, 0 left as they are, 0 skipped\n  ar  1 report: "), "{again}");
    assert!(again.contains("\nrecords: "), "{again}");
    assert!(add(&["--again"]).starts_with("0 read anew, 1 left as they are"));
    let of_page = add(&["--again", &example("togo-russia.txt"), &example("mali-france.txt")]);
    assert!(of_page.starts_with("1 added, 0 read anew, 1 already known, 0 skipped\n"), "{of_page}");

    let superseded = "SELECT record FROM superseded ORDER BY record LIMIT 1";
    let gone = out(&mithaq(&["sql", "--ledger", &ledger, "--format", "csv", superseded]));
    let gone = gone.lines().nth(1).expect("a record that is gone");
    let show = |form: &str| out(&mithaq(&["show", "--ledger", &ledger, "--format", form, gone]));
    assert!(show("text").contains("superseded, counts no more: the reading of "), "{}", show("text"));
    assert!(show("json").contains("\"superseded\": {"), "{}", show("json"));
    let undo = ["reject", "--ledger", &ledger, "--undo", gone, "--who", "Afi", "--why", "it was so"];
    assert!(mithaq(&undo).status.success());
    assert!(show("text").contains("counts still, as a reviewer decided"), "{}", show("text"));

    assert!(add(&["--fast", "--again"]).starts_with("2 read anew, 0 left as they are"));
    assert!(add(&["--fast", "--again=all"]).starts_with("0 read anew, 2 left as they are"));
    let checked = out(&mithaq(&["check", "--ledger", &ledger]));
    assert!(checked.lines().next().is_some_and(|line| line.ends_with(": sound")), "{checked}");
}

#[test]
fn reading_again_needs_something_that_is_kept() {
    let folder = Folder::new();
    let ledger = folder.path("none.ledger").display().to_string();
    let none = mithaq(&["add", "--again", "--ledger", &ledger]);
    assert!(none.status.code() == Some(3) && err(&none).contains("there is no ledger"), "{}", err(&none));
    assert!(!folder.path("none.ledger").exists());
    let records = mithaq(&["add", "--again", "--input", "records", "--ledger", &ledger]);
    assert_eq!(records.status.code(), Some(2), "{}", err(&records));
    assert_eq!(mithaq(&["add", "--ledger", &ledger]).status.code(), Some(2));
}

#[test]
fn sql_cannot_write() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    for statement in [
        "DELETE FROM read_record",
        "DROP VIEW mentions",
        "ATTACH ':memory:' AS x",
        "PRAGMA journal_mode = DELETE",
    ] {
        let output = mithaq(&["sql", "--ledger", &ledger, statement]);
        assert_eq!(output.status.code(), Some(2), "{statement}: {}", err(&output));
    }
}

#[test]
fn import_tells_bad_lines_and_takes_the_rest_once() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let rows = "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul\n\
        4225,365,1994,4,20,0,0,0,1,0,0,1,1\n4225,,1994,4,20,0,0,0,1,0,0,1,1\n";
    let file = folder.file("atop5_1m.csv", rows.as_bytes());
    let import = ["import", "--format", "atop", "--ledger", &ledger, &file];
    let output = mithaq(&import);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "1 imported, 0 already known, 1 skipped\n");
    assert!(err(&output).contains("atop5_1m.csv:3: member is empty"), "{}", err(&output));
    assert_eq!(out(&mithaq(&import)), "0 imported, 1 already known, 1 skipped\n");
    let members = mithaq(&["export", "--format", "csv", "--of", "imported-alliances", "--ledger", &ledger]);
    assert!(out(&members).contains("atop,4225,RUS,365,1994-04-20,"), "{}", out(&members));
}

#[test]
fn un_votes_stand_beside_the_answer_in_every_form() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    let scores = "session.x,ccode1,ccode2,agree,year,IdealPointDistance\n74,461,220,0.525,2019,2\n78,220,461,0.475,2023,2.25\n";
    let file = folder.file("AgreementScoresAll.csv", scores.as_bytes());
    let taken = mithaq(&["import", "--ledger", &ledger, &file]);
    assert_eq!(out(&taken), "2 imported, 0 already known, 0 skipped\n", "{}", err(&taken));
    let ask = |more: &[&str]| {
        out(&mithaq(&[&["ask", "Togo", "--between", "France,Russia", "--ledger", &ledger], more].concat()))
    };
    let line = "UN votes, an outside check that does not count here: with France agreement 0.53 in 2019, 0.47 in 2023, \
                ideal-point distance 2.00 in 2019, 2.25 in 2023 (Bailey, Strezhnev and Voeten, 2019 to 2023).";
    for form in ["text", "html"] {
        let answer = ask(&["--format", form]);
        assert!(answer.contains(line), "{answer}");
    }
    let json = ask(&["--format", "json"]);
    assert!(json.contains("\"un_votes\""), "{json}");
    assert!(ask(&["--language", "ar"]).contains("التصويت في الأمم المتحدة"));
    let dyads = mithaq(&[
        "export",
        "--format",
        "dyad-year",
        "--ledger",
        &ledger,
        "--balanced",
        "--states",
        "TGO,FRA",
        "--from",
        "2019",
        "--to",
        "2019",
    ]);
    assert!(out(&dyads).lines().next().expect("a header").ends_with("un_agreement,un_ideal_point_distance"));
    assert!(out(&dyads).lines().skip(1).all(|row| row.ends_with(",0.525,2")), "{}", out(&dyads));
    let book = out(&mithaq(&["export", "--format", "dyad-year", "--codebook"]));
    for told in ["| `un_agreement` | real |", "| `SANCTION` | `discontinue` |"] {
        assert!(book.contains(told), "{book}");
    }
}

#[test]
fn export_prints_rows_or_what_they_say() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    let rows = mithaq(&["export", "--format", "jsonl", "--of", "mentions", "--ledger", &ledger]);
    let told =
        mithaq(&["sql", "--ledger", &ledger, "--format", "jsonl", "SELECT * FROM mentions ORDER BY record"]);
    assert!(rows.status.success() && out(&rows).lines().count() > 5);
    assert_eq!(out(&rows).lines().count(), out(&told).lines().count());
    let book = mithaq(&["export", "--format", "dyad-year", "--codebook"]);
    assert!(out(&book).contains("| `cow_1` | integer |"), "{}", out(&book));
    let unfit = mithaq(&["export", "--format", "csv", "--undirected", "--ledger", &ledger]);
    assert_eq!(unfit.status.code(), Some(2));
    assert!(err(&unfit).contains("CSV knows no direction"), "{}", err(&unfit));
    let unknown = mithaq(&["export", "--format", "csv", "--of", "nothing", "--ledger", &ledger]);
    assert!(err(&unknown).contains("the views are: articles, mentions"), "{}", err(&unknown));
}

#[test]
fn a_release_goes_into_a_new_folder() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    mithaq(&["add", "--ledger", &ledger, &example("togo-russia.txt")]);
    let release = folder.path("release").display().to_string();
    let command = ["release", &release, "--ledger", &ledger, "--author", "A. Name"];
    let output = mithaq(&command);
    assert!(output.status.success(), "{}", err(&output));
    assert!(fs::read_to_string(folder.path("release/CITATION.cff")).expect("reads").contains("A. Name"));
    let again = mithaq(&command);
    assert_eq!(again.status.code(), Some(3));
    assert!(err(&again).contains("not empty; name a new folder"), "{}", err(&again));
}

#[test]
fn what_is_missing_is_told_with_what_to_do() {
    let folder = Folder::new();
    let none = folder.path("none.ledger").display().to_string();
    let output = mithaq(&["show", "TGO", "--ledger", &none]);
    assert!(err(&output).contains("there is no ledger; make one with: mithaq add"), "{}", err(&output));
    let output = mithaq(&["ask", "XXX", "--between", "FRA,RUS", "--of", &example("togo-russia.txt")]);
    assert!(err(&output).contains("\"XXX\" is no state"), "{}", err(&output));
}

#[test]
fn an_answer_can_be_printed_as_a_page() {
    let report = example("togo-russia.txt");
    let page = out(&mithaq(&["ask", "TGO", "--between", "FRA,RUS", "--format", "html", "--of", &report]));
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    for part in ["widening", "<svg", "dir=\"auto\"", "الاتفاق", "never counted"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(
        !page.contains("<script") && !page.contains("src=") && !page.contains("@import"),
        "it loads nothing"
    );
}

#[test]
fn a_page_cannot_put_markup_into_an_answer() {
    let folder = Folder::new();
    let text = "<script>alert(1)</script>\n\nفرنسا \"<b>وقعت</b>\" اتفاقية دفاع مع توغو. وقعت فرنسا اتفاقية دفاع مع توغو.";
    let line = serde_json::json!({"id": "<img src=x>", "text": text, "publisher": "<i>P</i>"});
    let file = folder.file("r.jsonl", line.to_string().as_bytes());
    let page = out(&mithaq(&["ask", "TGO", "--between", "FRA,RUS", "--format", "html", "--of", &file]));
    assert!(page.contains("&lt;img src=x&gt;"), "{page}");
    for part in ["<script>", "<img", "<b>", "<i>"] {
        assert!(!page.contains(part), "{part}");
    }
}

#[test]
fn the_method_can_be_printed_and_changed() {
    let folder = Folder::new();
    let report = example("togo-russia.txt");
    let ask = |method: &str| {
        mithaq(&[
            "ask",
            "TGO",
            "--between",
            "FRA,RUS",
            "--format",
            "json",
            "--method",
            method,
            "--of",
            &report,
        ])
    };
    let verdict = |output: &Output| {
        serde_json::from_str::<serde_json::Value>(&out(output)).expect("JSON")["verdict"].clone()
    };
    let printed = folder.file("own.toml", out(&mithaq(&["ask", "--print-method"])).as_bytes());
    assert_eq!(verdict(&ask(&printed)), "widening");
    let strict = folder.file("strict.toml", b"gained = 100.0");
    assert_eq!(verdict(&ask(&strict)), "holding");
    let wrong = folder.file("wrong.toml", b"gaind = 1.0");
    let output = ask(&wrong);
    assert!(!output.status.success());
    assert!(err(&output).contains("wrong.toml") && err(&output).contains("gaind"), "{}", err(&output));
}

#[test]
fn help_texts() {
    for command in [
        "read",
        "add",
        "show",
        "ask",
        "sql",
        "explain",
        "import",
        "export",
        "release",
        "disputes",
        "copies",
        "search",
        "merge",
        "split",
        "correct",
        "reject",
        "check",
        "rebuild",
        #[cfg(feature = "serve")]
        "serve",
    ] {
        let help = mithaq(&[command, "--help"]);
        insta::assert_snapshot!(format!("help-{command}"), out(&help));
    }
    assert!(out(&mithaq(&["completions", "bash"])).contains("_mithaq"));
}

#[test]
fn an_example_on_the_screen() {
    insta::assert_snapshot!("screen", out(&mithaq(&["read", &example("azerbaijan-turkey.txt")])));
}

#[test]
fn a_read_error_ends_the_file() {
    if Path::new("/proc/self/mem").exists() {
        let output = mithaq(&["read", "--input", "jsonl", "/proc/self/mem"]);
        assert_eq!(err(&output).lines().count(), 2, "{}", err(&output));
    }
}

#[test]
fn half_a_report_is_not_added() {
    let folder = Folder::new();
    let ledger = folder.path("test.ledger").display().to_string();
    let printed = out(&mithaq(&["read", "--format", "jsonl", &example("togo-russia.txt")]));
    let broken: String = printed
        .lines()
        .enumerate()
        .map(|(n, l)| if n == 3 { "{broken\n".to_owned() } else { format!("{l}\n") })
        .collect();
    let file = folder.file("broken.jsonl", broken.as_bytes());
    let added = mithaq(&["add", "--ledger", &ledger, "--input", "records", &file]);
    assert!(out(&added).starts_with("0 added, 0 already known"), "{}", out(&added));
    let whole = folder.file("whole.jsonl", printed.as_bytes());
    assert_eq!(
        head(&mithaq(&["add", "--ledger", &ledger, "--input", "records", &whole])),
        "1 added, 0 already known, 0 skipped\n"
    );
    let text =
        out(&mithaq(&["sql", "--ledger", &ledger, "--format", "csv", "SELECT 'a' || char(10) || 'b' AS t"]));
    assert_eq!(text, "t\n\"a\nb\"\n");
}

#[test]
fn the_lexicon_is_checked_and_shown() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon").display().to_string();
    let checked = mithaq(&["lexicon", "check", &folder]);
    assert!(checked.status.success(), "{}", err(&checked));
    assert!(out(&checked).contains("states"), "{}", out(&checked));

    let shown = mithaq(&["lexicon", "show", "--on", "2010-05-01", "Sarkozy"]);
    assert!(out(&shown).contains("head_of_state of FRA"), "{}", out(&shown));
    let later = mithaq(&["lexicon", "show", "--on", "2020-05-01", "Sarkozy"]);
    assert!(out(&later).contains("no office on 2020-05-01"), "{}", out(&later));

    let unknown = mithaq(&["lexicon", "show", "Togolan"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("does not know"), "{}", err(&unknown));
}

#[test]
fn a_faulty_lexicon_is_told_by_place() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("world")).expect("a folder");
    folder.file("world/states.tsv", "code\tname\nTGO\tTogo\nTGO\tTogo\n".as_bytes());
    let checked = mithaq(&["lexicon", "check", &folder.path("").display().to_string()]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(err(&checked).contains("world/states.tsv:3"), "{}", err(&checked));
}

#[test]
fn doubtful_records_can_be_left_out() {
    let report = example("togo-russia.txt");
    let all = out(&mithaq(&["read", "--format", "csv", &report])).lines().count();
    let sure = out(&mithaq(&["read", "--format", "csv", "--min-confidence", "0.8", &report])).lines().count();
    assert!(sure < all && sure > 1, "{sure} of {all}");
    let wrong = mithaq(&["read", "--min-confidence", "2", &report]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// A folder given at start is all that is read by; what is wrong in it is told with its place.
#[test]
fn another_lexicon_can_be_read_by() {
    let lexicon = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mithaq/tests/lexicon").display().to_string();
    let folder = Folder::new();
    folder
        .file("report.txt", "Rusu melka Togu ye 3 Marsu 2024.\nTogu te Rusu sunta pakto armik.\n".as_bytes());
    let report = folder.path("report.txt").display().to_string();
    let read = ["read", "--lexicon", &lexicon, "--language", "qtz", "--format", "csv", &report];
    let records = out(&mithaq(&read));
    assert!(records.contains("CONSULT") && records.contains("2024-03-03"), "{records}");
    assert!(records.contains("agreement") && records.contains("signed"), "{records}");
    let unknown = mithaq(&["read", "--language", "qtz", "--format", "csv", &report]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("qtz"), "{}", err(&unknown));

    let ledger = folder.path("a.ledger").display().to_string();
    let added = ["add", "--lexicon", &lexicon, "--language", "qtz", "--ledger", &ledger, &report];
    assert!(mithaq(&added).status.success());
    assert!(out(&mithaq(&["show", "TGO", "--lexicon", &lexicon, "--ledger", &ledger])).contains("Russia"));
    assert!(
        out(&mithaq(&["explain", "--lexicon", &lexicon, "--language", "qtz", &report])).contains("melka")
    );
    assert!(out(&mithaq(&["lexicon", "check", "--lexicon", &lexicon])).contains("qtz:"));
}

#[test]
fn what_is_wrong_with_another_lexicon_is_told_with_its_place() {
    let folder = Folder::new();
    let report = example("togo-russia.txt");
    let lexicon = folder.path("").display().to_string();
    let faults = || err(&mithaq(&["read", "--lexicon", &lexicon, &report]));
    assert!(faults().contains("no lexicon"), "{}", faults());
    for below in ["world", "qtz"] {
        fs::create_dir_all(folder.path(below)).expect("a folder");
    }
    folder.file("world/states.tsv", "code\tname\nTGO\tTogo\n".as_bytes());
    folder.file("qtz/time.toml", "# Time.\n[[word]]\nuse = \"month\"\nwords = [\"=marsu\"]\n".as_bytes());
    assert!(faults().contains("qtz/time.toml:4: use = \"month\" needs value"), "{}", faults());
    folder.file("qtz/time.toml", "[[word]]\nuse = \"month\"\nwrods = []\n".as_bytes());
    assert!(faults().contains("qtz/time.toml:3: unknown field `wrods`"), "{}", faults());
}
