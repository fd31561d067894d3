import { describe, expect, it } from 'vitest';
import { fc } from '../seededFastCheck';
import { alignmentColor, alignmentColors, markColor } from '../../src/views/alignmentMap/alignmentColors';
import { alignmentMaps } from '../../src/views/alignmentMap/alignmentMaps';
import { tabulateAlignmentMap } from '../../src/views/alignmentMap/tabulateAlignmentMap';
import { findBestMatches } from '../../src/views/alignmentMap/findBestMatches';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { findMonotonePairs } from '../../src/views/alignmentMap/findMonotonePairs';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { svgToPng } from '../../src/views/bundle/svgToPng';
import { computeAlignmentMapView } from '../../src/views/alignmentMap/computeAlignmentMapView';
import { writeTermSourceCode } from '../../src/views/alignmentMap/writeTermSourceCode';
import { viewToText } from '../../src/views/bundle/viewToText';
import type { AlignmentMapView } from '../../src/views/View';
import { contrast, deficiencies, lab, seenBy } from './colorVision';
import { exampleAlignment } from './exampleAlignment';
import { exampleRecord } from './exampleRecord';
import { expectWellFormed } from './expectWellFormed';
import { svgTexts } from './svgTexts';

const hostile = '<script>alert(1)</script>"\' onload=x]]>&lt;\u0007';
const long = (i: number) => `a_block_with_a_long_name/branch_${i}/depthwise_separable_convolution/activation`;

function without(view: ReturnType<typeof exampleAlignment>) {
  const values = view.maps[0].values.map((row, t) => row.map((value, s) => (t === 1 || s === 2 ? null : value)));
  return computeAlignmentMapView({ ...view, maps: [{ ...view.maps[0], values }] });
}

const views: [name: string, view: AlignmentMapView][] = [
  ['5 by 3', computeAlignmentMapView(exampleAlignment())],
  ['1 by 1', computeAlignmentMapView(exampleAlignment({ teacher: 1, student: 1 }))],
  ['50 by 50, three maps', computeAlignmentMapView(exampleAlignment({ teacher: 50, student: 50, maps: 3 }))],
  ['1 by 60', computeAlignmentMapView(exampleAlignment({ teacher: 1, student: 60 }))],
  ['64 by 2, before and after', computeAlignmentMapView(exampleAlignment({ teacher: 64, student: 2, maps: 2 }))],
  ['long names', computeAlignmentMapView(exampleAlignment({ name: long, maps: 2 }))],
  ['names with markup', computeAlignmentMapView(exampleAlignment({ name: (i) => hostile + i }), hostile)],
  ['layers without a value', without(exampleAlignment())],
  ['no layers', computeAlignmentMapView(exampleAlignment({ teacher: 0, student: 0 }))]
];

describe('an alignment map without the extension', () => {
  it.each(views)('%s: HTML that opens and closes its elements in order, without script', (_, view) => {
    expectWellFormed(viewToHtml(view));
    expectWellFormed(viewToHtml(view, null));
    expect(viewToText(view)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it.each(views)('%s: a picture whose texts lie inside it and do not touch, a PNG of at most 150 kB', (_, view) => {
    const { svg, width, height } = drawPicture(view)!;
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const texts = svgTexts(svg);
    const outside = texts.filter(({ left, right, y }) => left < 0 || right > width || y <= 0 || y > height);
    const touching = texts.flatMap((one, i) =>
      texts.slice(i + 1).filter(({ left, right, y }) => one.right > left && right > one.left && Math.abs(one.y - y) <= 8)
    );
    expect([...outside, ...touching].map(({ said }) => said)).toEqual([]);
    expect(Buffer.from(svgToPng(svg), 'base64').length).toBeLessThanOrEqual(150_000);
  });

  it('is one sentence after the other: best matches, suggested pairs', () => {
    expect(computeAlignmentMapView(exampleAlignment()).says).toBe(
      'On 2,000 rows of digits, by linear CKA, each layer of the student is most like one of the teacher: ' +
        'conv1 like conv1 (0.93), conv2 like conv3 (0.94) and conv3 like conv5 (0.91). These are the suggested pairs too.'
    );
    const crossed = exampleAlignment({ teacher: 2, student: 2 });
    crossed.maps[0].values = [
      [0.2, 0.9],
      [0.8, 0.3]
    ];
    expect(computeAlignmentMapView(crossed).says).toContain(
      'Suggested pairs, teacher to student, in the order of depth: conv1 to conv2 (0.90).'
    );
  });

  it('says what changed from the first map to the last, and the mean where there are many layers', () => {
    const { says } = computeAlignmentMapView(exampleAlignment({ teacher: 12, student: 9, maps: 3 }));
    expect(says).toMatch(/the best matches of 9 student layers are 0\.\d\d on average, the closest conv\d like conv\d/);
    expect(says).toMatch(
      /conv\d+ to conv6 \(0\.\d\d\) and 3 more\. The best match of a student layer goes from 0\.\d\d \(epoch 0\) to 0\.\d\d \(epoch 2\)/
    );
  });

  it('names layers that have no value', () => {
    expect(without(exampleAlignment()).says).toContain(
      "Constant or not finite on these rows, so without a value: the teacher's conv2 and the student's conv3."
    );
    const nothing = exampleAlignment();
    nothing.maps[0].values = nothing.maps[0].values.map((row) => row.map(() => null));
    expect(computeAlignmentMapView(nothing)).toMatchObject({
      says: 'On 2,000 rows of digits no layer of the student can be compared: all are constant or not finite.',
      maps: [{ best: [null, null, null], pairs: [] }]
    });
  });

  it('marks best matches by a dot and suggested pairs by a frame, in a colour with contrast, not by the cell alone', () => {
    const view = computeAlignmentMapView(exampleAlignment({ teacher: 6, student: 4 }));
    const { svg } = drawPicture(view)!;
    expect(svg.match(/<circle/g)).toHaveLength(4 + 1);
    expect(svg.match(/fill="none"/g)).toHaveLength(view.maps[0].pairs.length + 1);
    const table = tabulateAlignmentMap(view)[1];
    expect(table.rows.flat().filter((cell) => cell.endsWith('●'))).toHaveLength(4);
  });

  it('is a bundle with a picture, and a line for each suggested pair', () => {
    const given = viewToMimeBundle(computeAlignmentMapView(exampleAlignment()), { static: true });
    expect(given['image/png']).toBeTypeOf('string');
    expect(given['text/plain']).toContain('conv1; Shape: 28 × 28 × 8; Student layer: conv1; Shape: 28 × 28 × 8; CKA: 0.931');
  });
});

describe('findBestMatches(values)', () => {
  it('is the first largest of each column, null where there is none', () => {
    expect(
      findBestMatches([
        [0.1, null, 0.5, null],
        [0.3, -0.2, 0.5, null]
      ])
    ).toEqual([1, 1, 0, null]);
    expect(findBestMatches([])).toEqual([]);
  });
});

describe('findMonotonePairs(values)', () => {
  it('has the largest sum of what is above half of the largest value: no set of pairs in order has more', () => {
    const cell = fc.option(fc.double({ min: -0.3, max: 1, noNaN: true }), { freq: 8 });
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      );
    fc.assert(
      fc.property(matrix, (values) => {
        const half = Math.max(0, ...values.flat().map((value) => value ?? 0)) / 2;
        const worth = (pairs: [number, number][]) => pairs.reduce((sum, [i, j]) => sum + (values[i][j] as number) - half, 0);
        const pairs = findMonotonePairs(values);
        pairs.forEach(([i, j], k) => {
          expect(values[i][j]).toBeGreaterThan(half);
          if (k > 0) expect([i > pairs[k - 1][0], j > pairs[k - 1][1]]).toEqual([true, true]);
        });
        const most = Math.max(...allOrdered(values).map(worth));
        expect(worth(pairs)).toBeCloseTo(most, 12);
      }),
      { numRuns: 400 }
    );
  });

  it('gives up a good pair that bars two others', () => {
    expect(
      findMonotonePairs([
        [0.7, 0.1, 0.9],
        [0.1, 0.8, 0.1],
        [0.1, 0.1, 0.7]
      ])
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, 2]
    ]);
  });

  it('leaves out what is less than half as alike as the best pair, and is empty for nothing', () => {
    expect(
      findMonotonePairs([
        [0.9, 0],
        [0, 0.4]
      ])
    ).toEqual([[0, 0]]);
    expect(findMonotonePairs([[0.2]])).toEqual([[0, 0]]);
    expect(findMonotonePairs([[null, -0.1]])).toEqual([]);
    expect(findMonotonePairs([])).toEqual([]);
  });
});

describe('writeTermSourceCode({teacher, student})', () => {
  it('is an entry of terms', () => {
    expect(writeTermSourceCode({ teacher: 'conv3', student: 'conv2' })).toBe(
      "'hint conv2': { weight: 1, loss: kd.hint(), layers: { teacher: 'conv3', student: 'conv2' } }"
    );
  });

  it('names come back as they were, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("'", '\\', '"', '\n\u2028', '${x}', "\\'")),
        (teacher, student) => {
          const entry = writeTermSourceCode({ teacher, student });
          const kd = { hint: () => 'a loss' };
          // What pasting it between the braces does.
          const terms = new Function('kd', `return {${entry}}`)(kd) as object;
          expect(terms).toEqual({ [`hint ${student}`]: { weight: 1, loss: 'a loss', layers: { teacher, student } } });
          expect(entry).not.toMatch(/[\n\r\u2028\u2029]/);
        }
      )
    );
  });
});

describe('alignmentMaps({before, after}, {title})', () => {
  const view = (seed: number) => computeAlignmentMapView(exampleAlignment({ seed }));

  it('holds the maps under their names, and shows itself', () => {
    const both = alignmentMaps({ before: view(1), after: view(2) }, { title: 'Two' });
    expect(both.maps.map(({ label }) => label)).toEqual(['before', 'after']);
    expect(both.maps[1].values).toEqual(view(2).maps[0].values);
    expect(both.title).toBe('Two');
    expect(both.says).toMatch(/goes from|stays at/);
    expect(Symbol.for('Jupyter.display') in both).toBe(true);
    expect(
      alignmentMaps({ run: computeAlignmentMapView(exampleAlignment({ maps: 2 })), end: view(1) }).maps.map(({ label }) => label)
    ).toEqual(['run, epoch 0', 'run, epoch 1', 'end']);
  });

  it('of a record: the maps of its run', () => {
    const alignment = exampleAlignment({ maps: 3 });
    const record = { ...exampleRecord(), alignment };
    expect(alignmentMaps(record).maps.map(({ label }) => label)).toEqual(['epoch 0', 'epoch 1', 'epoch 2']);
    expect(() => alignmentMaps(exampleRecord())).toThrow('alignmentMaps: expected a record with an alignment, got one without');
  });

  it.each<[unknown, object | undefined, string]>([
    [{}, undefined, 'alignmentMaps: expected maps by name, got an object; give {before, after} of kd.alignmentMap'],
    [null, undefined, 'expected maps by name, got null'],
    [
      { before: { ...view(1), maps: [{ ...view(1).maps[0], values: [[undefined, 0.5, 0.5]] }] } },
      undefined,
      'expected maps by name, got one with nothing at a place of a list'
    ],
    [{ before: { kind: 'run' } }, undefined, 'alignmentMaps: expected "before" to be an alignment map, got an object'],
    [
      { before: view(1), after: computeAlignmentMapView(exampleAlignment({ student: 2 })) },
      undefined,
      'expected the studentLayers of "after" to be those of "before" (conv1, conv2, conv3), got conv1, conv2; measure the same layers'
    ],
    [{ before: view(1) }, { titel: 'x' }, 'did you mean "title"?']
  ])('refuses %j', (maps, options, says) => expect(() => alignmentMaps(maps as never, options as never)).toThrow(says));
});

describe.each(Object.entries(alignmentColors))('alignmentColors.%s', (theme, colors) => {
  it.each(Object.keys(deficiencies))(
    'steps are seen as equally large, and each is lighter or darker than the one before, with %s',
    (sight) => {
      const seen = colors.map((color) => lab(seenBy(sight, color)));
      const steps = seen.slice(1).map((one, i) => Math.hypot(...one.map((value, k) => value - seen[i][k])));
      const mean = steps.reduce((a, b) => a + b) / steps.length;
      for (const step of steps) expect(Math.abs(step / mean - 1)).toBeLessThan(0.15);
      const lightness = seen.slice(1).map(([l], i) => l - seen[i][0]);
      for (const step of lightness) expect(theme === 'light' ? -step : step).toBeGreaterThan(4);
    }
  );

  it('marks have a contrast of 4.5 or more on every cell, as text needs it (WCAG 2.2)', () => {
    for (let value = -0.1; value <= 1.0001; value += 0.01)
      expect(contrast(markColor(colors, value), alignmentColor(colors, value)), String(value)).toBeGreaterThanOrEqual(4.5);
  });

  it('the ends of the scale are its first and last colour, beyond them too', () => {
    expect([-1, 0, 1, 2].map((value) => alignmentColor(colors, value))).toEqual([0, 0, -1, -1].map((i) => colors.at(i)));
  });
});

/** Every set of pairs that keeps both orders; places without a number are in none. */
function allOrdered(values: (number | null)[][], row = 0, column = 0): [number, number][][] {
  const sets: [number, number][][] = [[]];
  for (let i = row; i < values.length; i++)
    for (let j = column; j < values[i].length; j++)
      if (values[i][j] !== null) for (const rest of allOrdered(values, i + 1, j + 1)) sets.push([[i, j], ...rest]);
  return sets;
}
