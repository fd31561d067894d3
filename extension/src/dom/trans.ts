/** What JupyterLab's translation bundles have, and this extension uses of it. */
export interface Trans {
  /** The text in the reader's language, with the values in the places of %1, %2, … */
  __(text: string, ...values: (string | number)[]): string;
  /** As many as `count`, which stands at %1. */
  _n(one: string, many: string, count: number, ...values: (string | number)[]): string;
}

/** The texts as they are written in the source. */
export const english: Trans = {
  __: (text, ...values) => text.replace(/%(\d)/g, (_, place) => String(values[Number(place) - 1] ?? '')),
  _n: (one, many, count, ...values) => english.__(count === 1 ? one : many, count, ...values)
};

let current = english;

/** Asked at the time of drawing, so that it does not matter whether a figure or its language was there first. */
export const trans: Trans = {
  __: (text, ...values) => current.__(text, ...values),
  _n: (one, many, count, ...values) => current._n(one, many, count, ...values)
};

/** From now on figures are drawn in this language. */
export function speak(language: Trans): void {
  current = language;
}
