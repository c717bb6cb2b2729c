//! What a story is, and in which engines it is played.
//!
//! Invariant: a story that an engine does not play is named in the output with its reason. It knows no story by name.

use xtask::engine::Engine;

use crate::Failure;
use crate::chance::is_soak;
use crate::stage::Stage;

/// What is played: it holds, or it fails with a sentence (or a failed assertion).
pub type Play = fn(&mut Stage) -> Result<(), Failure>;

/// A story, as it is told to the runner.
#[derive(Debug, Clone)]
pub struct Story {
    pub(crate) name: &'static str,
    pub(crate) play: Play,
    place: Place,
    refused: Vec<(Engine, &'static str)>,
}

/// Where a story that every engine can play is played, beside Chromium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the soak, and where it is asked for by name.
    Soak,
    /// Whenever stories are played.
    Everywhere,
    /// Whenever stories are played, and in the old engine, which plays no others.
    OldOnesToo,
}

/// What becomes of a story in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It is played.
    Plays,
    /// It is not among those that are played this time.
    Waits,
    /// The engine cannot play it.
    Cannot(&'static str),
}

/// Names a function of a module as a story: `story!(marking::a_mark_can_be_undone)`.
#[macro_export]
macro_rules! story {
    ($module:ident :: $story:ident) => {
        $crate::story::Story::new(
            concat!(stringify!($module), "::", stringify!($story)),
            $module::$story,
        )
    };
}

impl Story {
    /// A story that Chromium plays always, and the other engines in the soak.
    pub fn new(name: &'static str, play: Play) -> Self {
        Self {
            name,
            play,
            place: Place::Soak,
            refused: Vec::new(),
        }
    }

    /// Makes it one of the core, which every engine plays always.
    #[must_use]
    pub fn everywhere(mut self) -> Self {
        self.place = Place::Everywhere;
        self
    }

    /// Makes it one of the core that even an old engine plays: by keys alone, and without an end of the browser.
    #[must_use]
    pub fn in_old_ones_too(mut self) -> Self {
        self.place = Place::OldOnesToo;
        self
    }

    /// Leaves it to one engine, because of what only that one can be asked for.
    #[must_use]
    pub fn only(mut self, engine: Engine, reason: &'static str) -> Self {
        let others = Engine::ALL.into_iter().filter(|other| *other != engine);
        self.refused.extend(others.map(|other| (other, reason)));
        self
    }

    /// Leaves one engine out.
    #[must_use]
    pub fn except(mut self, engine: Engine, reason: &'static str) -> Self {
        self.refused.push((engine, reason));
        self
    }

    /// What becomes of it in this engine. Whoever asks for stories by name gets all of that name.
    pub(crate) fn part_in(&self, engine: Engine, is_named: Named) -> Part {
        let mut refused = self.refused.iter();
        if let Some((_, reason)) = refused.find(|(other, _)| *other == engine) {
            return Part::Cannot(reason);
        }
        let is_wanted = match (engine, self.place) {
            (Engine::Chromium, _) | (_, Place::OldOnesToo) => true,
            (Engine::OldWebKit, _) => is_named == Named::Yes,
            (_, Place::Everywhere) => true,
            (_, Place::Soak) => is_named == Named::Yes || is_soak(),
        };
        if is_wanted { Part::Plays } else { Part::Waits }
    }
}

/// Whether stories were asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// These and no others.
    Yes,
    /// All that are usual.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story() -> Story {
        Story::new("a::b", |_| Ok(()))
    }

    #[test]
    fn the_core_is_played_everywhere_and_the_rest_in_chromium_or_by_name() {
        for engine in Engine::ALL {
            let core = story().everywhere().part_in(engine, Named::No);
            let waits = engine == Engine::OldWebKit;
            assert_eq!(core, if waits { Part::Waits } else { Part::Plays });
            let oldest = story().in_old_ones_too();
            assert_eq!(oldest.part_in(engine, Named::No), Part::Plays);
            assert_eq!(story().part_in(engine, Named::Yes), Part::Plays);
        }
        assert_eq!(story().part_in(Engine::Chromium, Named::No), Part::Plays);
        assert_eq!(story().part_in(Engine::WebKit, Named::No), Part::Waits);
    }

    #[test]
    fn what_an_engine_cannot_play_says_why_also_by_name() {
        let only = story().everywhere().only(Engine::Chromium, "touch");
        assert_eq!(only.part_in(Engine::Chromium, Named::No), Part::Plays);
        assert_eq!(
            only.part_in(Engine::Firefox, Named::Yes),
            Part::Cannot("touch")
        );
        let except = story().everywhere().except(Engine::WebKit, "slow");
        assert_eq!(
            except.part_in(Engine::WebKit, Named::No),
            Part::Cannot("slow")
        );
        assert_eq!(except.part_in(Engine::Firefox, Named::No), Part::Plays);
    }
}
