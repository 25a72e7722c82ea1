//! A long way: bytes arrive half a round trip later, in both directions, as many as there are.
//!
//! It knows neither windows nor slow start: of a real network it has the distance alone.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::mpsc,
    time::{Instant, sleep_until},
};

use crate::harness::{free_port, runtime};

/// Pieces under way at once, in one direction.
const PIECES: usize = 4096;
const PIECE_BYTES: usize = 64 << 10;

/// Opens a way to `server` that takes `round_trip` there and back; gives where it begins.
pub(super) fn way_to(server: SocketAddr, round_trip: Duration) -> SocketAddr {
    let address = free_port();
    let listener = runtime().block_on(TcpListener::bind(address)).expect("the port is free");
    runtime().spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(async move {
                // Connecting takes a round trip as well.
                tokio::time::sleep(round_trip).await;
                let Ok(server) = TcpStream::connect(server).await else { return };
                let _ = client.set_nodelay(true).and_then(|()| server.set_nodelay(true));
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                tokio::join!(
                    later(from_client, to_server, round_trip / 2),
                    later(from_server, to_client, round_trip / 2)
                );
            });
        }
    });
    address
}

async fn later(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, by: Duration) {
    let (sender, mut receiver) = mpsc::channel::<(Instant, Vec<u8>)>(PIECES);
    let reading = async move {
        let mut piece = vec![0; PIECE_BYTES];
        while let Ok(read) = from.read(&mut piece).await
            && read > 0
        {
            if sender.send((Instant::now() + by, piece[..read].to_vec())).await.is_err() {
                return;
            }
        }
    };
    let writing = async move {
        while let Some((at, piece)) = receiver.recv().await {
            sleep_until(at).await;
            if to.write_all(&piece).await.is_err() {
                return;
            }
        }
        let _ = to.shutdown().await;
    };
    tokio::join!(reading, writing);
}
