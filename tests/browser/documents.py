"""Feeds by feedparser, calendars by icalendar: what these find wrong, as JSON on standard output."""

import json
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import icalendar

VERSIONS = {"rss": "rss20", "atom": "atom10"}
faults = []


def wrong(name, what):
    faults.append((name, what))


def feed(one, path):
    """A feed must be read without a doubt, and every entry must have what readers show and know it by."""
    headers = {"content-type": one["type"], "content-location": "http://" + one["name"]}
    read = feedparser.parse(path.read_bytes(), response_headers=headers)
    if read.bozo:
        wrong(one["name"], f"feedparser: {read.bozo_exception}")
    if read.version != VERSIONS[one["kind"]]:
        wrong(one["name"], f"feedparser takes it for “{read.version}”")
    for need in ("title", "link", "subtitle", "language"):
        # Atom has its language on the root, which feedparser keeps with the title.
        value = read.feed.get(need) or (need == "language" and read.feed.title_detail.get("language"))
        if not value:
            wrong(one["name"], f"feedparser finds no {need}")
    ids = [entry.get("id") for entry in read.entries]
    if len(ids) != len(set(ids)):
        wrong(one["name"], "feedparser finds an id twice")
    for entry in read.entries:
        missing = [need for need in ("id", "title", "link", "published_parsed", "updated_parsed") if not entry.get(need)]
        if missing:
            wrong(one["name"], f"feedparser: {entry.get('id')} has no {', '.join(missing)}")
        elif entry.updated_parsed < entry.published_parsed:
            wrong(one["name"], f"feedparser: {entry.id} was changed before it was published")
        for file in entry.get("enclosures", []):
            if not (file.get("href") and file.get("type") and file.get("length", "").isdigit()):
                wrong(one["name"], f"feedparser: {entry.id} has a file without address, type or size")


def opml(one, path):
    """feedparser reads no OPML; it must at least be well-formed, and each of its feeds have an address and a name."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(path.read_bytes())
    feeds = [outline for outline in root.iter("outline") if outline.get("type") == "rss"]
    if root.tag != "opml" or root.get("version") != "2.0" or not feeds:
        wrong(one["name"], "is no list of feeds")
    for outline in feeds:
        if not (outline.get("xmlUrl") and outline.get("text")):
            wrong(one["name"], f"has a feed without address or name: {outline.attrib}")


def instant(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return value.isoformat() if isinstance(value, date) else None


def calendar(one, path, others):
    """A calendar must be read without a complaint, its own zones mean what the tables say, and both parsers agree."""
    read = icalendar.Calendar.from_ical(path.read_bytes())
    complaints = [error for part in read.walk() for error in part.errors]
    if complaints:
        wrong(one["name"], f"icalendar: {complaints}")
    zones = {str(part["TZID"]): part.to_tz(lookup_tzid=False) for part in read.walk("VTIMEZONE")}
    seen = []
    for event in read.walk("VEVENT"):
        name = f"{one['name']} {event.get('UID')}"
        for need in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL"):
            if need not in event:
                wrong(name, f"icalendar finds no {need}")
        starts, ends = event.decoded("DTSTART"), event.decoded("DTEND", None)
        if ends is not None and ends < starts:
            wrong(name, f"icalendar: ends at {ends}, before {starts}")
        if "RRULE" in event:
            wrong(name, "icalendar: repeats, which no meeting of ours does")
        tzid = event["DTSTART"].params.get("TZID")
        if tzid:
            bare = starts.replace(tzinfo=None)
            theirs, ours = ZoneInfo(tzid).utcoffset(bare), zones[tzid].utcoffset(bare) if tzid in zones else None
            if theirs != ours:
                wrong(name, f"icalendar: {tzid} is {ours} from UTC by the calendar, {theirs} by the tables")
        seen.append({"uid": str(event.get("UID")), "starts": instant(starts), "ends": instant(ends)})
    if len({event["uid"] for event in seen}) != len(seen):
        wrong(one["name"], "icalendar finds an id twice")
    if seen != others:
        wrong(one["name"], f"icalendar reads {seen}, ical.js {others}")


def main(folder):
    listed = json.loads((folder / "list.json").read_text())
    instants = json.loads((folder / "instants.json").read_text())
    counts = {}
    for one in listed:
        path = folder / one["file"]
        group = {"rss": "feedparser", "atom": "feedparser", "opml": "opml", "ics": "icalendar"}.get(one["kind"])
        if group is None:
            continue
        count = counts.setdefault(group, {"documents": 0, "faults": 0})
        count["documents"] += 1
        before = len(faults)
        try:
            if group == "feedparser":
                feed(one, path)
            elif group == "icalendar":
                calendar(one, path, instants.get(one["file"]))
            else:
                opml(one, path)
        except Exception as error:  # Whatever a parser throws is what it has to say.
            wrong(one["name"], f"{group}: {type(error).__name__}: {error}")
        count["faults"] += len(faults) - before
    print(json.dumps({"faults": faults, **counts}))


main(Path(sys.argv[1]))
