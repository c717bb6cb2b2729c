//! Words without their endings, so that "talks" and "talked" are one, and "defence" and "defense".
//!
//! Owns: [`stem`], [`says_little`], [`stands_for`].
//! Invariant: deterministic; a stem is no word to show. English, and by a few endings German and French.
//! Must not know: texts.

use crate::core::text::word_list::is_listed;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Words that say nothing of what a sentence is about.
const LITTLE: &str = "\
    a about above after again against ago all almost already also although always am among an and another any anybody \
    anything are around as at away back be became because become been before began being both but by came can cannot \
    come could did do does done down during each either else even ever every few first for from further gave get gets \
    give gives go goes going gone got had has have he her here him his how however i if in indeed inside into is it its \
    itself just keep kept last later least less let like made make makes many may me might more most much must my near \
    neither never no nobody none nor not nothing now of off often on once one only or other others our out over own \
    part people perhaps put quite rather really said same say saying says see seem seemed seems seen set several shall \
    she should since so some somebody something soon still such take taken takes than that the their them then there \
    these they thing things this those though through thus till to together told too took toward towards two under \
    until up upon us use used very want wanted wants was way we well were what when where whether which while who whom \
    whose why will with within without would yet you your mr mrs ms dr \
    above across along amid because behind below beneath beside between beyond despite due during hence per since thereby \
    throughout toward underneath unless unlike via whereas new newly recent recently simply very \
    der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wird werden wurde hat \
    haben hatte mit von vom zu zum zur auf aus bei im in an am um fur als auch sich es er sie wir dass noch nur so wie \
    nach seit uber unter zwischen gegen durch ohne bis vor hinter neben wegen wahrend trotz ihr ihre ihrer ihren ihrem \
    ihres sein seine seiner seinen seinem seines sei seien gewesen worden werde wurden konne konnen konnte konnten muss \
    mussen musste soll sollen sollte kein keine keinen keiner dies diese dieser dieses diesem diesen jetzt dann schon \
    sehr mehr hatten habe haben ob weil wenn denn doch da dort hier was wer beim ins deren dessen damit dafur davon \
    le la les un une des du de et ou mais ne pas est sont ete etait avec pour par sur dans au aux il elle ils elles on \
    que qui ce cette ces se sa son ses leur leurs plus l' d' qu' n' s' c' j' \
    selon entre depuis apres avant contre chez sous vers lors pendant dont ont avait avaient ete etre fait tout tous \
    toute toutes aussi comme si mais donc car tres meme deja encore ainsi cela sera seront serait sont aucun aucune";

/// Whether a folded word says nothing of what a sentence is about.
pub fn says_little(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS
        .get_or_init(|| LITTLE.split_whitespace().collect())
        .contains(word)
}

/// Words that stand for something named before.
const STANDING_FOR: &str = "\
    it they he she this these that those both its their er sie es dies diese dieser il elle ils elles cela ce cette";

/// Whether a folded word stands for something named before.
pub fn stands_for(word: &str) -> bool {
    is_listed(STANDING_FOR, word)
}

/// A folded word without its ending.
pub fn stem(word: &str) -> String {
    let word = word
        .strip_prefix("tele")
        .filter(|rest| rest.len() > 3)
        .unwrap_or(word);
    // "Russian", "Russia".
    let bare = word.strip_suffix('s').unwrap_or(word);
    if let Some(country) = bare
        .strip_suffix("ian")
        .or_else(|| bare.strip_suffix("ia"))
        .filter(|it| it.len() > 2)
    {
        return format!("{country}ia");
    }
    if let Some(land) = bare
        .strip_suffix("ican")
        .or_else(|| bare.strip_suffix("ica"))
        .filter(|it| it.len() > 2)
    {
        return format!("{land}ica");
    }
    let mut stem = word.replace("isation", "ization").replace("our", "or");
    for (ending, other) in [
        ("ences", "ense"),
        ("ence", "ense"),
        ("ies", "y"),
        ("ied", "y"),
        ("izing", "iz"),
        ("ising", "iz"),
        ("ised", "iz"),
        ("ized", "iz"),
        ("izes", "iz"),
        ("ises", "iz"),
        ("ize", "iz"),
        ("ise", "iz"),
        ("ations", "at"),
        ("ation", "at"),
        ("ating", "at"),
        ("ated", "at"),
        ("ates", "at"),
        ("ate", "at"),
        ("ions", ""),
        ("ion", ""),
        ("ings", ""),
        ("ing", ""),
        ("edly", ""),
        ("ed", ""),
        ("ments", ""),
        ("ment", ""),
        ("ers", ""),
        ("er", ""),
        ("es", ""),
        ("ly", ""),
        ("s", ""),
        ("e", ""),
    ] {
        if let Some(head) = stem.strip_suffix(ending)
            && head.chars().count() >= 3
            && !(ending == "s" && head.ends_with('s'))
        {
            stem = format!("{head}{other}");
            break;
        }
    }
    // "planned", "plan".
    let mut letters = stem.chars().rev();
    if let (Some(a), Some(b)) = (letters.next(), letters.next())
        && a == b
        && stem.len() > 3
        && !"aeiouls".contains(a)
    {
        stem.pop();
    }
    stem.strip_suffix('e')
        .filter(|it| it.len() > 3)
        .map(str::to_owned)
        .unwrap_or(stem)
}
