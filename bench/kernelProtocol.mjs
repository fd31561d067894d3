// node bench/kernelProtocol.mjs [--node PATH]...: jupyter_kernel_test, the 32 checks of the protocol and the messages of any shape, with the kernel run by
// each Node that is named; by the one that runs this when none is. Compile first. Another Node comes from npm: npm install --prefix FOLDER node@22
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dist, root, venvPython } from '../scripts/setup/paths.mjs';

const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: [process.execPath] } } });

for (const node of values.node) {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-protocol-'));
  try {
    // The kernelspec names the Node that writes it.
    execFileSync(node, [join(dist, 'kernel', 'start', 'kernelspec', 'installKernelspec.js'), join(folder, 'jupyter')]);
    console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
    const { run, failed, skipped } = script('jupyter_kernel_test_suite.py', folder);
    say('jupyter_kernel_test', run - failed.length - skipped.length, [...failed, ...skipped]);
    for (const name of ['protocol_conformance.py', 'awkward_messages.py']) {
      const checks = script(name, folder);
      const complaints = Object.entries(checks.failed).map(([check, why]) => `${check}: ${why}`);
      say(name, checks.passed.length, complaints);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function script(name, folder) {
  const env = { ...process.env, JUPYTER_PATH: join(folder, 'jupyter'), STILLROOM_HISTORY: 'off' };
  const output = execFileSync(venvPython, [join(root, 'test', 'kernel', name)], {
    env,
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  });
  return JSON.parse(output.trim().split('\n').at(-1));
}

function say(what, passed, complaints) {
  console.log(`  ${what}: ${passed} passed, ${complaints.length} not`);
  for (const complaint of complaints) console.log(`    ${complaint}`);
}
