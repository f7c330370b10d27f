//! What is in force beside the counts of dyads.

use mithaq_alignment::{Rules, Stock};
use mithaq_exchange::export::Beside;

use crate::ledgers::{ally, ledger, report, step};

#[test]
fn what_is_in_force_by_source_and_blank_where_nothing_is_known() {
    let (_folder, ledger) = ledger(
        &[report("a", "2010-08-01", &[step("defence", &["TGO", "FRA"], "signed", "2009-07-10")])],
        &[
            ally("atop", "1", "TGO", ("1963-07-10", ""), "consultation"),
            ally("atop", "1", "FRA", ("1963-07-10", ""), "consultation"),
        ],
    );
    let stock = Stock::read(&ledger, &Rules::default()).expect("reads");
    let cells = |period| stock.cells("TGO", "FRA", period).join(",");
    assert_eq!(stock.codebook().columns.len(), stock.cells("TGO", "FRA", "2009").len());
    for (period, told) in [
        ("1950", "0,0,0,0,,"),
        ("2009", "1,3,1,2,,"),
        ("2009-06", "0,0,1,2,,"),
        ("2009-07", "1,3,1,2,,"),
        ("2015", ",,1,2,,"),
        ("2019", ",,,,,"),
    ] {
        assert_eq!(cells(period), told, "{period}");
    }
    assert_eq!(stock.cells("TGO", "RUS", "2010").join(","), "0,0,0,0,,");
}
