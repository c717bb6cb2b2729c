//! Files that somebody made to hurt: reading them takes time in proportion to their size.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use lateral::core::intake::draft;
use lateral::core::limits;

#[test]
fn hostile_pages_end_soon() {
    let many = |bit: &str, bytes: usize| bit.repeat(bytes / bit.len());
    let two = 400_000;
    for (name, page) in [
        ("a.html", many("<", two)),
        ("a.html", many("<div>", 4 * two)),
        ("a.html", many("<div>", two) + &many("</p>", two)),
        ("a.html", many("<b><div>", two) + &many("</b>", two)),
        ("a.html", format!("<i>{}", many("<a></i>", 2 * two))),
        ("a.html", format!("<p {}>", many("a=b ", 4 * two))),
        ("a.html", many("<p>x", two)),
        ("a.html", many("<time datetime=2015-09-19>x</time>", two)),
        ("a.html", many("<span hidden>x</span>y ", two)),
        ("a.html", many("<!--", two)),
        ("a.txt", many("<", two)),
        ("a.txt", many("word ", two)),
        ("a.txt", many("a. B ", two)),
        ("a.txt", many("x\n", 500_000)),
        ("a.txt", many("Read more: x ", 39_000)),
        ("a.txt", many("[ad]", two)),
        ("a.txt", many("{", two)),
        ("a.txt", many("{ad}x\n", two)),
        ("a.txt", many("ADVERTISEMENT ", 39_000)),
        ("a.txt", many("2015-", two)),
        ("a.txt", many("\u{301}", two)),
        ("a.txt", many("中", two)),
        (
            "a.txt",
            many(
                "The mayor said on Monday that the old bridge is shut.\n",
                two,
            ),
        ),
        ("a.txt", many("By A\n", two)),
        ("a.txt", many("Copyright 2015 © ", two)),
        ("a.txt", many("Most read\n", two)),
        (
            "a.txt",
            format!(
                "Title of it\n{}{}",
                many("10:42\n", 200_000),
                many(
                    "10:42\nThe mayor said on Monday that the bridge is shut.\n",
                    two
                )
            ),
        ),
        (
            "a.txt",
            format!(
                "{}The mayor said on Monday that the bridge is shut.",
                many("By A\n", 400_000)
            ),
        ),
        (
            "a.txt",
            format!(
                "Bridge shut\n{}The mayor said on Monday that the bridge is shut.",
                many("Bridge\n", 600_000)
            ),
        ),
    ] {
        check_soon(name, &page);
    }
}

#[test]
fn hostile_lines_notes_and_archives_end_soon() {
    let many = |bit: &str, bytes: usize| bit.repeat(bytes / bit.len());
    let two = 200_000;
    for (name, page) in [
        ("a.html", many("<q>", two)),
        ("a.html", many("<h1>x<br>", two)),
        (
            "a.html",
            format!("<title>x</title><h1>{}", many("<b>x</b><i>Y</i>", two)),
        ),
        ("a.html", many("<span>a</span><span>B</span>", two)),
        ("a.html", many("<x-a>a</x-a>", two)),
        (
            "a.html",
            many("<p>cookies agree you your settings accept ", two),
        ),
        (
            "a.html",
            many(
                "<script type=application/ld+json>{\"@id\":\"a\"}</script>",
                two,
            ),
        ),
        ("a.md", many("[", two)),
        ("a.md", many("[[", two)),
        ("a.md", many("![", two)),
        ("a.md", many("[a](", two)),
        ("a.md", many("[a", two) + &many("]", two)),
        ("a.md", many("*a _b ", two)),
        ("a.md", many("*", two)),
        ("a.md", many("**a*", two)),
        ("a.md", many("`", two) + " **x**"),
        ("a.md", many("`a", two) + " **x**"),
        ("a.md", many("=", two) + " **x**"),
        ("a.md", many("=a", two) + " **x**"),
        ("a.md", many("<a ", two) + " **x**"),
        ("a.md", many(">", two) + " **x**"),
        ("a.md", many("> ", two) + " **x**"),
        ("a.md", many("| a ", two) + " **x**"),
        ("a.md", many("- a\n", two)),
        ("a.md", format!("---\n{}", many("a: b\n", two))),
        ("a.md", format!("---\na: {}\n---\nx", many("[a, ", two))),
        ("a.txt", many("a long line that is full of wor-\nds ", two)),
        ("a.txt", many("\u{e2}\u{20ac}", two)),
        ("a.txt", many("\u{c3}\u{a9}", two)),
        (
            "a.mht",
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/a; boundary=b\n\n{}",
                many("--b\n", two)
            ),
        ),
        (
            "a.mht",
            format!("MIME-Version: 1.0\n{}", many("a: b\n", two)),
        ),
        (
            "a.mht",
            format!(
                "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{}",
                many("= ", two)
            ),
        ),
        (
            "a.mht",
            many("Content-Type: multipart/a; boundary=b\n\n--b\n", two),
        ),
    ] {
        check_soon(name, &page);
    }
}

#[track_caller]
fn check_soon(name: &str, page: &str) {
    let start = worked();
    let read = draft(name, page.as_bytes());
    let took = worked().saturating_sub(start);
    let begin: String = page.chars().take(30).collect();
    // What grows with the square of two million takes hours; ten seconds are a slow machine's.
    assert!(took.as_secs() < 10, "{begin} took {took:?}");
    crate::common::test_effort::figure(&format!("{begin:?} ms"), took.as_millis());
    if let Ok(draft) = read {
        assert!(draft.blocks.len() <= limits::BLOCKS);
    }
}

/// How long this thread has been at work, waiting for a processor not counted: others may be busy on this machine.
fn worked() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // Linux tells the nanoseconds first; elsewhere the clock on the wall has to do.
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}
