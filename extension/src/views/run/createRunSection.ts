import type {
  AlignmentMapView,
  ComparisonView,
  LossCurvesView,
  RunView,
  ScoresView,
  SoftLabelsView,
  SyntheticDataView
} from '../../../../src/views/View';
import { computeRunKey } from '../../../../src/record/computeRunKey';
import { capitalize } from '../../../../src/views/words/capitalize';
import { createAlignmentMapSection } from '../alignmentMap/createAlignmentMapSection';
import { createComparisonSection } from '../comparison/createComparisonSection';
import { createElement } from '../../dom/createElement';
import { currentPreferences } from '../../preferences/currentPreferences';
import { createHeading } from '../../section/createHeading';
import { createLossCurvesSection } from '../lossCurves/createLossCurvesSection';
import { createScoresSection } from '../scores/createScoresSection';
import type { Section } from '../../section/Section';
import { noteViewOfNode } from '../../section/findViewOfNode';
import { createSoftLabelsSection } from '../softLabels/createSoftLabelsSection';
import { createSyntheticDataSection } from '../syntheticData/createSyntheticDataSection';
import { trans } from '../../dom/trans';
import { createFindingsList } from '../../section/createFindingsList';
import { createSetupDetails } from './createSetupDetails';
import { createStatusLine, type ShownRun } from './createStatusLine';
import { createScoreTiles } from './createScoreTiles';

/** A whole run: how it stands, the numbers that belong together, what was found, and the views of its parts. */
export function createRunSection(): Section<ShownRun> {
  const head = createHeading();
  const status = createStatusLine();
  const numbers = createScoreTiles();
  const findings = createFindingsList();
  const curves = whenChanged<LossCurvesView>(createLossCurvesSection());
  const scores = whenChanged<ScoresView>(createScoresSection());
  const setup = createSetupDetails();
  const softLabels = whenThere<SoftLabelsView>(createSoftLabelsSection);
  const alignment = whenThere<AlignmentMapView>(createAlignmentMapSection);
  const comparison = whenThere<ComparisonView>(createComparisonSection);
  const synthetic = many<SyntheticDataView>(createSyntheticDataSection);

  const node = createElement(
    'div',
    { class: 'sr-Run', role: 'figure' },
    createElement('div', { class: 'sr-Run-top' }, head.node, status.node),
    numbers.node,
    findings.node
  );
  const parts = [curves, softLabels, synthetic, alignment, scores, comparison, setup].map((part) => part.node);
  const fold = foldedParts(parts);
  node.append(...parts);

  const sections = () => [curves, scores, ...softLabels.made(), ...synthetic.made(), ...alignment.made(), ...comparison.made()];

  return {
    node,
    update(view) {
      noteViewOfNode(node, view);
      node.classList.toggle('sr-mod-lead', view.lead !== undefined);
      head.set(view.title, view.lead ?? view.says);
      node.setAttribute('aria-label', view.says);
      status.update(view);
      if (view.alone) fold.update(node, view.status === 'running');
      numbers.update(view.scores);
      findings.update(view.findings);
      setup.update(view.setup);
      curves.update(untitled({ ...runOf(view), ...view.lossCurves }, view.title));
      scores.update(untitled(view.scores, view.title));
      scores.node.hidden = view.scores.rows.length === 0;
      softLabels.update(view.softLabels && untitled(view.softLabels, view.title));
      synthetic.update((view.synthetic ?? []).map((one) => untitled(one, view.title)));
      alignment.update(view.alignment && untitled(view.alignment, view.title));
      comparison.update(view.comparison && untitled(view.comparison, view.title));
    },
    recolour() {
      numbers.recolour();
      for (const section of sections()) section.recolour();
    },
    drawn: async () => {
      await Promise.all(sections().map((section) => section.drawn()));
    },
    dispose() {
      for (const section of sections()) section.dispose();
    }
  };
}

/** The parts of a model that learns alone: open while it learns, then folded, so that what it was made for is in sight. */
function foldedParts(parts: readonly Node[]) {
  const summary = createElement('summary', {}, trans.__('Curves, scores and setup'));
  const fold = createElement('details', { class: 'sr-Details' }, summary);
  let isChosen = false;
  summary.addEventListener('click', () => (isChosen = true));
  return {
    update(node: HTMLElement, isRunning: boolean) {
      if (fold.parentNode !== node) {
        fold.append(...parts);
        node.append(fold);
      }
      if (!isChosen) fold.open = isRunning;
    }
  };
}

/** The curves in outputs of older versions do not say whose they are. */
function runOf({ id, started }: RunView): Pick<LossCurvesView, 'run'> {
  return started === undefined ? {} : { run: computeRunKey({ id, started }) };
}

/** The run's name stands above: "MNIST: soft labels" is "Soft labels" here. */
function untitled<V extends { title: string }>(view: V, run: string): V {
  const own = view.title.startsWith(`${run}: `) ? view.title.slice(run.length + 2) : view.title;
  return { ...view, title: capitalize(own) };
}

/** A part that not every view has: its section is made for the first one that does. */
function whenThere<V>(make: () => Section<V>) {
  const node = createElement('div', {});
  let section: Section<V> | null = null;
  return {
    node,
    made: () => (section ? [section] : []),
    update(view: V | undefined) {
      node.hidden = view === undefined;
      if (view === undefined) return;
      if (!section) {
        section = whenChanged(make());
        node.append(section.node);
      }
      section.update(view);
    }
  };
}

/** A part of which a view has any number. */
function many<V>(make: () => Section<V>) {
  const node = createElement('div', {});
  const parts: ReturnType<typeof whenThere<V>>[] = [];
  return {
    node,
    made: () => parts.flatMap((part) => part.made()),
    update(views: readonly V[]) {
      while (parts.length < views.length) {
        parts.push(whenThere(make));
        node.append(parts[parts.length - 1].node);
      }
      parts.forEach((part, i) => part.update(views[i]));
    }
  };
}

/** While a run trains only its curves move: the other parts are not drawn again four times a second. */
function whenChanged<V>(section: Section<V>): Section<V> {
  let before = '';
  return {
    ...section,
    update(view) {
      const now = JSON.stringify([currentPreferences(), view]);
      if (now !== before) section.update(view);
      before = now;
    }
  };
}
