import { cleanLine, cleanText } from '../report/clean-text.ts';
import { escapeHtml } from '../report/escape-html.ts';
import { type FrameRate, framesAt } from './frame-rate.ts';
import type { Marker } from './marker.ts';
import { factLines, type SourceFacts } from './source-facts.ts';

export interface FcpxmlSource extends SourceFacts {
  /** Of the file, for the editor to find it. */
  url: string;
  hasVideo: boolean;
  hasAudio: boolean;
  /** px */
  width: number;
  height: number;
}

/**
 * FCPXML 1.9: a project of the whole source whose markers are chapters (Final Cut Pro, DaVinci Resolve, Premiere by way of converters).
 * @param first frame of the source's own timecode: times within a clip are those of its source
 */
export function fcpxml(markers: readonly Marker[], rate: FrameRate, source: FcpxmlSource, first = 0): string {
  const time = (frames: number) => rational(frames * rate.denominator, rate.numerator);
  const frame = time(1);
  const begin = time(first);
  const length = time(Math.max(1, framesAt(source.duration, rate)));
  const name = attribute(source.file);
  const format = source.hasVideo ? ` width="${source.width}" height="${source.height}"` : '';
  const has = `${source.hasVideo ? ' hasVideo="1" format="r1"' : ''}${source.hasAudio ? ' hasAudio="1"' : ''}`;
  const chapters = markers.map(({ start, end, name: title, note }) => {
    const at = framesAt(start, rate);
    const duration = time(Math.max(1, framesAt(end, rate) - at));
    const more = note === '' ? '' : ` note="${attribute(cleanText(note))}"`;
    return `              <chapter-marker start="${time(first + at)}" duration="${duration}" value="${attribute(cleanLine(title))}"${more} posterOffset="0s"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    ...factLines(source).map((fact) => `<!-- ${comment(fact)} -->`),
    '<fcpxml version="1.9">',
    '  <resources>',
    `    <format id="r1" frameDuration="${frame}"${format}/>`,
    `    <asset id="r2" name="${name}" start="${begin}" duration="${length}"${has}>`,
    `      <media-rep kind="original-media" src="${attribute(source.url)}"/>`,
    '    </asset>',
    '  </resources>',
    '  <library>',
    `    <event name="${name}">`,
    `      <project name="${name}">`,
    `        <sequence format="r1" duration="${length}" tcStart="${begin}" tcFormat="${rate.dropFrame ? 'DF' : 'NDF'}">`,
    '          <spine>',
    `            <asset-clip ref="r2" name="${name}" offset="${begin}" start="${begin}" duration="${length}">`,
    ...chapters,
    '            </asset-clip>',
    '          </spine>',
    '        </sequence>',
    '      </project>',
    '    </event>',
    '  </library>',
    '</fcpxml>',
    '',
  ].join('\n');
}

/** A time as FCPXML writes it: a fraction of seconds in lowest terms. */
function rational(numerator: number, denominator: number): string {
  const divisor = gcd(numerator, denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  return bottom === 1 ? `${top}s` : `${top}/${bottom}s`;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const attribute = (text: string): string => escapeHtml(text).replaceAll('\n', '&#10;');

/** A comment ends at two dashes. */
const comment = (text: string): string => escapeHtml(text).replaceAll('--', '- -').replace(/-$/, '- ');
