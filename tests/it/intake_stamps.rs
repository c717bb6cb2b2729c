//! When an article appeared and in which language it is: dates as pages and newspapers write them, letters and small
//! words.

use crate::common::labelled_pages::field;
use lateral::core::intake::{ArticleDraft, date, draft, language};

fn page(head: &str, body: &str) -> ArticleDraft {
    let html = format!(
        "<html lang=en><head>{head}</head><body><h1>Ferry to Gull Point stays in port</h1>{body}\
         <p>The harbour office said on Monday that the ferry would not sail before June.</p>\
         <p>“So be it,” said its captain, who has crossed the sound for thirty years.</p></body></html>"
    );
    draft("a.html", html.as_bytes()).expect("a page")
}

fn linked(json: &str) -> ArticleDraft {
    page(
        &format!("<script type='application/ld+json'>{json}</script>"),
        "",
    )
}

#[test]
fn dates_of_many_languages_are_read() {
    for line in [
        "3 مارس/ آذار 2021",
        "3 آذار/مارس 2021",
        "2021. 3. 3.",
        "2021. március 3.",
        "2021. márc. 3. 09:30",
        "令和3年3月3日",
        "3 मार्च 2021",
        "۳ مارس ۲۰۲۱",
        "3 tháng 3 năm 2021",
        "3. märts 2021",
        "3. marca 2021",
        "the 3rd day of March, 2021",
    ] {
        let found: Vec<String> = date::find(line).into_iter().map(|it| it.iso).collect();
        assert_eq!(found, ["2021-03-03"], "{line}");
    }
    let first = date::find("平成31年4月30日 令和元年5月1日");
    let first: Vec<&str> = first.iter().map(|it| it.iso.as_str()).collect();
    assert_eq!(first, ["2019-04-30", "2019-05-01"]);
    let double = date::find("14 كانون الثاني/يناير 2024");
    assert_eq!(double[0].iso, "2024-01-14");
    assert!(date::find("In 2021. 3. 45. it was, 2021 March of 3").is_empty());
}

#[test]
fn a_stamp_may_begin_with_its_weekday() {
    for stamp in [
        "2021-03-03T07:00:00Z",
        "Wed, 3 Mar 2021 07:00:00 GMT",
        "Wednesday, 3 March 2021 07:00",
        "Wed Mar 3, 2021",
        "mercredi 3 mars 2021",
        "Mittwoch, 3. März 2021",
    ] {
        assert_eq!(
            date::of_stamp(stamp).as_deref(),
            Some("2021-03-03"),
            "{stamp}"
        );
    }
    for stamp in ["Updated 3 March 2021", "1614754800", "3 March", ""] {
        assert_eq!(date::of_stamp(stamp), None, "{stamp}");
    }
}

#[test]
fn a_stamp_that_cannot_be_read_hides_no_other() {
    let found = page(
        "<meta property='article:published_time' content='1614754800'><meta name=date content='2021-03-03'>",
        "",
    );
    assert_eq!(found.date.expect("a date").value, "2021-03-03");
    let found = page(
        "<meta property='article:published_time' content='1614754800'>\
         <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-03-03\"}</script>",
        "",
    );
    assert_eq!(found.date.expect("a date").value, "2021-03-03");
}

#[test]
fn data_of_a_page_are_read_however_they_are_wrapped_and_escaped() {
    let json = "{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",\"author\":{\"name\":\"Zo&euml; O&amp;#39;Feld\"},\"publisher\":{\"name\":\"Gull &amp; Bay\"},\"datePublished\":\"Wed, 3 Mar 2021 07:00:00 GMT\"}";
    for wrapped in [
        json.to_owned(),
        format!("\n//<![CDATA[\n{json}\n//]]>\n"),
        format!("/*<![CDATA[*/{json}/*]]>*/"),
        format!("<!--\n{json}\n-->"),
    ] {
        let draft = linked(&wrapped);
        assert_eq!(
            field(&draft, draft.byline.as_ref()),
            "Zoë O'Feld",
            "{wrapped}"
        );
        assert_eq!(field(&draft, draft.outlet.as_ref()), "Gull & Bay");
        assert_eq!(draft.date.expect("a date").value, "2021-03-03");
    }
}

#[test]
fn a_live_report_appeared_with_its_first_entry() {
    let entry = |time: &str, words: &str| {
        format!(
            "<article><time datetime='2021-03-{time}:00Z'>{}</time><h2>The ropes</h2><p>{words}</p></article>",
            &time[3..]
        )
    };
    let body = format!(
        "{}{}{}",
        entry(
            "04T10:42",
            "The first of the three ropes is whole again, and the pilots rest."
        ),
        entry(
            "03T09:15",
            "All of the eleven boats will stay in port until Friday, they say."
        ),
        entry(
            "03T08:05",
            "A rope was torn in the night, and nobody knows how, the office says."
        ),
    );
    let found = page("", &body);
    assert_eq!(found.date.expect("a date").value, "2021-03-03");
}

#[test]
fn a_language_is_right_or_none() {
    for (tag, text) in [
        (
            "bg",
            "Мостът в Овчарово се срути във вторник вечерта и хиляди останаха без път, каза кметът.",
        ),
        (
            "ru",
            "Мост в Овчарово обрушился во вторник вечером, и тысячи остались без дороги, объявил мэр.",
        ),
        (
            "uk",
            "Міст в Овчаровому обвалився у вівторок увечері, і тисячі лишилися без дороги.",
        ),
        (
            "be",
            "Мост у Аўчарове абваліўся ў аўторак увечары, і тысячы засталіся без дарогі, кажа ўрад.",
        ),
        (
            "sr",
            "Мост се срушио у уторак увече и хиљаде људи неће имати пут, рекао је градоначелник.",
        ),
        ("", "Мост падна, каза той."),
        (
            "ca",
            "El pont de la vila va caure dimarts al vespre i milers de veïns no tenen camí, segons l’alcalde.",
        ),
        (
            "es",
            "El puente de la villa cayó el martes por la noche y miles de vecinos no tienen camino, según el alcalde.",
        ),
        (
            "vi",
            "Cây cầu cũ bị sập vào tối thứ Ba, và bốn nghìn hộ gia đình không có đường đi, chính quyền cho biết.",
        ),
        (
            "tr",
            "Eski köprü salı gecesi yıkıldı ve dört bin kişi yolsuz kaldı, dedi belediye başkanı.",
        ),
        (
            "",
            "Stari most se srušio u utorak navečer i hiljade ljudi nema puta, rekao je gradonačelnik za radio.",
        ),
        (
            "da",
            "Broen er lukket til fredag, siger borgmesteren, og der er ikke vand i byen.",
        ),
        (
            "nb",
            "Broen er stengt til fredag, sier ordføreren, og det er ikke vann i byen.",
        ),
        (
            "sk",
            "Most spadol v utorok večer a tisíce ľudí sú bez cesty, povedal starosta, ktorý nevie prečo, podľa rádia.",
        ),
    ] {
        assert_eq!(
            language::detect(text).map_or("", |(tag, _)| tag),
            tag,
            "{text}"
        );
    }
}
