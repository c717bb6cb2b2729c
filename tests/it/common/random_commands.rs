//! Random commands: every verb of `command`, and an import, on whatever is there.

use lateral::core::annotation::bulk::{self, MarkedPlace};
use lateral::core::annotation::command::{self, EntityField, Field, NamedPlace, RejectedPlace};
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::record::{Record, RecordId, Stamp};
use lateral::core::annotation::workspace::{Change, Refusal, TagKey, Workspace};
use lateral::core::annotation::{Body, ClaimKind, EntityValue, MentionForm, TimeSpan};
use lateral::core::reading::segment::{Direction, Edge, Unit};
use lateral::core::text::TextRange;
use proptest::prelude::*;

use super::random;
use super::random_points;
use super::sample::{stamp, tag};

/// A verb and four numbers from which it takes what it needs: cheap to make, to print and to shrink.
#[derive(Clone, Debug)]
pub enum RandomCommand {
    Do(u8, [u16; 4]),
    Import(Vec<Record>),
}

pub const VERBS: u8 = 36;
const TAGS: [&str; 4] = ["person", "place", "event", "not-in-the-lesson"];

/// One command; few of them are imports.
pub fn random_command() -> impl Strategy<Value = RandomCommand> {
    prop_oneof![
        30 => any::<(u8, [u16; 4])>().prop_map(|(verb, numbers)| RandomCommand::Do(verb % VERBS, numbers)),
        1 => prop::collection::vec(random::record(), 1..4).prop_map(RandomCommand::Import),
    ]
}

/// The edit that a command asks for. `turn` makes fresh ids and visits.
pub fn edit(chosen: &RandomCommand, workspace: &Workspace, turn: usize) -> Result<Edit, Refusal> {
    let (verb, [a, b, c, d]) = match chosen {
        RandomCommand::Do(verb, numbers) => (*verb, *numbers),
        RandomCommand::Import(records) => {
            return Ok(Edit {
                label: "import".into(),
                merge: None,
                change: Change::Batch(records.iter().cloned().map(Change::Join).collect()),
            });
        }
    };
    let articles = &workspace.lesson().articles;
    let article = &articles[usize::from(d) % articles.len()];
    let within = |n: u16| u32::from(n) % (article.text.len() + 2);
    let drawn = TextRange::between(within(a), within(a) + u32::from(b % 40));
    let tag = tag(TAGS[usize::from(c) % TAGS.len()]);
    // Far from the ids of imported records.
    let stamp = stamp(1_000 + turn as u128);
    if verb < 3 {
        return command::mark_mention(workspace, stamp, &article.id, drawn, &tag);
    }
    if verb < 5 {
        return command::mark_claim(workspace, stamp, &article.id, drawn);
    }
    if verb == 13 {
        let places = (0..=u128::from(d % 3)).zip([a, b, c]);
        let places = places.map(|(number, from)| MarkedPlace {
            stamp: Stamp {
                // Far from the ids of single marks.
                fresh: RecordId(1_000_000 + 3 * turn as u128 + number),
                ..stamp
            },
            article: usize::from(d) % articles.len(),
            range: TextRange::between(within(from), within(from) + 1 + u32::from(from % 7)),
        });
        let places: Vec<MarkedPlace> = places.collect();
        return bulk::mark_places(workspace, &places, &TagKey::Entity(tag));
    }
    let live: Vec<RecordId> = live(workspace);
    // A few, from somewhere in the middle on.
    let several = || -> Vec<RecordId> {
        let skipped = usize::from(a) % live.len().max(1);
        let few = live.iter().skip(skipped).take(1 + usize::from(b % 4));
        few.copied().collect()
    };
    if verb >= 26 {
        return random_points::edit(verb - 26, [a, b, c, d], workspace, drawn, stamp);
    }
    if verb >= 16 {
        return entity_edit(verb, [a, b, c, d], workspace, &several(), drawn, stamp);
    }
    match verb {
        14 if c % 4 == 0 => return bulk::retag_all(workspace, &several(), &TagKey::Claim),
        14 => return bulk::retag_all(workspace, &several(), &TagKey::Entity(tag)),
        15 => return bulk::delete_all(workspace, &several()),
        _ => {}
    }
    let id = *live
        .get(usize::from(d) % live.len().max(1))
        .ok_or(Refusal::Gone)?;
    let edge = if a % 2 == 0 { Edge::Start } else { Edge::End };
    let unit = [Unit::Letter, Unit::Word, Unit::Sentence, Unit::Block][usize::from(b % 4)];
    let direction = if c % 2 == 0 {
        Direction::Forward
    } else {
        Direction::Backward
    };
    let part = usize::from(c % 3);
    match verb {
        5 => command::retag(workspace, id, &tag),
        6 => command::make_claim(workspace, id),
        7 => {
            let field = if a % 2 == 0 { Field::Note } else { Field::Gist };
            command::write(
                workspace,
                id,
                field,
                &format!("typed {b}"),
                u32::from(c % 2),
            )
        }
        8 => {
            let kind = ClaimKind::ALL.get(usize::from(a % 7)).copied();
            command::set_kind(workspace, id, kind)
        }
        9 => command::add_part(workspace, id, drawn),
        10 => command::drop_part(workspace, id, part),
        11 if a % 3 == 0 => command::set_extent(workspace, id, drawn),
        11 if a % 3 == 1 => command::drag_mark_edge(workspace, id, part, edge, within(b)),
        11 => command::move_mark_edge(workspace, id, part, edge, unit, direction),
        _ => command::delete(workspace, id),
    }
}

/// The verbs on entities, and on what marks name.
fn entity_edit(
    verb: u8,
    [a, b, c, d]: [u16; 4],
    workspace: &Workspace,
    several: &[RecordId],
    drawn: TextRange,
    stamp: Stamp,
) -> Result<Edit, Refusal> {
    let of_kind = |wanted: fn(&Body) -> bool| -> Vec<RecordId> {
        let records = workspace.records().values();
        let found = records.filter(|record| record.body().is_some_and(wanted));
        found.map(|record| record.id).collect()
    };
    let entities = of_kind(|body| matches!(body, Body::Entity(_)));
    let mentions = of_kind(|body| matches!(body, Body::Mention(_)));
    let pick = |from: &[RecordId], n: u16| {
        let at = usize::from(n) % from.len().max(1);
        from.get(at).copied().ok_or(Refusal::Gone)
    };
    let names = ["Ada", "Ash Carter", " the mayor ", ""];
    let name = names[usize::from(b) % names.len()];
    let articles = &workspace.lesson().articles;
    let place = MarkedPlace {
        stamp,
        article: usize::from(d) % articles.len(),
        range: drawn,
    };
    match verb {
        16 if entities.is_empty() => command::create_entity(stamp, name, Some(&tag(TAGS[0]))),
        16 | 17 => command::link_to_new(workspace, stamp, pick(&mentions, a)?, name),
        18 => {
            let named = [pick(&entities, b)?, pick(&entities, c)?];
            let some = &named[..usize::from(d % 3)];
            command::link(workspace, pick(&mentions, a)?, some)
        }
        19 => {
            let form = MentionForm::ALL.get(usize::from(b % 4)).copied();
            command::set_form(workspace, pick(&mentions, a)?, form)
        }
        20 => command::merge(
            workspace,
            pick(&entities, a)?,
            &[pick(&entities, b)?, pick(&entities, c)?],
        ),
        21 => command::split(workspace, stamp, pick(&entities, a)?, several, name),
        22 => {
            let field = [EntityField::Name, EntityField::Note, EntityField::Link];
            let words = ["Oster", "https://example.org/", "", "two words"];
            let words = words[usize::from(b % 4)];
            let field = field[usize::from(c % 3)];
            command::write_entity(
                workspace,
                pick(&entities, a)?,
                field,
                words,
                u32::from(d % 2),
            )
        }
        23 if b % 3 == 0 => {
            let given = names.map(str::to_owned);
            command::set_other_names(workspace, pick(&entities, a)?, &given[..usize::from(c % 4)])
        }
        23 if b % 3 == 1 => {
            let tag = (c % 2 == 0).then(|| tag(TAGS[usize::from(d) % TAGS.len()]));
            command::retag_entity(workspace, pick(&entities, a)?, tag.as_ref())
        }
        23 => {
            let value = EntityValue::Time(TimeSpan {
                start: "2015-09".into(),
                end: None,
                about: c % 2 == 0,
            });
            command::set_value(workspace, pick(&entities, a)?, (d % 3 > 0).then_some(value))
        }
        24 => {
            let entity = pick(&entities, a)?;
            let tag = tag(TAGS[usize::from(c) % TAGS.len()]);
            command::mark_named(
                workspace,
                &[NamedPlace {
                    place,
                    tag,
                    entity,
                    form: MentionForm::Name,
                }],
            )
        }
        _ if c % 3 == 0 => command::allow_again(workspace, several),
        _ => {
            let entity = pick(&entities, a)?;
            command::reject(workspace, &[RejectedPlace { place, entity }])
        }
    }
}

/// The records that are not deleted, by id.
pub fn live(workspace: &Workspace) -> Vec<RecordId> {
    let records = workspace.records().values();
    records
        .filter(|record| record.body().is_some())
        .map(|record| record.id)
        .collect()
}
