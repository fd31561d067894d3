import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, state, venvPython } from '../../scripts/setup/paths.mjs';
import { runCommand } from '../../scripts/setup/runCommand.mjs';

const requirements = join(root, 'bench', 'peers', 'requirements');
/** The venv of each list of requirements. */
const venvs = { torch: 'torch', torchdistill: 'torch', torch_cka: 'torch', keras: 'keras', onnxruntime: 'onnxruntime' };

/** The Python that has a peer's packages; they are installed once. A peer that cannot be installed is {error}. XGBoost is in the project's own. */
export async function peerEnvironment(peer) {
  if (!(peer in venvs)) return { python: venvPython };
  const folder = join(state, 'bench', 'peers', venvs[peer]);
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, `${peer}.txt`);
  const wanted = readFileSync(join(requirements, `${peer}.txt`), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { python };
  const started = performance.now();
  console.log(`  installing ${peer} ...`);
  try {
    if (peer === venvs[peer]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      await runCommand(venvPython, ['-m', 'venv', folder]);
    }
    await runCommand(python, ['-m', 'pip', 'install', '--quiet', '--requirement', join(requirements, `${peer}.txt`)]);
    writeFileSync(stamp, wanted);
    console.log(`  ${peer} installed in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return { python };
  } catch (error) {
    const why = error.message.trim().split('\n').at(-1);
    console.log(`  ${peer} cannot be installed here: ${why}`);
    return { error: `cannot be installed here (${process.platform} ${process.arch})` };
  }
}
