import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { createRandom, mixSeeds } from '../../stats/createRandom';
import type { FederatedLearnOptions } from './FederatedLearnOptions';

/**
 * Who is absent in which round. Of a share, so many clients as it comes to, rounded, drawn anew in each round.
 *
 * @throws TypeError or RangeError unless it is a share below 1, a function or nothing.
 */
export function checkParticipation(
  subject: string,
  absent: FederatedLearnOptions['absent'],
  { clients, seed }: { clients: readonly string[]; seed: number }
): (round: number, client: string) => boolean {
  if (absent === undefined) return () => false;
  if (isCallable(absent)) return (round, client) => askAbsent(subject, absent as Exclude<typeof absent, number>, round, client);
  const share = checkNumber(subject, 'absent', absent, { atLeast: 0, atMost: 1 });
  const count = Math.round(share * clients.length);
  return (round, client) => {
    const keys = clients.map((_, i) => createRandom(mixSeeds(seed, round, i))());
    const own = keys[clients.indexOf(client)];
    return keys.filter((key) => key < own).length < count;
  };
}

function askAbsent(subject: string, absent: (round: number, client: string) => boolean, round: number, client: string): boolean {
  const answer: unknown = absent(round, client);
  if (typeof answer === 'boolean') return answer;
  throw new TypeError(
    `${subject}: expected absent to give true or false, got ${showValue(answer)} for round ${round} and "${client}"; return one`
  );
}
