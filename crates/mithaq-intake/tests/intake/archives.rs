use crate::{gzip, taken};

/// A record with the right length.
fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-06T01:00:00Z\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat()
}

fn page(n: usize) -> Vec<u8> {
    let body = format!(
        "<html><h1>Ministers meet again, {n}</h1><p>Kenya and Ethiopia met for the {n}th time.</html>"
    );
    let block = answer("Content-Type: text/html; charset=utf-8\r\n", body.as_bytes());
    record("response", &format!("https://rift.example/{n}"), &block)
}

fn info() -> Vec<u8> {
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 5\r\n\r\na: b\n\r\n\r\n".to_vec()
}

/// Ids of the documents, and `!` with what is wrong.
fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let tell = |taken: Result<mithaq_intake::Taken, mithaq_intake::Fault>| match taken {
        Ok(taken) => taken.document.id,
        Err(fault) => format!("! {fault}"),
    };
    taken(name, bytes).into_iter().map(tell).collect()
}

#[test]
fn pages_are_found_among_other_records() {
    let other =
        record("response", "https://rift.example/logo", &answer("Content-Type: image/png\r\n", b"PNG"));
    let gone = record(
        "response",
        "https://rift.example/gone",
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx",
    );
    let asked = record("request", "https://rift.example/1", b"GET / HTTP/1.1\r\n\r\n");
    let records = [info(), asked, page(1), other, gone, page(2)];
    let ids = ["https://rift.example/1", "https://rift.example/2"];
    assert_eq!(told("a.warc", &records.concat()), ids);
    let packed: Vec<u8> = records.iter().flat_map(gzip).collect();
    assert_eq!(told("a.warc.gz", &packed), ids);
    assert_eq!(told("nameless", &packed), ids);
    assert_eq!(told("one-member.warc.gz", &gzip(records.concat())), ids);
    let page = taken("a.warc", page(1)).remove(0).expect("reads");
    assert_eq!(page.document.url.as_deref(), Some("https://rift.example/1"));
    assert_eq!(page.document.text, "Ministers meet again, 1\nKenya and Ethiopia met for the 1th time.");
    assert_eq!(page.document.published, None);
}

#[test]
fn a_damaged_member_costs_only_itself() {
    let members: Vec<Vec<u8>> = (1..=5).map(|n| gzip(page(n))).collect();
    let place = format!("a.warc.gz: byte {}", members[0].len() + members[1].len());
    let text = |n: usize| format!("Ministers meet again, {n}\nKenya and Ethiopia met for the {n}th time.");
    for at in 0..members[2].len() {
        let mut damaged = members.clone();
        damaged[2][at] ^= 0xFF;
        let (read, faults): (Vec<_>, Vec<_>) =
            taken("a.warc.gz", damaged.concat()).into_iter().partition(Result::is_ok);
        let texts: Vec<String> = read.into_iter().flatten().map(|taken| taken.document.text).collect();
        let faults: Vec<_> = faults.into_iter().filter_map(Result::err).collect();
        // The third is whole where the damage is behind it, or in the head of the member.
        assert!(
            texts == [1, 2, 4, 5].map(text) || texts == [1, 2, 3, 4, 5].map(text),
            "byte {at}: {texts:?}"
        );
        assert!(faults.len() + texts.len() >= 5 && faults.len() <= 1, "byte {at}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.place == place), "byte {at}: {faults:?}");
    }
}

#[test]
fn a_damaged_record_of_a_plain_archive_costs_only_itself() {
    let mut broken = page(2);
    broken[5] = b'7';
    let told = told("a.warc", &[page(1), broken, page(3)].concat());
    assert_eq!((told[0].as_str(), told[2].as_str()), ("https://rift.example/1", "https://rift.example/3"));
    assert_eq!(
        told[1],
        format!(
            "! a.warc: byte {}: damaged (no record begins here); going on at the next record",
            page(1).len()
        )
    );
    assert_eq!(told.len(), 3);
}

#[test]
fn an_archive_that_is_cut_off_is_told() {
    let packed = [gzip(page(1)), gzip(page(2))].concat();
    let told_packed = told("a.warc.gz", &packed[..packed.len() - 30]);
    assert_eq!(told_packed[0], "https://rift.example/1");
    assert!(told_packed[1].starts_with("! a.warc.gz: byte ") && told_packed.len() == 2, "{told_packed:?}");
    let plain = [page(1), page(2)].concat();
    let told_plain = told("a.warc", &plain[..plain.len() - 30]);
    assert!(told_plain[1].contains("the record ends too soon") && told_plain.len() == 2, "{told_plain:?}");
}

#[test]
fn long_records_are_streamed_past() {
    let long = record(
        "response",
        "https://rift.example/long",
        &answer("Content-Type: text/html\r\n", &vec![b'a'; 9 << 20]),
    );
    let told = told("a.warc.gz", &[gzip(long), gzip(page(2))].concat());
    assert_eq!(
        told,
        ["! a.warc.gz: byte 0: longer than 8 MiB, which is no report", "https://rift.example/2"]
    );
}

#[test]
fn answers_are_unwrapped() {
    let html = "<html><p>التقى الوزيران في بغداد يوم الثلاثاء.</html>";
    let (windows_1256, _, _) = encoding_rs::WINDOWS_1256.encode(html);
    let chunked = |body: &[u8]| {
        let (a, b) = body.split_at(body.len() / 2);
        let mut all = format!("{:x};name=value\r\n", a.len()).into_bytes();
        all.extend([a, format!("\r\n{:X}\r\n", b.len()).as_bytes(), b, b"\r\n0\r\n\r\n"].concat());
        all
    };
    let utf8 = "Content-Type: text/html; charset=UTF-8\r\n";
    for (fields, body) in [
        (utf8.to_owned(), html.as_bytes().to_vec()),
        ("Content-Type: text/html; charset=\"windows-1256\"\r\n".to_owned(), windows_1256.to_vec()),
        (format!("{utf8}Transfer-Encoding: chunked\r\n"), chunked(html.as_bytes())),
        (format!("{utf8}Content-Encoding: gzip\r\n"), gzip(html)),
        (format!("{utf8}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), chunked(&gzip(html))),
        // Unwrapped by the crawler, with the head as it came.
        (format!("{utf8}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), html.as_bytes().to_vec()),
        (format!("{utf8}Content-Encoding: br\r\n"), html.as_bytes().to_vec()),
    ] {
        let record = record("response", "https://a.example.iq/1", &answer(&fields, &body));
        assert_eq!(
            crate::document("a.warc", record).text,
            "التقى الوزيران في بغداد يوم الثلاثاء.",
            "{fields}"
        );
    }
    let bomb = answer(&format!("{utf8}Content-Encoding: gzip\r\n"), &gzip(vec![b'a'; 20 << 20]));
    let told = crate::fault("a.warc", record("response", "https://a.example/1", &bomb));
    assert!(told.ends_with("longer than a report is"), "{told}");
}

#[test]
fn a_header_dates_a_page_that_does_not_date_itself() {
    let fields = "Content-Type: text/html\r\nLast-Modified: Tue, 05 Mar 2024 23:10:00 GMT\r\n";
    let dated = |html: &str| {
        let page = crate::document(
            "a.warc",
            record("response", "https://a.example/1", &answer(fields, html.as_bytes())),
        );
        (page.published, page.published_from)
    };
    let told = |day: &str, from: &str| (Some(day.to_owned()), Some(from.to_owned()));
    assert_eq!(dated("<html><p>Kenya and Ethiopia met.</html>"), told("2024-03-05", "HTTP header"));
    let own = "<html><time datetime='2024-03-01'>1 March</time><p>Kenya and Ethiopia met.</html>";
    assert_eq!(dated(own), told("2024-03-01", "time element"));
}
