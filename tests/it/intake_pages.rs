//! Made-up pages of plain text, as they come when somebody selects all and copies, with the verdict in the margin.

use crate::common::labelled_pages::{check, check_card, field};

#[test]
fn english_with_empty_lines() {
    let draft = check(
        "ferry.txt",
        "\
X| The Harbour Gazette
X| Home
X| News
X| Sport
X| Weather
 |
H| Night ferry runs aground off Gull Point
 |
L| All forty passengers were brought ashore, but the cause is still unclear
 |
B| By Rosa Lindqvist
B| Published: 3 March 2021, 07:15
 |
X| Share
X| Facebook
X| Email
 |
P| The night ferry to Gull Point ran onto a sandbank on Tuesday and stayed there for six hours.
 |
P| “We heard a long scraping noise,” said one of the passengers. “Then the lights went out.”
 |
X| Advertisement
 |
P| The harbour office said that nobody was hurt.
 |
S| A warning in January
 |
P| In January the pilots’ union had asked for new buoys. The ministry did not answer.
 |
X| Read more: How the buoys were lost
 |
P| The ferry is to sail again on Friday.
 |
X| Topics: Ferries, Gull Point, Safety
X| Most read
X| 1
X| Six recipes for a rainy weekend
X| 2
X| The lighthouse keeper who never slept
X| © 2021 The Harbour Gazette. All rights reserved.
X| Privacy policy
",
    );
    check_card(
        &draft,
        "Rosa Lindqvist [Rosa Lindqvist]",
        "2021-03-03 [3 March 2021]",
        "en",
        "The Harbour Gazette [The Harbour Gazette]",
    );
    assert_eq!(
        field(&draft, draft.headline.as_ref()),
        "Night ferry runs aground off Gull Point [Night ferry runs aground off Gull Point]"
    );
}

#[test]
fn english_with_every_line_a_paragraph() {
    let draft = check("orchard.txt", "\
H| Old orchard to make way for a car park
P| The town council voted on Monday to fell the last apple orchard inside the ring road.
P| Eleven members were in favour, nine against. The mayor abstained.
P| “It is a black day,” said Imre Vass, who picks the apples every autumn.
P| Nobody clapped.
P| The trees are older than the town hall, according to a study by the county museum, which counted their rings in 1998 and again in 2016.
P| “And who will pay for it?” asked one visitor.
P| The council did not say.
X| Copyright 2019 Vale Media Ltd. All rights reserved. No part may be reproduced.
");
    check_card(
        &draft,
        "nothing",
        "nothing",
        "en",
        "Vale Media Ltd. [Vale Media Ltd.]",
    );
}

#[test]
fn english_wrapped_at_a_width() {
    check(
        "mail.txt",
        "\
H| Observatory loses its darkest hour
 |
P| The observatory on Mount Hollin will close its dome for good in May,
+| because the new warehouse in the valley shines so brightly that faint
+| stars can no longer be seen. The astronomers learned of the warehouse
+| from the newspaper.
 |
P| A spokesman for the builders said the lamps meet every rule. They will
+| be dimmed after midnight, he added, but not switched off, since lorries
+| arrive at all hours.
 |
S| What happens next
 |
P| The telescope is to be taken apart and moved to the southern island,
+| where a school has offered its roof. It weighs nine tonnes.
",
    );
}

#[test]
fn emoji_and_combining_marks() {
    check("emoji.txt", "\
H| Cafe\u{301} re\u{301}sume\u{301} 😀 opens for 👩‍👩‍👧 families
P| The cafe\u{301} on Mill Street opened on Monday, and families came at once 🎉.
P| “It’s the best cocoa in town 🍫!” wrote one guest under a picture of three spoons.
P| Its owner, Zoe\u{308} Nin\u{303}o, says the re\u{301}sume\u{301}s on the wall are her grandfather’s. 👴🏽
");
}

#[test]
fn one_paragraph_and_its_headline() {
    let draft = check(
        "tiny.txt",
        "\
H| Kite stops train
P| A kite caught in the overhead wires stopped the morning train near Elm Junction for two hours.",
    );
    assert_eq!(draft.blocks.len(), 2);
}

#[test]
fn without_a_headline() {
    let draft = check(
        "pasted.txt",
        "\
P| The well in the market square has run dry for the first time since it was dug.
 |
P| Water is being brought in by lorry, the district said on Sunday, and will be free of charge.
",
    );
    assert_eq!(draft.headline, None);
}

#[test]
fn from_an_agency_with_a_dateline() {
    let draft = check("wire.txt", "\
H| Rail strike ends after nine days
P| VELDEN, Sept. 19, 2015 (Norwire) — Train drivers returned to work on Saturday after a night of talks, both sides said.
P| The union had asked for shorter shifts. “We got most of it,” its chairwoman told reporters.
P| More than 400 trains were cancelled every day during the strike.
");
    check_card(
        &draft,
        "Norwire [Norwire]",
        "2015-09-19 [Sept. 19, 2015]",
        "en",
        "nothing",
    );
}

#[test]
fn a_ticker_with_the_hours_between() {
    check(
        "ticker.txt",
        "\
H| Storm on the coast: what we know so far
S| 10:42
P| The sea wall at Hook Bay has held so far, the coast guard said. Two roads are under water.
S| 11:15
P| Schools will stay closed on Thursday, the county announced in a short statement.
S| 12:03
P| The first houses have power again. “We are tired but proud,” said an engineer.
",
    );
}

#[test]
fn advertisements_glued_to_words() {
    let draft = check("glued.txt", "\
H| Baker finds ring in a loaf from 1962
P| ⟦{inlinead}⟧The ring lay in a loaf that had been forgotten in a cellar, the baker said on Monday.
X| {mid_article} [ad]
P| ⟦ADVERTISEMENT⟧“I bit on it,” he said. “It was as hard as the bread.” ⟦[ad]⟧
P| The ring belongs to a family [the Ostrows] who moved away long ago. ⟦Read more: The cellar under the mill⟧
P| ⟦Advertisement⟧The museum wants it. ⟦Story continues below advertisement.⟧ The baker does not want to sell.
P| Nobody placed an ADVERTISEMENT in the paper, and {the brackets} of an editor stay.
");
    let whys: Vec<String> = draft
        .pieces
        .iter()
        .map(|piece| piece.why.sentence())
        .collect();
    assert_eq!(
        whys[0],
        "“{inlinead}” is a marker that the page’s program should have replaced."
    );
    assert_eq!(
        whys[1],
        "It says “ADVERTISEMENT”, as an advertisement does."
    );
}

#[test]
fn a_standfirst_that_is_said_again() {
    let draft = check("again.txt", "\
X| Jun 2, 2023
X| 18°C
X| Select edition
H| Bees return to the cathedral roof
L| The bees that left the cathedral’s roof after the fire are back, the beekeeper said - all \"thirty thousand\" of them.
B| city Updated: May 30, 2019 09:12 CET
P| The bees that left the cathedral’s roof after the fire are back,  the beekeeper said – all “thirty thousand” of them.
P| They were found by chance in a chimney nearby.
");
    assert_eq!(
        field(&draft, draft.date.as_ref()),
        "2019-05-30 [May 30, 2019]"
    );
    assert_eq!(
        draft.blocks[4].why.sentence(),
        "The same words come first in the text below."
    );
}

#[test]
fn words_of_furniture_in_running_text_stay() {
    check(
        "words.txt",
        "\
H| Shops argue about cookies and copyright
P| Comments on the draft came from every side, and the minister read them all aloud.
P| Copyright law of 1976 does not cover recipes, a judge said. Share prices of bakers rose.
P| Sign up for the march began on Monday, and by noon 300 people had come.
P| Related crimes have fallen since, the police said. Video cameras had been put up in March.
P| “Advertising is dead.”
P| Subscribe to a paper, her teacher used to say, and you will never be bored.
S| More cookies
P| Read more books was the answer that most of the children gave.
",
    );
}

#[test]
fn a_page_of_short_lines_is_still_read() {
    check(
        "poem.txt",
        "\
H| Evening by the canal
P| The lamps go on
P| one after one
P| the barge is gone
",
    );
}

#[test]
fn a_page_with_much_between_its_headline_and_its_text() {
    let draft = check("volcano.txt", "\
X| Home > World > Europe
H| Breaking: Volcano wakes after 200 years
L| The volcano above the town of Brenn sent a column of ash three kilometres into the sky early on Sunday
B| By Staff and agencies
B| Sun 12 Apr 2020 08.14 BST
B| Last modified on Mon 13 Apr 2020 10.00 BST
X| Shares
X| 1,024
P| Villagers left their homes in the dark.
P| “The cows knew first,” said a farmer.
P| The institute raised its alert level to four. Flights were cancelled across the region.
X| Topics
X| Volcanoes
X| Reuse this content
");
    assert_eq!(
        field(&draft, draft.date.as_ref()),
        "2020-04-12 [12 Apr 2020]"
    );
}

#[test]
fn an_author_named_without_by_and_readers_below() {
    let draft = check("senator.txt", "\
X| Skip to main content
X| Log In
X| POLITICS
H| Senator quits committee after leaked memo
B| Dana Whitlock
X| Politics reporter
X| @dwhitlock
X| 5 min read
B| Sep 4, 2018 at 6:15 PM ET
P| WASHINGTON — Senator Lee Barrow resigned from the ethics committee on Tuesday, hours after a memo appeared.
P| Her office declined to comment.
P| Here is what we know:
P| The dinners took place in May
P| The builder paid in cash
P| No minutes were kept
P| The dessert was plum cake
P| The second dinner was cold
P| The third one was late
P| Nobody sang
P| Nobody danced
P| The lamp was red
P| The rain was loud
P| The committee will meet again next week.
X| Follow Dana on Twitter
X| Comments
X| Sort by newest
X| JohnQ42
X| This is the best thing I have read all day. Well done to everyone involved.
");
    assert_eq!(
        field(&draft, draft.byline.as_ref()),
        "Dana Whitlock [Dana Whitlock]"
    );
}
