import { limitOptimizer } from './limitOptimizer';
import { enterSnapshot } from './snapshot/enterSnapshot';
import { usesTypeScript7 } from './usesTypeScript7';

if (usesTypeScript7) {
  limitOptimizer();
  // In the snapshot is the other compiler.
  (require('./startWithoutSnapshot') as typeof import('./startWithoutSnapshot')).startWithoutSnapshot();
} else enterSnapshot();
require('./runKernel');
