//! A lesson in a link: its file's bytes as the text behind `#`, and back.
//!
//! Owns: [`write`], [`read`].
//! Invariant: what was written is read back byte for byte, or refused with a sentence: a link is never
//! half a lesson. Reading takes room for at most [`limits::FILE_BYTES`], whatever the link says of itself.
//! Must not know: what the bytes mean, and which address stands before the `#`. What comes out of a
//! link is as foreign as a file: it goes through `format::import`.
//!
//! A link is a digit for the form, then base64url without padding (RFC 4648, §5): letters that no
//! address and no program that finds links in a text has to change. In it: 8 bytes of the SHA-256 of
//! the lesson's bytes, the length of what follows (4 bytes, most significant first), and the bytes by
//! Deflate (RFC 1951). Since the length stands first, a link that was cut off is told from one that
//! was changed, and what a mail program has hung on behind does no harm.
//!
//! A preset dictionary of the fields' names was measured: 2 % on the bundled lesson, and left out.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::core::limits;

mod reach;
pub use reach::{CARRIERS, Carrier, Reach, UNSTATED, UnstatedCarrier, reach};

/// The form that is written.
const FORM: char = '1';
/// Bytes of the checksum: by accident one damaged link in 2^64 would pass.
const SUM: usize = 8;
/// Bytes before what was compressed.
const HEAD: usize = SUM + 4;
/// How hard to try, of 10: a lesson is compressed once and sent to a class.
const LEVEL: u8 = 9;
/// Written without padding; bits behind the last whole byte are no matter, since the checksum is.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// Why a link was refused. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum LinkError {
    /// It does not look like a lesson at all.
    #[error(
        "This link holds no lesson. Nothing was changed; ask for the link again, or for the lesson as a file."
    )]
    NotALesson,
    /// Its form is one that this page does not know yet.
    #[error(
        "This link was made by a newer version of Lateral. Nothing was changed; reload this page to get it, then open the link again."
    )]
    Newer,
    /// Letters are missing at its end: so many are here, so many should be.
    #[error(
        "This link has been cut off: {here} of its {whole} letters have arrived. Nothing was changed; copy the whole link, or ask for the lesson as a file."
    )]
    CutOff {
        /// Letters that arrived.
        here: u64,
        /// Letters that were sent.
        whole: u64,
    },
    /// As long as it should be, but not what was sent.
    #[error(
        "This link was altered on its way, so the lesson in it cannot be trusted. Nothing was changed here; ask for the link again, or for the lesson as a file."
    )]
    Damaged,
    /// The lesson is larger than a file may be.
    #[error(
        "The lesson in this link is larger than {} MB, which is more than Lateral opens. Nothing was changed.",
        limits::FILE_BYTES / 1024 / 1024
    )]
    TooLarge,
}

/// The text of a link that holds these bytes; only letters, digits, `-` and `_`.
///
/// # Errors
/// The bytes are more than a file may have.
pub fn write(bytes: &[u8]) -> Result<String, LinkError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(LinkError::TooLarge);
    }
    let packed = compress_to_vec(bytes, LEVEL);
    let length = u32::try_from(packed.len()).map_err(|_| LinkError::TooLarge)?;
    let mut whole = sum(bytes).to_vec();
    whole.extend(length.to_be_bytes());
    whole.extend(packed);
    let mut link = String::from(FORM);
    BASE64.encode_string(whole, &mut link);
    Ok(link)
}

/// The bytes in a link. White space inside (a program that has broken a long line) and whatever was
/// hung on behind it (a full stop, a bracket) is left out.
///
/// # Errors
/// A [`LinkError`] with a sentence for whoever opened it.
pub fn read(link: &str) -> Result<Vec<u8>, LinkError> {
    // Deflate may make incompressible bytes a little longer, and lines may have been broken.
    if link.len() as u64 > limits::FILE_BYTES * 3 {
        return Err(LinkError::TooLarge);
    }
    let mut letters = link.chars().filter(|c| !c.is_ascii_whitespace());
    match letters.next() {
        Some(FORM) => {}
        Some('2'..='9') => return Err(LinkError::Newer),
        _ => return Err(LinkError::NotALesson),
    }
    let letters: String = letters.take_while(|letter| is_base64(*letter)).collect();
    // One letter alone is no byte.
    let whole = letters.len() - usize::from(letters.len() % 4 == 1);
    let bytes = BASE64.decode(&letters[..whole]);
    let bytes = bytes.map_err(|_| LinkError::NotALesson)?;
    let Some((head, rest)) = bytes.split_at_checked(HEAD) else {
        // Fewer letters than any link has; how many there were, nobody can say.
        return Err(LinkError::NotALesson);
    };
    let (expected, length) = head.split_at(SUM);
    let length = length
        .iter()
        .fold(0_usize, |n, byte| (n << 8) | usize::from(*byte));
    let Some(packed) = rest.get(..length) else {
        let bits = (HEAD + length) as u64 * 8;
        return Err(LinkError::CutOff {
            here: letters.len() as u64 + 1,
            whole: bits.div_ceil(6) + 1,
        });
    };
    let most = usize::try_from(limits::FILE_BYTES).unwrap_or(usize::MAX);
    let bytes = decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    if sum(&bytes) != *expected {
        return Err(LinkError::Damaged);
    }
    Ok(bytes)
}

fn sum(bytes: &[u8]) -> [u8; SUM] {
    let whole = Sha256::digest(bytes);
    std::array::from_fn(|at| whole[at])
}

fn is_base64(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}
