//! German nouns that say what somebody or something is: every noun has a capital letter there.
//!
//! Invariant: folded words; an ending counts only behind a determiner, and where names do not end so.
//! Must not know: texts.

use crate::core::text::word_list::is_listed;

/// Articles, possessives and demonstratives.
const DETERMINERS: &str = "\
    der die das dem den des dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden \
    sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem unseren unserer kein \
    keine keinem keinen keiner mein meine dessen deren alle beide viele einige mehrere";

/// How nouns of people end that say what they are, in compounds, too: "Polizeibeamte".
const ROLES: &str = "\
    beamte beamter beamten beamtin beamtinnen angestellte angestellten angeklagte angeklagten verdachtige verdachtigen \
    abgeordnete abgeordneten vorsitzende vorsitzenden beauftragte beauftragten reisende reisenden vertreter vertretern \
    mitarbeiter mitarbeitern bewohner bewohnern anwohner anwohnern einwohner einwohnern politiker politikern zeuge \
    zeugen experte experten soldat soldaten diplomat diplomaten anwalt anwalte anwaltin burger burgern kampfer kampfern \
    rebell rebellen minister sprecher sprechern leiter chef chefs fuhrer offizier offiziere funktionar funktionare \
    betreiber betreibern eigentumer besitzer unternehmer handler handlern arbeiter arbeitern lehrer lehrern wehrmann \
    autofahrer fahrer tater tatern opfer opfern einsatzkrafte behorde behorden";

/// How nouns end that are names only with other words.
const ENDINGS: [&str; 10] = [
    "regierung",
    "verwaltung",
    "zeitung",
    "erklarung",
    "schaft",
    "heit",
    "keit",
    "isten",
    "istin",
    "erinnen",
];

/// Nouns in full that end as some names do.
const NOUNS: &str = "mann manner frau frauen kind kinder junge jungen madchen arzt arztin arzte polizist journalist \
    aktivist mensch menschen leute nachbar nachbarn autor autorin general gouverneur botschafter vater mutter polizei \
    feuerwehr armee";

/// Whether a word says which of several.
#[must_use]
pub fn is_determiner(word: &str) -> bool {
    is_listed(DETERMINERS, word)
}

/// Whether a noun says what somebody is, whatever stands before it.
#[must_use]
pub fn is_role_noun(word: &str) -> bool {
    ROLES
        .split_whitespace()
        .any(|ending| word.ends_with(ending))
}

/// Whether a noun behind a determiner, and no other noun, is no name.
#[must_use]
pub fn is_common_noun(word: &str) -> bool {
    // "Die Bundesregierung" is one, and is called so.
    let is_of_state = word.starts_with("bundes") || word.starts_with("landes");
    is_listed(NOUNS, word) || !is_of_state && ENDINGS.iter().any(|it| word.ends_with(it))
}
