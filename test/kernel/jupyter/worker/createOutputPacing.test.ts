import { expect, test } from 'vitest';
import { createOutputPacing } from '../../../../kernel/jupyter/worker/createOutputPacing';
import type { Output } from '../../../../kernel/jupyter/worker/createOutputTail';
import { display, publication, text, told } from './exampleOutputs';

/** One that has sent its thousand free messages. */
function paced() {
  let sent: Output[] = [];
  const pacing = createOutputPacing((output) => sent.push(output));
  for (let i = 0; i < 1000; i++) pacing.push(publication('execute_input'));
  expect(sent).toHaveLength(1000);
  sent = [];
  return { ...pacing, sent: () => sent.map(told) };
}

const update = (name: string, id: string) => publication('update_display_data', { name }, id);

test('push() sends a thousand messages as they come, and gathers what follows until flush()', () => {
  const { push, flush, sent } = paced();
  push(display('a'));
  push(text('b'));
  expect(sent()).toEqual([]);
  flush();
  expect(sent()).toEqual(['display_data a', 'b']);
  flush();
  expect(sent()).toHaveLength(2);
});

test('text alone never fills the thousand', () => {
  const sent: Output[] = [];
  const { push } = createOutputPacing((output) => sent.push(output));
  for (let i = 0; i < 2000; i++) push(text(String(i)));
  expect(sent).toHaveLength(2000);
});

test('what was gathered is sent by itself after a while', async () => {
  const pushed: Output[] = [];
  const last = await new Promise<Output>((done) => {
    const { push } = createOutputPacing((output) => (pushed.push(output) > 1000 ? done(output) : undefined));
    for (let i = 0; i <= 1000; i++) push(display(String(i)));
  });
  expect(told(last)).toBe('display_data 1000');
});

test('of the updates of one display only the last is sent, in the place of the first', () => {
  const { push, flush, sent } = paced();
  for (const output of [update('1', 'a'), display('b', 'b'), update('2', 'a'), update('3', 'b'), update('4', 'a')]) push(output);
  flush();
  expect(sent()).toEqual(['update_display_data 4', 'display_data 3']);
});

test('what is cleared at once is not sent', () => {
  const { push, flush, sent } = paced();
  for (const output of [display('gone'), text('gone'), publication('clear_output', { wait: false }), display('left')])
    push(output);
  flush();
  expect(sent()).toEqual(['clear_output', 'display_data left']);
});

test('what is cleared with the next output stays until there is one', () => {
  const { push, flush, sent } = paced();
  for (const output of [display('stays'), publication('clear_output', { wait: true })]) push(output);
  flush();
  expect(sent()).toEqual(['display_data stays', 'clear_output']);
});

test('of a loop that clears and shows, the last clearing and the last output are sent', () => {
  const { push, flush, sent } = paced();
  for (let i = 0; i < 50; i++) {
    push(publication('clear_output', { wait: true }));
    push(text(String(i)));
  }
  flush();
  expect(sent()).toEqual(['clear_output', '49']);
});

test("an update of another cell's display outlives a clearing", () => {
  const { push, flush, sent } = paced();
  for (const output of [update('of a display before', 'other'), display('gone'), publication('clear_output', {}), text('new')])
    push(output);
  flush();
  expect(sent()).toEqual(['update_display_data of a display before', 'clear_output', 'new']);
});
