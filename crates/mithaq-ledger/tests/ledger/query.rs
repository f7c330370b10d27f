//! Queries: they read, and do nothing else.

use mithaq_ledger::{Error, Line, Value};

use crate::reports::{ledger_of, report, report_between, togo};

#[test]
fn names_and_typed_values() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let table = ledger
        .query_all(
            "SELECT actors, confidence, quote_start > 0 AS later, url FROM mentions WHERE stage = 'ratified'",
        )
        .expect("reads");
    assert_eq!(table.columns, ["actors", "confidence", "later", "url"]);
    let row = [Value::Text("TGO;RUS".into()), Value::Real(0.9), Value::Integer(1), Value::Null];
    assert_eq!(table.rows, [row]);
}

#[test]
fn columns_come_even_without_rows() {
    let (_folder, ledger) = ledger_of(&[]);
    let table = ledger.query_all("SELECT record, article FROM mentions").expect("reads");
    assert_eq!(table.columns, ["record", "article"]);
    assert!(table.rows.is_empty());
}

#[test]
fn the_receiver_can_stop() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let mut seen = 0;
    let stopped = ledger.query("SELECT record FROM mentions", |line| {
        seen += usize::from(matches!(line, Line::Row(_)));
        if seen == 3 { Err(Box::<dyn std::error::Error>::from("enough")) } else { Ok(()) }
    });
    assert_eq!(stopped.expect_err("stopped").to_string(), "enough");
    assert_eq!(seen, 3);
}

#[test]
fn whatever_is_not_reading_is_refused() {
    let (folder, ledger) = ledger_of(&[togo()]);
    let before = std::fs::read(ledger.path()).expect("reads");
    for sql in [
        "DELETE FROM read_record",
        "  -- a comment\n  delete from read_record",
        "WITH x AS (SELECT 1) DELETE FROM read_record",
        "EXPLAIN DELETE FROM read_record",
        "UPDATE article SET title = ''",
        "INSERT INTO involved VALUES ('TGO', 1)",
        "REPLACE INTO involved VALUES ('TGO', 1)",
        "DROP TABLE read_record",
        "DROP VIEW mentions",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x AS SELECT 1",
        "CREATE VIEW x AS SELECT 1",
        "CREATE TEMP VIEW x AS SELECT 1",
        "CREATE INDEX x ON read_record (rule)",
        "CREATE TRIGGER x AFTER INSERT ON read_record BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE x USING fts5 (y)",
        "ALTER TABLE read_record ADD COLUMN x",
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "REINDEX",
        "ANALYZE",
        "BEGIN",
        "BEGIN IMMEDIATE",
        "COMMIT",
        "SAVEPOINT x",
        "PRAGMA user_version = 9",
        "PRAGMA application_id(9)",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA journal_mode",
        "PRAGMA query_only = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA wal_checkpoint",
        "PRAGMA temp_store_directory = '/tmp'",
        "SELECT load_extension('evil')",
        "SELECT 1; DELETE FROM read_record",
    ] {
        let error = ledger.query_all(sql).expect_err(sql);
        assert!(matches!(error, Error::Forbidden { .. }), "{sql}: {error:?}");
    }
    assert_eq!(std::fs::read(ledger.path()).expect("reads"), before);
    let files = std::fs::read_dir(folder.path()).expect("reads").filter_map(Result::ok);
    assert!(files.into_iter().all(|file| file.file_name().to_string_lossy().starts_with("mithaq.ledger")));
}

#[test]
fn reading_is_allowed_in_all_its_forms() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    for sql in [
        "SELECT count(*) FROM mentions",
        "SELECT DISTINCT type FROM mentions ORDER BY type LIMIT 3",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n",
        "SELECT kind, count(*) FROM mentions GROUP BY kind HAVING count(*) > 1",
        "SELECT row_number() OVER (ORDER BY quote_start) FROM mentions",
        "VALUES (1), (2)",
        "EXPLAIN QUERY PLAN SELECT * FROM mentions",
        "PRAGMA table_info(mentions)",
        "PRAGMA user_version",
        "SELECT name FROM sqlite_schema",
        "SELECT 1;",
    ] {
        let table = ledger.query_all(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(!table.rows.is_empty(), "{sql}");
    }
}

#[test]
fn errors_name_the_place() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    for (sql, message) in [
        ("SELECT recrd\nFROM mentions", "query, line 1, column 8: no such column: recrd"),
        ("SELECT record\nFROM mention", "query, line 2, column 6: no such table: mention"),
        ("SELECT record,\n  FROM mentions", "query, line 2, column 3: near \"FROM\": syntax error"),
        ("", "query: there is nothing to run"),
        ("-- only a comment", "query: there is nothing to run"),
        ("SELECT 1; SELECT 2", "query: more than one statement; give one at a time"),
        ("SELECT ?", "query: it has parameters, and nothing to fill them with"),
        ("SELECT abs(-9223372036854775808)", "query: integer overflow"),
        ("DELETE FROM read_record", "a query may only read, and this one asks for DELETE from read_record"),
        ("DROP TABLE read_record", "a query may only read, and this one asks for a change of the schema"),
        ("ATTACH 'x' AS y", "a query may only read, and this one asks for ATTACH of \"x\""),
    ] {
        assert_eq!(ledger.query_all(sql).expect_err(sql).to_string(), message, "{sql}");
    }
}

#[test]
fn a_day_of_publication_says_how_sure_it_is() {
    let told = [
        "sender",
        "JSON-LD",
        "OpenGraph",
        "feed",
        "date line",
        "time element",
        "HTTP header",
        "copyright line",
    ];
    let reports: Vec<_> = told
        .iter()
        .map(|from| {
            let mut report = report(from, "2025-11-24", &[]);
            report.article.published.as_mut().expect("dated").from = (*from).to_owned();
            report
        })
        .chain([report_between("undated", None, &[])])
        .collect();
    let (_folder, ledger) = ledger_of(&reports);
    let select = "SELECT published_sure FROM articles ORDER BY document = 'undated', document";
    let sure: Vec<Value> = ledger.query_all(select).expect("reads").rows.into_iter().flatten().collect();
    let word = |word: &'static str| Value::Text(word.into());
    // In the order of the names: HTTP header, JSON-LD, OpenGraph, copyright line, date line, feed, sender, time element.
    let expected = ["low", "high", "high", "low", "high", "high", "high", "middle"].map(word);
    assert_eq!(sure, expected.into_iter().chain([Value::Null]).collect::<Vec<_>>());
}

/// The views are read by people: every column is documented, in the order of the view.
#[test]
fn every_column_of_a_view_is_documented() {
    let (_folder, ledger) = ledger_of(&[]);
    for (view, sql) in [
        ("articles", include_str!("../../sql/views/articles.sql")),
        ("mentions", include_str!("../../sql/views/mentions.sql")),
    ] {
        let documented: Vec<&str> = sql
            .lines()
            .skip_while(|line| !line.starts_with("-- column "))
            .skip(1)
            .filter_map(|line| line.strip_prefix("-- "))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert_eq!(ledger.query_all(&format!("SELECT * FROM {view}")).expect("reads").columns, documented);
    }
}

/// The same files run on Spark SQL: names and joins, no function that one dialect has and another has not.
#[test]
fn views_call_no_function() {
    for sql in [include_str!("../../sql/views/articles.sql"), include_str!("../../sql/views/mentions.sql")] {
        let code = sql.lines().filter(|line| !line.starts_with("--"));
        assert!(code.into_iter().all(|line| !line.contains(['(', '|', '"', '`', '['])));
    }
}
