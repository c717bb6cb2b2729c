//! A static file server for this machine only: tower-http's, with the headers of a well-kept host.
//!
//! *Invariant:* it listens on 127.0.0.1 alone and ends, with all its connections, when the value goes. A
//! browser asks again for every file, so that a new build is never mixed with an old one.
//!
//! *Must not know:* what the files are.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// What every answer says. A policy against framing works only as a header.
const HEADERS: [(&str, &str); 4] = [
    ("cache-control", "no-cache"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// Contents that stand in for files of a folder or are added to it, by path (`lessons/ferry.json`).
pub type Replacements = BTreeMap<String, Vec<u8>>;

/// How contents travel (RFC 9110, section 8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentCoding {
    /// As they are: on one machine nothing is won by less.
    Identity,
    /// Compressed, for browsers that ask for it.
    Gzip,
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    port: u16,
    /// Its end is the end of every connection.
    _runtime: Runtime,
}

/// Takes `port` of 127.0.0.1; 0 takes a free one. Whoever calls before the server starts is answered then.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("Port {port} of this machine cannot be used. Choose another one with `--port 8081`; `--port 0` takes any free port.")
    })
}

impl Server {
    /// Serves `folder` at a port taken before.
    pub fn start(
        listener: TcpListener,
        folder: &Path,
        replaced: Replacements,
        coding: ContentCoding,
    ) -> Result<Self> {
        let port = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let mut router = Router::new();
        for (path, content) in replaced {
            let kind = mime_guess::from_path(&path).first_or_octet_stream();
            let answer = get(|| async move { ([(CONTENT_TYPE, kind.to_string())], content) });
            if path == "index.html" {
                router = router.route("/", answer.clone());
            }
            router = router.route(&format!("/{path}"), answer);
        }
        router = router.fallback_service(ServeDir::new(folder));
        for (name, value) in HEADERS {
            let (name, value) = (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
            router = router.layer(SetResponseHeaderLayer::overriding(name, value));
        }
        if coding == ContentCoding::Gzip {
            router = router.layer(CompressionLayer::new());
        }
        let mut runtime = Builder::new_multi_thread();
        let runtime = runtime.worker_threads(2).enable_io().build()?;
        runtime.spawn(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        });
        let _runtime = runtime;
        Ok(Self { port, _runtime })
    }

    /// The address of the served folder, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn files_and_what_replaces_them_are_sent_with_type_and_headers_and_nothing_else_is() {
        let replaced = [("index.html", "page"), ("lessons/a.json", "{}")];
        let replaced = replaced.map(|(path, content)| (path.to_owned(), content.into()));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (listener, identity) = (listen(0).unwrap(), ContentCoding::Identity);
        let server = Server::start(listener, folder, replaced.into(), identity).unwrap();
        for (path, status, kind, end) in [
            ("/", 200, "text/html", "page"),
            ("/index.html", 200, "text/html", "page"),
            ("/lessons/a.json", 200, "application/json", "{}"),
            ("/src/lib.rs", 200, "text/x-rust", include_str!("lib.rs")),
            ("/../README.md", 404, "", "\r\n\r\n"),
            ("/%2e%2e/README.md", 404, "", "\r\n\r\n"),
        ] {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
            write!(stream, "GET {path} HTTP/1.0\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(
                answer.starts_with(&format!("HTTP/1.0 {status} ")),
                "{answer}"
            );
            assert!(answer.ends_with(end), "{answer}");
            let kind = [("content-type", kind)]
                .into_iter()
                .filter(|_| status == 200);
            for (name, value) in HEADERS.into_iter().chain(kind) {
                assert!(answer.contains(&format!("{name}: {value}\r\n")), "{answer}");
            }
        }
        let (listener, gzip) = (listen(0).unwrap(), ContentCoding::Gzip);
        let compressing = Server::start(listener, folder, BTreeMap::new(), gzip).unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, compressing.port)).unwrap();
        write!(
            stream,
            "GET /src/lib.rs HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let head = String::from_utf8_lossy(&answer);
        assert!(head.contains("content-encoding: gzip\r\n"), "{head}");
        let failure = listen(server.port).unwrap_err().to_string();
        assert!(failure.contains("--port"), "{failure}");
    }
}
