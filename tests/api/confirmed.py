#!/usr/bin/env python3
"""Lets somebody in by a link, sets up their authenticator app, and prints a token that stands for this second factor.

confirmed.py LINK SCOPE …
"""

import base64
import hmac
import http.cookiejar
import re
import struct
import sys
import time
import urllib.parse
import urllib.request

WAIT_S = 10


def main(link, *scopes):
    place = urllib.parse.urlsplit(link)
    # The node goes by its name, which this machine need not know.
    at = f"http://127.0.0.1:{place.port}"
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Stay())
    browser.addheaders = [("Host", place.netloc), ("Origin", f"http://{place.netloc}")]

    def ask(path, fields=None):
        body = None if fields is None else urllib.parse.urlencode(fields).encode()
        with browser.open(at + path, body, timeout=WAIT_S) as answer:
            return answer.read().decode()

    def of(pattern, text):
        found = re.search(pattern, text)
        if not found:
            sys.exit(f"confirmed.py: no {pattern} on the page")
        return found[1]

    ask(place.path, {})
    csrf = of(r'name="csrf" value="([0-9a-f]+)"', ask("/en/account"))
    ask("/en/account/app", {"csrf": csrf})
    secret = of(r"secret=([A-Z2-7]+)", ask("/en/account"))
    ask("/en/account/app/take", {"csrf": csrf, "code": code(secret)})
    csrf = of(r'name="csrf" value="([0-9a-f]+)"', ask("/en/account"))
    made = ask("/en/account/tokens", [("csrf", csrf), ("name", "tests/api/run"), ("days", "1")] + [("scope", one) for one in scopes])
    print(of(r'value="(ept_[^"]+)"', made))


class Stay(urllib.request.HTTPRedirectHandler):
    """Leaves an answer that leads elsewhere as it is."""

    def http_error_303(self, request, answer, *_):
        return answer


def code(secret):
    """The code of this moment, RFC 6238."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


if __name__ == "__main__":
    main(*sys.argv[1:])
