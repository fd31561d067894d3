import { plotFederation } from '../../extension/src/views/federation/plotFederation';
import { plotAccuracyMatrix } from '../../extension/src/views/accuracyMatrix/plotAccuracyMatrix';
import { plotAlignment } from '../../extension/src/views/alignmentMap/plotAlignment';
import { describeLayerPair } from '../../extension/src/views/alignmentMap/describeLayerPair';
import { plotLabelSweep } from '../../extension/src/views/labelSweep/plotLabelSweep';
import { plotConfusion } from '../../extension/src/views/confusion/plotConfusion';
import { plotBalance, plotCandidates, plotKeptRows } from '../../extension/src/views/syntheticData/plotClassBars';
import { plotGeneratorLoss } from '../../extension/src/views/syntheticData/plotGeneratorLoss';
import { plotComparison } from '../../extension/src/views/comparison/plotComparison';
import { plotLatency } from '../../extension/src/views/latency/plotLatency';
import { plotLossCurves } from '../../extension/src/views/lossCurves/plotLossCurves';
import { plotReliability } from '../../extension/src/views/reliability/plotReliability';
import { findPointWithAlerts, findOperatingPoint, findStartPlace } from '../../extension/src/views/rocPr/findOperatingPoint';
import { plotRocPr } from '../../extension/src/views/rocPr/plotRocPr';
import { plotTaskGains } from '../../extension/src/views/taskWeights/plotTaskGains';
import { plotParetoFront } from '../../extension/src/views/paretoFront/plotParetoFront';
import { plotTradeOff } from '../../extension/src/views/tradeOff/plotTradeOff';
import { plotTaskWeights } from '../../extension/src/views/taskWeights/plotTaskWeights';
import { plotParallelCoordinates } from '../../extension/src/views/sweep/plotParallelCoordinates';
import { plotSweep } from '../../extension/src/views/sweep/plotSweep';
import { plotExampleBars } from '../../extension/src/views/softLabels/plotExampleBars';
import { plotClassProbabilities } from '../../extension/src/views/softLabels/plotClassProbabilities';
import { plotEntropy } from '../../extension/src/views/softLabels/plotEntropy';
import { plotMargins } from '../../extension/src/views/softLabels/plotMargins';
import { plotRankProbabilities } from '../../extension/src/views/softLabels/plotRankProbabilities';
import {
  tabulateClasses,
  tabulateExample,
  tabulateMargins,
  tabulateSet
} from '../../extension/src/views/softLabels/tabulateSoftLabelParts';
import { tabulateModelsOfFederation, tabulateStrategiesOfFederation } from '../../src/views/federation/tabulateFederation';
import { tabulateAccuracyMatrix, tabulateStrategies } from '../../src/views/accuracyMatrix/tabulateAccuracyMatrix';
import { tabulateAlignmentMap } from '../../src/views/alignmentMap/tabulateAlignmentMap';
import { tabulateClaims } from '../../src/views/claims/tabulateClaims';
import { tabulateComparison } from '../../src/views/comparison/tabulateComparison';
import { tabulateConfusedPairs, tabulateConfusion } from '../../src/views/confusion/tabulateConfusion';
import { tabulateLabelSweep } from '../../src/views/labelSweep/tabulateLabelSweep';
import { writeNotTrustedSentence } from '../../src/views/syntheticData/writeNotTrustedSentence';
import { readingSays } from '../../src/views/labelSweep/computeLabelSweepView';
import { choosePointToReadOut } from '../../src/views/labelSweep/choosePointToReadOut';
import { createLabelSweepNumberFormat } from '../../src/views/labelSweep/createLabelSweepNumberFormat';
import { writeSweepSentence } from '../../src/views/sweep/writeSweepSentence';
import { tabulateSweep } from '../../src/views/sweep/tabulateSweep';
import { tabulateSyntheticData } from '../../src/views/syntheticData/tabulateSyntheticData';
import { tabulateLatency } from '../../src/views/latency/tabulateLatency';
import { tabulateReliabilityBins, tabulateReliability } from '../../src/views/reliability/tabulateReliability';
import { tabulateAreas, tabulateChosenPoints, tabulateCurve } from '../../src/views/rocPr/tabulateRocPr';
import { tabulateTaskWeights } from '../../src/views/taskWeights/tabulateTaskWeights';
import { tabulateFrontGroups, tabulateFrontPoints } from '../../src/views/paretoFront/tabulateParetoFront';
import { tabulateTradeOff } from '../../src/views/tradeOff/tabulateTradeOff';
import { palette } from '../../src/views/picture/palette';
import type { Theme } from '../../extension/src/plot/readTheme';
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
export function computePlotlyPictures(view: View): Picture[] {
  switch (view.kind) {
    case 'run': {
      const { scores, lossCurves, softLabels, comparison, alignment, synthetic = [] } = view;
      const parts = [scores, lossCurves, softLabels, comparison, alignment, ...synthetic];
      return parts.flatMap((part) => (part ? computePlotlyPictures(part) : []));
    }
    case 'lossCurves': {
      const reading = { logLoss: true, areAllShown: true, areDiagnosticsShown: true, smoothing: 0.5, hidden: new Set<string>() };
      return view.curves.length ? [plotLossCurves(view, reading, theme, 700)] : [];
    }
    case 'softLabels':
      return ofSoftLabels(view);
    case 'comparison':
      tabulateComparison(view);
      return view.metrics.map((_, place) => plotComparison(view, place, theme, 800));
    case 'claims':
      tabulateClaims(view);
      return [];
    case 'latency':
      tabulateLatency(view);
      return view.rows.length ? [plotLatency(view, theme, 800)] : [];
    case 'alignmentMap':
      if (!view.teacherLayers.length || !view.studentLayers.length) return [];
      tabulateAlignmentMap(view);
      return view.maps.map((_, place) => {
        describeLayerPair(view, place, { teacher: view.teacherLayers.length - 1, student: view.studentLayers.length - 1 });
        return plotAlignment(view, place, theme, 800);
      });
    case 'reliability':
      tabulateReliability(view);
      tabulateReliabilityBins(view);
      return [plotReliability(view, theme, 800)];
    case 'rocPr':
      tabulateAreas(view);
      return view.events.flatMap((event) => {
        tabulateChosenPoints(event);
        return event.models.flatMap((model) => {
          if (!model.curve) return [];
          tabulateCurve(event, model);
          const at = findOperatingPoint(model, findStartPlace(model, event));
          return [plotRocPr(event, [at, findPointWithAlerts(model, at.found + at.alerted)], theme, 800)];
        });
      });
    case 'confusion':
      for (const place of view.models.keys()) tabulateConfusion(view, place);
      tabulateConfusedPairs(view);
      return view.classes.length ? view.models.map((_, place) => plotConfusion(view, place, theme, 400)) : [];
    case 'syntheticData':
      tabulateSyntheticData(view);
      writeNotTrustedSentence(view);
      return [
        ...(view.generator?.history.step.length ? [plotGeneratorLoss(view.generator, theme)] : []),
        ...(view.screening ? [plotCandidates(view, theme, 400)] : []),
        ...(view.screening && view.classes.length ? [plotKeptRows(view, theme, 400)] : []),
        ...(view.faithfulness && view.classes.length ? [plotBalance(view, theme, 400)] : [])
      ];
    case 'labelSweep':
      if (!view.points.length) return [];
      for (const point of view.points) readingSays(point, createLabelSweepNumberFormat(view));
      choosePointToReadOut(view);
      tabulateLabelSweep(view);
      return [-1, ...view.points.keys()].map((place) => plotLabelSweep(view, place, theme, 800));
    case 'sweep':
      if (!view.runs.length) return [];
      return view.settings.flatMap(({ name: over }) =>
        view.metrics.flatMap(({ name: metric }) => {
          const reading = { over, metric };
          tabulateSweep(view, reading);
          writeSweepSentence(view, reading);
          const shown = { ...reading, single: true, hidden: new Set<string>() };
          return [plotSweep(view, shown, theme, 800), plotParallelCoordinates(view, reading, theme, 800)];
        })
      );
    case 'taskWeights': {
      tabulateTaskWeights(view);
      const gains = [400, 800].map((width) => plotTaskGains(view, theme, width));
      return [...(view.tasks.length ? [plotTaskWeights(view, theme)] : []), ...gains.filter((one) => one !== null)];
    }
    case 'tradeOff':
      tabulateTradeOff(view);
      return [400, 800].map((width) => plotTradeOff(view, theme, width)).filter((one) => one !== null);
    case 'paretoFront':
      tabulateFrontGroups(view);
      tabulateFrontPoints(view);
      return [400, 800].map((width) => plotParetoFront(view, theme, width)).filter((one) => one !== null);
    case 'accuracyMatrix':
      tabulateStrategies(view);
      view.strategies.forEach((_, place) => tabulateAccuracyMatrix(view, place));
      return view.strategies.flatMap((_, place) => [300, 800].map((width) => plotAccuracyMatrix(view, place, theme, width)));
    case 'federation':
      tabulateStrategiesOfFederation(view);
      tabulateModelsOfFederation(view);
      return [plotFederation(view, theme)];
    case 'scores':
    case 'findings':
      return [];
    default:
      return without(view);
  }
}

/** A kind without a case: TypeScript names it, and so does the error. */
function without(view: never): never {
  throw new TypeError(`computePlotlyPictures: expected a case for ${(view as View).kind}, got none; add one`);
}

function ofSoftLabels(view: SoftLabelsView): Picture[] {
  const { classes, examples, summary } = view;
  return [0.5, view.temperature, 100].flatMap((temperature) => {
    const bars = examples.map((example) => {
      tabulateExample(view, example, temperature);
      return plotExampleBars({ classes, example, temperature, logScale: false }, theme, 800);
    });
    if (!summary.temperatures.length) return bars;
    tabulateClasses(view, temperature);
    tabulateSet(view);
    const whole = [
      plotEntropy(view, temperature, theme),
      plotRankProbabilities(view, temperature, theme),
      plotClassProbabilities(view, temperature, theme, 800)
    ];
    if (!summary.margins) return [...bars, ...whole];
    tabulateMargins(view, temperature);
    return [...bars, ...whole, plotMargins({ margins: summary.margins, names: classes, temperature }, theme, 800)];
  });
}
