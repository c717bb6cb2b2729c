//! Laws of workspaces, on random commands: the inverse, the index, all or nothing.

use std::collections::BTreeMap;

use crate::common::random;
use crate::common::random_commands::{self, RandomCommand};
use crate::common::sample::{ME, bodies, both, stamp};
use crate::common::test_effort::cases;
use lateral::core::annotation::Body;
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Refusal, Segment, TagKey, Workspace};
use lateral::core::lesson::article::BlockIndex;
use lateral::core::text::{TextRange, code_points};
use lateral::core::view::pieces;
use proptest::collection::vec;
use proptest::prelude::*;

/// Everything that the index answers, as plain data.
#[derive(PartialEq, Debug)]
struct Answers {
    segments: BTreeMap<(usize, BlockIndex), Vec<Segment>>,
    order: Vec<Vec<RecordId>>,
    lost: Vec<Vec<RecordId>>,
    counts: Vec<Vec<(TagKey, usize)>>,
    totals: Vec<usize>,
    neighbours: Vec<(Option<RecordId>, Option<RecordId>)>,
    first: Vec<Option<RecordId>>,
}

fn answers(workspace: &Workspace) -> Answers {
    let index = workspace.index();
    let articles = &workspace.lesson().articles;
    let all = 0..articles.len();
    let segments = all.clone().flat_map(|at| {
        (0..articles[at].blocks.len()).map(move |block| ((at, block), index.segments(at, block)))
    });
    let counts = |at| index.counts(at).into_iter().flatten();
    Answers {
        segments: segments.collect(),
        order: all.clone().map(|at| index.in_order(at).collect()).collect(),
        lost: all.clone().map(|at| index.lost(at).collect()).collect(),
        counts: all
            .clone()
            .map(|at| counts(at).cloned().collect())
            .collect(),
        totals: all.clone().map(|at| index.total(at)).collect(),
        neighbours: workspace
            .records()
            .keys()
            .map(|id| index.neighbours(*id))
            .collect(),
        first: all
            .flat_map(|at| (0..80).map(move |offset| index.first_from(at, offset * 7)))
            .collect(),
    }
}

/// A workspace with the same records, made from nothing.
fn rebuilt(workspace: &Workspace) -> Workspace {
    let mut fresh = Workspace::new(workspace.lesson().clone());
    for record in workspace.records().values().rev() {
        fresh.adopt(record.clone());
    }
    fresh
}

/// Does commands one after the other; what is refused is left out.
fn perform(workspace: &mut Workspace, commands: &[RandomCommand]) {
    for (turn, command) in commands.iter().enumerate() {
        if let Ok(edit) = random_commands::edit(command, workspace, turn) {
            let _ = workspace.apply(&edit.change);
        }
    }
}

proptest! {
    #![proptest_config(cases(250, 25_000))]

    #[test]
    fn records_converge_in_whatever_order_they_come(
        (records, shuffled) in vec(random::record(), 0..12)
            .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
    ) {
        let mut here = Workspace::new(both());
        let mut there = Workspace::new(both());
        for record in &records {
            here.adopt(record.clone());
        }
        for record in shuffled.into_iter().chain(records.iter().rev().cloned()) {
            let again = record.clone();
            there.adopt(record);
            prop_assert!(there.adopt(again).records.is_empty(), "the second time changes nothing");
        }
        prop_assert_eq!(here.records(), there.records());
        prop_assert_eq!(answers(&here), answers(&there));
    }

    #[test]
    fn an_inverse_brings_the_bodies_back(commands in vec(random_commands::random_command(), 0..30), last in random_commands::random_command()) {
        let mut workspace = Workspace::new(both());
        perform(&mut workspace, &commands);
        let Ok(edit) = random_commands::edit(&last, &workspace, commands.len()) else { return Ok(()) };
        let before = bodies(&workspace);
        let Ok(applied) = workspace.apply(&edit.change) else {
            prop_assert_eq!(bodies(&workspace), before);
            return Ok(());
        };
        let after = bodies(&workspace);
        let undone = workspace.apply(&applied.inverse);
        prop_assert_eq!(bodies(&workspace), before);
        let undone = undone.expect("what was done can be undone");
        workspace.apply(&undone.inverse).expect("and done again");
        prop_assert_eq!(bodies(&workspace), after);
    }

    #[test]
    fn a_batch_happens_whole_or_not_at_all(
        records in vec(random::record(), 1..5),
        bad in random::body(),
        slot in 0..5_usize,
    ) {
        let mut workspace = Workspace::new(both());
        workspace.adopt(records[0].clone());
        let mut changes: Vec<Change> = records.into_iter().map(Change::Join).collect();
        let refused = match bad {
            // The article is not in the lesson, and the record is new.
            Body::Mention(mut mention) => {
                mention.article = crate::common::sample::article_id("elsewhere");
                Body::Mention(mention)
            }
            Body::Claim(mut claim) => {
                claim.gist = "x".repeat(10_001);
                Body::Claim(claim)
            }
            Body::Entity(mut entity) => {
                entity.note = "x".repeat(10_001);
                Body::Entity(entity)
            }
            Body::Rejection(_) | Body::Unread(_) => return Ok(()),
        };
        changes.insert(slot.min(changes.len()), Change::Put(RecordId(500), ME, refused));
        changes = vec![Change::Batch(changes)];
        let (before, index) = (workspace.records().clone(), answers(&workspace));
        let outcome = workspace.apply(&Change::Batch(changes));
        prop_assert!(matches!(outcome, Err(Refusal::NoSuchArticle | Refusal::TooLong)));
        prop_assert_eq!(workspace.records(), &before);
        prop_assert_eq!(answers(&workspace), index);
    }

    #[test]
    fn the_index_says_what_the_records_say(
        commands in vec(random_commands::random_command(), 0..40),
        foreign in vec(random::record(), 0..6),
    ) {
        let mut workspace = Workspace::new(both());
        let half = commands.len() / 2;
        perform(&mut workspace, &commands[..half]);
        for record in foreign {
            workspace.adopt(record);
        }
        perform(&mut workspace, &commands[half..]);
        prop_assert_eq!(answers(&workspace), answers(&rebuilt(&workspace)));
    }

    #[test]
    fn only_touched_blocks_and_records_change(
        commands in vec(random_commands::random_command(), 0..20),
        last in random_commands::random_command(),
    ) {
        let mut workspace = Workspace::new(both());
        perform(&mut workspace, &commands);
        let Ok(edit) = random_commands::edit(&last, &workspace, commands.len()) else { return Ok(()) };
        let (records, before) = (workspace.records().clone(), answers(&workspace));
        let Ok(applied) = workspace.apply(&edit.change) else { return Ok(()) };
        for (place, segments) in answers(&workspace).segments {
            if !applied.touched.blocks.contains(&place) {
                prop_assert_eq!(&segments, &before.segments[&place]);
            }
        }
        for (id, record) in workspace.records() {
            let touched = applied.touched.records.contains(id);
            prop_assert_eq!(touched, records.get(id) != Some(record), "{:?}", id);
        }
    }

    #[test]
    fn what_is_marked_here_is_found_here(commands in vec(random_commands::random_command(), 0..30)) {
        let mut workspace = Workspace::new(both());
        let own = |command: &&RandomCommand| matches!(command, RandomCommand::Do(..));
        let commands: Vec<RandomCommand> = commands.iter().filter(own).cloned().collect();
        perform(&mut workspace, &commands);
        for (id, body) in bodies(&workspace).into_iter().filter(|(_, body)| body.is_mark()) {
            let anchor = body.anchor().expect("a mark");
            prop_assert_eq!(workspace.index().ranges(id).to_vec(), anchor.ranges());
            let (_, article) = workspace.article_of(id).expect("the lesson's own article");
            for part in anchor.parts() {
                prop_assert_eq!(article.text.slice(part.range), &part.quote.exact);
            }
        }
    }

    // Whatever is looked at, in whichever article the reader is, after whatever was made, imported or taken back.
    #[test]
    fn the_drawn_words_are_the_quote_of_the_mark(
        commands in vec(random_commands::random_command(), 0..30),
        undone in vec(any::<bool>(), 30),
    ) {
        let mut workspace = Workspace::new(both());
        for (turn, command) in commands.iter().enumerate() {
            let Ok(edit) = random_commands::edit(command, &workspace, turn) else { continue };
            let Ok(applied) = workspace.apply(&edit.change) else { continue };
            if undone[turn] {
                workspace.apply(&applied.inverse).expect("what was done can be undone");
            }
        }
        let articles = &workspace.lesson().articles;
        for (id, body) in bodies(&workspace) {
            let own = workspace.article_of(id).map(|(at, _)| at);
            for (at, article) in articles.iter().enumerate() {
                // Another article shows nothing of it.
                let ranges = if own == Some(at) { workspace.index().ranges(id) } else { &[] };
                let words: Vec<&str> = ranges.iter().map(|range| article.text.slice(*range)).collect();
                let quotes: Vec<&str> = body.anchor().into_iter().flat_map(Anchor::parts).map(|part| part.quote.exact.as_str()).collect();
                if !words.is_empty() {
                    prop_assert_eq!(words, quotes);
                }
                // The same words are drawn as the mark, block by block.
                let pieces = (0..article.blocks.len()).flat_map(|number| pieces(&workspace, at, number));
                let drawn: u32 = pieces.filter(|piece| piece.marks.contains(&id)).map(|piece| code_points(&piece.text)).sum();
                let blocks = article.blocks.iter();
                let in_blocks: u32 = blocks.flat_map(|block| ranges.iter().filter_map(|range| range.intersect(block.range))).map(TextRange::len).sum();
                prop_assert_eq!(drawn, in_blocks);
            }
        }
    }
}

#[test]
fn removing_what_is_not_there_does_nothing() {
    let mut workspace = Workspace::new(both());
    let applied = workspace
        .apply(&Change::Remove(RecordId(3)))
        .expect("no refusal");
    assert!(applied.touched.records.is_empty());
    assert_eq!(applied.inverse, Change::Batch(Vec::new()));
}

#[test]
fn a_tombstone_keeps_an_older_copy_from_coming_back() {
    let mut workspace = Workspace::new(both());
    let text = workspace.lesson().articles[0].text.clone();
    let body = crate::common::sample::claim(&text, &[text.range()]);
    let copy = crate::common::sample::record(stamp(1).fresh.0, body);
    workspace.adopt(copy.clone());
    workspace
        .apply(&Change::Remove(copy.id))
        .expect("it is there");
    workspace.adopt(copy.clone());
    assert_eq!(workspace.body(copy.id), None);
    let later = Record {
        revision: 3,
        ..copy.clone()
    };
    workspace.adopt(later);
    assert!(
        workspace.body(copy.id).is_some(),
        "a later version does come back"
    );
}

#[test]
fn a_work_is_bounded() {
    let mut workspace = Workspace::new(both());
    let most = lateral::core::limits::RECORDS as u128;
    let tombstone = |number| {
        Change::Join(Record {
            id: RecordId(number),
            revision: 1,
            annotator: ME,
            annotator_name: String::new(),
            state: State::Deleted,
            extra: lateral::core::extra::Extra::new(),
        })
    };
    let over = Change::Batch((0..=most).map(tombstone).collect());
    assert_eq!(workspace.apply(&over), Err(Refusal::Full));
    assert!(workspace.records().is_empty());
    let full = Change::Batch((0..most).map(tombstone).collect());
    assert!(workspace.apply(&full).is_ok());
    assert_eq!(workspace.apply(&tombstone(most)), Err(Refusal::Full));
    assert!(
        workspace.apply(&tombstone(0)).is_ok(),
        "what is there may still change"
    );
}
