//! Pages as people have them, in; documents, out. All pages are our own.

mod archives;
mod feeds;
mod files;
mod lines;
mod no_panic;
mod pages;
mod tables;

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use mithaq_intake::{Fault, Form, Taken, documents};

/// A folder with files in it.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
        fs::write(&path, bytes).expect("it is written");
        path
    }
}

pub(crate) fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes.as_ref()).expect("it packs");
    packed.finish().expect("it packs")
}

/// What comes out of one file of this name and content.
pub(crate) fn taken(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Result<Taken, Fault>> {
    let folder = Folder::new();
    let file = folder.file(name, bytes);
    let mut taken: Vec<_> = documents(&[file], Form::Auto).collect();
    let above = format!("{}/", folder.0.path().display());
    for fault in taken.iter_mut().filter_map(|taken| taken.as_mut().err()) {
        fault.place = fault.place.replace(&above, "");
    }
    taken
}

/// The only document of a file.
pub(crate) fn document(name: &str, bytes: impl AsRef<[u8]>) -> mithaq::Document {
    let mut taken = taken(name, bytes);
    assert_eq!(taken.len(), 1, "{taken:?}");
    taken.remove(0).expect("it can be read").document
}

/// The only fault of a file that gives nothing else.
pub(crate) fn fault(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let mut taken = taken(name, bytes);
    assert_eq!(taken.len(), 1, "{taken:?}");
    taken.remove(0).expect_err("it cannot be read").to_string()
}
