//! The window, through its accessibility tree.

fn main() {}
