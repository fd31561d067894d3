/** Runs a job once, when the reader is about to reach the node: a report of a hundred figures opens as fast as one of one. */
export function runWhenNearViewport(node: Element, job: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      job();
    },
    { rootMargin: '600px 0px' }
  );
  observer.observe(node);
}
