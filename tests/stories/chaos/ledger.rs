//! What the commands at one node acknowledged, and what others must therefore hold.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Chance, Node};

/// Who a material is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Audience {
    Clear,
    Green,
    /// The authority of this host alone.
    Amber(String),
}

impl Audience {
    fn has(&self, host: &str) -> bool {
        !matches!(self, Self::Amber(other) if other != host)
    }
}

/// The lines of `export` by id.
pub(super) type Export = BTreeMap<String, Value>;

/// What `holder` exports of the objects of `origin`.
#[track_caller]
pub(super) fn export(origin: &Node, holder: &Node) -> Export {
    let lines = holder.export_of(origin.host());
    let values = lines.iter().map(|line| serde_json::from_str::<Value>(line).expect("a line of export is JSON"));
    values.map(|line| (line["id"].as_str().expect("an id").to_owned(), line)).collect()
}

#[derive(Debug)]
struct Known {
    audience: Audience,
    revision: u64,
    is_withdrawn: bool,
    /// Every command about it said how it ended.
    is_certain: bool,
}

/// What was acknowledged, by id.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<String, Known>);

impl Ledger {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn published(&mut self, id: String, audience: Audience) {
        self.0.insert(id, Known { audience, revision: 1, is_withdrawn: false, is_certain: true });
    }

    pub(super) fn revised(&mut self, id: &str, audience: Audience) {
        let known = self.0.get_mut(id).expect("it was published");
        known.audience = audience;
        known.revision += 1;
        // Whatever was doubtful before, this is what holds now.
        known.is_certain = true;
    }

    pub(super) fn withdrawn(&mut self, id: &str) {
        let known = self.0.get_mut(id).expect("it was published");
        known.is_withdrawn = true;
    }

    pub(super) fn doubted(&mut self, id: &str) {
        self.0.get_mut(id).expect("it was published").is_certain = false;
    }

    /// Whether it is CLEAR whatever became of the commands that did not say: had one of them raised it, it would be
    /// public again under another id.
    pub(super) fn is_surely_clear(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|known| known.is_certain && known.audience == Audience::Clear)
    }

    /// One that can still be worked on, as far as is known.
    pub(super) fn any_live(&self, chance: &mut Chance) -> Option<String> {
        let live: Vec<&String> = self.0.iter().filter(|(_, known)| !known.is_withdrawn).map(|(id, _)| id).collect();
        (!live.is_empty()).then(|| (*chance.pick(&live)).clone())
    }

    /// What was acknowledged and is not as it should be at the node itself.
    pub(super) fn lost(&self, node: &Node, own: &Export) -> Vec<String> {
        let wrong = |id: &String, known: &Known| {
            let Some(line) = own.get(id) else { return Some(format!("{id} is not there")) };
            let revision = line["revision"].as_u64().unwrap_or(0);
            let is_gone = line["state"] == "tombstone";
            let is_right = revision >= known.revision
                && (is_gone || !known.is_withdrawn)
                && (!is_gone || known.is_withdrawn || !known.is_certain);
            (!is_right).then(|| format!("{known:?} is {line}"))
        };
        assert!(
            own.keys().all(|id| id.starts_with(node.origin())),
            "{} exports others' objects as its own",
            node.host()
        );
        self.0.iter().filter_map(|(id, known)| wrong(id, known)).collect()
    }

    /// What `holder` must have of all that.
    pub(super) fn entitled(&self, origin: &Node, holder: &Node, own: &Export) -> Entitled {
        let duty = |id: &String, line: &Value| {
            let known = self.0.get(id).filter(|known| known.is_certain).map(|known| known.audience.has(holder.host()));
            let said = || match line["tlp"].as_str() {
                Some("AMBER") => Some(names(origin, id, &holder.authority())),
                Some(_) => Some(true),
                // A tombstone does not say whom it was for.
                None => None,
            };
            match known.or_else(said) {
                Some(true) => Duty::Hold,
                Some(false) => Duty::Lack,
                None => Duty::Either,
            }
        };
        Entitled(own.iter().map(|(id, line)| (id.clone(), (line.clone(), duty(id, line)))).collect())
    }
}

fn names(origin: &Node, id: &str, authority: &str) -> bool {
    origin.done(&["material", "show", id, "--as-json-ld"]).contains(authority)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Duty {
    Hold,
    Lack,
    Either,
}

/// What one node must have of another's objects.
pub(super) struct Entitled(BTreeMap<String, (Value, Duty)>);

impl Entitled {
    /// Where what is held differs from it.
    pub(super) fn differences(&self, held: &Export) -> Vec<String> {
        let wrong = |(id, (line, duty)): (&String, &(Value, Duty))| {
            let found = held.get(id);
            let is_hidden = found.is_none_or(|found| found["state"] == "withheld");
            let is_right = match duty {
                Duty::Hold => found == Some(line),
                Duty::Lack => is_hidden,
                Duty::Either => is_hidden || found == Some(line),
            };
            (!is_right).then(|| format!("{duty:?} {line}\n   held {}", found.unwrap_or(&Value::Null)))
        };
        let unknown = held.keys().filter(|id| !self.0.contains_key(*id)).map(|id| format!("{id} is not its origin's"));
        self.0.iter().filter_map(wrong).chain(unknown).collect()
    }
}
