//! A folder of articles becomes the lesson of the built page.
//!
//! *Invariant:* a file that cannot be used is told with a sentence and never costs its neighbours; a folder
//! of which nothing can be used is an error. Nothing outside the built folder is written.
//!
//! *Must not know:* what an article is and what of a file is read; the app's own core decides that.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail, ensure};
use comfy_table::Table;
use lateral::core::authoring::lesson;
use lateral::core::format::export_lesson;
use lateral::core::intake::{self, ArticleDraft, IntakeError};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::limits;
use lateral::core::text::printable::brief;

use crate::size::kilobytes;
use crate::table::table;

/// The lesson's name in the built folder, where the bundled one lies.
const LESSON: &str = "lesson.json";

/// How the names of articles end.
const ENDINGS: [&str; 4] = ["txt", "md", "html", "htm"];

/// How much of a name or a headline a table shows, in code points.
const SHOWN: usize = 60;

/// Where the articles of a lesson are, and what it is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Articles {
    /// The folder; what lies deeper in it is not looked at.
    pub folder: PathBuf,
    /// The lesson's title; the folder's name where there is none.
    pub title: Option<String>,
}

/// A lesson that was made of a folder. Shown, it is a table of its articles, and what was left out.
#[derive(Debug)]
pub struct MadeLesson {
    articles: usize,
    json: String,
    table: Table,
    remarks: Vec<String>,
}

impl Articles {
    /// Makes the lesson.
    pub fn lesson(&self) -> Result<MadeLesson> {
        let (names, passed_over) = self.names()?;
        if names.is_empty() {
            bail!(self.nothing_here(&passed_over));
        }
        let (mut drafts, mut files, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
        let found = names.len();
        for name in names {
            match drafted(&self.folder.join(&name)) {
                Ok(draft) => {
                    let sentence = draft.encoding.sentence();
                    remarks.extend(sentence.map(|why| format!("{name}: {why}")));
                    let stem = Path::new(&name).file_stem().unwrap_or_default();
                    drafts.push((stem.to_string_lossy().into_owned(), draft));
                    files.push(name);
                }
                Err(why) => remarks.push(format!("{name} was left out. {why}")),
            }
        }
        if drafts.is_empty() {
            bail!(self.nothing_readable(found, &remarks));
        }
        if let Some(others) = listed(&passed_over) {
            remarks.push(format!(
                "Not looked at, as only names in {} are: {others}",
                endings()
            ));
        }
        let lesson = intake::lesson(&self.title(), &drafts)
            .map_err(|why| anyhow!("{why}\n  Move some of them to another folder."))?;
        let lesson = Lesson {
            instructions: lesson::INSTRUCTIONS.to_owned(),
            ..lesson
        };
        let json = export_lesson(&lesson);
        fits(&json)?;
        Ok(MadeLesson {
            articles: lesson.articles.len(),
            json,
            table: listing(&files, &lesson.articles),
            remarks,
        })
    }

    /// The names of the articles' files, sorted, and those of all other files.
    fn names(&self) -> Result<(Vec<String>, Vec<String>)> {
        let unreadable = |error| self.unreadable(error);
        let (mut articles, mut others) = (Vec::new(), Vec::new());
        for entry in self.folder.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let Ok(name) = entry.file_name().into_string() else {
                others.push(entry.file_name().to_string_lossy().into_owned());
                continue;
            };
            // Asked of the path and not of the entry, because a link may lead to a file.
            if name.starts_with('.') || !entry.path().is_file() {
                continue;
            }
            if is_article(&name) {
                articles.push(name);
            } else {
                others.push(name);
            }
        }
        // As a window with files shows them: capital letters do not come first.
        articles.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
        others.sort();
        Ok((articles, others))
    }

    fn title(&self) -> String {
        let own = || {
            // A folder called `.` has a name too.
            let whole = self.folder.canonicalize().ok();
            let name = whole.as_deref().and_then(Path::file_name);
            name.map(|name| name.to_string_lossy().into_owned())
        };
        self.title.clone().or_else(own).unwrap_or_default()
    }

    fn unreadable(&self, error: io::Error) -> Error {
        let folder = self.folder.display();
        match error.kind() {
            io::ErrorKind::NotFound => anyhow!(
                "There is no folder {folder}.\n  Make it, and put articles into it whose names end in {}.",
                endings()
            ),
            io::ErrorKind::NotADirectory => anyhow!(
                "{folder} is a file and not a folder.\n  Name the folder in which the articles are."
            ),
            _ => Error::new(error).context(format!(
                "The folder {folder} cannot be read. Give yourself the right to read it, or name another folder."
            )),
        }
    }

    fn nothing_here(&self, passed_over: &[String]) -> String {
        let others = listed(passed_over).map_or(String::new(), |others| {
            format!(" These files are no articles by their names: {others}.")
        });
        format!(
            "There are no articles in {}.{others}\n  Put them there as text or as saved pages, with names that end in {}.",
            self.folder.display(),
            endings()
        )
    }

    fn nothing_readable(&self, found: usize, remarks: &[String]) -> String {
        let which = match found {
            1 => "the only article in it".to_owned(),
            _ => format!("each of the {found} articles in it"),
        };
        format!(
            "No lesson can be made of {}: {which} had to be left out.\n  {}\n  Save the articles as text or as web pages, and try again.",
            self.folder.display(),
            remarks.join("\n  ")
        )
    }
}

impl MadeLesson {
    /// The lesson's file.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// Puts it into the built folder in place of the bundled lesson, and says so.
    pub fn put_into(&self, dist: &Path) -> Result<()> {
        let (new, place) = (dist.join("lesson.json.new"), dist.join(LESSON));
        // By a new file and a new name: what lies there may be a link to the repository's own.
        fs::write(&new, &self.json)
            .and_then(|()| fs::rename(&new, &place))
            .with_context(|| format!("{} cannot be written.", place.display()))?;
        println!(
            "    {LESSON} is now the lesson of the folder: {} articles, {}. What is weighed above is the page with the lesson it brings along.",
            self.articles,
            kilobytes(self.json.len())
        );
        Ok(())
    }
}

impl fmt::Display for MadeLesson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.table.trim_fmt())?;
        self.remarks
            .iter()
            .try_for_each(|remark| writeln!(f, "    {remark}"))
    }
}

/// What the core makes of a file, or a sentence.
fn drafted(file: &Path) -> Result<ArticleDraft, String> {
    let unreadable = |error: io::Error| {
        format!("It cannot be read: {error}. Give yourself the right to read it.")
    };
    // Its size first: a file too large to be opened is not read either.
    if fs::metadata(file).map_err(unreadable)?.len() > limits::FILE_BYTES {
        return Err(IntakeError::TooLarge.to_string());
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    intake::draft(&name, &bytes).map_err(|error| error.to_string())
}

/// A lesson that no page would open is not made.
fn fits(json: &str) -> Result<()> {
    ensure!(
        json.len() as u64 <= limits::FILE_BYTES,
        "The lesson would take {}, and Lateral opens files of up to {} MB.\n  Move some of the articles to another folder.",
        kilobytes(json.len()),
        limits::FILE_BYTES / 1024 / 1024
    );
    Ok(())
}

fn is_article(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

fn listing(files: &[String], articles: &[Article]) -> Table {
    let mut table = table(2, ["file", "headline", "left out"]);
    for (file, article) in files.iter().zip(articles) {
        let blocks = article.blocks.iter();
        let furniture = blocks.filter(|block| block.kind == BlockKind::Excluded);
        let pieces = furniture.count() + article.excluded.len();
        table.add_row([
            shown(file),
            shown(&article.headline),
            format!("{pieces} pieces"),
        ]);
    }
    table
}

/// Words as one cell of a table. A terminal would obey control characters, and pages come from anywhere.
fn shown(words: &str) -> String {
    brief(words, SHOWN).replace(char::is_control, " ")
}

/// `.txt, .md, .html or .htm`
fn endings() -> String {
    let [first @ .., last] = ENDINGS;
    format!(".{} or .{last}", first.join(", ."))
}

fn listed(names: &[String]) -> Option<String> {
    let shown: Vec<String> = names.iter().map(|name| shown(name)).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_that_no_page_opens_is_not_made() {
        let most = usize::try_from(limits::FILE_BYTES).unwrap();
        let mut json = " ".repeat(most);
        assert!(fits(&json).is_ok());
        json.push(' ');
        let failure = fits(&json).unwrap_err().to_string();
        assert!(failure.contains("up to 25 MB"), "{failure}");
    }

    #[test]
    fn what_is_shown_does_not_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\nc"), "a [2Jb c");
    }

    #[test]
    fn endings_are_told_as_a_person_lists_them() {
        assert_eq!(endings(), ".txt, .md, .html or .htm");
    }
}
