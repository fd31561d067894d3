import { Worker } from 'node:worker_threads';

const code = `const { builtinModules } = require('node:module');
for (const name of builtinModules)
  try {
    require(name);
  } catch {
    // Some are not for Workers.
  }
`;

/** Starts a Worker that loads all that Node brings: what of that was in the process when the snapshot was made may end it. */
export function checkSnapshot(): void {
  new Worker(code, { eval: true });
}
