/** A named span of a source. Times in s; `end` equals `start` where only a second is meant. */
export interface Marker {
  start: number;
  end: number;
  name: string;
  /** More than the name, '' for nothing. */
  note: string;
}
