// What a screen reader says of a page, from top to bottom: read by the virtual screen reader of guidepup inside Chromium and
// held against the text that was read over and kept. A part in another language than the page begins with that language.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SPOKEN_LANGUAGES = ['en', 'ga'];
/** The pages that are read aloud, by the names of demo.mjs. */
export const SPOKEN_PAGES = ['front-since', 'material-amber', 'meeting', 'network'];
/** More than any of the pages says. */
const MOST_PHRASES = 3_000;
/** Where the reader is asked for; no page has this address. */
const READER = '/the-screen-reader.js';
/** What need not be written down: text says itself, and the cells of a row are its own. */
const SILENT = /^(paragraph|strong|emphasis|time|insertion|deletion|mark|rowgroup|figure|article|blockquote)$/;

/** Prepares a context: the pages allow no script, so the reader comes past their policy. */
export async function bringReader(context, room) {
  const reader = readFileSync(join(room, 'node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js'), 'utf8');
  await context.route(`**${READER}`, (route) => route.fulfill({ contentType: 'text/javascript', body: reader }));
}

/** Runs in the page: every phrase with its language. */
async function phrases({ reader, most }) {
  const { virtual } = await import(reader);
  await virtual.start({ container: document.body });
  const said = [];
  while (said.length < most) {
    const phrase = await virtual.lastSpokenPhrase();
    const node = virtual.activeNode;
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    const isDrawn = element?.closest('[role="img"]') && element.getAttribute('role') !== 'img';
    // What is inside a picture is a part of the picture, whatever the reader makes of it.
    if (!isDrawn) said.push({ phrase, lang: element?.closest('[lang]')?.lang ?? '' });
    if (phrase === 'end of document') break;
    await virtual.next();
  }
  await virtual.stop();
  return said;
}

/** Runs in the page: what differs from run to run and from day to day gives way to a name. */
function calm() {
  const DAY_MS = 86_400_000;
  // An instant lately was the demo's, a day without a time is from a material.
  const recent = [...document.querySelectorAll('time')].filter((time) => time.dateTime.includes('T') && Date.now() - Date.parse(time.dateTime) < 2 * DAY_MS);
  // What came first is another thing in every run.
  for (const list of document.querySelectorAll('section[aria-labelledby="newest"] > ul.materials')) {
    list.append(...[...list.children].sort((a, b) => (a.querySelector('h3').textContent < b.querySelector('h3').textContent ? -1 : 1)));
  }
  // What is due next ends with the days of the examples.
  document.querySelector('.ways[aria-labelledby="actions"]')?.remove();
  for (const place of document.querySelectorAll('.signed .quiet:not(.code)')) place.firstChild.data = place.firstChild.data.replace(/(?<![:\d])\d+(?!\d|\.)/g, '{number}');
  // How much has arrived since somebody first came in is another number on a slow machine.
  for (const link of document.querySelectorAll('a[href$="/desk/incoming"] span')) link.textContent = link.textContent.replace(/\d+/, '{number}');
  const days = [...new Set(recent.map((time) => time.textContent.trim()))].sort((a, b) => b.length - a.length);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A day in a cell is one of the examples', whatever day it is today.
    if (node.parentElement.closest('td') && !node.parentElement.closest('time')) continue;
    for (const day of days) node.data = node.data.replaceAll(day, '{day}');
  }
}

/** Ports, ids, digests and keys differ in every run. */
const plain = (text) => text
  .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '{id}')
  .replace(/\b[0-9a-f]{16,}\b/g, '{digest}')
  .replace(/\bz6Mk\w+/g, '{key}')
  .replace(/localhost:\d+/g, 'localhost:{port}')
  .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '{time}')
  .replace(/ \(20\d\d\)\. /g, ' ({year}). ')
  .replace(/Election Pool \d+\.\d+\.\d+\S*/g, 'Election Pool {version}');

/** One line a phrase; what stands inside another is set in. */
export function transcript(said, language) {
  const open = [];
  const lines = [];
  // From the end, since only the end of a thing tells that it held something.
  for (const { phrase, lang } of [...said].reverse()) {
    const ended = phrase.match(/^end of (.*)$/s)?.[1];
    if (ended !== undefined) {
      open.push(ended);
      continue;
    }
    if (open.at(-1) === phrase) open.pop();
    if (SILENT.test(phrase)) continue;
    const depth = open.filter((outer) => !SILENT.test(outer)).length;
    const tongue = lang === language || !lang ? '' : `[${lang}] `;
    const short = phrase.replace(/^row, .*$/s, 'row').replace(/^listitem, level (\d+), position (\d+), set size (\d+)/, 'item $2 of $3');
    lines.push(`${'  '.repeat(depth)}${tongue}${plain(short).replace(/\s+/g, ' ')}`);
  }
  lines.reverse();
  // What a thing is called is often all that is in it.
  const bare = (line) => line?.trim().replace(/^\[\w+\] /, '');
  const again = (line, at) => {
    const [, name] = bare(lines[at - 1])?.match(/^(?:heading|term|caption|cell|rowheader|columnheader), (.*?)(?:, level \d)?$/) ?? [];
    return name === bare(line);
  };
  return `${lines.filter((line, at) => !again(line, at)).join('\n')}\n`;
}

/** Reads a page that is open aloud. */
export async function readAloud(page, language) {
  await page.evaluate(calm);
  return transcript(await page.evaluate(phrases, { reader: READER, most: MOST_PHRASES }), language);
}

/** Holds what was said against what is kept; gives how the two differ, or nothing. */
export function compare({ name, language, text, kept, heard, isKept }) {
  const file = join(kept, `${name}.${language}.txt`);
  if (isKept) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, text);
    return null;
  }
  if (!existsSync(file)) return 'is not kept yet';
  if (readFileSync(file, 'utf8') === text) return null;
  mkdirSync(heard, { recursive: true });
  const other = join(heard, `${name}.${language}.txt`);
  writeFileSync(other, text);
  try {
    execFileSync('diff', ['-U2', '--label', 'kept', '--label', 'heard', file, other], { encoding: 'utf8' });
    return null;
  } catch (error) {
    return `is read aloud in other words (tests/browser/run --keep-spoken keeps them)\n${error.stdout}`;
  }
}
