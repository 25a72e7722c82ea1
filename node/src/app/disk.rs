//! How full the disks are that this node writes to.
//!
//! Does not know what an operator wants to be told of; that is a figure among the others.

use std::{io, path::PathBuf};

/// The fraction in use of the fullest of the disks under these folders, as `df` counts: what only root may still write
/// is not there for us.
pub fn used(folders: &[PathBuf]) -> io::Result<f64> {
    let mut fullest = 0.0_f64;
    for folder in folders {
        let disk = rustix::fs::statvfs(folder.as_path())?;
        fullest = fullest.max(ratio(disk.f_blocks.saturating_sub(disk.f_bfree), disk.f_bavail));
    }
    Ok(fullest)
}

#[expect(clippy::cast_precision_loss, reason = "a fraction for people; blocks beyond 2^52 are no matter")]
fn ratio(used: u64, free: u64) -> f64 {
    if used == 0 { 0.0 } else { used as f64 / (used.saturating_add(free)) as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_between_empty_and_full_and_a_folder_that_is_not_there_is_said() {
        let ratios = [ratio(0, 10), ratio(5, 5), ratio(10, 0), ratio(0, 0)];
        assert!(ratios.iter().zip([0.0, 0.5, 1.0, 0.0]).all(|(is, right)| (is - right).abs() < 1e-9), "{ratios:?}");
        assert!((0.0..=1.0).contains(&used(&[std::env::temp_dir()]).unwrap()));
        assert!(used(&["/no/such/folder".into()]).is_err());
    }
}
