//! What several parts of the app share, put together into few files.
//!
//! The splitter makes one module, a chunk, for every set of parts that share something: two hundred of them, most
//! of less than a kilobyte, of which a part asks for a hundred. Here chunks that nearly the same parts want come
//! together, in a bundle: a WebAssembly module that holds each as a custom section of its name.
//!
//! *Invariant:* every chunk lies in one bundle, and a part asks for the bundles of all its chunks and no other. The
//! same chunks make the same bundles.
//!
//! *Must not know:* what is in a chunk, and how its part finds the functions in it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CustomSection, Module};

use crate::size::compressed;

/// What one request more costs, in bytes that could travel instead. With less the parts ask for more files than
/// a browser of HTTP/1.1 fetches in four turns; with more, the small ones load what only the large ones want.
const REQUEST: usize = 2_000;

/// For how many others a part counts that nobody should wait for because of them. Recovery has an address of its own,
/// where nothing that it shares has been loaded for another part, and is opened where something went wrong. The tools
/// beside selected words are what a reader asks for first.
const WEIGHTS: [(&str, usize); 2] = [("recovery", 16), ("tools", 4)];

/// What stands before the loaders in the script that links the parts.
const RUNTIME: &str = "\
const chunks = [];
const bundled = (name, numbers) => {
    let bundle;
    const arrival = () => bundle ??= WebAssembly.compileStreaming(fetch(new URL(name, import.meta.url))).catch((error) => {
        bundle = undefined;
        throw error;
    });
    for (const number of numbers) chunks[number] = makeLoad(() => {
        const src = arrival();
        src.catch(() => {});
        return async (imports) => WebAssembly.instantiate(WebAssembly.Module.customSections(await src, `chunk_${number}`)[0], imports);
    }, []);
};
";

/// A module that several parts share.
#[derive(Debug, Clone)]
pub struct Chunk {
    number: usize,
    users: BTreeSet<String>,
    module: Vec<u8>,
}

/// Chunks that travel together.
#[derive(Debug)]
pub struct Bundle {
    chunks: Vec<Chunk>,
}

impl Bundle {
    /// The file: a module that does nothing and holds the chunks.
    pub fn module(&self) -> Vec<u8> {
        let mut module = Module::new();
        for chunk in &self.chunks {
            module.section(&CustomSection {
                name: name_of(chunk.number).into(),
                data: chunk.module.as_slice().into(),
            });
        }
        module.finish()
    }
}

/// The chunks that a linking script loads. `module` reads the file of a name without `.wasm`.
///
/// # Errors
/// Where a chunk cannot be read.
pub fn chunks(link: &str, module: impl Fn(&str) -> Result<Vec<u8>>) -> Result<Vec<Chunk>> {
    let lines = link.lines().collect::<Vec<_>>();
    let named = lines.windows(2).filter_map(|pair| {
        let users = pair[0].strip_prefix("/* ")?.strip_suffix(" */")?;
        let number = pair[1].strip_prefix("const __chunk_")?.split(' ').next()?;
        Some((number.parse().ok()?, users))
    });
    let read = named.map(|(number, users)| {
        Ok(Chunk {
            number,
            users: users.split(", ").map(str::to_owned).collect(),
            module: module(&name_of(number))?,
        })
    });
    read.collect()
}

/// Puts chunks together as long as the parts load sooner for it, where a request counts as many bytes as [`REQUEST`]
/// and a part as many as [`WEIGHTS`] says.
pub fn together(chunks: Vec<Chunk>) -> Result<Vec<Bundle>> {
    let parts: BTreeSet<String> = chunks.iter().flat_map(|it| it.users.clone()).collect();
    ensure!(parts.len() <= 64, "There are more parts than a set of 64.");
    let weights: Vec<usize> = parts.iter().map(|part| weight_of(part)).collect();
    let mut groups = Vec::new();
    for chunk in chunks {
        let users = parts.iter().enumerate();
        let wanted = users.filter(|(_, part)| chunk.users.contains(*part));
        groups.push(Group {
            users: wanted.fold(0, |users, (at, _)| users | 1 << at),
            size: compressed(&chunk.module)?,
            chunks: vec![chunk],
        });
    }
    while let Some((one, other)) = best_pair(&groups, &weights) {
        let taken = groups.swap_remove(other);
        groups[one].take(taken);
    }
    let bundle = |mut group: Group| {
        group.chunks.sort_by_key(|chunk| chunk.number);
        Bundle {
            chunks: group.chunks,
        }
    };
    Ok(groups.into_iter().map(bundle).collect())
}

/// What the splitter calls a chunk; its file ends in `.wasm`.
fn name_of(number: usize) -> String {
    format!("chunk_{number}")
}

/// Lets the linking script find the chunks in the bundles. `name` is that of a bundle's file, by its number.
///
/// # Errors
/// Where the splitter writes its script in another way than it did.
pub fn link(link: &str, bundles: &[Bundle], name: impl Fn(usize) -> String) -> Result<String> {
    let mut link = link.to_owned();
    let first = link.find("/* ").context("The parts share nothing.")?;
    let mut loaders = RUNTIME.to_owned();
    for (at, bundle) in bundles.iter().enumerate() {
        let numbers: Vec<usize> = bundle.chunks.iter().map(|chunk| chunk.number).collect();
        loaders += &format!("bundled(\"./{}\", {numbers:?});\n", name(at));
        for Chunk { number, users, .. } in &bundle.chunks {
            let loader = loader(*number, &list(users));
            ensure!(
                link.contains(&loader),
                "The splitter loads chunk {number} in another way."
            );
            link = link.replacen(&loader, "", 1);
        }
    }
    link.insert_str(first, &loaders);
    // What a part waits for stands on a line of its own.
    let lines = link.lines().map(|line| {
        let waits = line.strip_prefix(", [__chunk_");
        let waits = waits.and_then(|waits| waits.strip_suffix("]));"));
        waits.map_or(line.to_owned(), |waits| {
            let numbers = waits.replace("__chunk_", "");
            format!(", [{numbers}].map((number) => chunks[number])));")
        })
    });
    let link: String = lines.flat_map(|line| [line, "\n".into()]).collect();
    ensure!(
        !link.contains("__chunk_"),
        "The splitter lets a part wait for chunks in another way."
    );
    Ok(link)
}

fn list(users: &BTreeSet<String>) -> String {
    let users: Vec<&str> = users.iter().map(String::as_str).collect();
    users.join(", ")
}

/// How the splitter (0.2.4) loads a chunk.
fn loader(number: usize, users: &str) -> String {
    format!(
        "/* {users} */
const __chunk_{number} = makeLoad(() => {{
    const src = fetch(new URL(\"./{}.wasm\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}
, []);
",
        name_of(number)
    )
}

/// Chunks on their way into one bundle.
struct Group {
    /// One bit for each part.
    users: u64,
    /// Bytes, compressed one by one.
    size: usize,
    chunks: Vec<Chunk>,
}

impl Group {
    fn take(&mut self, other: Self) {
        self.users |= other.users;
        self.size += other.size;
        self.chunks.extend(other.chunks);
    }
}

fn weight_of(part: &str) -> usize {
    let mut known = WEIGHTS.into_iter();
    known
        .find_map(|(name, weight)| (name == part).then_some(weight))
        .unwrap_or(1)
}

/// What loading it costs all parts together; `weights` has one for each bit of `users`.
fn cost(users: u64, size: usize, weights: &[usize]) -> usize {
    let each = weights.iter().enumerate();
    let wanting = each.filter(|(at, _)| users >> at & 1 == 1);
    wanting.map(|(_, weight)| weight * (size + REQUEST)).sum()
}

/// The two groups by whose joining most is won, the later one last.
fn best_pair(groups: &[Group], weights: &[usize]) -> Option<(usize, usize)> {
    let cost = |users, size| cost(users, size, weights);
    let mut best = (0, None);
    for (at, one) in groups.iter().enumerate() {
        for (later, other) in groups.iter().enumerate().skip(at + 1) {
            let apart = cost(one.users, one.size) + cost(other.users, other.size);
            let won = apart.saturating_sub(cost(one.users | other.users, one.size + other.size));
            if won > best.0 {
                best = (won, Some((at, later)));
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::*;

    fn bundled(sizes: &[usize], users: &[&str]) -> Vec<Bundle> {
        let loaders = users.iter().enumerate();
        let script: String = loaders
            .map(|(number, users)| loader(number, users))
            .collect();
        // Bytes that no compression makes less of.
        let noise = |count: usize| {
            let mut state = 1_u32;
            let next = |_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            };
            (0..count).map(next).collect::<Vec<u8>>()
        };
        let module = |name: &str| {
            let number: usize = name.trim_start_matches("chunk_").parse()?;
            Ok(noise(sizes[number]))
        };
        together(chunks(&script, module).unwrap()).unwrap()
    }

    #[test]
    fn small_chunks_of_nearly_the_same_parts_travel_together() {
        let bundles = bundled(&[300, 300, 300], &["a, b, c", "a, b", "x, y"]);
        let chunks: Vec<usize> = bundles.iter().map(|bundle| bundle.chunks.len()).collect();
        assert_eq!(chunks, [2, 1]);
    }

    #[test]
    fn nobody_loads_what_is_large_for_others() {
        let bundles = bundled(&[60_000, 60_000, 300], &["a, b", "b, c", "c, d"]);
        assert_eq!(bundles.len(), 3);
    }

    #[test]
    fn a_part_of_weight_loads_less_for_the_sake_of_others() {
        let count = |part| bundled(&[1_500, 1_500], &[part, "b, c"]).len();
        assert_eq!((count("a, b, c"), count("b, c, recovery")), (1, 2));
    }

    #[test]
    fn a_bundle_is_a_module_that_holds_its_chunks_by_name() {
        let bundles = bundled(&[300, 200], &["a, b", "a, b"]);
        let [bundle] = bundles.as_slice() else {
            panic!("{bundles:?}");
        };
        let module = bundle.module();
        let sections = Parser::new(0).parse_all(&module).filter_map(|payload| {
            let Payload::CustomSection(section) = payload.unwrap() else {
                return None;
            };
            Some((section.name().to_owned(), section.data().len()))
        });
        assert_eq!(
            sections.collect::<Vec<_>>(),
            [("chunk_0".to_owned(), 300), ("chunk_1".to_owned(), 200)]
        );
    }

    #[test]
    fn the_script_asks_for_bundles_and_for_no_chunk() {
        let part =
            "export const load_a = wrapAsyncCb(makeLoad(() => {\n}\n, [__chunk_0, __chunk_1]));\n";
        let script = format!("head\n{}{}{part}", loader(0, "a, b"), loader(1, "a, b"));
        let chunks = chunks(&script, |_| Ok(vec![0; 300])).unwrap();
        let linked = link(&script, &together(chunks).unwrap(), |at| {
            format!("b-{at}.wasm")
        });
        assert_eq!(
            linked.unwrap(),
            format!(
                "head\n{RUNTIME}bundled(\"./b-0.wasm\", [0, 1]);
export const load_a = wrapAsyncCb(makeLoad(() => {{\n}}\n, [0, 1].map((number) => chunks[number])));\n"
            )
        );
        for other in [script.replace("Streaming", ""), script.replace(", [", ",[")] {
            let chunks = self::chunks(&other, |_| Ok(vec![0; 300])).unwrap();
            assert!(link(&other, &together(chunks).unwrap(), |_| String::new()).is_err());
        }
    }
}
