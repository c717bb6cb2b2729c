//! The release on somebody's web server: in a folder of any depth, with nothing of ours around it.
//!
//! Invariant: what is fetched here is what the page and the script that links its parts name, read out of it, so that a
//! file that is added is fetched too. No browser is needed.

#![allow(clippy::unwrap_used, clippy::panic)] // A test may.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use lateral_e2e::site;
use xtask::server::{ContentCoding, Replacements, Server, listen};

/// Where the release is put.
const PLACE: &str = "some/sub/path/";

/// What was put on a server.
struct Hosted {
    server: Server,
    page: String,
    link: String,
}

impl Hosted {
    /// Copies the release to its place on a server that has nothing else, with its page changed.
    fn with_page(name: &str, change: impl Fn(String) -> String) -> Self {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        let place = root.join(PLACE);
        fs::create_dir_all(&place).unwrap();
        let release = site::folder();
        let Ok(files) = release.read_dir() else {
            panic!("there is no release to test: build it first with `cargo xtask dist`");
        };
        for file in files {
            let file = file.unwrap();
            assert!(file.path().is_file(), "a folder in the release: {file:?}");
            fs::copy(file.path(), place.join(file.file_name())).unwrap();
        }
        let page = change(fs::read_to_string(place.join("index.html")).unwrap());
        fs::write(place.join("index.html"), &page).unwrap();
        let mut files = place.read_dir().unwrap().map(|file| file.unwrap().path());
        let link = files.find(|file| file.to_string_lossy().ends_with("_split.js"));
        let link = fs::read_to_string(link.unwrap()).unwrap();
        let (files, coding) = (Replacements::new(), ContentCoding::Identity);
        let server = Server::start(listen(0).unwrap(), &root, files, coding).unwrap();
        Self { server, page, link }
    }

    /// The names that lead to nothing, or to something of the wrong kind.
    fn missing(&self) -> BTreeSet<String> {
        let page = format!("{}{PLACE}", self.server.url());
        let mut names = named_by_page(&self.page);
        names.extend(named_by_link(&self.link));
        names.insert(String::new());
        names.retain(|name| !is_there(&address(&self.server.url(), &page, name), name));
        names
    }
}

/// The address that a name in a page stands for.
fn address(root: &str, page: &str, name: &str) -> String {
    if name.contains("://") || name.starts_with("//") {
        // Nothing of another origin is ever asked for.
        return String::new();
    }
    match name.strip_prefix('/') {
        Some(from_root) => format!("{root}{from_root}"),
        None => format!("{page}{}", name.trim_start_matches("./")),
    }
}

fn is_there(address: &str, name: &str) -> bool {
    let path = name.split('?').next().unwrap_or_default();
    let kind = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript",
        // A browser compiles it while it arrives only if it is told so.
        "wasm" => "application/wasm",
        "css" => "text/css",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "text/html",
    };
    // Straight to this machine, whatever stands between it and the network.
    let settings = ureq::Agent::config_builder().proxy(None).build();
    let agent = ureq::Agent::from(settings);
    agent.get(address).call().is_ok_and(|answer| {
        let told = answer.headers().get("content-type");
        told.is_some_and(|told| told.as_bytes().starts_with(kind.as_bytes()))
    })
}

/// What the page names: each `href` and `src`, and the bundle that it tells the boot script.
fn named_by_page(page: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for attribute in [" href=", " src="] {
        for rest in page.split(attribute).skip(1) {
            let ends: &[char] = match rest.chars().next() {
                Some('"') => &['"'],
                _ => &[' ', '>'],
            };
            let name = rest.trim_start_matches('"').split(ends).next();
            names.insert(name.unwrap_or_default().replace("&amp;", "&"));
        }
    }
    let told: Vec<String> = names
        .iter()
        .filter_map(|name| name.split_once('?'))
        .flat_map(|(_, told)| told.split('&'))
        .filter_map(|told| told.split_once('='))
        .map(|(_, name)| name.to_owned())
        .collect();
    names.extend(told);
    names
}

/// What the script that links the parts names.
fn named_by_link(script: &str) -> BTreeSet<String> {
    let names = script.split('"').filter(|name| name.ends_with(".wasm"));
    names.map(str::to_owned).collect()
}

#[test]
fn everything_that_is_named_is_there_in_a_folder_of_any_depth() {
    let hosted = Hosted::with_page("hosted", |page| page);
    assert_eq!(hosted.missing(), BTreeSet::new());
    // What reads the names out finds them at all.
    let (page, link) = (named_by_page(&hosted.page), named_by_link(&hosted.link));
    for ending in [".css", ".svg", "lesson.json", ".js", "_bg.wasm"] {
        assert!(page.iter().any(|name| name.ends_with(ending)), "{page:?}");
    }
    for part in ["intake", "recovery", "workshop"] {
        let found = link.iter().any(|name| name.contains(part));
        assert!(found, "{part}: {link:?}");
    }
}

#[test]
fn a_page_that_works_only_at_the_root_is_found_out() {
    let hosted = Hosted::with_page("rooted", |page| {
        page.replace("=./", "=/").replace("\"./", "\"/")
    });
    let missing = hosted.missing();
    assert!(missing.len() > 3, "{missing:?}");
    assert!(
        missing.iter().all(|name| name.starts_with('/')),
        "{missing:?}"
    );
    let hosted = Hosted::with_page("foreign", |page| {
        page.replace(
            "<title>",
            "<link href=\"https://example.org/x.css\" rel=stylesheet><title>",
        )
    });
    let missing = hosted.missing();
    assert_eq!(
        missing,
        BTreeSet::from(["https://example.org/x.css".to_owned()])
    );
}
