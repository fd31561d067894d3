import { expect, test } from 'vitest';
import * as kd from '../../src/index';
import { apart } from './apart';
import { kept, machineOf, measures, runs, type Machine, type Measures } from './kept';

const { stillroom: _, ...before } = kept<Machine & { stillroom: string }>('machine.json');
const isSameMachine = JSON.stringify(machineOf(kd)) === JSON.stringify(before);
const same = isSameMachine
  ? 'the kept numbers to the last digit'
  : `the kept numbers to 1e-6 only, because another machine computed them (${before.processor}, ${before.cores} cores)`;

/** Processors differ in the last digits of a sum: in the order of its parts and in the width of their registers. */
function expectSame(now: unknown, then: unknown): void {
  const [one, other] = [withoutTimes(now), withoutTimes(then)];
  if (isSameMachine) expect(one).toEqual(other);
  else expect(apart(one, other, 1e-6)).toEqual([]);
}

test.each(Object.keys(runs))(`the run %s with its seed gives ${same}`, async (name) => {
  expectSame(await runs[name](kd), kept(`records/${name}.json`));
});

test(`study of an XGBoost teacher and two students of a table gives ${same}, as does all that is measured of them`, async () => {
  expectSame(await measures.twoClasses(kd), kept<Measures>('measures.json').twoClasses);
});

test(`labelSweep with its seeds gives ${same}`, async () => {
  expectSame(await measures.sweep(kd), kept<Measures>('measures.json').sweep);
});

/**
 * The stamp of a record and the seconds that a generator took may differ between two equal runs. Verdicts have since been corrected for being
 * several: the p-values and intervals that they follow from are compared.
 */
function withoutTimes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      ['stamp', 'seconds', 'adjusted', 'verdict'].includes(key) ? undefined : inner
    )
  );
}
