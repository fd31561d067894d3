import { expect, test } from 'vitest';
import * as kd from '../../src/index';
import { differingPaths } from './differingPaths';
import {
  changed,
  changedIn,
  goldenFiles,
  machineFingerprint,
  measures,
  redrawn,
  runs,
  unstamped,
  type Machine,
  type Measures
} from './goldenFiles';

const { stillroom: _, ...before } = goldenFiles<Machine & { stillroom: string }>('machine.json');
const isSameMachine = JSON.stringify(machineFingerprint(kd)) === JSON.stringify(before);
const same = isSameMachine
  ? 'the kept numbers to the last digit'
  : `the kept numbers to 1e-6 only, because another machine computed them (${before.processor}, ${before.cores} cores)`;

/** Processors differ in the last digits of a sum: in the order of its parts and in the width of their registers. */
function expectSame(now: unknown, then: unknown): void {
  if (isSameMachine) expect(now).toEqual(then);
  else expect(differingPaths(now, then, 1e-6)).toEqual([]);
}

/** What was meant to change is as it is since then; all else is as it was kept. */
function expectKept(name: string, now: unknown, then: unknown): void {
  if (redrawn.includes(name))
    return expectSame(unstamped(now), goldenFiles<{ [name: string]: unknown }>('seededRuns.json')[name]);
  expectSame(withoutChanged(now), withoutChanged(then));
  const plain: unknown = JSON.parse(JSON.stringify(changedIn(now)));
  expectSame(plain, goldenFiles<{ [name: string]: unknown }>('intendedChanges.json')[name]);
}

test.each(Object.keys(runs))(`the run %s with its seed gives ${same}`, async (name) => {
  expectKept(name, await runs[name](kd), goldenFiles(`records/${name}.json`));
});

test(`study of an XGBoost teacher and two students of a table gives ${same}, as does all that is measured of them`, async () => {
  expectKept('twoClasses', await measures.twoClasses(kd), goldenFiles<Measures>('measures.json').twoClasses);
});

test(`labelSweep with its seeds gives ${same}`, async () => {
  expectKept('sweep', await measures.sweep(kd), goldenFiles<Measures>('measures.json').sweep);
});

function withoutChanged(value: unknown): unknown {
  return JSON.parse(JSON.stringify(unstamped(value), (key, inner: unknown) => (changed.includes(key) ? undefined : inner)));
}
