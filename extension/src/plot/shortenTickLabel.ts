import { escapeForPlotly } from './escapeForPlotly';

/** A name beside an axis: its start and its end where it is long. */
export function shortenTickLabel(name: string, most = 28): string {
  const characters = [...name];
  if (characters.length <= most) return escapeForPlotly(name);
  const end = Math.floor(most / 3);
  return escapeForPlotly(`${characters.slice(0, most - end - 1).join('')}…${characters.slice(-end).join('')}`);
}
