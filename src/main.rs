//! The entry point: puts the shell into the page.

use lateral::ui::Shell;

fn main() {
    leptos::mount::mount_to_body(Shell);
}
