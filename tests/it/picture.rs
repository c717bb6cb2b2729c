//! The picture of who is named where: what stands in it, and that nobody's words get out of it.

use crate::common::command_fixtures::{crowd, place};
use crate::common::sample::tag;
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::{Body, Entity};
use lateral::core::view::{EntityQuery, EntityTable, Picture, PictureShape, who_where};

/// So many entities of one name, each named by one mark; the last by none.
fn picture(name: &str, count: u128, articles: &[&str]) -> Picture {
    let source = "⟦m:He⟧ and ".repeat(usize::try_from(count).expect("a few"));
    let mut workspace = crowd(&format!("{source}nobody."));
    for number in 0..=count {
        let entity = Entity {
            name: name.into(),
            tag: Some(tag("person")),
            ..Entity::default()
        };
        place(&mut workspace, 1_000 + number, Body::from(entity));
    }
    for number in 0..count {
        let edit = command::link(
            &workspace,
            RecordId(1 + number),
            &[RecordId(1_000 + number)],
        );
        let edit = edit.expect("both are there");
        workspace.apply(&edit.change).expect("it applies");
    }
    let table = EntityTable::new(&workspace, &EntityIndex::new(&workspace));
    let names: Vec<String> = articles.iter().map(|name| (*name).to_owned()).collect();
    let listed = table.listed(&EntityQuery::default());
    who_where("Who is named", &table, &listed, &names)
}

fn said(picture: &Picture) -> Vec<&str> {
    let shapes = picture.shapes.iter();
    let words = shapes.filter_map(|shape| match shape {
        PictureShape::Words { words, .. } => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn each_number_stands_on_a_dot_with_the_words_below() {
    let picture = picture("Carter", 1, &["The north post"]);
    assert_eq!(
        said(&picture),
        [
            "Who is named",
            "The north post",
            "Carter",
            "Person",
            "1",
            "He",
            "Carter",
            "Person"
        ]
    );
    let dots = picture
        .shapes
        .iter()
        .filter(|shape| matches!(shape, PictureShape::Dot { .. }));
    assert_eq!(dots.count(), 1);
}

#[test]
fn what_is_too_much_is_counted() {
    let many: Vec<String> = (0..70).map(|number| format!("Post {number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let picture = picture("Carter", 45, &many);
    assert!(said(&picture).contains(&"Not shown: 6 more names, 10 more articles."));
    let (width, height) = (picture.width, picture.height);
    for shape in &picture.shapes {
        let (PictureShape::Rule { x, y, .. }
        | PictureShape::Dot { x, y, .. }
        | PictureShape::Words { x, y, .. }) = shape;
        assert!(
            *x < width && *y < height,
            "{shape:?} lies in {width} × {height}"
        );
    }
}

#[test]
fn hostile_names_stay_words_in_the_file() {
    for name in [
        "</text><script>alert(1)</script>",
        "\"/><image href='https://example.org/x'/>",
        "]]><!-- & &amp; &#0;",
        "a\u{0}b\u{8}c\u{1f}d\u{fffe}e\u{ffff}f",
        "\u{202e}right to left\u{2066}",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>",
    ] {
        let svg = picture(name, 1, &[name]).svg();
        let tags = svg.matches('<').count();
        let known = [
            "<svg ", "</svg>", "<title>", "</title>", "<rect ", "<path ", "<circle ", "<text ",
            "</text>",
        ];
        let known: usize = known.iter().map(|tag| svg.matches(tag).count()).sum();
        assert_eq!(tags, known, "{svg}");
        assert!(svg.chars().all(|c| c == '\n' || !c.is_control()), "{svg}");
        assert!(!svg.contains(['\u{202e}', '\u{2066}', '\u{fffe}', '\u{ffff}']));
        for part in svg.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
            assert!(known.iter().any(|entity| part.starts_with(entity)), "{svg}");
        }
    }
}

#[test]
fn long_and_wide_names_are_cut() {
    let picture = picture(&"国防部长".repeat(40), 1, &["The north post"]);
    let name = said(&picture)[2];
    assert!(name.ends_with('…') && name.chars().count() < 20, "{name}");
}
