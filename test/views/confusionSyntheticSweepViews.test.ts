import { describe, expect, it } from 'vitest';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { labelSweepView } from '../../src/views/labelSweep/labelSweepView';
import { groupCurvesIntoPanels } from '../../extension/src/views/lossCurves/groupCurvesIntoPanels';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { svgToPng } from '../../src/views/bundle/svgToPng';
import { computeRunView } from '../../src/views/run/computeRunView';
import { createSweepAxis } from '../../src/views/labelSweep/createSweepAxis';
import { syntheticData } from '../../src/views/syntheticData/syntheticData';
import { viewToText } from '../../src/views/bundle/viewToText';
import type { View } from '../../src/views/View';
import { exampleConfusion, exampleReport, exampleSweep, exampleTransfer } from './exampleConfusionSyntheticSweep';
import { expectWellFormed } from './expectWellFormed';
import { svgTexts } from './svgTexts';

const hostile = '<script>alert(1)</script>"\' onload=x]]>&lt;\u0007';
const long = (count: number) =>
  Array.from({ length: count }, (_, i) => `a rather long name of defect class ${i} of the new line`);
const report = exampleReport();
const bare = { synthetic: 'gan', real: 'line B', classes: ['a', 'b'], trusted: true, findings: [] };

const views: [name: string, view: View][] = [
  ['a confusion of three models', exampleConfusion()],
  ['of one model', exampleConfusion({ models: ['student'] })],
  ['of two classes', exampleConfusion({ classes: ['no', 'yes'], models: ['teacher', 'student'] })],
  ['of 20 long names', exampleConfusion({ classes: long(20) })],
  ['of 300 classes', exampleConfusion({ classes: long(300), rows: 4 })],
  ['of seven models with markup', exampleConfusion({ models: [hostile, ...long(6)], classes: [hostile, 'b'] })],
  ['synthetic rows', syntheticData(report)],
  ['synthetic rows that are not trusted', syntheticData(exampleReport({ trusted: false }))],
  ['synthetic rows without a generator', syntheticData(exampleReport({ generator: false }))],
  ['synthetic rows of which nothing is known', syntheticData(bare)],
  [
    'a generator without a point',
    syntheticData({ ...report, generator: { ...report.generator!, history: { step: [], series: {} } } })
  ],
  ['synthetic rows of 2 classes', syntheticData(exampleReport({ classes: ['no', 'yes'] }))],
  ['synthetic rows of 100 classes', syntheticData(exampleReport({ classes: long(100) }))],
  [
    'synthetic rows with markup',
    syntheticData({
      ...exampleReport({ classes: [hostile, 'b'], trusted: false }),
      synthetic: hostile,
      findings: [{ ...exampleReport({ trusted: false }).findings[0], says: hostile }]
    })
  ],
  ['a sweep', labelSweepView(exampleSweep())],
  ['a sweep in which alone never gets there', labelSweepView(exampleSweep({ isBound: true }))],
  ['a sweep of one point', labelSweepView(exampleSweep({ labels: [50] }))],
  ['a sweep without labels', labelSweepView(exampleSweep({ labels: [0] }))],
  [
    'a sweep of 40 counts with markup',
    labelSweepView({ ...exampleSweep({ labels: Array.from({ length: 40 }, (_, i) => i * 25) }), title: hostile })
  ],
  ['a run with transfer sets', computeRunView(exampleTransfer())],
  ['a run whose synthetic rows are not trusted', computeRunView(exampleTransfer({ trusted: false }))]
];

describe('confusion, synthetic rows and sweeps, shown without the extension', () => {
  it.each(views)('%s: HTML that opens and closes its elements in order, without script', (_, view) => {
    expectWellFormed(viewToHtml(view));
    expectWellFormed(viewToHtml(view, null));
    expect(viewToText(view)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it.each(views)('%s: a picture whose texts lie inside it and do not touch each other', (_, view) => {
    const drawn = drawPicture(view)!;
    expect(drawn.svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const texts = svgTexts(drawn.svg);
    for (const { left, right, y, said } of texts) {
      expect(left, said).toBeGreaterThanOrEqual(0);
      expect(right, said).toBeLessThanOrEqual(drawn.width);
      expect(y, said).toBeGreaterThan(0);
      expect(y, said).toBeLessThanOrEqual(drawn.height);
    }
    texts.forEach((one, i) =>
      texts.slice(i + 1).forEach((other) => {
        const apart = one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) > 8;
        if (!apart) expect(`${one.said} | ${other.said}`).toBe('apart');
      })
    );
  });

  it.each(views.filter(([name]) => /three|^synthetic rows$|100|^a sweep$|transfer/.test(name)))(
    '%s: a PNG of at most 150 kB',
    (_, view) => {
      expect(Buffer.from(svgToPng(drawPicture(view)!.svg), 'base64').length).toBeLessThanOrEqual(150_000);
    }
  );
});

describe('confusion', () => {
  it('colours errors alone, and says of more than 20 classes which it shows', () => {
    const { svg } = drawPicture(exampleConfusion({ classes: long(300), rows: 4 }))!;
    expect(svg).toContain('the 20 of 300 classes with the most errors');
    expect(svg).toContain('teacher: ');
  });

  it('tells long names that read the same apart by their numbers', () => {
    const { svg } = drawPicture(exampleConfusion({ classes: long(20) }))!;
    const names = [...svg.matchAll(/>(\d+ a rather[^<]*)</g)].map(([, name]) => name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(20);
  });

  it('has the pairs in a table with rows and shares', () => {
    const view = exampleConfusion();
    const { label, taken, of, counts } = view.pairs[0];
    expect(viewToText(view)).toContain(`${label}; Taken for: ${taken}`);
    expect(viewToHtml(view)).toContain(`${counts[2]} (${((100 * counts[2]) / of).toFixed(1)}\u00a0%)`);
  });
});

describe('syntheticData(report)', () => {
  it('says first that rows which are not trusted do not count, and why', () => {
    const { says } = syntheticData(exampleReport({ trusted: false }));
    expect(says).toMatch(
      /^conditional GAN of line B is not trusted: its weight is 0, because the teacher sees 1 class of 6 in the synthetic rows: crazing in all of them \(and 1 more\)\. 0 of 2,400 candidates count/
    );
    expect(drawPicture(syntheticData(exampleReport({ trusted: false })))!.svg).toContain(
      '✗ conditional GAN of line B is not trusted'
    );
  });

  it('says how many candidates count, why the others do not, and how faithful the rows are beside two halves of the real ones', () => {
    const { says } = syntheticData(report);
    const { kept, rejected } = report.screening!;
    expect(says).toMatch(/^conditional GAN of line B may teach \(with 1 warning\)\./);
    expect(says).toContain(`${kept.toLocaleString('en-US')} of 2,400 candidates count`);
    expect(says).toContain(`${rejected[0].rows} because the teacher sees another class in them`);
    expect(says).toContain(
      'Fréchet distance 12.3 (4.07), precision 0.812 (0.894), recall 0.641 (0.887) and coverage 0.733 (0.958).'
    );
    expect(says).toContain('reaches 86.1 % on real rows, one that learns from as many real ones 92.4 %. 2 rows copy real ones.');
  });

  it('names the copies and the findings in HTML and text', () => {
    const view = syntheticData(report);
    for (const shown of [viewToHtml(view), viewToText(view)]) expect(shown).toContain('2 synthetic rows repeat a real one.');
    expect(viewToText(view)).toContain('902; Real row: 415; Distance: 0.204');
    expect(viewToHtml(view)).toContain('Copies: 2 rows nearer to a real one than 0.31');
  });

  it('keeps the report, takes a title, and leaves out what is not there', () => {
    expect(syntheticData(bare, { title: 'GAN' })).toEqual({
      ...bare,
      kind: 'syntheticData',
      title: 'GAN',
      says: 'gan may teach. Its rows are neither screened nor held against real ones.'
    });
    expect(viewToMimeBundle(syntheticData(report), { static: false })).not.toHaveProperty('image/png');
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^syntheticData: expected the report of synthetic rows/],
    ['a report without findings', { ...bare, findings: undefined }, /expected the report/],
    ['trust that is no yes or no', { ...bare, trusted: 1 }, /expected the report/],
    [
      'candidates of other classes',
      { ...bare, screening: { ...report.screening } },
      /expected 2 entries in screening.byClass, one a class, got 6/
    ],
    ['a balance of other classes', { ...bare, faithfulness: report.faithfulness }, /classBalance.real, one a class, got 6/]
  ])('refuses %s', (_, given, message) => {
    expect(() => syntheticData(given as never)).toThrow(message);
  });
});

describe('labelSweepView(sweep)', () => {
  const estimate = (mean: number) => ({ mean, low: mean - 0.0131, high: mean + 0.0122, least: mean, most: mean });
  const point = (labels: number, mean: number, needed: number, more: object = {}) => ({
    labels,
    alone: labels ? estimate(mean - 0.2) : null,
    distilled: estimate(mean),
    saved: { needed, share: { mean: 1 - labels / needed, low: 0.55, high: 0.81 }, isBound: false, ...more }
  });
  const sweep = (points: ReturnType<typeof point>[]) => ({ ...exampleSweep(), points });

  it('says what is reached with how many labels, and how many it takes alone', () => {
    expect(labelSweepView(sweep([point(0, 0.89, 120), point(60, 0.912, 203)])).says).toBe(
      "With 60 labels and the teacher's labels of the rest the student reaches 91.2 % (89.9 % to 92.4 %); alone it needs 203: 70 % (55 to 81 %) of the labels are saved. Without any label it reaches 89.0 % (87.7 % to 90.2 %). Accuracy on 300 test rows, 5 seeds, 95 % intervals."
    );
  });

  it('reads the middle one of the points that the student alone gets to, neither the best nor the worst', () => {
    const bound = { isBound: true };
    const says = (...points: ReturnType<typeof point>[]) => labelSweepView(sweep(points)).says;
    expect(says(point(10, 0.8, 100), point(20, 0.85, 110), point(40, 0.9, 160), point(160, 0.91, 160, bound))).toMatch(
      /^With 20 labels/
    );
    expect(says(point(10, 0.8, 160, bound), point(20, 0.85, 160, bound), point(160, 0.9, 160, bound))).toMatch(
      /^With 20 labels .* alone it does not get there with all 160 that were tried: at least 88 % of the labels are saved\./
    );
  });

  it('says when nothing may be saved, when labels are lost, and what is reached without any', () => {
    const share = (low: number, mean: number, high: number) => ({ share: { low, mean, high } });
    const says = (more: object) => labelSweepView(sweep([point(60, 0.9, 66, more)])).says;
    expect(says(share(-0.1, 0.09, 0.2))).toContain('; alone it needs 66: 9 % (none to 20 %) of the labels are saved.');
    expect(says(share(-21, -21, 0.69))).toContain(': none (none to 69 %) of the labels are saved.');
    expect(says(share(-0.6, -0.33, -0.1))).toContain(': the teacher saves none, but costs labels.');
    expect(says({ ...share(-21, -21, 0.69), needed: 0 })).toContain(
      'alone it needs 0, as always naming the commonest class does: none'
    );
    expect(labelSweepView(sweep([point(0, 0.89, 120)])).says).toMatch(/^Without any label the student reaches 89\.0 %/);
  });

  it('has 0 labels at the left of a break, and counts that stand clear of each other', () => {
    const axis = createSweepAxis(exampleSweep(), 400);
    expect(axis.at(0)).toBeLessThan(axis.gap!);
    expect(axis.gap!).toBeLessThan(axis.at(15));
    expect(axis.at(480) - axis.at(240)).toBeCloseTo(axis.at(30) - axis.at(15), 9);
    expect(createSweepAxis(exampleSweep({ labels: [10, 100] }), 400).gap).toBeNull();
    const many = exampleSweep({ labels: Array.from({ length: 60 }, (_, i) => i * 25) });
    expect(createSweepAxis(many, 200).ticks.length).toBeLessThan(12);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^labelSweepView: expected a sweep over labels/],
    ['no points', { ...exampleSweep(), points: [] }, /expected a sweep/],
    ['a point without distilled', { ...exampleSweep(), points: [{ labels: 3 }] }, /expected a sweep/],
    ['labels that fall', sweep([point(20, 0.8, 30), point(10, 0.8, 30)]), /expected labels that rise from 0 or more, got/]
  ])('refuses %s', (_, given, message) => {
    expect(() => labelSweepView(given as never)).toThrow(message);
  });
});

describe('a run with transfer sets', () => {
  const view = computeRunView(exampleTransfer());

  it('has a row of the set-up for each, and the report of its synthetic rows as a view', () => {
    const setup = Object.fromEntries(view.setup);
    expect(setup['transfer "unlabelled"']).toBe(
      'line B, unlabelled: 1,200 more rows; weight 0.5; terms soft and hint; domain loss coral on layer features, weight 0.5'
    );
    expect(setup['transfer "synthetic"']).toBe(
      'conditional GAN of line B: 2,400 synthetic rows, 1,803 of them count; weight rising (from 0.1, to 1); terms soft and hint; domain loss coral on layer features, weight 0.5'
    );
    expect(view.synthetic).toHaveLength(1);
    expect(view.synthetic![0]).toMatchObject({ kind: 'syntheticData', title: `${view.title}: synthetic rows of "synthetic"` });
    expect(computeRunView(exampleTransfer({ sets: ['unlabelled'] }))).not.toHaveProperty('synthetic');
  });

  it('shows them in HTML, text and the picture', () => {
    for (const shown of [viewToHtml(view), viewToText(view)]) expect(shown).toContain('of 2,400 candidates count');
    const { svg } = drawPicture(view)!;
    expect(svg).toContain('>Synthetic rows: conditional GAN of line B</text>');
    expect(svg).toContain('>Weight of synthetic</text>');
    const bad = computeRunView(exampleTransfer({ trusted: false }));
    expect(drawPicture(bad)!.svg).toContain('is not trusted: its weight is 0');
    expect(Object.fromEntries(bad.setup)['transfer "synthetic"']).toMatch(
      /2,400 synthetic rows, none of them counts; weight 0; .*; not trusted$/
    );
  });

  it('names the terms of each set above their panels and in the sentence', () => {
    const titles = groupCurvesIntoPanels(view.lossCurves, { areAllShown: true, areDiagnosticsShown: true }).map(
      ({ title }) => title
    );
    for (const name of [
      'unlabelled: soft',
      'unlabelled: hint',
      'unlabelled: domain',
      'synthetic: soft',
      'synthetic: hint',
      'synthetic: domain'
    ])
      expect(titles).toContain(name);
    expect(view.lossCurves.says).toMatch(/unlabelled: soft from .* to .*, synthetic: domain from/);
    expect(view.lossCurves.says).toMatch(
      /Beside the train rows: unlabelled, 1,200 more rows with weight 0\.5; synthetic, 1,803 synthetic rows with weight rising \(from 0\.1, to 1\)\.$/
    );
  });
});
