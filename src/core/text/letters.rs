//! Letters and their parts: which accent stands on which letter, and what a ligature spells.
//!
//! Invariant: the parts of a character are those of its compatibility decomposition (NFKD) where it is in the
//! tables: Latin (with Vietnamese and Pinyin), modern Greek, Cyrillic, Arabic, Devanagari, kana, Hangul. Of
//! other characters it is itself.
//! Must not know: who compares.
//!
//! Tables of our own, since those of the whole of Unicode are larger than all that compares by them.

/// Accents by the letter that stands for each in the tables.
const ACCENTS: [(u8, char); 23] = [
    (b'`', '\u{300}'),
    (b'\'', '\u{301}'),
    (b'^', '\u{302}'),
    (b'~', '\u{303}'),
    (b'-', '\u{304}'),
    (b'u', '\u{306}'),
    (b'.', '\u{307}'),
    (b':', '\u{308}'),
    (b'?', '\u{309}'),
    (b'o', '\u{30a}'),
    (b'"', '\u{30b}'),
    (b'v', '\u{30c}'),
    (b'H', '\u{31b}'),
    (b'd', '\u{323}'),
    (b'T', '\u{324}'),
    (b'r', '\u{325}'),
    (b'z', '\u{326}'),
    (b'c', '\u{327}'),
    (b'k', '\u{328}'),
    (b'V', '\u{32d}'),
    (b'b', '\u{32e}'),
    (b'B', '\u{330}'),
    (b'_', '\u{331}'),
];

/// The letter and the accent of each of U+00C0 to U+017F; "##" where there are none.
const LATIN: &str = "A`A'A^A~A:Ao##CcE`E'E^E:I`I'I^I:##N~O`O'O^O~O:####U`U'U^U:Y'####a`a'a^a~a:ao##cce`e'e^e:i`i'i^i:\
##n~o`o'o^o~o:####u`u'u^u:y'##y:A-a-AuauAkakC'c'C^c^C.c.CvcvDvdv####E-e-EueuE.e.EkekEvevG^g^Gugu\
G.g.GcgcH^h^####I~i~I-i-IuiuIkikI.######J^j^Kckc##L'l'LclcLvlv########N'n'NcncNvnv######O-o-Ouou\
O\"o\"####R'r'RcrcRvrvS's'S^s^ScscSvsvTctcTvtv####U~u~U-u-UuuuUouoU\"u\"UkukW^w^Y^y^Y:Z'z'Z.z.Zv\
zv##";
/// The letter and the accent of each of U+01CD to U+0233; "##" where there are none.
const PINYIN: &str = "AvavIvivOvovUvuvÜ-ü-Ü'ü'ÜvüvÜ`ü`##Ä-ä-Ȧ-ȧ-Æ-æ-####GvgvKvkvOkokǪ-ǫ-Ʒvʒvjv######G'g'####N`n`Å'å'Æ'\
æ'Ø'ø'################################################SzszTztz####Hvhv############A.a.EcecÖ-ö-Õ-\
õ-O.o.Ȯ-ȯ-Y-y-";
/// The letter and the accent of each of U+1E00 to U+1EF9; "##" where there are none.
const VIETNAMESE: &str = "ArarB.b.BdbdB_b_Ç'ç'D.d.DdddD_d_DcdcDVdVĒ`ē`Ē'ē'EVeVEBeBȨuȩuF.f.G-g-H.h.HdhdH:h:HchcHbhbIBiBÏ'ï'\
K'k'KdkdK_k_LdldḶ-ḷ-L_l_LVlVM'm'M.m.MdmdN.n.NdndN_n_NVnVÕ'õ'Õ:õ:Ō`ō`Ō'ō'P'p'P.p.R.r.RdrdṚ-ṛ-R_r_\
S.s.SdsdŚ.ś.Š.š.Ṣ.ṣ.T.t.TdtdT_t_TVtVUTuTUBuBUVuVŨ'ũ'Ū:ū:V~v~VdvdW`w`W'w'W:w:W.w.WdwdX.x.X:x:Y.y.\
Z^z^ZdzdZ_z_h_t:woyo##ſ.########AdadA?a?Â'â'Â`â`Â?â?Â~â~Ạ^ạ^Ă'ă'Ă`ă`Ă?ă?Ă~ă~ẠuạuEdedE?e?E~e~Ê'ê'\
Ê`ê`Ê?ê?Ê~ê~Ẹ^ẹ^I?i?IdidOdodO?o?Ô'ô'Ô`ô`Ô?ô?Ô~ô~Ọ^ọ^Ơ'ơ'Ơ`ơ`Ơ?ơ?Ơ~ơ~ƠdơdUdudU?u?Ư'ư'Ư`ư`Ư?ư?Ư~ư~\
ƯdưdY`y`YdydY?y?Y~y~";

/// Half-width katakana, U+FF65 to U+FF9F, as full-width ones.
const HALF_WIDTH: &str = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}";

/// The full-width character of a half-width one of Japanese.
#[must_use]
pub fn full_width(c: char) -> char {
    let number = u32::from(c).checked_sub(0xff65);
    let found = number.and_then(|number| HALF_WIDTH.chars().nth(number as usize));
    found.unwrap_or(c)
}

/// Adds the parts of a character: its letter, then its accents.
pub fn parts_of(c: char, parts: &mut Vec<char>) {
    if c < '\u{a0}' {
        parts.push(c);
    } else if let Some(spelled) = spelling(c) {
        parts.extend(spelled.chars());
    } else if let Some((letter, accent)) = accented(c) {
        parts_of(letter, parts);
        parts.push(accent);
    } else if let '가'..='힣' = c {
        // The Unicode Standard, §3.12.
        let number = u32::from(c) - 0xac00;
        let jamo = [
            0x1100 + number / 588,
            0x1161 + number % 588 / 28,
            0x11a7 + number % 28,
        ];
        let last = if number.is_multiple_of(28) { 2 } else { 3 };
        parts.extend(jamo[..last].iter().filter_map(|part| char::from_u32(*part)));
    } else {
        parts.push(c);
    }
}

/// What a character that stands for several spells.
fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        '…' | '⋯' => "...",
        '‥' => "..",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        'ŀ' => "l·",
        'Ŀ' => "L·",
        'ŉ' => "'n",
        'ſ' => "s",
        'ǆ' => "dz\u{30c}",
        'ǅ' => "Dz\u{30c}",
        'Ǆ' => "DZ\u{30c}",
        'ǉ' => "lj",
        'ǈ' => "Lj",
        'Ǉ' => "LJ",
        'ǌ' => "nj",
        'ǋ' => "Nj",
        'Ǌ' => "NJ",
        'ª' => "a",
        'º' => "o",
        '²' => "2",
        '³' => "3",
        '¹' => "1",
        '\u{b5}' => "μ",
        '\u{387}' => "·",
        '№' => "No",
        '™' => "TM",
        '℃' => "°C",
        '\u{212b}' => "A\u{30a}",
        '\u{212a}' => "K",
        '\u{2126}' => "Ω",
        '￥' => "¥",
        '￡' => "£",
        'ﻻ' | 'ﻼ' => "لا",
        _ => return None,
    })
}

/// The letter and the accent of a character that is both.
fn accented(c: char) -> Option<(char, char)> {
    let code = u32::from(c);
    let (table, first) = match code {
        0xc0..=0x17f => (LATIN, 0xc0),
        0x1a0 => return Some(('O', '\u{31b}')),
        0x1a1 => return Some(('o', '\u{31b}')),
        0x1af => return Some(('U', '\u{31b}')),
        0x1b0 => return Some(('u', '\u{31b}')),
        0x1cd..=0x233 => (PINYIN, 0x1cd),
        0x1e00..=0x1ef9 => (VIETNAMESE, 0x1e00),
        _ => return accented_elsewhere(c),
    };
    let mut pair = table.chars().skip((code - first) as usize * 2);
    let (letter, sign) = (pair.next()?, pair.next()?);
    let accent = ACCENTS.iter().find(|(each, _)| char::from(*each) == sign)?;
    Some((letter, accent.1))
}

/// The same for other scripts than Latin.
fn accented_elsewhere(c: char) -> Option<(char, char)> {
    let code = u32::from(c);
    let (letter, accent) = match c {
        'Ά' => ('Α', '\u{301}'),
        'Έ' => ('Ε', '\u{301}'),
        'Ή' => ('Η', '\u{301}'),
        'Ί' => ('Ι', '\u{301}'),
        'Ό' => ('Ο', '\u{301}'),
        'Ύ' => ('Υ', '\u{301}'),
        'Ώ' => ('Ω', '\u{301}'),
        'ά' => ('α', '\u{301}'),
        'έ' => ('ε', '\u{301}'),
        'ή' => ('η', '\u{301}'),
        'ί' => ('ι', '\u{301}'),
        'ό' => ('ο', '\u{301}'),
        'ύ' => ('υ', '\u{301}'),
        'ώ' => ('ω', '\u{301}'),
        'ΐ' => ('ϊ', '\u{301}'),
        'ΰ' => ('ϋ', '\u{301}'),
        'Ϊ' => ('Ι', '\u{308}'),
        'Ϋ' => ('Υ', '\u{308}'),
        'ϊ' => ('ι', '\u{308}'),
        'ϋ' => ('υ', '\u{308}'),
        'Й' => ('И', '\u{306}'),
        'й' => ('и', '\u{306}'),
        'Ў' => ('У', '\u{306}'),
        'ў' => ('у', '\u{306}'),
        'Ё' => ('Е', '\u{308}'),
        'ё' => ('е', '\u{308}'),
        'Ї' => ('І', '\u{308}'),
        'ї' => ('і', '\u{308}'),
        'Ѓ' => ('Г', '\u{301}'),
        'ѓ' => ('г', '\u{301}'),
        'Ќ' => ('К', '\u{301}'),
        'ќ' => ('к', '\u{301}'),
        'Ѐ' => ('Е', '\u{300}'),
        'ѐ' => ('е', '\u{300}'),
        'Ѝ' => ('И', '\u{300}'),
        'ѝ' => ('и', '\u{300}'),
        'آ' => ('ا', '\u{653}'),
        'أ' => ('ا', '\u{654}'),
        'ؤ' => ('و', '\u{654}'),
        'إ' => ('ا', '\u{655}'),
        'ئ' => ('ي', '\u{654}'),
        '\u{929}' | '\u{931}' | '\u{934}' => (char::from_u32(code - 1)?, '\u{93c}'),
        '\u{958}'..='\u{95f}' => {
            let letter = "कखगजडढफय".chars().nth((code - 0x958) as usize)?;
            (letter, '\u{93c}')
        }
        _ => return voiced(c),
    };
    Some((letter, accent))
}

/// The same for kana: the letter without its voice.
fn voiced(c: char) -> Option<(char, char)> {
    let code = u32::from(c);
    let row = match code {
        0x3041..=0x3096 => code,
        0x30a1..=0x30f6 => code - 0x60,
        _ => return None,
    };
    let step = match row {
        0x304c..=0x3062 if row.is_multiple_of(2) => 1,
        0x3065 | 0x3067 | 0x3069 => 1,
        0x306f..=0x307d => (row - 0x306f) % 3,
        0x3094 => 0x4e,
        _ => 0,
    };
    let accent = if step == 2 { '\u{309a}' } else { '\u{3099}' };
    (step > 0).then_some((char::from_u32(code - step)?, accent))
}

/// In which order an accent stands among those of one letter (canonical combining classes); nothing for what is
/// no accent of Latin, Greek or Cyrillic.
pub fn order_of(c: char) -> Option<u8> {
    Some(match c {
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 0,
        '\u{31b}' => 1,
        '\u{316}'..='\u{319}' | '\u{31c}'..='\u{333}' | '\u{339}'..='\u{33c}' => 2,
        '\u{300}'..='\u{36f}' => 3,
        _ => return None,
    })
}

/// Whether a character of another script is one that is often left out: points of Hebrew, signs of Arabic.
pub fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'
            | '\u{5c2}'
            | '\u{5c4}'
            | '\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// How a small letter is typed where the keyboard does not have it.
pub fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}
