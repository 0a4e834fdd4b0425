//! What each screen remembers, asks for and is answered with. Data only: what
//! keys make of it stands in `screens`, how it looks in `view`, where it comes
//! from in `perform`.

pub mod deadlines;
pub mod filter;
pub mod letter;
pub mod list;
pub mod log;
pub mod review;
pub mod status;
pub mod views;
pub mod week;

/// A screen. Each remembers its place while another one is shown.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Screen {
    #[default]
    List,
    Deadlines,
    Status,
    Review,
    Week,
    Log,
    /// A letter that is being read; it has its number while one lies open.
    Letter,
}

impl Screen {
    /// Those that are always there, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::List, Self::Deadlines, Self::Status, Self::Review, Self::Week, Self::Log];

    /// Its name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Deadlines => "deadlines",
            Self::Status => "status",
            Self::Review => "review",
            Self::Week => "week",
            Self::Log => "log",
            Self::Letter => "letter",
        }
    }

    /// The number of its key, from one.
    #[must_use]
    pub const fn number(self) -> usize {
        match self {
            Self::List => 1,
            Self::Deadlines => 2,
            Self::Status => 3,
            Self::Review => 4,
            Self::Week => 5,
            Self::Log => 6,
            Self::Letter => 7,
        }
    }
}

/// What a screen other than the list wants to know.
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenAsk {
    Deadlines(deadlines::Ask),
    Status(status::Ask),
    Review(review::Ask),
    Week(week::Ask),
    Log(log::Ask),
    Letter(letter::Ask),
}

/// The answer to it.
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenLoaded {
    Deadlines(deadlines::Loaded),
    Status(status::Loaded),
    Review(review::Loaded),
    Week(week::Loaded),
    Log(log::Loaded),
    Letter(letter::Loaded),
}
