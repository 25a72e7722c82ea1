//! The tests through public doors, to come.
