const names = [
  'n1',
  'n2',
  'n5',
  'n7',
  'n9',
  'n10',
  'n11',
  'n12',
  'accent',
  'accent-text',
  'on-accent',
  'speech',
  'text',
  'object',
  'subtitle',
  'caption',
  'note',
] as const;
type Name = (typeof names)[number];
export type LaneColors = Readonly<Record<Name, string>>;

let known: { theme: string | undefined; colors: LaneColors } | undefined;

/** The theme's colours for canvas, which reads no CSS variables itself. Read once a theme: asking for a style in each frame makes the page work it out. */
export function laneColors(): LaneColors {
  const { theme } = document.documentElement.dataset;
  if (known?.theme !== theme || known === undefined) {
    const style = getComputedStyle(document.documentElement);
    const colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    known = { theme, colors: colors as LaneColors };
  }
  return known.colors;
}
