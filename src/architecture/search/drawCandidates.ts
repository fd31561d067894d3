import type { LayersModel } from '@tensorflow/tfjs';
import { checkPlainData } from '../../checks/checkPlainData';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import type { Parameters } from '../../train/sweep/space';
import { measureCosts } from '../cost/measureCosts';
import type { DrawnArchitectures } from './ArchitectureSearchResult';
import type { CheckedCandidates } from './checkCandidates';

/** Architectures within the budget, with what each costs, in the order of the costs. */
export interface DrawnCandidates {
  plan: Parameters[];
  costs: number[][];
  drawn: DrawnArchitectures;
}

/** Latencies are best measured side by side. */
const fewestAtATime = 8;

/**
 * Draws, builds and measures architectures until enough are within the budget. Nothing is trained, and no student stays.
 *
 * @throws RangeError if none is.
 */
export async function drawCandidates(subject: string, checked: CheckedCandidates): Promise<DrawnCandidates> {
  const { space, costs, candidates, search, seed, signal } = checked;
  const waiting = checkPlan(subject, search.plan(space.parameters, seed)).values();
  const seen = new Set<string>();
  const drawn: DrawnArchitectures = {
    ...{ drawn: 0, repeated: 0 },
    overBudget: Object.fromEntries(costs.filter(({ atMost }) => atMost !== undefined).map(({ name }) => [name, 0]))
  };
  const found: DrawnCandidates = { plan: [], costs: [], drawn };
  while (found.plan.length < candidates) {
    signal?.throwIfAborted();
    const batch = takeNew(waiting, Math.max(fewestAtATime, candidates - found.plan.length), seen, drawn);
    if (!batch.length) break;
    const measured = await measureStudents(subject, checked, batch);
    for (const [i, { values, over }] of measured.entries()) {
      if (over !== null) drawn.overBudget[over]++;
      else if (found.plan.length < candidates) {
        found.plan.push(batch[i]);
        found.costs.push(values);
      }
    }
  }
  if (found.plan.length) return found;
  throw new RangeError(
    `${subject}: expected an architecture within the budget, got none among ${drawn.drawn} (over it: ${showValue(drawn.overBudget)}); raise atMost, or give smaller ones`
  );
}

/** A search may be the user's own. */
function checkPlan(subject: string, plan: unknown): Parameters[] {
  const fix = 'look at the search, or give kd.randomSearch({trials: 1000})';
  checkPlainData(subject, 'a search that plans plain data', plan, fix);
  if (!Array.isArray(plan) || !plan.every(isPlainObject))
    throw new TypeError(`${subject}: expected a search to plan parameters, got ${showValue(plan)}; ${fix}`);
  return plan as Parameters[];
}

/** The next ones that have not come yet. */
function takeNew(waiting: Iterator<Parameters>, count: number, seen: Set<string>, drawn: DrawnArchitectures): Parameters[] {
  const batch: Parameters[] = [];
  while (batch.length < count) {
    const next = waiting.next();
    if (next.done) break;
    drawn.drawn++;
    const key = JSON.stringify(next.value);
    if (seen.has(key)) drawn.repeated++;
    else batch.push(next.value);
    seen.add(key);
  }
  return batch;
}

async function measureStudents(subject: string, { space, costs, seed }: CheckedCandidates, batch: readonly Parameters[]) {
  const models: LayersModel[] = [];
  try {
    for (const parameters of batch) {
      const model = space.build({ ...parameters }, seed);
      checkModel(subject, model);
      models.push(model);
    }
    return await measureCosts(subject, models, costs);
  } finally {
    models.forEach((model) => model.dispose());
  }
}
