//! Several drafts as one lesson, and names for its articles.
//!
//! Owns: [`slug`], [`lesson()`].
//! Invariant: names are unique within the lesson and of the form that files and links want.
//! Must not know: where the drafts come from.

use std::collections::BTreeSet;
use std::fmt;

use super::Draft;
use crate::core::article::ArticleId;
use crate::core::command::brief;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::record::Extra;
use crate::core::tags::TagSet;

/// Longest name that is made, so that a number still fits behind it.
const LONGEST: usize = 48;

/// A name for an article that none of `taken` has, after what it is called: "Bridge closed" is
/// `bridge-closed`, then `bridge-closed-2`. Names without a letter of a to z are `article-1`, `article-2` …
#[must_use]
pub fn slug(name: &str, taken: &BTreeSet<ArticleId>) -> ArticleId {
    let base = latin(name);
    let free = |name: &str| ArticleId::parse(name).filter(|id| !taken.contains(id));
    if let Some(id) = base.as_deref().and_then(free) {
        return id;
    }
    let (base, mut n) = base.map_or(("article".to_owned(), 1_u32), |base| (base, 2));
    // Ends, since `taken` is finite and `base` is a name with room for a number.
    loop {
        if let Some(id) = free(&format!("{base}-{n}")) {
            return id;
        }
        n = n.saturating_add(1);
    }
}

/// A name in a to z, 0 to 9 and hyphens; nothing where it would hold no letter of a name.
fn latin(name: &str) -> Option<String> {
    let mut made = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(400) {
        match c {
            'a'..='z' | '0'..='9' => made.push(c),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            _ => match plain_letter(c) {
                Some(letters) => made.push_str(letters),
                None if made.is_empty() || made.ends_with('-') => {}
                None => made.push('-'),
            },
        }
        if made.len() >= LONGEST {
            break;
        }
    }
    made.truncate(LONGEST);
    let made = made.trim_matches('-');
    made.chars()
        .any(|c| c.is_ascii_alphanumeric())
        .then(|| made.to_owned())
}

/// European letters without their accents.
fn plain_letter(c: char) -> Option<&'static str> {
    const TABLE: [(&str, &str); 20] = [
        ("àáâãåāăą", "a"),
        ("ä", "ae"),
        ("æ", "ae"),
        ("çćčĉ", "c"),
        ("ďđð", "d"),
        ("èéêëēęěė", "e"),
        ("ğģ", "g"),
        ("ìíîïīįı", "i"),
        ("łľĺļ", "l"),
        ("ñńňņ", "n"),
        ("òóôõøōő", "o"),
        ("ö", "oe"),
        ("œ", "oe"),
        ("řŕ", "r"),
        ("śšşșŝ", "s"),
        ("ß", "ss"),
        ("ťţțþ", "t"),
        ("ü", "ue"),
        ("ùúûūůűų", "u"),
        ("ýÿ", "y"),
    ];
    if "źżž".contains(c) {
        return Some("z");
    }
    TABLE
        .iter()
        .find(|(letters, _)| letters.contains(c))
        .map(|(_, plain)| *plain)
}

/// Why no lesson can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoLesson {
    /// There is no article.
    Empty,
    /// More than [`limits::ARTICLES`]: how many.
    TooMany(usize),
}

impl fmt::Display for NoLesson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "There is no article to make a lesson of. Nothing was changed. Choose at least one text or saved page.",
            ),
            Self::TooMany(n) => write!(
                f,
                "These are {n} articles, and a lesson can have {}. Nothing was changed. Make several lessons of them.",
                limits::ARTICLES
            ),
        }
    }
}

impl std::error::Error for NoLesson {}

/// A lesson of drafts in their order, each with the name of its file without ending. `title` is the folder's.
///
/// # Errors
/// [`NoLesson`] where there are no drafts or too many.
pub fn lesson(title: &str, drafts: &[(String, Draft)]) -> Result<Lesson, NoLesson> {
    if drafts.is_empty() {
        return Err(NoLesson::Empty);
    }
    if drafts.len() > limits::ARTICLES {
        return Err(NoLesson::TooMany(drafts.len()));
    }
    let mut taken = BTreeSet::new();
    let mut articles = Vec::with_capacity(drafts.len());
    for (name, draft) in drafts {
        let id = slug(name, &taken);
        taken.insert(id.clone());
        articles.push(draft.article(id));
    }
    let name = latin(title).unwrap_or_else(|| "lesson".into());
    let id = LessonId::parse(&name).ok_or(NoLesson::Empty)?;
    let first = articles
        .first()
        .and_then(|article| article.language.clone());
    // One language for the lesson's own words only where all agree.
    let language = first.filter(|tag| {
        articles
            .iter()
            .all(|article| article.language.as_ref() == Some(tag))
    });
    let title = title.trim();
    Ok(Lesson {
        revision: 0,
        id,
        title: brief(
            if title.is_empty() { "Articles" } else { title },
            limits::LINE as usize - 1,
        ),
        language,
        instructions: String::new(),
        tags: TagSet::default(),
        articles,
        extra: Extra::new(),
    })
}
