/** The page's colours, read when a plot is drawn: plotly writes them into the picture and does not follow CSS variables. */
export interface Theme {
  light: boolean;
  text: string;
  faintText: string;
  grid: string;
  background: string;
  font: string;
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  return {
    light: document.body.dataset.jpThemeLight !== 'false',
    text: read('--jp-ui-font-color1', '#212121'),
    faintText: read('--jp-ui-font-color2', '#616161'),
    grid: read('--jp-border-color2', '#e0e0e0'),
    background: read('--jp-layout-color1', '#ffffff'),
    font: read('--jp-ui-font-family', 'system-ui, sans-serif')
  };
}

/** Calls back after the reader has switched the theme. Gives the function that ends it. */
export function onThemeChange(changed: () => void): () => void {
  // JupyterLab hides the page until the next frame, and nothing can be drawn in a page that is hidden.
  const observer = new MutationObserver(() => requestAnimationFrame(changed));
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light', 'data-jp-theme-name'] });
  return () => observer.disconnect();
}
