//! XML as a tree of names without prefixes. Nothing outside the text is read: entities that are not of XML itself are
//! left out.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::OfficeError;

/// Most elements and texts of a part.
const MAX_ITEMS: usize = 400_000;
/// How deep elements may stand in one another.
const MAX_DEPTH: usize = 100;

/// The longest value of an attribute that is read, in bytes; a longer one is left out.
const MAX_VALUE_BYTES: usize = 4_096;

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub items: Vec<Item>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Node(Node),
    Text(String),
}

impl Node {
    /// The value of an attribute, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.items.iter().filter_map(|item| match item {
            Item::Node(node) => Some(node),
            Item::Text(_) => None,
        })
    }

    /// The first element of a name within.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| node.name == name)
    }

    /// The value of an attribute of an element within.
    pub fn value(&self, name: &str, attribute: &str) -> Option<&str> {
        self.find(name).and_then(|node| node.get(attribute))
    }

    /// Every element of a name, however deep.
    pub fn all<'a>(&'a self, name: &str, into: &mut Vec<&'a Self>) {
        for node in self.nodes() {
            if node.name == name {
                into.push(node);
            }
            node.all(name, into);
        }
    }
}

/// Reads a part.
pub(super) fn read(text: &str) -> Result<Node, OfficeError> {
    let mut reader = Reader::from_str(text);
    let (mut open, mut count) = (vec![Node::default()], 0);
    loop {
        count += 1;
        if count > MAX_ITEMS || open.len() > MAX_DEPTH {
            return Err(OfficeError::TooLarge);
        }
        match reader.read_event().map_err(|_| OfficeError::Damaged)? {
            Event::Start(start) => open.push(node(&start)?),
            Event::Empty(start) => put(&mut open, Item::Node(node(&start)?)),
            Event::End(_) => {
                let node = open.pop().ok_or(OfficeError::Damaged)?;
                put(&mut open, Item::Node(node));
            }
            Event::Text(text) => put(&mut open, Item::Text(text.xml10_content().into_owned())),
            Event::CData(text) => put(&mut open, Item::Text(text.into_inner().into_owned())),
            Event::GeneralRef(entity) => {
                let name = entity.into_inner();
                let signs = resolve_predefined_entity(&name).map(str::to_owned).or_else(|| numbered(&name));
                put(&mut open, Item::Text(signs.unwrap_or_default()));
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
        }
    }
    match <[Node; 1]>::try_from(open) {
        Ok([root]) => Ok(root),
        Err(_) => Err(OfficeError::Damaged),
    }
}

fn put(open: &mut [Node], item: Item) {
    if let Some(top) = open.last_mut() {
        top.items.push(item);
    }
}

/// A character by its number, `#8211` or `#x2013`.
fn numbered(name: &str) -> Option<String> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}

fn node(start: &BytesStart<'_>) -> Result<Node, OfficeError> {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.map_err(|_| OfficeError::Damaged)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| OfficeError::Damaged)?;
        Ok((attribute.key.local_name().as_ref().to_owned(), value.into_owned()))
    });
    let short = |attribute: &Result<(String, String), _>| {
        attribute.as_ref().map_or(true, |(_, value)| value.len() <= MAX_VALUE_BYTES)
    };
    Ok(Node {
        name: start.local_name().as_ref().to_owned(),
        attributes: attributes.filter(short).collect::<Result<_, _>>()?,
        items: Vec::new(),
    })
}
