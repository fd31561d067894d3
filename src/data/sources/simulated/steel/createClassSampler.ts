import { checkOptions } from '../../../../checks/checkOptions';
import { checkNumber } from '../../../../checks/checkNumber';
import { mixSeeds, createRandom, shuffle } from '../../../../stats/createRandom';
import { steelDefects, type SteelDefect } from './defects';

/** How often a kind occurs relative to the others; kinds that are not named do not occur. */
export type SteelShares = { readonly [defect in SteelDefect]?: number };

/**
 * A function from a row's number to its class. Of six rows one after the other each has another sixth of the classes' cumulated shares, in random order: with equal shares
 * each class occurs once among them.
 */
export function createClassSampler(subject: string, shares: SteelShares | undefined, seed: number): (row: number) => number {
  checkOptions(`${subject}: classes`, shares, steelDefects);
  const weights = steelDefects.map((defect) =>
    checkNumber(subject, `classes["${defect}"]`, shares ? (shares[defect] ?? 0) : 1, { atLeast: 0, atMost: 1e6 })
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0)
    throw new RangeError(
      `${subject}: expected classes to give at least one kind a share, got none; give {crazing: 1, scratches: 3} or leave it out`
    );
  const count = steelDefects.length;
  return (row) => {
    const next = createRandom(mixSeeds(seed, Math.floor(row / count), 6));
    const within = next();
    const order = shuffle([...steelDefects.keys()], next);
    let place = ((order[row % count] + within) / count) * sum;
    const found = weights.findIndex((weight) => (place -= weight) < 0);
    // Rounding can leave the end of the last share out.
    return found >= 0 ? found : weights.reduce((last, weight, i) => (weight > 0 ? i : last), 0);
  };
}
