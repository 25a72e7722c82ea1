//! Every bound of a node, by name and with its unit. `[limits]` in the configuration overrides any of them.

use election_pool_protocol::admission::STRANGER_BYTES_MAX;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// The bounds. Defaults work; an operator changes them with reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Largest activity a partner or follower may post, in bytes.
    pub inbox_body_bytes: usize,
    /// Largest activity a stranger may post (Follow, Undo, Accept, Reject), in bytes.
    pub stranger_body_bytes: usize,
    /// Largest form a browser may send to sign in or out, in bytes.
    pub form_body_bytes: usize,
    /// Users of this node.
    pub accounts: u64,
    /// Drafts one person may have.
    pub drafts: u32,
    /// Largest form of a draft, with the files added in it, in bytes.
    pub draft_form_bytes: usize,
    /// Documents of word processors and pasted texts made Markdown at once.
    pub documents_at_once: usize,
    /// Largest document fetched from another server, in bytes after decompression.
    pub fetch_body_bytes: usize,
    /// Largest answer to a pull, in bytes after decompression.
    pub pull_body_bytes: usize,
    /// Largest attachment, in bytes.
    pub attachment_bytes: usize,
    /// Largest collection of the languages that an object has no room for, with all its pages, in bytes after decompression.
    pub collection_bytes: usize,
    /// Attachments one material may have.
    pub attachments: usize,
    /// Attachments of partners fetched at once.
    pub attachment_fetches: usize,
    /// How long one outgoing request may take from first to last byte, in seconds.
    pub request_timeout_s: u64,
    /// How long an incoming request may take, in seconds.
    pub serve_timeout_s: u64,
    /// How long a caller may take over the head of a request, and be idle between two, in seconds.
    pub header_timeout_s: u64,
    /// How long a caller may take nothing of what it asked for, in seconds.
    pub write_timeout_s: u64,
    /// Incoming connections open at once.
    pub connections: usize,
    /// Incoming requests worked on at once; further ones get 503.
    pub requests: usize,
    /// Admitted activities that may wait for their commit.
    pub inbox_waiting: usize,
    /// Deliveries in flight on one lane.
    pub lane_window: usize,
    /// Lanes worked on at once: those of partners and readers that answer.
    pub lanes_lively: usize,
    /// Lanes worked on at once: those of hosts that are slow, dead or never proven.
    pub lanes_slow: usize,
    /// Lanes whose answering peers take their time: they wait beside those worked on.
    pub lanes_waiting: usize,
    /// Log entries looked at in one turn of a lane.
    pub lane_batch: u32,
    /// How long a lane or inbound lane is leased, in seconds: more than twice `request_timeout_s`, and as long as it may
    /// take on PostgreSQL until another process goes on with what a dead one was doing.
    pub lease_s: u64,
    /// Activities applied in one transaction.
    pub apply_batch: u32,
    /// Requests made to one partner in one turn of a sync.
    pub pull_pages: u32,
    /// Entries a restored node takes back from its partners at most.
    pub restored_entries: u64,
    /// Partners synced with at once: what catches up leaves room for what people do.
    pub syncs: usize,
    /// How long a partner may say nothing before that is shown, and its log looked at when it is heard again, in seconds.
    pub silence_s: u64,
    /// How long a partner may take to confirm a withdrawal or narrowing before that is an alarm, in seconds.
    pub withdrawal_alarm_s: u64,
    /// Largest page of a list, in rows.
    pub page_rows: u32,
    /// Items in a feed; until a document of its archive is full, what waits for that stands there too.
    pub feed_items: u32,
    /// Items in one document of the archive, over all feeds; at most 1000. Those closed before stay as they are.
    pub feed_archive_items: u32,
    /// Withdrawn items in a feed, the last.
    pub feed_withdrawn_items: u32,
    /// Feed addresses one person may have.
    pub own_feeds: u32,
    /// Filters of their inbox one person may have.
    pub interests: u32,
    /// How far what is new in an inbox is counted; beyond it is said that there is more.
    pub incoming_counted: u32,
    /// How old something must be before it counts as seen, in seconds: longer than anything takes to be written.
    pub seen_settle_s: u64,
    /// `WebSub` subscriptions, with requests that are not confirmed yet, in all.
    pub subscriptions: u64,
    /// The same to one server.
    pub subscriptions_per_host: u64,
    /// How long a subscription lasts if whoever asked did not say, in seconds.
    pub subscription_s: u64,
    /// How long a subscription lasts at most, in seconds.
    pub subscription_max_s: u64,
    /// How long a subscriber may fail to take what it is sent before that ends, in seconds.
    pub subscription_failing_s: u64,
    /// Subscribers sent to at once: those that answer.
    pub hub_lively: usize,
    /// Subscribers sent to at once: those that failed last time.
    pub hub_slow: usize,
    /// Requests to the hub asked back at once.
    pub hub_questions: usize,
    /// The same to one server.
    pub hub_questions_per_host: u32,
    /// Requests to the hub a minute, from one address.
    pub hub_tries: u32,
    /// Requests to the hub a minute, from everywhere.
    pub hub_tries_total: u32,
    /// Sources that are read from the web.
    pub sources: u64,
    /// How often a source is read, in seconds; one that cannot be read is tried less and less often.
    pub source_every_s: u64,
    /// The longest pause between two tries to read a source, in seconds.
    pub source_retry_cap_s: u64,
    /// Sources read at once.
    pub source_reads: usize,
    /// Largest feed of a source, and largest feed imported, in bytes after decompression.
    pub source_body_bytes: usize,
    /// Items kept of a source, the newest.
    pub source_items: usize,
    /// Translations by machine worked on at once.
    pub translations: usize,
    /// How long a provider of translations may take to answer, in seconds.
    pub translation_timeout_s: u64,
    /// Largest answer of a provider of translations, in bytes after decompression.
    pub translation_answer_bytes: usize,
    /// The longest pause between two tries with providers that are down, busy or over their quota, in seconds.
    pub translation_retry_cap_s: u64,
    /// Tries in a row before a translation fails.
    pub translation_tries: u32,
    /// How long a provider that calls back is waited for before it is asked anew, in seconds.
    pub translation_callback_s: u64,
    /// Largest form such a provider may send, in bytes.
    pub translation_callback_bytes: usize,
    /// Paragraphs of one translation that such a provider has in hand at once.
    pub translation_in_flight: usize,
    /// Paragraphs kept of what providers answered, the newest.
    pub translation_memory: u64,
    /// How often providers are asked which languages they have, in seconds.
    pub translation_languages_s: u64,
    /// How often those that did not say are asked again, in seconds.
    pub translation_silent_s: u64,
    /// Largest text offered by or to a partner, with all that belongs to it, in bytes.
    pub offer_bytes: usize,
    /// Offers of one partner, and to one partner, that may wait for an answer.
    pub offers_open: u64,
    /// How long an offer waits for an answer before it is sent once more, in seconds.
    pub offer_repeat_s: u64,
    /// Requests for a language a minute without signing in, from one address.
    pub wish_tries: u32,
    /// The same from everywhere.
    pub wish_tries_total: u32,
    /// Requests for a language without signing in that count in a day.
    pub wishes_a_day: usize,
    /// Materials and languages that readers ask for, as pairs.
    pub wishes: u64,
    /// Languages one person may have asked for and not cleared.
    pub own_wishes: u32,
    /// Wishes listed in a queue, told about and looked at, the most wanted.
    pub wishes_listed: u32,
    /// Materials and languages that one partner may name.
    pub wishes_per_partner: u64,
    /// The most that one partner's number counts for.
    pub wish_count: u64,
    /// Letters about wishes written in one turn.
    pub wish_letters: usize,
    /// How often it is looked which wishes came true and what partners are to be told, in seconds.
    pub wishes_every_s: u64,
    /// How often the node signs where the chain of its book of deeds ends, in seconds.
    pub audit_seal_s: u64,
    /// Lines of the book on a page.
    pub audit_page: u32,
    /// Lines of the book up to which a page proves all of it; of a longer one it proves what came after the last seal.
    pub audit_page_lines: u64,
    /// Lines of the book carried away at once, the newest.
    pub audit_export_lines: u32,
    /// How often partners are told a number that has not changed, in seconds.
    pub wishes_repeat_s: u64,
    /// Digests by mail one person may have.
    pub digests: u32,
    /// Digests of people without an account, with requests that are not confirmed, in all.
    pub digests_public: u64,
    /// Topics, countries or languages one digest may name, each.
    pub digest_words: usize,
    /// Entries in one letter, the newest; the rest is counted.
    pub digest_entries: u32,
    /// The shortest pause between two letters of what is told at once, in seconds.
    pub digest_pause_s: u64,
    /// How old something must be before a letter tells it, in seconds: longer than a publication takes to be written.
    pub digest_settle_s: u64,
    /// How long a request without an account, or a new address, may be confirmed, in seconds.
    pub digest_request_s: u64,
    /// Requests for digests a day for one address, whatever became of them.
    pub digest_requests: u32,
    /// The same from one network, /24 or /48.
    pub digest_requests_network: u32,
    /// Requests for digests a minute without signing in, from one address.
    pub digest_tries: u32,
    /// The same from everywhere.
    pub digest_tries_total: u32,
    /// Letters in a row that are refused before an address without an account is forgotten.
    pub digest_refusals: u64,
    /// Letters handed to the mail server at once.
    pub mails: usize,
    /// How long the mail server may take over one letter, in seconds.
    pub mail_timeout_s: u64,
    /// The longest pause between two tries to send a letter, in seconds.
    pub mail_retry_cap_s: u64,
    /// How long letters may be kept from going out before that is an alarm, in seconds.
    pub mail_alarm_s: u64,
    /// Meetings in a calendar, the latest first.
    pub calendar_meetings: u32,
    /// Memory for pages and feeds as the public gets them, in bytes; an eighth is the most that one may take.
    pub rendered_bytes: usize,
    /// Pages and feeds kept in that memory.
    pub rendered_entries: usize,
    /// How long what another process changed may go unseen in pages and feeds from memory, in milliseconds.
    pub rendered_stale_ms: u64,
    /// How often the database is asked for work that nobody rang for, in milliseconds.
    pub poll_ms: u64,
    /// How long a one-time sign-in link may be used, in seconds.
    pub sign_in_link_s: u64,
    /// How long a session lasts at most, in seconds.
    pub session_s: u64,
    /// How long a session lasts while nobody uses it, in seconds.
    pub session_idle_s: u64,
    /// Tries to sign in a minute, from one address.
    pub sign_in_tries: u32,
    /// How long half of a way in waits for the other half, in seconds: a code after a password, a passkey.
    pub sign_in_step_s: u64,
    /// How long a second factor counts for what needs one, in seconds.
    pub second_factor_s: u64,
    /// How long whoever had every way in taken away, and has set up a second factor anew, approves and administers nothing,
    /// in seconds.
    pub new_factor_wait_s: u64,
    /// Passwords tried at once; each takes 19 MiB.
    pub passwords_at_once: usize,
    /// Passwords that wait to be tried; whoever comes then is told to come again.
    pub passwords_waiting: usize,
    /// Failed tries under one name before each further one has to wait.
    pub failures_free: u32,
    /// The same from one network, /24 or /48.
    pub failures_free_network: u32,
    /// The first wait, in seconds; it doubles with each further failure.
    pub failure_wait_s: u64,
    /// The longest wait, in seconds.
    pub failure_wait_cap_s: u64,
    /// When failures are forgotten, in seconds after the last.
    pub failure_memory_s: u64,
    /// Passkeys one person may have.
    pub passkeys: u32,
    /// Tokens one person may have.
    pub tokens: u32,
    /// How long a token lasts unless its person says another number, in days.
    pub token_days: u32,
    /// How long a token lasts at most, in days.
    pub token_days_max: u32,
    /// How long a token that approves, answers requests to follow, or administers lasts at most, in seconds.
    pub approving_token_s: u64,
    /// Wrong tokens a minute, from one address.
    pub token_tries: u32,
    /// Largest body of a request to the API, files aside, in bytes.
    pub api_body_bytes: usize,
    /// How long the answer to a request with an `Idempotency-Key` is kept, in seconds.
    pub replay_s: u64,
    /// Such answers kept for one token.
    pub replays: u32,
    /// Key fetches for strangers under way at once.
    pub key_fetches: usize,
    /// How long a failed key fetch is remembered, in seconds.
    pub key_fetch_memory_s: u64,
    /// How many failed key fetches are remembered.
    pub key_fetch_memory: usize,
    /// Follow requests of servers off the roster that may wait for an answer, in all.
    pub follow_requests: u64,
    /// Follow requests of one such server that may wait for an answer.
    pub follow_requests_per_host: u64,
    /// How long a partner's move waits for two persons before it counts no more, in days.
    pub move_days: u32,
    /// Activities of one such server that may wait in quarantine, for instance replies.
    pub quarantined_per_host: u64,
    /// Fetched actors kept that nobody here follows, who follow nobody here and are of no peer.
    pub strangers: u32,
    /// How long settled letters, applied inbox rows, ended links for signing in, ended follows and actors of no use are kept,
    /// in days.
    pub settled_days: u32,
}

impl Limits {
    /// Whether one more Follow may wait beside so many, so many of them from its own server.
    pub const fn may_ask(&self, total: u64, of_host: u64) -> bool {
        total < self.follow_requests && of_host < self.follow_requests_per_host
    }

    /// How long a lane or inbound lane is leased.
    pub fn lease(&self) -> SignedDuration {
        SignedDuration::from_secs(i64::try_from(self.lease_s).unwrap_or(i64::MAX))
    }
}

impl Default for Limits {
    #[expect(clippy::too_many_lines, reason = "one line for each limit")]
    fn default() -> Self {
        Self {
            inbox_body_bytes: 1 << 20,
            stranger_body_bytes: STRANGER_BYTES_MAX,
            form_body_bytes: 8 << 10,
            accounts: 20_000,
            drafts: 200,
            draft_form_bytes: 24 << 20,
            fetch_body_bytes: 1 << 20,
            pull_body_bytes: 12 << 20,
            attachment_bytes: 10 << 20,
            collection_bytes: 16 << 20,
            attachments: 20,
            attachment_fetches: 4,
            request_timeout_s: 10,
            serve_timeout_s: 30,
            header_timeout_s: 10,
            write_timeout_s: 30,
            connections: 1024,
            requests: 512,
            inbox_waiting: 4096,
            lane_window: 8,
            lanes_lively: 32,
            lanes_slow: 4,
            lanes_waiting: 256,
            lane_batch: 64,
            lease_s: 24,
            apply_batch: 128,
            pull_pages: 20,
            restored_entries: 100_000,
            syncs: 8,
            silence_s: 900,
            withdrawal_alarm_s: 86_400,
            page_rows: 50,
            feed_items: 20,
            feed_archive_items: 50,
            feed_withdrawn_items: 1000,
            own_feeds: 10,
            interests: 20,
            incoming_counted: 1000,
            seen_settle_s: 10,
            subscriptions: 10_000,
            subscriptions_per_host: 200,
            subscription_s: 10 * 86_400,
            subscription_max_s: 30 * 86_400,
            subscription_failing_s: 3 * 86_400,
            hub_lively: 16,
            hub_slow: 4,
            hub_questions: 4,
            hub_questions_per_host: 2,
            hub_tries: 60,
            hub_tries_total: 600,
            sources: 200,
            source_every_s: 1_800,
            source_retry_cap_s: 86_400,
            source_reads: 4,
            source_body_bytes: 2 << 20,
            source_items: 200,
            translations: 2,
            translation_timeout_s: 30,
            translation_answer_bytes: 1 << 20,
            translation_retry_cap_s: 3_600,
            translation_tries: 750,
            translation_callback_s: 3_600,
            translation_callback_bytes: 128 << 10,
            translation_in_flight: 10,
            translation_memory: 200_000,
            translation_languages_s: 3_600,
            translation_silent_s: 60,
            offer_bytes: 768 << 10,
            offers_open: 100,
            offer_repeat_s: 7 * 86_400,
            wish_tries: 10,
            wish_tries_total: 100,
            wishes_a_day: 10_000,
            wishes: 10_000,
            own_wishes: 100,
            wishes_listed: 1000,
            wishes_per_partner: 10_000,
            wish_count: 10_000,
            wish_letters: 100,
            wishes_every_s: 60,
            audit_seal_s: 900,
            audit_page: 100,
            audit_page_lines: 20_000,
            audit_export_lines: 50_000,
            wishes_repeat_s: 86_400,
            digests: 10,
            digests_public: 10_000,
            digest_words: 30,
            digest_entries: 50,
            digest_pause_s: 300,
            digest_settle_s: 10,
            digest_request_s: 48 * 3_600,
            digest_requests: 3,
            digest_requests_network: 30,
            digest_tries: 5,
            digest_tries_total: 100,
            digest_refusals: 3,
            mails: 2,
            mail_timeout_s: 60,
            mail_retry_cap_s: 3_600,
            mail_alarm_s: 3_600,
            calendar_meetings: 500,
            rendered_bytes: 64 << 20,
            rendered_entries: 4096,
            rendered_stale_ms: 50,
            poll_ms: 200,
            sign_in_link_s: 86_400,
            session_s: 7 * 86_400,
            session_idle_s: 12 * 3_600,
            sign_in_tries: 20,
            sign_in_step_s: 300,
            second_factor_s: 900,
            documents_at_once: 2,
            new_factor_wait_s: 86_400,
            passwords_at_once: 2,
            passwords_waiting: 32,
            failures_free: 5,
            failures_free_network: 50,
            failure_wait_s: 2,
            failure_wait_cap_s: 900,
            failure_memory_s: 3_600,
            passkeys: 10,
            tokens: 20,
            token_days: 90,
            token_days_max: 365,
            approving_token_s: 86_400,
            token_tries: 20,
            api_body_bytes: 4 << 20,
            replay_s: 86_400,
            replays: 10_000,
            key_fetches: 4,
            key_fetch_memory_s: 3600,
            key_fetch_memory: 1024,
            follow_requests: 1000,
            follow_requests_per_host: 50,
            move_days: 14,
            quarantined_per_host: 200,
            strangers: 10_000,
            settled_days: 30,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operators_page_lists_every_limit_with_its_default() {
        let page = include_str!("../../../docs/operators.md");
        let limits = toml::Table::try_from(Limits::default()).unwrap();
        assert!(limits.len() > 30, "{}", limits.len());
        for (name, default) in &limits {
            assert!(page.contains(&format!("| `{name}` | {default} | ")), "{name} = {default}");
        }
        let rows = page.split("### Limits").nth(1).unwrap().lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, limits.len(), "the page lists a limit that is no more");
    }
}
