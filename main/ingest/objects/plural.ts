/** "1 bus", "2 buses", "3 people": COCO names by English rule, with its exceptions among them. */
export function counted(count: number, label: string): string {
  return `${count} ${count === 1 ? label : plural(label)}`;
}

const IRREGULAR: Record<string, string> = {
  person: 'people',
  sheep: 'sheep',
  skis: 'pairs of skis',
  scissors: 'pairs of scissors',
  mouse: 'mice',
  knife: 'knives',
  'wine glass': 'wine glasses',
  broccoli: 'heads of broccoli',
};

function plural(label: string): string {
  const irregular = IRREGULAR[label];
  if (irregular) return irregular;
  if (/(s|x|z|ch|sh)$/.test(label)) return `${label}es`;
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return `${label}s`;
}
