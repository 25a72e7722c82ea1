//! What the people of this node are called where its staff see them: by their names, and by their accounts where a name
//! tells nobody apart.

use std::collections::{BTreeMap, BTreeSet};

use super::text::legible;
use crate::{
    app::App,
    desk::account,
    store::{StoreError, account::Account},
};

/// The people of this node by their accounts.
#[derive(Debug, Default)]
pub struct People {
    called: BTreeMap<String, String>,
    readers: BTreeSet<String>,
}

impl People {
    /// Reads them.
    pub async fn read(app: &App) -> Result<Self, StoreError> {
        Ok(Self::of(&account::all(app).await?))
    }

    fn of(accounts: &[Account]) -> Self {
        let mut same: BTreeMap<String, usize> = BTreeMap::new();
        for account in accounts {
            *same.entry(folded(account)).or_default() += 1;
        }
        let called = |account: &Account| match legible(&account.name) {
            name if name.is_empty() => legible(&account.username),
            name if same[&folded(account)] > 1 && name != account.username => format!("{name} ({})", account.username),
            name => name,
        };
        let readers = accounts.iter().filter(|account| account::may_be_named(account));
        Self {
            called: accounts.iter().map(|account| (account.username.clone(), called(account))).collect(),
            readers: readers.map(|account| account.username.clone()).collect(),
        }
    }

    /// Those who may be named, by account and what they are called, in the order of their accounts.
    pub fn readers(&self) -> impl Iterator<Item = (&str, String)> {
        self.readers.iter().map(|username| (username.as_str(), self.called(username)))
    }

    /// What somebody is called; whoever is not here any more, by their account.
    pub fn called(&self, username: &str) -> String {
        self.called.get(username).cloned().unwrap_or_else(|| legible(username))
    }
}

fn folded(account: &Account) -> String {
    legible(&account.name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::account::Role;

    #[test]
    fn an_account_is_said_only_where_the_name_tells_nobody_apart() {
        let account = |username: &str, name: &str| Account {
            username: username.into(),
            name: name.into(),
            authority: String::new(),
            role: Role::Author,
        };
        let people = People::of(&[
            account("aino", "Aino Virtanen"),
            account("liisa", "Liisa Korhonen"),
            account("liisa2", "liisa korhonen"),
            account("veikko", "veikko"),
            account("x", ""),
        ]);
        for (username, called) in [
            ("aino", "Aino Virtanen"),
            ("liisa", "Liisa Korhonen (liisa)"),
            ("liisa2", "liisa korhonen (liisa2)"),
            ("veikko", "veikko"),
            ("x", "x"),
            ("gone", "gone"),
        ] {
            assert_eq!(people.called(username), called);
        }
    }
}
