/** Look of the map, complete in itself so that the drawing also stands alone. */
export const diagramStyle = `
.house-map { --m-text: #2a211b; --m-muted: #65574c; --m-box: #f8f1e9; --m-row: #ffffff; --m-edge: #cdbcac; --m-accent: #a63f16; --m-way: #2c5f87; font: 14px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  .house-map { --m-text: #f4ece4; --m-muted: #bcaea1; --m-box: #2a221d; --m-row: #1b1613; --m-edge: #5b4c41; --m-accent: #ffa375; --m-way: #8fc4ee; }
}
.house-map text { fill: var(--m-text); }
.house-map .name { font-weight: 600; }
.house-map .small { font-size: 12px; fill: var(--m-muted); }
.house-map .zone { fill: var(--m-box); stroke: var(--m-edge); }
.house-map .service { fill: var(--m-row); stroke: var(--m-edge); }
.house-map .proxy { fill: var(--m-row); stroke: var(--m-accent); stroke-width: 2; }
.house-map .outside { fill: var(--m-row); stroke: var(--m-way); stroke-dasharray: 5 4; }
.house-map .way { fill: none; stroke: var(--m-accent); stroke-width: 1.5; }
.house-map .egress { fill: none; stroke: var(--m-way); stroke-width: 1.5; stroke-dasharray: 5 4; }
.house-map .tip { fill: var(--m-accent); }
`;
