import { describe, expect, it } from 'vitest';
import { claims } from '../../src/views/claims/claims';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { viewToText } from '../../src/views/bundle/viewToText';
import type { Claim } from '../../src/views/View';
import { exampleClaims } from './exampleEvaluations';

const [holds, fails, open] = exampleClaims();

describe('claims(claims, {title})', () => {
  it('counts the verdicts and tells them', () => {
    expect(claims(exampleClaims()).says).toBe(
      'Of 3 claims 1 holds, 1 does not hold and 1 cannot be tested here: ' +
        '"The distilled network keeps the accuracy of its teacher" holds; "F1 rises from 0.82 to 0.91" does not hold; ' +
        '"Hardware cost falls by 67 %" cannot be tested here.'
    );
    expect(claims([fails]).says).toBe('"F1 rises from 0.82 to 0.91" does not hold.');
    expect(claims(Array.from({ length: 7 }, () => fails)).says).toBe('Of 7 claims 7 do not hold.');
    expect(claims([fails, fails]).says).toMatch(/^Of 2 claims 2 do not hold: /);
  });

  it('keeps the claims as they are, and a copy of them', () => {
    const given = exampleClaims();
    const view = claims(given, { title: 'Claims of the case study' });
    expect(view).toMatchObject({ kind: 'claims', title: 'Claims of the case study', claims: exampleClaims() });
    expect(view.claims[0]).not.toBe(given[0]);
  });

  it.each<[unknown, string]>([
    [undefined, 'claims: expected a list of claims, got undefined; give at least one'],
    [[], 'claims: expected a list of claims, got []; give at least one'],
    [[null], 'claims[0]: expected a claim, got null; give {claim, source, measured, interval, verdict, why}'],
    [[holds, { ...fails, source: '' }], 'claims[1]: expected source to be a text, got ""; write it in words with its numbers'],
    [
      [{ ...fails, measured: 0.66 }],
      'claims[0]: expected measured to be a text or null, got 0.66; write it in words with its numbers'
    ],
    [[{ ...fails, why: null }], 'claims[0]: expected why to be a text, got null; write it in words with its numbers'],
    [[{ ...fails, intervall: '' }], 'got "intervall"; did you mean "interval"?'],
    [
      [{ ...fails, verdict: 'half' }],
      'claims[0]: expected verdict to be "holds", "does not hold", "not separable", "cannot be tested here", got "half"; choose one'
    ],
    [
      [{ ...holds, measured: null, interval: null }],
      'claims[0]: expected measured beside the verdict "holds", got null; say what was measured, or that it cannot be tested here'
    ],
    [
      [{ ...fails, measured: null, interval: null }],
      'claims[0]: expected measured beside the verdict "does not hold", got null; say what was measured, or that it cannot be tested here'
    ],
    [
      [{ ...open, interval: '1 to 2' }],
      'claims[0]: expected no interval where nothing was measured, got "1 to 2"; say what was measured'
    ]
  ])('%j is refused', (given, says) => {
    expect(() => claims(given as Claim[])).toThrow(says);
  });

  it('refuses an option that it does not know, and a title that is none', () => {
    expect(() => claims([holds], { titel: 'x' } as never)).toThrow('did you mean "title"?');
    expect(() => claims([holds], { title: ' ' })).toThrow('claims: expected title to be a text, got " "');
  });

  it('is a table in HTML: a row header for each claim, the verdict as a sign with its words, no second copy as a picture', () => {
    const markup = viewToHtml(claims(exampleClaims()), { source: 'data:,', width: 10 });
    expect(markup).not.toContain('<img');
    expect(markup.match(/<th scope="col"[^>]*>/g)).toHaveLength(6);
    expect(markup.match(/<th scope="row"[^>]*>/g)).toHaveLength(3);
    for (const verdict of ['✓ holds', '✗ does not hold', '? cannot be tested here']) expect(markup).toContain(`>${verdict}</td>`);
    expect(markup).toMatch(/<td[^>]*>not measured<\/td>/);
  });

  it('has a line for each claim in text', () => {
    const lines = viewToText(claims([fails, { ...open, why: 'Nobody\nsays.' }])).split('\n');
    expect(lines.slice(1)).toEqual([
      '✗ does not hold: F1 rises from 0.82 to 0.91 (an industry write-up). Measured: F1 0.66 against 0.67 of the teacher, ' +
        '0.61 to 0.70 (95 %). A student that imitates its teacher does not pass it by 9 points.',
      '? cannot be tested here: Hardware cost falls by 67 % (an industry write-up). Nobody says.'
    ]);
  });
});
