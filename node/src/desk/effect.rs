//! What a received Create, Update or Delete does to the material this node holds.

use std::collections::BTreeMap;

use election_pool_protocol::{
    activity::Activity,
    actor::ActorType,
    admission::SenderClass,
    audience::{Action, Level, Viewer, may},
};
use jiff::Timestamp;
use tokio::sync::{Mutex, OnceCell};

use super::{
    DeskError, authority, network,
    provenance::{self, Provenance},
};
use crate::{
    app::App,
    model::{
        material::Material,
        received::{self, Sender},
    },
    store::{
        self,
        inbound::Effect,
        inbox::InboxRow,
        material::{Attachment, Change, Entomb, MaterialWrite, Variant, Withhold},
        peer::Pinned,
    },
};

/// What applying asks of this node and of the senders again and again: asked once a turn, like what the sender is to us.
#[derive(Default)]
pub(super) struct Surroundings {
    ours: OnceCell<Viewer>,
    countries: Mutex<BTreeMap<String, Option<String>>>,
}

impl Surroundings {
    /// This node as a recipient: all its authorities.
    async fn ours(&self, app: &App) -> Result<&Viewer, DeskError> {
        let read = async || {
            let authorities = store::actor::authorities(&app.db, authority::AUTHORITIES).await?;
            let authorities = authorities.into_iter().map(|authority| authority.actor).collect();
            Ok(Viewer::Peer { authorities })
        };
        self.ours.get_or_try_init(read).await
    }

    /// The member state that an actor names.
    async fn country(&self, app: &App, actor: &str) -> Result<Option<String>, DeskError> {
        let mut countries = self.countries.lock().await;
        if let Some(country) = countries.get(actor) {
            return Ok(country.clone());
        }
        let country = network::country(app, actor).await?;
        countries.insert(actor.to_owned(), country.clone());
        Ok(country)
    }
}

/// Whether an activity is about an actor rather than a material.
pub(super) fn is_actor(activity: &Activity) -> bool {
    activity.object.ty().is_some_and(|ty| !matches!(ActorType::of(ty), ActorType::Other(_)))
}

fn quarantine(reason: &(impl ToString + ?Sized)) -> Vec<Effect> {
    vec![Effect::Quarantine(reason.to_string())]
}

/// A material to be shown: a new one, or a new revision. An Update of an unknown object is as good as a Create.
pub(super) async fn shown(
    app: &App,
    around: &Surroundings,
    row: &InboxRow,
    activity: &Activity,
    (class, pinned): (SenderClass, &[Pinned]),
    now: Timestamp,
) -> Result<Vec<Effect>, DeskError> {
    let Some(bytes) = activity.object.bytes() else { return Ok(quarantine("the object is not in the activity")) };
    if class != SenderClass::Partner {
        return Ok(quarantine("a reply from outside the roster waits for a person"));
    }
    let received = match received::read(bytes, Sender::Partner, now) {
        Ok(received) => received,
        Err(error) => return Ok(quarantine(&error)),
    };
    let mut material = received.material;
    if let Err(reason) = is_for_us(around.ours(app).await?, &material) {
        return Ok(quarantine(&reason));
    }
    if let Provenance::Wrong(reason) = provenance::of(bytes, &material.authority, pinned, now) {
        return Ok(quarantine(&reason));
    }
    material.country = around.country(app, &row.actor).await?;
    let id = app.chance.uuid(now).to_string();
    let write = write_of(&material, id, row.host.clone(), false, bytes.to_vec(), None);
    Ok(vec![Effect::Change(write.into())])
}

/// Whether the label lets this node hold the material at all.
fn is_for_us(us: &Viewer, material: &Material) -> Result<(), String> {
    match material.audience.level {
        Level::Red => Err("RED never leaves its node".into()),
        _ if may(Action::Store, &material.audience, us) => Ok(()),
        level => Err(format!("{level} is not addressed to this node")),
    }
}

/// The row of a material as the store writes it.
pub(super) fn write_of(
    material: &Material,
    id: String,
    origin: String,
    is_own: bool,
    bytes: Vec<u8>,
    source: Option<String>,
) -> MaterialWrite {
    MaterialWrite {
        id,
        uri: material.uri.clone(),
        origin,
        is_own,
        authority: material.authority.clone(),
        country: material.country.clone(),
        object_type: material.object_type.clone(),
        kind: material.kind.clone(),
        revision: material.revision,
        audience: material.audience.clone(),
        bytes,
        source,
        language: material.language.to_string(),
        phase: material.phase.clone(),
        maturity: material.maturity.clone(),
        status: material.status.map(|status| status.as_str().to_owned()),
        project: material.project.clone(),
        licence: material.licence.clone(),
        starts: material.starts,
        ends: material.ends,
        published: material.published,
        updated: material.updated,
        topics: material.topics.clone(),
        variants: material.variants.iter().map(variant).collect(),
        attachments: material
            .attachments
            .iter()
            .map(|file| Attachment {
                sha256: file.sha256.clone(),
                name: file.name.clone(),
                media_type: file.media_type.clone(),
                url: file.url.clone(),
                is_held: false,
            })
            .collect(),
    }
}

/// A language of a received object, or of the collection beside it, as the store writes it.
pub(super) fn variant(variant: &crate::model::material::Variant) -> Variant {
    Variant {
        language: variant.language.to_string(),
        title: variant.title.clone(),
        summary: variant.summary.clone(),
        abstract_text: variant.abstract_text.clone(),
        html: variant.html.clone(),
        status: variant.status.as_str().to_owned(),
        by: variant.by.clone(),
        of_revision: variant.of_revision,
        digest: variant.digest.clone(),
        paragraphs: variant.paragraphs.clone(),
        stale: variant.stale.clone(),
        since: variant.since,
        is_local: false,
    }
}

/// A translation made here of what another published, as the store writes it.
pub(super) fn local_variant(made: &crate::model::material::Variant) -> Variant {
    Variant { is_local: true, ..variant(made) }
}

/// A material that is taken away: for now (`pool:withheld`), or for good.
pub(super) fn deleted(app: &App, row: &InboxRow, activity: &Activity, now: Timestamp) -> Vec<Effect> {
    let Some(uri) = activity.object.id().map(str::to_owned) else { return quarantine("nothing is named") };
    if uri == activity.actor {
        return vec![Effect::ActorGone(uri)];
    }
    let id = app.chance.uuid(now).to_string();
    if activity.withheld {
        let Some(revision) = activity.revision else { return quarantine("a withheld Delete without revision") };
        return vec![Effect::Change(Change::Withhold(Withhold {
            id,
            uri,
            origin: row.host.clone(),
            authority: activity.actor.clone(),
            revision,
            updated: now,
        }))];
    }
    let Some(bytes) = activity.object.bytes() else {
        return quarantine("the Delete carries no Tombstone");
    };
    let gone = match received::read_tombstone(bytes, now) {
        Ok(gone) => gone,
        Err(error) => return quarantine(&error),
    };
    let reason = serde_json::to_string(&gone.reason).ok().filter(|_| !gone.reason.is_empty());
    vec![Effect::Change(Change::Entomb(Entomb {
        id,
        uri,
        origin: row.host.clone(),
        is_own: false,
        authority: activity.actor.clone(),
        revision: gone.revision,
        bytes: bytes.to_vec(),
        reason,
        updated: gone.at,
    }))]
}
