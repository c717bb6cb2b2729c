//! Offers the built page to the person at this machine: a server and an open browser window.
//!
//! Invariant: it serves until it is interrupted. It does not build.

use std::process::{Command, Stdio};
use std::thread;

use crate::serve::Server;

/// Whether the person's browser is opened at the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open it, where there is one.
    Browser,
    /// Only say the address.
    Nothing,
}

/// Says where the page is and serves it until Ctrl-C.
pub fn offer(server: &Server, opening: Opening) -> ! {
    println!("\nLateral is at {}   (Ctrl-C ends it)", server.url());
    if opening == Opening::Browser {
        open(&server.url());
    }
    loop {
        thread::park();
    }
}

fn open(url: &str) {
    let (program, words): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(words).arg(url);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        // The person's browser is not ours to end, so Ctrl-C here must not reach it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
    }
    // A machine without a browser is not a failure: the address was said.
    if let Ok(mut opener) = command.spawn() {
        thread::spawn(move || opener.wait());
    }
}
