import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(__dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillroom-deferred-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'stillroom'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints that uses the compiled package. */
function run(name: string, code: string): unknown {
  writeFileSync(join(folder, name), code);
  return JSON.parse(execFileSync(process.execPath, ['--preserve-symlinks', name], { cwd: folder, encoding: 'utf8' }));
}

test("require('stillroom') loads no more than layers and displays, and each name loads what it needs", () => {
  const found = run(
    'one.cjs',
    `
      const loaded = () => Object.keys(require.cache).filter((path) => /dist.src/.test(path)).length;
      const kd = require('stillroom');
      const [begun, names] = [loaded(), Object.keys(kd).sort()];
      void kd.softTargets;
      const one = loaded();
      const missing = names.filter((name) => kd[name] === undefined);
      console.log(JSON.stringify({ begun, one, all: loaded(), names, missing }));`
  ) as { begun: number; one: number; all: number; names: string[]; missing: string[] };
  expect(found.missing).toEqual([]);
  expect(found.names).toContain('softTargets');
  expect(found.begun).toBeLessThan(found.all / 10);
  expect(found.one).toBeGreaterThan(found.begun);
  expect(found.one).toBeLessThan(found.all / 5);
});

test("import from 'stillroom' finds each name, in any way of importing", () => {
  const found = run(
    'all.mjs',
    `
      import * as kd from 'stillroom';
      import { distill, federated, softTargets, tf } from 'stillroom';
      import { createRequire } from 'node:module';
      const required = Object.keys(createRequire(import.meta.url)('stillroom')).sort();
      const names = Object.keys(kd).filter((name) => !['default', 'module.exports', '__esModule'].includes(name));
      console.log(JSON.stringify({ names: names.sort(), required, kinds: [distill, federated.learn, softTargets, tf.tensor].map((one) => typeof one) }));`
  ) as { names: string[]; required: string[]; kinds: string[] };
  expect(found.names).toEqual(found.required);
  expect(found.kinds).toEqual(['function', 'function', 'function', 'function']);
});

test('tfjs knows every layer of the toolkit, a tensor its display and the host the panel, before a name is used', () => {
  const found = run(
    'acts.cjs',
    `
      const targets = [];
      globalThis[Symbol.for('stillroom.host')] = { comms: { register: (target) => void targets.push(target) } };
      const kd = require('stillroom');
      const seen = () => ({
        layers: Object.keys(kd.tf.serialization.SerializationMap.getMap().classNameMap).sort(),
        displays: [kd.tf.Tensor, kd.tf.LayersModel].map((kind) => Object.getOwnPropertySymbols(kind.prototype).map(String)),
        symbols: Object.getOwnPropertySymbols(globalThis).map(String),
        targets: [...targets]
      });
      const before = seen();
      for (const name of Object.keys(kd)) void kd[name];
      console.log(JSON.stringify({ before, after: seen() }));`
  ) as { before: { layers: string[]; displays: string[][]; targets: string[] }; after: unknown };
  expect(found.before.layers).toContain('MultiHeadSelfAttention');
  expect(found.before.displays[0]).toContain('Symbol(Jupyter.display)');
  expect(found.before.targets).not.toEqual([]);
  expect(found.before).toEqual(found.after);
});
