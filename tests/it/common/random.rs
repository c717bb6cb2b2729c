//! Random texts, records and JSON for properties.
//!
//! Texts are put together from pieces that have broken annotation tools before: joined emoji,
//! combining marks, no-break spaces, right-to-left words, abbreviations, quotation marks.

use lateral::core::annotation::anchor::{Anchor, Part, Quote};
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::{
    Body, Claim, ClaimKind, Entity, EntityValue, Mention, MentionForm, Quantity, Rejection,
    TimeSpan, Unread,
};
use lateral::core::extra::Extra;
use lateral::core::limits;
use lateral::core::text::TextRange;
use proptest::array::uniform;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::sample::{ME, NORTH, OTHER, SOUTH, article, article_id, tag};

const PIECES: [&str; 40] = [
    "a",
    "the",
    "mayor",
    "Moscow’s",
    "it's",
    "U.S.",
    "U.S.-led",
    "a.m.",
    "Mr.",
    "3.5",
    "8:45",
    "said",
    "Zoë",
    "cafe\u{301}",
    "\u{301}",
    "中文",
    "かな",
    "مرحبا",
    "שלום",
    "हिन्दी",
    "😀",
    "👩‍👩‍👧",
    "🇩🇪",
    "🇫",
    "\u{200d}",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\n",
    "\n\n",
    ". ",
    "... ",
    "… ",
    "“",
    "”",
    "–",
    "{ad}",
];

/// A text of up to `most` pieces.
pub fn text(most: usize) -> impl Strategy<Value = String> {
    vec(select(PIECES.to_vec()), 0..most).prop_map(|pieces| pieces.concat())
}

/// A text in the notation of `sample`: some lines and some pieces are excluded.
pub fn source(most: usize) -> impl Strategy<Value = String> {
    let line = (text(most), 0_u8..8, text(3)).prop_map(|(line, kind, advert)| {
        let (line, advert) = (line.replace('\n', " "), advert.replace('\n', " "));
        match kind {
            0 => format!("⟦out:{line}⟧"),
            1 => format!("⟦head:{line}⟧"),
            // A space on either side, so that the piece cannot cut a cluster.
            2 => format!("{line}x⟦ad:y{advert}⟧ {line}"),
            _ => line,
        }
    });
    vec(line, 1..5).prop_map(|lines| lines.join("\n"))
}

/// Two offsets, mostly inside a text of that length.
pub fn range(length: u32) -> impl Strategy<Value = TextRange> {
    (0..=length + 2, 0..=length + 2).prop_map(|(a, b)| TextRange::between(a, b))
}

/// Letters of every kind, control characters among them.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => text(6),
        1 => select(vec!["", "\"\\/", "\u{0}\u{1f}\u{7f}", "\u{feff}", "\u{2028}\u{202e}", "<b>&amp;</b>", "null"])
            .prop_map(str::to_owned),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1.0e9..1.0e9_f64).prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(words(), inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Fields that this version does not know.
pub fn extra() -> impl Strategy<Value = Extra> {
    let name = select(vec![
        "sureness",
        "x-school",
        "__proto__",
        "ß",
        "",
        "cue",
        "Kind",
    ]);
    let fields = btree_map(name, json(), 1..3).prop_map(|fields| {
        let text = |(name, value): (&str, Value)| (name.to_owned(), value.to_string());
        fields.into_iter().map(text).collect()
    });
    prop_oneof![3 => Just(Extra::new()), 1 => fields]
}

/// An anchor on the sample lesson: mostly at its place, else moved or lost.
fn anchor(source: &'static str) -> impl Strategy<Value = Anchor> {
    let plain = article("north", source).0.text;
    let length = plain.len();
    let there = vec(range(length), 1..4).prop_map(move |ranges| {
        let fallback = [TextRange::between(0, 4)];
        Anchor::describe(&plain, &ranges)
            .or_else(|| Anchor::describe(&plain, &fallback))
            .expect("the samples begin with words")
    });
    let strange =
        (0..200_u32, 1..20_u32, words(), words()).prop_map(|(start, length, exact, prefix)| {
            let quote = Quote {
                exact: exact + "?",
                prefix,
                suffix: String::new(),
            };
            let range = TextRange::between(start, start + length);
            Anchor::from_parts(vec![Part { range, quote }]).expect("one part that is not empty")
        });
    prop_oneof![4 => there, 1 => strange]
}

/// Ids from the pool of [`record`], each once: some are entities, some are not.
fn ids() -> impl Strategy<Value = Vec<RecordId>> {
    btree_set(0..8_u128, 0..3).prop_map(|ids| ids.into_iter().map(RecordId).collect())
}

fn entity_value() -> impl Strategy<Value = EntityValue> {
    let time = select(vec![
        "2015",
        "2015-09",
        "2015-09-18",
        "2015-09-18T08:45",
        "2015-09-18T08:45Z",
    ]);
    let number = select(vec!["0", "50", "-3.5", "240000"]);
    prop_oneof![
        (time.clone(), option::of(time), any::<bool>()).prop_map(|(start, end, about)| {
            let (start, end) = (start.into(), end.map(str::to_owned));
            EntityValue::Time(TimeSpan { start, end, about })
        }),
        (number, select(vec!["", "minute"]), any::<bool>()).prop_map(|(number, unit, about)| {
            let (number, unit) = (number.into(), unit.into());
            EntityValue::Quantity(Quantity {
                number,
                unit,
                about,
            })
        }),
    ]
}

fn entity() -> impl Strategy<Value = Entity> {
    let tags = option::of(select(vec!["person", "place", "own-tag"]));
    let link = option::of(Just("https://example.org/Q1".to_owned()));
    let names = (words(), vec(words(), 0..3), words());
    (names, tags, ids(), link, option::of(entity_value())).prop_map(
        |((name, other_names, note), tag_name, also, link, value)| Entity {
            name,
            tag: tag_name.map(tag),
            other_names,
            also,
            note,
            link,
            value,
        },
    )
}

pub fn body() -> impl Strategy<Value = Body> {
    let place = prop_oneof![
        5 => anchor(NORTH).prop_map(|anchor| ("north", anchor)),
        2 => anchor(SOUTH).prop_map(|anchor| ("south", anchor)),
        1 => anchor(SOUTH).prop_map(|anchor| ("nowhere", anchor)),
    ];
    let tags = select(vec!["person", "place", "number", "own-tag"]);
    let form = option::of(select(MentionForm::ALL.to_vec()));
    let named = prop_oneof![2 => Just((Vec::new(), None)), 1 => (ids(), form)];
    let mention = (place.clone(), tags, words(), named).prop_map(
        |((name, anchor), tag_name, note, (entities, form))| {
            Body::Mention(Mention {
                article: article_id(name),
                anchor,
                tag: tag(tag_name),
                note,
                entities,
                form,
            })
        },
    );
    let rejection = (place.clone(), 0..8_u128).prop_map(|((name, anchor), entity)| {
        Body::Rejection(Rejection {
            article: article_id(name),
            anchor,
            entity: RecordId(entity),
        })
    });
    let kind = option::of(select(ClaimKind::ALL.to_vec()));
    let claim = (place, kind, words(), words()).prop_map(|((name, anchor), kind, gist, note)| {
        Body::Claim(Claim {
            article: article_id(name),
            anchor,
            kind,
            gist,
            note,
        })
    });
    let unknown =
        (select(vec!["event-chain", "point", "Ω"]), extra()).prop_map(|(kind, fields)| {
            Body::Unread(Unread {
                kind: kind.into(),
                fields,
            })
        });
    prop_oneof![
        5 => mention,
        3 => claim,
        2 => entity().prop_map(Body::from),
        1 => rejection,
        1 => unknown,
    ]
}

/// A record from a small pool of ids and revisions, so that versions meet.
pub fn record() -> impl Strategy<Value = Record> {
    let state = prop_oneof![1 => Just(State::Deleted), 5 => body().prop_map(State::Live)];
    (0..8_u128, 1..5_u64, any::<bool>(), state, extra()).prop_map(
        |(id, revision, mine, state, extra)| {
            // A kind that is not known keeps all its fields in its body.
            let unknown = matches!(state, State::Live(Body::Unread(_)));
            Record {
                id: RecordId(id),
                revision,
                annotator: if mine { ME } else { OTHER },
                annotator_name: String::new(),
                extra: if unknown { Extra::new() } else { extra },
                state,
            }
        },
    )
}

/// What somebody is called, as far as they want to say.
pub fn annotator_name() -> impl Strategy<Value = String> {
    words().prop_map(|name| name.chars().take(limits::LABEL as usize).collect())
}

/// A record; somebody else's may say what they are called.
pub fn signed_record() -> impl Strategy<Value = Record> {
    (record(), annotator_name()).prop_map(|(record, name)| Record {
        annotator_name: if record.annotator == ME {
            String::new()
        } else {
            name
        },
        ..record
    })
}

/// What tells a version from the version that it was made of.
#[derive(Clone, Debug)]
enum Twist {
    Revision(u64),
    Annotator(bool),
    Name(String),
    Says(State),
    Extra(Extra),
    Letter,
}

fn twist() -> impl Strategy<Value = Twist> {
    // The bounds are where a revision that a file brings meets one that was made here.
    let revisions = vec![
        1,
        2,
        3,
        limits::REVISION - 1,
        limits::REVISION,
        limits::REVISION + 1,
        limits::STORED_REVISION,
    ];
    prop_oneof![
        1 => select(revisions).prop_map(Twist::Revision),
        1 => any::<bool>().prop_map(Twist::Annotator),
        1 => annotator_name().prop_map(Twist::Name),
        1 => Just(Twist::Says(State::Deleted)),
        1 => body().prop_map(|body| Twist::Says(State::Live(body))),
        2 => extra().prop_map(Twist::Extra),
        2 => Just(Twist::Letter),
    ]
}

fn twisted(mut record: Record, twist: Twist) -> Record {
    match twist {
        Twist::Revision(revision) => record.revision = revision,
        Twist::Annotator(mine) => record.annotator = if mine { ME } else { OTHER },
        Twist::Name(name) => record.annotator_name = name,
        Twist::Says(state) => record.state = state,
        Twist::Extra(extra) => record.extra = extra,
        Twist::Letter => match &mut record.state {
            State::Live(Body::Mention(mention)) => mention.note.push('.'),
            State::Live(Body::Claim(claim)) => claim.gist.push('.'),
            State::Live(Body::Entity(entity)) => entity.name.push('.'),
            State::Live(Body::Rejection(rejection)) => rejection.entity.0 ^= 1,
            State::Live(Body::Unread(unknown)) => unknown.kind.push('.'),
            State::Deleted => {}
        },
    }
    if matches!(record.state, State::Live(Body::Unread(_))) {
        record.extra = Extra::new();
    }
    record
}

/// Versions of one record, as like as can be: each differs from the same first one in at most two
/// things.
pub fn rivals<const N: usize>() -> impl Strategy<Value = [Record; N]> {
    (record(), uniform(vec(twist(), 0..3))).prop_map(|(first, twists)| {
        twists.map(|twists| twists.into_iter().fold(first.clone(), twisted))
    })
}
