import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whisper's vocabulary and the ids that steer it. */
export interface WhisperTokens {
  /** Bytes of an ordinary token's text. */
  bytes(id: number): Uint8Array;
  startOfTranscript: number;
  endOfText: number;
  transcribe: number;
  noTimestamps: number;
  noSpeech: number;
  /** Ids from this one on are not text. */
  firstSpecial: number;
  /** ISO code → id. */
  languages: ReadonlyMap<string, number>;
  suppressed: readonly number[];
  suppressedAtBegin: readonly number[];
  /** [layer, head] whose cross attention follows the sound. */
  alignmentHeads: readonly (readonly [number, number])[];
}

/** Reads tokenizer.json and generation_config.json of a Whisper folder (multilingual). */
export async function readWhisperTokens(folder: string): Promise<WhisperTokens> {
  const [tokenizer, generation] = await Promise.all(
    ['tokenizer.json', 'generation_config.json'].map(async (name) =>
      JSON.parse(await readFile(join(folder, name), 'utf8')),
    ),
  );
  const byId = new Map<number, string>();
  for (const [text, id] of Object.entries<number>(tokenizer.model.vocab)) byId.set(id, text);
  const added = new Map<string, number>();
  for (const token of tokenizer.added_tokens as { id: number; content: string }[]) added.set(token.content, token.id);
  const toByte = byteOfCharacter();
  const encoder = new TextEncoder();

  return {
    bytes(id) {
      const characters = [...(byId.get(id) ?? '')];
      const bytes = characters.map((character) => toByte.get(character));
      return bytes.every((b) => b !== undefined) ? Uint8Array.from(bytes) : encoder.encode(characters.join(''));
    },
    startOfTranscript: generation.decoder_start_token_id,
    endOfText: generation.eos_token_id,
    transcribe: generation.task_to_id.transcribe,
    noTimestamps: generation.no_timestamps_token_id,
    noSpeech: added.get('<|nospeech|>') ?? added.get('<|nocaptions|>') ?? generation.no_timestamps_token_id - 1,
    firstSpecial: generation.eos_token_id,
    languages: new Map(
      Object.entries<number>(generation.lang_to_id).map(([token, id]) => [token.replace(/^<\||\|>$/g, ''), id]),
    ),
    suppressed: generation.suppress_tokens,
    suppressedAtBegin: generation.begin_suppress_tokens,
    alignmentHeads: generation.alignment_heads,
  };
}

/** Byte-level BPE writes each byte as a printable character (GPT-2): printable ones as they are, the others from U+0100 on. */
function byteOfCharacter(): Map<string, number> {
  const map = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    map.set(String.fromCodePoint(printable ? byte : next++), byte);
  }
  return map;
}
