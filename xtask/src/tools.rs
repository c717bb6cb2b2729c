//! The tools a build needs: the WebAssembly target of rustc, Trunk, the wasm-bindgen command line of exactly
//! the version in `Cargo.lock` (any other one refuses to work), and the splitter of wasm.
//!
//! *Invariant:* a [`Toolbox`] names programs that exist and have the wanted version. What is on PATH is used;
//! what is missing is built from its published source into a folder of the user, once: that folder is either
//! absent or whole, because it appears by one rename at the end, and a lock keeps two from building at once.
//!
//! *Must not know:* what is built with them.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::process;
use crate::step::step;

/// The version of Trunk that the project is built with.
const TRUNK: &str = "0.21.14";

/// The version of the splitter: it must fit the macros that Leptos brings along.
const SPLITTER: &str = "0.2.4";

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A tool that is built once and runs for seconds is built for a short build. Measured on 2 cores: Trunk and
/// wasm-bindgen in 3 minutes instead of 12 with their own profiles, and wasm-bindgen takes 0.2 s longer per
/// release build of this project.
const QUICK_BUILD: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// Settings meant for the project, which would leak into the tools' builds.
const NOT_FOR_TOOLS: [&str; 4] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_BUILD_RUSTFLAGS",
];

/// A tool made of one cargo package.
#[derive(Debug, Clone)]
struct Tool {
    package: &'static str,
    version: String,
    features: &'static str,
    programs: &'static [&'static str],
}

/// The folders in which the tools were found.
#[derive(Debug, Clone, Default)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Makes sure of all tools, installing what is missing. `meanwhile` is called before an installation
    /// starts, because that takes minutes in which something else can be started.
    pub fn ready(checkout: &Checkout, meanwhile: impl FnOnce()) -> Result<Self> {
        add_target()?;
        let (mut folders, mut missing) = (Vec::new(), Vec::new());
        for tool in wanted(checkout)? {
            match tool.found()? {
                Some(folder) => folders.push(folder),
                None => missing.push(tool),
            }
        }
        if !missing.is_empty() {
            meanwhile();
            folders.extend(install(&missing)?);
        }
        Ok(Self { folders })
    }

    /// The value of PATH with the tools first.
    pub fn path(&self) -> Result<OsString> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).context("The tools' folder cannot be put on PATH.")
    }
}

impl Tool {
    /// The folder that holds, or will hold, this tool.
    fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// The folder with this tool's programs in the wanted version: in the user's cache, else on PATH.
    fn found(&self) -> Result<Option<PathBuf>> {
        let cached = self.folder()?.join("bin");
        if cached.is_dir() {
            return Ok(Some(cached));
        }
        let of_version = |name: &&str| {
            let program = which::which(name).ok()?;
            let mut asked = Command::new(&program);
            asked.arg("--version");
            // `trunk 0.21.14`: the second word is the version.
            let said = process::output(asked).ok()?;
            (said.split_whitespace().nth(1)? == self.version).then_some(program)
        };
        let programs: Option<Vec<PathBuf>> = self.programs.iter().map(of_version).collect();
        Ok(programs.and_then(|programs| Some(programs.first()?.parent()?.to_owned())))
    }
}

fn wanted(checkout: &Checkout) -> Result<[Tool; 3]> {
    let mut asked = cargo(checkout);
    asked.args(["pkgid", "--package", "wasm-bindgen"]);
    let package = process::output(asked)?;
    let (_, wasm_bindgen) = package
        .rsplit_once('@')
        .context("Cargo.lock does not say which wasm-bindgen is used.")?;
    let tool = |package, version: &str, features, programs| Tool {
        package,
        version: version.to_owned(),
        features,
        programs,
    };
    Ok([
        tool("trunk", TRUNK, "", &["trunk"]),
        tool(
            "wasm-bindgen-cli",
            wasm_bindgen,
            "",
            &["wasm-bindgen", "wasm-bindgen-test-runner"],
        ),
        // It does not tell its version, so what lies on PATH is never taken.
        tool(
            "wasm_split_cli_support",
            SPLITTER,
            "build-binary",
            &["wasm-split-cli"],
        ),
    ])
}

/// The cargo that runs this program, or the one on PATH, in the checkout.
pub fn cargo(checkout: &Checkout) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(checkout.root());
    cargo
}

/// Automatic installs of rustup may be switched off (`RUSTUP_AUTO_INSTALL=0`), so the target is asked for
/// by name.
fn add_target() -> Result<()> {
    let mut asked = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    asked.args(["--print", "sysroot"]);
    let installed = PathBuf::from(process::output(asked)?).join("lib/rustlib");
    if installed.join(WASM).is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "This Rust cannot compile for {WASM}, and there is no rustup to add that.\n  Install Rust through https://rustup.rs, or the target through your system's packages."
        );
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]);
    process::run(rustup)
}

/// Builds `tools` and returns the folders of their programs.
fn install(tools: &[Tool]) -> Result<Vec<PathBuf>> {
    let building = cache()?.join("building");
    fs::create_dir_all(&building).with_context(|| unwritable(&building))?;
    let lock = cache()?.join("lock");
    // The lock goes with the file, also when the process dies.
    let lock = File::create(&lock).with_context(|| unwritable(&lock))?;
    if lock.try_lock().is_err() {
        println!("    waiting for another `cargo xtask` that builds the tools");
        lock.lock()?;
    }
    let mut programs = Vec::new();
    for tool in tools {
        let folder = tool.folder()?;
        // Another one may have built it while this one waited.
        if !folder.is_dir() {
            let name = format!("{} {} (once per user)", tool.package, tool.version);
            step(&name, || build(tool, &building, &folder))?;
        }
        programs.push(folder.join("bin"));
    }
    // The tools share what they compiled; now nobody needs it. Leftovers would only cost disk space.
    let _ = fs::remove_dir_all(&building);
    Ok(programs)
}

fn build(tool: &Tool, building: &Path, folder: &Path) -> Result<()> {
    let root = building.join(tool.package);
    // Away from the project, whose .cargo/config.toml is not meant for the tools.
    fs::create_dir_all(building).with_context(|| unwritable(building))?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["install", "--locked", "--no-default-features", "--force"])
        .args(["--version", &format!("={}", tool.version)])
        .args(["--features", tool.features])
        .arg("--root")
        .arg(&root)
        .arg("--target-dir")
        .arg(building.join("target"))
        .current_dir(building)
        .envs(QUICK_BUILD);
    for setting in NOT_FOR_TOOLS {
        command.env_remove(setting);
    }
    for program in tool.programs {
        command.args(["--bin", program]);
    }
    command.arg(tool.package);
    process::run(command)?;
    fs::rename(&root, folder).with_context(|| unwritable(folder))
}

fn cache() -> Result<PathBuf> {
    let cache = dirs::cache_dir().context(
        "There is no folder for the tools. Set XDG_CACHE_HOME to one that may be written.",
    )?;
    Ok(cache.join("lateral-tools"))
}

fn unwritable(path: &Path) -> String {
    format!(
        "{} cannot be written. Make room or give yourself the right, or set XDG_CACHE_HOME to another folder.",
        path.display()
    )
}
