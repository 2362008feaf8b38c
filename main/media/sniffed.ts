/** What a file is by its bytes; its name is never asked. */
export interface Sniffed {
  /** `video` stands for anything that ffmpeg opens; probing tells video from audio. */
  kind: 'image' | 'video' | 'audio';
  /** ffmpeg demuxer that is forced on the file; null where sharp reads it alone. */
  demuxer: string | null;
  /** IANA media type. */
  mime: string;
  /** bytes */
  size: number;
}
