import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs a script of this folder in a Node of its own, and gives what it printed as JSON. */
export async function runNodeScript<Printed>(script: string, args: string[], options: string[] = []): Promise<Printed> {
  const { stdout } = await promisify(execFile)(process.execPath, [...options, join(__dirname, script), ...args], {
    maxBuffer: 2 ** 26
  });
  return JSON.parse(stdout) as Printed;
}
