import { expect, test } from 'vitest';
import { createOutputTail, cutBefore } from '../../../../kernel/jupyter/worker/createOutputTail';
import { display, publication, text, told } from './exampleOutputs';

test('take() gives what was added, joined by stream, and then nothing', () => {
  const tail = createOutputTail();
  for (const output of [text('a\n'), text('b\n'), text('c\n', 'stderr'), display('d'), text('e\n')]) tail.add(output);
  const { kept, left } = tail.take();
  expect(kept.map(told)).toEqual(['a\nb\n', 'c\n', 'display_data d', 'e\n']);
  expect(left).toEqual({ characters: 0, lines: 0, displays: 0 });
  expect(tail.take()).toEqual({ kept: [], left: { characters: 0, lines: 0, displays: 0 } });
});

test('take() gives the last 20,000 characters from the beginning of a line on, and counts the rest', () => {
  const tail = createOutputTail();
  const line = (number: number) => `${String(number).padStart(8)}\n`;
  for (let number = 0; number < 10_000; number++) tail.add(text(line(number)));
  const { kept, left } = tail.take();
  const shown = kept.map(told).join('');
  expect(shown.endsWith(line(9999))).toBe(true);
  expect(shown.length).toBeLessThanOrEqual(20_000);
  expect(shown.length).toBeGreaterThan(20_000 - 10);
  expect(shown.length % 9).toBe(0);
  expect(left).toEqual({ characters: 90_000 - shown.length, lines: 10_000 - shown.length / 9, displays: 0 });
});

test('take() gives the end of one long line', () => {
  const tail = createOutputTail();
  tail.add(text('x'.repeat(1_000_000) + 'end'));
  const { kept, left } = tail.take();
  expect(kept.map(told).join('') === 'x'.repeat(19_997) + 'end').toBe(true);
  expect(left).toEqual({ characters: 980_003, lines: 0, displays: 0 });
});

test('take() gives the last ten displays', () => {
  const tail = createOutputTail();
  for (let number = 0; number < 25; number++) tail.add(display(String(number)));
  const { kept, left } = tail.take();
  expect(kept.map(told)).toEqual(Array.from({ length: 10 }, (_, i) => `display_data ${i + 15}`));
  expect(left.displays).toBe(15);
});

test('take() gives of large displays as many as 10 MB hold, and always one', () => {
  const tail = createOutputTail();
  for (const name of ['a', 'b', 'c']) tail.add(display(name + 'x'.repeat(6_000_000)));
  const { kept, left } = tail.take();
  expect(kept.map((output) => told(output).slice(0, 14))).toEqual(['display_data c']);
  expect(left.displays).toBe(2);
});

test('update() puts a display up to date that is kept, and no other', () => {
  const tail = createOutputTail();
  tail.add(display('old', 'here'));
  expect(tail.update(publication('update_display_data', { name: 'new' }, 'here'))).toBe(true);
  expect(tail.update(publication('update_display_data', { name: 'new' }, 'elsewhere'))).toBe(false);
  expect(tail.take().kept.map(told)).toEqual(['display_data new']);
});

test.each([
  ['abc', 1, 1],
  ['abc', 0, 0],
  ['abc', -5, 0],
  ['a😀b', 1, 1],
  ['a😀b', 2, 3],
  ['a😀b', 3, 3]
])('cutBefore(%j, %d) is %d: never inside a character', (whole, at, expected) => {
  expect(cutBefore(whole, at)).toBe(expected);
});
