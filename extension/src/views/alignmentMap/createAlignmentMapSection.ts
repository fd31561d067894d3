import { mapTable, pairsTable } from '../../../../src/views/alignmentMap/tabulateAlignmentMap';
import { kernelWords } from '../../../../src/views/alignmentMap/computeAlignmentMapView';
import type { AlignmentMapView } from '../../../../src/views/View';
import { createDataTable } from '../../dom/controls/createDataTable';
import { createSlider } from '../../dom/controls/createSlider';
import { createElement } from '../../dom/createElement';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import type { Cell } from './describeLayerPair';
import { createAlignmentMapPanel, type MapPanel } from './createAlignmentMapPanel';
import { createPairPanel } from './createPairPanel';
import { trans } from '../../dom/trans';

/** How alike layers are: one map, two side by side, more with a slider; a pair that is selected can be copied as a term. */
export function createAlignmentMapSection(): Section<AlignmentMapView> {
  let view: AlignmentMapView | null = null;
  /** Which map the slider is at; null while it follows the last one. */
  let chosen: number | null = null;
  let current: Cell | null = null;
  let selected: Cell | null = null;
  const moments = createElement('div', { class: 'sr-Controls' });
  const moment = { slider: null as ReturnType<typeof createSlider> | null, steps: 0 };
  const panels: MapPanel[] = [];
  const maps = createElement('div', { class: 'sr-Maps' });
  const key = createElement('p', { class: 'sr-Note' });
  const pair = createPairPanel();
  const pairs = createDataTable(trans.__('The suggested pairs'), () => pairsTable(view!, place()));
  const numbers = createDataTable(trans.__('The numbers of the map'), () => mapTable(view!, place()));

  const last = () => view!.maps.length - 1;
  const place = () => Math.min(chosen ?? last(), last());
  /** Two maps stand side by side. */
  const shown = () => (view!.maps.length === 2 ? [0, 1] : [place()]);

  function show() {
    const isEmpty = !view!.maps.length || !view!.teacherLayers.length || !view!.studentLayers.length;
    for (const part of [key, maps, pair.node, pairs.node, numbers.node]) part.hidden = isEmpty;
    if (isEmpty) return;
    setMoments();
    while (panels.length > shown().length) panels.pop()!.dispose();
    while (panels.length < shown().length) panels.push(createAlignmentMapPanel(move, select));
    maps.replaceChildren(...panels.map((panel) => panel.node));
    current = inside(current) ?? startOf(view!, place());
    selected = inside(selected);
    panels.forEach((panel, i) => panel.show(view!, shown()[i], current!, selected));
    pair.show(view!, place(), selected);
    pairs.refresh();
    numbers.refresh();
  }

  function setMoments() {
    const { maps: all } = view!;
    moments.hidden = all.length < 3;
    if (all.length < 3) return;
    if (!moment.slider || moment.steps !== all.length) {
      moment.steps = all.length;
      moment.slider = createSlider(trans.__('Moment'), { min: 0, max: last(), step: 1, name: 'moment' }, (position) => {
        chosen = position === last() ? null : position;
        show();
      });
      moments.replaceChildren(moment.slider.node);
    }
    moment.slider.set(place(), all[place()].label);
  }

  const inside = (cell: Cell | null) =>
    cell && cell.teacher < view!.teacherLayers.length && cell.student < view!.studentLayers.length ? cell : null;

  function move(cell: Cell) {
    current = cell;
    for (const panel of panels) panel.mark(cell, selected);
  }

  function select(cell: Cell) {
    selected = cell;
    move(cell);
    pair.show(view!, place(), cell);
  }

  return createViewSection({
    content: [moments, key, maps, pair.node, pairs.node, numbers.node],
    plots: () => panels,
    show(next) {
      view = next;
      key.textContent = trans.__(
        'Colour: %1 CKA, 0 to 1. Dot: the best match of a student layer. Frame: a suggested pair. Gap: no value.',
        kernelWords(view)
      );
      show();
    },
    recolour() {
      for (const panel of panels) panel.recolour();
    }
  });
}

/** The first suggested pair, so that a keyboard starts where there is something to see. */
function startOf({ maps, teacherLayers, studentLayers }: AlignmentMapView, place: number): Cell {
  const [pair] = maps[place].pairs;
  const at = (layers: typeof teacherLayers, name?: string) =>
    Math.max(
      0,
      layers.findIndex((layer) => layer.name === name)
    );
  return { teacher: at(teacherLayers, pair?.teacher), student: at(studentLayers, pair?.student) };
}
