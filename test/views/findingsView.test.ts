import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/record/RunRecord';
import { findingsView } from '../../src/views/findings/findingsView';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { viewToText } from '../../src/views/bundle/viewToText';

const note: Finding = { check: 'constantColumn', level: 'info', value: 1, says: 'Column "v7" is constant' };
const warning: Finding = {
  check: 'classBalance',
  level: 'warning',
  value: 0.008,
  says: '0.8 % of the rows are fraud.',
  hint: 'Use weights.'
};
const problem: Finding = { check: 'duplicateRows', level: 'problem', value: 2, says: '2 rows are in train and in test.' };

describe('findingsView(findings, {title})', () => {
  it('has the gravest first, counts them by level, and tells those that are more than notes', () => {
    const view = findingsView([note, warning, problem], { title: 'Leaks' });
    expect(view.findings).toEqual([problem, warning, note]);
    expect(view.says).toBe(
      'Found: 1 problem, 1 warning, 1 note. Problem: 2 rows are in train and in test. Warning: 0.8 % of the rows are fraud.'
    );
  });

  it('says that nothing was found', () => {
    const view = findingsView([]);
    expect(viewToHtml(view)).toBe('<figure><figcaption><p><strong>Findings.</strong> Nothing found.</p></figcaption></figure>');
    expect(viewToText(view)).toBe('Findings. Nothing found.');
  });

  it('is a list with levels in words, in HTML and in text', () => {
    expect(viewToHtml(findingsView([warning]))).toContain(
      '<li><strong>Warning:</strong> 0.8 % of the rows are fraud. <em>Use weights.</em></li>'
    );
    expect(
      viewToText(findingsView([note, warning]))
        .split('\n')
        .slice(1)
    ).toEqual(['Warning: 0.8 % of the rows are fraud. Use weights.', 'Note: Column "v7" is constant']);
  });

  it.each([undefined, {}, 'none', [null], [{ says: 'x' }], [{ ...note, level: 'fatal' }], [{ ...note, says: 3 }]])(
    'refuses %j',
    (given) => {
      expect(() => findingsView(given as never)).toThrow(/^findingsView: expected (a list of findings|findings\[0\])/);
    }
  );
});
