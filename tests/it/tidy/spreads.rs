//! A component that is given listeners or attributes (`on:click`, `attr:title`) is `#[component(transparent)]`.
//!
//! Views of one type (`--cfg erase_components`) lose what was added to an opaque component when they are changed in
//! place: the button stays, and a press does nothing (issue 4512 of Leptos; its mend in tachys 0.2.19 drops them).

use super::source::Source;

/// What a caller adds to the element of a component.
const ADDED: [&str; 3] = ["on:", "attr:", "prop:"];

/// Is drawn once and never changed in place; its attributes never change.
const DRAWN_ONCE: &str = "BlockElement";

/// Every use that adds something to an opaque component.
pub fn faults(files: &[Source]) -> Vec<String> {
    let files: Vec<(&str, String)> = files
        .iter()
        .filter(|file| file.path.starts_with("src/") && file.ends_in("rs"))
        .map(|file| (file.path.as_str(), file.code()))
        .collect();
    let mut found = Vec::new();
    for (path, code) in &files {
        for name in given(code).filter(|name| *name != DRAWN_ONCE) {
            // A component of the same file stands before one of the same name elsewhere.
            let here = is_opaque(code, name);
            let mut elsewhere = files.iter().filter_map(|(_, code)| is_opaque(code, name));
            if here.or_else(|| elsewhere.next()) == Some(true) {
                found.push(format!(
                    "{path}: <{name}> is given listeners or attributes, and is not `#[component(transparent)]`"
                ));
            }
        }
    }
    found
}

/// Whether the component of that name is opaque, where it stands in this code.
fn is_opaque(code: &str, name: &str) -> Option<bool> {
    let declared = |rest: &str| {
        let rest = rest.split_once("fn ")?.1;
        let ends = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        Some(&rest[..ends] == name)
    };
    let all = code.split("#[component").skip(1);
    let mut named = all.filter(|rest| declared(rest) == Some(true));
    named.next().map(|rest| rest.starts_with(']'))
}

/// The names of the components to which something is added.
fn given(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices('<').filter_map(|(at, _)| {
        let tag = &code[at + 1..];
        let name = &tag[..tag.find(|c: char| !c.is_alphanumeric())?];
        let inside = &tag[name.len()..];
        let is_component = name.starts_with(char::is_uppercase) && inside.starts_with([' ', '\n']);
        let adds = |word: &str| ADDED.iter().any(|added| word.starts_with(added));
        (is_component && own(inside).split_whitespace().any(adds)).then_some(name)
    })
}

/// A tag itself: up to its end, without what stands in brackets.
fn own(inside: &str) -> String {
    let mut depth = 0_i32;
    let mut before = ' ';
    let mut own = String::new();
    for c in inside.chars() {
        let is_end = c == '>' && depth == 0 && !"=-".contains(before);
        depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
        if is_end || depth < 0 {
            break;
        }
        if depth == 0 {
            own.push(c);
        }
        before = c;
    }
    own
}

#[test]
fn what_is_added_to_an_opaque_component_is_found() {
    let check = |first: &str, second: &str, fault: Option<&str>| {
        let files = [
            Source::new("src/a.rs", first),
            Source::new("src/b.rs", second),
        ];
        let found = faults(&files);
        assert_eq!(found.len(), usize::from(fault.is_some()), "{found:?}");
        assert!(
            fault.is_none_or(|name| found[0].contains(name)),
            "{found:?}"
        );
    };
    let opaque = "/// A tool.\n#[component]\npub fn Tool(\n) -> impl IntoView {}";
    let clear = opaque.replace("component", "component(transparent)");
    let press = "view! { <Tool look=It\n    on:click=move |_| go(1 > 0)>\"Go\"</Tool> }";
    check(opaque, press, Some("src/b.rs: <Tool>"));
    check(opaque, "view! { <Tool attr:title=\"x\"/> }", Some("<Tool>"));
    check(&clear, press, None);
    check(opaque, &format!("{clear}\n{press}"), None);
    check(opaque, "view! { <Tool on_click=f/> <p on:click=f/> }", None);
    check(
        opaque,
        "view! { <Tool look=It><p on:click=f/></Tool> }",
        None,
    );
    check(
        opaque,
        "view! { <Tool then=move || view! { <p on:click=f/> }/> }",
        None,
    );
}
