import { doubtfulKey } from './json.js';

describe('a JSON text', () => {
  it.each([
    ['{"a":1,"a":2}', 'repeated'],
    ['{"a":{"b":1,"c":[{"b":1}],"b":2}}', 'repeated'],
    ['[{"a":1},{"a":1,"\\u0061":2}]', 'repeated'],
    ['{"a":"x","b":{"a":1},"a":3}', 'repeated'],
    ['{"a":1 , "a" :2}', 'repeated'],
    ['{"__proto__":{}}', 'forbidden'],
    ['{"data":{"\\u005f_proto__":{"admin":true}}}', 'forbidden'],
    ['{"a":[1,{"__proto__":1}]}', 'forbidden'],
  ])('%s has a key that is %s', (text, doubt) => {
    expect(doubtfulKey(text)).toBe(doubt);
  });

  it.each([
    '{}',
    '[]',
    '"a"',
    '{"a":"a","b":"a"}',
    '{"a":["a","a"],"b":[["a"],"a"]}',
    '{"a":{"a":{"a":1}}}',
    '{"a":"x\\",\\"a\\":1","b":2}',
    '{"a":"\\\\","b":"\\\\\\"","c":"{\\"c\\":1}"}',
    '{"":1,"a":2}',
    '{"proto":1,"_proto_":2,"a":"__proto__"}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('%.60s has none', (text) => {
    JSON.parse(text);
    expect(doubtfulKey(text)).toBeUndefined();
  });
});
