//! Tier a: the rules of `protocol` against a model of a disk.
