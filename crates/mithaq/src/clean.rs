//! A page in, an article out, and nothing lost on the way: what is left out is kept under
//! `dropped`, with the reason.

mod furniture;
mod lines;
mod rights;

use mithaq_lexicon::{Language, Lexicon};

use crate::article::{Article, Document, Dropped, Photo, Published};
use crate::time::{Day, Known, dates_in};
use furniture::Furniture;
use lines::{Line, Role};

/// Cleans one page.
pub(crate) fn clean(document: &Document, lexicon: &Lexicon) -> Article {
    let code = document.language.clone().unwrap_or_else(|| detect(&document.text));
    let language = lexicon.language(&code);
    let furniture = Furniture::new(language);
    let mut lines = lines::split(&document.text);
    lines::assign(&mut lines, &furniture);
    let mut article = build(document, &code, &lines, &furniture);
    article.published = published(document, &lines, language);
    article
}

fn build(document: &Document, code: &str, lines: &[Line], furniture: &Furniture) -> Article {
    let with = |role: Role| lines.iter().filter(move |l| l.role == role);
    let title = document.title.clone().or_else(|| with(Role::Title).map(|l| l.text.to_owned()).next());
    let title = title.unwrap_or_default();
    let body = with(Role::Body).map(|l| l.text);
    let parts: Vec<&str> = std::iter::once(title.as_str()).filter(|t| !t.is_empty()).chain(body).collect();
    Article {
        document: document.id.clone(),
        url: document.url.clone(),
        title_is_question: title.trim_end().ends_with(['؟', '?']),
        language: code.to_owned(),
        section: with(Role::Section).next_back().map(|l| l.text.to_owned()),
        publisher: document
            .publisher
            .clone()
            .or_else(|| with(Role::Rights).find_map(|l| rights::publisher(l.text, furniture))),
        authors: with(Role::Byline).filter_map(|l| furniture.after(l.text, "byline")).collect(),
        published: None,
        photos: with(Role::Caption).map(|l| photo(l.text, furniture)).collect(),
        text: parts.join("\n"),
        dropped: lines.iter().filter_map(dropped).collect(),
        title,
    }
}

fn photo(line: &str, furniture: &Furniture) -> Photo {
    match furniture.split(line, "credit") {
        Some((caption, credit)) => Photo { caption, credit: Some(credit).filter(|c| !c.is_empty()) },
        None => Photo { caption: line.to_owned(), credit: None },
    }
}

fn dropped(line: &Line) -> Option<Dropped> {
    line.role.reason().map(|why| Dropped { text: line.text.to_owned(), why: why.to_owned() })
}

/// The sender's date, else the date line, else the year of the rights line.
fn published(document: &Document, lines: &[Line], language: Option<&Language>) -> Option<Published> {
    let range = |start: Day, end: Day, from: &str| Published {
        start: start.to_string(),
        end: end.to_string(),
        from: from.to_owned(),
    };
    if let Some((start, end)) = document.published.as_deref().and_then(Day::range) {
        return Some(range(start, end, "sender"));
    }
    let dated = lines.iter().filter(|l| l.role == Role::DateLine).find_map(|l| {
        let found = dates_in(l.text, language?, &Known::default());
        found.into_iter().find_map(|d| Some((d.start?, d.end?)))
    });
    if let Some((start, end)) = dated {
        return Some(range(start, end, "date line"));
    }
    let year = lines.iter().filter(|l| l.role == Role::Rights).find_map(|l| rights::year(l.text))?;
    Some(range(Day::first_of(year), Day::last_of(year), "copyright line"))
}

/// The language of a text, ISO 639-1, from its beginning; `und` where nothing tells.
fn detect(text: &str) -> String {
    let head: String = text.chars().take(2000).collect();
    let detector = whatlang::Detector::with_allowlist(LANGUAGES.to_vec());
    detector.detect_lang(&head).map_or("und", iso639_1).to_owned()
}

/// The languages that much news is written in. Among all that whatlang knows, a short English sentence may look
/// Afrikaans or Tagalog.
const LANGUAGES: [whatlang::Lang; 20] = {
    use whatlang::Lang;
    [
        Lang::Ara,
        Lang::Eng,
        Lang::Fra,
        Lang::Rus,
        Lang::Pes,
        Lang::Urd,
        Lang::Spa,
        Lang::Deu,
        Lang::Por,
        Lang::Ita,
        Lang::Tur,
        Lang::Ukr,
        Lang::Heb,
        Lang::Cmn,
        Lang::Jpn,
        Lang::Kor,
        Lang::Hin,
        Lang::Pol,
        Lang::Ell,
        Lang::Amh,
    ]
};

fn iso639_1(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Ara => "ar",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Rus => "ru",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        other => other.code(),
    }
}
