import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..', '..');

/** Runs a tool of node_modules. Gives '' when it has nothing to complain about, else what it says. */
export function runTool(script: string, args: string[], cwd = root): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [join(root, 'node_modules', script), ...args],
      { cwd, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        if (!error) done('');
        else if (typeof error.code === 'number') done(stdout + stderr || `it ended with ${error.code}`);
        else fail(error);
      }
    );
  });
}
