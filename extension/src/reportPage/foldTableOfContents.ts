/** On a narrow screen the list of contents would stand before the summary: there it is opened when it is wanted. */
export function foldTableOfContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>('nav.contents > details');
  if (contents && window.matchMedia('(width < 40rem)').matches) contents.open = false;
}
