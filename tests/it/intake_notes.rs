//! Made-up notes: headings by a line below, tables, links by name, front matter of many kinds, mail of one part.

use crate::common::labelled_pages::{check_card, field, shown};
use lateral::core::intake::{ArticleDraft, draft};

const FIRST: &str = "The harbour office said that the ferry would not sail before June.";
const LAST: &str = "Its captain would rather be late than wet, he said on the radio.";

fn read(name: &str, text: &str) -> ArticleDraft {
    draft(name, text.as_bytes()).expect("a text")
}

#[test]
fn a_line_below_makes_a_heading() {
    let text = format!(
        "Ferry to Gull Point stays in port\n=====\n\n{FIRST}\n\nThe captain and the radio\n---\n\n{LAST}\n"
    );
    for name in ["a.md", "a.txt"] {
        let shown = shown(&read(name, &text));
        assert_eq!(
            shown,
            format!(
                "H| Ferry to Gull Point stays in port\nP| {FIRST}\nS| The captain and the radio\nP| {LAST}"
            )
        );
    }
    // A row of hyphens alone is a rule.
    let plain = format!("{FIRST}\n\n---\n\n{LAST}");
    assert!(shown(&read("a.txt", &plain)).contains("---"));
}

#[test]
fn tables_have_cells_with_and_without_bars_at_their_sides() {
    for table in [
        "Pier | Boats\n--- | :---:\nOld \\| new | 2,500\n",
        "| Pier | Boats |\n|:-----|------:|\n| Old \\| new | 2,500 |\n",
    ] {
        let found = shown(&read(
            "a.md",
            &format!("# Ferry stays in port\n\n{FIRST}\n\n{table}\n{LAST}\n"),
        ));
        let cells: Vec<&str> = found.lines().skip(2).take(4).collect();
        assert_eq!(
            cells,
            ["P| Pier", "P| Boats", "P| Old | new", "P| 2,500"],
            "{found}"
        );
    }
    let bar = shown(&read(
        "a.md",
        &format!("# Ferry stays in port\n\n{FIRST} He said a | b.\n\n{LAST}\n"),
    ));
    assert!(bar.contains("He said a | b."), "{bar}");
}

#[test]
fn links_by_name_and_marks_of_notes_are_no_words() {
    let text = "# Ferry stays in port\n\nThe ferry to [Gull Point] would not sail before [June][j], the office said.[^a-note-with-a-long-name] He said [so] twice.\n\n[gull point]: https://post.example/g \"Gull\"\n[j]: <https://post.example/j>\n[^a-note-with-a-long-name]: It said so on Monday.\n";
    let found = shown(&read("a.md", text));
    assert!(
        found.contains("P| The ferry to Gull Point would not sail before June, the office said. He said [so] twice."),
        "{found}"
    );
    assert!(found.contains("P| It said so on Monday."), "{found}");
}

#[test]
fn front_matter_may_have_tables_maps_and_folded_lines() {
    let fronts = [
        "+++\ntitle = \"Ferry stays in port\"\ndate = 2021-03-03\nauthors = [\"Rosa Lindqvist\"]\n[extra]\noutlet = \"Gull Post\"\n[cover]\ntitle = \"A rope\"\nimages = [\n  \"a.jpg\"\n]\n+++\n",
        "---\ntitle: >-\n  Ferry stays\n  in port\nauthor:\n  name: Rosa Lindqvist\n  role: reporter\ndate: 2021-03-03T07:00:00+01:00\nsite: Gull Post\n---\n",
        "---\ntitle: |\n  Ferry stays in port\nauthors:\n  - name: Rosa Lindqvist\n    url: rosa\npublished: Wed, 3 Mar 2021 07:00:00 GMT\npublisher: Gull Post\n---\n",
    ];
    for front in fronts {
        let draft = read("a.md", &format!("{front}\n{FIRST}\n\n{LAST}\n"));
        assert_eq!(shown(&draft), format!("P| {FIRST}\nP| {LAST}"));
        assert_eq!(
            field(&draft, draft.headline.as_ref()),
            "Ferry stays in port"
        );
        check_card(&draft, "Rosa Lindqvist", "2021-03-03", "en", "Gull Post");
    }
}

#[test]
fn a_message_of_one_part_is_its_words() {
    let head = "From: Rosa <r@post.example>\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n";
    let quoted = format!(
        "{head}Content-Transfer-Encoding: quoted-printable\n\nFerry to Gull Point stays in port\n\n=E2=80=9CSo be it,=E2=80=9D said its captain, who has cro=\nssed the sound =E2=80=93 for thirty years.\n"
    );
    assert_eq!(
        shown(&read("a.eml", &quoted)),
        "H| Ferry to Gull Point stays in port\nP| “So be it,” said its captain, who has crossed the sound – for thirty years."
    );
}
