import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import { describeModel } from '../../teachers/describeModel';
import { describeRun } from '../record/describeRun';
import { stampRun } from '../record/stampRun';
import { generationName, type CheckedGenerations } from './checkGenerations';

/** The first event: as many generations as there may be. */
export function describeGenerations({ checked, inputs, generations, first }: CheckedGenerations): Started {
  const { teacher: _, ...own } = inputs;
  const { setup, data, ...started } = describeRun(checked, own);
  const info = describeModel(first, 'tfjs layers', checked.name);
  const models = declareModels(
    Array.from({ length: generations }, (_, i) => ({ name: generationName(i + 1), role: 'generation' as const, info }))
  );
  return { ...started, ...stampRun([setup, data.name, data.rows, models]), setup, data, ...models };
}
