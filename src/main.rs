#[expect(clippy::disallowed_methods, reason = "the only reader of the environment")]
fn main() {
    let environment = nuo::settings::Environment {
        variables: std::env::vars().collect(),
        home: std::env::home_dir(),
        login: Some("root".into()),
    };
    let settings = nuo::settings::Settings::resolve(&Default::default(), &environment).unwrap();
    let opening = nuo::app::Opening {
        path: settings.db.clone(),
        access: nuo::app::Access::Write,
        clock: settings.today.map_or(nuo::clock::Clock::System, nuo::clock::Clock::Fixed),
        actor: "root".into(),
        channel: nuo::domain::vocabulary::Channel::Tui,
        wait: std::time::Duration::from_secs(2),
        soon_days: 30,
        stale_days: 90,
        home: None,
    };
    let (app, start) = nuo::app::App::open(opening).unwrap();
    nuo::tui::run(
        app,
        &settings,
        &environment,
        nuo::tui::Options { filter: None, made: start == nuo::app::Start::Made },
    )
    .unwrap();
}
