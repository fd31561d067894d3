import { formatNumber, formatPercent } from '../../words/formatNumber';
import { needsLogScale } from '../../../../src/views/lossCurves/needsLogScale';
import { findStageAtEpoch } from '../../../../src/views/lossCurves/findStageAtEpoch';
import type { Table } from '../../../../src/views/table/Table';
import type { Curve, LossCurvesView } from '../../../../src/views/View';
import { createDataTable } from '../../dom/controls/createDataTable';
import { createLegend } from '../../dom/controls/createLegend';
import { createSlider } from '../../dom/controls/createSlider';
import { createToggle } from '../../dom/controls/createToggle';
import { createElement } from '../../dom/createElement';
import { Plot } from '../../plot/Plot';
import { createCursorReadout, valueUpTo } from '../../plot/createCursorReadout';
import { createEpochCursor } from '../../plot/createEpochCursor';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { plotLossCurves } from './plotLossCurves';
import { constantSettings, groupCurvesIntoPanels } from './groupCurvesIntoPanels';
import { curveKey, chooseLineStyle } from './chooseLineStyle';
import { formatCurveLabel } from './formatCurveLabel';
import { currentPreferences } from '../../preferences/currentPreferences';
import { trans } from '../../dom/trans';

/** Losses, shares and settings over the epochs, with a log scale, a moving average and a legend to choose from. */
export function createLossCurvesSection(): Section<LossCurvesView> {
  let view: LossCurvesView = { kind: 'lossCurves', title: '', says: '', curves: [], best: null, last: null };
  /** What the reader has chosen; null while it follows the settings. */
  let chosen: number | null = null;
  const smoothing = () => chosen ?? currentPreferences().smoothing;

  /** The name of a run that is not known, so that the chart is linked with itself alone. */
  const unknown = `chart ${Math.random()}`;
  const cursor = createEpochCursor({
    epochsAt: (x) => ({ [view.run ?? unknown]: x }),
    placeOf: (epochs) => epochs[view.run ?? unknown] ?? null,
    say: (x) => {
      pointed = x;
      sayValues();
    }
  });
  const values = createCursorReadout();
  let pointed: number | null = null;

  const plot = new Plot(
    (width) =>
      plotLossCurves(
        view,
        { ...wanted(), logLoss: log.checked, smoothing: smoothing(), hidden: series.hidden },
        readTheme(),
        width
      ),
    (node) => cursor.drawn(node)
  );
  const redraw = () => {
    sayValues();
    plot.ask();
  };

  const log = createToggle(trans.__('Log scale for the loss'), 'log', redraw);
  const average = createSlider(trans.__('Smoothing'), { min: 0, max: 0.95, step: 0.05, name: 'smoothing' }, (weight) => {
    chosen = weight;
    saySmoothing();
    redraw();
  });
  const more = () => {
    suggestLog();
    showLegend();
    redraw();
  };
  const all = createToggle(trans.__('All curves'), 'all', more);
  const diagnostics = createToggle(trans.__('Diagnostics'), 'diagnostics', more);
  const wanted = () => ({ areAllShown: all.checked, areDiagnosticsShown: diagnostics.checked });
  const series = createLegend(trans.__('Models shown'), redraw);
  const constants = createElement('p', { class: 'sr-Note' });
  const empty = createElement('p', { class: 'sr-Note' }, trans.__('No epoch has ended yet.'));
  const numbers = createDataTable(trans.__('Numbers of the curves'), () => tableOf(view));
  const controls = createElement('div', { class: 'sr-Controls' }, all.node, diagnostics.node, log.node, average.node);

  function showLegend() {
    const shown = groupCurvesIntoPanels(view, wanted()).flatMap((panel) => panel.curves);
    const theme = readTheme();
    const entries = new Map(shown.map((curve) => [curveKey(curve), chooseLineStyle(curve, view.curves, theme)]));
    series.update([...entries].map(([key, style]) => ({ key, ...style, markers: false })));
  }

  /** Where the reader points at; else the kept epoch, or the last one. */
  function sayValues() {
    const { place, text } = placeSays(view, pointed);
    const shown = groupCurvesIntoPanels(view, wanted())
      .flatMap((panel) => panel.curves)
      .filter((curve) => !series.hidden.has(curveKey(curve)));
    const theme = readTheme();
    values.update(
      text,
      shown.map((curve) => ({
        ...chooseLineStyle(curve, view.curves, theme),
        markers: false,
        name: formatCurveLabel(curve),
        value: curveValue(curve, valueUpTo(curve.epoch, curve.value, place))
      }))
    );
  }

  function suggestLog() {
    log.suggest(needsLogScale(groupCurvesIntoPanels(view, wanted()).flatMap((panel) => panel.curves)));
  }

  function saySmoothing() {
    average.set(smoothing(), smoothing() === 0 ? trans.__('off') : smoothing().toFixed(2));
  }

  return createViewSection({
    content: [controls, series.node, empty, plot.node, values.node, constants, numbers.node],
    plots: () => [plot, { drawn: () => plot.drawn(), dispose: cursor.dispose }],
    show(next) {
      view = next;
      suggestLog();
      saySmoothing();
      showLegend();
      const count = (areAllShown: boolean, areDiagnosticsShown: boolean) =>
        groupCurvesIntoPanels(view, { areAllShown, areDiagnosticsShown }).length;
      all.node.hidden = count(true, false) === count(false, false);
      diagnostics.node.hidden = count(false, true) === count(false, false);
      const said = constantSettings(view.curves).map(({ name, value }) => `${name} ${formatNumber(value)}`);
      constants.textContent = said.length > 0 ? trans.__('The same throughout: %1.', said.join(', ')) : '';
      empty.hidden = view.curves.length > 0;
      plot.node.hidden = view.curves.length === 0;
      numbers.refresh();
      redraw();
    },
    recolour() {
      showLegend();
      redraw();
    }
  });
}

function placeSays({ best, last }: LossCurvesView, pointed: number | null): { place: number; text: string } {
  const place = pointed ?? best?.epoch ?? last?.epoch ?? 0;
  const epoch = formatNumber(place);
  if (place === best?.epoch) return { place, text: trans.__('epoch %1 (kept)', epoch) };
  return { place, text: place === last?.epoch ? trans.__('epoch %1 (last)', epoch) : trans.__('epoch %1', epoch) };
}

function curveValue({ axis }: Curve, value: number | null): string {
  return value === null ? '–' : axis === 'share' ? formatPercent(value) : formatNumber(value);
}

function tableOf({ title, curves, stages }: LossCurvesView): Table {
  const epochs = [...new Set(curves.flatMap(({ epoch }) => epoch))].sort((a, b) => a - b);
  const columns = curves.map(({ epoch, value }) => new Map(epoch.map((at, i) => [at, value[i]])));
  return {
    caption: title,
    columns: [trans.__('epoch'), ...(stages ? [trans.__('stage')] : []), ...curves.map(formatCurveLabel)],
    rows: epochs.map((at) => [
      formatNumber(at),
      ...(stages ? [findStageAtEpoch(stages, at)?.name ?? ''] : []),
      ...columns.map((column) => formatCell(column.get(at)))
    ])
  };
}

function formatCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatNumber(value, 1);
}
