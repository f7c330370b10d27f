//! The steps of an agreement: in which order they come, which tell the same moment, and what they do to its force.
//!
//! | step | does |
//! |---|---|
//! | drafted, negotiated, initialled | prepares it |
//! | finalised, concluded, signed, ratified, in force | puts it in force |
//! | amended, extended | renews it, and so puts it in force |
//! | suspended, denounced, expired | ends its force |
//!
//! Whatever counts, weighs, merges or shows agreements goes by this and by nothing else. After an end only a step that puts it in
//! force takes it up again; new talks do not.

use crate::words::words;

words! {
    /// A step in the life of an agreement, in the order of that life.
    Step {
        /// Its text is being written.
        Drafted = "drafted",
        /// It is negotiated.
        Negotiated = "negotiated",
        /// The negotiators have initialled its text.
        Initialled = "initialled",
        /// Its text is final.
        Finalised = "finalised",
        /// It is there; with no word on which step.
        Concluded = "concluded",
        /// It is signed.
        Signed = "signed",
        /// A body of a party has approved it.
        Ratified = "ratified",
        /// It is in force, or in force again.
        InForce = "in force",
        /// Its text is changed.
        Amended = "amended",
        /// Its time is made longer.
        Extended = "extended",
        /// It is put out of force for a time.
        Suspended = "suspended",
        /// A party has ended it.
        Denounced = "denounced",
        /// Its time has run out.
        Expired = "expired",
    }
}

impl Step {
    /// How far an agreement has come with it.
    #[must_use]
    pub const fn order(self) -> usize {
        self as usize
    }

    /// The step that stands for the moment it tells: reports mix up steps of one moment.
    #[must_use]
    pub const fn moment(self) -> Self {
        match self {
            Self::Drafted | Self::Negotiated | Self::Initialled => Self::Drafted,
            Self::Concluded | Self::Signed => Self::Signed,
            Self::Denounced | Self::Expired => Self::Denounced,
            other => other,
        }
    }

    /// It comes before the agreement.
    #[must_use]
    pub const fn prepares(self) -> bool {
        matches!(self, Self::Drafted | Self::Negotiated | Self::Initialled)
    }

    /// With it the agreement binds, or binds again.
    #[must_use]
    pub const fn puts_in_force(self) -> bool {
        !self.prepares() && !self.ends()
    }

    /// It goes on with an agreement that was in force before.
    #[must_use]
    pub const fn renews(self) -> bool {
        matches!(self, Self::Amended | Self::Extended)
    }

    /// With it the agreement binds no longer.
    #[must_use]
    pub const fn ends(self) -> bool {
        matches!(self, Self::Suspended | Self::Denounced | Self::Expired)
    }

    /// It is told of agreements that may be old: without a date it says that there is one, not when it came about.
    #[must_use]
    pub const fn is_timeless(self) -> bool {
        matches!(self, Self::Concluded | Self::InForce)
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    /// A table of what each step does, written out so that a change of one is a change of this.
    #[test]
    fn what_each_step_does() {
        let table: Vec<String> = Step::ALL
            .iter()
            .map(|step| {
                let does = match (step.prepares(), step.renews(), step.puts_in_force(), step.ends()) {
                    (true, false, false, false) => "prepares",
                    (false, false, true, false) => "puts in force",
                    (false, true, true, false) => "renews",
                    (false, false, false, true) => "ends",
                    other => panic!("{step}: {other:?}"),
                };
                format!("{} {step} ({}) {does}", step.order(), step.moment())
            })
            .collect();
        assert_eq!(
            table,
            [
                "0 drafted (drafted) prepares",
                "1 negotiated (drafted) prepares",
                "2 initialled (drafted) prepares",
                "3 finalised (finalised) puts in force",
                "4 concluded (signed) puts in force",
                "5 signed (signed) puts in force",
                "6 ratified (ratified) puts in force",
                "7 in force (in force) puts in force",
                "8 amended (amended) renews",
                "9 extended (extended) renews",
                "10 suspended (suspended) ends",
                "11 denounced (denounced) ends",
                "12 expired (denounced) ends",
            ]
        );
        assert_eq!(Step::named("ended"), None);
    }
}
