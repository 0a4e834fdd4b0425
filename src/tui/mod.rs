//! The terminal interface.

use crate::app::App;
use crate::settings::{Environment, Settings};

/// What the command line says about the first screen.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Options {
    /// The filter to begin with.
    pub filter: Option<String>,
    /// Whether the ledger was made just now.
    pub made: bool,
}

/// Runs the terminal interface until it is left.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(
    app: App,
    settings: &Settings,
    environment: &Environment,
    options: Options,
) -> std::io::Result<()> {
    let _ = (app, settings, environment, options);
    Ok(())
}
