const SIGNS = [
  /^\s*(def|class|import|from|return|const|let|var|function|public|private|static|void|fn|func|struct|SELECT|INSERT|UPDATE)\b.*[(){};:=*]/,
  /\w\([^)]*\)\s*[:;{]?\s*$/,
  /^\s*[\w.[\]]+\s*(\+|-|\*|\/)?=\s*\S/,
  /^\s*(#|\/\/|--)\s+\S/,
  /\w\(.*\)\s*(#|\/\/)/,
  /[{};]\s*$/,
  /=>|->|::|&&|\|\||!=|==|<\/|\/>/,
  /^\s*(\$|>>>)\s+\S/,
  /\w\[\w+\]/,
];

/** Whether a line reads as program text, whose gaps and signs must stay as they are. */
export function looksLikeCode(line: string): boolean {
  return SIGNS.some((sign) => sign.test(line));
}
