//! Dates: from words to intervals of days.
//!
//! The words are the lexicon's (`lexicon/*/time.toml`), the grammar of a date is here and is the
//! same for every language: parts in any order that a language uses, operators (since, until,
//! between) around them.

mod close;
mod grammar;
mod operators;
mod point;
mod spans;

use mithaq_lexicon::Language;
pub(crate) use mithaq_record::Day;

use crate::annotate::{Analysis, Folded, Token, analyse, cut};
use operators::Operators;

/// What is known before the text is read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// First and last possible day of publication.
    pub published: Option<(Day, Day)>,
}

/// A stretch to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ahead {
    /// Nothing where it is open.
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub edtf: String,
}

/// A date or a stretch of time that the text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// First and last token.
    pub first: usize,
    pub last: usize,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub edtf: String,
    pub issue: Option<String>,
    pub nature: Nature,
    /// The next one of the same name, where "Friday" or "in March" may be one to come.
    pub ahead: Option<Ahead>,
}

/// What sort of time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A day, month, year: something happened in it.
    Point,
    /// From a point on, until a point, or from one to another.
    Stretch,
    /// For so many years, counted back from publication.
    Length,
}

/// The text as the date grammar reads it.
#[derive(Clone, Copy)]
pub(crate) struct Tape<'a> {
    pub folded: &'a str,
    pub tokens: &'a [Token],
    pub analyses: &'a [Vec<Analysis>],
    pub language: &'a Language,
    pub known: Known,
    /// The first day of the date told before: what "the same year" means.
    pub told: Option<Day>,
}

/// All dates of a text that is cut and analysed, in order, none inside another.
pub(crate) fn find(tape: Tape) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut i = 0;
    while i < tape.tokens.len() {
        match Operators::at(tape, i, found.last()) {
            Some(date) => {
                i = date.last + 1;
                found.push(date);
            }
            None => i += 1,
        }
    }
    found
}

/// All dates of a line.
pub(crate) fn dates_in(text: &str, language: &Language, known: &Known) -> Vec<DateMention> {
    let folded = Folded::new(text);
    let tokens = cut(&folded, text, language);
    let analyses = analyse(&folded.text, &tokens, language);
    find(Tape {
        folded: &folded.text,
        tokens: &tokens,
        analyses: &analyses,
        language,
        known: *known,
        told: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    /// Published on Thursday 2024-03-14.
    fn edtf(text: &str) -> Vec<String> {
        edtf_in("ar", text)
    }

    fn edtf_in(language: &str, text: &str) -> Vec<String> {
        let day = Day::new(2024, 3, 14).expect("a day");
        let known = Known { published: Some((day, day)) };
        let language = lexicon().language(language).expect("a language of the lexicon");
        dates_in(text, language, &known).into_iter().map(|d| d.edtf).collect()
    }

    #[test]
    fn phrases_and_their_values() {
        for (phrase, value) in [
            ("في 12 مارس 2023", "2023-03-12"),
            ("في ٣ نيسان/أبريل ٢٠٢١", "2021-04-03"),
            ("يوم الثلاثاء 5 ديسمبر 2023", "2023-12-05"),
            ("في شباط/فبراير عام 2022", "2022-02"),
            ("في تشرين الثاني/أكتوبر 2023", "2023-10/2023-11"),
            ("في أكتوبر الماضي", "2023-10"),
            ("في أيلول المقبل", "2024-09"),
            ("عام 1963", "1963"),
            ("العام الماضي", "2023"),
            ("الشهر الماضي", "2024-02"),
            ("أمس", "2024-03-13"),
            ("يوم الاثنين", "2024-03-11"),
            ("بين يونيو ويوليو 1963", "1963-06/1963-07"),
            ("بين عامي 2013 و2022", "2013/2022"),
            ("منذ عام 2005", "2005/.."),
            ("حتى عام 2014", "../2014"),
            ("منذ 1960 وحتى 2014", "1960/2014"),
            ("منذ ست سنوات", "2018/.."),
            ("على مدى خمسة وستين عاما", "1959/.."),
            ("قبل عامين", "2022"),
            ("خريف 2023", "2023-23"),
            ("منذ ستينيات القرن الماضي", "1960/.."),
            ("مطلع عام 2022", "2022-01/2022-04"),
            ("من عام 2013 إلى 2022", "2013/2022"),
            ("12/03/2024", "2024-03-12"),
            ("نشر 12.03.2024 | 10:22", "2024-03-12"),
            ("9 ربيع الأول 1446هـ - 12 سبتمبر 2024م", "2024-09-12"),
            ("في الأول من يناير 2024", "2024-01-01"),
            ("في 16 من الشهر الجاري", "2024-03-16"),
            ("أمس الأربعاء", "2024-03-13"),
            ("في 12 رمضان 1445 هـ", "2024-03-21/2024-03-23"),
            ("ربيع الأول 1437", "2015-12-11/2016-01-11"),
            ("15 شعبان 1446 الموافق 14 فبراير 2025", "2025-02-14"),
            ("قبل ثلاثة أيام", "2024-03-11"),
            ("قبل يومين", "2024-03-12"),
            ("الاثنين من الأسبوع الماضي", "2024-03-04"),
            ("يومي 6 و7 أغسطس 2016", "2016-08-06/2016-08-07"),
        ] {
            assert_eq!(edtf(phrase), [value], "{phrase}");
        }
    }

    #[test]
    fn english_phrases_and_their_values() {
        for (phrase, value) in [
            ("on 12 March 2023", "2023-03-12"),
            ("on March 12, 2023", "2023-03-12"),
            ("22-Nov-2020", "2020-11-22"),
            ("on Sept. 3", "2023-09-03"),
            ("on Tuesday", "2024-03-12"),
            ("last month", "2024-02"),
            ("next Tuesday", "2024-03-19"),
            ("in March 2023", "2023-03"),
            ("in 1963", "1963"),
            ("since 2005", "2005/.."),
            ("until 2014", "../2014"),
            ("from 2013 to 2022", "2013/2022"),
            ("between 2013 and 2022", "2013/2022"),
            ("two years ago", "2022"),
            ("three days ago", "2024-03-11"),
            ("yesterday", "2024-03-13"),
            ("early 2022", "2022-01/2022-04"),
            ("the 1960s", "196X"),
            ("spring 2023", "2023-21"),
            ("twenty-five years ago", "1999"),
            ("12 Ramadan 1445 AH", "2024-03-21/2024-03-23"),
            ("a week ago", "2024-03-07"),
            ("three days later", "2024-03-17"),
            ("on Saturday of last week", "2024-03-09"),
            ("on 6 and 7 August 2016", "2016-08-06/2016-08-07"),
        ] {
            assert_eq!(edtf_in("en", phrase), [value], "{phrase}");
        }
        for phrase in
            ["they may march", "2000 soldiers", "for the first time", "May called it a mistake", "the second"]
        {
            assert!(edtf_in("en", phrase).is_empty(), "{phrase}: {:?}", edtf_in("en", phrase));
        }
    }

    #[test]
    fn french_phrases_and_their_values() {
        for (phrase, value) in [
            ("le 12 mars 2023", "2023-03-12"),
            ("le mardi 12 mars", "2024-03-12"),
            ("le 1er janvier 2024", "2024-01-01"),
            ("mardi", "2024-03-12"),
            ("mardi dernier", "2024-03-12"),
            ("le mois dernier", "2024-02"),
            ("la semaine dernière", "2024-03-04/2024-03-10"),
            ("en mars 2023", "2023-03"),
            ("en 1963", "1963"),
            ("depuis 2005", "2005/.."),
            ("jusqu'en 2014", "../2014"),
            ("de 2013 à 2022", "2013/2022"),
            ("entre 2013 et 2022", "2013/2022"),
            ("il y a deux ans", "2022"),
            ("il y a trois jours", "2024-03-11"),
            ("hier", "2024-03-13"),
            ("début 2022", "2022-01/2022-04"),
            ("à la mi-juin 2023", "2023-06"),
            ("au printemps 2023", "2023-21"),
            ("depuis les années soixante", "1960/.."),
        ] {
            assert_eq!(edtf_in("fr", phrase), [value], "{phrase}");
        }
        for phrase in ["2000 soldats", "le premier ministre", "la seconde fois"] {
            assert!(edtf_in("fr", phrase).is_empty(), "{phrase}: {:?}", edtf_in("fr", phrase));
        }
    }

    /// Published on Wednesday 2025-05-14.
    #[test]
    fn dates_of_french_and_russian_pages() {
        let mut wrong = Vec::new();
        let day = Day::new(2025, 5, 14).expect("a day");
        let known = Known { published: Some((day, day)) };
        for (language, phrase, value) in [
            ("fr", "le 18 sept. 2024", "2024-09-18"),
            ("fr", "le 12 janv. dernier", "2025-01-12"),
            ("fr", "du 1er au 3 mai", "2025-05-01/2025-05-03"),
            ("fr", "entre le 5 et le 7 mai", "2025-05-05/2025-05-07"),
            ("fr", "les 1er et 2 avril 2025", "2025-04-01/2025-04-02"),
            ("fr", "du 28 novembre au 3 décembre", "2024-11-28/2024-12-03"),
            ("fr", "le 3 mai dernier", "2025-05-03"),
            ("fr", "le 29 mai dernier", "2024-05-29"),
            ("fr", "en février de l'année dernière", "2024-02"),
            ("fr", "à la mi-avril", "2025-04"),
            ("fr", "au début des années 1990", "199X"),
            ("fr", "dans les années 70", "197X"),
            ("fr", "au XIXe siècle", "18XX"),
            ("fr", "au troisième trimestre 2022", "2022-07/2022-09"),
            ("fr", "au printemps", "2025-21"),
            ("fr", "l'été dernier", "2024-22"),
            ("fr", "le 14 courant", "2025-05-14"),
            ("ru", "накануне", "2025-05-13"),
            ("fr", "le week-end dernier", "2025-05-10/2025-05-11"),
            ("fr", "le vingt-deux mars 2024", "2024-03-22"),
            ("fr", "il y a une dizaine d'années", "2015"),
            ("fr", "en mars et avril 2024", "2024-03/2024-04"),
            ("fr", "à la veille du 14 juillet 2024", "2024-07-13"),
            ("fr", "au lendemain du 14 juillet 2024", "2024-07-15"),
            ("fr", "en début de semaine", "2025-05-12/2025-05-18"),
            ("ru", "3 февр. 2025 г.", "2025-02-03"),
            ("ru", "с 3 по 5 мая", "2025-05-03/2025-05-05"),
            ("ru", "с 28 апреля по 2 мая", "2025-04-28/2025-05-02"),
            ("ru", "с 29 мая по 2 июня", "2024-05-29/2024-06-02"),
            ("ru", "с мая 2022 года по июнь 2023 года", "2022-05/2023-06"),
            ("ru", "в начале двухтысячных", "200X"),
            ("ru", "3–5 мая", "2025-05-03/2025-05-05"),
            ("ru", "в ночь с 6 на 7 мая", "2025-05-06/2025-05-07"),
            ("ru", "1-го мая", "2025-05-01"),
            ("ru", "в феврале прошлого года", "2024-02"),
            ("ru", "в конце марта", "2025-03"),
            ("ru", "неделю назад", "2025-05-07"),
            ("ru", "год назад", "2024"),
            ("ru", "полтора года назад", "2023-11"),
            ("ru", "в 2012–2014 годах", "2012/2014"),
            ("ru", "в 1990-е", "199X"),
            ("ru", "в начале 90-х", "199X"),
            ("ru", "в XIX веке", "18XX"),
            ("ru", "осенью", "2024-23"),
            ("ru", "прошлым летом", "2024-22"),
            ("ru", "в первом квартале 2024 года", "2024-01/2024-03"),
            ("ru", "в минувшие выходные", "2025-05-10/2025-05-11"),
            ("ru", "в августе 1991-го", "1991-08"),
            ("ru", "в позапрошлом году", "2023"),
            ("ru", "13.05.25", "2025-05-13"),
            ("en", "in the early 1990s", "199X"),
            ("en", "in the 19th century", "18XX"),
            ("en", "May 3-5, 2023", "2023-05-03/2023-05-05"),
            ("en", "from 3 to 5 May", "2025-05-03/2025-05-05"),
            ("en", "05/14/2025", "2025-05-14"),
            ("ar", "في التسعينيات", "199X"),
            ("ar", "القرن التاسع عشر", "18XX"),
            ("ar", "من 3 إلى 5 مايو", "2025-05-03/2025-05-05"),
        ] {
            let language = lexicon().language(language).expect("a language of the lexicon");
            let found: Vec<String> = dates_in(phrase, language, &known).into_iter().map(|d| d.edtf).collect();
            if found != [value] {
                wrong.push(format!("{phrase}: {found:?}, not {value}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Published on Wednesday 2025-05-14: what is told as to come.
    #[test]
    fn what_lies_ahead_in_french_and_russian() {
        let mut wrong = Vec::new();
        let day = Day::new(2025, 5, 14).expect("a day");
        let known = Known { published: Some((day, day)) };
        for (language, phrase, ahead) in [
            ("fr", "du 20 au 22 mai", "2025-05-20/2025-05-22"),
            ("fr", "du 28 décembre au 12 janvier", "2025-12-28/2026-01-12"),
            ("fr", "d'ici fin juin", "../2025-06"),
            ("fr", "à partir du 1er juin", "2025-06-01/.."),
            ("fr", "dans deux semaines", "2025-05-28"),
            ("fr", "à l'automne", "2025-23"),
            ("fr", "ce week-end", "2025-05-17/2025-05-18"),
            ("fr", "au second semestre", "2025-07/2025-12"),
            ("ru", "с 20 по 22 мая", "2025-05-20/2025-05-22"),
            ("ru", "с 29 мая по 6 июня", "2025-05-29/2025-06-06"),
            ("ru", "до 30 июня", "../2025-06-30"),
            ("ru", "с 1 июня", "2025-06-01/.."),
            ("ru", "через две недели", "2025-05-28"),
            ("ru", "через три месяца", "2025-08"),
            ("ru", "летом", "2025-22"),
            ("ru", "в конце мая", "2025-05"),
        ] {
            let language = lexicon().language(language).expect("a language of the lexicon");
            let found = dates_in(phrase, language, &known);
            let found: Vec<_> = found.iter().filter_map(|d| Some(d.ahead.as_ref()?.edtf.as_str())).collect();
            if found != [ahead] {
                wrong.push(format!("{phrase}: {found:?}, not {ahead}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_counted_from_the_date_told_before() {
        let mut wrong = Vec::new();
        for (language, text, values) in [
            ("en", "on 3 May 2019; a day earlier", ["2019-05-03", "2019-05-02"]),
            ("en", "in June 2021, two years later", ["2021-06", "2023"]),
            ("en", "in June 2021 and the following August", ["2021-06", "2021-08"]),
            ("en", "on 3 May 2019 and the following Monday", ["2019-05-03", "2019-05-06"]),
            ("en", "in 2019 and the following year", ["2019", "2020"]),
            ("ar", "في 3 مايو 2019 وفي اليوم التالي", ["2019-05-03", "2019-05-04"]),
            ("ar", "في يونيو 2021 وفي العام التالي", ["2021-06", "2022"]),
            ("ar", "في 3 مايو 2019 وفي اليوم السابق", ["2019-05-03", "2019-05-02"]),
            ("en", "on 3 May 2019 and the previous day", ["2019-05-03", "2019-05-02"]),
            ("en", "in May 2019 and in August of the same year", ["2019-05", "2019-08"]),
            ("fr", "le 3 mai 2019. Le lendemain", ["2019-05-03", "2019-05-04"]),
            ("fr", "le 3 mai 2019. La veille", ["2019-05-03", "2019-05-02"]),
            ("fr", "le 3 mai 2019, puis le 8 juin de la même année", ["2019-05-03", "2019-06-08"]),
            ("fr", "en 2019, et le 8 juin suivant", ["2019", "2019-06-08"]),
            ("ru", "3 мая 2019 года. На следующий день", ["2019-05-03", "2019-05-04"]),
            ("ru", "3 мая 2019 года. Накануне", ["2019-05-03", "2019-05-02"]),
            ("ru", "3 мая 2019 года. Спустя два дня", ["2019-05-03", "2019-05-05"]),
            ("ru", "в 2019 году, 8 июня того же года", ["2019", "2019-06-08"]),
            ("ar", "في 2019 وفي مايو من العام نفسه", ["2019", "2019-05"]),
        ] {
            let found = edtf_in(language, text);
            if found != values {
                wrong.push(format!("{text}: {found:?}, not {values:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Published on Thursday 2024-03-14: what is told as done and what lies ahead.
    #[test]
    fn what_may_be_to_come() {
        let day = Day::new(2024, 3, 14).expect("a day");
        let known = Known { published: Some((day, day)) };
        for (language, phrase, done, ahead) in [
            ("en", "on Friday", "2024-03-08", Some("2024-03-15")),
            ("en", "on Thursday", "2024-03-14", Some("2024-03-14")),
            ("en", "in May", "2023-05", Some("2024-05")),
            ("en", "in February", "2024-02", Some("2025-02")),
            ("en", "on May 1", "2023-05-01", Some("2024-05-01")),
            ("en", "on 10 March", "2024-03-10", Some("2025-03-10")),
            ("en", "in May 2023", "2023-05", None),
            ("en", "last Friday", "2024-03-08", None),
            ("ar", "في مايو", "2023-05", Some("2024-05")),
            ("ar", "يوم الجمعة", "2024-03-08", Some("2024-03-15")),
            ("ar", "يوم الجمعة الماضي", "2024-03-08", None),
        ] {
            let language = lexicon().language(language).expect("a language of the lexicon");
            let dates = dates_in(phrase, language, &known);
            let [date] = dates.as_slice() else { panic!("{phrase}: {dates:?}") };
            let found = date.ahead.as_ref().map(|ahead| ahead.edtf.as_str());
            assert_eq!((date.edtf.as_str(), found), (done, ahead), "{phrase}");
        }
    }

    #[test]
    fn phrases_that_are_no_dates() {
        for phrase in ["خمسة جنود", "ثلاث دول", "2000 جندي", "قبل الاجتماع", "منذ البداية"]
        {
            assert!(edtf(phrase).is_empty(), "{phrase}: {:?}", edtf(phrase));
        }
    }
}
