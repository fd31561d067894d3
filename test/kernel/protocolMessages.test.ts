import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel, streamed } from './kernelUnderTest';

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel.close());

test('kernel_info says what the kernel speaks', async () => {
  const { reply } = await kernel.send('kernel_info_request');
  expect(reply).toMatchObject({
    status: 'ok',
    protocol_version: '5.5',
    supported_features: ['kernel subshells'],
    language_info: {
      name: 'typescript',
      mimetype: 'application/typescript',
      codemirror_mode: 'typescript',
      file_extension: '.ts'
    }
  });
});

test('a cell echoes its code with its number before its output', async () => {
  const { outputs, reply } = await kernel.run("console.log('a')");
  expect(outputs.map(({ type }) => type)).toEqual(['execute_input', 'stream']);
  expect(outputs[0]).toMatchObject({ code: "console.log('a')", execution_count: reply.execution_count });
});

test('silent publishes nothing and counts nothing', async () => {
  const before = (await kernel.run('0')).reply.execution_count;
  const { reply, outputs } = await kernel.run("console.log('a'); 1", { options: { silent: true } });
  expect(reply.status).toBe('ok');
  expect(outputs).toEqual([]);
  expect((await kernel.run('0')).reply.execution_count).toBe(before + 1);
});

test('store_history: false shows but neither counts nor remembers', async () => {
  const before = (await kernel.run('0')).reply.execution_count;
  const result = await kernel.run("'forgotten'", { options: { store_history: false } });
  expect(shown(result)).toBe("'forgotten'");
  expect(result.reply.execution_count).toBe(before);
  const { reply } = await kernel.ask('history', { hist_access_type: 'search', pattern: '*forgotten*' });
  expect(reply.history).toEqual([]);
});

test('user expressions are values or errors, each by its name', async () => {
  const { reply } = await kernel.run('const seven = 7', { options: { user_expressions: { good: 'seven + 1', bad: 'nothing' } } });
  expect(reply.user_expressions.good).toMatchObject({ status: 'ok', data: { 'text/plain': '8' } });
  expect(reply.user_expressions.bad).toMatchObject({ status: 'error', ename: 'TypeScriptError' });
});

test('after a failure the cells that were queued are aborted, later ones run', async () => {
  const replies = await kernel.runTogether(["throw new Error('first')", '1', '2']);
  expect(replies.map(({ status }) => status)).toEqual(['error', 'aborted', 'aborted']);
  expect(shown(await kernel.run('3'))).toBe('3');
});

test('a second client gets its own answers and sees the names of the first', async () => {
  await kernel.run("const shared = 'from the first'");
  const result = await kernel.run('console.log(1); shared', { other: true });
  expect(shown(result)).toBe("'from the first'");
  expect(streamed(result)).toBe('1\n');
});

test('input and prompt give what the reader typed; without a reader they fail', async () => {
  expect(shown(await kernel.run("input('name: ')", { answerInput: 'Ada' }))).toBe("'Ada'");
  expect(shown(await kernel.run("prompt('name: ')", { answerInput: 'Grace' }))).toBe("'Grace'");
  expect((await kernel.run("input('name: ')")).reply.evalue).toContain('input:');
});

test('a panel of runs is answered before any run has begun, also after a silent cell', async () => {
  await kernel.run('1', { options: { silent: true } });
  await kernel.send('comm_open', { content: { comm_id: 'p1', target_name: 'stillroom.runs', data: {} } });
  const command = { type: 'stop', run: { id: 'none', started: '' }, request: 1 };
  await kernel.send('comm_msg', { content: { comm_id: 'p1', data: command } });
  const { reply } = await kernel.ask('comm_info', { target_name: 'stillroom.runs' });
  expect(Object.keys(reply.comms)).toEqual(['p1']);
});

test('a comm opened by a cell is listed, an unknown target is closed', async () => {
  const code = "const comm = (globalThis as any)[Symbol.for('stillroom.comms')].open('panel', { a: 1 }); comm.send({ b: 2 })";
  const { outputs } = await kernel.run(code);
  expect(outputs.slice(1).map(({ type, data }) => [type, data])).toEqual([
    ['comm_open', { a: 1 }],
    ['comm_msg', { b: 2 }]
  ]);
  const { reply } = await kernel.ask('comm_info', { target_name: 'panel' });
  expect(Object.values(reply.comms)).toEqual([{ target_name: 'panel' }]);
});

test('a subshell is made, listed and deleted', async () => {
  const { reply: made } = await kernel.send('create_subshell_request', { control: true });
  const { reply: listed } = await kernel.send('list_subshell_request', { control: true });
  expect(listed.subshell_id).toEqual([made.subshell_id]);
  const info = await kernel.send('comm_info_request', { header: { subshell_id: made.subshell_id } });
  expect(info.reply.status).toBe('ok');
  const { reply: deleted } = await kernel.send('delete_subshell_request', {
    control: true,
    content: { subshell_id: made.subshell_id }
  });
  expect(deleted.status).toBe('ok');
});

test('an unknown request is answered with an error', async () => {
  const { reply } = await kernel.send('nonsense_request');
  expect(reply).toMatchObject({ status: 'error' });
});

test('an uncaught error and a rejection are printed, and the kernel lives', async () => {
  await kernel.run("setTimeout(() => { throw new Error('late') }, 1); Promise.reject(new Error('alone')); undefined");
  const wait = await kernel.run("await new Promise((done) => setTimeout(done, 50)); 'alive'");
  expect(shown(wait)).toBe("'alive'");
});

test('a message with a wrong signature is dropped, the next one is answered', async () => {
  const after = await kernel.forge('(globalThis as any).forged = true', '(globalThis as any).forged');
  expect(after.reply.status).toBe('ok');
  expect(shown(after)).toBeUndefined();
});

test('what would end the kernel is an error that names the kernel menu', async () => {
  for (const code of ['process.exit(1)', 'process.abort()', 'process.kill(process.pid)', "process.kill(0, 'SIGKILL')"])
    expect((await kernel.run(code)).reply.evalue).toContain('kernel menu');
  expect(shown(await kernel.run('process.kill(process.pid, 0)'))).toBe('true');
});

test('`name?` and page() show in the pager, and a name that nobody knows is an error', async () => {
  const { reply, outputs } = await kernel.run('kd.softTargets?');
  expect(outputs.map(({ type }) => type)).toEqual(['execute_input']);
  expect(reply.payload).toEqual([{ source: 'page', start: 0, data: expect.any(Object) }]);
  expect(reply.payload[0].data['text/markdown']).toContain('T^2 KL(softmax(teacher / T) || softmax(student / T))');
  expect((await kernel.run('?Math.max')).reply.payload[0].data['text/plain']).toContain('max(...values');
  const paged = await kernel.run("await page({ a: 1 }); await page(kd.help('accuracy'))");
  expect(paged.reply.payload).toHaveLength(1);
  expect(paged.reply.payload[0].data['text/markdown']).toContain('accuracy');
  expect((await kernel.run('1')).reply.payload).toEqual([]);
  expect((await kernel.run('nobody?')).reply).toMatchObject({ status: 'error', ename: 'RangeError' });
  expect((await kernel.ask('is_complete', { code: 'kd.softTargets?' })).reply.status).toBe('complete');
});

test('comms speak in silent cells', async () => {
  const open = "(globalThis as any)[Symbol.for('stillroom.comms')].open('quiet', { a: 1 })";
  const { outputs } = await kernel.run(open, { options: { silent: true } });
  expect(outputs.map(({ type }) => type)).toEqual(['comm_open']);
});
