import { describe, expect, it } from 'vitest';
import { fc } from '../seededFastCheck';
import { plotComparison } from '../../extension/src/views/comparison/plotComparison';
import { readView } from '../../extension/src/read/readView';
import { valuePaths, withValue } from '../valuePaths';
import { everyView } from '../views/everyView';
import { computePlotlyPictures, theme } from './computePlotlyPictures';

const views = everyView();
const { softLabels, scores, lossCurves } = views.map(([, view]) => view).find((view) => view.kind === 'run')!;

describe('plotComparison(view, place, theme, width)', () => {
  it.each([320, 800, 1600])('at %i pixels writes every name of a model whole, in lines beside its axis', (width) => {
    const names = ['distilled on line A, no label of line B', 'the student of line A with thirty labels'];
    const given = views.map(([, view]) => view).find((view) => view.kind === 'comparison')!;
    const renamed = (name: string) => names[given.models.findIndex((model) => model.name === name)] ?? name;
    const view = {
      ...given,
      models: given.models.map((model) => ({ ...model, name: renamed(model.name) })),
      differences: given.differences.map((one) => ({ ...one, model: renamed(one.model), against: renamed(one.against) }))
    };
    const { layout } = plotComparison(view, 0, theme, width);
    const { yaxis, yaxis2, xaxis, xaxis2 } = layout;
    const texts = [yaxis, yaxis2].map((axis) => (axis!.ticktext as string[]).map((text) => text.replaceAll('<br>', ' ')));
    expect(texts[0]).toEqual(view.models.map(({ name }) => name));
    expect(texts[1][0]).toMatch(new RegExp(`^${view.differences[0].model} − ${view.differences[0].against} `));
    // Some of the width is left to the intervals.
    for (const axis of [xaxis, xaxis2]) expect((axis!.domain![1] - axis!.domain![0]) * width).toBeGreaterThan(120);
  });
});

describe('readView(data)', () => {
  it.each(views)('%s: whatever one of its values becomes, it is a view that can be drawn or a problem in words', (_, view) => {
    const places = valuePaths(view);
    const strange = fc.oneof(
      fc.constantFrom<unknown>(undefined, null, '', 'x', 0, -1, 1e308, -1e308, 5e-324, true, [], {}, [[]], [null], '__proto__'),
      fc.jsonValue(),
      fc.double()
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), strange, (place, value) => {
        // As JSON: what arrives in the browser.
        const data: unknown = JSON.parse(JSON.stringify(withValue(view, place, value)));
        const read = readView(data);
        if ('problem' in read) expect(read.problem).toMatch(/expected|kind is|holds no view/);
        else expect(() => computePlotlyPictures(read.view)).not.toThrow();
      }),
      { numRuns: 600 }
    );
  });

  it.each(views)('%s: no name in it becomes a tag, a link or an entity of plotly', (_, view) => {
    const hostile: unknown = JSON.parse(JSON.stringify(view), (key, value: unknown) =>
      typeof value !== 'string' || words.has(key) ? value : `${value.includes('/') ? '' : attack}${value}${attack}`
    );
    const read = readView(hostile);
    if ('problem' in read) throw new Error(read.problem);
    const texts = textsIn(computePlotlyPictures(read.view).map(({ data, layout }) => [data, layout]));
    expect(texts.some((text) => text.includes('&lt;'))).toBe(computePlotlyPictures(view).length > 0);
    // What is left of our own tags.
    for (const text of texts) expect(text.replace(/<\/?(?:b|extra)>|<br>/g, '')).not.toMatch(/<|&(?!(?:amp|lt|gt);)/);
  });

  it.each<[what: string, data: unknown, says: string]>([
    [
      '50 MB in one text',
      { kind: 'scores', title: 'x'.repeat(50e6), says: '', rows: [] },
      'a text of more than 20,000 characters'
    ],
    [
      '50 MB in many texts',
      { kind: 'scores', title: '', says: '', rows: Array(5000).fill('x'.repeat(1e4)) },
      '8,000,000 characters'
    ],
    ['a long name of a field', { kind: 'scores', ['x'.repeat(3e4)]: 1 }, 'a text of more than 20,000 characters'],
    ['two million numbers', { kind: 'lossCurves', curves: Array(2e6).fill(0) }, 'more than 1,000,000 values'],
    ['a list of a thousand million holes', { kind: 'lossCurves', curves: Array(1e9) }, 'more than 1,000,000 values'],
    ['lists 10,000 deep', { kind: 'run', setup: nested(10_000) }, 'nested more than 32 deep'],
    ['a circle', circle(), 'nested more than 32 deep'],
    [
      'the length of a list as a number',
      { kind: 'lossCurves', title: '', says: '', curves: { length: 1e9 } },
      'curves: expected a list'
    ],
    [
      'a number beyond all',
      { kind: 'run', title: '', says: '', id: '', status: 'done', progress: Infinity },
      'progress: expected a number'
    ],
    [
      '40,000 findings, which are few values',
      { kind: 'findings', title: '', says: '', findings: Array(40_000).fill({ check: 'x', level: 'info', value: 1, says: 'x' }) },
      'findings.findings: expected at most 500 entries, got 40000'
    ],
    [
      '3,000 stages of curves',
      { ...lossCurves, stages: Array(3000).fill({ name: 'x', from: 0, to: 1 }) },
      'stages: expected at most 100 entries'
    ],
    ['a newer version', { ...scores, version: 2 }, 'it is a scores in version 2, and this extension draws version 1; upgrade'],
    ['a newer kind', { kind: 'landscape' }, 'kind is "landscape", and this extension draws run, '],
    ['a kind that every object has', { kind: 'constructor' }, 'kind is "constructor"']
  ])('refuses %s, with a line', (_, data, says) => {
    const read = readView(data);
    expect(read).toHaveProperty('problem', expect.stringContaining(says));
    expect((read as { problem: string }).problem.length).toBeLessThan(400);
  });

  it('a prototype that a file sets reaches nothing', () => {
    const text = JSON.stringify({ ...scores, rows: [] }).replace(
      '{',
      '{"__proto__":{"polluted":1,"rows":[1]},"constructor":{"prototype":{"polluted":1}},'
    );
    expect(readView(JSON.parse(text))).toHaveProperty('view');
    expect({}).not.toHaveProperty('polluted');
    expect(readView(JSON.parse('{"kind":"findings","title":"","says":"","__proto__":{"findings":[]}}'))).toHaveProperty(
      'problem'
    );
  });

  it('anything at all: a view or a problem in words', () => {
    const kinds = fc.constantFrom(...views.map(([, { kind }]) => kind), 'x', '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.jsonValue(), kinds, (value, kind) => {
        expect(readView(value)).toHaveProperty('problem');
        expect(readView({ ...(value as object), kind })).toHaveProperty('problem');
      })
    );
  });

  it('soft labels and scores of records of before are views', () => {
    const { margins: _, oneHot: __, ...summary } = softLabels!.summary;
    expect(readView({ ...softLabels, summary })).toHaveProperty('view');
    const rows = scores.rows.map((row) => ({
      ...row,
      scores: { ...row.scores, averagePrecision: undefined, rocAuc: undefined }
    }));
    expect(readView(JSON.parse(JSON.stringify({ ...scores, rows })))).toHaveProperty('view');
  });
});

/** Fields whose words the format knows. */
const words = new Set([
  'kind',
  'role',
  'of',
  'axis',
  'split',
  'status',
  'level',
  'better',
  'format',
  'verdict',
  'equal',
  'kernel',
  'unit'
]);

/** Plotly makes bold text, lines, links, entities of it, and a formula where MathJax is about. */
const attack = '<a href="javascript:1">&eacute;<u>$x$%{y}<sub>';

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function nested(depth: number): unknown[] {
  let inner: unknown[] = [];
  for (let i = 0; i < depth; i++) inner = [inner];
  return inner;
}

function circle(): object {
  const round: { kind: string; rows: unknown[] } = { kind: 'scores', rows: [] };
  round.rows.push(round);
  return round;
}
