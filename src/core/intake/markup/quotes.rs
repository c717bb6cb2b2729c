//! The quotation marks that a browser draws around `<q>` (HTML Standard, 15.3.5; marks by CLDR).
//!
//! Owns: [`quotation_marks`].
//! Invariant: a language that is not listed has English marks.
//! Must not know: where a quotation begins.

/// The marks of an outer quotation in a language, by its BCP 47 tag.
#[must_use]
pub fn quotation_marks(language: &str) -> (char, char) {
    let main = language.split('-').next().unwrap_or_default();
    match main.to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "sl" | "bg" | "et" | "lt" | "is" | "hr" | "sq" | "ka" => ('„', '“'),
        "pl" | "ro" | "hu" | "bs" => ('„', '”'),
        "fr" | "es" | "it" | "pt" | "ru" | "uk" | "be" | "el" | "no" | "nb" | "nn" | "ca"
        | "hy" | "fa" | "gl" => ('«', '»'),
        "sv" | "fi" | "he" => ('”', '”'),
        "ar" | "ur" => ('”', '“'),
        "ja" => ('「', '」'),
        _ => ('“', '”'),
    }
}
