//! A class of simulated annotators: each with a browser of their own, over a network that loses, doubles
//! and turns round what it carries. Everything is a function of a seed.
//!
//! The truth is kept beside them: every version of a record that some browser has kept, and of each
//! record the one that must be everywhere in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lateral::core::annotation::anchor::{Anchor, Part};
use lateral::core::annotation::history::{Edit, SessionChange};
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, EntityValue};
use lateral::core::extra::Extra;
use lateral::core::format::{Opened, export_work, file_name, import, read_record, write_record};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::tag_set::TagId;

use super::computer::Computer;
use super::rng::Rng;
use super::sample::both;
use super::two_stores::writes;

pub const PEERS: usize = 30;

/// What was done, and how often.
pub type Tally = BTreeMap<&'static str, u64>;

/// Whether a version gives way to another: to the later revision, then to the higher annotator, then to
/// what says more by the order of [`content`]. Written down a second time, and not asked of the join.
pub fn ranks_below(a: &Record, b: &Record) -> bool {
    let name = |record: &'_ Record| record.annotator_name.clone();
    (
        a.revision,
        a.annotator,
        content(a),
        fields(&a.extra),
        name(a),
    ) < (
        b.revision,
        b.annotator,
        content(b),
        fields(&b.extra),
        name(b),
    )
}

/// Where a part of a mark lies, and its words with what stands before and behind them.
type Stretch<'a> = (u32, u32, [&'a str; 3]);

/// What a record says: which kind, where, which stretches, and its other words, each field for itself. A deletion
/// comes before mentions, mentions before claims, then entities and rejections, before what is not known.
fn content(record: &Record) -> (u8, &str, Vec<Stretch<'_>>, Vec<Vec<String>>) {
    let one = |words: &str| vec![words.to_owned()];
    let maybe = |words: Option<&str>| words.into_iter().map(str::to_owned).collect();
    let named = |ids: &[RecordId]| ids.iter().map(ToString::to_string).collect();
    match record.body() {
        None => (0, "", Vec::new(), Vec::new()),
        Some(Body::Mention(mention)) => {
            let form = mention.form.map(|form| (form as u8).to_string());
            let words = vec![
                one(mention.tag.as_str()),
                one(&mention.note),
                named(&mention.entities),
                maybe(form.as_deref()),
            ];
            (1, mention.article.as_str(), parts(&mention.anchor), words)
        }
        Some(Body::Claim(claim)) => {
            let kind = claim.kind.map(|kind| (kind as u8).to_string());
            let words = vec![maybe(kind.as_deref()), one(&claim.gist), one(&claim.note)];
            (2, claim.article.as_str(), parts(&claim.anchor), words)
        }
        Some(Body::Entity(entity)) => {
            let words = vec![
                one(&entity.name),
                maybe(entity.tag.as_ref().map(TagId::as_str)),
                entity.other_names.clone(),
                named(&entity.also),
                one(&entity.note),
                maybe(entity.link.as_deref()),
                entity.value.as_ref().map(said_value).unwrap_or_default(),
            ];
            (3, "", Vec::new(), words)
        }
        Some(Body::Rejection(rejection)) => {
            let words = vec![named(&[rejection.entity])];
            (
                4,
                rejection.article.as_str(),
                parts(&rejection.anchor),
                words,
            )
        }
        Some(Body::Unread(unknown)) => {
            let fields = fields(&unknown.fields).into_iter().map(str::to_owned);
            (5, &unknown.kind, Vec::new(), vec![fields.collect()])
        }
    }
}

fn said_value(value: &EntityValue) -> Vec<String> {
    let about = |about: bool| u8::from(about).to_string();
    match value {
        EntityValue::Time(time) => {
            let end = time.end.clone().unwrap_or_default();
            vec!["0".into(), time.start.clone(), end, about(time.about)]
        }
        EntityValue::Quantity(it) => {
            vec![
                "1".into(),
                it.number.clone(),
                it.unit.clone(),
                about(it.about),
            ]
        }
    }
}

fn parts<'a>(anchor: &'a Anchor) -> Vec<Stretch<'a>> {
    let part = |Part { range, quote }: &'a Part| {
        let words = [&*quote.exact, &*quote.prefix, &*quote.suffix];
        (range.start(), range.end(), words)
    };
    anchor.parts().iter().map(part).collect()
}

fn fields(extra: &Extra) -> Vec<&str> {
    let names = extra.iter();
    names
        .flat_map(|(name, json)| [name.as_str(), json])
        .collect()
}

/// A version on its way.
struct Message {
    to: usize,
    version: usize,
}

pub struct Class {
    rng: Rng,
    lesson: Arc<Lesson>,
    peers: Vec<Computer>,
    /// Versions that have come to each.
    got: Vec<BTreeSet<usize>>,
    /// Every version that a browser has kept, as it travels and as it is read.
    versions: Vec<(String, Record)>,
    numbers: BTreeMap<String, usize>,
    on_the_way: Vec<Message>,
    truth: BTreeMap<RecordId, Record>,
    pub tally: Tally,
    /// The names and bytes of all files that were handed from one to another.
    pub files: Vec<(String, String)>,
}

impl Class {
    /// Thirty annotators who have done nothing yet. `clocks` says how wrong each computer's clock is, and
    /// nothing else.
    pub fn new(seed: u64, clocks: u64) -> Self {
        let lesson = both();
        let mut clocks = Rng::seeded(clocks);
        let computer = |number: usize| {
            // Ten years either way.
            let clock = i64::try_from(clocks.below(7_300)).expect("few days") - 3_650;
            Computer::new(number, clock, &lesson)
        };
        Self {
            rng: Rng::seeded(seed),
            peers: (0..PEERS).map(computer).collect(),
            got: vec![BTreeSet::new(); PEERS],
            lesson,
            versions: Vec::new(),
            numbers: BTreeMap::new(),
            on_the_way: Vec::new(),
            truth: BTreeMap::new(),
            tally: Tally::new(),
            files: Vec::new(),
        }
    }

    /// Does so many things that have an effect; in between, some of what is on its way arrives.
    pub fn work(&mut self, operations: u64) {
        let mut done = 0;
        let mut tried = 0;
        while done < operations {
            tried += 1;
            assert!(
                tried < 20 * operations,
                "{done} of {operations} have happened"
            );
            let who = self.rng.below(PEERS);
            if let Some(what) = self.act(who) {
                *self.tally.entry(what).or_default() += 1;
                done += 1;
            }
            for _ in 0..self.rng.below(4) {
                self.carry();
            }
        }
    }

    /// What `who` does now; nothing where there was nothing to do.
    fn act(&mut self, who: usize) -> Option<&'static str> {
        let verb = self.rng.below(200);
        match verb {
            0..20 => {
                let outcome = self.peers[who]
                    .session
                    .undo()
                    .expect("what was done can be undone")?;
                self.keep(who, &outcome);
                return Some("undo");
            }
            20..40 => {
                // Few have something to redo at any time; the next who has does it.
                let next = (who..who + PEERS).map(|peer| peer % PEERS);
                let who = next
                    .into_iter()
                    .find(|peer| self.peers[*peer].session.next_redo().is_some())?;
                let outcome = self.peers[who]
                    .session
                    .redo()
                    .expect("what was undone can be redone")?;
                self.keep(who, &outcome);
                return Some("redo");
            }
            40..44 => {
                self.peers[who].restart(&mut self.rng);
                return Some("restart");
            }
            _ => {}
        }
        let (what, edit) = if verb < 47 {
            ("import", Ok(self.import(who)))
        } else {
            self.peers[who].edit(&mut self.rng, verb)
        };
        let outcome = self.peers[who].session.commit(edit.ok()?).ok()?;
        if outcome.touched.records.is_empty() {
            return None;
        }
        if self.rng.once_in(60) {
            let unsaved = writes(&self.peers[who].session, &outcome);
            for record in self.peers[who].crash(&mut self.rng, &unsaved) {
                self.acknowledge(who, &record);
            }
            return Some("crash");
        }
        self.keep(who, &outcome);
        Some(what)
    }

    /// Somebody exports their work, and `who` imports the file.
    fn import(&mut self, who: usize) -> Edit {
        let from = &self.peers[self.rng.below(PEERS)];
        let file = export_work(from.session.workspace(), &from.annotator);
        let date = format!("day {}", 20_000 + from.clock);
        self.files.push((
            file_name(&self.lesson.id, &from.annotator.name, &date),
            file.clone(),
        ));
        let work = match import(file.as_bytes()) {
            Ok((Opened::Work(work), problems)) if problems.is_empty() => work,
            other => panic!("a good work, not {other:?}"),
        };
        let back = if self.rng.once_in(4) {
            DeletedHere::ComeBack
        } else {
            DeletedHere::StayDeleted
        };
        let plan = plan(self.peers[who].session.workspace(), &work);
        plan.edit(&work.annotator.name, back)
    }

    /// Both stores have answered: from here on nothing of it may be lost.
    fn keep(&mut self, who: usize, outcome: &SessionChange) {
        let peer = &mut self.peers[who];
        let writes = writes(&peer.session, outcome);
        peer.browser.save(&writes);
        for id in &outcome.touched.records {
            let record = self.peers[who].session.workspace().get(*id).cloned();
            self.acknowledge(who, &record.expect("a touched record is there"));
        }
    }

    /// A browser has kept this version: it goes out to some, and into the truth.
    fn acknowledge(&mut self, who: usize, record: &Record) {
        let value = write_record(record);
        if let Some(known) = self.numbers.get(&value) {
            self.got[who].insert(*known);
            return;
        }
        let version = self.versions.len();
        self.numbers.insert(value.clone(), version);
        self.got[who].insert(version);
        let read = read_record(&value).expect("what was written can be read");
        assert_eq!(&read, record);
        self.versions.push((value, read));
        let later = self
            .truth
            .get(&record.id)
            .is_none_or(|old| ranks_below(old, record));
        if later {
            self.truth.insert(record.id, record.clone());
        }
        for _ in 0..2 {
            let to = self.rng.below(PEERS);
            self.on_the_way.push(Message { to, version });
        }
    }

    /// Any one message arrives, is lost, or arrives and stays on the way to arrive again.
    fn carry(&mut self) {
        if self.on_the_way.is_empty() {
            return;
        }
        let at = self.rng.below(self.on_the_way.len());
        let Message { to, version } = self.on_the_way[at];
        let fate = self.rng.below(10);
        if fate != 0 {
            self.on_the_way.swap_remove(at);
        }
        if fate == 1 {
            *self.tally.entry("lost on the way").or_default() += 1;
            return;
        }
        *self.tally.entry("delivered").or_default() += 1;
        let record = read_record(&self.versions[version].0).expect("it was read before");
        self.deliver(to, version, record);
    }

    fn deliver(&mut self, to: usize, version: usize, record: Record) {
        self.got[to].insert(version);
        let touched = self.peers[to].session.adopt(record);
        let outcome = SessionChange {
            touched,
            ..SessionChange::default()
        };
        self.keep(to, &outcome);
    }

    /// Everything that was ever kept comes to everybody, in any order, some of it again and again.
    pub fn deliver_everything(&mut self) {
        self.on_the_way.clear();
        for to in 0..PEERS {
            let all = 0..self.versions.len();
            let mut missing: Vec<usize> = all
                .filter(|version| !self.got[to].contains(version))
                .collect();
            let again = missing.len() / 8;
            missing.extend((0..again).map(|_| self.rng.below(self.versions.len())));
            self.rng.shuffle(&mut missing);
            for version in missing {
                let record = self.versions[version].1.clone();
                self.peers[to].session.adopt(record);
            }
        }
    }

    /// Nobody lacks anything: every workspace is, to the byte, the one that the truth makes. Answers with it.
    pub fn check_equal(&self) -> String {
        let mut expected = Workspace::new(self.lesson.clone());
        for record in self.truth.values() {
            expected.adopt(record.clone());
        }
        assert_eq!(expected.records(), &self.truth);
        let reader = &self.peers[0].annotator;
        let bytes = export_work(&expected, reader);
        for (number, peer) in self.peers.iter().enumerate() {
            let workspace = peer.session.workspace();
            assert_eq!(workspace.records(), &self.truth, "{:?}", peer.annotator.id);
            // The same records are the same bytes; to see so of some is enough.
            if number % 8 == self.versions.len() % 8 {
                assert_eq!(export_work(workspace, reader), bytes);
            }
        }
        bytes
    }
}
