import type { Federation, LeftOut } from '../../../record/Federation';
import type { Finding } from '../../../record/Finding';
import type { Recorder } from '../../record/recordRun';

/** Who was left out, and whether the public rows were of use, once for the whole run. */
export function reportFederationFindings(recorder: Recorder): void {
  const { federation } = recorder.record();
  if (!federation) return;
  recorder.tellFindings([...findLeftOut(federation), ...findUnsuitableRows(federation)]);
}

const words: { [why in LeftOut['why']]: { check: string; level: Finding['level']; says: string; hint?: string } } = {
  absent: { check: 'clientsAbsent', level: 'info', says: 'took no part' },
  late: { check: 'clientsLate', level: 'warning', says: 'came too late', hint: 'Give the round a later deadline.' },
  failed: { check: 'clientsFailed', level: 'problem', says: 'failed', hint: 'Look at their rows and their learning rate.' },
  poisoned: {
    check: 'clientsPoisoned',
    level: 'problem',
    says: 'disagreed with the others and were not counted',
    hint: 'Look at their labels. Clients that know few classes can be suspected without reason.'
  }
};
const toldAtMost = 10;

function findLeftOut({ rounds }: Federation): Finding[] {
  return (Object.keys(words) as LeftOut['why'][]).flatMap((why) => {
    const of = new Map<string, number[]>();
    for (const [i, { left }] of rounds.entries())
      for (const one of left) if (one.why === why) of.set(one.client, [...(of.get(one.client) ?? []), i + 1]);
    if (of.size === 0) return [];
    const told = Array.from(of, ([client, own]) => `${client} (${own.length === 1 ? 'round' : 'rounds'} ${shorten(own)})`);
    const more = told.length > toldAtMost ? [`${told.length - toldAtMost} more`] : [];
    const { says, ...finding } = words[why];
    return [
      {
        ...finding,
        value: of.size,
        says: `${says[0].toUpperCase()}${says.slice(1)}: ${[...told.slice(0, toldAtMost), ...more].join(', ')}.`
      }
    ];
  });
}

function shorten(rounds: readonly number[]): string {
  return rounds.length > toldAtMost ? `${rounds.slice(0, toldAtMost).join(', ')}, …` : rounds.join(', ');
}

/** Where what the server learnt from public rows made it no better in most rounds. */
function findUnsuitableRows({ rounds }: Federation): Finding[] {
  const judged = rounds.flatMap((round) => round.judged ?? []);
  const worse = judged.filter(({ before, after }) => after <= before);
  if (worse.length * 2 <= judged.length) return [];
  const change = judged.reduce((sum, { before, after }) => sum + after - before, 0) / judged.length;
  const kept = worse.filter((one) => one.kept).length;
  const fate = kept > 0 ? 'It was kept all the same, since the strategy trusts it.' : 'The mean of the weights was kept there.';
  return [
    {
      check: 'unsuitablePublicRows',
      level: kept > 0 ? 'problem' : 'warning',
      value: change,
      says: `What the server learnt on the public rows made it no better on its validation rows in ${worse.length} of ${judged.length} cases; accuracy changed by ${(100 * change).toFixed(1)} points on average. ${fate}`,
      hint: 'Take public rows like those of the clients.'
    }
  ];
}
