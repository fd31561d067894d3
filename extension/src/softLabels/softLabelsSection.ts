import { formatCount, formatNumber, formatPercent } from '../../../src/views/formatNumber';
import { palette } from '../../../src/views/palette';
import { shareOneHot } from '../../../src/views/shareOneHot';
import type { SoftLabelsView } from '../../../src/views/View';
import { button } from '../controls/button';
import { dataTable } from '../controls/dataTable';
import { slider } from '../controls/slider';
import { toggle } from '../controls/toggle';
import { element } from '../element';
import { figure } from '../figure';
import { Plot } from '../Plot';
import type { Section } from '../Section';
import { sectionOf } from '../sectionOf';
import { readTheme } from '../theme';
import { atTemperature } from './atTemperature';
import { barsPicture } from './barsPicture';
import { examplePicker } from './examplePicker';
import { probabilities } from './probabilities';
import { classesPicture } from './classesPicture';
import { entropyPicture } from './entropyPicture';
import { marginPicture } from './marginPicture';
import { rankPicture } from './rankPicture';
import { exampleSays, othersSay } from './sentences';
import { classesTable, exampleTable, marginsTable, setTable } from './tables';
import { steps, toPosition, toTemperature } from './temperatureScale';

/** Soft labels at a temperature that the reader moves: one example's, teacher beside student, and the whole set's. */
export function softLabelsSection(): Section<SoftLabelsView> {
  let view: SoftLabelsView | null = null;
  /** Where the reader has put the slider; null while it follows the view. */
  let chosen: number | null = null;

  const heat = slider('Temperature', { min: 0, max: steps, step: 1, name: 'temperature' }, (position) =>
    setTemperature(toTemperature(position))
  );
  const reset = button('Reset', { name: 'reset' }, () => setTemperature(null));
  const log = toggle('Log scale for the probabilities', 'log', () => bars.ask());
  const picker = examplePicker(() => showNumbers());

  const bars = new Plot((width) =>
    barsPicture(
      { classes: view!.classes, example: picker.chosen!, temperature: temperature(), logScale: log.checked },
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
      : rankPicture(view!, temperature(), readTheme());
  });
  const classes = new Plot((width) => classesPicture(view!, temperature(), readTheme(), width));
  const plots = [bars, entropies, ranks, classes];

  const key = element('p', { class: 'sr-Key' });
  const rest = element('p', { class: 'sr-Note' });
  const barsFigure = figure(key, bars.node, rest);
  const entropyFigure = figure(entropies.node);
  const rankKey = element('p', { class: 'sr-Key' });
  const rankFigure = figure(rankKey, ranks.node);
  const classesFigure = figure(classes.node);
  const exampleNumbers = dataTable('Numbers of this example', () => exampleTable(view!, picker.chosen!, temperature()));
  const setNumbers = dataTable('Numbers of the whole set', () => setTable(view!));
  const classNumbers = dataTable('Numbers of the classes', () => classesTable(view!, temperature()));
  const marginNumbers = dataTable('Numbers of the margins', () => marginsTable(view!, temperature()));
  const none = element('p', { class: 'sr-Note' }, 'No example was kept.');
  const example = element('div', {}, picker.node, barsFigure.node, exampleNumbers.node);
  const set = element(
    'div',
    {},
    element('div', { class: 'sr-Grid' }, entropyFigure.node, rankFigure.node),
    classesFigure.node,
    marginNumbers.node,
    classNumbers.node,
    setNumbers.node
  );
  const controls = element('div', { class: 'sr-Controls' }, heat.node, reset, log.node);

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
    reset.textContent = `Reset to ${formatNumber(view!.temperature)}`;
    none.hidden = examples.length > 0;
    example.hidden = examples.length === 0;
    set.hidden = summary.temperatures.length === 0;
    classesFigure.node.hidden = summary.classes.length === 0;
    if (picker.chosen) {
      const sentence = exampleSays(view!, picker.chosen, t);
      barsFigure.describe(sentence, sentence);
      const { others } = probabilities(picker.chosen, t);
      rest.hidden = !others;
      rest.textContent = others ? othersSay(others) : '';
      exampleNumbers.refresh();
      bars.ask();
    }
    if (summary.temperatures.length > 0) {
      const { meanEntropy, oneHot, byRank } = atTemperature(summary, t);
      const rows = `${formatCount(summary.rows)} ${split} rows`;
      const at = `at temperature ${formatNumber(t)}`;
      const entropySays = `Mean entropy over ${rows}: ${formatNumber(meanEntropy)} nats ${at}${oneHot === undefined ? '' : `; ${shareOneHot(oneHot)}`}`;
      entropyFigure.describe(entropySays, entropySays);
      const rankSays = summary.margins
        ? `Rows of each label by the teacher's margin, with the probability that it means ${at}`
        : `Mean probability by rank: ${formatPercent(byRank[0], 1)} for the top class ${at}`;
      rankFigure.describe(
        rankSays,
        summary.margins ? `${rankSays}. The table "Numbers of the margins" has the counts.` : rankSays
      );
      marginNumbers.node.hidden = !summary.margins;
      marginNumbers.refresh();
      const classesSays = `Which classes the teacher sees in the rows of each label ${at}`;
      classesFigure.describe(classesSays, `${classesSays}. The table below has the numbers.`);
      setNumbers.refresh();
      classNumbers.refresh();
      for (const plot of [entropies, ranks, classes]) plot.ask();
    }
  }

  function paintKey() {
    const colours = readTheme().light ? palette.light : palette.dark;
    key.replaceChildren(
      keyItem('teacher', colours.teacher, false),
      ...(picker.chosen?.student ? [keyItem('student', colours.student, true)] : [element('span', {}, 'no student yet')])
    );
    const lines = [0, 1].map((i) => keyLine(`label ${view!.classes[i]}`, colours.terms[i + 1], i > 0));
    rankKey.replaceChildren(...(view!.summary.margins ? lines : []));
    rankKey.hidden = !view!.summary.margins;
  }

  return sectionOf({
    content: [controls, none, example, set],
    plots: () => plots,
    show(next) {
      view = next;
      picker.update(view.examples);
      paintKey();
      showNumbers();
    },
    recolour() {
      paintKey();
      for (const plot of plots) plot.ask();
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
