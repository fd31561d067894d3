import { spawn } from 'node:child_process';
import { remember } from './lock.mjs';
import { root, venvBin } from './paths.mjs';
import { SetupError } from './SetupError.mjs';

const linesShown = 40;

/** Runs a command to its end and gives its output, which is shown only when it fails. */
export function runCommand(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...environment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => reject(new SetupError(`${command}: ${error.message}`)));
    if (child.pid) remember(child);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split('\n').slice(-linesShown).join('\n');
      reject(Object.assign(new SetupError(`${[command, ...args].join(' ')}\nended with ${signal ?? code}\n${tail}`), { output }));
    });
  });
}

/** The user's environment, with the venv first and without what would lead its Python astray. */
export function environment() {
  const { PYTHONHOME: _home, PYTHONPATH: _path, ...env } = process.env;
  return { ...env, PATH: `${venvBin}:${env.PATH}`, PIP_USER: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
}
