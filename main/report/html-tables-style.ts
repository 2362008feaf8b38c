/** Of the log's table and of minutes; read by `htmlStyle`, whose colours it takes. */
export const htmlTablesStyle = `
.log { width: 100%; margin: 1rem 0 1.5rem; border-collapse: collapse; table-layout: fixed; font-size: 12.5px; line-height: 1.45; }
.log th, .log td { padding: .5rem .6rem .5rem 0; text-align: left; vertical-align: top; font-weight: 400; }
.log thead th { padding-top: 0; color: var(--quiet); font-size: 11.5px; font-weight: 600; border-bottom: 1.5px solid var(--ink); }
.log tbody { border-bottom: 1px solid var(--line); }
.log tbody th { font-weight: 650; }
.log tr + tr > td { padding-top: 0; }
.log th:nth-child(1) { width: 2.4rem; } .log th:nth-child(2) { width: 15%; } .log th:nth-child(3) { width: 5.6rem; }
.log th:nth-last-child(2) { width: 5.2rem; } .log th:nth-last-child(1) { width: 3.2rem; }
.log.pictured th:nth-child(2) { width: 20%; } .log.pictured th:nth-child(3) { width: 14%; }
.log.pictured th:nth-child(4) { width: 5.6rem; }
.log thead th, .log .tag { overflow-wrap: normal; white-space: nowrap; }
.log .picture { padding-right: 1rem; }
.log img { border-radius: 4px; }
.log .picture .meta { display: block; margin-top: .15rem; }
.log .time, .log .meta { font-size: 12px; }
.log .remark { display: block; padding-left: .6rem; }
.minutes { margin: .75rem 0 1.5rem; padding: 0; list-style: none; }
.minutes > li {
  display: grid; grid-template-columns: 5.4rem 1fr 9rem; gap: .25rem 1rem; padding: .75rem 0; border-top: 1px solid var(--line);
}
.minutes > li > :nth-child(2):last-child { grid-column: 2 / -1; }
.minutes .time { color: var(--quiet); font-size: 13px; font-weight: 600; }
.lines { margin: 0; padding: 0; list-style: none; }
.lines li { display: grid; grid-template-columns: 6.2rem 1fr; gap: 0 .5rem; margin: 0 0 .3rem; }
.lines .tag { line-height: 1.9; }
.decisions { margin: .5rem 0 1.5rem; padding-left: 1.6rem; }
.decisions li { margin: 0 0 .5rem; padding-left: .3rem; }
.decisions .meta { margin-left: .4em; }
@media screen and (max-width: 40rem) {
  .log { display: block; overflow-x: auto; table-layout: auto; }
  .log th, .log td { min-width: 4.5rem; } .log th:nth-child(1) { min-width: 2rem; } .log .picture { min-width: 7rem; }
  .minutes > li { grid-template-columns: 1fr; }
  .minutes > li > :nth-child(2):last-child { grid-column: 1; }
}
`;
