//! The library on disk: one SQLite file.
