import { enterSnapshot } from './snapshot/enterSnapshot';

enterSnapshot();
require('./runKernel');
