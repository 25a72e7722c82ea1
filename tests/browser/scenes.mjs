// Whole scenarios, from the first word to the last, each with every page that anybody meets under the eyes of axe-core.

import { alerted } from './alert.mjs';
import { asked } from './asked.mjs';
import { audited } from './auditor.mjs';
import { Critic } from './cast.mjs';
import { play } from './desk.mjs';
import { moved } from './moved.mjs';

/** What is played side by side: much of the alert is waiting. */
const SCENES = [
  {
    'an alert to two partners, and its withdrawal while one of them is down (sv, with script)': alerted,
  },
  {
    'an auditor asks who saw a note and who raised its level (fi, with script)': (stage) => audited(stage, true),
    'an auditor asks who saw a note and who raised its level (fi, without script)': (stage) => audited(stage, false),
    'a partner that has moved, looked at and confirmed by two (fi, with script)': (stage) => moved(stage, 'fi', true),
    'a partner that has moved, looked at and confirmed by two (ga, without script)': (stage) => moved(stage, 'ga', false),
    'two who ask to follow, one accepted and one refused (ga, without script)': asked,
  },
];

/** Plays all of them; gives a line for each, and how many pages axe-core looked at. */
export async function scenes(stage) {
  const critic = await Critic.come(stage);
  const lines = await Promise.all(SCENES.map((some) => play(some, { ...stage, met: (person) => critic.look(person) })));
  await critic.context.close();
  return [...lines.flat(), `scenarios: ${critic.met} pages met, axe-core on the ${critic.known.size} that are built differently`];
}
