import { formatCount, formatNumber, formatPercent } from '../../words/formatNumber';
import { oneHotShareSentence } from '../../../../src/views/softLabels/oneHotShareSentence';
import type { SoftLabelsView } from '../../../../src/views/View';
import { button } from '../../dom/controls/button';
import { dataTable } from '../../dom/controls/dataTable';
import { slider } from '../../dom/controls/slider';
import { toggle } from '../../dom/controls/toggle';
import { element } from '../../dom/element';
import { figure } from '../../plot/figure';
import { drawOnePerFrame } from '../../plot/drawOnePerFrame';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { expandableSample } from '../../samples/expandableSample';
import { viewSection } from '../../section/viewSection';
import { readTheme } from '../../plot/theme';
import { summaryAtTemperature } from './summaryAtTemperature';
import { exampleBarsPicture } from './exampleBarsPicture';
import { alignmentMapLink } from './alignmentMapLink';
import { classFilter } from './classFilter';
import { examplePicker } from './examplePicker';
import { likeliestProbabilities } from './likeliestProbabilities';
import { classProbabilitiesPicture } from './classProbabilitiesPicture';
import { entropyPicture } from './entropyPicture';
import { marginPicture } from './marginPicture';
import { rankProbabilitiesPicture } from './rankProbabilitiesPicture';
import { exampleSays, othersSay } from './softLabelSentences';
import { classesTable, exampleTable, marginsTable, setTable } from './softLabelTables';
import { coldest, hottest, steps, toPosition, toTemperature } from './temperatureSlider';
import { numberField } from '../../dom/controls/numberField';
import { trans } from '../../dom/trans';

/** Soft labels at a temperature that the reader moves: one example's, teacher beside student, and the whole set's. */
export function softLabelsSection(): Section<SoftLabelsView> {
  let view: SoftLabelsView | null = null;
  /** Where the reader has put the slider; null while it follows the view. */
  let chosen: number | null = null;

  const heat = slider(trans.__('Temperature'), { min: 0, max: steps, step: 1, name: 'temperature' }, (position) =>
    setTemperature(toTemperature(position))
  );
  const exact = numberField(trans.__('Temperature as a number'), { min: coldest, max: hottest, name: 'exact' }, setTemperature);
  const reset = button(trans.__('Reset'), { name: 'reset' }, () => setTemperature(null));
  const log = toggle(trans.__('Log scale for the probabilities'), 'log', () => bars.ask());
  const picker = examplePicker(() => showNumbers());
  const filter = classFilter(() => showNumbers());
  const link = alignmentMapLink();
  const sample = expandableSample();

  const bars = new Plot((width) =>
    exampleBarsPicture(
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
  const entropies = new Plot(() => entropyPicture(view!, temperature(), readTheme()));
  const ranks = new Plot((width) => {
    const { margins } = view!.summary;
    // Of two classes the second rank is what the first leaves.
    return margins
      ? marginPicture({ margins, names: view!.classes, temperature: temperature() }, readTheme(), width)
      : rankProbabilitiesPicture(view!, temperature(), readTheme());
  });
  const classes = new Plot((width) => classProbabilitiesPicture(view!, temperature(), readTheme(), width));
  const pictures = drawOnePerFrame(bars, [entropies, ranks, classes]);

  const key = element('p', { class: 'sr-Key' });
  const rest = element('p', { class: 'sr-Note' });
  const barsFigure = figure(key, bars.node, rest);
  const entropyFigure = figure(entropies.node);
  const rankKey = element('p', { class: 'sr-Key' });
  const rankFigure = figure(rankKey, ranks.node);
  const classesFigure = figure(classes.node);
  const exampleNumbers = dataTable(trans.__('Numbers of this example'), () =>
    exampleTable(view!, picker.chosen!, temperature(), filter.wanted.among)
  );
  const setNumbers = dataTable(trans.__('Numbers of the whole set'), () => setTable(view!));
  const classNumbers = dataTable(trans.__('Numbers of the classes'), () => classesTable(view!, temperature()));
  const marginNumbers = dataTable(trans.__('Numbers of the margins'), () => marginsTable(view!, temperature()));
  const none = element('p', { class: 'sr-Note' }, trans.__('No example was kept.'));
  const example = element(
    'div',
    {},
    picker.node,
    filter.node,
    sample.control,
    element('div', { class: 'sr-Beside' }, barsFigure.node, sample.node),
    exampleNumbers.node
  );
  const set = element(
    'div',
    {},
    element('div', { class: 'sr-Grid' }, entropyFigure.node, rankFigure.node),
    classesFigure.node,
    marginNumbers.node,
    classNumbers.node,
    setNumbers.node
  );
  const controls = element('div', { class: 'sr-Controls' }, heat.node, exact.node, reset, log.node, link.node);

  const temperature = () => chosen ?? view!.temperature;

  function setTemperature(next: number | null) {
    chosen = next;
    showNumbers();
  }

  /** Everything that depends on the temperature or the example. */
  function showNumbers() {
    const { examples, summary, split } = view!;
    const t = temperature();
    heat.set(toPosition(t), formatNumber(t));
    exact.set(t);
    reset.textContent = trans.__('Reset to %1', formatNumber(view!.temperature));
    none.hidden = examples.length > 0;
    example.hidden = examples.length === 0;
    set.hidden = summary.temperatures.length === 0;
    classesFigure.node.hidden = summary.classes.length === 0;
    sample.show(view!.samples, picker.chosen?.index);
    if (picker.chosen) {
      const sentence = exampleSays(view!, picker.chosen, t);
      barsFigure.describe(sentence, sentence);
      const { others } = likeliestProbabilities(picker.chosen, t, filter.wanted);
      rest.hidden = !others;
      rest.textContent = others ? othersSay(others) : '';
      exampleNumbers.refresh();
    }
    if (summary.temperatures.length > 0) {
      const { meanEntropy, oneHot, byRank } = summaryAtTemperature(summary, t);
      const told = [formatCount(summary.rows), split, formatNumber(meanEntropy), formatNumber(t)];
      const mean = trans.__('Mean entropy over %1 %2 rows: %3 nats at temperature %4', ...told);
      const entropySays = oneHot === undefined ? mean : `${mean}; ${oneHotShareSentence(oneHot)}`;
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
        : [element('span', {}, trans.__('no student yet'))])
    );
    const lines = [0, 1].map((i) => keyLine(trans.__('label %1', view!.classes[i]), colours.terms[i + 1], i > 0));
    rankKey.replaceChildren(...(view!.summary.margins ? lines : []));
    rankKey.hidden = !view!.summary.margins;
  }

  return viewSection({
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
  const swatch = element('span', { class: look, 'aria-hidden': 'true' });
  swatch.style.setProperty('--sr-colour', colour);
  return element('span', { class: 'sr-Key-item' }, swatch, name);
}
