//! The names by which the app's script and its main part find each other.
//!
//! wasm-bindgen ends the name of each function of the browser that the app calls in a hash, in the script and in
//! the module. Nothing compresses such digits: they were 9 of the 400 KB that a cold load may take.
//!
//! *Invariant:* a name ends in a number of as many digits as its hash had, so that no length in the module
//! changes; two names never become one; the same build gives the same numbers.
//!
//! *Must not know:* what is called by a name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Result, ensure};

/// What such a name begins with, and of how many hexadecimal digits its hash is.
const PREFIX: &[u8] = b"__wbg_";
const DIGITS: usize = 16;

/// Numbers the names in place of their hashes, in the script and in the module.
///
/// # Errors
/// Where the module has a name that the script has not.
pub fn number_names(script: &mut [u8], module: &mut [u8]) -> Result<()> {
    let numbers = numbers(script);
    for code in [script, module] {
        for name in names(code) {
            let number = numbers.get(&code[name.clone()]);
            ensure!(
                number.is_some(),
                "The script does not have what the module imports."
            );
            if let Some(number) = number {
                code[name.end - DIGITS..name.end].copy_from_slice(number.as_bytes());
            }
        }
    }
    Ok(())
}

/// The number of each name in a script: how many there are that begin alike and come before it.
fn numbers(script: &[u8]) -> BTreeMap<Vec<u8>, String> {
    let all: BTreeSet<&[u8]> = names(script).into_iter().map(|it| &script[it]).collect();
    let (mut numbers, mut taken) = (BTreeMap::new(), BTreeMap::new());
    for name in all {
        let count = taken.entry(&name[..name.len() - DIGITS]).or_insert(0);
        numbers.insert(name.to_vec(), format!("{count:0DIGITS$}"));
        *count += 1;
    }
    numbers
}

/// Where names with a hash stand, in bytes. A name may have the prefix in its middle, too.
fn names(code: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let letters = code[at..].iter();
        let letters = letters.take_while(|it| it.is_ascii_alphanumeric() || **it == b'_');
        let name = at..at + letters.count();
        if code[at..].starts_with(PREFIX) && is_hashed(&code[name.clone()]) {
            at = name.end;
            found.push(name);
        } else {
            at += 1;
        }
    }
    found
}

fn is_hashed(name: &[u8]) -> bool {
    let Some((rest, digits)) = name.split_last_chunk::<DIGITS>() else {
        return false;
    };
    let is_digit = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    rest.ends_with(b"_") && digits.iter().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_become_numbers_of_the_same_length_on_both_sides() -> Result<()> {
        let script = "__wbg_get_imports __wbg_add_1948c64fce96b2ac: __wbg_add_288889d017702237: __wbg__wbg_set_1948c64fce96b2ac:";
        let (mut script, mut module) = (
            script.as_bytes().to_vec(),
            b"\x1a__wbg_add_288889d017702237\0\x04".to_vec(),
        );
        number_names(&mut script, &mut module)?;
        assert_eq!(
            String::from_utf8(script)?,
            "__wbg_get_imports __wbg_add_0000000000000000: __wbg_add_0000000000000001: __wbg__wbg_set_0000000000000000:"
        );
        assert_eq!(module, b"\x1a__wbg_add_0000000000000001\0\x04");
        Ok(())
    }

    #[test]
    fn a_name_that_the_script_does_not_have_is_refused() {
        let mut module = b"__wbg_add_288889d017702237\0".to_vec();
        assert!(number_names(&mut [], &mut module).is_err());
    }
}
