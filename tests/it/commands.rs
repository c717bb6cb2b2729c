//! The verbs: what each does, what it is called, what it refuses, and that its inverse brings back
//! exactly what was there.

use crate::common::command_fixtures::{
    ID, anchor, check_applies, put, refused, shown, with_claim, with_mention,
};
use crate::common::sample::{ME, OTHER, article_id, bodies, lesson, stamp, tag, workspace};
use lateral::core::annotation::command::{self, Field};
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Refusal, Workspace};
use lateral::core::annotation::{Body, ClaimKind, Mention, Unread};
use lateral::core::extra::Extra;
use lateral::core::limits;
use lateral::core::reading::segment::{Direction, Edge, Unit};
use lateral::core::text::TextRange;
use lateral::core::text::printable::brief;

#[test]
fn marking_words_as_a_mention() {
    let (mut workspace, marked) = workspace("The ⟦x: mayor ⟧of Oster");
    let north = article_id("north");
    let edit = command::mark_mention(
        &workspace,
        stamp(1),
        &north,
        marked.range("x"),
        &tag("person"),
    )
    .expect("words");
    assert_eq!(edit.label, "mark “mayor” as Person");
    assert_eq!(edit.merge, None);
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "The  ⟦mayor⟧ of Oster");
    let record = workspace.get(ID).expect("the record");
    assert_eq!((record.revision, record.annotator), (1, ME));
    let Some(Body::Mention(mention)) = record.body() else {
        panic!("a mention, not {record:?}");
    };
    assert_eq!(
        (mention.tag.as_str(), mention.note.as_str()),
        ("person", "")
    );
    assert_eq!(mention.anchor.parts()[0].quote.prefix, "The  ");

    let again =
        |name| command::mark_mention(&workspace, stamp(2), &north, marked.range("x"), &tag(name));
    refused(again("person"), Refusal::Already);
    let strange = again("own-tag").expect("another tag is another mark");
    assert_eq!(strange.label, "mark “mayor” as own-tag");
}

#[test]
fn marking_words_as_a_claim() {
    let (mut workspace, marked) = workspace("⟦x:It is over⟧, he said.");
    let edit = command::mark_claim(
        &workspace,
        stamp(1),
        &article_id("north"),
        marked.range("x"),
    )
    .expect("words");
    assert_eq!(edit.label, "mark “It is over” as a claim");
    check_applies(&mut workspace, &edit);
    let again = command::mark_claim(
        &workspace,
        stamp(2),
        &article_id("north"),
        marked.range("x"),
    );
    refused(again, Refusal::Already);
    let mention = command::mark_mention(
        &workspace,
        stamp(2),
        &article_id("north"),
        marked.range("x"),
        &tag("event"),
    );
    assert!(mention.is_ok(), "the layers cross freely");
}

#[test]
fn furniture_is_left_out_of_marks() {
    for (source, expected) in [
        (
            "⟦x:⟦ad:{advert}⟧However, it⟧ went on.",
            "{advert}⟦However, it⟧ went on.",
        ),
        (
            "⟦x:One ⟦ad:{advert}⟧two⟧ three",
            "⟦One⟧ {advert}⟦two⟧ three",
        ),
        (
            "⟦x:One\n⟦out:Menu ⟦ad:x⟧⟧\ntwo⟧ three",
            "⟦One⟧\nMenu x\n⟦two⟧ three",
        ),
        ("o⟦x:ne\n⟦out:Menu⟧⟧\ntwo", "o⟦ne⟧\nMenu\ntwo"),
    ] {
        let (mut workspace, marked) = workspace(source);
        let edit = command::mark_claim(
            &workspace,
            stamp(1),
            &article_id("north"),
            marked.range("x"),
        )
        .expect("words");
        check_applies(&mut workspace, &edit);
        assert_eq!(shown(&workspace), expected);
    }
    let (workspace, marked) = workspace("One\n⟦out:⟦x:Menu⟧⟧");
    let only = command::mark_claim(
        &workspace,
        stamp(1),
        &article_id("north"),
        marked.range("x"),
    );
    refused(only, Refusal::NoWords);
}

#[test]
fn marking_is_refused_without_words_or_article() {
    let (workspace, marked) = workspace("One⟦x: \u{a0} ⟧two");
    let north = article_id("north");
    let at = |range| command::mark_claim(&workspace, stamp(1), &north, range);
    refused(at(marked.range("x")), Refusal::NoWords);
    refused(at(TextRange::between(2, 2)), Refusal::NoWords);
    refused(at(TextRange::between(900, u32::MAX)), Refusal::NoWords);
    let nowhere = article_id("nowhere");
    let drawn = TextRange::between(0, 3);
    refused(
        command::mark_claim(&workspace, stamp(1), &nowhere, drawn),
        Refusal::NoSuchArticle,
    );
    let mention = command::mark_mention(&workspace, stamp(1), &nowhere, drawn, &tag("person"));
    refused(mention, Refusal::NoSuchArticle);
}

#[test]
fn retagging() {
    let (mut workspace, _) = with_mention("The ⟦mayor⟧");
    let edit = command::retag(&workspace, ID, &tag("place")).expect("a mention");
    assert_eq!(edit.label, "change the tag of “mayor” to Place");
    check_applies(&mut workspace, &edit);
    assert_eq!(
        workspace.get(ID).map(|record| record.annotator),
        Some(OTHER),
        "whose work it is stays"
    );

    let (mut workspace, _) = with_claim("⟦It is⟧ so, he said, ⟦now⟧");
    let edit = command::retag(&workspace, ID, &tag("event")).expect("a claim");
    assert_eq!(edit.label, "change the tag of “It is … now” to Event");
    check_applies(&mut workspace, &edit);
    let Some(Body::Mention(mention)) = workspace.body(ID) else {
        panic!("a mention");
    };
    assert_eq!(
        (mention.anchor.parts().len(), mention.note.as_str()),
        (2, "a note")
    );
}

#[test]
fn making_a_claim_of_a_mention() {
    let (mut workspace, _) = with_mention("⟦It is over⟧");
    let edit = command::make_claim(&workspace, ID).expect("a mention");
    assert_eq!(edit.label, "make “It is over” a claim");
    check_applies(&mut workspace, &edit);
    let Some(Body::Claim(claim)) = workspace.body(ID) else {
        panic!("a claim");
    };
    assert_eq!((claim.note.as_str(), claim.kind), ("a note", None));
    refused(command::make_claim(&workspace, ID), Refusal::Already);
}

#[test]
fn writing_notes_and_gists() {
    let (mut workspace, _) = with_claim("⟦It is over⟧");
    let edit = command::write(&workspace, ID, Field::Gist, "Über 😀", 7).expect("a claim");
    assert_eq!(edit.label, "write your own words on “It is over”");
    check_applies(&mut workspace, &edit);
    let note = command::write(&workspace, ID, Field::Note, "", 7).expect("a claim");
    assert_eq!(note.label, "write the note on “It is over”");
    check_applies(&mut workspace, &note);
    let key = |field, visit| {
        command::write(&workspace, ID, field, "x", visit)
            .expect("a claim")
            .merge
    };
    assert_eq!(key(Field::Gist, 7), edit.merge, "one visit is one step");
    assert_ne!(key(Field::Gist, 8), edit.merge, "another visit is another");
    assert_ne!(key(Field::Note, 7), edit.merge, "another field is another");

    let long = "é".repeat(limits::NOTE as usize);
    let edit = command::write(&workspace, ID, Field::Note, &long, 1).expect("a claim");
    check_applies(&mut workspace, &edit);
    let longer = command::write(&workspace, ID, Field::Note, &(long + "é"), 1).expect("a claim");
    let before = bodies(&workspace);
    assert_eq!(workspace.apply(&longer.change), Err(Refusal::TooLong));
    assert_eq!(bodies(&workspace), before);

    let (workspace, _) = with_mention("⟦mayor⟧");
    refused(
        command::write(&workspace, ID, Field::Gist, "x", 1),
        Refusal::Gone,
    );
}

#[test]
fn setting_the_kind_of_a_claim() {
    let (mut workspace, _) = with_claim("⟦Is it over?⟧");
    let edit = command::set_kind(&workspace, ID, Some(ClaimKind::Question)).expect("a claim");
    assert_eq!(edit.label, "set the kind of “Is it over?” to “Question”");
    check_applies(&mut workspace, &edit);
    let edit = command::set_kind(&workspace, ID, None).expect("a claim");
    assert_eq!(edit.label, "set the kind of “Is it over?” to “no kind”");
    check_applies(&mut workspace, &edit);
}

#[test]
fn deleting() {
    let (mut workspace, _) = with_mention("The ⟦mayor⟧");
    let edit = command::delete(&workspace, ID).expect("a mention");
    assert_eq!(edit.label, "delete “mayor”");
    check_applies(&mut workspace, &edit);
    let record = workspace.get(ID).expect("a tombstone stays");
    assert_eq!((record.revision, record.body()), (2, None));
    assert_eq!(workspace.index().total(0), 0);
}

#[test]
fn what_is_gone_is_refused() {
    let (mut workspace, _) = with_mention("The ⟦mayor⟧");
    workspace.apply(&Change::Remove(ID)).expect("there is one");
    let drawn = TextRange::between(0, 3);
    for id in [ID, RecordId(77)] {
        for edit in [
            command::retag(&workspace, id, &tag("place")),
            command::make_claim(&workspace, id),
            command::write(&workspace, id, Field::Note, "x", 1),
            command::set_kind(&workspace, id, None),
            command::add_part(&workspace, id, drawn),
            command::drop_part(&workspace, id, 0),
            command::set_extent(&workspace, id, drawn),
            command::move_mark_edge(&workspace, id, 0, Edge::End, Unit::Word, Direction::Forward),
            command::drag_mark_edge(&workspace, id, 0, Edge::End, 2),
            command::delete(&workspace, id),
        ] {
            refused(edit, Refusal::Gone);
        }
    }
}

#[test]
fn what_a_newer_version_made_can_be_deleted_and_nothing_else() {
    let (mut workspace, _) = workspace("The mayor");
    let fields = Extra::from([("name".to_owned(), "\"x\"".to_owned())]);
    put(
        &mut workspace,
        Body::Unread(Unread {
            kind: "point".into(),
            fields,
        }),
    );
    refused(command::retag(&workspace, ID, &tag("place")), Refusal::Gone);
    refused(
        command::write(&workspace, ID, Field::Note, "x", 1),
        Refusal::Gone,
    );
    let edit = command::delete(&workspace, ID).expect("it is there");
    check_applies(&mut workspace, &edit);
}

#[test]
fn an_import_from_another_lesson_can_be_undone_and_done_again() {
    let (mut workspace, marked) = workspace("The ⟦mayor⟧");
    let foreign = Body::Mention(Mention {
        article: article_id("nowhere"),
        anchor: anchor(&marked),
        tag: tag("person"),
        note: String::new(),
        entities: Vec::new(),
        form: None,
    });
    let edit = Edit {
        label: "import".into(),
        merge: None,
        change: Change::Batch(vec![Change::Join(Record {
            id: ID,
            revision: 5,
            annotator: OTHER,
            annotator_name: String::new(),
            state: State::Live(foreign.clone()),
            extra: Extra::new(),
        })]),
    };
    check_applies(&mut workspace, &edit);
    let made_here = Change::Put(RecordId(9), ME, foreign);
    assert_eq!(workspace.apply(&made_here), Err(Refusal::NoSuchArticle));
}

#[test]
fn long_words_are_shortened_in_labels_without_breaking_letters() {
    assert_eq!(brief("short", 32), "short");
    assert_eq!(brief("one two three", 4), "one…");
    assert_eq!(brief("😀😀😀", 2), "😀😀…");
    let (workspace, _) = with_mention(&format!("⟦{}⟧", "word ".repeat(20)));
    let edit = command::delete(&workspace, ID).expect("a mention");
    assert_eq!(edit.label, "delete “word word word word word word…”");
    assert_eq!(
        command::tag_label(&Workspace::new(lesson(Vec::new())), &tag("zz")),
        "zz"
    );
}
