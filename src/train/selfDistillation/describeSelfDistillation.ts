import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import { describeModel } from '../../teachers/describeModel';
import { describeRun } from '../record/describeRun';
import { stampRun } from '../record/stampRun';
import type { CheckedSelfDistillation } from './checkSelfDistillation';
import type { Exits } from './exits/buildExits';
import { deepest } from './exits/checkExits';
import { probeName, type TeachingModule } from './teaching/measureModules';

/** The first event: the exits, each a model of its own, and what may teach them. What they learn from follows from the choice. */
export function describeSelfDistillation(
  { checked, inputs, rule, alpha, temperature, hint, probeEpochs, exits: names, bottleneck }: CheckedSelfDistillation,
  { shallow, model }: Exits,
  modules: readonly TeachingModule[]
): Started {
  const { setup, ...started } = describeRun(checked, inputs);
  const teaching = {
    ...rule.description,
    exits: names.join(', '),
    ...{ alpha, temperature },
    ...(hint > 0 && { hint }),
    ...(bottleneck !== undefined && { bottleneck }),
    ...(rule.measures && { probeEpochs })
  };
  const how = { ...setup, terms: {}, teaching };
  const { train } = checked.data;
  const own = describeModel(checked.student, 'tfjs layers', checked.name);
  const all = describeModel(model, 'tfjs layers', checked.name);
  const probes = rule.measures ? [null, ...modules.map(({ name }) => name)] : [];
  const models = declareModels([
    { name: deepest, role: 'student', info: own },
    ...shallow.map((exit, i) => ({ name: names[i], role: 'peer' as const, info: describeModel(exit, 'tfjs layers', names[i]) })),
    ...probes.map((module) => ({ name: probeName(module), role: 'candidate' as const, info: all }))
  ]);
  return { ...started, ...stampRun([how, train.name, started.data.rows, models.models]), setup: how, ...models };
}
