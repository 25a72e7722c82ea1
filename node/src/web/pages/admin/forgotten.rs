//! What goes in time, in words.

use crate::{
    desk::retention::{Bound, Length, Term, What},
    model::words::Words,
    web::pages::standing,
};

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

/// How long it is kept.
pub fn kept(term: &Term, words: &Words) -> String {
    let said = |bound: &Bound| said(bound, words);
    match term {
        Term::For(time) => said(time),
        Term::Idle { idle, most } => words.kept_idle(&said(idle), &said(most)),
        Term::AfterEnd(time) => words.kept_after_end(&said(time)),
        Term::AfterTry(time) => words.kept_after_try(&said(time)),
        Term::UntilEnd(time) => words.kept_until_end(&said(time)),
        Term::Mail { requests, letters } => words.kept_mail(&said(requests), &said(letters)),
        Term::AfterSettled(time) => words.kept_after_settled(&said(time)),
        Term::AfterWithdrawal(time) => words.kept_after_withdrawal(&said(time)),
        Term::Paragraphs(number) => words.kept_latest(&said(number)),
        Term::Unawaited(time) => words.kept_unawaited(&said(time)),
        Term::Arrived(time) => words.kept_inbox(&said(time)),
        Term::AsFollower => words.kept_follower(),
        Term::Decision { open, decided } => words.kept_moves(&said(open), &said(decided)),
        Term::AfterUse(time) => words.kept_after_use(&said(time)),
        Term::Strangers(time, most) => words.kept_strangers(&said(time), &said(most)),
        Term::Unneeded(time) => words.kept_unneeded(&said(time)),
    }
}

fn said(bound: &Bound, words: &Words) -> String {
    match bound.length {
        Length::Seconds(seconds) => standing::exactly(seconds, words),
        Length::Days(days) => words.duration_days(usize::try_from(days).unwrap_or(usize::MAX)),
        Length::Number(number) => standing::number(number, words),
    }
}
