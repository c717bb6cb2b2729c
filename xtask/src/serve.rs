//! A static file server for this machine only.
//!
//! Invariant: it listens on 127.0.0.1, answers only `GET` and `HEAD`, one request on each connection, and
//! no connection waits for another: a browser opens several and leaves some of them silent. What may be
//! sent is the [`Folder`]'s affair; the server does not know what the files are.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddrV4, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use crate::folder::Folder;

use crate::failure::Failure;
use crate::folder::{Found, has_hashed_name};
use crate::mime::content_type;

/// How long a request may take to arrive; a connection that stays silent ends then.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a reader may take nothing of an answer. A browser that plays a slow network pauses for long.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// How long a reader who was answered may go on talking.
const FAREWELL: Duration = Duration::from_secs(2);

/// How many bytes the head of a request may have.
const LONGEST_HEAD: usize = 16 * 1024;

/// How many header lines the head of a request may have; a browser sends about twenty.
const MOST_HEADERS: usize = 100;

/// How long to wait when no connection can be taken, for instance because too many files are open.
const BREATH: Duration = Duration::from_millis(50);

/// A port of this machine that is ours. Whoever calls before the server starts is answered when it does.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    port: u16,
}

impl Door {
    /// The port of 127.0.0.1 that it is.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Takes `port` on 127.0.0.1; 0 takes a free one.
    pub fn open(port: u16) -> Result<Self, Failure> {
        let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
        TcpListener::bind(address)
            .and_then(|listener| {
                let port = listener.local_addr()?.port();
                Ok(Self { listener, port })
            })
            .map_err(|error| {
                Failure::new(
                    format!("Port {port} of this machine cannot be used: {error}."),
                    "Choose another one with `--port 8081`; `--port 0` takes any free port.",
                )
            })
    }
}

/// A running server; it stops when this value goes. Answers under way are still finished.
pub struct Server {
    closing: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
    port: u16,
}

impl Server {
    /// Serves `folder` at a door taken before.
    pub fn start(folder: Folder, door: Door) -> Result<Self, Failure> {
        let Door { listener, port } = door;
        let closing = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&closing);
        let accepting = thread::Builder::new()
            .spawn(move || accept(&listener, &Arc::new(folder), &closed))
            .map_err(|error| {
                Failure::new(
                    format!("Port {port} cannot be served: {error}."),
                    "Try again.",
                )
            })?;
        Ok(Self {
            closing,
            accepting: Some(accepting),
            port,
        })
    }

    /// The address of the served folder, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for connections. Where that fails, joining it could take for ever.
        let woken = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let (Ok(_), Some(accepting)) = (woken, self.accepting.take()) {
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, folder: &Arc<Folder>, closed: &AtomicBool) {
    loop {
        let visitor = listener.accept();
        if closed.load(Ordering::SeqCst) {
            return;
        }
        let Ok((stream, _)) = visitor else {
            thread::sleep(BREATH);
            continue;
        };
        let folder = Arc::clone(folder);
        // Without a thread for it the connection is closed, and the browser tries again. An error of the
        // connection means that the reader has gone away: nothing is left to answer.
        let _ = thread::Builder::new().spawn(move || converse(&stream, &folder));
    }
}

/// Hears one request and answers it.
fn converse(mut stream: &TcpStream, folder: &Folder) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(LONGEST_PAUSE))?;
    let Some(request) = hear(Hearing::new(stream, PATIENCE))? else {
        return Ok(());
    };
    let mut answer = Answer::to(&request, folder);
    stream.write_all(answer.head().as_bytes())?;
    if !matches!(request, Request::Head(_)) {
        // Never more than was announced, should the file grow meanwhile.
        io::copy(&mut answer.content.by_ref().take(answer.size), &mut stream)?;
    }
    stream.shutdown(Shutdown::Write)?;
    // Closing while something is unread would reset the connection, and the answer could be lost.
    let rest = Hearing::new(stream, FAREWELL);
    io::copy(&mut rest.take(1 << 20), &mut io::sink()).map(drop)
}

/// Reads from a connection, until a time.
struct Hearing<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl<'a> Hearing<'a> {
    fn new(stream: &'a TcpStream, patience: Duration) -> Self {
        let until = Instant::now() + patience;
        Self { stream, until }
    }
}

impl Read for Hearing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(buffer)
    }
}

/// What a connection asks for.
#[derive(Debug, PartialEq, Eq)]
enum Request {
    /// The file at this address.
    Get(String),
    /// What could be said of the file at this address.
    Head(String),
    /// Something else than reading.
    Other,
    /// No request that could be understood.
    Broken,
}

/// Reads the head of a request; none if the connection ends without a word.
fn hear(mut connection: impl Read) -> io::Result<Option<Request>> {
    let mut head = [0; LONGEST_HEAD];
    let mut filled = 0;
    while filled < head.len() {
        let more = match connection.read(&mut head[filled..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            more => more?,
        };
        if more == 0 {
            return Ok((filled > 0).then_some(Request::Broken));
        }
        filled += more;
        if let Some(request) = understood(&head[..filled]) {
            return Ok(Some(request));
        }
    }
    Ok(Some(Request::Broken))
}

/// The request that a head makes; none if the head goes on.
fn understood(head: &[u8]) -> Option<Request> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Partial) => None,
        Ok(httparse::Status::Complete(_)) => {
            let address = request.path.unwrap_or_default().to_owned();
            Some(match request.method {
                Some("GET") => Request::Get(address),
                Some("HEAD") => Request::Head(address),
                _ => Request::Other,
            })
        }
        Err(_) => Some(Request::Broken),
    }
}

struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, &'static str)>,
    size: u64,
    content: Box<dyn Read>,
}

impl Answer {
    fn to(request: &Request, folder: &Folder) -> Self {
        let address = match request {
            Request::Get(address) | Request::Head(address) => address,
            Request::Other => {
                let mut answer = Self::saying(
                    "405 Method Not Allowed",
                    "Only GET and HEAD are answered here.\n",
                );
                answer.headers.push(("Allow", "GET, HEAD"));
                return answer;
            }
            Request::Broken => {
                return Self::saying("400 Bad Request", "This is no request of HTTP/1.1.\n");
            }
        };
        match folder.find(address) {
            Some(Found::File(file)) => Self::file(&file).unwrap_or_else(|_| {
                Self::saying(
                    "500 Internal Server Error",
                    "This file cannot be read now.\n",
                )
            }),
            Some(Found::Kept(name, content)) => {
                let size = content.len() as u64;
                Self::found(&name, size, Box::new(io::Cursor::new(content)))
            }
            None => Self::saying("404 Not Found", "There is no such file here.\n"),
        }
    }

    fn file(file: &Path) -> io::Result<Self> {
        let content = File::open(file)?;
        let size = content.metadata()?.len();
        Ok(Self::found(file, size, Box::new(content)))
    }

    fn found(name: &Path, size: u64, content: Box<dyn Read>) -> Self {
        let cache = if has_hashed_name(name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        Self {
            status: "200 OK",
            headers: vec![
                ("Content-Type", content_type(name)),
                ("Cache-Control", cache),
            ],
            size,
            content,
        }
    }

    fn saying(status: &'static str, sentence: &'static str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8")],
            size: sentence.len() as u64,
            content: Box::new(sentence.as_bytes()),
        }
    }

    fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        let always = [
            ("Connection", "close"),
            // What the page cannot say in its own `<meta>`: a policy against framing works only as a header.
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
        ];
        for (name, value) in self.headers.iter().chain(&always) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        // The length lets a browser show how far it is.
        head.push_str(&format!("Content-Length: {}\r\n\r\n", self.size));
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_may_come_in_pieces() {
        let (first, second) = (b"GET /a HT".as_slice(), b"TP/1.1\r\nHost: x\r\n\r\n");
        let request = hear(first.chain(second.as_slice())).unwrap();
        assert_eq!(request, Some(Request::Get("/a".into())));
    }

    #[test]
    fn silence_is_no_request_and_a_broken_head_is_one() {
        assert_eq!(hear(io::empty()).unwrap(), None);
        let endless = b"GET / HTTP/1.1\r\nX: ".chain(io::repeat(b'x'));
        assert_eq!(hear(endless).unwrap(), Some(Request::Broken));
        for head in ["GET / HT", "GET /", "\0\r\n\r\n", "GET / HTTP/9\r\n\r\n"] {
            let heard = hear(head.as_bytes()).unwrap();
            assert_eq!(heard, Some(Request::Broken), "{head}");
        }
    }
}
