//! A web site on loopback that ends with its test.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Request, Response, Server};

/// What the site is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub path: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What it answers.
#[derive(Debug, Default)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    pub fn html(body: &str) -> Self {
        Self::status(200).with("Content-Type", "text/html; charset=utf-8").holding(body)
    }

    pub fn feed(entries: &[&str]) -> Self {
        let item = |path: &&str| format!("<item><title>{path}</title><link>{path}</link></item>");
        let items: String = entries.iter().map(item).collect();
        Self::status(200)
            .holding(format!("<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"))
    }

    pub fn to(location: impl Into<String>) -> Self {
        Self::status(302).with("Location", location)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn holding(mut self, body: impl AsRef<[u8]>) -> Self {
        self.body = body.as_ref().to_vec();
        self
    }
}

pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Site {
    /// On 127.0.0.1.
    pub fn new(reply: impl Fn(&Asked) -> Reply + Send + 'static) -> Self {
        Self::on("127.0.0.1", reply)
    }

    pub fn on(address: &str, reply: impl Fn(&Asked) -> Reply + Send + 'static) -> Self {
        let server = Arc::new(Server::http((address, 0)).expect("a port"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (serving, noted) = (Arc::clone(&server), Arc::clone(&asked));
        let thread = thread::spawn(move || {
            for request in serving.incoming_requests() {
                let asked = read(&request);
                noted.lock().expect("one thread").push(asked.clone());
                answer(request, reply(&asked));
            }
        });
        Self { server, thread: Some(thread), asked }
    }

    pub fn url(&self, path: &str) -> String {
        let address: SocketAddr = self.server.server_addr().to_ip().expect("an address");
        format!("http://{address}{path}")
    }

    /// The paths asked since the last time, robots.txt among them.
    pub fn asked(&self) -> Vec<String> {
        self.requests().into_iter().map(|asked| asked.path).collect()
    }

    pub fn requests(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().expect("one thread"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn read(request: &Request) -> Asked {
    let header = |h: &Header| (h.field.to_string(), h.value.to_string());
    Asked { path: request.url().to_owned(), headers: request.headers().iter().map(header).collect() }
}

fn answer(request: Request, Reply { status, headers, body }: Reply) {
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        response.add_header(Header::from_bytes(name, value).expect("a header"));
    }
    // The client may have hung up: that is what some tests are about.
    let _ = request.respond(response);
}
