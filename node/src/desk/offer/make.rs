//! Making an offer of what a partner published.

use jiff::SignedDuration;

use super::{
    letter, name_of,
    show::{self, Row},
};
use crate::{
    app::App,
    desk::{
        DeskError, account,
        publish::variant_of,
        translation::{source_language, translating},
    },
    model::{
        adoption,
        material::{Provenance, Variant, sha256_hex},
        offer::{self, Making, Unfit},
        source::Translation,
    },
    store::{
        self,
        account::Account,
        audit::AuditLine,
        material::{Held, State},
        offer::Offer,
        peer::Peer,
    },
};

/// Offers a text in one language, or another in the place of the one there is, to the author of a material.
pub async fn make(app: &App, id: &str, file: &Translation, user: Option<&str>) -> Result<Row, DeskError> {
    let person = translating(app, user).await?;
    let viewer = account::viewer(&person);
    let held = store::material::find(&app.db, &viewer, id).await?.ok_or_else(|| DeskError::unknown("material", id))?;
    refuse_unfit(id, &held, file)?;
    let Held { material, .. } = &held;
    let refuse = |why: String| DeskError::Refused(why);
    let peer = store::peer::find(&app.db, &material.origin).await?.filter(Peer::is_active_partner);
    let peer =
        peer.ok_or_else(|| refuse(format!("{} is not a partner: an offer would not reach it", material.origin)))?;
    let audience = offer::audience(&person.authority, &material.audience);
    let audience = audience.ok_or_else(|| refuse(format!("{id} is not for {}", person.authority)))?;
    let open = store::offer::count_open(&app.db, &peer.host, true).await?;
    if open >= app.config.limits.offers_open {
        return Err(refuse(format!(
            "{open} offers to {} wait for an answer; make no more before one comes",
            peer.host
        )));
    }
    let source = held.variants.first().and_then(variant_of);
    let source = source.ok_or_else(|| refuse(format!("{id} has no text that could be translated")))?;
    let language = file.language.to_string();
    let before = store::offer::of_material(&app.db, &person.authority, &material.uri, &language).await?;
    // The later one stands at both ends, also after the clock was set back.
    let after = before.first().map_or(app.clock.now(), |last| last.at + SignedDuration::from_millis(1));
    let at = letter::milliseconds(app.clock.now().max(after));
    let (uuid, uri) = letter::new_uri(app, at);
    let keys = app.keys.of(app.key_name(&person.authority))?;
    let making = Making {
        uri: &uri,
        material: &material.uri,
        audience: &audience,
        source: &source,
        revision: material.revision,
        name: &name_of(app, &person.authority, &file.language).await?,
        at,
        key: &keys.ed25519,
        verification_method: &keys.proof_key_id(&person.authority),
    };
    let bytes = making.seal(file)?;
    let made = match offer::read(&bytes, app.config.limits.offer_bytes, at) {
        Ok(made) => made,
        Err(Unfit::Malformed(why) | Unfit::Refused(why)) => return Err(refuse(format!("{}: {why}", file.file))),
    };
    refuse_known(app, &held, &made.variant, before.first())?;
    let letter = letter::offer(app, (&uri, &person.authority, &material.authority), &bytes, None, &peer)?;
    let made = Offer {
        id: uuid,
        is_made: true,
        host: peer.host.clone(),
        authority: person.authority.clone(),
        material: material.uri.clone(),
        author: material.authority.clone(),
        level: audience.level,
        language,
        of_revision: material.revision,
        sha256: sha256_hex(&bytes),
        bytes: Some(bytes),
        activity: letter.activity.clone(),
        by: Some(person.username.clone()),
        at,
        state: offer::State::Open,
        answer: None,
        uri,
    };
    let detail = format!("{} in {} to {}, sha256 {}", made.uri, made.language, peer.host, made.sha256);
    let line = AuditLine::new(&person.username, "offer", &material.uri).with_detail(detail);
    store::offer::make(&app.db, &made, &letter, &line, app.clock.now()).await?;
    app.wake.send();
    show::row(app, made, &person).await
}

/// Refuses a text of a material of which nobody could offer one.
pub(super) fn refuse_unfit_at_all(id: &str, held: &Held) -> Result<(), DeskError> {
    let material = &held.material;
    let refuse = |problem: String| Err(DeskError::Refused(format!("{id} {problem}")));
    if material.state != State::Live {
        return refuse("is withdrawn: there is nothing left to translate".into());
    }
    if material.is_own {
        return refuse("is of this node; its authority puts the file beside its own and revises it".into());
    }
    if material.kind == adoption::KIND {
        return refuse("is an adoption, which says the same in every language of the interface".into());
    }
    Ok(())
}

/// Refuses what cannot be offered.
fn refuse_unfit(id: &str, held: &Held, file: &Translation) -> Result<(), DeskError> {
    refuse_unfit_at_all(id, held)?;
    if source_language(held) == file.language && held.variants.iter().all(|variant| variant.html.is_empty()) {
        return Err(DeskError::Refused(format!("{id} has no text to be corrected")));
    }
    Ok(())
}

/// Refuses what says nothing new, and a machine's text in the place of a person's.
fn refuse_known(app: &App, held: &Held, made: &Variant, last: Option<&Offer>) -> Result<(), DeskError> {
    let is_there =
        |variant: &&store::material::Variant| variant.language == made.language.as_str() && !variant.is_local;
    if let Some(there) = held.variants.iter().find(is_there).and_then(variant_of) {
        let is_as_made = there.status == Provenance::Source || there.status == made.status;
        if there.reads_like(made) && is_as_made {
            let (id, language) = (&held.material.id, &made.language);
            return Err(DeskError::Refused(format!("{id} says exactly that in “{language}” already")));
        }
        refuse_machine(&held.material.id, &there, made)?;
    }
    let limit = app.config.limits.offer_bytes;
    let open = last.filter(|last| last.state == offer::State::Open).and_then(|last| last.bytes.as_deref());
    let open = open.and_then(|bytes| offer::read(bytes, limit, app.clock.now()).ok());
    let is_same = |open: &Variant| open.reads_like(made) && open.digest == made.digest && open.status == made.status;
    if open.is_some_and(|open| is_same(&open.variant)) {
        let id = last.map(|last| last.id.clone()).unwrap_or_default();
        return Err(DeskError::Refused(format!("{id} offers exactly that and waits for an answer")));
    }
    Ok(())
}

/// Refuses a machine's text in the place of a person's.
pub(super) fn refuse_machine(id: &str, there: &Variant, made: &Variant) -> Result<(), DeskError> {
    if made.status == Provenance::Machine && there.status != Provenance::Machine {
        let language = &made.language;
        return Err(DeskError::Refused(format!("{id} is in “{language}” by a person: no machine replaces that")));
    }
    Ok(())
}

/// Whether somebody may answer for an authority.
pub(super) fn answers(person: &Account, offer: &Offer) -> bool {
    !offer.is_made && offer.author == person.authority
}
