/** Whether a node is in the window, or less than half a window away from it. */
export function isNearWindow(node: Element): boolean {
  const { top, bottom } = node.getBoundingClientRect();
  const margin = window.innerHeight / 2;
  return bottom > -margin && top < window.innerHeight + margin;
}
