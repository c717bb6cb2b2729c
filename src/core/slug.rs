//! Names for files, links and keys, made of words in any language.
//!
//! Owns: [`latin`], [`latin_words`].
//! Invariant: what is made is a slug (`lesson::article::is_slug`) with room for a number behind it.
//! Must not know: what is called by the name.
//!
//! Why not the `slug` crate or `deunicode`: they make "uber" of "Über" where Germans write "ueber", and
//! transliterate every script, by tables of some 450 KB; a headline without a Latin letter is numbered
//! here instead of being spelled in a way that its readers would not.

/// Longest name that is made, in bytes.
pub const LONGEST: usize = 48;

/// The words as a name in a to z, 0 to 9 and hyphens, of at most [`LONGEST`] bytes: "Über Nacht" is
/// `ueber-nacht`. Nothing where no such letter or digit is in them.
#[must_use]
pub fn latin(name: &str) -> Option<String> {
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

/// The first words of [`latin`], of at most `most` bytes; the beginning of the first where that is longer.
#[must_use]
pub fn latin_words(name: &str, most: usize) -> Option<String> {
    let mut made = latin(name)?;
    if made.len() > most {
        let end = made[..=most].rfind('-').unwrap_or(most);
        made.truncate(end);
    }
    Some(made)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::lesson::article::is_slug;

    #[test]
    fn words_become_names() {
        for (words, name) in [
            ("Bridge closed", "bridge-closed"),
            ("  The mayor’s — office!  ", "the-mayors-office"),
            ("Über Nacht", "ueber-nacht"),
            ("Crème brûlée, 2 ×", "creme-brulee-2"),
            ("Żółw", "zolw"),
        ] {
            assert_eq!(latin(words).as_deref(), Some(name));
        }
        assert_eq!(latin("北京"), None);
        assert_eq!(latin(" — "), None);
    }

    #[test]
    fn first_words_are_whole() {
        let title = "US and Russian defense chiefs discuss";
        assert_eq!(
            latin_words(title, 24).as_deref(),
            Some("us-and-russian-defense")
        );
        assert_eq!(
            latin_words("Ferry stuck", 24).as_deref(),
            Some("ferry-stuck")
        );
        assert_eq!(latin_words(&"a".repeat(40), 24), Some("a".repeat(24)));
        assert_eq!(latin_words("one two", 3).as_deref(), Some("one"));
    }

    #[test]
    fn a_long_name_is_cut_and_stays_one() {
        for words in ["a ".repeat(400), "ß".repeat(400), "-x".repeat(60)] {
            let name = latin(&words).unwrap_or_default();
            assert!(name.len() <= LONGEST && is_slug(&name), "{name}");
        }
    }
}
