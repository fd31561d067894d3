import { describe, expect, it } from 'vitest';
import { fc } from '../seededFastCheck';
import { escapeMarkup } from '../../src/views/words/escapeMarkup';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { computeRunView } from '../../src/views/run/computeRunView';
import { viewToText } from '../../src/views/bundle/viewToText';
import type { RunRecord } from '../../src/record/RunRecord';
import { exampleRecord } from './exampleRecord';
import { expectWellFormed } from './expectWellFormed';

const record = exampleRecord({ epochs: 3 });

/** The same record with a string of somebody else's wherever a string can be. */
function renamed(name: string): RunRecord {
  const { setup, models, history } = record;
  return {
    ...record,
    title: name,
    status: 'failed',
    error: name,
    data: { ...record.data, name, classes: record.data.classes.map((_, i) => `${name}${i}`) },
    setup: { ...setup, optimizer: { name, [`o${name}`]: name }, terms: { [`t${name}`]: { weight: { name }, loss: { name } } } },
    models: { ...models, teacher: { ...models.teacher!, name, kind: name } },
    stamp: { ...record.stamp, device: name, versions: { [`v${name}`]: name } },
    history: {
      ...history,
      series: { ...history.series, [`train/${name}`]: history.series['train/hard'], [name]: history.series['train/soft'] }
    },
    findings: [{ check: name, level: 'problem', value: null, says: name, hint: name }]
  };
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</svg><script>',
  '&lt;b&gt;',
  '<!--',
  ']]>',
  '\u0000\u0007',
  '\ud800'
];

describe('viewToHtml(view), picture(view)', () => {
  it.each(hostile)('never let through %j', (name) => {
    const view = computeRunView(renamed(name));
    for (const markup of [
      viewToHtml(view, null),
      viewToHtml(view, { source: 'data:,', width: 10 }),
      drawPicture(view)!.svg,
      drawPicture(view.softLabels!)!.svg
    ])
      expectWellFormed(markup);
  });

  it('never let through any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const view = computeRunView(renamed(`<${name}>"'&`));
        expectWellFormed(viewToHtml(view, { source: 'data:,', width: 10 }));
        expectWellFormed(drawPicture(view)!.svg);
      }),
      { numRuns: 30 }
    );
  });
});

describe('viewToHtml(view)', () => {
  const view = computeRunView(record);

  it('is one figure with a picture that has its text, a caption, tables with headers, and no script or style', () => {
    const markup = viewToHtml(view);
    expect(markup).toMatch(/^<figure><p><img src="data:image\/svg\+xml;charset=utf-8,%3Csvg/);
    expect(markup).toContain(`alt="${escapeMarkup(`${view.title}. ${view.says}`)}"`);
    expect(markup).toContain(`<figcaption><p><strong>${view.title}.</strong> ${escapeMarkup(view.says)}</p></figcaption>`);
    expect(markup.match(/<th scope="col">/g)!.length).toBeGreaterThan(10);
    const styles = [' style="max-width: 100%; height: auto"', ' style="font-size: 68%"'];
    expect([...new Set(markup.match(/ style="[^"]*"/g))]).toEqual(styles);
    expect(markup).not.toMatch(/<script|<style| on[a-z]+=|<link|https?:/);
    expect(markup).toMatch(/<\/figure>$/);
  });

  it('opens and closes its elements in order', () => {
    expectWellFormed(viewToHtml(view));
  });

  it('says levels of findings in words', () => {
    expect(viewToHtml(view)).toContain(
      '<li><strong>Warning:</strong> The teacher has 97 times the parameters of the student. <em>Try an assistant of medium size.</em></li>'
    );
  });

  it('has the numbers of the curves, at most 50 rows of them, the last epoch among them', () => {
    const long = viewToHtml(computeRunView(exampleRecord({ epochs: 130, pointsAnEpoch: 2 })).lossCurves, null);
    expect(long.match(/<th scope="row">/g)!.length).toBeLessThanOrEqual(50);
    expect(long).toContain('<th scope="row">130</th>');
  });

  it('has the state of a running run instead of its picture where the picture is left out', () => {
    const light = viewToHtml(computeRunView({ ...record, status: 'running', setup: { ...record.setup, epochs: 6 } }), null);
    expect(light).toContain('<p>running, 50 % of all training done</p>');
    expect(light).not.toContain('<details>');
  });
});

describe('viewToText(view)', () => {
  it('is one line whatever the title', () => {
    expect(viewToText(computeRunView({ ...record, title: 'two\nlines\r\n' }))).toMatch(/^two lines \. Error on test[^\n\r]*$/);
  });
});

describe('escape(text)', () => {
  it('leaves no character that ends text or an attribute, and keeps all others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const escaped = escapeMarkup(given);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(() => encodeURIComponent(escaped)).not.toThrow();
      })
    );
    expect(escapeMarkup('Zürich 東京 👍 a&b')).toBe('Zürich 東京 👍 a&amp;b');
  });
});
