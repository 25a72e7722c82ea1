// One page in one language under every eye: those of axe-core, of the keyboard, of a narrow window, of paper, and of whoever
// needs to hear in which language a part is.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sweep } from './keyboard.mjs';
import { tongues } from './tongues.mjs';

/** In CSS pixels; the last is a window of 1280 by 1024 at 400 %. */
export const LOOKS = [
  { name: 'light', theme: 'light', width: 1280, height: 900 },
  { name: 'dark', theme: 'dark', width: 1280, height: 900 },
  { name: '320 px', theme: 'light', width: 320, height: 900 },
  { name: '400 %', theme: 'dark', width: 320, height: 256 },
];
/** The success criteria of WCAG 2.2 at levels A and AA, and what the makers of axe-core recommend besides. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** How much of a long page a picture shows. */
const SHOT_PX = 1200;

/** Longer than any window of 320 px, as compounds and addresses are. */
const LONG_WORD = 'Ennakkoäänestyspaikkailmoituslomakkeentäyttöohjeluonnosversioluettelo';

/** How wide the page would be if each title and link of its content were this word. */
function widthWith(word) {
  const parts = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, a):not(table *)')];
  // What never breaks is a word of ours.
  const free = parts.filter((part) => getComputedStyle(part).whiteSpace !== 'nowrap');
  const texts = free.flatMap((part) => [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const before = texts.map((node) => node.data);
  texts.forEach((node) => { node.data = word; });
  const width = document.documentElement.scrollWidth;
  texts.forEach((node, place) => { node.data = before[place]; });
  return width;
}

/** Runs in the page: the terms that stand elsewhere than the first of their list, beside what is said of another. */
function strayed() {
  const left = (one) => Math.round(one.getBoundingClientRect().left);
  const terms = [...document.querySelectorAll('dl.meeting, dl.gone')].flatMap((list) => [...list.querySelectorAll('dt')]);
  return terms.filter((term) => left(term) !== left(term.parentElement.querySelector('dt'))).map((term) => term.textContent.trim());
}

/** Somebody who looks at one page after another, in a window for each person they may be. */
export class Onlooker {
  constructor({ browser, demo, cookies, room, wrong }) {
    Object.assign(this, { browser, demo, cookies, wrong, windows: new Map() });
    this.served = join(room, 'served');
    this.axe = readFileSync(join(room, 'node_modules/axe-core/axe.min.js'), 'utf8');
    this.counts = { looks: 0, axe: 0, served: 0, stops: 0, parts: 0 };
  }

  /** The window of somebody; axe-core comes with each page, as no script of ours does. */
  async window(state, who) {
    const name = who ?? 'anybody';
    if (this.windows.has(name)) return this.windows.get(name);
    const context = await this.browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(this.axe);
    if (who) {
      const [cookie, value] = this.cookies.get(who).split('=');
      await context.addCookies([{ name: cookie, value, domain: `${state}.localhost`, path: '/' }]);
    }
    const page = await context.newPage();
    const window = { page, at: '', host: '' };
    page.on('request', (request) => {
      if (new URL(request.url()).host !== window.host) this.wrong(window.at, `asks ${request.url()}`);
    });
    page.on('pageerror', (error) => this.wrong(window.at, `${error}`));
    this.windows.set(name, window);
    return window;
  }

  /** Looks at one page in one language; with `isSwept`, by keyboard from its first stop to its last. */
  async look({ name, state, path, status = 200, who, label, scripts = 0 }, language, looks, { shots, isSwept = false } = {}) {
    const window = await this.window(state, who);
    const { page } = window;
    const at = `${name} ${language}`;
    Object.assign(window, { at, host: this.demo.host(state) });
    await page.emulateMedia({ media: null, colorScheme: looks[0].theme });
    await page.setViewportSize({ width: looks[0].width, height: looks[0].height });
    const address = `http://${window.host}/${language}${path}`;
    const answer = await page.goto(address);
    if (answer.status() !== status) this.wrong(at, `${address} answers ${answer.status()}, not ${status}`);
    writeFileSync(join(this.served, `${name}.${language}.html`), await answer.body());
    this.counts.served += 1;
    const told = await page.evaluate(() => ({ language: document.documentElement.lang, scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length }));
    if (told.language !== language) this.wrong(at, `says its language is ${told.language}`);
    if (told.scripts !== scripts) this.wrong(at, `has ${told.scripts} scripts, not ${scripts}`);
    this.counts.parts += await tongues(page, this.wrong, at);
    if (isSwept) this.counts.stops += await sweep(page, this.wrong, at);
    else await this.firstStop(page, at);
    for (const one of looks) await this.oneLook(page, { at, language, ...one }, shots);
    await this.onPaper(page, at, label);
  }

  /** One look: nothing hangs over the edge, each term stands before what is said of it, and axe finds nothing. */
  async oneLook(page, { at, language, name, theme, width, height }, shots) {
    const where = `${at} ${name}`;
    this.counts.looks += 1;
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) this.wrong(where, `is ${wide} px wide`);
    const withWords = await page.evaluate(widthWith, LONG_WORD);
    if (withWords > Math.max(width, wide)) this.wrong(where, `is ${withWords} px wide with long words in it`);
    for (const term of await page.evaluate(strayed)) this.wrong(where, `“${term}” does not stand where the terms of its list do`);
    if (shots) {
      await page.evaluate(() => document.activeElement.blur());
      const clip = { x: 0, y: 0, width, height: SHOT_PX };
      shots.push({ language, theme, width, png: await page.screenshot({ clip, fullPage: true }) });
      return;
    }
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
    this.counts.axe += 1;
    for (const { id, nodes } of violations) this.wrong(where, `axe ${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
  }

  /** The first stop of the keyboard is the way past the menu, and it is seen. */
  async firstStop(page, where) {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => {
      const { className, hash } = document.activeElement;
      const { left, top, height } = document.activeElement.getBoundingClientRect();
      return { className, hash, isSeen: left >= 0 && top >= 0 && height >= 24 };
    });
    if (first.hash !== '#content' || !first.isSeen) this.wrong(where, `the first stop of the keyboard is ${JSON.stringify(first)}`);
  }

  /** On paper the label is there, and above CLEAR it is in the margins of every sheet. */
  async onPaper(page, where, label) {
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => ({
      sheet: getComputedStyle(document.body).page,
      labels: [...document.querySelectorAll('.tlp')].filter((label) => label.checkVisibility()).length,
      wanted: document.querySelectorAll('.tlp').length,
      menus: [...document.querySelectorAll('nav')].filter((menu) => menu.checkVisibility()).length,
    }));
    if (paper.labels !== paper.wanted) this.wrong(where, 'loses its label on paper');
    if (paper.menus > 0) this.wrong(where, 'prints its menus');
    if (label && paper.sheet !== label) this.wrong(where, `prints on sheets “${paper.sheet}”, not “${label}”`);
  }
}
