//! The release build: `dist/`, a folder that any static web server can serve.
//!
//! Trunk puts a whole app there, under names with a hash. The same app, as the linker left it (with relocations,
//! see `build.rs`), is split where a function is marked with `wasm_split`, into a main part and parts that load
//! when they are wanted; they take the place of the whole.
//!
//! *Invariant:* after [`build`] the folder holds this checkout's page, and a cold load of it is within the
//! budget. All parts of one build carry Trunk's hash in their names, so parts of two builds never meet; the
//! page's integrity hashes are those of what lies there.
//!
//! *Must not know:* what Trunk does, and what is in the parts; it knows how Trunk is called.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use anyhow::{Context, Result, ensure};
use lateral::core::text::checksum::sha256_hex;
use wasmparser::{Parser, Payload};

use crate::bundles;
use crate::checkout::Checkout;
use crate::glue::number_names;
use crate::integrity::integrity;
use crate::offline;
use crate::process;
use crate::size::Sizes;
use crate::tools::{Toolbox, WASM, cargo};

/// The script by which the main part finds the others, as the splitter calls it.
const LINK: &str = "__wasm_split.js";

/// Builds the release into `dist/` and weighs it, with tools that are installed first where they are missing.
pub fn build(checkout: &Checkout) -> Result<()> {
    println!("==> tools");
    let toolbox = thread::scope(|scope| {
        let meanwhile = || drop(scope.spawn(|| compile_ahead(checkout)));
        Toolbox::ready(checkout, meanwhile)
    })?;
    println!("==> release build");
    let words = "build --release --features split";
    process::run(with_release_flags(&mut trunk(checkout, &toolbox, words)))?;
    split(checkout, &toolbox)?;
    join_styles(&checkout.dist())?;
    for name in ["boot.js", "early.js"] {
        let script = checkout.dist().join(name);
        // Trunk copies it as it is: every cold load would carry the comments.
        fs::read_to_string(&script)
            .and_then(|text| fs::write(&script, without_comments(&text)))
            .with_context(|| format!("{} cannot be changed.", script.display()))?;
    }
    let worker = fs::read_to_string(checkout.root().join("assets/sw.js"))?;
    offline::write(&checkout.dist(), &without_comments(&worker))?;
    Sizes::of(&checkout.dist())?.check()
}

/// Builds the whole app as Trunk alone does, without any flag of this project, into its own folder, and names
/// that.
pub fn build_plain(checkout: &Checkout) -> Result<PathBuf> {
    let folder = checkout.target().join("plain");
    let toolbox = Toolbox::ready(checkout, || {})?;
    process::run(trunk(checkout, &toolbox, "build --dist").arg(&folder))?;
    Ok(folder)
}

fn trunk(checkout: &Checkout, toolbox: &Toolbox, words: &str) -> Command {
    let mut trunk = toolbox.command(&format!("trunk {words}"));
    trunk.current_dir(checkout.root());
    // Trunk 0.21 fails on `NO_COLOR=1`: it wants a word.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// Splits the app in `dist/`.
fn split(checkout: &Checkout, toolbox: &Toolbox) -> Result<()> {
    let dist = checkout.dist();
    // Its name, with its hash, under which Trunk has put the app.
    let files = dist.read_dir()?.filter_map(Result::ok);
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let mut stems = names.filter_map(|name| Some(name.strip_suffix("_bg.wasm")?.to_owned()));
    let stem = stems.next().context("Trunk has built no app.")?;
    let link = format!("{stem}_split.js");
    let script = format!("{stem}.js");
    let changed = [script.clone(), format!("{stem}_bg.wasm")].map(|name| dist.join(name));
    let before = [integrity(&changed[0])?, integrity(&changed[1])?];

    let parts = checkout.target().join("split");
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&parts)?;
    let built = checkout.target().join(WASM).join("release/lateral.wasm");
    let mut splitter = toolbox.command("wasm-split-cli --target web --out-name");
    process::run(splitter.arg(&stem).arg(built).arg(&parts))?;
    let main = parts.join(format!("{stem}.wasm"));
    let mut bindgen = toolbox.command(
        "wasm-bindgen --target web --no-typescript --keep-lld-exports --no-demangle
         --remove-name-section --remove-producers-section --out-name",
    );
    process::run(bindgen.arg(&stem).arg("--out-dir").args([&dist, &main]))?;
    fs::remove_file(main)?;

    let mut linking = fs::read_to_string(parts.join(LINK))?;
    let module = |name: &str| {
        let module = fs::read(parts.join(format!("{name}.wasm")))?;
        without_custom_sections(&module)
    };
    let shared = bundles::together(bundles::chunks(&linking, module)?)?;
    let bundle_name = |number: usize| format!("{stem}-shared_{number}.wasm");
    for (number, bundle) in shared.iter().enumerate() {
        fs::write(dist.join(bundle_name(number)), bundle.module())?;
    }
    linking = bundles::link(&linking, &shared, bundle_name)?;
    for part in parts.read_dir()? {
        let name = part?.file_name().to_string_lossy().into_owned();
        if let Some(part) = name
            .strip_suffix(".wasm")
            .filter(|name| name.starts_with("split_"))
        {
            let named = format!("{stem}-{name}");
            linking = linking.replace(&format!("\"./{name}\""), &format!("\"./{named}\""));
            fs::write(dist.join(named), module(part)?)?;
        }
    }
    fs::write(dist.join(&link), without_comments(&linking))?;
    let glue = fs::read_to_string(&changed[0])?;
    // The import of the file alone: the app's code asks for it by the name that it had.
    let glue = glue.replace(&format!("from \"./{LINK}\""), &format!("from \"./{link}\""));
    // Trunk cannot minify what wasm-bindgen writes anew here.
    let mut glue = without_comments(&glue).into_bytes();
    let mut module = fs::read(&changed[1])?;
    number_names(&mut glue, &mut module)?;
    fs::write(&changed[0], glue)?;
    fs::write(&changed[1], module)?;

    let mut page = fs::read_to_string(dist.join("index.html"))?;
    let preload = preload(&page, &script).context("The page does not preload its script.")?;
    let preloads_link = preload
        .replace(&script, &link)
        .replace(&before[0], &integrity(&dist.join(&link))?);
    page = page.replace(preload, &format!("{preload}{preloads_link}"));
    page = page.replace(&before[0], &integrity(&changed[0])?);
    // Browsers do not check what is fetched ahead for `fetch`, and say so in their consoles at every load.
    page = page.replace(&format!(" integrity={}", before[1]), "");
    fs::write(dist.join("index.html"), page).context("The page cannot be changed.")
}

/// Puts the style sheets of the page into one, in their order: one request instead of a dozen, and 3 KB less,
/// since each is compressed by itself.
fn join_styles(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let tags: Vec<&str> = tags(&page)
        .filter(|tag| tag.contains("rel=stylesheet"))
        .collect();
    let mut joined = String::new();
    for tag in &tags {
        let href = tag
            .split_once("href=./")
            .and_then(|(_, it)| it.split(' ').next());
        let file = dist.join(href.context("A style sheet of the page has no address.")?);
        joined += &fs::read_to_string(&file)?;
        fs::remove_file(file)?;
    }
    let name = format!("style-{:.16}.css", sha256_hex(&joined));
    fs::write(dist.join(&name), joined)?;
    let integrity = integrity(&dist.join(&name))?;
    let one = format!("<link href=./{name} integrity={integrity} rel=stylesheet>");
    let several = tags.concat();
    ensure!(page.contains(&several), "The style sheets are apart.");
    fs::write(dist.join("index.html"), page.replace(&several, &one))
        .context("The page cannot be changed.")
}

/// A module without what no browser looks at: names, and what made it.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let (mut kept, mut end) = (Vec::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let is_custom = matches!(payload, Payload::CustomSection(_));
        // The last byte of what was read so far: of the head, or of a section.
        let next = match (&payload, payload.as_section()) {
            (_, Some((_, range))) => range.end,
            (Payload::Version { range, .. }, _) => range.end,
            _ => continue,
        };
        if !is_custom {
            kept.extend_from_slice(&module[usize::try_from(end)?..usize::try_from(next)?]);
        }
        end = next;
    }
    Ok(kept)
}

/// The tag by which a page fetches a script before it is asked for.
fn preload<'a>(page: &'a str, script: &str) -> Option<&'a str> {
    tags(page).find(|tag| tag.contains("modulepreload") && tag.contains(script))
}

/// The tags of a page, each with the text before it.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split_inclusive('>').map(str::trim_start)
}

/// Leaves out lines that are nothing but a comment or empty, and what indents the others.
fn without_comments(script: &str) -> String {
    let mut within = false;
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let comment = within || line.starts_with("/*");
        within = comment && !line.ends_with("*/");
        !(comment || line.is_empty() || line.starts_with("//"))
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Compiles the app, silently and the way Trunk will, so that Trunk finds it compiled.
pub fn compile_ahead(checkout: &Checkout) {
    println!("    compiling the app meanwhile");
    let words = "build --release --quiet --bins --package lateral --features split --target";
    let mut build = cargo(checkout, words);
    build.arg(WASM).stdout(Stdio::null()).stderr(Stdio::null());
    // Trunk meets the same failure again and says it.
    let _ = process::run(with_release_flags(&mut build));
}

/// With the flags of rustc for what travels. They stand in for those of `.cargo/config.toml`, which are among them.
fn with_release_flags(command: &mut Command) -> &mut Command {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.unwrap_or_default().join("registry").join("src");
    let flags = [
        "-Clink-arg=--keep-section=target_features",
        "--cfg=erase_components",
        // Panics name the file that they come from. What travels shall not say where this machine keeps its
        // crates, and is shorter for it.
        &format!("--remap-path-prefix={}=", crates.display()),
    ];
    // The encoded form, because a path may have spaces.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_loses_its_custom_sections_alone() -> Result<()> {
        let head = b"\0asm\x01\0\0\0";
        let (custom, types) = (b"\0\x02\x01n", b"\x01\x01\0");
        let module = [head.as_slice(), custom, types, custom].concat();
        assert_eq!(
            without_custom_sections(&module)?,
            [head.as_slice(), types].concat()
        );
        Ok(())
    }

    #[test]
    fn only_whole_lines_of_comment_go_and_the_boot_script_bears_it() {
        let script = "// one\nconst a = \"// two\";\n\n/** three */\n/**\n * four\n */\n  call(a); // five\n";
        let expected = "const a = \"// two\";\ncall(a); // five\n";
        assert_eq!(without_comments(script), expected);
        // A template literal over several lines would be torn.
        let scripts = [
            include_str!("../../assets/boot.js"),
            include_str!("../../assets/early.js"),
            include_str!("../../assets/sw.js"),
        ];
        for line in scripts.iter().flat_map(|script| script.lines()) {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
        }
    }
}
