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
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::routing::get;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// What every answer says. A policy against framing works only as a header.
const HEADERS: [(HeaderName, &str); 4] = [
    (CACHE_CONTROL, "no-cache"),
    (CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// Contents that stand in for files of a folder or are added to it, by path (`lessons/ferry.json`).
pub type Replacements = BTreeMap<String, Vec<u8>>;

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
        format!(
            "Port {port} of this machine cannot be used. Choose another one with `--port 8081`; `--port 0` takes any free port."
        )
    })
}

impl Server {
    /// Serves `folder` at a port taken before.
    pub fn start(listener: TcpListener, folder: &Path, replaced: Replacements) -> Result<Self> {
        let port = listener.local_addr()?.port();
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_io()
            .build()?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _within = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let router = router(folder, replaced);
        runtime.spawn(async { axum::serve(listener, router).await });
        Ok(Self {
            port,
            _runtime: runtime,
        })
    }

    /// The address of the served folder, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

fn router(folder: &Path, replaced: Replacements) -> Router {
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
        let value = HeaderValue::from_static(value);
        router = router.layer(SetResponseHeaderLayer::overriding(name, value));
    }
    router
}
