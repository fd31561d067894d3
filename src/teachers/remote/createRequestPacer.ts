/** When requests may begin. */
export interface Pace {
  /** Milliseconds to wait from `now` for the next request, which has its place then. */
  next(now: number): number;
  /** Nothing begins before `until`. */
  pause(until: number): void;
}

/** Requests at even distances, at most `perMinute`, and none while the server has asked for a pause. Times in milliseconds from any origin. */
export function createRequestPacer(perMinute = Infinity): Pace {
  const distance = 60_000 / perMinute;
  let free = -Infinity;
  return {
    next(now) {
      const begin = Math.max(now, free);
      free = begin + distance;
      return begin - now;
    },
    pause(until) {
      free = Math.max(free, until);
    }
  };
}
