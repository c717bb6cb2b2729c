//! House rules, held by a test: which way the arrows go, how long files are, what no file may say.
//!
//! A rule that cannot fail is no rule: the second half of this file breaks each of them on purpose.

use std::path::Path;

/// A file of the repository.
struct Source {
    /// From the top of the repository, with `/` between folders.
    path: String,
    text: String,
}

/// What the code of a folder may not say.
struct Ban {
    folder: &'static str,
    words: &'static [&'static str],
    /// Files of the folder that may.
    except: &'static [&'static str],
    why: &'static str,
}

const BANS: [Ban; 9] = [
    Ban {
        folder: "src/core/",
        words: &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::platform",
            "crate::app",
            "crate::ui",
        ],
        except: &[],
        why: "core does not know the page",
    },
    Ban {
        folder: "src/core/",
        words: &[
            "std::time",
            "SystemTime",
            "Instant",
            "rand::",
            "getrandom",
            "std::fs",
            "std::env",
            "std::net",
            "std::io",
            "std::thread",
        ],
        except: &[],
        why: "core has no clock, no randomness and no IO",
    },
    Ban {
        folder: "src/platform/",
        words: &["crate::app", "crate::ui"],
        except: &[],
        why: "the arrows go core, platform, app, ui",
    },
    Ban {
        folder: "src/app/",
        words: &["crate::ui"],
        except: &[],
        why: "the arrows go core, platform, app, ui",
    },
    Ban {
        folder: "src/app/",
        words: &["js_sys", "gloo", "web_sys::window", ".document()"],
        except: &[],
        why: "only platform touches the browser",
    },
    Ban {
        folder: "src/ui/",
        words: &["crate::platform"],
        except: &[],
        why: "platform and ui do not know each other",
    },
    Ban {
        folder: "src/ui/",
        words: &["js_sys", "gloo", "web_sys::window", ".document()"],
        // Elements are made there, and only there.
        except: &["src/ui/el.rs"],
        why: "only platform touches the browser",
    },
    Ban {
        folder: "src/",
        words: &[
            "inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            "document.write",
            "eval(",
            "Function(",
        ],
        except: &[],
        why: "nothing is ever read as markup or as code",
    },
    Ban {
        folder: "",
        words: &[
            "unsafe {",
            "unsafe fn",
            "unsafe impl",
            ".get_unchecked(",
            "mem::transmute",
        ],
        except: &["tests/it/tidy.rs"],
        why: "nothing here needs it",
    },
];

const LONGEST: usize = 400;
const LONGEST_TEST: usize = 420;

/// Every fault of every file, as `path: what`.
fn faults(files: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let all: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for file in files {
        let mut tell = |what: String| found.push(format!("{}: {what}", file.path));
        if is_kind(file, "rs") {
            rust_faults(file, &mut tell);
        }
        if is_kind(file, "md") {
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
    found
}

fn is_kind(file: &Source, ending: &str) -> bool {
    Path::new(&file.path)
        .extension()
        .is_some_and(|known| known == ending)
}

fn rust_faults(file: &Source, tell: &mut impl FnMut(String)) {
    if !file.text.starts_with("//! ") {
        tell("does not begin by saying what it is for (`//!`)".into());
    }
    let is_test = file.path.starts_with("tests/") || file.path.contains("/tests/");
    // A file's own tests stand at its end and do not count.
    let own = without_own_tests(&file.text);
    let (counted, most) = if is_test {
        (file.text.as_str(), LONGEST_TEST)
    } else {
        (own, LONGEST)
    };
    let lines = counted.lines().count();
    if lines > most {
        tell(format!("has {lines} lines, more than {most}"));
    }
    let code = without_comments(own);
    if !is_test && code.contains(".unwrap()") {
        tell("unwraps: say with `expect` why it cannot fail, or answer with an error".into());
    }
    for ban in &BANS {
        if !file.path.starts_with(ban.folder) || ban.except.contains(&file.path.as_str()) {
            continue;
        }
        for word in ban.words.iter().filter(|word| code.contains(**word)) {
            tell(format!("says “{word}”: {}", ban.why));
        }
    }
}

/// A file up to its own tests: a module under `#[cfg(test)]`, or under that and another condition.
fn without_own_tests(text: &str) -> &str {
    let mut tests = text.match_indices("\n#[cfg(").filter(|(at, _)| {
        let mut lines = text[at + 1..].lines();
        let condition = lines.next().unwrap_or_default();
        condition.contains("test") && lines.next().is_some_and(|line| line.starts_with("mod "))
    });
    tests.next().map_or(text, |(at, _)| &text[..at])
}

/// The code without what stands behind `//`. Addresses such as `https://` are code.
fn without_comments(code: &str) -> String {
    let cut = |line: &str| {
        let comment = line
            .match_indices("//")
            .find(|(at, _)| !line[..*at].ends_with(':'));
        comment.map_or(line.len(), |(at, _)| at)
    };
    let lines: Vec<&str> = code.lines().map(|line| &line[..cut(line)]).collect();
    lines.join("\n")
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

/// Every text file of the repository, without what is built or fetched.
fn repository() -> Vec<Source> {
    let mut files = Vec::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    files
}

fn read(folder: &Path, inside: &str, files: &mut Vec<Source>) {
    const SKIPPED: [&str; 5] = [".git", "target", "dist", "node_modules", "Cargo.lock"];
    for entry in std::fs::read_dir(folder).expect("the repository can be read") {
        let entry = entry.expect("the repository can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{inside}{name}");
        if entry
            .file_type()
            .expect("the repository can be read")
            .is_dir()
        {
            read(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.push(Source { path, text });
        }
    }
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
    faults(&[Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }])
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
        "src/ui/a.rs",
        "xtask/src/a.rs",
        "tests/a.rs",
        "README.md",
    ] {
        let text = "//! What it is for.\n// leptos, crate::ui, .unwrap(), eval(\nlet x = \"https://example.org\";\n";
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
    check_fault("style/a.css", "/* FIXME */", "FIXME");
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
    let files = two.map(|(path, text)| Source {
        path: path.into(),
        text: text.into(),
    });
    assert_eq!(faults(&files), [""; 0]);
}
