//! What holds over a time between two.

use crate::words::words;

words! {
    /// The kind of a relation.
    RelationType {
        /// The second is an ally, or the main partner, of the first.
        PrincipalPartner = "principal partner",
        /// The first has a say in the second.
        Influence = "influence",
        /// They have relations.
        DiplomaticRelations = "diplomatic relations",
        /// The first has an embassy or other mission in the second.
        Mission = "mission",
        /// The first has a base or standing troops in the second.
        Base = "base",
        /// The first is a member of the second.
        Membership = "membership",
        /// They are at odds.
        Dispute = "dispute",
        /// The first is a threat to the second.
        Threat = "threat",
    }
}

impl RelationType {
    /// Who is named first says nothing.
    #[must_use]
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::DiplomaticRelations | Self::Dispute)
    }
}
