//! `mithaq serve`, from its start to its end.

#![cfg(all(feature = "serve", unix))]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

mod program;
use program::{err, mithaq, out};

/// The program at work on the example reports, and where it listens.
fn serving(folder: &std::path::Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .current_dir(folder)
        .env_remove("MITHAQ_LEDGER")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("an address");
    let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    (child, address)
}

#[test]
fn it_shows_the_examples_until_it_is_told_to_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut child, address) = serving(folder.path());
    let mut stream = TcpStream::connect(&address).expect("it listens");
    write!(stream, "GET /ar/state/TGO HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
        .expect("it is sent");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("a page");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(told.success() && child.wait().expect("it ends").success());
}

#[test]
fn a_ledger_that_is_named_must_be_there() {
    let output = mithaq(&["serve", "--ledger", "/nowhere/at.ledger"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(3), ""));
    assert!(err(&output).contains("/nowhere/at.ledger: there is no ledger"), "{}", err(&output));
}
