import { isPromise, leave } from '../../checks/isPromise';
import { visible } from '../../checks/showValue';
import { readErrorMessage } from '../../checks/readErrorMessage';
import type { Finding } from '../../record/Finding';
import type { Tracker } from './Tracker';

/** Calls what belongs to a tracker, and keeps what it throws. */
export interface Guard {
  /** Undefined if the call fails. If it gives a promise, nobody waits for it. */
  call<Result>(work: () => Result): Result | undefined;
  /** Takes note of a failure. */
  failed(error: unknown): void;
  /** One that tells of all failures, if there was any. */
  findings(): Finding[];
}

/** @param of "this run". */
export function createTrackerGuard({ description }: Tracker, of: string): Guard {
  let [failures, first] = [0, ''];
  const failed = (error: unknown) => {
    failures++;
    first ||= messageOf(error);
  };
  return {
    failed,
    call(work) {
      try {
        const given = work();
        if (isPromise(given)) leave(given, failed);
        return given;
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    findings() {
      if (failures === 0) return [];
      const times = failures === 1 ? 'failed' : `failed ${failures} times, first`;
      return [
        {
          check: 'brokenTracker',
          level: 'warning',
          value: failures,
          says: `the tracker ${description.name} ${times} with: ${first}; it may lack a part of ${of}, which went on without it`,
          hint: 'look at the code of the tracker'
        }
      ];
    }
  };
}

function messageOf(error: unknown): string {
  try {
    const text = readErrorMessage(error);
    return visible(text.slice(0, 200)) || 'an error without a message';
  } catch {
    return 'something that cannot be read';
  }
}
