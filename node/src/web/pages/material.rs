//! The page of one material.
//!
//! The text comes from the store's sanitised variants; facts that have no column are read from the object's bytes.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use election_pool_protocol::{
    audience::{Level, Viewer},
    language::LanguageTag,
    object::Object,
    origin::same_origin,
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use url::form_urlencoded;

use super::{
    adoptions::{self, UsedBy},
    authenticity::Authenticity,
    beside::Beside,
    choice,
    cite::{self, Citation},
    desk::{decided, translate},
    entry::Entry,
    facts::{Block, Deed, Fact, blocks, deeds, facts, meeting, tongue_of},
    guides::{self, Step},
    labels,
    meta::Meta,
    names::Names,
    notices::ProjectNotices,
    text::{self, Day, Link, Text, legible},
    tongues::{Machine, Tongue, machines, no_machine, tongue},
    withdrawn::Withdrawn,
};
use crate::{
    app::App,
    desk::{
        draft::may_write,
        incoming,
        reading::{self, Way},
        translation, wish,
    },
    model::{adoption, seal::ONE_PERSON, words::Words},
    store::{
        StoreError,
        account::Account,
        blob,
        material::{self, Attachment, Held, Listed, Material, Relation, State as MaterialState, Variant},
    },
    web::{
        negotiate,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

pub(in crate::web) use super::tongues::{is_stale, mark, mark_of, missing_text, source_digest, stale_words};

/// What came out of a material that its page shows.
const OUTCOME: u32 = 20;

/// What begins a new revision.
#[derive(Debug)]
pub struct Revise {
    /// What forms must carry.
    pub csrf: String,
    /// The material.
    pub id: String,
}

/// One material, in one language, with everything that belongs to it.
#[derive(Debug, Template)]
#[template(path = "material.html")]
pub struct Page {
    /// The frame.
    pub shell: Shell,
    /// The address of this page for search engines.
    pub canonical: String,
    /// The address of this page.
    pub here: String,
    /// What the reader has just decided about it, in a sentence.
    pub done: Option<String>,
    /// What changed in this revision, if there is one before.
    pub changes: Option<String>,
    /// The list of revisions, if there is more than one.
    pub history: Option<String>,
    /// The same material in another language beside it, on wish.
    pub beside: Option<Beside>,
    /// That there is none in the language wished for.
    pub beside_none: Option<String>,
    /// The id of the object, if it is ours: a received one is not served under our name.
    pub own_uri: Option<String>,
    /// The level, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// Whether it belongs to a rehearsal.
    pub is_exercise: bool,
    /// Whether one person published it, and no second one approved it.
    pub is_alone: bool,
    /// What the form that begins a new revision carries, for those of the authority who write.
    pub revise: Option<Revise>,
    /// Where those who write state that their authority uses it.
    pub adopt: Option<String>,
    /// Where those who translate offer its author a text.
    pub propose: Option<String>,
    /// Where it is translated by a machine, for those who may have that done.
    pub translate: Option<String>,
    /// The kind in words.
    pub kind: String,
    /// Who published it.
    pub authority: Text,
    /// The page of who published it.
    pub publisher: Option<String>,
    /// Their country in words.
    pub country: Option<String>,
    /// The title in the language shown.
    pub title: Text,
    /// The name of the language the text is in, where it is not the one asked for.
    pub fallback: Option<Text>,
    /// What is missing in the one asked for, in a sentence that the name of the other ends.
    pub fallback_text: String,
    /// What to know about the text shown: machine translation, stale.
    pub mark: Option<String>,
    /// The original, where what is shown is a translation with such a mark.
    pub source: Option<Tongue>,
    /// What the language of the text calls itself.
    pub tongue: Text,
    /// The abstract.
    pub outline: Text,
    /// Time and place.
    pub meeting: Vec<Fact>,
    /// The content, sanitised.
    pub html: String,
    /// Its language: of some languages there are title and abstract alone.
    pub html_lang: String,
    /// Agenda and decisions.
    pub blocks: Vec<Block>,
    /// What is to be done.
    pub deeds: Vec<Deed>,
    /// The language of what is to be done, where it is not that of the page.
    pub deeds_tongue: Option<Text>,
    /// The meeting as a file for a calendar.
    pub calendar: Option<String>,
    /// What it is part of and was made from.
    pub wholes: Vec<Whole>,
    /// What came out of it.
    pub outcome: Vec<Entry>,
    /// Who uses it.
    pub used_by: Vec<UsedBy>,
    /// What it leads through, if it is a guide.
    pub parts: Vec<Entry>,
    /// The guides that lead through it.
    pub steps: Vec<Step>,
    /// What its project must say.
    pub notices: Option<ProjectNotices>,
    /// The files.
    pub files: Vec<File>,
    /// How many files have not come yet, in words.
    pub waiting: Option<String>,
    /// The links.
    pub sources: Vec<Link>,
    /// What else is known.
    pub facts: Vec<Fact>,
    /// Day of the first revision.
    pub published: Day,
    /// Day of this revision.
    pub updated: Day,
    /// Its number.
    pub revision: u64,
    /// The topics.
    pub topics: Vec<Topic>,
    /// The languages.
    pub variants: Vec<Tongue>,
    /// Why no machine translates it, where none may.
    pub untranslated: Option<String>,
    /// How far translations by machine are, for the staff.
    pub machines: Vec<Machine>,
    /// The languages it lacks that can be asked for, by what they call themselves.
    pub lacking: Vec<Text>,
    /// Where else it is.
    pub forms: Vec<Form>,
    /// Who signed it.
    pub authenticity: Option<Authenticity>,
    /// How to cite it, in one line.
    pub citation: [String; 2],
    /// The language of the first part of that.
    pub citation_lang: String,
    /// The forms of a citation, by name and end of address.
    pub citations: [(&'static str, &'static str); 2],
    /// What it says of itself to search engines, if it is CLEAR.
    pub meta: Option<Meta>,
}

/// Another material that this one belongs to.
#[derive(Debug)]
pub struct Whole {
    /// How, in words.
    pub label: String,
    /// The material.
    pub entry: Entry,
}

/// A file.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size, if it is here.
    pub size: Option<String>,
    /// Where it is, if it is here.
    pub href: Option<String>,
}

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// As in addresses.
    pub slug: String,
    /// In words.
    pub label: String,
}

/// Another place or form.
#[derive(Debug)]
pub struct Form {
    /// Where.
    pub href: String,
    /// What.
    pub label: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it is on another server.
    pub is_remote: bool,
}

/// `GET /{lang}/materials/{uuid}`: own and received material.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let words = reader.words;
    let absent = || Fault::absent(&app, words.code);
    let id = uuid::Uuid::try_parse(&id).map_err(|_| absent())?.to_string();
    let held = material::find(&app.db, &reader.viewer, &id).await?.ok_or_else(absent)?;
    if held.material.kind == adoption::KIND && material::is_of_nothing(&app.db, &held.material.id).await? {
        return Err(absent());
    }
    if held.material.state == MaterialState::Live {
        reading::note(&app, &reader.viewer, Way::Page, [(&held).into()]).await?;
    }
    answer(&app, &reader, &held, &Asked::read(parts.uri.query().unwrap_or_default())).await
}

/// The languages a reader picked on the page itself.
#[derive(Debug, Default)]
pub struct Asked {
    /// The one to read in.
    pub shown: Option<String>,
    /// The one to have beside it.
    pub beside: Option<String>,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                // However it is written: “swe” and “SV” are Swedish too.
                "in" => asked.shown = tag(&value).or(asked.shown),
                "beside" => asked.beside = tag(&value).or(asked.beside),
                _ => {}
            }
        }
        asked
    }
}

fn tag(word: &str) -> Option<String> {
    word.parse::<LanguageTag>().ok().map(|tag| tag.to_string())
}

impl Asked {
    /// The language that is shown, and the one whose text is.
    fn picked<'h>(&self, held: &'h Held, liked: &[&str]) -> (Option<&'h Variant>, Option<&'h Variant>) {
        let wanted: Vec<&str> = self.shown.as_deref().into_iter().chain(liked.iter().copied()).collect();
        let shown = choice::choose(&held.variants, &wanted);
        (shown, choice::choose_text(&held.variants, &wanted).or(shown))
    }
}

/// The page of a material that the viewer may read, or of its tombstone.
pub async fn answer(app: &App, reader: &Reader, held: &Held, asked: &Asked) -> Result<Response, Fault> {
    let names = Names::read(app, &reader.likes).await?;
    let path = format!("/materials/{}", held.material.id);
    let shell = Shell::to(app, reader, "materials", path);
    if held.material.state != MaterialState::Live {
        return Ok(page::cached(
            StatusCode::GONE,
            &Withdrawn { done: decided::told(reader), ..Withdrawn::of(shell, &held.material, &names) },
            Cache::Nobody,
        ));
    }
    let files = files(app, &reader.viewer, &held.attachments, reader.words).await?;
    let canonical = format!("{}/{}/materials/{}", app.config.origin(), reader.words.code, held.material.id);
    let object = held.material.bytes.as_deref().and_then(|bytes| Object::read(bytes).ok());
    let notices = ProjectNotices::of(app, &held.material, object.as_ref(), reader.words);
    let is_clear = held.material.audience.level == Level::Clear;
    let shown = choice::choose(&held.variants, &reader.likes.tags());
    let meta = is_clear.then(|| Meta::of(app, held, shown, &canonical, &names, reader.words));
    let shell = if is_clear { shell.indexed() } else { shell };
    let picked = asked.picked(held, &reader.likes.tags());
    let is_local = [picked.0, picked.1].into_iter().flatten().any(|variant| variant.is_local);
    let authenticity = Authenticity::of(app, &reader.viewer, (&held.material, is_local), &names, reader.words).await?;
    let (wholes, outcome) = related(app, reader, held, object.as_ref(), &names).await?;
    let used_by = adoptions::of_material(app, reader, &held.material.uri, &names).await?;
    let parts = material::parts(&app.db, &reader.viewer, &held.material.id).await?;
    let parts = adoptions::entries(app, &reader.viewer, &parts, reader.words, &names).await?;
    let steps = guides::steps(app, reader, &held.material.uri, &names).await?;
    let untranslated = translation::is_gated(app, &held.material.audience, &reader.viewer)
        .map(|level| no_machine(level, reader.words));
    let beside = match asked.beside.as_deref() {
        Some(tag) => Beside::of(app, reader, held, tag, picked).await?,
        None => None,
    };
    let missing = |tag: &str| !held.variants.iter().any(|variant| choice::speaks(&variant.language, tag));
    let beside_none = asked.beside.as_deref().filter(|tag| beside.is_none() && missing(tag));
    let is_whole = object.as_ref().is_some_and(|object| object.translations.is_some())
        && !material::is_waited_for(&app.db, &held.material.id).await?;
    let whole = Page::of(shell, canonical, held, files, object.as_ref(), asked, &names);
    let mut forms = whole.forms;
    forms.retain(|form| !is_whole || form.label != reader.words.further_languages());
    let page = Page {
        forms,
        done: decided::told(reader),
        beside_none: beside_none.map(|tag| reader.words.beside_none(&text::named(tag, reader.words).text)),
        beside,
        untranslated,
        machines: machines(app, reader, held).await?,
        revise: revise(reader, held),
        adopt: form(reader, held, "adopt", |person| {
            let material = &held.material;
            may_write(person) && material.authority != person.authority && material.audience.level < Level::Red
        }),
        propose: form(reader, held, "offer", |person| incoming::sees_offers(person) && !held.material.is_own),
        translate: translate::address(app, reader, held),
        lacking: wish::lacking(app, held).iter().map(|language| text::tongue(language)).collect(),
        notices,
        authenticity: Some(authenticity),
        meta,
        wholes,
        outcome,
        used_by,
        parts,
        steps,
        ..whole
    };
    // What belongs to it may be more than the public sees.
    let is_public = is_clear && reader.viewer == Viewer::Public;
    let mut response = page::cached(StatusCode::OK, &page, if is_public { Cache::Public } else { Cache::Nobody });
    if let Some(link) = links(app, &held.material, &page.canonical, page.history.as_deref()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// What a material belongs to and what came out of it, as far as this reader may see that.
async fn related(
    app: &App,
    reader: &Reader,
    held: &Held,
    object: Option<&Object>,
    names: &Names,
) -> Result<(Vec<Whole>, Vec<Entry>), StoreError> {
    let Reader { words, viewer, .. } = reader;
    let whole = |(relation, listed): (Relation, Listed)| Whole {
        label: match relation {
            Relation::PartOf => words.related_part_of(),
            Relation::DerivedFrom => words.related_derived_from(),
        },
        entry: Entry::of(&listed, words, names),
    };
    let wholes = material::wholes(&app.db, viewer, &held.material.id).await?;
    let used = match object.and_then(adoption::stated) {
        Some(stated) => material::listed(&app.db, viewer, &stated.target).await?,
        None => None,
    };
    let used = used.map(|listed| Whole { label: words.adoption_of(), entry: Entry::of(&listed, words, names) });
    let outcome = material::outcome(&app.db, viewer, &held.material.uri, OUTCOME).await?;
    let outcome = outcome.iter().map(|listed| Entry::of(listed, words, names)).collect();
    Ok((used.into_iter().chain(wholes.into_iter().map(whole)).collect(), outcome))
}

/// What the form that begins a new revision carries, if this reader's authority wrote it and the reader writes.
fn revise(reader: &Reader, held: &Held) -> Option<Revise> {
    let session = reader.presence.session()?;
    let person = &session.account;
    let is_own =
        held.material.is_own && held.material.authority == person.authority && held.material.kind != adoption::KIND;
    (is_own && may_write(person)).then(|| Revise { csrf: session.csrf.clone(), id: held.material.id.clone() })
}

/// The address of a form about a material of others, for those who may send it.
fn form(reader: &Reader, held: &Held, name: &str, may: impl Fn(&Account) -> bool) -> Option<String> {
    let person = &reader.presence.session()?.account;
    let is_usable = held.material.kind != adoption::KIND && held.material.state == MaterialState::Live;
    let href = || format!("/{}/materials/{}/{name}", reader.words.code, held.material.id);
    (is_usable && may(person)).then(href)
}

/// The header that leads from a page to the object, to the address that stays, and to the revisions (RFC 8288, 8574).
fn links(app: &App, material: &Material, canonical: &str, history: Option<&str>) -> Option<HeaderValue> {
    let uri = &material.uri;
    let mut links = vec![format!("<{canonical}>; rel=\"canonical\""), format!("<{uri}>; rel=\"cite-as\"")];
    if material.is_own {
        links.push(format!("<{uri}>; rel=\"alternate\"; type=\"{}\"", negotiate::ACTIVITY));
    }
    links.extend(history.map(|path| format!("<{}{path}>; rel=\"version-history\"", app.config.origin())));
    HeaderValue::from_str(&links.join(", ")).ok()
}

async fn files(app: &App, viewer: &Viewer, attachments: &[Attachment], words: &Words) -> Result<Vec<File>, StoreError> {
    let mut files = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        // What is here from another is not here for this material.
        let here = if attachment.is_held { blob::visible_to(&app.db, viewer, &attachment.sha256).await? } else { None };
        files.push(File {
            name: legible(&attachment.name),
            media_type: legible(&attachment.media_type),
            size: here.as_ref().map(|here| words.size(here.size)),
            href: here.map(|_| format!("/attachments/{}", attachment.sha256)),
        });
    }
    Ok(files)
}

impl Page {
    /// Puts the page together. `asked` is a language the reader picked on the page itself.
    pub fn of(
        shell: Shell,
        canonical: String,
        held: &Held,
        files: Vec<File>,
        object: Option<&Object>,
        asked: &Asked,
        names: &Names,
    ) -> Self {
        let (material, words) = (&held.material, shell.words);
        let level = material.audience.level;
        let asked_for = asked.shown.as_deref().unwrap_or(words.code);
        let (shown, body) = asked.picked(held, &names.liked(words));
        let text = |part: fn(&Variant) -> &str| {
            shown.map(|variant| Text::of(&variant.language, part(variant))).unwrap_or_default()
        };
        let title = text(|variant| &variant.title);
        let citation = Citation::of(held, shown, names, words);
        let missing = files.iter().filter(|file| file.href.is_none()).count();
        Self {
            done: None,
            beside: None,
            beside_none: None,
            changes: (material.revision > 1)
                .then(|| format!("/{}/materials/{}/revisions/{}/changes", words.code, material.id, material.revision)),
            history: (material.revision > 1).then(|| format!("/{}/materials/{}/revisions", words.code, material.id)),
            here: format!("/{}/materials/{}", words.code, material.id),
            canonical,
            own_uri: material.is_own.then(|| material.uri.clone()),
            level: level.as_str(),
            rank: level.rank(),
            level_text: labels::level(words, level),
            is_exercise: material.status.as_deref() == Some("exercise"),
            is_alone: object.and_then(|object| object.approval.as_deref()) == Some(ONE_PERSON),
            revise: None,
            adopt: None,
            propose: None,
            translate: None,
            kind: labels::kind(words, &material.kind),
            publisher: names.page(&material.authority, words),
            authority: names.of(&material.authority, words.code),
            country: labels::country_of(words, material.country.as_deref(), &names.of(&material.authority, words.code)),
            title: if title.text.is_empty() { Text::of("", &material.uri) } else { title },
            fallback: body
                .filter(|variant| !choice::speaks(&variant.language, asked_for))
                .map(|variant| text::named(&variant.language, words)),
            fallback_text: missing_text(words, asked_for, shown.map(|shown| shown.language.as_str())),
            mark: shown.into_iter().chain(body).find_map(|variant| mark(variant, source_digest(&held.variants), words)),
            source: held
                .variants
                .iter()
                .find(|variant| {
                    variant.status == "source" && shown.is_some_and(|shown| shown.language != variant.language)
                })
                .map(|variant| tongue(variant, shown, held, words)),
            tongue: text::tongue(shown.map_or(words.code, |variant| &variant.language)),
            outline: text(|variant| &variant.abstract_text),
            meeting: meeting(material, object, words),
            html: body.map(|variant| text::on_page(&variant.html, words)).unwrap_or_default(),
            html_lang: body.map(|variant| variant.language.clone()).unwrap_or_default(),
            notices: None,
            blocks: object.map(|object| blocks(object, material, words)).unwrap_or_default(),
            deeds: object.map(|object| deeds(object, material, words)).unwrap_or_default(),
            deeds_tongue: tongue_of(material, words),
            calendar: material.starts.map(|_| match level {
                Level::Clear => format!("/feeds/meeting/{}.{}.ics", material.id, words.code),
                _ => format!("/{}/materials/{}/calendar.ics", words.code, material.id),
            }),
            wholes: Vec::new(),
            outcome: Vec::new(),
            used_by: Vec::new(),
            parts: Vec::new(),
            steps: Vec::new(),
            waiting: (missing > 0).then(|| words.files_waiting(missing)),
            files,
            sources: object.into_iter().flat_map(|object| &object.sources).filter_map(|link| Link::of(link)).collect(),
            facts: facts(material, object, words, names),
            published: Day::of(material.published, words),
            updated: Day::of(material.updated, words),
            revision: material.revision,
            topics: held
                .topics
                .iter()
                .map(|slug| Topic { slug: slug.clone(), label: labels::topic(words, slug) })
                .collect(),
            variants: held.variants.iter().map(|variant| tongue(variant, shown, held, words)).collect(),
            untranslated: None,
            machines: Vec::new(),
            lacking: Vec::new(),
            forms: original(material, object, words).into_iter().chain(further(material, object, words)).collect(),
            authenticity: None,
            citation: citation.line(),
            citation_lang: citation.language,
            citations: cite::FORMS,
            meta: None,
            shell,
        }
    }
}

/// The page at the origin of a received material; an address elsewhere is not the partner's page, whatever it says.
fn original(material: &Material, object: Option<&Object>, words: &Words) -> Option<Form> {
    if material.is_own {
        return None;
    }
    let page = object.and_then(Object::page).filter(|page| same_origin(page, &material.uri)).and_then(Link::of);
    let link = page.or_else(|| Link::of(&material.uri))?;
    Some(Form { href: link.href, label: words.original_at_origin(), media_type: "text/html", is_remote: true })
}

/// The languages of a received material that did not fit into its object.
fn further(material: &Material, object: Option<&Object>, words: &Words) -> Option<Form> {
    let rest = object?.translations.as_deref().filter(|rest| !material.is_own && same_origin(rest, &material.uri))?;
    let link = Link::of(rest)?;
    Some(Form { href: link.href, label: words.further_languages(), media_type: negotiate::ACTIVITY, is_remote: true })
}
