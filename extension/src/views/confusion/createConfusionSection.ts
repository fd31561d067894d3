import { tabulateConfusedPairs, tabulateConfusion, partOf, shownAtMost } from '../../../../src/views/confusion/tabulateConfusion';
import { selectMostConfusedClasses } from '../../../../src/views/confusion/selectMostConfusedClasses';
import type { ConfusionView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createSelect } from '../../dom/controls/createSelect';
import { createElement } from '../../dom/createElement';
import type { Section } from '../../section/Section';
import { createConfusionCellSamples } from '../../samples/createConfusionCellSamples';
import { createViewSection } from '../../section/createViewSection';
import { createConfusionMap, type ConfusionMap } from './createConfusionMap';
import { trans } from '../../dom/trans';

/** What models take each class for: a map a model side by side, the pairs in a table, the maps' numbers on demand. */
export function createConfusionSection(): Section<ConfusionView> {
  let view: ConfusionView | null = null;
  const key = createElement('p', { class: 'sr-Note' });
  const grid = createElement('div', { class: 'sr-Grid' });
  const maps: ConfusionMap[] = [];
  const samples = createConfusionCellSamples();
  const box = tableBox(trans.__('What is taken for what'));
  const model = createSelect(trans.__('Model'), 'model', () => numbers.refresh());
  const numbers = createDataTable(trans.__('The numbers of a map'), () =>
    tabulateConfusion(view!, Math.max(0, Number(model.value) || 0))
  );
  numbers.node.querySelector('summary')!.after(model.node);

  function setMaps(count: number) {
    while (maps.length > count) maps.pop()!.plot.dispose();
    while (maps.length < count) maps.push(mapAt(maps.length));
    grid.replaceChildren(...maps.map((map) => map.node));
  }

  function mapAt(place: number): ConfusionMap {
    return createConfusionMap(place, (cell) => {
      maps.forEach((map, i) => i !== place && map.unselect());
      samples.open({ model: view!.models[place].name, ...cell });
    });
  }

  return createViewSection({
    content: [key, grid, samples.node, box, numbers.node],
    plots: () => maps.map(({ plot }) => plot),
    show(next) {
      const isSame = view?.samples === next.samples;
      view = next;
      const { models, classes, split } = view;
      const isEmpty = !models.length || !classes.length;
      for (const part of [key, grid, samples.node, box, numbers.node]) part.hidden = isEmpty;
      if (isEmpty) return setMaps(0);
      const shown = selectMostConfusedClasses(view, shownAtMost).length;
      key.textContent = trans.__(
        "Number: rows. Colour: their share of the label's %1 rows; grey: right%2.",
        split,
        partOf(view, shown)
      );
      // Many classes need room for their names.
      grid.className = shown > 8 ? 'sr-Maps' : 'sr-Grid';
      setMaps(models.length);
      for (const map of maps) map.show(view, isSame);
      samples.of(view.samples);
      model.offer(models.map(({ name }, i) => [String(i), name]));
      box.replaceChildren(table(tabulateConfusedPairs(view)));
      numbers.refresh();
    },
    recolour() {
      for (const { plot } of maps) plot.ask();
    }
  });
}
