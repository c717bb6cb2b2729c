//! Builds missing tools from their published sources into a folder of the user, once.
//!
//! Invariant: `<cache>/lateral-tools/<package>-<version>` is either absent or whole, because it appears by
//! one rename at the end; a lock keeps two workshops from building at the same time. An interrupted build
//! is taken up again where it stopped. It knows how to build a tool, not what the tool is for.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::{Tool, cargo};
use crate::children;
use crate::failure::Failure;
use crate::steps::step;

/// A tool that is built once and runs for seconds is built for a short build. Measured on 2 cores: both
/// tools in 3 minutes instead of 12 with their own profiles, and wasm-bindgen takes 0.2 s longer per
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

/// The folder that holds, or will hold, `tool`.
pub(super) fn folder(tool: &Tool) -> Result<PathBuf, Failure> {
    Ok(cache()?.join(format!("{}-{}", tool.package, tool.version)))
}

/// Builds `tools` and returns the folders of their programs.
pub(super) fn install(tools: &[Tool]) -> Result<Vec<PathBuf>, Failure> {
    let cache = cache()?;
    let building = cache.join("building");
    fs::create_dir_all(&cache).map_err(|error| unwritable(&cache, &error))?;
    let _turn = take_turn(&cache)?;
    fs::create_dir_all(&building).map_err(|error| unwritable(&building, &error))?;
    let mut programs = Vec::new();
    for tool in tools {
        let folder = folder(tool)?;
        // Another workshop may have built it while this one waited for its turn.
        if !folder.is_dir() {
            let name = format!("{} {} (once per user)", tool.package, tool.version);
            step(&name, || build(tool, &building, &folder))?;
        }
        programs.push(folder.join("bin"));
    }
    // Both tools share what they compiled; now nobody needs it. Leftovers would only cost disk space.
    let _ = fs::remove_dir_all(&building);
    Ok(programs)
}

fn build(tool: &Tool, building: &Path, folder: &Path) -> Result<(), Failure> {
    let root = building.join(tool.package);
    let mut command = cargo();
    command
        .args(["install", "--locked", "--no-default-features", "--force"])
        .args(["--version", &format!("={}", tool.version)])
        .arg("--root")
        .arg(&root)
        .arg("--target-dir")
        .arg(building.join("target"))
        // Away from the project, whose .cargo/config.toml is not meant for the tools.
        .current_dir(building)
        .envs(QUICK_BUILD);
    for setting in NOT_FOR_TOOLS {
        command.env_remove(setting);
    }
    for program in tool.programs {
        command.args(["--bin", program]);
    }
    children::run(command.arg(tool.package))?;
    fs::rename(&root, folder).map_err(|error| unwritable(folder, &error))
}

/// Waits until no other workshop builds tools. The lock goes with the file, also when the process dies.
fn take_turn(cache: &Path) -> Result<File, Failure> {
    let path = cache.join("lock");
    let lock = File::create(&path).map_err(|error| unwritable(&path, &error))?;
    if lock.try_lock().is_err() {
        println!("    waiting for another `cargo xtask` that builds the tools");
        lock.lock().map_err(|error| unwritable(&path, &error))?;
    }
    Ok(lock)
}

fn cache() -> Result<PathBuf, Failure> {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder("XDG_CACHE_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .map(|folder| folder.join("lateral-tools"))
        .ok_or_else(|| {
            Failure::new(
                "There is no folder for the tools: neither XDG_CACHE_HOME nor a home folder is known.",
                "Set XDG_CACHE_HOME to a folder that may be written.",
            )
        })
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{} cannot be written: {error}.", path.display()),
        "Make room or give yourself the right, or set XDG_CACHE_HOME to another folder.",
    )
}
