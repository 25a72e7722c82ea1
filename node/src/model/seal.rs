//! Publishing: a draft becomes the exact bytes of an object with its proof, and the values the database keeps of it.
//!
//! Spec: `docs/replication.md` "Terms", FEP-b2b8, FEP-8a8e, FEP-8b32. An object is serialised once, here.
//! This module does not know positions, salts or lanes, and decides nothing about who may publish.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    audience::{Audience, Level},
    context,
    key::Ed25519Key,
    language::{LanguageMap, LanguageTag},
    object::{self, ActionPoint, Moment, Object, ObjectType, Source, Text},
    proof,
    vocabulary::Topic,
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;
use uuid::Uuid;

use super::{
    DraftError, details,
    front_matter::{self, Lined},
    markdown,
    material::{Attachment, Draft, Material, Provenance, Variant, facts, sha256_hex},
    meeting::Online,
    project::{self, Project},
    received::MAX_LANGUAGES,
    source::Bundle,
    summary,
    words::Words,
};

/// The largest object: an activity around it stays below the 1 MiB that Mastodon reads.
pub const MAX_OBJECT_BYTES: usize = 1_000_000;
/// The hashtag of everything public in the network. A project may spell the same word otherwise: both stand then, since
/// each was promised as written, and whoever folds case takes them for one.
pub const NETWORK: &str = "ElectionPool";
/// What an object says that no second person approved.
pub const ONE_PERSON: &str = "one";

/// What publishing adds to a draft.
#[derive(Clone, Copy)]
pub struct Publication<'a> {
    /// The origin of this node, without a slash at the end.
    pub origin: &'a str,
    /// The state of this node.
    pub country: &'a str,
    /// The UUID of the material, new or the one it has.
    pub uuid: Uuid,
    /// Who it is for, as `Draft::address` found it; the author is the publishing authority.
    pub audience: &'a Audience,
    /// From 1.
    pub revision: u64,
    /// When its first revision was published.
    pub published: Timestamp,
    /// Now.
    pub at: Timestamp,
    /// The projects of the configuration.
    pub projects: &'a BTreeMap<String, Project>,
    /// The variants of the revision before, so that a translation left as it was is known to be stale.
    pub previous: &'a [Variant],
    /// Translations beside those of the files: of partners, and of machines.
    pub added: &'a [Variant],
    /// The language of the one of them that was made just now.
    pub made: Option<&'a LanguageTag>,
    /// Whether one person published it where two might have been asked.
    pub is_alone: bool,
    /// The actors of authorities whose corrections of the source its author took in, now or before.
    pub contributors: &'a [String],
    /// The id it had before it was restricted.
    pub supersedes: Option<&'a str>,
    /// The author's key.
    pub key: &'a Ed25519Key,
    /// The id of that key.
    pub verification_method: &'a str,
}

/// A published material: the bytes that are the object, and what the database keeps of it.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The local UUID, also the last part of the id.
    pub uuid: Uuid,
    /// The values; `material.uri` is the id.
    pub material: Material,
    /// The object exactly as every server gets it.
    pub bytes: Vec<u8>,
    /// Lower-case hex SHA-256 of the bytes.
    pub sha256: String,
    /// First addressees, for the activity as well.
    pub to: Vec<String>,
    /// Further addressees.
    pub cc: Vec<String>,
    /// The languages that the object has no room for: they stand in its collection of translations.
    pub apart: Vec<LanguageTag>,
    /// The files it was made of; the attachments stand in the order of `material.attachments`.
    pub bundle: Bundle,
}

impl Sealed {
    /// The id of the object.
    pub fn id(&self) -> &str {
        &self.material.uri
    }

    /// The title in the source language.
    pub fn title(&self) -> &str {
        self.material.variants.first().map_or("", |source| &source.title)
    }
}

impl Draft {
    /// Makes the draft a material.
    pub fn publish(self, publication: &Publication<'_>) -> Result<Sealed, DraftError> {
        let Publication { origin, uuid, audience, .. } = *publication;
        if audience.level != self.head.level {
            let problem = format!("the audience is {}, not {}", audience.level, self.head.level);
            return Err(self.refuse("tlp", self.head.level_line, problem));
        }
        let project = self.project(publication.projects)?.cloned();
        let uri = format!("{origin}/materials/{uuid}");
        let attachments = self.attachments(origin)?;
        let variants = of_revision(self.with(publication.added), publication);
        let mut carried = variants.len().min(MAX_LANGUAGES);
        let (object, bytes) = loop {
            let mut object = self.object(&uri, publication, &variants[..carried], &attachments);
            if carried < variants.len() {
                object.translations = Some(format!("{uri}/translations"));
            }
            if let Some(project) = &project {
                put_notices(&mut object, project);
            }
            self.put_hashtags(&mut object, project.as_ref(), origin);
            let bytes = seal(&object, publication.key, publication.verification_method, publication.at);
            match carried {
                _ if bytes.len() <= MAX_OBJECT_BYTES => break (object, bytes),
                // What there is no room for is in a collection of its own; the source stays.
                2.. => carried -= 1,
                _ => {
                    let problem = format!("is {} bytes as an object, more than {MAX_OBJECT_BYTES}", bytes.len());
                    return Err(DraftError::file(&self.bundle.file, problem));
                }
            }
        };
        let (to, cc) = (object.to.clone(), object.cc.clone());
        let apart = variants[carried..].iter().map(|variant| variant.language.clone()).collect();
        let material = self.material(&object, publication, variants, attachments);
        Ok(Sealed {
            uuid,
            material,
            sha256: sha256_hex(&bytes),
            bytes,
            to,
            cc,
            apart,
            bundle: self.bundle.leaving_out(Vec::new()),
        })
    }

    /// The variants of the files, and those beside them. What stands in a file takes the place of any other.
    fn with(&self, added: &[Variant]) -> Vec<Variant> {
        let mut variants = self.variants.clone();
        for other in added {
            if variants.iter().all(|own| own.language != other.language) {
                let summary = summary::line(&other.language, &facts(&self.head, &other.abstract_text));
                variants.push(Variant { summary, ..other.clone() });
            }
        }
        variants
    }

    fn attachments(&self, origin: &str) -> Result<Vec<Attachment>, DraftError> {
        let mut seen = BTreeSet::new();
        let files = self.bundle.attachments.iter().map(|file| {
            let sha256 = sha256_hex(&file.bytes);
            if !seen.insert(sha256.clone()) {
                return Err(DraftError::file(&file.name, "is the same file as another attachment"));
            }
            let url = format!("{origin}/attachments/{sha256}");
            Ok(Attachment { sha256, name: file.name.clone(), media_type: file.media_type.clone(), url })
        });
        files.collect()
    }

    fn object(
        &self,
        uri: &str,
        publication: &Publication<'_>,
        variants: &[Variant],
        attachments: &[Attachment],
    ) -> Object {
        let head = &self.head;
        let per_language = |text: fn(&Variant) -> String| -> LanguageMap {
            let texts = variants.iter().map(|variant| (variant.language.clone(), text(variant)));
            texts.filter(|(_, text)| !text.is_empty()).collect()
        };
        let (to, cc) = addressees(publication.audience, publication.origin);
        let ty = if head.meeting.starts.is_some() { ObjectType::Event } else { ObjectType::Article };
        let mut object = Object {
            attributed_to: Some(publication.audience.author.clone()),
            to,
            cc,
            name: Text::of(per_language(|variant| variant.title.clone())),
            summary: Text::of(per_language(|variant| markdown::escape(&variant.summary))),
            content: Text::of(per_language(|variant| variant.html.clone())),
            language: Some(head.language.clone()),
            pages: vec![object::PageLink { href: uri.to_owned(), ..Default::default() }],
            source: self.markdown(),
            published: Some(Moment::utc(publication.published)),
            // Also of a first revision that was published elsewhere before: it is new here today.
            updated: (publication.revision > 1 || publication.published < publication.at)
                .then(|| Moment::utc(publication.at)),
            attachments: attachments.iter().cloned().map(document).collect(),
            tlp: Some(Ok(head.level)),
            recipients: named_actors(publication.audience),
            kind: Some(head.kind.clone()),
            revision: Some(publication.revision),
            topics: head.topics.clone(),
            phase: head.phase.clone(),
            maturity: head.maturity.clone(),
            status: Some(head.status.as_str().to_owned()),
            abstracts: per_language(|variant| variant.abstract_text.clone()),
            variants: variants.iter().map(|variant| (variant.language.clone(), provenance(variant))).collect(),
            licence: Some(head.licence.clone()),
            reference: head.reference.clone(),
            secrecy: head.secrecy.clone(),
            sources: head.sources.clone(),
            derived_from: full_uri(head.derived_from.as_ref(), publication.origin),
            part_of: full_uri(head.part_of.as_ref(), publication.origin),
            role: head.role.clone(),
            parts: head.parts.iter().filter_map(|part| full_uri(Some(part), publication.origin)).collect(),
            contributors: publication.contributors.to_vec(),
            supersedes: publication.supersedes.map(str::to_owned),
            revision_note: head.revision_note.clone(),
            approval: publication.is_alone.then(|| ONE_PERSON.to_owned()),
            became_known: head.deadlines.became_known.map(Moment::utc),
            early_warning: head.deadlines.early_warning.map(Moment::utc),
            notification: head.deadlines.notification.map(Moment::utc),
            final_report: head.deadlines.final_report.map(Moment::utc),
            ..Object::new(uri, ty)
        };
        self.put_meeting(&mut object);
        object
    }

    /// The tags of the project as its configuration writes them; of the topics and the network where everybody reads.
    fn put_hashtags(&self, object: &mut Object, project: Option<&Project>, origin: &str) {
        let words = Words::of(self.head.language.primary()).unwrap_or_else(Words::english);
        let pages = format!("{origin}/{}", words.code);
        for tag in project.iter().flat_map(|project| &project.hashtags) {
            let name = project.map_or("", |project| project.name.as_str());
            object.add_hashtag(tag, &format!("{pages}/projects/{name}"));
        }
        if self.head.level != Level::Clear {
            return;
        }
        object.add_hashtag(NETWORK, &format!("{pages}/materials"));
        for topic in self.head.topics.iter().filter_map(|slug| Topic::parse(slug)) {
            object.add_hashtag(&topic.hashtag(), &format!("{pages}/materials?topic={}", topic.slug()));
        }
    }

    fn put_meeting(&self, object: &mut Object) {
        let meeting = &self.head.meeting;
        let zone = meeting.timezone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        object.start_time = meeting.starts.map(|at| Moment::in_zone(at, &zone));
        object.end_time = meeting.ends.map(|at| Moment::in_zone(at, &zone));
        object.timezone.clone_from(&meeting.timezone);
        if let Some(place) = &meeting.place {
            object.set_place(place);
        }
        object.online = meeting.online.as_ref().map(|online| match online {
            Online::Yes => json!(true),
            Online::No => json!(false),
            Online::At(address) => json!(address),
        });
        object.attending.clone_from(&meeting.attending);
        object.chatham_house = meeting.chatham_house;
        object.agenda.clone_from(&meeting.agenda);
        object.decisions.clone_from(&meeting.decisions);
        object.actions = meeting
            .actions
            .iter()
            .map(|action| ActionPoint {
                what: action.what.clone(),
                owner: action.owner.clone(),
                due: action.due.map(|day| day.to_string()),
            })
            .collect();
    }

    /// The Markdown below the front matter.
    fn markdown(&self) -> Option<Source> {
        let (_, body) = front_matter::split(&self.bundle.file, &self.bundle.source).ok()?;
        Some(Source { content: body.to_owned(), media_type: "text/markdown".into() })
    }

    fn material(
        &self,
        object: &Object,
        publication: &Publication<'_>,
        variants: Vec<Variant>,
        attachments: Vec<Attachment>,
    ) -> Material {
        let head = &self.head;
        Material {
            uri: object.id.clone(),
            authority: publication.audience.author.clone(),
            country: Some(publication.country.to_owned()),
            object_type: object.ty.as_str().to_owned(),
            kind: head.kind.clone(),
            revision: publication.revision,
            audience: publication.audience.clone(),
            language: head.language.clone(),
            phase: head.phase.clone(),
            maturity: head.maturity.clone(),
            status: Some(head.status),
            project: object.project.clone(),
            licence: object.licence.as_deref().and_then(details::value),
            starts: head.meeting.starts,
            ends: head.meeting.ends,
            in_reply_to: None,
            supersedes: object.supersedes.clone(),
            published: publication.published,
            updated: publication.at,
            topics: head.topics.clone(),
            variants,
            attachments,
        }
    }
}

/// What the project must say: for nodes, and at the end of the content for all others.
fn put_notices(object: &mut Object, project: &Project) {
    object.project = Some(project.name.clone());
    object.notices = project.notices();
    let notices = &object.notices;
    let closed = |(language, html): (&LanguageTag, &String)| {
        (language.clone(), format!("{html}{}", project::closing(notices, language).unwrap_or_default()))
    };
    object.content = Text::of(object.content.map.iter().map(closed).collect());
    // Lemmy shows the Markdown where there is some.
    if let (Some(source), Some((_, notice))) = (&mut object.source, notices.choose(object.language.as_slice())) {
        source.content = format!("{}\n\n{notice}\n", source.content.trim_end());
    }
}

/// What is left of a withdrawn material, as exact bytes with a proof.
#[derive(Debug, Clone, Copy)]
pub struct Withdrawal<'a> {
    /// The id of the object.
    pub uri: &'a str,
    /// The actor id of its author.
    pub authority: &'a str,
    /// What it was: `Article`, `Event`.
    pub former_type: &'a str,
    /// One more than its last revision.
    pub revision: u64,
    /// Why, per language.
    pub reason: &'a LanguageMap,
    /// When.
    pub at: Timestamp,
}

/// Makes the Tombstone of a withdrawn material.
pub fn tombstone(withdrawal: &Withdrawal<'_>, key: &Ed25519Key, verification_method: &str) -> Vec<u8> {
    let object = Object::tombstone(
        withdrawal.uri,
        withdrawal.authority,
        &ObjectType::of(withdrawal.former_type),
        withdrawal.revision,
        Moment::utc(withdrawal.at),
        withdrawal.reason.clone(),
    );
    seal(&object, key, verification_method, withdrawal.at)
}

/// The bytes of an object with its proof.
pub(super) fn seal(object: &Object, key: &Ed25519Key, verification_method: &str, at: Timestamp) -> Vec<u8> {
    proof::add_proof(object.to_value(), key, verification_method, at)
}

/// Says of each variant what it was made from: a translation left as it was keeps what it had, and may so be stale.
fn of_revision(mut variants: Vec<Variant>, publication: &Publication<'_>) -> Vec<Variant> {
    let Some(source) = variants.first() else { return variants };
    let (digest, paragraphs) = (source.text_digest(), source.digests());
    for variant in &mut variants {
        let is_source = variant.status == Provenance::Source;
        let before = publication.previous.iter().find(|before| {
            (before.status == Provenance::Source) == is_source
                && before.language == variant.language
                && before.reads_like(variant)
                && publication.made != Some(&variant.language)
        });
        // One that says it was made from an older text keeps that, and is stale from the beginning.
        let is_of_older = !is_source && before.is_none() && !variant.digest.is_empty() && variant.digest != digest;
        variant.since = before.map_or(Some(publication.at), |before| before.since);
        (variant.of_revision, variant.digest) = match before {
            Some(before) if is_source => (before.of_revision, digest.clone()),
            Some(before) => (before.of_revision, before.digest.clone()),
            None if is_of_older => (variant.of_revision, variant.digest.clone()),
            None => (publication.revision, digest.clone()),
        };
        if !is_source {
            variant.paragraphs = match before {
                Some(before) => made_from(before, publication.previous),
                None if is_of_older => variant.paragraphs.clone(),
                None => paragraphs.clone(),
            };
            variant.set_beside(&digest, &paragraphs);
        }
    }
    variants
}

/// What a translation was made from, paragraph by paragraph; one of an earlier version of this program did not note it.
fn made_from(translation: &Variant, previous: &[Variant]) -> Vec<String> {
    match previous.first() {
        Some(source) if translation.paragraphs.is_empty() && source.text_digest() == translation.digest => {
            source.digests()
        }
        _ => translation.paragraphs.clone(),
    }
}

/// `to` and `cc`: everybody with the followers, the partners, the authorities named, or nobody.
pub(super) fn addressees(audience: &Audience, origin: &str) -> (Vec<String>, Vec<String>) {
    match audience.level {
        Level::Clear => (vec![context::PUBLIC.to_owned()], vec![format!("{}/followers", audience.author)]),
        Level::Green => (vec![format!("{origin}/partners")], Vec::new()),
        Level::Amber | Level::AmberStrict => (named_actors(audience), Vec::new()),
        Level::Red => (Vec::new(), Vec::new()),
    }
}

/// The actors named; persons are named in no object.
pub(super) fn named_actors(audience: &Audience) -> Vec<String> {
    match audience.level {
        Level::Amber | Level::AmberStrict => audience.named.iter().cloned().collect(),
        Level::Clear | Level::Green | Level::Red => Vec::new(),
    }
}

fn full_uri(named: Option<&Lined>, origin: &str) -> Option<String> {
    let word = named.map(|named| &named.word)?;
    Some(if word.contains(':') { word.clone() } else { format!("{origin}/materials/{word}") })
}

fn document(file: Attachment) -> object::Attachment {
    object::Attachment::document(file.url, file.media_type, file.name, file.sha256)
}

fn provenance(variant: &Variant) -> object::Variant {
    object::Variant {
        status: variant.status.as_str().to_owned(),
        by: variant.by.clone(),
        of_revision: variant.of_revision,
        digest: variant.digest.clone(),
        paragraphs: variant.paragraphs.clone(),
        stale: variant.stale.clone(),
        since: variant.since.map(|at| at.to_string()),
    }
}
