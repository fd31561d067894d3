import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededFastCheck } from '../seededFastCheck';
import { entropy } from '../../src/views/softLabels/entropy';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';

const reference = readFileSync(join(__dirname, '../reference/losses/softmax.json'), 'utf8');
const cases = JSON.parse(reference) as { probabilities: number[]; entropy: number }[];

describe('entropy(probabilities)', () => {
  it('gives the numbers of scipy.stats.entropy', () => {
    for (const { probabilities, entropy: expected } of cases)
      expect(Math.abs(entropy(probabilities) - expected)).toBeLessThan(1e-12);
  });

  it('is 0 for a certain answer', () => {
    expect(entropy([0, 1, 0])).toBe(0);
  });

  it('is at most ln(classes), and not less at a higher temperature', () => {
    const logits = seededFastCheck.array(seededFastCheck.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 50 });
    seededFastCheck.assert(
      seededFastCheck.property(logits, seededFastCheck.double({ min: 0.1, max: 20, noNaN: true }), (z, t) => {
        const colder = entropy(softmaxAt(z, t));
        const hotter = entropy(softmaxAt(z, 2 * t));
        expect(hotter).toBeLessThanOrEqual(Math.log(z.length) + 1e-9);
        expect(hotter).toBeGreaterThanOrEqual(colder - 1e-9);
      })
    );
  });
});
