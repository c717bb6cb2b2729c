//! Lines that begin with their author's name and go on with a role, a place or a time: "Ida Thornbury, reporter".
//!
//! Owns: [`SignedName`], [`signature`], [`is_role`].
//! Invariant: a name alone is none; what follows it must be known to follow names.
//! Must not know: where a line stands.

use std::ops::Range;

use super::credits::is_name;
use super::phrases;
use crate::core::text::word_list::is_listed;

/// A name at the start of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedName {
    /// Where it lies, in bytes of the line.
    pub name: Range<usize>,
    /// What follows it.
    pub followed_by: FollowedBy,
}

/// What follows a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FollowedBy {
    /// What its bearer does, or a time behind a bar: nothing but authors' lines has these.
    RoleOrTime,
    /// "in" and a place, as other short lines have, too.
    Place,
}

/// What people who write for a paper are called.
const ROLES: &str = "correspondent correspondents reporter reporters editor journalist columnist producer analyst contributor photojournalist staff korrespondent korrespondentin redakteur redakteurin redaktion reporterin journalistin kolumnist kolumnistin autor autorin correspondant correspondante envoyé envoyée journaliste rédacteur rédactrice chroniqueur chroniqueuse corresponsal redactor redactora periodista enviado enviada reportero reportera corrispondente inviato inviata giornalista redattore redattrice correspondente repórter jornalista redator redatora redacteur verslaggever verslaggeefster journalisten korespondent korespondentka dziennikarz dziennikarka redaktor корреспондент корреспондентка журналист журналистка обозреватель";

/// Longest words of a role, and of a line with one.
const ROLE: usize = 6;
const LONGEST: usize = 10;

/// Whether a short line tells what somebody does for a paper: "Environment correspondent".
#[must_use]
pub fn is_role(line: &str) -> bool {
    let short = line.split_whitespace().count() <= ROLE;
    short && !line.ends_with(['.', '!', '?', ':']) && names_role(line)
}

fn names_role(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        is_listed(ROLES, &lower)
    })
}

/// The name with which a line begins; nothing where it is no author's line.
#[must_use]
pub fn signature(line: &str) -> Option<SignedName> {
    let long = line.split_whitespace().count() > LONGEST;
    if long || line.ends_with(['.', '!', '?', ':']) || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let signed = |end: usize, followed_by| {
        let name = 0..line[..end].trim_end().len();
        Some(SignedName { name, followed_by })
    };
    let bars = [" · ", " • ", " | ", " – ", " — ", " / "];
    if let Some((at, bar)) = first_of(line, &bars) {
        let named = is_person(&line[..at]);
        let mut rest = line[at + bar.len()..].split(['·', '•', '|', '–', '—', '/']);
        let follows = |part: &str| is_role(part) || is_time(part);
        return signed(at, FollowedBy::RoleOrTime).filter(|_| named && rest.any(follows));
    }
    if let Some((head, rest)) = line.split_once(", ") {
        let follows = is_role(rest);
        return signed(head.len(), FollowedBy::RoleOrTime).filter(|_| is_person(head) && follows);
    }
    if let Some((at, word)) = first_of(line, &[" in ", " aus ", " à ", " en ", " from "]) {
        let place = &line[at + word.len()..];
        let capitals = place
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase));
        let short = place.split_whitespace().count() <= 3;
        return signed(at, FollowedBy::Place)
            .filter(|_| is_person(&line[..at]) && capitals && short);
    }
    // "Ida Thornbury Environment correspondent": two parts of a page, glued by a space.
    if !names_role(line) {
        return None;
    }
    let ends = line.match_indices(' ').map(|(at, _)| at);
    let mut ends = ends.filter(|at| is_person(&line[..*at]) && is_role(&line[at + 1..]));
    ends.next()
        .and_then(|at| signed(at, FollowedBy::RoleOrTime))
}

fn first_of<'a>(line: &str, signs: &[&'a str]) -> Option<(usize, &'a str)> {
    let found = signs
        .iter()
        .filter_map(|sign| line.find(sign).map(|at| (at, *sign)));
    found.min_by_key(|(at, _)| *at)
}

/// Small words inside names.
const PARTICLES: &str =
    "de la del der den van von zu di da do dos das du le af ter ten el al bin ben ibn y e";

fn is_person(words: &str) -> bool {
    let particle = |word: &str| word.starts_with(char::is_uppercase) || is_listed(PARTICLES, word);
    let short = words.split_whitespace().count() <= 4;
    short && is_name(words) && words.split_whitespace().all(particle) && !is_role(words)
}

/// A time, how long ago it was, how long the text is: "3 hours ago", "5 min read", "Updated Feb 15".
fn is_time(part: &str) -> bool {
    let normal = phrases::normal(part);
    let first = normal.split(' ').next().unwrap_or_default();
    let short = part.split_whitespace().count() <= 5;
    let figure = part.chars().any(|c| c.is_ascii_digit());
    short && (phrases::is_date_word(first) || figure)
}
