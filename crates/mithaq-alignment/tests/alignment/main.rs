//! Ties and measures over small ledgers.

mod ledgers;
mod measures;
mod neighbours;
mod stock;
mod ties;
