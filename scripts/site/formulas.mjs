/** Sets the formulas and sources of running text: T^2 with a raised 2, p_s with a lowered s, an arXiv number as a link. Code is left as it is. A plugin of markdown-it. */
export function formulas(markdown) {
  markdown.renderer.rules.text = (tokens, at) => set(markdown.utils.escapeHtml(tokens[at].content), isInLink(tokens, at));
  // "docs/api.md" is no address.
  markdown.linkify.set({ fuzzyLink: false });
}

const raised = /(?<=[\p{L}\d)\]|])\^(-?\p{L}\b|-?\d+(?:\/\d+)?|\([^()]*\))/gu;
const lowered = /(?<![\p{L}\d_.])(\p{L})_(\p{L}{1,5}|\d+)(?![\p{L}\d_(])/gu;

function set(text, isLink) {
  const formula = text
    .replace(raised, (_, power) => `<sup>${power.replace(/^\((.*)\)$/, '$1')}</sup>`)
    .replace(lowered, '$1<sub>$2</sub>');
  return isLink ? formula : formula.replace(/\barXiv:? ?(\d{4}\.\d{4,5})\b/g, '<a href="https://arxiv.org/abs/$1">$&</a>');
}

function isInLink(tokens, at) {
  const before = tokens.slice(0, at);
  return before.filter(({ type }) => type === 'link_open').length > before.filter(({ type }) => type === 'link_close').length;
}
