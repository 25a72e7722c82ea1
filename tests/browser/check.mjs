// Looks at every page in each language of the interface and says what is wrong with it. The four presentations are taken in
// turn, so that each page meets all four; a long run looks at every page in each language in all of them. Four pages are read
// aloud, the main tasks are done by keyboard, and what machines read is held against programs that are not ours.

import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { chromium } from 'playwright-core';

import { Demo, pages } from './demo.mjs';
import { desk } from './desk.mjs';
import { documents } from './documents.mjs';
import { LOOKS, Onlooker } from './look.mjs';
import { passkeys } from './passkeys.mjs';
import { scenes } from './scenes.mjs';
import { seldom } from './seldom.mjs';
import { sheet } from './sheet.mjs';
import { SPOKEN_LANGUAGES, SPOKEN_PAGES, bringReader, compare, readAloud } from './spoken.mjs';
import { TASKS, Walks } from './walks.mjs';

const run = promisify(execFile);
const text = { type: 'string' };
const { values: given } = parseArgs({
  options: { told: text, port: text, 'other-port': text, 'mail-port': text, folder: text, room: text, tests: text, screenshots: text, pages: text, 'keep-spoken': { type: 'boolean' }, desk: { type: 'boolean' } },
});
/** Pictures are of the first three. */
const LANGUAGES = given.screenshots ? ['en', 'fi', 'sv'] : ['en', 'fi', 'sv', 'ga', 'hr', 'lt', 'nl'];
const IS_LONG = process.env.ELECTION_POOL_LONG !== undefined;
/** What is looked at side by side: as much as the machine of the tests has cores. */
const HANDS = 2;
/** How many wrong links are tried before the page for too many requests must have come. */
const WRONG_LINKS = 200;

const { room } = given;
const faults = [];
const counts = { spoken: 0, tasks: 0, stops: 0 };
const lines = [];
const spent = new Map();
const began = performance.now();

function wrong(where, what) {
  faults.push(`${where}: ${what}`);
}

/** Does something and remembers how long its part has taken in all. */
async function timed(part, deed) {
  const from = performance.now();
  const done = await deed().catch((error) => wrong(part, error.message.split('\n')[0]));
  spent.set(part, (spent.get(part) ?? 0) + performance.now() - from);
  return done;
}

const served = join(room, 'served');
rmSync(served, { recursive: true, force: true });
mkdirSync(served, { recursive: true });

const demo = new Demo(given.told, Number(given.port), join(given.folder, 'demo'));
const cookies = new Map();
for (const who of ['se reader', 'lt reader', 'hr reader', 'ie operator', 'fi author', 'fi approver', 'se author']) cookies.set(who, await demo.enter(who));
/** With pictures of some pages only, those. */
const wanted = given.pages?.split(',');
const known = [...await pages(demo, cookies), ...await seldom(demo, cookies)];
const all = known.filter(({ name }) => !wanted || wanted.includes(name));
/** What a scenario needs besides a browser: where the demo is and listens, and where others may. */
const stage = (browser) => {
  const other = Number(given['other-port']);
  const ports = { own: [other + 2, other + 3], mail: given['mail-port'] };
  return { browser, demo, room, wrong, ports, tests: given.tests, folder: demo.folder, input: join(given.folder, 'input') };
};
if (given.desk) {
  const alone = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  lines.push(...await desk({ browser: alone, demo, cookies, room, wrong }), ...await scenes(stage(alone)));
  await alone.close();
  for (const line of [...faults, ...lines]) console.log(line);
  process.exit(faults.length > 0 ? 1 : 0);
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** The presentations in which a page is looked at in a language. */
function looksOf(page, language) {
  if (IS_LONG || given.screenshots) return LOOKS;
  return [LOOKS[(page + LANGUAGES.indexOf(language)) % LOOKS.length]];
}

/** A person signs in by the printed link and its button, reads in a list what is closed to others, and signs out. */
async function inAndOut(who, list) {
  const origin = `http://${demo.host(who.split(' ')[0])}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const press = (form) => Promise.all([page.waitForNavigation(), page.click(`form[action*="${form}"] button`)]);
  await page.goto(origin + demo.links.get(who));
  await press('/sign-in/');
  if ((await page.locator('form[action*="/sign-out"]').count()) !== 1) wrong(who, `is not signed in at ${page.url()}`);
  const closed = 'main li:has-text("TLP:AMBER") a[href*="/materials/"]';
  await page.goto(origin + list);
  const address = await page.locator(closed).first().getAttribute('href', { timeout: 5_000 }).catch(() => null);
  if (!address) return wrong(who, `sees nothing closed in ${list}`);
  const open = await page.goto(origin + address);
  if (open.status() !== 200) wrong(who, `may not read ${address}: ${open.status()}`);
  await press('/sign-out');
  const shut = await page.goto(origin + address);
  if (shut.status() !== 404) wrong(who, `still reads ${address} after signing out: ${shut.status()}`);
  return context.close();
}

/** Too many wrong links in a row lead to a page that says so; the node lets nobody in for the rest of the minute. */
async function tooMany(onlooker, language, shots) {
  const path = `/sign-in/${'1'.repeat(64)}`;
  for (let tried = 0; tried < WRONG_LINKS; tried += 1) {
    const { status } = await demo.ask('nl', `/${language}${path}`);
    if (status === 429) return onlooker.look({ name: 'too-many', state: 'nl', path, status }, language, looksOf(all.length, language), { shots });
  }
  return wrong('too-many', `${WRONG_LINKS} wrong links were taken`);
}

/** Reads a page aloud and holds it against what is kept. */
async function speak(name, language) {
  const { state, path, who } = all.find((page) => page.name === name);
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  await bringReader(context, room);
  if (who) {
    const [cookie, value] = cookies.get(who).split('=');
    await context.addCookies([{ name: cookie, value, domain: `${state}.localhost`, path: '/' }]);
  }
  const page = await context.newPage();
  await page.goto(`http://${demo.host(state)}/${language}${path}`);
  const heard = await readAloud(page, language);
  const differs = compare({ name, language, text: heard, kept: join(given.tests, 'spoken'), heard: join(room, 'heard'), isKept: given['keep-spoken'] });
  if (differs) wrong(`${name} ${language}`, differs);
  counts.spoken += 1;
  return context.close();
}

/** The Nu checker on what was served and on the stylesheet, errors and warnings alike. */
async function markup() {
  const style = join(served, 'style.css');
  writeFileSync(style, (await demo.ask('fi', '/assets/style.css')).text);
  const jar = join(room, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const { stderr } = await run('java', ['-Xss2m', '-jar', jar, '--exit-zero-always', '--also-check-css', '--format', 'json', served], { maxBuffer: 1 << 26 });
  // In the margin boxes of a page the checker contradicts itself about one property that it knows.
  const messages = JSON.parse(stderr).messages.filter(({ message }) => !/“print-color-adjust”.* but exists in “\[css3\]”/.test(message));
  for (const { url, lastLine, message } of messages) wrong(url.split('/').pop(), `Nu, line ${lastLine}: ${message}`);
  return messages.length;
}

/** A subscriber of somebody else at a node of its own. */
async function subscriber() {
  const { stdout } = await run(join(room, 'python/bin/python'), [join(room, 'subscriber.py'), '--program', process.env.ELECTION_POOL_BIN, '--port', given['other-port']])
    .catch((error) => ({ stdout: '', fault: wrong('WebSub subscriber', error.stderr.trim().split('\n').pop()) }));
  lines.push(`WebSub: ${stdout.trim() || 'failed'}`);
}

const onlooker = new Onlooker({ browser, demo, cookies, room, wrong });
const hands = [onlooker, new Onlooker({ browser, demo, cookies, room, wrong })];
const sheets = new Map();
const shotsOf = (name) => {
  if (!given.screenshots) return undefined;
  if (!sheets.has(name)) sheets.set(name, []);
  return sheets.get(name);
};
const work = [];
if (!given['keep-spoken']) {
  for (const [number, page] of all.entries()) {
    for (const [place, language] of LANGUAGES.entries()) {
      const isSwept = IS_LONG || number % LANGUAGES.length === place;
      const job = (hand) => hand.look(page, language, looksOf(number, language), { shots: shotsOf(page.name), isSwept });
      work.push((hand) => timed('looks', () => job(hand)));
    }
  }
}
if (!given.screenshots) {
  for (const name of SPOKEN_PAGES) for (const language of SPOKEN_LANGUAGES) work.push(() => timed('read aloud', () => speak(name, language)));
  if (!given['keep-spoken']) {
    const walks = new Walks({ browser, demo, counts, wrong });
    for (const withScript of [true, false]) for (const name of Object.keys(TASKS)) work.push(() => timed('tasks by keyboard', () => walks.walk(name, withScript)));
    work.unshift(() => timed('documents', async () => lines.push(...await documents({ demo, cookie: cookies.get('se reader'), room, languages: LANGUAGES, isLong: IS_LONG, wrong }))));
    work.push(() => timed('subscriber', subscriber));
  }
}
await Promise.all(hands.map(async (hand) => {
  for (let next = work.shift(); next; next = work.shift()) await next(hand);
}));
if (given['keep-spoken']) {
  await browser.close();
  for (const fault of faults) console.log(fault);
  console.log(`${counts.spoken} transcripts are kept`);
  process.exit(faults.length > 0 ? 1 : 0);
}
await timed('signing in', () => inAndOut('fi reader', '/en/materials?topic=crisis-communication'));
const deeds = await timed('passkeys', () => passkeys({ browser, demo, who: 'fi operator', wrong }));
lines.push(`passkeys: ${deeds} deeds with a virtual authenticator`);
if (!given.screenshots) {
  lines.push(...((await timed('stories at the desk', () => desk({ browser, demo, cookies, room, wrong }))) ?? []));
  lines.push(...((await timed('scenarios', () => scenes(stage(browser)))) ?? []));
}
if (!wanted) for (const language of LANGUAGES) await timed('looks', () => tooMany(onlooker, language, shotsOf('too-many')));
const atAxe = faults.filter((fault) => fault.includes(': axe ')).length;
const atNu = await timed('Nu', markup);
if (given.screenshots) {
  mkdirSync(given.screenshots, { recursive: true });
  for (const [name, shots] of sheets) writeFileSync(join(given.screenshots, `${name}.webp`), await sheet(browser, shots));
}
await browser.close();
for (const fault of faults) console.log(fault);
const sum = (name) => hands.reduce((total, hand) => total + hand.counts[name], 0);
console.log(`${all.length + 1} pages, ${sum('looks')} looks (${LANGUAGES.join(', ')}; ${LOOKS.map(({ name }) => name).join(', ')})`);
console.log(`axe-core: ${sum('axe')} runs, ${atAxe} findings; Nu checker: ${sum('served')} documents and the stylesheet, ${atNu} messages`);
console.log(`keyboard: ${sum('stops')} stops of ${all.length} pages, ${counts.tasks} tasks over ${counts.stops} stops; read aloud: ${counts.spoken} transcripts; languages of ${sum('parts')} parts told`);
for (const line of lines) console.log(line);
const parts = [...spent].map(([part, ms]) => `${part} ${(ms / 1000).toFixed(0)} s`).join(', ');
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s with ${HANDS} hands: ${parts}`);
console.log(`${faults.length} faults in all`);
process.exit(faults.length > 0 ? 1 : 0);
