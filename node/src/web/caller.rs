//! Where a request comes from, for counting.
//!
//! Trust: only a proxy on this machine is believed, and of what it says only the last address, which it wrote itself.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::{HeaderMap, HeaderName, request::Parts};

/// What proxies write the caller's address into.
pub const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
        Ok(Self(of(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), &parts.headers)))
    }
}

fn of(address: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !address.to_canonical().is_loopback() {
        return address;
    }
    let last = headers.get_all(FORWARDED_FOR).iter().next_back().and_then(|value| value.to_str().ok());
    last.and_then(|value| value.rsplit(',').next()?.trim().parse().ok()).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_and_only_the_last_word_of_it() {
        let near = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let far: IpAddr = "192.0.2.7".parse().unwrap();
        let said = |values: &[&'static str]| {
            let lines = values.iter().map(|value| (FORWARDED_FOR, (*value).parse().unwrap()));
            lines.collect::<HeaderMap>()
        };
        assert_eq!(of(near, &said(&[])), near);
        assert_eq!(of(near, &said(&["198.51.100.1, 192.0.2.7"])), far);
        assert_eq!(of(near, &said(&["198.51.100.1", "192.0.2.7"])), far);
        assert_eq!(of(near, &said(&["nonsense"])), near);
        assert_eq!(of(far, &said(&["198.51.100.1"])), far);
    }
}
