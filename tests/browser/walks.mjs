// The main tasks, done with the keyboard alone, with script and without: each begins where a reader would and ends with what
// they came for.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { Walker } from './keyboard.mjs';

/** Longest wait for a page or a file, in milliseconds: a machine may be busy with other things. */
const WAIT_MS = 30_000;
/** Narrow enough that the table of the network has to be scrolled. */
const NARROW_PX = 320;

/** What a task must come to. */
function sure(is, what) {
  if (!is) throw new Error(what);
}

const heading = (page) => page.evaluate(() => document.querySelector('h1').textContent.trim());
const tongue = (page) => page.evaluate(() => document.querySelector('h1').lang);

/** Each task: where it begins and what is done. */
export const TASKS = {
  'a material from the front page, in another language': async ({ walker, page, open }) => {
    await open('fi', '/en/');
    await walker.skip();
    await walker.enter('main .materials a');
    const first = await tongue(page);
    await walker.skip();
    await walker.enter(`aside a[hreflang]:not([hreflang="${first}"])`);
    sure((await tongue(page)) !== first, `the title is still in ${first}`);
  },
  'a file of a material': async ({ walker, page, open, withFile }) => {
    await open('fi', withFile);
    await walker.skip();
    await walker.tabTo('a[download][href^="/attachments/"], a[download][href*="/attachments/"]');
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: WAIT_MS }), page.keyboard.press('Enter')]);
    const bytes = readFileSync(await download.path());
    const digest = createHash('sha256').update(bytes).digest('hex');
    sure(download.url().includes(digest), `the file is not the one of ${download.url()}`);
  },
  'a list, narrowed': async ({ walker, page, open }) => {
    await open('fi', '/en/');
    walker.begin();
    await walker.enter('nav.main a[href$="/materials"]');
    await walker.skip();
    await walker.tabTo('select[name="country"]');
    await page.keyboard.type('Croatia');
    await walker.enter('.narrow button');
    sure(new URL(page.url()).searchParams.get('country') === 'HR', `the list is narrowed to ${page.url()}`);
    sure((await page.locator('main .materials > li').count()) > 0, 'nothing is listed');
  },
  'a search': async ({ walker, page, open }) => {
    await open('nl', '/en/');
    walker.begin();
    await walker.enter('nav.main a[href$="/search"]');
    await walker.skip();
    await walker.tabTo('input[type="search"]');
    await page.keyboard.type('stembureau');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await walker.skip();
    await walker.enter('main .materials a');
    sure(page.url().includes('/materials/'), `what was found leads to ${page.url()}`);
  },
  'the table of the network': async ({ walker, page, open }) => {
    await page.setViewportSize({ width: NARROW_PX, height: 640 });
    await open('lt', '/en/');
    walker.begin();
    await walker.enter('nav.main a[href$="/network"]');
    await walker.skip();
    await walker.tabTo('[role="region"][aria-labelledby="nodes"]');
    for (let pressed = 0; pressed < 4; pressed += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0, undefined, { timeout: WAIT_MS });
    await walker.tabTo('table a');
  },
  'a feed': async ({ walker, page, open }) => {
    await open('nl', '/en/');
    walker.begin();
    await walker.enter('footer a[href$="/feeds"]');
    await walker.skip();
    await walker.tabTo('.feeds .forms a[href$=".rss"]');
    const [answer] = await Promise.all([page.context().waitForEvent('response', { timeout: WAIT_MS }), page.keyboard.press('Enter')]);
    sure(answer.headers()['content-type'].startsWith('application/rss+xml'), `${answer.url()} is ${answer.headers()['content-type']}`);
  },
  'signing in and out': async ({ walker, open, link }) => {
    await open(link.state, link.path);
    await walker.skip();
    await walker.enter('main button');
    walker.begin();
    await walker.enter('form[action$="/sign-out"] button');
    walker.begin();
    await walker.tabTo('.person a[href*="/sign-in"]');
  },
  'forward and back in a guide': async ({ walker, page, open }) => {
    await open('se', '/en/');
    walker.begin();
    await walker.enter('nav.main a[href$="/guides"]');
    await walker.skip();
    await walker.enter('main .materials a');
    await walker.skip();
    await walker.enter('main .parts a');
    const first = await heading(page);
    await walker.skip();
    await walker.enter('a[rel="next"]');
    sure((await heading(page)) !== first, 'the next part is the same');
    await walker.skip();
    await walker.enter('a[rel="prev"]');
    sure((await heading(page)) === first, `back is “${await heading(page)}”, not “${first}”`);
  },
  'a draft at the desk': async ({ walker, page, open, author, withScript }) => {
    await open(author.state, author.path);
    await walker.skip();
    await walker.enter('main button');
    walker.begin();
    await walker.enter('.person a[href$="/desk"]');
    await walker.skip();
    await walker.enter('form[action$="/desk/drafts"] button');
    await walker.skip();
    await walker.tabTo('#title-0');
    await page.keyboard.type('Queues');
    await walker.tabTo('#text-0');
    await page.keyboard.type('Long ones. ');
    if (withScript) {
      // It is saved as one goes: nobody has pressed anything.
      await page.waitForFunction(() => document.querySelector('[name="edition"]').value !== '1', undefined, { timeout: WAIT_MS });
      await page.reload();
    } else {
      walker.begin();
      await walker.enter('.deeds button[value="save"]');
    }
    sure((await page.inputValue('#title-0')) === 'Queues', 'the title is not saved');
    sure((await page.inputValue('#text-0')).includes('Long ones.'), 'the text is not saved');
  },
};

/** Who writes, with script and without. */
const AUTHORS = ['lt author', 'nl author'];

/** Who signs in, with script and without; each link is good for once. */
const PEOPLE = ['lt operator', 'se operator'];

/** The tasks at one demo. */
export class Walks {
  constructor({ browser, demo, counts, wrong }) {
    Object.assign(this, { browser, demo, counts, wrong });
    this.file = materialWithFile(demo);
  }

  /** Does one of them. */
  async walk(name, withScript) {
    const { demo, counts, wrong } = this;
    const where = `${name}${withScript ? '' : ', without script'}`;
    const context = await this.browser.newContext({ javaScriptEnabled: withScript, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const walker = new Walker(page, wrong, where);
    const open = (state, path) => page.goto(`http://${demo.host(state)}${path}`);
    const who = PEOPLE[withScript ? 0 : 1];
    const link = { state: who.split(' ')[0], path: demo.links.get(who) };
    const writes = AUTHORS[withScript ? 0 : 1];
    const author = { state: writes.split(' ')[0], path: demo.links.get(writes) };
    try {
      await TASKS[name]({ walker, page, open, link, author, withScript, withFile: `/en/materials/${await this.file}` });
    } catch (error) {
      wrong(where, error.message.split('\n')[0]);
    }
    counts.tasks += 1;
    counts.stops += walker.walked;
    await context.close();
  }
}

/** The first material of a list that has a file to download. */
async function materialWithFile(demo) {
  const { text } = await demo.ask('fi', '/en/materials?country=FI');
  for (const [, id] of text.matchAll(/<h2><a href="\/en\/materials\/([0-9a-f-]{36})"/g)) {
    const material = await demo.ask('fi', `/en/materials/${id}`);
    if (/<a href="[^"]*\/attachments\/[^"]*" download/.test(material.text)) return id;
  }
  throw new Error('no material has a file');
}
