import type { SharedState } from '../../threads/SharedState';
import { flag } from '../../threads/SharedState';

/** Runs native code that nothing can stop, and tells the Worker its name for as long as it runs. */
export type NativeCalls = <Result>(name: string, call: () => Result) => Result;

/**
 * A name is announced once, with its number; the call itself is that number in shared memory, which the Worker sees while this thread is
 * blocked.
 */
export function announceNativeCalls({ flags }: SharedState, announce: (number: number, name: string) => void): NativeCalls {
  const numbers = new Map<string, number>();

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(name, number);
    announce(number, name);
    return number;
  }

  return (name, call) => {
    const outer = Atomics.exchange(flags, flag.native, numberOf(name));
    try {
      return call();
    } finally {
      Atomics.store(flags, flag.native, outer);
      Atomics.add(flags, flag.nativeEnded, 1);
    }
  };
}
