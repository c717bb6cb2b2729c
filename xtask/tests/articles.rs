//! Folders of made-up articles, and the lessons that are made of them.

#![allow(clippy::unwrap_used, clippy::panic)] // A test may.

use std::fs;
use std::path::{Path, PathBuf};

use lateral::core::format::{Opened, import};
use lateral::core::lesson::Lesson;
use xtask::articles::MadeLesson;

const PAGE: &[u8] = br#"<!doctype html>
<html lang="en"><head><title>Swans close the ring road | Evening Lantern</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Swans close the ring road</h1>
<p>A family of nine swans sat down on the ring road on Monday morning and stayed until noon.</p></article>
<footer><p>All rights reserved.</p><p><a href="/privacy">Privacy policy</a></p></footer>
</body></html>
"#;

const TEXT: &[u8] = b"Nine swans stop the morning traffic\n\nBy Odile Farr\n\nNobody was hurt.\n";

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A new folder of that name with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// What the app reads of a lesson that was made.
#[track_caller]
fn read(made: &MadeLesson) -> Lesson {
    let (opened, problems) = import(made.json.as_bytes()).unwrap();
    assert_eq!(problems, []);
    match opened {
        Opened::Lesson(lesson) => *lesson,
        other => panic!("no lesson: {other:?}"),
    }
}

/// Whether a folder makes no lesson, and the failure tells all of that.
#[track_caller]
fn check_failure(folder: &Path, told: &[&str]) {
    let failure = format!("{:#}", MadeLesson::of(folder, None).unwrap_err());
    assert!(told.iter().all(|part| failure.contains(part)), "{failure}");
}

#[test]
fn a_folder_becomes_a_lesson_in_the_order_of_names() {
    let files: [(&str, &[u8]); 6] = [
        ("c-text.TXT", TEXT),
        ("a-letters.md", b"Caf\xe9 closed\n\nThe caf\xe9 is closed."),
        ("B-page.html", PAGE),
        ("d-picture.txt", PICTURE),
        (".hidden.txt", TEXT),
        ("es\x1bsay.docx", b"PK"),
    ];
    let folder = folder("swans", &files);
    fs::create_dir(folder.join("deeper.txt")).unwrap();
    // A hole: it takes no room on the disk, and in no machine's memory is there enough for it.
    let large = fs::File::create(folder.join("e-large.txt")).unwrap();
    large.set_len(1 << 40).unwrap();
    let made = MadeLesson::of(&folder, None).unwrap();
    let lesson = read(&made);
    assert_eq!(lesson.title, "swans");
    // A folder that is named by where it lies has a name all the same.
    let again = MadeLesson::of(&folder.join("."), None).unwrap();
    assert_eq!(again.json, made.json);
    let titled = MadeLesson::of(&folder, Some("Nine swans".to_owned())).unwrap();
    assert_eq!(read(&titled).title, "Nine swans");
    // Whoever copies this folder would write the hole out.
    fs::remove_file(folder.join("e-large.txt")).unwrap();

    assert!(lesson.instructions.contains("mark who is named"));
    let ids: Vec<_> = lesson.articles.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a-letters", "b-page", "c-text"]);
    // What is shown does not steer the terminal.
    let expected = [
        "a-letters.md: Café closed (0 pieces",
        "B-page.html: Swans close the ring road (4 pieces left out)",
        "c-text.TXT: Nine swans stop the morning traffic (0 pieces",
        "a-letters.md: The file does not name its encoding",
        "d-picture.txt was left out. This file is a picture",
        "e-large.txt was left out. This file is larger than 25 MB",
        "es say.docx was left out. Its name does not end in .txt, .md, .html or .htm.",
    ];
    let lines: Vec<_> = made.summary.lines().map(str::trim_start).collect();
    assert_eq!(lines.len(), expected.len(), "{lines:?}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
}

#[test]
fn a_folder_of_which_nothing_can_be_used_is_a_failure() {
    let empty = folder("empty", &[]);
    check_failure(
        &empty,
        &["empty. There", "end in .txt, .md, .html or .htm."],
    );
    check_failure(&empty.join("gone"), &["gone cannot be read. Name a folder"]);
    let unreadable = folder("unreadable", &[("a.txt", PICTURE), ("b.html", b"")]);
    check_failure(
        &unreadable,
        &["a.txt was left out. This", "b.html was left out. There"],
    );
}

#[test]
fn a_lesson_that_no_page_opens_is_not_made() {
    let (json, summary) = (" ".repeat(25 << 20), String::new());
    let most = MadeLesson { json, summary }.checked().unwrap();
    let (json, summary) = (most.json + " ", most.summary);
    let failure = MadeLesson { json, summary }.checked().unwrap_err();
    assert!(failure.to_string().contains("larger than 25 MB"));
}

#[test]
fn the_lesson_takes_the_bundled_ones_place_and_nothing_elses() {
    let folder = folder("placed", &[("a.txt", TEXT), ("own.json", b"own")]);
    let made = MadeLesson::of(&folder, None).unwrap();
    let dist = folder.join("dist");
    fs::create_dir(&dist).unwrap();
    // As a build may leave it that links what it could copy.
    fs::hard_link(folder.join("own.json"), dist.join("lesson.json")).unwrap();
    made.put_into(&dist).unwrap();
    let placed = fs::read_to_string(dist.join("lesson.json")).unwrap();
    assert_eq!(placed, made.json);
    assert_eq!(fs::read_to_string(folder.join("own.json")).unwrap(), "own");
    assert_eq!(dist.read_dir().unwrap().count(), 1);
}
