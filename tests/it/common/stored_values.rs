//! What stores may hold: values of every kind, readable and not.

use lateral::core::annotation::record::AnnotatorId;
use lateral::core::format::{Annotator, Everything, Values, write_annotator, write_record};
use lateral::core::storage::Key;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

use super::random;
use super::sample::{ME, both};

/// One store.
pub fn values() -> impl Strategy<Value = Values> {
    let name = select(vec![
        "lateral/1/work/the-bridge/annotator",
        "lateral/1/work/the-bridge/place",
        "lateral/1/work/the-bridge/exported",
        "lateral/1/work/the-bridge/r/00000000000000000000000000000001",
        "lateral/1/work/the-bridge/r/zz",
        "lateral/1/work/the-bridge/u/0000000000000001-00000001",
        "lateral/1/past/0123456789abcdef/work/the-bridge/r/00000000000000000000000000000001",
        "lateral/1/lesson/the-bridge",
        "lateral/1/setting/single-keys",
        "lateral/2/what/is/this",
        "lateral/",
    ]);
    let torn = btree_map(name.prop_map(str::to_owned), random::words(), 0..6);
    let whole = vec(random::record(), 0..6);
    let owner = (0..3_u64, any::<bool>(), "[a-c]");
    (torn, whole, owner).prop_map(|(mut values, records, (revision, mine, name))| {
        for record in records {
            values.insert(
                Key::Record(both().id.clone(), record.id).to_string(),
                write_record(&record),
            );
        }
        let id = if mine { ME } else { AnnotatorId(9) };
        let owner = write_annotator(&Annotator { id, name }, revision);
        values
            .entry(Key::Annotator(both().id.clone()).to_string())
            .or_insert(owner);
        values
    })
}

/// Both.
pub fn everything() -> impl Strategy<Value = Everything> {
    (values(), values()).prop_map(|(local, journal)| Everything { local, journal })
}
