//! Whom a line speaks to: a page asks its readers for something, a report tells of others.
//!
//! Owns: [`LineVoice`], [`is_quoted`].
//! Invariant: who is named as saying something makes a line a report, whatever is said in it.
//! Must not know: what a line is about.

use crate::core::text::word_list::is_listed;

/// What speaks for a line being a page's own words to its readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineVoice {
    /// How much it addresses its readers: one for each word of address, two for each sentence that bids them do
    /// something. 0 and more.
    pub address: usize,
    /// Whether it tells what somebody said or asked.
    pub report: Telling,
}

/// Whether a line tells what somebody said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Telling {
    /// It names who speaks, or quotes.
    Reports,
    /// It does not.
    Speaks,
}

/// Words that address a reader, or by which a page speaks of itself. Verbs are listed where the language leaves the
/// pronoun away.
const ADDRESSES: &str = "you your we our us my sie ihre ihrem ihren ihr wir unsere unserem unseren unserer unser uns du deine deinem deinen dein dich vous votre vos nous notre nos tu tus su sus te usted nuestro nuestra nuestros nuestras você seu seus sua nosso nossa nossos lei tuo tua tuoi tue noi nostro nostra nostri u uw je jouw wij onze din ditt dina vi vår våra ty twoje twoich twoja nas nasz nasze naszych naszym вы вас ваш ваши ваших мы наш наши puoi scegli vuoi accetti puedes quieres eres utilizamos usamos utilizziamo";

/// Phrases by which a page or an article speaks of itself.
const OF_ITSELF: &str = "this site |this website |this article is |this story is |this content is |to continue|already a |please |privacy notice|diese website |diese seite |dieser artikel ist |dieser inhalt ist |bitte |ce site |cet article est |s'il vous |este sitio |este site |este artículo es |por favor|questo sito |questo articolo è |deze site |deze website ";

/// First words of sentences that bid a reader do something, besides those of [`OF_ITSELF`].
const BIDS: &str = "subscribe sign register log login support download read follow share get join become enter click tap accept reject enable disable switch turn update upgrade install open manage choose create start try continue visit donate contribute write send email besuchen nutzen abonnieren melden lesen laden öffnen schalten deaktivieren aktivieren aktualisieren registrieren unterstützen spenden schreiben abonnez inscrivez créez désactivez activez acceptez soutenez téléchargez ouvrez écrivez profitez suscríbete suscríbase regístrate apóyanos descarga descargue acepta acepte activa desactiva inicia assine cadastre apoie baixe aceite ative desative abbonati accedi iscriviti registrati scarica accetta sostieni disattiva attiva abonneer registreer klikając kliknij";

/// Words for what somebody says, asks or decides.
const TELLS: &str = "said say says told tells asks asked announced warned warns claims claimed argues argued criticised criticized criticises fined ruled found shows complained explained sagte sagt sagten teilte kritisierte kritisiert forderte fordert erklärte erklärt warnte warnt verbot déclaré affirmé affirme expliqué demandé critiqué condamné annoncé dijo dice pidió criticó explicó advirtió denunció multó disse pediu criticou afirmou explicou detto criticato spiegato chiesto affermato zegt zei vroeg vertelde sade säger sa powiedział powiedziała сказал сказала сообщил сообщила заявил заявила";

/// Words before one of [`TELLS`] with which it tells what happens to the reader: "You may be asked to …".
const PASSIVE: &str = "be been being are is werden";

impl LineVoice {
    /// Listens to a line in the form that [`super::phrases::normal`] gives it.
    #[must_use]
    pub fn of(normal: &str) -> Self {
        let mut address = OF_ITSELF
            .split('|')
            .filter(|phrase| normal.contains(phrase))
            .count();
        let mut tells = normal.contains("\" said") || normal.contains(",\" ");
        let mut bids = false;
        for sentence in normal.split(['.', '!', '?']) {
            let told = tells_something(sentence);
            address += words(sentence)
                .filter(|word| is_listed(ADDRESSES, word))
                .count();
            let bidden = sentence
                .split(':')
                .filter_map(|part| words(part).next())
                .filter(|first| is_listed(BIDS, first))
                .count();
            address += 2 * bidden;
            tells |= told;
            bids |= bidden > 0 && !told;
        }
        // A paper that "has told the coast's story" speaks for itself where it asks for something in another sentence.
        let quotes = normal.contains('"');
        let report = if tells && (quotes || !bids) {
            Telling::Reports
        } else {
            Telling::Speaks
        };
        Self { address, report }
    }

    /// Whether a page speaks to its readers here, and tells of nobody else.
    #[must_use]
    pub fn is_to_readers(self) -> bool {
        self.address > 0 && self.report == Telling::Speaks
    }
}

fn words(part: &str) -> impl Iterator<Item = &str> {
    part.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn tells_something(sentence: &str) -> bool {
    let mut before = "";
    words(sentence).any(|word| {
        let passive = is_listed(PASSIVE, before);
        before = word;
        is_listed(TELLS, word) && !passive
    })
}

/// Whether a place in a line, in bytes, lies between quotation marks. `normal` as in [`LineVoice::of`].
#[must_use]
pub fn is_quoted(normal: &str, at: usize) -> bool {
    let marks = |part: &str| part.matches('"').count();
    let (before, after) = normal.split_at(at.min(normal.len()));
    marks(before) % 2 == 1 && marks(after) > 0
}
