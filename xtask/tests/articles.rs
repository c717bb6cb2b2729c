//! Folders of made-up articles, and the lessons that are made of them.

#![allow(clippy::unwrap_used, clippy::panic)] // A test may.

use std::fs;
use std::path::{Path, PathBuf};

use lateral::core::format::{Opened, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, BlockKind};
use xtask::articles::{Articles, MadeLesson};

const PAGE: &str = r#"<!doctype html>
<html lang="en"><head><title>Swans close the ring road | Evening Lantern</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Swans close the ring road</h1>
<p>A family of nine swans sat down on the ring road on Monday morning and stayed until noon.</p>
<p>“We were told to wait,” said a bus driver. The birds left by themselves, the police said.</p></article>
<footer><p>© Evening Lantern. All rights reserved.</p><p><a href="/privacy">Privacy policy</a></p></footer>
</body></html>
"#;

const TEXT: &str = "Nine swans stop the morning traffic

By Odile Farr

Nine swans kept several hundred drivers waiting on Monday. Nobody was hurt.

The police spoke of “an orderly withdrawal” at noon.
";

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A new folder of that name with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

fn articles(folder: &Path, title: Option<&str>) -> Articles {
    Articles {
        folder: folder.to_owned(),
        title: title.map(str::to_owned),
    }
}

/// What the app reads of a lesson that was made.
#[track_caller]
fn read(made: &MadeLesson) -> Lesson {
    match import(made.json().as_bytes()) {
        Ok((Opened::Lesson(lesson), problems)) => {
            assert_eq!(problems, []);
            *lesson
        }
        other => panic!("no lesson: {other:?}"),
    }
}

fn left_out(article: &Article) -> Vec<&str> {
    let blocks = article.blocks.iter();
    blocks
        .filter(|block| block.kind == BlockKind::Excluded)
        .map(|block| article.text.slice(block.range))
        .collect()
}

#[track_caller]
fn check_failure(folder: &Path, what: &str, remedy: &str) {
    let failure = articles(folder, None).lesson().unwrap_err().to_string();
    assert!(failure.contains(what), "{failure}");
    assert!(
        failure.lines().last().unwrap().contains(remedy),
        "{failure}"
    );
}

#[test]
fn a_folder_becomes_a_lesson_in_the_order_of_names() {
    let folder = folder(
        "swans",
        &[
            ("c-text.TXT", TEXT.as_bytes()),
            (
                "a-notice.md",
                b"# A notice\n\nThe ring road will be closed to swans.",
            ),
            ("B-page.html", PAGE.as_bytes()),
            ("d-picture.txt", PICTURE),
            (".hidden.txt", TEXT.as_bytes()),
            ("essay.docx", b"PK"),
        ],
    );
    fs::create_dir(folder.join("deeper.txt")).unwrap();
    fs::write(folder.join("deeper.txt/e.txt"), TEXT).unwrap();
    let made = articles(&folder, None).lesson().unwrap();
    let lesson = read(&made);
    assert_eq!(lesson.title, "swans");
    assert!(lesson.instructions.contains("mark who is named"));
    let ids: Vec<&str> = lesson.articles.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a-notice", "b-page", "c-text"]);
    let [_, page, text] = lesson.articles.as_slice() else {
        panic!("three articles");
    };
    assert_eq!(page.headline, "Swans close the ring road");
    assert_eq!(
        left_out(page),
        [
            "Home",
            "Sport",
            "© Evening Lantern. All rights reserved.",
            "Privacy policy"
        ]
    );
    assert_eq!(text.headline, "Nine swans stop the morning traffic");
    assert_eq!(text.text.as_str(), TEXT);

    let shown = made.to_string();
    let rows: Vec<Vec<&str>> = shown
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0], ["file", "headline", "left", "out"]);
    assert_eq!(rows[2][0], "B-page.html");
    assert_eq!(rows[2][1..4], ["Swans", "close", "the"]);
    assert_eq!(rows[2][rows[2].len() - 2..], ["4", "pieces"]);
    assert!(
        shown.contains("d-picture.txt was left out. This file is a picture"),
        "{shown}"
    );
    assert!(shown.ends_with("are: essay.docx\n"), "{shown}");
    assert!(
        !shown.contains("hidden") && !shown.contains("e.txt\n"),
        "{shown}"
    );
}

#[test]
fn the_same_folder_makes_the_same_lesson() {
    let files: [(&str, &[u8]); 2] = [("a.html", PAGE.as_bytes()), ("b.txt", TEXT.as_bytes())];
    let made = || {
        let folder = folder("same", &files);
        articles(&folder, None).lesson().unwrap().json().to_owned()
    };
    assert_eq!(made(), made());
}

#[test]
fn a_title_stands_for_the_folders_name() {
    let folder = folder("titled", &[("a.txt", TEXT.as_bytes())]);
    let made = articles(&folder, Some("Nine swans")).lesson().unwrap();
    let lesson = read(&made);
    assert_eq!(lesson.title, "Nine swans");
    assert_eq!(lesson.id.as_str(), "nine-swans");
    // A folder that is named by where it lies has a name all the same.
    let inside = articles(&folder.join("."), None).lesson().unwrap();
    assert_eq!(read(&inside).title, "titled");
}

#[test]
fn letters_that_could_not_be_read_are_told() {
    let folder = folder(
        "letters",
        &[("a.txt", b"Caf\xe9 closed\n\nThe caf\xe9 is closed.")],
    );
    let made = articles(&folder, None).lesson().unwrap();
    assert!(
        made.to_string().contains("a.txt: The file does not say"),
        "{made}"
    );
    assert_eq!(read(&made).articles[0].headline, "Café closed");
}

#[test]
fn a_folder_without_an_article_is_a_failure() {
    let empty = folder("empty", &[]);
    check_failure(
        &empty,
        "There are no articles in",
        "end in .txt, .md, .html or .htm",
    );
    check_failure(&empty.join("gone"), "There is no folder", "Make it");
    let others = folder(
        "others",
        &[("essay.docx", b"PK"), ("text.txt", TEXT.as_bytes())],
    );
    check_failure(
        &others.join("text.txt"),
        "is a file and not a folder",
        "Name the folder",
    );
    fs::remove_file(others.join("text.txt")).unwrap();
    check_failure(
        &others,
        "no articles by their names: essay.docx",
        "Put them there",
    );
    let unreadable = folder("unreadable", &[("a.txt", PICTURE), ("b.html", b"")]);
    check_failure(
        &unreadable,
        "each of the 2 articles in it had to be left out.",
        "Save the articles",
    );
    check_failure(
        &unreadable,
        "a.txt was left out. This file is a picture",
        "",
    );
    check_failure(&unreadable, "b.html was left out. There are no words", "");
}

#[test]
fn more_articles_than_a_lesson_has_are_a_failure() {
    let folder = folder("many", &[]);
    for number in 0..201 {
        fs::write(folder.join(format!("{number}.txt")), TEXT).unwrap();
    }
    check_failure(&folder, "These are 201 articles", "Move some of them");
}

#[cfg(unix)]
#[test]
fn a_file_too_large_to_be_opened_is_not_read() {
    let folder = folder("large", &[("b.txt", TEXT.as_bytes())]);
    // A hole: it takes no room on the disk, and in no machine's memory is there enough for it.
    let large = fs::File::create(folder.join("a.txt")).unwrap();
    large.set_len(1 << 40).unwrap();
    let made = articles(&folder, None).lesson().unwrap();
    let told = "a.txt was left out. This file is larger than 25 MB";
    assert!(made.to_string().contains(told), "{made}");
    assert_eq!(read(&made).articles.len(), 1);
}

#[test]
fn the_lesson_takes_the_bundled_ones_place_and_nothing_elses() {
    let folder = folder("placed", &[("a.txt", TEXT.as_bytes())]);
    let made = articles(&folder, None).lesson().unwrap();
    let dist = folder.join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(folder.join("own.json"), "own").unwrap();
    // As a build may leave it that links what it could copy.
    fs::hard_link(folder.join("own.json"), dist.join("lesson.json")).unwrap();
    made.put_into(&dist).unwrap();
    assert_eq!(
        fs::read_to_string(dist.join("lesson.json")).unwrap(),
        made.json()
    );
    assert_eq!(fs::read_to_string(folder.join("own.json")).unwrap(), "own");
    assert_eq!(dist.read_dir().unwrap().count(), 1);
    let failure = made.put_into(&folder.join("gone")).unwrap_err().to_string();
    assert!(failure.contains("cannot be written"), "{failure}");
}
