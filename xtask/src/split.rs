//! Splits the app that Trunk has built into a main part and parts that load when they are wanted.
//!
//! Trunk has put a whole app into `dist/`, under names with a hash. This takes the same app as the linker
//! left it (with relocations, see `build.rs`), splits it where a function is marked with `wasm_split`, and
//! puts the parts in place of the whole.
//!
//! *Invariant:* all parts of one build carry Trunk's hash in their names, so parts of two builds never meet;
//! the page's integrity hashes are those of what lies there.
//!
//! *Must not know:* what is in the parts.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::checkout::Checkout;
use crate::process;
use crate::tools::{Toolbox, WASM};

/// The name of the app's binary.
const APP: &str = "lateral";

/// The script by which the main part finds the others, as the splitter calls it.
const LINK: &str = "__wasm_split.js";

/// Splits the app in `dist/`.
pub fn split(checkout: &Checkout, toolbox: &Toolbox) -> Result<()> {
    let dist = checkout.dist();
    let stem = stem(&dist)?;
    let [script, wasm, link] =
        ["js", "_bg.wasm", "_split.js"].map(|end| match end.starts_with('_') {
            true => format!("{stem}{end}"),
            false => format!("{stem}.{end}"),
        });
    let before = [
        integrity(&dist.join(&script))?,
        integrity(&dist.join(&wasm))?,
    ];

    let parts = checkout.target().join("split");
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&parts)?;
    let mut splitter = Command::new("wasm-split-cli");
    splitter
        .arg(
            checkout
                .target()
                .join(WASM)
                .join("release")
                .join(format!("{APP}.wasm")),
        )
        .arg(&parts)
        .args(["--target", "web", "--out-name", &stem])
        .env("PATH", toolbox.path()?);
    process::run(splitter)?;
    let main = parts.join(format!("{stem}.wasm"));
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
        ])
        .args([
            "--remove-name-section",
            "--remove-producers-section",
            "--out-name",
            &stem,
        ])
        .arg("--out-dir")
        .arg(&dist)
        .arg(&main)
        .env("PATH", toolbox.path()?);
    process::run(bindgen)?;
    fs::remove_file(main)?;

    let mut linking = fs::read_to_string(parts.join(LINK))?;
    for part in parts.read_dir()? {
        let name = part?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
            let named = format!("{stem}-{name}");
            linking = linking.replace(&format!("\"./{name}\""), &format!("\"./{named}\""));
            fs::copy(parts.join(&name), dist.join(named))?;
        }
    }
    fs::write(dist.join(&link), linking)?;
    let glue = fs::read_to_string(dist.join(&script))?;
    fs::write(
        dist.join(&script),
        // The import of the file alone: the app's code asks for it by the name that it had.
        glue.replace(&format!("from \"./{LINK}\""), &format!("from \"./{link}\"")),
    )?;

    let after = [
        integrity(&dist.join(&script))?,
        integrity(&dist.join(&wasm))?,
    ];
    let page = fs::read_to_string(dist.join("index.html"))?;
    let preload = preload(&page, &script).context("The page does not preload its script.")?;
    let preloads_link = preload
        .replace(&script, &link)
        .replace(&before[0], &integrity(&dist.join(&link))?);
    let page = page
        .replace(preload, &format!("{preload}{preloads_link}"))
        .replace(&before[0], &after[0])
        .replace(&before[1], &after[1]);
    fs::write(dist.join("index.html"), page)?;
    Ok(())
}

/// The name, with its hash, under which Trunk has put the app.
fn stem(dist: &Path) -> Result<String> {
    let names = dist
        .read_dir()?
        .filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut stems = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    stems
        .find(|stem| stem.starts_with(&format!("{APP}-")))
        .context("Trunk has built no app.")
}

/// What a page says of a file so that a browser takes no other.
fn integrity(file: &Path) -> Result<String> {
    let hash = Sha384::digest(fs::read(file)?);
    Ok(format!("sha384-{}", STANDARD.encode(hash)))
}

/// The tag by which a page fetches a script before it is asked for.
fn preload<'a>(page: &'a str, script: &str) -> Option<&'a str> {
    page.split_inclusive('>')
        .map(|tag| tag.trim_start())
        .find(|tag| {
            tag.starts_with("<link") && tag.contains("modulepreload") && tag.contains(script)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preload_of_the_script_is_found() {
        let page = "<script src=a.js></script> <link href=./b.js rel=modulepreload><link href=./a.js rel=modulepreload>";
        assert_eq!(
            preload(page, "a.js"),
            Some("<link href=./a.js rel=modulepreload>")
        );
        assert_eq!(preload(page, "c.js"), None);
    }
}
