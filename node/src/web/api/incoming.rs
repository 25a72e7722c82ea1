//! `GET /api/v1/incoming`: the inbox of a person, in the sections and within the bounds of its page.
//!
//! What is in it for whom is said by the desk; what a token is not for by its scopes.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{bearer::Held, follow::Follow, material::Material, offer::Line as OfferLine, waiting::Line};
use crate::{
    app::App,
    desk::{
        follow::Relation,
        incoming::{self, Aside, Follows, Incoming, Offers},
        moving,
    },
    model::scope::Scope,
    store::{alarm::Alarm, interest::Interest, lane::Exception, quarantine::Quarantined},
    web::problem::Fault,
};

/// What is in somebody's inbox.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Incoming)]
pub struct Inbox {
    /// Up to when they had looked, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
    /// Up to when everything there was is in it, RFC 3339.
    #[schema(format = DateTime)]
    pub until: String,
    /// What they want to be told of; one of these is enough, and without any everything counts.
    pub filters: Vec<Filter>,
    /// What others submitted, for those who decide about it; the newest, as much as a page of `GET /api/v1/waiting` holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Vec<Line>>,
    /// How much new and revised material there is, as far as is counted.
    pub total_material: u64,
    /// The newest of it.
    pub material: Vec<Material>,
    /// Who states to use what: adoptions, the newest first.
    pub adoptions: Vec<Material>,
    /// How many languages are asked for; with the scope `wishes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<usize>,
    /// For those who see offers; with the scope `offers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offers: Option<Offered>,
    /// For those who decide who may follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<Requests>,
    /// Partners that say they have moved, for those who decide; none for others.
    pub moves: Vec<Moved>,
    /// For those who mind what stands aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aside: Option<StandsAside>,
}

/// What somebody wants to be told of; all of it must fit.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IncomingFilter)]
pub struct Filter {
    /// Its id.
    pub id: String,
    /// The slug of a topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// A state, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// A language the material has, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The slug of a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

impl From<Interest> for Filter {
    fn from(Interest { id, topic, country, language, kind }: Interest) -> Self {
        Self { id, topic, country, language, kind }
    }
}

/// Offers of texts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IncomingOffers)]
pub struct Offered {
    /// Those that wait for an answer of one's authority, the oldest first.
    pub open: Vec<OfferLine>,
    /// The answers to its own, the newest first.
    pub answers: Vec<OfferLine>,
}

impl From<Offers> for Offered {
    fn from(Offers { open, answers }: Offers) -> Self {
        let lines = |rows: Vec<crate::desk::offer::Row>| rows.into_iter().map(OfferLine::from).collect();
        Self { open: lines(open), answers: lines(answers) }
    }
}

/// Requests to follow that have no answer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IncomingFollows)]
pub struct Requests {
    /// Of others, the oldest first.
    pub theirs: Vec<Follow>,
    /// Of ours.
    pub ours: Vec<Follow>,
}

impl From<Follows> for Requests {
    fn from(Follows { theirs, ours }: Follows) -> Self {
        Self {
            theirs: theirs.into_iter().map(|one| Relation::from(one).into()).collect(),
            ours: ours.into_iter().map(|one| Relation::from(one).into()).collect(),
        }
    }
}

/// A partner that says it has moved. Two persons decide, each after a second factor.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Move)]
pub struct Moved {
    /// The partner, as it is on the roster.
    pub host: String,
    /// The actor that says so.
    pub actor: String,
    /// Where to: the actor it names.
    pub target: String,
    /// `waiting`, `refused` or `done`.
    pub state: &'static str,
    /// Who has confirmed what the new address showed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
    /// Until when it waits, RFC 3339.
    #[schema(format = DateTime)]
    pub until: String,
}

impl From<moving::Line> for Moved {
    fn from(line: moving::Line) -> Self {
        let moving::Line { host, actor, target, at, until, state, first, .. } = line;
        Self { host, actor, target, state, first, since: at, until }
    }
}

/// What stands aside between this node and others.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IncomingAside)]
pub struct StandsAside {
    /// Received and not applied.
    pub quarantine: Vec<Unapplied>,
    /// Not taken by the server that is named.
    pub parked: Vec<Untaken>,
    /// What somebody must look at.
    pub alarms: Vec<OpenAlarm>,
}

impl From<Aside> for StandsAside {
    fn from(Aside { quarantine, parked, alarms }: Aside) -> Self {
        Self {
            quarantine: quarantine.into_iter().map(Unapplied::from).collect(),
            parked: parked.into_iter().map(Untaken::from).collect(),
            alarms: alarms.into_iter().map(OpenAlarm::from).collect(),
        }
    }
}

/// Something in quarantine.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Quarantined)]
pub struct Unapplied {
    /// The id of the activity.
    pub activity: String,
    /// The server it came from.
    pub host: String,
    /// Its position in the log of that server, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// Why it is not applied.
    pub reason: String,
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
}

impl From<Quarantined> for Unapplied {
    fn from(one: Quarantined) -> Self {
        Self {
            activity: one.activity,
            host: one.host,
            position: one.place.map(|(_, position)| position),
            reason: one.reason,
            since: one.at.to_string(),
        }
    }
}

/// An entry of our log that a server did not take.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Parked)]
pub struct Untaken {
    /// The server.
    pub host: String,
    /// The position in our log.
    pub position: u64,
    /// `retrying`, `parked` or `refused`.
    pub state: &'static str,
    /// What that server said, or the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
}

impl From<(String, Exception)> for Untaken {
    fn from((host, one): (String, Exception)) -> Self {
        Self {
            host,
            position: one.position,
            state: one.state.as_str(),
            reason: one.words,
            since: one.first_at.to_string(),
        }
    }
}

/// Something that somebody must look at.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Alarm)]
pub struct OpenAlarm {
    /// The server it is about.
    pub host: String,
    /// What kind.
    pub kind: String,
    /// What exactly.
    pub detail: String,
    /// Since when, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
}

impl From<Alarm> for OpenAlarm {
    fn from(alarm: Alarm) -> Self {
        Self { host: alarm.host, kind: alarm.kind, detail: alarm.detail, since: alarm.at.to_string() }
    }
}

/// `GET /api/v1/incoming`.
#[utoipa::path(get, path = "/api/v1/incoming", tag = "incoming", operation_id = "readIncoming",
    responses((status = 200, description = "What came, and what waits for somebody of one's role", body = Inbox)))]
pub async fn get(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let found = incoming::list(&app, held.person()).await?;
    let Incoming {
        since,
        until,
        interests,
        material,
        material_number,
        adoptions,
        wanted,
        offers,
        follows,
        moves,
        aside,
        waiting,
    } = found;
    let has = |scope| held.0.scopes.has(scope);
    let inbox = Inbox {
        since: since.to_string(),
        until: until.to_string(),
        filters: interests.into_iter().map(Filter::from).collect(),
        waiting: waiting.map(|lines| lines.into_iter().map(Line::of).collect()),
        total_material: material_number,
        material: material.iter().map(|listed| Material::of(&app, listed)).collect(),
        adoptions: adoptions.iter().map(|listed| Material::of(&app, listed)).collect(),
        wanted: has(Scope::Wishes).then_some(wanted),
        offers: offers.filter(|_| has(Scope::Offers)).map(Offered::from),
        follows: follows.map(Requests::from),
        moves: moves.into_iter().map(Moved::from).collect(),
        aside: aside.map(StandsAside::from),
    };
    Ok(axum::Json(inbox).into_response())
}
