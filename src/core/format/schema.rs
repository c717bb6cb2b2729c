//! The published schemas, derived from the wire types. In tests alone.
//!
//! Owns: what texts of a form are called in schemas; [`rules_of_records`].
//! Invariant: what stands in `schema/` is what the wire types say. A change of them that a school's own program
//! would notice is seen there. To write it anew: `UPDATE_SCHEMAS=1 cargo test --lib schema`.
//! Must not know: how formats are read and written.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::record_kind::RecordKind;
use crate::core::annotation::point::Point;
use crate::core::annotation::summary::Summary;
use crate::core::limits;

/// A short name in lower case.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[a-z0-9-]{1,64}$"))]
pub struct Slug(#[expect(dead_code, reason = "only its schema is asked for")] String);

/// BCP 47 language tag, such as "en" or "pt-BR".
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[A-Za-z0-9-]{2,35}$"))]
pub struct LanguageTag(#[expect(dead_code, reason = "only its schema is asked for")] String);

/// A record's id: a random number of 128 bits in hexadecimal digits.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[0-9a-f]{32}$"))]
pub struct RecordName(#[expect(dead_code, reason = "only its schema is asked for")] String);

/// A year, month, day or minute of ISO 8601.
pub const ISO_TIME: &str =
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$";

/// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal digits.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
pub struct Sha256Hex(#[expect(dead_code, reason = "only its schema is asked for")] String);

/// A text of one line.
#[derive(JsonSchema)]
#[schemars(extend("maxLength" = limits::LINE))]
pub struct Line(#[expect(dead_code, reason = "only its schema is asked for")] String);

/// Where a range begins or ends, in code points.
#[derive(JsonSchema)]
#[schemars(extend("maximum" = limits::TEXT))]
pub struct Offset(#[expect(dead_code, reason = "only its schema is asked for")] u32);

/// The schema of a wire type, whole in itself.
fn derived<T: JsonSchema>() -> Schema {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let settings = settings.with_transform(RecursiveTransform(plain));
    settings.into_generator().into_root_schema_for::<T>()
}

/// A field that is missing is left out and never `null`, and Rust's sizes of numbers are nobody's matter.
fn plain(schema: &mut Schema) {
    schema.remove("default");
    if schema
        .get("format")
        .is_some_and(|format| format.as_str().is_some_and(|name| name.starts_with("uint")))
    {
        schema.remove("format");
    }
    if let Some(Value::Array(types)) = schema.get("type")
        && let [first, Value::String(null)] = &types[..]
        && null == "null"
    {
        let first = first.clone();
        schema.insert("type".into(), first);
    }
    if let Some(Value::Array(choices)) = schema.get("anyOf")
        && let [Value::Object(first), _] = &choices[..]
    {
        let first = first.clone();
        schema.remove("anyOf");
        for (name, value) in first {
            if schema.get(&name).is_none() {
                schema.insert(name, value);
            }
        }
    }
    if let Some(Value::String(text)) = schema.get("description") {
        let text = text.replace('\n', " ");
        schema.insert("description".into(), text.into());
    }
}

/// What a record must say depends on its kind; a deleted one says nothing, and a kind of a newer version may say
/// whatever it likes. `S` is what a record of a known kind says, `A` what a claim says of its sources, `P` what a
/// point says, `T` what a summary says.
pub fn rules_of_records<S, A, P, T>(schema: &mut Schema)
where
    S: JsonSchema,
    A: JsonSchema,
    P: JsonSchema,
    T: JsonSchema,
{
    let properties = |schema: Schema| -> Map<String, Value> {
        let properties = schema.get("properties").and_then(Value::as_object);
        properties.cloned().unwrap_or_default()
    };
    let said = properties(derived::<S>());
    let rule = |name: &str, says: &str, required: &[&str], properties: Map<String, Value>| {
        json!({
            "if": { "properties": { "kind": { "const": name } } },
            "then": { "description": says, "required": required, "properties": properties },
        })
    };
    let kind = |kind: RecordKind, says: &str, required: &[&str]| {
        let fields = kind.fields().iter();
        let of_it = fields.map(|name| ((*name).to_owned(), said[*name].clone()));
        let mut of_it: Map<String, Value> = of_it.collect();
        if kind == RecordKind::Claim {
            of_it.extend(properties(derived::<A>()));
        }
        rule(kind.name(), says, required, of_it)
    };
    let point = properties(derived::<P>());
    let summary = properties(derived::<T>());
    schema.insert(
        "if".into(),
        json!({ "properties": { "deleted": { "const": true } }, "required": ["deleted"] }),
    );
    schema.insert(
        "else".into(),
        json!({
            "required": ["kind"],
            "allOf": [
                kind(RecordKind::Mention, "Somebody or something is named here.", &["article", "tag", "parts"]),
                kind(RecordKind::Claim, "Something is stated here.", &["article", "parts"]),
                kind(RecordKind::Entity, "Somebody or something, whatever it is called; mentions name it by its id.", &[]),
                kind(RecordKind::Rejection, "Somebody has looked: these words do not name that entity.", &["article", "entity", "parts"]),
                rule(Point::KIND, "A question that several articles answer, and the answers. A field that cannot be read counts as missing.", &[], point),
                rule(Summary::KIND, "The annotator's own text about all articles. A field that cannot be read counts as missing.", &[], summary),
            ],
        }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published schema is the derived one.
    #[track_caller]
    fn check<T: JsonSchema>(name: &str) {
        let path = format!(
            "{}/schema/lateral-{name}-1.schema.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let derived = derived::<T>().to_value();
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            let text = serde_json::to_string_pretty(&derived).expect("a schema is JSON");
            std::fs::write(&path, text + "\n").expect("the schema can be written");
        }
        let published = std::fs::read_to_string(&path).expect("the schema is there");
        let published: Value = serde_json::from_str(&published).expect("a schema is JSON");
        assert!(
            published == derived,
            "{path} is not what the wire types say; they say:\n{derived:#}"
        );
    }

    #[test]
    fn the_schema_of_lessons_is_what_their_wire_types_say() {
        check::<super::super::lesson::LessonWire<'static>>("lesson");
    }

    #[test]
    fn the_schema_of_works_is_what_their_wire_types_say() {
        check::<super::super::work::WorkWire<'static>>("work");
    }
}
