// Somebody at the desk: a browser of their own, what they press and type counted and timed.

import { codeOf } from './demo.mjs';
import { authenticator } from './passkeys.mjs';

/** Longest wait for a page, in milliseconds. */
export const WAIT_MS = 30_000;

/** What a story must come to. */
export function sure(is, what) {
  if (!is) throw new Error(what);
}

export class Person {
  /** Opens a browser for somebody and signs them in, by their link or as they are already, with a second factor ready. */
  static async come(stage, who, language, { withScript = true, hasSecond = false } = {}) {
    const context = await stage.browser.newContext({ javaScriptEnabled: withScript, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const state = who.split(' ')[0];
    const person = new Person({ ...stage, who, language, state, context, page, withScript, origin: `http://${stage.demo.host(state)}` });
    stage.there?.push(person);
    page.on('pageerror', (error) => stage.wrong(who, `${error}`));
    if (hasSecond && withScript) await authenticator(context, page);
    const cookie = stage.cookies?.get(who)?.split('=');
    if (cookie) {
      await context.addCookies([{ name: cookie[0], value: cookie[1], domain: `${state}.localhost`, path: '/' }]);
    } else {
      await person.open(stage.demo.links.get(who).replace(/^\/[a-z]+/, `/${language}`));
      await person.press('main form button');
    }
    if (hasSecond) await (withScript ? person.addPasskey() : person.addApp());
    return person;
  }

  constructor(parts) {
    Object.assign(this, parts);
    this.actions = 0;
  }

  /** The number of what they did, from here on. */
  begin() {
    this.actions = 0;
  }

  async open(path) {
    const answer = await this.page.goto(this.origin + path);
    sure(answer.status() < 400, `${this.who}: ${path} answers ${answer.status()}`);
    await this.met?.(this);
    return this;
  }

  /** Opens what is not there for them, or no more; gives the status. */
  async tryTo(path) {
    const answer = await this.page.goto(this.origin + path);
    await this.met?.(this);
    return answer.status();
  }

  /** Presses something that leads to a page. */
  async press(selector) {
    this.actions += 1;
    await Promise.all([this.page.waitForEvent('load', { timeout: WAIT_MS }), this.page.locator(selector).first().click({ timeout: WAIT_MS })]);
    await this.met?.(this);
  }

  /** Presses something that is carried away as a file; gives where it lies and what it is called. */
  async carry(selector) {
    this.actions += 1;
    const [file] = await Promise.all([this.page.waitForEvent('download', { timeout: WAIT_MS }), this.page.locator(selector).first().click({ timeout: WAIT_MS })]);
    return { path: await file.path(), name: file.suggestedFilename() };
  }

  async type(selector, text) {
    this.actions += 1;
    await this.page.fill(selector, text, { timeout: WAIT_MS });
  }

  async choose(selector, value) {
    this.actions += 1;
    await this.page.selectOption(selector, value, { timeout: WAIT_MS });
  }

  async tick(selector) {
    this.actions += 1;
    await this.page.check(selector, { timeout: WAIT_MS });
  }

  async upload(selector, file) {
    this.actions += 1;
    await this.page.setInputFiles(selector, file, { timeout: WAIT_MS });
  }

  /** The text of a part of the page. */
  read(selector = 'main') {
    return this.page.locator(selector).first().innerText({ timeout: WAIT_MS });
  }

  at() {
    return new URL(this.page.url()).pathname;
  }

  async addPasskey() {
    await this.open(`/${this.language}/account`);
    await this.page.fill('form[data-passkey="make"] input[name="name"]', this.who);
    await this.press('form[data-passkey="make"] button');
  }

  async addApp() {
    await this.open(`/${this.language}/account`);
    await this.press('form[action$="/account/app"] button');
    const secret = (await this.page.content()).match(/secret=([A-Z2-7]+)/)?.[1];
    await this.page.fill('#code', codeOf(secret));
    await this.press('form[action$="/account/app/take"] button');
  }

  /** Presses what decides something, and shows the second factor where it is asked for. */
  async decide(selector) {
    await this.press(selector);
    if (!this.at().endsWith('/sign-in/confirm')) return;
    await this.press('form[data-passkey="use"] button');
    await this.press(selector);
  }

  leave() {
    return this.context.close();
  }
}
