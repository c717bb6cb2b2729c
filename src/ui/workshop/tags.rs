//! The tag set in the making.

use super::{adding, mover, typing};
use crate::app::watched::Watched;
use crate::app::workshop::Shop;
use crate::core::authoring::tags::{self, TagText};
use crate::core::lesson::Lesson;
use crate::core::lesson::tag_set::{Colour, Tag, TagId};
use crate::core::reading::segment::Direction;
use crate::ui::el::{El, Made, el, value_of};
use crate::ui::parts::{button, choice, field, swatch, theirs};

/// The tags of the open lesson.
pub fn tags(shop: Shop) -> El {
    let name = Watched::new(String::new());
    let add = move || {
        let label = name.get_untracked();
        if shop.run(|lesson| tags::add(lesson, &label)) {
            name.set(String::new());
        }
    };
    // Its row is drawn anew where it stands then.
    let moved = Watched::new(None);
    el("div")
        .child(el("p").class("hint").text("With these words a class says what is named. Renaming a tag renames it on all marks; merging keeps the marks too."))
        .child(
            // Drawn again when tags come, go or move; what is typed into them is kept up to date by itself.
            el("ul").class("rows tags-made").list(
                move || {
                    let lesson = shop.lesson();
                    let tags = lesson.iter().flat_map(|lesson| &lesson.tags.entity);
                    tags.map(|tag| tag.id.clone()).collect::<Vec<_>>()
                },
                move |id| Made::from(tag(shop, id, moved)),
            ),
        )
        .child(adding("New tag", name, "Add the tag", add))
}

fn tag(shop: Shop, id: &TagId, moved: Watched<Option<TagId>>) -> El {
    let of = |read: fn(&Tag) -> String| {
        let id = id.clone();
        move || with(shop, &id, read)
    };
    let write = |what: TagText| {
        let id = id.clone();
        move |words: String| {
            shop.run(|lesson| tags::set_text(lesson, &id, what, &words));
        }
    };
    let colour = {
        let id = id.clone();
        el("select")
            .children(Colour::ALL.map(|colour| choice(colour.name(), colour.name())))
            .value_with(of(|tag| tag.colour.name().to_owned()))
            .on("change", move |event| {
                if let Some(colour) = Colour::parse(&value_of(&event)) {
                    shop.run(|lesson| Ok(tags::set_colour(lesson, &id, colour)));
                }
            })
    };
    let shift = |direction: Direction| {
        let (at, name) = (id.clone(), format!("tag-{}", id.as_str()));
        let act = move || {
            moved.update_untracked(|moved| *moved = Some(at.clone()));
            shop.run(|lesson| tags::shift(lesson, &at, direction))
        };
        mover(direction, &name, of(|tag| tag.label.clone()), act)
    };
    let shown = {
        let id = id.clone();
        move || {
            let lesson = shop.lesson()?;
            let tag = find(&lesson, &id)?;
            let key = tag.key.map(String::from).unwrap_or_default();
            Some((tag.colour, tag.label.clone(), key, tag.definition.clone()))
        }
    };
    let summary = el("summary").part(shown, |shown| {
        let (colour, label, key, definition) = shown.as_ref()?;
        Some(
            el("span")
                .class("tag-summary")
                .child(swatch(Some(*colour)))
                .child(theirs("strong", "", label))
                .maybe((!key.is_empty()).then(|| el("kbd").text(key)))
                .child(theirs("span", "about", definition)),
        )
    });
    let name = typing("input", of(|tag| tag.label.clone()), write(TagText::Label));
    let definition = typing(
        "input",
        of(|tag| tag.definition.clone()),
        write(TagText::Definition),
    );
    let example = typing(
        "input",
        of(|tag| tag.example.clone()),
        write(TagText::Example),
    );
    let moves = el("div")
        .class("row-tools")
        .child(shift(Direction::Backward))
        .child(shift(Direction::Forward));
    let open = moved.with_untracked(|moved| moved.as_ref() == Some(id));
    el("li").child(
        el("details")
            .attr_if("open", open.then_some(""))
            .child(summary)
            .child(
                el("div")
                    .class("tag-line")
                    .child(field("Name", name))
                    .child(field("Colour", colour))
                    .child(key_field(shop, id))
                    .child(moves),
            )
            .child(
                el("div")
                    .class("tag-line")
                    .child(field("What it is for", definition))
                    .child(field("Examples", example))
                    .child(merging(shop, id)),
            ),
    )
}

fn key_field(shop: Shop, id: &TagId) -> El {
    let value = {
        let id = id.clone();
        move || {
            with(shop, &id, |tag| {
                tag.key.map(String::from).unwrap_or_default()
            })
        }
    };
    let keys = ('1'..='9')
        .chain(['0'])
        .map(|key| choice(&key.to_string(), &key.to_string()));
    let id = id.clone();
    let select = el("select")
        .child(choice("", "none"))
        .children(keys)
        .value_with(value)
        .on("change", move |event| {
            let key = value_of(&event).chars().next();
            shop.run(|lesson| Ok(tags::set_key(lesson, &id, key)));
        });
    field("Key", select)
}

/// A tag is not deleted but merged, so that no mark loses what it says.
fn merging(shop: Shop, id: &TagId) -> El {
    let others = {
        let id = id.clone();
        move || {
            let lesson = shop.lesson();
            let tags = lesson.iter().flat_map(|lesson| &lesson.tags.entity);
            let others = tags.filter(|tag| tag.id != id);
            let named = others.map(|tag| (tag.id.as_str().to_owned(), tag.label.clone()));
            [(String::new(), "—".to_owned())]
                .into_iter()
                .chain(named)
                .collect::<Vec<_>>()
        }
    };
    let (id, into) = (id.clone(), Watched::new(String::new()));
    let merge = move || match TagId::parse(&into.get_untracked()) {
        Some(into) => {
            shop.run_saying(|lesson| tags::merge(lesson, &id, &into));
        }
        None => shop.say("Choose the tag first into which this one is merged."),
    };
    // Arrow keys go through a list one by one, so a choice alone does nothing.
    let list = el("select")
        .list(others, |(id, label): &(String, String)| {
            Made::from(choice(id, label))
        })
        .on("change", move |event| into.set(value_of(&event)));
    el("div")
        .class("adding")
        .child(field("Merge into", list))
        .child(button("tool strong", "Merge", merge))
}

fn with(shop: Shop, id: &TagId, read: fn(&Tag) -> String) -> String {
    let lesson = shop.lesson();
    let tag = lesson.as_ref().and_then(|lesson| find(lesson, id));
    tag.map(read).unwrap_or_default()
}

fn find<'a>(lesson: &'a Lesson, id: &TagId) -> Option<&'a Tag> {
    lesson.tags.entity.iter().find(|tag| tag.id == *id)
}
