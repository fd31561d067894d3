import { describe, expect, it } from 'vitest';
import { claims } from '../../src/views/claims/claims';
import { comparison } from '../../src/views/comparison/comparison';
import { findingsView } from '../../src/views/findings/findingsView';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { latencyView } from '../../src/views/latency/latencyView';
import { logAxis, linearAxis } from '../../src/views/picture/Axis';
import { fitAxis } from '../../src/views/picture/fitAxis';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { svgToPng } from '../../src/views/bundle/svgToPng';
import { reliabilityView } from '../../src/views/reliability/reliabilityView';
import { rocPrView } from '../../src/views/rocPr/rocPrView';
import { viewToText } from '../../src/views/bundle/viewToText';
import type { View } from '../../src/views/View';
import { exampleClaims, exampleComparison, exampleLatency, exampleReliability, exampleRocPr } from './exampleEvaluations';
import { expectWellFormed } from './expectWellFormed';
import { svgTexts } from './svgTexts';

const long = 'A very long name of a model that somebody trained on a Friday, version 12, with 500 trees of depth 8';
const hostile = '<script>alert(1)</script>"\' onload=x]]>&lt;\u0007';
const { machine, rows } = exampleLatency();
const times = (p50: number) => ({ p50, p95: p50 * 1.4, p99: p50 * 3 });

const views: [name: string, view: View][] = [
  ['three claims', claims(exampleClaims())],
  [
    'twelve claims, long ones among them',
    claims(
      Array.from({ length: 12 }, (_, i) => ({ ...exampleClaims()[i % 3], why: i % 2 ? `${long}. ${'x'.repeat(300)}` : long }))
    )
  ],
  ['claims with markup', claims(exampleClaims().map((claim) => ({ ...claim, claim: hostile, source: hostile, why: hostile })))],
  ['a comparison in eight metrics', comparison(exampleComparison({ count: 8 }))],
  ['one model', comparison(exampleComparison({ models: ['student'], count: 1 }))],
  [
    'twelve models',
    comparison(exampleComparison({ models: ['teacher', 'student', long, ...Array.from({ length: 9 }, (_, i) => `m${i}`)] }))
  ],
  ['a comparison with markup', comparison(exampleComparison({ models: ['teacher', hostile] }), { title: hostile })],
  ['a comparison of nothing but NaN', comparison(withoutNumbers())],
  ['six latencies', latencyView({ machine, rows })],
  ['one latency', latencyView({ machine, rows: [rows[0]] })],
  [
    'latencies of 3 µs and 300 ms, models of 2 kB and 3 MB',
    latencyView({
      machine: long + long,
      rows: [
        { ...rows[0], name: long, ...times(0.003), bytesInMemory: 2000 },
        { ...rows[0], name: hostile, ...times(300), bytesInMemory: 3_000_000 }
      ]
    })
  ],
  ['reliability curves of three models', reliabilityView(exampleReliability())],
  ['a reliability curve of one bin', reliabilityView(exampleReliability({ models: ['student'], bins: 1 }))],
  ['of a rare class', reliabilityView(exampleReliability({ rare: 0.0002 }))],
  [
    'reliability curves of twenty models with markup',
    reliabilityView(
      {
        ...exampleReliability({ models: [long, hostile, ...Array.from({ length: 18 }, (_, i) => `m${i}`)] }),
        event: hostile + long
      },
      { title: hostile }
    )
  ],
  ['ROC and precision-recall of three models', rocPrView(exampleRocPr())],
  ['of one model without a point', rocPrView(exampleRocPr({ models: ['student'], points: 1, chosen: false }))],
  [
    'of twenty models and three classes with markup',
    rocPrView(
      exampleRocPr({
        models: [long, hostile, ...Array.from({ length: 18 }, (_, i) => `m${i}`)],
        names: [hostile + long, 'b', 'c']
      }),
      { title: hostile }
    )
  ],
  ['findings', findingsView([{ check: 'x', level: 'problem', value: null, says: hostile, hint: long }])]
];

describe('what is measured, shown without the extension', () => {
  it.each(views)('%s: HTML that opens and closes its elements in order, without script', (_, view) => {
    expectWellFormed(viewToHtml(view));
    expectWellFormed(viewToHtml(view, null));
    expect(viewToText(view)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it.each(views)('%s: a picture whose texts lie inside it', (_, view) => {
    const drawn = drawPicture(view);
    if (!drawn) return;
    expect(drawn.svg).not.toMatch(/NaN|Infinity|undefined|null/);
    for (const { left, right, y, said } of svgTexts(drawn.svg)) {
      expect(left, said).toBeGreaterThanOrEqual(0);
      expect(right, said).toBeLessThanOrEqual(drawn.width);
      expect(y, said).toBeGreaterThan(0);
      expect(y, said).toBeLessThanOrEqual(drawn.height);
    }
    expect(Buffer.from(svgToPng(drawn.svg), 'base64').length).toBeLessThanOrEqual(150_000);
  });

  it.each(views)('%s: no two texts of one line touch each other', (_, view) => {
    const drawn = drawPicture(view);
    const texts = drawn ? svgTexts(drawn.svg) : [];
    texts.forEach((one, i) =>
      texts.slice(i + 1).forEach((other) => {
        const apart = one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) > 8;
        expect(apart || `${one.said} | ${other.said}`).toBe(true);
      })
    );
  });

  it('says on which side of zero a difference is better', () => {
    const sides = (place: number) => {
      const view = comparison(exampleComparison({ count: 8 }));
      const { svg } = drawPicture({ ...view, metrics: [view.metrics[place]], models: [], differences: of(view, place) })!;
      return [...svg.matchAll(/>(◂ \w+|\w+ ▸)</g)].map(([, word]) => word);
    };
    const of = ({ metrics, differences }: ReturnType<typeof comparison>, place: number) =>
      differences.filter(({ metric }) => metric === metrics[place].name);
    expect(sides(0)).toEqual(['◂ worse', 'better ▸']);
    expect(sides(5)).toEqual(['◂ better', 'worse ▸']);
  });

  it('has ticks of latency in readable units', () => {
    const { svg } = drawPicture(
      latencyView({
        machine,
        rows: [
          { ...rows[0], ...times(0.003) },
          { ...rows[1], ...times(300) }
        ]
      })
    )!;
    for (const tick of ['10 µs', '1 ms', '100 ms']) expect(svg).toContain(`>${tick}</text>`);
  });
});

describe('fitAxis(make, width, size)', () => {
  const texts = (width: number, low: number, high: number) =>
    fitAxis((count) => linearAxis(low, high, count), width, 10)
      .ticks.map((tick) => tick.text)
      .filter(Boolean);

  it('has as many ticks as have room', () => {
    expect(texts(400, 0, 1)).toEqual(['0.0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1.0']);
    expect(texts(100, 0, 1)).toEqual(['0.0', '0.5', '1.0']);
  });

  it('leaves out every other text, counted from zero, before a single one is left', () => {
    expect(texts(90, -0.045, 0.045)).toEqual(['−0.04', '0.00', '0.04']);
  });

  it('gives an axis whatever the room', () => {
    expect(fitAxis((count) => logAxis(1e-3, 1e3, count), 0, 10).share(1)).toBeCloseTo(0.5, 12);
    expect(() => texts(1, 0, 0)).not.toThrow();
  });
});

function withoutNumbers() {
  const given = exampleComparison({ count: 2 });
  const lost = { mean: NaN, low: NaN, high: NaN, least: NaN, most: NaN, p: NaN };
  return {
    ...given,
    models: given.models.map((model) => ({ ...model, estimates: model.estimates.map(() => lost) })),
    differences: given.differences.map((difference) => ({ ...difference, ...lost, verdict: 'not separable' as const }))
  };
}
