import { test } from 'vitest';
import '../../../src/engine/loadEngine';
import * as metrics from '../../../src/metrics';
import { cases, expectClose, oneUnit } from '../binaryMetricCases';

test('f1 weighs rows as scikit-learn does', () => {
  for (const { z, labels, weights, threshold, f1Weighted } of cases) {
    // Validation rows that are parted best at the threshold.
    const validation = { logits: [[threshold - 0.01], [threshold + 0.01]], labels: [0, 1] };
    expectClose(metrics.f1().prepare({ logits: oneUnit(z), labels, validation })(weights), f1Weighted);
  }
});
