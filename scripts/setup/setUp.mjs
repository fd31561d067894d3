import { checkMachine } from './checkMachine.mjs';
import { withLock } from './lock.mjs';
import { runSteps, seconds } from './runSteps.mjs';
import { addon } from './steps/addon.mjs';
import { compile } from './steps/compile.mjs';
import { jupyter } from './steps/jupyter.mjs';
import { kernelspec } from './steps/kernelspec.mjs';
import { labExtension } from './steps/labExtension.mjs';
import { npmPackages } from './steps/npmPackages.mjs';
import { tensorflow } from './steps/tensorflow.mjs';

/** Brings this folder from whatever state it is in to one where everything runs. A second time it finds nothing to do. */
export async function setUp() {
  const start = performance.now();
  const machine = checkMachine();
  let steps = 0;
  await withLock(() =>
    runSteps([npmPackages(), jupyter(machine), compile(), tensorflow(), labExtension(), addon(machine), kernelspec()], (line) => {
      steps++;
      console.log(`  ${line}`);
    })
  );
  console.log(steps > 0 ? `set-up finished in ${seconds(start)} s` : `set-up: nothing to do (${seconds(start)} s)`);
}
