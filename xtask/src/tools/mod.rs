//! The tools a build needs: the WebAssembly target of rustc, Trunk, and the wasm-bindgen command line of
//! exactly the version in `Cargo.lock` (any other one refuses to work).
//!
//! Invariant: a [`Toolbox`] names programs that exist and have the wanted version. What is on PATH is
//! used; what is missing is installed once per user, see [`install`]. It does not know what is built.

mod install;
mod lock_file;
mod search;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checkout::Checkout;
use crate::children;
use crate::failure::Failure;

pub use search::on_path;

/// The version of Trunk that the project is built with.
const TRUNK: &str = "0.21.14";

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A tool made of one cargo package.
#[derive(Debug, Clone)]
struct Tool {
    package: &'static str,
    version: String,
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
    pub fn ready(checkout: &Checkout, meanwhile: impl FnOnce()) -> Result<Self, Failure> {
        have_target()?;
        let mut toolbox = Self::default();
        let mut missing = Vec::new();
        for tool in wanted(checkout)? {
            match tool.found()? {
                Some(folder) => toolbox.folders.push(folder),
                None => missing.push(tool),
            }
        }
        if !missing.is_empty() {
            meanwhile();
            toolbox.folders.extend(install::install(&missing)?);
        }
        Ok(toolbox)
    }

    /// The value of PATH with the tools first.
    pub fn path(&self) -> Result<OsString, Failure> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).map_err(|error| {
            Failure::new(
                format!("The tools' folder cannot be put on PATH: {error}."),
                "Set XDG_CACHE_HOME to a folder without a colon in its name.",
            )
        })
    }
}

impl Tool {
    /// The folder with this tool's programs in the wanted version: on PATH, else in the user's cache.
    fn found(&self) -> Result<Option<PathBuf>, Failure> {
        let cached = install::folder(self)?.join("bin");
        let on_path =
            on_path(self.programs[0]).and_then(|program| program.parent().map(PathBuf::from));
        Ok(on_path.into_iter().chain([cached]).find(|folder| {
            self.programs
                .iter()
                .all(|program| self.is_in(folder, program))
        }))
    }

    fn is_in(&self, folder: &Path, program: &str) -> bool {
        let file = folder.join(search::file_name(program));
        // `trunk 0.21.14`: the last word is the version.
        file.is_file()
            && children::output(Command::new(file).arg("--version"))
                .is_ok_and(|text| text.split_whitespace().nth(1) == Some(&self.version))
    }
}

fn wanted(checkout: &Checkout) -> Result<[Tool; 2], Failure> {
    let lock_file = checkout.lock_file();
    let wasm_bindgen = fs::read_to_string(&lock_file)
        .ok()
        .and_then(|text| lock_file::locked_version(&text, "wasm-bindgen"))
        .ok_or_else(|| {
            Failure::new(
                format!(
                    "{} does not say which wasm-bindgen is used.",
                    lock_file.display()
                ),
                "Restore it with `git checkout Cargo.lock`.",
            )
        })?;
    Ok([
        Tool {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
        },
        Tool {
            package: "wasm-bindgen-cli",
            version: wasm_bindgen,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        },
    ])
}

/// The cargo that runs this program, or the one on PATH.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Automatic installs of rustup may be switched off (`RUSTUP_AUTO_INSTALL=0`), so the target is asked for
/// by name.
fn have_target() -> Result<(), Failure> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = children::output(Command::new(rustc).args(["--print", "sysroot"]))?;
    let installed = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM);
    if installed.is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure::new(
            format!("This Rust cannot compile for {WASM}, and there is no rustup to add that."),
            "Install Rust through https://rustup.rs, or the target through your system's packages.",
        ));
    }
    children::run(Command::new("rustup").args(["target", "add", WASM]))
}
