import type { LayersModel } from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import type { Cost } from './Cost';

/**
 * What each model costs, in the order of the costs. One that is over a budget is not measured further.
 *
 * @throws TypeError for a cost that gives anything but a number above 0 for each model.
 */
export async function measureCosts(
  subject: string,
  models: readonly LayersModel[],
  costs: readonly Cost[]
): Promise<CostsOfModel[]> {
  const found = models.map((): CostsOfModel => ({ values: [], over: null }));
  for (const cost of costs) {
    const open = [...models.keys()].filter((i) => found[i].over === null);
    const values: unknown = await cost.measure(open.map((i) => models[i]));
    if (!Array.isArray(values) || values.length !== open.length || !values.every((one) => Number.isFinite(one) && one > 0))
      throw new TypeError(
        `${subject}: expected ${showValue(cost.name)} to give a number above 0 for each of ${open.length} models, got ${showValue(values)}; look at its measure`
      );
    for (const [k, i] of open.entries()) {
      const value = (values as number[])[k];
      found[i].values.push(value);
      if (cost.atMost !== undefined && value > cost.atMost) found[i].over = cost.name;
    }
  }
  return found;
}

export interface CostsOfModel {
  values: number[];
  /** The first cost whose budget it does not keep; null if it keeps all. */
  over: string | null;
}
