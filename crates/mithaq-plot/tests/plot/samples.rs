//! Pictures of Togo between France and Russia, in all languages. The numbers are made up for drawing.

use mithaq_plot::{
    ChangePoint, Edge, Kind, Language, Mark, Network, Node, Page, Per, Point, Series, Shares, SmallMultiples,
    Standing, Svg, Timeline, Unit,
};

pub fn en() -> Language {
    Language::default()
}

/// A language, as its folder captions pictures.
pub fn language(code: &str) -> Language {
    let language = mithaq_world::lexicon().language(code).expect("it is in the lexicon");
    Language::new(code, language.habits.right_to_left, language.captions.clone())
}

pub fn ar() -> Language {
    language("ar")
}

/// Arabic with its own digits.
pub fn ar_in_digits() -> Language {
    let digits = mithaq_world::lexicon().language("ar").and_then(|arabic| arabic.habits.digits);
    ar().with_digits(digits.expect("Arabic has its own"))
}

/// All languages in which there are samples, by the ending of their pictures' names.
pub fn languages() -> Vec<(&'static str, Language)> {
    vec![
        ("en", en()),
        ("ar", ar()),
        ("ar-digits", ar_in_digits()),
        ("fr", language("fr")),
        ("ru", language("ru")),
    ]
}

/// All pictures in all languages, with their names.
pub fn gallery() -> Vec<(String, Svg)> {
    let mut all = Vec::new();
    for (ending, language) in &languages() {
        for (name, svg) in [
            ("shares", shares(language).svg()),
            ("months", months(language).svg()),
            ("timeline", timeline(language).svg()),
            ("crowd", crowd(language, 60).svg()),
            ("network", network(language, 23).svg()),
            ("graph", graph(language).svg()),
            ("multiples", multiples(language).svg()),
        ] {
            all.push((format!("{name}-{ending}"), svg));
        }
    }
    all
}

/// The first two powers by month, with a year that no source covers.
pub fn months(language: &Language) -> Shares {
    let mut shares = shares(language);
    shares.powers.truncate(2);
    for power in &mut shares.powers {
        for (month, point) in power.points.iter_mut().enumerate() {
            point.time = mithaq_plot::year_fraction(2023, 1, 1) + month as f64 / 12.0;
            point.value = point.value.filter(|_| point.time < 2024.0);
            point.band = None;
        }
    }
    shares.marks.truncate(1);
    shares.marks[0].time = 2023.58;
    shares.marks[0].interval = None;
    shares.per = Per::Month;
    shares.span = Some((2023.0, 2024.0 + 11.0 / 12.0));
    shares.uncovered = vec![(2024.0, 2025.0)];
    shares
}

/// More marks than there is room for.
pub fn crowd(language: &Language, of_each: usize) -> Timeline {
    let mut timeline = timeline(language);
    let few = timeline.marks.clone();
    timeline.marks.clear();
    for number in 0..of_each {
        for (which, mark) in few.iter().enumerate().take(8) {
            let start = 2015.0 + ((number * 37 + which * 11) % 120) as f64 / 12.0;
            let end = start + if mark.kind == Kind::Relation { 1.0 } else { 0.0 };
            timeline.marks.push(Mark {
                start,
                end,
                weight: ((number * 7 + which) % 13) as f64,
                ..mark.clone()
            });
        }
    }
    timeline.uncovered = vec![(2025.0, 2026.0)];
    timeline.span = Some((2015.0, 2026.0));
    timeline
}

fn page(language: &Language, english: [&str; 3], arabic: [&str; 3]) -> Page {
    let [title, subtitle, notes] = [0, 1, 2].map(|i| say(language, english[i], arabic[i]));
    Page { title, subtitle, notes, language: language.clone(), width: 900, height: 560 }
}

fn say(language: &Language, english: &str, arabic: &str) -> String {
    let is = |code| *language == self::language(code);
    let other = WORDS.iter().find(|words| words[0] == english);
    match other {
        _ if *language == ar() || *language == ar_in_digits() => arabic,
        Some([_, french, _]) if is("fr") => french,
        Some([.., russian]) if is("ru") => russian,
        _ => english,
    }
    .to_owned()
}

/// English, French, Russian.
const WORDS: &[[&str; 3]] = &[
    [
        "Togo has not left France: it has added Russia",
        "Le Togo n’a pas quitté la France : il a ajouté la Russie",
        "Того не ушло от Франции: прибавилась Россия",
    ],
    [
        "Share of the ties of Togo held by each power, 2005–2025, with 90% intervals",
        "Part de chaque puissance dans les liens du Togo, 2005–2025, intervalles à 90 %",
        "Доля каждой державы в связях Того, 2005–2025, с 90%-ными интервалами",
    ],
    [
        "Togo between France and Russia",
        "Le Togo entre la France et la Russie",
        "Того между Францией и Россией",
    ],
    [
        "Steps of agreements, events and relations that reports tell of, 2010–2025",
        "Étapes d’accords, événements et relations que racontent les articles, 2010–2025",
        "Шаги соглашений, события и отношения по сообщениям, 2010–2025",
    ],
    ["The neighbours of Togo, 2024", "Les voisins du Togo, 2024", "Окружение Того, 2024"],
    ["Eleven pairs since 2000", "Onze paires depuis 2000", "Одиннадцать пар с 2000 года"],
    ["France", "France", "Франция"],
    ["Russia", "Russie", "Россия"],
    ["China", "Chine", "Китай"],
    ["United States", "États-Unis", "США"],
    ["Türkiye", "Turquie", "Турция"],
    ["first turn", "premier tournant", "первый перелом"],
    ["training mission agreed", "mission de formation convenue", "согласована учебная миссия"],
    ["principal partner", "principal partenaire", "главный партнёр"],
    ["defence agreement signed", "accord de défense signé", "подписано соглашение об обороне"],
    ["ratified", "ratifié", "ратифицировано"],
    ["joint exercise near Kara", "exercice commun près de Kara", "совместные учения под Карой"],
    ["withdrawal of advisers", "retrait de conseillers", "отзыв советников"],
    ["presidential visit", "visite présidentielle", "визит президента"],
    ["Sochi summit", "sommet de Sotchi", "саммит в Сочи"],
    ["draft of a technical agreement", "projet d’accord technique", "проект технического соглашения"],
    ["delivery of Mi-17 helicopters", "livraison d’hélicoptères Mi-17", "поставка вертолётов Ми-17"],
    ["military mission", "mission militaire", "военная миссия"],
    ["drafted", "rédigé", "составлен проект"],
    ["ratified by the Duma", "ratifié par la Douma", "ратифицировано Думой"],
    ["use of the port of Lomé", "usage du port de Lomé", "использование порта Ломе"],
    ["Togo", "Togo", "Того"],
    ["Germany", "Allemagne", "Германия"],
    ["Italy", "Italie", "Италия"],
    ["Belgium", "Belgique", "Бельгия"],
    ["United Kingdom", "Royaume-Uni", "Великобритания"],
    ["Belarus", "Biélorussie", "Белоруссия"],
    ["Mali", "Mali", "Мали"],
    ["Burkina Faso", "Burkina Faso", "Буркина-Фасо"],
    ["Niger", "Niger", "Нигер"],
    ["Benin", "Bénin", "Бенин"],
    ["Ghana", "Ghana", "Гана"],
    ["Nigeria", "Nigéria", "Нигерия"],
    ["Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар"],
    ["Senegal", "Sénégal", "Сенегал"],
    ["Morocco", "Maroc", "Марокко"],
    ["Egypt", "Égypte", "Египет"],
    ["United Arab Emirates", "Émirats arabes unis", "ОАЭ"],
    ["Saudi Arabia", "Arabie saoudite", "Саудовская Аравия"],
    ["Qatar", "Qatar", "Катар"],
    ["defence", "défense", "оборона"],
    ["trade", "commerce", "торговля"],
    ["diplomatic", "diplomatique", "дипломатические"],
    ["West", "Ouest", "Запад"],
    ["East", "Est", "Восток"],
    ["West Africa", "Afrique de l’Ouest", "Западная Африка"],
    ["Middle East", "Moyen-Orient", "Ближний Восток"],
    ["Share of ties", "Part des liens", "Доля связей"],
    ["Who stands with whom, 2024", "Qui se tient avec qui, 2024", "Кто с кем, 2024"],
];

pub fn shares(language: &Language) -> Shares {
    let page = page(
        language,
        [
            "Togo has not left France: it has added Russia",
            "Share of the ties of Togo held by each power, 2005–2025, with 90% intervals",
            "Source: Mithaq ledger, 412 reports in Arabic and English. No reports for 2011–2012.",
        ],
        [
            "توغو لم تدر ظهرها لفرنسا بل أضافت روسيا",
            "حصة كل قوة من روابط توغو بين 2005 و2025، مع مدى ثقة 90%",
            "المصدر: سجل ميثاق، 412 تقريرًا بالعربية والإنجليزية (Mithaq ledger). لا تقارير لعامي 2011–2012.",
        ],
    );
    let power = |english, arabic, from: f64, to: f64, wave: f64| {
        let points = (2005..=2025).map(|year| {
            let t = f64::from(year - 2005) / 20.0;
            let value = from + (to - from) * t * t + wave * (f64::from(year % 5) - 2.0);
            let known = !(2011..=2012).contains(&year);
            Point {
                time: f64::from(year),
                value: known.then_some(value),
                band: known.then_some((value - 0.04, value + 0.04)),
            }
        });
        Series { name: say(language, english, arabic), points: points.collect() }
    };
    let mark = |time, interval, english, arabic| ChangePoint {
        time,
        interval,
        label: say(language, english, arabic),
    };
    Shares {
        page,
        powers: vec![
            power("France", "فرنسا", 0.52, 0.28, 0.012),
            power("Russia", "روسيا", 0.04, 0.31, 0.008),
            power("China", "الصين", 0.12, 0.19, -0.01),
            power("United States", "الولايات المتحدة", 0.16, 0.11, 0.006),
            power("Türkiye", "تركيا", 0.03, 0.10, 0.004),
        ],
        marks: vec![
            mark(2019.5, Some((2018.6, 2021.2)), "first turn", "التحول الأول"),
            mark(2022.4, Some((2021.9, 2022.9)), "training mission agreed", "الاتفاق على بعثة تدريب"),
        ],
        ..Shares::default()
    }
}

pub fn timeline(language: &Language) -> Timeline {
    let page = page(
        language,
        [
            "Togo between France and Russia",
            "Steps of agreements, events and relations that reports tell of, 2010–2025",
            "Source: Mithaq ledger. A line with feet is the range in which a date lies.",
        ],
        [
            "توغو بين فرنسا وروسيا",
            "خطوات الاتفاقيات والأحداث والعلاقات كما ترويها التقارير، 2010–2025",
            "المصدر: سجل ميثاق. الخط ذو الطرفين هو المدى الذي يقع فيه التاريخ.",
        ],
    );
    use Kind::{Claim, Event, Relation, Step};
    use Standing::{Claimed, Denied, Done, Planned};
    let mark = |lane, (start, end), kind, standing, english, arabic| Mark {
        lane,
        start,
        end,
        when: format!("{:.0}-{:02}", start.floor(), ((start - start.floor()) * 12.0) as u32 + 1),
        weight: 1.0,
        kind,
        standing,
        label: say(language, english, arabic),
    };
    let marks = vec![
        mark(0, (2010.0, 2025.6), Relation, Done, "principal partner", "الشريك الرئيسي"),
        mark(0, (2012.3, 2012.3), Step, Done, "defence agreement signed", "توقيع اتفاقية دفاع"),
        mark(0, (2014.0, 2014.9), Step, Done, "ratified", "المصادقة عليها"),
        mark(0, (2017.2, 2017.2), Event, Done, "joint exercise near Kara", "مناورة مشتركة قرب كارا"),
        mark(0, (2023.6, 2023.6), Event, Denied, "withdrawal of advisers", "سحب المستشارين"),
        mark(0, (2025.3, 2025.3), Event, Planned, "presidential visit", "زيارة رئاسية"),
        mark(1, (2019.8, 2019.8), Event, Done, "Sochi summit", "قمة سوتشي"),
        mark(1, (2021.1, 2022.4), Step, Claimed, "draft of a technical agreement", "مسودة اتفاقية تقنية"),
        mark(1, (2022.9, 2022.9), Event, Done, "delivery of Mi-17 helicopters", "تسليم مروحيات Mi-17"),
        mark(1, (2023.1, 2023.1), Claim, Claimed, "presidential visit", "زيارة رئاسية"),
        mark(1, (2024.6, 2025.6), Relation, Claimed, "military mission", "بعثة عسكرية"),
        mark(1, (2025.2, 2025.2), Step, Done, "drafted", "الصياغة"),
        mark(1, (2025.55, 2025.55), Step, Done, "ratified by the Duma", "مصادقة مجلس الدوما"),
        mark(1, (2025.4, 2025.4), Step, Planned, "use of the port of Lomé", "استخدام ميناء لومي"),
    ];
    Timeline {
        page,
        lanes: vec![say(language, "France", "فرنسا"), say(language, "Russia", "روسيا")],
        marks,
        ..Timeline::default()
    }
}

const STATES: [(&str, &str); 24] = [
    ("Togo", "توغو"),
    ("France", "فرنسا"),
    ("Germany", "ألمانيا"),
    ("Italy", "إيطاليا"),
    ("Belgium", "بلجيكا"),
    ("United Kingdom", "المملكة المتحدة"),
    ("United States", "الولايات المتحدة"),
    ("Russia", "روسيا"),
    ("Belarus", "بيلاروسيا"),
    ("China", "الصين"),
    ("Mali", "مالي"),
    ("Burkina Faso", "بوركينا فاسو"),
    ("Niger", "النيجر"),
    ("Benin", "بنين"),
    ("Ghana", "غانا"),
    ("Nigeria", "نيجيريا"),
    ("Côte d’Ivoire", "ساحل العاج"),
    ("Senegal", "السنغال"),
    ("Morocco", "المغرب"),
    ("Egypt", "مصر"),
    ("Türkiye", "تركيا"),
    ("United Arab Emirates", "الإمارات العربية المتحدة"),
    ("Saudi Arabia", "السعودية"),
    ("Qatar", "قطر"),
];

/// Togo with so many neighbours; past the names there are, they are numbered.
pub fn network(language: &Language, neighbours: usize) -> Network {
    let community =
        |i: usize| [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3][i % 24];
    let nodes = (0..=neighbours).map(|i| {
        let (english, arabic) = STATES[i % 24];
        let name = say(language, english, arabic);
        let name = if i < 24 { name } else { format!("{name} {}", i / 24 + 1) };
        Node { name, community: community(i) }
    });
    let mut edges: Vec<Edge> = (1..=neighbours)
        .map(|i| Edge { from: 0, to: i, weight: ((i * 7) % 11) as f64 * 0.09 + 0.1, class: (i * 5) % 3 })
        .collect();
    for (from, to) in [(1, 2), (10, 11), (11, 12), (7, 10), (7, 8), (14, 15), (20, 23), (1, 17)] {
        if to <= neighbours {
            edges.push(Edge { from, to, weight: 0.4, class: 0 });
        }
    }
    Network {
        page: page(
            language,
            [
                "The neighbours of Togo, 2024",
                "Ties to 23 states and among them, by the strongest class of each",
                "Source: Mithaq ledger, dyad-years 2024.",
            ],
            [
                "جوار توغو في عام 2024",
                "روابطها بـ23 دولة وفيما بينها، حسب أقوى صنف لكل رابطة",
                "المصدر: سجل ميثاق، بيانات الأزواج السنوية 2024.",
            ],
        ),
        nodes: nodes.collect(),
        edges,
        classes: vec![
            say(language, "defence", "دفاع"),
            say(language, "trade", "تجارة"),
            say(language, "diplomatic", "دبلوماسية"),
        ],
        communities: vec![
            say(language, "West", "الغرب"),
            say(language, "East", "الشرق"),
            say(language, "West Africa", "غرب أفريقيا"),
            say(language, "Middle East", "الشرق الأوسط"),
        ],
        centre: Some(0),
    }
}

/// The same states without a middle: ties within communities and some across.
pub fn graph(language: &Language) -> Network {
    let mut network = network(language, 23);
    network.page.title = say(language, "Who stands with whom, 2024", "من يقف مع من في عام 2024");
    network.page.subtitle = String::new();
    network.centre = None;
    network.edges.clear();
    for from in 0..24 {
        for to in from + 1..24 {
            let same = network.nodes[from].community == network.nodes[to].community;
            let across = (from * 5 + to * 3) % 17 == 0;
            if across || (same && (from + to) % 3 != 0) {
                let weight = 0.2 + ((from + to) % 5) as f64 * 0.2;
                network.edges.push(Edge {
                    from,
                    to,
                    weight,
                    class: if across { 1 } else { (from + to) % 3 },
                });
            }
        }
    }
    network
}

pub fn multiples(language: &Language) -> SmallMultiples {
    let pairs = [
        "TGO–FRA",
        "TGO–RUS",
        "TGO–CHN",
        "TGO–USA",
        "BFA–FRA",
        "BFA–RUS",
        "MLI–FRA",
        "MLI–RUS",
        "NER–FRA",
        "NER–RUS",
        "BEN–FRA",
    ];
    let panels = pairs.iter().enumerate().map(|(i, pair)| {
        let points = (2000..=2024).map(|year| {
            let t = f64::from(year - 2000) / 24.0;
            let way = if pair.ends_with("FRA") { 0.6 - 0.4 * t * t } else { 0.05 + 0.5 * t * t };
            let value = way + 0.05 * (f64::from((year * (i as i32 + 3)) % 7) / 7.0 - 0.5);
            let known = !(i == 4 && (2008..2012).contains(&year));
            Point {
                time: f64::from(year),
                value: known.then_some(value),
                band: known.then_some((value - 0.06, value + 0.06)),
            }
        });
        Series { name: (*pair).to_owned(), points: points.collect() }
    });
    SmallMultiples {
        page: page(
            language,
            [
                "Eleven pairs since 2000",
                "Tie of each pair, as a share of all ties of the first state",
                "Source: Mithaq ledger.",
            ],
            [
                "أحد عشر زوجًا منذ عام 2000",
                "رابطة كل زوج كحصة من جميع روابط الدولة الأولى",
                "المصدر: سجل ميثاق.",
            ],
        ),
        panels: panels.collect(),
        unit: Unit::Share,
        value_name: say(language, "Share of ties", "الحصة من الروابط"),
        ..SmallMultiples::default()
    }
}
