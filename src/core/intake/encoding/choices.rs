//! The encodings that somebody may choose among.
//!
//! Owns: [`CHOICES`], and what is said of each.
//! Invariant: names are those of the Encoding Standard; the letters that an encoding is for are said besides, because
//! hardly anybody knows the names.
//! Must not know: which one a file is in.

/// By their names in the Encoding Standard.
pub const CHOICES: [&str; 24] = [
    "UTF-8",
    "windows-1252",
    "windows-1250",
    "ISO-8859-2",
    "windows-1251",
    "KOI8-R",
    "KOI8-U",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-15",
    "macintosh",
    "IBM866",
    "GB18030",
    "Big5",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
    "UTF-16LE",
    "UTF-16BE",
];

/// The name in [`CHOICES`] for an encoding; one that is not among them is called as it is.
#[must_use]
pub fn choice(name: &str) -> &str {
    let mut choices = CHOICES.into_iter();
    choices
        .find(|choice| choice.eq_ignore_ascii_case(name))
        .unwrap_or(name)
}

/// Which letters an encoding is for; nothing for one that is not among [`CHOICES`].
#[must_use]
pub fn letters(choice: &str) -> Option<&'static str> {
    let letters = match choice {
        "UTF-8" | "UTF-16LE" | "UTF-16BE" => "all languages",
        "windows-1252" | "ISO-8859-15" => "Western European",
        "macintosh" => "Western European, old Macs",
        "windows-1250" | "ISO-8859-2" => "Central European",
        "windows-1251" => "Cyrillic",
        "KOI8-R" => "Russian",
        "KOI8-U" => "Ukrainian",
        "IBM866" => "Cyrillic, DOS",
        "windows-1253" => "Greek",
        "windows-1254" => "Turkish",
        "windows-1255" => "Hebrew",
        "windows-1256" => "Arabic",
        "windows-1257" => "Baltic",
        "windows-1258" => "Vietnamese",
        "windows-874" => "Thai",
        "GB18030" => "Chinese, simplified",
        "Big5" => "Chinese, traditional",
        "Shift_JIS" | "EUC-JP" => "Japanese",
        "EUC-KR" => "Korean",
        _ => return None,
    };
    Some(letters)
}
