//! What people sign in with besides links: an authenticator app, and a passkey that is a program.

use std::{thread, time::Duration};

use aws_lc_rs::{
    digest::{SHA256, digest},
    encoding::{AsDer, PublicKeyX509Der},
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::Value;

use super::{Answer, Browser, Node};

/// How long a code stands, in seconds.
const STEP_S: i64 = 30;

/// An authenticator app on somebody's telephone.
pub(crate) struct AuthApp {
    secret: Vec<u8>,
    used: i64,
}

impl AuthApp {
    /// Sets it up on the account page of whoever is signed in; gives the recovery codes too.
    #[track_caller]
    pub(crate) fn set_up(node: &Node, browser: &mut Browser) -> (Self, Vec<String>) {
        browser.press(node, "/en/account/app", &[]).is(&[303]);
        let page = browser.get(node, "/en/account").is(&[200]).text();
        let mut app = Self::of(&page);
        let code = app.code();
        let page = browser.press(node, "/en/account/app/take", &[("code", &code)]).is(&[200]).text();
        let codes = page.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default().to_owned());
        (app, codes.collect())
    }

    /// The app that reads the page on which it is set up.
    #[track_caller]
    pub(crate) fn of(page: &str) -> Self {
        let letters = page.split_once("secret=").and_then(|(_, rest)| rest.split('&').next());
        Self { secret: bytes_of(letters.unwrap_or_else(|| panic!("no secret: {page}"))), used: 0 }
    }

    /// A code that was not used before and stands for some seconds yet; waits for one if it must.
    pub(crate) fn code(&mut self) -> String {
        loop {
            let now = Timestamp::now().as_second();
            let step = (self.used + 1).max(now.div_euclid(STEP_S) - 1);
            let is_near_the_end = now.rem_euclid(STEP_S) > STEP_S - 4;
            if step <= now.div_euclid(STEP_S) + 1 && !(is_near_the_end && step < now.div_euclid(STEP_S)) {
                self.used = step;
                return self.at(step);
            }
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// The code used last, once more.
    pub(crate) fn same(&self) -> String {
        self.at(self.used)
    }

    fn at(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let at = usize::from(tag.as_ref()[19] & 0x0f);
        let four: [u8; 4] = tag.as_ref()[at..at + 4].try_into().expect("four bytes");
        format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }
}

/// RFC 4648 base 32 without padding.
fn bytes_of(letters: &str) -> Vec<u8> {
    let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for letter in letters.bytes() {
        let five = if letter.is_ascii_uppercase() { letter - b'A' } else { letter - b'2' + 26 };
        held = (held << 5 | u32::from(five)) & 0xffff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

/// A passkey and the browser it is in, as far as a node sees them; every part can be bent.
pub(crate) struct Passkey {
    pair: EcdsaKeyPair,
    /// What it calls itself.
    pub(crate) id: Vec<u8>,
    /// Whose it is.
    pub(crate) user: String,
    /// Where the browser says that it was asked.
    pub(crate) origin: String,
    /// The host it is for.
    pub(crate) host: String,
    /// What it says of itself: present, verified …
    pub(crate) flags: u8,
    /// How often it signed.
    pub(crate) counter: u32,
}

impl Passkey {
    /// A passkey for a node that has not been added yet.
    pub(crate) fn new(node: &Node, id: &[u8]) -> Self {
        Self {
            pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key is made"),
            id: id.to_vec(),
            user: String::new(),
            origin: node.origin().to_owned(),
            host: node.host().split(':').next().expect("a host").to_owned(),
            flags: 0x05,
            counter: 0,
        }
    }

    /// Adds it on the account page of whoever is signed in.
    pub(crate) fn add(&mut self, node: &Node, browser: &mut Browser, name: &str) -> Answer {
        let asked = browser.press(node, "/en/account/challenge", &[]);
        if asked.status != 200 {
            return asked;
        }
        let asked = asked.json();
        asked["handle"].as_str().expect("a handle").clone_into(&mut self.user);
        let client = self.client("webauthn.create", &asked);
        let mut authenticator = self.authenticator(0x40);
        authenticator.extend([0; 16]);
        authenticator.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        authenticator.extend(&self.id);
        let public: PublicKeyX509Der<'_> = self.pair.public_key().as_der().expect("a key can be written");
        let form = [
            ("id", &*written(&self.id)),
            ("client", &written(&client)),
            ("authenticator", &written(&authenticator)),
            ("public", &written(public.as_ref())),
            ("algorithm", "-7"),
            ("name", name),
        ];
        browser.press(node, "/en/account/passkeys", &form)
    }

    /// Asks the node for a challenge to sign in with.
    pub(crate) fn asked(node: &Node, browser: &mut Browser) -> Value {
        browser.post(node, "/en/sign-in/challenge", "").is(&[200]).json()
    }

    /// The form that answers a challenge.
    pub(crate) fn form(&mut self, asked: &Value) -> Vec<(&'static str, String)> {
        let client = self.client("webauthn.get", asked);
        let authenticator = self.authenticator(0);
        let signed = [&authenticator[..], digest(&SHA256, &client).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("it signs");
        vec![
            ("id", written(&self.id)),
            ("client", written(&client)),
            ("authenticator", written(&authenticator)),
            ("signature", written(signature.as_ref())),
            ("user", self.user.clone()),
        ]
    }

    /// Signs in.
    pub(crate) fn enter(&mut self, node: &Node, browser: &mut Browser) -> Answer {
        let asked = Self::asked(node, browser);
        let form = self.form(&asked);
        browser.send(node, "/en/sign-in/passkey", &form)
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let challenge = &asked["challenge"];
        serde_json::json!({ "type": kind, "challenge": challenge, "origin": self.origin }).to_string().into_bytes()
    }

    fn authenticator(&self, further: u8) -> Vec<u8> {
        let host = digest(&SHA256, self.host.as_bytes());
        [host.as_ref(), &[self.flags | further], &self.counter.to_be_bytes()].concat()
    }
}

fn written(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
