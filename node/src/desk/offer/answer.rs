//! Answering an offer of what is ours: taking it in, as it is or amended, or refusing it in words.
//!
//! The answer is written in the transaction that publishes: there is none without the other. Where two persons decide, the
//! second one takes in exactly what the first one would have.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{found, letter, make, name_of, show};
use crate::{
    app::{App, config::Approval},
    desk::{
        DeskError, account,
        publish::{self, Approved, Outcome, Taken, variant_of},
        translation::source_language,
        waiting::{self, Does},
    },
    model::{
        front_matter::MAX_ABSTRACT_CHARS,
        markdown,
        material::{Provenance, Variant},
        offer::{self, Answer, State, Unfit, Verdict},
        source::Translation,
    },
    store::{
        self,
        account::Account,
        audit::AuditLine,
        material::Held,
        offer::{Decision, Offer},
        peer::Peer,
    },
};

/// An acceptance that waits for another person, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    accept: String,
    amend: Option<Translation>,
    /// None in what was submitted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beside: Option<Beside>,
}

/// What stood in the material when an offer was accepted, by the digests of its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    language: String,
    source: Option<String>,
    /// That of a person, in the language of the offer: one of a machine is nothing that could be undone.
    there: Option<String>,
}

impl Beside {
    fn of(held: &Held, language: &str) -> Self {
        let digest = |variant: Option<Variant>| variant.map(|variant| variant.text_digest());
        let there = held.variants.iter().find(|there| there.language == language).and_then(variant_of);
        Self {
            language: language.to_owned(),
            source: digest(held.variants.first().and_then(variant_of)),
            there: digest(there.filter(|there| there.status != Provenance::Machine)),
        }
    }
}

impl Request {
    /// The id of the offer.
    pub fn offer(&self) -> &str {
        &self.accept
    }

    /// What was written in the place of the offered text.
    pub fn amended(&self) -> Option<&Translation> {
        self.amend.as_ref()
    }

    /// Whether the texts it was written beside are others by now: it was submitted at `at`, and would undo those or be
    /// called up to date with what nobody had read.
    pub(in crate::desk) fn is_overtaken(&self, held: &Held, at: Timestamp) -> bool {
        match &self.beside {
            Some(beside) => Beside::of(held, &beside.language) != *beside,
            None => held.material.updated > at,
        }
    }
}

/// The acceptance that a submission asks for; none if it is something else.
pub(in crate::desk) fn request_of(submission: &str) -> Option<Request> {
    serde_json::from_str(submission).ok()
}

/// Takes an offer in, as it is or as the file says, or submits that where two persons decide.
pub async fn accept(app: &App, id: &str, amend: Option<Translation>, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let request = Request { accept: id.to_owned(), amend, beside: None };
    // Everything that can be refused is refused before anything waits.
    let taking = Taking::of(app, &request, &person).await?;
    let uri = taking.offer.uri.clone();
    let outcome = match app.config.publishing.approval {
        Approval::One => Box::pin(taking.publish(app, &person, None)).await,
        Approval::Two => {
            let beside = Beside::of(&taking.held, taking.variant.language.as_str());
            let request = Request { accept: taking.offer.uri.clone(), beside: Some(beside), ..request };
            publish::submit(app, serde_json::json!(request).to_string(), &person, Some(&taking.held)).await
        }
    }?;
    waiting::gone_on(app, &person, |does| matches!(does, Does::Accepts(before) if before.accept == uri)).await;
    Ok(outcome)
}

/// Takes in now what was submitted at that moment.
pub(in crate::desk) async fn now(
    app: &App,
    (request, at): (&Request, Timestamp),
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let taking = Taking::of(app, request, person).await?;
    if request.is_overtaken(&taking.held, at) {
        return Err(DeskError::Refused(format!(
            "{} was accepted before revision {} of {}, which that would undo; look at the offer beside it, and accept it \
             anew",
            request.accept, taking.held.material.revision, taking.held.material.uri
        )));
    }
    Box::pin(taking.publish(app, person, approved)).await
}

/// Refuses an offer, in words.
pub async fn refuse(app: &App, id: &str, reason: &str, user: Option<&str>) -> Result<show::Row, DeskError> {
    let person = account::writing(app, user).await?;
    let words = markdown::line(reason, MAX_ABSTRACT_CHARS);
    if words.is_empty() {
        return Err(DeskError::Refused("say why: --reason is empty".into()));
    }
    let offer = to_answer(app, id, &person).await?;
    let decision = decision(app, &offer, Verdict::Refused, Some(words.clone()), &person).await?;
    let line = AuditLine::new(&person.username, "offer refuse", &offer.material).with_detail(&offer.uri);
    let state = decision.state.clone();
    store::offer::refuse(&app.db, &decision, &line, app.clock.now()).await?;
    app.wake.send();
    show::row(app, Offer { state, by: Some(person.username.clone()), ..offer }, &person).await
}

/// What the author of a material writes in the place of what was offered, as the file that `accept` takes. What a form
/// does not say, such as who translated, is as it was offered.
pub async fn amended(
    app: &App,
    id: &str,
    (title, summary, markdown): (&str, &str, &str),
    person: &Account,
) -> Result<Translation, DeskError> {
    let offer = to_answer(app, id, person).await?;
    let refuse = |why: &str| DeskError::Refused(format!("{id} {why}"));
    let bytes = offer.bytes.as_deref().ok_or_else(|| refuse("has no text any more"))?;
    let offered = offer::read(bytes, app.config.limits.offer_bytes, app.clock.now());
    let offered = offered.map_err(|_| refuse("cannot be read"))?;
    let (title, abstract_text) = (title.to_owned(), summary.to_owned());
    let variant = Variant { title, abstract_text, ..offered.variant };
    let language = variant.language.clone();
    let text = offer::file_of(&variant, markdown);
    Ok(Translation { file: format!("offer.{language}.md"), language, text })
}

/// The offer, if it is open and this person's authority is asked.
async fn to_answer(app: &App, id: &str, person: &Account) -> Result<Offer, DeskError> {
    let offer = found(app, id, person).await?;
    if !make::answers(person, &offer) {
        return Err(DeskError::Refused(format!(
            "{id} was made by your own authority: its author at {} answers it",
            offer.host
        )));
    }
    match &offer.state {
        State::Open => Ok(offer),
        State::Void(why) => Err(DeskError::Refused(format!("{id} is void: {}", why.words()))),
        State::Answered(_) => Err(DeskError::Refused(format!("{id} is {} already", offer.state.as_str()))),
    }
}

async fn decision(
    app: &App,
    offer: &Offer,
    verdict: Verdict,
    words: Option<String>,
    person: &Account,
) -> Result<Decision, DeskError> {
    let peer: Option<Peer> = store::peer::find(&app.db, &offer.host).await?;
    let peer = peer.ok_or_else(|| DeskError::Refused(format!("{} is not on the roster any more", offer.host)))?;
    let state = State::Answered(Answer { at: letter::milliseconds(app.clock.now()), verdict, words });
    let letter = letter::answer(app, (&offer.author, &offer.authority, &offer.activity), &state, &peer)?;
    Ok(Decision { id: offer.id.clone(), state, by: person.username.clone(), letter })
}

/// An offer that may be taken in.
pub(super) struct Taking {
    pub(super) offer: Offer,
    pub(super) held: Held,
    pub(super) variant: Variant,
    pub(super) markdown: String,
    /// What was offered, where it is amended.
    pub(super) offered: Option<Variant>,
}

impl Taking {
    pub(super) async fn of(app: &App, request: &Request, person: &Account) -> Result<Self, DeskError> {
        let offer = to_answer(app, &request.accept, person).await?;
        let refuse = |why: String| DeskError::Refused(format!("{} {why}", request.accept));
        let held = publish::own(app, &offer.material, person).await?;
        let bytes = offer.bytes.as_deref().ok_or_else(|| refuse("has no text any more".into()))?;
        let offered = match offer::read(bytes, app.config.limits.offer_bytes, app.clock.now()) {
            Ok(offered) => offered,
            Err(Unfit::Malformed(why) | Unfit::Refused(why)) => return Err(refuse(why)),
        };
        let source = held.variants.first().and_then(variant_of);
        let source = source.ok_or_else(|| refuse("is of a material without a text".into()))?;
        let name = name_of(app, &offer.authority, &offered.variant.language).await?;
        let by = Some(offer::credit(&name, offered.variant.by.as_deref()));
        let before = request.amend.is_some().then(|| offered.variant.clone());
        let (variant, markdown) = match &request.amend {
            None => (offered.variant, offered.markdown),
            Some(file) if file.language != offered.variant.language => {
                let (is, wanted) = (&file.language, &offered.variant.language);
                return Err(refuse(format!("is in “{wanted}”; {} is in “{is}”", file.file)));
            }
            // The author of the original has read both: what they wrote is of the text as it is now.
            Some(file) => {
                let (text, markdown) = offer::text_of(file)?;
                let (digest, paragraphs) = (source.text_digest(), source.digests());
                (Variant { of_revision: held.material.revision, digest, paragraphs, ..text }, Some(markdown))
            }
        };
        let there = held.variants.iter().find(|there| there.language == variant.language.as_str());
        if let Some(there) = there.and_then(variant_of) {
            make::refuse_machine(&request.accept, &there, &variant)?;
        }
        if markdown.is_none() && variant.language == source_language(&held) {
            return Err(refuse("comes without Markdown: write it into a file and take that with --amend".into()));
        }
        let variant = Variant { by, ..variant };
        Ok(Self { offer, held, variant, markdown: markdown.unwrap_or_default(), offered: before })
    }

    async fn publish(self, app: &App, person: &Account, approved: Option<Approved>) -> Result<Outcome, DeskError> {
        let Self { offer, held, variant, markdown, offered } = self;
        let is_amended = offered.is_some();
        let verdict = Verdict::Accepted { revision: held.material.revision + 1, is_amended };
        let decision = decision(app, &offer, verdict, None, person).await?;
        let taken = Taken { variant, markdown, authority: offer.authority, decision };
        publish::with_offer(app, held, taken, person, approved).await
    }
}
