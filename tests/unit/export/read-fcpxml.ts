/** An element of FCPXML, as it was read. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
}

/** What FCPXML 1.9's DTD says of the elements that we write: what must be in them, what may be, and their attributes (`!` must be there). */
const dtd: Record<string, { children: string; attributes: string }> = {
  fcpxml: { children: 'resources library', attributes: 'version!' },
  resources: { children: 'format asset', attributes: '' },
  format: { children: '', attributes: 'id! name frameDuration width height colorSpace' },
  asset: {
    children: 'media-rep',
    attributes:
      'id! name uid start duration hasVideo format hasAudio videoSources audioSources audioChannels audioRate',
  },
  'media-rep': { children: '', attributes: 'kind sig src! suggestedFilename' },
  library: { children: 'event', attributes: 'location colorProcessing' },
  event: { children: 'project', attributes: 'name uid' },
  project: { children: 'sequence', attributes: 'name uid id modDate' },
  sequence: {
    children: 'spine',
    attributes: 'format! duration tcStart tcFormat audioLayout audioRate renderFormat keywords',
  },
  spine: { children: 'asset-clip', attributes: 'lane offset name format' },
  'asset-clip': {
    children: 'chapter-marker marker',
    attributes:
      'ref! srcEnable audioStart audioDuration modDate lane offset name start duration enabled format tcStart tcFormat audioRole videoRole',
  },
  'chapter-marker': { children: '', attributes: 'start! duration value! note posterOffset' },
};

/** Reads FCPXML and holds it to the DTD's rules; throws with what breaks them. */
export function readFcpxml(xml: string): Element {
  const body = xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE fcpxml>\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  if (body === xml) throw new Error('no XML declaration and document type');
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, closing, name, attributes = '', empty] of body.matchAll(
    /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element: Element = { name: name!, attributes: attributesOf(attributes), children: [] };
    check(element, open.at(-1)!);
    open.at(-1)!.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)!.name} is not closed`);
  const rest = body.replace(/<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g, '').trim();
  if (rest !== '') throw new Error(`text outside elements: ${rest.slice(0, 80)}`);
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(value!)) throw new Error(`a bare & in ${name}`);
    all[name!] = value!;
  }
  return all;
}

function check({ name, attributes }: Element, parent: Element): void {
  const rule = dtd[name];
  if (!rule) throw new Error(`no element is called ${name}`);
  if (parent.name !== '' && !dtd[parent.name]!.children.split(' ').includes(name))
    throw new Error(`${name} in ${parent.name}`);
  const known = rule.attributes.split(' ');
  for (const attribute of Object.keys(attributes)) {
    if (!known.includes(attribute) && !known.includes(`${attribute}!`)) throw new Error(`${name} has no ${attribute}`);
  }
  for (const must of known.filter((one) => one.endsWith('!'))) {
    if (!(must.slice(0, -1) in attributes)) throw new Error(`${name} lacks ${must}`);
  }
  for (const [attribute, value] of Object.entries(attributes)) {
    const isTime = /^(start|duration|offset|tcStart|frameDuration|posterOffset)$/.test(attribute);
    if (isTime && !/^\d+(\/\d+)?s$/.test(value)) throw new Error(`${attribute}="${value}" is no time`);
  }
}

/** All elements of that name, in order. */
export const findAll = (element: Element, name: string): Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => findAll(child, name)),
];

/** `1001/30000s` → s */
export function secondsOf(time: string): number {
  const [over, under = '1'] = time.replace('s', '').split('/');
  return Number(over) / Number(under);
}
