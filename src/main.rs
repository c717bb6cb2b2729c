//! The entry point: puts the app into the page.

fn main() {
    leptos::mount::mount_to_body(lateral::pages::App);
}
