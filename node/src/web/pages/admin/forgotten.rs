//! What goes in time, in words.

use crate::{desk::retention::What, model::words::Words};

/// What it is called.
pub fn name(what: What, words: &Words) -> String {
    match what {
        What::Sessions => words.forget_sessions(),
        What::SignInLinks => words.forget_sign_in_links(),
        What::SignInSteps => words.forget_sign_in_steps(),
        What::FailedTries => words.forget_failed_tries(),
        What::Tokens => words.forget_tokens(),
        What::Answers => words.forget_answers(),
        What::Mail => words.forget_mail(),
        What::Letters => words.forget_letters(),
        What::Subscriptions => words.forget_subscriptions(),
        What::Withdrawals => words.forget_withdrawals(),
        What::CancelledMeetings => words.forget_cancelled_meetings(),
        What::TranslationMemory => words.forget_translation_memory(),
        What::TranslationRequests => words.forget_translation_requests(),
        What::Inbox => words.forget_inbox(),
        What::Follows => words.forget_follows(),
        What::Questions => words.forget_questions(),
        What::Moves => words.forget_moves(),
        What::Lanes => words.forget_lanes(),
        What::InboundLanes => words.forget_inbound_lanes(),
        What::Strangers => words.forget_strangers(),
        What::Files => words.forget_files(),
    }
}
