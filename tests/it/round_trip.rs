//! From a file into the work, the store, a reload and a file again: the bounds of each are such that
//! nothing which was let in is lost further on.

use crate::common::sample::both;
use crate::common::schema::parse;
use lateral::core::annotation::history::Session;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::{
    Opened, Work, import, read_record, read_step, write_record, write_step,
};
use lateral::core::import::{DeletedHere, plan};
use serde_json::json;

const WORK: &str = include_str!("../fixtures/work-1.json");

#[track_caller]
fn work(text: &str) -> Work {
    match import(text.as_bytes()) {
        Ok((Opened::Work(work), problems)) if problems.is_empty() => *work,
        other => panic!("a good work, not {other:?}"),
    }
}

#[test]
fn what_is_nested_as_deeply_as_a_file_may_is_there_after_a_reload() {
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    let mut session = Session::new(Workspace::new(both()));
    for (number, kind) in [(11, "point"), (12, "mention")] {
        let mut file = parse(WORK);
        file["records"][0]["id"] = json!(format!("{number:032x}"));
        file["records"][0]["kind"] = json!(kind);
        file["records"][0]["later"] = json!("deep");
        let work = work(&file.to_string().replace("\"deep\"", &deep));
        let edit = plan(session.workspace(), &work).edit("", DeletedHere::ComeBack);
        session.commit(edit).expect("room");
        for record in session.workspace().records().values() {
            assert_eq!(read_record(&write_record(record)).as_ref(), Ok(record));
        }
    }
    while session.undo().expect("room").is_some() {
        let step = session.next_redo().expect("it was undone");
        assert_eq!(read_step(step.id, &write_step(step)).as_ref(), Ok(step));
    }
}
