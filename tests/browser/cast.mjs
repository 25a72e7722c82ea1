// What whole stories need besides people at the desk: somebody new on a node by its command line, a node that can be stopped,
// the mail server, a node's own signature, and axe-core on every page that anybody meets.

import { execFile, spawn } from 'node:child_process';
import { createPrivateKey, createSign } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ask } from './demo.mjs';
import { until } from './desk.mjs';
import { RULES } from './look.mjs';
import { Person } from './person.mjs';

const run = promisify(execFile);
const PROGRAM = process.env.ELECTION_POOL_BIN;

/** The command line of one node. */
export class Tool {
  constructor(folder, file = 'election-pool.toml') {
    this.config = join(folder, file);
  }

  /** Does something; gives what was said, and the status where it was refused. */
  async tries(...words) {
    const env = { ...process.env, ELECTION_POOL_CONFIG: this.config };
    return run(PROGRAM, words, { env }).then(({ stdout }) => ({ status: 0, said: stdout }), ({ code, stderr }) => ({ status: code, said: stderr }));
  }

  async does(...words) {
    const { status, said } = await this.tries(...words);
    if (status !== 0) throw new Error(`election-pool ${words[0]}: ${said.trim()}`);
    return said;
  }
}

/** The people of a story, each new on a node and let in by the link that its command line made for them. */
export class Cast {
  constructor(stage, tools) {
    this.stage = { ...stage, demo: Object.create(stage.demo, { links: { value: new Map() } }), cookies: undefined };
    this.tools = tools;
  }

  async come(who, role, language, how) {
    const [state, name] = who.split(' ');
    const tool = this.tools(state);
    await tool.does('user', 'add', name, '--role', role, '--name', name);
    const { url } = JSON.parse(await tool.does('--json', 'user', 'link', name));
    this.stage.demo.links.set(who, new URL(url).pathname);
    return Person.come(this.stage, who, language, how);
  }
}

/** Runs in the page: what it is built of, in its language; where only the words differ axe-core has seen it. */
function built() {
  const parts = [...document.querySelectorAll('*')].map(({ localName, className, attributes }) => `${localName}.${className?.baseVal ?? className}:${[...attributes].map(({ name }) => name)}`);
  return `${document.documentElement.lang} ${parts.join()}`;
}

/** What axe-core says of every page that somebody meets. It needs script: what somebody without script has before them is held
    before it in a window of its own, byte for byte and with the same styles, but without the script that it names. */
export class Critic {
  static async come({ browser, room, wrong }) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const axe = readFileSync(join(room, 'node_modules/axe-core/axe.min.js'), 'utf8');
    return Object.assign(new Critic(), { context, page, axe, wrong, met: 0, known: new Set() });
  }

  async look({ who, page, withScript }) {
    this.met += 1;
    const skeleton = await page.evaluate(built);
    if (this.known.has(skeleton)) return;
    this.known.add(skeleton);
    const looked = withScript ? page : await this.copy(page);
    await looked.evaluate(this.axe);
    const { violations } = await looked.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
    const at = `${who} at ${new URL(page.url()).pathname}`;
    for (const { id, nodes } of violations) this.wrong(at, `axe ${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
  }

  async copy(page) {
    const [url, body] = [page.url(), await page.content()];
    await this.context.route('**', (route) => {
      const kind = route.request().resourceType();
      if (kind === 'document') return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
      return kind === 'script' ? route.abort() : route.continue();
    });
    await this.page.goto(url);
    await this.context.unroute('**');
    return this.page;
  }
}

/** Whether somebody listens at a port of this machine. */
export const listens = (port) => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
  socket.on('error', () => resolve(false));
});

/** The mail server of the tests, with what it has taken. */
export class Mailbox {
  static async open(tests, port) {
    const folder = mkdtempSync(join(tmpdir(), 'election-pool-letters.'));
    const process = spawn('/usr/bin/python3', [join(tests, '../mail.py'), port, folder], { stdio: 'ignore' });
    await until('the mail server listens', () => listens(Number(port)));
    return Object.assign(new Mailbox(), { folder, process });
  }

  /** What was sent to somebody, the first first. */
  letters(to) {
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.json')).sort();
    return names.map((name) => JSON.parse(readFileSync(join(this.folder, name), 'utf8'))).filter((letter) => letter.to.includes(to));
  }

  close() {
    this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Tells the demo something, as whoever sits at its terminal does. */
export function tell(input, line) {
  appendFileSync(input, `${line}\n`);
}

/** What one node answers another that signs: the object at an address. */
export function signedGet(demo, folder, { from, to, path }) {
  const key = createPrivateKey({ key: readFileSync(join(folder, from, 'keys/actor.rsa.pk8')), format: 'der', type: 'pkcs8' });
  const date = new Date().toUTCString();
  const signed = `(request-target): get ${path}\nhost: ${demo.host(to)}\ndate: ${date}`;
  const signature = createSign('sha256').update(signed).sign(key, 'base64');
  const words = `keyId="http://${demo.host(from)}/actor#main-key",algorithm="rsa-sha256",headers="(request-target) host date",signature="${signature}"`;
  return demo.ask(to, path, { headers: { date, accept: 'application/activity+json', signature: words } });
}

/** A node of its own, which publishes with two persons, may meet these, host by port, and lets people decide who follows it. */
export class OwnNode {
  static async start(port, known = { [`nobody.localhost:${port}`]: port }) {
    const folder = mkdtempSync(join(tmpdir(), 'election-pool-own.'));
    const origin = `http://fi.localhost:${port}`;
    const tool = new Tool(folder);
    await tool.does('init', '--origin', origin, '--country', 'FI', '--languages', 'fi,sv,en', '--name', 'Koevaalit', '--username', 'koevaalit');
    // On plain http a node must be told whom it may meet there.
    const named = Object.entries(known).map(([host, at]) => `"${host}" = "127.0.0.1:${at}"`);
    const config = readFileSync(tool.config, 'utf8').replace('followers = "roster"', 'followers = "approve"');
    writeFileSync(tool.config, config.replace('[federation]\n', `$&resolve = { ${named.join()} }\n`));
    const process = spawn(PROGRAM, ['--config', tool.config, 'serve'], { cwd: folder, stdio: 'ignore' });
    const node = Object.assign(new OwnNode(), { folder, tool, process, links: new Map(), name: `fi.localhost:${port}`, port });
    await until('the node listens', () => listens(Number(port)));
    return node;
  }

  /** As the demo has it. */
  host() {
    return this.name;
  }

  ask(state, path, how) {
    return ask({ host: this.name, port: this.port }, path, how);
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
