//! One annotator at one computer, which may be killed at any moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lateral::core::annotation::ClaimKind;
use lateral::core::annotation::command::{self, Field};
use lateral::core::annotation::history::{Edit, Session, Step, StepId};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, Stamp};
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::format::Annotator;
use lateral::core::lesson::Lesson;
use lateral::core::storage::Write;
use lateral::core::text::TextRange;

use super::random_commands;
use super::rng::Rng;
use super::sample::tag;
use super::two_stores::Browser;

pub struct Computer {
    pub annotator: Annotator,
    /// By how many days its clock is wrong.
    pub clock: i64,
    pub browser: Browser,
    pub session: Session,
    tab: u32,
    /// Keys of which a crash may have left half a value in the one store, and the other none.
    unanswered: BTreeSet<String>,
}

impl Computer {
    pub fn new(number: usize, clock: i64, lesson: &Arc<Lesson>) -> Self {
        Self {
            annotator: Annotator {
                id: AnnotatorId(0x1000 + number as u64),
                name: format!("annotator {number}"),
            },
            clock,
            browser: Browser::default(),
            session: Session::resume(Workspace::new(lesson.clone()), Vec::new(), 1),
            tab: 1,
            unanswered: BTreeSet::new(),
        }
    }

    /// What a throw below 200 makes this annotator do to their marks.
    pub fn edit(&self, rng: &mut Rng, verb: usize) -> (&'static str, Result<Edit, Refusal>) {
        let workspace = self.session.workspace();
        let article = rng.pick(&workspace.lesson().articles);
        let start = rng.offset(article.text.len());
        let drawn = TextRange::between(start, start + 1 + rng.offset(30));
        let tags = ["person", "place", "event", "own"];
        let tag = tag(tags[rng.below(tags.len())]);
        let stamp = Stamp {
            annotator: self.annotator.id,
            fresh: RecordId(u128::from(rng.roll()) << 64 | u128::from(rng.roll())),
        };
        if verb < 86 {
            return (
                "mark",
                command::mark_mention(workspace, stamp, &article.id, drawn, &tag),
            );
        }
        if verb < 104 {
            return (
                "claim",
                command::mark_claim(workspace, stamp, &article.id, drawn),
            );
        }
        let live = random_commands::live(workspace);
        if live.is_empty() {
            return ("nothing", Err(Refusal::Gone));
        }
        let id = *rng.pick(&live);
        match verb {
            104..138 => {
                let words = format!("words {}", rng.below(40));
                let visit = rng.offset(2);
                (
                    "note",
                    command::write(workspace, id, Field::Note, &words, visit),
                )
            }
            138..158 => ("tag", command::retag(workspace, id, &tag)),
            158..164 => (
                "kind",
                command::set_kind(workspace, id, Some(*rng.pick(&ClaimKind::ALL))),
            ),
            164..170 => {
                let words = format!("gist {}", rng.below(9));
                (
                    "gist",
                    command::write(workspace, id, Field::Gist, &words, 0),
                )
            }
            170..178 => ("part", command::add_part(workspace, id, drawn)),
            178..183 => ("extent", command::set_extent(workspace, id, drawn)),
            _ => ("delete", command::delete(workspace, id)),
        }
    }

    /// The page goes down while these are being kept: the journal has all of them or nothing, the other
    /// store any beginning of them. Answers with the records that are found afterwards.
    pub fn crash(&mut self, rng: &mut Rng, unsaved: &[Write]) -> Vec<Record> {
        if rng.once_in(2) {
            for write in unsaved {
                self.browser.journal.write(write);
            }
        }
        let some = rng.below(unsaved.len() + 1);
        for write in &unsaved[..some] {
            self.browser.local.write_over(write);
        }
        let name = |write: &Write| match write {
            Write::Set(key, _) | Write::Remove(key) => key.to_string(),
        };
        self.unanswered.extend(unsaved.iter().map(name));
        self.lose_a_little(rng);
        self.open();
        self.session
            .workspace()
            .records()
            .values()
            .cloned()
            .collect()
    }

    /// The browser is killed and opened again. Everything that it had answered for is there.
    pub fn restart(&mut self, rng: &mut Rng) {
        self.lose_a_little(rng);
        let before = self.open();
        let records = self.session.workspace().records();
        assert_eq!(records, before.workspace().records());
        assert_eq!(closed(&self.session), closed(&before));
    }

    /// One of the stores forgets, or holds half of what it held.
    fn lose_a_little(&mut self, rng: &mut Rng) {
        let Browser { local, journal } = &mut self.browser;
        match rng.below(8) {
            0 => journal.0.clear(),
            1 => local.0.clear(),
            2..5 => {
                for value in local.0.values_mut().filter(|_| rng.once_in(6)) {
                    let half = value.chars().count() / 2;
                    *value = value.chars().take(half).collect();
                }
            }
            5 => local.0.retain(|_, _| !rng.once_in(4)),
            _ => {}
        }
    }

    /// Opens the page on what the stores hold, and answers with the session that was there before.
    fn open(&mut self) -> Session {
        let restored = self.browser.load();
        for damaged in &restored.damaged {
            assert!(self.unanswered.contains(&damaged.key), "{damaged:?}");
        }
        let mut workspace = Workspace::new(self.session.workspace().lesson().clone());
        for record in restored.records {
            workspace.adopt(record);
        }
        self.tab += 1;
        let opened = Session::resume(workspace, restored.steps, self.tab);
        std::mem::replace(&mut self.session, opened)
    }
}

/// The steps as they are after a reload: none grows any more, and they stand in the order of their ids.
fn closed(session: &Session) -> BTreeMap<StepId, Step> {
    let open = |step: &Step| {
        let step = Step {
            merge: None,
            ..step.clone()
        };
        (step.id, step)
    };
    session.steps().map(open).collect()
}
