import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { createDecoupler, type Writer } from '../../../../main/answer/decouple/decoupler.ts';
import { AppError } from '../../../../main/app-error.ts';

const good = { speech: 'tides', hops: [] };
const question = 'Tell me about the part where someone mentions tides';
const never = new AbortController().signal;

/** A model that writes these texts, one a time, in pieces of some letters; it remembers what it was asked. */
function scripted(...texts: string[]) {
  const prompts: string[] = [];
  const told: string[] = [];
  const write: Writer['write'] = async (prompt, { signal, onText }) => {
    prompts.push(prompt);
    const text = texts[prompts.length - 1] ?? '';
    for (let i = 0; i < text.length; i += 7) {
      await sleep(0);
      signal.throwIfAborted();
      told.push(text.slice(i, i + 7));
      onText(text.slice(i, i + 7));
    }
    return { text };
  };
  return { prompts, told, writer: () => ({ id: 'pen', write }) };
}

let time = 0;
const decoupler = (writer: () => Writer | undefined, limitMs = 2000) =>
  createDecoupler({ writer, clock: () => ++time, limitMs });

for (const [name, text] of [
  ['as JSON', JSON.stringify(good)],
  ['between code fences', `\`\`\`json\n${JSON.stringify(good, null, 2)}\n\`\`\``],
  ['behind chatter and before more', `Sure! Here it is: ${JSON.stringify(good)}\nI hope that {this} helps`],
] as const) {
  test(`a plan is read ${name}`, async () => {
    const { writer, prompts } = scripted(text);
    const { plan, why } = await decoupler(writer)(question, [], never);
    assert.equal(plan?.speech, 'tides');
    assert.equal(why, 'pen');
    assert.equal(prompts.length, 1);
    assert.ok(prompts[0]!.endsWith(`Question: ${question}\n`));
  });
}

test('what comes behind the object is not waited for', async () => {
  const { writer, told } = scripted(`${JSON.stringify(good)}${' and so on'.repeat(500)}`);
  assert.ok((await decoupler(writer)(question, [], never)).plan);
  const length = told.join('').length;
  for (let i = 0; i < 40; i += 1) await sleep(0);
  assert.equal(told.join('').length, length, 'it was told to stop');
});

test('broken once: the model is told what was wrong, and mends it', async () => {
  const { writer, prompts } = scripted('{"speech": "tides", "relation": "above"}', JSON.stringify(good));
  const { plan, why } = await decoupler(writer)(question, [], never);
  assert.equal(plan?.speech, 'tides');
  assert.equal(why, 'pen, at the second try');
  assert.match(prompts[1]!, /That was wrong: relation: /);
});

test('broken twice: the rules stand, and the reason says so', async () => {
  const { writer, prompts } = scripted('{"speech": tides}', 'I cannot do that.', JSON.stringify(good));
  const { plan, why } = await decoupler(writer)(question, [], never);
  assert.equal(plan, null);
  assert.match(why, /^pen wrote no plan twice: there is no whole JSON object/);
  assert.equal(prompts.length, 2);
});

/** A model that hears nothing, not even a cancel. */
const deaf: Writer = { id: 'pen', write: () => new Promise(() => {}) };

test('slow: the rules stand after the limit, and a model that is slow twice is left alone for a while', async () => {
  let asked = 0;
  let now = 0;
  const write = (...given: Parameters<NonNullable<Writer['write']>>) => {
    asked++;
    return deaf.write!(...given);
  };
  const writer = { id: 'pen', write };
  const ask = createDecoupler({ writer: () => writer, clock: () => now, limitMs: 20 });
  assert.match((await ask(question, [], never)).why, /took longer than 0.02 s/);
  await ask(question, [], never);
  assert.equal((await ask(question, [], never)).why, 'pen was too slow here');
  assert.equal(asked, 2);
  now += 11 * 60_000;
  await ask(question, [], never);
  assert.equal(asked, 3);
});

test('cancelled: the abort is thrown at once, whatever the model does', async () => {
  const stop = new AbortController();
  const asked = decoupler(() => deaf)(question, [], stop.signal);
  stop.abort(new AppError('CANCELLED', 'The question was stopped.'));
  await assert.rejects(asked, { code: 'CANCELLED' });
  await assert.rejects(decoupler(() => deaf)(question, [], stop.signal), { code: 'CANCELLED' });
});

test('a model that fails, that follows no instructions, or is not there leaves the question to the rules', async () => {
  const failing = { id: 'pen', write: () => Promise.reject(new AppError('MODEL_CRASHED', 'The model ended.')) };
  assert.equal((await decoupler(() => failing)(question, [], never)).why, 'pen failed: The model ended.');
  assert.match((await decoupler(() => ({ id: 'pico' }))(question, [], never)).why, /^pico does not follow/);
  assert.equal((await decoupler(() => undefined)(question, [], never)).why, 'no model is chosen');
});

test('hostile values are refused or made harmless', async () => {
  const long = 'x'.repeat(5000);
  for (const text of [
    JSON.stringify({ speech: long }),
    JSON.stringify({ objects: Array.from({ length: 50 }, () => 'dog') }),
    JSON.stringify({ time: [-5, 1e300] }),
    JSON.stringify({ hops: [{ ask: '', do: 'tell' }] }),
    JSON.stringify({ hops: [{ ask: 'x', do: 'delete' }] }),
    '{'.repeat(9000),
    `{"speech": "${'\\"'.repeat(9000)}`,
  ]) {
    const { writer } = scripted(text, text);
    assert.equal((await decoupler(writer)(question, [], never)).plan, null, text.slice(0, 60));
  }
  const { writer } = scripted('{"__proto__": {"polluted": true}, "constructor": 1, "speech": null, "objects": null}');
  const { plan } = await decoupler(writer)(question, [], never);
  assert.deepEqual(plan?.objects, []);
  assert.equal((Object.prototype as { polluted?: boolean }).polluted, undefined);
});

test('whatever a model writes, nothing is thrown', async () => {
  const piece = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{', '}', '[', '"', '\\', '```json\n', '{"hops": [', '"do": "tell"', 'null', ','),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.array(piece, { maxLength: 8 }), async (first, second) => {
      const texts = [first.join(''), second.join('')];
      let i = 0;
      const write: Writer['write'] = async (_, { onText }) => {
        const text = texts[i++]!;
        onText(text);
        return { text };
      };
      const { why } = await decoupler(() => ({ id: 'pen', write }))(question, [], never);
      assert.ok(why.length > 0);
    }),
    { numRuns: 200 },
  );
});
