//! Making an activity: its own context, its own proof, and the object's bytes within exactly as they are.

use jiff::Timestamp;
use serde_json::Value;

use super::{ActivityError, ActivityType};
use crate::{
    audience::Level,
    context,
    json::{
        self,
        member::{Members, put, put_list},
    },
    key::Ed25519Key,
    object::Moment,
    proof,
};

/// An activity to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityDraft {
    /// Its URI.
    pub id: String,
    /// What was done.
    pub ty: ActivityType,
    /// Who did it.
    pub actor: String,
    /// First addressees.
    pub to: Vec<String>,
    /// Further addressees.
    pub cc: Vec<String>,
    /// When.
    pub published: Option<Timestamp>,
    /// The id of the object, where its bytes are not embedded.
    pub object: Option<String>,
    /// `pool:tlp`.
    pub tlp: Option<Level>,
    /// `pool:recipients`.
    pub recipients: Vec<String>,
    /// `pool:revision`: that of a Delete.
    pub revision: Option<u64>,
    /// `pool:withheld`: the object may come back with a higher revision.
    pub withheld: bool,
    /// Further members, such as `pool:head` of a restored node.
    pub rest: Members,
}

impl ActivityDraft {
    /// An activity about nothing yet and addressed to nobody.
    pub fn new(id: impl Into<String>, ty: ActivityType, actor: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ty,
            actor: actor.into(),
            to: Vec::new(),
            cc: Vec::new(),
            published: None,
            object: None,
            tlp: None,
            recipients: Vec::new(),
            revision: None,
            withheld: false,
            rest: Members::new(),
        }
    }

    /// The form of an Update for a server that never had the object: a Create with the id `{update id}/create`.
    #[must_use]
    pub fn as_create(&self) -> Self {
        Self { id: format!("{}/create", self.id), ty: ActivityType::Create, ..self.clone() }
    }

    fn to_members(&self, object: Option<Value>) -> Members {
        let mut members = Members::new();
        put(&mut members, "@context", Some(context::activity()));
        put(&mut members, "id", Some(self.id.clone()));
        put(&mut members, "type", Some(self.ty.as_str()));
        put(&mut members, "actor", Some(self.actor.clone()));
        put(&mut members, "published", self.published.map(Moment::utc));
        put_list(&mut members, "to", &self.to);
        put_list(&mut members, "cc", &self.cc);
        put(&mut members, "pool:tlp", self.tlp.map(Level::as_str));
        put_list(&mut members, "pool:recipients", &self.recipients);
        put(&mut members, "pool:revision", self.revision);
        put(&mut members, "pool:withheld", self.withheld.then_some(true));
        members.extend(self.rest.clone());
        put(&mut members, "object", object.or_else(|| self.object.clone().map(Value::from)));
        members
    }
}

/// Makes the bytes of an activity: proved as a whole, with `object_bytes` in it verbatim where they are given.
pub fn seal_activity(
    draft: &ActivityDraft,
    object_bytes: Option<&[u8]>,
    key: &Ed25519Key,
    verification_method: &str,
    at: Timestamp,
) -> Result<Vec<u8>, ActivityError> {
    let object = object_bytes.map(json::parse).transpose()?;
    let members = proof::prove(draft.to_members(object), key, verification_method, at);
    let mut bytes = Vec::with_capacity(object_bytes.map_or(0, <[u8]>::len) + 2048);
    for (name, value) in &members {
        bytes.push(if bytes.is_empty() { b'{' } else { b',' });
        bytes.extend(Value::from(name.as_str()).to_string().into_bytes());
        bytes.push(b':');
        match object_bytes {
            Some(verbatim) if name == "object" => bytes.extend_from_slice(verbatim),
            _ => bytes.extend(value.to_string().into_bytes()),
        }
    }
    bytes.push(b'}');
    Ok(bytes)
}
