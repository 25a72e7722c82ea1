#!/usr/bin/python3
"""A mail server for the tests, on loopback alone: mail.py PORT FOLDER.

Each letter that it takes becomes a file of JSON in FOLDER. An address of which FOLDER holds a file `refuse-ADDRESS` is
refused for good (550), one with `later-ADDRESS` for now (451).
"""
import asyncio
import email
import email.policy
import json
import os
import sys

from aiosmtpd.smtp import SMTP

port, folder = int(sys.argv[1]), sys.argv[2]
taken = 0


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if os.path.exists(os.path.join(folder, f"refuse-{address}")):
            return f"550 5.1.1 <{address}>: Recipient address rejected: User unknown"
        if os.path.exists(os.path.join(folder, f"later-{address}")):
            return f"451 4.3.0 <{address}>: Temporary failure"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global taken
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = lambda kind: letter.get_body((kind,)).get_content() if letter.get_body((kind,)) else ""
        told = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name.lower(), str(value)] for name, value in letter.items()],
            "text": body("plain"),
            "html": body("html"),
            "raw": envelope.content.decode("utf-8", "replace"),
        }
        taken += 1
        path = os.path.join(folder, f"{os.getpid()}-{taken:04}")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(told, file)
        os.rename(path + ".part", path + ".json")
        return "250 OK: taken"


async def serve():
    loop = asyncio.get_running_loop()
    # Bound again at once after it was ended.
    server = await loop.create_server(lambda: SMTP(Keeper()), "127.0.0.1", port, reuse_address=True)
    async with server:
        await server.serve_forever()


asyncio.run(serve())
