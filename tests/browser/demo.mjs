// The running demo as the checks see it: where its nodes are, whom it lets in, which page shows what.

import { createHmac } from 'node:crypto';
import http from 'node:http';
import { readFileSync } from 'node:fs';

const STATES = ['fi', 'se', 'lt', 'nl', 'ie', 'hr'];
/** Longest wait for one answer, in milliseconds. */
const ANSWER_MS = 10_000;
/** How often a page that may still be on its way is asked for again. */
const TRIES = 40;

/** Asks a node of this machine without a browser. */
export function ask({ host, port }, path, { method = 'GET', headers = {}, body } = {}) {
  // Each time anew: what a node has closed meanwhile cannot be asked again.
  const at = { host: '127.0.0.1', port, path, method, timeout: ANSWER_MS, agent: false };
  return new Promise((resolve, reject) => {
    const request = http.request({ ...at, headers: { ...headers, host } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    request.on('timeout', () => request.destroy(new Error(`${host} ${path}: no answer`)));
    request.on('error', reject);
    request.end(body);
  });
}

export class Demo {
  constructor(told, port, folder) {
    Object.assign(this, { port, folder });
    this.links = new Map();
    for (const [, role, url] of readFileSync(told, 'utf8').matchAll(/(reader|author|approver|operator)\s+(http:\S+\/sign-in\/\S+)/g)) {
      const { host, pathname } = new URL(url);
      this.links.set(`${host.split('.')[0]} ${role}`, pathname);
    }
    if (this.links.size !== 4 * STATES.length) throw new Error(`${this.links.size} links to sign in were printed`);
  }

  host(state) {
    return `${state}.localhost:${this.port + STATES.indexOf(state)}`;
  }

  /** Asks one node without a browser. */
  ask(state, path, how) {
    return ask({ host: this.host(state), port: this.port + STATES.indexOf(state) }, path, how);
  }

  /** The id of the first material that a page leads to, once there is one. */
  async find(state, path, cookie) {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { text } = await this.ask(state, path, { headers: cookie ? { cookie } : {} });
      const found = text.match(/<main[\s\S]*?\/materials\/([0-9a-f-]{36})/);
      if (found) return found[1];
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`http://${this.host(state)}${path} leads to no material`);
  }

  /** The handle of the first authority that the list of one node leads to. */
  async authority(state) {
    const { text } = await this.ask(state, '/en/authorities');
    const found = text.match(/<th scope="row"><a href="\/en\/authorities\/([^"]+)"/);
    if (!found) throw new Error(`http://${this.host(state)}/en/authorities lists nobody`);
    return found[1];
  }

  /** Signs somebody in; gives the cookie. */
  async enter(who) {
    const [state] = who.split(' ');
    const answer = await this.ask(state, this.links.get(who), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` }, body: '' });
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
    if (answer.status !== 303 || !cookie) throw new Error(`${who} was not let in: ${answer.status}`);
    return cookie;
  }

  /** Makes a feed address for whoever has this cookie, so that their page has one to show. */
  async makeFeed(state, cookie) {
    const { text } = await this.ask(state, '/en/my-feeds', { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` };
    const { status } = await this.ask(state, '/en/my-feeds', { method: 'POST', headers, body: `csrf=${csrf}` });
    if (status !== 201) throw new Error(`no feed address was made: ${status}`);
  }

  /** Chooses letters, and an address for them that nobody confirms, for whoever has this cookie. */
  async makeDigest(state, cookie) {
    const { text } = await this.ask(state, '/en/digests', { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    await this.press(state, cookie, '/en/digests/address', { csrf, address: 'reader@example.org' });
    await this.press(state, cookie, '/en/digests', { csrf, frequency: 'daily', levels: 'GREEN', topics: 'early-voting', countries: 'FI' });
  }

  /** Begins with an authenticator app for whoever has this cookie, so that their account shows it. */
  async beginApp(state, cookie) {
    const { text } = await this.ask(state, '/en/account', { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` };
    const { status } = await this.ask(state, '/en/account/app', { method: 'POST', headers, body: `csrf=${csrf}` });
    if (status !== 303) throw new Error(`no app was begun with: ${status}`);
  }

  /** Sets up an authenticator app for whoever has this cookie, who has then shown a second factor; gives their new cookie. */
  async takeApp(state, cookie) {
    await this.beginApp(state, cookie);
    const { text } = await this.ask(state, '/en/account', { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    const code = codeOf(text.match(/secret=([A-Z2-7]+)/)?.[1]);
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` };
    const answer = await this.ask(state, '/en/account/app/take', { method: 'POST', headers, body: `csrf=${csrf}&code=${code}` });
    if (answer.status !== 200) throw new Error(`no app was taken: ${answer.status}`);
    return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
  }

  /** Asks for a language as whoever has this cookie, so that their page has something to show. */
  async makeWish(state, cookie, id, language) {
    const { text } = await this.ask(state, `/en/materials/${id}`, { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` };
    const { status } = await this.ask(state, `/en/materials/${id}/wish`, { method: 'POST', headers, body: `language=${language}&csrf=${csrf}` });
    if (status !== 303) throw new Error(`nothing was asked for: ${status}`);
  }

  /** Sends a form of the desk as whoever has this cookie; gives where it leads. */
  async press(state, cookie, path, fields) {
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'origin': `http://${this.host(state)}` };
    const { status, headers: said } = await this.ask(state, path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
    if (status !== 303) throw new Error(`${path} was not taken: ${status}`);
    return said.location;
  }

  /** Offers the author of a material a text in a language, as whoever has this cookie. */
  async makeOffer(state, cookie, id, language) {
    const at = `/en/materials/${id}/offer`;
    const { text } = await this.ask(state, `${at}?in=${language}`, { headers: { cookie } });
    const [csrf, revision] = ['csrf', 'revision'].map((name) => text.match(new RegExp(`name="${name}" value="([0-9a-f]+)"`))?.[1]);
    await this.press(state, cookie, at, { csrf, revision, language, title: 'Lärdomar av ett val', summary: 'Vad som gick bra.', text: 'Köerna var **kortare** än tidigare.', status: 'human' });
  }

  /** The first offer in somebody's inbox, once there is one. */
  async findOffer(state, cookie) {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { text } = await this.ask(state, '/en/desk/incoming', { headers: { cookie } });
      const found = text.match(/\/desk\/offers\/[0-9a-f-]{36}/);
      if (found) return found[0];
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`nobody offered ${state} anything`);
  }

  /** Begins a draft in two languages and submits another, so that each page of the desk has something to show; gives where they are. */
  async makeDrafts(state, cookie) {
    const { text } = await this.ask(state, '/en/desk', { headers: { cookie } });
    const csrf = text.match(/name="csrf" value="([0-9a-f]+)"/)?.[1];
    const draft = await this.press(state, cookie, '/en/desk/drafts', { csrf, kind: 'best-practice' });
    const whole = { csrf, edition: 1, kind: 'best-practice', tlp: 'GREEN', 'language-0': 'en', 'title-0': 'Queues at the polling station', 'summary-0': 'How long people wait, and what helps.', 'text-0': '## The problem\n\nLong queues.\n\n- in the morning\n- after work\n\n| station | minutes |\n|---|---|\n| 1 | 12 |', 'language-1': 'fi', 'title-1': 'Jonot äänestyspaikalla', 'text-1': '## Ongelma\n\nPitkät jonot.', 'status-1': 'human', topics: 'early voting' };
    await this.press(state, cookie, draft, { ...whole, deed: 'save' });
    const other = await this.press(state, cookie, '/en/desk/drafts', { csrf, kind: 'best-practice' });
    await this.press(state, cookie, other, { ...whole, deed: 'save' });
    const material = await this.press(state, cookie, `${other}/submit`, { csrf, edition: 2 });
    const revision = await this.press(state, cookie, '/en/desk/drafts', { csrf, material: material.split('/').pop() });
    // What becomes public is approved by a second person, in the demo too.
    await this.press(state, cookie, revision, { ...whole, tlp: 'CLEAR', 'text-0': '## The problem\n\nShorter queues.', deed: 'save' });
    const waiting = await this.press(state, cookie, `${revision}/submit`, { csrf, edition: 2 });
    return { draft: draft.slice(3), waiting: waiting.slice(3) };
  }
}

/** The code of this moment, RFC 6238, for a secret in Base32. */
export function codeOf(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Every kind of page: its name, the node, the path behind the language, the status, and who looks. */
export async function pages(demo, cookies) {
  const id = (state, path, who) => demo.find(state, path, cookies.get(who));
  const early = await id('nl', '/en/search?q=p%C3%A4hkin%C3%A4nkuoressa');
  const amber = await id('se', '/en/materials?country=FI&topic=crisis-communication', 'se reader');
  const strict = await id('hr', '/en/materials?country=IE', 'hr reader');
  const meeting = await id('se', '/en/materials?country=IE&kind=meeting-outcome');
  const beside = await id('se', '/en/materials?country=HR&topic=accessibility');
  const gone = await id('ie', '/en/withdrawn');
  const lessons = await id('fi', '/en/materials?kind=lesson-learned');
  await demo.makeFeed('se', cookies.get('se reader'));
  await demo.beginApp('se', cookies.get('se reader'));
  await demo.makeDigest('se', cookies.get('se reader'));
  for (const language of ['mt', 'de']) await demo.makeWish('se', cookies.get('se reader'), amber, language);
  cookies.set('fi author', await demo.takeApp('fi', cookies.get('fi author')));
  // An operator who has shown a second factor sees the forms.
  cookies.set('ie operator', await demo.takeApp('ie', cookies.get('ie operator')));
  const { draft, waiting } = await demo.makeDrafts('fi', cookies.get('fi author'));
  const used = await demo.find('se', '/en/materials?country=FI&kind=lesson-learned', cookies.get('se author'));
  await demo.makeOffer('se', cookies.get('se author'), used, 'sv');
  const offered = await demo.findOffer('fi', cookies.get('fi author'));
  const revised = await demo.find('se', '/en/materials?country=SE&topic=vote-counting');
  return [
    { name: 'front', state: 'nl', path: '/' },
    { name: 'front-since', state: 'fi', path: '/?since=2026-01-01' },
    { name: 'materials', state: 'fi', path: '/materials' },
    { name: 'materials-narrowed', state: 'fi', path: '/materials?country=HR&kind=guide' },
    { name: 'materials-none', state: 'fi', path: '/materials?country=MT' },
    { name: 'materials-staff', state: 'se', path: '/materials', who: 'se reader' },
    { name: 'topics', state: 'fi', path: '/topics' },
    { name: 'countries', state: 'hr', path: '/countries' },
    { name: 'kinds', state: 'lt', path: '/kinds' },
    { name: 'projects', state: 'fi', path: '/projects' },
    { name: 'project', state: 'fi', path: '/projects/valpoolen' },
    { name: 'calendar', state: 'fi', path: '/calendar' },
    { name: 'calendar-none', state: 'fi', path: '/calendar?country=MT' },
    { name: 'search', state: 'nl', path: '/search?q=vaalit' },
    { name: 'search-topic', state: 'se', path: '/search?q=briefstemmen&country=FI' },
    { name: 'search-none', state: 'fi', path: '/search?q=hologram' },
    { name: 'authorities', state: 'lt', path: '/authorities' },
    { name: 'authority', state: 'hr', path: `/authorities/${await demo.authority('hr')}` },
    { name: 'guides', state: 'lt', path: '/guides' },
    { name: 'guide', state: 'se', path: `/materials/${await demo.find('se', '/en/guides')}` },
    { name: 'adoptions', state: 'se', path: '/adoptions' },
    { name: 'material-used', state: 'fi', path: `/materials/${await demo.find('fi', '/en/adoptions')}` },
    { name: 'network', state: 'lt', path: '/network' },
    { name: 'network-staff', state: 'lt', path: '/network', who: 'lt reader' },
    { name: 'exchange', state: 'ie', path: '/exchange', who: 'ie operator' },
    { name: 'exchange-staff', state: 'lt', path: '/exchange', who: 'lt reader' },
    { name: 'own-feeds', state: 'se', path: '/my-feeds', who: 'se reader' },
    { name: 'own-digests', state: 'se', path: '/digests', who: 'se reader' },
    { name: 'digest', state: 'fi', path: '/digest' },
    { name: 'digest-left', state: 'fi', path: `/digest/leave/${'0'.repeat(64)}` },
    { name: 'languages', state: 'se', path: '/languages', who: 'se reader' },
    { name: 'wanted', state: 'se', path: '/wanted', who: 'se reader' },
    { name: 'incoming', state: 'se', path: '/desk/incoming', who: 'se reader' },
    { name: 'incoming-author', state: 'fi', path: '/desk/incoming', who: 'fi author' },
    { name: 'incoming-operator', state: 'ie', path: '/desk/incoming', who: 'ie operator' },
    { name: 'offer', state: 'fi', path: offered, who: 'fi author' },
    { name: 'adopt', state: 'se', path: `/materials/${used}/adopt`, who: 'se author' },
    { name: 'propose', state: 'se', path: `/materials/${used}/offer?in=sv`, who: 'se author' },
    { name: 'desk', state: 'fi', path: '/desk', who: 'fi approver' },
    { name: 'draft', state: 'fi', path: draft, who: 'fi author', scripts: 1 },
    { name: 'draft-preview', state: 'fi', path: `${draft}/preview`, who: 'fi author', label: 'green' },
    { name: 'waiting', state: 'fi', path: waiting, who: 'fi approver' },
    { name: 'admin', state: 'ie', path: '/admin', who: 'ie operator' },
    { name: 'admin-users', state: 'ie', path: '/admin/users', who: 'ie operator' },
    { name: 'admin-person', state: 'ie', path: '/admin/users/reader', who: 'ie operator' },
    { name: 'admin-peers', state: 'ie', path: '/admin/peers', who: 'ie operator' },
    { name: 'admin-lanes', state: 'ie', path: '/admin/lanes', who: 'ie operator' },
    { name: 'admin-keys', state: 'ie', path: '/admin/keys', who: 'ie operator' },
    { name: 'admin-authorities', state: 'ie', path: '/admin/authorities', who: 'ie operator' },
    { name: 'admin-feeds', state: 'ie', path: '/admin/feeds', who: 'ie operator' },
    { name: 'admin-translation', state: 'ie', path: '/admin/translation', who: 'ie operator' },
    { name: 'admin-projects', state: 'ie', path: '/admin/projects', who: 'ie operator' },
    { name: 'admin-audit', state: 'ie', path: '/admin/audit', who: 'ie operator' },
    { name: 'admin-settings', state: 'ie', path: '/admin/settings', who: 'ie operator' },
    { name: 'account', state: 'se', path: '/account', who: 'se reader', scripts: 1 },
    { name: 'sign-in-confirm', state: 'se', path: '/sign-in/confirm?next=/en/account', who: 'se reader' },
    { name: 'withdrawn', state: 'ie', path: '/withdrawn' },
    { name: 'material', state: 'nl', path: `/materials/${early}` },
    { name: 'material-own', state: 'fi', path: `/materials/${lessons}` },
    { name: 'material-amber', state: 'se', path: `/materials/${amber}`, who: 'se reader', label: 'amber' },
    { name: 'material-strict', state: 'hr', path: `/materials/${strict}`, who: 'hr reader' },
    { name: 'meeting', state: 'se', path: `/materials/${meeting}` },
    { name: 'side-by-side', state: 'se', path: `/materials/${beside}?in=sv&beside=hr` },
    { name: 'revisions', state: 'se', path: `/materials/${revised}/revisions` },
    { name: 'revision', state: 'se', path: `/materials/${revised}/revisions/1` },
    { name: 'changes', state: 'se', path: `/materials/${revised}/revisions/2/changes` },
    { name: 'feeds', state: 'nl', path: '/feeds' },
    { name: 'about', state: 'ie', path: '/about' },
    { name: 'accessibility', state: 'lt', path: '/accessibility' },
    { name: 'privacy', state: 'hr', path: '/privacy' },
    { name: 'gone', state: 'ie', path: `/materials/${gone}`, status: 410 },
    { name: 'sign-in', state: 'ie', path: '/sign-in?next=/en/network', scripts: 1 },
    { name: 'sign-in-link', state: 'ie', path: demo.links.get('ie reader').slice(3) },
    { name: 'sign-in-wrong', state: 'hr', path: `/sign-in/${'0'.repeat(64)}`, status: 403, scripts: 1 },
    { name: 'absent', state: 'hr', path: '/materials/nothing', status: 404 },
  ];
}
