//! What no style sheet of the reading page may ask of the browser.

use super::source::Source;

/// Sheets of pages on which nobody marks.
const ELSEWHERE: [&str; 3] = [
    "style/workshop.css",
    "style/entities.css",
    "style/report.css",
];

/// Only while a screen is so low that a phone's keyboard covers it.
const EXCEPT: [&str; 1] = [".mark-card:focus-within"];

/// States of the whole page that a press, a move or a key changes. With a property of scrolling Chromium looks at every
/// element again for it: with 5,000 marks it took 30 ms of every mark that was made with the mouse.
const OF_ROOT: [&str; 8] = [
    ":root:active",
    ":root:hover",
    ":root:focus-within",
    "html:active",
    "html:hover",
    "html:focus-within",
    "body:active",
    "body:hover",
];

/// What a sheet asks that makes marking slow.
pub fn faults(file: &Source) -> Vec<String> {
    if ELSEWHERE.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let states = OF_ROOT.iter().filter(|state| file.text.contains(*state));
    let states = states.map(|state| format!("asks {state}: let the code that knows of it say so"));
    states.chain(compound(file)).collect()
}

/// What a sheet asks with `:has()` that is more than one simple selector. Chromium then looks at every element again
/// after each change of the page: with 5,000 marks it took 18 ms of every mark.
fn compound(file: &Source) -> Vec<String> {
    let asked = file.text.split(":has(").skip(1);
    let asked = asked.filter_map(|rest| rest.split(')').next());
    let alternatives = asked.flat_map(|asked| asked.split(','));
    alternatives
        .map(|selector| selector.trim().trim_start_matches("> "))
        .filter(|selector| !is_simple(selector) && !EXCEPT.contains(selector))
        .map(|selector| format!("asks :has({selector}): give it a class of its own"))
        .collect()
}

/// Whether it is a name, a class or a state alone.
fn is_simple(selector: &str) -> bool {
    let name = selector.trim_start_matches(['.', ':']);
    selector.len() - name.len() <= 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
