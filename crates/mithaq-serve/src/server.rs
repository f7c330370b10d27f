//! The server: connections, how many and for how long, and how it stops.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use mithaq_ledger::Ledger;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::app;

/// Connections that are open at once; more wait to be accepted.
const CONNECTIONS: usize = 1024;
/// The head of a request must be there by then, also that of the next one on a connection kept open.
const HEAD: Duration = Duration::from_secs(15);
/// Bytes of the head of a request.
const HEAD_BYTES: usize = 32 * 1024;
/// What is being answered when the server is to stop may take so much longer.
const LAST: Duration = Duration::from_secs(10);

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] mithaq_ledger::Error),
    /// No folder for the ledger of the examples.
    #[error("no temporary folder for the example reports: {0}")]
    Folder(std::io::Error),
    /// Nobody can be listened to there.
    #[error("cannot listen at {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The system gives no threads, or no signals.
    #[error("cannot start: {0}")]
    Start(std::io::Error),
}

/// Pages of one ledger at one address.
#[derive(Debug)]
pub struct Server {
    runtime: tokio::runtime::Runtime,
    listener: TcpListener,
    address: SocketAddr,
    app: axum::Router,
}

impl Server {
    /// Listens, and answers nobody yet. The ledger must be there; `names` are those by which the server is called besides
    /// `localhost` and addresses in numbers.
    ///
    /// # Errors
    /// Where the ledger cannot be read, or the address is taken.
    pub fn bind(ledger: PathBuf, address: SocketAddr, names: Vec<String>) -> Result<Self, Error> {
        Ledger::open_read_only(&ledger)?;
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Start)?;
        let listener = runtime.block_on(TcpListener::bind(address));
        let listener = listener.map_err(|source| Error::Listen { address, source })?;
        let address = listener.local_addr().map_err(|source| Error::Listen { address, source })?;
        Ok(Self { runtime, listener, address, app: app::router(ledger, names) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the process is told to end (Ctrl-C, SIGTERM); what is being answered then is answered still.
    ///
    /// # Errors
    /// Where the system gives no signals.
    pub fn run(self) -> Result<(), Error> {
        let Self { runtime, listener, app, .. } = self;
        runtime.block_on(async {
            let told = told_to_end().map_err(Error::Start)?;
            answer(listener, app, told).await;
            Ok::<_, Error>(())
        })?;
        // Readings that go on for long are not waited for.
        runtime.shutdown_background();
        Ok(())
    }
}

async fn answer(listener: TcpListener, app: axum::Router, told: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let open = GracefulShutdown::new();
    let mut told = std::pin::pin!(told);
    loop {
        let next = next(&listener, &room);
        tokio::select! {
            (stream, place) = next => serve(stream, place, &app, &open),
            () = &mut told => break,
        }
    }
    drop(listener);
    // Whoever has not been answered by then is not waited for.
    let _ = tokio::time::timeout(LAST, open.shutdown()).await;
}

/// The next connection, once there is room for it.
async fn next(listener: &TcpListener, room: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(room).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, place),
            // Out of files, or gone before it was accepted: others may come.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

fn serve(
    stream: TcpStream,
    place: Option<OwnedSemaphorePermit>,
    app: &axum::Router,
    open: &GracefulShutdown,
) {
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app.clone()));
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // Whoever breaks off is gone: nobody to tell.
        let _ = connection.await;
        drop(place);
    });
}

/// Ctrl-C, and where there are signals SIGTERM.
#[cfg(unix)]
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
