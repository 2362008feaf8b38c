import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentLine, notFoundLines, sentenceLine, traceLines } from '../../../../main/shells/cli/answer-lines.ts';
import { stillIn } from '../../../../preload/contract/still.ts';
import { answerOf, assets, momentOf, photoCat, row, talkId } from '../../report/example.ts';

const names = new Map(assets.map(({ id, name }) => [id, name]));
const files = { nameOf: (id: string) => names.get(id) ?? 'gone', isStill: stillIn(assets) };

/** A marker at 0:00, as a person sets one. */
const marker = { ...row, start: 0, end: 0, text: 'Opening' };
const answer = answerOf([{ text: 'It opens there.', from: [marker, photoCat] }]);

test('what lies at 0:00 of a video has its time; a picture has none', () => {
  assert.equal(sentenceLine(answer.sentences[0]!, files), 'It opens there. [talk.mp4 0:00] [cat.png]');
  assert.match(momentLine(momentOf(marker), files), /^talk\.mp4 0:00 {2}Opening/);
  assert.match(momentLine(momentOf(photoCat), files), /^cat\.png {2}\S/);
  const [, , first, second] = notFoundLines({ ...answer, moments: [momentOf(marker), momentOf(photoCat)] }, files);
  assert.match(first!, /^ {2}talk\.mp4 0:00 {2}Opening/);
  assert.match(second!, /^ {2}cat\.png {2}\S/);
});

test('how it was found tells 0:00 of a video, too', () => {
  const hit = { momentId: 'm', before: 0, after: 0, text: 'Opening', p: null, tokens: null };
  const at = (assetId: string) => ({ ...hit, assetId, start: 0, end: 0 });
  const found = { text: 'Opening', assetId: talkId, kind: 'note' as const, start: 0, end: 0 };
  const hops = [{ ask: 'the opening', by: 'rules' as const, role: 'tell', found }];
  const lines = traceLines({ ...answer.trace, hits: [at(talkId), at(photoCat.assetId)], hops }, files);
  assert.ok(lines.some((line) => line.endsWith('talk.mp4 0:00  Opening')));
  assert.ok(lines.some((line) => line.endsWith('  cat.png  Opening')));
  assert.ok(lines.some((line) => line.includes('→ talk.mp4 0:00')));
});

test('of a file that has left the library, 0–0 is taken for a picture, as answers were stored', () => {
  assert.equal(
    sentenceLine(answer.sentences[0]!, { ...files, isStill: stillIn([]) }),
    'It opens there. [talk.mp4] [cat.png]',
  );
});
