import { beginPreload } from './preload';
import { enterSnapshot } from './snapshot/enterSnapshot';

enterSnapshot();
beginPreload();
require('./runKernel');
