import { english, speak } from '../dom/trans';

/** The figures speak the language of the page, whose catalogue stands in it; without one they speak English. */
export function usePageLanguage(): void {
  const text = document.getElementById('stillroom-words')?.textContent;
  if (!text) return;
  const catalogue = new Map(Object.entries(JSON.parse(text) as { [text: string]: string[] }));
  const told = (text: string) => catalogue.get(text)?.[0] ?? text;
  speak({
    __: (text, ...values) => english.__(told(text), ...values),
    _n: (one, many, count, ...values) => english._n(told(one), told(many), count, ...values)
  });
}
