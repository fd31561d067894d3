/** The part of bench/drawViews.mjs that runs in the page. */
import { ViewRenderer } from '../extension/src/renderer/ViewRenderer';

const mime = 'application/vnd.stillroom.v1+json';
const wait = (ms) => new Promise((settle) => setTimeout(settle, ms));
const rendered = (renderer, view) => renderer.renderModel({ data: { [mime]: view } });

/** What is drawn of a view, until it is painted. */
export async function draw(view) {
  const renderer = new ViewRenderer(mime);
  document.getElementById('here').append(renderer.node);
  await rendered(renderer, view);
  await new Promise((settle) => requestAnimationFrame(() => setTimeout(settle)));
  return renderer;
}

export async function drawTimes(view, times) {
  const taken = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    const renderer = await draw(view);
    taken.push(performance.now() - begun);
    renderer.dispose();
    renderer.node.remove();
  }
  return taken;
}

/** Each step from the event until the first picture has moved, and until all have. */
export async function slide(view, name) {
  const renderer = await draw(view);
  const input = renderer.node.querySelector(`input[data-name=${name}]`);
  const plot = [...renderer.node.querySelectorAll('.sr-Plot')].find(({ clientWidth }) => clientWidth > 0);
  const taken = { first: [], all: [] };
  for (let i = 0; i < 20; i++) {
    input.stepUp(name === 'smoothing' ? 1 : 5);
    const begun = performance.now();
    const moved = new Promise((settle) => plot.once('plotly_afterplot', settle));
    input.dispatchEvent(new Event('input'));
    await moved;
    taken.first.push(performance.now() - begun);
    await renderer.section.drawn();
    taken.all.push(performance.now() - begun);
  }
  renderer.dispose();
  renderer.node.remove();
  return taken;
}

export async function hover(view) {
  const renderer = await draw(view);
  const area = renderer.node.querySelector('.nsewdrag');
  const box = area.getBoundingClientRect();
  const taken = [];
  for (let i = 1; i < 20; i++) {
    const at = { clientX: box.left + (i / 20) * box.width, clientY: box.top + box.height / 2, bubbles: true };
    const begun = performance.now();
    area.dispatchEvent(new MouseEvent('mousemove', at));
    taken.push(performance.now() - begun);
    // Plotly looks at the pointer at most so often.
    await wait(120);
  }
  renderer.dispose();
  renderer.node.remove();
  return taken;
}

/** As `update_display` does it: ever more of the run, four times a second. */
export async function live(view, seconds) {
  const renderer = await draw({ ...view, status: 'running', progress: 0 });
  const kept = [...renderer.node.querySelectorAll('.sr-Plot, .sr-Plot svg.main-svg, input, button')].slice(0, 12);
  const updates = seconds * 4;
  const [times, megabytes, nodes] = [[], [], []];
  for (let i = 1; i <= updates; i++) {
    const share = i / updates;
    const curves = view.lossCurves.curves.map((curve) => {
      const points = Math.max(2, Math.round(share * curve.epoch.length));
      return { ...curve, epoch: curve.epoch.slice(0, points), value: curve.value.slice(0, points) };
    });
    const begun = performance.now();
    await rendered(renderer, { ...view, status: 'running', progress: share, lossCurves: { ...view.lossCurves, curves } });
    times.push(performance.now() - begun);
    await wait(Math.max(0, 250 - (performance.now() - begun)));
    if (i % Math.floor(updates / 4)) continue;
    window.gc?.();
    megabytes.push((performance.memory.usedJSHeapSize / 1e6).toFixed(1));
    nodes.push(document.querySelectorAll('*').length);
  }
  const same = kept.every((node) => node.isConnected);
  renderer.dispose();
  return { updates, times, megabytes, nodes, same };
}
