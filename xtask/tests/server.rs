//! The static server, asked over the wire as a browser, or an attacker, asks.

#![allow(clippy::unwrap_used)] // A test may.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use xtask::server::{Replacements, Server, listen};

/// How long a test waits for an answer: less than the server waits for a silent connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A folder with a page in it, and a secret beside it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("site/sub")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("site/index.html"), "<!doctype html>").unwrap();
    fs::write(folder.join("site/sub/index.html"), "sub").unwrap();
    fs::write(
        folder.join("site/app-0123456789abcdef_bg.wasm"),
        vec![0; 100_000],
    )
    .unwrap();
    folder.join("site")
}

fn connect(server: &Server) -> TcpStream {
    let url = server.url();
    let address = url.trim_start_matches("http://").trim_end_matches('/');
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends `request` as it is and returns the whole answer.
fn ask(server: &Server, request: &str) -> String {
    let mut stream = connect(server);
    write!(
        stream,
        "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn started(folder: &Path) -> Server {
    Server::start(listen(0).unwrap(), folder, Replacements::new()).unwrap()
}

#[test]
fn a_page_comes_with_its_type_and_the_security_headers() {
    let server = started(&folder("page"));
    let answer = ask(&server, "GET /");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("<!doctype html>"), "{answer}");
    for header in [
        "content-type: text/html",
        "cache-control: no-cache",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "content-security-policy: frame-ancestors 'none'",
    ] {
        assert!(
            answer.contains(&format!("{header}\r\n")),
            "{header} is missing: {answer}"
        );
    }
    assert!(ask(&server, "GET /sub/?x=1").ends_with("sub"));
}

#[test]
fn head_tells_the_length_and_sends_nothing() {
    let server = started(&folder("head"));
    let answer = ask(&server, "HEAD /app-0123456789abcdef_bg.wasm");
    assert!(
        answer.contains("content-type: application/wasm\r\n"),
        "{answer}"
    );
    assert!(answer.contains("content-length: 100000\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn nothing_outside_the_folder_is_sent() {
    let site = folder("outside");
    let server = started(&site);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/sub/..%2f../secret.txt",
        "//etc/passwd",
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        assert!(!answer.contains("secret"), "{path}: {answer}");
    }
}

#[test]
fn only_reading_is_answered() {
    let server = started(&folder("post"));
    let answer = ask(&server, "POST /");
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    assert!(answer.contains("allow: GET,HEAD\r\n"), "{answer}");
    let broken = ask(&server, "GET / and more");
    assert!(broken.starts_with("HTTP/1.1 400"), "{broken}");
}

#[test]
fn silent_connections_keep_nobody_from_being_answered() {
    let server = started(&folder("silent"));
    let silent: Vec<TcpStream> = (0..40).map(|_| connect(&server)).collect();
    assert!(ask(&server, "GET /").ends_with("<!doctype html>"));
    for mut stream in silent {
        // They are still open: nothing comes, neither a word nor the end.
        stream.set_nonblocking(true).unwrap();
        let nothing = stream.read(&mut [0]).unwrap_err();
        assert_eq!(nothing.kind(), ErrorKind::WouldBlock);
    }
}

#[test]
fn a_file_can_be_replaced() {
    let replaced = [("lessons/a.json", "{}"), ("index.html", "other")]
        .map(|(path, content)| (path.to_owned(), content.into()));
    let folder = folder("replaced");
    let server = Server::start(listen(0).unwrap(), &folder, replaced.into()).unwrap();
    assert!(ask(&server, "GET /").ends_with("other"));
    assert!(ask(&server, "GET /index.html").ends_with("other"));
    let added = ask(&server, "GET /lessons/a.json");
    assert!(added.ends_with("{}"), "{added}");
    assert!(
        added.contains("content-type: application/json\r\n"),
        "{added}"
    );
    assert!(added.contains("cache-control: no-cache\r\n"), "{added}");
    assert!(ask(&server, "GET /sub/").ends_with("sub"));
}

#[test]
fn a_taken_port_is_told() {
    let server = started(&folder("taken"));
    let url = server.url();
    let port = url
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let failure = listen(port).unwrap_err().to_string();
    assert!(failure.contains("--port"), "{failure}");
}
