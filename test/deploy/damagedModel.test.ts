import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import quantized from '../reference/deploy/quantizedModels.json';
import { fuzzTimes, fuzzSeed } from '../seededFastCheck';
import { mulberry32 } from '../mulberry32';
import { nestedModels } from '../nestedModels';

type Json = any;
const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
const texts: { [kind: string]: string } = {};
let weights: { [kind: string]: Buffer } = {};

beforeAll(async () => {
  for (const kind of ['a model used in a functional one', 'a layer used twice', 'a model in a model in a model']) {
    const model = nestedModels[kind]();
    const path = join(folder, 'saved');
    await kd.saveModel(model, path);
    model.dispose();
    texts[kind] = readFileSync(join(path, 'model.json'), 'utf8');
    weights = { ...weights, [kind]: readFileSync(join(path, 'weights.bin')) };
  }
});

let places = 0;
function put(json: string, files: { [name: string]: Uint8Array }): string {
  const path = join(folder, String(places++));
  mkdirSync(path);
  writeFileSync(join(path, 'model.json'), json);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return path;
}

/** What loading a folder says; there are as many tensors as before. */
async function refusal(path: string): Promise<string> {
  const counted = tf.memory().numTensors;
  const said = await kd.loadModel(path).then(
    (model) => {
      model.dispose();
      return 'it was loaded';
    },
    (error: Error) => error.message
  );
  expect(tf.memory().numTensors).toBe(counted);
  return said;
}

function changed(kind: string, change: (model: Json) => void): string {
  const model = JSON.parse(texts[kind]);
  change(model);
  return put(JSON.stringify(model), { 'weights.bin': weights[kind] });
}

describe('loadModel: quantized weights', () => {
  test.each(Object.entries(quantized.kinds))(
    '%s, written by Python, give the logits of Python',
    async (_, { model, files, logits }) => {
      const bytes = Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'base64')] as const);
      const path = put(model, Object.fromEntries(bytes));
      const loaded = await kd.loadModel(path);
      const data = kd.dataset({ x: quantized.x, y: [0, 1, 0, 1], classes: 2 });
      const { values } = await kd.predict(loaded, data);
      loaded.dispose();
      expect(Math.max(...logits.map((value, i) => Math.abs(value - values[i])))).toBeLessThan(1e-5);
    }
  );

  test.each<[string, (weight: Json) => void, RegExp]>([
    [
      'another type',
      (weight) => (weight.quantization.dtype = 'int4'),
      /to be quantized to uint8, uint16 or float16 in .*, got "int4"/
    ],
    ['no scale', (weight) => delete weight.quantization.scale, /expected scale and min of first_layer\/kernel to be finite/],
    ['two bytes where there is one', (weight) => (weight.quantization.dtype = 'uint16'), /expected \d+ bytes of weights/],
    ['none where there is some', (weight) => delete weight.quantization, /expected \d+ bytes of weights/],
    ['an object', (weight) => (weight.quantization = 7), /to be quantized to uint8, uint16 or float16/]
  ])('%s is refused', async (_, change, says) => {
    const { model, files } = quantized.kinds.uint8;
    const json = JSON.parse(model);
    change(json.weightsManifest[0].weights[0]);
    const bytes = Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'base64')] as const);
    expect(await refusal(put(JSON.stringify(json), Object.fromEntries(bytes)))).toMatch(says);
  });
});

describe('loadModel: one error, and no tensor is left', () => {
  const functional = 'a model used in a functional one';
  const layersOf = (model: Json) => model.modelTopology.config?.layers ?? model.modelTopology.model_config.config.layers;
  const last = (model: Json) => layersOf(model).at(-1);
  const inputs = (model: Json) => last(model).inbound_nodes ?? last(model).inboundNodes;
  const paths = (model: Json, list: unknown) => (model.weightsManifest[0].paths = list);
  const first = (model: Json) => model.weightsManifest[0].weights[0];

  test.each<[string, (model: Json) => void, RegExp]>([
    [
      'an unknown inbound layer',
      (m) => (inputs(m)[0][0][0] = 'nobody'),
      /the inputs of .* to be layers of the model in .*, got "nobody"/
    ],
    ['a layer after itself', (m) => (inputs(m)[0][0][0] = last(m).name), /each comes after its inputs in .* in a circle/],
    ['a call that never comes', (m) => (inputs(m)[0][0][1] = 7), /each comes after its inputs/],
    ['an output of a layer that is not there', (m) => (inputs(m)[0][0][2] = 3), /cannot be built/],
    ['a name twice', (m) => layersOf(m).push(last(m)), /every layer to have a name of its own/],
    [
      'a name of every object',
      (m) => ((last(m).name = 'constructor'), (last(m).config.name = 'constructor')),
      /to have a name in .*, got "constructor"/
    ],
    [
      'an unknown class',
      (m) => (last(m).class_name = last(m).className = 'Magic'),
      /expected layers that tfjs knows in .*, got "Magic"/
    ],
    ['no class', (m) => (last(m).class_name = last(m).className = 7), /every layer to have a className/],
    [
      'a million units',
      (m) => (last(m).config.units = 1e6),
      /cannot be built \(weights \[\d+, 1000000\] of .*, which are not in the file\)/
    ],
    ['units of a text', (m) => (last(m).config.units = 'two'), /cannot be built/],
    ['one unit more', (m) => (last(m).config.units = 3), /cannot be built/],
    ['a model outside', (m) => paths(m, ['../outside.bin']), /weights that lie in the folder in .*, got "..\/outside.bin"/],
    ['an absolute path', (m) => paths(m, [join(folder, 'outside.bin')]), /weights that lie in the folder/],
    ['no file', (m) => paths(m, ['none.bin']), /expected a file .*none\.bin, got ENOENT/],
    ['the folder itself', (m) => paths(m, ['.']), /got a folder/],
    ['no name', (m) => paths(m, [7]), /paths to be names of files/],
    ['one file twice', (m) => paths(m, ['weights.bin', 'weights.bin']), /expected \d+ bytes of weights/],
    ['a weight of another name', (m) => (first(m).name = 'else/kernel'), /cannot be built/],
    [
      'a name of two weights',
      (m) => (first(m).name = m.weightsManifest[0].weights[1].name),
      /every weight to have a name of its own/
    ],
    ['a weight less', (m) => m.weightsManifest[0].weights.pop(), /expected \d+ bytes of weights/],
    ['a shape of more than there is', (m) => (first(m).shape = [2 ** 40, 2 ** 40]), /the shape of .* to be whole numbers/],
    ['a shape below 0', (m) => (first(m).shape = [-1, 4]), /the shape of .* to be whole numbers/],
    ['another shape of as many', (m) => first(m).shape.reverse(), /cannot be built/],
    ['another type', (m) => (first(m).dtype = 'int32'), /cannot be built/],
    ['texts', (m) => (first(m).dtype = 'string'), /to be float32, int32 or bool in .*, got "string"/],
    ['a manifest of something else', (m) => (m.weightsManifest = { a: 1 }), /weightsManifest to be a list/],
    ['no manifest', (m) => delete m.weightsManifest, /cannot be built/],
    ['a graph model', (m) => (m.modelTopology = { node: [] }), /expected a tfjs layers model in .*, got a graph model; convert/],
    ['no topology', (m) => (m.modelTopology = 7), /expected a tfjs model in .*, got something else/]
  ])('%s', async (_, change, says) => {
    writeFileSync(join(folder, 'outside.bin'), Buffer.alloc(1000));
    const said = await refusal(changed(functional, change));
    expect(said).toMatch(says);
    expect(said).toMatch(/^loadModel: expected .*, got .*; /);
  });

  test('a pipe, a device, a link out of the folder, and levels without an end', async () => {
    const [pipe, device, link] = ['pipe', 'device', 'link'].map(() => changed(functional, (m) => paths(m, ['w.bin'])));
    execFileSync('mkfifo', [join(pipe, 'w.bin')]);
    symlinkSync('/dev/zero', join(device, 'w.bin'));
    writeFileSync(join(folder, 'outside.bin'), Buffer.alloc(1000));
    symlinkSync('../outside.bin', join(link, 'w.bin'));
    expect(await refusal(pipe)).toMatch(/w\.bin, got a pipe or a device; save/);
    expect(await refusal(device)).toMatch(/weights that lie in the folder in .*, got "w\.bin, a link to elsewhere"/);
    expect(await refusal(link)).toMatch(/weights that lie in the folder/);
    const deep = put(`{"modelTopology":{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`, {});
    expect(await refusal(deep)).toMatch(/expected at most 64 levels/);
    expect(await refusal(7 as unknown as string)).toBe('loadModel: expected a path, got 7; give the folder that saveModel wrote');
  });

  test('anything may be anything, seeded: it is loaded and gives numbers, or is refused', async () => {
    const next = mulberry32(fuzzSeed);
    const pick = <T>(list: T[]): T => list[Math.floor(next() * list.length)];
    const odd: unknown[] = [null, true, -1, 0, 3, 1e9, 1.5, '', 'x', '__proto__', 'dense', [], {}, [[['input', 0, 0]]]];
    for (let i = 0; i < 120 * fuzzTimes; i++) {
      const path = changed(pick(Object.keys(texts)), (model) => {
        let [holder, key] = [{ model } as Json, 'model'];
        while (typeof holder[key] === 'object' && holder[key] !== null && Object.keys(holder[key]).length > 0 && next() < 0.9) {
          holder = holder[key];
          key = pick(Object.keys(holder));
        }
        if (next() < 0.2) delete holder[key];
        else holder[key] = next() < 0.5 ? pick(odd) : holder[pick(Object.keys(holder))];
      });
      const said = await refusal(path);
      if (said !== 'it was loaded') expect(said).toMatch(/^loadModel: expected .*, got .*; /);
    }
  });
});
