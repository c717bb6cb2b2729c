//! Files as nobody should make them: good ones, damaged in their structure and then in their bytes.
//!
//! Every file is a function of its rng, so its seed alone plays it again.

use serde_json::{Map, Value, json};

use super::rng::Rng;

const WORK: &str = include_str!("../../fixtures/work-1.json");
const LESSON: &str = include_str!("../../fixtures/lesson-1.json");
const BUNDLED: &str = include_str!("../../../assets/lesson.json");

/// JSON that a `Value` cannot hold, or would hold in another spelling.
const TOKENS: [&str; 22] = [
    "-0",
    "-1",
    "1.5",
    "1e3",
    "1e400",
    "01",
    "+1",
    "0x10",
    "NaN",
    "4294967295",
    "4294967296",
    "9007199253692416",
    "9007199253692417",
    "9007199254740991",
    "9007199254740992",
    "18446744073709551615",
    "18446744073709551616",
    r#""\ud800""#,
    r#""\udc00\ud800""#,
    r#""a\ud83d\ude00b""#,
    r#""\u0000\u001f\u007f""#,
    "'single'",
];

const NAMES: [&str; 14] = [
    "id",
    "rev",
    "kind",
    "deleted",
    "parts",
    "start",
    "exact",
    "note",
    "annotator",
    "__proto__",
    "constructor",
    "",
    "ß",
    "version",
];

/// The good files of which bad ones are made.
pub struct Quarry {
    files: [Value; 3],
    /// Of each lesson its head and its articles.
    lessons: [(Value, Vec<Source>); 2],
}

/// An article's name and text.
type Source = (String, Vec<char>);

impl Quarry {
    pub fn open() -> Self {
        let [work, lesson, bundled] = [WORK, LESSON, BUNDLED]
            .map(|text| serde_json::from_str::<Value>(text).expect("the fixture is JSON"));
        let lessons = [&lesson, &bundled].map(|lesson| {
            let articles = lesson["articles"].as_array().expect("articles");
            let letters =
                |article: &Value, name: &str| article[name].as_str().expect("a text").to_owned();
            let named = |article| {
                (
                    letters(article, "id"),
                    letters(article, "text").chars().collect(),
                )
            };
            let head = json!({"id": lesson["id"], "title": lesson["title"]});
            (head, articles.iter().map(named).collect())
        });
        Self {
            files: [work, lesson, bundled],
            lessons,
        }
    }

    /// A file of at most some 300 KB.
    pub fn file(&self, rng: &mut Rng) -> Vec<u8> {
        let mut value = match rng.below(10) {
            0..4 => self.files[0].clone(),
            4..7 => self.files[1].clone(),
            7 => self.files[2].clone(),
            _ => self.crowd(rng),
        };
        for _ in 0..rng.below(5) {
            // What the file says it is stays mostly, or nothing else would be read.
            let inside = ["records", "articles", "tag_set", "lesson", "annotator"];
            match value.get_mut(*rng.pick(&inside)) {
                Some(inside) => spoil(inside, rng),
                None if rng.once_in(9) => spoil(&mut value, rng),
                None => {}
            }
        }
        let mut text = with_tokens(&as_laid_out(&value, rng));
        for _ in 0..rng.below(2) {
            text = said_twice(&text, rng);
        }
        let mut bytes = text.into_bytes();
        if rng.once_in(3) {
            for _ in 0..=rng.below(4) {
                damage(&mut bytes, rng);
            }
        }
        bytes
    }

    /// A work of many records with many parts, on words that stand in many places.
    fn crowd(&self, rng: &mut Rng) -> Value {
        let (lesson, articles) = rng.pick(&self.lessons);
        let most = *rng.pick(&[1, 8, 64, 65]);
        let bound = 600 >> rng.below(6);
        let number = rng.below(bound) / most + 1;
        let records = (0..number).map(|at| {
            let (article, text) = rng.pick(articles);
            let count = 1 + rng.below(most);
            let step = (text.len() / count).max(1);
            let parts = (0..count).map(|part| {
                let start = (part * step + rng.below(step)).min(text.len() - 1);
                let end = start + 1 + rng.below(3);
                let exact = if rng.once_in(3) {
                    (*rng.pick(&["e", " ", "t", "the", "\u{301}", "zz"])).to_owned()
                } else {
                    text[start..end.min(text.len())].iter().collect()
                };
                let prefix = *rng.pick(&["", "x", "e", "ththth"]);
                json!({"start": start, "end": end, "exact": exact, "prefix": prefix, "suffix": ""})
            });
            let parts: Vec<Value> = parts.collect();
            json!({
                "id": format!("{at:032x}"), "rev": 1 + rng.below(3), "tag": "person", "article": article,
                "kind": *rng.pick(&["mention", "claim", "point"]), "parts": parts, "note": "n".repeat(rng.below(40)),
            })
        });
        json!({
            "format": "lateral/work", "version": 1, "offset_unit": "codepoint", "lesson": lesson,
            "annotator": {"id": "a11ce00000000001", "name": "Ada"}, "records": records.collect::<Vec<Value>>(),
        })
    }
}

/// Narrow or wide; a file says first what it is, so that what comes after a break is missing and not all.
fn as_laid_out(value: &Value, rng: &mut Rng) -> String {
    let wide = rng.once_in(2);
    let Some(members) = value.as_object() else {
        return value.to_string();
    };
    let head = ["format", "version", "offset_unit", "id"];
    let (first, rest): (Vec<_>, Vec<_>) = members
        .iter()
        .partition(|(name, _)| head.contains(&name.as_str()));
    let member = |(name, value): (&String, &Value)| {
        let value = if wide {
            format!("{value:#}")
        } else {
            value.to_string()
        };
        format!("{}:{value}", json!(name))
    };
    let said: Vec<String> = first.into_iter().chain(rest).map(member).collect();
    format!("{{{}}}", said.join(if wide { ",\n" } else { "," }))
}

/// Does one bad thing somewhere inside.
fn spoil(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Object(members) if !members.is_empty() && !rng.once_in(9) => {
            let names: Vec<String> = members.keys().cloned().collect();
            let name = rng.pick(&names);
            match rng.below(12) {
                0 => drop(members.remove(name)),
                1 => rename(members, name, rng),
                2 => drop(members.insert((*rng.pick(&NAMES)).to_owned(), evil(rng))),
                _ => spoil(&mut members[name], rng),
            }
        }
        Value::Array(elements) if !elements.is_empty() && !rng.once_in(9) => {
            let at = rng.below(elements.len());
            match rng.below(12) {
                0 => drop(elements.remove(at)),
                1 => repeat(elements, at, rng),
                2 => elements.swap(0, at),
                3 => elements.insert(at, evil(rng)),
                _ => spoil(&mut elements[at], rng),
            }
        }
        other => *other = evil(rng),
    }
}

fn rename(members: &mut Map<String, Value>, name: &str, rng: &mut Rng) {
    if let Some(value) = members.remove(name) {
        members.insert((*rng.pick(&NAMES)).to_owned(), value);
    }
}

/// Makes hundreds or thousands of one element, each with an id and a place of its own.
fn repeat(elements: &mut Vec<Value>, at: usize, rng: &mut Rng) {
    let size = elements[at].to_string().len();
    let most = ((200_000 >> rng.below(12)) / size.max(1)).clamp(1, 5_000);
    for number in 0..rng.below(most) {
        let mut copy = elements[at].clone();
        if let Some(members) = copy.as_object_mut() {
            let own = [
                ("id", json!(format!("{number:032x}"))),
                ("start", json!(number * 2)),
                ("end", json!(number * 2 + 1)),
            ];
            for (name, value) in own {
                members.entry(name).and_modify(|old| *old = value);
            }
        }
        elements.push(copy);
    }
}

fn evil(rng: &mut Rng) -> Value {
    let letters = [
        "x",
        "é",
        "e\u{301}",
        "\u{301}",
        "👩‍👩‍👧",
        "\u{202e}",
        "\"\\",
        "\n",
        "中",
    ];
    let lengths = [
        1, 5, 30, 64, 65, 64, 65, 200, 1_000, 1_001, 10_000, 10_001, 50_001,
    ];
    match rng.below(8) {
        0 => json!([Value::Null, json!(true), json!(""), json!({}), json!([])][rng.below(5)]),
        1..4 => json!(format!("@token {}@", rng.below(TOKENS.len()))),
        4..6 => {
            let letter = rng.pick(&letters);
            let length = rng.pick(&lengths);
            json!(letter.repeat((*length).min(120_000 / letter.len())))
        }
        6 => json!(format!(
            "@deep {}@",
            rng.pick(&[3, 30, 100, 127, 128, 128, 129, 1_000, 1_001, 30_000])
        )),
        _ => json!(*rng.pick(&NAMES)),
    }
}

/// Puts in what stands for itself: `"@token 3@"` and `"@deep 128@"`.
fn with_tokens(text: &str) -> String {
    let mut pieces = text.split("\"@");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some((name, rest)) = piece.split_once("@\"") else {
            whole.push_str(piece);
            continue;
        };
        match name.split_once(' ') {
            Some(("token", number)) => {
                let number: usize = number.parse().expect("a token's number");
                whole.push_str(TOKENS[number]);
            }
            Some((_, depth)) => {
                let depth: usize = depth.parse().expect("a depth");
                let (open, close) = if depth.is_multiple_of(2) {
                    ("[", "]")
                } else {
                    ("{\"a\":", "}")
                };
                whole.extend([&open.repeat(depth), "1", &close.repeat(depth)]);
            }
            None => {}
        }
        whole.push_str(rest);
    }
    whole
}

/// Says a field twice, with another value before or after.
fn said_twice(text: &str, rng: &mut Rng) -> String {
    let name = format!("\"{}\":", rng.pick(&NAMES));
    let places: Vec<usize> = text.match_indices(&name).map(|(at, _)| at).collect();
    if places.is_empty() {
        return text.to_owned();
    }
    let at = *rng.pick(&places);
    let first = with_tokens(&format!("{name}{},", evil(rng)));
    format!("{}{first}{}", &text[..at], &text[at..])
}

/// Does one bad thing to the bytes.
fn damage(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(bytes.len().max(1)).min(bytes.len());
    let until = (at + rng.below(60)).min(bytes.len());
    match rng.below(6) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..until)),
        2 => {
            let piece = bytes[at..until].to_vec();
            let to = rng.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        3 => {
            let byte = rng.roll().to_le_bytes()[0];
            bytes.splice(at..at, [byte]);
        }
        4 => {
            let token = rng.pick(&TOKENS).bytes();
            bytes.splice(at..until, token);
        }
        _ => {
            for byte in &mut bytes[at..until] {
                if byte.is_ascii_digit() {
                    *byte = b'0' + rng.roll().to_le_bytes()[0] % 10;
                }
            }
        }
    }
}
