import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { withFirstAnswers } from '../../../main/shells/first-page.ts';
import { firstAnswersId } from '../../../preload/contract/first-answers.ts';
import type { Reply } from '../../../preload/contract/wire.ts';

type Node = DefaultTreeAdapterMap['node'];

const built = Buffer.from(
  '<!doctype html><html><head><title>Cuepoint</title></head><body><div id="root"></div><script type="module" src="./a.js"></script></body></html>',
);

/** The page's scripts as a browser reads them: their attributes, and what is in them. */
function scriptsOf(html: string): { type: string; id: string; text: string }[] {
  const found: ReturnType<typeof scriptsOf> = [];
  const visit = (node: Node) => {
    if (node.nodeName === 'script' && 'attrs' in node) {
      const of = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      found.push({ type: of('type'), id: of('id'), text });
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

const answering = (answers: Record<string, Reply<unknown>>) => ({
  call: async (name: unknown) => answers[String(name)]!,
});

test('the page holds what main answers first, as data beside its one script', async () => {
  const settings = { theme: 'dark', layout: { side: 360 } };
  const names = [
    'talk.mp4',
    '</script><script>alert(1)</script>.mp4',
    '<!--<script>.mp4',
    "$' $& $1.mp4",
    'e\u2028f.mp4',
  ];
  const assets = names.map((name) => ({ name }));
  const html = await withFirstAnswers(
    built,
    answering({ 'settings.get': { ok: true, value: settings }, 'library.list': { ok: true, value: assets } }),
  );
  const [data, code, ...more] = scriptsOf(html);
  assert.deepEqual([data?.type, data?.id], ['application/json', firstAnswersId]);
  assert.deepEqual(JSON.parse(data!.text), { 'settings.get': settings, 'library.list': assets });
  assert.deepEqual([code?.type, more], ['module', []]);
});

test('what main cannot answer is left out, and the page asks for it', async () => {
  const failed: Reply<never> = { ok: false, error: { code: 'INTERNAL', message: 'No.' } };
  const html = await withFirstAnswers(
    built,
    answering({ 'settings.get': failed, 'library.list': { ok: true, value: [] } }),
  );
  assert.deepEqual(JSON.parse(scriptsOf(html)[0]!.text), { 'library.list': [] });
});
