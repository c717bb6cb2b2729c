//! Where an article says that somebody says something.
//!
//! Owns: [`cues`], [`ReportingCue`].
//! Invariant: in the order of the text; nothing between quotation marks is a cue; who speaks stands in the same sentence,
//! or nobody is named.
//! Must not know: claims.

mod doubtful;
mod phrases;
mod shared;
mod verbs;

use super::cue_words::{
    CueStrength, is_account, is_determiner, is_finite, is_report, is_source_noun, reporting,
};
use super::sentences::{ReportSentence, ReportText};
use super::speakers::{
    SpeakerWords, ends_speaker, owner_before, speaker_before, speaker_behind, verb_group,
};
use crate::core::text::TextRange;

/// On which side of a cue stands what is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueScope {
    /// "The ministry said that …"
    Behind,
    /// "…, the ministry said."
    Before,
    /// "…, the ministry said, …", "According to the ministry, …"
    Both,
    /// Between who speaks and the verb: "Am Montag hat die Ministerin Kontrollen angekündigt."
    Inside,
}

/// How far out somebody stands in the chain from who said it to who prints it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CueLayer {
    /// Somebody says it.
    Speaker,
    /// "According to an official".
    Frame,
    /// To whom it was said, or who quotes it: "told Reuters".
    Outlet,
}

/// Words by which somebody is said to have said something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportingCue {
    /// In which sentence.
    pub sentence: usize,
    /// "said", "according to"; none where a colon does it.
    pub cue: Vec<TextRange>,
    /// The words that name who says it; nothing where nobody is named.
    pub source: Option<TextRange>,
    /// Where what is said stands.
    pub scope: CueScope,
    /// How far out.
    pub layer: CueLayer,
    /// How sure.
    pub strength: CueStrength,
    /// Whether somebody refuses to say it.
    pub is_refusal: bool,
    /// Whether what is said follows in the next paragraphs.
    pub leads_on: bool,
    /// Whether the language needs no words for who speaks: it is who spoke before, "Añadió que …".
    pub is_dropped: bool,
}

impl ReportingCue {
    /// The stretch of its words, from the speaker to the cue.
    #[must_use]
    pub fn extent(&self) -> Option<TextRange> {
        self.cue
            .iter()
            .copied()
            .chain(self.source)
            .reduce(TextRange::join)
    }

    /// Whether a place lies in its words.
    #[must_use]
    pub fn holds(&self, at: u32) -> bool {
        match self.scope {
            CueScope::Inside => self
                .cue
                .iter()
                .chain(&self.source)
                .any(|it| it.contains(at)),
            _ => self.extent().is_some_and(|it| it.contains(at)),
        }
    }
}

/// The cues of an article.
#[must_use]
pub fn cues(text: &ReportText) -> Vec<ReportingCue> {
    let mut found = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let is_last = text
            .sentences
            .get(number + 1)
            .is_none_or(|next| next.block != sentence.block);
        let mut finder = CueFinder {
            sentence,
            number,
            leads_on: is_last && sentence.after.starts_with(':'),
            found: Vec::new(),
        };
        finder.find();
        finder
            .found
            .sort_by_key(|it| it.extent().map(|it| (it.start(), it.end())));
        found.extend(finder.found);
    }
    found
}

/// "Hieß es aus dem Ministerium", "heißt es in dem Bericht".
fn is_from(word: &str) -> bool {
    matches!(
        word,
        "aus" | "von" | "bei" | "beim" | "in" | "im" | "seitens"
    )
}

struct CueFinder<'a> {
    sentence: &'a ReportSentence,
    number: usize,
    leads_on: bool,
    found: Vec<ReportingCue>,
}

impl CueFinder<'_> {
    fn find(&mut self) {
        self.find_colon();
        for at in 0..self.sentence.tokens.len() {
            let token = &self.sentence.tokens[at];
            if token.is_quoted {
                continue;
            }
            let is_verb = self.find_quoting(at) || self.find_verb(at);
            if !is_verb {
                self.find_frame(at);
                self.find_account(at);
                self.find_outlet(at);
                self.find_report(at);
                self.find_participle(at);
            }
        }
    }

    fn word(&self, at: usize) -> &str {
        self.sentence
            .tokens
            .get(at)
            .map_or("", |it| it.word.as_str())
    }

    fn range(&self, words: SpeakerWords) -> TextRange {
        self.sentence.span(words.first, words.last)
    }

    fn add(
        &mut self,
        cue: &[(usize, usize)],
        source: Option<SpeakerWords>,
        scope: CueScope,
        layer: CueLayer,
    ) -> &mut ReportingCue {
        let cue = cue
            .iter()
            .map(|(first, last)| self.sentence.span(*first, *last))
            .collect();
        let source = source.map(|words| self.range(words));
        self.found.push(ReportingCue {
            sentence: self.number,
            cue,
            source,
            scope,
            layer,
            strength: CueStrength::Saying,
            is_refusal: false,
            leads_on: self.leads_on,
            is_dropped: false,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// "Kerry: we are ready".
    fn find_colon(&mut self) {
        let tokens = &self.sentence.tokens;
        let Some(colon) = tokens
            .iter()
            .take(6)
            .position(|it| it.before.starts_with(':'))
        else {
            return;
        };
        let is_name = colon > 0
            && tokens[..colon]
                .iter()
                .all(|it| it.is_capital && !it.is_quoted && it.before.is_empty());
        let is_kept = !is_name || tokens.len() < colon + 2;
        if !is_kept {
            let words = SpeakerWords {
                first: 0,
                last: colon - 1,
            };
            self.add(&[], Some(words), CueScope::Behind, CueLayer::Speaker);
        }
    }

    /// "According to", "laut", "selon", "zufolge", "hieß es aus".
    fn find_frame(&mut self, at: usize) {
        let (word, next) = (self.word(at), self.word(at + 1));
        let length = match (word, next) {
            ("according" | "d'", "to" | "apres") => 2,
            ("nach", _) if is_source_noun(next) => 2,
            ("hiess" | "heisst", "es") if is_from(self.word(at + 2)) => 3,
            ("laut", _) => self.frame_length(at),
            ("selon" | "d'apres", _) => 1,
            ("so", _) if self.closes_with_name(at) => 1,
            _ => 0,
        };
        if length > 0 {
            let start = at + length + usize::from(self.word(at + length) == "von");
            let speaker = speaker_behind(self.sentence, start);
            self.add(
                &[(at, at + length - 1)],
                speaker,
                CueScope::Both,
                CueLayer::Frame,
            );
        } else if word == "zufolge" {
            let speaker = speaker_before(self.sentence, at);
            self.add(&[(at, at)], speaker, CueScope::Both, CueLayer::Frame);
        } else if matches!(word, "for" | "pour")
            && at == 0
            && self.sentence.tokens.get(1).is_some_and(|it| it.is_capital)
        {
            let speaker = speaker_behind(self.sentence, 1);
            if let Some(words) = speaker.filter(|it| self.sentence.behind(it.last) == ",") {
                let added = self.add(&[(0, 0)], Some(words), CueScope::Behind, CueLayer::Frame);
                added.strength = CueStrength::Thinking;
            }
        }
    }

    /// How many words from one on are one "according to"; none where it is not the first of them.
    fn frame_length(&self, at: usize) -> usize {
        let is_inner = at > 0 && self.word(at - 1) == "laut";
        let words = at..self.sentence.tokens.len();
        let count = words.take_while(|it| self.word(*it) == "laut").count();
        if is_inner { 0 } else { count }
    }

    /// ", so der Bürgermeister.": a name and nothing else stands behind it, up to a mark.
    fn closes_with_name(&self, at: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let Some(speaker) = speaker_behind(self.sentence, at + 1) else {
            return false;
        };
        let is_name = (speaker.first..=speaker.last).any(|at| tokens[at].is_capital);
        let is_end = !self.sentence.behind(speaker.last).is_empty()
            || ends_speaker(self.sentence, speaker.last + 1);
        is_name && is_end && tokens[at].is_parted() && !tokens[speaker.last].is_quoted
    }

    /// "By Cook's account", "in the words of the minister".
    fn find_account(&mut self, at: usize) {
        if !is_account(self.word(at)) {
            return;
        }
        let leads = |word: &str| matches!(word, "by" | "in" | "from" | "on");
        if let Some(owner) = owner_before(self.sentence, at) {
            if let Some(before) = owner
                .first
                .checked_sub(1)
                .filter(|it| leads(self.word(*it)))
            {
                self.add(
                    &[(before, before), (at, at)],
                    Some(owner),
                    CueScope::Both,
                    CueLayer::Frame,
                );
            }
        } else if self.word(at + 1) == "of"
            && at >= 2
            && self.word(at - 1) == "the"
            && leads(self.word(at - 2))
            && let Some(owner) = speaker_behind(self.sentence, at + 2)
        {
            self.add(
                &[(at - 2, at + 1)],
                Some(owner),
                CueScope::Both,
                CueLayer::Frame,
            );
        }
    }

    /// "As quoted by The Times", "who spoke to Reuters", "by way of state media".
    fn find_outlet(&mut self, at: usize) {
        let (word, next) = (self.word(at), self.word(at + 1));
        let start = match (word, next) {
            ("quoted" | "cited" | "reported" | "carried", "by") | ("spoke" | "speaking", "to") => {
                at + 2
            }
            ("by", "way") if self.word(at + 2) == "of" => at + 3,
            ("via", _) => at + 1,
            _ => return,
        };
        let speaker = speaker_behind(self.sentence, start);
        let is_outlet = speaker.is_some_and(|it| {
            let tokens = &self.sentence.tokens;
            matches!(word, "by" | "via") || (it.first..=it.last).any(|at| tokens[at].is_capital)
        });
        if is_outlet {
            self.add(
                &[(at, start - 1)],
                speaker,
                CueScope::Both,
                CueLayer::Outlet,
            );
        }
    }

    /// "There were suggestions that", "concern grows among officials that".
    fn find_report(&mut self, at: usize) {
        if !is_report(self.word(at))
            || is_finite(self.word(at.wrapping_sub(2)))
                && is_determiner(self.word(at.wrapping_sub(1)))
        {
            return;
        }
        let tokens = &self.sentence.tokens;
        let mut that = None;
        for (next, token) in tokens.iter().enumerate().skip(at + 1).take(9) {
            let reports = |word| reporting(word) == Some(CueStrength::Saying);
            if token.is_parted() || token.is_quoted || reports(token.word.as_str()) {
                break;
            }
            let is_here = token.word == "that" || token.word == "of" && next == at + 1;
            if is_here {
                that = Some(next);
                break;
            }
        }
        let Some(that) = that else { return };
        let among = (at + 1..that).find(|it| matches!(self.word(*it), "among" | "from" | "by"));
        let speaker = among
            .and_then(|it| speaker_behind(self.sentence, it + 1))
            .or_else(|| owner_before(self.sentence, at));
        let added = self.add(&[(at, at)], speaker, CueScope::Behind, CueLayer::Speaker);
        added.strength = CueStrength::Thinking;
    }

    /// "It quotes the spokesman: …", "a readout gives this account: …".
    fn find_quoting(&mut self, at: usize) -> bool {
        let word = self.word(at);
        if matches!(
            word,
            "quotes" | "quoted" | "cites" | "cited" | "quoting" | "citing"
        ) && self.word(at + 1) != "by"
        {
            let Some(speaker) = speaker_behind(self.sentence, at + 1) else {
                return false;
            };
            let outer = verb_group(self.sentence, at)
                .and_then(|it| speaker_before(self.sentence, it.first));
            self.add(
                &[(at, at)],
                Some(speaker),
                CueScope::Both,
                CueLayer::Speaker,
            );
            if let Some(outer) = outer {
                self.add(&[(at, at)], Some(outer), CueScope::Both, CueLayer::Outlet);
            }
            return true;
        }
        if matches!(word, "gives" | "gave" | "offers" | "offered") {
            let account = (at + 1..at + 5).find(|it| is_account(self.word(*it)));
            let speaker = speaker_before(self.sentence, at);
            if let (Some(account), Some(speaker)) = (account, speaker) {
                self.add(
                    &[(at, account)],
                    Some(speaker),
                    CueScope::Behind,
                    CueLayer::Speaker,
                );
                return true;
            }
        }
        false
    }
}
