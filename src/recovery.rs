//! The entry point of the page that shows what is kept, which starts even where the app does not.

use lateral::pages::recovery::RecoveryPage;

fn main() {
    leptos::mount::mount_to_body(RecoveryPage);
}
