//! One class, one style sheet: sheets of parts that load later meet on one page.
//!
//! A class that two sheets lay out, each for a thing of its own, changes the one when the other one comes.

use std::collections::BTreeMap;

use super::source::Source;

/// Sheets that style together what another one lays out, with their reason.
const TOGETHER: [&str; 2] = [
    // Paper shows everything else in another way.
    "style/print.css",
    // Colours and sizes for all.
    "style/tokens.css",
];

/// Classes that stand alone as a selector in more than one sheet.
pub fn faults(files: &[Source]) -> Vec<String> {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.ends_in("css")) {
        if !file.path.starts_with("style/") || TOGETHER.contains(&file.path.as_str()) {
            continue;
        }
        for class in classes(&file.text) {
            let sheets = owners.entry(class).or_default();
            if sheets.last() != Some(&file.path.as_str()) {
                sheets.push(&file.path);
            }
        }
    }
    let shared = owners.into_iter().filter(|(_, sheets)| sheets.len() > 1);
    shared
        .map(|(class, sheets)| format!("{}: lays out .{class}, as {} does", sheets[1], sheets[0]))
        .collect()
}

/// The classes that a sheet lays out outside of its media queries: those that begin a line and are a whole selector.
fn classes(sheet: &str) -> impl Iterator<Item = &str> {
    sheet.lines().filter_map(|line| {
        let selector = line.strip_prefix('.')?.split_once(" {")?.0;
        let is_class = selector
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-');
        is_class.then_some(selector)
    })
}
