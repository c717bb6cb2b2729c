//! A type's name stands once in `src/`, so that a search for it finds one thing.

use std::collections::BTreeMap;

use super::source::Source;

/// Names that every module may give a type of its own.
const COMMON: [&str; 3] = ["Error", "Result", "Props"];

/// Every name that several types have, with the files in which they stand.
pub fn faults(files: &[Source]) -> Vec<String> {
    let mut types: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files {
        if !file.path.starts_with("src/") || !file.ends_in("rs") {
            continue;
        }
        for name in file.code().lines().filter_map(declared) {
            types.entry(name.to_owned()).or_default().push(&file.path);
        }
    }
    let several = types
        .into_iter()
        .filter(|(name, places)| places.len() > 1 && !COMMON.contains(&name.as_str()));
    several
        .map(|(name, places)| format!("{}: several types are called {name}", places.join(", ")))
        .collect()
}

/// The name of the type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let public = code
        .strip_prefix("pub(")
        .and_then(|rest| rest.split_once(") "));
    let code = public.map_or(code, |(_, rest)| rest);
    let code = code.strip_prefix("pub ").unwrap_or(code);
    let (keyword, rest) = code.split_once(' ')?;
    let is_type = match keyword {
        "struct" | "enum" | "trait" | "union" => true,
        // What stands deeper is the type that an implementation or a trait names, such as `Item`.
        "type" => !line.starts_with(' '),
        _ => false,
    };
    let ends = |c: char| !c.is_alphanumeric() && c != '_';
    let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
    (is_type && name.starts_with(char::is_uppercase)).then_some(name)
}

#[test]
fn a_name_that_stands_twice_is_found() {
    let check = |first: &str, second: &str, fault: Option<&str>| {
        let files = [
            Source::new("src/core/a.rs", first),
            Source::new("src/core/a/b.rs", second),
            Source::new("tests/it/d.rs", first),
        ];
        let found = faults(&files);
        let expected = fault
            .map(|name| format!("src/core/a.rs, src/core/a/b.rs: several types are called {name}"));
        assert_eq!(found.into_iter().next(), expected, "{first} {second}");
    };
    check("pub struct Place {", "enum Place {", Some("Place"));
    check(
        "pub(super) trait Place<T> {",
        "    struct Place;",
        Some("Place"),
    );
    check("pub type Place = u8;", "type Place<T> = T;", Some("Place"));
    check("struct Place(", "struct PlaceOfAll {", None);
    check("struct Place;", "// struct Place;", None);
    check(
        "struct Place;",
        "\n#[cfg(test)]\nmod tests {\n    struct Place;\n}",
        None,
    );
    check("type Item = u8;", "    type Item = u8;", None);
    check("enum Error {", "pub struct Error;", None);
}
