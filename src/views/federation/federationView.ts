import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { FederationCurves } from '../../record/FederationCurves';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import type { FederationView } from '../types/FederationView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { computeFederationView } from './computeFederationView';

const subject = 'federationView';
const advice = 'pass the curves of a study, kd.federated.study(...)';

/**
 * Shows how clients learn from each other: accuracy over the rounds, a line for each strategy, and what was sent in a table. Of one strategy alone it has the server and each client.
 *
 * @param curves `curves` of `kd.federated.study`, or their JSON.
 * @param options `title`: default its own.
 * @throws TypeError if it is not that, RangeError if a line has not a number for each round.
 * @example
 * ```ts
 * const interval = (mean: number) => ({ mean, low: null, high: null });
 * const strategies = [{ name: 'alone', accuracy: [0.5, 0.6], models: [], final: interval(0.6), up: 0, down: 0, left: [] }];
 * kd.federationView({ title: 'Two rounds', rounds: 2, seeds: 1, confidence: 0.95, control: null, strategies }).says; // "After 2 rounds the clients have an accuracy of 60.0 % by alone."
 * ```
 */
export function federationView(curves: FederationCurves, options: Titled = {}): FederationView {
  checkOptions(subject, options, ['title']);
  checkPlainData(subject, 'the curves of a federation', curves, advice);
  const { title, rounds, seeds, confidence, control, strategies } = (curves ?? {}) as Partial<FederationCurves>;
  const plain = { title, rounds, seeds, confidence, control, strategies } as FederationCurves;
  checkViewInput(subject, viewChecks.federation, {
    expected: 'the curves of a federation',
    advice,
    given: curves,
    parts: () => ({
      ...{ kind: 'federation', ...plain, title: title ?? null },
      strategies: strategies?.length ? strategies : undefined
    })
  });
  for (const { name, accuracy, models, epsilon = accuracy } of plain.strategies)
    for (const line of [accuracy, epsilon, ...models.map((model) => model.accuracy)])
      if (line.length !== plain.rounds)
        throw new RangeError(
          `${subject}: expected a number for each of ${plain.rounds} rounds by ${showValue(name)}, got ${line.length}; ${advice}`
        );
  return makeDisplayable(computeFederationView(plain, titleOrDefault(subject, options, plain.title)));
}
