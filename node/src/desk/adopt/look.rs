//! An adoption as it is read before it is submitted and before it is approved: the stage, the words, and for whom.

use std::collections::BTreeMap;

use election_pool_protocol::{audience::Audience, vocabulary::Maturity};

use super::{Adopting, Request, account, addressed, all_of, kept, publish, stated, store, target};
use crate::{
    app::{App, config::Approval},
    desk::{
        DeskError,
        reach::{self, Reach},
    },
    model::{
        adoption::{KIND, Note},
        source::Bundle,
    },
    store::{account::Account, material::Held},
};

/// What an adoption would state.
#[derive(Debug)]
pub struct Look {
    /// The id of what is used.
    pub target: String,
    /// Its local UUID.
    pub local: String,
    /// Its titles with their languages, the source first.
    pub titles: Vec<(String, String)>,
    /// How far it is in use, a slug.
    pub maturity: &'static str,
    /// What was stated before, a slug.
    pub before: Option<String>,
    /// The note, each language with its text, safe to show; none where there is none.
    pub notes: Vec<(String, String)>,
    /// Whether the note is that of the revision before.
    pub is_kept: bool,
    /// Who will see it.
    pub audience: Audience,
    /// The revision that it would undo, since something else is stated by now.
    pub overtaken: Option<u64>,
    /// The adoption as it is now, where it is stated anew.
    pub held: Option<Held>,
}

/// What a submission would state, submitted by this person.
pub(in crate::desk) async fn look(app: &App, request: &Request, author: &Account) -> Result<Look, DeskError> {
    let adopting = Adopting::of(app, request, author).await?;
    let overtaken = adopting.overtakes(request).map(|held| held.material.revision);
    let Adopting { target, maturity, note, audience, held, .. } = adopting;
    let before = held.as_ref().and_then(|held| stated(held.material.bytes.as_deref())).map(|stated| stated.maturity);
    let texts = note.iter().flat_map(Note::texts);
    Ok(Look {
        notes: texts.map(|(language, html)| (language.to_string(), html.to_owned())).collect(),
        target: target.uri,
        local: target.id,
        titles: target.titles,
        maturity: Maturity::slug(maturity),
        before,
        is_kept: note.is_some() && request.note.is_none(),
        audience,
        overtaken,
        held,
    })
}

/// What a person could state about a material of another authority.
#[derive(Debug)]
pub struct Adoptable {
    /// The material.
    pub held: Held,
    /// How far their authority says it has got.
    pub stage: Option<String>,
    /// Who will see it, unless a note says otherwise.
    pub reach: Reach,
    /// How many persons it needs then.
    pub persons: Approval,
}

/// How many persons it needs to state this.
pub async fn persons(
    app: &App,
    id: &str,
    maturity: &str,
    note: Option<Bundle>,
    person: &Account,
) -> Result<Approval, DeskError> {
    let request = Request { adopt: id.to_owned(), maturity: maturity.to_owned(), note, before: None };
    Ok(Adopting::of(app, &request, person).await?.persons(app))
}

/// What a person's authority could state to use; none where it could not.
pub async fn adoptable(app: &App, person: &Account, id: &str) -> Result<Option<Adoptable>, DeskError> {
    if !crate::desk::draft::may_write(person) {
        return Ok(None);
    }
    let held = match target(app, id, person).await {
        Ok(held) => held,
        Err(DeskError::Refused(_) | DeskError::Unknown { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let own = match store::material::own_use(&app.db, &person.authority, &held.material.uri).await? {
        Some(uri) => store::material::find(&app.db, &account::viewer(person), &uri).await?,
        None => None,
    };
    let stage = own.as_ref().and_then(|own| stated(own.material.bytes.as_deref())).map(|stated| stated.maturity);
    // Where nothing is typed, the note that is there stays, with whom it is for.
    let note = kept(app, own.as_ref(), person).await?;
    let audience = match addressed(app, note.as_ref(), &held.material.audience, person).await {
        Ok(audience) => audience,
        Err(DeskError::Draft(_)) => all_of(&held.material.audience, &person.authority),
        Err(error) => return Err(error),
    };
    let persons = publish::policy::persons(app, KIND, own.as_ref(), audience.level, None);
    let reach = reach::of_audience(app, &audience, BTreeMap::new(), own.as_ref()).await?;
    Ok(Some(Adoptable { held, stage, reach, persons }))
}
