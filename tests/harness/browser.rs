//! A browser as far as signing in goes: it keeps one cookie, says where its forms come from, and follows nothing.

use url::form_urlencoded;

use super::{Answer, AuthApp, Node, Request};

/// Somebody in front of a node's pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Browser {
    /// `name=value`, once the node has given one.
    pub(crate) cookie: Option<String>,
}

impl Browser {
    /// Somebody who is signed in with a fresh link.
    #[track_caller]
    pub(crate) fn signed_in(node: &Node, username: &str) -> Self {
        let mut browser = Self::default();
        browser.post(node, &link(node, username), "").is(&[303]);
        assert!(browser.cookie.is_some(), "no cookie was given");
        browser
    }

    /// Somebody who is signed in and has shown a second factor, with the app that gives it.
    #[track_caller]
    pub(crate) fn with_second_factor(node: &Node, username: &str) -> (Self, AuthApp) {
        let mut browser = Self::signed_in(node, username);
        let (app, _) = AuthApp::set_up(node, &mut browser);
        (browser, app)
    }

    /// A form of whoever is signed in, with what shows that it came from a page of theirs.
    #[track_caller]
    pub(crate) fn press(&mut self, node: &Node, target: &str, form: &[(&'static str, &str)]) -> Answer {
        let csrf = self.csrf(node);
        let mut form: Vec<(&'static str, String)> =
            form.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        form.push(("csrf", csrf));
        self.send(node, target, &form)
    }

    /// A form of these fields.
    pub(crate) fn send(&mut self, node: &Node, target: &str, form: &[(&'static str, String)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.post(node, target, &body)
    }

    /// What the forms of whoever is signed in carry.
    #[track_caller]
    pub(crate) fn csrf(&mut self, node: &Node) -> String {
        let page = self.get(node, "/en/account").is(&[200]).text();
        let rest = page.split_once("name=\"csrf\" value=\"").map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no form: {page}")).to_owned()
    }

    /// A GET of a page.
    pub(crate) fn get(&mut self, node: &Node, target: &str) -> Answer {
        let request = Request::get(node.host(), target).and("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        self.ask(node, request)
    }

    /// A form sent from a page of the node.
    pub(crate) fn post(&mut self, node: &Node, target: &str, form: &str) -> Answer {
        let request = form_from(node, target, form).and("origin", node.origin());
        self.ask(node, request.and("sec-fetch-site", "same-origin"))
    }

    /// Whatever `request` is, with the cookie.
    pub(crate) fn ask(&mut self, node: &Node, request: Request) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.and("cookie", cookie),
            None => request,
        };
        let answer = node.send(&request);
        if let Some(given) = answer.header("set-cookie") {
            let pair = given.split(';').next().unwrap_or_default();
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        answer
    }
}

/// A form on its way, without a word of where it comes from.
pub(crate) fn form_from(node: &Node, target: &str, form: &str) -> Request {
    let mut request = Request::get(node.host(), target)
        .and("accept", "text/html")
        .and("content-type", "application/x-www-form-urlencoded");
    "POST".clone_into(&mut request.method);
    request.body = form.as_bytes().to_vec();
    request
}

/// The path of a fresh sign-in link.
#[track_caller]
pub(crate) fn link(node: &Node, username: &str) -> String {
    let out = node.done(&["--json", "user", "link", username]);
    let made: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
    let url = made["url"].as_str().expect("a link has an address");
    url.strip_prefix(node.origin()).expect("it leads to the node").to_owned()
}
