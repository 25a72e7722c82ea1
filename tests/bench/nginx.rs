//! The same bytes from a server that does nothing else: nginx of this machine, one process, no log, files kept open.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::harness::{free_port, until};

/// A running nginx; ends with the value.
pub(super) struct Nginx {
    process: Child,
    address: SocketAddr,
}

/// Where Debian and others put it, and where the search path leads.
fn found() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    places.map(|folder| folder.join("nginx")).find(|file| file.is_file())
}

impl Nginx {
    /// Serves a file by its name in `folder`, and `{name}.gz` to those who take that; nothing if there is no nginx.
    pub(super) fn start(folder: &Path) -> Option<Self> {
        let (program, address) = (found()?, free_port());
        let at = folder.display();
        let text = format!(
            "daemon off;\nmaster_process off;\npid {at}/nginx.pid;\nerror_log {at}/nginx.log;\n\
             worker_rlimit_nofile 4096;\nevents {{ worker_connections 2048; }}\n\
             http {{\n  access_log off;\n  sendfile on;\n  tcp_nopush on;\n  keepalive_requests 100000000;\n\
             open_file_cache max=100;\n  types {{ application/rss+xml rss; text/html html; }}\n\
             client_body_temp_path {at}/body;\n  proxy_temp_path {at}/proxy;\n  fastcgi_temp_path {at}/fastcgi;\n\
             uwsgi_temp_path {at}/uwsgi;\n  scgi_temp_path {at}/scgi;\n\
             server {{ listen {address}; root {at}; gzip_static on; }}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, text).ok()?;
        let mut command = Command::new(program);
        command.arg("-p").arg(folder).arg("-c").arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().ok()?;
        until("nginx answers", || std::net::TcpStream::connect(address).ok());
        Some(Self { process, address })
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Where it listens.
    pub(super) const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
