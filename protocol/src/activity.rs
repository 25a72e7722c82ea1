//! Activities: what an actor says it did. Read from any software; written by us with the object's exact bytes within.
//!
//! Spec: <https://www.w3.org/TR/activitystreams-vocabulary/#activity-types>, `docs/replication.md`.
//! An unknown type is no error. More than one actor or type is one: nobody could say whose deed it was.
//! This module does not know who signed the request, nor whether the actor may do what it says.

mod draft;

pub use draft::{ActivityDraft, seal_activity};
use serde_json::{Value, value::RawValue};

use crate::{
    audience::{Level, UnknownLevel},
    json::{
        self,
        member::{Members, id_of, put, put_list, take, take_id, take_text, take_texts},
    },
    object::{
        Moment, Object, ReadError,
        read::{take_level, take_moment},
    },
};

/// Writes the type as an enum with its words.
macro_rules! activity_types {
    ($($(#[$doc:meta])* $word:ident),+ $(,)?) => {
        /// The type of an activity.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum ActivityType {
            $($(#[$doc])* $word,)+
            /// Anything else.
            Other(String),
        }

        impl ActivityType {
            /// The word on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$word => stringify!($word),)+
                    Self::Other(word) => word,
                }
            }

            /// The type of a word.
            pub fn of(word: &str) -> Self {
                match word {
                    $(stringify!($word) => Self::$word,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }
    };
}

activity_types! {
    /// Something new.
    Create,
    /// A new revision, or a changed actor.
    Update,
    /// Withdrawn, or withheld from whoever receives this.
    Delete,
    /// The wish to receive what another actor publishes.
    Follow,
    /// Yes to a Follow, an Offer or a Join.
    Accept,
    /// No to it.
    Reject,
    /// Takes back an earlier activity.
    Undo,
    /// Passes on what another wrote.
    Announce,
    /// A translation, or the wish for one.
    Offer,
    /// The actor has another home.
    Move,
    /// The wish to take part in a meeting.
    Join,
    /// The end of it.
    Leave,
}

/// What an activity is about.
#[derive(Debug, Clone)]
pub enum ObjectRef {
    /// Nothing is named.
    Absent,
    /// The id alone.
    Id(String),
    /// The whole object.
    Embedded {
        /// Its id, if it has one.
        id: Option<String>,
        /// Its type, if it has one.
        ty: Option<String>,
        /// Its exact bytes.
        raw: Box<RawValue>,
    },
    /// A list, as some software flags several things at once.
    Several(Box<RawValue>),
}

impl ObjectRef {
    /// The id of the one object, embedded or not.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id),
            Self::Embedded { id, .. } => id.as_deref(),
            Self::Absent | Self::Several(_) => None,
        }
    }

    /// The type of an embedded object.
    pub fn ty(&self) -> Option<&str> {
        match self {
            Self::Embedded { ty, .. } => ty.as_deref(),
            _ => None,
        }
    }

    /// The exact bytes of an embedded object.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Embedded { raw, .. } => Some(raw.get().as_bytes()),
            _ => None,
        }
    }

    fn to_value(&self) -> Option<Value> {
        match self {
            Self::Absent => None,
            Self::Id(id) => Some(id.clone().into()),
            Self::Embedded { raw, .. } | Self::Several(raw) => json::parse(raw.get().as_bytes()).ok(),
        }
    }

    /// The embedded object, read.
    pub fn object(&self) -> Option<Result<Object, ReadError>> {
        self.bytes().map(Object::read)
    }

    /// The embedded activity, read: the Follow in an Undo or an Accept.
    pub fn activity(&self) -> Option<Result<Activity, ActivityError>> {
        self.bytes().map(Activity::read)
    }
}

/// An activity as it was received.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its URI.
    pub id: String,
    /// What was done.
    pub ty: ActivityType,
    /// Who did it.
    pub actor: String,
    /// To what.
    pub object: ObjectRef,
    /// First addressees.
    pub to: Vec<String>,
    /// Further addressees.
    pub cc: Vec<String>,
    /// The second thing some activities name: where an actor moves.
    pub target: Option<String>,
    /// When.
    pub published: Option<Moment>,
    /// `pool:tlp`, where the activity itself says it.
    pub tlp: Option<Result<Level, UnknownLevel>>,
    /// `pool:recipients`.
    pub recipients: Vec<String>,
    /// `pool:revision`: that of a Delete.
    pub revision: Option<u64>,
    /// `pool:withheld`: the object is taken from whoever receives this Delete, but may come back.
    pub withheld: bool,
    /// Everything else, `@context` and `proof` among it.
    pub rest: Members,
}

/// A document that is no activity we can read.
#[derive(Debug, thiserror::Error)]
pub enum ActivityError {
    /// It is not JSON as we accept it.
    #[error(transparent)]
    Json(#[from] json::JsonError),
    /// It is JSON, but no object.
    #[error("the document is not a JSON object")]
    NotAnObject,
    /// It has no id.
    #[error("the activity has no id")]
    NoId,
    /// It, or the object in it, has no type or several.
    #[error("the activity “{0}” or its object has not exactly one type")]
    NotOneType(String),
    /// It has no actor, several, or one without an id.
    #[error("the activity “{0}” has not exactly one actor")]
    NotOneActor(String),
    /// Its object is neither an id nor an object nor a list.
    #[error("the activity “{0}” has an object that is neither an id nor an object")]
    OddObject(String),
}

impl Activity {
    /// Reads the exact bytes of an activity.
    pub fn read(bytes: &[u8]) -> Result<Self, ActivityError> {
        let Value::Object(mut rest) = json::parse(bytes)? else { return Err(ActivityError::NotAnObject) };
        let members = &mut rest;
        let id = take_text(members, "id").ok_or(ActivityError::NoId)?;
        let ty = take_text(members, "type").ok_or_else(|| ActivityError::NotOneType(id.clone()))?;
        let actor = take_text(members, "actor").ok_or_else(|| ActivityError::NotOneActor(id.clone()))?;
        let object = members.shift_remove("object");
        Ok(Self {
            object: read_object(&id, object.as_ref(), bytes)?,
            ty: ActivityType::of(&ty),
            actor,
            to: take_texts(members, "to"),
            cc: take_texts(members, "cc"),
            target: take_id(members, "target"),
            published: take_moment(members, "published"),
            tlp: take_level(members),
            recipients: take_texts(members, "pool:recipients"),
            revision: take(members, "pool:revision", Value::as_u64),
            withheld: take(members, "pool:withheld", Value::as_bool).unwrap_or_default(),
            id,
            rest,
        })
    }

    /// The members of the activity as they were read; a received one is stored and passed on as its bytes, not as these.
    pub fn to_value(&self) -> Members {
        let mut members = Members::new();
        put(&mut members, "id", Some(self.id.clone()));
        put(&mut members, "type", Some(self.ty.as_str()));
        put(&mut members, "actor", Some(self.actor.clone()));
        put_list(&mut members, "to", &self.to);
        put_list(&mut members, "cc", &self.cc);
        put(&mut members, "target", self.target.clone());
        put(&mut members, "published", self.published.clone());
        put(
            &mut members,
            "pool:tlp",
            self.tlp.as_ref().map(|tlp| tlp.as_ref().map_or_else(|odd| odd.0.as_str(), |l| l.as_str())),
        );
        put_list(&mut members, "pool:recipients", &self.recipients);
        put(&mut members, "pool:revision", self.revision);
        put(&mut members, "pool:withheld", self.withheld.then_some(true));
        members.extend(self.rest.clone());
        put(&mut members, "object", self.object.to_value());
        members
    }

    /// Whether everybody is among the addressees.
    pub fn is_public(&self) -> bool {
        self.to.iter().chain(&self.cc).any(|addressee| crate::context::is_public(addressee))
    }
}

fn read_object(id: &str, object: Option<&Value>, bytes: &[u8]) -> Result<ObjectRef, ActivityError> {
    let raw = || {
        let text = json::slice(bytes, "object").and_then(|slice| String::from_utf8(slice.to_vec()).ok());
        let raw = text.and_then(|text| RawValue::from_string(text).ok());
        raw.ok_or_else(|| ActivityError::OddObject(id.to_owned()))
    };
    Ok(match object {
        None | Some(Value::Null) => ObjectRef::Absent,
        Some(Value::String(object)) => ObjectRef::Id(object.clone()),
        Some(Value::Array(_)) => ObjectRef::Several(raw()?),
        Some(embedded @ Value::Object(members)) => {
            if members.get("type").is_some_and(|ty| !ty.is_string()) {
                return Err(ActivityError::NotOneType(id.to_owned()));
            }
            let ty = members.get("type").and_then(Value::as_str).map(str::to_owned);
            ObjectRef::Embedded { id: id_of(embedded), ty, raw: raw()? }
        }
        Some(_) => return Err(ActivityError::OddObject(id.to_owned())),
    })
}

#[cfg(test)]
mod tests;
