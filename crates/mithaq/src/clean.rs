//! A page in, an article out, and nothing lost on the way: what is left out is kept under
//! `dropped`, with the reason.

mod detect;
mod furniture;
mod lines;
mod rights;
mod wrapped;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{Language, Lexicon, Use, What};

use crate::article::{Article, Document, Dropped, PUBLISHED_FROM, Photo, Published};
use crate::time::{Day, Known, dates_in};
use furniture::Furniture;
use lines::{Line, Role};

/// Cleans one page.
pub(crate) fn clean(document: &Document, lexicon: &Lexicon) -> Article {
    let code = document.language.clone().unwrap_or_else(|| detect::language(&document.text, lexicon));
    let language = lexicon.language(&code);
    let furniture = Furniture::new(language);
    let text = wrapped::joined(&document.text);
    let mut lines = lines::split(&text);
    lines::assign(&mut lines, &furniture);
    let mut article = build(document, &code, language, &lines, &furniture);
    article.published = published(document, &lines, &own_first(language, lexicon));
    article
}

/// The language of a page, then the others: pages date themselves in English, too.
fn own_first<'a>(language: Option<&'a Language>, lexicon: &'a Lexicon) -> Vec<&'a Language> {
    let others = lexicon.languages.iter().filter(|other| language.is_some_and(|own| own.code != other.code));
    language.into_iter().chain(others).collect()
}

fn build(
    document: &Document,
    code: &str,
    language: Option<&Language>,
    lines: &[Line],
    furniture: &Furniture,
) -> Article {
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
        authors: match document.authors.as_slice() {
            [] => with(Role::Byline)
                .filter_map(|l| furniture.after(l.text, "byline"))
                .filter_map(|author| without_date(&author, language))
                .collect(),
            known => known.to_vec(),
        },
        published: None,
        photos: with(Role::Caption).map(|l| photo(l.text, furniture)).collect(),
        text: parts.join("\n"),
        dropped: lines.iter().filter_map(dropped).collect(),
        title,
    }
}

fn photo(line: &str, furniture: &Furniture) -> Photo {
    match furniture.split(line, "credit") {
        Some((caption, credit)) => {
            let credit = Some(credit.to_owned()).filter(|c| !c.is_empty());
            Photo { caption: caption.to_owned(), credit }
        }
        None => Photo { caption: line.to_owned(), credit: None },
    }
}

fn dropped(line: &Line) -> Option<Dropped> {
    line.role.reason().map(|why| Dropped { text: line.text.to_owned(), why: why.to_owned() })
}

/// The sender's date, else the date line, else the year of the rights line. A date from an HTTP header says
/// when a server last touched the page, so a date line is believed before it.
fn published(document: &Document, lines: &[Line], languages: &[&Language]) -> Option<Published> {
    let sent = sent(document);
    let is_weak = sent.as_ref().is_some_and(|p| p.from == "HTTP header");
    match sent {
        Some(published) if !is_weak => Some(published),
        weak => date_line(lines, languages).or(weak).or_else(|| rights_line(lines)),
    }
}

fn sent(document: &Document) -> Option<Published> {
    let days = document.published.as_deref().and_then(Day::range)?;
    let from = document.published_from.as_deref().filter(|from| PUBLISHED_FROM.contains(from));
    Some(range(days, from.unwrap_or("sender")))
}

/// Among so many lines of the text the report begins.
const FIRST_LINES: usize = 8;

/// What an agency puts before its report, else the date line behind the headline, else one above it, which may be the page's own
/// clock, else what a by-line tells.
fn date_line(lines: &[Line], languages: &[&Language]) -> Option<Published> {
    let body = lines.iter().filter(|line| line.role == Role::Body).take(FIRST_LINES);
    let mut before_report = body.filter_map(|line| agency_head(line.text));
    let title = lines.iter().position(|l| l.role == Role::Title).unwrap_or(0);
    let with = |role: Role, from: usize| lines[from..].iter().filter(move |l| l.role == role);
    let mut dated = with(Role::DateLine, title).chain(with(Role::DateLine, 0)).chain(with(Role::Byline, 0));
    let day = |text: &str| languages.iter().find_map(|language| day_in(text, language));
    let is_one_day = |(start, end): &(Day, Day)| start == end;
    let told =
        before_report.find_map(day).filter(is_one_day).or_else(|| dated.find_map(|line| day(line.text)));
    told.map(|days| range(days, "date line"))
}

/// Place, day and agency before the dash that opens a report: "DONETSK, Ukraine, Jul 18, 2015, SPA -- ", "New York, 30 June 2023 (dpa) - ".
fn agency_head(line: &str) -> Option<&str> {
    const LONGEST: usize = 100;
    let is_place = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() > 2 && !word.chars().any(char::is_lowercase)
    };
    let ends = ["--", " - ", "–", "—"].iter().filter_map(|dash| line.find(dash));
    let ends = ends.chain(line.find(")-").map(|at| at + 1)).chain(behind_agency(line));
    let head = &line[..ends.min().filter(|end| *end <= LONGEST)?];
    let names_agency = head.trim_end().ends_with([')', '/']);
    (names_agency || head.split_whitespace().next().is_some_and(is_place)).then_some(head)
}

/// Where an agency's name between strokes (/ТАСС/), in brackets or in capitals behind a full stop ends.
fn behind_agency(line: &str) -> Option<usize> {
    let word = |at: usize| line[at..].split(' ').next().map_or(0, str::len);
    let is_capital = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() > 3
            && word.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
    };
    let starts = line.match_indices(' ').map(|(at, _)| at + 1).map(|at| (at, &line[at..at + word(at)]));
    let end = |(at, word): (usize, &str)| {
        let bare = word.trim_end_matches(['.', ',']);
        let between =
            |open: char, close: char| bare.len() > 3 && bare.starts_with(open) && bare.ends_with(close);
        let is_behind_stop = line[..at].trim_end().ends_with('.') && is_capital(bare);
        (between('/', '/') || between('(', ')') || is_behind_stop).then_some(at + bare.len())
    };
    starts.filter_map(end).next()
}

/// A by-line without the date that stands in it.
fn without_date(author: &str, language: Option<&Language>) -> Option<String> {
    let tells_time = |word: &str| {
        language.is_some_and(|language| {
            language.forms.get(&fold(word)).iter().any(|sense| match sense.what {
                What::Word(at) => language.lemmas[at as usize].uses.iter().any(|u| matches!(u, Use::Time(_))),
                What::Name(..) => false,
            })
        })
    };
    let mut words: Vec<&str> =
        author.split_whitespace().take_while(|word| !word.starts_with(|c: char| c.is_numeric())).collect();
    let is_whole = words.len() == author.split_whitespace().count();
    let sign = |word: &str| !word.contains(char::is_alphanumeric);
    while words.last().is_some_and(|last| sign(last) || !is_whole && tells_time(last)) {
        words.pop();
    }
    let name = words.join(" ").trim_end_matches([',', '|', ':', '-', '–']).trim().to_owned();
    Some(name).filter(|name| !name.is_empty())
}

/// The first day or range of days that a line tells; its year may stand before them.
fn day_in(line: &str, language: &Language) -> Option<(Day, Day)> {
    let year = |word: &str| word.parse().ok().filter(|year| (1900..=2100).contains(year));
    let year: Option<i16> = line.split(|c: char| !c.is_alphanumeric()).find_map(year);
    let in_year = year.map(|year| Known { published: Some((Day::first_of(year), Day::last_of(year))) });
    let mut known = std::iter::once(Known::default()).chain(in_year);
    known
        .find_map(|known| dates_in(line, language, &known).into_iter().find_map(|d| Some((d.start?, d.end?))))
}

fn rights_line(lines: &[Line]) -> Option<Published> {
    let year = lines.iter().filter(|l| l.role == Role::Rights).find_map(|l| rights::year(l.text))?;
    Some(range((Day::first_of(year), Day::last_of(year)), "copyright line"))
}

fn range((start, end): (Day, Day), from: &str) -> Published {
    Published { start: start.to_string(), end: end.to_string(), from: from.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published_by(published: &str, from: Option<&str>, text: &str) -> Option<(String, String)> {
        let document = Document {
            text: text.to_owned(),
            published: Some(published.to_owned()),
            published_from: from.map(str::to_owned),
            ..Document::default()
        };
        clean(&document, crate::lexicon()).published.map(|p| (p.start, p.from))
    }

    /// Headline, rubric, day of publication.
    fn head(text: &str) -> (String, Option<String>, Option<String>) {
        let article = clean(&Document { text: text.to_owned(), ..Document::default() }, crate::lexicon());
        (article.title, article.section, article.published.map(|p| p.start))
    }

    #[test]
    fn heads_of_pages() {
        let text = "Prime Minister Arun Sole has arrived in Beijing on a four-day official visit to meet the leadership.";
        for (above, title, section, day) in [
            ("2022-02-04\nPM reaches Beijing", "PM reaches Beijing", None, Some("2022-02-04")),
            ("Asia\nPM reaches Beijing", "PM reaches Beijing", Some("Asia"), None),
            ("PM reaches Beijing\n22-Nov-2020 | 10:15", "PM reaches Beijing", None, Some("2020-11-22")),
            (
                "Friday, March 29, 2024 | Ramadan 18, 1445 H\n25°C\n×\nPM reaches Beijing for the games\nPublished: 4 February 2022",
                "PM reaches Beijing for the games",
                Some("25°C"),
                Some("2022-02-04"),
            ),
            (
                "2/5/2023\nPM reaches Beijing for the games",
                "PM reaches Beijing for the games",
                None,
                Some("2023-05-02"),
            ),
            (
                "PM reaches Beijing for the games\nBy Ann Lee | Published: Wednesday, February 20, 2019",
                "PM reaches Beijing for the games",
                None,
                Some("2019-02-20"),
            ),
        ] {
            let (title, section, day) =
                (title.to_owned(), section.map(str::to_owned), day.map(str::to_owned));
            assert_eq!(head(&format!("{above}\n{text}")), (title, section, day), "{above}");
        }
        let sent = "PM reaches Beijing for the games\n• 2/5/2023\n• 20:26\nBEIJING, China, Shawwal 2, 1436, Jul 18, 2015, SPA -- The prime minister has arrived.";
        assert_eq!(head(sent).2.as_deref(), Some("2015-07-18"));
        let agency = "Tuesday, 24 December 2024\nPM reaches Beijing for the games\nBeijing, 30 June 2023 (dpa/MIA) - The prime minister has arrived.";
        assert_eq!(head(agency).2.as_deref(), Some("2023-06-30"));
        let parted = "date 2026-01-10 PM reaches Beijing for the games\nThe prime minister has arrived in Beijing on an official visit of three days.";
        assert_eq!(
            (head(parted).0.as_str(), head(parted).2.as_deref()),
            ("PM reaches Beijing for the games", Some("2026-01-10"))
        );
        let indic = "٢٠٢٦/٠١/١٠ وزير يزور بيكين في زيارة رسمية\nوصل الوزير إلى بيكين في زيارة رسمية تستمر يومين كاملين.";
        assert_eq!(
            (head(indic).0.as_str(), head(indic).2.as_deref()),
            ("وزير يزور بيكين في زيارة رسمية", Some("2026-01-10"))
        );
        let signed = "PM reaches Beijing for the games (Reuters)\n2022-02-04\nThe prime minister has arrived in Beijing on an official visit of three days.";
        assert_eq!(head(signed).0, "PM reaches Beijing for the games");
        let english = "الوزير يتلقى اتصالا من نظيره البريطاني\nتاريخ النشر: 23rd, April 2024 GMT\nتلقى الوزير اليوم اتصالا هاتفيا من نظيره البريطاني في مكتبه.";
        assert_eq!(head(english).2.as_deref(), Some("2024-04-23"));
        let dotted = "وزير يزور بيكين في زيارة رسمية\nGMT 10:22 2024 الخميس ,12 أيلول / سبتمبر\nوصل الوزير إلى بيكين في زيارة رسمية تستمر يومين كاملين.";
        assert_eq!(head(dotted).2.as_deref(), Some("2024-09-12"));
    }

    /// What French and Russian pages put above their text: who wrote it, the day, what stays as text.
    #[test]
    fn heads_of_french_and_russian_pages() {
        let (fr, ru) = (
            "La France et le Mali ont signé lundi un accord de défense à Bamako, a annoncé le gouvernement.",
            "Россия и Мали подписали соглашение о военном сотрудничестве, сообщил представитель министерства.",
        );
        for (above, text, authors, day) in [
            ("Par : Rédaction 27 août 2022 à 14:52\n", fr, vec!["Rédaction"], Some("2022-08-27")),
            (
                "Rédigé par PressAfrik le Samedi 19 Juillet 2025 à 15:20\n",
                fr,
                vec!["PressAfrik"],
                Some("2025-07-19"),
            ),
            ("Jeune Afrique | 13 mai 2025\n", fr, vec![], Some("2025-05-13")),
            ("12/05/25\n", fr, vec![], Some("2025-05-12")),
            ("31 janv. 2025\n", fr, vec![], Some("2025-01-31")),
            ("Niamey 28 janv 2024(AIB/ANP)- ", fr, vec![], Some("2024-01-28")),
            ("Иван Петров, 13 мая 2025\n", ru, vec![], Some("2025-05-13")),
            ("МОСКВА, 13 мая 2025. /ТАСС/. ", ru, vec![], Some("2025-05-13")),
            ("Бишкек, 13.05.25 /Кабар/. ", ru, vec![], Some("2025-05-13")),
            ("АСТАНА. 13 мая 2025 года. КАЗИНФОРМ ", ru, vec![], Some("2025-05-13")),
        ] {
            let title = if text == fr {
                "La France et le Mali signent un accord"
            } else {
                "Россия и Мали подписали соглашение"
            };
            let page = format!("{title}\n{above}{text}");
            let article = clean(&Document { text: page, ..Document::default() }, crate::lexicon());
            let found = (article.title.as_str(), article.authors, article.published.map(|p| p.start));
            assert_eq!(
                found,
                (title, authors.into_iter().map(str::to_owned).collect(), day.map(str::to_owned)),
                "{above}"
            );
        }
        let page =
            format!("Форма поиска по сайту\nРоссия и Мали подписали соглашение\nФото: kremlin.ru\n{ru}");
        assert_eq!(head(&page).0, "Россия и Мали подписали соглашение");
        let page = format!("Перейти к основному контенту\nРоссия и Мали подписали соглашение\n{ru}");
        assert_eq!(head(&page).0, "Россия и Мали подписали соглашение");
    }

    #[test]
    fn a_headline_stands_once_and_a_menu_is_none() {
        let page = "Chad opens an embassy in Seoul\nDaily News - Chad opens an embassy in Seoul\nMenu of the day   News of the world   Sport of the week\nThe foreign minister of Chad opened an embassy in Seoul on Monday, officials said.";
        let article = clean(&Document { text: page.to_owned(), ..Document::default() }, crate::lexicon());
        assert_eq!(article.text.lines().count(), 2, "{}", article.text);
        assert_eq!(article.dropped.len(), 2);
    }

    #[test]
    fn what_told_the_day_is_kept_and_a_header_gives_way_to_a_date_line() {
        let plain = "زار الرئيس الفرنسي بغداد والتقى نظيره العراقي اليوم.";
        let dated = format!("الرئيس الفرنسي يزور بغداد اليوم\nنشر في: 24 نوفمبر 2025\n{plain}");
        let told = |day: &str, from: &str| Some((day.to_owned(), from.to_owned()));
        assert_eq!(published_by("2025-11-20", None, &dated), told("2025-11-20", "sender"));
        assert_eq!(published_by("2025-11-20", Some("JSON-LD"), &dated), told("2025-11-20", "JSON-LD"));
        assert_eq!(published_by("2025-11-20", Some("hearsay"), &dated), told("2025-11-20", "sender"));
        assert_eq!(published_by("2025-11-20", Some("HTTP header"), &dated), told("2025-11-24", "date line"));
        assert_eq!(published_by("2025-11-20", Some("HTTP header"), plain), told("2025-11-20", "HTTP header"));
    }
}
