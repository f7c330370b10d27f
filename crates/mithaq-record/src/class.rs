//! What an agreement is about: its class, and the obligations in it.

use crate::words::words;

words! {
    /// The class of an agreement.
    AgreementClass {
        /// Each helps the other where it is attacked.
        Defence = "defence",
        /// Military or security cooperation in general.
        DefenceCooperation = "defence cooperation",
        /// Arms, spare parts, repair, technicians.
        MilitaryTechnical = "military technical",
        /// The rights of one's forces in the other's land.
        StatusOfForces = "status of forces",
        /// A base, or the use of one.
        Basing = "basing",
        /// Training of forces.
        Training = "training",
        /// What one's services tell the other's.
        Intelligence = "intelligence",
        /// A sale or gift of arms.
        Arms = "arms",
        /// Neither attacks the other.
        NonAggression = "non-aggression",
        /// Where the border lies, and who may cross it.
        Border = "border",
        /// The end of a war or of fighting.
        Peace = "peace",
        /// Ambassadors, embassies.
        DiplomaticRelations = "diplomatic relations",
        /// Trade, energy, money, transport.
        Trade = "trade",
        /// None of these, or not told.
        Other = "other",
        /// Only a word that points back to an agreement told before ("the document").
        Reference = "reference",
    }
}

impl AgreementClass {
    /// It is about forces or arms; reports of one agreement mix these classes up.
    #[must_use]
    pub const fn is_military(self) -> bool {
        matches!(
            self,
            Self::Defence
                | Self::DefenceCooperation
                | Self::MilitaryTechnical
                | Self::StatusOfForces
                | Self::Basing
                | Self::Training
                | Self::Intelligence
                | Self::Arms
        )
    }

    /// It says so little that any other may be meant.
    #[must_use]
    pub const fn is_vague(self) -> bool {
        matches!(self, Self::Other | Self::Reference)
    }
}

words! {
    /// An obligation that a report, or a dataset of alliances, tells of.
    Obligation {
        /// To train the other's forces.
        Training = "training",
        /// To hold exercises together.
        JointExercises = "joint exercises",
        /// To tell each other what services know.
        IntelligenceSharing = "intelligence sharing",
        /// To help with equipment.
        TechnicalAssistance = "technical assistance",
        /// To help with hospitals, medicine, doctors.
        MedicalAssistance = "medical assistance",
        /// To deliver arms.
        Arms = "arms",
        /// To let the other use a base.
        Basing = "basing",
        /// To consult in a crisis.
        Consultation = "consultation",
        /// To help where the other is attacked.
        Defence = "defence",
        /// To join where the other attacks. Datasets of alliances only.
        Offence = "offence",
        /// To help nobody who is at war with the other. Datasets of alliances only.
        Neutrality = "neutrality",
        /// To fight terrorism together.
        CounterTerrorism = "counter-terrorism",
        /// To keep seas safe together.
        MaritimeSecurity = "maritime security",
        /// To supply the other's forces.
        Logistics = "logistics",
        /// To let goods or forces through.
        Transit = "transit",
        /// To deliver energy.
        Energy = "energy",
        /// To trade.
        Trade = "trade",
        /// Not to attack.
        NonAggression = "non-aggression",
    }
}

impl Obligation {
    /// Its forces or services work with the other's, or it is bound in war.
    #[must_use]
    pub const fn is_military(self) -> bool {
        !matches!(
            self,
            Self::TechnicalAssistance | Self::MedicalAssistance | Self::Transit | Self::Energy | Self::Trade
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{AgreementClass, Obligation};

    #[test]
    fn what_is_military() {
        let classes = AgreementClass::ALL.iter().filter(|class| !class.is_military());
        assert_eq!(
            classes.map(|class| class.name()).collect::<Vec<_>>(),
            ["non-aggression", "border", "peace", "diplomatic relations", "trade", "other", "reference"]
        );
        let obligations = Obligation::ALL.iter().filter(|one| !one.is_military());
        assert_eq!(
            obligations.map(|one| one.name()).collect::<Vec<_>>(),
            ["technical assistance", "medical assistance", "transit", "energy", "trade"]
        );
    }
}
