import type { Dataset } from '../../../data/Dataset';
import { hardTerms } from './fineTuning';
import type { Strategy } from './Strategy';

/**
 * Learns each part together with all rows of all parts before: no continual learning, but what it is measured by, the upper bound. The model goes on from part to part.
 *
 * @example
 * ```ts
 * kd.continual.joint().description.name; // "joint"
 * ```
 */
export function joint(): Strategy {
  return {
    description: { name: 'joint' },
    plan: ({ train, earlier }) => ({ rows: joinRows([...earlier, train]), terms: hardTerms() })
  };
}

function joinRows(parts: readonly Dataset[]): Dataset {
  const [{ shape, classes, features }] = parts;
  const rows = parts.reduce((sum, { y }) => sum + y.length, 0);
  const [x, y] = [new Float32Array((rows * parts[0].x.length) / parts[0].y.length), new Int32Array(rows)];
  let [atX, atY] = [0, 0];
  for (const part of parts) {
    x.set(part.x, atX);
    y.set(part.y, atY);
    atX += part.x.length;
    atY += part.y.length;
  }
  return { name: 'all parts so far', x, y, shape, classes, ...(features && { features }) };
}
