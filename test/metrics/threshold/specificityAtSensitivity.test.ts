import { fc } from '../../seededFastCheck';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { confusionAt } from '../../../src/metrics/threshold/confusionAt';
import * as metrics from '../../../src/metrics';
import { sensitivityAtSpecificity } from '../../../src/metrics/threshold/sensitivityAtSpecificity';
import { specificityAtSensitivity } from '../../../src/metrics/threshold/specificityAtSensitivity';
import { thresholdAtSensitivity } from '../../../src/metrics/threshold/thresholdAtSensitivity';
import { expectClose, named, oneUnit, rows } from '../operatingPointCases';

test.each(named)('specificityAtSensitivity and its threshold are those of %s found by trying all cuts', (_, one) => {
  const [logits, { labels }] = [oneUnit(one.z), one];
  for (const [sensitivity, specificity, threshold, repeated] of one.atSensitivity) {
    expectClose(specificityAtSensitivity({ logits, labels, sensitivity }), specificity);
    expectClose(thresholdAtSensitivity({ logits, labels, sensitivity }), threshold);
    const ask = metrics.specificityAtSensitivity({ sensitivity }).prepare({ logits, labels });
    expectClose(ask(), specificity);
    expectClose(ask(one.counts), repeated);
    const at = confusionAt({ logits, labels, threshold: Number(threshold) });
    expectClose(at.specificity, specificity);
    expect(at.sensitivity).toBeGreaterThanOrEqual(sensitivity);
  }
});

test('the two are each other with the classes turned round', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 20 }), ({ logits, labels }, k) => {
      const turned = { logits: logits.map(([z]) => [-z]), labels: labels.map((label) => 1 - label) };
      expect(specificityAtSensitivity({ logits, labels, sensitivity: k / 20 })).toBe(
        sensitivityAtSpecificity({ ...turned, specificity: k / 20 })
      );
    }),
    { numRuns: 200 }
  );
});
