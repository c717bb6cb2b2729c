//! The names of the months, as newspapers write them.
//!
//! Owns: [`of`].
//! Invariant: a name that means two months in two languages means none.
//! Must not know: where in a date a month stands.

use std::sync::LazyLock;

/// Names by language, January first; several names of one month are parted by "/".
const NAMES: [&str; 25] = [
    "january february march april may june july august september october november december",
    "januar/jänner februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts/mars april maj/mai juni juli august september oktober november december/desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "يناير/جانفي فبراير/فيفري مارس أبريل/إبريل/ابريل/أفريل مايو/ماي يونيو/يونيه/جوان يوليو/يوليه/جويلية أغسطس/اغسطس/أوت سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "január február március április május június július augusztus szeptember október november december",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
];

/// All names with their months, by the alphabet; of names alike, that of the first language first.
static INDEX: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let months = NAMES
        .into_iter()
        .flat_map(|names| names.split(' ').zip(1..));
    let mut index: Vec<_> = months
        .flat_map(|(names, month)| names.split('/').map(move |name| (name, month)))
        .collect();
    index.sort_by_key(|(name, _)| *name);
    index
});

/// Fewest letters of an abbreviation.
const SHORTEST: usize = 3;

/// Which month a word names, from 1; whole or cut short ("Sept"), with Hebrew's prefix ("in September").
#[must_use]
pub fn of(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let lower = ["ב", "ל"]
        .iter()
        .find_map(|prefix| {
            lower
                .strip_prefix(prefix)
                .filter(|rest| rest.chars().count() >= SHORTEST)
        })
        .unwrap_or(&lower);
    if lower.chars().count() < 2 {
        return None;
    }
    // English ones are cut short everywhere: "Mar" is no November, as it could be in Finnish.
    let mut english = NAMES[0].split(' ').zip(1..);
    let mut found = english
        .find(|(name, _)| lower.len() == SHORTEST && name.starts_with(lower))
        .map(|(_, month)| month);
    let abbreviates = lower.chars().count() >= SHORTEST;
    let mut cut_short: Option<u32> = None;
    let mut unclear = false;
    // Names that begin alike stand together, the name that is no longer than the word first.
    let from = INDEX.partition_point(|(name, _)| *name < lower);
    let begun = INDEX.iter().skip(from);
    for (name, month) in begun.take_while(|(name, _)| name.starts_with(lower)) {
        if *name == lower {
            // "Listopada" is November in Polish and October in Croatian: the first language wins.
            found = found.or(Some(*month));
        } else if abbreviates {
            unclear |= cut_short.is_some_and(|other| other != *month);
            cut_short = Some(*month);
        }
    }
    found.or(cut_short.filter(|_| !unclear))
}
