//! A static file server for this machine only.
//!
//! Invariant: it listens on 127.0.0.1, answers only `GET` and `HEAD`, and never sends a file from outside
//! its folder, whatever the address asks for. It does not know what the files are.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

use crate::failure::Failure;
use crate::mime::content_type;

/// How many requests are answered at the same time.
const WORKERS: usize = 4;

/// The files to serve: a folder, with some of them replaced or added.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    replaced: BTreeMap<PathBuf, Arc<[u8]>>,
}

impl Folder {
    /// Serves what is in `root`.
    pub fn new(root: &Path) -> Result<Self, Failure> {
        let root = root.canonicalize().map_err(|error| {
            Failure::new(
                format!("The folder {} cannot be served: {error}.", root.display()),
                "Build it first with `cargo xtask dist`.",
            )
        })?;
        Ok(Self {
            root,
            replaced: BTreeMap::new(),
        })
    }

    /// Serves `content` in place of the file `name` (a path inside the folder), or in addition to the
    /// files that are there.
    pub fn replacing(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.replaced
            .insert(PathBuf::from(name), Arc::from(content.into()));
        self
    }

    fn find(&self, address: &str) -> Option<Found> {
        let mut inside = path_inside(address)?;
        if address
            .split(['?', '#'])
            .next()
            .is_none_or(|path| path.ends_with('/'))
        {
            inside.push("index.html");
        }
        if let Some(content) = self.replaced.get(&inside) {
            return Some(Found::Kept(inside, Arc::clone(content)));
        }
        // A symbolic link could still lead out of the folder: only the resolved path tells.
        let file = self.root.join(&inside).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(Found::File(file))
    }
}

enum Found {
    File(PathBuf),
    Kept(PathBuf, Arc<[u8]>),
}

/// A port of this machine that is ours. Whoever calls before the server starts is answered when it does.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    port: u16,
}

impl Door {
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

/// A running server; it stops when this value goes.
pub struct Server {
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
    port: u16,
}

impl Server {
    /// Serves `folder` at a door taken before.
    pub fn start(folder: Folder, door: Door) -> Result<Self, Failure> {
        let Door { listener, port } = door;
        let http = tiny_http::Server::from_listener(listener, None).map_err(|error| {
            Failure::new(
                format!("Port {port} cannot be served: {error}."),
                "Try again.",
            )
        })?;
        let http = Arc::new(http);
        let folder = Arc::new(folder);
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, folder) = (Arc::clone(&http), Arc::clone(&folder));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        // The reader has gone away: nothing is left to answer.
                        let _ = answer(request, &folder);
                    }
                })
            })
            .collect();
        Ok(Self {
            http,
            workers,
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
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

fn answer(request: Request, folder: &Folder) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let response = Response::from_string("Only GET and HEAD are answered here.\n")
            .with_status_code(405)
            .with_header(header("Allow", "GET, HEAD"));
        return request.respond(secured(response));
    }
    match folder.find(request.url()) {
        Some(Found::File(file)) => {
            let content = File::open(&file)?;
            let size = content.metadata()?.len();
            send(
                request,
                &file,
                Box::new(content),
                usize::try_from(size).ok(),
            )
        }
        Some(Found::Kept(name, content)) => {
            let size = content.len();
            send(
                request,
                &name,
                Box::new(io::Cursor::new(content)),
                Some(size),
            )
        }
        None => request.respond(secured(
            Response::from_string("There is no such file here.\n").with_status_code(404),
        )),
    }
}

fn send(
    request: Request,
    name: &Path,
    content: Box<dyn Read + Send>,
    size: Option<usize>,
) -> io::Result<()> {
    let cache = if has_hashed_name(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = vec![
        header("Content-Type", content_type(name)),
        header("Cache-Control", cache),
    ];
    let response = Response::new(200.into(), headers, content, size, None);
    // In one piece with its length, so that a browser can show how far it is.
    request.respond(secured(response.with_chunked_threshold(usize::MAX)))
}

/// What the page cannot say in its own `<meta>`: a policy against framing works only as a header.
fn secured<R: Read>(response: Response<R>) -> Response<R> {
    response
        .with_header(header("X-Content-Type-Options", "nosniff"))
        .with_header(header("Referrer-Policy", "no-referrer"))
        .with_header(header("Content-Security-Policy", "frame-ancestors 'none'"))
}

fn header(name: &'static str, value: &'static str) -> Header {
    // Both are ASCII constants of this file, which is all that the conversion can refuse.
    match Header::from_bytes(name, value) {
        Ok(header) => header,
        Err(()) => unreachable!("{name}: {value} is a valid header"),
    }
}

/// Whether the name carries a hash of the content (`app-3f2a9c…_bg.wasm`), so that the same name never
/// means other bytes.
fn has_hashed_name(file: &Path) -> bool {
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The path inside the folder that an address asks for; none if it could lead out of it.
fn path_inside(address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let decoded = percent_decoded(path)?;
    let mut inside = PathBuf::new();
    for segment in decoded.split('/').filter(|segment| !segment.is_empty()) {
        // Checked after decoding, so `%2e%2e` is seen for what it is. Backslashes and colons separate
        // folders and drives on Windows.
        if segment == "." || segment == ".." || segment.contains(['\\', ':', '\0']) {
            return None;
        }
        inside.push(segment);
    }
    Some(inside)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_out_are_refused() {
        for address in [
            "/../secret",
            "/%2e%2e/secret",
            "/a/..%2f..%2fsecret",
            "/..\\secret",
            "/c:/x",
            "/%00",
            "/%zz",
        ] {
            assert_eq!(path_inside(address), None, "{address}");
        }
    }

    #[test]
    fn ordinary_addresses_are_taken() {
        assert_eq!(path_inside("/"), Some(PathBuf::new()));
        assert_eq!(
            path_inside("/a//b.js?x=../y"),
            Some(PathBuf::from("a/b.js"))
        );
        assert_eq!(
            path_inside("/caf%C3%A9.json"),
            Some(PathBuf::from("café.json"))
        );
    }

    #[test]
    fn only_names_with_a_hash_are_cached() {
        assert!(has_hashed_name(Path::new(
            "lateral-ee90e863c4009e7c_bg.wasm"
        )));
        assert!(has_hashed_name(Path::new("main-ee90e863c4009e7c.css")));
        assert!(!has_hashed_name(Path::new("boot.js")));
        assert!(!has_hashed_name(Path::new("lesson-facade.json")));
    }
}
