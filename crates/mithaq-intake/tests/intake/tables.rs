use crate::{document, fault, taken};

#[test]
fn rows_with_line_breaks_in_quotes() {
    let table = "Title,Body,Date,Source,id\n\
        \"A deal, signed\",\"Kenya and Ethiopia\nsigned \"\"it\"\".\",2024-03-05T22:10:00+03:00,The Rift Courier,7\n\
        Second,The ministers met.,,,\n";
    let taken: Vec<_> = taken("a.csv", table).into_iter().map(|t| t.expect("reads")).collect();
    let first = &taken[0].document;
    assert_eq!(first.text, "Kenya and Ethiopia\nsigned \"it\".");
    assert_eq!((first.id.as_str(), first.title.as_deref()), ("7", Some("A deal, signed")));
    assert_eq!(
        (first.published.as_deref(), first.publisher.as_deref()),
        (Some("2024-03-05"), Some("The Rift Courier"))
    );
    assert_eq!((taken[1].document.id.as_str(), &taken[1].document.published), ("a.csv:4", &None));
    assert!(taken[1].place.ends_with("a.csv:4"));
}

#[test]
fn other_delimiters_and_marks() {
    assert_eq!(
        document("a.csv", "\u{feff}text;url\nKenya, Ethiopia met;https://a.example\n").text,
        "Kenya, Ethiopia met"
    );
    assert_eq!(
        document("a.tsv", "text\turl\nKenya, Ethiopia met\thttps://a.example\n").text,
        "Kenya, Ethiopia met"
    );
    let page = document("a.csv", "html,language\n<html><p>Kenya and Ethiopia met.</html>,en\n");
    assert_eq!((page.text.as_str(), page.language.as_deref()), ("Kenya and Ethiopia met.", Some("en")));
}

#[test]
fn what_is_wrong_with_a_table_is_told() {
    assert_eq!(
        fault("a.csv", "title,date\nx,y\n"),
        "a.csv: no column with the text; one must be named text, body, content, full_text, fulltext, html; \
         there are: title, date"
    );
    assert_eq!(
        fault("a.csv", "text؛ url\nx؛ y\n"),
        "a.csv: the columns are parted by \"؛\"; it must be a comma, semicolon or tab"
    );
    let taken = taken("a.csv", b"text,url\none\nKenya \xff,u\n,u\nKenya,u\n");
    let told: Vec<String> = taken.iter().filter_map(|t| t.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["a.csv:2: 1 fields, and the header has 2", "a.csv:3: byte 6: not UTF-8", "a.csv:4: empty"]
    );
    assert_eq!(taken[3].as_ref().expect("reads").document.text, "Kenya");
}

#[test]
fn a_quotation_mark_that_does_not_close_ends_the_table() {
    let open = format!("text\nKenya\n\"{}", "a\n".repeat(20 << 20));
    let taken = taken("a.csv", open);
    assert_eq!(taken.len(), 2);
    let what = &taken[1].as_ref().expect_err("open").what;
    assert_eq!(what, "the row does not end; is a quotation mark missing?");
}
