import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KernelUnderTest, Result } from './kernelUnderTest';
import { shown, startKernel, streamed } from './kernelUnderTest';

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  const imports =
    "import fs from 'fs'; import cp from 'child_process'; const host = (globalThis as any)[Symbol.for('stillroom.host')]";
  expect((await kernel.run(imports)).reply.status).toBe('ok');
});
afterAll(() => kernel.close());

const all = ({ outputs }: Result) => outputs.map(({ text }) => text ?? '').join('');
const count = ({ outputs }: Result, type: string) => outputs.filter((output) => output.type === type).length;
const lines = (to: number) => Array.from({ length: to }, (_, i) => `${i}\n`).join('');

const written: [string, string][] = [
  ["console.log('a'); fs.writeSync(1, 'b\\n'); console.log('c'); fs.writeSync(2, 'd\\n'); console.log('e')", 'a\nb\nc\nd\ne\n'],
  ["for (let i = 0; i < 5000; i++) if (i % 2) fs.writeSync(1, i + '\\n'); else console.log(i)", lines(5000)],
  ["cp.execSync('echo out; echo err >&2', { stdio: 'inherit' }); undefined", 'out\nerr\n'],
  ["fs.writeFileSync('/dev/stdout', 'device\\n')", 'device\n'],
  ["fs.closeSync(1); fs.closeSync(2); console.log('closed')", 'closed\n'],
  ["fs.writeSync(1, 'open again\\n'); undefined", 'open again\n'],
  ["fs.writeSync(1, 'x'.repeat(3e6)); undefined", 'x'.repeat(3e6)],
  [
    'for (const byte of [0xe2, 0x82, 0xac]) { process.stdout.write(Buffer.from([byte])); fs.writeSync(2, Buffer.from([byte])) }',
    '€€'
  ],
  ['process.stdout.write(Buffer.from([0xff, 0x61, 0xe2])); undefined', '\ufffda\ufffd'],
  ["process.stdout.write('616263', 'hex'); await new Promise<void>((done) => process.stdout.write('d', () => done()))", 'abcd'],
  ['[process.stdout.fd, process.stderr.fd, process.stdout.isTTY].join()', '1,2,false']
];

describe('a cell shows, whole and in order, what is written by', () => {
  for (const [code, expected] of written)
    test(code, async () => {
      const result = await kernel.run(code);
      expect(result.reply).toMatchObject({ status: 'ok' });
      if (code.startsWith('[')) expect(shown(result)).toBe(`'${expected}'`);
      else if (code.includes('byte')) expect([streamed(result), streamed(result, 'stderr')]).toEqual(['€', '€']);
      else expect(all(result)).toBe(expected);
    });

  test('an expression of the user, and nobody in a silent cell', async () => {
    const expressions = { a: "(console.log('js'), fs.writeSync(1, 'native\\n'), 1)" };
    expect(all(await kernel.run('0', { options: { user_expressions: expressions } }))).toBe('js\nnative\n');
    expect((await kernel.run("console.log(1); fs.writeSync(1, '2')", { options: { silent: true } })).outputs).toEqual([]);
  });
});

const floods: Record<string, [code: string, beginning: string, notice: string, end: string]> = {
  '100 MB of lines': [
    "for (let i = 0; i < 1e5; i++) console.log('x'.repeat(994) + String(i).padStart(5))",
    'x'.repeat(994) + '    0\n',
    '90,000,000 characters|89,98',
    '99999\n'
  ],
  'a line of 50 MB': ["console.log('x'.repeat(5e7)); console.log('end')", 'xxx', '40,0', 'end\n'],
  '30 MB of a child': [
    "cp.execSync('yes | head -c 30000000; echo end', { stdio: 'inherit' }); undefined",
    'y\ny\n',
    // The end that is shown begins with what the pipe gave at once.
    '19,[89]',
    'y\nend\n'
  ]
};

describe('of a flood a cell shows the beginning, how much is left out, and the end:', () => {
  for (const [name, [code, beginning, notice, end]] of Object.entries(floods))
    test(name, async () => {
      const result = await kernel.run(code);
      expect(result.reply.status).toBe('ok');
      const text = streamed(result);
      expect(text.startsWith(beginning)).toBe(true);
      expect(text.endsWith(end)).toBe(true);
      expect(text.length).toBeGreaterThan(10_000_000);
      expect(text.length).toBeLessThan(10_050_000);
      const notices = streamed(result, 'stderr');
      expect(notices).toContain('this cell has shown 10,000,000 characters of text');
      expect(notices).toMatch(new RegExp(`stillroom: (${notice})[\\d,]*.* left out here`));
    });

  test('an endless loop, whose beginning is seen while it runs and which can be stopped', async () => {
    const result = await kernel.run("for (let i = 0; ; i++) console.log(i ? i : 'running')", { interruptAt: 'running' });
    expect(result.reply.ename).toBe('KeyboardInterrupt');
    expect(streamed(result).startsWith('running\n1\n2\n')).toBe(true);
  });

  test('an endless child', async () => {
    const code = `
const child = cp.spawn('yes', ['running'], { stdio: 'inherit' })
try { await new Promise(() => {}) } finally { child.kill('SIGKILL') }`;
    const result = await kernel.run(code, { interruptAt: 'running' });
    expect(result.reply.ename).toBe('KeyboardInterrupt');
    expect(streamed(result).length).toBeLessThan(10_050_000);
  });

  test('30,000 displays', async () => {
    const result = await kernel.run(
      "for (let i = 0; i < 30_000; i++) host.display({ 'text/plain': String(i) }, { id: 'a' + i, update: false })"
    );
    const displays = result.outputs.filter(({ type }) => type === 'display_data').map(({ data }) => Number(data?.['text/plain']));
    expect(displays).toEqual([...Array(2000).keys(), ...Array.from({ length: 10 }, (_, i) => 29_990 + i)]);
    expect(streamed(result, 'stderr')).toContain('27,990 displays are left out here');
  });

  test('30,000 updates of one display, the last of them whole', async () => {
    const result = await kernel.run(
      "for (let i = 0; i < 30_000; i++) host.display({ 'text/plain': String(i) }, { id: 'b', update: i > 0 })"
    );
    // A thousand freely, then ten times a second, and once more at the end.
    expect(count(result, 'update_display_data')).toBeLessThanOrEqual(1002 + result.seconds * 10);
    expect(result.outputs.at(-1)?.data).toEqual({ 'text/plain': '29999' });
  });

  test('a loop that clears what it shows: at the end stands what a reader would see', async () => {
    const code = 'for (let i = 0; i < 30_000; i++) { clearOutput(true); console.log(i) }';
    const result = await kernel.run(code);
    // What is sent at a time may clear before its text and behind it.
    expect(count(result, 'clear_output')).toBeLessThanOrEqual(1002 + 2 * result.seconds * 10);
    expect(result.outputs.slice(-2)).toMatchObject([{ type: 'clear_output', wait: true }, { text: '29999\n' }]);
  });

  test('clear_output lets a cell begin anew', async () => {
    const result = await kernel.run("console.log('x'.repeat(2e7)); clearOutput(); console.log('y'.repeat(9e6))");
    expect(streamed(result).endsWith('y'.repeat(9e6) + '\n')).toBe(true);
  });
});

test('timers keep what they promise', async () => {
  const code = `
import { promisify } from 'util'
import { setTimeout as sleep } from 'timers/promises'
const cancelled = setTimeout(() => console.log('never'), 1); clearTimeout(cancelled)
const self = await new Promise((done) => { const timer = setTimeout(function (this: any, a: number, b: number) { done([this === timer, a, b]) }, 1, 2, 3) })
JSON.stringify([self, await promisify(setTimeout)(1, 'a'), await promisify(setImmediate)('b'), await sleep(1, 'c'), setTimeout.name, setTimeout(() => 0, 1).unref().hasRef()])`;
  expect(JSON.parse(String(shown(await kernel.run(code))).slice(1, -1))).toEqual([
    [true, 2, 3],
    'a',
    'b',
    'c',
    'setTimeout',
    false
  ]);
  expect((await kernel.run('setTimeout(1 as any, 1)')).reply.evalue).toContain('"callback" argument must be of type function');
});
