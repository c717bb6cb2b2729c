//! What the release asks of a browser's WebAssembly: it decides how old a browser may be.
//!
//! Invariant: the versions that the README and `assets/boot.js` name know every proposal in [`ASKED`], and every one of them
//! is made use of, so that neither is more than the other says.

#![allow(clippy::unwrap_used)] // A test may.

use std::fs;

use lateral_e2e::site;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// The proposals that the release may make use of, and since when Chrome, Firefox and Safari have them
/// (<https://webassembly.org/features/>).
const ASKED: [(WasmFeatures, [&str; 3]); 6] = [
    (WasmFeatures::MUTABLE_GLOBAL, ["69", "61", "12"]),
    (WasmFeatures::SIGN_EXTENSION, ["74", "62", "14.1"]),
    (WasmFeatures::SATURATING_FLOAT_TO_INT, ["75", "64", "15"]),
    (WasmFeatures::BULK_MEMORY, ["75", "79", "15"]),
    (WasmFeatures::MULTI_VALUE, ["85", "78", "13.1"]),
    (WasmFeatures::REFERENCE_TYPES, ["96", "79", "15"]),
];

/// What is wrong with the files of the release in a browser that has these.
fn faults(features: WasmFeatures) -> Vec<String> {
    let entries = site::folder().read_dir().unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|kind| kind == "wasm"));
    files
        .flat_map(|file| {
            let module = fs::read(&file).unwrap();
            let inner = held(&module);
            let modules = inner.iter().map(Vec::as_slice).chain([module.as_slice()]);
            let faults = modules.filter_map(|module| {
                let read = Validator::new_with_features(features).validate_all(module);
                Some(format!("{}: {}", file.display(), read.err()?))
            });
            faults.collect::<Vec<_>>()
        })
        .collect()
}

/// The modules that a module holds as custom sections: what parts of the app share travels so.
fn held(module: &[u8]) -> Vec<Vec<u8>> {
    let sections = Parser::new(0).parse_all(module);
    let sections = sections.filter_map(|payload| match payload.unwrap() {
        Payload::CustomSection(section) => Some(section.data().to_vec()),
        _ => None,
    });
    sections.filter(|data| data.starts_with(b"\0asm")).collect()
}

/// All of them but one, if one is named.
fn all_but(left_out: Option<WasmFeatures>) -> WasmFeatures {
    let others = ASKED.iter().map(|(feature, _)| *feature);
    let others = others.filter(|feature| Some(*feature) != left_out);
    others.fold(WasmFeatures::MVP, WasmFeatures::union)
}

#[test]
fn no_file_asks_for_more_than_is_told() {
    let files = site::folder().read_dir().unwrap();
    let modules = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    let wasm = modules.filter(|module| module.starts_with(b"\0asm"));
    assert!(wasm.map(|module| held(&module).len()).sum::<usize>() > 1);
    assert_eq!(faults(all_but(None)), [""; 0]);
    let newest = ASKED.map(|(_, since)| since)[5];
    let told = include_str!("../../../README.md");
    assert!(told.contains(&format!("Chrome and Edge {}", newest[0])));
}

#[test]
fn everything_that_is_told_is_made_use_of() {
    for (feature, since) in ASKED {
        let faults = faults(all_but(Some(feature)));
        assert!(!faults.is_empty(), "nothing asks for {since:?}");
    }
}
