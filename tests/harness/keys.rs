//! Keys of the servers played here: made once for a name, then kept beside the build, because making an RSA key takes
//! longer than most tests. They open nothing.

use std::{fs, path::PathBuf, process, sync::Arc};

use election_pool_protocol::key::{Ed25519Key, RsaKey};

/// The two keys of an actor.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) rsa: Arc<RsaKey>,
    pub(crate) ed25519: Arc<Ed25519Key>,
}

/// The keys kept under this name.
pub(crate) fn keys_of(name: &str) -> Keys {
    let rsa =
        kept(&format!("{name}.rsa"), || RsaKey::generate().and_then(|key| key.to_pkcs8()).expect("a key is made"));
    let ed25519 = kept(&format!("{name}.ed25519"), || {
        Ed25519Key::generate().and_then(|key| key.to_pkcs8()).expect("a key is made")
    });
    Keys {
        rsa: Arc::new(RsaKey::from_pkcs8(&rsa).expect("it was written whole")),
        ed25519: Arc::new(Ed25519Key::from_pkcs8(&ed25519).expect("it was written whole")),
    }
}

/// The file of this name; made if it is not there. Of several that make it at once the first wins.
fn kept(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("keys");
    let path = folder.join(name.replace(':', "_"));
    if let Ok(bytes) = fs::read(&path) {
        return bytes;
    }
    fs::create_dir_all(&folder).expect("the folder beside the build is writable");
    let part = folder.join(format!("{name}.{}", process::id()).replace(':', "_"));
    fs::write(&part, make()).expect("the folder beside the build is writable");
    let _ = fs::hard_link(&part, &path);
    let _ = fs::remove_file(&part);
    fs::read(&path).expect("this process or another has written it")
}
