//! Texts that changed: every mark is on its own words again, or lost, and never on others.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::common::marked::{Marked, show};
use crate::common::random;
use crate::common::rng::Rng;
use crate::common::sample::{ME, OTHER, article, bodies, lesson, mention, record};
use crate::common::test_effort::{cases, figure};
use crate::common::text_edits::{TextEdit, Traced, perform, read, text_edit, traced};
use lateral::core::annotation::anchor::{Anchor, Placement};
use lateral::core::annotation::history::Session;
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::write_record;
use lateral::core::lesson::article::Article;
use lateral::core::reanchor::LossReason::{Before, Gone, Several, Torn, Unsure};
use lateral::core::reanchor::{
    AnchorChange, LossReason, ReanchoredMark, anchor_changes, follow, reshape,
};
use lateral::core::text::folding::{Folded, Likeness};
use lateral::core::text::{Text, TextRange};
use proptest::collection::vec;
use proptest::prelude::*;

/// Two sentences that stand on either side, so that there is something to tell by.
const BEFORE: &str = "The ferry to the island left at nine with forty people aboard.";
const AFTER: &str = "Nobody on the quay could say when the next one was to leave.";

/// Marks the ranges without a name in `before`, and follows them to those in `after`.
#[track_caller]
fn check(before: &str, after: &str, lost: Option<LossReason>) {
    let [old, new] = [before, after].map(|it| Marked::parse(&format!("{BEFORE}\n{it}\n{AFTER}")));
    let (old_article, _) = article("a", &old.text);
    let anchor = Anchor::describe(&old_article.text, &old.ranges("")).expect("words");
    let change = anchor_changes(
        &old_article,
        &Text::new(&new.text),
        std::slice::from_ref(&anchor),
    )
    .remove(0);
    let expected = new.ranges("");
    match &change {
        AnchorChange::Lost(why) => assert_eq!(Some(*why), lost, "{before} in {after}"),
        found => {
            assert_eq!(show(&new.text, found.ranges()), show(&new.text, &expected));
            assert_eq!(lost, None);
            let kept = anchor.ranges() == expected;
            assert_eq!(
                kept,
                matches!(found, AnchorChange::Kept(_)),
                "{before} in {after}"
            );
        }
    }
}

#[test]
fn a_mark_moves_with_its_words() {
    check("The ⟦mayor⟧ spoke.", "The ⟦mayor⟧ spoke.", None);
    check("The ⟦mayor⟧ spoke.", "The ⟦mayor⟧ of the town spoke.", None);
    check(
        "The ⟦mayor⟧ spoke.",
        "On Monday the old ⟦mayor⟧ spoke.",
        None,
    );
    check(
        "“⟦It is⟧,” he said, “⟦over⟧.”",
        "“⟦It is⟧,” he said later, “⟦over⟧.”",
        None,
    );
    check(
        "😀 ⟦cafe\u{301} 👩‍👩‍👧⟧ closed",
        "So 😀 ⟦cafe\u{301} 👩‍👩‍👧⟧ closed",
        None,
    );
    check("אמר ⟦ראש העיר⟧ אתמול", "אמש אמר ⟦ראש העיר⟧ אתמול", None);
    check("昨天⟦市长⟧说话了。", "据说昨天⟦市长⟧说话了。", None);
    check("⟦Moscow⟧’s answer", "So ⟦Moscow⟧’s answer", None);
}

#[test]
fn spaces_and_quotation_marks_inside_a_mark_may_change() {
    check(
        "He said ⟦“it’s\u{a0}over now”⟧ twice.",
        "He said ⟦\"it's  over\nnow\"⟧ twice.",
        None,
    );
    check("The ⟦mayor⟧ spoke.", "The  ⟦mayor⟧\u{a0}spoke.", None);
}

#[test]
fn words_that_were_changed_or_cut_are_lost() {
    check("The ⟦mayor⟧ spoke.", "The minister spoke.", Some(Gone));
    check("The ⟦mayor⟧ spoke.", "The mayoress spoke.", Some(Unsure));
    check(
        "The ⟦cafe⟧ was shut.",
        "The cafe\u{301} was shut.",
        Some(Unsure),
    );
    check("The ⟦old mayor⟧ spoke.", "The mayor spoke.", Some(Gone));
    check("The ⟦mayor⟧ spoke.", "", Some(Gone));
    check(
        "“⟦It is⟧,” he said, “⟦over⟧.”",
        "“⟦It is⟧,” he said, “done.”",
        Some(Gone),
    );
}

#[test]
fn words_that_may_be_others_are_lost() {
    // Which of the two was cut, and which is new?
    check("A ⟦mayor⟧ mayor spoke.", "A mayor spoke.", Some(Several));
    check("A mayor ⟦mayor⟧ spoke.", "A mayor spoke.", Some(Several));
    check("A ⟦mayor⟧ spoke.", "A mayor mayor spoke.", Some(Several));
    check(
        "First the ⟦mayor⟧ of Bath and then the mayor of Oban spoke.",
        "First the mayor in haste spoke.",
        Some(Several),
    );
    check(
        "The mayor of Bath and then the ⟦mayor⟧ spoke.",
        "In haste mayor spoke.",
        Some(Several),
    );
    // The sentence was cut, and its word stands in a new one.
    check(
        "The ⟦mayor⟧ spoke for an hour about the island’s harbour.",
        "It is said that a bridge would suit the mayor.",
        Some(Unsure),
    );
    check("⟦one⟧ and ⟦two⟧", "two and one", Some(Unsure));
    // One of three dots is no part of a sign that stands for all three.
    check("The ⟦end.⟧.. of it", "The end… of it", Some(Unsure));
}

#[test]
fn a_sentence_that_stands_whole_keeps_its_marks_where_its_neighbour_was_cut() {
    for gap in [" ", "\n", "\n\n"] {
        let (cut, kept) = ("The mayor spoke on Monday.", "The ⟦mayor⟧ left on Tuesday.");
        check(&format!("{cut}{gap}{kept}"), kept, None);
        check(&format!("{kept}{gap}{cut}"), kept, None);
        check(kept, &format!("{cut}{gap}{kept}"), None);
        let other = "The ⟦mayor⟧ spoke on Monday.\nThe mayor left on Tuesday.";
        check(other, "The mayor left on Tuesday.", Some(Several));
    }
}

#[test]
fn a_repeated_lead_of_which_one_is_cut_is_lost_in_both_places() {
    let lead = "The ⟦bakers⟧ of the valley will strike until the mill is mended, they say.";
    let plain = lead.replace(['⟦', '⟧'], "");
    check(&format!("{lead}\n{plain}"), &plain, Some(Several));
    check(&format!("{plain}\n{lead}"), &plain, Some(Several));
    check(
        &format!("{plain}\n{lead}"),
        &format!("{plain}\nNow: {lead}"),
        None,
    );
}

#[test]
fn a_paragraph_that_moves_takes_its_marks_along() {
    let [one, two] = [
        "The ⟦harbour master⟧ said that the ropes had been cut in the night.",
        "A fisherman found the boat on the far side of the island at dawn.",
    ];
    check(&format!("{one}\n{two}"), &format!("{two}\n{one}"), None);
    check(&format!("{two}\n{one}"), &format!("{one}\n{two}"), None);
}

#[test]
fn parts_that_stand_in_another_order_are_lost() {
    let [one, two] = [
        "The harbour master said that the ⟦ropes⟧ had been cut in the night.",
        "A fisherman found the ⟦boat⟧ on the far side of the island at dawn.",
    ];
    let swapped = format!("{two}\n{one}");
    check(&format!("{one}\n{two}"), &swapped, Some(Torn));
}

#[test]
fn what_was_lost_before_stays_lost() {
    let (old, _) = article("a", BEFORE);
    let (other, marked) = article("a", "Nobody ⟦nowhere⟧ at all");
    let anchor = Anchor::describe(&other.text, &marked.ranges("")).expect("words");
    assert_eq!(
        anchor_changes(&old, &old.text, &[anchor]),
        [AnchorChange::Lost(Before)]
    );
}

/// A workspace on one article with marks of two annotators, and the new text.
fn followed() -> (Workspace, Article, Article) {
    let (old, marked) = article(
        "north",
        &format!("{BEFORE}\nThe ⟦mayor⟧ of ⟦Oban⟧ spoke.\n{AFTER}"),
    );
    let mut workspace = Workspace::new(lesson(vec![old.clone()]));
    for (number, range) in (1..).zip(marked.ranges("")) {
        let mine = record(number, mention(&old.text, &[range], "person"));
        workspace.adopt(Record {
            extra: [("certainty".into(), "0.5".into())].into(),
            ..mine.clone()
        });
        workspace.adopt(Record {
            id: RecordId(number + 10),
            annotator: OTHER,
            ..mine
        });
    }
    let new = reshape(
        &old,
        &format!("Late: {BEFORE}\nThe mayor of Bath spoke.\n{AFTER}"),
    );
    (workspace, old, new)
}

#[test]
fn following_is_one_edit_of_ones_own_marks_that_can_be_taken_back() {
    let (workspace, old, new) = followed();
    let followed = follow(&workspace, &old, &new.text, ME);
    let sentences: Vec<String> = followed
        .lines
        .iter()
        .map(ReanchoredMark::sentence)
        .collect();
    assert_eq!(sentences.len(), 2);
    assert_eq!(
        sentences[0],
        "“mayor” has moved 6 characters towards the end."
    );
    assert!(
        sentences[1].starts_with("“Oban” is lost: its words are not in the new text"),
        "{}",
        sentences[1]
    );
    assert_eq!((followed.others, followed.others_lost), (2, 1));
    // On the new lesson, with the records as they were.
    let mut later = Workspace::new(lesson(vec![new.clone()]));
    for record in workspace.records().values() {
        later.adopt(record.clone());
    }
    let stored = |workspace: &Workspace| -> Vec<String> {
        let plain = |record: &Record| {
            write_record(&Record {
                revision: 1,
                ..record.clone()
            })
        };
        workspace.records().values().map(plain).collect()
    };
    let (before, said) = (stored(&later), bodies(&later));
    let mut session = Session::new(later);
    session
        .commit(followed.edit.expect("one mark moves"))
        .expect("it is allowed");
    let changed: Vec<RecordId> = bodies(session.workspace())
        .into_iter()
        .filter(|(id, body)| said[id] != *body)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(
        changed,
        [RecordId(1)],
        "the lost mark and those of others are left"
    );
    let body = session.workspace().body(RecordId(1)).expect("it is there");
    assert_eq!(
        body.anchor().expect("a mention").resolve(&new),
        Placement::Exact
    );
    session
        .undo()
        .expect("it is allowed")
        .expect("there is a step");
    assert_eq!(stored(session.workspace()), before, "to the byte");
}

#[test]
fn nothing_to_follow_is_no_edit() {
    let (workspace, old, _) = followed();
    let followed = follow(&workspace, &old, &old.text, ME);
    assert_eq!(followed.edit, None);
    assert!(
        followed
            .lines
            .iter()
            .all(|line| matches!(line.change, AnchorChange::Kept(_)))
    );
}

/// Whether words at a place were typed where those of a mark stood: then the text is as it was. What stands on both
/// sides of the place is what stood there; on one side, where the mark's own words are whole nowhere.
fn is_retyped(text: &Traced, place: TextRange, mine: TextRange) -> bool {
    let is_old = |at: u32, from: u32| {
        text.get(at as usize)
            .is_none_or(|(_, origin)| *origin == Some(from))
    };
    let before = (1..=4).all(|by| {
        let (at, from) = (place.start().checked_sub(by), mine.start().checked_sub(by));
        at.is_none() || at.zip(from).is_some_and(|(at, from)| is_old(at, from))
    });
    let after = (0..4).all(|by| is_old(place.end() + by, mine.end() + by));
    before && after || (before || after) && is_torn(text, mine)
}

/// Whether the words of a range do not stand together any more.
fn is_torn(text: &Traced, mine: TextRange) -> bool {
    let whole: Vec<_> = (mine.start()..mine.end()).map(Some).collect();
    let origins: Vec<_> = text.iter().map(|(_, origin)| *origin).collect();
    !origins.windows(whole.len()).any(|it| it == whole)
}

/// Words as they are compared; any quotation mark is one.
fn visible(text: &str) -> String {
    let folded = Folded::new(text, Likeness::Written);
    folded.as_str().replace('\'', "\"")
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn a_mark_is_on_its_own_words_or_lost(
        sources in vec(random::text(40), 1..4), again in any::<bool>(), edits in vec(text_edit(), 0..7),
        marks in vec((0..400_u32, 1..25_u32), 1..6),
    ) {
        let mut source = sources.join("\n");
        let mut edits = edits;
        if again {
            source = format!("{source} {source}");
            // What was said twice can be put together again from both places, forty characters and
            // more: then nobody can tell, and what stands there is believed.
            edits.retain(|text_edit| matches!(text_edit, TextEdit::Cut(..) | TextEdit::Insert(..)));
        }
        let (old, _) = article("a", &source);
        let mut text = traced(&source);
        let untouched = edits.is_empty();
        for text_edit in edits { perform(&mut text, text_edit); }
        let new = read(&text);
        let anchors: Vec<Anchor> = marks.iter()
            .filter_map(|(at, length)| Anchor::describe(&old.text, &[TextRange::between(*at, at + length)]))
            .collect();
        for (anchor, change) in anchors.iter().zip(anchor_changes(&old, &new, &anchors)) {
            let mine = anchor.cover();
            for place in change.ranges() {
                prop_assert!(new.is_on_graphemes(*place));
                prop_assert_eq!(visible(new.slice(*place)), visible(&anchor.words()));
                let traced = &text[place.start() as usize..place.end() as usize];
                let own = traced.iter().any(|(c, from)| !c.is_whitespace() && from.is_some_and(|from| mine.contains(from)));
                let own = own || is_retyped(&text, *place, mine);
                prop_assert!(own, "{:?} at {:?} in {}, from {:?}", anchor, place, new.as_str(), traced);
            }
            let found = matches!(&change, AnchorChange::Kept(ranges) if *ranges == anchor.ranges());
            prop_assert!(found || !untouched || again || source.chars().count() < 60, "{change:?}");
        }
    }
}

/// A thousand marks in a hundred thousand characters, and a hundred edits.
#[test]
fn a_thousand_marks_follow_a_hundred_edits_in_time() {
    let mut rng = Rng::seeded(7);
    let mut source = String::new();
    while source.len() < 100_000 {
        let _ = write!(source, "w{:x} ", rng.below(3_000));
        if rng.once_in(60) {
            source.push('\n');
        }
    }
    let (old, _) = article("a", &source);
    let mut text = source.clone();
    for _ in 0..100 {
        let at = rng.below(text.len() - 20);
        match rng.below(2) {
            0 => text.replace_range(at..at + rng.below(20), ""),
            _ => text.insert_str(at, "a few new words "),
        }
    }
    let range = |at| TextRange::between(at, at + 12);
    let anchors: Vec<Anchor> = (0..1_000)
        .filter_map(|_| Anchor::describe(&old.text, &[range(rng.offset(99_000))]))
        .collect();
    let start = Instant::now();
    let found = anchor_changes(&old, &Text::new(&text), &anchors);
    let took = start.elapsed();
    let lost = found
        .iter()
        .filter(|change| change.ranges().is_empty())
        .count();
    figure("a thousand marks, milliseconds", took.as_millis());
    figure("of them lost", lost);
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(lost < 30, "{lost} of a thousand are lost");
}

#[test]
fn text_that_repeats_itself_costs_no_more() {
    for unit in [
        "the ",
        "中",
        "the mayor of the town said that it is so, and nobody knew. ",
    ] {
        let old = article("a", &unit.repeat(100_000 / unit.len())).0;
        let new = Text::new(&format!("So: {} no", old.text.as_str()));
        let part = |at: u32| TextRange::between(at * 40, at * 40 + 9);
        let anchors: Vec<Anchor> = (0..500)
            .filter_map(|at| Anchor::describe(&old.text, &[part(at)]))
            .collect();
        let start = Instant::now();
        let found = anchor_changes(&old, &new, &anchors);
        assert!(start.elapsed() < Duration::from_secs(20), "{unit}");
        assert!(
            found.iter().all(|change| change.ranges().is_empty()),
            "nothing tells where it was"
        );
    }
}
