use crate::{fault, taken};

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>أفق الساحل</title><language>ar</language>
<item><title>توغو &amp;amp; روسيا</title><link>https://ufuq.example/1</link>
<pubDate>Mon, 24 Nov 2025 23:30:00 -0500</pubDate>
<description>ملخص</description>
<content:encoded><![CDATA[<p>وقعت توغو وروسيا اتفاقية.</p><p>وصادق عليها الدوما.</p>]]></content:encoded></item>
<item><title>بلا نص</title><link>https://ufuq.example/2</link></item>
<item><title>موجز</title><description>زار الرئيس بغداد.</description></item>
</channel></rss>"#;

#[test]
fn entries_that_say_something_are_documents() {
    let taken: Vec<_> = taken("feed.xml", RSS).into_iter().map(|t| t.expect("reads").document).collect();
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0].text, "وقعت توغو وروسيا اتفاقية.\nوصادق عليها الدوما.");
    assert_eq!(taken[0].title.as_deref(), Some("توغو & روسيا"));
    assert_eq!(taken[0].published.as_deref(), Some("2025-11-24"));
    assert_eq!(taken[0].published_from.as_deref(), Some("feed"));
    assert_eq!(taken[0].publisher.as_deref(), Some("أفق الساحل"));
    assert_eq!((taken[0].id.as_str(), taken[0].language.as_deref()), ("https://ufuq.example/1", Some("ar")));
    assert_eq!((taken[1].id.as_str(), taken[1].text.as_str()), ("feed.xml:3", "زار الرئيس بغداد."));
}

#[test]
fn atom_and_json_feeds() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>The Rift Courier</title><id>f</id>
        <entry><id>e1</id><title>Deal</title><link href="https://rift.example/1"/>
        <updated>2024-03-05T23:10:00-05:00</updated><author><name>Amina Odhiambo</name></author>
        <content type="html">&lt;p&gt;Kenya and Ethiopia met.&lt;/p&gt;</content></entry></feed>"#;
    let entry = crate::document("a.atom", atom);
    assert_eq!((entry.id.as_str(), entry.text.as_str()), ("e1", "Kenya and Ethiopia met."));
    assert_eq!(
        (entry.published.as_deref(), entry.authors.as_slice()),
        (Some("2024-03-05"), &["Amina Odhiambo".to_owned()][..])
    );
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Rift Courier",
        "items": [{"id": "7", "content_html": "<p>Kenya and Ethiopia met.</p>", "date_published": "2024-03-05T10:00:00+03:00"}]}"#;
    assert_eq!(crate::document("feed.json", json).text, "Kenya and Ethiopia met.");
}

#[test]
fn a_broken_feed_is_told() {
    assert!(fault("a.rss", "<rss><channel><item>").starts_with("a.rss: "));
}
