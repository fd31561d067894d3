import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../kernel/start/snapshot/ModulePack';
import { emptyFolder, type KernelUnderTest, root, shown, startKernel } from './kernelUnderTest';

const commandLine = "require('node:fs').readFileSync('/proc/self/cmdline', 'utf8').includes('--snapshot-blob')";

/** With the other compiler there is none. */
const isMade = process.platform === 'linux' && process.env.STILLROOM_COMPILER !== 'typescript7';

describe.runIf(isMade)('a kernel that starts from the heap snapshot', () => {
  const folder = emptyFolder();
  let kernel: KernelUnderTest;
  beforeAll(async () => {
    kernel = await startKernel(folder.path);
  });
  afterAll(async () => {
    await kernel.close();
    folder.remove();
  });

  test('does so after the set-up', async () => {
    expect(shown(await kernel.run(commandLine))).toBe('true');
  });

  test('has its modules, those of the kernel and of the toolkit, from one file', () => {
    const packed = readPack(join(root, 'dist', 'heapSnapshot', process.version, 'kernel.modules')).modules.map(
      ({ path }) => path
    );
    expect(packed).toEqual(
      expect.arrayContaining(['kernel/jupyter/streams/createOutputs.js', 'src/index.js'].map((name) => join(root, 'dist', name)))
    );
    // TypeScript is in the snapshot itself.
    expect(packed.filter((path) => path.endsWith('/typescript.js'))).toEqual([]);
  });

  test('has the folder, the arguments and the environment of its own start', async () => {
    expect(shown(await kernel.run('process.cwd()'))).toBe(`'${folder.path}'`);
    expect(shown(await kernel.run("process.env.JUPYTER_PATH!.endsWith('jupyter')"))).toBe('true');
    expect(shown(await kernel.run("[process.argv[1].endsWith('main.js'), process.argv.length]"))).toBe('[ true, 3 ]');
  });

  test('has the standard streams that it was started with', async () => {
    // The pipe that an installation of Jupyter gives a kernel to read from.
    expect(shown(await kernel.run("require('node:fs').readlinkSync('/proc/self/fd/0')"))).not.toContain('null');
  });

  test('forks an ordinary Node from a cell', async () => {
    writeFileSync(join(folder.path, 'child.js'), 'process.send(process.execArgv.concat(process.argv.slice(2)).join())');
    const code = `const child = require('node:child_process').fork('./child.js', ['given']);
await new Promise((resolve) => child.once('message', resolve))`;
    expect(shown(await kernel.run(code))).toMatch(/^'(?!.*snapshot).*given'$/);
  });

  test('keeps what Node has read of it in a file, and not in memory', async () => {
    const read = "require('node:fs').readFileSync('/proc/self/smaps', 'utf8')";
    const sizes = `[...${read}.matchAll(/kernel\\.pages\\nSize: +(\\d+) kB\\n(?:.*\\n)*?Private_Dirty: +(\\d+) kB/g)].map(([, size, own]) => [+size, +own])`;
    await expect.poll(async () => JSON.parse(String(shown(await kernel.run(sizes))))).toHaveLength(1);
    const [[size, own]] = JSON.parse(String(shown(await kernel.run(sizes))));
    expect(size).toBeGreaterThan(30_000);
    // What no other process could share, and the system could not let go of.
    expect(own).toBeLessThan(size / 2);
  });

  test('starts Workers that can load whatever Node brings', async () => {
    const code = `import { builtinModules } from 'node:module';
import { Worker } from 'node:worker_threads';
const worker = new Worker(\`
  const refused = ${'${JSON.stringify(builtinModules)}'}.filter((name) => { try { require(name); } catch { return true; } });
  require('node:worker_threads').parentPort.postMessage(refused.join());
\`, { eval: true });
await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))`;
    // What no Worker may load.
    expect(shown(await kernel.run(code))).toMatch(/^'(trace_events)?'$/);
  });
});

test('STILLROOM_NO_SNAPSHOT=1 starts a kernel as any Node program, with the same answers', async () => {
  process.env.STILLROOM_NO_SNAPSHOT = '1';
  const kernel = await startKernel();
  delete process.env.STILLROOM_NO_SNAPSHOT;
  expect(
    shown(
      await kernel.run(
        commandLine.replace("'/proc/self/cmdline'", "process.platform === 'linux' ? '/proc/self/cmdline' : __filename")
      )
    )
  ).toBe('false');
  expect(shown(await kernel.run('tf.scalar(2).arraySync()'))).toBe('2');
  await kernel.close();
});
