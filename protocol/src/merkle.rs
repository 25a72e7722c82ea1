//! The Merkle tree over a node's log: leaves, root, and the frontier that grows by one leaf at a time.
//!
//! Spec: RFC 6962 section 2.1, <https://www.rfc-editor.org/rfc/rfc6962#section-2.1>; the leaf of this project is the
//! RFC's leaf hash over the 48 bytes `salt ‖ SHA-256(body)`.
//! This module does not know what a body says, who may see it, or where leaves are kept.

use crate::digest::sha256;

/// A SHA-256 hash: a leaf, an inner node or a root.
pub type Hash = [u8; 32];

/// The leaf of a log entry: SHA-256(0x00 ‖ salt ‖ SHA-256(body)). Without salt and body it says nothing of either.
pub fn leaf(salt: &[u8; 16], body: &[u8]) -> Hash {
    let mut data = [0; 48];
    data[..16].copy_from_slice(salt);
    data[16..].copy_from_slice(&sha256(body));
    leaf_hash(&data)
}

/// The tree hash over leaves in order; over none it is the hash of the empty string.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::default();
    for leaf in leaves {
        frontier.append(*leaf);
    }
    frontier.root()
}

/// The right edge of the tree: enough to append and to compute the root, in one hash per set bit of the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Roots of the perfect subtrees, the largest (leftmost) first.
    peaks: Vec<Hash>,
}

/// Bytes that are no frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} bytes are not the frontier of a log")]
pub struct FrontierError(usize);

impl Frontier {
    /// How many leaves are in the tree.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf.
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("there is a peak for every set bit of the size");
            node = inner_hash(&left, &node);
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root over all leaves appended so far.
    pub fn root(&self) -> Hash {
        let mut smallest_first = self.peaks.iter().rev();
        let Some(last) = smallest_first.next() else { return sha256(b"") };
        smallest_first.fold(*last, |right, left| inner_hash(left, &right))
    }

    /// The form a database keeps: the size as eight bytes, big-endian, then the peaks; no bytes for an empty log.
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.size == 0 {
            return Vec::new();
        }
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.extend(self.peaks.iter().flatten());
        bytes
    }

    /// Reads what `to_bytes` wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let Some((size, peaks)) = bytes.split_first_chunk::<8>() else {
            return if bytes.is_empty() { Ok(Self::default()) } else { Err(FrontierError(bytes.len())) };
        };
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = peaks.as_chunks::<32>();
        if !rest.is_empty() || peaks.len() != size.count_ones() as usize {
            return Err(FrontierError(bytes.len()));
        }
        Ok(Self { size, peaks: peaks.to_vec() })
    }
}

fn leaf_hash(data: &[u8; 48]) -> Hash {
    let mut bytes = [0; 49];
    bytes[1..].copy_from_slice(data);
    sha256(&bytes)
}

fn inner_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left);
    bytes[33..].copy_from_slice(right);
    sha256(&bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition of RFC 6962 section 2.1, written down as it stands there.
    fn by_the_book(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => sha256(b""),
            [one] => *one,
            many => {
                let k = 1 << (many.len() - 1).ilog2();
                inner_hash(&by_the_book(&many[..k]), &by_the_book(&many[k..]))
            }
        }
    }

    fn plain_leaf(data: &[u8]) -> Hash {
        sha256(&[&[0], data].concat())
    }

    #[test]
    fn the_vectors_of_certificate_transparency_hold() {
        let inputs =
            ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let leaves: Vec<Hash> = inputs.iter().map(|text| plain_leaf(&hex::decode(text).unwrap())).collect();
        for (n, want) in roots.iter().enumerate() {
            assert_eq!(hex::encode(root(&leaves[..=n])), *want, "over {} leaves", n + 1);
        }
        assert_eq!(hex::encode(root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn a_leaf_is_the_leaf_hash_over_salt_and_digest() {
        let salt = *b"0123456789abcdef";
        assert_eq!(leaf(&salt, b"{}"), plain_leaf(&[&salt[..], &sha256(b"{}")].concat()));
    }

    proptest! {
        #[test]
        fn the_frontier_gives_the_root_of_the_definition(leaves in proptest::collection::vec(any::<[u8; 32]>(), 0..70)) {
            prop_assert_eq!(root(&leaves), by_the_book(&leaves));
        }

        #[test]
        fn a_frontier_survives_its_bytes_and_grows_on(
            before in proptest::collection::vec(any::<[u8; 32]>(), 0..40),
            after in proptest::collection::vec(any::<[u8; 32]>(), 0..40),
        ) {
            let mut frontier = Frontier::default();
            for leaf in &before { frontier.append(*leaf); }
            let mut restored = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
            prop_assert_eq!(&restored, &frontier);
            for leaf in &after { restored.append(*leaf); }
            prop_assert_eq!(restored.root(), by_the_book(&[before, after].concat()));
        }

        #[test]
        fn other_bytes_are_refused_or_read_back_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
            if let Ok(frontier) = Frontier::from_bytes(&bytes) {
                prop_assert!(frontier.size() == 0 || frontier.to_bytes() == bytes);
            }
        }
    }
}
