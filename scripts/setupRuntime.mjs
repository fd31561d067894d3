// What `stillroom setup` of the wheel runs in its own copy of this folder: npm packages, TensorFlow's library and the addon that joins them.
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { checkMachine } from './setup/checkMachine.mjs';
import { withLock } from './setup/lock.mjs';
import { dist } from './setup/paths.mjs';
import { runMain } from './setup/runMain.mjs';
import { runSteps } from './setup/runSteps.mjs';
import { addon } from './setup/steps/addon.mjs';
import { npmPackages } from './setup/steps/npmPackages.mjs';
import { tensorflow } from './setup/steps/tensorflow.mjs';

await runMain(async () => {
  const machine = checkMachine();
  // The kernel takes bundled types that are older than the toolkit for those of another one; here a file's time says when it was unpacked.
  utimesSync(join(dist, 'declarations', 'stillroom.d.ts'), new Date(), new Date());
  const steps = [npmPackages({ production: true }), tensorflow({ waitsFor: [] }), addon(machine)];
  await withLock(() => runSteps(steps, (line) => console.log(`  ${line}`)));
});
