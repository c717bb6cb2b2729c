//! What a page asks of its readers in whole sentences: consent to cookies, a subscription, another browser.
//!
//! Owns: [`notice`].
//! Invariant: a report about cookies or subscriptions is no notice; a notice addresses its reader and asks for several
//! things that only such notices ask for together.
//! Must not know: where a line stands.

use super::reason::Furniture::{self, Contact, Cookies, Menu, SignUp, Software};
use super::voice::LineVoice;

/// What a notice is about, what it asks for (by the beginnings of words and phrases), and how many of these it takes.
struct Kind {
    what: Furniture,
    about: &'static str,
    asks: &'static str,
    least: usize,
}

const KINDS: [Kind; 5] = [
    Kind {
        what: Cookies,
        about: "cookie|similar technolog|personal data|on your device|ähnliche technologien|personenbezogene daten|auf ihrem gerät|données personnelles|sur votre appareil|datos personales|en su dispositivo|en tu dispositivo|dados pessoais|dati personali|sul tuo dispositivo|файлы cookie|куки|tracking|profilazione|danych osobowych",
        asks: "accept|reject|agree|consent|preferences|settings|partners|advertis|personali|by clicking|by continuing|privacy policy|click|device|this site|this website|our site|the site|traffic|akzeptieren|zustimm|einwillig|einstellungen|werbung|gerät|ablehnen|klick|unsere website|unsere seite|unser angebot|diese website|datenschutz|widerruf|wie gewohnt|nutzen sie|ohne tracking|im monat|accepte|refuse|paramét|partenaires|cliqu|appareil|confidentialité|publicit|aceptar|acepta|rechazar|configura|socios|dispositivo|privacidad|publicid|aceitar|aceita|rejeitar|parceiros|accett|rifiut|scegli|abbonamento|cliccando|pubblicità|accepteer|accepteren|weiger|voorkeuren|toestemming|advertenties|samtyck|godkänn|inställningar|annonser|zgod|zgadz|akceptuj|klikając|partnerów|ustawienia|reklam|соглас|приня",
        least: 3,
    },
    Kind {
        what: SignUp,
        about: "subscri|newsletter|morning email|daily email|weekly email|evening email|reader-supported|sign up|signing up|register|log in|free account|donat|abo |abonn|anmeld|spende|registrier|inscriv|suscri|suscrí|boletín|regístr|assin|cadastr|abbona|iscriv|inscription|prenumer|abonnement|faire un don",
        asks: "free trial|unlimited|cancel|per month|a month|month for|continue reading|keep reading|inbox|unsubscribe|full access|support|independent|reader-supported|new posts|paid subscriber|journalism|free article|email|offers|terms|privacy|online ads|outside parties|may contain|key stories|stories of the day|why it matters|need to know|already a|every morning|every week|best stories|member|your account|an account|account to|this article|this story|create one|save this|for later|donation|monat|kündbar|testen|weiterlesen|postfach|zugang|bereits|jeden morgen|unabhängig|lire la suite|la suite|cet article|réservé|sans engagement|accès|déjà|chaque matin|boîte|indépendan|soutene|seguir leyendo|acceso|sin compromiso|cada mañana|correo|continuar lendo|acesso|todas as manhãs|per mese|accesso|già|ogni mattina|continuare a leggere|questo articolo|verder lezen|verder te lezen|dit artikel|toegang|opzegbaar|läsa vidare|obegränsad",
        least: 2,
    },
    Kind {
        what: Software,
        about: "ad blocker|adblock|unsupported browser|outdated browser|old browser|ad-block|ad blocking|your browser|the app|our app|javascript|werbeblocker|ihr browser|ihrem browser|ihren browser|dein browser|deinem browser|der app|unsere app|votre navigateur|bloqueur de pub|l'application|notre application|tu navegador|su navegador|bloqueador de|la app|nuestra app|seu navegador|tuo browser|uw browser|je browser",
        asks: "update|upgrade|out of date|outdated|no longer support|not support|unsupported|switch it off|switch off|turn off|turn it off|disabl|deactivate|whitelist|allow ads|best experience|enable|better in|using an|open it|open in|continue in|download|install|use the|subscribe|support us|support our|veraltet|aktualisier|deaktivier|aktivier|schalten|weiterzulesen|weiterlesen|unterstütz|öffne|laden|herunter|désactiv|soutenir|activ|mettez à jour|mettre à jour|obsolète|télécharg|ouvrir|ouvrez|meilleure expérience|actualiz|actualice|desactiv|descarg|abrir|abre|mejor experiencia|atualiz|desativ|baixe|aggiorna|disattiva|scarica|apri|bijwerk|uitschakel",
        least: 2,
    },
    Kind {
        what: Contact,
        about: "write to us at|email us at|story for us|story to tell|a tip for us|tips for us|know something|share your story|hinweis für uns|haben sie hinweise|haben sie informationen|un témoignage|une information à|tienes una historia|alguna pista|tem uma história|hai una storia",
        asks: "write to|get in touch|contact us|email|let us know|tell us|send us|@|schreiben sie|kontaktieren|melden sie sich|écrivez|contactez|escríb|contacta|escreva|scrivi",
        least: 1,
    },
    Kind {
        what: Menu,
        about: "edition|ausgabe für|édition|edición",
        asks: "you are reading|you're reading|switch to|switch edition|change edition|near you|sie lesen|wechseln sie|vous lisez|passez à|estás leyendo|cambia a",
        least: 2,
    },
];

/// Fewest and most words of a notice.
const SHORTEST: usize = 6;
const LONGEST: usize = 160;

/// Which notice a line is, in running text too; `normal` as in [`super::phrases::normal`].
#[must_use]
pub fn notice(normal: &str, words: usize) -> Option<(Furniture, String)> {
    if !(SHORTEST..=LONGEST).contains(&words) {
        return None;
    }
    let mut kinds = KINDS.iter().filter_map(|kind| {
        let about = kind.about.split('|').any(|sign| normal.contains(sign));
        let asked = || {
            let signs = kind.asks.split('|');
            signs.filter(|sign| begins_a_word(normal, sign)).count()
        };
        let asked = about.then(asked).filter(|asked| *asked >= kind.least);
        asked.map(|asked| (kind, asked))
    });
    let (first, asked) = kinds.next()?;
    let voice = LineVoice::of(normal);
    // A word of address is enough where much is asked for; else it takes two, or a sentence that bids.
    let enough =
        |(kind, asked): &(&Kind, usize)| *asked >= kind.least + usize::from(voice.address < 2);
    let mut kinds = std::iter::once((first, asked)).chain(kinds);
    let (kind, _) = kinds.find(enough).filter(|_| voice.is_to_readers())?;
    let sign = kind.about.split('|').find(|sign| normal.contains(sign))?;
    Some((kind.what, sign.trim().into()))
}

fn begins_a_word(normal: &str, sign: &str) -> bool {
    normal
        .match_indices(sign)
        .any(|(at, _)| !normal[..at].ends_with(char::is_alphanumeric))
}
