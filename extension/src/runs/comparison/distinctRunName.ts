/** Runs of one title are told apart by their place. */
export function distinctRunName(titles: readonly string[], place: number): string {
  const title = titles[place].slice(0, 120);
  const same = titles.filter((other) => other === titles[place]).length;
  return same > 1 ? `${title} (${titles.slice(0, place + 1).filter((other) => other === titles[place]).length})` : title;
}
