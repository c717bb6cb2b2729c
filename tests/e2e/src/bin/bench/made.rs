//! Made-up input of any size: a lesson with one long article, and a work with marks spread over it.
//!
//! Invariant: the same size and count give the same bytes, so runs can be compared; marks lie on whole
//! words and never on the probe words, which are left for the bench to mark. The formats are those of
//! `schema/`.

use serde_json::{Value, json};

/// The address of the made-up article.
pub const ROUTE: &str = "#/made-up/long";

/// How many letters a paragraph has, about.
const PARAGRAPH: usize = 600;

const WORDS: [&str; 24] = [
    "the", "minister", "said", "on", "Friday", "that", "talks", "with", "both", "sides", "had",
    "gone", "further", "than", "anyone", "in", "the", "capital", "expected", "after", "months",
    "of", "silence", "and",
];

/// A lesson with one article.
pub struct Made {
    text: String,
    /// The blocks, in code points (the text is ASCII, so bytes).
    blocks: Vec<(usize, usize)>,
    probes: Vec<String>,
}

impl Made {
    /// An article of about `size` bytes with `probes` probe words in it.
    pub fn new(size: usize, probes: usize) -> Self {
        let mut made = Self {
            text: String::with_capacity(size + PARAGRAPH),
            blocks: Vec::new(),
            probes: Vec::new(),
        };
        let mut word = 0;
        while made.text.len() < size {
            let start = made.text.len();
            while made.text.len() - start < PARAGRAPH {
                made.text.push_str(WORDS[word % WORDS.len()]);
                made.text.push(' ');
                // A step that shares no factor with the number of words, so paragraphs differ.
                word += 5;
            }
            // As many as an even spread over the whole text wants by here.
            while made.probes.len() < probes && made.probes.len() * size < made.text.len() * probes
            {
                let probe = format!("probe{:03}", made.probes.len());
                made.text.push_str(&probe);
                made.text.push(' ');
                made.probes.push(probe);
            }
            made.text.push_str("done.");
            made.blocks.push((start, made.text.len()));
            made.text.push_str("\n\n");
        }
        made
    }

    /// The probe words, in reading order.
    pub fn probes(&self) -> &[String] {
        &self.probes
    }

    /// The lesson as a file, with the tags of `model`, the lesson in the repository.
    pub fn lesson(&self, model: &Value) -> Vec<u8> {
        let blocks = self
            .blocks
            .iter()
            .map(|(start, end)| json!({ "kind": "paragraph", "start": start, "end": end }));
        let lesson = json!({
            "format": "lateral/lesson",
            "version": 1,
            "offset_unit": "codepoint",
            "id": "made-up",
            "title": "A made-up lesson",
            "instructions": "",
            "tag_set": model["tag_set"],
            "articles": [{
                "id": "long",
                "outlet": "The Bench",
                "headline": "A long article",
                "text": self.text,
                "blocks": blocks.collect::<Vec<_>>(),
            }],
        });
        lesson.to_string().into_bytes()
    }

    /// A work with `count` marks on it, as a file.
    pub fn work(&self, count: usize) -> Vec<u8> {
        let words: Vec<(usize, &str)> = self.words().collect();
        let records = (0..count).map(|number| {
            // Spread evenly; each takes one word.
            let (start, word) = words[number * words.len() / count.max(1)];
            json!({
                "id": format!("{:032x}", number + 1),
                "rev": 1,
                "kind": "mention",
                "article": "long",
                "tag": if number % 2 == 0 { "person" } else { "place" },
                "parts": [{ "start": start, "end": start + word.len(), "exact": word }],
            })
        });
        let work = json!({
            "format": "lateral/work",
            "version": 1,
            "offset_unit": "codepoint",
            "lesson": { "id": "made-up", "title": "A made-up lesson" },
            "annotator": { "id": "00000000000000be", "name": "bench" },
            "articles": [{ "id": "long" }],
            "records": records.collect::<Vec<_>>(),
        });
        work.to_string().into_bytes()
    }

    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let base = self.text.as_ptr() as usize;
        self.text
            .split_ascii_whitespace()
            .filter(|word| !word.starts_with("probe") && *word != "done.")
            .map(move |word| (word.as_ptr() as usize - base, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_on_their_words() {
        let made = Made::new(10_000, 30);
        assert_eq!(made.probes().len(), 30);
        let work: Value = serde_json::from_slice(&made.work(100)).unwrap();
        let records = work["records"].as_array().unwrap();
        assert_eq!(records.len(), 100);
        for record in records {
            let part = &record["parts"][0];
            let number = |key: &str| usize::try_from(part[key].as_u64().unwrap()).unwrap();
            assert_eq!(
                &made.text[number("start")..number("end")],
                part["exact"].as_str().unwrap()
            );
        }
    }
}
