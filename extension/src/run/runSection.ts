import type { LossCurvesView, RunView, ScoresView, SoftLabelsView } from '../../../src/views/View';
import { element } from '../element';
import { heading } from '../heading';
import { lossCurvesSection } from '../lossCurves/lossCurvesSection';
import { scoresSection } from '../scores/scoresSection';
import type { Section } from '../Section';
import { softLabelsSection } from '../softLabels/softLabelsSection';
import { findingsList } from './findingsList';
import { setupDetails } from './setupDetails';
import { statusLine } from './statusLine';
import { tiles } from './tiles';

/** A whole run: how it stands, the numbers that belong together, what was found, and the three views. */
export function runSection(): Section<RunView> {
  const head = heading();
  const status = statusLine();
  const numbers = tiles();
  const findings = findingsList();
  const curves = whenChanged<LossCurvesView>(lossCurvesSection());
  const scores = whenChanged<ScoresView>(scoresSection());
  const setup = setupDetails();
  const softLabelsPlace = element('div', {});
  let softLabels: Section<SoftLabelsView> | null = null;

  const node = element(
    'div',
    { class: 'sr-Run', role: 'figure' },
    element('div', { class: 'sr-Run-top' }, head.node, status.node),
    numbers.node,
    findings.node,
    curves.node,
    softLabelsPlace,
    scores.node,
    setup.node
  );

  const sections = () => [curves, scores, ...(softLabels ? [softLabels] : [])];

  return {
    node,
    update(view) {
      head.set(view.title, view.says);
      node.setAttribute('aria-label', view.says);
      status.update(view);
      numbers.update(view.scores.rows);
      findings.update(view.findings);
      setup.update(view.setup);
      curves.update(untitled(view.lossCurves, view.title));
      scores.update(untitled(view.scores, view.title));
      scores.node.hidden = view.scores.rows.length === 0;
      softLabelsPlace.hidden = !view.softLabels;
      if (!view.softLabels) return;
      if (!softLabels) {
        softLabels = whenChanged(softLabelsSection());
        softLabelsPlace.append(softLabels.node);
      }
      softLabels.update(untitled(view.softLabels, view.title));
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

/** The run's name stands above: "MNIST: soft labels" is "Soft labels" here. */
function untitled<V extends { title: string }>(view: V, run: string): V {
  const own = view.title.startsWith(`${run}: `) ? view.title.slice(run.length + 2) : view.title;
  return { ...view, title: own.charAt(0).toUpperCase() + own.slice(1) };
}

/** While a run trains only its curves move: the other parts are not drawn again four times a second. */
function whenChanged<V>(section: Section<V>): Section<V> {
  let before = '';
  return {
    ...section,
    update(view) {
      const now = JSON.stringify(view);
      if (now !== before) section.update(view);
      before = now;
    }
  };
}
