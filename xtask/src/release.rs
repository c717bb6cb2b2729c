//! The release build: `dist/`, a folder that any static web server can serve.
//!
//! Invariant: after [`build`] the folder holds this checkout's page, and a cold load of it is within the
//! budget. It knows how Trunk is called, not what it does.

use std::env;
use std::process::{Command, Stdio};

use crate::checkout::Checkout;
use crate::children::{self, Running};
use crate::failure::Failure;
use crate::tools::{self, Toolbox, WASM};
use crate::weight::Weights;

/// Relative, so that the folder works from any address it is put at.
pub const ANYWHERE: &str = "./";

/// Builds the release into `dist/` and weighs it.
pub fn build(checkout: &Checkout, toolbox: &Toolbox, public_url: &str) -> Result<(), Failure> {
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--public-url", public_url])
        .current_dir(checkout.root())
        .env("PATH", toolbox.path()?);
    plainly_set(&mut trunk);
    children::run(&mut trunk)?;
    let weights = Weights::of(&checkout.dist())?;
    print!("{}", weights.sheet());
    weights.within_budget()
}

/// Starts compiling the app the way Trunk will, so that Trunk finds it compiled. Silent, and without a
/// word on failure: Trunk meets the same failure again and says it.
pub fn compile_ahead(checkout: &Checkout) -> Option<Running> {
    println!("    compiling the app meanwhile");
    let mut cargo = tools::cargo();
    cargo
        .args([
            "build",
            "--release",
            "--quiet",
            "--target",
            WASM,
            "--bin",
            "lateral",
        ])
        .current_dir(checkout.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Running::start(&mut cargo).ok()
}

/// Trunk takes its settings from the environment too, and 0.21 fails on `NO_COLOR=1` (it wants a word).
fn plainly_set(trunk: &mut Command) {
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
}
