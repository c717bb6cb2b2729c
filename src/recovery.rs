//! The entry point of the page that shows what is kept, which starts even where the app does not.

fn main() {
    leptos::mount::mount_to_body(lateral::ui::recovery::start);
}
