// The desk in real browsers, two at once where two persons decide: a Word file becomes a practice that five partners have, an
// alert goes out, a level is raised, a meeting is written in the fields of its form, two write in one draft, a session ends, a
// mistake is withdrawn. Each is timed, and what was pressed, typed and chosen is counted.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Person, WAIT_MS, sure } from './person.mjs';

const run = promisify(execFile);
const PARTNERS = ['fi', 'se', 'lt', 'nl', 'ie', 'hr'];

/** Asks until it is so; gives how long that took, in milliseconds. */
export async function until(what, is) {
  const from = performance.now();
  while (performance.now() - from < WAIT_MS) {
    if (await is()) return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${WAIT_MS / 1000} s: ${what}`);
}

/** Whether a node shows a title in what its public list finds. */
export const holds = async (demo, state, title, cookie) => {
  const { text } = await demo.ask(state, `/en/search?q=${encodeURIComponent(title)}`, { headers: cookie ? { cookie } : {} });
  // The words that were asked for are marked.
  const found = text.match(/<h3><a href="[^"]*\/materials\/[\s\S]*?<\/h3>/g) ?? [];
  return found.some((one) => one.replace(/<[^>]*>/g, '').includes(title));
};

/** Waits until the page of a draft says this of what was typed. */
const told = (author, name) => until(`a draft says that it is ${name}`, () => author.page.evaluate((wanted) => {
  const { dataset } = document.querySelector('form[data-draft]');
  return document.querySelector('#live').textContent.startsWith(dataset[wanted]);
}, name));

/** A meeting is written in the fields of its form, published for partners, and its file for a calendar read back. */
async function meeting(stage, who, withScript) {
  const title = withScript ? 'Möte om köer' : 'Möte om larm';
  const author = await Person.come(stage, who, 'sv', { withScript, hasSecond: true });
  author.begin();
  const from = performance.now();
  await author.open('/sv/desk');
  await author.choose('#kind', 'meeting-outcome');
  await author.press('form[action$="/desk/drafts"] button');
  await author.type('#title-0', title);
  await author.type('#text-0', 'Vad mötet kom fram till.');
  await author.tick('input[name="tlp"][value="GREEN"]');
  await author.type('#starts', '2027-03-03T10:00');
  await author.type('#ends', '2027-03-03T09:00');
  await author.type('#timezone', 'Europe/Stockholm');
  await author.type('#place', 'Stockholm, Rosenbad');
  await author.choose('#online', 'true');
  await author.type('#attending', 'FI\nSE\nValmyndigheten');
  await author.type('#agenda', 'Köer\nNästa möte');
  await author.type('#decisions', 'Vi mäter köerna.');
  for (const row of [0, 1]) await author.type(`#what-${row}`, `Åtgärd nummer ${row + 1}`);
  await author.type('#owner-0', 'Valmyndigheten');
  await author.type('#due-0', '2027-05-31');
  await author.press('button[value="add-action"]');
  await author.type('#what-2', 'Åtgärd nummer 3');
  await author.press('button[value="preview"]');
  sure((await author.read('#ends-wrong')).startsWith('Detta är före '), `the end is not told to be wrong: ${await author.read()}`);
  sure(await author.page.locator('.trouble[role="alert"]').evaluate((box) => box === document.activeElement), 'what is wrong has no focus');
  await author.type('#ends', '2027-03-03T12:30');
  if (withScript) {
    // It is saved as one goes: the page, opened again, has it.
    await told(author, 'saved');
    await author.open(author.at());
    sure((await author.page.inputValue('#ends')) === '2027-03-03T12:30', 'the end was not saved as it was typed');
  }
  await author.press('button[value="preview"]');
  if (withScript) await author.decide('form[action$="/submit"] button');
  else await author.press('form[action$="/submit"] button');
  sure(/\/materials\//.test(author.at()), `submitting led to ${author.at()}: ${await author.read()}`);
  const decided = performance.now() - from;
  const shown = await author.read();
  for (const part of ['3 mars 2027 10:00–12:30 (Europe/Stockholm)', 'Stockholm, Rosenbad', 'Vi mäter köerna.', 'Åtgärd nummer 3', '31 maj 2027']) {
    sure(shown.includes(part), `“${part}” is not on the page: ${shown}`);
  }
  const href = await author.page.locator('a[type="text/calendar"]').first().getAttribute('href');
  // Node finds no *.localhost; the demo is asked by its port, as whoever the browser is.
  const cookie = (await author.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await stage.demo.ask(author.state, href, { headers: { cookie } });
  const text = answer.text.replaceAll('\r\n ', '');
  for (const line of ['DTSTART;TZID=Europe/Stockholm:20270303T100000', 'DTEND;TZID=Europe/Stockholm:20270303T123000', 'LOCATION:Stockholm\\, Rosenbad']) {
    sure(text.includes(line), `${line}: ${text}`);
  }
  sure(new RegExp(`SUMMARY[^\r]*${title}`).test(text), `the calendar does not name it: ${text}`);
  return { people: [author], decided };
}

/** Each story: what it is, and what it does; it gives the persons in it and, if partners receive something, how long that took. */
const STORIES = {
  'a Word file becomes a practice at five partners, and public with a second person (sv, with script)': async (stage) => {
    const { demo, room } = stage;
    const file = join(room, 'koer.docx');
    await run(join(room, 'python/bin/python'), [join(room, 'word.py'), file]);
    const author = await Person.come(stage, 'se author', 'sv', { hasSecond: true });
    const approver = await Person.come(stage, 'se approver', 'sv', { hasSecond: true });
    author.begin();
    approver.begin();
    const from = performance.now();
    await author.open('/sv/desk');
    await author.upload('#document', file);
    await author.press('form[action$="/desk/document"] button');
    const text = await author.page.inputValue('#text-0');
    for (const kept of ['## Problemet', '**längst**', '- En extra', '| 16–20 | 19 |', '[Valmyndigheten](<https://www.val.se/>)']) {
      sure(text.includes(kept), `the document lost “${kept}”: ${text}`);
    }
    await author.type('#title-0', 'Köer i vallokalen');
    await author.type('#summary-0', 'Hur länge väljarna väntar, och vad som hjälper.');
    await author.tick('input[name="tlp"][value="GREEN"]');
    await author.choose('#kind', 'best-practice');
    await author.type('#topics-0', 'förtidsröstning');
    await author.choose('#language-new', 'fi');
    await author.press('button[value="add-language"]');
    await author.type('#title-1', 'Jonot äänestyspaikalla');
    await author.type('#text-1', '## Ongelma\n\nJonot ovat **pisimmillään** työajan jälkeen.');
    await author.press('button[value="preview"]');
    const told = await author.read('.reach');
    for (const name of ['fi.localhost', 'lt.localhost', 'nl.localhost', 'ie.localhost', 'hr.localhost']) sure(told.includes(name), `${name} is not named: ${told}`);
    await author.decide('form[action$="/submit"] button');
    sure(/\/materials\//.test(author.at()), `submitting led to ${author.at()}: ${await author.read()}`);
    // On the nodes of the demo one person decides, but never that something becomes public.
    await author.press('main form[action$="/desk/drafts"] button');
    await author.tick('input[name="tlp"][value="CLEAR"]');
    await author.press('button[value="preview"]');
    await author.decide('form[action$="/submit"] button');
    const waits = author.at();
    await approver.open('/sv/desk');
    await approver.press('section[aria-labelledby="waiting"] h3 a');
    sure(approver.at() === waits, `what waits is at ${approver.at()}, not ${waits}`);
    await approver.decide('button[value="approve"]');
    sure(/\/materials\//.test(approver.at()), `approving led to ${approver.at()}: ${await approver.read()}`);
    const decided = performance.now() - from;
    await Promise.all(PARTNERS.map((state) => until(`${state} has it`, () => holds(demo, state, 'Köer i vallokalen'))));
    return { people: [author, approver], decided, spread: performance.now() - from - decided };
  },
  'an alert, from signing in to sent, and its withdrawal (ga, without script)': async (stage) => {
    const { demo, cookies } = stage;
    const title = 'Fógra bréagach faoi uaireanta an ionaid vótála';
    const from = performance.now();
    const officer = await Person.come(stage, 'ie author', 'ga', { withScript: false, hasSecond: true });
    await officer.open('/ga/desk');
    await officer.choose('#kind', 'alert');
    await officer.press('form[action$="/desk/drafts"] button');
    await officer.type('#title-0', title);
    await officer.type('#text-0', 'Deir teachtaireacht bhréagach go ndúnann na hionaid vótála ar a sé.');
    // Without script the level first: who can be named depends on it.
    sure((await officer.page.locator('input[name="recipients"]:visible').count()) === 0, 'somebody can be named before there is a level');
    await officer.tick('input[name="tlp"][value="AMBER"]');
    await officer.press('button[value="level"]');
    for (const state of ['fi', 'lt']) await officer.tick(`input[name="recipients"][value*="@${state}.localhost"]`);
    await officer.press('button[value="preview"]');
    const told = await officer.read('.reach');
    sure(told.includes('fi.localhost') && told.includes('lt.localhost'), `who gets it is not said: ${told}`);
    await officer.press('form[action$="/submit"] button');
    sure(/\/materials\//.test(officer.at()), `submitting led to ${officer.at()}: ${await officer.read()}`);
    const decided = performance.now() - from;
    sure((await officer.read()).includes('TLP:AMBER'), 'the level is not on the page');
    await until('LT has the alert', () => holds(demo, 'lt', title, cookies.get('lt reader')));
    const spread = performance.now() - from - decided;
    for (const [state, cookie] of [['hr', cookies.get('hr reader')], ['se', cookies.get('se reader')], ['lt', undefined]]) {
      sure(!(await holds(demo, state, title, cookie)), `${state} shows it${cookie ? '' : ' to anybody'}`);
    }
    const sent = officer.actions;
    const page = officer.at();
    await officer.press('a[href*="/desk/withdraw/"]');
    await officer.type('#reason', 'Botún a bhí ann.');
    await officer.press('main form[action*="/desk/withdraw/"] button');
    sure(officer.at() === page && (await officer.read()).includes('Botún a bhí ann.'), `withdrawing led to ${officer.at()}: ${await officer.read()}`);
    await until('LT has let go of it', async () => !(await holds(demo, 'lt', title, cookies.get('lt reader'))));
    return { people: [officer], decided, spread, actions: `${sent}, and ${officer.actions - sent} to withdraw it` };
  },
  'a level raised after publishing (fi, with script)': async (stage) => {
    const { demo, cookies } = stage;
    const title = 'Jonotusajat vaalihuoneistoissa';
    const author = await Person.come(stage, 'hr author', 'fi', { hasSecond: true });
    await author.open('/fi/desk');
    await author.press('form[action$="/desk/drafts"] button');
    await author.type('#title-0', title);
    await author.type('#text-0', 'Jonot mitattiin tunnin välein kolmessa vaalihuoneistossa.');
    await author.tick('input[name="tlp"][value="GREEN"]');
    await author.press('button[value="preview"]');
    await author.decide('form[action$="/submit"] button');
    await until('LT has it', () => holds(demo, 'lt', title, cookies.get('lt reader')));
    author.begin();
    const from = performance.now();
    await author.press('main form[action$="/desk/drafts"] button');
    await author.tick('input[name="tlp"][value="AMBER"]');
    await author.tick('input[name="recipients"][value*="@se.localhost"]');
    // What a level does not allow is neither seen nor sent; what was ticked is there again with the level.
    const named = () => author.page.evaluate(() => new FormData(document.querySelector('form[data-draft]')).getAll('recipients').length);
    const seen = () => author.page.locator('input[name="recipients"]:visible').count();
    await author.tick('input[name="tlp"][value="CLEAR"]');
    sure((await seen()) === 0 && (await named()) === 0, 'CLEAR lets somebody be named');
    await author.tick('input[name="tlp"][value="RED"]');
    sure((await seen()) > 0 && (await named()) === 0, 'RED names an authority');
    await author.tick('input[name="tlp"][value="AMBER"]');
    sure((await named()) === 1, 'what was ticked is not there again');
    await author.press('button[value="preview"]');
    const told = await author.read('.reach');
    sure(/lt\.localhost[^\n]* menettää/.test(told), `it is not said that LT loses it: ${told}`);
    await author.decide('form[action$="/submit"] button');
    const decided = performance.now() - from;
    await until('LT has let go of it', async () => !(await holds(demo, 'lt', title, cookies.get('lt reader'))));
    sure(await holds(demo, 'se', title, cookies.get('se reader')), 'SE has lost it too');
    return { people: [author], decided, spread: performance.now() - from - decided };
  },
  'a meeting in the fields of its form (sv, with script)': (stage) => meeting(stage, 'lt approver', true),
  'the same without (sv)': (stage) => meeting(stage, 'nl approver', false),
  'a session that ends over a text for few, and over one for all (fi, with script)': async (stage) => {
    const author = await Person.come(stage, 'hr approver', 'fi');
    const from = performance.now();
    const live = () => author.read('#live');
    for (const [level, name, kept] of [['RED', 'endedOpen', false], ['GREEN', 'ended', true]]) {
      const cookies = await author.context.cookies();
      await author.open('/fi/desk');
      await author.press('form[action$="/desk/drafts"] button');
      await author.tick(`input[name="tlp"][value="${level}"]`);
      await told(author, 'saved');
      await author.context.clearCookies();
      await author.type('#title-0', 'Kirjoitettu istunnon jälkeen');
      await told(author, name);
      const said = await live();
      sure(said.includes('tallessa tässä selaimessa') === kept && said.includes('eikä tällä tasolla mitään säilytetä') === !kept, `${level}: ${said}`);
      const stored = await author.page.evaluate(() => Object.values(localStorage).some((copy) => copy.includes('Kirjoitettu')));
      sure(stored === kept, `${level} is ${stored ? '' : 'not '}kept in the browser`);
      // Whoever signs in again in another tab loses nothing.
      await author.context.addCookies(cookies);
      await author.page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await told(author, 'saved');
    }
    return { people: [author], decided: performance.now() - from };
  },
  'two in one draft, and neither is overwritten (fi, with script)': async (stage) => {
    const author = await Person.come(stage, 'fi author', 'fi');
    const second = await Person.come(stage, 'fi approver', 'fi');
    const other = second.page;
    const from = performance.now();
    await author.open('/fi/desk');
    await author.press('form[action$="/desk/drafts"] button');
    // Nobody else sees a draft before it has a level.
    await author.tick('input[name="tlp"][value="GREEN"]');
    await author.press('.deeds button[value="save"]');
    await other.goto(author.page.url());
    await author.type('#title-0', 'Ensimmäinen');
    await author.page.waitForFunction(() => document.querySelector('[name="edition"]').value !== '2', undefined, { timeout: WAIT_MS });
    await second.type('#title-0', 'Toinen');
    await other.waitForFunction(() => document.querySelector('#live').textContent.length > 12, undefined, { timeout: WAIT_MS });
    await Promise.all([other.waitForEvent('load', { timeout: WAIT_MS }), other.locator('.deeds button[value="save"]').first().click()]);
    const shown = await other.locator('main').innerText();
    sure(shown.includes('Ensimmäinen') && (await other.inputValue('#title-0')) === 'Toinen', `both texts are not shown: ${shown}`);
    return { people: [author, second], decided: performance.now() - from };
  },
  'typed without a pause, and left in the middle of a word, before there is a level and for few (fi, with script)': async (stage) => {
    const author = await Person.come(stage, 'fi author', 'fi');
    const from = performance.now();
    for (const level of [null, 'AMBER']) {
      await author.open('/fi/desk');
      await author.press('form[action$="/desk/drafts"] button');
      const draft = author.at();
      if (level) await author.tick(`input[name="tlp"][value="${level}"]`);
      const before = await author.page.inputValue('[name="edition"]');
      await author.page.focus('#text-0');
      const begun = performance.now();
      let first = null;
      while (!first && performance.now() - begun < 20_000) {
        await author.page.keyboard.type('tauotta ', { delay: 60 });
        if ((await author.page.inputValue('[name="edition"]')) !== before) first = performance.now() - begun;
      }
      sure(first, `nothing was saved in 20 s of typing at ${level ?? 'no level'}`);
      await author.page.keyboard.type('ja viimeinen sa');
      const stored = await author.page.evaluate(() => Object.values(localStorage).some((copy) => copy.includes('tauotta')));
      sure(!stored, `${level ?? 'no level'} is kept in the browser`);
      await author.page.goto(`${author.origin}/fi/desk`);
      await until('the draft has the last word', async () => {
        await author.page.goto(author.origin + draft);
        return (await author.page.inputValue('#text-0')).includes('ja viimeinen sa');
      });
    }
    return { people: [author], decided: performance.now() - from };
  },
  'a draft that is thrown away while somebody else writes in it (fi, with script)': async (stage) => {
    const author = await Person.come(stage, 'fi author', 'fi');
    const second = await Person.come(stage, 'fi approver', 'fi');
    const from = performance.now();
    await author.open('/fi/desk');
    await author.press('form[action$="/desk/drafts"] button');
    const draft = author.at();
    await author.tick('input[name="tlp"][value="GREEN"]');
    await author.press('.deeds button[value="save"]');
    await second.open(draft);
    await author.page.locator('.discard summary').click();
    await author.press('.discard form button');
    await second.type('#title-0', 'Kirjoitettu poistamisen jälkeen');
    await told(second, 'gone');
    await second.type('#summary-0', 'Ja vielä tämä.');
    await told(second, 'gone');
    const stored = () => second.page.evaluate(() => Object.values(localStorage).some((copy) => copy.includes('Ja vielä tämä.')));
    sure(await stored(), 'what nobody acknowledged was thrown out of the browser');
    await second.press('.deeds button[value="save"]');
    const shown = await second.read();
    sure(shown.includes('Kirjoitettu poistamisen jälkeen') && shown.includes('Ja vielä tämä.'), `what was typed is not shown: ${shown}`);
    await second.press('button[value="keep-as-new"]');
    sure(second.at() !== draft && (await second.page.inputValue('#summary-0')) === 'Ja vielä tämä.', `it is not kept at ${second.at()}: ${await second.read()}`);
    return { people: [author, second], decided: performance.now() - from };
  },
};

/** Plays stories one after another; gives a line for each. */
export async function play(stories, stage) {
  const lines = [];
  for (const [name, story] of Object.entries(stories)) {
    const there = [];
    try {
      const { people, decided, spread, seen = '', actions = people.map((one) => `${one.who} ${one.actions}`).join(', ') } = await story({ ...stage, there });
      const then = spread === undefined ? '' : `, where it goes ${(spread / 1000).toFixed(1)} s later`;
      lines.push(`${name}: ${(decided / 1000).toFixed(1)} s${then}; actions: ${actions}${seen}`);
    } catch (error) {
      // What each of them had before their eyes.
      for (const one of there) console.log(`${one.who} at ${one.at()}: ${(await one.read().catch(() => '')).slice(0, 600)}`);
      stage.wrong(name, error.message.split('\n')[0]);
    }
    await Promise.all(there.map((one) => one.leave()));
  }
  return lines;
}

/** The stories of the desk. */
export const desk = (stage) => play(STORIES, stage);
