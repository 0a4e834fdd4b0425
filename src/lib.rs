pub mod app;
pub mod clock;
pub mod domain;
pub mod i18n;
pub mod import;
pub mod settings;
pub mod store;
pub mod text;
