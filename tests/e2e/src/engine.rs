//! The engine that stories are played in.

use std::env;

use xtask::engine::Engine;

/// Names the engine that stories are played in; without it Chromium.
pub(crate) const ENGINE: &str = "LATERAL_ENGINE";

/// The engine that stories are played in; none where there is none of that name.
pub(crate) fn chosen_engine() -> Option<Engine> {
    match env::var(ENGINE) {
        Ok(name) => Engine::named(&name),
        Err(_) => Some(Engine::Chromium),
    }
}
