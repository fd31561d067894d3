import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cosine } from '../../src/schedules/cosine';
import { joined } from '../../src/schedules/joined';
import { linear } from '../../src/schedules/linear';
import type { Moment, Schedule } from '../../src/schedules/Schedule';
import { step } from '../../src/schedules/step';
import { warmUp } from '../../src/schedules/warmUp';

interface Reference {
  stepsAnEpoch: number;
  cases: { [name: string]: number[] };
}

const file = join(__dirname, '../reference/schedules/learningRates.json');
const { stepsAnEpoch, cases } = JSON.parse(readFileSync(file, 'utf8')) as Reference;

const schedules: { [name: string]: Schedule } = {
  milestones: step({ at: [150, 180, 210], from: 0.05, factor: 0.1 }),
  'linear, then cosine': joined([
    { epochs: 5, schedule: linear({ from: 0.001, to: 0.1 }) },
    { schedule: cosine({ from: 0.1, to: 0 }) }
  ]),
  'warm-up, milestones': warmUp({ epochs: 5 }, step({ at: [30, 60, 80], from: 0.4, factor: 0.1 })),
  'warm-up of 25 steps': warmUp({ steps: 25, from: 0.02 }, 0.2)
};

/** The moment of a step, as the loop tells it. */
const momentOf = (step: number, epochs: number): Moment => ({ step, epoch: step / stepsAnEpoch, epochs, loss: null });

test.each(Object.keys(schedules))('the rate of each step is that of torch.optim.lr_scheduler: %s', (name) => {
  const expected = cases[name];
  const epochs = expected.length / stepsAnEpoch;
  expected.forEach((rate, i) => expect(schedules[name](momentOf(i, epochs))).toBeCloseTo(rate, 12));
});

describe('warmUp', () => {
  test('warmUp({epochs, from}, then) goes straight to what then is at the end of the warm-up, and its clock is that of the run', () => {
    const schedule = warmUp({ epochs: 2, from: 1 }, linear({ from: 8, to: 0 }));
    const over = [0, 0.5, 1, 2, 3, 8].map((epoch) => schedule({ epoch, epochs: 8, step: 10 * epoch, loss: null }));
    // At epoch 2 the line from 8 to 0 is at 6.
    expect(over).toEqual([1, 2.25, 3.5, 6, 5, 0]);
  });

  test('warmUp({steps}, then) asks then for the epoch in which its last step will be', () => {
    const schedule = warmUp({ steps: 20 }, ({ epoch, step }) => 100 * epoch + step);
    expect([0, 5, 10, 20, 30].map((step) => schedule(momentOf(step, 9)))).toEqual([0, 55, 110, 220, 330]);
  });

  test('warmUp tells the record what it is', () => {
    expect(warmUp({ epochs: 2 }, 0.1).description).toEqual({ name: 'warmUp', epochs: 2, from: 0, then: 0.1 });
    expect(warmUp({ steps: 9, from: 1 }, cosine({ from: 2, to: 0 })).description).toEqual({
      ...{ name: 'warmUp', steps: 9, from: 1 },
      then: { name: 'cosine', from: 2, to: 0 }
    });
  });
});

describe('joined', () => {
  test('joined(parts) gives each part a clock of its own, and the last one the rest of the run', () => {
    const seen: Moment[] = [];
    const look = (moment: Moment) => {
      seen.push(moment);
      return seen.length;
    };
    const schedule = joined([{ epochs: 2, schedule: 7 }, { epochs: 3, schedule: look }, { schedule: look }]);
    expect([0, 10, 19].map((step) => schedule(momentOf(step, 9)))).toEqual([7, 7, 7]);
    schedule(momentOf(20, 9));
    schedule(momentOf(35, 9));
    schedule(momentOf(50, 9));
    schedule({ ...momentOf(89, 9), loss: 0.5 });
    expect(seen).toEqual([
      { epoch: 0, epochs: 3, step: 0, loss: null },
      { epoch: 1.5, epochs: 3, step: 15, loss: null },
      { epoch: 0, epochs: 4, step: 0, loss: null },
      { epoch: 8.9 - 5, epochs: 4, step: 39, loss: 0.5 }
    ]);
  });

  test('joined in joined, and in a warm-up, tells the record all its parts', () => {
    const inner = joined([{ epochs: 1, schedule: 3 }, { schedule: linear({ from: 3, to: 1 }) }]);
    expect(inner.description).toEqual({ name: 'joined', at: [1], part1: 3, part2: { name: 'linear', from: 3, to: 1 } });
    const outer = warmUp({ steps: 4 }, joined([{ epochs: 2, schedule: inner }, { schedule: 1 }]));
    expect(outer.description).toEqual({
      ...{ name: 'warmUp', steps: 4, from: 0 },
      then: { name: 'joined', at: [2], part1: inner.description, part2: 1 }
    });
    expect(outer(momentOf(19, 8))).toBeCloseTo(3 - 2 * 0.9, 12);
  });
});

describe('schedules of several parts refuse', () => {
  test.each([
    [() => warmUp({}, 1), 'warmUp: expected either epochs or steps, got neither; give {epochs: 5} or {steps: 500}'],
    [() => warmUp({ epochs: 1, steps: 1 }, 1), 'warmUp: expected either epochs or steps, got both'],
    [() => warmUp({ steps: 0 }, 1), 'warmUp: expected steps to be a finite number above 0, got 0'],
    [() => warmUp({ epochs: 1, from: NaN }, 1), 'warmUp: expected from to be a finite number, got NaN'],
    [() => warmUp({ epochs: 1 }, undefined as never), 'warmUp: expected then to be a number or a schedule, got undefined'],
    [() => warmUp(undefined as never, 1), 'warmUp: expected options as an object, got undefined'],
    [() => joined([]), 'joined: expected an array of 1 to 20 parts, got []'],
    [() => joined(Array(21).fill({ epochs: 1, schedule: 1 })), 'joined: expected an array of 1 to 20 parts'],
    [
      () => joined([{ schedule: 1 }, { schedule: 2 }]),
      'joined: parts[0]: expected epochs to be a finite number above 0, got undefined'
    ],
    [() => joined([{ epochs: 1, schedule: 'x' as never }]), 'joined: parts[0]: expected schedule to be a number or a schedule'],
    [() => joined([undefined as never]), 'joined: parts[0]: expected options as an object, got undefined'],
    [
      () => joined([{ schedule: () => NaN }])(momentOf(0, 1)),
      'joined: parts[0]: expected schedule to be a finite number, got NaN'
    ]
  ])('%s', (make, message) => {
    expect(make).toThrow(message);
  });
});
