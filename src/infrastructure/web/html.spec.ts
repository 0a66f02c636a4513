import { Html, html } from './html.js';

describe('the html of a page', () => {
  it('escapes what it is given, also inside attributes', () => {
    expect(html`<p title="${`"><script>`}">${`<b>&'`}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</p>',
    );
  });

  it('keeps what is already html, and joins lists', () => {
    const items = ['a', 'b'].map((name) => html`<li>${name}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a</li><li>b</li></ul>');
    expect(html`${new Html('<hr>')}`.text).toBe('<hr>');
  });

  it('writes zero, and nothing for what is not there', () => {
    expect(html`${0}|${undefined}|${null}|${false}`.text).toBe('0|||');
  });
});
