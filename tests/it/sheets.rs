//! Several works on one lesson in one browser: whose keys are whose, and taking a work away and back.

use std::collections::BTreeMap;

use crate::common::sample::{annotator, both, mention, record};
use lateral::core::annotation::history::StepId;
use lateral::core::annotation::record::RecordId;
use lateral::core::format::{
    Everything, export_lesson, import_lesson, write_annotator, write_record,
};
use lateral::core::lesson::{AskedFor, Lesson, LessonId};
use lateral::core::recovery::{settle, survey};
use lateral::core::storage::{
    Key, Sheet, SheetId, Write, effect, past as past_write, remove_sheet, sheet_works,
    sheets_prefix, work_prefix,
};
use lateral::core::text::TextRange;
use proptest::prelude::*;

fn lesson() -> LessonId {
    both().id.clone()
}

fn sheet() -> impl Strategy<Value = Sheet> {
    prop_oneof![
        Just(Sheet::First),
        any::<u64>().prop_map(|id| Sheet::Beside(SheetId(id)))
    ]
}

fn work_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        Just(Key::Annotator(lesson())),
        any::<u128>().prop_map(|id| Key::Record(lesson(), RecordId(id))),
        any::<(u64, u32)>().prop_map(|(number, tab)| Key::Step(lesson(), StepId(number, tab))),
        Just(Key::Place(lesson())),
        Just(Key::Exported(lesson())),
    ]
}

proptest! {
    #[test]
    fn keys_of_a_sheet_are_read_back_as_written(sheet in sheet(), key in work_key()) {
        let placed = sheet.key(key.clone());
        let name = placed.to_string();
        prop_assert_eq!(Key::parse(&name), Some(placed.clone()));
        prop_assert_eq!(placed.sheet(), Some(sheet));
        prop_assert_eq!(placed.in_first(), &key);
        prop_assert!(name.starts_with(&sheet.prefix(&lesson())));
        prop_assert_eq!(Sheet::parse(&sheet.to_string()), Some(sheet));
        let past = Key::Past(Box::new(placed), "0".repeat(16));
        prop_assert_eq!(Key::parse(&past.to_string()), Some(past));
    }

    #[test]
    fn two_sheets_never_touch_one_anothers_keys(
        a in sheet(), b in sheet(), first in work_key(), second in work_key(),
    ) {
        prop_assume!(a != b);
        let name = a.key(first).to_string();
        prop_assert_ne!(&name, &b.key(second).to_string());
        prop_assert!(!name.starts_with(&b.prefix(&lesson())));
    }

    #[test]
    fn the_first_sheet_has_the_keys_that_a_work_always_had(key in work_key()) {
        prop_assert_eq!(Sheet::First.key(key.clone()), key.clone());
        prop_assert!(key.to_string().starts_with(&work_prefix(&lesson())));
        prop_assert!(!key.to_string().starts_with(&sheets_prefix(&lesson())));
    }
}

/// The values of a sheet with one mark.
fn values(sheet: Sheet, number: u128) -> Vec<(String, String)> {
    let mark = record(
        number,
        mention(
            &both().articles[0].text,
            &[TextRange::between(0, 5)],
            "person",
        ),
    );
    let mut who = annotator();
    who.id.0 = u64::try_from(number).expect("small");
    who.name = format!("Student {number}");
    let writes = [
        (Key::Annotator(lesson()), write_annotator(&who, 1)),
        (Key::Record(lesson(), mark.id), write_record(&mark)),
    ];
    let values = writes.into_iter();
    values
        .map(|(key, value)| (sheet.key(key).to_string(), value))
        .collect()
}

const OTHER: Sheet = Sheet::Beside(SheetId(9));

#[test]
fn works_are_listed_each_with_its_marks() {
    let mut entries = values(Sheet::First, 1);
    entries.extend(values(OTHER, 2));
    entries.push((Key::UsedSheet(lesson()).to_string(), OTHER.to_string()));
    let works = sheet_works(entries);
    let told: Vec<_> = works
        .iter()
        .map(|work| {
            let who = work.annotator.as_ref().map(|who| who.name.as_str());
            (work.sheet, who, work.marks)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Sheet::First, Some("Student 1"), 1),
            (OTHER, Some("Student 2"), 1)
        ]
    );
}

fn stored(values: &[(String, String)]) -> Everything {
    Everything::new(values.to_vec(), values.to_vec())
}

fn perform(values: &mut BTreeMap<String, String>, writes: &[Write]) {
    for write in writes {
        match write {
            Write::Set(key, value) => drop(values.insert(key.to_string(), value.clone())),
            Write::Remove(key) => drop(values.remove(&key.to_string())),
        }
    }
}

#[test]
fn a_work_goes_and_comes_back_and_the_other_stays() {
    let (first, other) = (values(Sheet::First, 1), values(OTHER, 2));
    let mut entries = first.clone();
    entries.extend(other.clone());
    let before = stored(&entries);
    for gone in [&first, &other] {
        let mut all = before.clone();
        let removal = remove_sheet(gone);
        perform(&mut all.journal, &removal.away);
        perform(&mut all.local, &removal.away);
        // Local storage keeps nothing that is past.
        all.local.retain(|name, _| !name.contains("/past/"));
        assert_eq!(all.local.len(), 2, "the other one is there");
        let found = survey(&all, None);
        assert_eq!(found.deleted, [], "marks come back with their sheet");
        let [removed] = found.removed_sheets.as_slice() else {
            panic!("one removed work, not {:?}", found.removed_sheets);
        };
        assert_eq!(removed.marks, 1);
        // By the page on which it was removed.
        let mut back = all.clone();
        perform(&mut back.journal, &removal.back);
        perform(&mut back.local, &removal.back);
        assert_eq!(back, before);
        // By the page of everything that is kept.
        let writes = settle(&all, removed.back.clone());
        perform(&mut all.journal, &writes.journal);
        perform(&mut all.local, &writes.local);
        assert_eq!(all.local, before.local);
        assert_eq!(survey(&all, None).removed_sheets, []);
        assert_eq!(survey(&all, None).lessons[0].sheets.len(), 2);
    }
}

#[test]
fn a_work_comes_back_beside_whoever_has_its_place_now() {
    let gone = values(Sheet::First, 1);
    let mut all = stored(&gone);
    let removal = remove_sheet(&gone);
    perform(&mut all.journal, &removal.away);
    all.local.clear();
    let next = values(Sheet::First, 2);
    all.local.extend(next.clone());
    all.journal.extend(next.clone());
    let found = survey(&all, None);
    let writes = settle(&all, found.removed_sheets[0].back.clone());
    perform(&mut all.local, &writes.local);
    let works = sheet_works(all.local.into_iter().collect());
    assert_eq!(works.len(), 2);
    assert_eq!(works[0].annotator.as_ref().map(|who| who.id.0), Some(2));
    assert_eq!(works[1].sheet, Sheet::Beside(SheetId(1)));
}

#[test]
fn a_work_is_forgotten_and_nothing_of_whoever_has_its_place_now() {
    let gone = values(Sheet::First, 1);
    let mut all = stored(&gone);
    perform(&mut all.journal, &remove_sheet(&gone).away);
    all.local.clear();
    // The next one has deleted a mark of theirs.
    let (key, value) = &values(Sheet::First, 2)[0];
    all.journal.insert(key.clone(), value.clone());
    let mut mark = record(
        3,
        mention(
            &both().articles[0].text,
            &[TextRange::between(0, 5)],
            "person",
        ),
    );
    mark.annotator.0 = 2;
    let deleted = past_write(&Key::Record(lesson(), mark.id), &write_record(&mark));
    perform(&mut all.journal, std::slice::from_ref(&deleted));
    let [removed] = &survey(&all, None).removed_sheets[..] else {
        panic!("one removed work");
    };
    perform(&mut all.journal, &removed.forget);
    assert_eq!(survey(&all, None).removed_sheets, []);
    let kept: Vec<&String> = all.journal.keys().collect();
    let Write::Set(deleted, _) = deleted else {
        panic!("a value is kept");
    };
    assert_eq!(kept, [&deleted.to_string(), key]);
}

#[test]
fn a_lesson_says_that_it_asks_for_a_name_and_no_other_does() {
    let plain = export_lesson(&both());
    assert!(!plain.contains("asks_for"));
    let asking = Lesson {
        asks_for: AskedFor::Name,
        ..(*both()).clone()
    };
    let file = export_lesson(&asking);
    assert!(file.contains("\"asks_for\": \"name\""));
    let read = import_lesson(file.as_bytes()).ok().flatten();
    assert_eq!(read.map(|(lesson, _)| lesson), Some(asking));
    let unknown = file.replace("\"name\"", "\"a song\"");
    let read = import_lesson(unknown.as_bytes()).ok().flatten();
    let asks_for = read.map(|(lesson, _)| lesson.asks_for);
    assert_eq!(asks_for, Some(AskedFor::Nothing));
}

#[test]
fn what_is_removed_of_a_work_is_past_and_what_is_no_work_is_not() {
    for sheet in [Sheet::First, OTHER] {
        for (name, value) in values(sheet, 1) {
            let key = Key::parse(&name).expect("a key");
            let past = effect(&Write::Remove(key.clone()), Some(&value)).past;
            assert_eq!(past, Some(past_write(&key, &value)), "{name}");
        }
    }
    let used = Write::Remove(Key::UsedSheet(lesson()));
    assert_eq!(effect(&used, Some("first")).past, None);
}
