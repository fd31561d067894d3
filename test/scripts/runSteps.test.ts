import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript
import { runSteps } from '../../scripts/setup/runSteps.mjs';
// @ts-expect-error plain JavaScript
import { SetupError } from '../../scripts/setup/SetupError.mjs';

let folder: string;
let log: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillroom-steps-'));
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A step that writes a file and remembers that it ran. */
function step(name: string, { after = [] as string[], input = 'a', make = async () => {} } = {}) {
  const made = join(folder, name);
  return {
    name,
    after,
    stamp: join(folder, `${name}.json`),
    key: () => input,
    made,
    make: async () => {
      log.push(name);
      await make();
      writeFileSync(made, input);
      return { made: [made] };
    }
  };
}

const run = (...steps: ReturnType<typeof step>[]): Promise<void> => runSteps(steps, () => {});

describe('runSteps', () => {
  test('does each step once, after those that it comes after', async () => {
    const steps = [step('c', { after: ['b'] }), step('a'), step('b', { after: ['a'] })];
    await run(...steps);
    await run(...steps);
    expect(log).toEqual(['a', 'b', 'c']);
  });

  test('does a step again when its inputs change, and those that come after it', async () => {
    await run(step('a'), step('b', { after: ['a'] }), step('c'));
    await run(step('a', { input: 'new' }), step('b', { after: ['a'] }), step('c'));
    expect(log).toEqual(['a', 'c', 'b', 'a', 'b']);
  });

  test('does a step again when what it made is gone', async () => {
    const a = step('a');
    await run(a);
    rmSync(a.made);
    await run(a);
    expect(log).toEqual(['a', 'a']);
    expect(existsSync(a.made)).toBe(true);
  });

  test('does not believe a step that was cut off half-way', async () => {
    const a = step('a');
    await run(a);
    const broken = step('a', {
      input: 'new',
      make: async () => {
        throw new SetupError('no network');
      }
    });
    await expect(run(broken)).rejects.toThrow(/^a failed after [\d.]+ s\nno network$/);
    expect(existsSync(a.stamp)).toBe(false);
    await run(a);
    expect(log).toEqual(['a', 'a', 'a']);
    expect(readFileSync(a.made, 'utf8')).toBe('a');
  });

  test('does not begin what comes after a step that failed', async () => {
    const broken = step('a', { make: () => Promise.reject(new Error('full disk')) });
    await expect(run(broken, step('b', { after: ['a'] }))).rejects.toThrow('full disk');
    expect(log).toEqual(['a']);
  });

  test('a step that does not make what it says is a failure', async () => {
    const a = { ...step('a'), make: async () => ({ made: [join(folder, 'nothing')] }) };
    await expect(run(a)).rejects.toThrow(/expected .*nothing to be there afterwards/);
    expect(existsSync(a.stamp)).toBe(false);
  });
});
