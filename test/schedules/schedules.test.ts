import { describe, expect, test } from 'vitest';
import { adaptiveTemperature } from '../../src/schedules/adaptiveTemperature';
import { asSchedule } from '../../src/schedules/asSchedule';
import { constant } from '../../src/schedules/constant';
import { cosine } from '../../src/schedules/cosine';
import { linear } from '../../src/schedules/linear';
import type { Moment, Schedule } from '../../src/schedules/Schedule';
import { step } from '../../src/schedules/step';

const at = (moment: Partial<Moment>): Moment => ({ epoch: 0, epochs: 4, step: 0, loss: null, ...moment });
const over = (schedule: Schedule, epochs: number[]) => epochs.map((epoch) => schedule(at({ epoch })));

test('constant(4) is 4 at every moment', () => {
  expect(over(constant(4), [0, 1.5, 4])).toEqual([4, 4, 4]);
  expect(constant(4).description).toEqual({ name: 'constant', value: 4 });
});

test('linear({from, to}) goes straight over the whole run, or over the epochs given, and stays there', () => {
  expect(over(linear({ from: 8, to: 2 }), [0, 1, 2, 4])).toEqual([8, 6.5, 5, 2]);
  expect(over(linear({ from: 8, to: 2, epochs: 2 }), [0, 1, 2, 4])).toEqual([8, 5, 2, 2]);
  expect(linear({ from: 8, to: 2, epochs: 2 }).description).toEqual({ name: 'linear', from: 8, to: 2, epochs: 2 });
});

test('cosine({from, to}) starts and ends flat and is half-way in the middle', () => {
  const [start, early, middle, end] = over(cosine({ from: 8, to: 2 }), [0, 1, 2, 4]);
  expect([start, middle, end]).toEqual([8, 5, 2]);
  expect(early).toBeCloseTo(2 + 3 * (1 + Math.SQRT1_2), 12);
  expect(cosine({ from: 8, to: 2 }).description).toEqual({ name: 'cosine', from: 8, to: 2 });
});

test('step({at, values}) changes when an epoch is reached', () => {
  const schedule = step({ at: [1, 3], values: [8, 4, 2] });
  expect(over(schedule, [0, 0.99, 1, 2.9, 3, 9])).toEqual([8, 8, 4, 4, 2, 2]);
  expect(schedule.description).toEqual({ name: 'step', at: [1, 3], values: [8, 4, 2] });
});

test('step({at, from, factor}) is the same by a factor', () => {
  const schedule = step({ at: [150, 180, 210], from: 0.5, factor: 0.5 });
  expect(over(schedule, [0, 149.99, 150, 180, 210, 240])).toEqual([0.5, 0.5, 0.25, 0.125, 0.0625, 0.0625]);
  expect(schedule.description).toEqual({ name: 'step', at: [150, 180, 210], values: [0.5, 0.25, 0.125, 0.0625] });
});

describe('adaptiveTemperature', () => {
  const under = (schedule: Schedule, losses: (number | null)[]) => losses.map((loss) => schedule(at({ loss })));

  test('adaptiveTemperature() is 2 while the loss is above 1 or unknown, else 5', () => {
    expect(under(adaptiveTemperature(), [null, 7, 1.0001, 1, 0.2])).toEqual([2, 2, 2, 5, 5]);
  });

  test('both bounds and both values can be set; between two bounds it goes straight', () => {
    const schedule = adaptiveTemperature({ upper: 2, lower: 1, whileAbove: 3, whileBelow: 7 });
    expect(under(schedule, [2.5, 2, 1.5, 1.25, 1, 0])).toEqual([3, 3, 5, 6, 7, 7]);
    expect(schedule.description).toEqual({ name: 'adaptiveTemperature', upper: 2, lower: 1, whileAbove: 3, whileBelow: 7 });
  });

  test('a bound given alone is both bounds', () => {
    expect(under(adaptiveTemperature({ upper: 0.5 }), [0.6, 0.5])).toEqual([2, 5]);
    expect(under(adaptiveTemperature({ lower: 1.5 }), [1.6, 1.5])).toEqual([2, 5]);
  });

  test('it is pure: the same moment gives the same temperature, whatever was asked before', () => {
    const schedule = adaptiveTemperature();
    expect(under(schedule, [0.5, 3, 0.5])).toEqual([5, 2, 5]);
  });
});

describe('asSchedule', () => {
  test('asSchedule(4) is constant(4), a schedule keeps its description, a bare function gets one', () => {
    expect(asSchedule(4, 'me', 'weight').description).toEqual({ name: 'constant', value: 4 });
    expect(asSchedule(linear({ from: 1, to: 0 }), 'me', 'weight').description).toEqual({ name: 'linear', from: 1, to: 0 });
    const bare = asSchedule(({ epoch }) => epoch * 2, 'me', 'weight');
    expect(bare(at({ epoch: 3 }))).toBe(6);
    expect(bare.description).toEqual({ name: 'function' });
  });

  test('it holds every value to the bounds', () => {
    const falling = asSchedule(linear({ from: 1, to: -1 }), 'distill', 'weight of "hard"', { atLeast: 0 });
    expect(falling(at({ epoch: 1 }))).toBe(0.5);
    expect(() => falling(at({ epoch: 3 }))).toThrow(
      'distill: expected weight of "hard" to be a finite number at least 0, got -0.5'
    );
    expect(() => asSchedule(-1, 'distill', 'weight', { atLeast: 0 })).toThrow(RangeError);
    expect(() => asSchedule(() => NaN, 'distill', 'weight')(at({}))).toThrow('got NaN');
    expect(() => asSchedule('4' as never, 'distill', 'weight')).toThrow(
      'distill: expected weight to be a number or a schedule, got "4"'
    );
  });
});

describe('schedules refuse', () => {
  test.each([
    [() => constant(NaN), 'constant: expected value to be a finite number, got NaN'],
    [() => linear({ from: 1 } as never), 'linear: expected to to be a finite number, got undefined'],
    [() => linear({ from: 1, to: 2, epochs: 0 }), 'linear: expected epochs to be a finite number above 0, got 0'],
    [() => cosine({ form: 1, to: 2 } as never), 'got "form"; did you mean "from"?'],
    [() => step({ at: [2, 1], values: [1, 2, 3] }), 'step: expected at[1] to be a finite number above 2, got 1'],
    [() => step({ at: [2], values: [1] }), 'step: expected values to be 2 numbers (one more than at), got 1'],
    [() => step({ at: 2, values: [1] } as never), 'step: expected at to be an array of epochs, got 2'],
    [() => step({ at: [2], from: 1 }), 'step: expected factor to be a finite number above 0, got undefined'],
    [() => step({ at: [2], factor: 0.1 }), 'step: expected from to be a finite number, got undefined'],
    [
      () => step({ at: [2], values: [1, 2], from: 1, factor: 0.1 }),
      'step: expected either values or from and factor, got both; leave one of the two out'
    ],
    [
      () => adaptiveTemperature({ upper: 1, lower: 2 }),
      'adaptiveTemperature: expected upper to be a finite number at least 2, got 1'
    ],
    [
      () => adaptiveTemperature({ whileAbove: 0 }),
      'adaptiveTemperature: expected whileAbove to be a finite number above 0, got 0'
    ]
  ])('%s', (make, message) => {
    expect(make).toThrow(message);
  });
});
