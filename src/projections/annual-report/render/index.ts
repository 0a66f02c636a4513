export { renderCsv } from './csv.js';
export { renderHtml, type HtmlOptions } from './html.js';
export { renderJson } from './json.js';
