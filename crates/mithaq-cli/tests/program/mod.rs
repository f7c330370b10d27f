//! The program as tests start it.

use std::process::{Command, Output};

pub fn mithaq(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .args(arguments)
        .env_remove("MITHAQ_LEDGER")
        .env_remove("MITHAQ_LEXICON")
        .output()
        .expect("it runs")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
