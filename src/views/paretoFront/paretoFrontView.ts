import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import type { ParetoFrontView } from '../types/ParetoFrontView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { writeParetoFrontSentence } from './writeParetoFrontSentence';

const subject = 'paretoFrontView';
const advice = 'pass the view of kd.architecture.search or kd.architecture.fronts';

/**
 * Shows candidates beside what they cost: each search's front as a line of steps, the budget, and the hypervolumes.
 *
 * @param measured a view of `kd.architecture.search` or `kd.architecture.fronts`, or its JSON.
 * @param options `title`: default its own, or "Pareto front".
 * @throws TypeError if it is not that.
 * @example
 * ```ts
 * const metric = { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' } as const;
 * const points = [{ name: 'width 4', seed: 0, cost: 700, value: 0.9, isOnFront: true }];
 * const groups = [{ name: 'search', seeds: 1, hypervolume: null, behind: null, points }];
 * const measured = { rows: 500, split: 'validation', metric, cost: 'parameters', unit: 'count', budget: 1000, confidence: 0.95, reference: null, groups } as const;
 * kd.paretoFrontView({ ...measured, groups }).says; // "On 500 validation rows 1 of 1 candidates of search are unbeaten in accuracy against parameters, 90.0 % at 700."
 * ```
 */
export function paretoFrontView(
  measured: Omit<ParetoFrontView, 'kind' | 'says' | 'title'> & Titled,
  options: Titled = {}
): ParetoFrontView {
  checkOptions(subject, options, ['title']);
  checkPlainData(subject, 'candidates and their costs', measured, advice);
  const { rows, split, metric, cost, unit, budget, confidence, reference, groups } = (measured ?? {}) as ParetoFrontView;
  const plain = { kind: 'paretoFront' as const, rows, split, metric, cost, unit, budget, confidence, reference, groups };
  checkViewInput(subject, viewChecks.paretoFront, {
    expected: 'candidates and their costs',
    advice,
    given: measured,
    parts: () => ({ ...plain, groups: groups?.length ? groups : undefined })
  });
  const title = titleOrDefault(subject, options, typeof measured.title === 'string' ? measured.title : 'Pareto front');
  return makeDisplayable({ ...plain, title, says: writeParetoFrontSentence({ ...plain, title }) });
}
