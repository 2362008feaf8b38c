import { htmlTablesStyle } from './html-tables-style.ts';

/*
 * The light tokens of the app's look, in a form that also prints on A4 and Letter: sizes in the page's own measure, black on white,
 * nothing that has to be coloured to be understood.
 */
export const htmlStyle = `
:root {
  color-scheme: light;
  --paper: oklch(0.985 0.003 260); --sheet: #fff; --ink: oklch(0.22 0.01 260); --quiet: oklch(0.46 0.012 260);
  --line: oklch(0.89 0.005 260); --accent: oklch(0.52 0.12 60);
  --speech: oklch(0.5 0.13 250); --text: oklch(0.5 0.16 300); --object: oklch(0.48 0.11 150);
  --subtitle: oklch(0.48 0.09 195); --caption: oklch(0.45 0.02 260); --note: oklch(0.5 0.16 10);
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body {
  max-width: 52rem; margin: 2rem auto; padding: 3rem 3.5rem; background: var(--sheet); color: var(--ink);
  border: 1px solid var(--line); border-radius: 10px;
  font: 15px/1.55 "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
h1 { margin: 0 0 .25rem; font-size: 26px; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 2.5rem 0 .5rem; font-size: 20px; line-height: 1.35; font-weight: 620; }
h3 { margin: 2rem 0 .5rem; font-size: 16px; line-height: 1.4; font-weight: 620; }
h4 { margin: 1.75rem 0 .5rem; font-size: 14px; line-height: 1.4; font-weight: 620; }
.place { margin: 2rem 0 .5rem; font-size: 13px; line-height: 1.4; font-weight: 600; color: var(--quiet); }
h2 + .part > .place, h3 + .part > .place { margin-top: 1rem; }
p { margin: 0 0 .75rem; max-width: 72ch; }
a { color: inherit; }
.meta { color: var(--quiet); font-size: 13px; }
.answer { font-size: 17px; line-height: 1.55; }
.ref {
  display: inline-block; margin-left: .3em; padding: 0 .45em; border: 1px solid var(--line); border-radius: 6px; color: var(--accent);
  font-size: 12px; line-height: 1.5; font-weight: 600; text-decoration: none; white-space: nowrap; vertical-align: 1px;
}
.ref:hover { border-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
figure { margin: .5rem 0 1rem; }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
img.narrow { width: auto; max-width: 100%; }
figcaption { margin-top: .4rem; color: var(--quiet); font-size: 12px; }
.missing { padding: 1rem; border: 1px dashed var(--line); border-radius: 6px; color: var(--quiet); }
.quotes { margin: 0 0 1rem; padding: 0; list-style: none; }
.quotes li { margin: 0 0 .6rem; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--hue); }
.quotes li:target, .lines li:target, .log tr:target { background: color-mix(in oklch, var(--hue) 10%, white); }
.quotes blockquote { margin: .1rem 0 0; max-width: 72ch; white-space: pre-line; }
.tag { color: var(--hue); font-size: 12px; font-weight: 600; }
.tag + .meta { margin-left: .5em; font-size: 12px; }
.speech { --hue: var(--speech); } .text { --hue: var(--text); } .object { --hue: var(--object); }
.subtitle { --hue: var(--subtitle); } .caption { --hue: var(--caption); } .note { --hue: var(--note); }
.remark { padding-left: .9rem; border-left: 3px solid var(--note); white-space: pre-line; }
.prose { white-space: pre-line; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 1.25rem 0 1.75rem; font-size: 13px; }
.facts dt { color: var(--quiet); } .facts dd { margin: 0; }
nav { margin: 1.75rem 0; padding: 1rem 0; border: solid var(--line); border-width: 1px 0; font-size: 13px; }
nav h2 { margin: 0 0 .5rem; font-size: 15px; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav ul.many { columns: 2; column-gap: 2.5rem; }
nav li { margin: 0 0 .25rem; break-inside: avoid; }
nav .depth-1:not(:first-child) { margin-top: .5rem; }
nav .depth-2 { padding-left: 1.1rem; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
${htmlTablesStyle}
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 13px; }
footer h2 { margin: 0 0 .5rem; font-size: 15px; }
footer ul { margin: 0 0 1rem; padding: 0; list-style: none; }
footer li { margin: 0 0 .5rem; }
code { font: 11px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--quiet); word-break: break-all; }
@media screen and (max-width: 48rem) { body { margin: 0; padding: 1.5rem 1.25rem; border: 0; border-radius: 0; } }
@page { margin: 18mm 17mm; }
@media print {
  html, body { background: #fff; color: #000; }
  body { max-width: none; margin: 0; padding: 0; border: 0; border-radius: 0; font-size: 10.5pt; }
  h1 { font-size: 19pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h4 { font-size: 11pt; } .place { font-size: 10pt; }
  .answer { font-size: 12pt; }
  h1, h2, h3, h4 { break-after: avoid; }
  figure, .quotes li, .decisions li, .minutes > li, .log tbody, footer li { break-inside: avoid; }
  figure img { max-height: 150mm; width: auto; max-width: 100%; }
  p, blockquote { orphans: 3; widows: 3; }
  a { text-decoration: none; }
}
`;
