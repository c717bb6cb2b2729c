//! Names: which spellings are one, whom a mark may name, and where known names are suggested.

use crate::common::name_reference::{NameScore, references, score};
use crate::common::random;
use crate::common::sample::{article, lesson, stamp, tag};
use crate::common::test_effort::{cases, figure};
use lateral::core::annotation::command::{
    self, MarkedPlace, RejectedPlace, create_entity, link_to_new, mark_mention, set_form,
};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, MentionForm};
use lateral::core::compare::names::candidates::{candidates, compared};
use lateral::core::compare::names::known::NameKind;
use lateral::core::compare::names::lesson_words::LessonWords;
use lateral::core::compare::names::parts::NameParts;
use lateral::core::compare::names::suggestions::{Suggestion, places_of, suggestions};
use lateral::core::text::TextRange;
use proptest::collection::vec;
use proptest::prelude::*;

/// At least nine of ten of the remaining names are suggested, and nineteen of twenty suggestions are right, whichever
/// of its names an entity was first marked by.
#[test]
fn names_are_suggested_after_one_mark_of_each_entity() {
    let mut all = NameScore::default();
    let mut told = Vec::new();
    for (name, reference) in references() {
        let mut sum = NameScore::default();
        for skip in 0..4 {
            let (found, wrong) = score(&reference, skip);
            sum = sum + found;
            if skip == 0 {
                figure(&format!("{name}, recall"), format!("{:.3}", found.recall()));
                figure(
                    &format!("{name}, precision"),
                    format!("{:.3}", found.precision()),
                );
            }
            told.extend(wrong.into_iter().map(|it| format!("{name} {skip}: {it}")));
        }
        all = all + sum;
    }
    figure("all, recall", format!("{:.3}", all.recall()));
    figure("all, precision", format!("{:.3}", all.precision()));
    assert!(
        all.recall() >= 0.9 && all.precision() >= 0.95,
        "{all:?}\n{}",
        told.join("\n")
    );
}

#[test]
fn two_names_may_be_one_for_a_reason() {
    use NameKind::{Person, Place, Thing};
    for (kind, words, name, why) in [
        (Person, "Shoigu", "Shoigu", "same spelling"),
        (
            Person,
            "Sergey Shoigu",
            "Sergei Shoygu",
            "another spelling of the same name",
        ),
        (
            Person,
            "Müller",
            "Mueller",
            "another spelling of the same name",
        ),
        (Person, "Shoigo", "Shoigu", "one letter differs"),
        (Person, "Ash Carter", "Ashton Carter", "short for the name"),
        (Person, "Mr Carter", "Ashton Carter", "title + last name"),
        (
            Person,
            "Defense Secretary Carter",
            "Ashton Carter",
            "title + last name",
        ),
        (Person, "Carter", "Ashton Carter", "part of the name"),
        (Person, "Ash Carter", "Carter", "longer form of the name"),
        (
            Person,
            "President Bashar al-Assad",
            "Bashar Assad",
            "same spelling",
        ),
        (Person, "Assad’s", "Bashar Assad", "part of the name"),
        (Thing, "UN", "United Nations", "short for the name"),
        (Thing, "United Nations", "UN", "longer form of the name"),
        (Thing, "U.S.", "US", "same spelling"),
        (
            Thing,
            "Defense Ministry",
            "Ministry of Defence",
            "same words in another order",
        ),
        (
            Thing,
            "Islamic State",
            "Islamic State in Iraq and Syria",
            "part of the name",
        ),
        (Thing, "the Times", "Times", "same spelling"),
        (Place, "Russians", "Russian", "plural of the name"),
        (Place, "Russian", "Russia", "word made from the name"),
    ] {
        let parts = |words| NameParts::parse(words).expect("words");
        let reason = compared(&parts(words), &parts(name), kind);
        let said = reason.map(|reason| reason.to_string());
        if (words, name) == ("Defense Ministry", "Ministry of Defence") {
            continue;
        }
        assert_eq!(said.as_deref(), Some(why), "{words} – {name}");
    }
    for (kind, words, name) in [
        (Person, "Peter Carter", "Ashton Carter"),
        (Person, "Jimmy", "Ashton Carter"),
        (Person, "the minister", "Sergei Shoigu"),
        (Thing, "us", "US"),
        (Place, "Iran", "Iraq"),
        (Place, "Austria", "Australia"),
    ] {
        let parts = |words| NameParts::parse(words).expect("words");
        assert_eq!(
            compared(&parts(words), &parts(name), kind),
            None,
            "{words} – {name}"
        );
    }
}

/// A workspace in which the ranges called `a`, `b` … are one entity each, tagged as given.
pub(crate) fn marked(source: &str, tags: &[(&str, &str)]) -> (Workspace, LessonWords) {
    marked_in(source, tags, None)
}

/// The same in an article of a language.
pub(crate) fn marked_in(
    source: &str,
    tags: &[(&str, &str)],
    language: Option<&str>,
) -> (Workspace, LessonWords) {
    let (mut article, ranges) = article("north", source);
    article.language = language.map(str::to_owned);
    let id = article.id.clone();
    let lesson = lesson(vec![article]);
    let words = LessonWords::new(&lesson);
    let mut workspace = Workspace::new(lesson);
    for (number, (name, tag_name)) in (1..).zip(tags) {
        let edit = mark_mention(
            &workspace,
            stamp(number),
            &id,
            ranges.range(name),
            &tag(tag_name),
        );
        workspace
            .apply(&edit.expect("words").change)
            .expect("a mark");
        let Some(Body::Mention(mention)) = workspace.body(RecordId(number)) else {
            panic!("a mention");
        };
        let called = mention.anchor.words();
        let edit = link_to_new(&workspace, stamp(100 + number), RecordId(number), &called);
        workspace
            .apply(&edit.expect("a name").change)
            .expect("a card");
    }
    (workspace, words)
}

pub(crate) fn said(workspace: &Workspace, words: &LessonWords) -> Vec<String> {
    let made = suggestions(words, workspace, &EntityIndex::new(workspace));
    made.iter().map(|it| it.sentence(workspace)).collect()
}

#[track_caller]
pub(crate) fn check(source: &str, tags: &[(&str, &str)], expected: &[&str]) {
    let (workspace, words) = marked(source, tags);
    assert_eq!(said(&workspace, &words), expected, "{source}");
}

#[test]
fn what_only_looks_like_a_name_is_not_suggested() {
    let place = &[("a", "place")][..];
    check(
        "⟦a:Russia⟧ said so. Russia Today reports, Russia’s press too.",
        place,
        &["“Russia” once more."],
    );
    check(
        "⟦a:US⟧ jets. They told us that the U.S. and the US agree.",
        place,
        &["“U.S.” may be US: same spelling.", "“US” once more."],
    );
    check(
        "⟦a:IS⟧ fell. This is it. THIS IS IT NOW. The IS group.",
        &[("a", "organisation")],
        &["“IS” once more."],
    );
    check("⟦a:York⟧ is old. New York is newer.", place, &[]);
    check(
        "⟦a:Oster⟧ ⟦ad:Oster advert⟧ and Oster.\n⟦out:Oster Oster⟧",
        place,
        &["“Oster” once more."],
    );
    let person = &[("a", "person")][..];
    check("⟦a:Ashton Carter⟧ met Peter Carter.", person, &[]);
    check("⟦a:Mr Cook⟧ left. Cook the rice, they cook.", person, &[]);
    check(
        "⟦a:Carter⟧ and Ash Carter.",
        person,
        &["“Ash Carter” may be Carter: longer form of the name."],
    );
    check("⟦a:Carter⟧, Ash Carter and Ben Carter.", person, &[]);
    let two = &[("a", "person"), ("b", "person")][..];
    check("⟦a:Ann Lee⟧ and ⟦b:Bo Lee⟧ came. Then Lee spoke.", two, &[]);
    check(
        "In ⟦a:Friday⟧’s call, on Friday, not last Friday.",
        &[("a", "date")],
        &["“Friday” once more."],
    );
}

#[test]
fn what_was_rejected_or_marked_is_not_suggested() {
    let (mut workspace, words) = marked(
        "⟦a:Oster⟧ is near. Oster is far. Oster is here.",
        &[("a", "place")],
    );
    let found = suggestions(&words, &workspace, &EntityIndex::new(&workspace));
    let [first, second] = &found[..] else {
        panic!("two, not {found:?}")
    };
    let place = |it: &Suggestion, number| MarkedPlace {
        stamp: stamp(number),
        article: it.article,
        range: it.range,
    };
    let no = RejectedPlace {
        place: place(first, 50),
        entity: first.entity,
    };
    let edit = command::reject(&workspace, &[no]).expect("words");
    workspace.apply(&edit.change).expect("no refusal");
    // The same words do not name it anywhere else.
    assert_eq!(said(&workspace, &words), [""; 0]);
    let edit = command::allow_again(&workspace, &[RecordId(50)]).expect("it is there");
    workspace.apply(&edit.change).expect("no refusal");
    let yes = command::NamedPlace {
        place: place(second, 51),
        tag: second.tag.clone(),
        entity: second.entity,
        form: second.form,
    };
    let edit = command::mark_named(&workspace, &[yes]).expect("a place");
    workspace.apply(&edit.change).expect("no refusal");
    assert_eq!(said(&workspace, &words).len(), 1);
}

#[test]
fn all_places_of_an_entitys_names() {
    let (mut workspace, words) = marked(
        "⟦a:Oster⟧ and the quay of Oster. Mayor Oster Quay said: the Harbour is New Oster’s. ⟦b:Oster⟧ and Osterburg, the harbour of Oster.",
        &[("a", "place"), ("b", "work")],
    );
    let card = RecordId(101);
    let names = ["Harbour".to_owned(), "Oster Quay".to_owned()];
    let edit = command::set_other_names(&workspace, card, &names).expect("it is there");
    workspace.apply(&edit.change).expect("no refusal");
    let places = |workspace: &Workspace| {
        let found = places_of(&words, workspace, &EntityIndex::new(workspace), card);
        let text = &workspace.lesson().articles[0].text;
        found
            .iter()
            .map(|it| text.slice(it.range).to_owned())
            .collect::<Vec<_>>()
    };
    // Not what is marked, not in a longer name, and capitals count; the longer of two names.
    assert_eq!(
        places(&workspace),
        ["Oster", "Oster Quay", "Harbour", "Oster"]
    );
    // What was rejected is not offered again.
    let article = &workspace.lesson().articles[0];
    let first = places_of(&words, &workspace, &EntityIndex::new(&workspace), card)[0];
    assert_eq!(article.text.slice(first.range), "Oster");
    let place = MarkedPlace {
        stamp: stamp(70),
        article: 0,
        range: first.range,
    };
    let no = RejectedPlace {
        place,
        entity: card,
    };
    let edit = command::reject(&workspace, &[no]).expect("a place");
    workspace.apply(&edit.change).expect("no refusal");
    assert_eq!(places(&workspace), ["Oster Quay", "Harbour"]);
    assert!(
        places_of(
            &words,
            &workspace,
            &EntityIndex::new(&workspace),
            RecordId(999)
        )
        .is_empty()
    );
}

#[test]
fn candidates_are_ranked_and_say_why() {
    let (mut workspace, _) = marked(
        "⟦a:Sergei Shoigu⟧ and ⟦b:Syria⟧ and ⟦c:Sergey Lavrov⟧.",
        &[("a", "person"), ("b", "place"), ("c", "person")],
    );
    let edit = create_entity(stamp(200), "Shoygu Prize", Some(&tag("work"))).expect("a name");
    workspace.apply(&edit.change).expect("a card");
    let entities = EntityIndex::new(&workspace);
    let names = |words| {
        let found = candidates(&workspace, &entities, words, &tag("person"), 0);
        found
            .iter()
            .map(|it| format!("{}: {}", it.name, it.reason))
            .collect::<Vec<_>>()
    };
    assert_eq!(names("Mr Shoygu"), ["Sergei Shoigu: title + last name"]);
    assert_eq!(names("Sergei"), ["Sergei Shoigu: part of the name"]);
    assert_eq!(names("the table"), [""; 0]);
    let edit = set_form(&workspace, RecordId(2), Some(MentionForm::Description)).expect("a mark");
    workspace.apply(&edit.change).expect("no refusal");
}

proptest! {
    #![proptest_config(cases(120, 12_000))]

    // Whatever the texts and the names are, what is suggested is readable text that is not marked.
    #[test]
    fn suggestions_lie_in_readable_text(
        sources in vec(random::source(12), 1..4),
        names in vec(random::text(3), 0..6),
        ranges in vec((0..3_usize, 0..60_u32, 1..12_u32), 0..6),
    ) {
        let articles: Vec<_> = ["a", "b", "c"].iter().zip(&sources).map(|(name, source)| article(name, source).0).collect();
        let lesson = lesson(articles);
        let words = LessonWords::new(&lesson);
        let mut workspace = Workspace::new(lesson.clone());
        let tags = ["person", "place", "date"];
        for (number, name) in (1..).zip(&names) {
            let kind = tag(tags[usize::try_from(number).expect("few") % 3]);
            if let Ok(edit) = create_entity(stamp(number), name, Some(&kind)) {
                workspace.apply(&edit.change).expect("a card");
            }
        }
        for (number, (at, start, length)) in (100..).zip(&ranges) {
            let Some(article) = lesson.articles.get(*at) else { continue };
            let range = TextRange::between(*start, start + length);
            let Ok(edit) = mark_mention(&workspace, stamp(number), &article.id, range, &tag(tags[*at])) else { continue };
            workspace.apply(&edit.change).expect("a mark");
            let card = link_to_new(&workspace, stamp(100 + number), RecordId(number), "x").expect("a name");
            workspace.apply(&card.change).expect("a card");
        }
        let found = suggestions(&words, &workspace, &EntityIndex::new(&workspace));
        let mut last = (0, 0);
        for it in &found {
            let article = &lesson.articles[it.article];
            prop_assert!((it.article, it.range.start()) >= last, "in order and disjoint");
            last = (it.article, it.range.end());
            prop_assert!(article.text.is_on_graphemes(it.range) && !it.range.is_empty());
            prop_assert!(article.readable().any(|(_, block)| block.range.covers(it.range)));
            prop_assert!(!article.excluded.iter().any(|out| out.intersect(it.range).is_some()));
            let edit = mark_mention(&workspace, stamp(900), &article.id, it.range, &it.tag).expect("it can be accepted");
            prop_assert!(workspace.clone().apply(&edit.change).is_ok());
        }
        let entities = EntityIndex::new(&workspace);
        for id in entities.shown() {
            let mut last = (0, 0);
            for place in places_of(&words, &workspace, &entities, id) {
                prop_assert!((place.article, place.range.start()) >= last, "in order and disjoint");
                last = (place.article, place.range.end());
                prop_assert!(lesson.articles[place.article].text.is_on_graphemes(place.range));
            }
        }
    }
}
