// The auditor: who saw a TLP:RED note, and who changed its level? A note is published and raised by two persons, two read it, and
// she finds each of that in the log, carries it away signed, and is told at which line somebody took something out of it.

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Cast, OwnNode } from './cast.mjs';
import { sure } from './person.mjs';

const run = promisify(execFile);
const TITLE = 'Muistio 88: kanarialintu';
const TEXT = 'Avausjärjestys on hyasintti, ja sen tietävät vain nimetyt.';
/** What stands in the note and nowhere in the log. */
const CANARIES = ['kanarialintu', 'hyasintti'];
/** Longest time that may lie between what happened and the second that the log names. */
const SECOND_MS = 1_000;

/** The first and the last day of the quarter that lies so many before a day. */
function quarter(day, before) {
  const first = new Date(Date.UTC(day.getUTCFullYear(), 3 * (Math.floor(day.getUTCMonth() / 3) - before), 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0));
  return [first, last].map((one) => one.toISOString().slice(0, 10));
}

/** The author writes or revises the note at a level; the approver approves it. */
async function byTwo(author, approver, level, people) {
  await author.tick(`input[name="tlp"][value="${level}"]`);
  // Without script the level first: who can be named depends on it.
  if (people.length > 0 && !author.withScript) await author.press('button[value="level"]');
  for (const name of people) await author.tick(`input[name="recipients"][value="${name}"]`);
  await author.press('button[value="preview"]');
  await author.decide('form[action$="/submit"] button');
  const waits = author.at();
  sure(/\/desk\/waiting\//.test(waits), `with two persons submitting led to ${waits}`);
  await approver.open('/fi/desk');
  await approver.press('section[aria-labelledby="waiting"] h3 a');
  sure(approver.at() === waits, `what waits is at ${approver.at()}, not ${waits}`);
  await approver.decide('button[value="approve"]');
  sure(/\/materials\//.test(approver.at()), `approving led to ${approver.at()}`);
  return approver.at();
}

/** Ends the session of the auditor and lets her in with what she knows or has besides her link. */
async function signInAgain(auditor, withScript) {
  let code;
  const password = 'kolme tavallista sanaa';
  if (!withScript) {
    code = await auditor.read('.codes li');
    await auditor.type('#password', password);
    await auditor.press('form[action$="/account/password"] button');
  }
  await auditor.press('form[action$="/sign-out"] button');
  await auditor.open('/fi/sign-in?next=/fi/admin/audit');
  if (withScript) {
    await auditor.press('form[data-passkey="use"] button');
  } else {
    await auditor.type('#username', 'taru');
    await auditor.type('#password', password);
    await auditor.press('form[action$="/sign-in/password"] button');
    await auditor.type('#code', code);
    await auditor.press('form[action$="/sign-in/code"] button');
  }
  sure(auditor.at() === '/fi/admin/audit', `the second factor led to ${auditor.at()}: ${await auditor.read()}`);
}

/** Looks for lines of the log; gives them, each with its cells. */
async function asks(auditor, { deed = '', who = '', object = '', days = ['', ''] }) {
  await auditor.type('#who', who);
  await auditor.choose('#deed', deed);
  await auditor.type('#object', object);
  await auditor.type('#from', days[0]);
  await auditor.type('#to', days[1]);
  await auditor.press('main form[method="get"] button');
  const shown = await auditor.read();
  for (const word of CANARIES) sure(!shown.includes(word), `the page of the log says “${word}”`);
  const rows = await auditor.page.locator('main tbody tr').all();
  return Promise.all(rows.map(async (row) => {
    const [number, , by, node, named, on, detail] = await row.locator('th, td').allInnerTexts();
    const deed = await row.locator('data').getAttribute('value');
    sure(named && named !== deed, `the deed “${deed}” has no name in this language`);
    return { number, at: await row.locator('time').getAttribute('datetime'), by, node, deed, on, detail };
  }));
}

/** Each reading by this person has its node and its time, and there are so many. */
function wasRead(lines, { by, detail, node, from, count = 1 }) {
  const found = lines.filter((line) => line.by === by && line.detail.includes(detail));
  sure(found.length === count, `${found.length} lines, not ${count}, say that ${by} read it: ${JSON.stringify(lines)}`);
  for (const line of found) {
    sure(line.node === node, `${by} read it at ${line.node}, not ${node}`);
    const at = Date.parse(line.at);
    sure(at >= from - SECOND_MS && at <= Date.now() + SECOND_MS, `${by} read it at ${line.at}`);
  }
}

/** Carries the lines looked for away in both forms; they are signed, the program checks that, and says so when a byte is another. */
async function carriesAway(auditor, tool, { reading }) {
  const files = {};
  for (const form of ['csv', 'csv.sig', 'json']) files[form] = await auditor.carry(`a[href*="/admin/audit/lines.${form}?"]`);
  const csv = readFileSync(files.csv.path, 'utf8');
  const json = JSON.parse(readFileSync(files.json.path, 'utf8'));
  for (const word of CANARIES) sure(!csv.includes(word) && !JSON.stringify(json).includes(word), `an export says “${word}”`);
  for (const name of reading) sure(csv.includes(name) && JSON.stringify(json).includes(name), `an export does not name ${name}`);
  sure(/^audit-\d+\.csv$/.test(files.csv.name) && /^audit-\d+\.json$/.test(files.json.name), `the files are ${files.csv.name} and ${files.json.name}`);
  sure(json.proof?.cryptosuite === 'eddsa-jcs-2022', `the document is signed with ${JSON.stringify(json.proof)}`);
  await tool.does('audit', 'verify', '--file', files.json.path);
  await tool.does('audit', 'verify', '--file', files.csv.path, '--signature', files['csv.sig'].path);
  const forged = `${files.csv.path}.forged`;
  writeFileSync(forged, csv.replace(reading[0], 'jokumuu'));
  const { status, said } = await tool.tries('audit', 'verify', '--file', forged, '--signature', files['csv.sig'].path);
  sure(status === 1, `a table with another name in it is taken: ${said}`);
  return { lines: csv.trim().split('\n').length - 1, forged: said.trim() };
}

/** Whether the chain is whole, by its page and by the command line; gives what both say. */
async function proves(auditor, tool) {
  await auditor.press('a[href*="verify=1"]');
  const page = await auditor.read('[role="status"], [role="alert"]');
  const { status, said } = await tool.tries('audit', 'verify');
  return { page: page.replace(/\s+/g, ' ').trim(), status, said: said.trim() };
}

/** The story; the node is its own, since in the demo one person publishes. */
export async function audited(stage, withScript) {
  const node = await OwnNode.start(stage.ports.own[withScript ? 0 : 1]);
  try {
    return await onNode({ ...stage, demo: node }, node, withScript);
  } finally {
    await node.stop();
  }
}

async function onNode(stage, node, withScript) {
  const { tool } = node;
  const cast = new Cast(stage, () => tool);
  const how = { withScript, hasSecond: true };
  const from = Date.now();
  const author = await cast.come('fi aino', 'author', 'fi', how);
  const approver = await cast.come('fi veikko', 'approver', 'fi', how);
  const readers = [];
  for (const name of ['rauha', 'eero', 'kirsi']) readers.push(await cast.come(`fi ${name}`, 'reader', 'fi', { withScript }));
  const auditor = await cast.come('fi taru', 'auditor', 'fi', how);

  // The note: GREEN by two persons, then RED by two persons, for four who are named.
  await author.open('/fi/desk');
  await author.press('form[action$="/desk/drafts"] button');
  await author.type('#title-0', TITLE);
  await author.type('#text-0', TEXT);
  const note = await byTwo(author, approver, 'GREEN', []);
  await author.open(note);
  await author.press('main form[action$="/desk/drafts"] button');
  sure((await byTwo(author, approver, 'RED', ['aino', 'veikko', 'rauha', 'eero'])) === note, 'the note is at another place');
  for (const reader of readers.slice(0, 2)) {
    await reader.open(note);
    const shown = await reader.read();
    sure(shown.includes('TLP:RED') && shown.includes(TEXT), `${reader.who} does not see the note: ${shown}`);
  }
  sure((await readers[2].tryTo(note)) === 404, 'kirsi, who is not named, reads it');

  // The auditor.
  await signInAgain(auditor, withScript);
  sure((await auditor.tryTo(note)) === 404, 'the auditor reads the note');
  await auditor.open('/fi/admin/audit');
  auditor.begin();
  const asked = Date.now();
  const days = quarter(new Date(), 0);
  const object = auditor.origin + note;
  const read = await asks(auditor, { deed: 'read', object, days });
  for (const by of ['rauha', 'eero']) wasRead(read, { by, detail: 'TLP:RED revision 2 page', node: node.name, from });
  for (const by of ['kirsi', 'taru']) wasRead(read, { by, detail: '', node: node.name, from, count: 0 });
  const all = await asks(auditor, { days });
  sure(all.length > read.length && all.some(({ deed }) => deed === 'approve'), `the whole quarter is ${JSON.stringify(all)}`);
  const away = await carriesAway(auditor, tool, { reading: ['rauha', 'eero'] });
  const levels = await asks(auditor, { deed: 'level change', object, days });
  sure(levels.length === 1 && levels[0].by === 'aino', `the level was changed: ${JSON.stringify(levels)}`);
  sure(levels[0].detail === 'from TLP:GREEN to TLP:RED, revision 2 approved by veikko', `the level was changed ${levels[0].detail}`);
  const before = await asks(auditor, { object, days: quarter(new Date(), 1) });
  sure(before.length === 0, `in another quarter there was ${JSON.stringify(before)}`);
  const own = await asks(auditor, { who: 'taru', days });
  const looks = own.filter(({ deed }) => deed === 'audit read').length;
  const carried = own.filter(({ deed }) => deed === 'audit export').length;
  sure(looks >= 5 && carried >= 3, `her own looking is ${looks} lines, and ${carried} that she carried away: ${JSON.stringify(own)}`);
  const whole = await proves(auditor, tool);
  sure(whole.status === 0 && whole.page.includes('Ketju on ehjä'), `the chain is not whole: ${JSON.stringify(whole)}`);

  // Somebody who may write the database takes the line out.
  const { number } = levels[0];
  const words = ['import sqlite3, sys', 'd = sqlite3.connect(sys.argv[1], timeout=20)', 'assert d.execute("delete from audit where number = ?", sys.argv[2:]).rowcount == 1', 'd.commit()'];
  await run(join(stage.room, 'python/bin/python'), ['-c', words.join('\n'), join(node.folder, 'election-pool.db'), number]);
  const broken = await proves(auditor, tool);
  const named = `line ${number} is missing`;
  const isNamed = broken.status === 1 && broken.said.includes(named) && broken.page.includes(`Rivi ${number} puuttuu.`);
  sure(isNamed, `the gap at ${number} is not named: ${JSON.stringify(broken)}`);
  const decided = Date.now() - asked;
  const seen = [
    `readings ${read.map((line) => `${line.number} ${line.by} ${line.node} ${line.at} ${line.detail}`).join('; ')}`,
    `level change ${number} ${levels[0].by} ${levels[0].detail}`,
    `her own ${looks} audit read, ${carried} audit export`,
    `export of ${away.lines} lines; forged: ${away.forged}`,
    `whole: ${whole.said.replace(/\n/g, ' ')}`,
    `after line ${number} was deleted: ${broken.said} / ${broken.page}`,
  ].map((line) => `\n    ${line}`).join('');
  return { people: [auditor], decided, seen };
}
