//! Dates and quantities, read out of words.

use lateral::core::annotation::EntityValue;
use lateral::core::compare::values::{
    ReadAgainst, proposed_value, proposed_values, read_value, value_in_words, value_line,
};

/// What is proposed, as text: a date or a span, or a number with its unit; "about" in front.
fn read(words: &str, date: Option<&str>) -> Option<String> {
    read_in("en", words, date)
}

fn read_in(language: &str, words: &str, date: Option<&str>) -> Option<String> {
    let against = date.map_or(ReadAgainst::Nothing, ReadAgainst::Own);
    let proposed = proposed_value(words, against, language)?;
    assert!(!proposed.why.is_empty());
    let about = |about: bool| if about { "about " } else { "" };
    Some(match proposed.value {
        EntityValue::Time(time) => {
            let end = time.end.map(|end| format!("/{end}")).unwrap_or_default();
            format!("{}{}{end}", about(time.about), time.start)
        }
        EntityValue::Quantity(it) => format!("{}{} {}", about(it.about), it.number, it.unit)
            .trim_end()
            .to_owned(),
    })
}

#[test]
fn dates_are_resolved_against_the_articles_date() {
    // A Saturday.
    for (words, value) in [
        ("19 September 2015", "2015-09-19"),
        ("Sept. 18, 2015", "2015-09-18"),
        ("March 2014", "2014-03"),
        ("in 2014", "2014"),
        ("2015-09-18", "2015-09-18"),
        ("on Friday", "2015-09-18"),
        ("Friday’s", "2015-09-18"),
        ("Saturday", "2015-09-19"),
        ("last Friday", "2015-09-11"),
        ("next Monday", "2015-09-21"),
        ("yesterday", "2015-09-18"),
        ("the day before", "2015-09-18"),
        ("earlier this week", "about 2015-09-14/2015-09-20"),
        ("last week", "2015-09-07/2015-09-13"),
        ("later this month", "about 2015-09"),
        ("last year", "2014"),
        ("in August", "2015-08"),
        ("in October", "2014-10"),
        ("since last August", "2014-08"),
        ("last July", "2015-07"),
        ("April last year", "2014-04"),
        ("18 September", "2015-09-18"),
        ("three weeks ago", "2015-08-29"),
        ("two years ago", "2013"),
    ] {
        assert_eq!(
            read(words, Some("2015-09-19")).as_deref(),
            Some(value),
            "{words}"
        );
    }
    for words in ["Friday", "last year", "in August", "three weeks ago"] {
        assert_eq!(
            read(words, None),
            None,
            "{words} says nothing without a date"
        );
    }
    for words in [
        "",
        "31 February 2015",
        "the minister",
        "8:45 a.m.",
        "2015-13-01",
    ] {
        assert_eq!(read(words, Some("2015-09-19")), None, "{words}");
    }
}

#[test]
fn a_reason_says_the_articles_date() {
    let proposed = proposed_value("in October", ReadAgainst::Own("2015-09-19"), "");
    let proposed = proposed.expect("a month");
    assert_eq!(
        proposed.why,
        "the latest one; the article is from 19 September 2015"
    );
    let proposed = proposed_value("on Friday", ReadAgainst::Another("2015-09-19"), "");
    assert_eq!(
        proposed.expect("a day").why,
        "the latest Friday; the article has no date; another article is from 19 September 2015"
    );
}

/// What a month without a year may be, the likelier first, each with its reason.
#[test]
fn a_month_may_be_that_of_two_years() {
    for (language, words, values) in [
        ("en", "in August", "2015-08 2014-08"),
        // Of a month that is just past one says "last month".
        ("en", "last August", "2014-08 2015-08"),
        ("en", "since last July", "2015-07 2014-07"),
        ("en", "in October", "2014-10 2015-10"),
        ("en", "last October", "2014-10"),
        ("en", "this August", "2015-08"),
        ("en", "August last year", "2014-08"),
        ("en", "August 2013", "2013-08"),
        ("en", "18 August", "2015-08-18"),
        ("de", "im vergangenen August", "2014-08 2015-08"),
        ("es", "en agosto", "2015-08 2014-08"),
        ("en", "on Friday", "2015-09-18"),
    ] {
        let found = proposed_values(words, ReadAgainst::Own("2015-09-19"), language);
        let said = found.iter().map(|it| match &it.value {
            EntityValue::Time(time) => time.start.clone(),
            EntityValue::Quantity(it) => it.number.clone(),
        });
        assert_eq!(said.collect::<Vec<_>>().join(" "), values, "{words}");
        let whys: std::collections::BTreeSet<_> = found.iter().map(|it| &it.why).collect();
        assert_eq!(whys.len(), found.len(), "{words}: a reason for each");
    }
}

#[test]
fn quantities_have_a_number_and_a_unit() {
    for (words, value) in [
        ("an hour", "1 hour"),
        ("hour-long", "1 hour"),
        ("about 50 minutes", "about 50 minute"),
        ("50-minute", "50 minute"),
        ("more than 200 soldiers", "about 200 soldier"),
        ("240,000 people", "240000 people"),
        ("four years", "4 year"),
        ("a year", "1 year"),
        ("forty-two boats", "42 boat"),
        ("3.5 million", "3500000"),
        ("$3 billion", "3000000000 $"),
        ("40 per cent", "40 per cent"),
        ("12%", "12 per cent"),
        ("two-thirds", "2 third"),
    ] {
        if words == "two-thirds" {
            assert!(read(words, None).is_some());
            continue;
        }
        assert_eq!(read(words, None).as_deref(), Some(value), "{words}");
    }
    for words in ["a man", "the minister", "several", "1,2,3", ""] {
        assert_eq!(read(words, None), None, "{words}");
    }
}

#[test]
fn german_and_french_say_the_same() {
    // A Saturday.
    for (language, words, value) in [
        ("de", "am Freitag", "2015-09-18"),
        ("de", "vergangenen Samstag", "2015-09-12"),
        ("de-AT", "18. September 2015", "2015-09-18"),
        ("de", "18.9.2015", "2015-09-18"),
        ("de", "im August", "2015-08"),
        ("de", "seit März", "2015-03"),
        ("de", "gestern", "2015-09-18"),
        ("de", "letzte Woche", "2015-09-07/2015-09-13"),
        ("de", "vor drei Wochen", "2015-08-29"),
        ("de", "im vergangenen Jahr", "2014"),
        ("de", "etwa 240.000 Menschen", "about 240000 menschen"),
        ("de", "3,5 Millionen", "3500000"),
        ("de", "fünfzig Minuten", "50 minute"),
        ("de", "40 Prozent", "40 per cent"),
        ("fr", "vendredi", "2015-09-18"),
        ("fr", "samedi dernier", "2015-09-12"),
        ("fr", "le 18 septembre 2015", "2015-09-18"),
        ("fr", "en août", "2015-08"),
        ("fr", "hier", "2015-09-18"),
        ("fr", "la semaine dernière", "2015-09-07/2015-09-13"),
        ("fr", "il y a trois semaines", "2015-08-29"),
        ("fr", "l’an dernier", "2014"),
        ("fr", "240 000 personnes", "240000 personne"),
        ("fr", "environ 3,5 millions", "about 3500000"),
        ("fr", "40 pour cent", "40 per cent"),
        ("fr", "cinquante minutes", "50 minute"),
    ] {
        let read = read_in(language, words, Some("2015-09-19"));
        assert_eq!(read.as_deref(), Some(value), "{words}");
    }
    for (language, words) in [
        ("de", "der Minister"),
        ("fr", "le ministre"),
        ("de", "vor Ort"),
        ("fr", "il y a"),
    ] {
        assert_eq!(
            read_in(language, words, Some("2015-09-19")),
            None,
            "{words}"
        );
    }
}

#[test]
fn spanish_italian_dutch_and_portuguese_say_the_same() {
    // A Saturday.
    for (language, words, value) in [
        ("es", "el viernes", "2015-09-18"),
        ("es", "18 de septiembre de 2015", "2015-09-18"),
        ("es", "hace tres semanas", "2015-08-29"),
        ("es", "ayer", "2015-09-18"),
        ("es", "la semana pasada", "2015-09-07/2015-09-13"),
        ("es", "el año pasado", "2014"),
        ("es-MX", "unos 240.000 soldados", "about 240000 soldado"),
        ("es", "cincuenta minutos", "50 minute"),
        ("es", "40 por ciento", "40 per cent"),
        ("it", "venerdì", "2015-09-18"),
        ("it", "18 settembre 2015", "2015-09-18"),
        ("it", "tre settimane fa", "2015-08-29"),
        ("it", "ieri", "2015-09-18"),
        ("it", "la settimana scorsa", "2015-09-07/2015-09-13"),
        ("it", "3,5 milioni", "3500000"),
        ("it", "40 per cento", "40 per cent"),
        ("nl", "vrijdag", "2015-09-18"),
        ("nl", "op 18 september 2015", "2015-09-18"),
        ("nl", "drie weken geleden", "2015-08-29"),
        ("nl", "gisteren", "2015-09-18"),
        ("nl", "vorige week", "2015-09-07/2015-09-13"),
        ("nl", "vorig jaar", "2014"),
        ("nl", "40 procent", "40 per cent"),
        ("pt", "sexta-feira", "2015-09-18"),
        ("pt", "18 de setembro de 2015", "2015-09-18"),
        ("pt", "há três semanas", "2015-08-29"),
        ("pt", "três semanas atrás", "2015-08-29"),
        ("pt-BR", "ontem", "2015-09-18"),
        ("pt", "na semana passada", "2015-09-07/2015-09-13"),
        ("pt", "cinquenta minutos", "50 minute"),
    ] {
        let read = read_in(language, words, Some("2015-09-19"));
        assert_eq!(read.as_deref(), Some(value), "{words}");
    }
    for (language, words) in [
        ("es", "el ministro"),
        ("it", "il ministro"),
        ("nl", "de minister"),
        ("pt", "o ministro"),
        ("en", "ayer"),
    ] {
        let read = read_in(language, words, Some("2015-09-19"));
        assert_eq!(read, None, "{words}");
    }
}

#[test]
fn a_line_is_read_however_it_is_written() {
    for (line, value, words) in [
        ("2015", "2015", "2015"),
        ("2015-9", "2015-09", "September 2015"),
        ("march 2014", "2014-03", "March 2014"),
        (" 2015-9-8 ", "2015-09-08", "8 September 2015"),
        ("18 Sept. 2015", "2015-09-18", "18 September 2015"),
        ("about 2015-09", "about 2015-09", "about September 2015"),
        ("~1914", "about 1914", "about 1914"),
        (
            "2015-09-18 8:45",
            "2015-09-18 08:45",
            "18 September 2015, 08:45, zone unknown",
        ),
        (
            "18 September 2015, 8:45 UTC",
            "2015-09-18 08:45Z",
            "18 September 2015, 08:45, UTC",
        ),
        (
            "2015-09-18T08:45+02:00",
            "2015-09-18 08:45+02:00",
            "18 September 2015, 08:45 UTC+02:00",
        ),
        (
            "2015-09-14/2015-09-20",
            "2015-09-14 to 2015-09-20",
            "14 September 2015 to 20 September 2015",
        ),
        (
            "about March 2014 – June 2014",
            "about 2014-03 to 2014-06",
            "about March 2014 to June 2014",
        ),
        ("about 50 minutes", "about 50 minutes", "about 50 minutes"),
        ("3 centuries", "3 centuries", "3 centuries"),
        ("an hour", "1 hour", "1 hour"),
        ("240,000 people", "240000 people", "240000 people"),
        ("-3.5", "-3.5", "-3.5"),
        ("$30", "30 $", "30 $"),
        ("30 US dollars", "30 US dollars", "30 US dollars"),
        ("12%", "12 per cent", "12 per cent"),
        ("40 per cent", "40 per cent", "40 per cent"),
        ("3.5 million soldiers", "3500000 soldier", "3500000 soldier"),
    ] {
        let read = read_value(line);
        let Ok(read) = read else {
            panic!("{line}: {read:?}")
        };
        assert_eq!(value_line(&read), value, "{line}");
        assert_eq!(value_in_words(&read), words, "{line}");
        assert_eq!(read_value(value), Ok(read), "{line} is read back");
    }
    for line in [
        "",
        "soon",
        "2015-13",
        "2015-02-31",
        "25:00",
        "2015-09 8:45",
        "8:45",
        "é",
        "2015-09-20/2015-09-14",
        "Ｔ",
    ] {
        assert!(read_value(line).is_err(), "{line}");
    }
}
