/**
 * Tells of each draw from `Math.random`: what JavaScript draws in one call it may draw otherwise in the next, even where two calls happen to do the same.
 *
 * @returns how to stop this.
 */
export function watchMathRandom(tell: () => void): () => void {
  const unwatched = Math.random;
  const watched = () => {
    tell();
    return unwatched();
  };
  // An interrupt that stops the call by force skips `finally`; the engine's repair looks here.
  Math.random = Object.assign(watched, { [Symbol.for('stillroom.unseeded')]: unwatched });
  return () => void (Math.random = unwatched);
}
