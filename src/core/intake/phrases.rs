//! What page furniture says, in the languages that schools read most.
//!
//! Owns: [`furniture`], [`byline`], [`agency`], [`date_word`].
//! Invariant: a phrase is listed as *anywhere* only where no report would say it of itself; all others count
//! only in short lines that are no sentences. Phrases are in lower case, with straight quotation marks.
//! Must not know: where a line stands.

use std::sync::OnceLock;

use super::notices;
use super::reason::Furniture::{
    self, AboutAuthor, Advert, Comments, Cookies, Copyright, Credit, Media, Menu, MoreToRead,
    Sharing, SignUp, Tags, Weather,
};
use super::voice::{LineVoice, Telling, is_quoted};
use crate::core::text::word_list::is_listed;

/// The whole line is the phrase, stops and counts aside. Phrases are parted by "|".
const WHOLE: [(Furniture, &str); 10] = [
    (
        AboutAuthor,
        "about the author|about the authors|about the writer|about the reporter|über den autor|über die autorin|über die autoren|zum autor|zur autorin|zur person der autorin|à propos de l'auteur|à propos de l'autrice|sobre la firma|sobre el autor|sobre la autora|sobre o autor|sobre a autora|sull'autore|sull'autrice|over de auteur|om författaren|об авторе|عن الكاتب|关于作者",
    ),
    (
        Advert,
        "advertisement|advertisements|ad|ads|advertising|sponsored|sponsored content|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|reklam|reklama|mainos|реклама|إعلان|פרסומת|广告|廣告|広告|광고|[ad]|paid post|promoted|story continues below advertisement|article continues after advertisement|article continues below|continue reading below|skip advertisement|skip ad|la suite après cette publicité",
    ),
    (
        Sharing,
        "share|shares|tweet|email|print|e-mail|whatsapp|facebook|twitter|linkedin|reddit|pinterest|telegram|copy link|save|teilen|drucken|partager|imprimer|compartir|compartilhar|condividi|stampa|delen|dela|del|udostępnij|поделиться|поширити|شارك|مشاركة|שתף|שיתוף|שתפו|分享|共有|공유|x|share this|share this article|gift this article|link copied|bookmark",
    ),
    (
        Menu,
        "home|menu|search|log in|login|sign in|sign up|register|subscribe|news|sport|sports|weather|opinion|business|politics|world|culture|lifestyle|travel|health|science|technology|tech|entertainment|contact|contact us|about|about us|imprint|privacy|privacy policy|terms|terms of use|terms of service|terms and conditions|accessibility|help|faq|careers|jobs|advertise|advertise with us|sitemap|site map|back to top|top|skip to content|skip to main content|skip to navigation|close|next|previous|more|all sections|sections|e-paper|epaper|archive|rss|startseite|start|suche|suchen|anmelden|abo|impressum|datenschutz|agb|kontakt|nachrichten|zum inhalt springen|nach oben|accueil|rechercher|connexion|se connecter|s'abonner|mentions légales|inicio|buscar|iniciar sesión|suscríbete|aviso legal|contacto|início|pesquisar|entrar|assine|contato|cerca|accedi|abbonati|contatti|الرئيسية|بحث|اتصل بنا|من نحن|דף הבית|ראשי|חיפוש|צור קשר|אודות|首页|首頁|登录|登入|注册|搜索|关于我们|联系我们|返回顶部|ホーム|ログイン|検索|главная|поиск|войти|контакты|select city|change city|select edition|edition|follow us|follow|settings|my account|account|saved articles|notifications|show more|show less|read more|load more|see all|view all|see more|view more",
    ),
    (
        MoreToRead,
        "most popular|most read|most viewed|most shared|trending|trending now|popular|popular now|latest|latest news|latest stories|top stories|editor's picks|editors' picks|recommended|recommended for you|recommended stories|related|related articles|related stories|related content|related topics|related news|related links|related coverage|more stories|more news|more from this section|more on this story|more like this|you may also like|you might also like|you might like|also read|read also|read next|up next|next article|previous article|next story|previous story|don't miss|must read|what to read next|around the web|from the web|further reading|see also|in other news|meistgelesen|am meisten gelesen|mehr zum thema|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|weitere artikel|weitere meldungen|lesen sie auch|lesen sie mehr|top-themen|à lire aussi|lire aussi|les plus lus|à ne pas manquer|sur le même sujet|articles liés|voir aussi|lo más leído|lo más visto|te puede interesar|también te puede interesar|noticias relacionadas|más noticias|más información|lea también|lee también|le puede interesar|mais lidas|leia também|veja também|leia mais|notícias relacionadas|più letti|leggi anche|potrebbe interessarti|articoli correlati|lees ook|meest gelezen|läs också|läs mer|läs även|les også|læs også|czytaj także|przeczytaj także|читайте также|читайте також|самое читаемое|الأكثر قراءة|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|קרא גם|קראו גם|קראו עוד|עוד בנושא|הנקראות ביותר|כתבות נוספות|相关新闻|相關新聞|相关阅读|延伸阅读|延伸閱讀|热门文章|热门新闻|推荐阅读|关連記事|関連記事|おすすめ記事|関連ニュース|관련기사|관련 기사",
    ),
    (
        Comments,
        "comments|comment|leave a comment|leave a reply|post a comment|add a comment|join the conversation|view comments|show comments|kommentare|kommentar schreiben|commentaires|laisser un commentaire|réagir|comentarios|deja un comentario|comentários|commenti|reacties|kommentarer|комментарии|коментарі|التعليقات|تعليقات|תגובות|הוסף תגובה|评论|評論|发表评论|コメント|댓글",
    ),
    (
        Tags,
        "tags|topics|keywords|filed under|schlagworte|schlagwörter|themen|mots-clés|etiquetas|temas|tópicos|tag|теги|الوسوم|כתבות בנושא|标签|標籤|タグ",
    ),
    (
        Media,
        "video|videos|watch|watch live|watch now|watch video|play video|see all video|see all videos|photos|gallery|photo gallery|slideshow|pictures|in pictures|live|listen|listen now|listen to this article|audio|podcast|podcasts|bildergalerie|fotostrecke|vidéo|vidéos|galería|fotogalería|galeria|fullscreen|full screen|image|photo|loading|loading…|loading...",
    ),
    (
        SignUp,
        "newsletter|newsletters|subscribe now|subscribe today|sign up now|sign up for free|get the app|download the app|download our app|already a subscriber|become a member|donate|support us|jetzt abonnieren|jetzt anmelden|abonnez-vous|je m'abonne|suscribirse|suscríbase|suscribete|订阅|訂閱",
    ),
    (
        Cookies,
        "cookies|cookie settings|cookie policy|cookie preferences|manage cookies|accept|accept all|accept all cookies|reject all|decline|agree|i agree|got it|ok|alle akzeptieren|akzeptieren|ablehnen|zustimmen|cookie-einstellungen|tout accepter|accepter|refuser|continuer sans accepter|aceptar|aceptar todo|rechazar|configurar|aceitar|accetta|rifiuta|accepteren",
    ),
];

/// The line begins with the phrase and is short, and no sentence.
const START: [(Furniture, &str); 11] = [
    (
        Media,
        "listen to this article|listen to this story|artikel zum hören|artikel anhören|écouter l'article|écouter cet article|escuchar el artículo|escucha este artículo|ascolta l'articolo|luister naar dit artikel|reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid",
    ),
    (
        Advert,
        "advertisement|sponsored by|sponsored:|promoted by|anzeige:|ad:",
    ),
    (
        Sharing,
        "share on|share via|share this|share:|share with|tweet this|follow us|follow @|like us on|find us on|email this|print this|teilen auf|auf facebook teilen|folgen sie uns|partager sur|partager:|suivez-nous|compartir en|compartir:|síguenos|siga-nos|compartilhe|seguici|condividi su|شارك على|تابعنا|שתפו ב|עקבו אחרינו|分享到|关注我们",
    ),
    (
        Tags,
        "tags|topics:|topic:|filed under|more on:|more about:|keywords:|related topics:|in this article:|categories:|category:|schlagworte:|themen:|mehr zu:|stichwörter:|mots-clés|thèmes:|etiquetas:|temas:|tópicos:|argomenti:|теги:|الوسوم:|كلمات مفتاحية:|תגיות:|标签:|标签：|标签|關鍵字：|关键词：|タグ：|キーワード：|태그:",
    ),
    (
        MoreToRead,
        "read more|read also|also read|also see|see also|related:|related articles|more:|more on this|more from|watch:|watch also|don't miss:|must read:|recommended:|in pictures:|explainer:|next:|previous:|lesen sie auch|lesen sie mehr|lesen sie hier|mehr zum thema|mehr dazu|auch interessant|siehe auch|à lire aussi|lire aussi|lire la suite|voir aussi|lea también|lee también|lea además|más información:|le puede interesar|te puede interesar|ver también|leia também|leia mais|veja também|saiba mais|leggi anche|lees ook|läs också|läs mer|les også|læs også|czytaj też|czytaj także|zobacz także|читайте также|читайте також|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|קראו גם|קרא גם|קראו עוד|ראו גם|相关阅读|延伸阅读|更多新闻|推荐阅读|関連記事|most popular|most read|trending:|top stories|you may also like|you might also like|recommended for|click here|tap here|load more|see all|view all|show all|show more",
    ),
    (
        Comments,
        "comments (|comment (|view comments|leave a comment|leave a reply|post a comment|join the conversation|kommentare (|commentaires (|comentarios (|comentários (",
    ),
    (
        Credit,
        "photo:|photo by|photo credit|photograph:|photos:|image:|image credit|picture:|pic:|credit:|getty images|foto:|fotos:|bild:|bildnachweis|quelle:|crédit photo|crédit:|crédits|photo ap|foto de|crédito:|fotografía:|imagen:|imagem:|фото:|صورة:|تصوير:|צילום:|图片来源|图：|圖：|写真：|photo/",
    ),
    (
        SignUp,
        "sign up for|sign up to|sign up now|subscribe to|subscribe for|subscribe now|get the latest|get our|newsletter:|already a subscriber|abonnieren sie|newsletter abonnieren|hier geht es zum newsletter|abonnez-vous|inscrivez-vous|suscríbete|suscríbase|regístrate|assine|inscreva-se|iscriviti|abbonati|schrijf je in|اشترك|הירשמו|הצטרפו|订阅|enter your email|your email|email address|e-mail-adresse|votre adresse",
    ),
    (
        Weather,
        "today in|weather in|weather:|weather today|das wetter|wetter in|météo|el tiempo en|previsão do tempo|meteo|الطقس",
    ),
    (
        Menu,
        "this article is more than|this story is more than|this article is from|this story is from|this article was first published|this article was originally|dieser artikel ist mehr als|dieser artikel ist aus dem archiv|cet article date de|skip to|jump to|select city|select your|choose your|back to|go to|toggle|zum hauptinhalt|aller au contenu|ir al contenido|you are here|sie sind hier|vous êtes ici",
    ),
    (
        Copyright,
        "©|(c) 19|(c) 20|copyright ©|copyright (c)|copyright 19|copyright 20|copyright by|all content ©|alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|all rights reserved|版权所有|版權所有|جميع الحقوق|כל הזכויות",
    ),
];

/// The line says the phrase anywhere, whatever else it says; up to [`NOTICE`] words.
const ANYWHERE: [(Furniture, &str); 4] = [
    (
        Copyright,
        "all rights reserved|may not be published or|may not be redistributed|may not be reproduced|a version of this article appear|a version of this story appear|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|все права защищены|всі права захищені|جميع الحقوق محفوظة|כל הזכויות שמורות|版权所有|版權所有|无断转载|無断転載|무단전재|무단 전재",
    ),
    (
        Cookies,
        "we use cookies|uses cookies to|use of cookies|our use of cookies|this site uses cookies|this website uses cookies|accept cookies|accept all cookies|your privacy choices|wir verwenden cookies|wir nutzen cookies|verwendung von cookies|diese website verwendet cookies|diese seite verwendet cookies|nous utilisons des cookies|ce site utilise des cookies|utilisation de cookies|utilizamos cookies|usamos cookies|uso de cookies|este sitio utiliza cookies|este site usa cookies|utilizziamo i cookie|questo sito utilizza|wij gebruiken cookies|vi använder cookies|we and our partners|wir und unsere partner|nous et nos partenaires|enable javascript|javascript is disabled|javascript aktivieren|נשתמש בעוגיות|משתמש בעוגיות|ملفات تعريف الارتباط|使用 cookie|使用cookie",
    ),
    (
        SignUp,
        "sign up for our|sign up to our|subscribe to our|subscribe to the newsletter|get our newsletter|our free newsletter|our daily newsletter|our weekly newsletter|delivered to your inbox|straight to your inbox|in your inbox|unsubscribe at any time|support our journalism|support independent journalism|already a subscriber|subscribe to continue|subscribe to read|register to continue|sign in to continue|log in to continue|sign up to continue|to continue reading, |create a free account|you have reached your limit|bereits abonnent|déjà abonné|ya eres suscriptor|já é assinante|sei già abbonato|this article is for subscribers|unseren newsletter|unserem newsletter|unser newsletter|abonnieren sie unseren|jetzt weiterlesen mit|notre newsletter|notre lettre d'information|réservé aux abonnés|réservée aux abonnés|réservés aux abonnés|réservées aux abonnés|dans votre boîte mail|nuestro boletín|nuestra newsletter|contenido exclusivo para suscriptores|nossa newsletter|conteúdo exclusivo para assinantes|la nostra newsletter|onze nieuwsbrief|النشرة البريدية|لניוזלטר שלנו|לניוזלטר|download our app",
    ),
    (
        Sharing,
        "share on facebook|share on twitter|share on whatsapp|auf facebook teilen|partager sur facebook|compartir en facebook|follow us on|like us on facebook|click to share",
    ),
];

/// Most words of a line in which a phrase counts anywhere.
const NOTICE: usize = 80;
/// Most words of a line that begins with a phrase.
const SHORT: usize = 25;

/// A line as the lists have it: lower case, plain spaces and quotation marks, without arrows and stops
/// at its ends. Only its first part, which is all that is compared.
#[must_use]
pub fn normal(line: &str) -> String {
    let mut plain = String::new();
    let mut space = false;
    for c in line.chars().take(600) {
        if c.is_whitespace() {
            space = !plain.is_empty();
            continue;
        }
        if space {
            plain.push(' ');
            space = false;
        }
        match c {
            '’' | '‘' | '`' | '´' => plain.push('\''),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' => {}
            c => plain.extend(c.to_lowercase()),
        }
    }
    let sign = |c: char| !c.is_alphanumeric() && !"©([@#{'\"°%:)]}/".contains(c) && !is_accent(c);
    plain.trim_matches(sign).to_owned()
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
}

/// Which furniture a line is by its words, and by which. `normal` is the line as [`normal`] gives it; `prose`
/// says whether it is running text, in which only phrases count that no report says of itself.
#[must_use]
pub fn furniture(normal: &str, words: usize, prose: Prose) -> Option<(Furniture, String)> {
    if words <= NOTICE {
        for (what, phrase) in phrases(&ANYWHERE) {
            if let Some(at) = normal.find(phrase)
                && (prose == Prose::No || is_own_word(normal, at, phrase, what))
            {
                return Some((what, phrase.into()));
            }
        }
        // "Copyright 2015 …" is a notice, "Copyright law of 1976 …" is not.
        let notice = normal.strip_prefix("copyright").map(str::trim_start);
        let dated =
            |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '©' || c == '(');
        let year = normal.chars().take(30).filter(char::is_ascii_digit).count() >= 4;
        if year && (notice.is_some_and(dated) || normal.starts_with('©')) {
            return Some((Copyright, normal.chars().take(30).collect()));
        }
    }
    if let Some(notice) = notices::notice(normal, words) {
        return Some(notice);
    }
    if prose == Prose::Yes || words > SHORT {
        return None;
    }
    if let Some(found) = whole(normal) {
        return Some(found);
    }
    let found = begins(normal);
    if prose == Prose::No {
        let degrees = normal.contains("°c") || normal.contains("°f");
        let weather = (degrees && words <= 12).then(|| (Weather, "°".into()));
        return found.or(weather);
    }
    // A short sentence: "Weather in the valley was fine.", "Back to school, she said."
    let LineVoice { address, report } = LineVoice::of(normal);
    let told = report == Telling::Reports || (address == 0 && is_told(normal));
    found.filter(|(what, _)| *what != Weather && !told)
}

fn lists() -> &'static [Vec<(&'static str, Furniture)>; 2] {
    static LISTS: OnceLock<[Vec<(&str, Furniture)>; 2]> = OnceLock::new();
    LISTS.get_or_init(|| [sorted(&WHOLE), sorted(&START)])
}

/// A line that is a phrase of [`WHOLE`], perhaps with a count: "Comments (12)", "12 comments".
fn whole(normal: &str) -> Option<(Furniture, String)> {
    let [wholes, _] = lists();
    let find = |line: &str| {
        let at = wholes.binary_search_by_key(&line, |(phrase, _)| phrase);
        at.ok().map(|at| (wholes[at].1, line.to_owned()))
    };
    let bare =
        normal.trim_end_matches(|c: char| c.is_ascii_digit() || " ()[]:+.,›»>→|".contains(c));
    let counted = normal.trim_start_matches(|c: char| c.is_ascii_digit() || " .,".contains(c));
    let counted = Some(counted).filter(|rest| rest.len() < normal.len());
    find(bare).or_else(|| find(normal)).or_else(|| {
        // A figure before other words may be an article's: "12 pictures".
        find(counted?).filter(|(what, _)| matches!(what, Comments | Sharing))
    })
}

/// A line that begins with a phrase of [`START`].
fn begins(normal: &str) -> Option<(Furniture, String)> {
    let [_, starts] = lists();
    // Phrases with the line's first letter stand together.
    let first = normal.chars().next()?;
    let from = starts.partition_point(|(phrase, _)| phrase.chars().next() < Some(first));
    let near = starts
        .iter()
        .skip(from)
        .take_while(|(phrase, _)| phrase.starts_with(first));
    for (phrase, what) in near {
        if let Some(rest) = normal.strip_prefix(phrase) {
            let next = rest.chars().next();
            let last = phrase.chars().next_back();
            let whole = |c: char| !c.is_alphanumeric();
            if next.is_none_or(whole) || last.is_some_and(|c| whole(c) || c.is_numeric()) {
                return Some((*what, (*phrase).into()));
            }
        }
    }
    None
}

/// Whether a phrase of [`ANYWHERE`] that stands in a sentence is the page's own word, and nothing that is told of it.
fn is_own_word(normal: &str, at: usize, phrase: &str, what: Furniture) -> bool {
    let voice = LineVoice::of(normal);
    // Of scripts without our letters we do not know how they address a reader.
    let unheard = !phrase.chars().any(|c| c.is_ascii_alphabetic());
    let own = unheard || what == Copyright || voice.address > 0;
    own && voice.report == Telling::Speaks && !is_quoted(normal, at)
}

/// Verbs of short sentences that tell how something is or was.
const TOLD: &str = "is are was were has had will would can could did does made went came stays stayed remains remained ist sind war waren hat hatte wird wurde bleibt blieb est sont était étaient a été sera es son fue era está estaba è sono fu stato é são foi está zijn werd blijft är var";

fn is_told(normal: &str) -> bool {
    let mut words = normal.split(|c: char| !c.is_alphanumeric());
    words.any(|word| is_listed(TOLD, word))
}

/// Whether a line is running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prose {
    /// It is.
    Yes,
    /// It ends as a sentence does, and is too short to be surely running text.
    Sentence,
    /// It is not, or not surely.
    No,
}

fn sorted(table: &[(Furniture, &'static str)]) -> Vec<(&'static str, Furniture)> {
    let mut list: Vec<_> = table
        .iter()
        .flat_map(|(what, list)| list.split('|').map(|phrase| (phrase, *what)))
        .collect();
    list.sort_by_key(|(phrase, _)| *phrase);
    list
}

fn phrases<'a>(table: &'a [(Furniture, &'a str)]) -> impl Iterator<Item = (Furniture, &'a str)> {
    table
        .iter()
        .flat_map(|(what, list)| list.split('|').map(|phrase| (*what, phrase)))
}

/// Words that bylines begin with.
const BYLINES: &str = "by|written by|story by|reporting by|text by|von|text:|autor:|autorin:|par|écrit par|publié par|por|escrito por|texto:|autor:|di|a cura di|door|av|af|autor:|автор:|автор|بقلم|كتب:|كتب|كتبت|إعداد:|إعداد|מאת|מאת:|记者|記者|作者|作者：|作者:|文/|文／|文：|本报记者|撰文";

/// What a byline begins with; nothing where the line is none. `words` as in [`furniture`].
#[must_use]
pub fn byline(normal: &str, words: usize) -> Option<&'static str> {
    if words > 14 {
        return None;
    }
    BYLINES.split('|').find(|phrase| {
        normal.strip_prefix(phrase).is_some_and(|rest| {
            let spaced = rest.starts_with([' ', ':', '：', '/']);
            let dense = !phrase.is_ascii()
                && !rest.is_empty()
                && phrase.chars().any(super::shape::is_dense);
            (spaced || dense) && rest.chars().any(char::is_alphabetic)
        })
    })
}

/// News agencies, by the names that stand in bylines and datelines (own list).
const AGENCIES: &str = "associated press|the associated press|reuters|thomson reuters|agence france-presse|afp|ap|upi|dpa|apa|sda|keystone-sda|epd|kna|efe|agencia efe|europa press|ansa|lusa|belga|anp|ntb|tt|ritzau|stt|pap|čtk|ctk|mti|agerpres|tass|tass|тасс|риа новости|ria novosti|interfax|интерфакс|ukrinform|укрінформ|unian|xinhua|新华社|新華社|中新社|中央社|kyodo|共同通信|時事通信|jiji|yonhap|연합뉴스|pti|ani|ians|press trust of india|anadolu|anadolu agency|aa|wam|spa|sana|petra|mena|وكالات|رويترز|أ ف ب|فرانس برس|bloomberg|bloomberg news|press association|pa media|pa|canadian press|the canadian press|aap|agencies|agenturen|agences|agencias|news agency|wire reports|staff and agencies";

/// Whether a line or a bracket names an agency, alone or with a few words. `normal` as in [`furniture`].
#[must_use]
pub fn agency(normal: &str) -> Option<&'static str> {
    let bare = normal.trim_matches(|c: char| !c.is_alphanumeric());
    let parts = bare.split(['/', ',', '|', '—', '–', '-']).map(str::trim);
    let named = |part: &str| AGENCIES.split('|').find(|name| *name == part);
    named(bare).or_else(|| parts.into_iter().find_map(named))
}

/// Words before a date that make it the article's, the first appearance before later changes.
const DATED: &str = "published|posted|first published|published on|publication date|veröffentlicht|erschienen|publié|publié le|publicado|publicada|pubblicato|gepubliceerd|publicerad|publisert|udgivet|opublikowano|опубликовано|опубліковано|نشر|تاريخ النشر|פורסם|发布|发布时间|发表于|公開|掲載|date|created";
const CHANGED: &str = "updated|last updated|last modified|modified|aktualisiert|geändert|modifié|modifiée|modificado|modificato|stand|mis à jour|mise à jour|actualizado|actualizada|atualizado|atualizada|aggiornato|bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizacja|обновлено|оновлено|تحديث|آخر تحديث|עודכן|更新|更新时间|更新日";

/// Whether a word, in lower case, is one of those that stand with dates.
#[must_use]
pub fn is_date_word(word: &str) -> bool {
    // "first published" and its like, word by word.
    [DATED, CHANGED]
        .iter()
        .any(|list| list.split(['|', ' ']).any(|known| known == word))
}

/// The same as [`date_word`] for what stands behind a date: "2022年5月19日更新", "18.05.2022 veröffentlicht".
#[must_use]
pub fn word_behind_date(after: &str) -> Option<(&'static str, u8)> {
    let after = normal(after);
    let begins = |list: &'static str| {
        list.split('|').find(|word| {
            after.strip_prefix(word).is_some_and(|rest| {
                let parted = !rest.starts_with(char::is_alphabetic);
                // In front of the next date it belongs to that one.
                parted && rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
            })
        })
    };
    begins(DATED)
        .map(|word| (word, 0))
        .or_else(|| begins(CHANGED).map(|word| (word, 1)))
}

/// The word that makes a date the article's: with 0 where it tells of the first appearance, 1 of a change.
#[must_use]
pub fn date_word(before: &str) -> Option<(&'static str, u8)> {
    let before = normal(before);
    let before = before.trim_end_matches(|c: char| !c.is_alphabetic());
    word_at_end(before).or_else(|| {
        // A weekday stands between: "Published on Tuesday, 3 March".
        let (before, weekday) = before.rsplit_once(' ')?;
        let near = weekday.chars().all(char::is_alphabetic);
        word_at_end(before.trim_end_matches([' ', ','])).filter(|_| near)
    })
}

fn word_at_end(before: &str) -> Option<(&'static str, u8)> {
    let ends = |list: &'static str| {
        list.split('|').find(|word| {
            before
                .strip_suffix(word)
                .is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
                || before
                    .strip_suffix(" on")
                    .or(before.strip_suffix(" am"))
                    .is_some_and(|b| b.ends_with(word))
        })
    };
    ends(DATED)
        .map(|word| (word, 0))
        .or_else(|| ends(CHANGED).map(|word| (word, 1)))
}
