import { expect, test } from 'vitest';
import { createOutputLimits } from '../../../../kernel/jupyter/worker/createOutputLimits';
import type { Output } from '../../../../kernel/jupyter/worker/createOutputTail';
import { createRequestHeader } from './createRequestHeader';
import { display, publication, text, told } from './exampleOutputs';

function limits() {
  const sent: Output[] = [];
  const { take, end, flush } = createOutputLimits((output) => sent.push(output));
  const all = (name: string) =>
    sent.map((output) => (output.kind === 'stream' && output.name === name ? output.text : '')).join('');
  return {
    take,
    flush,
    sent,
    end: () => end(createRequestHeader('1')),
    stdout: () => all('stdout'),
    stderr: () => all('stderr')
  };
}

const million = `${'x'.repeat(999)}\n`.repeat(1000);

test('take() passes on what is within the limits, as it is', () => {
  const { take, end, sent, stdout, stderr } = limits();
  for (let i = 0; i < 10; i++) take(text(million));
  take(display('a'));
  end();
  expect(stdout() === million.repeat(10)).toBe(true);
  expect(stderr()).toBe('');
  expect(told(sent.at(-1)!)).toBe('display_data a');
});

test('take() shows 10,000,000 characters of a cell and says so; end() says how much was left out, and shows the last of it', () => {
  const { take, end, stdout, stderr } = limits();
  for (let i = 0; i < 12; i++) take(text(million));
  take(text('the end\n'));
  expect(stdout() === million.repeat(10)).toBe(true);
  expect(stderr()).toBe(
    '\nstillroom: this cell has shown 10,000,000 characters of text; what follows is left out, and the last of it is shown when it ends\n'
  );
  end();
  expect(stdout() === million.repeat(10) + million.slice(-19_000) + 'the end\n').toBe(true);
  expect(stderr()).toContain('stillroom: 1,981,000 characters (1,981 lines) are left out here; the last of the output:\n');
});

test('take() cuts a text that goes over the limit, and not inside a character', () => {
  const { take, stdout } = limits();
  take(text('x'.repeat(9_999_999) + '😀y'));
  expect(stdout() === 'x'.repeat(9_999_999) + '😀').toBe(true);
});

test('take() shows 2,000 displays of a cell; end() shows the last ten of the others', () => {
  const { take, end, sent, stderr } = limits();
  for (let i = 0; i < 2025; i++) take(display(String(i)));
  end();
  const shown = sent.filter((output) => output.kind === 'publish').map(told);
  expect(shown).toEqual(
    [...Array(2000).keys(), ...Array.from({ length: 10 }, (_, i) => 2015 + i)].map((i) => `display_data ${i}`)
  );
  expect(stderr()).toContain('this cell has shown 2,000 displays, or 100 MB of them');
  expect(stderr()).toContain('15 displays are left out here');
});

test('take() shows 100 MB of displays', () => {
  const { take, sent } = limits();
  const large = display('x'.repeat(40_000_000));
  for (let i = 0; i < 4; i++) take({ ...large });
  expect(sent.filter((output) => output.kind === 'publish')).toHaveLength(2);
});

test('clear_output counts anew', () => {
  const { take, end, stdout, stderr } = limits();
  for (let i = 0; i < 9; i++) take(text(million));
  take(publication('clear_output'));
  for (let i = 0; i < 9; i++) take(text(million));
  end();
  expect(stdout() === million.repeat(18)).toBe(true);
  expect(stderr()).toBe('');
});

test('a result and an error come after the end of what was left out', () => {
  const { take, sent } = limits();
  for (let i = 0; i < 11; i++) take(text(million));
  take(publication('execute_result', { name: 'the value' }));
  const [rest, result] = sent.slice(-2).map(told);
  // From the beginning of a line on.
  expect(rest === million.slice(-19_000)).toBe(true);
  expect(result).toBe('execute_result the value');
});

test('each cell has limits of its own, and what belongs to none has no limits', () => {
  const { take, stderr } = limits();
  for (let i = 0; i < 9; i++) for (const cell of ['1', '2']) take(text(million, 'stdout', cell));
  for (let i = 0; i < 12; i++) take({ ...text(million), parent: null });
  expect(stderr()).toBe('');
});
