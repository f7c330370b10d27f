//! Intervals of days as EDTF (ISO 8601-2, level 1): `2024-03-12`, `2013/2022`, `2005/..`, `../2014`.

/// From one to another, either of which may be open; nothing where both are.
///
/// ```
/// use mithaq_record::edtf::interval;
///
/// let spelled = |first, last| interval(first, last).unwrap_or_default();
/// assert_eq!(spelled(Some("2013"), Some("2022")), "2013/2022");
/// assert_eq!(spelled(Some("2024-03-12"), Some("2024-03-12")), "2024-03-12");
/// assert_eq!([spelled(Some("2005"), None), spelled(None, Some("2014")), spelled(None, None)], ["2005/..", "../2014", ""]);
/// ```
#[must_use]
pub fn interval(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(first.to_owned()),
        (first, last) => Some(format!("{}/{}", first.unwrap_or(OPEN), last.unwrap_or(OPEN))),
    }
}

/// An end that is open.
pub const OPEN: &str = "..";
