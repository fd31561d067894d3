import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentPicture } from '../../extension/src/alignmentMap/alignmentPicture';
import { cellSays } from '../../extension/src/alignmentMap/cellSays';
import { labelSweepPicture } from '../../extension/src/labelSweep/labelSweepPicture';
import { confusionPicture } from '../../extension/src/confusion/confusionPicture';
import { balancePicture, candidatesPicture, keptPicture } from '../../extension/src/syntheticData/barsOfClasses';
import { lossesPicture } from '../../extension/src/syntheticData/lossesPicture';
import { comparisonPicture } from '../../extension/src/comparison/comparisonPicture';
import { latencyPicture } from '../../extension/src/latency/latencyPicture';
import { lossCurvesPicture } from '../../extension/src/lossCurves/lossCurvesPicture';
import { readView } from '../../extension/src/readView';
import { reliabilityPicture } from '../../extension/src/reliability/reliabilityPicture';
import { barsPicture } from '../../extension/src/softLabels/barsPicture';
import { classesPicture } from '../../extension/src/softLabels/classesPicture';
import { entropyPicture } from '../../extension/src/softLabels/entropyPicture';
import { marginPicture } from '../../extension/src/softLabels/marginPicture';
import { rankPicture } from '../../extension/src/softLabels/rankPicture';
import { classesTable, exampleTable, marginsTable, setTable } from '../../extension/src/softLabels/tables';
import type { Theme } from '../../extension/src/theme';
import { alignmentTables } from '../../src/views/alignmentTables';
import { claimsTable } from '../../src/views/claimsTable';
import { comparisonTables } from '../../src/views/comparisonTables';
import { confusedPairsTable, confusionTable } from '../../src/views/confusionTables';
import { labelSweepTable } from '../../src/views/labelSweepTable';
import { notTrusted } from '../../src/views/notTrusted';
import { readingSays } from '../../src/views/readLabelSweep';
import { sweepReading } from '../../src/views/sweepReading';
import { sweepText } from '../../src/views/sweepText';
import { syntheticTables } from '../../src/views/syntheticTables';
import { latencyTable } from '../../src/views/latencyTable';
import { reliabilityBinsTable, reliabilityTable } from '../../src/views/reliabilityTables';
import type { SoftLabelsView, View } from '../../src/views/View';
import { everyView } from '../views/everyView';

fc.configureGlobal({ seed: 20261124 });

const theme: Theme = { light: true, text: '#000', faintText: '#555', grid: '#ccc', background: '#fff', font: 'sans-serif' };

const views = everyView();
const { softLabels, scores } = views.map(([, view]) => view).find((view) => view.kind === 'run')!;

describe('readView(data)', () => {
  it.each(views)('%s: whatever one of its values becomes, it is a view that can be drawn or a problem in words', (_, view) => {
    const places = placesOf(view);
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
        else expect(() => draw(read.view)).not.toThrow();
      }),
      { numRuns: 600 }
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

type Place = (string | number)[];

/** Of a long list the first two and the last: they are all alike. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Object.entries(value).filter(
    ([key]) => !Array.isArray(value) || [0, 1, value.length - 1].includes(Number(key))
  );
  return [...(at.length ? [at] : []), ...entries.flatMap(([key, inner]) => placesOf(inner, [...at, key]))];
}

function withValue(whole: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as { [key: string]: unknown };
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

/** All that the extension computes before it touches the page. */
function draw(view: View): void {
  switch (view.kind) {
    case 'run':
      for (const part of [
        view.scores,
        view.lossCurves,
        view.softLabels,
        view.comparison,
        view.alignment,
        ...(view.synthetic ?? [])
      ])
        if (part) draw(part);
      return;
    case 'lossCurves':
      if (view.curves.length) lossCurvesPicture(view, { logLoss: true, smoothing: 0.5, hidden: new Set() }, theme, 700);
      return;
    case 'softLabels':
      return drawSoftLabels(view);
    case 'comparison':
      view.metrics.forEach((_, place) => comparisonPicture(view, place, theme, 800));
      comparisonTables(view);
      return;
    case 'claims':
      claimsTable(view);
      return;
    case 'latency':
      if (view.rows.length) latencyPicture(view, theme, 800);
      latencyTable(view);
      return;
    case 'alignmentMap':
      if (!view.teacherLayers.length || !view.studentLayers.length) return;
      for (const place of view.maps.keys()) {
        alignmentPicture(view, place, theme, 800);
        cellSays(view, place, { teacher: view.teacherLayers.length - 1, student: view.studentLayers.length - 1 });
      }
      alignmentTables(view);
      return;
    case 'reliability':
      reliabilityPicture(view, theme, 800);
      reliabilityTable(view);
      reliabilityBinsTable(view);
      return;
    case 'confusion':
      if (view.classes.length) for (const place of view.models.keys()) confusionPicture(view, place, theme, 400);
      for (const place of view.models.keys()) confusionTable(view, place);
      confusedPairsTable(view);
      return;
    case 'syntheticData':
      if (view.generator?.history.step.length) lossesPicture(view.generator, theme);
      if (view.screening) candidatesPicture(view, theme, 400);
      if (view.screening && view.classes.length) keptPicture(view, theme, 400);
      if (view.faithfulness && view.classes.length) balancePicture(view, theme, 400);
      syntheticTables(view);
      notTrusted(view);
      return;
    case 'labelSweep':
      if (!view.points.length) return;
      for (const place of [-1, ...view.points.keys()]) labelSweepPicture(view, place, theme, 800);
      for (const point of view.points) readingSays(point, sweepText(view));
      sweepReading(view);
      labelSweepTable(view);
      return;
    default:
      return;
  }
}

function drawSoftLabels(view: SoftLabelsView): void {
  const { classes, examples, summary } = view;
  for (const temperature of [0.5, view.temperature, 100]) {
    for (const example of examples) {
      barsPicture({ classes, example, temperature, logScale: false }, theme, 800);
      exampleTable(view, example, temperature);
    }
    if (!summary.temperatures.length) continue;
    entropyPicture(view, temperature, theme);
    rankPicture(view, temperature, theme);
    classesPicture(view, temperature, theme, 800);
    classesTable(view, temperature);
    setTable(view);
    if (!summary.margins) continue;
    marginPicture({ margins: summary.margins, names: classes, temperature }, theme, 800);
    marginsTable(view, temperature);
  }
}
