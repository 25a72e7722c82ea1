//! Machine translation as values: what is kept out of a text before it is given away, how each provider is spoken to, and
//! whether what comes back can be used.
//!
//! This module opens no connection, knows no database, and does not decide who may have what translated.

mod apertium;
mod deepl;
mod etranslation;
mod judge;
mod keep;
mod libretranslate;
pub mod provider;
mod text;

pub use self::{
    etranslation::{Callback, Submission, read_callback, read_ticket},
    judge::judge,
    keep::{Keep, Kept},
    provider::{Ask, Kind, Login, Pair, Route},
    text::{Text, Unit, Whole},
};

#[cfg(test)]
mod tests;
