//! Accepts connections: no more at once than are named in the limits, none that is slow to say what it wants, or takes
//! nothing of what it is answered.
//!
//! axum's own server has neither bound. Spoken is HTTP/1.1; a proxy in front may speak what it likes.

use std::{convert::Infallible, future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{extract::ConnectInfo, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
};
use tokio_io_timeout::TimeoutStream;

use crate::worker::Stop;

/// How long the server rests when the machine gives it no connection, for instance for want of file descriptors.
const REST: Duration = Duration::from_millis(100);

/// The bounds of a listener.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Connections open at once; further ones wait in the machine's own queue.
    pub connections: usize,
    /// How long a caller may take over the head of a request, and be idle between two.
    pub header_timeout: Duration,
    /// How long a caller may take nothing of what it asked for.
    pub write_timeout: Duration,
    /// How long requests under way may take once told to stop.
    pub stop_timeout: Duration,
}

/// A request as it comes in, with the address it comes from among its extensions.
pub type Request = hyper::Request<Incoming>;

/// Serves what `answer` answers until told to stop; then ends the requests under way, within bounds.
pub async fn serve<A, F>(listener: TcpListener, answer: A, bounds: Bounds, stop: Stop)
where
    A: Fn(Request) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Response, Infallible>> + Send + 'static,
{
    let seats = Arc::new(Semaphore::new(bounds.connections));
    let mut open = JoinSet::new();
    loop {
        while open.try_join_next().is_some() {}
        let accepted = tokio::select! {
            accepted = accept(&listener, &seats) => accepted,
            () = stop.told() => break,
        };
        if let Some((stream, caller, seat)) = accepted {
            open.spawn(connection(stream, caller, answer.clone(), bounds, stop.clone(), seat));
        }
    }
    drop(listener);
    let all_ended = async { while open.join_next().await.is_some() {} };
    if tokio::time::timeout(bounds.stop_timeout, all_ended).await.is_err() {
        open.shutdown().await;
    }
}

async fn accept(
    listener: &TcpListener,
    seats: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let seat = seats.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, caller)) => Some((stream, caller, seat)),
        Err(error) => {
            tracing::warn!(%error, "could not accept a connection");
            tokio::time::sleep(REST).await;
            None
        }
    }
}

async fn connection<A, F>(
    stream: TcpStream,
    caller: SocketAddr,
    answer: A,
    bounds: Bounds,
    stop: Stop,
    _seat: OwnedSemaphorePermit,
) where
    A: Fn(Request) -> F + Send,
    F: Future<Output = Result<Response, Infallible>> + Send,
{
    // Answers are small; waiting for more to send with them costs every caller time.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request| {
        request.extensions_mut().insert(ConnectInfo(caller));
        answer(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(bounds.header_timeout);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.write_timeout));
    let mut connection = std::pin::pin!(http.serve_connection(TokioIo::new(Box::pin(stream)), service));
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        () = stop.told() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = outcome {
        tracing::debug!(%caller, %error, "a connection ended badly");
    }
}

#[cfg(test)]
mod tests {
    use axum::{Router, routing::get};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tower::ServiceExt;

    use super::*;

    async fn asked(stream: &mut TcpStream) -> String {
        let mut answer = [0; 12];
        let read = tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut answer)).await;
        read.map_or_else(|_| "nothing".into(), |_| String::from_utf8_lossy(&answer).into_owned())
    }

    const BOUNDS: Bounds = Bounds {
        connections: 1,
        header_timeout: Duration::from_millis(200),
        write_timeout: Duration::from_millis(200),
        stop_timeout: Duration::from_secs(1),
    };

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "a caller from outside is what is tested")]
    async fn callers_that_take_nothing_give_their_seat_back() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // More than the machine keeps on the way by itself.
        let router = Router::new().route("/", get(|| async { vec![0_u8; 64 << 20] }));
        let stop = Stop::default();
        let mut served = JoinSet::new();
        served.spawn(serve(listener, move |request| router.clone().oneshot(request), BOUNDS, stop.clone()));
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        second.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        assert_eq!(asked(&mut second).await, "HTTP/1.1 200");
        drop(idle);
        stop.tell();
        assert!(tokio::time::timeout(Duration::from_secs(5), served.join_next()).await.is_ok());
    }

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "a caller from outside is what is tested")]
    async fn callers_that_say_nothing_give_their_seat_back() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|ConnectInfo(_): ConnectInfo<SocketAddr>| async { "here" }));
        let stop = Stop::default();
        let mut served = JoinSet::new();
        served.spawn(serve(listener, move |request| router.clone().oneshot(request), BOUNDS, stop.clone()));
        let mut silent = TcpStream::connect(address).await.unwrap();
        silent.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        second.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        assert_eq!(asked(&mut second).await, "HTTP/1.1 200");
        stop.tell();
        assert!(tokio::time::timeout(Duration::from_secs(5), served.join_next()).await.is_ok());
    }
}
