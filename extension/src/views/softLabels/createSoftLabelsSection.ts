import { formatCount, formatNumber, formatPercent } from '../../words/formatNumber';
import { writeOneHotShareSentence } from '../../../../src/views/softLabels/writeOneHotShareSentence';
import type { SoftLabelsView } from '../../../../src/views/View';
import { createButton } from '../../dom/controls/createButton';
import { createDataTable } from '../../dom/controls/createDataTable';
import { createSlider } from '../../dom/controls/createSlider';
import { createToggle } from '../../dom/controls/createToggle';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { drawOnePerFrame } from '../../plot/drawOnePerFrame';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { createExpandableSample } from '../../samples/createExpandableSample';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { computeSummaryAtTemperature } from './computeSummaryAtTemperature';
import { plotExampleBars } from './plotExampleBars';
import { createAlignmentMapLink } from './createAlignmentMapLink';
import { createClassFilter } from './createClassFilter';
import { createExamplePicker } from './createExamplePicker';
import { pickLikeliestProbabilities } from './pickLikeliestProbabilities';
import { plotClassProbabilities } from './plotClassProbabilities';
import { plotEntropy } from './plotEntropy';
import { plotMargins } from './plotMargins';
import { plotRankProbabilities } from './plotRankProbabilities';
import { describeExample, describeOtherClasses } from './describeExample';
import { tabulateClasses, tabulateExample, tabulateMargins, tabulateSet } from './tabulateSoftLabelParts';
import { coldest, hottest, steps, temperatureToPosition, positionToTemperature } from './temperatureToPosition';
import { createNumberField } from '../../dom/controls/createNumberField';
import { trans } from '../../dom/trans';

/** Soft labels at a temperature that the reader moves: one example's, teacher beside student, and the whole set's. */
export function createSoftLabelsSection(): Section<SoftLabelsView> {
  let view: SoftLabelsView | null = null;
  /** Where the reader has put the slider; null while it follows the view. */
  let chosen: number | null = null;

  const heat = createSlider(trans.__('Temperature'), { min: 0, max: steps, step: 1, name: 'temperature' }, (position) =>
    setTemperature(positionToTemperature(position))
  );
  const exact = createNumberField(
    trans.__('Temperature as a number'),
    { min: coldest, max: hottest, name: 'exact' },
    setTemperature
  );
  const reset = createButton(trans.__('Reset'), { name: 'reset' }, () => setTemperature(null));
  const log = createToggle(trans.__('Log scale for the probabilities'), 'log', () => bars.ask());
  const picker = createExamplePicker(() => showNumbers());
  const filter = createClassFilter(() => showNumbers());
  const link = createAlignmentMapLink();
  const sample = createExpandableSample();

  const bars = new Plot((width) =>
    plotExampleBars(
      {
        classes: view!.classes,
        example: picker.chosen!,
        temperature: temperature(),
        logScale: log.checked,
        wanted: filter.wanted
      },
      readTheme(),
      width
    )
  );
  const entropies = new Plot(() => plotEntropy(view!, temperature(), readTheme()));
  const ranks = new Plot((width) => {
    const { margins } = view!.summary;
    // Of two classes the second rank is what the first leaves.
    return margins
      ? plotMargins({ margins, names: view!.classes, temperature: temperature() }, readTheme(), width)
      : plotRankProbabilities(view!, temperature(), readTheme());
  });
  const classes = new Plot((width) => plotClassProbabilities(view!, temperature(), readTheme(), width));
  const pictures = drawOnePerFrame(bars, [entropies, ranks, classes]);

  const key = createElement('p', { class: 'sr-Key' });
  const rest = createElement('p', { class: 'sr-Note' });
  const barsFigure = createFigure(key, bars.node, rest);
  const entropyFigure = createFigure(entropies.node);
  const rankKey = createElement('p', { class: 'sr-Key' });
  const rankFigure = createFigure(rankKey, ranks.node);
  const classesFigure = createFigure(classes.node);
  const exampleNumbers = createDataTable(trans.__('Numbers of this example'), () =>
    tabulateExample(view!, picker.chosen!, temperature(), filter.wanted.among)
  );
  const setNumbers = createDataTable(trans.__('Numbers of the whole set'), () => tabulateSet(view!));
  const classNumbers = createDataTable(trans.__('Numbers of the classes'), () => tabulateClasses(view!, temperature()));
  const marginNumbers = createDataTable(trans.__('Numbers of the margins'), () => tabulateMargins(view!, temperature()));
  const none = createElement('p', { class: 'sr-Note' }, trans.__('No example was kept.'));
  const example = createElement(
    'div',
    {},
    picker.node,
    filter.node,
    sample.control,
    createElement('div', { class: 'sr-Beside' }, barsFigure.node, sample.node),
    exampleNumbers.node
  );
  const set = createElement(
    'div',
    {},
    createElement('div', { class: 'sr-Grid' }, entropyFigure.node, rankFigure.node),
    classesFigure.node,
    marginNumbers.node,
    classNumbers.node,
    setNumbers.node
  );
  const controls = createElement('div', { class: 'sr-Controls' }, heat.node, exact.node, reset, log.node, link.node);

  const temperature = () => chosen ?? view!.temperature;

  function setTemperature(next: number | null) {
    chosen = next;
    showNumbers();
  }

  /** Everything that depends on the temperature or the example. */
  function showNumbers() {
    const { examples, summary, split } = view!;
    const t = temperature();
    heat.set(temperatureToPosition(t), formatNumber(t));
    exact.set(t);
    reset.textContent = trans.__('Reset to %1', formatNumber(view!.temperature));
    none.hidden = examples.length > 0;
    example.hidden = examples.length === 0;
    set.hidden = summary.temperatures.length === 0;
    classesFigure.node.hidden = summary.classes.length === 0;
    sample.show(view!.samples, picker.chosen?.index);
    if (picker.chosen) {
      const sentence = describeExample(view!, picker.chosen, t);
      barsFigure.describe(sentence, sentence);
      const { others } = pickLikeliestProbabilities(picker.chosen, t, filter.wanted);
      rest.hidden = !others;
      rest.textContent = others ? describeOtherClasses(others) : '';
      exampleNumbers.refresh();
    }
    if (summary.temperatures.length > 0) {
      const { meanEntropy, oneHot, byRank } = computeSummaryAtTemperature(summary, t);
      const told = [formatCount(summary.rows), split, formatNumber(meanEntropy), formatNumber(t)];
      const mean = trans.__('Mean entropy over %1 %2 rows: %3 nats at temperature %4', ...told);
      const entropySays = oneHot === undefined ? mean : `${mean}; ${writeOneHotShareSentence(oneHot)}`;
      entropyFigure.describe(entropySays, entropySays);
      const rankSays = summary.margins
        ? trans.__(
            "Rows of each label by the teacher's margin, with the probability that it means at temperature %1",
            formatNumber(t)
          )
        : trans.__(
            'Mean probability by rank: %1 for the top class at temperature %2',
            formatPercent(byRank[0], 1),
            formatNumber(t)
          );
      rankFigure.describe(
        rankSays,
        summary.margins ? trans.__('%1. The table “Numbers of the margins” has the counts.', rankSays) : rankSays
      );
      marginNumbers.node.hidden = !summary.margins;
      marginNumbers.refresh();
      const classesSays = trans.__('Which classes the teacher sees in the rows of each label at temperature %1', formatNumber(t));
      classesFigure.describe(classesSays, trans.__('%1. The table below has the numbers.', classesSays));
      setNumbers.refresh();
      classNumbers.refresh();
    }
    pictures.ask();
  }

  function paintKey() {
    const colours = readTheme().colors;
    key.replaceChildren(
      keyItem(trans.__('teacher'), colours.teacher, false),
      ...(picker.chosen?.student
        ? [keyItem(trans.__('student'), colours.student, true)]
        : [createElement('span', {}, trans.__('no student yet'))])
    );
    const lines = [0, 1].map((i) => keyLine(trans.__('label %1', view!.classes[i]), colours.terms[i + 1], i > 0));
    rankKey.replaceChildren(...(view!.summary.margins ? lines : []));
    rankKey.hidden = !view!.summary.margins;
  }

  return createViewSection({
    content: [controls, none, example, set],
    plots: () => [pictures],
    show(next) {
      view = next;
      picker.update(view.examples);
      filter.update(view.classes);
      // The map may be drawn after this one.
      requestAnimationFrame(link.look);
      paintKey();
      showNumbers();
    },
    recolour() {
      paintKey();
      pictures.ask();
    }
  });
}

function keyItem(name: string, colour: string, hatched: boolean): HTMLElement {
  return keyOf(name, colour, hatched ? 'sr-Key-swatch sr-mod-hatched' : 'sr-Key-swatch');
}

function keyLine(name: string, colour: string, dotted: boolean): HTMLElement {
  return keyOf(name, colour, dotted ? 'sr-Key-line sr-mod-dotted' : 'sr-Key-line');
}

function keyOf(name: string, colour: string, look: string): HTMLElement {
  const swatch = createElement('span', { class: look, 'aria-hidden': 'true' });
  swatch.style.setProperty('--sr-colour', colour);
  return createElement('span', { class: 'sr-Key-item' }, swatch, name);
}
