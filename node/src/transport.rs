//! The only way out of a node: one guarded stack for federation, translation, feeds and `WebSub`; and beside it
//! the one for letters ([`mail`]), which leads to one server that the operator names.
//!
//! Every request passes the same four gates, also those the federation library makes: a total deadline and a size
//! ([`bound`]), the rule for URLs ([`guard::UrlRule`]), the address check at connect time ([`guard::Resolver`]), and
//! no redirect that was not checked again. Nothing in the environment opens a gate, proxy variables are ignored.
//!
//! This floor does not know what is said, to whom on the roster, nor with which key it is signed.

pub mod address;
pub mod bound;
pub mod client;
pub mod error;
pub mod guard;
pub mod mail;
pub mod media_type;
#[cfg(test)]
pub(crate) mod mock;
pub mod outlet;
pub mod signer;

pub use self::{
    bound::Bounds,
    client::{Answer, RequestSigner, Transport, TransportConfig, Unsigned},
    error::TransportError,
    guard::UrlRule,
    signer::ActorSigner,
};
