//! Speed figures.

fn main() {}
