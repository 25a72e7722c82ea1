//! Keys that sealed before and were given up: they count while they are kept beside the keys. An older version kept none, so
//! that somebody has to compare such a key first and then adopts it.

use election_pool_protocol::{actor::Multikey, key::Ed25519Public};
use serde_json::Value;

use super::{broken::Signer, seal::is_signed};
use crate::{
    app::App,
    desk::{
        DeskError,
        authority::{self, NODE_KEYS},
    },
    store::{self, audit::AuditLine},
};

/// Who signed a document that no key of this node signed, as far as the database knows.
pub(super) async fn signer(app: &App, document: &Value) -> Result<Signer, DeskError> {
    let signed = |key: &Multikey| {
        let public = Ed25519Public::from_multikey(&key.multibase);
        public.is_ok_and(|key| is_signed(&[key], document))
    };
    let former = shown(app).await?.into_iter().find(signed);
    Ok(former.map_or(Signer::Stranger, |key| Signer::Former(key.multibase)))
}

/// Keeps a former key of this node beside its keys: what it sealed counts from now on.
pub async fn adopt(app: &App, by: &str, key: &str) -> Result<String, DeskError> {
    let public = Ed25519Public::from_multikey(key).map_err(|error| DeskError::Refused(error.to_string()))?;
    if !shown(app).await?.iter().any(|shown| shown.multibase == key) {
        return Err(DeskError::Refused(format!(
            "this node never showed the key {key}: copy it from what audit verify says"
        )));
    }
    let line = AuditLine::new(by, "keys adopt", app.application_actor()).with_detail(key);
    store::audit::note(&app.db, &[line], app.clock.now()).await?;
    app.keys.keep_former(NODE_KEYS, &public)?;
    Ok(format!("{key} is kept beside the keys; make a backup, and run election-pool audit verify"))
}

/// The keys that the database shows as those of the node.
async fn shown(app: &App) -> Result<Vec<Multikey>, DeskError> {
    authority::proof_keys(app, &app.application_actor()).await
}
