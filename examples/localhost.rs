//! A client to whom names under `.localhost` mean this machine (RFC 6761), as they do to browsers and curl.

use reqwest::{Client, Url};

/// A client for the server of `address`.
pub fn client(address: &Url) -> reqwest::Result<Client> {
    let name = address.host_str().unwrap_or_default();
    let builder = Client::builder().no_proxy();
    // The port is that of the address; here it counts for nothing.
    let builder =
        if name.ends_with(".localhost") { builder.resolve(name, ([127, 0, 0, 1], 0).into()) } else { builder };
    builder.build()
}
