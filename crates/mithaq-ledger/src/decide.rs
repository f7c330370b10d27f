//! Reviewers' decisions: appended like everything else, never undone but by a later one.

pub(crate) mod correction;
