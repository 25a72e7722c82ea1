//! What is kept of a person, in words.

use crate::model::words::Words;

/// What it is called, by its name in an export; of one that has none, nothing.
pub fn name(what: &str, words: &Words) -> Option<String> {
    Some(match what {
        "account" => words.held_account(),
        "sessions" => words.held_sessions(),
        "sign_in_links" => words.held_sign_in_links(),
        "sign_in_steps" => words.held_sign_in_steps(),
        "failed_tries" => words.held_failed_tries(),
        "credentials" => words.held_credentials(),
        "recovery_codes" => words.held_recovery_codes(),
        "passkeys" => words.held_passkeys(),
        "answers_to_programs" => words.held_answers(),
        "tokens" => words.held_tokens(),
        "feeds" => words.held_feeds(),
        "filters" => words.held_filters(),
        "wishes" => words.held_wishes(),
        "letters" => words.held_letters(),
        "mail_tokens" => words.held_mail_tokens(),
        "digests" => words.held_digests(),
        "mail_address" => words.held_mail_address(),
        "draft_files" => words.held_draft_files(),
        "drafts" => words.held_drafts(),
        "drafts_that_wait" => words.held_drafts_that_wait(),
        "drafts_of_others" => words.held_drafts_of_others(),
        "questions_to_followers" => words.held_questions(),
        "moves_of_partners" => words.held_moves(),
        "glossary" => words.held_glossary(),
        "translations_asked_for" => words.held_translations(),
        "offers" => words.held_offers(),
        "submissions" => words.held_submissions(),
        "sent_back" => words.held_sent_back(),
        "approvals" => words.held_approvals(),
        "named_as_recipient" => words.held_recipient(),
        "deeds" => words.held_audit_lines(),
        "about" => words.held_audit_lines_about(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::person::KEPT;

    #[test]
    fn everything_that_is_kept_of_a_person_has_a_name() {
        for kept in &KEPT {
            assert!(name(kept.name, Words::english()).is_some(), "{}", kept.name);
        }
    }
}
