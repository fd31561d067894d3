import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { root, state } from '../../scripts/setup/paths.mjs';
import { threadLimits } from './pinToCores.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Milliseconds for one answer, at most; on a busy machine the slowest takes some minutes. */
const patience = 600_000;
const logs = join(state, 'bench', 'logs');

/**
 * Starts a program that measures itself, one side of a comparison. It reads a JSON line and answers with one (answerMeasurementRequests.mjs, answer_measurement_requests.py); all else
 * that it prints goes to a log. `ask` gives {error} when the program says so, ends or does not answer.
 */
export function startPeerProgram({ name, command, args, env = {} }) {
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${name.replace(/\W+/g, '-')}.log`));
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...threadLimits(), PYTHONPATH: here, ...env },
    stdio: ['pipe', 'pipe', 'pipe']
  });
  child.stderr.pipe(log);
  const waiting = [];
  let ended = null;
  const end = (why) => {
    ended ??= why.replaceAll(`${root}/`, '');
    for (const give of waiting.splice(0)) give({ error: ended });
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) waiting.shift()?.(JSON.parse(line));
    else log.write(`${line}\n`);
  });
  child.on('error', (error) => end(error.message));
  child.on('close', (code, signal) => end(`ended with ${signal ?? code}; see ${log.path}`));
  child.stdin.on('error', () => {});
  return {
    name,
    ask(message) {
      if (ended) return Promise.resolve({ error: ended });
      return new Promise((give) => {
        const late = setTimeout(() => {
          end(`gave no answer in ${patience / 1000} s`);
          child.kill('SIGKILL');
        }, patience);
        waiting.push((reply) => {
          clearTimeout(late);
          give(reply);
        });
        child.stdin.write(`${JSON.stringify(message)}\n`);
      });
    },
    /** Ends the program and waits for it. */
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    }
  };
}
