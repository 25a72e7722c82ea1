//! What a received Offer does, and what an answer to one of ours does; each the same however often it comes.
//!
//! What is not here and what is not for whoever asks is the same answer.

use election_pool_protocol::{activity::Activity, audience::Viewer};
use jiff::Timestamp;

use super::letter;
use crate::{
    app::App,
    desk::{DeskError, provenance, receive::Origins},
    model::{
        adoption,
        material::sha256_hex,
        offer::{self, Answer, Offered, State, Unfit, Verdict, Void},
    },
    store::{
        self,
        audit::AuditLine,
        inbound::Effect,
        inbox::InboxRow,
        material::{Held, State as MaterialState},
        offer::Offer,
        peer::{Peer, Pinned},
    },
};

fn quarantined(reason: impl Into<String>) -> Vec<Effect> {
    vec![Effect::Quarantine(reason.into())]
}

fn ignored(reason: &str) -> Vec<Effect> {
    vec![Effect::Ignore(reason.to_owned())]
}

/// Whether an Offer offers a text.
pub(in crate::desk) fn is_offer(activity: &Activity) -> bool {
    activity.object.object().and_then(Result::ok).is_some_and(|object| object.translation_of.is_some())
}

/// Whether an Accept or Reject answers an offer of ours.
pub(in crate::desk) fn is_answer(app: &App, activity: &Activity) -> bool {
    activity.object.id().is_some_and(|id| letter::offer_of(app, id).is_some())
}

/// A partner offers a text. `in_batch` that came with it are not counted yet.
pub(in crate::desk) async fn offered(
    app: &App,
    origins: &Origins,
    row: &InboxRow,
    activity: &Activity,
    in_batch: usize,
    now: Timestamp,
) -> Result<Vec<Effect>, DeskError> {
    let Some(peer) = origins.peer.as_ref().filter(|peer| peer.is_active_partner()) else {
        return Ok(quarantined("an offer of who is no partner"));
    };
    let (Some(bytes), Some(uri)) = (activity.object.bytes(), activity.object.id()) else {
        return Ok(quarantined("an offer of nothing"));
    };
    if !origins.authorities.iter().any(|authority| authority.actor == activity.actor) {
        return Ok(quarantined(format!("{} is no authority of {}", activity.actor, peer.host)));
    }
    let Some(asked) = asked(app, activity).await? else {
        return Ok(quarantined("the offer is to nobody of this node"));
    };
    if let provenance::Provenance::Wrong(reason) = provenance::of(bytes, &activity.actor, &origins.pinned, now) {
        return Ok(quarantined(reason));
    }
    let told = told(&provenance::own(app, &asked).await?, activity, uri, &asked, now);
    if let Some(known) = store::offer::find(&app.db, uri).await? {
        return known_before(app, &known, activity, &sha256_hex(bytes), told, peer);
    }
    let received = Received { app, activity, asked: &asked, peer };
    let offered = match offer::read(bytes, app.config.limits.offer_bytes, now) {
        Ok(offered) => offered,
        Err(Unfit::Malformed(why)) => return Ok(quarantined(why)),
        Err(Unfit::Refused(why)) => return received.refused(why),
    };
    let held = match received.material(&offered).await? {
        Ok(held) => held,
        Err(state) => return received.answered(&state),
    };
    let material = &held.material;
    if let Some(erased) = store::material::last_erased(&app.db, &material.uri).await?
        && offered.variant.of_revision <= erased
    {
        return received.unkept(told, &offered, material.revision);
    }
    let Some(audience) = offer::audience(&activity.actor, &material.audience) else {
        return received.refused(absent(&offered.material));
    };
    if !offered.audience.is_within(&material.audience) || offered.audience.named.iter().any(|other| *other != asked) {
        let level = offered.audience.level;
        let why = format!(
            "{} is {}: an offer of it is for its author alone, not {level}",
            material.uri, material.audience.level
        );
        return received.refused(why);
    }
    let open = store::offer::count_open(&app.db, &peer.host, false).await? + in_batch as u64;
    if told == State::Open && open >= app.config.limits.offers_open {
        return received.refused(format!("{open} offers of {} wait for an answer here; no more are taken", peer.host));
    }
    let new = Offer {
        id: app.chance.uuid(now).to_string(),
        uri: offered.uri,
        is_made: false,
        host: row.host.clone(),
        authority: activity.actor.clone(),
        material: material.uri.clone(),
        author: asked.clone(),
        level: audience.level,
        language: offered.variant.language.to_string(),
        of_revision: offered.variant.of_revision,
        sha256: sha256_hex(bytes),
        bytes: Some(bytes.to_vec()),
        activity: activity.id.clone(),
        by: None,
        at: letter::milliseconds(offered.at),
        state: told,
        answer: None,
    };
    let line =
        AuditLine::new(&row.host, "offer", &material.uri).with_detail(format!("{} in {}", new.uri, new.language));
    Ok(vec![Effect::Offer(Box::new(new)), Effect::Audit(line)])
}

/// The authority of ours that is asked.
async fn asked(app: &App, activity: &Activity) -> Result<Option<String>, DeskError> {
    for actor in activity.to.iter().take(2) {
        if store::actor::own(&app.db, actor).await?.is_some() {
            return Ok(Some(actor.clone()));
        }
    }
    Ok(None)
}

/// What this node itself has answered before, if the partner shows that: ours counts only with our own proof.
fn told(keys: &[Pinned], activity: &Activity, uri: &str, asked: &str, now: Timestamp) -> State {
    let answer = activity.rest.get("result").and_then(|value| serde_json::to_vec(value).ok());
    let read = |bytes: Vec<u8>| {
        let answer = Activity::read(&bytes).ok()?;
        let is_of_this =
            answer.object.id().is_some_and(|id| id.strip_prefix(uri).is_some_and(|rest| rest.starts_with('/')));
        let proof = provenance::of(&bytes, asked, keys, now);
        let is_ours = answer.actor == asked && matches!(proof, provenance::Provenance::Holds { .. });
        letter::state_of(&answer, now).filter(|_| is_of_this && is_ours)
    };
    answer.and_then(read).unwrap_or(State::Open)
}

/// An offer that is here: what was answered is answered again.
fn known_before(
    app: &App,
    known: &Offer,
    activity: &Activity,
    sha256: &str,
    told: State,
    peer: &Peer,
) -> Result<Vec<Effect>, DeskError> {
    if known.is_made || known.authority != activity.actor || known.sha256 != sha256 {
        return Ok(quarantined(format!("another offer stands under the id {}", known.uri)));
    }
    let state = known.state.clone().with(told);
    if state == State::Open {
        return Ok(ignored("it waits for an answer already"));
    }
    let mut effects = Vec::new();
    if state != known.state {
        effects.push(Effect::OfferHeard { uri: known.uri.clone(), state: state.clone(), answer: None });
    }
    let letter = letter::answer(app, (&known.author, &known.authority, &activity.id), &state, peer)?;
    app.wake.send();
    effects.push(Effect::Letter(Box::new(letter)));
    if known.bytes.is_none() {
        effects.push(Effect::Unkept);
    }
    Ok(effects)
}

/// An offer that is not here yet.
struct Received<'a> {
    app: &'a App,
    activity: &'a Activity,
    asked: &'a str,
    peer: &'a Peer,
}

impl Received<'_> {
    /// The material, if it is one of whoever is asked and whoever offers may see it; else what to answer.
    async fn material(&self, offered: &Offered) -> Result<Result<Held, State>, DeskError> {
        let viewer = Viewer::Peer { authorities: [self.activity.actor.clone()].into() };
        let held = store::material::find(&self.app.db, &viewer, &offered.material).await?;
        let is_asked = |held: &Held| {
            let material = &held.material;
            material.is_own && material.uri == offered.material && material.authority == self.asked
        };
        let refused = |why| State::Answered(self.refusal(why));
        Ok(match held.filter(is_asked) {
            None => Err(refused(absent(&offered.material))),
            Some(held) if held.material.state != MaterialState::Live => Err(State::Void(Void::Withdrawn)),
            Some(held) if held.material.kind == adoption::KIND => {
                Err(refused(format!("{} is an adoption; it is not translated", offered.material)))
            }
            Some(held) => Ok(held),
        })
    }

    fn refusal(&self, why: String) -> Answer {
        let at = letter::milliseconds(self.app.clock.now());
        Answer { at, verdict: Verdict::Refused, words: Some(why) }
    }

    fn refused(&self, why: String) -> Result<Vec<Effect>, DeskError> {
        self.answered(&State::Answered(self.refusal(why)))
    }

    /// Refuses what may hold words that are erased here, and keeps nothing of it; what was answered before stays so.
    fn unkept(&self, told: State, offered: &Offered, present: u64) -> Result<Vec<Effect>, DeskError> {
        let why = || {
            format!(
                "the text of revision {} of {}, or of a later one, is erased for a legal reason: translate revision \
                 {present}",
                offered.variant.of_revision, offered.material
            )
        };
        let state = if told == State::Open { State::Answered(self.refusal(why())) } else { told };
        let mut effects = self.answered(&state)?;
        effects.push(Effect::Unkept);
        Ok(effects)
    }

    /// Answers without keeping anything.
    fn answered(&self, state: &State) -> Result<Vec<Effect>, DeskError> {
        let Self { app, activity, asked, peer } = self;
        let letter = letter::answer(app, (asked, &activity.actor, &activity.id), state, peer)?;
        app.wake.send();
        Ok(vec![Effect::Letter(Box::new(letter))])
    }
}

fn absent(material: &str) -> String {
    format!("there is no material {material} here for you")
}

/// The answer to an offer of ours; one of somebody else, or to what was not offered, changes nothing.
pub(in crate::desk) async fn answered(
    app: &App,
    row: &InboxRow,
    activity: &Activity,
    now: Timestamp,
) -> Result<Vec<Effect>, DeskError> {
    let uri = activity.object.id().and_then(|id| letter::offer_of(app, id)).unwrap_or_default();
    let Some(known) = store::offer::find(&app.db, &uri).await?.filter(|known| known.is_made) else {
        return Ok(ignored("an answer to an offer that is not here"));
    };
    if known.author != activity.actor {
        return Ok(quarantined(format!("the offer was made to {}, not to {}", known.author, activity.actor)));
    }
    let Some(said) = letter::state_of(activity, now) else {
        return Ok(quarantined("an answer to an offer that says neither yes nor no"));
    };
    let state = known.state.clone().with(said);
    if state == known.state {
        return Ok(ignored("the offer stands so already"));
    }
    let line = AuditLine::new(&row.host, format!("offer {}", state.as_str()), &known.material).with_detail(&known.uri);
    let answer = known.bytes.is_some().then(|| row.bytes.clone());
    Ok(vec![Effect::OfferHeard { uri, state, answer }, Effect::Audit(line)])
}
