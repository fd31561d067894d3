import { enterSnapshot } from './snapshot/enterSnapshot';
import { usesTypeScript7 } from './usesTypeScript7';

// In the snapshot is the other compiler.
if (usesTypeScript7) (require('./startWithoutSnapshot') as typeof import('./startWithoutSnapshot')).startWithoutSnapshot();
else enterSnapshot();
require('./runKernel');
