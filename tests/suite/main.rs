mod attached;
mod catalogue;
mod evaluate;
mod ledger;
mod ledger_file;
mod model;
mod stories;
mod weekly;
