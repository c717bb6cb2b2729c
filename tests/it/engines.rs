//! What the files that a browser reads ask of it: as little as they can, with something plainer before whatever an older
//! one does not know.

use std::fs;
use std::path::Path;

/// A folder of the repository.
fn files(folder: &str, kind: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = folder.read_dir().expect("the repository can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|its| its == kind));
    let read = |path: &Path| fs::read_to_string(path).expect("a file can be read");
    wanted
        .map(|path| (path.display().to_string(), read(&path)))
        .collect()
}

/// What asks first whether colours can be mixed.
const CAN_MIX: &str = "@supports (color: color-mix(in srgb, red, red)) {";

/// Properties that are the letters' own colour where a declaration comes to nothing.
const AS_LETTERS: [&str; 4] = [
    "color",
    "border-color",
    "border-bottom-color",
    "text-decoration-color",
];

/// The declarations with a mixed colour that come to nothing in a browser that cannot mix, and need not.
fn unmixable(css: &str) -> Vec<&str> {
    let mut parts = css.split(CAN_MIX);
    let mut unasked: Vec<&str> = parts.next().into_iter().collect();
    for part in parts {
        let mut depth = 1;
        let end = part.find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            depth == 0
        });
        unasked.extend(end.and_then(|end| part.get(end..)));
    }
    let declarations = unasked.iter().flat_map(|css| css.split([';', '{', '}']));
    let mixed = declarations
        .map(str::trim)
        .filter(|it| it.contains("color-mix("));
    let property = |it: &str| it.split(':').next().unwrap_or_default().to_owned();
    mixed
        .filter(|it| !AS_LETTERS.contains(&property(it).as_str()))
        .collect()
}

/// A browser before Chrome 111 and Safari 16.2 gives the initial value to a property with a mixed colour of variables,
/// whatever was declared before.
#[test]
fn no_ground_and_no_line_is_lost_where_colours_cannot_be_mixed() {
    for (name, css) in files("style", "css") {
        assert_eq!(unmixable(&css), [""; 0], "{name}");
    }
}

/// Chrome before 108 and Safari before 15.4 do not know this unit.
#[test]
fn the_height_of_the_window_has_one_name() {
    for (name, css) in files("style", "css") {
        let uses = css.matches("dvh").count();
        let allowed = usize::from(name.ends_with("tokens.css")) * 2;
        assert_eq!(
            uses, allowed,
            "{name}: `var(--vh)` is the unit that every browser has"
        );
    }
}

/// What browsers do not understand that are too old for the app, but can be told so: Chrome 66, Safari 12.
#[test]
fn the_boot_script_can_be_read_by_browsers_that_are_too_old() {
    let scripts = files("assets", "js");
    // What it imports comes with it; the service worker is for browsers that have the app.
    let early = scripts.iter().filter(|(name, _)| !name.ends_with("sw.js"));
    for (name, script) in early {
        assert_eq!(too_new(script), [""; 0], "{name}");
    }
}

/// The lines of a script with syntax or names of after 2018.
fn too_new(script: &str) -> Vec<&str> {
    let lines = script
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let new = lines.filter(|line| {
        // `await` outside of a function begins in the first column; inside, it is indented.
        let signs = [
            "?.",
            "??",
            "||=",
            "&&=",
            "globalThis",
            "replaceAll",
            ".at(",
            "#private",
        ];
        let waits =
            line.starts_with("await ") || (line.starts_with("const ") && line.contains(" await "));
        waits || signs.iter().any(|sign| line.contains(sign))
    });
    new.collect()
}

#[test]
fn what_is_too_new_is_found() {
    assert_eq!(
        too_new("a?.b\n  await c;\nawait d;\nconst e = await f;").len(),
        3
    );
    let mixed = "background: color-mix(in srgb, var(--a), red)";
    let css = format!(
        ".a {{ {mixed} }} {CAN_MIX} .b {{ {mixed} }} }} .c {{ color: color-mix(in srgb, red, red) }}"
    );
    assert_eq!(unmixable(&css), [mixed]);
    assert_eq!(unmixable(&format!("{css} .d {{ {mixed} }}")).len(), 2);
}
