import { expect, test } from 'vitest';
import * as kd from '../../src/index';

test('conclusion({heading: part}) is a Markdown list; what others have written is no Markdown in it', () => {
  const { says } = kd.conclusion({
    'Does the teacher help?': { says: 'Over 5 seeds p < 0.001, `a*b_c` [x]' },
    'And *what* else?': ['It is **fast**:\n 3 ms.', { says: 'Twice.' }]
  });
  expect(says).toBe(
    '- **Does the teacher help?** Over 5 seeds p \\< 0.001, \\`a\\*b\\_c\\` \\[x\\].\n- **And \\*what\\* else?** It is **fast**: 3 ms. Twice.'
  );
});

test('conclusion shows itself as Markdown, and as the same in plain text', () => {
  const conclusion = kd.conclusion({ 'Is it fast?': 'Yes.' });
  const show = (conclusion as unknown as { [key: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')];
  expect(show()).toEqual({ 'text/markdown': '- **Is it fast?** Yes.', 'text/plain': '- **Is it fast?** Yes.' });
});

test.each<[unknown, string]>([
  [undefined, 'conclusion: expected texts by heading, got undefined'],
  [['x'], 'conclusion: expected texts by heading, got ["x"]'],
  [{}, 'conclusion: expected at least one heading, got none'],
  [{ a: 7 }, 'conclusion: expected a text for "a", or something with says, got 7'],
  [{ a: '' }, 'conclusion: expected a text for "a", or something with says, got ""'],
  [{ a: [{ says: null }] }, 'conclusion: expected a text for "a", or something with says, got an object']
])('conclusion refuses %j', (given, says) => {
  expect(() => kd.conclusion(given as never)).toThrow(says);
});
