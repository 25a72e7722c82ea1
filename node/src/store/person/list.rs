//! The list itself. What another row leans on stands behind that row.

use super::{
    Fate::{Erased, Stays, Unnamed},
    Field, Kept,
};

/// A kind by its name, its columns with what they hold, where they stand, in which order, and what becomes of it.
macro_rules! kept {
    (
        $name:literal, [$first:ident $first_column:ident $(, $field:ident $column:ident)*],
        $from:expr, $order:literal, $fate:expr
    ) => {
        Kept {
            name: $name,
            fields: &[Field::$first(stringify!($first_column)) $(, Field::$field(stringify!($column)))*],
            count: concat!("select count(*) as number from ", $from),
            read: concat!(
                "select ", stringify!($first_column) $(, ", ", stringify!($column))*,
                " from ", $from, " order by ", $order, " limit $2 offset $3"
            ),
            fate: $fate,
        }
    };
}

/// Drafts that nobody is asked to approve: those that wait are their authority's by now.
macro_rules! own_drafts {
    () => {
        "draft where author = $1 \
         and not exists (select 1 from submission s where s.id = draft.id and s.state = 'pending')"
    };
}

macro_rules! of_person {
    ($table:literal, $column:literal) => {
        concat!($table, " where ", $column, " = $1")
    };
}

macro_rules! own_letters {
    () => {
        "mail_letter where username = $1 or digest in (select id from digest where username = $1)"
    };
}

/// Everything that is kept of a person but the lines of the book.
pub static KEPT: [Kept; 30] = [
    kept!(
        "account",
        [
            Text username, Text name, Text authority, Text role, Text languages, At at, At incoming_seen,
            At removed
        ],
        "account where username = $1",
        "username",
        Unnamed("update account set name = '', languages = '', incoming_seen = null where username = $1")
    ),
    kept!(
        "sessions",
        [At made, At seen, At expires, Text way, At second, Text network, Text browser],
        "session where username = $1",
        "made",
        Erased("delete from session where username = $1")
    ),
    kept!(
        "sign_in_links",
        [At made, At expires, At used],
        "sign_in_link where username = $1",
        "made",
        Erased("delete from sign_in_link where username = $1")
    ),
    kept!(
        "sign_in_steps",
        [Text kind, At expires],
        "sign_in_step where username = $1",
        "expires",
        Erased("delete from sign_in_step where username = $1")
    ),
    kept!(
        "failed_tries",
        [Text subject, Number failures, At seen, At until],
        "sign_in_failure where subject in ('user ' || $1, 'code ' || $1, 'confirm ' || $1)",
        "subject",
        Erased("delete from sign_in_failure where subject in ('user ' || $1, 'code ' || $1, 'confirm ' || $1)")
    ),
    kept!(
        "credentials",
        [Flag has_password, Flag has_app],
        "(select username, case when password is null then 0 else 1 end as has_password, \
         case when totp is null then 0 else 1 end as has_app from credential) as kept where username = $1",
        "username",
        Erased("delete from credential where username = $1")
    ),
    kept!(
        "recovery_codes",
        [At used],
        "recovery_code where username = $1",
        "used",
        Erased("delete from recovery_code where username = $1")
    ),
    kept!(
        "passkeys",
        [Text name, At made, At used, Flag is_backed_up],
        "passkey where username = $1",
        "made",
        Erased("delete from passkey where username = $1")
    ),
    kept!(
        "answers_to_programs",
        [Text name, At at, Number status],
        "replay where token in (select id from token where username = $1)",
        "at, name",
        Erased("delete from replay where token in (select id from token where username = $1)")
    ),
    kept!(
        "tokens",
        [Text name, Text scopes, At made, At expires, At used, Flag is_confirmed],
        "token where username = $1",
        "made, id",
        Erased("delete from token where username = $1")
    ),
    kept!(
        "feeds",
        [At made, At used],
        "feed_token where username = $1",
        "made",
        Erased("delete from feed_token where username = $1")
    ),
    kept!(
        "filters",
        [Text topic, Text country, Text language, Text kind, At at],
        "interest where username = $1",
        "at, id",
        Erased("delete from interest where username = $1")
    ),
    kept!(
        "wishes",
        [Text material, Text language, At at, At answered],
        "wish_person where username = $1",
        "at, material, language",
        Erased("delete from wish_person where username = $1")
    ),
    kept!(
        "letters",
        [Text kind, Text state, Text reason, Number tries, At at],
        own_letters!(),
        "at, id",
        Erased(concat!("delete from ", own_letters!()))
    ),
    kept!(
        "mail_tokens",
        [Text address, At expires],
        "mail_token where username = $1 or digest in (select id from digest where username = $1)",
        "expires, token",
        Erased("delete from mail_token where username = $1 or digest in (select id from digest where username = $1)")
    ),
    kept!(
        "digests",
        [
            Text frequency, Text language, Text topics, Text countries, Text languages, Text levels,
            Flag with_web, At made, At told, At next_at, Number refused
        ],
        "digest where username = $1",
        "made, id",
        Erased("delete from digest where username = $1")
    ),
    kept!(
        "mail_address",
        [Text address, Text wanted, At wanted_until, Text language, Text trouble, At trouble_at],
        "mail_address where username = $1",
        "username",
        Erased("delete from mail_address where username = $1")
    ),
    kept!(
        "draft_files",
        [Text draft, Text name, Text media_type, Number size],
        concat!("draft_file where draft in (select id from ", own_drafts!(), ")"),
        "draft, place, name",
        Erased(concat!("delete from draft_file where draft in (select id from ", own_drafts!(), ")"))
    ),
    kept!(
        "drafts",
        [Text id, Text authority, Text material, Number edition, At at, At updated, Document fields],
        own_drafts!(),
        "at, id",
        Erased(concat!("delete from ", own_drafts!()))
    ),
    kept!(
        "drafts_that_wait",
        [Text id, Text authority, Text material, Number edition, At at, At updated, Document fields],
        "draft where author = $1 and exists (select 1 from submission s where s.id = draft.id and s.state = 'pending')",
        "at, id",
        Stays
    ),
    kept!(
        "drafts_of_others",
        [Text id, At updated],
        "draft where saved_by = $1 and author <> $1",
        "updated, id",
        Unnamed("update draft set saved_by = author where saved_by = $1 and author <> $1")
    ),
    kept!(
        "questions_to_followers",
        [Text follower, Text words, At at],
        of_person!("follow_question", "by_whom"),
        "at, id",
        Unnamed("update follow_question set by_whom = '–' where by_whom = $1")
    ),
    kept!(
        "moves_of_partners",
        [Text host, Text state, At first_at, At decided_at, Text reason],
        "peer_move where first_by = $1 or decided_by = $1",
        "host",
        Unnamed(
            "update peer_move set first_by = case when first_by = $1 then '–' else first_by end, \
             decided_by = case when decided_by = $1 then '–' else decided_by end where first_by = $1 or decided_by = $1"
        )
    ),
    kept!(
        "glossary",
        [Text source, Text term, Text language, Text word, At at],
        of_person!("glossary", "by_whom"),
        "at, source, term, language",
        Unnamed("update glossary set by_whom = '–' where by_whom = $1")
    ),
    kept!(
        "translations_asked_for",
        [Text material, Text language, Text state, At at],
        of_person!("translation", "asked_by"),
        "at, id",
        Unnamed("update translation set asked_by = '–' where asked_by = $1")
    ),
    kept!(
        "offers",
        [Text uri, Text language, Text state, At at, At answered_at, Text words],
        of_person!("offer", "by_whom"),
        "at, id",
        Unnamed("update offer set by_whom = null where by_whom = $1")
    ),
    kept!(
        "submissions",
        [Text id, Text material, Text sha256, Text state, At at, At decided_at, Text reason],
        "submission where author = $1",
        "at, id",
        Stays
    ),
    kept!(
        "sent_back",
        [Text id, At decided_at, Document bundle],
        "submission where author = $1 and state = 'refused' and bundle <> ''",
        "decided_at, id",
        Erased("update submission set bundle = '' where author = $1 and state = 'refused' and bundle <> ''")
    ),
    kept!(
        "approvals",
        [Text id, Text material, Text sha256, Text state, At decided_at, Text reason],
        "submission where approver = $1 and author <> $1",
        "decided_at, id",
        Stays
    ),
    kept!(
        "named_as_recipient",
        [Text uri, Number revision, At updated],
        "material m where m.level = 4 and exists (select 1 from recipient r where r.material = m.id and r.name = $1)",
        "updated, id",
        Stays
    ),
];
