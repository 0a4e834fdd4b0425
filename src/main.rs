//! Hands the arguments and the environment over, and ends the program. The
//! only reader of the environment.

use nuo::cli::{self, Ending};
use nuo::settings::Environment;
use nuo::tui;
use std::process::ExitCode;

fn main() -> ExitCode {
    let environment = environment();
    match cli::run(std::env::args_os().collect(), &environment) {
        Ending::Exit(code) => ExitCode::from(code),
        Ending::Screens(screens) => {
            let cli::Screens { app, settings, screen, filter, made, letter } = *screens;
            let options = tui::Options { screen, filter, made, letter };
            match tui::run(app, &settings, &environment, options) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    cli::output::complain(&format!("nuo: {error}"));
                    ExitCode::FAILURE
                }
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn environment() -> Environment {
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let mut environment = Environment { variables, home: std::env::home_dir(), login: None };
    let login = ["USER", "LOGNAME"].iter().find_map(|name| environment.get(name));
    environment.login = login.map(str::to_owned).or_else(account_name);
    environment
}

/// The name of the account that runs the program, where no variable says it.
fn account_name() -> Option<String> {
    // SAFETY: no other thread runs yet that could ask for an account, and the
    // answer is copied before anything else is called.
    let name = unsafe {
        let account = libc::getpwuid(libc::getuid());
        if account.is_null() || (*account).pw_name.is_null() {
            return None;
        }
        std::ffi::CStr::from_ptr((*account).pw_name).to_str().ok()?.to_owned()
    };
    Some(name).filter(|name| !name.is_empty())
}
