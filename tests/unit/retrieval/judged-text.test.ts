import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeredText, judgedText } from '../../../main/retrieval/judged-text.ts';
import type { Box, Evidence, EvidenceDetail } from '../../../preload/contract/evidence.ts';

const evidence = (text: string, detail: EvidenceDetail): Evidence => ({
  id: text,
  assetId: 'a'.repeat(64),
  kind: detail.kind,
  start: 0,
  end: 10,
  text,
  box: null,
  confidence: 0.9,
  source: { stage: 'x', model: 'm', version: '1' },
  detail,
});
const seen = (label: string, ...sightings: [time: number, box: Box][]) =>
  evidence(label, {
    kind: 'object',
    label,
    count: 1,
    sightings: sightings.map(([time, box], track) => ({ time, track, box, confidence: 0.8 })),
  });
const said = evidence('We feed it here.', { kind: 'speech', language: 'en', trackIndex: 1, words: [] });
const left: Box = { x: 0, y: 0.5, w: 0.2, h: 0.2 };
const right: Box = { x: 0.8, y: 0.5, w: 0.2, h: 0.2 };
const keyFrame = { id: 'k', assetId: 'a'.repeat(64), time: 8, start: 0, end: 10, sameAs: null };

test('what answers from a picture reads where things are, at the look that is nearest to it', () => {
  const around = [seen('dog', [2, right], [8, left]), seen('bicycle', [8, right])];
  const moment = { evidence: [said], start: 0, keyFrame };
  assert.equal(
    answeredText(moment, around),
    '“We feed it here.” In the picture: 1 dog (left), 1 bicycle (right); dog left of bicycle.',
  );
  assert.equal(
    answeredText({ ...moment, keyFrame: { ...keyFrame, time: 1 } }, around),
    '“We feed it here.” In the picture: 1 dog (right).',
  );
});

test('a judgement reads what is written and said alone; without things an answer reads no more', () => {
  const moment = { evidence: [said, seen('dog', [8, left])], start: 0, keyFrame };
  assert.equal(judgedText(moment), '“We feed it here.”');
  assert.equal(answeredText(moment, []), '“We feed it here.”');
});
