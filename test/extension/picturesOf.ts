import { alignmentPicture } from '../../extension/src/views/alignmentMap/alignmentPicture';
import { layerPairDescription } from '../../extension/src/views/alignmentMap/layerPairDescription';
import { labelSweepPicture } from '../../extension/src/views/labelSweep/labelSweepPicture';
import { confusionPicture } from '../../extension/src/views/confusion/confusionPicture';
import { balancePicture, candidatesPicture, keptPicture } from '../../extension/src/views/syntheticData/classBarPictures';
import { generatorLossPicture } from '../../extension/src/views/syntheticData/generatorLossPicture';
import { comparisonPicture } from '../../extension/src/views/comparison/comparisonPicture';
import { latencyPicture } from '../../extension/src/views/latency/latencyPicture';
import { lossCurvesPicture } from '../../extension/src/views/lossCurves/lossCurvesPicture';
import { reliabilityPicture } from '../../extension/src/views/reliability/reliabilityPicture';
import { atAlerts, pointAt, startOf } from '../../extension/src/views/rocPr/operatingPoints';
import { rocPrPicture } from '../../extension/src/views/rocPr/rocPrPicture';
import { parallelCoordinatesPicture } from '../../extension/src/views/sweep/parallelCoordinatesPicture';
import { sweepPicture } from '../../extension/src/views/sweep/sweepPicture';
import { exampleBarsPicture } from '../../extension/src/views/softLabels/exampleBarsPicture';
import { classProbabilitiesPicture } from '../../extension/src/views/softLabels/classProbabilitiesPicture';
import { entropyPicture } from '../../extension/src/views/softLabels/entropyPicture';
import { marginPicture } from '../../extension/src/views/softLabels/marginPicture';
import { rankProbabilitiesPicture } from '../../extension/src/views/softLabels/rankProbabilitiesPicture';
import { classesTable, exampleTable, marginsTable, setTable } from '../../extension/src/views/softLabels/softLabelTables';
import { alignmentTables } from '../../src/views/alignmentMap/alignmentTables';
import { claimsTable } from '../../src/views/claims/claimsTable';
import { comparisonTables } from '../../src/views/comparison/comparisonTables';
import { confusedPairsTable, confusionTable } from '../../src/views/confusion/confusionTables';
import { labelSweepTable } from '../../src/views/labelSweep/labelSweepTable';
import { notTrustedSentence } from '../../src/views/syntheticData/notTrustedSentence';
import { readingSays } from '../../src/views/labelSweep/computeLabelSweepView';
import { pointToReadOut } from '../../src/views/labelSweep/pointToReadOut';
import { labelSweepMetricText } from '../../src/views/labelSweep/labelSweepMetricText';
import { sweepSentence } from '../../src/views/sweep/sweepSentence';
import { sweepTable } from '../../src/views/sweep/sweepTable';
import { syntheticTables } from '../../src/views/syntheticData/syntheticTables';
import { latencyTable } from '../../src/views/latency/latencyTable';
import { reliabilityBinsTable, reliabilityTable } from '../../src/views/reliability/reliabilityTables';
import { areasTable, chosenTable, curveTable } from '../../src/views/rocPr/rocPrTables';
import { palette } from '../../src/views/picture/palette';
import type { Theme } from '../../extension/src/plot/theme';
import type { SoftLabelsView, View } from '../../src/views/View';
import type { Picture } from '../../extension/src/plot/Plot';

export const theme: Theme = {
  light: true,
  colors: palette.light,
  text: '#000',
  faintText: '#555',
  grid: '#ccc',
  background: '#fff',
  font: 'sans-serif'
};

/** The pictures of a view; with them all else that the extension computes before it touches the page. */
export function picturesOf(view: View): Picture[] {
  switch (view.kind) {
    case 'run': {
      const { scores, lossCurves, softLabels, comparison, alignment, synthetic = [] } = view;
      const parts = [scores, lossCurves, softLabels, comparison, alignment, ...synthetic];
      return parts.flatMap((part) => (part ? picturesOf(part) : []));
    }
    case 'lossCurves': {
      const reading = { logLoss: true, areAllShown: true, areDiagnosticsShown: true, smoothing: 0.5, hidden: new Set<string>() };
      return view.curves.length ? [lossCurvesPicture(view, reading, theme, 700)] : [];
    }
    case 'softLabels':
      return ofSoftLabels(view);
    case 'comparison':
      comparisonTables(view);
      return view.metrics.map((_, place) => comparisonPicture(view, place, theme, 800));
    case 'claims':
      claimsTable(view);
      return [];
    case 'latency':
      latencyTable(view);
      return view.rows.length ? [latencyPicture(view, theme, 800)] : [];
    case 'alignmentMap':
      if (!view.teacherLayers.length || !view.studentLayers.length) return [];
      alignmentTables(view);
      return view.maps.map((_, place) => {
        layerPairDescription(view, place, { teacher: view.teacherLayers.length - 1, student: view.studentLayers.length - 1 });
        return alignmentPicture(view, place, theme, 800);
      });
    case 'reliability':
      reliabilityTable(view);
      reliabilityBinsTable(view);
      return [reliabilityPicture(view, theme, 800)];
    case 'rocPr':
      areasTable(view);
      return view.events.flatMap((event) => {
        chosenTable(event);
        return event.models.flatMap((model) => {
          if (!model.curve) return [];
          curveTable(event, model);
          const at = pointAt(model, startOf(model, event));
          return [rocPrPicture(event, [at, atAlerts(model, at.found + at.alerted)], theme, 800)];
        });
      });
    case 'confusion':
      for (const place of view.models.keys()) confusionTable(view, place);
      confusedPairsTable(view);
      return view.classes.length ? view.models.map((_, place) => confusionPicture(view, place, theme, 400)) : [];
    case 'syntheticData':
      syntheticTables(view);
      notTrustedSentence(view);
      return [
        ...(view.generator?.history.step.length ? [generatorLossPicture(view.generator, theme)] : []),
        ...(view.screening ? [candidatesPicture(view, theme, 400)] : []),
        ...(view.screening && view.classes.length ? [keptPicture(view, theme, 400)] : []),
        ...(view.faithfulness && view.classes.length ? [balancePicture(view, theme, 400)] : [])
      ];
    case 'labelSweep':
      if (!view.points.length) return [];
      for (const point of view.points) readingSays(point, labelSweepMetricText(view));
      pointToReadOut(view);
      labelSweepTable(view);
      return [-1, ...view.points.keys()].map((place) => labelSweepPicture(view, place, theme, 800));
    case 'sweep':
      if (!view.runs.length) return [];
      return view.settings.flatMap(({ name: over }) =>
        view.metrics.flatMap(({ name: metric }) => {
          const reading = { over, metric };
          sweepTable(view, reading);
          sweepSentence(view, reading);
          const shown = { ...reading, single: true, hidden: new Set<string>() };
          return [sweepPicture(view, shown, theme, 800), parallelCoordinatesPicture(view, reading, theme, 800)];
        })
      );
    case 'scores':
    case 'findings':
      return [];
    default:
      return without(view);
  }
}

/** A kind without a case: TypeScript names it, and so does the error. */
function without(view: never): never {
  throw new TypeError(`picturesOf: expected a case for ${(view as View).kind}, got none; add one`);
}

function ofSoftLabels(view: SoftLabelsView): Picture[] {
  const { classes, examples, summary } = view;
  return [0.5, view.temperature, 100].flatMap((temperature) => {
    const bars = examples.map((example) => {
      exampleTable(view, example, temperature);
      return exampleBarsPicture({ classes, example, temperature, logScale: false }, theme, 800);
    });
    if (!summary.temperatures.length) return bars;
    classesTable(view, temperature);
    setTable(view);
    const whole = [
      entropyPicture(view, temperature, theme),
      rankProbabilitiesPicture(view, temperature, theme),
      classProbabilitiesPicture(view, temperature, theme, 800)
    ];
    if (!summary.margins) return [...bars, ...whole];
    marginsTable(view, temperature);
    return [...bars, ...whole, marginPicture({ margins: summary.margins, names: classes, temperature }, theme, 800)];
  });
}
