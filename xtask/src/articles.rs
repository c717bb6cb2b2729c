//! A folder of articles becomes the lesson of the built page.
//!
//! *Invariant:* a file that cannot be used is told with a sentence and never costs its neighbours; a folder
//! of which nothing can be used is an error. Nothing outside the built folder is written.
//!
//! *Must not know:* what an article is and what of a file is read; the app's own core decides that.

use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result, anyhow, ensure};
use lateral::core::authoring::lesson::INSTRUCTIONS;
use lateral::core::format::export_lesson;
use lateral::core::intake::{self, ArticleDraft, IntakeError};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::BlockKind;
use lateral::core::limits;
use lateral::core::text::printable::brief;

use crate::size::kilobytes;

/// How the names of articles end.
const ENDINGS: &str = ".txt, .md, .html or .htm";

/// A lesson that was made of a folder.
#[derive(Debug)]
pub struct MadeLesson {
    /// The lesson's file.
    pub json: String,
    /// Its articles, and what was left out, a line each.
    pub summary: String,
}

impl MadeLesson {
    /// Makes the lesson of the articles in `folder`; what lies deeper in it is not looked at. Without a title
    /// it is called as the folder is.
    pub fn of(folder: &Path, title: Option<String>) -> Result<Self> {
        let told = folder.display();
        let names = names(folder).with_context(|| {
            format!("The folder {told} cannot be read. Name a folder with articles in it.")
        })?;
        let (mut drafts, mut files, mut remarks) = (Vec::new(), Vec::new(), String::new());
        for name in names {
            match drafted(&folder.join(&name)) {
                Ok(draft) => {
                    if let Some(why) = draft.encoding.sentence() {
                        remarks += &format!("    {name}: {why}\n");
                    }
                    let stem = Path::new(&name).file_stem().unwrap_or_default();
                    drafts.push((stem.to_string_lossy().into_owned(), draft));
                    files.push(name);
                }
                Err(why) => remarks += &format!("    {} was left out. {why}\n", shown(&name)),
            }
        }
        // A folder called `.` has a name too.
        let own = folder.canonicalize()?;
        let own = own.file_name().unwrap_or_default().to_string_lossy();
        let title = title.unwrap_or_else(|| own.into_owned());
        let lesson = intake::lesson(&title, &drafts).map_err(|why| {
            anyhow!("No lesson can be made of {told}. {why}\n{remarks}  Articles are text files and saved pages whose names end in {ENDINGS}.")
        })?;
        let mut summary = String::new();
        for (file, article) in files.iter().zip(&lesson.articles) {
            let blocks = article.blocks.iter();
            let furniture = blocks.filter(|block| block.kind == BlockKind::Excluded);
            let pieces = furniture.count() + article.excluded.len();
            let (file, headline) = (shown(file), shown(&article.headline));
            summary += &format!("    {file}: {headline} ({pieces} pieces left out)\n");
        }
        let instructions = INSTRUCTIONS.to_owned();
        let lesson = Lesson {
            instructions,
            ..lesson
        };
        let json = export_lesson(&lesson);
        summary += &remarks;
        Self { json, summary }.checked()
    }

    /// A lesson that no page would open is none.
    pub fn checked(self) -> Result<Self> {
        ensure!(
            self.json.len() as u64 <= limits::FILE_BYTES,
            "The lesson is larger than {} MB, which is more than Lateral opens.\n  Move some of the articles to another folder.",
            limits::FILE_BYTES / 1024 / 1024
        );
        Ok(self)
    }

    /// Puts it into the built folder in place of the bundled lesson, and says so.
    pub fn put_into(&self, dist: &Path) -> Result<()> {
        let (new, place) = (dist.join("lesson.json.new"), dist.join("lesson.json"));
        // By a new file and a new name: what lies there may be a link to the repository's own.
        fs::write(&new, &self.json)
            .and_then(|()| fs::rename(&new, &place))
            .with_context(|| format!("{} cannot be written.", place.display()))?;
        println!(
            "    lesson.json is now the lesson of the folder, {}. What is weighed above is the page with the lesson it brings along.",
            kilobytes(self.json.len())
        );
        Ok(())
    }
}

/// The names of the files in a folder, sorted as a window with files shows them: capital letters do not come
/// first.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries: Vec<_> = folder.read_dir()?.collect::<io::Result<_>>()?;
    // Asked of the path and not of the entry, because a link may lead to a file.
    let files = entries.iter().filter(|entry| entry.path().is_file());
    let names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
    Ok(names)
}

/// What the core makes of a file, or a sentence.
fn drafted(file: &Path) -> Result<ArticleDraft> {
    let ending = file.extension().unwrap_or_default().to_ascii_lowercase();
    let is_article = ["txt", "md", "html", "htm"]
        .iter()
        .any(|known| ending == *known);
    ensure!(is_article, "Its name does not end in {ENDINGS}.");
    let unreadable = "It cannot be read. Give yourself the right to read it.";
    // Its size first: a file too large to be opened is not read either.
    let size = fs::metadata(file).context(unreadable)?.len();
    ensure!(size <= limits::FILE_BYTES, IntakeError::TooLarge);
    let bytes = fs::read(file).context(unreadable)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(intake::draft(&name, &bytes)?)
}

/// Words in one line. A terminal would obey control characters, and pages come from anywhere.
fn shown(words: &str) -> String {
    brief(words, 60).replace(char::is_control, " ")
}
