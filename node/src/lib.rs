//! One node of Election Pool. Each module is a floor; arrows go down only:
//! `model` ← `store` ← `transport` ← `app` ← `federation` ← `desk` ← `worker` | `web` | `cli` ← `serve` ← `main`.

pub mod app;
pub mod cli;
pub mod desk;
pub mod federation;
pub mod model;
pub mod serve;
pub mod store;
pub mod transport;
pub mod web;
pub mod worker;
