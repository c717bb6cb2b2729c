//! Words that stand beside names and are none: titles and offices, articles, particles, days and months.
//!
//! Invariant: lower case, without accents, as [`Likeness::Bare`](crate::core::text::folding::Likeness) folds them;
//! English, German and French, and what is unlike these of Spanish, Italian, Dutch and Portuguese: "el" begins names.
//! Must not know: texts.

use crate::core::text::word_list::is_listed;

/// Titles, offices and what they are of: "Defense Secretary", "Secretary of State".
const TITLES: &str = "\
    acting admiral adviser advisor affairs agriculture ambassador archbishop attorney baron bishop \
    brigadier capitaine captain cardinal chair chairman chairwoman chancellor chef chief coach col \
    colonel commander commissioner congressman congresswoman councillor councilor councilman \
    councilwoman count dame defence defense deputy detective directeur director directrice docteur \
    doctor doktor dr duchess duke economy education emperor energy environment ex father finance first \
    foreign former frau gen general goalkeeper gov governor health herr home inspector interior judge \
    justice kanzler kanzlerin kapitan king konig konigin labor labour lady leader lieutenant lord lt m \
    madame maire maj major manager marshal master mayor minister ministre miss mlle mme monsieur mr mrs \
    ms officer oberst papst police pope pr premier premiere president presidente prime prince princess \
    prof professor professeur queen rabbi rep representative rev reverend secretary sen senator senateur \
    senior sergeant sgt sheriff sheikh sir sister spokesman spokesperson spokeswoman st state striker \
    sultan superintendent transport treasury vice senor senora signor signora dottor dottoressa \
    onorevole mevrouw meneer senhor senhora ministro ministra presidenta alcalde alcaldesa sindaco sindaca burgemeester";

/// How German words of offices end.
const OFFICE_ENDINGS: &str = "\
    minister ministerin prasident prasidentin kanzler kanzlerin meister meisterin sprecher sprecherin \
    trainer trainerin chef chefin leiter leiterin direktor direktorin vorsitzende vorsitzender forscher \
    forscherin wissenschaftler wissenschaftlerin experte expertin professorin rat ratin torwart sturmer \
    kapitan richter richterin";

const ARTICLES: &str = "\
    the a an der die das den dem des ein eine le la les l l' un une il gli uno het een uma";

const INDEFINITE: &str = "a an ein eine einen einem einer un une uno een uma";

/// What leads on from a noun to what is said of it.
const COMPLEMENTS: &str = "\
    of in for at on to from with by near under against between who whom whose that which and von vom in \
    fur aus mit bei beim auf im am zum zur des der die und de du des d' a au aux en pour sur dans et chez \
    del dei degli della delle dello di do dos da das van voor";

/// Offices that are no family names too, as "King" is.
const OFFICES: &str = "\
    minister ministerin ministre secretary president presidente prasident prasidentin premier premiere \
    ambassador governor senator chairman chairwoman commander commissioner adviser advisor director \
    spokesman spokesperson spokeswoman sprecher sprecherin kanzler kanzlerin ministro ministra presidenta portavoz \
    alcalde alcaldesa portavoce sindaco sindaca burgemeester woordvoerder";

const PARTICLES: &str = "\
    al el as ad ar bin ibn ben abu von vom zu van ter ten de der den del della di da dos du le la d' ul";

const JOINING: &str = "\
    of the and in for on at to de du des la le les l' d' et und der die das von fur & del los las \
    dei degli della delle dello dos das voor y";

const DAYS_AND_MONTHS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
    august september october november december sept oct nov dec jan feb montag dienstag mittwoch \
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche januar februar marz mai juni juli oktober dezember";

/// What a country's people or a part of the world is called, where the lesson does not name the country.
const PEOPLES: &str = "\
    african american arab asian australian austrian belgian brazilian british canadian chinese danish \
    dutch eastern english european french german greek indian iranian iraqi irish israeli italian \
    japanese korean mexican northern norwegian pakistani polish portuguese russian scottish southern \
    spanish swedish swiss syrian turkish ukrainian welsh western";

/// Words that begin sentences and are no first names.
const BEGINNINGS: &str = "\
    according after again although also and as because before both but by despite does during earlier \
    even finally for has have he here how however i if is it its last late later like meanwhile nearly \
    neither no nor not now of often on once only or perhaps she since so some still that then there they \
    this though thus to today tomorrow under unless unlike until was we were what when where whether \
    which while who whom why will with without yesterday yet you aber als am auch da dann damit dass \
    doch ehe er es fur gestern hat hatte heute ihm ihr im ist ja mit nachdem nein nun nur ob obwohl ohne \
    seit sie so trotz und unter war was weil wenn wer wie wir wo zu zuletzt alors apres aussi avant avec \
    car ce cependant cette chez comme depuis elle hier il ils je lorsque mais malgre nous on ou par \
    pendant pour pourtant quand que qui sans selon si sous sur vous";

/// What stands before a place: "in", "near".
const PLACE_WORDS: &str = "\
    in at near from across around over outside inside into toward towards through nach aus bei vers dans \
    a en";

/// What a place is called besides its name: "Stadt Köln", "River Tees".
const PLACE_KINDS: &str = "\
    stadt region insel land provinz kreis landkreis gemeinde hauptstadt ort raum river lake mount port county";

/// How German nouns of bodies end: "des Unternehmens Nordchem", "die Bürgerinitiative Reine Luft".
const BODY_ENDINGS: &str = "\
    unternehmen unternehmens firma konzern konzerns betrieb betriebs hersteller herstellers betreiber betreibers \
    anbieter anbieters initiative verein vereins verband verbands verbandes bundnis partei fraktion gewerkschaft \
    staatsanwaltschaft gesellschaft genossenschaft stiftung organisation gruppe agentur kanzlei reederei werft brauerei \
    spedition kette marke zeitung magazin magazins sender senders";

/// Whether a word is a title or an office, or part of one.
#[must_use]
pub fn is_title(word: &str) -> bool {
    let mut offices = OFFICE_ENDINGS.split(' ');
    is_listed(TITLES, word) || offices.any(|ending| word.ends_with(ending))
}

/// Whether a word is a definite or an indefinite article.
#[must_use]
pub fn is_article(word: &str) -> bool {
    is_listed(ARTICLES, word)
}

/// Whether a word is an indefinite article.
#[must_use]
pub fn is_indefinite_article(word: &str) -> bool {
    is_listed(INDEFINITE, word)
}

/// Whether a word leads on from a noun to what is said of it.
#[must_use]
pub fn is_before_head_complement(word: &str) -> bool {
    is_listed(COMPLEMENTS, word)
}

/// Whether a word at the end of others says which office somebody has.
#[must_use]
pub fn is_office(word: &str) -> bool {
    const ENDINGS: [&str; 6] = [
        "minister",
        "ministerin",
        "sprecher",
        "sprecherin",
        "prasident",
        "prasidentin",
    ];
    is_listed(OFFICES, word) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is a small part of family names.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    is_listed(PARTICLES, word)
}

/// Whether a word only joins the words of a name.
#[must_use]
pub fn is_joining(word: &str) -> bool {
    is_listed(JOINING, word)
}

/// Whether a word is a day of the week or a month.
#[must_use]
pub fn is_day_or_month(word: &str) -> bool {
    is_listed(DAYS_AND_MONTHS, word)
}

/// Whether a word stands before places.
#[must_use]
pub fn is_before_places(word: &str) -> bool {
    is_listed(PLACE_WORDS, word)
}

/// Whether a word says what kind of place is named behind it.
#[must_use]
pub fn is_kind_of_place(word: &str) -> bool {
    is_listed(PLACE_KINDS, word)
}

/// Whether a German word says what kind of body is named behind it.
#[must_use]
pub fn is_kind_of_body(word: &str) -> bool {
    BODY_ENDINGS.split(' ').any(|ending| word.ends_with(ending))
}

/// Whether a word says of which country or part of the world something is.
#[must_use]
pub fn is_of_people(word: &str) -> bool {
    is_listed(PEOPLES, word)
}

/// Whether a word begins sentences and is no first name.
#[must_use]
pub fn is_beginning(word: &str) -> bool {
    is_listed(BEGINNINGS, word)
}
