//! Full stops that end no sentence: behind abbreviations, initials, ordinals.
//!
//! Owns: [`is_abbreviation`], [`Tongue`].
//! Invariant: a word that ends sentences as often as it is cut short is not among the abbreviations.
//! Must not know: quotation marks and other terminators.
//!
//! Only what stands before a capital letter or a number is listed: before a small letter no sentence ends. The lists
//! are one for all languages, but for words that English has too.

/// Before a name or a noun.
const TITLES: &str = " Mr Mrs Ms Dr Drs Prof Gen Col Lt Sgt Cpl Pvt Capt Maj Cmdr Adm Sen Rep Gov Rev Hon Pres Det \
Insp Supt Ald Cllr Amb Approx Ch St Ste Sta Mt Ft Av vs cf Mme Mmes Mlle MM Sr Sra Srta Dra Lic Ing Ud Uds Exmo Exma Sig \
Dott Avv Hr Frl Fr Str Abs bzw ca evtl ggf inkl zzgl sog Mio Mrd Tsd dhr mevr Mw drs mr dr prof sr sra inż ks płk ul św \
Doç ул им проф акад ген просп κ κα डॉ ";

/// Before a name where the language is not English.
const TITLES_ABROAD: &str = " gen al np ing On ds hr ej EE av apr sig séc bl.a mw ";

/// Behind "Dr." and its like: "Dr. med. Feld", "Prof. em. Low".
const DEGREES: &str = " med phil jur rer nat pol oec theol vet dent ing mult em habil hc ";

/// Abbreviations of small letters that never end a sentence.
const INNER: &str = " i.e e.g z.B d.h u.a p.ej ";

/// Letters that are measures behind a number: metres, hours, grams; roubles and years in Slavic languages.
const MEASURES: &str = " m g h s t l r w г м ч л т с в V W C F K ";

/// What is counted by letters: "Plan B".
const LETTERED: &str = " plan vitamin group class type grade category zone option phase block gate hall terminal \
platform team version appendix annex hepatitis gruppe klasse typ kategorie halle gleis anhang grupo clase tipo zona \
vitamina piano plano groupe classe catégorie vitamine grupp klass groep klas bijlage ";

/// Before a number.
const COUNTED: &str = " No Nos Nr nr Nº nº pp S Fig Figs Vol Ch Sec Art Bd Kap approx tel Tel núm pág čís kl Kl klo \
godz dn стр Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez ";

/// The same where the language is not English, where a month stands without a day.
const COUNTED_ABROAD: &str = " art cap vol chap pag num str jan janv feb févr fev mar apr avr abr jun juil jul ago sep sept \
set oct okt ott out nov dec déc dic dez des ene gen янв февр апр авг сент окт нояб дек ";

/// Before a number or a month.
const WEEKDAYS: &str = " Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun ";

/// Behind which sentences end as often as they go on.
const FIRMS: &str = " Inc Corp Co Ltd Bros Jr Sr ";

/// Words with a capital letter that begin sentences and no names.
const OPENERS: &str = " The A An He She It They We I You In On At But And This That These Those There Then His Her Its \
Their Our My If When While After Before As For So No Not Nobody ";

/// Verbs behind whoever has spoken.
const SAYING: &str = " said says asked asks added adds told replied shouted cried called wrote yelled wondered joked ";

/// The same in languages without capital letters.
const SAYING_ABROAD: &str = " قال قالت سأل سألت وقال وسأل שאל שאלה אמר אמרה ";

/// The same, anywhere in what is said of the speaker.
const SAYING_WIDE: [char; 10] = ['说', '說', '问', '問', '道', '喊', '叫', '答', '言', '述'];

/// Words before an ordinal number in German.
const DETERMINERS: &str = " der die das dem den des am im vom zum zur beim ins ihr ihre ihrem ihren sein seine seinem \
seinen unser unserem mein meinem jeder jedem dieser diesem ab bis seit und ";

/// Months behind an ordinal number in German.
const MONTHS: &str = " Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember \
Jan Feb Apr Aug Sep Sept Okt Nov Dez ";

/// What of a language decides where its sentences end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tongue {
    /// English, or not known.
    English,
    /// German: numbers with a stop are ordinals, and nouns have capitals.
    German,
    /// Any other.
    Other,
}

impl Tongue {
    /// By a BCP 47 tag.
    #[must_use]
    pub fn of(language: Option<&str>) -> Self {
        let Some(tag) = language else {
            return Self::English;
        };
        let tag = tag.split('-').next().unwrap_or(tag);
        let is = |name: &str| tag.eq_ignore_ascii_case(name);
        match () {
            () if is("en") => Self::English,
            () if is("de") || is("lb") => Self::German,
            () => Self::Other,
        }
    }

    /// Whether these words say who has spoken: "Ada Quill asked".
    #[must_use]
    pub fn names_a_speaker(self, words: &str) -> bool {
        let mut words = words.split_whitespace();
        let first = words.next().unwrap_or_default();
        if has(SAYING_ABROAD, first) {
            return true;
        }
        self == Self::English
            && first.starts_with(char::is_uppercase)
            && !has(OPENERS, first)
            && words
                .take(4)
                .any(|word| has(SAYING, word.trim_end_matches(|c: char| !c.is_alphabetic())))
    }
}

/// Whether words without spaces between them say who has spoken: "と言った", "他说".
#[must_use]
pub fn names_a_wide_speaker(words: &str) -> bool {
    let mut said = words.chars().take_while(|c| c.is_alphabetic()).take(12);
    words.starts_with('と') || said.any(|c| SAYING_WIDE.contains(&c))
}

/// Whether a word stands in a list.
fn has(list: &str, word: &str) -> bool {
    let mut found = list.match_indices(word);
    let is_whole =
        |at: usize| list[..at].ends_with(' ') && list[at + word.len()..].starts_with(' ');
    !word.is_empty() && found.any(|(at, _)| is_whole(at))
}

/// Whether the stop behind these words belongs to the last of them: "U.S", "a.m", "J", "Mr", "Sept" before a
/// number. `rest` is what stands behind it.
pub fn is_abbreviation(before: &str, rest: &str, tongue: Tongue) -> bool {
    let is_border = |c: char| c.is_whitespace() || "([{“„\"‘‚«‹/–—-".contains(c);
    let (head, word) = match before.char_indices().rev().find(|(_, c)| is_border(*c)) {
        Some((at, c)) => before.split_at(at + c.len_utf8()),
        None => ("", before),
    };
    let next = rest.trim_start();
    let next_word = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let counts = next.starts_with(|c: char| c.is_numeric() || c == '#' || c == '§');
    let opens = tongue == Tongue::English && has(OPENERS, next_word);
    let letters = initials(word);
    if letters > 1 || has(FIRMS, word) {
        return !opens || has(INNER, word);
    }
    // Behind an elided word: "l’Avv. Quill", "l’on. Low".
    let word = match word.rsplit_once(['’', '\'']) {
        Some((_, "on")) if next.starts_with(char::is_uppercase) => "On",
        Some((_, tail)) if tail.chars().nth(1).is_some() => tail,
        _ => word,
    };
    letters == 1 && !is_counted(head, word, next)
        || has(DEGREES, word) && head.trim_end().ends_with('.')
        || is_street(word, counts, tongue)
        || has(TITLES, word)
        || tongue != Tongue::English && has(TITLES_ABROAD, word)
        || counts && has(COUNTED, word)
        || counts && tongue != Tongue::English && has(COUNTED_ABROAD, word)
        || has(WEEKDAYS, word) && (counts || has(COUNTED, next_word))
        || is_month(head, word, next)
        || is_number(head, word, next_word, tongue)
        || tongue != Tongue::English && is_date(head, word, next)
}

/// Whether a letter is no initial of a name: a measure behind a number ("1.80 m"), or what letters count ("Plan B").
/// "50 v. Chr." and "200 a. C." go on.
fn is_counted(head: &str, letter: &str, next: &str) -> bool {
    let head = head.trim_end();
    let last = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let goes_on = next.chars().nth(1) == Some('.');
    let is_measure = last.ends_with(|c: char| c.is_ascii_digit()) && has(MEASURES, letter);
    !goes_on && (is_measure || has(LETTERED, &last.to_ascii_lowercase()))
}

/// Whether a word before a number is a street: "Lindenstr. 5", "Storg. 5".
fn is_street(word: &str, counts: bool, tongue: Tongue) -> bool {
    let is_path = |word: &str| {
        let solid = [
            "borg", "berg", "ing", "ung", "ang", "ong", "eng", "tag", "dag",
        ];
        word.starts_with(char::is_uppercase)
            && word.ends_with('g')
            && !solid.iter().any(|end| word.ends_with(end))
    };
    match tongue {
        Tongue::English => false,
        Tongue::German => counts && word.ends_with("str"),
        Tongue::Other => counts && (word.ends_with("str") || is_path(word)),
    }
}

/// Whether a number is the day or the month of a date in figures: "5. 10. 2015", "2024. 2. 14."
fn is_date(head: &str, word: &str, next: &str) -> bool {
    let figures = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &word[digits..];
        (digits, rest.starts_with('.'))
    };
    let mut last = head.split_whitespace().rev().map(figures);
    let none = (0, false);
    let (here, behind) = (figures(word), figures(next));
    let (before, first) = (last.next().unwrap_or(none), last.next().unwrap_or(none));
    let is_short = |(digits, _): (usize, bool)| (1..=2).contains(&digits);
    if here.0 != word.len() || here.0 == 0 {
        return false;
    }
    is_short(here) && is_short(behind) && behind.1
        || is_short(here) && is_short(before) && before.1 && matches!(behind.0, 2 | 4)
        || here.0 == 4 && is_short(behind) && behind.1
        // "2024. 2. 14." stands before what happened then.
        || first == (4, true) && before.1 && is_short(before)
}

/// How many letters a word has that is letters with stops between them; none where it is something else.
fn initials(word: &str) -> usize {
    let single = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let is_all = word.split('.').all(single);
    if is_all { word.split('.').count() } else { 0 }
}

/// Whether a word between a day and a year is the month, in whatever language: "3 paź. 2015".
fn is_month(head: &str, word: &str, next: &str) -> bool {
    let is_number = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let day = head.trim_end().trim_end_matches('.');
    let day = day.rsplit(char::is_whitespace).next().unwrap_or_default();
    let year = next.split(|c: char| !c.is_alphanumeric()).next();
    let year = year.unwrap_or_default();
    is_number(day, 2)
        && (3..=5).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && year.len() == 4
        && is_number(year, 4)
}

/// Whether a number with a stop is an ordinal, or that of an item of a list. `head` is what stands before it.
fn is_number(head: &str, word: &str, next_word: &str, tongue: Tongue) -> bool {
    let is_short = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if !is_short {
        return false;
    }
    let last = head.trim_end().rsplit(char::is_whitespace).next();
    let last = last.unwrap_or_default();
    // They have no letters beyond ASCII; more would bring the tables of all letters.
    let lower = last.to_ascii_lowercase();
    let is_ordinal = tongue == Tongue::German
        && (has(MONTHS, next_word) || has(DETERMINERS, &lower) || last.ends_with('/'));
    let is_item = !head.contains(char::is_alphanumeric) && !next_word.is_empty();
    is_ordinal || is_item
}
