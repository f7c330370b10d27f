//! Russian inflection: entries stand in the nominative, all cases are made here.
//!
//! | entry | means |
//! |---|---|
//! | `президент`, `власть`, `правительство` | noun, all cases in singular and plural |
//! | `участок\|участк` | noun with the stem of its other cases |
//! | `человек~люди/людей` | noun with its plural and the genitive of that; `память~` has none |
//! | `верховный суд` | adjectives before the head agree with it |
//! | `министр иностранных дел` | what stands behind the head stays |
//! | `командующий* войсками` | the marked word is the head |
//! | `пресса!`, `США` | stays as it is; so do words in capitals, and in a name all of `Боко Харам!` |
//! | `российский` | an adjective: all genders, numbers and cases |
//! | `обвинить`, `обвинять` | verb, regular |
//! | `принять/примет` | verb with its third person; behind further `/` its past and its passive participle |
//! | `выразить протест` | the verb inflects, the rest stays |

mod adjective;
mod names;
mod noun;
mod phrase;
mod verb;

use super::{Form, Grammar, Naming};
use crate::table::{Number, Shape};

pub(super) struct Russian;

/// The forms of a word by case: nominative, genitive, dative, accusative, instrumental, prepositional; each with its variants.
type Cases = [Vec<String>; 6];

/// What they are called.
const CASES: [&str; 6] = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"];

/// Words in -но that are nouns, where most are adverbs.
const NOUNS_IN_NO: [&str; 6] = ["судно", "пятно", "зерно", "казино", "полотно", "волокно"];

impl Grammar for Russian {
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String> {
        if verb::is_one(entry) {
            return verb::forms(entry);
        }
        if adjective::is_one(entry) {
            return Ok(adjective::all(entry).map(|text| adjectival(text, Shape::Adjective)).collect());
        }
        phrase::of_words(entry)
    }

    fn demonym(&self, stem: &str) -> Vec<Form> {
        if !adjective::is_one(stem) {
            return names::thing(stem);
        }
        adjective::all(stem).map(|text| adjectival(text, Shape::Adjective)).collect()
    }

    fn name(&self, name: &str, naming: Naming) -> Vec<Form> {
        match naming {
            Naming::Thing => names::thing(name),
            Naming::Person => names::person(name),
            Naming::People => names::people(name),
        }
    }

    fn written<'e>(&self, entry: &'e str) -> &'e str {
        entry.split(['|', '~', '!']).next().unwrap_or(entry)
    }

    fn cases(&self, entry: &str) -> Vec<(&'static str, String)> {
        let written = self.written(entry);
        let all = CASES.into_iter().zip(names::cases_of(entry));
        let one = |(case, forms): (&'static str, Vec<String>)| {
            // Of things the accusative is the nominative, where it can be.
            let as_written = case == "accusative" && forms.iter().any(|form| form == written);
            let form = if as_written { written.to_owned() } else { forms.into_iter().next()? };
            Some((case, form))
        };
        all.skip(1).filter_map(one).collect()
    }

    fn looks_plural(&self, word: &str) -> bool {
        word.ends_with(['ы', 'и'])
    }

    fn looks_finite(&self, word: &str) -> bool {
        verb::looks_finite(word)
    }

    fn looks_infinitive(&self, word: &str) -> bool {
        verb::looks_infinitive(word)
    }

    fn is_ahead(&self, word: &str) -> bool {
        verb::is_ahead(word)
    }

    /// подписан, not подписанный.
    fn is_predicate(&self, word: &str) -> bool {
        ["н", "т"].iter().any(|end| word.trim_end_matches(['а', 'о', 'ы']).ends_with(end))
            && !word.ends_with("ого")
    }

    fn is_adverb(&self, word: &str) -> bool {
        word.chars().count() > 5 && word.ends_with("но") && !NOUNS_IN_NO.contains(&word)
    }
}

/// A form of an adjective or participle. All are singular: none of them names people by itself.
fn adjectival(text: String, shape: Shape) -> Form {
    let feminine = text.ends_with("ая") || text.ends_with("яя");
    Form::new(text, shape, feminine, Number::Singular)
}

/// A word without its last letters.
fn without(word: &str, letters: usize) -> &str {
    let end = word.char_indices().rev().take(letters).last().map_or(word.len(), |(at, _)| at);
    &word[..end]
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or_default()
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюя".contains(c)
}

/// Behind these и is written where else ы stands.
fn takes_i(c: char) -> bool {
    "гкхжчшщ".contains(c)
}

fn is_sibilant(c: char) -> bool {
    "жчшщ".contains(c)
}

/// The same word in all cases.
fn unchanged(word: &str) -> Cases {
    std::array::from_fn(|_| vec![word.to_owned()])
}

/// Stem and endings, variants parted by `|`.
fn cases(stem: &str, endings: [&str; 6]) -> Cases {
    endings.map(|variants| variants.split('|').map(|ending| format!("{stem}{ending}")).collect())
}

/// The cases of one word set behind those of another, with this between them.
fn together(first: &Cases, between: &str, second: &Cases) -> Cases {
    std::array::from_fn(|case| {
        let all =
            first[case].iter().flat_map(|a| second[case].iter().map(move |b| format!("{a}{between}{b}")));
        all.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Naming, Russian};
    use crate::fold::fold;
    use crate::table::Shape;

    /// Compares as the lexicon does, for which ё is е.
    fn check(made: &[String], entry: &str, wanted: &[&str], unwanted: &[&str]) {
        for want in wanted {
            assert!(
                made.iter().any(|f| fold(f) == fold(want)),
                "{entry} does not make {want}, only {made:?}"
            );
        }
        for not in unwanted {
            assert!(made.iter().all(|f| f != not), "{entry} makes {not}");
        }
    }

    fn makes(entry: &str, wanted: &[&str], unwanted: &[&str]) {
        let made: Vec<String> =
            Russian.inflect(entry).expect("a good entry").into_iter().map(|f| f.text).collect();
        check(&made, entry, wanted, unwanted);
    }

    fn names(name: &str, naming: Naming, wanted: &[&str], unwanted: &[&str]) {
        let made: Vec<String> = Russian.name(name, naming).into_iter().map(|f| f.text).collect();
        check(&made, name, wanted, unwanted);
    }

    #[test]
    fn nouns() {
        makes("президент", &["президента", "президентом", "президенты", "президентов", "президентами"], &[]);
        makes("власть", &["власти", "властью", "властей", "властям"], &[]);
        makes("председатель", &["председателя", "председателем", "председатели"], &[]);
        makes("армия", &["армии", "армию", "армией", "армий"], &[]);
        makes("делегация", &["делегации", "делегацию"], &[]);
        makes("боец", &["бойца", "бойцы", "бойцов"], &["боеца"]);
        makes("украинец", &["украинца", "украинцы", "украинцев"], &[]);
        makes("россиянин", &["россиянина", "россияне", "россиян", "россиянам"], &[]);
        makes("правительство", &["правительства", "правительством", "правительств"], &[]);
        makes("командование", &["командования", "командованию", "командований"], &[]);
        makes("участок|участк", &["участок", "участка", "участки", "участков"], &["участока"]);
        makes("человек~люди/людей", &["человека", "люди", "людей", "людям"], &[]);
        makes("партия", &["партии", "партиями"], &[]);
        makes("разведка", &["разведки", "разведок"], &[]);
        makes("комментарий", &["комментария", "комментарии", "комментариев"], &["комментарого"]);
        makes("мать~матери", &["мать", "матери", "матерям"], &["мал"]);
    }

    #[test]
    fn names_in_a_case() {
        let said = |name, case| {
            let mut cases = Russian.cases(name).into_iter();
            cases.find(|(known, _)| *known == case).map(|(_, form)| form).unwrap_or_default()
        };
        for (name, genitive, accusative) in [
            ("Россия", "России", "Россию"),
            ("Мали", "Мали", "Мали"),
            ("США", "США", "США"),
            ("Армения", "Армении", "Армению"),
            ("Египет|Египт", "Египта", "Египет"),
            ("Сан-Марино!", "Сан-Марино", "Сан-Марино"),
            ("Босния и Герцеговина", "Боснии и Герцеговины", "Боснию и Герцеговину"),
        ] {
            assert_eq!((&*said(name, "genitive"), &*said(name, "accusative")), (genitive, accusative));
        }
        assert_eq!(
            ["Египет|Египт", "Сан-Марино!", "США"].map(|entry| Russian.written(entry)),
            ["Египет", "Сан-Марино", "США"]
        );
    }

    #[test]
    fn phrases() {
        makes(
            "министр иностранных дел",
            &["министра иностранных дел", "министры иностранных дел", "министром иностранных дел"],
            &["министра иностранного дела"],
        );
        makes(
            "верховный суд",
            &["верховного суда", "верховные суды", "верховным судом"],
            &["верховной суда"],
        );
        makes("вооружённые силы", &["вооружённых сил", "вооружённым силам"], &["вооружённая силы"]);
        makes("военный", &["военного", "военные", "военных", "военными"], &[]);
        makes("командующий* войсками", &["командующего войсками"], &["командующими войск"]);
        makes("сотрудник полиции", &["сотрудники полиции", "сотрудникам полиции"], &[]);
    }

    #[test]
    fn adjectives() {
        let forms = Russian.demonym("российский");
        assert!(forms.iter().all(|f| f.shape == Shape::Adjective));
        let made: Vec<String> = forms.into_iter().map(|f| f.text).collect();
        let wanted = [
            "российского",
            "российская",
            "российскую",
            "российское",
            "российских",
            "российскими",
            "российском",
        ];
        check(&made, "российский", &wanted, &[]);
        makes("нынешний", &["нынешнего", "нынешняя", "нынешнюю", "нынешние", "нынешних"], &["нынешного"]);
        makes("бывший", &["бывшего", "бывшая", "бывшей", "бывшие"], &["бывшого"]);
    }

    #[test]
    fn verbs() {
        makes(
            "обвинить",
            &["обвинил", "обвинила", "обвинили", "обвинит", "обвинят", "обвинён", "обвинены", "обвинивший"],
            &[],
        );
        makes("обвинять", &["обвиняет", "обвиняют", "обвинял", "обвиняя", "обвиняющие"], &[]);
        makes("принять/примет", &["принял", "приняла", "примет", "примут", "принят", "приняты"], &[]);
        makes("ввести/введёт/ввёл", &["ввёл", "ввела", "введут", "введены", "введённых", "введя"], &[]);
        makes(
            "договориться",
            &["договорились", "договорился", "договорятся", "договорившись"],
            &["договорил"],
        );
        makes("убить/убьёт", &["убит", "убиты", "убитого", "убьёт", "убьют"], &[]);
        let forms = Russian.inflect("обвинить").expect("a verb");
        assert!(forms.iter().filter(|f| f.text == "обвинит").all(|f| f.shape == Shape::Present));
        makes("осудить", &["осудила", "осуждён", "осуждены", "осудит"], &[]);
        makes("захватить", &["захватили", "захвачен", "захваченный"], &[]);
        makes("санкционировать", &["санкционирует", "санкционировал", "санкционирован"], &[]);
        makes("выразить протест", &["выразила протест", "выразят протест"], &[]);
        makes("смочь/сможет/смог", &["смог", "смогла", "смогут"], &[]);
        let infinitive =
            Russian.inflect("посетить").expect("a verb").into_iter().find(|f| f.text == "посетить");
        assert_eq!(infinitive.map(|f| f.shape), Some(Shape::Masdar));
        assert!(Russian.inflect("а/б/в/г/д").is_err());
    }

    #[test]
    fn unknown_words_that_can_only_be_verbs() {
        for word in ["аплодировали", "обучают", "перепрофилирует", "взбунтовалась", "объединится", "завис ли"]
        {
            let finite = !word.contains(' ');
            assert_eq!(Russian.looks_finite(word), finite, "{word}");
        }
        for word in ["детали", "фестивали", "школа", "ответ", "автомобили", "цели"]
        {
            assert!(!Russian.looks_finite(word), "{word}");
        }
        assert!(Russian.looks_infinitive("аплодировать") && Russian.looks_infinitive("объединиться"));
        assert!(!Russian.looks_infinitive("печать") && !Russian.looks_infinitive("область"));
    }

    #[test]
    fn what_only_the_future_has() {
        for word in
            ["вышлет", "введет", "подпишет", "проведут", "отправит", "посетит", "поставят", "состоится"]
        {
            assert!(Russian.is_ahead(word), "{word}");
        }
        for word in [
            "обвиняет",
            "требует",
            "проводит",
            "выводят",
            "ведет",
            "идут",
            "грозит",
            "наносит",
            "угрожают",
            "говорит",
        ] {
            assert!(!Russian.is_ahead(word), "{word}");
        }
    }

    #[test]
    fn names_of_things() {
        use Naming::Thing;
        names("Россия", Thing, &["России", "Россию", "Россией"], &[]);
        names("Российская Федерация", Thing, &["Российской Федерации", "Российскую Федерацию"], &[]);
        names(
            "Соединённые Штаты Америки",
            Thing,
            &["Соединённых Штатов Америки", "Соединёнными Штатами Америки"],
            &[],
        );
        names("Организация Объединённых Наций", Thing, &["Организации Объединённых Наций"], &[]);
        names("США", Thing, &["США"], &["Сши"]);
        names("Нидерланды", Thing, &["Нидерландов", "Нидерландами", "Нидерландах"], &[]);
        names("Босния и Герцеговина", Thing, &["Боснии и Герцеговины", "Боснию и Герцеговину"], &[]);
        names("Мали", Thing, &["Мали"], &[]);
        names("Конго", Thing, &["Конго"], &["Конга"]);
        names("Косово", Thing, &["Косово", "Косова", "Косову"], &[]);
        names("Боко Харам!", Thing, &["Боко Харам"], &["Боки Харам", "Боко Харам!"]);
        names("Сан-Марино!", Thing, &["Сан-Марино"], &["Сан-Марина"]);
        names("Аддис-Абеба", Thing, &["Аддис-Абебы", "Аддис-Абебе", "Аддис-Абебу"], &[]);
        names("Кремль", Thing, &["Кремля", "Кремлю", "Кремлём"], &[]);
        names("Самоа", Thing, &["Самоа"], &["Самое"]);
        names("Силы быстрой поддержки", Thing, &["Сил быстрой поддержки", "Силами быстрой поддержки"], &[]);
        names("Казань", Thing, &["Казани", "Казанью"], &[]);
        names("Китай", Thing, &["Китая", "Китаю", "Китаем"], &[]);
        names("Соломоновы Острова", Thing, &["Соломоновых Островов", "Соломоновым Островам"], &[]);
        names("Вашингтон", Thing, &["Вашингтона", "Вашингтоном"], &["Вашингтоны"]);
    }

    #[test]
    fn names_of_people() {
        use Naming::{People, Person};
        names("Владимир Путин", Person, &["Владимира Путина", "Владимиром Путиным"], &["Владимир Путины"]);
        names("Сергей Лавров", Person, &["Сергея Лаврова", "Сергеем Лавровым", "Сергею Лаврову"], &[]);
        names("Дмитрий Песков", Person, &["Дмитрия Пескова", "Дмитрием Песковым"], &["Дмитрого Пескова"]);
        names("Мария Захарова", Person, &["Марии Захаровой", "Марию Захарову"], &[]);
        names("Владимир Зеленский", Person, &["Владимира Зеленского", "Владимиром Зеленским"], &[]);
        names("Ангела Меркель!", Person, &["Ангелы Меркель", "Ангелой Меркель"], &["Ангелы Меркеля"]);
        names("Светлана Тихановская", Person, &["Светланы Тихановской", "Светлану Тихановскую"], &[]);
        names("Александр Лукашенко", Person, &["Александра Лукашенко"], &[]);
        names("Си Цзиньпин", Person, &["Си Цзиньпина", "Си Цзиньпином"], &[]);
        names("Мухаммед бен Салман", Person, &["Мухаммеда бен Салмана"], &["Мухаммеда бена Салмана"]);
        names("король Фахд", Person, &["короля Фахда", "королю Фахду"], &[]);
        names("россияне", People, &["россиян", "россиянам", "россиянами"], &[]);
        names("афганцы", People, &["афганцев", "афганцам"], &[]);
        names("хуситы", People, &["хуситов", "хуситам", "хуситами"], &[]);
    }
}
