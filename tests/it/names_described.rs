//! Names and descriptions: no word of a description names anybody, and every reason is true of its two spellings.

use crate::common::sample::tag;
use crate::names::{check, marked, said};
use lateral::core::annotation::MentionForm;
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::compare::names::candidates::{EnterDefault, candidates};
use lateral::core::compare::names::description::likely_form;
use lateral::core::compare::names::suggestions::suggestions;
use lateral::core::view::{EntityTable, row};

#[test]
fn words_with_a_small_head_are_a_description_and_no_name() {
    for (language, names, descriptions) in [
        (
            "en",
            &[
                "Minister Shoigu",
                "Ministry of Defense",
                "the Times",
                "US",
                "Islamic State in Iraq",
                "Secretary of State John Kerry",
                "Bashar al-Assad",
                "A Coruña",
                "Stephen King",
                "30 people",
                "the West",
                "Carter, the defense secretary",
            ][..],
            &[
                "the minister",
                "the Pentagon official",
                "a senior defense official",
                "Russian officials",
                "U.S. defense secretary",
                "a US official",
                "an airfield in the west of Syria",
                "an American",
                "A Pentagon official",
                "Secretary of State",
                "Russian Defense Minister",
                "Assad’s forces",
            ][..],
        ),
        (
            "de",
            &[
                "Angela Merkel",
                "die Bahn",
                "Rotes Kreuz",
                "Europäischer Rat",
                "der Spiegel",
                "die Zeit",
                "die Süddeutsche Zeitung",
                "die Bundesregierung",
                "der Rhein",
                "der Angeklagte Müller",
                "die Ukraine",
            ],
            &[
                "ein Beamter",
                "Ein Beamter aus Moskau",
                "der russische Minister",
                "der Beamte",
                "die hohen Beamten des Ministeriums",
                "dieser Polizeibeamte",
                "ihre Anwältin",
                "der Pentagon-Vertreter",
                "die Staatsanwaltschaft",
                "die Regierung",
            ],
        ),
        (
            "fr",
            &[
                "l’Assemblée nationale",
                "président Poutine",
                "Médecins sans frontières",
            ],
            &["un responsable américain", "le porte-parole du Kremlin"],
        ),
    ] {
        for (form, all) in [
            (MentionForm::Name, names),
            (MentionForm::Description, descriptions),
        ] {
            for words in all {
                assert_eq!(likely_form(words, Some(language)), form, "{words}");
            }
        }
    }
}

#[test]
fn a_description_is_suggested_as_a_whole_and_no_word_of_it() {
    let person = &[("a", "person")][..];
    let pentagon = "⟦a:the Pentagon official⟧ spoke. The Pentagon denied it, a Pentagon official too. The Pentagon official left.";
    check(
        pentagon,
        person,
        &["“The Pentagon official” may be the Pentagon official: the same words."],
    );
    check(
        "⟦a:Russian officials⟧ came. A Russian plane, Russian jets and the Russian officials, Russian officials said.",
        person,
        &["“Russian officials” once more."],
    );
    check(
        "⟦a:officials⟧ came. Then officials left, U.S. officials too.",
        person,
        &[],
    );
    let (workspace, words) = marked(pentagon, person);
    let found = suggestions(&words, &workspace, &EntityIndex::new(&workspace));
    assert_eq!(found[0].form, MentionForm::Description);
}

#[test]
fn a_description_of_somebody_named_is_no_name_of_theirs() {
    let (mut workspace, words) = marked(
        "⟦a:Ashton Carter⟧ met. ⟦b:U.S. defense secretary⟧ said so. The U.S. and a US official of Carter’s.",
        &[("a", "person"), ("b", "person")],
    );
    let edit = command::link(&workspace, RecordId(2), &[RecordId(101)]).expect("a card");
    workspace.apply(&edit.change).expect("no refusal");
    let gone = Change::Remove(RecordId(102));
    workspace.apply(&gone).expect("no refusal");
    assert_eq!(
        said(&workspace, &words),
        ["“Carter” may be Ashton Carter: part of the name."]
    );
    let entities = EntityIndex::new(&workspace);
    let found = |words| candidates(&workspace, &entities, words, &tag("person"), 0);
    assert!(found("a US official").is_empty() && found("U.S.").is_empty());
    // The very words may be Carter's again, but by hand.
    let again = found("U.S. defense secretary");
    assert_eq!(again[0].told(), "the same words");
    assert_eq!(again[0].default, EnterDefault::No);
}

#[test]
fn enter_chooses_nobody_of_another_tag_and_no_place_in_a_description() {
    let (workspace, _) = marked(
        "⟦a:Syria⟧ and ⟦b:U.S.⟧ and ⟦c:a senior official⟧ came.",
        &[("a", "place"), ("b", "place"), ("c", "person")],
    );
    let entities = EntityIndex::new(&workspace);
    let found = |words, kind| candidates(&workspace, &entities, words, &tag(kind), 0);
    assert!(found("an airfield in the west of Syria", "place").is_empty());
    assert!(found("U.S. officials", "person").is_empty());
    assert_eq!(found("Syria", "organisation")[0].default, EnterDefault::No);
    assert_eq!(found("Syria", "place")[0].default, EnterDefault::Yes);
    let same = &found("A senior official", "person")[0];
    assert_eq!(
        (same.told(), same.default),
        ("the same words".to_owned(), EnterDefault::Yes)
    );
}

#[test]
fn reasons_are_true_of_what_they_speak_of() {
    check(
        "⟦a:Sergei Shoygu⟧ met. Sergey Shoigu, Shoygu and Minister Shoygu.",
        &[("a", "person")],
        &[
            "“Sergey Shoigu” may be Sergei Shoygu: another spelling of the same name.",
            "“Shoygu” may be Sergei Shoygu: part of the name.",
            "“Shoygu” may be Sergei Shoygu: last name, behind a title.",
        ],
    );
    let (mut workspace, words) = marked(
        "⟦a:Ashton Carter⟧ and ⟦b:Carter⟧ and Carter.",
        &[("a", "person"), ("b", "person")],
    );
    let edit = command::merge(&workspace, RecordId(101), &[RecordId(102)]).expect("two");
    workspace.apply(&edit.change).expect("no refusal");
    assert_eq!(
        said(&workspace, &words),
        ["“Carter” may be Ashton Carter: the same words."]
    );
}

#[test]
fn a_row_says_whom_its_mark_names() {
    let (workspace, _) = marked("⟦a:The official⟧ came.", &[("a", "person")]);
    let row = row(&workspace, RecordId(1)).expect("a mark");
    assert_eq!(
        (row.label.as_str(), row.named.as_str()),
        ("Person", "The official")
    );
}

#[test]
fn an_article_without_marks_is_told_apart() {
    let mut workspace = marked("⟦a:Oster⟧.", &[("a", "place")]).0;
    let all = |workspace: &Workspace| {
        let table = EntityTable::new(workspace, &EntityIndex::new(workspace));
        table.marked_articles().to_vec()
    };
    assert_eq!(all(&workspace), [true]);
    let gone = Change::Remove(RecordId(1));
    workspace.apply(&gone).expect("no refusal");
    assert_eq!(all(&workspace), [false]);
}
