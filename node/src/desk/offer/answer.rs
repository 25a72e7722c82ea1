//! Answering an offer of what is ours: taking it in, as it is or amended, or refusing it in words.
//!
//! The answer is written in the transaction that publishes: there is none without the other. Where two persons decide, the
//! second one takes in exactly what the first one would have.

use serde::{Deserialize, Serialize};

use super::{found, letter, make, name_of, show};
use crate::{
    app::{App, config::Approval},
    desk::{
        DeskError, account,
        publish::{self, Approved, Outcome, Taken, variant_of},
        translation::source_language,
    },
    model::{
        front_matter::MAX_ABSTRACT_CHARS,
        markdown,
        material::Variant,
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
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::desk) struct Request {
    accept: String,
    amend: Option<Translation>,
}

/// The acceptance that a submission asks for; none if it is something else.
pub(in crate::desk) fn request_of(submission: &str) -> Option<Request> {
    serde_json::from_str(submission).ok()
}

/// Takes an offer in, as it is or as the file says, or submits that where two persons decide.
pub async fn accept(app: &App, id: &str, amend: Option<Translation>, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let request = Request { accept: id.to_owned(), amend };
    // Everything that can be refused is refused before anything waits.
    let taking = Taking::of(app, &request, &person).await?;
    match app.config.publishing.approval {
        Approval::One => Box::pin(taking.publish(app, &person, None)).await,
        Approval::Two => {
            let request = Request { accept: taking.offer.uri.clone(), ..request };
            publish::submit(app, serde_json::json!(request).to_string(), &person, Some(&taking.held)).await
        }
    }
}

/// Takes in now what was submitted.
pub(in crate::desk) async fn now(
    app: &App,
    request: &Request,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let taking = Taking::of(app, request, person).await?;
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
struct Taking {
    offer: Offer,
    held: Held,
    variant: Variant,
    markdown: String,
    is_amended: bool,
}

impl Taking {
    async fn of(app: &App, request: &Request, person: &Account) -> Result<Self, DeskError> {
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
        let is_amended = request.amend.is_some();
        Ok(Self { offer, held, variant, markdown: markdown.unwrap_or_default(), is_amended })
    }

    async fn publish(self, app: &App, person: &Account, approved: Option<Approved>) -> Result<Outcome, DeskError> {
        let Self { offer, held, variant, markdown, is_amended } = self;
        let verdict = Verdict::Accepted { revision: held.material.revision + 1, is_amended };
        let decision = decision(app, &offer, verdict, None, person).await?;
        let taken = Taken { variant, markdown, authority: offer.authority, decision };
        publish::with_offer(app, held, taken, person, approved).await
    }
}
