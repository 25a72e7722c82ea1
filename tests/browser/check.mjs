// Looks at every page in each language of the interface and says what is wrong with it. The four presentations are taken in
// turn, so that each page meets all four; a long run looks at every page in each language in all of them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { Demo, pages } from './demo.mjs';
import { sheet } from './sheet.mjs';

const { values: given } = parseArgs({
  options: { told: { type: 'string' }, port: { type: 'string' }, room: { type: 'string' }, screenshots: { type: 'string' } },
});
/** Pictures are of the first three. */
const LANGUAGES = given.screenshots ? ['en', 'fi', 'sv'] : ['en', 'fi', 'sv', 'ga', 'hr', 'lt', 'nl'];
/** In CSS pixels; the last is a window of 1280 by 1024 at 400 %. */
const LOOKS = [
  { name: 'light', theme: 'light', width: 1280, height: 900 },
  { name: 'dark', theme: 'dark', width: 1280, height: 900 },
  { name: '320 px', theme: 'light', width: 320, height: 900 },
  { name: '400 %', theme: 'dark', width: 320, height: 256 },
];
const IS_LONG = process.env.ELECTION_POOL_LONG !== undefined;
/** The success criteria of WCAG 2.2 at levels A and AA, and what the makers of axe-core recommend besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Pages looked at side by side: as many as the machine of the tests has cores. */
const HANDS = 2;
/** How much of a long page a picture shows. */
const SHOT_PX = 1200;
/** How many wrong links are tried before the page for too many requests must have come. */
const WRONG_LINKS = 200;

const axe = readFileSync(join(given.room, 'node_modules/axe-core/axe.min.js'), 'utf8');
const faults = [];
const counts = { looks: 0, axe: 0, served: 0 };
const served = join(given.room, 'served');
rmSync(served, { recursive: true, force: true });
mkdirSync(served, { recursive: true });

const demo = new Demo(given.told, Number(given.port));
const cookies = new Map();
for (const who of ['se reader', 'lt reader', 'hr reader', 'ie operator']) cookies.set(who, await demo.enter(who));
const all = await pages(demo, cookies);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

function wrong(where, what) {
  faults.push(`${where}: ${what}`);
}

/** The presentations in which a page is looked at in a language. */
function looksOf(page, language) {
  if (IS_LONG || given.screenshots) return LOOKS;
  return [LOOKS[(page + LANGUAGES.indexOf(language)) % LOOKS.length]];
}

/** Looks at one page in one language: with the eyes of axe, by keyboard, and on paper. */
async function look({ name, state, path, status = 200, who, label }, language, looks, shots) {
  const address = `http://${demo.host(state)}/${language}${path}`;
  const at = `${name} ${language}`;
  const context = await browser.newContext({ viewport: { width: LOOKS[0].width, height: 900 }, colorScheme: LOOKS[0].theme });
  if (who) {
    const [cookie, value] = cookies.get(who).split('=');
    await context.addCookies([{ name: cookie, value, domain: `${state}.localhost`, path: '/' }]);
  }
  const page = await context.newPage();
  page.on('request', (request) => {
    if (new URL(request.url()).host !== demo.host(state)) wrong(at, `asks ${request.url()}`);
  });
  page.on('pageerror', (error) => wrong(at, `${error}`));
  const answer = await page.goto(address);
  if (answer.status() !== status) wrong(at, `${address} answers ${answer.status()}, not ${status}`);
  writeFileSync(join(served, `${name}.${language}.html`), await answer.body());
  counts.served += 1;
  const told = await page.evaluate(() => ({ language: document.documentElement.lang, scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length }));
  if (told.language !== language) wrong(at, `says its language is ${told.language}`);
  if (told.scripts > 0) wrong(at, 'has a script');
  await byKeyboard(page, at);
  await page.evaluate(axe);
  for (const one of looks) await oneLook(page, { at, language, ...one }, shots);
  await onPaper(page, at, label);
  await context.close();
}

/** One look: nothing hangs over the edge, and axe finds nothing. */
async function oneLook(page, { at, language, name, theme, width, height }, shots) {
  const where = `${at} ${name}`;
  counts.looks += 1;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) wrong(where, `is ${wide} px wide`);
  if (shots) {
    await page.evaluate(() => document.activeElement.blur());
    const clip = { x: 0, y: 0, width, height: SHOT_PX };
    shots.push({ language, theme, width, png: await page.screenshot({ clip, fullPage: true }) });
  }
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
  counts.axe += 1;
  for (const { id, nodes } of violations) wrong(where, `axe ${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}

/** The first stop of the keyboard is the way past the menu, and it is seen. */
async function byKeyboard(page, where) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const { className, hash } = document.activeElement;
    const { left, top, height } = document.activeElement.getBoundingClientRect();
    return { className, hash, isSeen: left >= 0 && top >= 0 && height >= 24 };
  });
  if (first.hash !== '#content' || !first.isSeen) wrong(where, `the first stop of the keyboard is ${JSON.stringify(first)}`);
}

/** On paper the label is there, and above CLEAR it is in the margins of every sheet. */
async function onPaper(page, where, label) {
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate(() => ({
    sheet: getComputedStyle(document.body).page,
    labels: [...document.querySelectorAll('.tlp')].filter((label) => label.checkVisibility()).length,
    wanted: document.querySelectorAll('.tlp').length,
    menus: [...document.querySelectorAll('nav')].filter((menu) => menu.checkVisibility()).length,
  }));
  if (paper.labels !== paper.wanted) wrong(where, 'loses its label on paper');
  if (paper.menus > 0) wrong(where, 'prints its menus');
  if (label && paper.sheet !== label) wrong(where, `prints on sheets “${paper.sheet}”, not “${label}”`);
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
async function tooMany(language, shots) {
  const path = `/sign-in/${'1'.repeat(64)}`;
  for (let tried = 0; tried < WRONG_LINKS; tried += 1) {
    const { status } = await demo.ask('nl', `/${language}${path}`);
    if (status === 429) return look({ name: 'too-many', state: 'nl', path, status }, language, looksOf(all.length, language), shots);
  }
  return wrong('too-many', `${WRONG_LINKS} wrong links were taken`);
}

/** The Nu checker on what was served, errors and warnings alike. */
function markup() {
  const jar = join(given.room, 'node_modules/vnu-jar/build/dist/vnu.jar');
  try {
    execFileSync('java', ['-Xss2m', '-jar', jar, '--skip-non-html', '--format', 'json', served], { stdio: ['ignore', 'ignore', 'pipe'] });
    return 0;
  } catch (error) {
    const { messages } = JSON.parse(error.stderr.toString());
    for (const { url, lastLine, message } of messages) wrong(url.split('/').pop(), `Nu, line ${lastLine}: ${message}`);
    return messages.length;
  }
}

const sheets = new Map();
const work = all.flatMap((page, number) => LANGUAGES.map((language) => ({ page, language, looks: looksOf(number, language) })));
const shotsOf = (name) => {
  if (!given.screenshots) return undefined;
  if (!sheets.has(name)) sheets.set(name, []);
  return sheets.get(name);
};
await Promise.all(Array.from({ length: HANDS }, async () => {
  for (let next = work.shift(); next; next = work.shift()) await look(next.page, next.language, next.looks, shotsOf(next.page.name));
}));
await inAndOut('fi reader', '/en/materials?topic=crisis-communication');
for (const language of LANGUAGES) await tooMany(language, shotsOf('too-many'));
const atAxe = faults.filter((fault) => fault.includes(': axe ')).length;
const atNu = markup();
if (given.screenshots) {
  mkdirSync(given.screenshots, { recursive: true });
  for (const [name, shots] of sheets) writeFileSync(join(given.screenshots, `${name}.jpg`), await sheet(browser, shots));
}
await browser.close();
for (const fault of faults) console.log(fault);
console.log(`${all.length + 1} pages, ${counts.looks} looks (${LANGUAGES.join(', ')}; ${LOOKS.map(({ name }) => name).join(', ')})`);
console.log(`axe-core: ${counts.axe} runs, ${atAxe} findings; Nu checker: ${counts.served} documents, ${atNu} messages; ${faults.length} faults in all`);
process.exit(faults.length > 0 ? 1 : 0);
