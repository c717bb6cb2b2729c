//! The script that starts the page speaks of the same things by the same names as the app does.

use std::path::Path;

use lateral::core::format::EVERYTHING;
use lateral::core::recovery::FAMILY;
use lateral::core::storage::{Key, PREFIX, Setting, past_prefix};

/// A file of the repository.
fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("the repository can be read")
}

/// The text that a constant of a file is, in Rust or in JavaScript.
#[track_caller]
fn constant(file: &str, name: &str) -> String {
    let text = text(file);
    let line = text
        .lines()
        .find(|line| {
            let rest = line.trim_start_matches("pub ").strip_prefix("const ");
            rest.and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.starts_with([':', ' ']))
        })
        .unwrap_or_else(|| panic!("{file} has no constant {name}"));
    let value = line.split('"').nth(1);
    value.expect("a text in quotation marks").to_owned()
}

#[test]
fn the_early_words_are_of_the_same_kinds() {
    let (early, format) = (text("assets/early.js"), text("src/core/format/lesson.rs"));
    let kinds = format.split_once("const KINDS").expect("the kinds").1;
    let names = kinds
        .split("];")
        .next()
        .unwrap_or_default()
        .split('"')
        .skip(1)
        .step_by(2);
    for name in names.filter(|name| *name != "excluded") {
        assert!(early.contains(&format!("\n  {name}: [")), "{name}");
    }
    assert!(text("src/platform/early_words.rs").contains("\"early\""));
    assert!(early.contains("id: \"early\""));
    assert!(text("src/platform/early_words.rs").contains("\"lesson\""));
    assert!(early.contains("early.lesson = "));
    assert!(text("src/pages/reader/toolbar.rs").contains("data-pending="));
    assert!(early.contains("\"[data-pending]\""));
}

#[test]
fn the_service_worker_is_known_by_one_name() {
    let name = constant("src/platform/service_worker.rs", "WORKER");
    assert_eq!(name, constant("assets/boot.js", "WORKER"));
    assert_eq!(name, constant("xtask/src/offline.rs", "WORKER"));
    let said = constant("src/platform/service_worker.rs", "TAKE_OVER");
    assert!(text("assets/sw.js").contains(&format!("=== \"{said}\"")));
}

#[test]
fn the_boot_script_knows_where_the_work_is_kept() {
    let script = |name| constant("assets/boot.js", name);
    assert_eq!(script("PREFIX"), FAMILY);
    assert_eq!(script("EVERYTHING"), EVERYTHING);
    assert_eq!(
        script("DATABASE"),
        constant("src/platform/indexed_db.rs", "NAME")
    );
    assert_eq!(
        script("VALUES"),
        constant("src/platform/indexed_db.rs", "VALUES")
    );
    for (constant, setting) in [
        ("TEXT_SIZE", Setting::TextSize),
        ("COLOUR_SCHEME", Setting::ColourScheme),
    ] {
        let name = script(constant);
        assert_eq!(name, setting.name());
        let key = Key::parse(&format!("{}{name}", script("SETTINGS")));
        assert_eq!(key, Some(Key::Setting(setting)));
    }
    let address = constant("src/core/route.rs", "RECOVERY");
    assert_eq!(script("RECOVERY"), format!("#{address}"));
    assert!(PREFIX.starts_with(FAMILY) && past_prefix().starts_with(FAMILY));
}
