import { PageEvent } from 'typedoc';

/** Mends what axe finds in the pages of TypeDoc's theme, and what a browser complains of in a page from the disk. */
export function fixAccessibility(app) {
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = levelled(page.contents ?? '')
      .replace('<div class="col-content">', '<div class="col-content" role="main">')
      .replace('<div class="page-menu">', '<div class="page-menu" role="complementary" aria-label="On this page">')
      .replace(/<summary\b[^]*?<\/summary>/g, (summary) => summary.replace(/<a\b[^>]*class="tsd-anchor-icon"[^]*?<\/a>/g, ''))
      .replace(/<th\b[^>]*><\/th>/g, '<td></td>')
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replace(/<table\b[^]*?<\/table>/g, '<div class="wide" role="group" aria-label="Table" tabindex="0">$&</div>')
      // The script that the page loads has put the icons into it.
      .replace(/href="(?:\.\.\/|\.\/)*assets\/icons\.svg#/g, 'href="#');
  });
}

/** Headings go down one level at a time, as they are heard; they look as before. */
function levelled(html) {
  const above = [];
  return html.replace(/<h([1-6])(?=[ >])/g, (heading, digit) => {
    while (above.length > 0 && above[above.length - 1] >= Number(digit)) above.pop();
    above.push(Number(digit));
    return above.length === Number(digit) ? heading : `${heading} aria-level="${above.length}"`;
  });
}
