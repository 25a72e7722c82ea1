"""A subscriber that is not ours, the one of Flask-WebSub, at the hub of a node of its own: it finds the hub in the feed, is
asked back, is told of a publication in signed words, takes no others for true, and is told nothing more once it has left."""

import argparse
import logging
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import tomllib
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue

import flask
import flask_websub.subscriber as websub
import requests
from werkzeug.serving import make_server

SECRET = "kept between the two"
WAIT_S = 20
QUIET_S = 1.5


def here(found=socket.getaddrinfo):
    """Names under localhost lead here, as in a browser; not every system's resolver knows that."""
    return lambda host, *rest, **more: found("127.0.0.1" if str(host).endswith(".localhost") else host, *rest, **more)


class Node:
    """A node on loopback that may reach the subscriber and nobody else."""

    def __init__(self, program, folder, port, reader):
        self.program, self.folder, self.port, self.count = str(Path(program).resolve()), folder, port, 0
        self.origin = f"http://hub.localhost:{port}"
        self.config = folder / "election-pool.toml"
        self.do("init", "--origin", self.origin, "--country", "FI", "--languages", "en,ga", "--name", "Hub", "--username", "hub")
        text = self.config.read_text()
        table = tomllib.loads(text)
        assert not table.get("federation", {}).get("resolve"), "init names no peers"
        names = f'resolve = {{ "reader.localhost:{reader}" = "127.0.0.1:{reader}" }}\n'
        text = re.sub(r"(?m)^resolve = .*\n", "", text)
        text = text.replace("[federation]\n", f"[federation]\n{names}") if "[federation]\n" in text else f"{text}\n[federation]\n{names}"
        text = re.sub(r'(?m)^listen = .*$', f'listen = "127.0.0.1:{port}"', text)
        text = re.sub(r'(?m)^approval = .*$', 'approval = "one"', text)
        self.config.write_text(text)
        self.process = subprocess.Popen([self.program, "--config", self.config, "serve"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def do(self, *words):
        done = subprocess.run([self.program, "--config", self.config, *words], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{words[0]}: {done.stderr}")
        return done.stdout

    def publish(self, title):
        self.count += 1
        path = self.folder / f"{self.count}.md"
        path.write_text(f'---\nkind: alert\ntlp: CLEAR\nlanguage: en\ntitle: "{title}"\nsummary: "{title}."\n---\nText.\n')
        return self.do("publish", str(path))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def until(what, is_so):
    for _ in range(WAIT_S * 20):
        if is_so():
            return
        time.sleep(0.05)
    raise SystemExit(f"{what}: not within {WAIT_S} s")


def is_up(origin):
    try:
        return requests.get(f"{origin}/health", timeout=1).status_code == 200
    except requests.exceptions.RequestException:
        return False


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--port", type=int, required=True)
    arguments = arguments.parse_args()
    socket.getaddrinfo = here()
    os.environ.pop("ELECTION_POOL_CONFIG", None)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    # It keeps a secret to itself where the hub is on plain http, which a node on loopback is.
    websub.is_secure = lambda url: True
    reader = arguments.port + 1
    app = flask.Flask(__name__)
    app.config["SERVER_NAME"] = f"reader.localhost:{reader}"
    with tempfile.TemporaryDirectory(prefix="election-pool-subscriber.") as name:
        folder = Path(name)
        store, waiting = websub.SQLite3SubscriberStorage(str(folder / "kept")), websub.SQLite3TempSubscriberStorage(str(folder / "asked"))
        subscriber = websub.Subscriber(store, waiting)
        app.register_blueprint(subscriber.build_blueprint(url_prefix="/callbacks"))
        confirmed, told = Queue(), Queue()
        subscriber.add_success_handler(lambda topic, callback, mode: confirmed.put(mode))
        subscriber.add_listener(lambda topic, callback, body: told.put(body))
        server = make_server("127.0.0.1", reader, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        node = Node(arguments.program, folder, arguments.port, reader)
        try:
            follow(app, subscriber, node, confirmed, told)
        finally:
            node.stop()
            server.shutdown()


def follow(app, subscriber, node, confirmed, told):
    topic = f"{node.origin}/feeds/all.en.atom"
    until("the node is up", lambda: is_up(node.origin))
    found = websub.discover(topic)
    assert found["hub_url"] == f"{node.origin}/hub" and found["topic_url"] == topic, found
    with app.app_context():
        callback = subscriber.subscribe(**found, secret=SECRET, lease_seconds=86_400)
    assert confirmed.get(timeout=WAIT_S) == "subscribe"
    lease = subscriber.storage[callback]["lease_seconds"]
    assert lease == 86_400, lease
    # It takes whatever bears its signature, and nothing else.
    at = f"http://reader.localhost:{app.config['SERVER_NAME'].split(':')[1]}/callbacks/{callback}"
    requests.post(at, data=b"forged", headers={"X-Hub-Signature": "sha256=" + "0" * 64}, timeout=5)
    node.publish("First")
    body = told.get(timeout=WAIT_S)
    assert body == requests.get(topic, timeout=5).content and b"First" in body, body
    with app.app_context():
        subscriber.renew(callback)
    assert confirmed.get(timeout=WAIT_S) == "subscribe"
    node.publish("Second")
    assert b"Second" in told.get(timeout=WAIT_S)
    with app.app_context():
        subscriber.unsubscribe(callback)
    assert confirmed.get(timeout=WAIT_S) == "unsubscribe"
    node.publish("Third")
    try:
        raise SystemExit(f"told after it left: {told.get(timeout=QUIET_S)[:200]}")
    except Empty:
        pass
    print(f"Flask-WebSub {version('Flask-WebSub')}: found the hub, subscribed, renewed, 2 signed notifications taken, 1 forged refused, unsubscribed")


main()
