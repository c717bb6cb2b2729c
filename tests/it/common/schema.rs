//! The published schemas, ready to judge a text.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// A schema of `schema/`.
pub struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    /// Loads `schema/lateral-<name>-1.schema.json`.
    #[track_caller]
    pub fn load(name: &str) -> Self {
        let path = format!(
            "{}/schema/lateral-{name}-1.schema.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).expect("the schema is there");
        let json: Value = serde_json::from_str(&text).expect("the schema is JSON");
        let id = json["$id"]
            .as_str()
            .expect("the schema has an id")
            .to_owned();
        let mut compiler = Compiler::new();
        compiler.add_resource(&id, json).expect("the id is a URI");
        let mut schemas = Schemas::new();
        let index = compiler
            .compile(&id, &mut schemas)
            .expect("the schema is one");
        Self { schemas, index }
    }

    /// Nothing where the value is as the schema says, otherwise why not.
    pub fn fault(&self, value: &Value) -> Option<String> {
        self.schemas
            .validate(value, self.index)
            .err()
            .map(|error| format!("{error:#}"))
    }
}

/// A text as JSON.
#[track_caller]
pub fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("the export is JSON")
}
