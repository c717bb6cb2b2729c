//! The release as a web site of this machine.
//!
//! Invariant: every [`Site`] has a port, and so an origin, of its own: what one story stored, another never
//! sees. It serves; it does not build.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use xtask::checkout::Checkout;
use xtask::serve::{Door, Folder, Server};

use crate::Failure;

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Release(Folder);

/// Where the release lies: in `dist/`, or in the folder named by `LATERAL_DIST`.
pub fn folder() -> PathBuf {
    match std::env::var_os("LATERAL_DIST") {
        Some(folder) => folder.into(),
        None => Checkout::current().dist(),
    }
}

impl Release {
    /// The release as it was built.
    pub fn built() -> Result<Self, Failure> {
        Folder::new(&folder()).map(Self)
    }

    /// The same with one file replaced or added.
    pub fn with_file(self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self(self.0.replacing(name, content))
    }

    /// Serves it.
    pub fn serve(self) -> Result<Site, Failure> {
        let server = Server::start(self.0, Door::open(0)?)?;
        let turnstile = Turnstile::before(&server.url()).map_err(|error| {
            Failure::new(
                format!("No port could be opened for a story: {error}."),
                "Run the story again.",
            )
        })?;
        Ok(Site { turnstile, server })
    }
}

/// A release being served.
pub struct Site {
    // First, so that nobody is let through to a server that is gone.
    turnstile: Turnstile,
    #[expect(dead_code, reason = "held so that it goes on serving")]
    server: Server,
}

impl Site {
    /// The address of a route, such as `#/lesson/article`.
    pub fn address(&self, route: &str) -> String {
        format!("http://127.0.0.1:{}/{route}", self.turnstile.port)
    }
}

/// Lets every request through on a connection of its own.
///
/// The server keeps a thread busy for every connection that stays open, and hands a burst of new ones to
/// threads that are taken already: a browser's sixth connection then waits for ever.
struct Turnstile {
    port: u16,
    closed: Arc<AtomicBool>,
}

impl Turnstile {
    fn before(server: &str) -> io::Result<Self> {
        let server = server
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let closed = Arc::new(AtomicBool::new(false));
        let shut = Arc::clone(&closed);
        thread::spawn(move || {
            for visitor in listener.incoming().flatten() {
                if shut.load(Ordering::Relaxed) {
                    return;
                }
                let server = server.clone();
                thread::spawn(move || let_through(&visitor, &server));
            }
        });
        Ok(Self { port, closed })
    }
}

impl Drop for Turnstile {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees that it is closed.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

fn let_through(visitor: &TcpStream, server: &str) -> io::Result<()> {
    let mut head = String::new();
    let mut lines = BufReader::new(visitor);
    loop {
        let before = head.len();
        lines.read_line(&mut head)?;
        match &head[before..] {
            "" => return Ok(()),
            "\r\n" => break,
            line if line.to_ascii_lowercase().starts_with("connection:") => head.truncate(before),
            _ => {}
        }
    }
    head.truncate(head.len() - 2);
    head.push_str("Connection: close\r\n\r\n");
    let mut server = TcpStream::connect(server)?;
    server.write_all(head.as_bytes())?;
    io::copy(&mut server, &mut &*visitor).map(drop)
}
