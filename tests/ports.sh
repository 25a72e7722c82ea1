#!/usr/bin/env bash
# Prints the first of six ports in a row that nobody listens on. They lie below those the system hands to outgoing
# connections, so that none of these takes one between the moment it is found and the moment it is used.
set -euo pipefail

FIRST=20000
COUNT=12000
TRIES=100

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

for _ in $(seq $TRIES); do
  first=$((FIRST + RANDOM % COUNT))
  for port in $(seq "$first" $((first + 5))); do
    if listens "$port"; then continue 2; fi
  done
  echo "$first"
  exit 0
done
echo "tests/ports.sh: no six free ports in a row in $TRIES tries" >&2
exit 1
