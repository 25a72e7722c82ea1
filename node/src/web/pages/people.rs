//! What the people of this node are called where its staff see them: by their names, and by their accounts where a name
//! tells nobody apart.

use std::collections::BTreeMap;

use super::text::legible;
use crate::{
    app::App,
    store::{self, StoreError, account::Account},
};

/// Most people known by name.
const PEOPLE: u32 = 1000;

/// The people of this node by their accounts.
#[derive(Debug, Default)]
pub struct People(BTreeMap<String, String>);

impl People {
    /// Reads them.
    pub async fn read(app: &App) -> Result<Self, StoreError> {
        Ok(Self::of(&store::account::list(&app.db, PEOPLE).await?))
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
        Self(accounts.iter().map(|account| (account.username.clone(), called(account))).collect())
    }

    /// All of them, by account and what they are called, in the order of their accounts.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(username, called)| (username.as_str(), called.as_str()))
    }

    /// What somebody is called; whoever is not here any more, by their account.
    pub fn called(&self, username: &str) -> String {
        self.0.get(username).cloned().unwrap_or_else(|| legible(username))
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
