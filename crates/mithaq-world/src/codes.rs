//! Codes of states and groups in other lists: FIPS 10-4, CAMEO.

use crate::lists::{CAMEO_ACTORS, FIPS};
use crate::states::is_state;

/// The state with this FIPS 10-4 code.
#[must_use]
pub fn of_fips(fips: &str) -> Option<&'static str> {
    FIPS.rows.iter().find(|row| row.get("fips") == fips).map(|row| row.get("state"))
}

/// The FIPS 10-4 code of a state; empty where it has none.
#[must_use]
pub fn to_fips(code: &str) -> &'static str {
    FIPS.rows.iter().find(|row| row.get("state") == code).map_or("", |row| row.get("fips"))
}

/// The state or organisation behind a CAMEO code of a country or of a known group.
#[must_use]
pub fn of_cameo(cameo: &str) -> Option<String> {
    let row = CAMEO_ACTORS.rows.iter().find(|row| row.get("cameo") == cameo);
    let listed = row.and_then(|row| row.some("state").or_else(|| row.some("organisation")));
    listed.or_else(|| is_state(cameo).then(|| cameo.to_owned()))
}

/// The CAMEO code of a known group; nothing for states, whose CAMEO code is ours, and for groups it does not know.
#[must_use]
pub fn to_cameo(organisation: &str) -> Option<&'static str> {
    CAMEO_ACTORS.rows.iter().find(|row| row.get("organisation") == organisation).map(|row| row.get("cameo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_other_systems() {
        assert_eq!((of_fips("TO"), of_fips("GZ"), of_fips("??")), (Some("TGO"), Some("PSE"), None));
        assert_eq!((to_fips("SRB"), to_fips("PSE"), to_fips("IGO-UN")), ("RI", "WE", ""));
        for (cameo, code) in [("ROM", "ROU"), ("TGO", "TGO"), ("EEC", "IGO-EU")] {
            assert_eq!(of_cameo(cameo).as_deref(), Some(code));
        }
        assert_eq!(of_cameo("AFR"), None);
        assert_eq!(to_cameo("IGO-NATO"), Some("NAT"));
    }
}
