//! German and French words of dates and quantities, as English ones.
//!
//! Owns: [`in_english`].
//! Invariant: words of another language, and those that are in no list, stay as they are.
//! Must not know: what the words say together.

use crate::core::text::word_list::is_listed;

/// German words. The first of each pair says its forms, between spaces.
const GERMAN: &[(&str, &str)] = &[
    ("januar jänner", "january"),
    ("februar", "february"),
    ("märz", "march"),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("oktober", "october"),
    ("dezember", "december"),
    ("montag montags", "monday"),
    ("dienstag dienstags", "tuesday"),
    ("mittwoch mittwochs", "wednesday"),
    ("donnerstag donnerstags", "thursday"),
    ("freitag freitags", "friday"),
    ("samstag sonnabend", "saturday"),
    ("sonntag sonntags", "sunday"),
    ("heute", "today"),
    ("gestern", "yesterday"),
    ("letzte letzten letzter letztes letztem", "past"),
    ("vergangene vergangenen vergangener vergangenes", "past"),
    (
        "nächste nächsten nächster nächstes kommenden kommende",
        "next",
    ),
    ("diese diesen dieser dieses diesem", "this"),
    ("woche wochen", "week"),
    ("tag tage tagen", "day"),
    ("monat monate monaten monats", "month"),
    ("jahr jahre jahren jahres", "year"),
    ("jahrzehnt jahrzehnte jahrzehnten", "decade"),
    ("stunde stunden", "hour"),
    ("minute minuten", "minute"),
    ("sekunde sekunden", "second"),
    ("anfang", "early"),
    ("ende", "late"),
    ("mitte", "mid"),
    ("seit", "since"),
    ("ein eine einen einem einer", "a"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("fünf", "five"),
    ("sechs", "six"),
    ("sieben", "seven"),
    ("acht", "eight"),
    ("neun", "nine"),
    ("zehn", "ten"),
    ("elf", "eleven"),
    ("zwölf", "twelve"),
    ("dreizehn", "thirteen"),
    ("vierzehn", "fourteen"),
    ("fünfzehn", "fifteen"),
    ("sechzehn", "sixteen"),
    ("siebzehn", "seventeen"),
    ("achtzehn", "eighteen"),
    ("neunzehn", "nineteen"),
    ("zwanzig", "twenty"),
    ("dreißig", "thirty"),
    ("vierzig", "forty"),
    ("fünfzig", "fifty"),
    ("sechzig", "sixty"),
    ("achtzig", "eighty"),
    ("dutzend", "dozen"),
    ("hundert", "hundred"),
    ("tausend", "thousand"),
    ("millionen mio", "million"),
    ("milliarde milliarden mrd", "billion"),
    ("prozent", "percent"),
    (
        "etwa rund ungefähr ca knapp fast über mehr mindestens höchstens gut gegen",
        "about",
    ),
    ("der die das dem den des am im um von als in", ""),
];

/// French words, in the same way.
const FRENCH: &[(&str, &str)] = &[
    ("janvier", "january"),
    ("février", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("août", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("décembre", "december"),
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
    ("aujourd’hui aujourd'hui", "today"),
    ("hier", "yesterday"),
    ("demain", "tomorrow"),
    ("dernier dernière passé passée", "past"),
    ("prochain prochaine", "next"),
    ("ce cet cette", "this"),
    ("semaine semaines", "week"),
    ("jour jours", "day"),
    ("mois", "month"),
    ("an ans année années", "year"),
    ("décennie décennies", "decade"),
    ("heure heures", "hour"),
    ("minute minutes", "minute"),
    ("seconde secondes", "second"),
    ("début", "early"),
    ("fin", "late"),
    ("depuis", "since"),
    ("un une", "a"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six", "six"),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
    ("onze", "eleven"),
    ("douze", "twelve"),
    ("quinze", "fifteen"),
    ("seize", "sixteen"),
    ("vingt", "twenty"),
    ("trente", "thirty"),
    ("quarante", "forty"),
    ("cinquante", "fifty"),
    ("soixante", "sixty"),
    ("cent cents", "hundred"),
    ("mille", "thousand"),
    ("millions", "million"),
    ("milliard milliards", "billion"),
    (
        "environ près presque plus moins quelque quelques autour vers",
        "about",
    ),
    ("le la les du de des d au en à que", ""),
];

/// The same words in English, where they are of one of these languages.
pub fn in_english(words: Vec<String>, language: &str) -> Vec<String> {
    let tongue = language.split('-').next().unwrap_or_default();
    let list: &[(&str, &str)] = match tongue.to_ascii_lowercase().as_str() {
        "de" => GERMAN,
        "fr" => FRENCH,
        _ => return words,
    };
    let words = percent_and_groups(words);
    let (words, is_ago) = without_ago(words, tongue.eq_ignore_ascii_case("fr"));
    let mut english: Vec<String> = words
        .iter()
        .map(|word| translated(word, list))
        .filter(|word| !word.is_empty())
        .collect();
    if is_ago {
        english.push("ago".to_owned());
    }
    english
}

fn translated(word: &str, list: &[(&str, &str)]) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return dotted_date(word).unwrap_or_else(|| digits(word));
    }
    let bare = ["l’", "l'", "d’", "d'"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .unwrap_or(word);
    let mut entries = list.iter();
    let found = entries.find(|(forms, _)| is_listed(forms, bare));
    found.map_or(bare, |(_, english)| english).to_owned()
}

/// "vor drei Wochen", "il y a trois semaines": without what says so, and whether it was said.
fn without_ago(mut words: Vec<String>, is_french: bool) -> (Vec<String>, bool) {
    let says: &[&str] = if is_french {
        &["il", "y", "a"]
    } else {
        &["vor"]
    };
    let found = words
        .windows(says.len())
        .position(|window| window.iter().zip(says).all(|(word, says)| word == says));
    let Some(at) = found.filter(|at| at + says.len() < words.len()) else {
        return (words, false);
    };
    words.drain(at..at + says.len());
    (words, true)
}

/// "pour cent" as one word; "240 000" as one number.
fn percent_and_groups(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let is_digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let mut has_groups = false;
    for word in words {
        match joined.last_mut() {
            Some(last) if last == "pour" && word == "cent" => "percent".clone_into(last),
            Some(last)
                if word.len() == 3
                    && is_digits(&word)
                    && is_digits(last)
                    && (last.len() <= 3 || has_groups) =>
            {
                last.push_str(&word);
                has_groups = true;
            }
            _ => {
                has_groups = false;
                joined.push(word);
            }
        }
    }
    joined
}

/// `18.9.2015` as ISO 8601 has it.
fn dotted_date(word: &str) -> Option<String> {
    let mut parts = word.split('.');
    let mut number = |most: usize| {
        let part = parts.next()?;
        part.parse::<u16>().ok().filter(|_| part.len() <= most)
    };
    let (day, month, year) = (number(2)?, number(2)?, number(4)?);
    let is_whole = parts.next().is_none() && year >= 1000;
    is_whole.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `240.000` and `3,5` as English writes them.
fn digits(word: &str) -> String {
    let swap = |c: char| match c {
        '.' => ',',
        ',' => '.',
        c => c,
    };
    word.chars().map(swap).collect()
}
