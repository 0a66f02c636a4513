export { renderCsv } from './csv.js';
export { renderHtml } from './html.js';
export { renderJson } from './json.js';
export { renderXlsx } from './xlsx.js';
