//! The pages for people: a struct with the values, one template, no logic in it.

pub mod absent;
pub mod authorities;
pub mod calendar;
pub mod chart;
pub mod choice;
pub mod entry;
pub mod exchange;
pub mod facts;
pub mod failed;
pub mod front;
pub mod index;
pub mod labels;
pub mod material;
pub mod materials;
pub mod names;
pub mod network;
pub mod notices;
pub mod project;
pub mod revisions;
pub mod search;
pub mod sign_in;
pub mod standing;
pub mod text;
pub mod when;
pub mod withdrawals;
pub mod withdrawn;
