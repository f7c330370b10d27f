#!/usr/bin/env python3
"""Can every crate be packaged alone? Packages all of them and looks into each package: whatever its Rust files include must lie in it.

Seconds, since nothing is built. `cargo package` itself finds path dependencies without a version, and metadata that is missing."""

import pathlib
import re
import subprocess
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
PACKAGE = "cargo package --workspace --no-verify --allow-dirty --offline --exclude-lockfile".split()
INCLUDED = re.compile(r'include_(?:str|bytes)!\(\s*(?:"([^"]+)"|concat!\(\s*env!\("(\w+)"\)|env!\("(\w+)"\))')
# What a build script names, and what must then lie in the package.
NAMED = {"OUT_DIR": None, "LEXICON_FOLDER": "lexicon/world/states.tsv", "READER": "model/reader.bin"}
NEEDED = ("description", "license", "readme")


def main():
    made = subprocess.run(PACKAGE, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode:
        sys.exit(made.stdout)
    packages = sorted(folder().glob("*.crate"))
    faults = [fault for package in packages for fault in faults_of(package)]
    for fault in faults:
        print(fault)
    print(f"{len(packages)} packages, {len(faults)} faults")
    return bool(faults)


def folder():
    """Where cargo puts packages."""
    told = subprocess.run("cargo metadata --no-deps --offline --format-version 1".split(), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return pathlib.Path(re.search(r'"target_directory":"([^"]+)"', told.stdout).group(1)) / "package"


def faults_of(package):
    with tarfile.open(package) as archive:
        files = {pathlib.PurePosixPath(*pathlib.PurePosixPath(one.name).parts[1:]): one for one in archive if one.isfile()}
        text = {path: archive.extractfile(one).read().decode() for path, one in files.items() if path.suffix in (".rs", ".toml")}
    manifest = text[pathlib.PurePosixPath("Cargo.toml")]
    faults = [f"{package.name}: no {key}" for key in NEEDED if not re.search(rf"^{key} = ", manifest, re.M)]
    for path, source in text.items():
        for relative, *named in INCLUDED.findall(source) if path.suffix == ".rs" else ():
            name = next(filter(None, named), None)
            wanted = NAMED.get(name, f"what {name} names") if name else resolved(path, relative)
            if wanted and pathlib.PurePosixPath(wanted) not in files:
                faults.append(f"{package.name}: {path} includes {wanted}, which is not in the package")
    return faults


def resolved(path, relative):
    """The path in the package; where it leads out of it, as it was written."""
    parts = list(path.parent.parts)
    for part in pathlib.PurePosixPath(relative).parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            return relative
    return "/".join(parts)


if __name__ == "__main__":
    sys.exit(main())
