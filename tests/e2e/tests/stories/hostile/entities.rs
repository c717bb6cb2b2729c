//! Entities that have a string that means harm everywhere.

use serde_json::{Value, json};

use super::payloads::fitting;
use super::{LABEL, LINE, NOTE, id};

/// One that has the string everywhere, also where none is allowed, one with a link that may be followed, and one with
/// a tag that is none.
pub fn entities(number: usize, words: &str) -> [Value; 3] {
    let line = fitting(words, LINE);
    let entity = |at: usize, link: &str| {
        // What is one of the format's own names is put right again.
        let mut entity = json!({ "unknown": words, words: words });
        for (name, value) in [
            ("id", json!(id(number, at))),
            ("rev", json!(1)),
            ("kind", json!("entity")),
            ("name", json!(line)),
            ("other_names", json!([line, "Another name"])),
            ("tag", json!("t-0")),
            ("note", json!(fitting(words, NOTE))),
            ("link", json!(link)),
            ("also", json!([])),
        ] {
            entity[name] = value;
        }
        entity.as_object_mut().map(|entity| entity.remove("value"));
        entity
    };
    let mut strange = entity(13, "");
    strange["tag"] = words.into();
    strange["value"] = json!({ "number": "3", "unit": fitting(words, LABEL) });
    let mut dated = entity(11, "https://example.org/");
    dated["value"] = json!({ "date": "2015-09-18", "until": "2015-09-20", "about": true });
    [dated, entity(12, words), strange]
}
