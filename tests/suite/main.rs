mod catalogue;
mod ledger_file;
mod smoke;
mod stories;
