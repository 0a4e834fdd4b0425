pub mod app;
pub mod clock;
pub mod domain;
pub mod import;
pub mod store;
pub mod text;
