//! House rules, held by a test: which way the arrows go, that no modules stand in a circle, that a type's
//! name stands once, how long files are, what no file may say or ask for.
//!
//! A rule that cannot fail is no rule: each is broken on purpose, here or beside it.

mod bans;
mod circles;
mod classes;
mod selectors;
mod source;
mod spreads;
mod type_names;

use bans::BANS;
use source::{Source, repository};

const LONGEST: usize = 400;
const LONGEST_TEST: usize = 420;

/// Every fault of every file, as `path: what`.
fn faults(files: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let all: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for file in files {
        let mut tell = |what: String| found.push(format!("{}: {what}", file.path));
        if file.ends_in("rs") {
            rust_faults(file, &mut tell);
        }
        if file.ends_in("css") {
            selectors::faults(file).into_iter().for_each(&mut tell);
        }
        if file.ends_in("md") {
            for path in named_paths(&file.text) {
                let there = all
                    .iter()
                    .any(|known| *known == path || known.starts_with(&format!("{path}/")));
                if !there {
                    tell(format!("names {path}, which is not there"));
                }
            }
        }
        if file.path != "tests/it/tidy.rs" {
            for word in ["TODO", "FIXME", "XXX:"] {
                if file.text.contains(word) {
                    tell(format!("says {word}: do it, or say why not"));
                }
            }
        }
        for root in ["work", "root", "home", "Users"] {
            if names_machine_path(&file.text, &format!("/{root}/")) {
                tell(format!("names a path of somebody's machine, /{root}/"));
            }
        }
    }
    found.extend(circles::faults(files));
    found.extend(classes::faults(files));
    found.extend(spreads::faults(files));
    found.extend(type_names::faults(files));
    found
}

fn rust_faults(file: &Source, mut tell: impl FnMut(String)) {
    if !file.text.starts_with("//! ") {
        tell("does not begin by saying what it is for (`//!`)".into());
    }
    // A file's own tests stand at its end and do not count.
    let (counted, most) = if file.is_test() {
        (file.text.as_str(), LONGEST_TEST)
    } else {
        (file.without_own_tests(), LONGEST)
    };
    let lines = counted.lines().count();
    if lines > most {
        tell(format!("has {lines} lines, more than {most}"));
    }
    if !file.is_test() && file.code().contains(".unwrap()") {
        tell("unwraps: say with `expect` why it cannot fail, or answer with an error".into());
    }
    if SCREENS.iter().any(|folder| file.path.starts_with(folder)) {
        let code = file.code();
        let lines = code.lines().filter(|line| has_straight_apostrophe(line));
        lines.for_each(|line| tell(format!("has a straight apostrophe: {}", line.trim())));
    }
    bans::said(file).into_iter().for_each(&mut tell);
    if !file.is_test() {
        bans::errors_as_text(file).into_iter().for_each(tell);
    }
}

/// Where the words of the screen are written.
const SCREENS: [&str; 3] = ["src/pages/", "src/components/", "src/state/"];

/// Whether an apostrophe stands between letters: in a word, as no lifetime and no letter of Rust does.
fn has_straight_apostrophe(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    let in_word = |it: &[char]| it[1] == '\'' && it[0].is_alphabetic() && it[2].is_alphabetic();
    letters.windows(3).any(in_word)
}

/// Paths of the repository that a document names in backticks.
fn named_paths(text: &str) -> impl Iterator<Item = String> {
    const FOLDERS: [&str; 7] = [
        "src/", "tests/", "xtask/", "schema/", "style/", "assets/", ".ci/",
    ];
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)))
        .filter(|name| !name.contains([' ', '*', '<', '{']))
        .map(|name| name.trim_end_matches('/').to_owned())
}

/// Whether a text holds `root` as the beginning of a path, not in the middle of one.
fn names_machine_path(text: &str, root: &str) -> bool {
    text.match_indices(root).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "}._-/".contains(c))
    })
}

#[test]
fn the_house_is_tidy() {
    let files = repository();
    assert!(
        files.iter().any(|file| file.path == "tests/it/tidy.rs"),
        "the walk finds this file"
    );
    assert!(
        files.iter().any(|file| file.path == "src/core/text.rs"),
        "and the core"
    );
    let faults = faults(&files);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The faults of one small file.
fn faults_of(path: &str, text: &str) -> Vec<String> {
    faults(&[Source::new(path, text)])
}

#[track_caller]
fn check_fault(path: &str, text: &str, expected: &str) {
    let found = faults_of(path, text);
    assert_eq!(found.len(), 1, "{path}: {found:?}");
    assert!(found[0].contains(expected), "{found:?}");
}

#[test]
fn a_good_file_has_no_faults() {
    for path in [
        "src/core/a.rs",
        "src/pages/a.rs",
        "xtask/src/a.rs",
        "tests/a.rs",
        "README.md",
    ] {
        let text = "//! What it is for.\n// leptos, crate::pages, .unwrap(), eval(\nlet x = \"https://example.org\";\n";
        assert_eq!(faults_of(path, text), [""; 0]);
    }
}

#[test]
fn every_ban_bites() {
    for ban in &BANS {
        for word in ban.words {
            let path = format!(
                "{}z.rs",
                if ban.folder.is_empty() {
                    "src/"
                } else {
                    ban.folder
                }
            );
            let found = faults_of(&path, &format!("//! x\n{word}\n"));
            assert!(
                found.iter().any(|fault| fault.contains(word)),
                "{path} may not say {word}"
            );
        }
        for except in ban.except {
            let text = format!("//! x\n{}\n", ban.words[0]);
            assert!(
                !faults_of(except, &text)
                    .iter()
                    .any(|fault| fault.contains(ban.why)),
                "{except}"
            );
        }
    }
}

#[test]
fn every_other_rule_bites() {
    check_fault("src/a.rs", "// x\n", "what it is for");
    check_fault("xtask/src/a.rs", "use std::fs;\n", "what it is for");
    check_fault(
        "src/a.rs",
        &format!("//! x\n{}", "\n".repeat(400)),
        "401 lines",
    );
    check_fault(
        "tests/a.rs",
        &format!("//! x\n{}", "\n".repeat(420)),
        "421 lines",
    );
    check_fault("src/a.rs", "//! x\nlet y = x.unwrap();\n", "unwraps");
    check_fault("src/a.rs", "//! x\n// do it later: TODO\n", "TODO");
    check_fault(
        "src/pages/a.rs",
        "//! x\nlet y = \"a tag's key\";\n",
        "straight apostrophe",
    );
    check_fault("src/a.rs", "//! x\nstruct A;\nenum A {}\n", "called A");
    check_fault("style/a.css", "/* FIXME */", "FIXME");
    check_fault("style/a.css", ".page:has(.a:not(.b)) { }", ":has(.a:not(.b");
    check_fault("style/a.css", ".page:has(.a, .b.c) { }", ":has(.b.c)");
    for root in ["work", "root", "home"] {
        check_fault(
            "README.md",
            &format!("Look in /{root}/x."),
            "somebody's machine",
        );
        check_fault(
            "Trunk.toml",
            &format!("x = \"/{root}/x\""),
            "somebody's machine",
        );
    }
    check_fault(
        "ARCHITECTURE.md",
        "See `src/core/gone.rs`.",
        "names src/core/gone.rs",
    );
    check_fault("CHANGELOG.md", "See `src/gone/`.", "names src/gone");
}

#[test]
fn what_looks_like_a_fault_and_is_none() {
    let own_tests = format!(
        "//! x\n#[cfg(test)]\nmod tests {{\n x.unwrap();{}}}\n",
        "\n".repeat(500)
    );
    assert_eq!(faults_of("src/a.rs", &own_tests), [""; 0]);
    let on_linux = own_tests.replace("(test)", "(all(test, target_os = \"linux\"))");
    assert_eq!(faults_of("src/a.rs", &on_linux), [""; 0]);
    assert_eq!(faults_of("tests/a.rs", "//! x\nx.unwrap();\n"), [""; 0]);
    assert_eq!(
        faults_of(
            "src/core/storage.rs",
            "//! x\n\"lateral/1/work/a\", \"{PREFIX}/work/{}\"\n"
        ),
        [""; 0]
    );
    assert_eq!(
        faults_of(
            "README.md",
            "`src/*.rs`, `src/<name>`, `cargo test`, src/none.rs"
        ),
        [""; 0]
    );
    let two = [
        ("README.md", "See `src/core/` and `src/core/a.rs`."),
        ("src/core/a.rs", "//! x\n"),
    ];
    let files = two.map(|(path, text)| Source::new(path, text));
    assert_eq!(faults(&files), [""; 0]);
}
