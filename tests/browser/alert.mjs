// Two days before an election: an alert goes to two partners and to nobody else, is withdrawn as mistaken while one of them is
// down, and that one lets go of it when it is back, without anybody's action.

import { join } from 'node:path';

import { Cast, Mailbox, Tool, signedGet, tell } from './cast.mjs';
import { until } from './desk.mjs';
import { sure } from './person.mjs';

const TITLE = 'Förfalskad röstkortssida';
const TEXT = 'Kommunen anmälde kl. 21.04 en sida som liknar vår. Vi lämnar en tidig varning inom 24 timmar, en anmälan inom 72 timmar och en slutrapport inom en månad.';
/** When it became known, in Stockholm; and what its page then says, which has it in UTC. */
const KNOWN = '2026-03-03T21:04';
const DUE = [/3 mars 2026\D{1,8}20[.:]04/, /4 mars 2026\D{1,8}20[.:]04/, /6 mars 2026\D{1,8}20[.:]04/, /3 april 2026\D{1,8}20[.:]04/];
const REASON = 'Sidan var kommunens egen.';
const SUMMARY = 'En sida som samlar in väljares uppgifter.';
/** Longest time until those it is for have it. */
const ARRIVAL_MS = 60_000;
/** How long LT is down, once the withdrawal is written. */
const DOWN_MS = 5_000;
const READER = 'lasare@example.org';
const OTHERS = ['nl', 'ie', 'hr'];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The heading in somebody's inbox that names the alert. */
const inInbox = (person) => person.page.locator('section[aria-labelledby="material"] h3 a', { hasText: TITLE });

/** Waits until somebody's inbox has the alert; they then open it. */
async function receives(person) {
  await until(`${person.who} has the alert`, async () => {
    await person.page.goto(`${person.origin}/sv/desk/incoming`);
    return (await inInbox(person).count()) === 1;
  });
  await person.met(person);
}

/** What somebody finds with the words of the alert. */
async function finds(person) {
  await person.open(`/sv/search?q=${encodeURIComponent(TITLE)}`);
  return (await person.page.locator('main h3 a', { hasText: TITLE }).count()) > 0;
}

/** An address for letters, confirmed, and letters at once about AMBER. */
async function wantsLetters(reader, mailbox) {
  await reader.open('/sv/digests');
  await reader.type('#address', READER);
  await reader.press('form[action$="/digests/address"] button');
  await until('the letter to confirm', () => mailbox.letters(READER).length === 1);
  const link = mailbox.letters(READER)[0].text.match(/http\S+\/digests\/confirm\/\S+/)[0];
  await reader.open(new URL(link).pathname);
  await reader.press('main form[action*="/digests/confirm/"] button');
  await reader.open('/sv/digests');
  await reader.tick('input[name="frequency"][value="instant"]');
  await reader.tick('input[name="levels"][value="AMBER"]');
  await reader.press('form[action$="/digests"] button');
}

/** The letter has the label and a link and nothing of what it is about; the link leads to it only whoever may. */
async function hasOnlyLabelAndLink(reader, anybody, letter, page) {
  const everything = `${letter.raw}\n${letter.text}\n${letter.html}\n${JSON.stringify(letter.headers)}`;
  for (const word of ['röstkort', 'Förfalskad', SUMMARY.slice(0, 20), '21.04', 'Demo · Sverige']) sure(!everything.includes(word), `the letter says “${word}”: ${letter.text}`);
  const subject = letter.headers.find(([name]) => name === 'subject')[1];
  sure(subject.includes('TLP:AMBER') && letter.text.includes('TLP:AMBER'), `the letter does not bear its label: ${subject}`);
  const link = letter.text.match(/http\S+\/materials\/\S+/)?.[0];
  sure(link && new URL(link).pathname === page, `the letter leads to ${link}, not ${page}`);
  sure((await anybody.tryTo(page)) === 404, 'the link of the letter opens for somebody else');
  await reader.open(new URL(link).pathname);
  return subject;
}

/** The hosts that have confirmed the withdrawal, and those that have not, on the page of the exchange. */
async function receipts(officer, id) {
  await officer.page.goto(`${officer.origin}/sv/exchange`);
  const row = officer.page.locator('tr', { has: officer.page.locator(`a[href*="${id}"], th:has-text("${id}")`) }).first();
  if ((await row.count()) === 0) return { confirmed: [], open: [] };
  const [confirmed, open] = [row.locator('td').nth(2), row.locator('td').nth(3)].map((cell) => cell.locator('li').allInnerTexts());
  return { confirmed: await confirmed, open: await open };
}

/** Somebody who had it is told that it is withdrawn, why and when. */
async function isGone(person, page, from) {
  sure((await person.tryTo(page)) === 410, `${person.who} is not told that it is gone`);
  const shown = await person.read();
  sure(shown.includes(REASON) && !shown.includes(TITLE), `${person.who} reads ${shown}`);
  const at = Date.parse(await person.page.locator('dl.gone time').getAttribute('datetime'));
  sure(at >= from - 60_000 && at <= Date.now() + 60_000, `it is said to be withdrawn at ${new Date(at).toISOString()}`);
  sure(!(await finds(person)), `${person.who} still finds it`);
  await person.open('/sv/desk/incoming');
  sure((await inInbox(person).count()) === 0, `it is still in the inbox of ${person.who}`);
}

/** The story. */
export async function alerted(stage) {
  const { demo, ports, input, tests } = stage;
  const mailbox = await Mailbox.open(tests, ports.mail);
  try {
    return await withLetters(stage, mailbox);
  } finally {
    mailbox.close();
    // A story that failed leaves nobody down.
    if (!(await demo.ask('lt', '/health').catch(() => null))) tell(input, 'r lt');
  }
}

async function withLetters(stage, mailbox) {
  const { demo, folder, input } = stage;
  const cast = new Cast(stage, (state) => new Tool(join(folder, state)));
  const officer = await cast.come('se jour', 'author', 'sv', { hasSecond: true });
  const finland = await cast.come('fi valvaka', 'reader', 'sv');
  const lithuania = await cast.come('lt valvaka', 'reader', 'sv');
  const others = [];
  for (const state of OTHERS) others.push(await cast.come(`${state} valvaka`, 'reader', 'sv'));
  await wantsLetters(finland, mailbox);

  // 21:04: the alert.
  officer.begin();
  let from = performance.now();
  await officer.open('/sv/desk');
  await officer.choose('#kind', 'alert');
  await officer.press('form[action$="/desk/drafts"] button');
  await officer.type('#title-0', TITLE);
  await officer.type('#summary-0', SUMMARY);
  await officer.type('#text-0', TEXT);
  // As the clock on the wall shows it.
  sure((await officer.page.inputValue('#deadline_zone')) === 'Europe/Stockholm', 'the zone of the state is not proposed');
  await officer.type('#became_known', KNOWN);
  await officer.tick('input[name="tlp"][value="AMBER"]');
  for (const state of ['fi', 'lt']) await officer.tick(`input[name="recipients"][value*="@${state}.localhost"]`);
  await officer.press('button[value="preview"]');
  const told = await officer.page.locator('.reach li').allInnerTexts();
  const gets = (state) => told.find((line) => line.includes(`${state}.localhost`))?.includes('får det inte') === false;
  sure(['fi', 'lt'].every(gets) && !OTHERS.some(gets), `who gets it is not said: ${told}`);
  await officer.decide('form[action$="/submit"] button');
  const decided = performance.now() - from;
  const home = officer.at();
  sure(/\/materials\//.test(home), `submitting led to ${home}: ${await officer.read()}`);
  const id = home.split('/').pop();
  const sent = officer.actions;

  from = performance.now();
  await Promise.all([finland, lithuania].map(receives));
  const spread = performance.now() - from;
  sure(spread <= ARRIVAL_MS, `both had it after ${spread} ms`);
  for (const person of [finland, lithuania]) {
    await inInbox(person).click();
    await person.page.waitForURL(/\/materials\//);
    await person.met(person);
    const shown = await person.read();
    sure(shown.includes('TLP:AMBER') && shown.includes('24 timmar') && shown.includes('72 timmar') && shown.includes('en månad'), `${person.who} reads ${shown}`);
    for (const due of DUE) sure(due.test(shown), `${person.who} is not told ${due}: ${shown}`);
  }
  const pages = [finland.at(), lithuania.at()];

  // Nobody else: no page, no search, and no object for a node that signs as itself.
  const at = `/materials/${id}`;
  const answers = {};
  for (const state of ['fi', 'lt', ...OTHERS]) answers[state] = (await signedGet(demo, folder, { from: state, to: 'se', path: at })).status;
  sure(Object.values(answers).join() === '200,200,404,404,404', `nodes that sign are answered ${JSON.stringify(answers)}`);
  sure((await demo.ask('se', at)).status === 404, 'anybody gets the object');
  for (const person of others) {
    for (const path of pages) sure((await person.tryTo(path)) === 404, `${person.who} opens ${path}`);
    sure(!(await finds(person)), `${person.who} finds it`);
  }
  // Passing it on: what Finland may do with it is on its page, and that is not among it.
  const doors = await finland.page.locator('main form, main a').evaluateAll((all) => all.map((one) => one.getAttribute('action') ?? one.getAttribute('href')));
  sure(!doors.some((door) => /announce|boost|share/.test(door)), `there is a way to pass it on: ${doors}`);
  const rule = await finland.read('p.tlp');

  await until('the letter about it', () => mailbox.letters(READER).length > 1);
  const subject = await hasOnlyLabelAndLink(finland, others[0], mailbox.letters(READER)[1], pages[0]);

  // 22:00 LT is down; 22:10 the alert was a mistake.
  tell(input, 'k lt');
  await until('LT is down', async () => (await demo.ask('lt', '/health').catch(() => null)) === null);
  const downFrom = performance.now();
  const withdrawnAt = Date.now();
  officer.begin();
  await officer.press('a[href*="/desk/withdraw/"]');
  await officer.type('#reason', REASON);
  await officer.decide('main form[action*="/desk/withdraw/"] button');
  sure(officer.at() === home && (await officer.read()).includes(REASON), `withdrawing led to ${officer.at()}: ${await officer.read()}`);
  const toWithdraw = officer.actions;
  const [fi, lt] = ['fi', 'lt'].map((state) => demo.host(state));
  const byFinland = await until('FI has confirmed', async () => (await receipts(officer, id)).confirmed.some((host) => host.includes(fi)));
  await officer.met(officer);
  await isGone(finland, pages[0], withdrawnAt);
  await pause(DOWN_MS);
  const meanwhile = await receipts(officer, id);
  sure(meanwhile.confirmed.length === 1 && meanwhile.open.some((host) => host.includes(lt)), `while LT is down there is ${JSON.stringify(meanwhile)}`);

  // 23:30 it is back.
  tell(input, 'r lt');
  await until('LT is up', async () => (await demo.ask('lt', '/health').catch(() => null)) !== null);
  const down = performance.now() - downFrom;
  const back = await until('LT has confirmed', async () => (await receipts(officer, id)).confirmed.some((host) => host.includes(lt)));
  await officer.met(officer);
  const { confirmed, open } = await receipts(officer, id);
  sure(confirmed.length === 2 && open.length === 0, `the receipts are ${confirmed} and still open ${open}`);
  await isGone(lithuania, pages[1], withdrawnAt);
  const command = await new Tool(join(folder, 'se')).does('material', 'show', id);
  sure(command.includes(`${fi} has confirmed`) && command.includes(`${lt} has confirmed`), `the command line says ${command}`);
  const after = {};
  for (const state of ['fi', 'lt', ...OTHERS]) after[state] = (await signedGet(demo, folder, { from: state, to: 'se', path: at })).status;
  sure(Object.values(after).join() === '410,410,404,404,404', `nodes that sign are answered ${JSON.stringify(after)}`);
  sure(mailbox.letters(READER).length === 2, `the reader got ${mailbox.letters(READER).length} letters`);

  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const seen = [
    `letter “${subject}”; on FI's page: ${rule.replace(/\s+/g, ' ')}`,
    `signed requests at SE: ${JSON.stringify(answers)}, withdrawn ${JSON.stringify(after)}`,
    `FI confirmed ${seconds(byFinland)} after the withdrawal; LT was down for ${seconds(down)} and confirmed ${seconds(back)} after it was back`,
    `receipts at SE: ${confirmed.join(', ')}`,
  ].map((line) => `\n    ${line}`).join('');
  return { people: [officer], decided, spread, actions: `se jour ${sent}, and ${toWithdraw} to withdraw it`, seen };
}
