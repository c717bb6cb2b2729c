//! What a page asks of its readers in whole sentences: consent to cookies, a subscription.
//!
//! Owns: [`notice`].
//! Invariant: a report about cookies or subscriptions is no notice; a notice addresses its reader and asks for several
//! things that only such notices ask for together.
//! Must not know: where a line stands.

use super::reason::Furniture::{self, Cookies, SignUp};

/// What a notice is about, what it asks for (by the beginnings of words and phrases), and how many of these it takes.
struct Kind {
    what: Furniture,
    about: &'static str,
    asks: &'static str,
    least: usize,
}

const KINDS: [Kind; 2] = [
    Kind {
        what: Cookies,
        about: "cookie|similar technolog|personal data|on your device|ähnliche technologien|personenbezogene daten|auf ihrem gerät|données personnelles|sur votre appareil|datos personales|en su dispositivo|en tu dispositivo|dados pessoais|dati personali|sul tuo dispositivo|файлы cookie|куки",
        asks: "accept|reject|agree|consent|preferences|settings|partners|advertis|personali|by clicking|by continuing|privacy policy|click|device|this site|this website|our site|the site|traffic|akzeptieren|zustimm|einwillig|einstellungen|werbung|gerät|ablehnen|klick|unsere website|diese website|datenschutz|accepte|refuse|paramét|partenaires|cliqu|appareil|confidentialité|publicit|aceptar|acepta|rechazar|configura|socios|dispositivo|privacidad|publicid|aceitar|aceita|rejeitar|parceiros|accett|rifiut|cliccando|pubblicità|accepteer|accepteren|weiger|voorkeuren|toestemming|advertenties|samtyck|godkänn|inställningar|annonser|zgod|akceptuj|ustawienia|reklam|соглас|приня",
        least: 3,
    },
    Kind {
        what: SignUp,
        about: "subscri|newsletter|sign up|signing up|register|log in|free account|abo |abonn|anmeld|registrier|inscriv|suscri|boletín|regístr|assin|cadastr|abbona|iscriv|inscription|prenumer|abonnement",
        asks: "free trial|unlimited|cancel|per month|a month|month for|continue reading|keep reading|inbox|unsubscribe|full access|support|independent journalism|free article|email|offers|terms|privacy policy|already a|every morning|every week|best stories|member|monat|kündbar|testen|weiterlesen|postfach|zugang|bereits|jeden morgen|lire la suite|sans engagement|accès|déjà|chaque matin|boîte|seguir leyendo|acceso|sin compromiso|cada mañana|correo|continuar lendo|acesso|todas as manhãs|per mese|accesso|già|ogni mattina|verder lezen|toegang|opzegbaar|läsa vidare|obegränsad",
        least: 2,
    },
];

/// Words that address a reader, or by which a page speaks of itself.
const ADDRESSES: &str = "you your we our us sie ihre ihrem ihren ihr wir unsere unseren unser uns du deine dein dich vous votre vos nous notre nos tu tus su sus te usted nuestro nuestra nuestros nuestras você seu seus sua nosso nossa nossos lei tuo tuoi noi nostro nostra nostri u uw je jouw wij onze din dina vi vår våra ty twoje nasz nasze вы ваш ваши мы наш наши";

/// Fewest and most words of a notice.
const SHORTEST: usize = 6;
const LONGEST: usize = 160;

/// Which notice a line is, in running text too; `normal` as in [`super::phrases::normal`].
#[must_use]
pub fn notice(normal: &str, words: usize) -> Option<(Furniture, String)> {
    if !(SHORTEST..=LONGEST).contains(&words) {
        return None;
    }
    let address = |word: &str| ADDRESSES.split(' ').any(|known| known == word);
    let kind = KINDS.iter().find(|kind| {
        let about = kind.about.split('|').any(|sign| normal.contains(sign));
        about
            && kind
                .asks
                .split('|')
                .filter(|sign| begins_a_word(normal, sign))
                .count()
                >= kind.least
    })?;
    let addressed = normal
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| address(word))
        .count();
    // A report quotes, and names who speaks.
    let reported = [
        "\" said", ",\" ", "he said", "she said", "sagte", "a dit", "dijo", "told",
    ];
    let quoted = reported.iter().any(|sign| normal.contains(sign));
    if addressed < 2 || quoted {
        return None;
    }
    let sign = kind.about.split('|').find(|sign| normal.contains(sign))?;
    Some((kind.what, sign.trim().into()))
}

fn begins_a_word(normal: &str, sign: &str) -> bool {
    normal
        .match_indices(sign)
        .any(|(at, _)| !normal[..at].ends_with(char::is_alphanumeric))
}
