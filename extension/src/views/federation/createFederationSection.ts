import { listFederationLines } from '../../../../src/views/federation/listFederationLines';
import { tabulateModelsOfFederation, tabulateStrategiesOfFederation } from '../../../../src/views/federation/tabulateFederation';
import { chooseTermLook } from '../../../../src/views/picture/chooseTermLook';
import type { FederationView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createElement } from '../../dom/createElement';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { createModelSwatch } from '../../plot/createModelSwatch';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { plotFederation } from './plotFederation';

/** Accuracy over the rounds with its key, what was sent in a table, and the clients of one strategy in another. */
export function createFederationSection(): Section<FederationView> {
  let view: FederationView | null = null;
  const key = createElement('p', { class: 'sr-Key' });
  const plot = new Plot(() => plotFederation(view!, readTheme()));
  const picture = createFigure(key, plot.node);
  const box = tableBox(trans.__('Strategies'));
  const models = createDataTable(trans.__('Clients and server'), () => tabulateModelsOfFederation(view!)!);

  function show() {
    if (!view) return;
    const { colors } = readTheme();
    const front = listFederationLines(view).filter(({ isBehind }) => !isBehind);
    key.replaceChildren(
      ...front.map(({ name }, place) =>
        createElement(
          'span',
          { class: 'sr-Key-item' },
          createModelSwatch({ ...chooseTermLook(place, colors), symbol: 'circle' }),
          name ?? trans.__('mean over the clients')
        )
      )
    );
    plot.ask();
  }

  return createViewSection({
    content: [picture.node, box, models.node],
    plots: () => [plot],
    show(next) {
      view = next;
      const hasModels = view.strategies[0].models.length > 0;
      const told = hasModels
        ? trans.__('Accuracy of the clients over the rounds; the single clients in grey.')
        : trans.__('Accuracy of the clients over the rounds.');
      picture.describe(told, trans.__('%1 The numbers are in the table below.', told));
      box.replaceChildren(table(tabulateStrategiesOfFederation(view)));
      models.node.hidden = !hasModels;
      models.refresh();
      show();
    },
    recolour: show
  });
}
