//! The folder: every file that goes in is hashed on its way.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// Bytes as SHA-256, hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A folder that was empty before.
pub(super) struct Folder {
    path: PathBuf,
    /// File, relative to the folder, and its hash.
    sums: BTreeMap<String, String>,
}

/// A file of the folder.
pub(super) struct Hashed {
    file: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Folder {
    /// Makes the folder where there is none.
    pub(super) fn empty(path: &Path) -> Result<Self> {
        let failed = |source| Error::Unwritable { path: path.to_owned(), source };
        fs::create_dir_all(path).map_err(failed)?;
        if fs::read_dir(path).map_err(failed)?.next().is_some() {
            return Err(Error::Release(format!("{}: not empty; name a new folder", path.display())));
        }
        fs::create_dir(path.join("data")).map_err(failed)?;
        Ok(Self { path: path.to_owned(), sums: BTreeMap::new() })
    }

    /// Writes a file by `fill`; says how many bytes it has, and their hash.
    pub(super) fn fill<T>(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> Result<T>,
    ) -> Result<(T, u64, String)> {
        let path = self.path.join(name);
        let failed = |source| Error::Unwritable { path: path.clone(), source };
        let file = BufWriter::new(File::create_new(&path).map_err(failed)?);
        let mut file = Hashed { file, hasher: Sha256::new(), bytes: 0 };
        let filled = fill(&mut file).map_err(|error| match error {
            Error::Output(source) => failed(source),
            other => other,
        })?;
        file.flush().map_err(failed)?;
        let hash = hexadecimal(&file.hasher.finalize());
        self.sums.insert(name.to_owned(), hash.clone());
        Ok((filled, file.bytes, hash))
    }

    /// Writes a text.
    pub(super) fn write(&mut self, name: &str, text: &str) -> Result<()> {
        self.fill(name, |out| Ok(out.write_all(text.as_bytes())?)).map(|_| ())
    }

    /// Writes the hashes of all files, as `sha256sum --check` reads them.
    pub(super) fn seal(self) -> Result<()> {
        let path = self.path.join("SHA256SUMS");
        let sums: String = self.sums.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
        fs::write(&path, sums).map_err(|source| Error::Unwritable { path, source })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
