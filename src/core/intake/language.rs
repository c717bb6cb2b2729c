//! Which language a text is in: its script, then its most frequent small words.
//!
//! Owns: [`detect`], [`is_small_word`].
//! Invariant: nothing is said where the evidence is thin; a wrong language makes a screen reader read
//! nonsense, none makes it read with the reader's own voice.
//! Must not know: markup; what a page declares is looked at elsewhere.
//!
//! Why not `whatlang`: its trigrams call themselves unreliable for texts of one or two sentences, which
//! is what a teacher often pastes; the count of small words is a reason that a teacher can check; and the
//! lists are needed anyway, to tell the words that a headline shares with its text.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Most words that are looked at.
const SAMPLE: usize = 3_000;
/// Fewest small words for an answer.
const FEWEST: usize = 3;

/// Small words of the languages written in Latin letters: the most frequent function words, without
/// those that mean much in an article's headline (own selection).
const LATIN: [(&str, &str); 20] = [
    (
        "en",
        "the of and to in a is that it for was on with as by at from be has have are this an not but were which they their said who will or had he she his her its",
    ),
    (
        "de",
        "der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man",
    ),
    (
        "fr",
        "le la les de des du et en un une est que qui dans pour par sur au aux ne pas se ce il elle avec plus sont son sa ses cette mais ou été a d l qu n s c leur ont nous",
    ),
    (
        "es",
        "el la los las de del y en un una es que se por con para su al lo como más pero sus le ha este esta sin sobre también fue son entre era muy desde han hasta",
    ),
    (
        "pt",
        "o a os as de do da dos das e em um uma é que se por com para no na nos nas ao mais mas como foi são não ou pelo pela sua seu ele ela também entre até já",
    ),
    (
        "it",
        "il lo la gli le di del della dei delle e in un una è che si per con su al alla nel nella non più da dal come sono ha anche ma i o dalla ai questo questa suo sua",
    ),
    (
        "nl",
        "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door naar over uit maar dan worden werd heeft hij zij ze nog tot was deze die",
    ),
    (
        "sv",
        "och att det i en som är av för på den till med han inte om ett var har de från vid så men hon eller också efter när sig under nu än kan ska",
    ),
    (
        "da",
        "og at det i en som er af for på den til med han ikke om et var har de fra ved så men hun eller også efter når sig blev kan skal over mod uden siger hvad noget jeg dem være",
    ),
    (
        "nb",
        "og at det i en som er av for på den til med han ikke om et var har de fra ved så men hun eller også etter når seg ble kan skal over mot uten sier hva noe jeg dem være vet",
    ),
    (
        "pl",
        "i w z na do się że nie jest to o jak po za od dla przez są ale oraz ich jego który która które był była przed także",
    ),
    (
        "cs",
        "a v se na je že s z do o k i by ale jako za po pro jsou tak od ve podle jeho které který která byl byla také",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak ne en mi ya her olduğu değil",
    ),
    (
        "fi",
        "ja on ei se että oli hän mutta myös ovat joka kun niin kuin sen tai jo vain mukaan ole ovat nyt sekä",
    ),
    (
        "hu",
        "a az és hogy nem is egy van volt meg ez de el már csak még szerint mint lesz vagy ezt azt után",
    ),
    (
        "ro",
        "și în de la a cu pe că nu este din pentru o un care mai au fost sau dar prin după ca sunt al ale fi",
    ),
    (
        "ca",
        "el la els les de del dels i en un una és que es per amb no al als més però són ha han aquest aquesta també fins segons entre va van ho seva seu sobre què l d s n",
    ),
    (
        "sk",
        "a v sa na je že s z do o k aj ale ako za po pre sú tak od vo podľa jeho ktorý ktorá bol bola boli tiež nie",
    ),
    // Croatian, Bosnian and Serbian, which small words do not tell apart.
    (
        "",
        "i u je na se da su za od s koji koja koje kao ali iz po će bi nije što sa o do bio bila biti te ne nakon ili samo",
    ),
    (
        "id",
        "yang dan di dari untuk dengan pada ini itu tidak dalam akan ke adalah juga telah oleh sebagai karena mereka",
    ),
];

/// A language and the evidence for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LanguageEvidence {
    /// So many small words.
    SmallWords(usize),
    /// The script.
    Script,
}

/// The text's language as a BCP 47 tag.
#[must_use]
pub fn detect(text: &str) -> Option<(&'static str, LanguageEvidence)> {
    if let Some(tag) = by_script(text) {
        return Some((tag, LanguageEvidence::Script));
    }
    let mut hits = [0_usize; LATIN.len()];
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && word.len() <= 12);
    for word in words.take(SAMPLE) {
        let languages = languages_of(&word.to_lowercase());
        for (bit, hit) in hits.iter_mut().enumerate() {
            *hit += usize::from(languages & (1 << bit) != 0);
        }
    }
    let best = hits.iter().copied().max().unwrap_or_default();
    let mut winners = LATIN.iter().zip(hits).filter(|(_, n)| *n == best);
    let winner = winners.next()?;
    let alone = winners.next().is_none();
    let is_told = best >= FEWEST && alone && !winner.0.0.is_empty();
    is_told.then_some((winner.0.0, LanguageEvidence::SmallWords(best)))
}

/// Whether a word, in lower case, is a small word of any of the languages.
#[must_use]
pub fn is_small_word(word: &str) -> bool {
    languages_of(word) != 0
}

/// Which languages have a small word, as bits in the order of [`LATIN`], then one for all others.
fn languages_of(word: &str) -> u32 {
    static TABLE: OnceLock<BTreeMap<&str, u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let latin = LATIN.iter().map(|(_, words)| *words);
        let mut table = BTreeMap::new();
        for (bit, words) in latin.chain([OTHERS]).enumerate() {
            for word in words.split(' ') {
                *table.entry(word).or_default() |= 1 << bit;
            }
        }
        table
    });
    table.get(word).copied().unwrap_or(0)
}

/// Small words of languages that their letters tell apart.
const OTHERS: &str = "и в не на я что он с как это по но из у за от для о к его же бы так то все она был і та що з до як від за його які або من في على إلى عن أن إن التي الذي هذا هذه مع كان لا ما بعد قبل قد لم هو هي של על את לא כי הוא היא עם זה גם או אבל כל אל και το η ο του της να για με που των από είναι στο στη δεν";

/// Languages that their letters alone tell, by which letters prevail.
fn by_script(text: &str) -> Option<&'static str> {
    let (mut latin, mut han, mut kana, mut hangul, mut arabic, mut persian) = (0, 0, 0, 0, 0, 0);
    let (mut hebrew, mut cyrillic, mut greek, mut thai, mut hindi) = (0, 0, 0, 0, 0);
    let (mut georgian, mut armenian, mut urdu) = (0, 0, 0);
    let (mut vietnamese, mut turkish, mut other_latin) = (0, 0, 0);
    let mut slavic_letters = SlavicLetters::default();
    for c in text.chars().filter(|c| c.is_alphabetic()).take(20_000) {
        match c {
            'ı' | 'ğ' | 'İ' | 'Ğ' => turkish += 1,
            'ə' | 'Ə' => other_latin += 1,
            'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' => vietnamese += 1,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' => {
                han += 1;
            }
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' => urdu += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => arabic += 1,
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            '\u{400}'..='\u{52f}' => {
                cyrillic += 1;
                slavic_letters.count(c);
            }
            '\u{370}'..='\u{3ff}' => greek += 1,
            '\u{e00}'..='\u{e7f}' => thai += 1,
            '\u{900}'..='\u{97f}' => hindi += 1,
            '\u{10a0}'..='\u{10ff}' => georgian += 1,
            '\u{530}'..='\u{58f}' => armenian += 1,
            _ => {}
        }
    }
    let east = han + kana;
    let of_arabic = arabic + persian + urdu;
    let of_latin = latin + vietnamese + turkish + other_latin;
    let is_latin = |letters: usize, of: usize| letters >= 3 && letters * of >= of_latin;
    let scripts = [
        (
            of_latin,
            if is_latin(vietnamese, 25) {
                "vi"
            } else if is_latin(turkish, 50) && other_latin == 0 {
                "tr"
            } else {
                ""
            },
        ),
        // Ideographs say more each than letters do.
        (2 * east, if kana * 10 > east { "ja" } else { "zh" }),
        (hangul, "ko"),
        (
            of_arabic,
            if urdu * 20 > of_arabic {
                "ur"
            } else if persian * 20 > of_arabic {
                "fa"
            } else {
                "ar"
            },
        ),
        (hebrew, "he"),
        (cyrillic, slavic_letters.language()),
        (greek, "el"),
        (thai, "th"),
        (hindi, "hi"),
        (georgian, "ka"),
        (armenian, "hy"),
    ];
    let (most, tag) = scripts.into_iter().max_by_key(|(n, _)| *n)?;
    (most >= 8 && !tag.is_empty()).then_some(tag)
}

/// How often the letters stand that only some of the languages in Cyrillic have.
#[derive(Default)]
struct SlavicLetters {
    /// "ы", "э", "ё": Russian and Belarusian.
    hard: usize,
    /// "ў": Belarusian.
    belarusian: usize,
    /// "і", "ї", "є", "ґ": Ukrainian, and the first of them Belarusian.
    dotted: usize,
    /// "ъ": often in Bulgarian, seldom in Russian.
    sign: usize,
    /// "ђ", "ћ": Serbian.
    serbian: usize,
    /// "ј", "љ", "њ", "џ": Serbian and Macedonian.
    southern: usize,
    /// "ѓ", "ќ", "ѕ": Macedonian.
    macedonian: usize,
    /// Letters of languages that are not told here, such as Kazakh and Mongolian.
    other: usize,
}

impl SlavicLetters {
    fn count(&mut self, c: char) {
        let kind = match c {
            'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => &mut self.hard,
            'ў' | 'Ў' => &mut self.belarusian,
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => &mut self.dotted,
            'ъ' | 'Ъ' => &mut self.sign,
            'ђ' | 'ћ' | 'Ђ' | 'Ћ' => &mut self.serbian,
            'ј' | 'љ' | 'њ' | 'џ' | 'Ј' | 'Љ' | 'Њ' | 'Џ' => &mut self.southern,
            'ѓ' | 'ќ' | 'ѕ' | 'Ѓ' | 'Ќ' | 'Ѕ' => &mut self.macedonian,
            '\u{460}'..='\u{48f}' | '\u{492}'..='\u{52f}' => &mut self.other,
            _ => return,
        };
        *kind += 1;
    }

    /// The language, or nothing where its letters are those of several.
    fn language(&self) -> &'static str {
        let southern = self.serbian + self.southern + self.macedonian;
        match () {
            () if self.other > 0 && self.other * 4 >= self.hard + self.dotted => "",
            () if self.belarusian > 0 && self.belarusian * 20 >= self.hard + self.dotted => "be",
            () if southern > self.hard + self.dotted + self.sign => {
                match (self.serbian, self.macedonian) {
                    (0, 0) => "",
                    (serbian, macedonian) if serbian > macedonian => "sr",
                    _ => "mk",
                }
            }
            () if self.dotted > self.hard => "uk",
            () if self.hard > self.sign => "ru",
            () if self.sign >= 2 && self.hard == 0 => "bg",
            () => "",
        }
    }
}
