import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededFastCheck } from '../seededFastCheck';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';

interface Case {
  logits: number[];
  temperature: number;
  probabilities: number[];
}

const cases = JSON.parse(readFileSync(join(__dirname, '../reference/losses/softmax.json'), 'utf8')) as Case[];
const logits = (size = 200) => seededFastCheck.array(seededFastCheck.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: size });
const temperature = seededFastCheck.double({ min: 0.05, max: 100, noNaN: true });
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe('softmaxAt(logits, temperature)', () => {
  it('gives the numbers of scipy.special.softmax, from 1 to 100 logits of up to 1e4', () => {
    for (const { logits, temperature, probabilities } of cases) {
      softmaxAt(logits, temperature).forEach((p, i) => expect(Math.abs(p - probabilities[i])).toBeLessThan(1e-12));
    }
  });

  it('equals the naive formula where that does not overflow', () => {
    seededFastCheck.assert(
      seededFastCheck.property(
        seededFastCheck.array(seededFastCheck.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 50 }),
        seededFastCheck.double({ min: 0.5, max: 100, noNaN: true }),
        (z, t) => {
          const total = sum(z.map((value) => Math.exp(value / t)));
          softmaxAt(z, t).forEach((p, i) => expect(Math.abs(p - Math.exp(z[i] / t) / total)).toBeLessThan(1e-12));
        }
      )
    );
  });

  it('sums to 1, stays within 0 and 1 and keeps the order of the logits', () => {
    seededFastCheck.assert(
      seededFastCheck.property(logits(), temperature, (z, t) => {
        const p = softmaxAt(z, t);
        expect(Math.abs(sum(p) - 1)).toBeLessThan(1e-9);
        expect(p.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(p[z.indexOf(Math.max(...z))]).toBe(Math.max(...p));
      })
    );
  });

  it('does not change when a number is added to all logits', () => {
    seededFastCheck.assert(
      seededFastCheck.property(logits(20), seededFastCheck.integer({ min: -1000, max: 1000 }), temperature, (z, shift, t) => {
        const moved = softmaxAt(
          z.map((value) => value + shift),
          t
        );
        softmaxAt(z, t).forEach((p, i) => expect(Math.abs(p - moved[i])).toBeLessThan(1e-9));
      })
    );
  });

  it('goes to even probabilities as the temperature grows', () => {
    seededFastCheck.assert(
      seededFastCheck.property(logits(), (z) => {
        softmaxAt(z, 1e12).forEach((p) => expect(Math.abs(p - 1 / z.length)).toBeLessThan(1e-6));
      })
    );
  });

  it('goes to the largest logit alone as the temperature falls, without overflow', () => {
    expect(softmaxAt([1e308, -1e308, 0], 5e-324)).toEqual([1, 0, 0]);
  });

  it('reads one logit as a sigmoid head: two probabilities', () => {
    expect(softmaxAt([0], 3)).toEqual([0.5, 0.5]);
    expect(softmaxAt([2], 2)[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
  });

  it.each([0, -1, NaN, Infinity])('refuses the temperature %s', (t) => {
    expect(() => softmaxAt([1, 2], t)).toThrow(
      new RangeError(`softmaxAt: expected temperature to be a finite number above 0, got ${t}; give one such as 4`)
    );
  });

  it('refuses logits that are empty or not finite', () => {
    expect(() => softmaxAt([], 1)).toThrow('softmaxAt: expected at least one logit, got none; give one a class');
    expect(() => softmaxAt([0, NaN], 1)).toThrow('softmaxAt: expected finite logits, got NaN at 1; leave that example out');
  });
});
