import { checkInputs } from '../../checks/checkInputs';
import { checkList } from '../../checks/checkList';
import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import { createSecureClient } from './createSecureClient';
import { checkContributions } from './checkContributions';
import { recoverSum } from './recoverSum';
import type { SecureSumMessage } from './SecureSumMessage';

export interface SecureSumOptions {
  /** So many clients have to be there until the end; fewer, together with the server, learn nothing of another client. More than half of all. */
  threshold: number;
  /** Clients that are lost after they have sent their numbers: they count, but do not help to take masks away. Default none. */
  lost?: readonly string[];
  /** Called with each message that a client or the server gets, in order. */
  onMessage?: (message: SecureSumMessage) => void;
}

/** The sum of the numbers of some clients, and whose they are. */
export interface ClientSum {
  sum: Float32Array;
  counted: string[];
}

/**
 * Sums the numbers of clients.
 *
 * @param contributions the numbers of each client that sends some, all equally many.
 * @param expected all clients that began. One without numbers was lost before it sent them.
 */
export type SumClients = (contributions: Map<string, Float32Array>, expected: readonly string[]) => ClientSum;

/**
 * Secure aggregation: the server gets the sum of what the clients send, and of each client only numbers that look random. Each pair of clients agrees on a mask (X25519, then AES-256-CTR), which one adds and the other takes
 * away; each adds one of its own. Shamir shares of the keys let any `threshold` clients repair the sum when others are lost on the way.
 *
 * Numbers are rounded to multiples of 2^-32 and added modulo 2^64; with n clients each may be from -(2^31 / n - 1) to 2^31 / n - 1.
 *
 * This plays all roles in one process: the messages are those that would travel, the network is not there. It protects from a server that keeps to the protocol and is curious, also together with fewer than `threshold` clients. It does not protect from a server that
 * lies about who was lost or whose keys are whose (that needs signed keys and another round), from clients that send wrong numbers, nor from what the sum itself says: that needs noise.
 *
 * Bonawitz et al. 2017, "Practical Secure Aggregation for Privacy-Preserving Machine Learning", CCS, without its round against active servers.
 *
 * @returns a function of the contributions of the clients and the names of all clients.
 * @throws TypeError or RangeError for a threshold that is not more than half; when it sums, for fewer clients than the threshold, numbers that are not finite or too large, or lists of other lengths.
 * @example
 * ```ts
 * const sum = kd.privacy.secureSum({ threshold: 2 });
 * const numbers = new Map([['a', Float32Array.of(1, 2)], ['b', Float32Array.of(0.5, -1)]]);
 * const { sum: both, counted } = sum(numbers, ['a', 'b', 'c']); // c is lost
 * both; // 1.5, 1
 * counted; // ['a', 'b']
 * ```
 */
export function secureSum(options: SecureSumOptions): SumClients {
  const subject = 'privacy.secureSum';
  checkInputs(subject, options, ['threshold', 'lost', 'onMessage']);
  const threshold = checkNumber(subject, 'threshold', options.threshold, { integer: true, atLeast: 2 });
  const { lost = [], onMessage } = options;
  checkList(subject, 'lost', lost);
  if (onMessage !== undefined && !isCallable(onMessage))
    throw new TypeError(`${subject}: expected onMessage to be a function, got ${showValue(onMessage)}; give (message) => ...`);
  const odd = Array.from(lost).find((name) => typeof name !== 'string');
  if (odd !== undefined)
    throw new TypeError(`${subject}: expected lost to be names of clients, got ${showValue(odd)}; give ['a', 'b']`);
  const gone = new Set(Array.from(lost));
  const tell = <Message extends SecureSumMessage>(messages: Message[]): Message[] => {
    messages.forEach((message) => onMessage?.(message));
    return messages;
  };
  return (contributions, expected) => {
    checkContributions(subject, contributions, expected, threshold);
    const clients = new Map(expected.map((name) => [name, createSecureClient(subject, name, threshold)]));
    const keys = tell([...clients.values()].map((client) => client.keys()));
    const shares = tell([...clients.values()].flatMap((client) => client.shares(keys)));
    const counted = expected.filter((name) => contributions.has(name));
    const masked = tell(counted.map((name) => clients.get(name)!.mask(contributions.get(name)!)));
    const staying = counted.filter((name) => !gone.has(name));
    if (staying.length < threshold)
      throw new RangeError(
        `${subject}: expected at least ${threshold} clients until the end, got ${staying.length}${staying.length ? ` (${showNames(staying)})` : ''}; wait for more, or begin again with a lower threshold`
      );
    const sharesFor = (name: string) => shares.filter(({ to }) => to === name);
    const unmasking = tell(staying.map((name) => clients.get(name)!.unmask(sharesFor(name), counted)));
    return { sum: recoverSum({ keys, masked, unmasking, threshold }), counted };
  };
}
