//! The page of everything that is kept: what it finds, what it brings back, and what it never does.

use std::collections::BTreeMap;

use crate::common::random;
use crate::common::sample::{annotator, both, mention, record, workspace};
use crate::common::stored_values::everything;
use crate::common::test_effort::cases;
use lateral::core::annotation::record::{Record, RecordId, State, join};
use lateral::core::format::{
    Everything, export_everything, export_lesson, import_everything, read_annotator, read_record,
    write_annotator, write_record,
};
use lateral::core::lesson::LessonId;
use lateral::core::limits;
use lateral::core::recovery::{
    LessonOrigin, PutBack, StoredIn, Writes, fault, of_lesson, put_back, remove_lesson,
    remove_work, settle, survey,
};
use lateral::core::storage::{Key, Sheet, Taking, Write, effect, past, past_prefix};
use proptest::collection::vec;
use proptest::prelude::*;

fn lesson() -> LessonId {
    both().id.clone()
}

fn set(record: &Record) -> Write {
    Write::Set(Key::Record(lesson(), record.id), write_record(record))
}

fn key(record: &Record) -> String {
    Key::Record(lesson(), record.id).to_string()
}

/// Does as both stores do: the database keeps what is past, local storage does not.
fn perform(all: &mut Everything, writes: &Writes) {
    for (journal, list) in [(true, &writes.journal), (false, &writes.local)] {
        for write in list {
            let values = if journal {
                &mut all.journal
            } else {
                &mut all.local
            };
            let (Write::Set(key, _) | Write::Remove(key)) = write;
            let name = key.to_string();
            let effect = effect(write, values.get(&name).map(String::as_str));
            if let Some(Write::Set(key, value)) = effect.past.filter(|_| journal) {
                values.insert(key.to_string(), value);
            }
            match (effect.takes, write) {
                (Taking::Takes, Write::Set(_, value)) => drop(values.insert(name, value.clone())),
                (Taking::Takes, Write::Remove(_)) => drop(values.remove(&name)),
                (Taking::Leaves, _) => {}
            }
        }
    }
}

/// Both stores after these writes, as the app makes them.
fn written(writes: &[Write]) -> Everything {
    let mut all = Everything::default();
    for write in writes {
        let writes = Writes {
            local: vec![write.clone()],
            journal: vec![write.clone()],
        };
        perform(&mut all, &writes);
    }
    all
}

fn marked(number: u128) -> Record {
    let (workspace, marked) = workspace("The ⟦mayor:mayor⟧ said so.");
    let text = &workspace.lesson().articles[0].text;
    record(number, mention(text, &marked.ranges("mayor"), "person"))
}

fn tombstone(of: &Record) -> Record {
    Record {
        revision: of.revision + 1,
        state: State::Deleted,
        ..of.clone()
    }
}

proptest! {
    #![proptest_config(cases(150, 5_000))]

    #[test]
    fn every_value_is_an_item_and_can_be_had_as_it_is(all in everything()) {
        let survey = survey(&all, None);
        let mut had = Everything::default();
        for item in &survey.items {
            let value = item.value(&all).expect("an item has a value").to_owned();
            prop_assert_eq!(item.bytes, value.len());
            if item.held != StoredIn::Journal {
                had.local.insert(item.key.clone(), value.clone());
            }
            if item.held != StoredIn::Local {
                had.journal.insert(item.key.clone(), value);
            }
        }
        prop_assert_eq!(&had, &all);
        for item in &survey.items {
            let value = item.value(&all).unwrap_or_default();
            let said = survey.unreadable.iter().any(|each| each.item == *item);
            prop_assert_eq!(said, fault(&item.key, value).is_some());
        }
    }

    #[test]
    fn putting_back_never_goes_back(now in everything(), file in everything()) {
        let mut after = now.clone();
        perform(&mut after, &put_back(&now, file.clone()).writes);
        for (old, new) in [(&now.local, &after.local), (&now.journal, &after.journal)] {
            for (name, old) in old {
                let new = new.get(name).expect("nothing goes away");
                if let (Some(Key::Record(..)), Ok(first)) = (Key::parse(name), read_record(old)) {
                    let second = read_record(new).expect("what could be read still can");
                    prop_assert_eq!(join(&first, &second), &second);
                } else if let (Some(Key::Annotator(_)), Ok((first, _))) = (Key::parse(name), read_annotator(old)) {
                    let (second, _) = read_annotator(new).expect("likewise");
                    prop_assert_eq!(first.id, second.id, "a work does not change hands");
                } else if old != new {
                    // Only what could not be read is replaced, and it is kept as past.
                    prop_assert!(fault(name, old).is_some());
                    let key = Key::parse(name).expect("a key that can be written");
                    let Write::Set(kept, _) = past(&key, old) else { unreachable!() };
                    prop_assert_eq!(after.journal.get(&kept.to_string()), Some(old));
                }
            }
        }
        // And nothing that cannot be read comes in.
        for (old, new) in [(&now.local, &after.local), (&now.journal, &after.journal)] {
            for (name, value) in new {
                let was_here = old.get(name) == Some(value) || name.starts_with(&past_prefix());
                prop_assert!(was_here || fault(name, value).is_none(), "{}", name);
            }
        }
        let again = put_back(&after, file);
        prop_assert!(again.writes.is_empty(), "{:?}", again.writes);
    }

    #[test]
    fn whatever_was_deleted_can_be_brought_back(records in vec(random::record(), 0..12)) {
        let writes: Vec<Write> = records.iter().map(set).collect();
        let mut all = written(&writes);
        for mark in survey(&all, None).deleted {
            let back = mark.back.expect("there is room above");
            let writes = settle(&all, vec![back]);
            perform(&mut all, &writes);
            let name = Key::Record(lesson(), mark.id).to_string();
            prop_assert_eq!(all.local.get(&name), all.journal.get(&name));
            let now = read_record(&all.local[&name]).expect("a record");
            prop_assert!(now.body().is_some());
        }
        prop_assert!(survey(&all, None).deleted.is_empty());
    }
}

#[test]
fn a_deleted_mark_is_shown_with_its_words_and_comes_back_as_it_was() {
    let mark = marked(7);
    let mut all = written(&[set(&mark), set(&tombstone(&mark))]);
    let found = survey(&all, Some(&both()));
    let [deleted] = found.deleted.as_slice() else {
        panic!("one deleted mark, not {:?}", found.deleted);
    };
    assert_eq!(deleted.words, "mayor");
    assert_eq!(deleted.article, "The north post");
    assert_eq!((found.lessons[0].live, found.lessons[0].deleted), (0, 1));
    assert_eq!(found.lessons[0].source, LessonOrigin::Bundled);
    let writes = settle(&all, vec![deleted.back.clone().expect("room")]);
    perform(&mut all, &writes);
    let now = read_record(&all.local[&key(&mark)]).expect("a record");
    assert_eq!((now.revision, now.state), (mark.revision + 2, mark.state));
    let found = survey(&all, None);
    assert_eq!((found.lessons[0].live, found.lessons[0].deleted), (1, 0));
}

#[test]
fn a_revision_without_room_above_it_is_shown_and_not_offered() {
    let mark = marked(7);
    let last = Record {
        revision: limits::STORED_REVISION,
        ..tombstone(&mark)
    };
    let found = survey(&written(&[set(&mark), set(&last)]), None);
    assert_eq!(found.deleted.len(), 1);
    assert_eq!(found.deleted[0].back, None);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let mark = marked(7);
    let mut all = written(&[set(&mark), set(&tombstone(&mark))]);
    all.local.insert(key(&mark), "{ torn".into());
    all.journal.insert(key(&mark), "{ torn too".into());
    let found = survey(&all, None);
    assert_eq!(found.unreadable.len(), 2, "{:?}", found.unreadable);
    assert_eq!(found.deleted, [], "nothing is written over it");
}

#[test]
fn a_lesson_is_removed_and_comes_back_and_its_work_stays() {
    let lesson = both();
    let (mark, text) = (marked(7), export_lesson(&lesson));
    let name = Key::Lesson(lesson.id.clone()).to_string();
    for only_local in [false, true] {
        let mut all = written(&[
            set(&mark),
            Write::Set(Key::Lesson(lesson.id.clone()), text.clone()),
        ]);
        if only_local {
            all.journal.remove(&name);
        }
        let (writes, at_once) = remove_lesson(&all, &lesson.id);
        perform(&mut all, &writes);
        assert!(!all.local.contains_key(&name) && !all.journal.contains_key(&name));
        assert!(all.local.contains_key(&key(&mark)));
        let found = survey(&all, None);
        assert_eq!(found.lessons[0].source, LessonOrigin::Absent);
        let [removed] = found.removed.as_slice() else {
            panic!("one removed lesson, not {:?}", found.removed);
        };
        assert_eq!(
            (removed.title.as_str(), removed.articles),
            (lesson.title.as_str(), 2)
        );
        for back in [vec![removed.back.clone()], at_once] {
            let mut all = all.clone();
            let writes = settle(&all, back);
            perform(&mut all, &writes);
            assert_eq!((&all.local[&name], &all.journal[&name]), (&text, &text));
            assert_eq!(survey(&all, None).removed, []);
        }
    }
}

#[test]
fn a_work_is_removed_and_a_removed_lesson_lends_its_title() {
    let (lesson, mark) = (both(), marked(7));
    let text = export_lesson(&lesson);
    let kept = Write::Set(Key::Lesson(lesson.id.clone()), text);
    let owner = Write::Set(
        Key::Annotator(lesson.id.clone()),
        write_annotator(&annotator(), 1),
    );
    let before = written(&[kept, owner, set(&mark)]);
    let mut all = before.clone();
    let (writes, _) = remove_lesson(&all, &lesson.id);
    perform(&mut all, &writes);
    let (writes, back) = remove_work(&all, &lesson.id, Sheet::First);
    perform(&mut all, &writes);
    assert!(!all.local.contains_key(&key(&mark)) && !all.journal.contains_key(&key(&mark)));
    let found = survey(&all, None);
    let title = Some(lesson.title.clone());
    assert_eq!(
        (found.removed_sheets.len(), &found.removed_sheets[0].title),
        (1, &title)
    );
    let writes = settle(&all, back);
    perform(&mut all, &writes);
    assert_eq!(all.local.get(&key(&mark)), before.local.get(&key(&mark)));
    let found = survey(&all, None);
    assert_eq!(found.removed_sheets, []);
    assert_eq!(
        (found.lessons[0].live, &found.lessons[0].title),
        (1, &title)
    );
}

#[test]
fn everything_put_back_into_an_empty_browser_is_there_again() {
    let mark = marked(7);
    let owner = Write::Set(Key::Annotator(lesson()), write_annotator(&annotator(), 1));
    let place = Write::Set(Key::Place(lesson()), "north/0".into());
    let mut all = written(&[
        set(&mark),
        set(&tombstone(&mark)),
        set(&marked(8)),
        owner,
        place,
    ]);
    let (file, _) = import_everything(export_everything(&all).as_bytes()).expect("ours");
    let mut empty = Everything::default();
    let plan = put_back(&empty, file.clone());
    perform(&mut empty, &plan.writes);
    assert_eq!(empty, all);
    // What cannot be read stays in the file.
    let mut file = file;
    file.local.insert("lateral/1/what".into(), "?".into());
    let plan = put_back(&all, file);
    let expected = PutBack {
        here: all.journal.len(),
        left: 1,
        ..PutBack::default()
    };
    assert_eq!(plan, expected);
    all.journal.clear();
    let plan = put_back(
        &all,
        Everything {
            journal: all.local.clone(),
            ..Everything::default()
        },
    );
    assert_eq!(plan.new, all.local.len(), "each store is filled up");
}

#[test]
fn a_file_cannot_pin_a_record_or_fill_a_lesson_beyond_its_bound() {
    let pinned = Record {
        revision: limits::REVISION + 1,
        ..marked(7)
    };
    let with = |records: &[Record]| Everything {
        local: records
            .iter()
            .map(|each| (key(each), write_record(each)))
            .collect(),
        journal: BTreeMap::new(),
    };
    let mut all = Everything::default();
    let plan = put_back(&all, with(std::slice::from_ref(&pinned)));
    perform(&mut all, &plan.writes);
    let taken = read_record(&all.local[&key(&pinned)]).expect("a record");
    assert_eq!(taken.revision, limits::REVISION);
    assert!(put_back(&all, with(&[pinned])).writes.is_empty());
    // What cannot be read takes room too.
    let numbers = 2..=u128::try_from(limits::RECORDS).expect("a bound");
    let names = numbers.map(|id| Key::Record(lesson(), RecordId(id << 8)).to_string());
    let full = Everything {
        local: names.map(|name| (name, String::new())).collect(),
        journal: BTreeMap::new(),
    };
    let plan = put_back(&full, with(&[marked(1), marked(2)]));
    assert_eq!((plan.new, plan.left), (1, 1));
}

#[test]
fn what_belongs_to_one_lesson_is_told_from_the_rest() {
    let names = [
        "lateral/1/work/the-bridge/r/zz",
        "lateral/1/lesson/the-bridge",
        "lateral/1/past/0000000000000000/work/the-bridge/place",
    ];
    let others = [
        "lateral/1/work/the-bridge-2/place",
        "lateral/1/lesson/the",
        "lateral/1/setting/single-keys",
        "lateral/2/work/the-bridge/place",
    ];
    let all = names
        .iter()
        .chain(&others)
        .map(|name| ((*name).to_owned(), String::new()));
    let all = Everything {
        local: all.collect(),
        journal: BTreeMap::new(),
    };
    let mine: Vec<String> = of_lesson(&all, &lesson()).local.into_keys().collect();
    assert_eq!(mine.len(), names.len(), "{mine:?}");
    assert!(
        names
            .iter()
            .all(|name| mine.iter().any(|known| known == name))
    );
}
