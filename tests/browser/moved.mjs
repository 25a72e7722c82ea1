// A partner says that it has moved. Two peer administrators look at the new address, are told what follows, and confirm it one
// after the other; neither can do so twice, and nothing changes before the second has.

import { Cast, OwnNode } from './cast.mjs';
import { until } from './desk.mjs';
import { Partner } from './partner.mjs';
import { sure } from './person.mjs';

const CALLED = 'Valmyndigheten';
/** What the pages say. */
const WORDS = {
  fi: {
    two: 'odottaa kahta vahvistajaa', one: 'odottaa toista vahvistajaa', unseen: 'Kukaan ei ole vielä hakenut', away: 'Palvelimelta ei voitu kysyä',
    kept: 'jää tänne luettavaksi', nobody: 'Kukaan ei ole vielä vahvistanut', first: 'pia vahvisti tämän', done: 'siirretty uuteen osoitteeseensa', late: 'Päätettävää ei enää ole',
  },
  ga: {
    two: 'ag fanacht le beirt', one: 'ag fanacht leis an dara duine', unseen: 'Níor fhéach aon duine', away: 'Níorbh fhéidir an cheist a chur air',
    kept: 'fanfaidh sé anseo le léamh', nobody: 'Níor dheimhnigh aon duine', first: 'Dheimhnigh pia é seo', done: 'faoina sheoladh nua anois', late: 'Níl aon rud fágtha le cinneadh',
  },
};
const LOOK = 'button[value="look"]';
const CONFIRM = 'button[value="confirm"]';

/** What is on the page before somebody. */
async function reads(person, words, selector) {
  const shown = await person.read(selector);
  for (const word of [words].flat()) sure(shown.includes(word), `${person.who} does not read “${word}”: ${shown}`);
}

/** The partners on the roster: class and state by host. */
async function roster(tool) {
  const peers = JSON.parse(await tool.does('--json', 'peer', 'list'));
  return Object.fromEntries(peers.map(({ host, state }) => [host, state]));
}

/** The story; the node is its own, since after it one partner is another. */
export async function moved(stage, language, withScript) {
  const former = await Partner.listen('se', { called: CALLED });
  const present = await Partner.listen('ny', { called: CALLED, formerly: [former.node.id] });
  const known = Object.fromEntries([former, present].map(({ host, port }) => [host, port]));
  const node = await OwnNode.start(stage.ports.own[withScript ? 0 : 1], known);
  try {
    return await between({ ...stage, demo: node }, { node, former, present, language, withScript });
  } finally {
    await node.stop();
    for (const partner of [former, present]) partner.close();
  }
}

async function between(stage, { node, former, present, language, withScript }) {
  const { tool } = node;
  const says = WORDS[language];
  await tool.does('peer', 'add', former.origin, '--yes');
  await tool.does('follow', `@val@${former.host}`);
  const cast = new Cast(stage, () => tool);
  const how = { withScript, hasSecond: true };
  const pia = await cast.come('fi pia', 'peer-administrator', language, how);
  const per = await cast.come('fi per', 'peer-administrator', language, how);
  await former.node.moves(node, 'fi', present.node.id);
  const inbox = `/${language}/desk/incoming`;
  const link = 'main a[href*="/desk/moves/"]';
  await until('the Move is in the inbox', async () => {
    await pia.page.goto(pia.origin + inbox);
    return (await pia.page.locator(link).count()) === 1;
  });

  // The first: nobody has looked yet, the new address is away for a moment, then it shows who it is.
  pia.begin();
  const from = performance.now();
  await pia.open(inbox);
  await reads(pia, says.two);
  await pia.press(link);
  const at = pia.at();
  await reads(pia, [says.unseen, former.node.id, present.node.id]);
  sure((await pia.page.locator(CONFIRM).count()) === 0, 'what nobody has looked at can be confirmed');
  present.isAway = true;
  await pia.press(LOOK);
  await reads(pia, says.away, '[role="alert"]');
  present.isAway = false;
  await pia.press(LOOK);
  await reads(pia, [present.host, present.authority.id, says.kept, says.nobody]);
  await pia.decide(CONFIRM);
  await reads(pia, says.first);
  // Nobody confirms twice, and nobody refuses without a word.
  await pia.press(CONFIRM);
  await reads(pia, 'pia has confirmed it already', '[role="alert"]');
  await pia.press('button[value="refuse"]');
  sure((await pia.page.getAttribute('#words', 'aria-invalid')) === 'true', 'a refusal without a word is not said to be wrong');
  const before = await roster(tool);
  sure(JSON.stringify(before) === JSON.stringify({ [former.host]: 'active' }), `after one confirmation the roster is ${JSON.stringify(before)}`);

  // The second.
  per.begin();
  await per.open(inbox);
  await reads(per, says.one);
  await per.press(link);
  await reads(per, [says.first, says.kept]);
  await per.decide(CONFIRM);
  await reads(per, says.done);
  const decided = performance.now() - from;
  const after = await roster(tool);
  sure(after[former.host] === 'removed' && after[present.host] === 'active', `after the second the roster is ${JSON.stringify(after)}`);
  const arrived = await until('the new authority is followed', () => present.received.some(({ type, object }) => type === 'Follow' && object === present.authority.id));
  // Whoever is late is told so.
  await pia.press(CONFIRM);
  await reads(pia, says.late);
  sure((await pia.tryTo(at)) === 404, 'the page of what is decided is still there');
  await pia.open(inbox);
  sure((await pia.page.locator(link).count()) === 0, 'it is still in the inbox');
  return { people: [pia, per], decided, spread: arrived };
}
