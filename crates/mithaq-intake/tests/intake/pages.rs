use crate::{document, fault};

const ARABIC: [&str; 4] = [
    "وقعت توغو وروسيا هذا العام اتفاقية تعاون عسكري تنص على تدريب الضباط وإجراء مناورات مشتركة.",
    "وصادق مجلس الدوما على الاتفاقية في أكتوبر الماضي، قبل أن يزور الرئيس التوغولي موسكو.",
    "وقال وزير الخارجية التوغولي إن بلاده تبحث عن شركاء يعتمد عليهم، مؤكدا أن الاتفاقية ليست موجهة ضد فرنسا.",
    "ونفت مصادر في الرئاسة التوغولية أن تكون لومي قد ألغت اتفاقها الدفاعي مع باريس.",
];

const ENGLISH: [&str; 4] = [
    "The foreign ministers of Kenya and Ethiopia signed a border agreement in Addis Ababa on Tuesday.",
    "Under the accord, both countries will withdraw troops from the Moyale crossing.",
    "Ethiopia's parliament is expected to ratify the agreement next month.",
    "An opposition lawmaker denied that Nairobi had given up its claim to the wells.",
];

const MENU: &str = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav></header>\
    <div class='cookie-banner'>We use cookies to improve your experience. <button>Accept</button></div>";
const FOOT: &str = "<footer><p>© 2024 The Rift Courier. All rights reserved.</p></footer>";

fn paragraphs(all: &[&str]) -> String {
    all.iter().map(|p| format!("<p>{p}</p>")).collect()
}

fn english(head: &str, body: &str) -> mithaq::Document {
    document(
        "a.html",
        format!("<!doctype html><html lang='en'><head>{head}</head><body>{MENU}{body}{FOOT}</body></html>"),
    )
}

#[test]
fn json_ld_tells_what_it_knows() {
    let linked = r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "name": "x"},
        {"@type": ["NewsArticle"], "headline": "بعد تفاهم مع موسكو.. هل تبتعد لومي &quot;عن باريس&quot;؟",
         "datePublished": "2025-11-24T23:30:00+03:00", "inLanguage": "ar-TG", "publisher": {"@id": "#us"},
         "author": [{"@type": "Person", "name": "سلمى الإدريسي"}], "url": "https://ufuq.example/1"},
        {"@type": "Organization", "@id": "#us", "name": "أفق الساحل"}]}</script>"##;
    let related =
        "<aside><h3>اقرأ أيضا</h3><ul><li><a href='/2'>نيجيريا تعلن تحرير رهائن</a></li></ul></aside>";
    let page = format!(
        "<!DOCTYPE html><html lang='en' dir='rtl'><head><meta charset='utf-8'><title>x</title>{linked}</head>\
         <body><nav><a href='/'>الرئيسية</a></nav><article><h1>بعد تفاهم مع موسكو</h1>{}{related}{}</article></body></html>",
        paragraphs(&ARABIC[..2]),
        paragraphs(&ARABIC[2..]),
    );
    let page = document("a.html", page);
    let title = "بعد تفاهم مع موسكو.. هل تبتعد لومي \"عن باريس\"؟";
    assert_eq!(page.title.as_deref(), Some(title));
    assert_eq!(
        (page.published.as_deref(), page.published_from.as_deref()),
        (Some("2025-11-24"), Some("JSON-LD"))
    );
    assert_eq!(page.publisher.as_deref(), Some("أفق الساحل"));
    assert_eq!(page.authors, ["سلمى الإدريسي"]);
    assert_eq!(page.url.as_deref(), Some("https://ufuq.example/1"));
    // The template says English, the letters say otherwise.
    assert_eq!(page.language.as_deref(), None);
    let text: Vec<&str> = page.text.lines().filter(|line| *line != "بعد تفاهم مع موسكو").collect();
    assert_eq!(text, [&[title][..], &ARABIC].concat());
}

#[test]
fn open_graph_alone() {
    let head = "<title>x</title><meta property='og:title' content='Kenya, Ethiopia sign border deal | The Rift Courier'>\
        <meta property='og:site_name' content='The Rift Courier'>\
        <meta property='article:published_time' content='2024-03-05T22:10:00+03:00'>\
        <link rel='canonical' href='https://rift.example/deal'>";
    let newsletter = "<div class='newsletter'><p>Sign up for our newsletter.</p></div>";
    let body = format!(
        "<main><article><h1>Kenya, Ethiopia sign border deal</h1>{}{newsletter}{}</article></main>",
        paragraphs(&ENGLISH[..2]),
        paragraphs(&ENGLISH[2..])
    );
    let page = english(head, &body);
    let title = "Kenya, Ethiopia sign border deal";
    assert_eq!(page.title.as_deref(), Some(title));
    assert_eq!(
        (page.published.as_deref(), page.published_from.as_deref()),
        (Some("2024-03-05"), Some("OpenGraph"))
    );
    assert_eq!((page.publisher.as_deref(), page.language.as_deref()), (Some("The Rift Courier"), Some("en")));
    assert_eq!(page.url.as_deref(), Some("https://rift.example/deal"));
    assert_eq!(page.text.lines().collect::<Vec<_>>(), [&[title][..], &ENGLISH].concat());
}

#[test]
fn a_time_element_alone() {
    let body = format!(
        "<article><h1>Kenya, Ethiopia sign border deal</h1><time datetime='2024-03-05T22:10'>Tuesday</time>{}</article>\
        <section><time datetime='2023-01-01'></time></section>",
        paragraphs(&ENGLISH)
    );
    let page = english("", &body);
    assert_eq!(
        (page.published.as_deref(), page.published_from.as_deref()),
        (Some("2024-03-05"), Some("time element"))
    );
    let several = format!(
        "<p><time datetime='2024-03-05'>a</time><time datetime='2024-03-06'>b</time></p>{}",
        paragraphs(&ENGLISH)
    );
    assert_eq!(english("", &several).published, None);
}

#[test]
fn a_page_that_is_dated_only_for_people_keeps_that_line() {
    let body = format!(
        "<article><h1>Kenya, Ethiopia sign border deal</h1><div class='post-date'>March 5, 2024 22:10</div>{}</article>",
        paragraphs(&ENGLISH)
    );
    let page = english("", &body);
    let lines: Vec<&str> = page.text.lines().collect();
    assert_eq!(lines[..2], ["Kenya, Ethiopia sign border deal", "March 5, 2024 22:10"]);
    assert_eq!(lines.last(), Some(&"© 2024 The Rift Courier. All rights reserved."));
    let article = mithaq::read_by(&page, mithaq::Reader::Words).expect("text").article;
    let published = article.published.expect("dated");
    assert_eq!((published.start.as_str(), published.from.as_str()), ("2024-03-05", "date line"));
}

#[test]
fn windows_1256_said_and_unsaid() {
    let page = format!(
        "<html><head><title>خبر</title></head><body><h1>توغو وروسيا توقعان اتفاقية</h1>{}</body></html>",
        paragraphs(&ARABIC)
    );
    let said = page.replace(
        "<head>",
        "<head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>",
    );
    for page in [page, said] {
        let (bytes, _, lost) = encoding_rs::WINDOWS_1256.encode(&page);
        assert!(!lost);
        assert_eq!(document("a.htm", bytes).text.lines().skip(1).collect::<Vec<_>>(), ARABIC);
    }
}

#[test]
fn utf8_is_seen_whatever_is_said_and_utf16_by_its_mark() {
    let page =
        format!("<html><head><meta charset='iso-8859-1'></head><body>{}</body></html>", paragraphs(&ARABIC));
    assert_eq!(document("a.html", &page).text.lines().collect::<Vec<_>>(), ARABIC);
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(document("a.html", utf16).text.lines().collect::<Vec<_>>(), ARABIC);
    assert_eq!(fault("a.html", b"<html>\0\0"), "a.html: byte 6: binary, not text");
}

#[test]
fn old_layouts_keep_their_paragraphs() {
    let table = format!(
        "<html><body><table><tr><td>{MENU}</td><td><div id='news'>{}</div></td></tr></table></body></html>",
        ARABIC.join("<br><br>")
    );
    let divs: String = ARABIC.iter().map(|p| format!("<div>{p}</div>")).collect();
    for page in [table, format!("<html><body>{MENU}<div class='story'>{divs}</div>{FOOT}</body></html>")] {
        let text = document("a.html", page).text;
        assert!(ARABIC.iter().all(|p| text.lines().any(|line| line == *p)), "{text}");
    }
}

#[test]
fn brief_pages_stay_brief() {
    let page = english(
        "<title>Brief</title>",
        &format!("<div class='entry-content'>{}</div>", paragraphs(&ENGLISH[..1])),
    );
    assert!(page.text.lines().any(|line| line == ENGLISH[0]), "{}", page.text);
    assert!(!page.text.contains("Home") && !page.text.contains("cookies"), "{}", page.text);
}

#[test]
fn a_page_made_to_be_deep_is_refused() {
    let deep = format!("<html>{}text", "<div>".repeat(100_000));
    assert_eq!(
        fault("a.html", deep),
        "a.html: elements lie more than 512 deep in each other, as in no report"
    );
}
