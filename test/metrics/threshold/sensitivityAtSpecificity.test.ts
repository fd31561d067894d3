import { fc } from '../../seededFastCheck';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { confusionAt } from '../../../src/metrics/threshold/confusionAt';
import * as metrics from '../../../src/metrics';
import { recallAtFalsePositives } from '../../../src/metrics/ranking/recallAtFalsePositives';
import { sensitivityAtSpecificity } from '../../../src/metrics/threshold/sensitivityAtSpecificity';
import { thresholdAtSpecificity } from '../../../src/metrics/threshold/thresholdAtSpecificity';
import { expectClose, named, oneUnit, rows } from '../operatingPointCases';

test.each(named)('sensitivityAtSpecificity and its threshold are those of %s found by trying all cuts', (_, one) => {
  const [logits, { labels }] = [oneUnit(one.z), one];
  for (const [specificity, sensitivity, threshold, repeated] of one.atSpecificity) {
    expectClose(sensitivityAtSpecificity({ logits, labels, specificity }), sensitivity);
    expectClose(thresholdAtSpecificity({ logits, labels, specificity }), threshold);
    const ask = metrics.sensitivityAtSpecificity({ specificity }).prepare({ logits, labels });
    expectClose(ask(), sensitivity);
    expectClose(ask(one.counts), repeated);
    const at = confusionAt({ logits, labels, threshold: Number(threshold) });
    expectClose(at.sensitivity, sensitivity);
    expect(at.specificity).toBeGreaterThanOrEqual(specificity);
  }
});

test('sensitivityAtSpecificity falls as the specificity rises, and is the recall at what is left of false positives', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (inputs, a, b) => {
      const [low, high] = [Math.min(a, b) / 20, Math.max(a, b) / 20];
      const at = (specificity: number) => sensitivityAtSpecificity({ ...inputs, specificity });
      expect(at(low)).toBeGreaterThanOrEqual(at(high));
      // 1 - 0.9 is less than 0.1.
      expect(at(low)).toBe(recallAtFalsePositives({ ...inputs, rate: Math.min(1, 1 - low + 1e-12) }));
      expect(at(0)).toBe(1);
    }),
    { numRuns: 200 }
  );
});
