/** A button that opens the code of all cells and closes it again; what is open is printed. It needs a script, so a script makes it. */
export function addCodeToggle(): void {
  const place = document.querySelector<HTMLElement>('[data-place="code-switch"]');
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details.code')];
  if (!place || folded.length === 0) return;
  const button = document.createElement('button');
  button.type = 'button';
  const says = () => {
    const { show = '', hide = '' } = place.dataset;
    button.textContent = folded.every(({ open }) => open) ? hide : show;
  };
  button.addEventListener('click', () => {
    const open = !folded.every((one) => one.open);
    for (const one of folded) one.open = open;
    says();
  });
  for (const one of folded) one.addEventListener('toggle', says);
  says();
  place.append(button);
}
