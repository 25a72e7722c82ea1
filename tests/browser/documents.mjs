// What machines read of a node: its feeds, its lists of feeds and its calendars, fetched from the running demo and held against
// programs and rules that are not ours.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import ICAL from 'ical.js';

const run = promisify(execFile);
const FORMATS = ['rss', 'atom', 'json'];
/** Documents asked for side by side. */
const HANDS = 8;
/** How far back an archive is followed. */
const MOST_PAGES = 40;
/** RFC 5545 section 3.1. */
const LINE_OCTETS = 75;

/** Every address of a feed or calendar that is looked at: on a long run, each feed in each language and form. */
async function addresses(demo, cookie, languages, isLong) {
  const found = [];
  for (const [number, language] of languages.entries()) {
    const { text } = await demo.ask('fi', `/feeds/${language}.opml`);
    const feeds = [...text.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => new URL(url.replaceAll('&amp;', '&')).pathname.replace(/\.\w+$/, ''));
    found.push({ state: 'fi', path: `/feeds/${language}.opml`, kind: 'opml' });
    for (const [place, feed] of feeds.entries()) {
      // In turn, so that every feed is met in one language, every form in every language.
      const isWhole = isLong || feed === `/feeds/all.${language}`;
      if (!isWhole && place % languages.length !== number) continue;
      const forms = isWhole ? FORMATS : [FORMATS[Math.floor(place / languages.length) % FORMATS.length]];
      found.push(...forms.map((form) => ({ state: 'fi', path: `${feed}.${form}`, kind: form })));
    }
    const about = ['calendar', 'country/fi', 'country/ie', 'kind/meeting-outcome', 'topic/accessibility', 'phase/before'];
    for (const feed of about) found.push({ state: 'se', path: `/feeds/${feed}.${language}.ics`, kind: 'ics' });
  }
  found.push({ state: 'fi', path: '/feeds/all.opml', kind: 'opml' });
  // What was withdrawn stands in the feeds of the node that had it, files and labels above CLEAR in others.
  for (const state of ['se', 'lt', 'nl', 'ie', 'hr']) found.push(...FORMATS.map((form) => ({ state, path: `/feeds/all.en.${form}`, kind: form })));
  const own = (await demo.ask('se', '/en/my-feeds', { headers: { cookie } })).text.match(/\/feeds\/[^"<\s]*all\.en\.atom/)?.[0];
  if (own) found.push(...FORMATS.map((form) => ({ state: 'se', path: own.replace(/atom$/, form), kind: form })));
  return found;
}

/** The older documents that one leads to. */
function older({ state, kind }, text) {
  const next = kind === 'json' ? JSON.parse(text).next_url : text.match(/<(?:atom:)?link [^>]*rel="prev-archive"[^>]*>/)?.[0].match(/href="([^"]+)"/)?.[1];
  if (!next) return [];
  const { pathname, search } = new URL(next.replaceAll('&amp;', '&'));
  return [{ state, path: pathname + search, kind }];
}

/** Fetches everything into a folder, with a list of what is what. */
async function fetchAll(demo, first, folder, wrong) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const waiting = [...first];
  const seen = new Set();
  const list = [];
  await Promise.all(Array.from({ length: HANDS }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const name = `${next.state}${next.path}`;
      if (seen.has(name) || seen.size > first.length + MOST_PAGES) continue;
      seen.add(name);
      const { status, headers, text } = await demo.ask(next.state, next.path);
      if (status === 404 && next.kind === 'ics') continue;
      if (status !== 200) wrong(name, `answers ${status}`);
      const file = `${list.length}.${next.kind}`;
      writeFileSync(join(folder, file), text);
      list.push({ file, name, kind: next.kind, type: headers['content-type'] });
      if (next.kind === 'rss' || next.kind === 'atom' || next.kind === 'json') waiting.push(...older(next, text));
    }
  }));
  writeFileSync(join(folder, 'list.json'), JSON.stringify(list));
  return list;
}

/** The schemas of RSS and Atom by Jing, which is inside the Nu checker. */
async function byJing(kind, list, { room, folder, wrong }) {
  const files = list.filter((one) => one.kind === kind);
  const jar = join(room, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const driver = ['-cp', jar, 'nu.validator.vendor.thaiopensource.relaxng.util.Driver', '-c', join(room, `schemas/${kind}.rnc`)];
  const said = await run('java', [...driver, ...files.map(({ file }) => join(folder, file))], { maxBuffer: 1 << 26 }).catch((error) => error);
  const lines = said.stdout.split('\n').filter(Boolean);
  if (said.code && lines.length === 0) wrong(kind, `Jing: ${said.stderr}`);
  for (const line of lines) {
    const file = line.split('/').pop().split(':')[0];
    wrong(list.find((one) => one.file === file)?.name ?? file, `Jing: ${line.slice(line.indexOf(file) + file.length)}`);
  }
  return lines.length;
}

/** JSON Feed 1.1 by its schema. */
function bySchema(list, { room, folder, wrong }) {
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  const fits = ajv.compile(JSON.parse(readFileSync(join(room, 'schemas/feed.schema.json'), 'utf8')));
  let faults = 0;
  for (const { file, name } of list.filter((one) => one.kind === 'json')) {
    if (fits(JSON.parse(readFileSync(join(folder, file), 'utf8')))) continue;
    faults += fits.errors.length;
    for (const { instancePath, message, params } of fits.errors) wrong(name, `JSON Feed: ${instancePath} ${message} ${JSON.stringify(params)}`);
  }
  return faults;
}

/** What ical.js makes of a calendar: the instants its meetings have, for the other parser to agree with. */
function byIcalJs({ file, name }, { folder, wrong }) {
  const bytes = readFileSync(join(folder, file));
  const lines = bytes.toString('latin1').split('\r\n');
  if (lines.pop() !== '' || lines.some((line) => /[\r\n]/.test(line))) wrong(name, 'has lines that do not end in CRLF');
  for (const line of lines) if (line.length > LINE_OCTETS) wrong(name, `has a line of ${line.length} octets`);
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((part) => [part.getFirstPropertyValue('tzid'), new ICAL.Timezone(part)]));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const { uid, startDate, endDate } = new ICAL.Event(part);
    const instant = (time) => {
      if (!time) return null;
      if (time.isDate) return time.toString();
      const tzid = part.getFirstProperty('dtstart').getParameter('tzid');
      if (tzid && !zones.has(tzid)) wrong(name, `names the zone ${tzid} and does not say what it is`);
      return new Date(time.toUnixTime() * 1000).toISOString();
    };
    return { uid, starts: instant(startDate), ends: instant(endDate) };
  });
}

/** Looks at all; gives the counts of each checker. */
export async function documents({ demo, cookie, room, languages, isLong, wrong }) {
  const folder = join(room, 'documents');
  const list = await fetchAll(demo, await addresses(demo, cookie, languages, isLong), folder, wrong);
  const jing = Promise.all(['rss', 'atom'].map((kind) => byJing(kind, list, { room, folder, wrong })));
  const calendars = list.filter((one) => one.kind === 'ics');
  const instants = {};
  for (const one of calendars) {
    try {
      instants[one.file] = byIcalJs(one, { folder, wrong });
    } catch (error) {
      wrong(one.name, `ical.js: ${error.message}`);
    }
  }
  writeFileSync(join(folder, 'instants.json'), JSON.stringify(instants));
  const python = await run(join(room, 'python/bin/python'), [join(room, 'documents.py'), folder], { maxBuffer: 1 << 26 });
  const { faults, feedparser, icalendar, opml } = JSON.parse(python.stdout);
  for (const [name, what] of faults) wrong(name, what);
  const count = (kind) => list.filter((one) => one.kind === kind).length;
  const meetings = Object.values(instants).flat().length;
  return [
    `feedparser: ${feedparser.documents} documents, ${feedparser.faults} faults; OPML: ${opml.documents} lists, ${opml.faults} faults`,
    `Jing, RSS 2.0 and RFC 4287: ${count('rss') + count('atom')} documents, ${(await jing).reduce((sum, one) => sum + one)} faults`,
    `JSON Feed schema: ${count('json')} documents, ${bySchema(list, { room, folder, wrong })} faults`,
    `icalendar and ical.js: ${calendars.length} calendars, ${meetings} meetings, ${icalendar.faults} faults`,
  ];
}
