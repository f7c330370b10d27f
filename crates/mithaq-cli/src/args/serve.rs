//! What `mithaq serve` is told.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

pub(crate) const HELP: &str = "\
Examples:
  mithaq serve --ledger sahel.ledger       (until Ctrl-C)
  mithaq serve                             (without a ledger: the example reports)
  mithaq serve --listen 127.0.0.1:8080

The pages only read the ledger; reports can be added meanwhile. docs/pages.md has the addresses.";

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The ledger [default: mithaq.ledger; where there is none, one of the example reports, thrown away at the end]
    #[arg(long, value_name = "FILE", env = "MITHAQ_LEDGER")]
    pub ledger: Option<PathBuf>,
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8745")]
    pub listen: SocketAddr,
    /// A name by which the server is called besides localhost and addresses in numbers; requests under other names are refused
    #[arg(long = "name", value_name = "HOST")]
    pub names: Vec<String>,
}
