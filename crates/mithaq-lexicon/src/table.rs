//! The compiled lexicon: plain tables, decoded in one go, nothing left to parse.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::forms::Forms;
use crate::grammar::{self, Grammar};
use crate::habits::Habits;
use crate::scales::Scales;
use crate::weights::Weights;

/// Everything the reader knows about the world and its languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// States, cities, people, … Entities are named by their index here.
    pub entities: Vec<Entity>,
    /// The languages, in alphabetical order of their codes.
    pub languages: Vec<Language>,
    /// Quad classes and Goldstein scores.
    pub scales: Scales,
    /// What wordings can mean, in the order of world/concepts.tsv.
    pub concepts: Vec<Concept>,
    /// SipHash-1-3 of all else, hexadecimal: who reads by the same lexicon has the same.
    pub digest: String,
}

impl Lexicon {
    /// The concepts that no rule of a language words.
    pub fn unworded<'l>(&'l self, language: &'l Language) -> impl Iterator<Item = &'l Concept> {
        self.concepts.iter().filter(|concept| language.rules.iter().all(|rule| rule.concept.id != concept.id))
    }
}

/// Something in the world that has a name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Unique among its kind: a state's code, a city's ascii name.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The state (ISO 3166-1 alpha-3) it is or belongs to, or `IGO-…`.
    pub code: Option<String>,
    /// Canonical English name.
    pub name: String,
    /// PLOVER sector.
    pub sector: Option<String>,
    /// People: offices held.
    pub terms: Vec<Term>,
    /// Regions: codes of the states in them.
    pub states: Vec<String>,
    /// Cities: degrees north and east, WGS 84.
    pub at: Option<(f64, f64)>,
    /// Regions with a government of their own that hardly anybody recognises: they act for themselves, not for the state in which
    /// they lie.
    pub breakaway: bool,
    /// Capitals: the organisation that their name stands for, where the report does not speak of the state.
    pub organisation: Option<String>,
    /// States: the day on which they ended, ISO 8601.
    pub until: Option<String>,
}

/// Sorts of entities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A state or territory.
    #[default]
    State,
    /// A capital, whose name also stands for the government.
    Capital,
    /// Another city.
    City,
    /// A building that stands for the government (the Kremlin).
    Seat,
    /// Somebody who holds or held office.
    Person,
    /// A named body of one state (the State Duma).
    Body,
    /// An intergovernmental organisation.
    Organisation,
    /// An armed group or movement.
    Group,
    /// A part of the world.
    Region,
}

/// An office held for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// ISO 3166-1 alpha-3.
    pub state: String,
    /// `head_of_state`, `head_of_government`, `foreign_minister`, …
    pub office: String,
    /// First day, ISO 8601, possibly only a year or month; empty where not known.
    pub from: String,
    /// Last day; empty while it lasts.
    pub to: String,
}

/// One language: its forms and its rules.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Language {
    /// ISO 639-1.
    pub code: String,
    /// What its grammar is like.
    pub habits: Habits,
    /// Folded form → what it can mean.
    pub forms: Forms,
    /// Words by index.
    pub lemmas: Vec<Lemma>,
    /// Rules by index.
    pub rules: Vec<Rule>,
    /// Marks of page furniture.
    pub marks: Vec<Mark>,
    /// What pictures say in it, by the words of the program; empty for a language that has no captions.
    pub captions: BTreeMap<String, String>,
    /// What it calls states first, by their codes.
    pub states: BTreeMap<String, String>,
    /// The same in its other cases, by code and case.
    pub declined: BTreeMap<String, BTreeMap<String, String>>,
    /// The scorer's weights; empty for a language that has none.
    pub weights: Weights,
}

/// One thing a form can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sense {
    /// A name or a word.
    pub what: What,
    /// The form's grammar.
    pub shape: Shape,
    /// The form is feminine.
    pub feminine: bool,
    /// Singular, dual or plural.
    pub number: Number,
    /// The form stands only before an attached pronoun (زيارت in زيارته).
    pub joined: bool,
    /// The name is also an ordinary word, or names something else too.
    pub ambiguous: bool,
    /// Written all in capitals in the lexicon (US, WHO): in small letters it is another word.
    pub upper: bool,
    /// A name, or an adjective made of one, that the lexicon writes with a small letter, as many languages do.
    pub small: bool,
    /// Its last vowel has an accent, which folding takes away.
    pub accented: bool,
}

/// A name or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// Index into [`Lexicon::entities`], and how the form names it.
    Name(u32, Via),
    /// Index into [`Language::lemmas`].
    Word(u32),
}

/// How a form names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Via {
    /// Its name.
    Name,
    /// The adjective made of its name, or the name of its people.
    Demonym,
    /// A short form of a person's name.
    Surname,
}

/// The grammar of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    /// Finite verb, past.
    Past,
    /// Finite verb, present or future.
    Present,
    /// Verbal noun.
    Masdar,
    /// Participle of who does it.
    Active,
    /// Participle of what it is done to.
    Passive,
    /// Noun.
    Noun,
    /// Adjective.
    Adjective,
    /// A form that does not change.
    Fixed,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Number {
    /// One.
    #[default]
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// A word and what the reader uses it for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lemma {
    /// As written in the lexicon (`وقع/يوقع/توقيع`).
    pub spec: String,
    /// What it is good for; empty for a word that only matters as a verb or as part of a rule.
    pub uses: Vec<Use>,
}

/// What the reader uses a word for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Use {
    /// A generic agent: president, army, sources.
    Agent(Agent),
    /// The first half of an adjective of two states, with the code of its state: *franco*-malien.
    Half(String),
    /// A preposition, by its language-neutral label.
    Preposition(Relation),
    /// Denies what it stands before.
    Negation,
    /// Says how real a thing is; some only before a verb in the present (قد).
    Modality {
        /// `planned`, `possible`, …
        means: String,
        /// Only before a verb in the present.
        present: bool,
    },
    /// Somebody speaks.
    Report(Report),
    /// Opens a clause.
    Joint(Joint),
    /// Stands for actors named before.
    Pronoun(Pronoun),
    /// Tells time.
    Time(Time),
    /// An agreement, of this class if the noun alone tells.
    Agreement(String),
    /// A modifier that tells the class of an agreement.
    Class(String),
    /// An obligation in an agreement.
    Scope(String),
    /// A PLOVER context.
    Context(String),
    /// The head of the rule with this index.
    Head(u32),
    /// A verb that carries no meaning of its own: conducted (a visit), was (signed).
    Light,
    /// A determiner or filler that may stand between a preposition and its noun.
    Filler,
    /// Asks a question.
    Question,
    /// Takes a negation back: "nothing but".
    Exception,
    /// Says what an agreement covers: includes, provides for.
    Covers,
    /// A verb form that only carries tense, voice or mood.
    Auxiliary(Auxiliary),
    /// Stands before a noun: the, this, several.
    Determiner,
    /// A full stop behind it ends no sentence.
    Abbreviation,
    /// A verb without a rule: knowing it tells clauses and phrases apart.
    Verb,
    /// A verb whose object does what the verb under it says: asked *Paris* to leave.
    Control,
}

/// What an auxiliary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auxiliary {
    /// is, was, been: with a participle it makes the passive.
    Be,
    /// has, had.
    Have,
    /// do, did, and the modals: a plain verb form follows.
    Modal,
    /// to: the infinitive follows.
    To,
}

/// A generic agent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// PLOVER sector.
    pub sector: String,
    /// The office, where the noun names one.
    pub office: Option<String>,
    /// The words name nobody in particular (sources, observers).
    pub unnamed: bool,
    /// It is a person rather than a body.
    pub person: bool,
    /// Counterpart: the same office in another state.
    pub counterpart: bool,
    /// Behind another noun it is an adjective (عسكري).
    pub adjectival: bool,
    /// "The authorities in Bamako" are Mali's.
    pub seated: bool,
    /// It can only stand for a state: "the country", "the state of".
    pub state: bool,
}

/// How a filler hangs on a trigger. The labels are the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Who does it.
    Subject,
    /// What it is done to.
    Object,
    /// Genitive: the visit *of the president*.
    Of,
    /// A possessive or attached pronoun: *its* invasion.
    Own,
    /// An adjective made from a name: the *Russian* invasion.
    Adjective,
    /// مع, with
    With,
    /// إلى, ل, to
    To,
    /// من, from
    From,
    /// ضد, against
    Against,
    /// بين, between
    Between,
    /// على, on
    On,
    /// في, in
    In,
    /// ب, من قبل, by
    By,
    /// ل, for
    For,
    /// عن, about
    About,
    /// كـ, as
    As,
    /// The one the sentence or the clause before is about.
    Topic,
    /// Whose the thing is that it is done to: rejected *Russian* gas.
    Owner,
    /// The trigger itself names who does it: *demonstrators*.
    Itself,
    /// The subject of the verb above a noun: *plans* to open. Tried last wherever a rule takes a subject.
    Governor,
    /// The state that the report is from and about, where its sentence leaves the party untold: "left the country".
    Home,
}

/// A reporting word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// `neutral`, `doubting` or `endorsing`.
    pub tone: String,
    /// What is said is denied (نفى).
    pub denial: bool,
    /// The speaker follows as a complement (وفقا ل, according to) rather than as a subject.
    pub source: bool,
    /// It only reports before "that" or a quotation; alone it means something else.
    pub strict: bool,
}

/// What a joint does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// Starts a clause of its own (while, where).
    Clause,
    /// Starts a clause that turns against the one before (but).
    Contrast,
    /// Starts a clause about the noun before it (who, which).
    Relative,
    /// "that": what follows is the content.
    Content,
    /// Starts a condition (if).
    Condition,
}

/// What a pronoun-like word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pronoun {
    /// The two states named before.
    Pair,
    /// The two states whose people were named before: "the two presidents".
    People,
    /// Something named before: "that period", "that one".
    That,
    /// it, its: a state or body.
    Its,
    /// he, she, his, her: a person.
    His,
    /// they, their: several.
    Their,
}

/// What a time word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Time {
    /// 1–12.
    Month(u8),
    /// 1 (Monday) – 7.
    Weekday(u8),
    /// A month of the Hijri calendar, 1 (Muharram) – 12.
    Hijri(u8),
    /// A cardinal number.
    Number(u32),
    /// A day of a month in words: the first.
    Ordinal(u8),
    /// Year, month, week, day, decade, century.
    Unit(Unit),
    /// Two of them, where the language has a dual.
    Two(Unit),
    /// Past (−1), present (0), next (+1).
    Shift(i8),
    /// Days from the day of publication: yesterday −1.
    Day(i8),
    /// Spring 21, summer 22, autumn 23, winter 24 (EDTF).
    Season(u8),
    /// A decade of a century: the sixties 60.
    Decade(u8),
    /// Beginning, middle, end of.
    Part(i8),
    /// Since.
    Since,
    /// Until.
    Until,
    /// For, over (a time).
    During,
    /// Ago.
    Ago,
    /// Before (−1) or after (+1) the point told last: a day *later*.
    Away(i8),
    /// Earlier point: "that period".
    Then,
    /// Ahead of now: in (two weeks).
    Ahead,
    /// So many days from the day told before, or right behind: the day after +1, the eve −1.
    Beside(i8),
    /// The same day, month or year as told before.
    Same(Unit),
    /// The next (+1) or last (−1) of its name from the date told before.
    Following(i8),
    /// So many months in one word: half a year.
    Months(u8),
    /// Some, a few: of how many nothing is told.
    Few,
    /// Makes a decade of the round number behind it: *années* 60.
    Decades,
    /// Day of, date of: stands before a date and says nothing more.
    On,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Saturday and Sunday.
    Weekend,
    /// Three months of a year.
    Quarter,
    /// Six months of a year.
    Half,
}

/// What a wording means, whatever its language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Concept {
    /// `visit`.
    pub id: String,
    /// `event`, `agreement`, `relation` or `claim`.
    pub kind: String,
    /// What the record's `type` becomes; of an agreement the step.
    pub type_: String,
    /// What the type becomes where the thing is only planned, offered or promised.
    pub planned_as: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Both sides do the same to each other: all parties are actors.
    pub reciprocal: bool,
    /// It holds or goes on over a time, so that "since" can date it.
    pub lasting: bool,
}

/// A rule: a trigger, who fills which role, and what it records.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its path: `ar/events/consult#visit`.
    pub id: String,
    /// What it means.
    pub concept: Concept,
    /// The modality the rule itself brings.
    pub modality: Option<String>,
    /// The rule holds only of what is affirmed, or only of what is denied.
    pub polarity: Option<Side>,
    /// One of these words must follow the head in its clause, the nearer the better.
    pub with: Vec<u32>,
    /// None of these words may stand in the clause.
    pub without: Vec<u32>,
    /// One of these words must stand near the head in its sentence, before or behind it.
    pub beside: Vec<u32>,
    /// How many words may stand between head and `with`.
    pub gap: u8,
    /// Ways to fill the first role, best first.
    pub actor: Vec<Relation>,
    /// Ways to fill the second role, best first.
    pub recipient: Vec<Relation>,
    /// Behind one of these words the next party fills the second role, if nothing nearer does.
    pub toward: Vec<u32>,
    /// Which roles must be filled: `both`, `actor`, `recipient`, `any`.
    pub needs: Needs,
    /// A verb whose passive is spelled like its active (قتل): with nothing but a subject it is passive.
    pub passive: bool,
    /// 0 to 1: how often the trigger alone means what the rule says.
    pub weight: f32,
}

/// Affirmed or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Said to be so.
    Affirmed,
    /// Said not to be so.
    Denied,
}

/// Which roles must be filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// Actor and recipient.
    #[default]
    Both,
    /// Actor and recipient, each a state, an organisation or their people.
    States,
    /// At least the actor.
    Actor,
    /// At least the recipient.
    Recipient,
    /// One of them.
    Any,
    /// One of them, and it must be a state, an organisation or their people.
    Known,
    /// Neither: the word alone tells that it happened.
    None,
}

/// A mark of page furniture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it marks: `related`, `follow`, `rights`, …
    pub kind: String,
    /// Where in a line it stands.
    pub place: MarkPlace,
    /// Folded text.
    pub text: String,
}

/// Where in a line a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkPlace {
    /// It is the whole line.
    Whole,
    /// The line starts with it.
    Start,
    /// It stands anywhere in the line.
    Anywhere,
}

impl Term {
    /// Whether the office is held on a day (ISO 8601). A bound that tells only a year or month holds
    /// for all of it; a term without a first day holds never, because nothing says when.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        let prefix = |bound: &str| day.get(..bound.len().min(day.len())).unwrap_or(day).to_owned();
        !self.from.is_empty()
            && self.from.as_str() <= prefix(&self.from).as_str()
            && (self.to.is_empty() || prefix(&self.to).as_str() <= self.to.as_str())
    }
}

impl Language {
    /// What it does with its words that no list can say.
    #[must_use]
    pub fn grammar(&self) -> &'static dyn Grammar {
        grammar::of(&self.code)
    }
}

impl Lexicon {
    /// Decodes a compiled lexicon.
    ///
    /// # Errors
    /// What the decoder found wrong; bytes made by this version's [`crate::compile`] decode.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    /// The compiled lexicon as bytes.
    ///
    /// # Errors
    /// Out of memory.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The language with this ISO 639-1 code.
    #[must_use]
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.code == code)
    }
}
