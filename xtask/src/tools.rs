//! The tools a build needs: the WebAssembly target of rustc, Trunk, the wasm-bindgen command line of exactly
//! the version in `Cargo.lock` (any other one refuses to work), and the splitter of wasm. And the one that tests
//! need and Debian has not: the WebDriver of Firefox.
//!
//! *Invariant:* a [`Toolbox`] finds programs that exist and have the wanted version. What is on PATH is used;
//! what is missing is built from its published source into a folder of the user, once: cargo puts programs
//! there by renaming, when they are whole, and a lock keeps two from building at once.
//!
//! *Must not know:* what is built with them.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::process::{self, command};

/// The version of Trunk that the project is built with.
const TRUNK: &str = "0.21.14";

/// The splitter, and its version: it must fit the macros that Leptos brings along.
const SPLITTER: &str = "wasm_split_cli_support";
const SPLITTER_VERSION: &str = "0.2.4";

/// The WebDriver of Firefox, and its version.
const GECKODRIVER: &str = "geckodriver";
const GECKODRIVER_VERSION: &str = "0.37.1";

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A tool that is built once and runs for seconds is built for a short build. Measured on 2 cores: Trunk and
/// wasm-bindgen in 3 minutes instead of 12 with their own profiles, and wasm-bindgen takes 0.2 s longer per
/// release build of this project.
const QUICK_BUILD: &str = "--config profile.release.opt-level=0 --config profile.release.lto='off'
    --config profile.release.codegen-units=16 --config profile.release.debug=0
    --config profile.release.strip='symbols'";

/// A tool made of one cargo package.
#[derive(Debug)]
struct Tool {
    package: &'static str,
    version: String,
    /// The programs in it that are used, with spaces between.
    programs: &'static str,
    /// Where cargo installs it, in a folder `bin`.
    folder: PathBuf,
}

/// Where the tools are found.
#[derive(Debug)]
pub struct Toolbox {
    /// The value of PATH with the tools first.
    pub path: OsString,
}

impl Toolbox {
    /// Makes sure of all tools, installing what is missing. `meanwhile` is called before an installation
    /// starts, because that takes minutes in which something else can be started.
    pub fn ready(checkout: &Checkout, meanwhile: impl FnOnce()) -> Result<Self> {
        add_target()?;
        let cache = cache()?;
        let mut tools = wanted(checkout, &cache)?;
        tools.retain(|tool| !tool.is_on_path());
        if !tools.iter().all(Tool::is_installed) {
            meanwhile();
            install(&tools, checkout, &cache)?;
        }
        let path = env::var_os("PATH").unwrap_or_default();
        let own = tools.iter().map(|tool| tool.folder.join("bin"));
        let path = env::join_paths(own.chain(env::split_paths(&path)))?;
        Ok(Self { path })
    }

    /// A command of words without spaces in them, which finds the tools.
    pub fn command(&self, words: &str) -> Command {
        let mut command = command(words);
        command.env("PATH", &self.path);
        command
    }
}

impl Tool {
    fn new(cache: &Path, package: &'static str, version: &str, programs: &'static str) -> Self {
        Self {
            package,
            version: version.to_owned(),
            programs,
            folder: cache.join(format!("{package}-{version}")),
        }
    }

    fn is_on_path(&self) -> bool {
        self.programs.split(' ').all(|program| {
            // `trunk 0.21.14`: the second word is the version.
            let said = process::output(&mut command(&format!("{program} --version")));
            said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(&self.version))
        })
    }

    fn is_installed(&self) -> bool {
        let bin = Some(self.folder.join("bin"));
        let mut programs = self.programs.split(' ');
        programs.all(|program| which::which_in(program, bin.as_ref(), ".").is_ok())
    }

    fn install(&self, checkout: &Checkout, cache: &Path) -> Result<()> {
        let (package, version) = (self.package, &self.version);
        let programs = self.programs.replace(' ', " --bin ");
        let words = format!(
            "install --locked --force {package} --version ={version} --bin {programs} --no-default-features {QUICK_BUILD}"
        );
        let mut install = cargo(checkout, &words);
        // Away from the project, whose settings are not meant for the tools.
        install.current_dir(cache);
        install.arg("--root").arg(&self.folder);
        install.arg("--target-dir").arg(cache.join("building"));
        if package == SPLITTER {
            install.args(["--features", "build-binary"]);
        }
        let also = "RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET CARGO_BUILD_RUSTFLAGS";
        for setting in also.split(' ') {
            install.env_remove(setting);
        }
        process::run(&mut install)
    }
}

/// The WebDriver of Firefox: the one that GECKODRIVER names, the one on PATH in the wanted version, or one that is built
/// now, in 2 or 3 minutes on 2 cores.
pub fn geckodriver(checkout: &Checkout) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("GECKODRIVER") {
        return which::which(chosen).context("GECKODRIVER does not name a program.");
    }
    let cache = cache()?;
    let tool = Tool::new(&cache, GECKODRIVER, GECKODRIVER_VERSION, GECKODRIVER);
    let bin = tool.folder.join("bin");
    if !tool.is_installed() {
        if tool.is_on_path() {
            return Ok(which::which(GECKODRIVER)?);
        }
        install(&[tool], checkout, &cache)?;
    }
    Ok(which::which_in(GECKODRIVER, Some(bin), ".")?)
}

/// The folder of the user in which tools are kept.
fn cache() -> Result<PathBuf> {
    let cache = dirs::cache_dir().context("No folder for the tools: set XDG_CACHE_HOME.")?;
    Ok(cache.join("lateral-tools"))
}

fn wanted(checkout: &Checkout, cache: &Path) -> Result<Vec<Tool>> {
    let package = process::output(&mut cargo(checkout, "pkgid --package wasm-bindgen"))?;
    let bindgen = package.rsplit_once('@');
    let (_, bindgen) = bindgen.context("Cargo.lock does not say which wasm-bindgen is used.")?;
    let tool = |package, version, programs| Tool::new(cache, package, version, programs);
    let bindgen_programs = "wasm-bindgen wasm-bindgen-test-runner";
    Ok(vec![
        tool("trunk", TRUNK, "trunk"),
        tool("wasm-bindgen-cli", bindgen, bindgen_programs),
        // It does not tell its version, so what lies on PATH is never taken.
        tool(SPLITTER, SPLITTER_VERSION, "wasm-split-cli"),
    ])
}

/// The cargo that runs this program, or the one on PATH, in the checkout, with words without spaces in them.
pub fn cargo(checkout: &Checkout, words: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(words.split_whitespace());
    cargo.current_dir(checkout.root());
    cargo
}

/// Automatic installs of rustup may be switched off (`RUSTUP_AUTO_INSTALL=0`), so the target is asked for
/// by name.
fn add_target() -> Result<()> {
    let rust = process::output(&mut command("rustc --print sysroot"))?;
    if Path::new(&rust).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    process::run(&mut command(&format!("rustup target add {WASM}"))).with_context(|| {
        format!("This Rust cannot compile for {WASM}, and rustup does not add that.\n  Install Rust through https://rustup.rs, or the target through your system's packages.")
    })
}

/// Builds those of `tools` that are not there.
fn install(tools: &[Tool], checkout: &Checkout, cache: &Path) -> Result<()> {
    let lock = fs::create_dir_all(cache).and_then(|()| File::create(cache.join("lock")));
    // The lock goes with the file, also when the process dies.
    let lock = lock.with_context(|| {
        format!("{} cannot be written. Make room or give yourself the right, or set XDG_CACHE_HOME to another folder.", cache.display())
    })?;
    if lock.try_lock().is_err() {
        println!("    waiting for another `cargo xtask` that builds the tools");
        lock.lock()?;
    }
    // Asked only now: another one may have built them while this one waited.
    for tool in tools.iter().filter(|tool| !tool.is_installed()) {
        println!("==> {} {} (once per user)", tool.package, tool.version);
        tool.install(checkout, cache)?;
    }
    // Leftovers would only cost disk space.
    let _ = fs::remove_dir_all(cache.join("building"));
    Ok(())
}
