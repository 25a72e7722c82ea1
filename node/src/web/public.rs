//! The addresses of readers, and of other software that only reads: one screen, nothing else.

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef, Path},
    response::Redirect,
    routing::{get, post},
};

use super::{
    api, attachment, calendar, catalogue, feed, health, hub, material,
    pages::{self, incoming},
    problem::{self, Problem},
    reader::Reader,
    sitemap, source, style, translated, well_known,
};
use crate::app::App;

#[allow(clippy::too_many_lines, reason = "one list")]
/// Every route that only reads; addresses nobody knows get the page for what is not there.
///
/// A form of at most `form_bytes` is read, one with a whole text in it of at most `text_bytes`, and a translation that a
/// machine calls back with of at most `translation_bytes`.
pub fn routes<S: Clone + Send + Sync + 'static>(
    form_bytes: usize,
    text_bytes: usize,
    translation_bytes: usize,
) -> Router<S>
where
    App: FromRef<S>,
{
    Router::new()
        .route("/{lang}/sign-in", get(pages::sign_in::ask).post(pages::sign_in::paste))
        .route("/{lang}/sign-in/{token}", get(pages::sign_in::open).post(pages::sign_in::begin))
        .route("/{lang}/sign-in/password", post(pages::password::try_it))
        .route("/{lang}/sign-in/code", get(pages::password::ask).post(pages::password::code))
        .route("/{lang}/sign-in/challenge", post(pages::passkey::ask))
        .route("/{lang}/sign-in/passkey", post(pages::passkey::enter))
        .route("/{lang}/sign-in/confirm", get(pages::confirm::ask).post(pages::confirm::code))
        .route("/{lang}/sign-in/confirm/challenge", post(pages::passkey::ask_again))
        .route("/{lang}/sign-in/confirm/passkey", post(pages::confirm::passkey))
        .route("/{lang}/sign-out", post(pages::sign_in::leave))
        .route("/{lang}/account", get(pages::account::get))
        .route("/{lang}/account/app", post(pages::account::begin_app))
        .route("/{lang}/account/app/take", post(pages::account::take_app))
        .route("/{lang}/account/codes", post(pages::account::make_codes))
        .route("/{lang}/account/password", post(pages::account::set_password))
        .route("/{lang}/account/password/end", post(pages::account::end_password))
        .route("/{lang}/account/challenge", post(pages::passkey::ask_new))
        .route("/{lang}/account/passkeys", post(pages::account::passkeys::add))
        .route("/{lang}/account/passkeys/{id}/name", post(pages::account::passkeys::rename))
        .route("/{lang}/account/passkeys/{id}/end", post(pages::account::passkeys::remove))
        .route("/{lang}/account/sessions/end", post(pages::account::sessions::end_others))
        .route("/{lang}/account/sessions/{id}/end", post(pages::account::sessions::end))
        .route("/{lang}/account/tokens", post(pages::account::tokens::make))
        .route("/{lang}/account/tokens/end", post(pages::account::tokens::end_all))
        .route("/{lang}/account/tokens/{id}/end", post(pages::account::tokens::end))
        .route("/{lang}/account/data", post(pages::account::data::take))
        .route("/{lang}/admin", get(pages::admin::get))
        .route("/{lang}/admin/users", get(pages::admin::users::get).post(pages::admin::users::add))
        .route("/{lang}/admin/users/{username}", get(pages::admin::person::get).post(pages::admin::users::change))
        .route("/{lang}/admin/peers", get(pages::admin::peers::get).post(pages::admin::peers::add))
        .route("/{lang}/admin/peers/{host}", post(pages::admin::peers::change))
        .route("/{lang}/admin/lanes", get(pages::admin::lanes::get))
        .route("/{lang}/admin/lanes/{host}", post(pages::admin::lanes::again))
        .route("/{lang}/admin/keys", get(pages::admin::keys::get).post(pages::admin::keys::rotate))
        .route("/{lang}/admin/authorities", get(pages::admin::authorities::get).post(pages::admin::authorities::add))
        .route("/{lang}/admin/feeds", get(pages::admin::feeds::get).post(pages::admin::feeds::add))
        .route("/{lang}/admin/feeds/{id}/end", post(pages::admin::feeds::end))
        .route("/{lang}/admin/translation", get(pages::admin::translation::get))
        .route("/{lang}/admin/projects", get(pages::admin::projects::get))
        .route("/{lang}/admin/audit", get(pages::admin::audit::get))
        .route("/{lang}/admin/audit/{file}", get(pages::admin::audit::file))
        .route("/{lang}/admin/settings", get(pages::admin::settings::get))
        .route("/hub", post(hub::ask))
        .route("/{lang}/my-feeds", get(pages::own_feeds::get).post(pages::own_feeds::make))
        .route("/{lang}/my-feeds/{id}/end", post(pages::own_feeds::end))
        .route("/{lang}/digest", get(pages::digest::get).post(pages::digest::ask))
        .route("/{lang}/digest/confirm/{token}", get(pages::digest::open).post(pages::digest::confirm))
        .route("/{lang}/digest/leave/{token}", get(pages::digest::leaving).post(pages::digest::leave))
        .route("/{lang}/digests", get(pages::own_digests::get).post(pages::own_digests::make))
        .route("/{lang}/digests/address", post(pages::own_digests::want_address))
        .route("/{lang}/digests/address/end", post(pages::own_digests::end_address))
        .route("/{lang}/digests/confirm/{token}", get(pages::own_digests::open).post(pages::own_digests::confirm))
        .route("/{lang}/digests/{id}/end", post(pages::own_digests::end))
        .route("/{lang}/languages", get(pages::languages::get).post(pages::languages::set))
        .route("/{lang}/wanted", get(pages::wanted::get).post(pages::wanted::clear))
        .route("/{lang}/materials/{uuid}/wish", post(pages::wanted::ask))
        .route("/{lang}/materials/{uuid}/wish/end", post(pages::wanted::take_back))
        .route("/{lang}/desk", get(pages::desk::get))
        .route("/{lang}/desk/drafts", post(pages::desk::begin))
        .route("/{lang}/desk/drafts/{id}/preview", get(pages::desk::preview::get))
        .route("/{lang}/desk/drafts/{id}/submit", post(pages::desk::preview::submit))
        .route("/{lang}/desk/drafts/{id}/discard", post(pages::desk::discard))
        .route("/{lang}/desk/erase/{uuid}", get(pages::desk::erase::get).post(pages::desk::erase::post))
        .route("/{lang}/desk/translate/{uuid}", get(pages::desk::translate::get).post(pages::desk::translate::post))
        .route("/{lang}/desk/withdraw/{uuid}", get(pages::desk::withdraw::get).post(pages::desk::withdraw::post))
        .route("/{lang}/desk/waiting/{id}", get(pages::desk::waiting::get).post(pages::desk::waiting::decide))
        .route("/{lang}/desk/waiting/{id}/files/{place}", get(pages::desk::waiting::file))
        .route("/{lang}/desk/incoming", get(incoming::get))
        .route("/{lang}/desk/incoming/seen", post(incoming::seen))
        .route("/{lang}/desk/incoming/filters", post(incoming::choose))
        .route("/{lang}/desk/incoming/filters/{id}/end", post(incoming::end))
        .route("/{lang}/desk/incoming/release", post(incoming::deeds::release))
        .route("/{lang}/desk/incoming/retry", post(incoming::deeds::retry))
        .route("/{lang}/desk/incoming/settle", post(incoming::deeds::settle))
        .route("/{lang}/desk/moves/{host}", get(incoming::moving::get).post(incoming::moving::decide))
        .route("/{lang}/desk/follows/{id}", get(incoming::asking::get).post(incoming::asking::answer))
        .route("/{lang}/desk/following/{id}/withdraw", post(incoming::deeds::withdraw))
        .layer(DefaultBodyLimit::max(form_bytes))
        .merge(
            // These bound what they read themselves, by who sends it.
            Router::new()
                .route("/{lang}/desk/drafts/{id}", get(pages::desk::draft::get).post(pages::desk::draft::save))
                .route("/{lang}/desk/document", post(pages::desk::document))
                .route("/{lang}/desk/paste", post(pages::desk::paste::convert))
                .layer(DefaultBodyLimit::disable()),
        )
        .merge(
            // Forms with a whole text in them.
            Router::new()
                .route("/{lang}/desk/offers/{id}", get(incoming::offer::get).post(incoming::offer::answer))
                .route("/{lang}/materials/{uuid}/offer", get(incoming::propose::get).post(incoming::propose::make))
                .route("/{lang}/materials/{uuid}/adopt", get(incoming::adopt::get).post(incoming::adopt::state))
                .layer(DefaultBodyLimit::max(text_bytes)),
        )
        .merge(
            Router::new()
                .route("/translated/{secret}", post(translated::ok))
                .route("/translated/{secret}/error", post(translated::error))
                .layer(DefaultBodyLimit::max(translation_bytes)),
        )
        .route("/", get(pages::front::enter))
        .route("/{lang}", get(with_slash))
        .route("/{lang}/", get(pages::front::get))
        .route("/{lang}/materials", get(pages::materials::get))
        .route("/{lang}/materials/{uuid}", get(pages::material::get))
        .route("/{lang}/materials/{uuid}/exact", get(pages::authenticity::exact))
        .route("/{lang}/materials/{uuid}/calendar.ics", get(calendar::one))
        .route("/{lang}/materials/{uuid}/citation.bib", get(pages::cite::bibtex))
        .route("/{lang}/materials/{uuid}/citation.ris", get(pages::cite::ris))
        .route("/{lang}/materials/{uuid}/revisions", get(pages::revisions::list))
        .route("/{lang}/materials/{uuid}/revisions/{number}", get(pages::revisions::get))
        .route("/{lang}/materials/{uuid}/revisions/{number}/changes", get(pages::changes::get))
        .route("/{lang}/withdrawn", get(pages::withdrawals::get))
        .route("/{lang}/network", get(pages::network::get))
        .route("/{lang}/exchange", get(pages::exchange::get))
        .route("/{lang}/search", get(pages::search::get))
        .route("/{lang}/calendar", get(pages::calendar::get))
        .route("/{lang}/feeds", get(pages::feeds::get))
        .route("/{lang}/about", get(pages::statements::about))
        .route("/{lang}/accessibility", get(pages::statements::accessibility))
        .route("/{lang}/privacy", get(pages::statements::privacy))
        .route("/{lang}/authorities", get(pages::authorities::list))
        .route("/{lang}/authorities/{handle}", get(pages::authorities::get))
        .route("/{lang}/guides", get(pages::guides::get))
        .route("/{lang}/adoptions", get(pages::adoptions::get))
        .route("/{lang}/topics", get(pages::index::topics))
        .route("/{lang}/countries", get(pages::index::countries))
        .route("/{lang}/kinds", get(pages::index::kinds))
        .route("/{lang}/projects", get(pages::index::projects))
        .route("/{lang}/projects/{name}", get(pages::project::get))
        .route("/materials/{id}", get(material::get))
        .route("/materials/{id}/revisions/{number}", get(material::revision))
        .route("/materials/{id}/translations", get(material::translations))
        .route("/attachments/{sha256}", get(attachment::get))
        .route("/feeds/{file}", get(feed::all))
        .route("/feeds/{set}/{file}", get(feed::some))
        .route("/feeds/own/{token}/{file}", get(feed::own_all))
        .route("/feeds/own/{token}/{set}/{file}", get(feed::own_some))
        .route("/robots.txt", get(sitemap::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemaps/{file}", get(sitemap::map))
        .route("/catalog.jsonld", get(catalogue::get))
        .route("/.well-known/webfinger", get(well_known::webfinger))
        .route("/.well-known/nodeinfo", get(well_known::nodeinfo_links))
        .route("/.well-known/host-meta", get(well_known::host_meta))
        .route("/.well-known/host-meta.json", get(well_known::host_meta_json))
        .route("/.well-known/security.txt", get(well_known::security))
        .route("/nodeinfo/2.1", get(well_known::nodeinfo))
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .route("/source", get(source::get))
        .route("/assets/style.css", get(style::style))
        .route("/assets/desk.js", get(style::desk))
        .route("/assets/passkey.js", get(style::passkey))
        .route("/favicon.ico", get(style::icon))
        .route("/topics.jsonld", get(api::scheme))
        .route("/api/v1/materials", get(api::materials))
        .route("/api/v1/materials/{uuid}", get(api::one_material))
        .route("/api/v1/search", get(api::search))
        .route("/api/v1/topics", get(api::topics))
        .route("/api/{*rest}", get(later))
        .fallback(problem::fallback)
}

/// `GET /{lang}`: to the front page in that language, or in the one that falls back for it.
async fn with_slash(_: Reader, Path(language): Path<String>) -> Redirect {
    Redirect::permanent(&format!("/{language}/"))
}

/// What a later version does.
async fn later() -> Problem {
    problem::not_in_this_version()
}

#[cfg(test)]
mod tests;
