//! The languages of an object that it has no room for: a Collection of Articles, in pages where there are many.
//!
//! Spec: `docs/fep-translations.md` “Too much for one object”, <https://www.w3.org/TR/activitystreams-core/#collections>.
//! This module does not know what an item says, nor whether it is proved.

use serde_json::{Value, json};

use crate::{
    context,
    json::{
        self,
        member::{self, Members, take, take_id, take_text},
    },
    object::ReadError,
};

/// A collection, or one page of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where it is.
    pub id: String,
    /// What stands in it, in order.
    pub items: Vec<Value>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// What a collection says of itself before its first page.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// Where it is.
    pub id: &'a str,
    /// How many items all pages have.
    pub total: usize,
    /// The revision of the object that these are the languages of.
    pub revision: u64,
}

impl Page {
    /// Reads the bytes of a collection or of a page of one; one whose pages are elsewhere has no items itself.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let Value::Object(mut members) = json::parse(bytes)? else { return Err(ReadError::NotAnObject) };
        let id = take_text(&mut members, "id").ok_or(ReadError::NoId)?;
        let ty = take_text(&mut members, "type").unwrap_or_default();
        if !matches!(ty.as_str(), "Collection" | "OrderedCollection" | "CollectionPage" | "OrderedCollectionPage") {
            return Err(ReadError::NotOneType(id));
        }
        let list = |value: &Value| value.as_array().cloned().or_else(|| value.is_object().then(|| vec![value.clone()]));
        let items = take(&mut members, "items", list).or_else(|| take(&mut members, "orderedItems", list));
        let next = take_id(&mut members, "next").or_else(|| take_id(&mut members, "first"));
        Ok(Self { id, items: items.unwrap_or_default(), next })
    }
}

/// A collection on one page: with all its items in it.
pub fn on_one_page(whole: &Whole<'_>, items: Vec<Value>) -> Value {
    let mut members = head(whole);
    members.insert("items".to_owned(), items.into());
    members.into()
}

/// A collection on several pages: with the address of the first.
pub fn on_pages(whole: &Whole<'_>) -> Value {
    let mut members = head(whole);
    member::put(&mut members, "first", Some(address(whole.id, 1)));
    members.into()
}

/// One page, counted from 1.
pub fn page(whole: &Whole<'_>, number: usize, items: Vec<Value>, is_last: bool) -> Value {
    let mut members = Members::new();
    member::put(&mut members, "@context", Some(context::object()));
    member::put(&mut members, "id", Some(address(whole.id, number)));
    member::put(&mut members, "type", Some("CollectionPage"));
    member::put(&mut members, "partOf", Some(whole.id));
    member::put(&mut members, "totalItems", Some(whole.total));
    member::put(&mut members, "pool:revision", Some(whole.revision));
    member::put(&mut members, "next", (!is_last).then(|| address(whole.id, number + 1)));
    members.insert("items".to_owned(), items.into());
    members.into()
}

fn head(whole: &Whole<'_>) -> Members {
    let mut members = Members::new();
    member::put(&mut members, "@context", Some(context::object()));
    member::put(&mut members, "id", Some(whole.id));
    member::put(&mut members, "type", Some("Collection"));
    member::put(&mut members, "totalItems", Some(json!(whole.total)));
    member::put(&mut members, "pool:revision", Some(whole.revision));
    members
}

fn address(id: &str, number: usize) -> String {
    format!("{id}?page={number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Whole<'_> = Whole { id: "https://val.example/materials/1/translations", total: 3, revision: 2 };

    fn read(value: &Value) -> Page {
        Page::read(value.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back_page_by_page() {
        let one = read(&on_one_page(&WHOLE, vec![json!({"id": "a"}), json!({"id": "b"})]));
        assert_eq!((one.items.len(), one.next), (2, None));
        let first = read(&on_pages(&WHOLE)).next.unwrap();
        assert_eq!(first, "https://val.example/materials/1/translations?page=1");
        let page = |number, is_last| read(&page(&WHOLE, number, vec![json!({"id": number})], is_last));
        assert_eq!(page(1, false).id, first);
        assert_eq!(page(1, false).next, Some(page(2, true).id));
        assert_eq!(page(2, true).next, None);
    }

    #[test]
    fn what_is_no_collection_is_not_read_as_one() {
        for wrong in ["[]", "{}", r#"{"id":"a","type":"Article"}"#, r#"{"type":"Collection","items":[]}"#] {
            assert!(Page::read(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(Page::read(br#"{"id":"a","type":"Collection"}"#).unwrap().items.is_empty());
    }
}
