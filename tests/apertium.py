#!/usr/bin/python3
"""Apertium-APy on loopback alone: apertium.py PORT. By itself it listens on every interface and has no option for that."""
import sys

import tornado.httpserver as httpserver

bind = httpserver.HTTPServer.bind
httpserver.HTTPServer.bind = lambda self, port, address=None, **more: bind(self, port, address="127.0.0.1", **more)
# Read when the module is imported.
sys.argv = ["apertium-apy", "-p", sys.argv[1], "-j1", "/usr/share/apertium/modes"]

from apertium_apy.apy import main  # noqa: E402

main()
