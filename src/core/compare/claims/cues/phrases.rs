//! Verbs that report only with other words: "pointed out", "geht davon aus", "räumte ein".
//!
//! Invariant: the other words stand in the clause of the verb, outside quotation marks.
//! Must not know: who speaks.

use crate::core::compare::claims::sentences::ReportSentence;
use crate::core::text::word_list::is_listed;

/// Most words up to the one that closes a German clause.
const REACH: usize = 10;

/// A verb with the words that it needs.
struct ReportingPhrase {
    /// The forms of the verb.
    verbs: &'static str,
    /// One of these follows at once, or behind one word; none is needed where there are none.
    near: &'static str,
    /// One of these closes the clause; none is needed where there are none.
    end: &'static str,
}

const PHRASES: [ReportingPhrase; 20] = [
    ReportingPhrase {
        verbs: "point points pointed",
        near: "out",
        end: "",
    },
    ReportingPhrase {
        verbs: "make makes made",
        near: "clear",
        end: "",
    },
    ReportingPhrase {
        verbs: "raumt raumen raumte raumten",
        near: "",
        end: "ein",
    },
    ReportingPhrase {
        verbs: "gibt geben gab gaben",
        near: "",
        end: "an bekannt zu",
    },
    // "Laat weten", "voegde toe" as "teilt mit", "fügte hinzu".
    ReportingPhrase {
        verbs: "teilt",
        near: "mit",
        end: "",
    },
    ReportingPhrase {
        verbs: "teilt",
        near: "",
        end: "mit hinzu an",
    },
    ReportingPhrase {
        verbs: "legt",
        near: "",
        end: "aus",
    },
    ReportingPhrase {
        verbs: "gibt",
        near: "an bekannt",
        end: "",
    },
    ReportingPhrase {
        verbs: "stellt stellen stellte stellten",
        near: "",
        end: "klar",
    },
    ReportingPhrase {
        verbs: "hebt heben hob hoben",
        near: "",
        end: "hervor",
    },
    ReportingPhrase {
        verbs: "weist weisen wies wiesen",
        near: "darauf",
        end: "hin",
    },
    ReportingPhrase {
        verbs: "verweist verweisen verwies verwiesen",
        near: "darauf",
        end: "",
    },
    ReportingPhrase {
        verbs: "geht gehen ging gingen",
        near: "davon von",
        end: "aus",
    },
    ReportingPhrase {
        verbs: "rechnet rechnen rechnete rechneten",
        near: "damit mit",
        end: "",
    },
    ReportingPhrase {
        verbs: "spricht sprechen sprach sprachen",
        near: "von davon",
        end: "",
    },
    ReportingPhrase {
        verbs: "pocht pochen pochte pochten beharrt beharren beharrte beharrten",
        near: "darauf auf",
        end: "",
    },
    ReportingPhrase {
        verbs: "appelle appellent appelait appele",
        near: "a",
        end: "",
    },
    ReportingPhrase {
        verbs: "fait font faisait",
        near: "savoir valoir",
        end: "",
    },
    ReportingPhrase {
        verbs: "refuse",
        near: "dire",
        end: "",
    },
    ReportingPhrase {
        verbs: "met mettent mettait",
        near: "garde",
        end: "",
    },
];

/// The words besides a verb that make it report, in their order; nothing where it does not.
pub fn reporting_phrase(sentence: &ReportSentence, at: usize) -> Option<Vec<usize>> {
    let word = &sentence.tokens[at].word;
    let mut phrases = PHRASES.iter().filter(|it| is_listed(it.verbs, word));
    phrases.find_map(|it| words_of_phrase(sentence, at, it))
}

fn words_of_phrase(
    sentence: &ReportSentence,
    at: usize,
    phrase: &ReportingPhrase,
) -> Option<Vec<usize>> {
    let tokens = &sentence.tokens;
    let clause = tokens[at + 1..]
        .iter()
        .take(REACH)
        .take_while(|it| !it.is_parted() && !it.is_quoted)
        .count();
    let mut found = Vec::new();
    if !phrase.near.is_empty() {
        let near =
            (at + 1..=at + clause.min(2)).find(|it| is_listed(phrase.near, &tokens[*it].word));
        found.push(near?);
    }
    if !phrase.end.is_empty() {
        let end = at + clause;
        let is_end = end > at
            && is_listed(phrase.end, &tokens[end].word)
            && !sentence.behind(end).is_empty();
        found.push(is_end.then_some(end)?);
    }
    Some(found)
}

/// Whether "found" is what a study or somebody found out: "found that".
pub fn finds_that(sentence: &ReportSentence, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let is_finding = matches!(
        tokens[at].word.as_str(),
        "found" | "finds" | "find" | "shows" | "showed" | "show"
    );
    is_finding
        && tokens
            .get(at + 1)
            .is_some_and(|it| it.word == "that" && !it.is_parted() && !it.is_quoted)
}
