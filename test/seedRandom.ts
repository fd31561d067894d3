import './equalBytes';
import { mulberry32 } from './mulberry32';

// Runs before each file of tests: initial weights, dropout and shuffles that nobody has seeded are the same in every run, so that none fails by chance.
Math.random = mulberry32(1);
