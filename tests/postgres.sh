#!/usr/bin/env bash
# A throwaway PostgreSQL on a free loopback port, gone when this script ends.
#   tests/postgres.sh COMMAND …   runs COMMAND with ELECTION_POOL_TEST_PG set to its URL
#   tests/postgres.sh             prints the URL and waits to be stopped (Ctrl-C, SIGTERM or end of input); a line
#                                 "restart" ends the server as a crash would, starts it again and prints "restarted"
# It keeps nothing: fsync is off, the data lies in a folder of its own and goes with it. Where there is memory enough, that
# folder, and what COMMAND writes to TMPDIR, lie in memory: a thousand databases come and go here, and ext4 looks through
# every file that was lately deleted before it makes a new one, which took three quarters of the processor.
set -euo pipefail

binaries() { # the folder with initdb: the newest that Debian installed, else what PATH has
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$found" ] && [ -x "$found/initdb" ]; then echo "$found"; return; fi
  if found=$(command -v initdb); then dirname "$(readlink -f "$found")"; return; fi
  echo "tests/postgres.sh: no PostgreSQL server here (Debian: apt-get install postgresql)" >&2
  return 1
}

IN_MEMORY=4194304 # KiB that /dev/shm has to have free, and twice that the machine

roomy() {
  [ -w /dev/shm ] || return 1
  [ "$(df --output=avail /dev/shm | tail -n 1)" -ge $IN_MEMORY ] || return 1
  [ "$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)" -ge $((2 * IN_MEMORY)) ]
}

bin=$(binaries)
below=${TMPDIR:-/tmp}
roomy && below=/dev/shm
home=$(mktemp -d -p "$below" election-pool-postgres.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses root
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$home")
  chown postgres:postgres "$home"
fi

stop() {
  trap - EXIT INT TERM HUP
  "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cd "$home"
"${as[@]}" "$bin/initdb" -D "$home/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >"$home/initdb.log" 2>&1 ||
  { cat "$home/initdb.log" >&2; exit 1; }

port=
start() { # start PORT
  "${as[@]}" "$bin/pg_ctl" -D "$home/data" -l "$home/data/log" -w -t 30 start -o "-c listen_addresses=127.0.0.1 -p $1 \
      -c unix_socket_directories='' -c max_connections=400 -c shared_buffers=64MB -c fsync=off -c full_page_writes=off \
      -c synchronous_commit=on -c autovacuum=on -c log_min_messages=warning" >/dev/null 2>&1
}

for _ in $(seq 1 20); do
  try=$((20000 + RANDOM % 12000))
  (exec 3<>"/dev/tcp/127.0.0.1/$try") 2>/dev/null && continue # somebody answers there
  if start "$try"; then
    port=$try
    break
  fi
done
if [ -z "$port" ]; then
  echo "tests/postgres.sh: the server did not start" >&2
  tail -n 20 "$home/data/log" >&2 || true
  exit 1
fi
cd - >/dev/null

export ELECTION_POOL_TEST_PG="postgres://postgres@127.0.0.1:$port/postgres"
if [ $# -gt 0 ]; then
  if [ "$below" = /dev/shm ]; then
    export ELECTION_POOL_TEST_PORTS="${ELECTION_POOL_TEST_PORTS:-${TMPDIR:-/tmp}/election-pool-ports}"
    mkdir "$home/tmp"
    export TMPDIR="$home/tmp"
  fi
  "$@"
else
  echo "$ELECTION_POOL_TEST_PG"
  while read -r order; do
    [ "$order" = restart ] || continue
    "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    start "$port" && echo restarted || echo "not restarted"
  done
fi
