//! What stands in a feed: what came last, what was withdrawn of late, or a document of the archive.
//!
//! Both are told by when they came to this node: whatever was long on its way is new to those who read here.
//! Spec of the archive: RFC 5005 section 4.

use jiff::Timestamp;

use super::{Wanted, entry, meeting::Told};
use crate::{
    app::App,
    desk::{DeskError, hub::WITHDRAWN_STAY, network, reading},
    model::{
        feed::{About, Address},
        words::Words,
    },
    store::{
        StoreError,
        material::{self, Block, Document, Filter, Listed, Material, Newest},
    },
    web::{
        likes::Likes,
        pages::{labels, names::Names, notices::ProjectNotices},
        shell::{self, Shell},
    },
};
use election_pool_protocol::{
    audience::Action,
    feed::{Archive, Author, Entry, Feed, Format, Twin},
    object::Object,
};

/// The texts of one document take so many bytes at most; entries after that have their summary alone.
const TEXT_BYTES: usize = 4 << 20;

/// The materials of one document of a feed.
struct Part {
    /// What can be read.
    listed: Vec<Listed>,
    /// What was withdrawn.
    withdrawn: Vec<Material>,
    /// The way on and back.
    archive: Archive,
}

/// One document of a feed, and what is known of it beside what it says.
pub(super) struct Made {
    /// The document.
    pub feed: Feed,
    /// When the last of what stands in it came to this node.
    pub changed: Option<Timestamp>,
    /// When this node heard of the first withdrawal in it.
    pub first_gone: Option<Timestamp>,
}

/// Makes one document of a feed; nothing if its archive has no such document.
pub(super) async fn make(app: &App, wanted: &Wanted) -> Result<Option<Made>, StoreError> {
    let part = async {
        match wanted.block {
            Some(block) => of_archive(app, wanted, block).await,
            None => newest(app, wanted).await.map(Some),
        }
    };
    let likes = Likes::of(wanted.address.words);
    let (part, names) = tokio::try_join!(part, Names::read(app, &likes))?;
    let Some(part) = part else { return Ok(None) };
    let name = wanted.address.to_string();
    reading::note_feed(app, &wanted.viewer, &name, part.listed.iter().map(Into::into)).await?;
    let (first_gone, words) = (part.withdrawn.iter().map(|gone| gone.at).min(), wanted.address.words);
    let files = material::held_files(&app.db, &part.listed);
    let (files, meetings) = tokio::try_join!(files, material::held_meetings(&app.db, &part.listed))?;
    let frame = entry::Frame { origin: app.config.origin(), words, names: &names };
    let mut entries = Vec::with_capacity(part.listed.len() + part.withdrawn.len());
    for listed in &part.listed {
        let notices = noticed(app, wanted, listed).await?;
        let files = files.get(&listed.material.id).map(Vec::as_slice).unwrap_or_default();
        let held = meetings.get(&listed.material.id);
        let told = held.and_then(|held| Told::of(&listed.material, held, words));
        entries.push((listed.material.at, frame.live(listed, notices.as_ref(), files, told.as_ref())));
    }
    entries.extend(part.withdrawn.iter().map(|tombstone| (tombstone.at, frame.gone(tombstone))));
    // Stable: what came at once stays as it was listed.
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let changed = entries.first().map(|(at, _)| *at);
    let mut entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
    bound(&mut entries, TEXT_BYTES);
    let feed = Feed { updated: changed, ..around(app, wanted, part.archive, entries) };
    Ok(Some(Made { feed, changed, first_gone }))
}

/// Takes the text from entries that come after so many bytes of it.
fn bound(entries: &mut [Entry], limit: usize) {
    let mut bytes = 0;
    for entry in entries {
        bytes += entry.html.as_ref().map_or(0, String::len);
        if bytes > limit {
            entry.html = None;
        }
    }
}

/// The materials that came last, and what is known to be withdrawn within thirty days.
async fn newest(app: &App, wanted: &Wanted) -> Result<Part, StoreError> {
    let (filter, limits) = (&wanted.subject.filter, &app.config.limits);
    let (viewer, action) = (&wanted.viewer, wanted.action);
    let least = limits.feed_items;
    let most = least.saturating_add(limits.feed_archive_items);
    let (since, most_gone) = (app.clock.now() - WITHDRAWN_STAY, limits.feed_withdrawn_items);
    let Newest { listed, previous } = material::newest(&app.db, viewer, action, filter, least, most).await?;
    // After it: what is withdrawn between the two stands in one of them.
    let withdrawn = material::withdrawn_from(&app.db, viewer, action, filter, since, most_gone).await?;
    let archive = Archive { previous: previous.map(|block| wanted.document(Some(block))), ..Archive::default() };
    Ok(Part { listed, withdrawn, archive })
}

/// What is left of a closed block, and the way to those beside it.
async fn of_archive(app: &App, wanted: &Wanted, block: Block) -> Result<Option<Part>, StoreError> {
    let (filter, viewer, action) = (&wanted.subject.filter, &wanted.viewer, wanted.action);
    let Some(found) = material::document(&app.db, viewer, action, filter, block).await? else { return Ok(None) };
    let Document { listed, previous, next } = found;
    let address = |block: Block| wanted.document(Some(block));
    let archive =
        Archive { current: Some(wanted.document(None)), previous: previous.map(address), next: next.map(address) };
    Ok(Some(Part { listed, withdrawn: Vec::new(), archive }))
}

/// What a feed is about, as far as somebody must be asked for it.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// Which materials belong into it.
    pub filter: Filter,
    /// In words.
    pub name: String,
}

/// Looks up what a feed is about; nothing if it is about an authority that nobody here knows.
pub(super) async fn subject(app: &App, address: &Address) -> Result<Option<Subject>, DeskError> {
    let mut filter = Filter { with_html: true, ..Filter::default() };
    let mut name = about(address.words, &address.about);
    let word = address.about.answer().map(|(_, word)| word);
    match &address.about {
        About::All => {}
        About::Kind(_) => filter.kind = word,
        About::Topic(_) => filter.topic = word,
        About::Country(_) => filter.country = word,
        About::Phase(_) => filter.phase = word,
        About::Authority(handle) => {
            let Some(body) = network::authority(app, handle).await? else { return Ok(None) };
            name = shell::said(&body.names, address.words.code).map_or(name, |said| said.text);
            filter.authority = Some(body.actor);
        }
    }
    Ok(Some(Subject { filter, name }))
}

/// What a feed is about, in words; an authority by its handle.
pub(super) fn about(words: &Words, about: &About) -> String {
    match about {
        About::All => words.front_all(),
        About::Kind(kind) => labels::kind(words, kind.slug()),
        About::Topic(topic) => labels::topic(words, topic.slug()),
        About::Country(code) => labels::country(words, code),
        About::Phase(phase) => labels::phase(words, phase.slug()),
        About::Authority(handle) => handle.to_string(),
    }
}

/// What the project of a material must say; read from the object where the configuration does not have it.
async fn noticed(app: &App, wanted: &Wanted, listed: &Listed) -> Result<Option<ProjectNotices>, StoreError> {
    let material = &listed.material;
    let held = if ProjectNotices::needs_object(app, material) {
        material::find(&app.db, &wanted.viewer, &material.id).await?
    } else {
        None
    };
    let bytes = held.and_then(|held| held.material.bytes);
    let object = bytes.and_then(|bytes| Object::read(&bytes).ok());
    Ok(ProjectNotices::of(app, material, object.as_ref(), wanted.address.words))
}

fn around(app: &App, wanted: &Wanted, archive: Archive, entries: Vec<Entry>) -> Feed {
    let (origin, address, words) = (app.config.origin(), &wanted.address, wanted.address.words);
    let shell = Shell::of(app, words.code, "", "/");
    let lead = words.front_lead();
    let is_public = wanted.action == Action::Feed;
    // Of an archive, and of a feed for one person, nobody is told anything.
    let hub = (is_public && !archive.is_archive()).then(|| format!("{origin}/hub"));
    Feed {
        title: format!("{} – {}", shell.node.text, wanted.subject.name),
        page: format!("{origin}{}", address.list()),
        address: wanted.document(wanted.block),
        description: shell.notice.as_ref().map_or_else(|| lead.clone(), |notice| format!("{lead} {}", notice.text)),
        publisher: Author { name: shell.node.text.clone(), uri: format!("{origin}/{}/", words.code) },
        language: entry::tag(words.code),
        updated: None,
        hub,
        twins: if archive.is_archive() { Vec::new() } else { twins(wanted) },
        archive,
        entries,
    }
}

/// The same feed in the other formats, and in the other languages in this one.
fn twins(wanted: &Wanted) -> Vec<Twin> {
    let address = &wanted.address;
    let formats = Format::ALL.into_iter().filter(|format| *format != address.format);
    let formats = formats.map(|format| address.written_in(format));
    let languages = Words::all().iter().filter(|words| words.code != address.words.code);
    let languages = languages.map(|words| address.spoken_in(words));
    let twin = |address: Address| Twin {
        address: wanted.url(&address),
        format: address.format,
        language: entry::tag(address.words.code),
    };
    formats.chain(languages).map(twin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use election_pool_protocol::audience::Level;

    #[test]
    fn a_document_never_grows_beyond_its_bound() {
        let entry = |html: &str| Entry {
            id: "i".into(),
            title: "t".into(),
            page: "p".into(),
            summary: "s".into(),
            summary_language: None,
            html: Some(html.into()),
            language: entry::tag("fi"),
            author: Author { name: "a".into(), uri: "u".into() },
            level: Level::Clear,
            published: Timestamp::UNIX_EPOCH,
            updated: Timestamp::UNIX_EPOCH,
            licence: None,
            categories: vec![],
            translations: vec![],
            files: vec![],
            withdrawal: None,
        };
        let mut entries = [entry("1234"), entry("5678"), entry("90")];
        bound(&mut entries, 8);
        let kept: Vec<bool> = entries.iter().map(|entry| entry.html.is_some()).collect();
        assert_eq!(kept, [true, true, false]);
    }
}
