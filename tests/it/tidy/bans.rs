//! What the code of a folder may not say: the arrows between the rooms, and who may touch what.

use super::source::Source;

/// What the code of a folder may not say.
pub struct Ban {
    pub folder: &'static str,
    pub words: &'static [&'static str],
    /// Files of the folder that may.
    pub except: &'static [&'static str],
    pub why: &'static str,
}

impl Ban {
    /// Whether a file lies in the folder, or is the one that heads it: `src/state.rs` of `src/state/`.
    fn is_on(&self, path: &str) -> bool {
        let head = self.folder.strip_suffix('/').map(|it| format!("{it}.rs"));
        path.starts_with(self.folder) || head.is_some_and(|head| head == path)
    }
}

const ARROWS: &str = "the arrows go core, platform, state, components, pages";
const BROWSER: [&str; 4] = ["js_sys", "gloo", "web_sys::window", ".document()"];
const TOUCHES: &str = "only platform touches the browser";

pub const BANS: [Ban; 10] = [
    Ban {
        folder: "src/core/",
        words: &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::platform",
            "crate::state",
            "crate::components",
            "crate::pages",
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
        words: &["crate::state", "crate::components", "crate::pages"],
        except: &[],
        why: ARROWS,
    },
    Ban {
        folder: "src/state/",
        words: &["crate::components", "crate::pages"],
        except: &[],
        why: ARROWS,
    },
    Ban {
        folder: "src/components/",
        words: &["crate::pages"],
        except: &[],
        why: ARROWS,
    },
    Ban {
        folder: "src/state/",
        words: &BROWSER,
        except: &[],
        why: TOUCHES,
    },
    Ban {
        folder: "src/components/",
        words: &BROWSER,
        except: &[],
        why: TOUCHES,
    },
    Ban {
        folder: "src/pages/",
        words: &BROWSER,
        except: &[],
        why: TOUCHES,
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
        except: &["tests/it/tidy/bans.rs"],
        why: "nothing here needs it",
    },
];

/// Every banned word that a file's code says.
pub fn said(file: &Source) -> Vec<String> {
    let code = file.code();
    let theirs = BANS
        .iter()
        .filter(|ban| ban.is_on(&file.path) && !ban.except.contains(&file.path.as_str()));
    theirs
        .flat_map(|ban| ban.words.iter().map(move |word| (ban, word)))
        .filter(|(_, word)| code.contains(**word))
        .map(|(ban, word)| format!("says “{word}”: {}", ban.why))
        .collect()
}

/// Every `Result` of a file's code whose error is a bare text: an error is a type, and its `Display` the sentence.
pub fn errors_as_text(file: &Source) -> Vec<String> {
    let code = file.code();
    let results = code.match_indices("Result<").map(|(at, name)| {
        let inside = &code[at + name.len()..];
        let mut depth = 1;
        let end = inside.find(|c| {
            depth += i32::from(c == '<') - i32::from(c == '>');
            depth == 0
        });
        &inside[..end.unwrap_or(0)]
    });
    results
        .filter(|types| types.ends_with(", String") || types.ends_with(", &'static str"))
        .map(|types| format!("answers Result<{types}>: make the error a type"))
        .collect()
}
