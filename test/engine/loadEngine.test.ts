import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { device } from '../../src/engine/device';
import { tf } from '../../src/engine/tf';

const run = promisify(execFile);
const globals = globalThis as unknown as Record<symbol, unknown>;
const host = Symbol.for('stillroom.host');
const repair = globals[Symbol.for('stillroom.repair')] as () => void;

afterEach(() => {
  globals[host] = undefined;
  repair();
});

describe('device', () => {
  test('device() says what tfjs computes with', () => {
    const found = device();
    expect(tf.getBackend()).toBe('tensorflow');
    expect(found.engine).toBe('tensorflow');
    expect(found.version).toBe((tf.backend() as unknown as { binding: { TF_Version: string } }).binding.TF_Version);
    expect(`${found}`).toMatch(/^tensorflow 2\.\d+\.\d+, (CPU|GPU)$/);
  });

  test('device() shows itself in a notebook and is plain data otherwise', () => {
    const found = device() as unknown as Record<symbol, () => object>;
    expect(found[Symbol.for('Jupyter.display')]()).toEqual({ 'text/plain': `${found}` });
    expect(Object.keys(JSON.parse(JSON.stringify(found)))).toEqual(['engine', 'version', 'device']);
  });
});

describe('loading', () => {
  const program =
    'console.log(`${require("./dist/src/engine/device").device()}`); require("@tensorflow/tfjs").ones([2]).add(1).dataSync()';

  test('loading and the first operation write nothing to stderr', async () => {
    const { stdout, stderr } = await run(process.execPath, ['-e', program], { env: without('TF_CPP_MIN_LOG_LEVEL') });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^tensorflow 2/);
  });

  test.skipIf(process.platform !== 'linux')("beginLoadingTensorFlow() has a thread load TensorFlow's library", async () => {
    const begin = `require("./dist/src/engine/beginLoadingTensorFlow").beginLoadingTensorFlow();
      console.log(require("./dist/src/engine/preloadAddon").preloadAddon().finish())`;
    const { stdout, stderr } = await run(process.execPath, ['-e', begin], { env: without('TF_CPP_MIN_LOG_LEVEL') });
    expect(stdout).toBe('true\n');
    expect(stderr).toBe('');
  });

  test('stderr works again after loading', async () => {
    const { stderr } = await run(process.execPath, ['-e', `${program}; console.error("still here")`]);
    expect(stderr).toBe('still here\n');
  });

  test('TF_CPP_MIN_LOG_LEVEL=0 brings the lines back', async () => {
    const { stderr } = await run(process.execPath, ['-e', program], { env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '0' } });
    expect(stderr).toMatch(/TensorFlow/);
  });

  test('STILLROOM_THREADS says how many threads TensorFlow has, and device() tells it; what is no number is told, too', async () => {
    const at = (threads: string) =>
      run(process.execPath, ['-e', program], { env: { ...process.env, STILLROOM_THREADS: threads } });
    expect((await at('3')).stdout).toMatch(/^tensorflow 2\.\d+\.\d+, (CPU|GPU), 3 threads\n$/);
    expect((await at('2')).stdout).toMatch(/, (CPU|GPU)\n$/);
    const { stdout, stderr } = await at('many');
    expect(stdout).toMatch(/, (CPU|GPU)\n$/);
    expect(stderr).toBe(
      'stillroom: STILLROOM_THREADS: expected a whole number from 1 to 127, got "many"; TensorFlow has 2 threads\n'
    );
  });

  test('without the addon tfjs computes by itself, and one line says so', async () => {
    const hide = `const m = require("node:module"), resolve = m._resolveFilename;
      m._resolveFilename = (name, ...rest) => { if (/tfjs-node-gpu$/.test(name)) throw new Error("not here"); return resolve(name, ...rest) };`;
    const { stdout, stderr } = await run(process.execPath, ['-e', hide + program]);
    expect(stdout).toMatch(/^tfjs 4\.\d+\.\d+, CPU\n$/);
    expect(stderr).toMatch(/^stillroom: TensorFlow cannot be loaded, .*\(not here\)\n$/);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

describe('interrupts', () => {
  test('an operation throws what the host throws, and the next training step works', () => {
    const before = tf.memory().numTensors;
    const x = tf.ones([4, 3]);
    const w = tf.tidy(() => tf.variable(tf.ones([3, 2])));
    let operations = 0;
    globals[host] = {
      throwIfInterrupted: () => {
        if (++operations === 3) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
      }
    };
    const step = () =>
      tf.tidy(() => tf.variableGrads(() => tf.relu(tf.matMul(x, w)).square().mean<tf.Scalar>(), [w]).value.dataSync()[0]);
    expect(step).toThrow('interrupted');
    globals[host] = undefined;
    repair();
    expect(step()).toBeCloseTo(9);
    tf.dispose([x, w]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('repair', () => {
  test('brings back an engine whose JavaScript was stopped in the middle of a gradient', () => {
    const before = tf.memory().numTensors;
    const engine = tf.engine();
    const x = tf.tidy(() => tf.variable(tf.ones([3])));
    engine.startScope('outer');
    engine.startScope('inner');
    (engine as unknown as { startTape(): void }).startTape();
    x.mul(2).relu().square();
    engine.state.kernelDepth = 2;
    repair();
    expect(engine.state).toMatchObject({ gradientDepth: 0, kernelDepth: 0, activeTape: null, scopeStack: [] });
    const { value, grads } = tf.variableGrads(() => x.square().sum<tf.Scalar>(), [x]);
    expect(Array.from(grads[x.name].dataSync())).toEqual([2, 2, 2]);
    tf.dispose([value, grads, x]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('changes nothing in an engine at rest', () => {
    const kept = tf.ones([2]);
    const before = tf.memory();
    repair();
    repair();
    expect(tf.memory()).toEqual(before);
    expect(Array.from(kept.dataSync())).toEqual([1, 1]);
    kept.dispose();
  });
});

function without(name: string): NodeJS.ProcessEnv {
  return { ...process.env, [name]: undefined };
}
