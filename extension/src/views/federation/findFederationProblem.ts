import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { FederationView } from '../../../../src/views/View';

/** One strategy at least, and every line has a number for each round. */
export function findFederationProblem({ rounds, strategies }: FederationView, at: string): string | null {
  if (strategies.length === 0) return describeWrongValue(`${at}.strategies`, 'at least one', 0);
  for (const [i, { accuracy, models, epsilon = accuracy }] of strategies.entries()) {
    const where = `${at}.strategies[${i}]`;
    const lines: [string, number][] = [
      [`${where}.accuracy`, accuracy.length],
      [`${where}.epsilon`, epsilon.length],
      ...models.map((model, j): [string, number] => [`${where}.models[${j}].accuracy`, model.accuracy.length])
    ];
    const odd = lines.find(([, length]) => length !== rounds);
    if (odd) return describeWrongValue(odd[0], `${rounds} numbers`, odd[1]);
  }
  return null;
}
