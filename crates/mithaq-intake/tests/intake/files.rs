use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use mithaq_intake::{Form, documents, raw_items, total_bytes};

use crate::{Folder, document, fault, gzip, taken};

fn ids(inputs: &[PathBuf]) -> Vec<String> {
    documents(inputs, Form::Auto)
        .map(|taken| taken.map_or_else(|fault| format!("! {}", fault.what), |taken| taken.document.id))
        .collect()
}

fn some_files() -> Folder {
    let folder = Folder::new();
    for name in ["b.txt", "a.txt", "c/z.txt", "c/deeper/y.txt", "c/.hidden.txt", ".git/x.txt", "d.text"] {
        folder.file(name, format!("Kenya and Ethiopia met: {name}"));
    }
    folder
}

#[test]
fn folders_are_read_by_name_without_what_is_hidden() {
    let folder = some_files();
    assert_eq!(ids(&[folder.path("")]), ["a.txt", "b.txt", "c/deeper/y.txt", "c/z.txt", "d.text"]);
    assert_eq!(ids(&[folder.path("c"), folder.path("a.txt")]), ["deeper/y.txt", "z.txt", "a.txt"]);
}

#[test]
fn in_a_folder_only_what_may_be_a_report_is_read() {
    let folder = some_files();
    let notes = folder.file("c/notes.md", "Kenya and Ethiopia met: notes");
    folder.file("c/a.snap", "Kenya and Ethiopia met: snapshot");
    folder.file("c/page", "Kenya and Ethiopia met: without an ending");
    assert_eq!(ids(&[folder.path("c")]), ["deeper/y.txt", "page", "z.txt"]);
    assert_eq!(ids(&[notes]), ["notes.md"], "who names a file means it");
}

#[test]
fn globs_are_understood_where_no_shell_did() {
    let folder = some_files();
    assert_eq!(ids(&[folder.path("*.txt")]), ["a.txt", "b.txt"]);
    assert_eq!(ids(&[folder.path("**/*.txt")]), ["a.txt", "b.txt", "c/deeper/y.txt", "c/z.txt"]);
    assert_eq!(ids(&[folder.path("**")]).len(), 5);
    assert_eq!(ids(&[folder.path("[cd]*")]), ["c/deeper/y.txt", "c/z.txt", "d.text"]);
    assert_eq!(ids(&[folder.path("*.pdf")]), ["! no file of this name"]);
    let literal = folder.file("[1].txt", "Kenya and Ethiopia met.");
    assert_eq!(ids(&[literal]), ["[1].txt"]);
}

#[test]
fn what_is_missing_or_empty_is_told() {
    let folder = some_files();
    std::fs::create_dir(folder.path("empty")).expect("a folder");
    assert_eq!(ids(&[folder.path("empty")]), ["! no file in this folder"]);
    assert!(ids(&[folder.path("none.txt")])[0].starts_with("! No such file"));
}

#[cfg(unix)]
#[test]
fn a_link_back_up_ends_nothing() {
    let folder = some_files();
    std::os::unix::fs::symlink(folder.path(""), folder.path("c/up")).expect("a link");
    let ids = ids(&[folder.path("")]);
    assert_eq!(ids.len(), 6);
    assert!(ids.iter().any(|id| id.starts_with("! a link back to")), "{ids:?}");
}

#[test]
fn packed_pages_are_pages() {
    let text = "وقعت كينيا وإثيوبيا اتفاقا.";
    assert_eq!(document("a.txt.gz", gzip(text)).text, text);
    assert_eq!(document("a.txt", gzip(text)).text, text);
    let twice = [gzip("Kenya and "), gzip("Ethiopia met.")].concat();
    assert_eq!(document("a.txt.gz", twice).text, "Kenya and Ethiopia met.");
    let cut = &gzip(text)[..20];
    assert!(fault("a.txt.gz", cut).starts_with("a.txt.gz: "));
}

#[test]
fn what_is_no_text_is_told() {
    for (bytes, told) in [
        (&b""[..], "a.txt: empty"),
        (b"  \n \n", "a.txt: empty"),
        (b"PNG\0\0\0", "a.txt: byte 3: binary, not text"),
        (b"caf\xe9 \0", "a.txt: byte 5: binary, not text"),
        (b"a\0b\0", "a.txt: UTF-16, not UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)"),
    ] {
        assert_eq!(fault("a.txt", bytes), told);
    }
}

#[test]
fn too_long_pages_are_told_packed_or_not() {
    let long = vec![b'a'; 9 << 20];
    assert_eq!(fault("a.txt", &long), "a.txt: longer than 8 MiB, which is no report");
    assert_eq!(fault("a.txt.gz", gzip(&long)), "a.txt.gz: longer than 8 MiB, which is no report");
    assert_eq!(fault("a.html", &long), "a.html: longer than 8 MiB, which is no report");
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    let digest = |name: &str, bytes: Vec<u8>| taken(name, bytes).remove(0).expect("reads").digest;
    let plain = digest("a.txt", b"abc".to_vec());
    assert_eq!(plain, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(digest("b.txt.gz", gzip("abc")), plain);
    assert_ne!(digest("a.txt", b"abd".to_vec()), plain);
    let row = |url: &str| digest("a.csv", format!("text,url\nabc,{url}\n").into_bytes());
    assert_ne!(row("https://a.example/1"), row("https://a.example/2"));
}

#[test]
fn progress_is_in_bytes_on_disk() {
    let folder = some_files();
    folder.file("e.txt.gz", gzip("Kenya and Ethiopia met.".repeat(1000)));
    let inputs = [folder.path("")];
    let read = Arc::new(AtomicU64::new(0));
    let count = raw_items(&inputs, Form::Auto, Arc::clone(&read)).count();
    assert_eq!(count, 6);
    assert_eq!(Some(read.load(Ordering::Relaxed)), total_bytes(&inputs));
    assert_eq!(total_bytes(&[folder.path(""), Path::new("-").to_owned()]), None);
}
