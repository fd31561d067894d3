import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import { describeModel } from '../../teachers/describeModel';
import { describeRun } from '../record/describeRun';
import { stampRun } from '../record/stampRun';
import type { Terms } from '../options/Term';
import { asSchedule } from '../../schedules/asSchedule';
import type { CheckedPeers } from './checkPeers';

/** The first event: each peer, and its twin. */
export function describePeers({ checked, inputs, peers, hasTwins }: CheckedPeers, terms: Terms): Started {
  const [stage] = checked.stages;
  const own = Object.entries(terms).map(([name, given]) => {
    const weight = asSchedule(given.weight, 'mutualLearning', `the weight of term "${name}"`);
    return { name, weight, loss: given.loss, given };
  });
  const { setup, data, ...started } = describeRun({ ...checked, stages: [{ ...stage, terms: own }] }, inputs);
  const models = declareModels([
    ...peers.map(([name, model]) => ({ name, role: 'peer' as const, info: describeModel(model, 'tfjs layers', model.name) })),
    ...(hasTwins ? peers : []).map(([name, model]) => ({
      name: twinOf(name),
      role: 'baseline' as const,
      info: describeModel(model, 'tfjs layers', model.name)
    }))
  ]);
  return { ...started, ...stampRun([setup, data.name, data.rows, models]), setup, data, ...models };
}

/** The same peer, trained without the others. */
export function twinOf(peer: string): string {
  return `${peer} alone`;
}
