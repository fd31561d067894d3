import type { Table } from '../../../../src/views/table/Table';
import { formatCount } from '../../words/formatNumber';
import { writeNotTrustedSentence } from '../../../../src/views/syntheticData/writeNotTrustedSentence';
import { selectShownClasses } from '../../../../src/views/syntheticData/selectShownClasses';
import {
  candidatesTable,
  classesTable,
  copiesTable,
  faithfulnessTable,
  generatorTable
} from '../../../../src/views/syntheticData/tabulateSyntheticData';
import type { SyntheticDataView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { Plot, type Picture } from '../../plot/Plot';
import { createFindingsList } from '../../section/createFindingsList';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme, type Theme } from '../../plot/readTheme';
import { plotBalance, plotCandidates, plotKeptRows } from './plotClassBars';
import { createBarSwatch, createLossSwatch } from './createLegendSwatches';
import { plotGeneratorLoss, lossStyles } from './plotGeneratorLoss';
import { trans } from '../../dom/trans';

/** Synthetic rows: whether they are trusted, what was found, and the panels and tables that there is something for. */
export function createSyntheticDataSection(): Section<SyntheticDataView> {
  let view: SyntheticDataView | null = null;
  const banner = createElement('p', { class: 'sr-Banner' });
  const findings = createFindingsList();
  const lossKey = createElement('p', { class: 'sr-Key' });
  const balanceKey = createElement('p', { class: 'sr-Key' });
  const panels = [
    panel(
      trans.__('Losses of the generator.'),
      () => Boolean(view?.generator?.history.step.length),
      (theme) => plotGeneratorLoss(view!.generator!, theme),
      lossKey
    ),
    panel(
      trans.__('What became of the candidates.'),
      () => Boolean(view?.screening),
      (theme, width) => plotCandidates(view!, theme, width)
    ),
    panel(
      trans.__('Share of the candidates of each class that was kept.'),
      hasClasses('screening'),
      (theme, width) => plotKeptRows(view!, theme, width),
      null,
      true
    ),
    panel(
      trans.__('Shares of the classes.'),
      hasClasses('faithfulness'),
      (theme, width) => plotBalance(view!, theme, width),
      balanceKey,
      true
    )
  ];
  const box = tableBox(trans.__('How faithful the rows are'));
  box.classList.add('sr-mod-whole');
  const [losses, ...others] = panels.map((one) => one.node);
  const grid = createElement('div', { class: 'sr-Maps' }, losses, box, ...others);
  const more = [
    details(trans.__('Copies of real rows'), copiesTable),
    details(trans.__('What became of the candidates'), candidatesTable),
    details(trans.__('The numbers by class'), classesTable),
    details(trans.__('The generator'), generatorTable)
  ];

  function hasClasses(part: 'screening' | 'faithfulness') {
    return () => Boolean(view?.[part] && view.classes.length);
  }

  function panel(
    caption: string,
    isThere: () => boolean,
    draw: (theme: Theme, width: number) => Picture,
    key: HTMLElement | null = null,
    byClass = false
  ) {
    const plot = new Plot((width) => draw(readTheme(), width));
    const picture = createFigure(...(key ? [key] : []), plot.node);
    return {
      node: picture.node,
      plot,
      show() {
        picture.node.hidden = !isThere();
        if (picture.node.hidden) return;
        const shown = selectShownClasses(view!).length;
        const all = view!.classes.length;
        const told =
          byClass && shown < all ? `${caption} ${trans.__('The %1 least kept of %2.', shown, formatCount(all))}` : caption;
        picture.describe(told, trans.__('%1 The numbers are in the tables below.', told));
        plot.ask();
      }
    };
  }

  function details(summary: string, of: (view: SyntheticDataView) => Table | undefined) {
    const made = createDataTable(summary, () => of(view!) ?? { columns: [], rows: [] });
    return {
      node: made.node,
      show() {
        made.node.hidden = of(view!) === undefined;
        if (!made.node.hidden) made.refresh();
      }
    };
  }

  function show() {
    if (!view) return;
    const theme = readTheme();
    const { colors } = theme;
    lossKey.replaceChildren(
      ...(view.generator ? lossStyles(view.generator, theme) : []).map(({ name, ...look }) => item(createLossSwatch(look), name))
    );
    balanceKey.replaceChildren(
      item(createBarSwatch(colors.muted, true), trans.__('real rows')),
      item(createBarSwatch(colors.muted, false), trans.__('asked for')),
      item(createBarSwatch(colors.teacher, true), trans.__('as the teacher sees them'))
    );
    for (const one of panels) one.show();
  }

  return createViewSection({
    content: [banner, findings.node, grid, ...more.map((one) => one.node)],
    plots: () => panels.map(({ plot }) => plot),
    show(next) {
      view = next;
      banner.dataset.trusted = String(view.trusted);
      banner.textContent = view.trusted ? `✓ ${trans.__('%1 may teach', view.synthetic)}` : `✗ ${writeNotTrustedSentence(view)}`;
      findings.update(view.findings);
      const faithful = faithfulnessTable(view);
      box.hidden = !faithful;
      box.replaceChildren(...(faithful ? [table(faithful)] : []));
      for (const one of more) one.show();
      show();
    },
    recolour: show
  });
}

function item(swatch: Element, name: string): HTMLElement {
  return createElement('span', { class: 'sr-Key-item' }, swatch, name);
}
