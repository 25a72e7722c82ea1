// Somebody asks to follow. A peer administrator is told who that is, asks their server what it is, notes what they asked the
// people there, and accepts one; another is refused.

import { Cast, OwnNode } from './cast.mjs';
import { until } from './desk.mjs';
import { Partner } from './partner.mjs';
import { sure } from './person.mjs';

const INBOX = '/ga/desk/incoming';
const REQUEST = 'section:has(#follows) tbody a';
const QUESTION = 'Cé sibh féin?';

/** The story; the node is its own, since the demo lets nobody ask. */
export async function asked(stage) {
  const strangers = [];
  for (const name of ['iasc', 'madra']) strangers.push(await Partner.listen(name, { called: name }));
  const known = Object.fromEntries(strangers.map(({ host, port }) => [host, port]));
  const node = await OwnNode.start(stage.ports.own[0], known);
  try {
    return await answered({ ...stage, demo: node }, node, strangers);
  } finally {
    await node.stop();
    for (const stranger of strangers) stranger.close();
  }
}

async function answered(stage, node, strangers) {
  const pia = await new Cast(stage, () => node.tool).come('fi pia', 'peer-administrator', 'ga', { withScript: false, hasSecond: true });
  const [first, second] = strangers.map(({ authority }) => authority);
  for (const one of [first, second]) {
    const follow = { '@context': 'https://www.w3.org/ns/activitystreams', id: `${one.id}#follow`, type: 'Follow', actor: one.id, object: `http://${node.host()}/actors/koevaalit` };
    const status = await one.tells(node, 'fi', follow);
    sure(status === 202, `the request of ${one.id} is answered ${status}`);
  }
  await until('both requests are in the inbox', async () => {
    await pia.page.goto(pia.origin + INBOX);
    return (await pia.page.locator(REQUEST).count()) === 2;
  });
  const choose = async ({ id }) => {
    await pia.open(INBOX);
    await pia.press(`${REQUEST}:has-text("${id}")`);
  };
  pia.begin();
  const from = performance.now();
  await choose(first);
  await pia.press('button[value="look"]');
  await pia.press('button[value="ask"]');
  sure((await pia.page.getAttribute('#words', 'aria-invalid')) === 'true', 'a question without a word is not said to be wrong');
  await pia.type('#words', QUESTION);
  await pia.press('button[value="ask"]');
  sure((await pia.read('blockquote')).includes(QUESTION), 'the question is not noted');
  await pia.decide('button[value="accept"]');
  await choose(second);
  await pia.decide('button[value="refuse"]');
  sure((await pia.page.locator(REQUEST).count()) === 0, `a request still waits: ${await pia.read()}`);
  const decided = performance.now() - from;
  const got = ({ received }, type) => until(`${type} is there`, () => received.some((one) => one.type === type));
  const spread = Math.max(await got(strangers[0], 'Accept'), await got(strangers[1], 'Reject'));
  return { people: [pia], decided, spread };
}
