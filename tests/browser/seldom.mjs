// Pages that the demo has only once something seldom has happened: a partner says that it has moved, a text is to be erased.
// All of it happens in Croatia, to people and a material of its own, so that the rest of the demo stays as it was.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Tool } from './cast.mjs';
import { Actor, Partner } from './partner.mjs';

const STATE = 'hr';
const PEOPLE = { iva: 'peer-administrator', ivo: 'peer-administrator', ana: 'author', nada: 'approver' };
const WHY = 'Članak 17. stavak 1. točka (b) Opće uredbe o zaštiti podataka';
/** The revisions of the material; the first two have a file. */
const TEXTS = ['Voditelj postaje javlja red svakih pola sata.', 'Voditelj postaje javlja red svakoga sata.', 'Svaka postaja javlja red svakoga sata.'];

/** A person of this state, let in by a link; gives their cookie. */
async function comes(demo, tool, name) {
  await tool.does('user', 'add', name, '--role', PEOPLE[name], '--name', name[0].toUpperCase() + name.slice(1));
  const { url } = JSON.parse(await tool.does('--json', 'user', 'link', name));
  demo.links.set(`${STATE} ${name}`, new URL(url).pathname);
  return demo.enter(`${STATE} ${name}`);
}

/** The same node by a configuration of its own: two persons decide there, and it may meet a new server. */
function other(tool, folder, partner) {
  const config = readFileSync(tool.config, 'utf8').replace('approval = "one"', 'approval = "two"');
  const changed = config.replace('[federation.resolve]\n', `$&"${partner.host}" = "127.0.0.1:${partner.port}"\n`);
  const name = 'two.toml';
  writeFileSync(join(folder, name), changed);
  return new Tool(folder, name);
}

/** Three partners say that they have moved: one waits, one was looked at and confirmed by one person, one was refused. */
async function moved(demo, tools, partner) {
  const arrived = async (state, target) => {
    await Actor.of(`http://${demo.host(state)}`, join(demo.folder, state)).moves(demo, STATE, target);
    const waits = async () => JSON.parse(await tools.two.does('--json', 'peer', 'moves', '--as', 'iva')).some(({ host }) => host === demo.host(state));
    for (let tried = 0; !(await waits()); tried += 1) if (tried > 40) throw new Error(`the Move of ${state} does not wait`);
    return demo.host(state);
  };
  await arrived('nl', partner.node.id);
  await tools.two.does('peer', 'move', 'refuse', await arrived('ie', partner.node.id), '--reason', 'U Dublinu o tome ništa ne znaju.', '--as', 'iva');
  const lithuania = await arrived('lt', partner.node.id);
  const { sha256 } = JSON.parse(await tools.two.does('--json', 'peer', 'move', 'look', lithuania, '--as', 'iva'));
  await tools.two.does('peer', 'move', 'confirm', lithuania, '--sha256', sha256, '--as', 'iva');
}

/** A material whose first revision is erased, and whose second waits to be; gives its id here and what waits. */
async function erased(demo, tools, folder) {
  writeFileSync(join(folder, 'redovi.pdf'), '%PDF-1.4\n');
  const files = TEXTS.map((text, number) => {
    const more = number < 2 ? 'attachments: [redovi.pdf]\n' : '';
    const head = `kind: best-practice\ntlp: GREEN\nlanguage: hr\ntitle: Redovi na biračkim mjestima\nsummary: Koliko se čeka.\n${more}`;
    const path = join(folder, `redovi-${number}.md`);
    writeFileSync(path, `---\n${head}---\n\n${text}\n`);
    return path;
  });
  const { uri } = JSON.parse(await tools.one.does('--json', 'publish', files[0], '--as', 'ana'));
  for (const path of files.slice(1)) await tools.one.does('revise', uri, path, '--as', 'ana');
  const erase = (tool, revision) => tool.does('--json', 'material', 'erase', uri, '--revision', revision, '--because', WHY, '--as', 'ana');
  await erase(tools.one, '1');
  const waits = [];
  for (const revision of ['2', 'all']) waits.push(JSON.parse(await erase(tools.two, revision)).id);
  return { id: uri.split('/').pop(), waits };
}

/** Makes it happen; gives the pages, as demo.mjs has them. */
export async function seldom(demo, cookies) {
  const folder = join(demo.folder, STATE);
  const one = new Tool(folder);
  for (const name of Object.keys(PEOPLE)) cookies.set(`${STATE} ${name}`, await comes(demo, one, name));
  // Whoever has shown a second factor sees the page without the way to it.
  cookies.set('hr ivo', await demo.takeApp(STATE, cookies.get('hr ivo')));
  const partner = await Partner.listen('novi', { called: 'Demo · na novoj adresi', formerly: [`http://${demo.host('lt')}/actor`] });
  const tools = { one, two: other(one, folder, partner) };
  await moved(demo, tools, partner).finally(() => partner.close());
  const { id, waits } = await erased(demo, tools, folder);
  return [
    { name: 'move', state: STATE, path: `/desk/moves/${demo.host('nl')}`, who: 'hr iva' },
    { name: 'move-confirmed', state: STATE, path: `/desk/moves/${demo.host('lt')}`, who: 'hr ivo' },
    { name: 'move-refused', state: STATE, path: `/desk/moves/${demo.host('ie')}`, who: 'hr ivo' },
    { name: 'incoming-moves', state: STATE, path: '/desk/incoming', who: 'hr ivo' },
    { name: 'waiting-erasure', state: STATE, path: `/desk/waiting/${waits[0]}`, who: 'hr nada' },
    { name: 'waiting-erasure-all', state: STATE, path: `/desk/waiting/${waits[1]}`, who: 'hr nada' },
    { name: 'waiting-erasure-own', state: STATE, path: `/desk/waiting/${waits[0]}`, who: 'hr ana' },
    { name: 'erase', state: STATE, path: `/desk/erase/${id}`, who: 'hr ana' },
    { name: 'translate', state: STATE, path: `/desk/translate/${id}`, who: 'hr ana' },
    { name: 'revision-erased', state: STATE, path: `/materials/${id}/revisions/1`, status: 410, who: 'hr reader', label: 'green' },
    { name: 'revisions-erased', state: STATE, path: `/materials/${id}/revisions`, who: 'hr reader', label: 'green' },
  ];
}
