//! The pages for people: a struct with the values, one template, no logic in it.

pub mod absent;
pub mod authenticity;
pub mod chart;
pub mod choice;
pub mod cite;
pub mod entry;
pub mod exchange;
pub mod facts;
pub mod failed;
pub mod front;
pub mod index;
pub mod labels;
pub mod material;
pub mod materials;
pub mod meta;
pub mod names;
pub mod network;
pub mod notices;
pub mod own_feeds;
pub mod project;
pub mod revisions;
pub mod sign_in;
pub mod standing;
pub mod text;
pub mod withdrawals;
pub mod withdrawn;
