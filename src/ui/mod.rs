//! Everything drawn.
