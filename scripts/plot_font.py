#!/usr/bin/env python3
"""Makes the fonts that crates/mithaq-plot carries and the table of their widths.

    npm pack @fontsource/ibm-plex-sans-arabic@5.3.0        (OFL-1.1; unpack into FOLDER/ibm-plex-sans-arabic)
    npm pack @fontsource/ibm-plex-sans@5.3.0               (OFL-1.1; unpack into FOLDER/ibm-plex-sans)
    pip install fonttools==4.68.0 brotli==1.2.1
    scripts/plot_font.py FOLDER

The packages have one WOFF2 a script; pictures need Latin, Arabic and Cyrillic in one TrueType file. A merged font is a modified
one, and "Plex" is a reserved name of the OFL, so the result is called Mithaq Sans. Hinting is dropped: pictures are
drawn large or printed. The table of widths lets labels be placed without reading the font.
"""
import pathlib
import shutil
import sys
import tempfile
import unicodedata

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CRATE = pathlib.Path(__file__).resolve().parent.parent / "crates/mithaq-plot"
FAMILY = "Mithaq Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
TATWEEL = 0x640
SCRIPTS = [("ibm-plex-sans-arabic", "latin"), ("ibm-plex-sans-arabic", "latin-ext"), ("ibm-plex-sans-arabic", "arabic"),
           ("ibm-plex-sans", "cyrillic")]
# Latin with its accents, Cyrillic, Arabic, dashes and quotation marks, arrows, signs. Presentation forms come through GSUB.
KEPT = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x401, 0x45F), (0x490, 0x491), (0x600, 0x6FF), (0x200B, 0x2015), (0x2018, 0x2026),
        (0x202F, 0x203A), (0x2066, 0x2069), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2194), (0x2212, 0x2212)]


def merged(folder, weight):
    """One TrueType font of all scripts of a weight."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for family, script in SCRIPTS:
            font = TTFont(folder / f"{family}/package/files/{family}-{script}-{weight}-normal.woff2")
            font.flavor = None
            parts.append(f"{scratch}/{family}-{script}.ttf")
            font.save(parts[-1])
        return Merger().merge(parts)


def kept(font):
    """The font with only what pictures write, unhinted and under its own name."""
    options = Options()
    options.layout_features = ["ccmp", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "kern", "mark", "mkmk", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in KEPT for c in range(first, last + 1)])
    subsetter.subset(font)
    return font


def rename(font, style):
    names = {1: f"{FAMILY} {style}" if style != "Regular" else FAMILY, 2: "Regular", 3: f"{FAMILY} {style}",
             4: f"{FAMILY} {style}", 6: f"{FAMILY} {style}".replace(" ", ""), 16: FAMILY, 17: style}
    for number, name in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(name, number, 3, 1, 0x409)
    for record in font["name"].names:
        if "Plex" in record.toUnicode() and record.nameID != 0:
            sys.exit(f"the reserved name is left in name {record.nameID}: {record.toUnicode()}")


def hide_marks_of_order(font):
    """Isolates (U+2066–2069) get the empty glyph of U+200F: else a renderer looks for another font at each."""
    for table in font["cmap"].tables:
        for code in range(0x2066, 0x206A):
            if 0x200F in table.cmap:
                table.cmap[code] = table.cmap[0x200F]


def joined_forms(font, tag):
    """Glyph of a letter alone: its glyph at the beginning, in the middle or at the end of a joined run."""
    forms = {}
    table = font["GSUB"].table
    lookups = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == tag for i in f.Feature.LookupListIndex}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    return forms


def widths(font):
    """Rows (character, widths alone, at the beginning, in the middle, at the end) in thousandths of the size; 0 where
    a character has no such form, which is how it says that it does not join on that side."""
    forms = [joined_forms(font, tag) for tag in ("init", "medi", "fina")]
    width = lambda glyph: round(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm) if glyph else 0
    for code, glyph in sorted(font.getBestCmap().items()):
        if unicodedata.category(chr(code)) in ("Mn", "Cf"):
            continue
        joined = [glyph] * 3 if code == TATWEEL else [form.get(glyph) for form in forms]
        yield code, [width(glyph), *map(width, joined)]


def write_widths(tables):
    rows = {}
    for which, font in enumerate(tables):
        for code, found in widths(font):
            rows.setdefault(code, [[0] * 4] * len(tables))[which] = found
    lines = ["//! The widths of the font's characters, written by scripts/plot_font.py.", "",
             "/// Character, then its widths alone and at the beginning, in the middle and at the end of joined letters, 0 for a",
             "/// form it does not have: regular, then semibold. Thousandths of the size.",
             "#[rustfmt::skip]", f"pub(super) const WIDTHS: [(char, [[u16; 4]; 2]); {len(rows)}] = ["]
    cells = [f"('\\u{{{code:x}}}', {found})," for code, found in sorted(rows.items())]
    lines += ["    " + " ".join(cells[i:i + 3]) for i in range(0, len(cells), 3)]
    (CRATE / "src/text/widths.rs").write_text("\n".join(lines + ["];", ""]))


def main():
    folder = pathlib.Path(sys.argv[1])
    (CRATE / "fonts").mkdir(parents=True, exist_ok=True)
    (CRATE / "src/text").mkdir(parents=True, exist_ok=True)
    fonts = []
    for weight, style in WEIGHTS.items():
        font = kept(merged(folder, weight))
        rename(font, style)
        hide_marks_of_order(font)
        # The same bytes every time: a fixed time (July 2019, that of the original) for the time of writing.
        font["head"].created = font["head"].modified = 3645000000
        font.recalcTimestamp = False
        path = CRATE / f"fonts/MithaqSans-{style}.ttf"
        font.save(path)
        print(path, path.stat().st_size)
        fonts.append(font)
    write_widths(fonts)
    shutil.copyfile(folder / "ibm-plex-sans-arabic/package/LICENSE", CRATE / "fonts/OFL.txt")


main()
