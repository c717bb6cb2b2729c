//! What stands between a headline and its text: standfirst, author, date and the tools of the page.

use crate::common::labelled_pages::{check, field, shown};
use lateral::core::intake::draft;

const TEXT: &str = "\
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
P| The harbour office has hired a smaller ship for the summer, which can carry forty people and their bicycles.";

const PAGE: &str = "<p>The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.</p>\
<p>“We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.</p>\
<p>The harbour office has hired a smaller ship for the summer, which can carry forty people and their bicycles.</p>";

/// Checks a head above the text, and what the card says of author and day.
#[track_caller]
fn check_head(head: &str, byline: &str, date: &str) {
    let page = format!("H| Night ferry stays in port\n{head}\n{TEXT}");
    let found = check("ferry.txt", &page);
    assert_eq!(field(&found, found.byline.as_ref()), byline, "{head}");
    let day = found.date.as_ref().map_or("nothing", |day| &day.value);
    assert_eq!(day, date, "{head}");
}

/// What stands between the headline of a page and its text, and its author.
#[track_caller]
fn check_page(head: &str, expected: &str, byline: &str) {
    let html = format!("<html lang=en><body><h1>Night ferry stays in port</h1>{head}{PAGE}");
    let found = draft("a.html", html.as_bytes()).expect("a page");
    let all = shown(&found);
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines[1..lines.len() - 3].join("\n"), expected, "{head}");
    assert!(lines[lines.len() - 3].starts_with("P| The ferry"), "{all}");
    let author = found.byline.as_ref().map_or("nothing", |name| &name.value);
    assert_eq!(author, byline, "{head}");
}

#[test]
fn a_standfirst_in_sentences_stands_above_author_and_date() {
    check_head(
        "\
L| The ship needs a new engine, and nobody knows who will pay for it.
X| Share full article
B| By Ida Thornbury
B| 18 May 2022",
        "Ida Thornbury [Ida Thornbury]",
        "2022-05-18",
    );
    check_head(
        "\
L| The ship needs a new engine. Nobody knows who is to pay for it.
X| Gift this article
X| 1,204
B| By Ida Thornbury and Cem Yildiz
B| Published May 18, 2022
B| Updated May 19, 2022, 9:12 a.m. ET
X| Save
X| Read in app
X| Add it to a list",
        "Ida Thornbury and Cem Yildiz [Ida Thornbury and Cem Yildiz]",
        "2022-05-18",
    );
    check_head(
        "\
B| 18 May 2022
L| The ship needs a new engine, and nobody knows who will pay for it.
X| Listen
B| By Ida Thornbury",
        "Ida Thornbury [Ida Thornbury]",
        "2022-05-18",
    );
    check_head(
        "\
L| The ship needs a new engine, and nobody knows who will pay for it.
B| By Ida Thornbury
B| 18 May 2022
X| Give this article
X| Read in app
X| 41
X| Listen to it",
        "Ida Thornbury [Ida Thornbury]",
        "2022-05-18",
    );
}

#[test]
fn german_and_french_heads() {
    check(
        "faehre.txt",
        "\
H| Nachtfähre bleibt im Hafen
L| Das Schiff braucht einen neuen Motor. Niemand weiß, wer ihn bezahlen soll.
X| Artikel zum Hören • 4 Min
B| Von Ida Dornburg
B| 18. Mai 2022, 14:05 Uhr
X| 41 Kommentare
X| Merkliste
P| Die Fähre nach Möwenort fährt nicht vor Mitte Juni, teilte das Hafenamt am Montag mit.
P| „Wir sind lieber spät als nass“, sagte der Kapitän, der den Sund seit dreißig Jahren quert.",
    );
    check(
        "bac.txt",
        "\
H| Le bac de nuit reste au port
L| Le navire a besoin d’un nouveau moteur. Personne ne sait qui va le payer.
X| Écouter l’article
X| Offrir
B| Par Ida Dornbourg
B| Publié le 18 mai 2022 à 14h05
X| Temps de lecture 3 min.
P| Le bac ne partira pas avant la mi-juin, a annoncé lundi la capitainerie du port.
P| « Mieux vaut tard que mouillé », a dit son capitaine, qui traverse le détroit depuis trente ans.",
    );
}

#[test]
fn what_stands_below_the_text_is_no_head() {
    // The author below the text; days that each have a text.
    check(
        "ferry.txt",
        &format!("H| Night ferry stays in port\n{TEXT}\nB| By Ida Thornbury\nB| 18 May 2022"),
    );
    check(
        "days.txt",
        "\
H| Night ferry stays in port
B| By Ida Thornbury
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
S| 18 May 2022
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
S| 19 May 2022
P| The harbour office has hired a smaller ship for the summer, which can carry forty people.
S| 20 May 2022
P| Forty people went to sea that morning, and all of them came back with their bicycles.",
    );
    check(
        "river.txt",
        "\
H| Night ferry stays in port
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
S| By the river
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
S| By the sea
P| The harbour office has hired a smaller ship for the summer, which can carry forty people.",
    );
    check(
        "photo.txt",
        "\
H| Night ferry stays in port
B| Ida Thornbury
B| 18 May 2022
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
X| Photo by Jan Oster
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
P| The harbour office has hired a smaller ship for the summer, which can carry forty people.",
    );
}

#[test]
fn an_author_with_a_role_a_place_or_a_time() {
    for (line, name) in [
        ("Ida Thornbury, Shipping correspondent", "Ida Thornbury"),
        ("Ida Thornbury Shipping correspondent", "Ida Thornbury"),
        ("Ida Thornbury · 3 hours ago · 5 min read", "Ida Thornbury"),
        ("Ida Thornbury | Updated May 19", "Ida Thornbury"),
        ("Ida de Vries, redacteur", "Ida de Vries"),
        ("Ida Thornbury in Vale Green", "Ida Thornbury"),
    ] {
        let head = format!(
            "L| The ship needs a new engine, and nobody knows who will pay for it\nB| {line}\nB| 18 May 2022"
        );
        check_head(&head, &format!("{name} [{name}]"), "2022-05-18");
    }
    check_head(
        "\
B| 18 May 2022
X| Share
X| Save
B| Ida Thornbury
X| Shipping correspondent",
        "Ida Thornbury [Ida Thornbury]",
        "2022-05-18",
    );
    check_head(
        "\
L| The ship needs a new engine, and nobody knows who will pay for it.
X| Share full article
B| Ida Thornbury
X| Shipping correspondent
B| 18 May 2022",
        "Ida Thornbury [Ida Thornbury]",
        "2022-05-18",
    );
}

#[test]
fn an_author_that_the_page_links() {
    for (head, expected, name) in [
        (
            "<p><a rel=author href=/x>Ida Thornbury</a> Shipping correspondent</p>",
            "B| Ida Thornbury Shipping correspondent",
            "Ida Thornbury",
        ),
        (
            "<p><a href=/profile/ida-thornbury>Ida Thornbury</a></p>",
            "B| Ida Thornbury",
            "Ida Thornbury",
        ),
        (
            "<div><a href='https://gull.example/autoren/ida-12'>Ida Thornbury</a></div><p>18 May 2022</p>",
            "B| Ida Thornbury\nB| 18 May 2022",
            "Ida Thornbury",
        ),
        (
            "<div><a href=/x>Ida Thornbury</a></div><div><span>Vale Green - </span><time>18 May 2022</time></div>",
            "B| Ida Thornbury\nB| Vale Green - 18 May 2022",
            "Ida Thornbury",
        ),
        (
            "<span itemprop=author><span itemprop=name>Ida Thornbury</span></span><span> | </span><span>Updated May 19</span>",
            "B| Ida Thornbury | Updated May 19",
            "Ida Thornbury",
        ),
        (
            "<aside class=meta><p>By <a rel=author href=x>Ida Thornbury</a></p><time datetime=2022-05-18>18 May 2022</time><p>Share</p></aside>",
            "B| By Ida Thornbury\nB| 18 May 2022\nX| Share",
            "Ida Thornbury",
        ),
        // Topics, and a box about other articles.
        (
            "<ul><li><a href=/t/1>Ships</a></li><li><a href=/t/2>Vale Green</a></li></ul><p>18 May 2022</p>",
            "X| Ships\nX| Vale Green\nB| 18 May 2022",
            "nothing",
        ),
        (
            "<aside><h3>Related</h3><p>By Cem Yildiz</p><time datetime=2021-05-18>18 May 2021</time></aside>",
            "X| Related\nX| By Cem Yildiz\nX| 18 May 2021",
            "nothing",
        ),
    ] {
        check_page(head, expected, name);
    }
}

#[test]
fn a_notice_above_and_below_the_headline_is_no_standfirst() {
    check(
        "old.txt",
        &format!(
            "\
X| Water
X| You may not know that this is an old story
H| Night ferry to Gull Point stays in port
X| You may not know that this is an old story
L| The ship needs a new engine, and nobody knows who will pay for it
B| By Ida Thornbury
{TEXT}"
        ),
    );
}

#[test]
fn a_headline_of_two_or_three_words() {
    for (headline, text, more) in [
        (
            "Mayor resigns",
            "The ferry to Gull Point will not sail before the middle of June, the harbour office said.",
            "Nobody knows who is to pay for a new engine.",
        ),
        (
            "Bürgermeister tritt zurück",
            "Die Fähre nach Möwenort fährt nicht vor Mitte Juni, teilte das Hafenamt am Montag mit.",
            "Niemand weiß, wer den neuen Motor bezahlen soll.",
        ),
        (
            "사천 가구 단수",
            "펌프장이 화요일 밤에 고장 나서 네 개 마을에 물이 나오지 않는다고 군청이 수요일 아침에 밝혔다.",
            "학교는 금요일까지 문을 닫는다고 군청이 밝혔다.",
        ),
    ] {
        let page = format!("H| {headline}\n |\nP| {text}\n |\nP| {more}");
        check("short.txt", &page);
    }
    // Alone, the outlet's name is no headline.
    check(
        "outlet.txt",
        "\
X| Harbour Gazette
 |
P| The bus to Gull Point will not run before the middle of June, the office said on Monday.
 |
P| Nobody knows who will pay for a new engine.",
    );
}

#[test]
fn hidden_words_are_no_part_of_the_headline() {
    for heading in [
        "<h1><span class=sr-only>Article: </span>Night ferry stays in port</h1>",
        "<h1>Night ferry stays in port<span hidden> (ended)</span></h1>",
        "<h1><span class=visually-hidden>Exclusive.</span> Night ferry stays in port</h1>",
    ] {
        let html = format!("<html lang=en><body>{heading}{PAGE}");
        let found = draft("a.html", html.as_bytes()).expect("a page");
        assert_eq!(
            field(&found, found.headline.as_ref()),
            "Night ferry stays in port [Night ferry stays in port]",
            "{heading}"
        );
    }
}

#[test]
fn the_title_names_the_outlet_in_other_words_than_the_headline() {
    for (title, outlet) in [
        (
            "Gull Point crisis: no ship until June | Gull Post",
            "Gull Post",
        ),
        (
            "What happens at sea? | Shipping | The Gull Post",
            "The Gull Post",
        ),
        ("Gull Post - Night ferry stays in port", "Gull Post"),
        ("Gull Post: Night ferry stays in port", "Gull Post"),
        ("No ship at all - until the summer ends", "nothing"),
        ("No ship at all | not even a small one", "nothing"),
    ] {
        let html = format!(
            "<html lang=en><head><title>{title}</title></head><body><h1>Night ferry stays in port</h1>{PAGE}"
        );
        let found = draft("a.html", html.as_bytes()).expect("a page");
        let named = found.outlet.as_ref().map_or("nothing", |name| &name.value);
        assert_eq!(named, outlet, "{title}");
    }
}
