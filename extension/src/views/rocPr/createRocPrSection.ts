import type { RocPrEvent } from '../../../../src/record/RocPr';
import { chooseModelLooks } from '../../../../src/views/picture/chooseModelLooks';
import { pointShares, prevalence } from '../../../../src/views/rocPr/computeRocPrView';
import { share } from '../../../../src/views/reliability/computeReliabilityView';
import {
  tabulateAreas,
  tabulateCurve,
  pointCells,
  pointColumns,
  precisionText,
  type Point
} from '../../../../src/views/rocPr/tabulateRocPr';
import { chooseShownPositiveClass } from '../../../../src/views/rocPr/chooseShownPositiveClass';
import type { RocPrView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createSelect } from '../../dom/controls/createSelect';
import { createSlider } from '../../dom/controls/createSlider';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { formatCount, formatNumber } from '../../words/formatNumber';
import { Plot } from '../../plot/Plot';
import { createModelSwatch } from '../../plot/createModelSwatch';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';
import { findPointWithAlerts, findOperatingPoint, findStartPlace } from './findOperatingPoint';
import { plotRocPr } from './plotRocPr';

/** ROC and precision-recall curves with a slider that moves one model's threshold, and what the others do at as many alerts. */
export function createRocPrSection(): Section<RocPrView> {
  let view: RocPrView | null = null;
  /** Where the reader has put the slider; null while it is where it starts. */
  let moved: number | null = null;
  const event = createSelect(trans.__('What is to be found'), 'event', () => restart());
  const model = createSelect(trans.__('Model'), 'model', () => restart());
  const threshold = createSlider(trans.__('Threshold'), { min: 0, max: 1, step: 1, name: 'threshold' }, (position) => {
    moved = position;
    if (drawable().length) showPoint();
  });
  const reading = createElement('p', { class: 'sr-Reading', role: 'status' });
  const key = createElement('p', { class: 'sr-Key' });
  const plot = new Plot((width) => plotRocPr(shown(), marked(), readTheme(), width));
  const picture = createFigure(key, plot.node);
  const point = tableBox(trans.__('The models at as many alerts'));
  const areas = tableBox(trans.__('Areas below the curves'));
  const numbers = createDataTable(trans.__('The points of the curve'), () => tabulateCurve(shown(), own()));
  const controls = createElement('div', { class: 'sr-Controls' }, event.node, model.node, threshold.node);

  const shown = (): RocPrEvent => (event.value && view?.events[Number(event.value)]) || chooseShownPositiveClass(view!);
  const drawable = () => shown().models.filter(({ curve }) => curve);
  const own = () => drawable()[Number(model.value) || 0] ?? drawable()[0];
  const place = () => moved ?? findStartPlace(own(), shown());
  const marked = () => {
    const { found, alerted } = findOperatingPoint(own(), place());
    return shown().models.map((one): Point | null =>
      !one.curve ? null : one === own() ? findOperatingPoint(one, place()) : findPointWithAlerts(one, found + alerted)
    );
  };

  function restart() {
    moved = null;
    show();
  }

  function show() {
    const isEmpty = !drawable().length;
    for (const part of [model.node, threshold.node, reading, picture.node, point, numbers.node]) part.hidden = isEmpty;
    if (isEmpty) return;
    model.offer(drawable().map(({ name }, i) => [String(i), name]));
    const { name, positives, negatives, models } = shown();
    const chance = trans.__(
      'Dotted: a random order; its precision is the share of what is to be found, %1.',
      share(prevalence(shown()))
    );
    const rings = models.some(({ chosen }) => chosen) ? ` ${trans.__('Rings: the thresholds that were chosen.')}` : '';
    const what = trans.__('%1: %2 of %3.', name, formatCount(positives), formatCount(positives + negatives));
    picture.describe(
      `${what} ${chance}${rings}`,
      `${trans.__('ROC and precision-recall curves of %1', what)} ${chance}${rings} ${trans.__('The numbers are in the tables below.')}`
    );
    paintKey();
    showPoint();
  }

  function showPoint() {
    const at = findOperatingPoint(own(), place());
    const shares = pointShares(at, shown());
    const limit = at.threshold === null ? trans.__('none alerted') : formatNumber(at.threshold, 1);
    threshold.input.max = String(own().curve!.found.length - 1);
    threshold.set(place(), limit);
    const says = trans.__(
      '%1 at threshold %2: recall %3, precision %4, false positive rate %5, %6 alerts in 1,000 rows.',
      own().name,
      limit,
      share(shares.recall),
      precisionText(shares),
      share(shares.falsePositiveRate),
      formatNumber(shares.alertsPerThousand)
    );
    if (reading.textContent !== says) reading.textContent = says;
    const rows = marked().flatMap((one, i) => (one ? [[shown().models[i].name, ...pointCells(one, shown())]] : []));
    point.replaceChildren(
      table({
        caption: `Each model at as many alerts as ${own().name}, or the next fewer`,
        columns: ['Model', ...pointColumns],
        rows
      })
    );
    numbers.refresh();
    plot.ask();
  }

  function paintKey() {
    const names = shown().models.map(({ name }) => name);
    const looks = chooseModelLooks(names, readTheme().colors);
    key.replaceChildren(
      ...names.map((name, i) => createElement('span', { class: 'sr-Key-item' }, createModelSwatch(looks[i]), name))
    );
  }

  return createViewSection({
    content: [controls, reading, picture.node, point, areas, numbers.node],
    plots: () => [plot],
    show(next) {
      const isFirst = view === null;
      view = next;
      event.offer(view.events.flatMap(({ name, models }, i) => (models.some(({ curve }) => curve) ? [[String(i), name]] : [])));
      if (isFirst) event.choose(String(view.events.indexOf(chooseShownPositiveClass(view))));
      areas.hidden = !view.events.length;
      areas.replaceChildren(table(tabulateAreas(view)));
      show();
    },
    recolour() {
      if (!drawable().length) return;
      paintKey();
      plot.ask();
    }
  });
}
