//! What must not work: each published failure of other servers, tried on a running node from outside.
//!
//! The ids in the doc comments are those of the house's catalogue: `row n` is a request that the library alone would have
//! judged otherwise, `A-S` who signed, `A-O` whose object, `A-F` what is fetched. A case that is one status and one
//! unchanged picture stands in a table; what has a story stands alone.
//!
//! The address ranges themselves (A-F01 to A-F04) and what a name leads to at the moment of connecting (A-F08) are held by
//! the tables in `node::transport`, which no peer on loopback can reach; here stands what a peer can make of them.

mod fetching;
mod findings;
mod keys;
mod material;
mod origin;
mod proof;
mod pulled;
mod request;
mod signature;
mod stage;
