//! No circle among the modules of a room: of two modules of one folder, one at most knows the other,
//! neither by itself nor by way of others.
//!
//! A module knows another if its code, or that of a module inside it, names it by a path from `crate`,
//! `super` or `self`. A name that a module above hands on by `use` counts as the module from which it
//! comes. What a folder's own file says of the modules in it is no part of this: it is their parent.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::source::Source;

/// From `crate` on; the crate itself is empty.
type Path = Vec<String>;

/// Of the modules of one folder: which one names which other, and in which file.
type Graph = BTreeMap<String, BTreeMap<String, String>>;

struct Module {
    file: String,
    code: String,
    /// What its own `use` declarations make of a name.
    names: BTreeMap<String, Path>,
}

/// Where crates begin whose modules are looked at.
const CRATES: [&str; 3] = ["src/", "xtask/src/", "tests/e2e/src/"];

/// One circle of every folder that has some, as `folder: a → b → a (the files that say so)`.
pub fn faults(files: &[Source]) -> Vec<String> {
    CRATES
        .iter()
        .flat_map(|root| faults_of(files, root))
        .collect()
}

fn faults_of(files: &[Source], root: &str) -> Vec<String> {
    let modules = modules(files, root);
    let mut graphs: BTreeMap<Path, Graph> = BTreeMap::new();
    for (module, it) in &modules {
        for path in paths(&it.code, module) {
            let target = known(&modules, &resolved(&modules, path, 0));
            let shared = module
                .iter()
                .zip(&target)
                .take_while(|(a, b)| a == b)
                .count();
            if let (Some(from), Some(to)) = (module.get(shared), target.get(shared)) {
                let graph = graphs.entry(module[..shared].to_vec()).or_default();
                let named = graph.entry(from.clone()).or_default();
                named.entry(to.clone()).or_insert_with(|| it.file.clone());
            }
        }
    }
    graphs
        .iter()
        .filter_map(|(folder, graph)| Some((folder, graph, circle(graph)?)))
        .map(|(folder, graph, circle)| told(root, folder, graph, &circle))
        .collect()
}

fn modules(files: &[Source], root: &str) -> BTreeMap<Path, Module> {
    let mut modules = BTreeMap::new();
    for file in files {
        let inside = file.path.strip_prefix(root);
        let Some(inside) = inside.and_then(|it| it.strip_suffix(".rs")) else {
            continue;
        };
        let mut path: Path = inside.split('/').map(str::to_owned).collect();
        match path.as_slice() {
            [one] if one == "lib" => path.clear(),
            // Programs stand beside the crate and are no modules of it.
            [one] if one == "main" => continue,
            [one, ..] if one == "bin" => continue,
            [.., last] if last == "mod" => drop(path.pop()),
            _ => {}
        }
        let code = file.code();
        let names = handed_on(&code, &path);
        let file = file.path.clone();
        modules.insert(path, Module { file, code, names });
    }
    modules
}

/// What `use` declarations make of names: the last part of each path.
fn handed_on(code: &str, module: &Path) -> BTreeMap<String, Path> {
    let mut names = BTreeMap::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].trim_end_matches("pub ").chars().next_back();
        if !before.is_none_or(|c| c == '\n' || c == ' ' || c == ')') {
            continue;
        }
        let mut found = Vec::new();
        tree(&code[at + 4..], &mut Vec::new(), &mut found);
        for path in found {
            let Some(name) = path.last().cloned() else {
                continue;
            };
            // A path from no root begins at a module inside this one.
            let path = rooted(&path, module).unwrap_or_else(|| [module.clone(), path].concat());
            names.insert(name, path);
        }
    }
    names
}

/// Every path from `crate`, `super` or `self` in the code of a module.
fn paths(code: &str, module: &Path) -> Vec<Path> {
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            let begins = !before.is_some_and(|c| c.is_alphanumeric() || "_:$".contains(c));
            if begins {
                tree(&code[at..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
        .iter()
        .filter_map(|path| rooted(path, module))
        .collect()
}

/// Reads `a::b::{c, d::e}` and answers what is left; each way through the braces is a path.
fn tree<'a>(code: &'a str, before: &mut Path, found: &mut Vec<Path>) -> &'a str {
    let length = before.len();
    let mut rest = code;
    loop {
        rest = rest.trim_start();
        if let Some(inside) = rest.strip_prefix('{') {
            rest = inside;
            loop {
                rest = rest.trim_start();
                if let Some(behind) = rest.strip_prefix('}') {
                    before.truncate(length);
                    return behind;
                }
                let left = tree(rest, before, found).trim_start();
                let left = left.strip_prefix("as ").map_or(left, |renamed| {
                    renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
                });
                rest = left.trim_start().trim_start_matches(',');
                if !rest.trim_start().starts_with('}') && left == rest {
                    before.truncate(length);
                    return rest;
                }
            }
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if !name.is_empty() {
            before.push(name.to_owned());
        }
        match behind.strip_prefix("::") {
            Some(deeper) if !name.is_empty() => rest = deeper,
            _ => {
                found.push(before.clone());
                before.truncate(length);
                return behind;
            }
        }
    }
}

/// The same path from the crate on; nothing where it begins at something else.
fn rooted(path: &Path, module: &Path) -> Option<Path> {
    let mut base = match path.first()?.as_str() {
        "crate" => Path::new(),
        "self" | "super" => module.clone(),
        _ => return None,
    };
    let mut rest = &path[usize::from(path[0] != "super")..];
    while let Some((first, behind)) = rest.split_first().filter(|(first, _)| *first == "super") {
        debug_assert_eq!(first, "super");
        base.pop();
        rest = behind;
    }
    base.extend_from_slice(rest);
    Some(base)
}

/// Follows names that modules hand on to where they come from.
fn resolved(modules: &BTreeMap<Path, Module>, path: Path, turns: u8) -> Path {
    let module = known(modules, &path);
    let Some(name) = path.get(module.len()).filter(|_| turns < 8) else {
        return path;
    };
    match modules.get(&module).and_then(|it| it.names.get(name)) {
        Some(source) if *source != path => resolved(modules, source.clone(), turns + 1),
        _ => path,
    }
}

/// The module in which a path ends.
fn known(modules: &BTreeMap<Path, Module>, path: &Path) -> Path {
    let mut module = path.clone();
    while !module.is_empty() && !modules.contains_key(&module) {
        module.pop();
    }
    module
}

/// The shortest circle, if there is one; it begins and ends with the same module.
fn circle(graph: &Graph) -> Option<Vec<String>> {
    let back = graph.keys().filter_map(|start| {
        let mut ways = VecDeque::from([vec![start.clone()]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for next in graph.get(way.last()?).into_iter().flat_map(BTreeMap::keys) {
                let longer = [way.clone(), vec![next.clone()]].concat();
                if next == start {
                    return Some(longer);
                }
                if seen.insert(next.clone()) {
                    ways.push_back(longer);
                }
            }
        }
        None
    });
    back.min_by_key(Vec::len)
}

fn told(root: &str, folder: &Path, graph: &Graph, circle: &[String]) -> String {
    let said = circle
        .windows(2)
        .map(|pair| graph[&pair[0]][&pair[1]].as_str());
    let said: Vec<&str> = said.collect();
    format!(
        "{root}{}: {} is a circle of modules ({})",
        folder.join("/"),
        circle.join(" → "),
        said.join(", ")
    )
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let files = files.iter().map(|(path, text)| Source::new(path, text));
    let files: Vec<Source> = files.collect();
    assert_eq!(faults(&files), expected);
}

#[test]
fn two_modules_that_know_each_other_are_a_circle() {
    check(
        &[
            ("src/core/a.rs", "use crate::core::b::Two;"),
            ("src/core/b.rs", "fn f() -> super::a::One {}"),
        ],
        &["src/core: a → b → a is a circle of modules (src/core/a.rs, src/core/b.rs)"],
    );
}

#[test]
fn a_circle_may_be_long_and_deep_and_go_through_braces() {
    check(
        &[
            ("src/core/mod.rs", "pub mod a;"),
            (
                "src/core/a/deep.rs",
                "use crate::core::{b::{One, Two as Deux}, x};",
            ),
            ("src/core/a.rs", "mod deep;"),
            (
                "src/core/b.rs",
                "use super::{\n    x,\n    c::{self, Three},\n};",
            ),
            ("src/core/c.rs", "mod inner;"),
            ("src/core/c/inner.rs", "use super::super::a;"),
        ],
        &[
            "src/core: a → b → c → a is a circle of modules (src/core/a/deep.rs, src/core/b.rs, src/core/c/inner.rs)",
        ],
    );
    check(
        &[
            ("src/state/x.rs", "use crate::pages::y::Z;"),
            ("src/pages/y.rs", "use crate::state::x::X;"),
        ],
        &["src/: pages → state → pages is a circle of modules (src/pages/y.rs, src/state/x.rs)"],
    );
}

#[test]
fn a_name_handed_on_by_the_parent_counts_as_its_source() {
    check(
        &[
            (
                "src/core/a.rs",
                "mod one;\nmod two;\npub use one::One;\nuse self::two::Two;",
            ),
            ("src/core/a/one.rs", "use super::Two;"),
            ("src/core/a/two.rs", "use crate::core::a::One;"),
        ],
        &[
            "src/core/a: one → two → one is a circle of modules (src/core/a/one.rs, src/core/a/two.rs)",
        ],
    );
}

#[test]
fn the_head_of_a_room_hands_names_on_too() {
    check(
        &[
            (
                "src/components.rs",
                "mod a;\nmod b;\npub use a::A;\npub use b::B;",
            ),
            ("src/components/a.rs", "use super::B;"),
            ("src/components/b.rs", "use crate::components::A;"),
        ],
        &[
            "src/components: a → b → a is a circle of modules (src/components/a.rs, src/components/b.rs)",
        ],
    );
    check(
        &[
            ("xtask/src/dist.rs", "use crate::offline;"),
            ("xtask/src/offline.rs", "use crate::dist::integrity;"),
            ("xtask/src/main.rs", "use xtask::dist;"),
        ],
        &[
            "xtask/src/: dist → offline → dist is a circle of modules (xtask/src/dist.rs, xtask/src/offline.rs)",
        ],
    );
}

#[test]
fn what_is_no_circle() {
    check(
        &[
            (
                "src/core/a.rs",
                "mod one;\npub use one::One;\npub struct Own;\nuse crate::core::b::B;",
            ),
            (
                "src/core/a/one.rs",
                "use super::Own;\nuse super::super::b::B;\n// crate::core::c",
            ),
            (
                "src/core/b.rs",
                "use crate::core::c::C;\n#[cfg(test)]\nmod tests {\n    use crate::core::a::One;\n}",
            ),
            ("src/core/c.rs", "use std::fmt; // super::b"),
        ],
        &[],
    );
}
