//! A point, and who says a claim, with a string that means harm everywhere.

use serde_json::{Value, json};

use super::payloads::fitting;
use super::{LINE, NOTE, id};

/// A point that has the string everywhere, also where none is allowed; the claim takes its answer.
pub fn point(number: usize, claim: &str, words: &str) -> Value {
    let line = fitting(words, LINE);
    let mut answer = json!({ words: words });
    answer["id"] = json!(id(number, 15));
    answer["words"] = json!(line);
    answer["claims"] = json!([claim]);
    let mut point = json!({ "unknown": words, words: words });
    // What is one of the format's own names is put right again.
    for (name, value) in [
        ("id", json!(id(number, 14))),
        ("rev", json!(1)),
        ("kind", json!("point")),
        ("question", json!(line)),
        ("prepared", json!(words)),
        ("order", json!(words)),
        ("positions", json!([words, answer, { "id": words }])),
        (
            "relations",
            json!([{ "between": [words, words], "kind": words }, words]),
        ),
        ("silent", json!([words, "b"])),
        ("unlike", json!([[words, words]])),
        ("note", json!(fitting(words, NOTE))),
    ] {
        point[name] = value;
    }
    point.as_object_mut().map(|point| point.remove("annotator"));
    point
}

/// The fields of a claim that say who says it.
pub fn attribute(claim: &mut Value, entity: &str, words: &str) {
    let line = fitting(words, LINE);
    for (name, value) in [
        (
            "sources",
            json!([{ "kind": "entity", "entity": entity }, { "kind": words, "entity": words }, words]),
        ),
        ("voice", json!(words)),
        ("certainty", json!(line)),
        ("meant", json!(line)),
        (
            "cue_parts",
            json!([{ "start": 0, "end": 1, "exact": words }]),
        ),
        ("source_parts", json!(words)),
    ] {
        claim[name] = value;
    }
}
