import { beginPreload } from './toolkit/preload';
import { enterSnapshot } from './snapshot/enterSnapshot';

enterSnapshot();
beginPreload();
require('./runKernel');
