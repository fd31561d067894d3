import { expect, test } from 'vitest';
import { readView } from '../../../extension/src/read/readView';
import { escapeBidiControlsDeep } from '../../../extension/src/read/escapeBidiControlsDeep';
import { viewToHtml } from '../../../src/views/bundle/viewToHtml';
import { viewToText } from '../../../src/views/bundle/viewToText';
import { computeRunView } from '../../../src/views/run/computeRunView';
import { escapeBidiControls } from '../../../src/views/words/escapeBidiControls';
import { exampleRecord } from '../exampleRecord';

const turning = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

test('escapeBidiControls(text) shows each character that turns text around, and keeps text of every script', () => {
  for (const one of turning) expect(escapeBidiControls(`a${one}b`)).toBe(`a⟨U+${one.charCodeAt(0).toString(16).toUpperCase()}⟩b`);
  for (const kept of ['', 'שלום 123', 'مرحبا', '東京', '👩‍🔬', 'a\u200eb\u200f']) expect(escapeBidiControls(kept)).toBe(kept);
});

test('a title that turns text around is shown as it is written, in HTML, text, picture and extension', () => {
  const view = computeRunView({ ...exampleRecord(), title: 'safe\u202egnp.exe' });
  for (const written of [viewToHtml(view), viewToText(view), JSON.stringify(readView(JSON.parse(JSON.stringify(view))))]) {
    expect(written).toContain('safe⟨U+202E⟩gnp.exe');
    expect(decodeURIComponent(written.replace(/%(?![0-9A-F]{2})/g, '%25'))).not.toContain('\u202e');
  }
});

test('escapeBidiControlsDeep(value) is the value itself where nothing turns', () => {
  const value = { classes: ['a', 'b'], counts: [1, 2] };
  expect(escapeBidiControlsDeep(value)).toBe(value);
  expect(escapeBidiControlsDeep({ '\u202ex': [null, 1, '\u2066y'] })).toEqual({ '⟨U+202E⟩x': [null, 1, '⟨U+2066⟩y'] });
});

test.each([
  ['accuracy', -1],
  ['accuracy', 1.5],
  ['errors', -3],
  ['rows', -1],
  ['agreement', 2]
])('readView(view) refuses an impossible score: %s %s', (field, value) => {
  const view = JSON.parse(JSON.stringify(computeRunView(exampleRecord())));
  view.scores.rows[1].scores[field] = value;
  expect(readView(view)).toEqual({ problem: expect.stringContaining(`run.scores.rows[1].scores.${field}: expected`) });
});
