//! One node of Election Pool.
