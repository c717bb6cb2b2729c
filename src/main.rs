//! The entry point: starts the reactive system and puts the app into the page.

fn main() {
    leptos::mount::mount_to_body(lateral::ui::start);
}
