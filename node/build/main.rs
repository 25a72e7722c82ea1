//! What is made before the program is compiled: the archive of its own source, and a function for each text it says.

mod messages;
mod source;

use std::io;

fn main() -> io::Result<()> {
    source::write()?;
    messages::write()
}
