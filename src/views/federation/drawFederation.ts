import { linearAxis } from '../picture/Axis';
import { chooseTermLook } from '../picture/chooseTermLook';
import { drawLinePanel, type Line } from '../picture/drawLinePanel';
import { palette } from '../picture/palette';
import type { Box } from '../picture/svgElements';
import type { FederationView } from '../types/FederationView';
import { formatPercent } from '../words/formatNumber';
import { computeFederationRange } from './computeFederationRange';
import { listFederationLines } from './listFederationLines';

const colors = palette.light;
const marksAtMost = 20;
export const heightOfFederation = 400;

/** Accuracy over the rounds: a line for each strategy, or for the mean, the server and each client of one. */
export function drawFederation(view: FederationView, box: Box): string {
  const { rounds } = view;
  const all = listFederationLines(view);
  const lineOf = ({ name, accuracy, isBehind }: (typeof all)[number], place: number): Line => ({
    name: name ?? 'mean over the clients',
    ...(isBehind ? { color: colors.grid, dash: undefined } : chooseTermLook(place, colors)),
    width: isBehind ? 1.5 : 2,
    markers: !isBehind && rounds <= marksAtMost,
    x: accuracy.map((_, i) => i + 1),
    y: accuracy,
    ...(!isBehind && { end: formatPercent(accuracy.at(-1) ?? null, 1) })
  });
  const front = all.filter(({ isBehind }) => !isBehind).map(lineOf);
  const behind = all.filter(({ isBehind }) => isBehind).map(lineOf);
  const named = behind.length > 0 ? ', the single clients in grey' : '';
  return drawLinePanel(
    {
      title: `Accuracy on the test rows${named}`,
      lines: [...behind.map((line) => ({ ...line, name: '' })), ...front],
      x: linearAxis(1, Math.max(2, rounds), Math.min(10, Math.max(2, rounds))),
      y: linearAxis(...computeFederationRange(view), 6, (value) => formatPercent(value, 0)),
      xTitle: 'round',
      legend: true
    },
    box
  );
}
