//! How much of anything Lateral takes in. One place, so that a sentence can quote the number.
//!
//! Invariant: a bound is checked before the work that it bounds.

/// Largest file that is opened, in bytes. Checked before the file is read.
pub const FILE_BYTES: u64 = 25 * 1024 * 1024;
/// Most files that are opened at once to be imported: a large class.
pub const FILES: usize = 100;
/// Largest file of everything that is kept that is put back, in bytes.
pub const EVERYTHING_BYTES: u64 = 8 * FILE_BYTES;
/// Most values that are read from one store of such a file.
pub const ITEMS: usize = 500_000;
/// Most records in one file or one store.
pub const RECORDS: usize = 50_000;
/// Most articles in one lesson.
pub const ARTICLES: usize = 200;
/// Longest text of one article, in code points.
pub const TEXT: u32 = 2_000_000;
/// Most blocks in one article.
pub const BLOCKS: usize = 100_000;
/// Longest note or gist, in code points.
pub const NOTE: u32 = 10_000;
/// Longest label, name or key, in code points.
pub const LABEL: u32 = 64;
/// Longest title, headline, byline or definition, in code points.
pub const LINE: u32 = 1_000;
/// Longest instructions of a lesson, in code points.
pub const INSTRUCTIONS: u32 = 50_000;
/// Most tags in a tag set.
pub const TAGS: usize = 64;
/// Most fields of one object of a file, unknown ones included.
pub const FIELDS: usize = 1_000;
/// Most parts of one anchor.
pub const PARTS: usize = 64;
/// Most entities that one mark names.
pub const ENTITIES: usize = 64;
/// Most other names of one entity, and most entities that have become one.
pub const OTHER_NAMES: usize = 1_000;
/// Longest link of an entity, in code points.
pub const LINK: u32 = 2_000;
/// Most links in the chain of a claim's sources.
pub const SOURCES: usize = 16;
/// Most points that a lesson prepares.
pub const POINTS: usize = 100;
/// Most positions of one point.
pub const POSITIONS: usize = 64;
/// Most claims of one position, most pairs of claims that are alike and not the same, and most relations.
pub const POINT_CLAIMS: usize = 1_000;
/// Longest summary, in code points.
pub const SUMMARY: u32 = 50_000;
/// Most claims and points that one summary cites.
pub const CITED: usize = 1_000;
/// Largest revision that is taken from a file; a higher one counts as this. Leaves room above it, so that
/// a hostile file cannot pin a record by a revision that nobody can exceed, while what a student made
/// after such a file can still be handed in.
pub const REVISION: u64 = (1 << 53) - (1 << 20);
/// Largest revision that our own store may hold, and that a file may give: room for a million changes
/// above [`REVISION`]; below 2^53, so that JavaScript can read it.
pub const STORED_REVISION: u64 = (1 << 53) - 1;
/// From this share of a store's room on the student is told, in percent.
pub const WARN_PERCENT: u64 = 60;
/// From this share on no new articles are taken in, in percent. What is left is for marks.
pub const FULL_PERCENT: u64 = 85;
/// After so many marks that were made or changed without a download a reminder comes.
pub const UNSAVED_MARKS: u64 = 25;
/// After so many minutes without a download a reminder comes.
pub const UNSAVED_MINUTES: u64 = 20;
