//! The network around a state.

use mithaq_alignment::{Link, Neighbours, Rules, Sources};

use crate::ledgers::{ledger, report, step};

#[test]
fn partners_and_what_they_have_among_each_other() {
    let says = [
        step("defence", &["TGO", "FRA"], "signed", "1963-07-10"),
        step("defence cooperation", &["TGO", "RUS"], "signed", "2025-04-03"),
        step("defence", &["FRA", "CIV"], "signed", "1961-04-24"),
        step("training", &["FRA", "RUS"], "signed", "1999-01-01"),
        step("training", &["FRA", "RUS"], "denounced", "2014-03-01"),
    ];
    let (_folder, ledger) = ledger(&[report("r", "2025-06-01", &says)], &[]);
    let around = |year| {
        Neighbours::around(&ledger, "TGO", year, &Sources::named("news"), &Rules::default()).expect("reads")
    };
    let now = around(2025);
    assert_eq!(now.states, ["FRA", "RUS", "TGO"], "Ivory Coast is no partner of Togo");
    let of = |one, other, level| Link { one, other, agreements: 1, level };
    assert_eq!(now.ties, [of(0, 2, 3), of(1, 2, 1)], "what was denounced is no tie");
    assert_eq!(now.communities.len(), 3);
    assert_eq!(around(1970).states, ["FRA", "TGO"]);
    let none = around(1950);
    assert_eq!((none.states.as_slice(), none.ties.len()), (&["TGO".to_owned()][..], 0));
}
