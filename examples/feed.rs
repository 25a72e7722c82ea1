//! Reads a feed, and asks again only for what has changed.
//!
//!     cargo run -p election-pool-tests --example feed -- http://fi.localhost:8101/feeds/all.en.rss
//!     cargo run -p election-pool-tests --example feed -- http://fi.localhost:8101/feeds/all.en.rss '"the etag printed before"'
#![allow(clippy::disallowed_methods, reason = "an example is the world outside: it may connect")]

mod localhost;

use std::{env, error::Error};

use reqwest::{StatusCode, Url, header};
use rss::Channel;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let address: Url = arguments.next().ok_or("URL [ETAG]")?.parse()?;
    let mut request = localhost::client(&address)?.get(address);
    if let Some(known) = arguments.next() {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    let answer = request.send().await?.error_for_status()?;
    if answer.status() == StatusCode::NOT_MODIFIED {
        println!("nothing new");
        return Ok(());
    }
    let etag = answer.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default().to_owned();

    // Each language has a feed of its own. The guid is the URI of the material: the same in all of them, and for ever.
    let channel = Channel::read_from(&answer.bytes().await?[..])?;
    println!("{} ({})", channel.title(), channel.language().unwrap_or("und"));
    for item in channel.items() {
        let [date, title, id] =
            [item.pub_date(), item.title(), item.guid().map(rss::Guid::value)].map(Option::unwrap_or_default);
        println!("{date}  {title}\n    {id}");
    }
    println!("etag: {etag}");
    Ok(())
}
