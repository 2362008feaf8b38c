import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

export interface ReadHtml {
  errors: string[];
  elements: Element[];
  attribute(element: Element, name: string): string | undefined;
  text(element: Element): string;
  /** In the order of the page. */
  all(tag: string): Element[];
}

/** A page as browsers parse it, with what they object to. */
export function readHtml(html: string): ReadHtml {
  const errors: string[] = [];
  const tree = parse(html, { onParseError: ({ code }) => errors.push(code), sourceCodeLocationInfo: true });
  const elements: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(tree);
  const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
  const text = (element: Element): string =>
    element.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? text(node) : '')).join('');
  return { errors, elements, attribute, text, all: (tag: string) => elements.filter(({ tagName }) => tagName === tag) };
}

/** Every element and attribute that a report is made of; anything else came from a string. */
const allowedTags = new Set(
  'html head meta title style body header main footer div h1 h2 h3 h4 p span b bdi a figure img figcaption ul ol li blockquote br code dl dt dd nav table thead tbody tr th td'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(
  'lang charset http-equiv content name dir class id href title src width height alt scope rowspan colspan aria-labelledby'.split(
    ' ',
  ),
);

/** Holds a report's page to be made of nothing but our own elements, showing only what it carries. */
export function assertInert(html: string): void {
  const { errors, elements, attribute, all } = readHtml(html);
  assert.deepEqual(errors, []);
  for (const element of elements) {
    assert.ok(allowedTags.has(element.tagName), element.tagName);
    for (const { name } of element.attrs) assert.ok(allowedAttributes.has(name), `${element.tagName} ${name}`);
  }
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  assert.equal(new Set(ids).size, ids.length, 'each id once');
  for (const a of all('a')) assert.ok(ids.includes(attribute(a, 'href')!.replace(/^#/, '')), 'links lead to a quote');
  for (const img of all('img')) assert.match(attribute(img, 'src')!, /^data:image\/jpeg;base64,[A-Za-z0-9+/=]+$/);
  const style = all('style').flatMap(({ childNodes }) => childNodes.map((node) => ('value' in node ? node.value : '')));
  assert.doesNotMatch(style.join(''), /url\(|@import|@font-face/);
}
