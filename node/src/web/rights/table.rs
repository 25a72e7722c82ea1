//! The table itself: route, who may look, who may send. A route without a line is closed to everybody.
//!
//! Behind most of what anybody may ask for stands the label of each material, which decides what is shown.

use super::{Row, Who};
use crate::store::account::Role;

const NOBODY: Who = Who::NOBODY;
const ANYBODY: Who = Who::ANYBODY;
/// What is a person's own: whoever is signed in, and whoever is not is led to sign in.
const OWN: Who = Who::PEOPLE.led();
/// The people of the node, those of client bodies aside.
const STAFF: Who = Who::PEOPLE.but(Role::Client);
/// Those who write and approve; whoever is not signed in is led to sign in.
const WRITERS: Who = Who::roles(&[Role::Author, Role::Approver]).led();
/// Whoever comes with a token: at the API nobody is led anywhere.
const HELD: Who = Who::PEOPLE;
/// Those who write and approve, with a token.
const HELD_BY_WRITERS: Who = Who::roles(&[Role::Author, Role::Approver]);
/// Those who translate, with a token.
const HELD_BY_TRANSLATORS: Who = Who::roles(&[Role::Author, Role::Approver, Role::Translator]);
/// Those who decide who may follow, with a token.
const HELD_BY_DECIDERS: Who = Who::roles(&[Role::PeerAdministrator]);
/// Those who audit, with a token.
const HELD_BY_AUDITORS: Who = Who::roles(&[Role::Auditor]);
/// Those who may see who is here, with a token.
const HELD_BY_BOOK: Who = Who::roles(&[Role::Operator, Role::Auditor]);
/// Those who run the machine, with a token.
const HELD_BY_MACHINE: Who = Who::roles(&[Role::Operator]);
/// Those who run the node, decide about peers, or audit.
const ADMINS: Who = Who::roles(&[Role::PeerAdministrator, Role::Operator, Role::Auditor]).led();
/// Those who may see who did what.
const BOOK: Who = Who::roles(&[Role::Operator, Role::Auditor]).led();
/// Those who run the machine.
const MACHINE: Who = Who::roles(&[Role::Operator]).led();
/// Those who decide about peers.
const PEERS: Who = Who::roles(&[Role::PeerAdministrator, Role::Operator]).led();
/// Those who write, approve and translate, and so see what partners offer; whoever is not signed in is led to sign in.
const OFFERERS: Who = Who::roles(&[Role::Author, Role::Approver, Role::Translator]).led();
/// Those who decide who may follow and where partners are; whoever is not signed in is led to sign in.
const DECIDERS: Who = Who::roles(&[Role::PeerAdministrator]).led();
/// Those who mind what stands aside between this node and its partners.
const MINDERS: Who = Who::roles(&[Role::PeerAdministrator, Role::Operator]);
/// Servers that sign.
const PARTNERS: Who = Who::PARTNERS;
/// Partners and everybody who is signed in.
const MEMBERS: Who = Who::PARTNERS.and(Who::PEOPLE);

const fn row(route: &'static str, get: Who, post: Who) -> Row {
    Row { route, get, post }
}

/// Every route.
pub const TABLE: &[Row] = &[
    row("/inbox", NOBODY, ANYBODY),
    row("/actors/{username}/inbox", NOBODY, ANYBODY),
    row("/actor", ANYBODY, NOBODY),
    row("/actor/outbox", ANYBODY, NOBODY),
    row("/actors/{username}", ANYBODY, NOBODY),
    row("/actors/{username}/outbox", ANYBODY, NOBODY),
    row("/actors/{username}/followers", ANYBODY, NOBODY),
    row("/actors/{username}/following", ANYBODY, NOBODY),
    row("/partners", MEMBERS, NOBODY),
    row("/log/head", PARTNERS, NOBODY),
    row("/log/entries", PARTNERS, NOBODY),
    row("/log/findings", PARTNERS, NOBODY),
    row("/log/held", PARTNERS, NOBODY),
    row("/{lang}/sign-in", ANYBODY, ANYBODY),
    row("/{lang}/sign-in/{token}", ANYBODY, ANYBODY),
    row("/{lang}/sign-in/password", NOBODY, ANYBODY),
    row("/{lang}/sign-in/code", ANYBODY, ANYBODY),
    row("/{lang}/sign-in/challenge", NOBODY, ANYBODY),
    row("/{lang}/sign-in/passkey", NOBODY, ANYBODY),
    row("/{lang}/sign-in/confirm", OWN, OWN),
    row("/{lang}/sign-in/confirm/challenge", NOBODY, OWN),
    row("/{lang}/sign-in/confirm/passkey", NOBODY, OWN),
    row("/{lang}/sign-out", NOBODY, ANYBODY),
    row("/{lang}/account", OWN, NOBODY),
    row("/{lang}/account/app", NOBODY, OWN),
    row("/{lang}/account/app/take", NOBODY, OWN),
    row("/{lang}/account/codes", NOBODY, OWN),
    row("/{lang}/account/password", NOBODY, OWN),
    row("/{lang}/account/password/end", NOBODY, OWN),
    row("/{lang}/account/challenge", NOBODY, OWN),
    row("/{lang}/account/passkeys", NOBODY, OWN),
    row("/{lang}/account/passkeys/{id}/name", NOBODY, OWN),
    row("/{lang}/account/passkeys/{id}/end", NOBODY, OWN),
    row("/{lang}/account/sessions/end", NOBODY, OWN),
    row("/{lang}/account/sessions/{id}/end", NOBODY, OWN),
    row("/{lang}/account/tokens", NOBODY, OWN),
    row("/{lang}/account/tokens/end", NOBODY, OWN),
    row("/{lang}/account/tokens/{id}/end", NOBODY, OWN),
    row("/{lang}/account/data", NOBODY, OWN),
    row("/{lang}/admin", ADMINS, NOBODY),
    row("/{lang}/admin/users", BOOK, MACHINE),
    row("/{lang}/admin/users/{username}", BOOK, MACHINE),
    row("/{lang}/admin/peers", ADMINS, PEERS),
    row("/{lang}/admin/peers/{host}", NOBODY, PEERS),
    row("/{lang}/admin/lanes", ADMINS, NOBODY),
    row("/{lang}/admin/lanes/{host}", NOBODY, PEERS),
    row("/{lang}/admin/keys", ADMINS, MACHINE),
    row("/{lang}/admin/authorities", ADMINS, MACHINE),
    row("/{lang}/admin/feeds", ADMINS, PEERS),
    row("/{lang}/admin/feeds/{id}/end", NOBODY, PEERS),
    row("/{lang}/admin/translation", ADMINS, NOBODY),
    row("/{lang}/admin/projects", ADMINS, NOBODY),
    row("/{lang}/admin/audit", BOOK, NOBODY),
    row("/{lang}/admin/audit/{file}", BOOK, NOBODY),
    row("/{lang}/admin/settings", ADMINS, NOBODY),
    row("/hub", NOBODY, ANYBODY),
    row("/{lang}/desk", WRITERS, NOBODY),
    row("/{lang}/desk/drafts", NOBODY, WRITERS),
    row("/{lang}/desk/drafts/{id}", WRITERS, WRITERS),
    row("/{lang}/desk/drafts/{id}/preview", WRITERS, NOBODY),
    row("/{lang}/desk/drafts/{id}/submit", NOBODY, WRITERS),
    row("/{lang}/desk/drafts/{id}/discard", NOBODY, WRITERS),
    row("/{lang}/desk/erase/{uuid}", WRITERS, WRITERS),
    row("/{lang}/desk/translate/{uuid}", OFFERERS, OFFERERS),
    row("/{lang}/desk/withdraw/{uuid}", WRITERS, WRITERS),
    row("/{lang}/desk/waiting/{id}", WRITERS, WRITERS),
    row("/{lang}/desk/waiting/{id}/files/{place}", WRITERS, NOBODY),
    row("/{lang}/desk/incoming", STAFF.led(), NOBODY),
    row("/{lang}/desk/incoming/seen", NOBODY, STAFF),
    row("/{lang}/desk/incoming/filters", NOBODY, STAFF),
    row("/{lang}/desk/incoming/filters/{id}/end", NOBODY, STAFF),
    row("/{lang}/desk/incoming/release", NOBODY, MINDERS),
    row("/{lang}/desk/incoming/retry", NOBODY, MINDERS),
    row("/{lang}/desk/incoming/settle", NOBODY, MINDERS),
    row("/{lang}/desk/offers/{id}", OFFERERS, WRITERS),
    row("/{lang}/desk/moves/{host}", DECIDERS, DECIDERS),
    row("/{lang}/desk/follows/{id}", DECIDERS, DECIDERS),
    row("/{lang}/desk/following/{id}/withdraw", NOBODY, DECIDERS),
    row("/{lang}/materials/{uuid}/adopt", WRITERS, WRITERS),
    row("/{lang}/materials/{uuid}/offer", OFFERERS, OFFERERS),
    row("/{lang}/desk/document", NOBODY, WRITERS),
    row("/{lang}/desk/paste", NOBODY, WRITERS),
    row("/{lang}/my-feeds", OWN, OWN),
    row("/{lang}/my-feeds/{id}/end", NOBODY, OWN),
    row("/{lang}/digest", ANYBODY, ANYBODY),
    row("/{lang}/digest/confirm/{token}", ANYBODY, ANYBODY),
    row("/{lang}/digest/leave/{token}", ANYBODY, ANYBODY),
    row("/{lang}/digests", OWN, OWN),
    row("/{lang}/digests/address", NOBODY, OWN),
    row("/{lang}/digests/address/end", NOBODY, OWN),
    row("/{lang}/digests/confirm/{token}", OWN, OWN),
    row("/{lang}/digests/{id}/end", NOBODY, OWN),
    row("/{lang}/languages", OWN, OWN),
    row("/{lang}/wanted", OWN, OWN),
    row("/{lang}/materials/{uuid}/wish", NOBODY, ANYBODY),
    row("/{lang}/materials/{uuid}/wish/end", NOBODY, OWN),
    row("/translated/{secret}", NOBODY, ANYBODY),
    row("/translated/{secret}/error", NOBODY, ANYBODY),
    row("/", ANYBODY, NOBODY),
    row("/{lang}", ANYBODY, NOBODY),
    row("/{lang}/", ANYBODY, NOBODY),
    row("/{lang}/materials", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/exact", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/calendar.ics", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/citation.bib", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/citation.ris", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/revisions", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/revisions/{number}", ANYBODY, NOBODY),
    row("/{lang}/materials/{uuid}/revisions/{number}/changes", ANYBODY, NOBODY),
    row("/{lang}/withdrawn", ANYBODY, NOBODY),
    row("/{lang}/network", ANYBODY, NOBODY),
    row("/{lang}/exchange", STAFF, NOBODY),
    row("/{lang}/search", ANYBODY, NOBODY),
    row("/{lang}/calendar", ANYBODY, NOBODY),
    row("/{lang}/feeds", ANYBODY, NOBODY),
    row("/{lang}/about", ANYBODY, NOBODY),
    row("/{lang}/accessibility", ANYBODY, NOBODY),
    row("/{lang}/privacy", ANYBODY, NOBODY),
    row("/{lang}/authorities", ANYBODY, NOBODY),
    row("/{lang}/authorities/{handle}", ANYBODY, NOBODY),
    row("/{lang}/guides", ANYBODY, NOBODY),
    row("/{lang}/adoptions", ANYBODY, NOBODY),
    row("/{lang}/topics", ANYBODY, NOBODY),
    row("/{lang}/countries", ANYBODY, NOBODY),
    row("/{lang}/kinds", ANYBODY, NOBODY),
    row("/{lang}/projects", ANYBODY, NOBODY),
    row("/{lang}/projects/{name}", ANYBODY, NOBODY),
    row("/materials/{id}", ANYBODY, NOBODY),
    row("/materials/{id}/revisions/{number}", ANYBODY, NOBODY),
    row("/materials/{id}/translations", ANYBODY, NOBODY),
    row("/attachments/{sha256}", ANYBODY, NOBODY),
    row("/feeds/{file}", ANYBODY, NOBODY),
    row("/feeds/{set}/{file}", ANYBODY, NOBODY),
    row("/feeds/own/{token}/{file}", ANYBODY, NOBODY),
    row("/feeds/own/{token}/{set}/{file}", ANYBODY, NOBODY),
    row("/robots.txt", ANYBODY, NOBODY),
    row("/sitemap.xml", ANYBODY, NOBODY),
    row("/sitemaps/{file}", ANYBODY, NOBODY),
    row("/catalog.jsonld", ANYBODY, NOBODY),
    row("/.well-known/webfinger", ANYBODY, NOBODY),
    row("/.well-known/nodeinfo", ANYBODY, NOBODY),
    row("/.well-known/host-meta", ANYBODY, NOBODY),
    row("/.well-known/host-meta.json", ANYBODY, NOBODY),
    row("/.well-known/security.txt", ANYBODY, NOBODY),
    row("/nodeinfo/2.1", ANYBODY, NOBODY),
    row("/health", ANYBODY, NOBODY),
    row("/metrics", ANYBODY, NOBODY),
    row("/source", ANYBODY, NOBODY),
    row("/assets/style.css", ANYBODY, NOBODY),
    row("/assets/desk.js", ANYBODY, NOBODY),
    row("/assets/passkey.js", ANYBODY, NOBODY),
    row("/favicon.ico", ANYBODY, NOBODY),
    row("/topics.jsonld", ANYBODY, NOBODY),
    row("/api/v1/materials", ANYBODY, NOBODY),
    row("/api/v1/materials/{uuid}", ANYBODY, NOBODY),
    row("/api/v1/search", ANYBODY, NOBODY),
    row("/api/v1/topics", ANYBODY, NOBODY),
    row("/api/v1/adoptions", ANYBODY, NOBODY),
    row("/api/v1/attachments/{sha256}", ANYBODY, NOBODY),
    row("/api/v1/token", HELD, NOBODY),
    row("/api/v1/drafts", HELD_BY_WRITERS, HELD_BY_WRITERS),
    row("/api/v1/drafts/{id}", HELD_BY_WRITERS, HELD_BY_WRITERS),
    row("/api/v1/drafts/{id}/check", HELD_BY_WRITERS, NOBODY),
    row("/api/v1/drafts/{id}/files/{name}", HELD_BY_WRITERS, HELD_BY_WRITERS),
    row("/api/v1/drafts/{id}/submit", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/waiting", HELD_BY_WRITERS, NOBODY),
    row("/api/v1/waiting/{id}", HELD_BY_WRITERS, NOBODY),
    row("/api/v1/waiting/{id}/files/{name}", HELD_BY_WRITERS, NOBODY),
    row("/api/v1/waiting/{id}/approve", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/waiting/{id}/refuse", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/waiting/{id}/take-over", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/materials/{uuid}/withdraw", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/materials/{uuid}/erase", HELD_BY_WRITERS, HELD_BY_WRITERS),
    row("/api/v1/materials/{uuid}/adopt", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/materials/{uuid}/offers", NOBODY, HELD_BY_TRANSLATORS),
    row("/api/v1/materials/{uuid}/wishes", NOBODY, HELD),
    row("/api/v1/materials/{uuid}/wishes/{language}", NOBODY, HELD),
    row("/api/v1/wishes", HELD, NOBODY),
    row("/api/v1/wanted", HELD, NOBODY),
    row("/api/v1/offers", STAFF, NOBODY),
    row("/api/v1/offers/{id}", STAFF, NOBODY),
    row("/api/v1/offers/{id}/accept", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/offers/{id}/refuse", NOBODY, HELD_BY_WRITERS),
    row("/api/v1/incoming", STAFF, NOBODY),
    row("/api/v1/follows", HELD_BY_DECIDERS, NOBODY),
    row("/api/v1/follows/{id}", HELD_BY_DECIDERS, NOBODY),
    row("/api/v1/follows/{id}/accept", NOBODY, HELD_BY_DECIDERS),
    row("/api/v1/follows/{id}/refuse", NOBODY, HELD_BY_DECIDERS),
    row("/api/v1/follows/{id}/ask", NOBODY, HELD_BY_DECIDERS),
    row("/api/v1/peers", HELD_BY_DECIDERS, NOBODY),
    row("/api/v1/audit", HELD_BY_AUDITORS, NOBODY),
    row("/api/v1/audit/export", HELD_BY_AUDITORS, NOBODY),
    row("/api/v1/digests", HELD, HELD),
    row("/api/v1/account/data", HELD, NOBODY),
    row("/api/v1/users", HELD_BY_BOOK, HELD_BY_MACHINE),
    row("/api/v1/users/{username}", HELD_BY_BOOK, NOBODY),
    row("/api/v1/users/{username}/role", NOBODY, HELD_BY_MACHINE),
    row("/api/v1/users/{username}/link", NOBODY, HELD_BY_MACHINE),
    row("/api/v1/users/{username}/end-sessions", NOBODY, HELD_BY_MACHINE),
    row("/api/v1/users/{username}/reset", NOBODY, HELD_BY_MACHINE),
    row("/api/v1/users/{username}/remove", NOBODY, HELD_BY_MACHINE),
    row("/api/v1/users/{username}/erase", NOBODY, HELD_BY_MACHINE),
    row("/api/openapi.json", ANYBODY, NOBODY),
    row("/api/{*rest}", ANYBODY, NOBODY),
];
