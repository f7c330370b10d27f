//! What happens: PLOVER's types of events, their modes, and the classes they are counted by.
//!
//! Which modes a type has and which CAMEO codes stand for both is a list that people edit (`lexicon/world/event_types.tsv`,
//! `event_modes.tsv`); `mithaq lexicon check` holds it against the words here.

use crate::words::words;

words! {
    /// One of PLOVER's sixteen types of events, in the order of its manual (September 2021).
    EventType {
        /// Agrees, promises.
        Agree = "AGREE",
        /// Meets, visits, telephones, mediates.
        Consult = "CONSULT",
        /// Praises, recognises, backs.
        Support = "SUPPORT",
        /// Gives in.
        Concede = "CONCEDE",
        /// Works together.
        Cooperate = "COOPERATE",
        /// Gives aid.
        Aid = "AID",
        /// Withdraws, releases, disarms.
        Retreat = "RETREAT",
        /// Asks for, demands.
        Request = "REQUEST",
        /// Blames, condemns, investigates.
        Accuse = "ACCUSE",
        /// Refuses.
        Reject = "REJECT",
        /// Threatens.
        Threaten = "THREATEN",
        /// Demonstrates, strikes, riots.
        Protest = "PROTEST",
        /// Expels, cuts off, convicts.
        Sanction = "SANCTION",
        /// Sends troops, makes ready.
        Mobilize = "MOBILIZE",
        /// Arrests, bans, seizes.
        Coerce = "COERCE",
        /// Attacks, kills.
        Assault = "ASSAULT",
    }
}

words! {
    /// The classes that events are counted by: 1 to 4 in records, columns under their names.
    QuadClass {
        /// 1
        VerbalCooperation = "verbal_cooperation",
        /// 2
        MaterialCooperation = "material_cooperation",
        /// 3
        VerbalConflict = "verbal_conflict",
        /// 4
        MaterialConflict = "material_conflict",
    }
}

impl EventType {
    /// The class that PLOVER counts the type in.
    #[must_use]
    pub const fn quad_class(self) -> QuadClass {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => QuadClass::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => QuadClass::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => QuadClass::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => {
                QuadClass::MaterialConflict
            }
        }
    }
}

impl QuadClass {
    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The class with this number.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.number() == number)
    }

    /// That of a CAMEO code, as GDELT draws the line: by root, 01–05, 06–08, 09–13, 14–20.
    #[must_use]
    pub fn of_cameo(code: &str) -> Option<Self> {
        match code.get(..2)?.parse::<u8>().ok()? {
            1..=5 => Some(Self::VerbalCooperation),
            6..=8 => Some(Self::MaterialCooperation),
            9..=13 => Some(Self::VerbalConflict),
            14..=20 => Some(Self::MaterialConflict),
            _ => None,
        }
    }
}

words! {
    /// How an event of a type was done. Several types share a word.
    Mode {
        /// CONSULT
        Visit = "visit",
        /// CONSULT, REQUEST, REJECT
        Meet = "meet",
        /// CONSULT
        Phone = "phone",
        /// CONSULT
        ThirdParty = "third-party",
        /// CONSULT
        Multilateral = "multilateral",
        /// COOPERATE
        Exercise = "exercise",
        /// AID
        Military = "military",
        /// AID
        Economic = "economic",
        /// AID
        Humanitarian = "humanitarian",
        /// AID
        Asylum = "asylum",
        /// RETREAT, SANCTION
        Withdraw = "withdraw",
        /// RETREAT
        Release = "release",
        /// RETREAT
        Ease = "ease",
        /// RETREAT
        Return = "return",
        /// RETREAT
        Disarm = "disarm",
        /// RETREAT
        Ceasefire = "ceasefire",
        /// RETREAT
        Access = "access",
        /// RETREAT
        Resign = "resign",
        /// RETREAT
        Surrender = "surrender",
        /// REQUEST, REJECT
        Assist = "assist",
        /// REQUEST, REJECT
        Change = "change",
        /// REQUEST, REJECT
        Yield = "yield",
        /// REJECT
        Veto = "veto",
        /// ACCUSE
        Disapprove = "disapprove",
        /// ACCUSE
        Investigate = "investigate",
        /// ACCUSE
        Allege = "allege",
        /// THREATEN, COERCE
        Restrict = "restrict",
        /// THREATEN, COERCE
        Ban = "ban",
        /// THREATEN, COERCE
        Arrest = "arrest",
        /// THREATEN
        Relations = "relations",
        /// THREATEN
        Attack = "attack",
        /// PROTEST
        Demo = "demo",
        /// PROTEST
        Riot = "riot",
        /// PROTEST
        Strike = "strike",
        /// PROTEST
        Hunger = "hunger",
        /// PROTEST
        Boycott = "boycott",
        /// PROTEST
        Obstruct = "obstruct",
        /// SANCTION
        Convict = "convict",
        /// SANCTION
        Expel = "expel",
        /// SANCTION
        Discontinue = "discontinue",
        /// MOBILIZE
        Troops = "troops",
        /// MOBILIZE
        Weapons = "weapons",
        /// MOBILIZE
        Police = "police",
        /// MOBILIZE
        Militia = "militia",
        /// COERCE
        Seize = "seize",
        /// COERCE
        Censor = "censor",
        /// COERCE
        Curfew = "curfew",
        /// COERCE
        MartialLaw = "martial-law",
        /// COERCE
        Deport = "deport",
        /// COERCE
        Withhold = "withhold",
        /// COERCE
        Misinformation = "misinformation",
        /// COERCE
        Cyber = "cyber",
        /// ASSAULT
        Beat = "beat",
        /// ASSAULT
        Torture = "torture",
        /// ASSAULT
        Execute = "execute",
        /// ASSAULT
        Sexual = "sexual",
        /// ASSAULT
        Assassinate = "assassinate",
        /// ASSAULT
        Primitive = "primitive",
        /// ASSAULT
        Firearms = "firearms",
        /// ASSAULT
        Explosives = "explosives",
        /// ASSAULT
        SuicideAttack = "suicide-attack",
        /// ASSAULT
        HeavyWeapons = "heavy-weapons",
        /// ASSAULT
        Abduct = "abduct",
        /// ASSAULT
        CrowdControl = "crowd-control",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quad_classes() {
        assert_eq!(EventType::Retreat.quad_class().number(), 2);
        assert_eq!(QuadClass::numbered(3), Some(QuadClass::VerbalConflict));
        assert_eq!((QuadClass::numbered(0), QuadClass::numbered(5)), (None, None));
        let of_cameo = |code| QuadClass::of_cameo(code).map(QuadClass::number);
        assert_eq!(
            ["010", "06", "130", "14", "204", "21", ""].map(of_cameo),
            [Some(1), Some(2), Some(3), Some(4), Some(4), None, None]
        );
    }
}
