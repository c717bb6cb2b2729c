//! Words that say that somebody says something, in English, German and French; `tongues` leads others to them.
//!
//! Invariant: lower case, without accents, as `names::spelling::folded` folds them; forms that report, so no infinitives
//! but where another language needs its participle.
//! Must not know: texts.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Verbs by which somebody is reported.
const SAYING: usize = 0;
const SAYING_WORDS: &str = "\
    say says said tell tells told report reports reported announce announces announced add adds added argue argues \
    argued insist insists insisted claim claims claimed note notes noted warn warns warned explain explains explained \
    state states stated stress stresses stressed emphasize emphasizes emphasized emphasise emphasises emphasised \
    suggest suggests suggested declare declares declared deny denies denied confirm confirms confirmed acknowledge \
    acknowledges acknowledged admit admits admitted maintain maintains maintained assert asserts asserted allege \
    alleges alleged caution cautions cautioned reply replies replied respond responds responded write writes wrote \
    tweet tweets tweeted post posts posted comment comments commented remark remarks remarked observe observes observed \
    predict predicts predicted estimate estimates estimated conclude concludes concluded concede concedes conceded \
    hint hints hinted indicate indicates indicated reveal reveals revealed disclose discloses disclosed promise \
    promises promised vow vows vowed pledge pledges pledged complain complains complained contend contends contended \
    recall recalls recalled testify testifies testified reiterate reiterates reiterated underline underlines underlined \
    underscore underscores underscored quip quips quipped joke joked joking contest boast boasts boasted counter \
    counters countered continue continued mention mentions mentioned accuse accuses accused urge urges urged \
    describe describes described portray portrays portrayed characterize characterizes characterized characterise \
    characterises characterised depict depicts depicted call calls called label labels labelled labeled dub dubs dubbed \
    sagt sagte sagten sagen gesagt erklart erklarte erklarten betont betonte betonten berichtet berichtete berichten \
    berichteten meldet meldete meldeten meint meinte meinten behauptet behauptete behaupteten warnt warnte warnten \
    teilte teilten mitgeteilt kundigte kundigten bestatigt bestatigte bestatigten schreibt schrieb schrieben erganzte \
    versicherte versicherten forderte forderten angekundigt gemeldet gewarnt versichert gefordert geschrieben erganzt \
    hinzugefugt fugte fugten schatzt schatzte schatzten kritisiert kritisierte kritisierten bestreitet bestreiten \
    bestritt bestritten mitteilt mitteilte mitteilten ankundigte ankundigten einraumte einraumten eingeraumt hinzufugte \
    entgegnet entgegnete entgegneten erwidert erwiderte erwiderten antwortet antwortete antworteten beteuert beteuerte \
    beteuerten bekraftigt bekraftigte bekraftigten unterstreicht unterstrich klagt klagte klagten beklagt beklagte \
    beklagten mahnt mahnte mahnten drohte drohten versprach versprachen versprochen verspricht verlangt verlangte \
    verlangten fordert bemangelt bemangelte bemangelten dementiert dementierte dementierten erlautert erlauterte \
    erlauterten schildert schilderte schilderten erzahlt erzahlte erzahlten urteilt urteilte prognostiziert \
    prognostizierte prognostizierten betont betonen erklaren bedauert bedauerte bedauerten verkundet verkundete \
    verkundeten gestand gesteht versichern kommentierte kommentierten widerspricht widersprach widersprachen nennt \
    nennen nannte nannten bezeichnet bezeichnete bezeichneten halt halten hielt hielten \
    dit disent declare declarent affirme affirment affirmait explique expliquent expliquait estime estiment estimait \
    indique indiquent rapporte rapportent annonce annoncent souligne soulignent precise precisent assure assurent \
    ajoute ajoutent confirme confirment dementi dement soutient soutiennent raconte racontent repond repondent prevenu \
    previent reconnu reconnait promis promet ecrit lance lancent lancait deplore deplorent deplorait regrette \
    regrettent rappelle rappellent rappele rappelait juge jugent jugeait jure jurent denonce denoncent denoncait invoque \
    invoquent reclame reclament reclamait martele martelent martelait confie confient confiait indigne indignee \
    insiste insistent insistait avertit averti plaide plaident plaidait dementait declarait ajoutait soulignait \
    reconnaissait promettent expliquaient affirmaient repliquait replique repliquent retorque retorquent retorquait \
    conteste contestent contestait nie nient niait admet admettent admis critique critiquent critiquait avance avancent \
    evoque evoquent evoquait temoigne temoignent temoignait conclut detaille detaillent commente \
    commentait pretend pretendent pretendait pointe pointent pointait assurait racontait precisait annoncait indiquait";

/// Verbs of what somebody thinks or wishes: also somebody's claim, where nobody is said to have said anything.
const THINKING: usize = 1;
const THINKING_WORDS: &str = "\
    believe believes believed think thinks thought fear fears feared worry worries worried concerned hope hopes hoped expect \
    expects expected doubt doubts doubted suspect suspects suspected view views viewed see sees saw \
    glaubt glaubte glauben hofft hoffte hoffen furchtet furchten befurchtet befurchten befurchtete vermutet vermuten \
    vermutete erwartet erwarten bezweifelt bezweifeln bezweifelte craint craignent craignait redoute redoutent redoutait \
    espere esperent esperait pense pensent pensait croit croient croyait";

/// Forms that are as often a noun, or a verb that reports nothing.
const UNSURE: usize = 2;
const UNSURE_WORDS: &str = "\
    report reports claim claims note notes state states stated comment comments post posts estimate estimates hint \
    hints promise promises pledge pledges vow vows joke call calls called label labels labelled labeled view views \
    continue continued counter contest write see sees saw urge hope hopes fear fears doubt doubts thought worry worries \
    declare precise annonce estime meldet add adds added mention mentions mentioned recall recalls dub dubs observe \
    observed fear maintain maintains maintained reply replies dit lance juge avance critique commente conteste pointe \
    plaide confie indigne temoigne bedauert urteilt versprochen kritisiert nennen halten replique evoque reclame";

/// Verbs that say what somebody calls something; they need the words themselves, in quotation marks, or "as".
const LABELLING: usize = 3;
const LABELLING_WORDS: &str = "\
    describe describes described portray portrays portrayed characterize characterizes characterized characterise \
    characterises characterised depict depicts depicted call calls called label labels labelled labeled dub dubs dubbed \
    view views viewed see sees saw nennt nennen nannte nannten bezeichnet bezeichnete bezeichneten halt halten hielt \
    hielten";

/// Verbs behind which stands who is accused or asked, never who speaks.
const ADDRESSING: usize = 19;
const ADDRESSING_WORDS: &str = "accuses accused urges urged";

/// Participles by which somebody goes on: "…, saying that".
const IN_PASSING: usize = 20;
const IN_PASSING_WORDS: &str = "\
    saying adding insisting arguing warning noting claiming describing explaining stressing promising suggesting \
    acknowledging admitting conceding emphasizing emphasising predicting denying alleging asserting reiterating \
    declaring confirming announcing complaining \
    ajoutant affirmant expliquant assurant precisant soulignant estimant rappelant indiquant declarant denoncant";

/// Past forms that make a clause and do not end in "-ed".
const PAST: usize = 21;
const PAST_WORDS: &str = "\
    went came took gave made met held sent flew spoke began stood left wrote led ran won lost paid drew threw broke \
    brought bought sought kept fell rose sat grew built fought found caught chose knew";

/// German forms that tell what somebody else has said.
const REPORTED: usize = 22;
const REPORTED_WORDS: &str = "\
    sei seien habe werde konne musse durfe solle wolle gebe gehe komme stehe bleibe liege fehle mache belaufe betrage \
    handle beginne drohe reiche brauche";

/// Nouns behind "nach" that report: "nach Informationen der Zeitung".
const SOURCES: usize = 23;
const SOURCES_WORDS: &str = "\
    angaben angabe aussage aussagen ansicht informationen einschatzung auskunft darstellung meinung worten schatzung \
    schatzungen erkenntnissen auffassung uberzeugung";

/// What stands apart from its German verb, at the end of the clause: "teilte … mit", "räumte … ein".
const SEPARATED: usize = 24;
const SEPARATED_WORDS: &str = "mit ein an hin zu klar bekannt aus hervor hinzu fest vor";

/// How German and French nouns of what is printed or sent end.
const MEDIA_ENDINGS: [&str; 7] = [
    "zeitung",
    "agentur",
    "presse",
    "rundschau",
    "magazin",
    "redaktion",
    "blatt",
];

/// Nouns of what somebody says: "by Cook's account".
const ACCOUNTS: usize = 4;
const ACCOUNTS_WORDS: &str = "\
    account telling words view opinion version statement estimate description assessment report reports reading \
    reckoning claim";

/// Nouns of which nobody need be the owner: "suggestions that".
const REPORTS: usize = 5;
const REPORTS_WORDS: &str = "\
    suggestion suggestions report reports rumour rumours rumor rumors allegation allegations claim claims speculation \
    concern concerns fears hopes warning warnings belief accusation accusations complaint complaints word";

/// What may stand between a speaker and the verb.
const BETWEEN: usize = 6;
const BETWEEN_WORDS: &str = "\
    has have had is was were are be been being would will could can may might must should did does do also later \
    earlier then now still again once first not never only just already recently meanwhile however further even \
    reportedly repeatedly publicly privately quickly since soon to begun began quick declined declines refused \
    refuses went gone on continued continues tried wanted failed ready able sought increasingly a ont avait avaient hat haben hatte hatten \
    l'a l'ont l'avait aussi";

/// The words of [`BETWEEN`] after which "to say" is said after all.
const LEADS_TO_SAYING: usize = 7;
const LEADS_TO_SAYING_WORDS: &str = "\
    declined declines refused refuses begun began quick went gone continued continues tried wanted would ready able \
    failed sought";

const REFUSING: usize = 8;
const REFUSING_WORDS: &str = "declined declines refused refuses";

/// Forms of verbs of which one makes a clause.
const FINITE: usize = 9;
const FINITE_WORDS: &str = "\
    is are was were has have had will would can could may might must do does did been be isn aren wasn weren \
    ist sind war waren hat haben hatte wird wurde est sont etait ont";

const BE: usize = 10;
const BE_WORDS: &str = "is are was were been being be wurde wurden wird ete est sont etait etaient fut furent sera seront";

/// Forms behind or before which a German participle is done to somebody: "war gemeldet worden".
const DONE: usize = 25;
const DONE_WORDS: &str = "war waren wurde wurden wird werden worden ist sind sei seien";

/// French participles behind "s’est" by which somebody is quoted.
const REFLEXIVE: usize = 26;
const REFLEXIVE_WORDS: &str = "\
    indigne indignee indignes felicite felicitee etonne etonnee inquiete inquietee defendu defendue rejoui rejouie emu \
    emue alarme alarmee insurge insurgee emporte emportee exclame exclamee interroge interrogee";

/// Words behind which another clause begins.
const BORDERS: usize = 11;
const BORDERS_WORDS: &str = "\
    that but as while when where wie comme because if though although since after before whether what how than so then \
    unless until once which who whom whose why and or dass aber als wahrend wenn weil obwohl nachdem bevor que mais quand \
    lorsque parce puisque et und oder ou";

const PREPOSITIONS: usize = 12;
const PREPOSITIONS_WORDS: &str = "\
    on in at after for during with from by under over into about against between among despite within without through \
    to of near towards toward amid following auf bei nach mit von aus fur gegen uber zwischen am im zum zur beim vom vor \
    seit um gegenuber dans avec apres sur pour chez depuis \
    contre entre par lors devant aupres";

const DETERMINERS: usize = 13;
const DETERMINERS_WORDS: &str = "\
    the a an this that these those his her its their our my your some many several one two three most all both another \
    every no der die das den dem des ein eine einer ein le la les l' un une des son sa ses leur leurs ce cette";

const PRONOUNS: usize = 14;
const PRONOUNS_WORDS: &str = "he she they it we i you er sie es wir ich il elle ils elles nous je";

const POSSESSIVES: usize = 15;
const POSSESSIVES_WORDS: &str =
    "his her its their our my your sein seine ihr ihre son sa ses leur leurs";

/// What opens a clause whose speaker stands behind it: "a déclaré le maire", "hatte sie gesagt".
const AUXILIARIES: usize = 18;
const AUXILIARIES_WORDS: &str = "a ont avait avaient hat haben hatte hatten habe l'a l'ont l'avait";

const MODALS: usize = 16;
const MODALS_WORDS: &str = "\
    could may might would should must will can cannot likely probably perhaps possibly apparently reportedly allegedly \
    seems seem seemed appears appear appeared konnte konnten durfte durften soll sollen sollte sollten wohl angeblich \
    vielleicht wahrscheinlich pourrait pourraient devrait devraient serait seraient aurait auraient peut-etre";

/// Words that say how certain something is: [`MODALS`] without those that only say what is to come, and with those that
/// leave no doubt.
const HEDGES: usize = 17;
const HEDGES_WORDS: &str = "\
    could may might likely unlikely probably perhaps possibly apparently reportedly allegedly supposedly purportedly \
    presumably seems seem seemed appears appear appeared certainly clearly definitely undoubtedly surely undeniably \
    konnte konnten durfte durften soll sollen sollte sollten wohl angeblich vielleicht wahrscheinlich vermutlich \
    moglicherweise offenbar anscheinend sicher sicherlich zweifellos mutmasslich \
    pourrait pourraient devrait devraient serait seraient aurait auraient peut-etre probablement apparemment \
    vraisemblablement certainement sans-doute semble semblent";

/// All lists; each is known by its number.
const LISTS: [&str; 27] = [
    SAYING_WORDS,
    THINKING_WORDS,
    UNSURE_WORDS,
    LABELLING_WORDS,
    ACCOUNTS_WORDS,
    REPORTS_WORDS,
    BETWEEN_WORDS,
    LEADS_TO_SAYING_WORDS,
    REFUSING_WORDS,
    FINITE_WORDS,
    BE_WORDS,
    BORDERS_WORDS,
    PREPOSITIONS_WORDS,
    DETERMINERS_WORDS,
    PRONOUNS_WORDS,
    POSSESSIVES_WORDS,
    MODALS_WORDS,
    HEDGES_WORDS,
    AUXILIARIES_WORDS,
    ADDRESSING_WORDS,
    IN_PASSING_WORDS,
    PAST_WORDS,
    REPORTED_WORDS,
    SOURCES_WORDS,
    SEPARATED_WORDS,
    DONE_WORDS,
    REFLEXIVE_WORDS,
];

/// In which lists a word stands, one bit each.
static NUMBERED: OnceLock<HashMap<&'static str, u32>> = OnceLock::new();

fn has(list: usize, word: &str) -> bool {
    let numbered = NUMBERED.get_or_init(|| {
        let mut numbered: HashMap<&'static str, u32> = HashMap::new();
        for (number, list) in LISTS.iter().enumerate() {
            for word in list.split_whitespace() {
                *numbered.entry(word).or_default() |= 1 << number;
            }
        }
        numbered
    });
    numbered
        .get(word)
        .is_some_and(|bits| bits & (1 << list) != 0)
}

/// How surely a verb reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CueStrength {
    /// Somebody thinks or wishes it.
    Thinking,
    /// Somebody says it.
    Saying,
}

/// How surely a word reports, as a verb; nothing where it does not.
pub fn reporting(word: &str) -> Option<CueStrength> {
    if has(SAYING, word) {
        Some(CueStrength::Saying)
    } else {
        has(THINKING, word).then_some(CueStrength::Thinking)
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $list:ident),* $(,)?) => {
        $($(#[$doc])* pub fn $name(word: &str) -> bool {
            has($list, word)
        })*
    };
}

lists! {
    /// Whether a word of [`reporting`] is as often something else.
    is_unsure UNSURE,
    /// Whether a verb needs what somebody calls something.
    is_labelling LABELLING,
    /// Whether a noun is what somebody says, behind whose it is.
    is_account ACCOUNTS,
    /// Whether a noun reports without saying who does.
    is_report REPORTS,
    /// Whether a word may stand between a speaker and the verb.
    stands_between BETWEEN,
    /// Whether "to say" behind it is said.
    leads_to_saying LEADS_TO_SAYING,
    /// Whether nothing is said after all.
    is_refusing REFUSING,
    /// Whether a word makes a clause.
    is_finite FINITE,
    /// Whether a participle behind it is done to somebody.
    is_passive BE,
    /// Whether another clause begins here.
    is_border BORDERS,
    /// Whether a word leads a place, a time or the like.
    is_preposition PREPOSITIONS,
    /// Whether a noun is to come.
    is_determiner DETERMINERS,
    /// Whether a word stands for somebody named before.
    is_pronoun PRONOUNS,
    /// Whether a word says whose.
    is_possessive POSSESSIVES,
    /// Whether a verb helps another one, and may open its clause in French or German.
    is_auxiliary AUXILIARIES,
    /// Whether a word says how sure something is.
    is_modal MODALS,
    /// Whether a word says how certain somebody is of it.
    is_hedge HEDGES,
    /// Whether behind a verb stands who is accused or asked.
    is_addressing ADDRESSING,
    /// Whether a participle says that somebody goes on.
    reports_in_passing IN_PASSING,
    /// Whether a word is a past form that does not look like one.
    is_past PAST,
    /// Whether a German verb tells what somebody else has said.
    is_reported REPORTED,
    /// Whether "nach" before a noun reports.
    is_source_noun SOURCES,
    /// Whether a word may stand apart from its verb.
    is_separated SEPARATED,
    /// Whether somebody is quoted by a participle behind "s’est".
    is_reflexive REFLEXIVE,
    /// Whether a German participle beside it is done to somebody.
    is_done DONE,
}

/// Whether a word says when, by the day of the article, or how often.
pub fn says_when(word: &str) -> bool {
    matches!(
        word,
        "yesterday" | "today" | "also" | "gestern" | "heute" | "bereits"
    )
}

/// Whether a noun names something that is printed or sent.
pub fn is_medium(word: &str) -> bool {
    MEDIA_ENDINGS.iter().any(|ending| word.ends_with(ending))
}
