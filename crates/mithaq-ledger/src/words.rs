//! Words of closed lists, as the contract spells them, in and out of columns.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use serde::de::value::Error as Unknown;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

/// An enum of unit variants that stands in a column under its name in the contract.
pub(crate) struct Word<T>(pub(crate) T);

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word: Result<T, Unknown> = Deserialize::deserialize(value.as_str()?.into_deserializer());
        word.map(Self).map_err(|unknown| FromSqlError::Other(unknown.into()))
    }
}

/// The name of a unit variant in the contract: `affirmed` for `Polarity::Affirmed`.
pub(crate) fn spelling<T: Serialize>(word: &T) -> &'static str {
    serde_variant::to_variant_name(word).unwrap_or_else(|other| unreachable!("not a unit variant: {other:?}"))
}

#[cfg(test)]
mod tests {
    use mithaq::{Kind, Modality, SpeakerKind};

    use super::*;

    #[test]
    fn words_are_those_of_the_contract() {
        assert_eq!(spelling(&Modality::Predicted), "predicted");
        assert_eq!(spelling(&SpeakerKind::Unnamed), "unnamed");
        let back = Word::<Kind>::column_result(ValueRef::Text(b"claim")).map(|word| word.0);
        assert_eq!(back.ok(), Some(Kind::Claim));
        assert!(Word::<Kind>::column_result(ValueRef::Text(b"rumour")).is_err());
    }
}
