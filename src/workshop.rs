//! The entry point of the workshop, where teachers make lessons.

fn main() {
    leptos::mount::mount_to_body(lateral::ui::workshop::start);
}
