import { fc } from '../../seededFastCheck';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { rocCurve } from '../../../src/metrics/curves/rocCurve';
import { expectClose, named, oneUnit, rows } from '../operatingPointCases';

test.each(named)('rocCurve(%s) equals that of scikit-learn', (_, { z, labels, roc }) => {
  const curve = rocCurve({ logits: oneUnit(z), labels });
  expect(curve.threshold).toHaveLength(roc.fpr.length);
  roc.fpr.forEach((one, i) => expectClose(curve.falsePositiveRate[i], one));
  roc.tpr.forEach((one, i) => expectClose(curve.sensitivity[i], one));
  roc.thresholds.forEach((one, i) => expectClose(curve.threshold[i], one));
});

test('the area below rocCurve, by trapezoids, is rocAuc', () => {
  fc.assert(
    fc.property(rows, (inputs) => {
      const { falsePositiveRate: x, sensitivity: y } = rocCurve(inputs);
      const area = x.reduce((sum, at, i) => (i ? sum + ((at - x[i - 1]) * (y[i] + y[i - 1])) / 2 : 0), 0);
      expectClose(area, rocAuc(inputs));
    }),
    { numRuns: 100 }
  );
});
